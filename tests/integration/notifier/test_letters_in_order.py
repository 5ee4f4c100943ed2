"""Mails that say the same wait side by side and are rendered once; what is kept of them does not become old."""

from __future__ import annotations

import datetime as dt
import email
from collections.abc import Iterable
from email import policy
from itertools import pairwise

import pytest
import sqlalchemy as sa
from notifier_workspace import NOON, Office
from subscribing import add_member, subscribe

from feeds.settings import Settings
from feeds.store.schema import items
from notifier import ledger, writing
from notifier.groups import Group
from notifier.jobs import do_due
from notifier.mail.letter import Letter
from notifier.opening import open_due
from notifier.runs import RunItem
from notifier.writing import Writer

HEADLINES = {"港口新开三条航线": "logistics", "口岸通关再提速": "policy"}
WANTED = ("all", "logistics", "policy")


@pytest.fixture
def waiting(office: Office) -> Office:
    """Nine members, the first, fourth ... of whom get the same, and so on."""
    for n in range(9):
        subscribe(office, add_member(office, f"m{n}@example.org", NOON), WANTED[n % 3], "issue", NOON)
    office.release(6, HEADLINES, NOON)
    open_due(office.store, office.settings, NOON)
    return office


def deliveries_of(office: Office, ids: list[int]) -> list[ledger.Delivery]:
    with office.store.engine.connect() as connection:
        found = {one.id: one for one in ledger.claimed(connection, ids)}
    return [found[one] for one in ids]


@pytest.mark.parametrize("limit", [1, 2, 4, 100])
def test_pages_hold_every_delivery_once_letter_by_letter(waiting: Office, limit: int) -> None:
    ids: list[int] = []
    after = ledger.START
    with waiting.store.engine.connect() as connection:
        while page := ledger.waiting(connection, NOON, after=after, notices=False, limit=limit):
            ids += [one.id for one in page]
            after = page[-1].place
    assert sorted(ids) == [row[0] for row in waiting.rows("SELECT id FROM deliveries ORDER BY id")]
    topics = [one.topics for one in deliveries_of(waiting, ids)]
    assert [topics.count(one) for one in dict.fromkeys(topics)] == [3, 3, 3]
    assert sum(one != other for one, other in pairwise(topics)) == 2


def test_each_letter_is_rendered_once(waiting: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[tuple[str, ...]] = []
    really = writing.letter_of

    def counted(settings: Settings, group: Group, listed: Iterable[RunItem]) -> Letter | None:
        rendered.append(group.topics)
        return really(settings, group, listed)

    monkeypatch.setattr(writing, "letter_of", counted)
    assert do_due(waiting.context, NOON).sent == 9
    assert sorted(rendered) == [("all",), ("logistics",), ("policy",)]


def test_what_is_taken_out_while_a_run_goes_out_is_in_no_mail_a_minute_later(waiting: Office) -> None:
    (delivery,) = (one for one in deliveries_of(waiting, list(range(1, 10))) if one.member_id == 1)
    writer = Writer(waiting.store, waiting.settings, None)
    before = writer.write(delivery, NOON).data
    with waiting.store.transaction() as connection:
        gone = sa.update(items).where(items.c.number == 2).values(removed=NOON)
        assert connection.execute(gone).rowcount == 1
    after = writer.write(delivery, NOON + dt.timedelta(minutes=1)).data
    assert len(after) < len(before)
    assert "口岸通关再提速" not in text_of(after)
    assert "港口新开三条航线" in text_of(after)


def text_of(data: bytes) -> str:
    body = email.message_from_bytes(data, policy=policy.default).get_body(("plain",))
    assert body
    return str(body.get_content())
