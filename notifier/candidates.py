"""The candidates of a run: every member with a running subscription to mails on its schedule, read page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.store.schema import deliveries, members, subscriptions
from notifier.ledger import MAIL
from notifier.runs import ISSUE, frequency_of, zone_of
from notifier.schedules import Window
from notifier.scopes import Earlier, Owed

# So that a run for a hundred thousand members takes no more memory than one for a few.
_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """``topics`` in the order in which they were subscribed to; ``earlier`` are the member's mails by other runs that
    share items with this one. The last four are what may stand in the way of a mail."""

    member_id: int
    domain: str
    topics: tuple[Owed, ...]
    earlier: tuple[Earlier, ...] = ()
    confirmed: bool = True
    suppressed: bool = False
    complained: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule with the time zones that it leaves to others: the members of every zone have exactly one."""

    name: str
    elsewhere: tuple[str, ...] = ()
    opened: dt.datetime | None = None
    """When a run of it (of any issue, for an issue's) was opened last."""


def zones_of_members(connection: sa.Connection, site: ZoneInfo) -> list[str]:
    """The time zones, other than the site's, of members with a running subscription to a digest of the calendar."""
    calendar = subscriptions.c.frequency.in_(["daily", "weekly", "monthly"])
    query = (
        sa.select(members.c.zone)
        .join(subscriptions, subscriptions.c.member_id == members.c.id)
        .where(members.c.zone.is_not(None), members.c.zone != site.key, subscriptions.c.ended.is_(None), calendar)
        .distinct()
    )
    return sorted(zone for zone in connection.scalars(query) if _exists(zone))


def count(connection: sa.Connection, schedule: Schedule) -> int:
    query = sa.select(sa.func.count(members.c.id.distinct())).select_from(_joined()).where(_candidates(schedule))
    return int(connection.execute(query).scalar_one())


def first_started(connection: sa.Connection, schedule: Schedule) -> dt.datetime | None:
    query = sa.select(sa.func.min(subscriptions.c.started)).select_from(_joined()).where(_candidates(schedule))
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def owed_since(connection: sa.Connection, schedule: Schedule, window: Window) -> dt.datetime | None:
    """From when on items from before the window are owed to somebody; None where they are to nobody."""
    query = (
        sa.select(sa.func.min(subscriptions.c.since))
        .select_from(_joined())
        .where(_candidates(schedule), subscriptions.c.since < window.start)
    )
    if schedule.opened is not None:
        query = query.where(subscriptions.c.started > schedule.opened)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def pages(
    connection: sa.Connection,
    schedule: Schedule,
    window: Window,
    sharing: Sequence[int],
    now: dt.datetime,
    *,
    only: Sequence[int] | None = None,
) -> Iterator[list[Candidate]]:
    """All candidates, or those of some members (ids); ``sharing`` are the runs that share items with this one."""
    last = 0
    while True:
        page = sa.select(members.c.id).where(members.c.id > last).order_by(members.c.id).limit(_PAGE)
        ids = connection.scalars(page if only is None else page.where(members.c.id.in_(only))).all()
        if not ids:
            return
        reached = (members.c.id > last) & (members.c.id <= ids[-1])
        if only is not None:
            reached &= members.c.id.in_(only)
        earlier = _earlier(connection, sharing, last, ids[-1])
        yield _read(connection, schedule, window, reached, earlier, now)
        last = ids[-1]


def _read(
    connection: sa.Connection,
    schedule: Schedule,
    window: Window,
    reached: sa.ColumnElement[bool],
    earlier: dict[int, list[Earlier]],
    now: dt.datetime,
) -> list[Candidate]:
    names = ("id", "email", "confirmed", "suppressed", "suppression", "paused_until")
    columns = (*(members.c[name] for name in names), *(subscriptions.c[name] for name in ("topic", "started", "since")))
    query = sa.select(*columns).select_from(_joined()).where(_candidates(schedule), reached)
    found: dict[int, tuple[Any, dict[str, Owed]]] = {}
    for row in connection.execute(query.order_by(members.c.id, subscriptions.c.id)):
        topics = found.setdefault(row.id, (row, {}))[1]
        topics[row.topic] = Owed(row.topic, _since(row.started, row.since, schedule, window))
    return [
        Candidate(
            member_id=member_id,
            domain=row.email.rpartition("@")[2].lower(),
            topics=tuple(topics.values()),
            earlier=tuple(earlier.get(member_id, ())),
            confirmed=row.confirmed is not None,
            suppressed=row.suppressed is not None,
            complained=row.suppressed is not None and (row.suppression or "").startswith("complaint"),
            paused=row.paused_until is not None and row.paused_until > now,
        )
        for member_id, (row, topics) in found.items()
    ]


def _since(started: dt.datetime, since: dt.datetime | None, schedule: Schedule, window: Window) -> dt.datetime | None:
    """From when on items are owed, where that is not simply from the beginning of the window: a subscription that has
    had a run of its schedule has had everything from before."""
    if since is None or since == window.start:
        return None
    if since > window.start:
        return since
    return since if schedule.opened is None or started > schedule.opened else None


def _earlier(connection: sa.Connection, sharing: Sequence[int], after: int, until: int) -> dict[int, list[Earlier]]:
    found: dict[int, list[Earlier]] = {}
    if sharing:
        query = (
            sa.select(deliveries.c.member_id, deliveries.c.run_id, deliveries.c.topics, deliveries.c.scope)
            .where(deliveries.c.run_id.in_(sharing), deliveries.c.channel == MAIL)
            .where(deliveries.c.member_id > after, deliveries.c.member_id <= until)
            .order_by(deliveries.c.run_id)
        )
        for row in connection.execute(query):
            found.setdefault(row.member_id, []).append(Earlier(row.run_id, tuple(row.topics), row.scope or ""))
    return found


def _joined() -> sa.FromClause:
    return members.join(subscriptions, subscriptions.c.member_id == members.c.id)


def _candidates(schedule: Schedule) -> sa.ColumnElement[bool]:
    wanted = (
        (subscriptions.c.frequency == frequency_of(schedule.name))
        & (subscriptions.c.channel == MAIL)
        & subscriptions.c.ended.is_(None)
        & members.c.erased.is_(None)
    )
    zone = zone_of(schedule.name)
    if zone is not None:
        return wanted & (members.c.zone == zone)
    if schedule.elsewhere and not schedule.name.startswith((ISSUE, "now")):
        wanted &= members.c.zone.is_(None) | members.c.zone.not_in(schedule.elsewhere)
    return wanted


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True
