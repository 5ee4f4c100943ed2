"""Searching the archive (pure): what a text is found by, what a person asks for, and the words that were hit."""
