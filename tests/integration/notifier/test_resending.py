"""A person decides: to those a run has missed, and what became of the uncertain."""

from __future__ import annotations

import sqlalchemy as sa
from notifier_workspace import NOON, Office
from subscribing import add_member, subscribe
from test_windows import DAY, HOUR, look, release

from notifier.jobs import do_due, send_now
from notifier.resending import resend_missed, resolve, uncertain


def states(office: Office) -> list[tuple[str, str]]:
    query = "SELECT m.email, d.state FROM deliveries d JOIN members m ON m.id = d.member_id ORDER BY d.id"
    return [(email.partition("@")[0], state) for email, state in office.rows(query)]


def execute(office: Office, statement: str) -> None:
    with office.store.transaction() as connection:
        connection.execute(sa.text(statement))


def test_a_run_is_sent_again_to_those_it_has_missed_and_to_nobody_else(office: Office) -> None:
    people = {"got": {}, "failed": {}, "paused": {"paused_until": NOON + DAY}, "bounced": {"suppressed": NOON}}
    for name, columns in people.items():
        subscribe(office, add_member(office, f"{name}@example.org", NOON, **columns), "all", "issue", NOON)
    release(office, 6, NOON)
    assert do_due(office.context, NOON).sent == 2
    execute(office, "UPDATE deliveries SET state = 'failed' WHERE member_id = 2")
    (message_id,) = office.rows("SELECT message_id FROM deliveries WHERE member_id = 2")
    later = NOON + 5 * DAY  # the pause is over; and the run is older than any that would be caught up
    done = resend_missed(office.store, office.settings, 1, later)
    assert (done.failed, done.admitted, done.still) == (1, 1, {"suppressed": 1})
    assert send_now(office.context, later + HOUR).sent == 2
    assert states(office) == [("got", "sent"), ("failed", "sent"), ("paused", "sent")]
    assert office.rows("SELECT message_id FROM deliveries WHERE member_id = 2") == [message_id]
    ((counts,),) = office.rows("SELECT counts FROM runs")
    assert "suppressed" in str(counts)
    done = resend_missed(office.store, office.settings, 1, later)
    assert (done.failed, done.admitted) == (0, 0)


def test_an_expired_run_goes_out_when_a_person_asks_for_it(office: Office) -> None:
    subscribe(office, add_member(office, "a@example.org", NOON - 9 * DAY), "all", "issue", NOON - 9 * DAY)
    release(office, 6, NOON - 3 * DAY)
    assert do_due(office.context, NOON).sent == 0
    assert resend_missed(office.store, office.settings, 1, NOON).admitted == 1
    assert send_now(office.context, NOON).sent == 1


def test_whoever_has_left_since_is_not_sent_what_they_missed(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON, paused_until=NOON + DAY)
    subscribe(office, member, "all", "issue", NOON)
    release(office, 6, NOON)
    look(office, NOON)
    execute(office, "UPDATE subscriptions SET ended = started")
    done = resend_missed(office.store, office.settings, 1, NOON + 2 * DAY)
    assert (done.admitted, done.still) == (0, {"ended": 1})


def test_the_uncertain_become_what_a_person_says(office: Office) -> None:
    office.members("a@example.org,,all,,", "b@example.org,,all,,", "c@example.org,,all,,")
    release(office, 6, NOON)
    assert do_due(office.context, NOON).sent == 3
    execute(office, "UPDATE deliveries SET state = 'uncertain' WHERE member_id < 3")
    later = NOON + 5 * DAY
    with office.store.engine.connect() as connection:
        assert [one.email for one in uncertain(connection)] == ["a@example.org", "b@example.org"]
        assert uncertain(connection, run_id=99) == []
    assert resolve(office.store, office.settings, [1, 3], sent=True, answer="checked", now=later) == [1]
    assert resolve(office.store, office.settings, [2], sent=False, answer="checked", now=later) == [2]
    assert send_now(office.context, later).sent == 1
    assert states(office) == [("a", "sent"), ("b", "sent"), ("c", "sent")]
    assert len(office.outbox) == 4
