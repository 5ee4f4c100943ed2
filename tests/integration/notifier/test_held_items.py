"""What is held is in no mail; what a person accepts is in one."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default
from zoneinfo import ZoneInfo

import pytest
from notifier_workspace import NOON, Office

from feeds.store import Decision, Publication, Rules, Saved
from feeds.verdict import Action, Policy
from notifier.jobs import do_due

HOLD = Policy(doubtful_items=Action.HOLD, poor_items=Action.HOLD)
HOUR = dt.timedelta(hours=1)


def accept(office: Office, key: str, *numbers: int, now: dt.datetime) -> Saved:
    rules = Rules(lambda _slug: (), Publication(ZoneInfo("Asia/Shanghai")), HOLD)
    return office.store.decide(key, Decision.ACCEPT, numbers, rules=rules, now=now)


def mails(office: Office) -> list[str]:
    parsed = [message_from_bytes(path.read_bytes(), policy=default) for path in office.outbox]
    return [str(one.get_body(("plain",)).get_content()) for one in parsed]  # type: ignore[union-attr]


@pytest.fixture
def held(office: Office) -> str:
    return office.release(1, {"夜航恢复": "logistics", "堆场扩建": "logistics"}, NOON, doubtful=[2], policy=HOLD)


def test_an_issue_mail_goes_without_what_is_held_and_what_is_accepted_gets_its_own(office: Office, held: str) -> None:
    office.members("zhang@jianbao.example,张三,logistics,issue,zh-CN")
    assert do_due(office.context, NOON).sent == 1
    accept(office, held, 2, now=NOON + HOUR)
    assert do_due(office.context, NOON + HOUR).sent == 1
    assert do_due(office.context, NOON + 2 * HOUR).sent == 0
    assert sorted(("夜航恢复" in text, "堆场扩建" in text) for text in mails(office)) == [(False, True), (True, False)]


def test_a_daily_digest_carries_what_was_accepted_that_day(office: Office, held: str) -> None:
    office.members("li@jianbao.example,李四,logistics,daily,zh-CN")
    day = dt.timedelta(days=1)
    do_due(office.context, NOON)
    do_due(office.context, NOON + day)
    accept(office, held, 2, now=NOON + day + HOUR)
    do_due(office.context, NOON + 2 * day)
    carrying = ["堆场扩建" in text for text in mails(office)]
    assert carrying.count(True) == 1


def test_an_issue_of_which_everything_is_held_gets_no_mail_until_then(office: Office) -> None:
    office.members("zhang@jianbao.example,张三,logistics,issue,zh-CN")
    key = office.release(1, {"夜航恢复": "logistics"}, NOON, doubtful=[1], policy=HOLD)
    assert do_due(office.context, NOON).articles == 0
    assert office.rows("SELECT schedule FROM runs WHERE schedule LIKE 'issue:%'") == []
    accept(office, key, 1, now=NOON + HOUR)
    assert do_due(office.context, NOON + HOUR).sent == 1
