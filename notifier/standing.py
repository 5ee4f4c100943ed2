"""How the mails stand, for the operator: how many in each state, and which of them want a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.store.schema import deliveries, members, runs
from notifier.ledger import MAIL, State


@dataclass(frozen=True, slots=True)
class Troubled:
    """A delivery that failed, or of which nobody knows whether it arrived: to whom, of which run, when, and why."""

    email: str
    schedule: str
    state: State
    changed: dt.datetime
    answer: str


def states(connection: sa.Connection) -> dict[State, int]:
    """How many mails are in each state; a state that none is in is left out."""
    query = sa.select(deliveries.c.state, sa.func.count()).where(deliveries.c.channel == MAIL)
    query = query.group_by(deliveries.c.state)
    return {State(state): count for state, count in connection.execute(query)}


def troubled(connection: sa.Connection, limit: int) -> list[Troubled]:
    """The latest deliveries that failed or are uncertain, newest first. They stay: what was sent is never forgotten."""
    query = (
        sa.select(members.c.email, runs.c.schedule, deliveries.c.state, deliveries.c.changed, deliveries.c.answer)
        .join(runs, runs.c.id == deliveries.c.run_id)
        .join(members, members.c.id == deliveries.c.member_id)
        .where(deliveries.c.state.in_([State.FAILED, State.UNCERTAIN]))
        .order_by(deliveries.c.changed.desc(), deliveries.c.id.desc())
        .limit(limit)
    )
    return [
        Troubled(row.email, row.schedule, State(row.state), row.changed, row.answer or "")
        for row in connection.execute(query)
    ]
