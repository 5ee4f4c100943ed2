"""What the operator is told of the deliveries, from a real database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from feeds.store import Store
from feeds.store.schema import deliveries, members, runs
from notifier.ledger import State
from notifier.standing import Troubled, states, troubled

NOW = dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'jianbao.db'}") as opened:
        yield opened


def deliver(store: Store, email: str, state: State, answer: str | None, changed: dt.datetime) -> None:
    """A delivery of the daily run, as the ledger keeps it."""
    member = {"email": email, "name": "", "language": "zh-CN", "origin": "test", "joined": NOW}
    run = {"window_start": NOW, "window_end": LATER, "state": "open", "counts": {}, "started": NOW, "expires": LATER}
    with store.transaction() as connection:
        run_id = connection.execute(sa.select(runs.c.id)).scalar()
        if run_id is None:
            run_id = connection.execute(sa.insert(runs).values(schedule="daily", **run).returning(runs.c.id)).scalar()
        member_id = connection.execute(sa.insert(members).values(**member).returning(members.c.id)).scalar()
        delivery = {"run_id": run_id, "member_id": member_id, "topics": ["all"], "message_id": f"<{email}>"}
        connection.execute(
            sa.insert(deliveries).values(
                channel="mail", state=state, attempts=1, changed=changed, answer=answer, **delivery
            )
        )


def test_deliveries_are_counted_by_state_and_the_troubled_ones_shown_newest_first(store: Store) -> None:
    deliver(store, "a@example.org", State.SENT, "250 ok", NOW)
    deliver(store, "b@example.org", State.FAILED, "550 no such user", NOW)
    deliver(store, "c@example.org", State.UNCERTAIN, None, LATER)
    deliver(store, "d@example.org", State.PENDING, None, NOW)
    with store.engine.connect() as connection:
        assert states(connection) == {State.SENT: 1, State.FAILED: 1, State.UNCERTAIN: 1, State.PENDING: 1}
        assert troubled(connection, 5) == [
            Troubled("c@example.org", "daily", State.UNCERTAIN, LATER, ""),
            Troubled("b@example.org", "daily", State.FAILED, NOW, "550 no such user"),
        ]
        assert len(troubled(connection, 1)) == 1


def test_nothing_sent_is_nothing_told(store: Store) -> None:
    with store.engine.connect() as connection:
        assert (states(connection), troubled(connection, 5)) == ({}, [])
