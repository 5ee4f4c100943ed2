"""Queries over issues. A text is long: only ``text`` reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from feeds.model import Periodical, StoredIssue
from feeds.serialise import flags_from_json, masthead_from_json
from feeds.store.schema import issues, outputs
from feeds.store.upsert import insert

_COLUMNS = tuple(column for column in issues.c if column.name not in ("text", "pages"))

_NEWEST_FIRST = (issues.c.published.desc(), issues.c.key.desc())


def _from_row(row: sa.RowMapping) -> StoredIssue:
    values: dict[str, Any] = dict(row)
    values["masthead"] = masthead_from_json(values["masthead"])
    values["flags"] = flags_from_json(values["flags"])
    return StoredIssue(**values)


def newest(connection: sa.Connection, limit: int | None, *, held: bool = False) -> list[StoredIssue]:
    """``held``: those too that wait for a person."""
    query = sa.select(*_COLUMNS).order_by(*_NEWEST_FIRST).limit(limit)
    if not held:
        query = query.where(issues.c.held.is_(None))
    return [_from_row(row) for row in connection.execute(query).mappings()]


def by_keys(connection: sa.Connection, keys: Collection[str]) -> dict[str, StoredIssue]:
    query = sa.select(*_COLUMNS).where(issues.c.key.in_(keys))
    return {row["key"]: _from_row(row) for row in connection.execute(query).mappings()}


def text(connection: sa.Connection, key: str) -> str:
    found: str | None = connection.scalar(sa.select(issues.c.text).where(issues.c.key == key))
    if found is None:
        raise KeyError(key)
    return found


def pages(connection: sa.Connection, key: str) -> list[int]:
    """Where each page begins in the text."""
    return list(connection.execute(sa.select(issues.c.pages).where(issues.c.key == key)).scalar_one())


def lacking(connection: sa.Connection, output: str) -> list[StoredIssue]:
    """Issues whose present state the output was not made from, oldest change first."""
    made = sa.and_(outputs.c.issue_key == issues.c.key, outputs.c.output == output)
    query = (
        sa.select(*_COLUMNS)
        .outerjoin(outputs, made)
        .where(outputs.c.changed.is_distinct_from(issues.c.changed), issues.c.held.is_(None))
        .order_by(issues.c.changed, issues.c.key)
    )
    return [_from_row(row) for row in connection.execute(query).mappings()]


def mark_output(connection: sa.Connection, key: str, output: str, changed: dt.datetime) -> None:
    statement = insert(connection, outputs).values(issue_key=key, output=output, changed=changed)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["issue_key", "output"], set_={"changed": changed})
    )


def periodicals(connection: sa.Connection) -> list[Periodical]:
    """Every periodical that has an issue, with the title and the publisher of its latest one that names them."""
    query = sa.select(issues.c.periodical, issues.c.periodical_title, issues.c.masthead).order_by(*_NEWEST_FIRST)
    found: dict[str, Periodical] = {}
    for slug, title, masthead in connection.execute(query):
        known = found.get(slug)
        if known is None or known.publisher is None:
            found[slug] = Periodical(slug, known.title if known else title, masthead["publisher"])
    return list(found.values())
