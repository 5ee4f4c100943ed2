"""Bounces and complaints over a real database: whose they are, and what follows."""

from __future__ import annotations

import datetime as dt

from notifier_workspace import NOON, Office
from returning import return_path, sent
from tools.returned import report

from feeds.store.schema import members
from notifier import bounces
from notifier.bounces import Kind, Report
from notifier.jobs import do_due
from notifier.returns import Handled, take

DAY = dt.timedelta(days=1)


def test_a_bounce_is_known_by_the_return_path_or_the_message_id_and_counts_once(office: Office) -> None:
    office = sent(office)
    ((message_id,),) = office.rows("SELECT message_id FROM deliveries")
    assert take(office.store, office.settings, report(to=return_path(office)), NOON) is Handled.RECORDED
    assert take(office.store, office.settings, report(message_id=message_id), NOON + DAY) is Handled.KNOWN
    assert office.rows("SELECT member_id, delivery_id, kind, status FROM bounces") == [(1, 1, "hard", "5.1.1")]
    assert office.rows("SELECT suppressed FROM members") == [(None,)]


def test_nobody_can_make_up_a_bounce(office: Office) -> None:
    office = sent(office)
    forged = return_path(office).replace("d1-", "d2-")
    for data in (report(), report(to=forged), report(to="b+d1-0000000000000000@jianbao.example")):
        assert take(office.store, office.settings, data, NOON) is Handled.UNMATCHED
    assert office.rows("SELECT count(*) FROM bounces") == [(0,)]


def test_a_complaint_ends_every_subscription(office: Office) -> None:
    office = sent(office)
    assert take(office.store, office.settings, report("feedback-report", return_path(office)), NOON) is Handled.RECORDED
    assert office.rows("SELECT reason FROM subscriptions WHERE ended IS NOT NULL") == [("complaint",)]


def test_an_address_is_given_up_after_hard_bounces_on_three_days(office: Office) -> None:
    office = sent(office)
    limits = office.settings.jianbao.mail.bounces

    def bounced(kind: Kind, moment: dt.datetime) -> bool:
        with office.store.transaction() as connection:
            bounces.record(connection, Report(1, None, kind, "5.1.1", "no such user", "person"), limits, moment)
            return connection.execute(members.select()).one().suppressed is not None

    assert not any(bounced(Kind.HARD, NOON) for _turn in range(5))  # many on one day are one
    assert not any(bounced(Kind.SOFT, NOON + n * DAY) for n in range(9))
    assert not bounced(Kind.HARD, NOON + DAY)
    assert bounced(Kind.HARD, NOON + 2 * DAY)
    office.release(7, {"仓储指数公布": "logistics"}, NOON + 3 * DAY)
    assert do_due(office.context, NOON + 3 * DAY).sent == 0
