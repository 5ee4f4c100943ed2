"""Queries over issues. A text is long: only ``text`` reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.model import Periodical, StoredIssue
from feeds.serialise import flags_from_json, masthead_from_json
from feeds.store.expressions import InW3cdtf
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


_BY_KEYS = sa.select(*_COLUMNS).where(issues.c.key.in_(sa.bindparam("keys", expanding=True)))


def by_keys(connection: sa.Connection, keys: Collection[str]) -> dict[str, StoredIssue]:
    rows = connection.execute(_BY_KEYS, {"keys": list(keys)}).mappings()
    return {row["key"]: _from_row(row) for row in rows}


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


def mark_outputs(connection: sa.Connection, output: str, states: Mapping[str, dt.datetime]) -> None:
    if not states:
        return
    statement = insert(connection, outputs)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["issue_key", "output"], set_={"changed": statement.excluded.changed}
        ),
        [{"issue_key": key, "output": output, "changed": changed} for key, changed in sorted(states.items())],
    )


def years(connection: sa.Connection, zone: ZoneInfo) -> list[int]:
    """The years in which issues were published, the last one first. One seek a year."""
    query = sa.select(issues.c.published).where(issues.c.held.is_(None)).order_by(*_NEWEST_FIRST).limit(1)
    found: list[int] = []
    moment = connection.scalar(query)
    while moment is not None:
        found.append(moment.astimezone(zone).year)
        moment = connection.scalar(query.where(issues.c.published < dt.datetime(found[-1], 1, 1, tzinfo=zone)))
    return found


def of_year(connection: sa.Connection, year: int, zone: ZoneInfo) -> list[StoredIssue]:
    """Those published in it, newest first."""
    query = sa.select(*_COLUMNS).where(
        issues.c.held.is_(None),
        issues.c.published >= dt.datetime(year, 1, 1, tzinfo=zone),
        issues.c.published < dt.datetime(year + 1, 1, 1, tzinfo=zone),
    )
    return [_from_row(row) for row in connection.execute(query.order_by(*_NEWEST_FIRST)).mappings()]


def changes(connection: sa.Connection) -> list[tuple[str, str]]:
    """The key of every issue, newest first, and when it last changed, as W3CDTF in UTC."""
    query = sa.select(issues.c.key, InW3cdtf(issues.c.changed)).where(issues.c.held.is_(None)).order_by(*_NEWEST_FIRST)
    return [(key, changed) for key, changed in connection.execute(query).all()]


# As many issues of a periodical are asked for its publisher.
_ASKED = 20


def periodicals(connection: sa.Connection) -> list[Periodical]:
    """Every periodical that has an issue, with the title of its latest one and the publisher of the latest of the last
    few that names one. A seek a periodical. By their slugs."""
    slug = connection.scalar(sa.select(sa.func.min(issues.c.periodical)))
    found: list[Periodical] = []
    while slug is not None:
        query = sa.select(issues.c.periodical_title, issues.c.masthead).where(issues.c.periodical == slug)
        rows = connection.execute(query.order_by(*_NEWEST_FIRST).limit(_ASKED)).all()
        publishers = (row.masthead["publisher"] for row in rows)
        found.append(Periodical(slug, rows[0].periodical_title, next(filter(None, publishers), None)))
        slug = connection.scalar(sa.select(sa.func.min(issues.c.periodical)).where(issues.c.periodical > slug))
    return found
