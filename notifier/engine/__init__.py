"""Who calls, and when. What is then to be done is read from the database: a call too many harms nobody."""
