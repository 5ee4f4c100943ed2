"""Queries over files: what became of the bytes that were dropped."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa

from feeds.store.records import FileRecord
from feeds.store.schema import files
from feeds.store.upsert import insert


def find(connection: sa.Connection, sha256: str) -> FileRecord | None:
    row = connection.execute(sa.select(files).where(files.c.sha256 == sha256)).one_or_none()
    return FileRecord(**row._mapping) if row else None


def record_rejected(connection: sa.Connection, sha256: str, name: str, error: str, now: dt.datetime) -> None:
    """Bytes that were published stay so, whatever went wrong with a second copy of them."""
    values = {"name": name, "state": "rejected", "issue_key": None, "error": error, "seen": now}
    statement = insert(connection, files).values(sha256=sha256, **values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["sha256"], set_=values, where=files.c.state == "rejected")
    )


def record_published(connection: sa.Connection, sha256: str, name: str, key: str, now: dt.datetime) -> None:
    values: dict[str, Any] = {"name": name, "state": "published", "issue_key": key, "error": None, "seen": now}
    statement = insert(connection, files).values(sha256=sha256, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["sha256"], set_=values))


def issue_named(connection: sa.Connection, name: str) -> str | None:
    """The issue that a file of this name became, the latest one; ``name`` may lack the file's ending."""
    named = files.c.name.startswith(name, autoescape=True)
    query = sa.select(files.c.name, files.c.issue_key).where(files.c.issue_key.is_not(None), named)
    found = connection.execute(query.order_by(files.c.seen.desc())).all()
    exact = [row.issue_key for row in found if row.name == name]
    return next(iter(exact + [row.issue_key for row in found if PurePath(row.name).stem == name]), None)
