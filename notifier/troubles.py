"""What goes wrong while nobody looks on, for the operator to see."""

from __future__ import annotations

import datetime as dt

from feeds.store import Store


def report(store: Store, kind: str, subject: str, message: str, now: dt.datetime) -> None:
    """Into the log that the operator sees; once, however often it happens in a row."""
    if not any((entry.kind, entry.message) == (kind, message) for entry in store.last_errors(20)):
        store.log(kind, subject, message, now)
