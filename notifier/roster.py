"""Members as the operator looks at them: the whole list, one of them, and back into a file."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import sqlalchemy as sa

from feeds.store.schema import bounces, deliveries, members, runs
from notifier.subscriptions import Running, running

COLUMNS = ("email", "name", "topics", "frequency", "language", "zone", "form")


@dataclass(frozen=True, slots=True)
class Listed:
    """``row`` is of the table of members."""

    row: sa.Row[Any]
    running: tuple[Running, ...]


@dataclass(frozen=True, slots=True)
class Mailed:
    """The kind or schedule of a mail, its state, when that last changed, and the server's answer."""

    name: str
    state: str
    changed: dt.datetime
    answer: str


def find(connection: sa.Connection, email: str) -> sa.Row[Any] | None:
    """By address, whichever way its letters are written."""
    return connection.execute(sa.select(members).where(sa.func.lower(members.c.email) == email.lower())).first()


def everyone(connection: sa.Connection, topic: str | None = None) -> list[Listed]:
    """Members who were not erased, by address; of one topic those who get it."""
    by_member: dict[int, list[Running]] = {}
    for one in running(connection):
        by_member.setdefault(one.member_id, []).append(one)
    query = sa.select(members).where(members.c.erased.is_(None)).order_by(members.c.email)
    found = [Listed(row, tuple(by_member.get(row.id, ()))) for row in connection.execute(query)]
    return [one for one in found if topic is None or any(each.topic == topic for each in one.running)]


def mails(connection: sa.Connection, member_id: int, limit: int) -> list[Mailed]:
    """The latest, newest first."""
    query = (
        sa.select(deliveries.c.kind, deliveries.c.state, deliveries.c.changed, deliveries.c.answer, runs.c.schedule)
        .join(runs, runs.c.id == deliveries.c.run_id, isouter=True)
        .where(deliveries.c.member_id == member_id)
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    return [
        Mailed(row.schedule or row.kind, row.state, row.changed, row.answer or "") for row in connection.execute(query)
    ]


def bounced(connection: sa.Connection, member_id: int, limit: int) -> list[tuple[dt.datetime, str, str]]:
    """When, what kind, and what was said; newest first."""
    query = sa.select(bounces).where(bounces.c.member_id == member_id).order_by(bounces.c.at.desc()).limit(limit)
    return [(row.at, row.kind, row.text) for row in connection.execute(query)]


def suppress(connection: sa.Connection, member_id: int, reason: str | None, now: dt.datetime) -> None:
    """Nothing is sent to the address from now on; without a reason, it is again."""
    values = {"suppressed": now if reason else None, "suppression": reason}
    connection.execute(sa.update(members).where(members.c.id == member_id).values(**values))


def write_csv(listed: Sequence[Listed], file: TextIO) -> int:
    """The running subscriptions as members.csv has them: a row for each frequency of a member. Gives how many rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for one in listed:
        for row in _rows(one):
            writer.writerow(row)
            count += 1
    return count


def _rows(one: Listed) -> Iterator[tuple[str, ...]]:
    by_frequency: dict[str, list[str]] = {}
    for each in one.running:
        by_frequency.setdefault(each.frequency if each.chosen else "", []).append(each.topic)
    row = one.row
    for frequency, topics in by_frequency.items():
        yield row.email, _plain(row.name), ";".join(topics), frequency, row.language, row.zone or "", row.form


def _plain(name: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
