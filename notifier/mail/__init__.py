"""The mail channel: a digest as HTML and text, as a message, and out by SMTP or into files."""
