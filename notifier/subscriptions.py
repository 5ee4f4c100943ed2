"""The table of subscriptions, to which rows are added and in which rows end: nothing in it is ever rewritten.

A member has at most one running subscription to a topic. One that changes (its frequency, or the member's time zone)
ends and another begins, which takes over what the ended one still owed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import sqlalchemy as sa

from feeds.store.schema import runs, subscriptions
from notifier.runs import issues_without_run

MAIL = "mail"
CALENDAR = ("daily", "weekly", "monthly")
FREQUENCIES = ("now", "issue", *CALENDAR)
PAGE = "page"
"""The origin of what a member chose on the pages."""


class Ended(StrEnum):
    """Why a subscription ended, as the table has it."""

    GONE_FROM_FILE = "removed from members.csv"
    UNSUBSCRIBED = "unsubscribed by the member"
    ONE_CLICK = "unsubscribed by one click"
    COMPLAINT = "complaint"
    CHANGED = "changed by the member"
    CHANGED_IN_LIST = "changed in the list"
    DEFAULT_CHANGED = "another default of the topic"
    RENAMED = "the topic was renamed"
    OPERATOR = "ended by the operator"
    ERASED = "erased"


BY_THE_MEMBER = (Ended.UNSUBSCRIBED, Ended.ONE_CLICK, Ended.COMPLAINT, Ended.CHANGED)


@dataclass(frozen=True, slots=True)
class Running:
    """``since``: what was released from then on is owed."""

    id: int
    member_id: int
    topic: str
    frequency: str
    chosen: bool
    origin: str
    since: dt.datetime


def running(connection: sa.Connection, member_id: int | None = None) -> list[Running]:
    """The running subscriptions to mails, of one member or of all, oldest first."""
    query = sa.select(subscriptions).where(subscriptions.c.ended.is_(None), subscriptions.c.channel == MAIL)
    if member_id is not None:
        query = query.where(subscriptions.c.member_id == member_id)
    return [of_row(row) for row in connection.execute(query.order_by(subscriptions.c.id))]


def of_row(row: sa.Row[tuple[object, ...]]) -> Running:
    since = row.since or row.started
    return Running(row.id, row.member_id, row.topic, row.frequency, bool(row.chosen), row.origin, since)


@dataclass
class Changes:
    """Ends and beginnings, written in one go. ``covered`` keeps what schedules have sent, by frequency and zone."""

    connection: sa.Connection
    now: dt.datetime
    started: int = 0
    ended: int = 0
    _ends: dict[str, list[int]] = field(default_factory=dict)
    _starts: list[dict[str, object]] = field(default_factory=list)
    _covered: dict[tuple[str, str | None], dt.datetime | None] = field(default_factory=dict)

    def start(
        self,
        member_id: int,
        topic: str,
        frequency: str,
        *,
        chosen: bool,
        origin: str,
        since: dt.datetime | None = None,
    ) -> None:
        self.started += 1
        self._starts.append(
            {
                "member_id": member_id,
                "topic": topic,
                "frequency": frequency,
                "chosen": chosen,
                "channel": MAIL,
                "origin": origin,
                "started": self.now,
                "since": since,
            }
        )

    def end(self, one: Running, reason: str) -> None:
        self.ended += 1
        self._ends.setdefault(reason, []).append(one.id)

    def replace(
        self,
        one: Running,
        reason: str,
        *,
        zone: str | None,
        topic: str | None = None,
        frequency: str | None = None,
        chosen: bool | None = None,
        origin: str | None = None,
    ) -> None:
        """Another in the place of this one; it owes what was released since this one was last served. ``zone`` is
        the member's at the time that this one ran."""
        covered = self._covered_by(one.frequency, zone)
        self.end(one, reason)
        self.start(
            one.member_id,
            topic or one.topic,
            frequency or one.frequency,
            chosen=one.chosen if chosen is None else chosen,
            origin=origin or one.origin,
            since=max(one.since, covered) if covered else one.since,
        )

    def write(self) -> None:
        for reason, ids in self._ends.items():
            for at in range(0, len(ids), 500):
                ending = sa.update(subscriptions).where(subscriptions.c.id.in_(ids[at : at + 500]))
                self.connection.execute(
                    ending.where(subscriptions.c.ended.is_(None)).values(ended=self.now, reason=reason)
                )
        if self._starts:
            self.connection.execute(sa.insert(subscriptions), self._starts)
        self._ends, self._starts = {}, []

    def _covered_by(self, frequency: str, zone: str | None) -> dt.datetime | None:
        key = (frequency, zone if frequency in CALENDAR else None)
        if key not in self._covered:
            self._covered[key] = _covered(self.connection, *key, self.now)
        return self._covered[key]


def _covered(connection: sa.Connection, frequency: str, zone: str | None, now: dt.datetime) -> dt.datetime | None:
    """Until when a schedule has sent what was released; None where it never ran."""
    if frequency == "issue":
        return min((released for _key, released in issues_without_run(connection)), default=now)
    schedule = f"{frequency}@{zone}" if zone else frequency
    query = sa.select(sa.func.max(runs.c.window_end)).where(runs.c.schedule == schedule, runs.c.window_end <= now)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def end_all(
    connection: sa.Connection, member_id: int, reason: str, now: dt.datetime, topics: Iterable[str] | None = None
) -> list[str]:
    """Ends a member's subscriptions, all or those to some topics. Gives the topics."""
    wanted = None if topics is None else set(topics)
    changes = Changes(connection, now)
    found = [one for one in running(connection, member_id) if wanted is None or one.topic in wanted]
    for one in found:
        changes.end(one, reason)
    changes.write()
    return [one.topic for one in found]
