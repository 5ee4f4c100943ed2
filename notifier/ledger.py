"""Who got what: deliveries in the database. It, not the engine, prevents a second mail.

    (notifier.preparing: a delivery pending for everyone in a run's audience)
    waiting     a page of what may be sent now
    claim       pending -> sending, a batch of rows, committed before anything leaves
    settle      sending -> sent | failed | uncertain, or back to pending for a later attempt
    give_up     sending, by a process that is gone -> uncertain: a person decides, it is never sent again unasked

Each function is one query in the caller's transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from feeds.store.schema import deliveries, members, runs, subscriptions
from notifier.groups import Group
from notifier.mail.transport import Fate
from notifier.runs import Run

# So many rows are read or written at once, whatever there is: memory does not grow with the members.
_PAGE = 500

MAIL, ACCOUNT, GROUP = "mail", "account", "group"
"""The channels of a delivery: to a member, to the drafts of an official account, to a group of WeCom."""


class State(StrEnum):
    """Of a delivery. SENT means that the next server has taken it, not that it arrived."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


Place = tuple[int, int, int]
"""Where a delivery stands among those that wait: run, letter, id. Whose mail reads the same stands together, so that
it is rendered once however many members there are."""

START: Place = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that may be sent now: as much of it as tells when, by which way and after which others."""

    id: int
    domain: str
    zone: str | None = None
    run_id: int = 0
    letter: int = 0

    @property
    def place(self) -> Place:
        return self.run_id, self.letter, self.id


@dataclass(frozen=True, slots=True)
class Delivery:
    """A mail that was claimed, with what is needed to write it. ``run`` is None for a mail of its own (``kind``)."""

    id: int
    run: Run | None
    kind: str
    notice: dict[str, Any] | None
    member_id: int
    email: str
    name: str
    language: str
    form: str
    topics: tuple[str, ...]
    scope: str
    message_id: str
    attempts: int
    domain: str
    unwanted: str | None
    """Why nothing is to be sent any more, since it was prepared: erased, suppressed or left; or None."""

    @property
    def group(self) -> Group | None:
        """None for a mail of its own."""
        return Group(self.run, self.topics, self.scope, self.language, self.form) if self.run else None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a delivery. ``counts``: it was an attempt, after which the next one takes longer. ``fate`` is what
    the server's answer meant; ``domain_until``: nothing for its domain is to be sent before then."""

    id: int
    state: State
    answer: str
    at: dt.datetime
    relay: str | None = None
    not_before: dt.datetime | None = None
    counts: bool = True
    fate: Fate | None = None
    domain_until: dt.datetime | None = None


def waiting(
    connection: sa.Connection, now: dt.datetime, *, after: Place = START, notices: bool, limit: int = _PAGE
) -> list[Waiting]:
    """A page of what may be sent now, of that which stands after a place: the mails of their own, or those of runs."""
    columns = (
        deliveries.c.id,
        deliveries.c.domain,
        deliveries.c.run_id,
        deliveries.c.letter,
        members.c.email,
        members.c.zone,
    )
    order: list[sa.Column[Any]] = [deliveries.c.run_id, deliveries.c.letter, deliveries.c.id]
    if notices:
        order, after_this = order[2:], deliveries.c.id > after[2]
    else:
        after_this = sa.tuple_(*order) > sa.tuple_(*after)
    query = (
        sa.select(*columns)
        .join(members, members.c.id == deliveries.c.member_id)
        # Written out, so that SQLite sees that its index of what is pending will do.
        .where(sa.text("deliveries.state = 'pending'"), deliveries.c.channel == MAIL, after_this)
        .where(deliveries.c.priority == (0 if notices else 1))
        .where(deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now))
        .order_by(*order)
        .limit(limit)
    )
    return [
        Waiting(row.id, row.domain or _domain(row.email), row.zone, row.run_id or 0, row.letter)
        for row in connection.execute(query)
    ]


def count_due(connection: sa.Connection, now: dt.datetime) -> int:
    query = sa.select(sa.func.count()).select_from(deliveries)
    query = query.where(sa.text("deliveries.state = 'pending'"), deliveries.c.channel == MAIL)
    due = deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now)
    return int(connection.execute(query.where(due)).scalar_one())


def claim(
    connection: sa.Connection, ids: Sequence[int], sender: str, now: dt.datetime, *, was: State = State.PENDING
) -> list[int]:
    """pending -> sending for this sender. Gives those that no other process had. To be committed before sending.

    ``was`` UNCERTAIN: for a channel that can find out what became of it.
    """
    free = sa.select(deliveries.c.id).where(deliveries.c.id.in_(ids), deliveries.c.state == was)
    mine = list(connection.execute(free.with_for_update(skip_locked=True)).scalars())
    if mine:
        claiming = sa.update(deliveries).where(deliveries.c.id.in_(mine))
        values = {"state": State.SENDING, "claimed_by": sender, "attempts": deliveries.c.attempts + 1, "changed": now}
        connection.execute(claiming.values(**values))
    return mine


