"""The store: one database, SQLite or PostgreSQL, behind named queries."""

from __future__ import annotations

from feeds.store.correcting import Decision
from feeds.store.facade import Store
from feeds.store.placing import Rules
from feeds.store.publication import Publication
from feeds.store.records import Counts, FileRecord, LogEntry, ReviewItem, Saved

__all__ = [
    "Counts",
    "Decision",
    "FileRecord",
    "LogEntry",
    "Publication",
    "ReviewItem",
    "Rules",
    "Saved",
    "Store",
]
