"""The store: one database, SQLite or PostgreSQL, behind named queries."""

from __future__ import annotations

from feeds.store.facade import Store
from feeds.store.publication import Publication
from feeds.store.records import Counts, FileRecord, LogEntry, Saved

__all__ = ["Counts", "FileRecord", "LogEntry", "Publication", "Saved", "Store"]
