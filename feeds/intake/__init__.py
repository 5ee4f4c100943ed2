"""The drop folder: when a file is complete, what became of it, and where it goes."""