def claimed(connection: sa.Connection, ids: Sequence[int]) -> list[Delivery]:
    """What is needed to write mails, as members and subscriptions are now."""
    query = (
        sa.select(
            deliveries,
            runs,
            members.c.email,
            members.c.name,
            members.c.language,
            members.c.form,
            members.c.erased,
            members.c.suppressed,
            _subscribed.label("subscribed"),
        )
        .set_label_style(sa.LABEL_STYLE_TABLENAME_PLUS_COL)
        .join(runs, runs.c.id == deliveries.c.run_id, isouter=True)
        .join(members, members.c.id == deliveries.c.member_id)
        .where(deliveries.c.id.in_(ids))
    )
    return [
        Delivery(
            id=row.deliveries_id,
            run=Run(row.runs_id, row.runs_schedule, row.runs_window_start, row.runs_window_end)
            if row.runs_id
            else None,
            kind=row.deliveries_kind,
            notice=row.deliveries_notice,
            member_id=row.deliveries_member_id,
            email=row.members_email,
            name=row.members_name,
            language=row.members_language,
            form=row.members_form,
            topics=tuple(row.deliveries_topics),
            scope=row.deliveries_scope or "",
            message_id=row.deliveries_message_id,
            attempts=row.deliveries_attempts,
            domain=row.deliveries_domain or _domain(row.members_email),
            unwanted=_unwanted(row),
        )
        for row in connection.execute(query)
    ]


def settle_all(connection: sa.Connection, sender: str, settlements: Sequence[Settlement]) -> None:
    """What became of deliveries that this sender claimed, with the answers they got.

    One that was given up meanwhile (``uncertain``) is settled too: the sender was not gone and knows better.
    """
    if not settlements:
        return
    settling = (
        sa.update(deliveries)
        .where(deliveries.c.id == sa.bindparam("of"), deliveries.c.claimed_by == sender)
        .where((deliveries.c.state == State.SENDING) | (deliveries.c.state == State.UNCERTAIN))
        .values(
            state=sa.bindparam("to"),
            answer=sa.bindparam("said"),
            relay=sa.bindparam("by"),
            not_before=sa.bindparam("later"),
            attempts=deliveries.c.attempts - sa.bindparam("uncounted"),
            changed=sa.bindparam("when"),
        )
    )
    connection.execute(
        settling,
        [
            {
                "of": one.id,
                "to": one.state,
                "said": one.answer,
                "by": one.relay,
                "later": one.not_before,
                "uncounted": 0 if one.counts else 1,
                "when": one.at,
            }
            for one in settlements
        ],
    )


def settle(
    connection: sa.Connection,
    delivery_id: int,
    sender: str,
    state: State,
    answer: str,
    now: dt.datetime,
    not_before: dt.datetime | None = None,
) -> None:
    settle_all(connection, sender, [Settlement(delivery_id, state, answer, now, not_before=not_before)])


def defer(connection: sa.Connection, ids: Sequence[int], until: dt.datetime) -> None:
    """Pending deliveries that are not to be sent before a moment."""
    deferring = sa.update(deliveries).where(deliveries.c.id.in_(ids), deliveries.c.state == State.PENDING)
    connection.execute(deferring.values(not_before=until))


def defer_domain(connection: sa.Connection, domain: str, until: dt.datetime) -> int:
    """The same for everything that is pending for a domain. Gives how many."""
    sooner = deliveries.c.not_before.is_(None) | (deliveries.c.not_before < until)
    pending = sa.select(deliveries.c.id).where(
        deliveries.c.state == State.PENDING, deliveries.c.channel == MAIL, deliveries.c.domain == domain, sooner
    )
    # One process may be claiming what another defers: neither waits for the other.
    ids = list(connection.execute(pending.with_for_update(skip_locked=True)).scalars())
    for start in range(0, len(ids), _PAGE):
        defer(connection, ids[start : start + _PAGE], until)
    return len(ids)


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
    unfinished = sa.select(deliveries.c.run_id).where(
        deliveries.c.state.in_([State.PENDING, State.SENDING]), deliveries.c.run_id.is_not(None)
    )
    closing = sa.update(runs).where(runs.c.state == "open", runs.c.id.not_in(unfinished))
    return connection.execute(closing.values(state="done", ended=now)).rowcount


# Whether a delivery's member still has any subscription to mails: who has left since gets nothing.
_subscribed = (
    sa.exists()
    .where(subscriptions.c.member_id == deliveries.c.member_id, subscriptions.c.channel == MAIL)
    .where(subscriptions.c.ended.is_(None))
    .correlate(deliveries)
)


def _unwanted(row: sa.Row[Any]) -> str | None:
    if row.members_erased is not None:
        return "erased"
    if row.members_suppressed is not None:
        return "suppressed"
    return "left" if row.runs_id is not None and not row.subscribed else None


def _domain(email: str) -> str:
    return email.rpartition("@")[2].lower()
