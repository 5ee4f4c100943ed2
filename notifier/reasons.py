"""Why a member gets a mail: which of their subscriptions it served, since when they run and where they came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.store.schema import deliveries, runs, subscriptions


@dataclass(frozen=True, slots=True)
class Reason:
    """A subscription, running or not: its topic (a slug), frequency, where it came from, when it began and ended."""

    topic: str
    frequency: str
    origin: str
    started: dt.datetime
    ended: dt.datetime | None = None
    why_ended: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A mail: the schedule of its run ("" for a mail of its own), when it was made, and the subscriptions it served."""

    kind: str
    schedule: str
    made: dt.datetime
    reasons: tuple[Reason, ...]


def explain(connection: sa.Connection, member_id: int, delivery_id: int) -> Explained | None:
    """None for a mail that was not this member's."""
    query = (
        sa.select(
            deliveries.c.kind, deliveries.c.topics, deliveries.c.changed, runs.c.schedule, runs.c.started.label("at")
        )
        .join(runs, runs.c.id == deliveries.c.run_id, isouter=True)
        .where(deliveries.c.id == delivery_id, deliveries.c.member_id == member_id)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    made = row.at or row.changed
    served = [one for one in history(connection, member_id) if one.topic in row.topics and _ran(one, made)]
    return Explained(row.kind, row.schedule or "", made, tuple(served))


def history(connection: sa.Connection, member_id: int) -> list[Reason]:
    """Every subscription that a member ever had, the oldest first."""
    query = sa.select(subscriptions).where(subscriptions.c.member_id == member_id).order_by(subscriptions.c.id)
    return [
        Reason(row.topic, row.frequency, row.origin, row.started, row.ended, row.reason)
        for row in connection.execute(query)
    ]


def _ran(one: Reason, at: dt.datetime) -> bool:
    return one.started <= at and (one.ended is None or one.ended >= at)
