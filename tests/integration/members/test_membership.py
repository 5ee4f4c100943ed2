"""Lists that an operator brings in, against what members have decided, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from feeds.model import Topic
from feeds.store import Store
from feeds.store.schema import members, runs, subscriptions
from notifier.keys import address_digest
from notifier.members import Member, MemberFile, Subscription
from notifier.membership import bring_in, follow_topics, heeded, sync
from notifier.personal import erase
from notifier.subscriptions import Ended, end_all, running

NOON = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)


def member(email: str = "a@b.cn", *wanted: Subscription, **values: Any) -> Member:
    return Member(email, "张三", "zh-CN", wanted or (Subscription("all", "daily"),), **values)


def file(*listed: Member) -> MemberFile:
    return MemberFile(listed)


def rows(store: Store) -> list[tuple[Any, ...]]:
    """Every subscription there ever was: topic, frequency, origin, and why it ended."""
    with store.engine.connect() as connection:
        columns = (subscriptions.c.topic, subscriptions.c.frequency, subscriptions.c.origin, subscriptions.c.reason)
        return [tuple(row) for row in connection.execute(sa.select(*columns).order_by(subscriptions.c.id))]


def member_id(store: Store, email: str = "a@b.cn") -> int:
    with store.engine.connect() as connection:
        return int(connection.scalars(sa.select(members.c.id).where(members.c.email == email)).one())


def unsubscribe(store: Store, *topics: str) -> None:
    with store.transaction() as connection:
        end_all(connection, member_id(store), Ended.UNSUBSCRIBED, NOON, topics)


def opt_out(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(sa.update(members).values(opted_out=NOON))
        end_all(connection, member_id(store), Ended.ONE_CLICK, NOON)


def run_opened(store: Store, schedule: str, end: dt.datetime) -> None:
    values = {"schedule": schedule, "window_start": end - dt.timedelta(days=1), "window_end": end, "state": "done"}
    with store.transaction() as connection:
        connection.execute(sa.insert(runs).values(**values, counts={}, started=end, expires=end))


def test_who_has_unsubscribed_from_a_topic_is_not_subscribed_again_by_a_file_that_still_says_so(store: Store) -> None:
    listed = file(member("a@b.cn", Subscription("all", "daily"), Subscription("policy", "weekly")))
    sync(store, listed, NOON)
    unsubscribe(store, "all")
    brought = sync(store, listed, LATER)
    assert (brought.started, brought.heeded) == (0, ["a@b.cn"])
    assert heeded(store, listed) == ["a@b.cn"]
    assert rows(store) == [
        ("all", "daily", "members.csv", Ended.UNSUBSCRIBED),
        ("policy", "weekly", "members.csv", None),
    ]


def test_who_wants_nothing_at_all_is_not_even_given_a_new_topic(store: Store) -> None:
    sync(store, file(member()), NOON)
    opt_out(store)
    sync(store, file(member("a@b.cn", Subscription("all", "daily"), Subscription("policy", "daily"))), LATER)
    assert [row[3] for row in rows(store)] == [Ended.ONE_CLICK]


def test_who_was_erased_does_not_come_back_by_any_list(store: Store) -> None:
    sync(store, file(member()), NOON)
    remembered = address_digest(store)("a@b.cn")
    with store.transaction() as connection:
        erase(connection, member_id(store), NOON, remembered)
    assert sync(store, file(member("A@B.cn")), LATER).heeded == ["A@B.cn"]
    assert bring_in(store, [member()], LATER).added == 0
    with store.engine.connect() as connection:
        assert connection.scalars(sa.select(members.c.email)).all() == ["erased-1@invalid"]


def test_what_a_member_has_set_is_not_overwritten(store: Store) -> None:
    sync(store, file(member()), NOON)
    with store.transaction() as connection:
        connection.execute(sa.update(members).values(name="Zhang", zone="Europe/Paris", form="text", settled=NOON))
    sync(store, file(member(zone="Asia/Tokyo")), LATER)
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(members.c.name, members.c.zone)).one() == ("Zhang", "Europe/Paris")


def test_a_list_that_is_imported_twice_is_imported_once(store: Store) -> None:
    people = [member(f"m{n}@b.cn") for n in range(30)]
    assert bring_in(store, people, NOON).added == 30
    again = bring_in(store, people, LATER)
    assert (again.added, again.updated, again.started, again.ended) == (0, 0, 0, 0)


def test_an_import_ends_nobodys_subscription_and_the_file_does_not_end_what_was_imported(store: Store) -> None:
    bring_in(store, [member("a@b.cn"), member("c@d.cn")], NOON)
    bring_in(store, [member("c@d.cn", Subscription("policy", "daily"))], LATER)
    sync(store, file(member("a@b.cn", Subscription("all", "weekly"))), LATER)
    sync(store, file(), LATER)
    assert [row for row in rows(store) if row[3]] == []


def test_a_row_is_only_written_where_something_is_different(store: Store) -> None:
    listed = file(member())
    sync(store, listed, NOON)
    with store.engine.connect() as before:
        sync(store, listed, LATER)
        assert before.execute(sa.select(sa.func.count()).select_from(subscriptions)).scalar() == 1


def test_another_frequency_owes_what_the_old_one_has_not_sent(store: Store) -> None:
    sync(store, file(member("a@b.cn", Subscription("all", "weekly"))), NOON)
    monday = NOON + dt.timedelta(days=4)
    run_opened(store, "weekly", monday)
    sync(store, file(member("a@b.cn", Subscription("all", "daily"))), monday + dt.timedelta(days=2))
    with store.engine.connect() as connection:
        found = running(connection)
    assert [(one.frequency, one.since) for one in found] == [("daily", monday)]
    assert [row[1:] for row in rows(store)] == [
        ("weekly", "members.csv", Ended.CHANGED_IN_LIST),
        ("daily", "members.csv", None),
    ]


def test_another_time_zone_owes_what_the_old_one_has_not_sent(store: Store) -> None:
    sync(store, file(member(zone="Europe/Paris")), NOON)
    run_opened(store, "daily@Europe/Paris", NOON + dt.timedelta(hours=5))
    sync(store, file(member(zone="Asia/Tokyo")), NOON + dt.timedelta(hours=9))
    with store.engine.connect() as connection:
        found = running(connection)
    assert [one.since for one in found] == [NOON + dt.timedelta(hours=5)]


@pytest.mark.parametrize(("chosen", "frequency"), [(True, "daily"), (False, "weekly")])
def test_a_topics_new_default_reaches_those_who_have_not_chosen(store: Store, chosen: bool, frequency: str) -> None:
    sync(store, file(member("a@b.cn", Subscription("all", "daily", chosen=chosen))), NOON)
    with store.transaction() as connection:
        follow_topics(connection, [Topic("all", "全部", frequency="weekly")], LATER)
        follow_topics(connection, [Topic("all", "全部", frequency="weekly")], LATER)
    running = [row for row in rows(store) if row[3] is None]
    assert running == [("all", frequency, "members.csv", None)]


def test_a_topic_that_is_renamed_keeps_its_subscriptions(store: Store) -> None:
    sync(
        store,
        file(member("a@b.cn", Subscription("old", "daily")), member("c@d.cn", Subscription("new", "daily"))),
        NOON,
    )
    with store.transaction() as connection:
        follow_topics(connection, [Topic("new", "新", was=("old",))], LATER)
    assert rows(store)[0] == ("old", "daily", "members.csv", Ended.RENAMED)
    with store.engine.connect() as connection:
        assert [one.topic for one in running(connection)] == ["new", "new"]
