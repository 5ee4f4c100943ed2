"""Runs in the database: which windows were opened, once each, and what each is about.

Each function is one query in the caller's transaction; a run, its items, its deliveries and its exclusions are written
in one (``notifier.opening``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.model import StoredItem
from feeds.store import items
from feeds.store.schema import deliveries, exclusions, issues, run_items, runs
from feeds.store.schema import items as item_rows
from feeds.store.upsert import insert

ISSUE = "issue:"
"""An issue's run has the schedule issue:KEY; the others are now, daily, weekly and monthly, for members of another time
zone with @ZONE."""

NOW = "now"


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    schedule: str
    window_start: dt.datetime
    window_end: dt.datetime

    @property
    def frequency(self) -> str:
        return frequency_of(self.schedule)

    @property
    def zone(self) -> str | None:
        return zone_of(self.schedule)


def frequency_of(schedule: str) -> str:
    return "issue" if schedule.startswith(ISSUE) else schedule.partition("@")[0]


def zone_of(schedule: str) -> str | None:
    """The time zone that a schedule is read in; None for the settings' own."""
    return None if schedule.startswith(ISSUE) else schedule.partition("@")[2] or None


@dataclass(frozen=True, slots=True)
class RunItem:
    """An item of a run. ``early``: from before its window."""

    place: int
    early: bool
    stored: StoredItem


def items_of(connection: sa.Connection, run_id: int) -> list[RunItem]:
    """What a run is about, as it now is, in the order of its list; without what was taken out since."""
    query = sa.select(run_items).where(run_items.c.run_id == run_id).order_by(run_items.c.place)
    rows = connection.execute(query).all()
    stored = {one.id: one for one in items.by_ids(connection, [row.item_id for row in rows])}
    return [RunItem(row.place, row.early, stored[row.item_id]) for row in rows if row.item_id in stored]


def freeze_items(connection: sa.Connection, run_id: int, listed: Iterable[RunItem]) -> None:
    rows = [{"run_id": run_id, "place": one.place, "item_id": one.stored.id, "early": one.early} for one in listed]
    if rows:
        connection.execute(sa.insert(run_items), rows)


def sharing(connection: sa.Connection, run_id: int) -> list[tuple[int, int, int, bool]]:
    """The other runs that have items of this one: (run, place there, place here, whether early there)."""
    here, there = run_items.alias("here"), run_items.alias("there")
    query = (
        sa.select(there.c.run_id, there.c.place, here.c.place, there.c.early)
        .join(here, here.c.item_id == there.c.item_id)
        .where(here.c.run_id == run_id, there.c.run_id != run_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def one_opener_at_a_time(connection: sa.Connection) -> None:
    """Nobody else opens a run, and no issue is saved, until this transaction ends: what is released is in the window
    that is being opened or in a later one, never in between. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE runs IN SHARE ROW EXCLUSIVE MODE")


def open_run(
    connection: sa.Connection,
    schedule: str,
    window: tuple[dt.datetime, dt.datetime],
    *,
    now: dt.datetime,
    expires: dt.datetime,
) -> int | None:
    """Gives the id of a new run without anything in it yet, or None if this window has been opened before."""
    values = {
        "schedule": schedule,
        "window_start": window[0],
        "window_end": window[1],
        "state": "open",
        "counts": {},
        "started": now,
        "expires": expires,
        "ended": None,
    }
    opening = insert(connection, runs).values(**values).on_conflict_do_nothing().returning(runs.c.id)
    run_id: int | None = connection.execute(opening).scalar_one_or_none()
    return run_id


def find(connection: sa.Connection, run_id: int) -> Run | None:
    row = connection.execute(sa.select(runs).where(runs.c.id == run_id)).one_or_none()
    return Run(row.id, row.schedule, row.window_start, row.window_end) if row else None


def covered_until(connection: sa.Connection, schedule: str, now: dt.datetime) -> dt.datetime | None:
    """The end of the last window that was opened. One in the future is a wrong clock's and does not count."""
    query = sa.select(sa.func.max(runs.c.window_end)).where(runs.c.schedule == schedule, runs.c.window_end <= now)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def last_opened(connection: sa.Connection, schedule: str, now: dt.datetime) -> dt.datetime | None:
    """When a run of the schedule was opened last; for an issue's, of any issue."""
    same = runs.c.schedule.startswith(ISSUE) if schedule.startswith(ISSUE) else runs.c.schedule == schedule
    query = sa.select(sa.func.max(runs.c.started)).where(same, runs.c.started <= now)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def released_in(connection: sa.Connection, schedule: str, start: dt.datetime, end: dt.datetime) -> list[StoredItem]:
    """What a run is to be about: what came out with the issue, or what was released in the window [start, end)."""
    if schedule.startswith(ISSUE):
        return items.of_release(connection, schedule.removeprefix(ISSUE), start)
    return items.released(connection, start, end)


def missed_before(connection: sa.Connection, schedule: str, since: dt.datetime, start: dt.datetime) -> list[StoredItem]:
    """What was released in [since, start), by its stamp, and is in no run of the schedule: a clock that was set back
    stamps what is new with a moment that has been covered. Nothing where the schedule had no run by ``since``."""
    first = connection.execute(
        sa.select(sa.func.min(runs.c.window_start)).where(runs.c.schedule == schedule)
    ).scalar_one()
    if first is None or first >= start:
        return []
    known = (
        sa.select(run_items.c.item_id)
        .join(runs, runs.c.id == run_items.c.run_id)
        .where(runs.c.schedule == schedule, run_items.c.early.is_(False))
    )
    query = (
        sa.select(item_rows.c.id)
        .where(item_rows.c.released >= max(first, since), item_rows.c.released < start, items.LIVE)
        .where(item_rows.c.id.not_in(known))
    )
    return items.by_ids(connection, connection.scalars(query).all())


def last_release(connection: sa.Connection, start: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """When the last item was released of those of [start, now]."""
    query = sa.select(sa.func.max(item_rows.c.released)).where(
        item_rows.c.released >= start, item_rows.c.released <= now, items.LIVE
    )
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def forget_expired_ahead(connection: sa.Connection, now: dt.datetime) -> None:
    """Runs that expired by a clock which was ahead, and of which nothing was sent, have not been."""
    ahead = sa.select(runs.c.id).where(runs.c.state == "expired", runs.c.started > now)
    ahead = ahead.where(runs.c.id.not_in(sa.select(deliveries.c.run_id).where(deliveries.c.run_id.is_not(None))))
    ids = connection.scalars(ahead).all()
    for table in (exclusions, run_items) if ids else ():
        connection.execute(sa.delete(table).where(table.c.run_id.in_(ids)))
    if ids:
        connection.execute(sa.delete(runs).where(runs.c.id.in_(ids)))


def released_of_issue(connection: sa.Connection, key: str) -> dt.datetime | None:
    """When a published issue was released."""
    query = sa.select(issues.c.released).where(issues.c.key == key, issues.c.held.is_(None))
    return connection.execute(query).scalar_one_or_none()


def run_of(connection: sa.Connection, schedule: str, window_end: dt.datetime) -> int | None:
    query = sa.select(runs.c.id).where(runs.c.schedule == schedule, runs.c.window_end == window_end)
    return connection.execute(query).scalar_one_or_none()


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
