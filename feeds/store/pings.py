"""Queries over pings: which hub is still to be told that which feed has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from feeds.store.records import Ping
from feeds.store.schema import pings
from feeds.store.upsert import insert


def put(connection: sa.Connection, rows: Iterable[tuple[str, str]], now: dt.datetime) -> None:
    """``rows`` are (hub, feed), addresses both. One that waits already is due at once and counts as new."""
    values = [{"hub": hub, "feed": feed, "attempts": 0, "not_before": now} for hub, feed in sorted(set(rows))]
    if values:
        statement = insert(connection, pings)
        fresh = {"attempts": 0, "not_before": statement.excluded.not_before}
        connection.execute(statement.on_conflict_do_update(index_elements=["hub", "feed"], set_=fresh), values)


def due(connection: sa.Connection, now: dt.datetime) -> list[Ping]:
    """Those of a hub one after the other."""
    query = sa.select(pings).where(pings.c.not_before <= now).order_by(pings.c.hub, pings.c.feed)
    return [Ping(**row) for row in connection.execute(query).mappings()]


def done(connection: sa.Connection, told: Sequence[Ping]) -> None:
    """But not those that have become due anew while the hub was told."""
    for ping in told:
        connection.execute(sa.delete(pings).where(*_this(ping)))


def postpone(connection: sa.Connection, waiting: Sequence[Ping], until: dt.datetime) -> None:
    for ping in waiting:
        values = {"attempts": ping.attempts + 1, "not_before": until}
        connection.execute(sa.update(pings).where(*_this(ping)).values(values))


def _this(ping: Ping) -> tuple[sa.ColumnElement[bool], ...]:
    return pings.c.hub == ping.hub, pings.c.feed == ping.feed, pings.c.not_before == ping.not_before
