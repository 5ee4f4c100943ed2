"""Who is to get what, and who got it: runs and deliveries in the database. It, not the engine, prevents a second mail.

    open_run    a run and its whole audience, in one transaction, once for each (schedule, end of window)
    claim       pending -> sending, one row, committed before anything leaves
    settle      sending -> sent | failed | uncertain, or back to pending for a later attempt
    give_up     sending, by a process that is gone -> uncertain: a person decides, it is never sent again unasked

Each function is one query or one transaction.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from feeds.store.schema import deliveries, issues, members, runs
from feeds.store.upsert import insert

ISSUE = "issue:"
"""An issue's run has the schedule issue:KEY; the others are daily, weekly and monthly."""


class State(StrEnum):
    """Of a delivery. SENT means that the next server has taken it, not that it arrived."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


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
    def issue_key(self) -> str | None:
        """The issue that this run is for, or None for a run of the calendar."""
        return self.schedule.removeprefix(ISSUE) if self.schedule.startswith(ISSUE) else None

    @property
    def frequency(self) -> str:
        return "issue" if self.issue_key else self.schedule


@dataclass(frozen=True, slots=True)
class Delivery:
    """One member's part of a run, with what is needed to write the mail."""

    id: int
    run: Run
    email: str
    name: str
    language: str
    topics: tuple[str, ...]
    message_id: str
    attempts: int


def open_run(
    connection: sa.Connection,
    schedule: str,
    window: tuple[dt.datetime, dt.datetime],
    audience: Sequence[Addressee],
    *,
    domain: str,
    now: dt.datetime,
    expired: bool = False,
) -> int | None:
    """Opens a run with its audience, frozen; gives its id, or None if it has been opened before.

    ``runs.counts`` holds the equation that a run must satisfy: candidates = prepared + those excluded, by reason.
    """
    prepared = [one for one in audience if one.excluded is None]
    reasons = [one.excluded.value for one in audience if one.excluded]
    excluded = {reason: reasons.count(reason) for reason in sorted(set(reasons))}
    counts = {"candidates": len(audience), "prepared": len(prepared), "excluded": excluded}
    if len({one.member_id for one in audience}) != len(audience):
        raise ValueError("a member twice in one audience")
    ended = not prepared
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
    if run_id is not None and prepared:
        rows = [
            {
                "run_id": run_id,
                "member_id": one.member_id,
                "topics": list(one.topics),
                "message_id": f"<{run_id}.{one.member_id}.{secrets.token_hex(8)}@{domain}>",
                "state": State.PENDING,
                "attempts": 0,
                "changed": now,
            }
            for one in prepared
        ]
        connection.execute(sa.insert(deliveries), rows)
    return run_id


def covered_until(connection: sa.Connection, schedule: str, now: dt.datetime) -> dt.datetime | None:
    """The end of the last window that was opened. One in the future is a wrong clock's and does not count."""
    query = sa.select(sa.func.max(runs.c.window_end)).where(runs.c.schedule == schedule, runs.c.window_end <= now)
    return connection.execute(query).scalar_one()  # type: ignore[no-any-return]


def issues_without_run(connection: sa.Connection) -> list[tuple[str, dt.datetime]]:
    """Key and release of every issue that no run was opened for, oldest first. A correction opens no second one."""
    query = (
        sa.select(issues.c.key, issues.c.released)
        .join(runs, runs.c.schedule == sa.literal(ISSUE) + issues.c.key, isouter=True)
        .where(runs.c.id.is_(None))
        .order_by(issues.c.released, issues.c.key)
    )
    return [(row.key, row.released) for row in connection.execute(query)]


def pending(connection: sa.Connection, now: dt.datetime) -> list[Delivery]:
    """What may be sent now. Those with the same topics stand together: their mail is composed once."""
    query = (
        sa.select(deliveries, runs, members.c.email, members.c.name, members.c.language)
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
            email=row.members_email,
            name=row.members_name,
            language=row.members_language,
            topics=tuple(row.deliveries_topics),
            message_id=row.deliveries_message_id,
            attempts=row.deliveries_attempts,
        )
        for row in connection.execute(query)
    ]
    return sorted(found, key=lambda one: (one.run.id, one.topics, one.language))


def claim(connection: sa.Connection, delivery_id: int, sender: str, now: dt.datetime) -> bool:
    """pending -> sending for this sender; False if another process was faster. To be committed before sending."""
    claiming = (
        sa.update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.state == State.PENDING)
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


def expire(connection: sa.Connection, before: dt.datetime, answer: str, now: dt.datetime) -> int:
    """pending -> failed where the run's window ended before a moment: late news is no news. Gives how many."""
    old = sa.select(runs.c.id).where(runs.c.window_end < before)
    expiring = (
        sa.update(deliveries)
        .where(deliveries.c.state == State.PENDING, deliveries.c.run_id.in_(old))
        .values(state=State.FAILED, answer=sa.func.coalesce(deliveries.c.answer + "；", "") + answer, changed=now)
    )
    return connection.execute(expiring).rowcount


def close_runs(connection: sa.Connection, now: dt.datetime) -> int:
    """open -> done for the runs that have nothing left to send. Gives how many."""
    unfinished = sa.select(deliveries.c.run_id).where(deliveries.c.state.in_([State.PENDING, State.SENDING]))
    closing = sa.update(runs).where(runs.c.state == "open", runs.c.id.not_in(unfinished))
    return connection.execute(closing.values(state="done", ended=now)).rowcount
