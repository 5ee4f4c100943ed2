"""Runs in the database: which windows were opened, once each, and how their audience adds up.

Each function is one query in the caller's transaction; a run and its deliveries (``ledger``) are opened in one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from feeds.model import StoredItem
from feeds.store import items
from feeds.store.schema import issues, runs
from feeds.store.schema import items as item_rows
from feeds.store.upsert import insert

ISSUE = "issue:"
"""An issue's run has the schedule issue:KEY; the others are daily, weekly and monthly."""


class Why(StrEnum):
    """Why a candidate of a run gets no mail."""

    NO_ITEMS = "no-items"
    UNKNOWN_TOPIC = "unknown-topic"  # none of the member's topics is configured any more
    EXPIRED = "expired"  # the run was missed and is too old


@dataclass(frozen=True, slots=True)
class Addressee:
    """A candidate of a run: a member, the topics they get, or why they get nothing."""

    member_id: int
    topics: tuple[str, ...] = ()
    excluded: Why | None = None


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    schedule: str
    window_start: dt.datetime
    window_end: dt.datetime

    @property
    def frequency(self) -> str:
        return frequency_of(self.schedule)


def frequency_of(schedule: str) -> str:
    return "issue" if schedule.startswith(ISSUE) else schedule


def items_of(connection: sa.Connection, schedule: str, start: dt.datetime, end: dt.datetime) -> list[StoredItem]:
    """What a run is about: what came out with the issue, or what was released in its window, as it is now."""
    if schedule.startswith(ISSUE):
        return items.of_release(connection, schedule.removeprefix(ISSUE), start)
    return items.released(connection, start, end)


def one_opener_at_a_time(connection: sa.Connection) -> None:
    """Nobody else opens a run, and no issue is saved, until this transaction ends: what is released is in the window
    that is being opened or in a later one, never in between. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE runs IN SHARE ROW EXCLUSIVE MODE")


def open_run(
    connection: sa.Connection,
    schedule: str,
    window: tuple[dt.datetime, dt.datetime],
    audience: Sequence[Addressee],
    *,
    now: dt.datetime,
    expired: bool = False,
    others: int = 0,
) -> int | None:
    """Opens a run for this audience; gives its id, or None if it has been opened before.

    ``runs.counts`` holds the equation that a run must satisfy: candidates = prepared + those excluded, by reason.
    ``others`` is how many deliveries by other channels it has, which have no audience.
    """
    prepared = [one for one in audience if one.excluded is None]
    reasons = [one.excluded.value for one in audience if one.excluded]
    excluded = {reason: reasons.count(reason) for reason in sorted(set(reasons))}
    counts = {"candidates": len(audience), "prepared": len(prepared), "excluded": excluded}
    if len({one.member_id for one in audience}) != len(audience):
        raise ValueError("a member twice in one audience")
    ended = not prepared and not others
    values = {
        "schedule": schedule,
        "window_start": window[0],
        "window_end": window[1],
        "state": "expired" if expired else "done" if ended else "open",
        "counts": counts,
        "started": now,
        "ended": now if ended else None,
    }
    opening = insert(connection, runs).values(**values).on_conflict_do_nothing().returning(runs.c.id)
    run_id: int | None = connection.execute(opening).scalar_one_or_none()
    return run_id


def covered_until(connection: sa.Connection, schedule: str, now: dt.datetime) -> dt.datetime | None:
    """The end of the last window that was opened. One in the future is a wrong clock's and does not count."""
    query = sa.select(sa.func.max(runs.c.window_end)).where(runs.c.schedule == schedule, runs.c.window_end <= now)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def issues_without_run(connection: sa.Connection) -> list[tuple[str, dt.datetime]]:
    """Key and release of every issue that no run was opened for, oldest first. A correction opens no second one; what
    was held and has been accepted since has a release of its own."""
    run_of = runs.c.schedule == sa.literal(ISSUE) + issues.c.key
    new = (
        sa.select(issues.c.key, issues.c.released)
        .join(runs, run_of, isouter=True)
        .where(runs.c.id.is_(None), issues.c.held.is_(None))
    )
    late = (
        sa.select(issues.c.key, item_rows.c.accepted)
        .join(item_rows, item_rows.c.issue_key == issues.c.key)
        .join(runs, sa.and_(run_of, runs.c.window_end == item_rows.c.accepted), isouter=True)
        .where(runs.c.id.is_(None), issues.c.held.is_(None), items.LIVE, items.LATE)
        .distinct()
    )
    found = [(row[0], row[1]) for query in (new, late) for row in connection.execute(query)]
    return sorted(found, key=lambda pair: (pair[1], pair[0]))
