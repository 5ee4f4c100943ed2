"""What became of runs, for the operator: sums, and who got what, who did not, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from feeds.store.schema import deliveries, exclusions, members, runs, subscriptions
from notifier.ledger import MAIL, State


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures: candidates = prepared + excluded. ``states`` says how far the prepared mails have come."""

    id: int
    schedule: str
    window_start: dt.datetime
    window_end: dt.datetime
    state: str
    started: dt.datetime
    candidates: int
    prepared: int
    excluded: dict[str, int]
    states: dict[State, int]


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate of a run. ``outcome`` is the delivery's state, or ``excluded``; ``why`` the answer of the server, or
    the reason. ``left`` is when they ended their subscription to one of its topics since."""

    member_id: int
    email: str
    name: str
    outcome: str
    why: str
    topics: tuple[str, ...] = ()
    changed: dt.datetime | None = None
    left: dt.datetime | None = None


def summaries(connection: sa.Connection, limit: int, *, run_id: int | None = None) -> list[Summary]:
    """The latest runs that had anybody to write to, newest first; or the one asked for."""
    query = sa.select(runs).order_by(runs.c.id.desc())
    query = query.where(runs.c.id == run_id) if run_id is not None else query
    found: list[Summary] = []
    for row in connection.execute(query.execution_options(yield_per=100)):
        counts = row.counts
        if run_id is None and not counts.get("candidates"):
            continue
        found.append(
            Summary(
                id=row.id,
                schedule=row.schedule,
                window_start=row.window_start,
                window_end=row.window_end,
                state=row.state,
                started=row.started,
                candidates=counts.get("candidates", 0),
                prepared=counts.get("prepared", 0),
                excluded=dict(counts.get("excluded", {})),
                states={},
            )
        )
        if len(found) == limit:
            break
    states = _states(connection, [one.id for one in found])
    for one in found:
        one.states.update(states.get(one.id, {}))
    return found


def people(connection: sa.Connection, run_id: int) -> Iterator[Person]:
    """Every candidate of a run, by address within each outcome; read row by row, for there may be many."""
    left = (
        sa.select(sa.func.max(subscriptions.c.ended))
        .where(subscriptions.c.member_id == members.c.id, subscriptions.c.ended >= runs.c.started)
        .where(~_running().exists())
        .scalar_subquery()
    )
    names = (members.c.id, members.c.email, members.c.name)
    got = (
        sa.select(*names, deliveries.c.state, deliveries.c.answer, deliveries.c.topics, deliveries.c.changed, left)
        .join(deliveries, deliveries.c.member_id == members.c.id)
        .join(runs, runs.c.id == deliveries.c.run_id)
        .where(deliveries.c.run_id == run_id, deliveries.c.channel == MAIL)
        .order_by(deliveries.c.state, members.c.email)
    )
    for row in _rows(connection, got):
        member_id, email, name, state, answer, topics, changed, ended = row
        yield Person(member_id, email, name, state, answer or "", tuple(topics), changed, ended)
    without = (
        sa.select(*names, exclusions.c.reason)
        .join(exclusions, exclusions.c.member_id == members.c.id)
        .where(exclusions.c.run_id == run_id)
        .order_by(exclusions.c.reason, members.c.email)
    )
    for row in _rows(connection, without):
        member_id, email, name, reason = row
        yield Person(member_id, email, name, "excluded", reason)


def _running() -> sa.Select[Any]:
    running = subscriptions.alias("running")
    return sa.select(running.c.id).where(running.c.member_id == members.c.id, running.c.ended.is_(None))


def _rows(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Any]:
    yield from connection.execute(query.execution_options(yield_per=1000))


def _states(connection: sa.Connection, ids: list[int]) -> dict[int, dict[State, int]]:
    query = (
        sa.select(deliveries.c.run_id, deliveries.c.state, sa.func.count())
        .where(deliveries.c.run_id.in_(ids), deliveries.c.channel == MAIL)
        .group_by(deliveries.c.run_id, deliveries.c.state)
    )
    found: dict[int, dict[State, int]] = {}
    for run_id, state, count in connection.execute(query):
        found.setdefault(run_id, {})[State(state)] = count
    return found
