"""Queries over the log: what went wrong lately."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from feeds.store.records import LogEntry
from feeds.store.schema import log

_KEPT = 1000


def write(connection: sa.Connection, kind: str, subject: str, message: str, now: dt.datetime) -> None:
    statement = sa.insert(log).values(at=now, kind=kind, subject=subject, message=message)
    newest = connection.execute(statement.returning(log.c.id)).scalar_one()
    connection.execute(sa.delete(log).where(log.c.id <= newest - _KEPT))


def latest(connection: sa.Connection, limit: int) -> list[LogEntry]:
    """Newest first."""
    query = sa.select(log.c.at, log.c.kind, log.c.subject, log.c.message).order_by(log.c.id.desc()).limit(limit)
    return [LogEntry(**row) for row in connection.execute(query).mappings()]
