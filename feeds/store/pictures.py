"""Queries over the pictures of issues. Their bytes stand in the database, so that an issue is saved whole or not at
all, and whoever publishes it, on whichever machine, has them."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from feeds.store.schema import pictures


def keep(connection: sa.Connection, key: str, found: Mapping[str, bytes]) -> None:
    """These, by their SHA-256, and no others are the issue's from now on."""
    of_issue = pictures.c.issue_key == key
    known = set(connection.scalars(sa.select(pictures.c.sha256).where(of_issue)))
    if gone := known - found.keys():
        connection.execute(sa.delete(pictures).where(of_issue, pictures.c.sha256.in_(gone)))
    # One at a time: together they may be a hundred megabytes.
    for sha256 in found.keys() - known:
        connection.execute(sa.insert(pictures).values(issue_key=key, sha256=sha256, data=found[sha256]))


def find(connection: sa.Connection, key: str, sha256: str) -> bytes | None:
    wanted = (pictures.c.issue_key == key, pictures.c.sha256 == sha256)
    return connection.scalar(sa.select(pictures.c.data).where(*wanted))
