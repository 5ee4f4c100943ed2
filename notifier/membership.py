"""Members and their subscriptions in the database: brought in line with members.csv, and read for a run.

Append-only: a subscription that ends keeps its row, with when and why. Only what came from members.csv is ended by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.store.schema import members, subscriptions
from notifier.members import FILE, Member, MemberFile, Subscription

CHANNEL = "mail"
GONE_FROM_FILE = "removed from members.csv"


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: subscriptions started and ended."""

    started: int = 0
    ended: int = 0


def sync(connection: sa.Connection, file: MemberFile, now: dt.datetime) -> Synced:
    """Makes the subscriptions from members.csv what the file says; a file that could not be read changes nothing.

    A member in a row with a mistake, and what other origins say, stay as they are.
    """
    if not file.complete:
        return Synced()
    _one_at_a_time(connection)
    rows = connection.execute(sa.select(members).order_by(members.c.id)).all()
    known = {row.email.lower(): row for row in rows}
    running = _running(connection)
    started, ended = 0, 0
    for member in file.members:
        row = known.get(member.email.lower())
        member_id = _add(connection, member, now) if row is None else _refresh(connection, row, member)
        had = running.get(member_id, {})
        started += _start(connection, member_id, [one for one in member.subscriptions if one not in had], now)
        ended += _end(connection, [had[one] for one in had if one not in member.subscriptions], now)
    listed = {member.email.lower() for member in file.members} | file.doubtful
    for email, row in known.items():
        if email not in listed and row.origin == FILE:
            ended += _end(connection, running.get(row.id, {}).values(), now)
            if row.left is None:
                connection.execute(sa.update(members).where(members.c.id == row.id).values(left=now))
    return Synced(started, ended)


def any_members(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(members.c.id).limit(1)).first() is not None


def _one_at_a_time(connection: sa.Connection) -> None:
    """Two processes must not both start one subscription. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE")


def _running(connection: sa.Connection) -> dict[int, dict[Subscription, int]]:
    """The running subscriptions from members.csv: by member, with their row's id."""
    query = sa.select(subscriptions).where(
        subscriptions.c.ended.is_(None), subscriptions.c.origin == FILE, subscriptions.c.channel == CHANNEL
    )
    found: dict[int, dict[Subscription, int]] = {}
    for row in connection.execute(query):
        found.setdefault(row.member_id, {})[Subscription(row.topic, row.frequency)] = row.id
    return found


def _add(connection: sa.Connection, member: Member, now: dt.datetime) -> int:
    values = {
        "email": member.email,
        "name": member.name,
        "language": member.language,
        "origin": FILE,
        "joined": now,
        "confirmed": now,
    }
    return int(connection.execute(sa.insert(members).values(**values).returning(members.c.id)).scalar_one())


def _refresh(connection: sa.Connection, row: sa.Row[tuple[object, ...]], member: Member) -> int:
    """A member who is known: what the file now says of them; one who had left is back."""
    if (row.email, row.name, row.language, row.left) != (member.email, member.name, member.language, None):
        values = {"email": member.email, "name": member.name, "language": member.language, "left": None}
        connection.execute(sa.update(members).where(members.c.id == row.id).values(**values))
    return int(row.id)


def _start(connection: sa.Connection, member_id: int, wanted: Collection[Subscription], now: dt.datetime) -> int:
    rows = [
        {
            "member_id": member_id,
            "topic": subscription.topic,
            "frequency": subscription.frequency,
            "channel": CHANNEL,
            "origin": FILE,
            "started": now,
        }
        for subscription in wanted
    ]
    if rows:
        connection.execute(sa.insert(subscriptions), rows)
    return len(rows)


def _end(connection: sa.Connection, ids: Iterable[int], now: dt.datetime) -> int:
    ids = list(ids)
    if ids:
        ending = sa.update(subscriptions).where(subscriptions.c.id.in_(ids), subscriptions.c.ended.is_(None))
        connection.execute(ending.values(ended=now, reason=GONE_FROM_FILE))
    return len(ids)
