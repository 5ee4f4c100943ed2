"""What goes out by WeChat, in the ledger that mails are in too: drafts of the account, messages of groups.

Each function is one query in the caller's transaction; claiming and settling are ``notifier.ledger``'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from feeds.model import StoredItem
from feeds.settings import Settings
from feeds.store.schema import deliveries, runs
from feeds.store.upsert import insert
from feeds.topics import Ancestors, select
from notifier.ledger import ACCOUNT, GROUP, State
from notifier.runs import ISSUE, Run

LOOK_AFTER = dt.timedelta(minutes=2)
"""A call that was cut off may still be at work over there; only then is it looked for."""


@dataclass(frozen=True, slots=True)
class Due:
    """What an issue's run owes a channel of WeChat. ``target`` is an appid or a group's slug."""

    channel: str
    target: str
    topics: tuple[str, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posting:
    """A delivery of a channel of WeChat. ``run`` says what had come out; ``receipt`` is how far it has come."""

    id: int
    run: Run
    channel: str
    target: str
    topics: tuple[str, ...]
    state: State
    attempts: int
    changed: dt.datetime
    receipt: dict[str, Any]
    answer: str

    @property
    def issue_key(self) -> str:
        return self.run.schedule.removeprefix(ISSUE)


def due(settings: Settings, items: Sequence[StoredItem], ancestors: Ancestors, *, first: bool = True) -> list[Due]:
    """What an issue owes for what has come out of it, by the settings of the moment; a draft the ``first`` time."""
    wechat = settings.jianbao.wechat
    found = []
    if first and wechat.account and wechat.account.automatic != "off":
        found.append(Due(ACCOUNT, wechat.account.appid, receipt={"publish": wechat.account.automatic == "publish"}))
    for group in wechat.groups:
        topics = [topic for topic in settings.topics if topic.slug in group.topics]
        met = tuple(topic.slug for topic in topics if select(topic, items, ancestors))
        if met or (items and not group.topics):
            found.append(Due(GROUP, group.slug, met))
    return found


def prepare(connection: sa.Connection, run_id: int, owed: Sequence[Due], now: dt.datetime) -> None:
    """A delivery for each; one that is there already stays as it is."""
    for one in owed:
        row = {
            "run_id": run_id,
            "channel": one.channel,
            "target": one.target,
            "topics": list(one.topics),
            "receipt": one.receipt,
            "state": State.PENDING,
            "attempts": 0,
            "changed": now,
        }
        connection.execute(insert(connection, deliveries).values(**row).on_conflict_do_nothing())


def waiting(connection: sa.Connection, now: dt.datetime) -> list[Posting]:
    """What may be sent now, and the drafts that nobody knows of but that may be looked for."""
    soon = deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now)
    lost = (deliveries.c.state == State.UNCERTAIN) & (deliveries.c.channel == ACCOUNT)
    lost &= deliveries.c.changed <= now - LOOK_AFTER
    query = _select().where(soon, (deliveries.c.state == State.PENDING) | lost)
    return _found(connection, query.where(deliveries.c.channel.in_([ACCOUNT, GROUP])).order_by(deliveries.c.id))


def of_issue(connection: sa.Connection, key: str, channel: str, target: str) -> Posting | None:
    query = _select().where(runs.c.schedule == ISSUE + key)
    query = query.where(deliveries.c.channel == channel, deliveries.c.target == target).order_by(deliveries.c.id)
    found = _found(connection, query)
    return found[0] if found else None


def run_of_issue(connection: sa.Connection, key: str) -> int | None:
    """The id of its first one; those behind it are of what was accepted late."""
    found: int | None = connection.scalar(sa.select(sa.func.min(runs.c.id)).where(runs.c.schedule == ISSUE + key))
    return found


def again(connection: sa.Connection, posting: Posting, receipt: dict[str, Any], now: dt.datetime) -> bool:
    """A delivery that has ended, or waits, is to be sent now: a person wants it. False if it changed meanwhile."""
    same = (deliveries.c.id == posting.id) & (deliveries.c.state == posting.state)
    same &= deliveries.c.state != State.SENDING
    values = {"state": State.PENDING, "not_before": None, "receipt": receipt, "changed": now}
    return connection.execute(sa.update(deliveries).where(same).values(**values)).rowcount == 1


def known_drafts(connection: sa.Connection, appid: str) -> set[str]:
    """The media ids of the drafts of which it is known what they are."""
    query = sa.select(deliveries.c.receipt).where(deliveries.c.channel == ACCOUNT, deliveries.c.target == appid)
    receipts = connection.scalars(query)
    return {one for receipt in receipts for one in [receipt.get("media_id"), *receipt.get("earlier", [])] if one}


def sent_since(connection: sa.Connection, slug: str, since: dt.datetime) -> int:
    """How many messages went to a group since a moment, whoever sent them."""
    query = sa.select(deliveries.c.receipt).where(
        deliveries.c.channel == GROUP, deliveries.c.target == slug, deliveries.c.changed >= since
    )
    times = [each for receipt in connection.scalars(query) for each in (receipt or {}).get("times", [])]
    return sum(dt.datetime.fromisoformat(each) > since for each in times)


def latest(connection: sa.Connection, limit: int) -> list[Posting]:
    """Newest change first."""
    query = _select().where(deliveries.c.channel.in_([ACCOUNT, GROUP]))
    return _found(connection, query.order_by(deliveries.c.changed.desc(), deliveries.c.id.desc()).limit(limit))


def _select() -> sa.Select[Any]:
    return sa.select(deliveries, runs.c.schedule, runs.c.window_start, runs.c.window_end).join(
        runs, runs.c.id == deliveries.c.run_id
    )


def _found(connection: sa.Connection, query: sa.Select[Any]) -> list[Posting]:
    return [
        Posting(
            id=row.id,
            run=Run(row.run_id, row.schedule, row.window_start, row.window_end),
            channel=row.channel,
            target=row.target,
            topics=tuple(row.topics),
            state=State(row.state),
            attempts=row.attempts,
            changed=row.changed,
            receipt=dict(row.receipt or {}),
            answer=row.answer or "",
        )
        for row in connection.execute(query)
    ]
