"""What a person decides about mails: to send a run to those it has missed, and what became of the uncertain.

A mail that is sent again keeps its Message-ID: should the first one have arrived after all, most programs show one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from feeds.settings import Settings
from feeds.store import Store
from feeds.store.schema import deliveries, exclusions, members, runs
from notifier import candidates
from notifier import runs as run_queries
from notifier.audience import MISSED, addressees
from notifier.candidates import Schedule
from notifier.ledger import MAIL, State
from notifier.opening import contents_of, stale_after_of
from notifier.preparing import add_up, prepare, readmit
from notifier.schedules import Window


@dataclass(frozen=True, slots=True)
class Resent:
    """How many failed mails go out again, how many members get theirs after all, and why the others still do not."""

    failed: int = 0
    admitted: int = 0
    still: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Uncertain:
    id: int
    run_id: int | None
    schedule: str
    email: str
    changed: dt.datetime
    answer: str


def resend_missed(store: Store, settings: Settings, run_id: int, now: dt.datetime) -> Resent:
    """The mails that failed (which certainly were not taken), and those of members who were left out for a cause that
    has gone, are pending from now on. Nobody who got the mail, or may have got it, gets another.

    Raises LookupError for a run that there is not.
    """
    with store.transaction() as connection:
        run_queries.one_opener_at_a_time(connection)
        run = run_queries.find(connection, run_id)
        if run is None:
            raise LookupError(run_id)
        failed = _again(connection, run_id, now)
        missed = sa.select(exclusions.c.member_id).where(exclusions.c.run_id == run_id)
        ids = connection.scalars(missed.where(exclusions.c.reason.in_(sorted(MISSED)))).all()
        admitted, still = _admit(connection, settings, run, ids, now) if ids else (0, {})
        if failed or admitted:
            live = {"state": "open", "ended": None, "expires": now + stale_after_of(settings)}
            connection.execute(sa.update(runs).where(runs.c.id == run_id).values(**live))
        return Resent(failed, admitted, still)


def _again(connection: sa.Connection, run_id: int, now: dt.datetime) -> int:
    failed = (deliveries.c.run_id == run_id) & (deliveries.c.channel == MAIL) & (deliveries.c.state == State.FAILED)
    values = {"state": State.PENDING, "not_before": None, "attempts": 0, "changed": now}
    return connection.execute(sa.update(deliveries).where(failed).values(**values)).rowcount


def _admit(
    connection: sa.Connection, settings: Settings, run: run_queries.Run, ids: Sequence[int], now: dt.datetime
) -> tuple[int, dict[str, int]]:
    schedule, window = Schedule(run.schedule), Window(run.window_start, run.window_end)
    listed = run_queries.items_of(connection, run.id)
    contents = contents_of(connection, settings, run.id, listed)
    slugs = [topic.slug for topic in settings.topics]
    admitted, still = 0, dict[str, int]()
    for page in candidates.pages(connection, schedule, window, list(contents.shared), now, only=ids):
        people = list(addressees(page, slugs, contents))
        fit = [one for one in people if one.excluded is None]
        for one in people:
            if one.excluded is not None:
                still[one.excluded] = still.get(one.excluded, 0) + 1
        readmit(connection, run.id, [one.member_id for one in fit])
        prepare(connection, run.id, fit, settings.jianbao.site.domain, now)
        admitted += len(fit)
    gone = len(ids) - admitted - sum(still.values())
    if gone:
        still["ended"] = gone  # no subscription to this schedule any more
    if admitted:
        counts = connection.execute(sa.select(runs.c.counts).where(runs.c.id == run.id)).scalar_one()
        add_up(connection, run.id, counts["candidates"], now)
    return admitted, still


def uncertain(connection: sa.Connection, *, run_id: int | None = None) -> list[Uncertain]:
    """The mails of which nobody knows whether they were taken, oldest first."""
    query = (
        sa.select(
            deliveries.c.id,
            deliveries.c.run_id,
            runs.c.schedule,
            deliveries.c.kind,
            members.c.email,
            deliveries.c.changed,
            deliveries.c.answer,
        )
        .join(members, members.c.id == deliveries.c.member_id)
        .join(runs, runs.c.id == deliveries.c.run_id, isouter=True)
        .where(deliveries.c.state == State.UNCERTAIN, deliveries.c.channel == MAIL)
        .order_by(deliveries.c.id)
    )
    if run_id is not None:
        query = query.where(deliveries.c.run_id == run_id)
    return [
        Uncertain(row.id, row.run_id, row.schedule or row.kind, row.email, row.changed, row.answer or "")
        for row in connection.execute(query)
    ]


def resolve(
    store: Store, settings: Settings, ids: Sequence[int], *, sent: bool, answer: str, now: dt.datetime
) -> list[int]:
    """Uncertain mails become sent, or pending once more. Gives those that were uncertain until now."""
    values = {"state": State.SENT if sent else State.PENDING, "answer": answer, "changed": now, "not_before": None}
    with store.transaction() as connection:
        done: list[int] = []
        for start in range(0, len(ids), 500):
            still = (deliveries.c.state == State.UNCERTAIN) & (deliveries.c.channel == MAIL)
            mine = still & deliveries.c.id.in_(ids[start : start + 500])
            touched = connection.execute(sa.select(deliveries.c.id, deliveries.c.run_id).where(mine)).all()
            connection.execute(sa.update(deliveries).where(mine).values(**values))
            done += [row.id for row in touched]
            of_runs = {row.run_id for row in touched if row.run_id is not None}
            if not sent and of_runs:
                live = {"state": "open", "ended": None, "expires": now + stale_after_of(settings)}
                connection.execute(sa.update(runs).where(runs.c.id.in_(of_runs)).values(**live))
    return done
