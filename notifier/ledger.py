"""Who got what: deliveries in the database. It, not the engine, prevents a second mail.

    (notifier.preparing: a delivery pending for everyone in a run's audience)
    claim       pending -> sending, one row, committed before anything leaves
    settle      sending -> sent | failed | uncertain, or back to pending for a later attempt
    give_up     sending, by a process that is gone -> uncertain: a person decides, it is never sent again unasked

Each function is one query in the caller's transaction.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from feeds.store.schema import deliveries, members, runs
from notifier.groups import Group
from notifier.runs import Run

MAIL, ACCOUNT, GROUP = "mail", "account", "group"
"""The channels of a delivery: to a member, to the drafts of an official account, to a group of WeCom."""


class State(StrEnum):
    """Of a delivery. SENT means that the next server has taken it, not that it arrived."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One member's part of a run, with what is needed to write the mail."""

    id: int
    run: Run
    member_id: int
    email: str
    name: str
    language: str
    form: str
    topics: tuple[str, ...]
    scope: str
    message_id: str
    attempts: int

    @property
    def group(self) -> Group:
        return Group(self.run, self.topics, self.scope, self.language, self.form)


def pending(connection: sa.Connection, now: dt.datetime) -> list[Delivery]:
    """What may be sent now. Those with the same topics stand together: their mail is composed once."""
    query = (
        sa.select(deliveries, runs, members.c.email, members.c.name, members.c.language, members.c.form)
        .set_label_style(sa.LABEL_STYLE_TABLENAME_PLUS_COL)
        .join(runs, runs.c.id == deliveries.c.run_id)
        .join(members, members.c.id == deliveries.c.member_id)
        .where(deliveries.c.state == State.PENDING)
        .where(deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now))
        .order_by(deliveries.c.run_id, deliveries.c.id)
    )
    found = [
        Delivery(
            id=row.deliveries_id,
            run=Run(row.runs_id, row.runs_schedule, row.runs_window_start, row.runs_window_end),
            member_id=row.deliveries_member_id,
            email=row.members_email,
            name=row.members_name,
            language=row.members_language,
            form=row.members_form,
            topics=tuple(row.deliveries_topics),
            scope=row.deliveries_scope or "",
            message_id=row.deliveries_message_id,
            attempts=row.deliveries_attempts,
        )
        for row in connection.execute(query)
    ]
    return sorted(found, key=lambda one: one.group.order)


def claim(
    connection: sa.Connection, delivery_id: int, sender: str, now: dt.datetime, *, was: State = State.PENDING
) -> bool:
    """pending -> sending for this sender; False if another process was faster. To be committed before sending.

    ``was`` UNCERTAIN: for a channel that can find out what became of it.
    """
    claiming = (
        sa.update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.state == was)
        .values(state=State.SENDING, claimed_by=sender, attempts=deliveries.c.attempts + 1, changed=now)
    )
    return connection.execute(claiming).rowcount == 1


def settle(
    connection: sa.Connection,
    delivery_id: int,
    sender: str,
    state: State,
    answer: str,
    now: dt.datetime,
    not_before: dt.datetime | None = None,
) -> None:
    """What became of a delivery that this sender claimed, with the answer it got.

    One that was given up meanwhile (``uncertain``) is settled too: the sender was not gone and knows better.
    """
    settling = (
        sa.update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.claimed_by == sender)
        .where(deliveries.c.state.in_([State.SENDING, State.UNCERTAIN]))
        .values(state=state, answer=answer, not_before=not_before, changed=now)
    )
    connection.execute(settling)


def senders(connection: sa.Connection) -> list[tuple[str, dt.datetime]]:
    """Who holds claims, and since when at the latest."""
    query = (
        sa.select(deliveries.c.claimed_by, sa.func.max(deliveries.c.changed).label("latest"))
        .where(deliveries.c.state == State.SENDING)
        .group_by(deliveries.c.claimed_by)
    )
    return [(row.claimed_by, row.latest) for row in connection.execute(query)]


def give_up(connection: sa.Connection, sender: str, answer: str, now: dt.datetime) -> int:
    """sending -> uncertain for a sender that is gone. Gives how many."""
    giving_up = (
        sa.update(deliveries)
        .where(deliveries.c.state == State.SENDING, deliveries.c.claimed_by == sender)
        .values(state=State.UNCERTAIN, answer=answer, changed=now)
    )
    return connection.execute(giving_up).rowcount


def expire(connection: sa.Connection, answer: str, now: dt.datetime) -> int:
    """pending -> failed where the run has expired: late news is no news. Gives how many.

    Not a draft of the official account: a person sends that, whenever it is there.
    """
    old = sa.select(runs.c.id).where(runs.c.expires < now)
    expiring = (
        sa.update(deliveries)
        .where(deliveries.c.state == State.PENDING, deliveries.c.channel != ACCOUNT, deliveries.c.run_id.in_(old))
        .values(state=State.FAILED, answer=sa.func.coalesce(deliveries.c.answer + "；", "") + answer, changed=now)
    )
    return connection.execute(expiring).rowcount


def reached(
    connection: sa.Connection, delivery_id: int, sender: str, receipt: dict[str, Any], now: dt.datetime
) -> None:
    """How far a delivery has come that this sender has claimed; kept whatever becomes of the sender."""
    mine = (deliveries.c.id == delivery_id) & (deliveries.c.claimed_by == sender)
    connection.execute(sa.update(deliveries).where(mine).values(receipt=receipt, changed=now))


def close_runs(connection: sa.Connection, now: dt.datetime) -> int:
    """open -> done for the runs that have nothing left to send. Gives how many."""
    unfinished = sa.select(deliveries.c.run_id).where(deliveries.c.state.in_([State.PENDING, State.SENDING]))
    closing = sa.update(runs).where(runs.c.state == "open", runs.c.id.not_in(unfinished))
    return connection.execute(closing.values(state="done", ended=now)).rowcount
