"""Every release is in exactly one mail of each member, whatever changes: frequencies, zones, clocks, the database."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from notifier_workspace import NOON, Office, make_office, make_settings
from subscribing import add_member, change, headlines_got, subscribe

from feeds.store import Store
from notifier import opening, preparing
from notifier.jobs import do_due
from notifier.opening import open_due

HOUR = dt.timedelta(hours=1)
DAY = 24 * HOUR
EIGHT = dt.datetime(2026, 10, 16, 0, 0, tzinfo=dt.UTC)
"""Friday, 8 o'clock in Shanghai: the daily slot after NOON."""


def look(office: Office, now: dt.datetime) -> int:
    return open_due(office.store, office.settings, now).runs


def release(office: Office, number: int, now: dt.datetime, theme: str = "logistics") -> str:
    headline = f"第{number}条消息"
    office.release(number, {headline: theme}, now)
    return headline


def test_what_is_new_goes_at_once_and_all_of_it_in_one_mail(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON - DAY)
    subscribe(office, member, "all", "now", NOON - DAY)
    first, second = release(office, 6, NOON), release(office, 7, NOON + HOUR)
    assert look(office, NOON + 2 * HOUR) == 3  # of what is new, and the issues' own, for nobody
    assert headlines_got(office, member) == [second, first]
    assert look(office, NOON + 3 * HOUR) == 0
    third = release(office, 8, NOON + 4 * HOUR)
    assert do_due(office.context, NOON + 4 * HOUR).sent == 2
    assert headlines_got(office, member) == [second, first, third]
    assert office.rows("SELECT count(*) FROM runs WHERE schedule = 'now'") == [(2,)]


def test_the_first_of_several_frequencies_takes_an_item_and_the_others_leave_it_out(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON - 9 * DAY)
    subscribe(office, member, "all", "weekly", NOON - 9 * DAY)
    subscribe(office, member, "logistics", "daily", NOON - 9 * DAY)
    subscribe(office, member, "policy", "now", NOON - 9 * DAY)
    look(office, NOON - 8 * DAY)
    logistics, policy = release(office, 6, NOON), release(office, 7, NOON + HOUR, "policy")
    other = release(office, 8, NOON + 2 * HOUR, "other")
    for hours in range(3, 24 * 9, 7):
        look(office, NOON + hours * HOUR)
    assert headlines_got(office, member) == [policy, logistics, other]


def test_a_member_whose_mails_hold_it_all_is_left_out_of_the_other_run(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON - DAY)
    subscribe(office, member, "logistics", "daily", NOON - DAY)
    subscribe(office, member, "all", "now", NOON - DAY)
    release(office, 6, NOON)
    look(office, NOON + HOUR)
    look(office, EIGHT)
    query = "SELECT r.schedule, e.reason FROM exclusions e JOIN runs r ON r.id = e.run_id WHERE e.reason = 'given'"
    assert office.rows(query) == [("daily", "given")]


def test_a_member_gets_the_daily_mail_at_eight_of_their_own_zone(office: Office) -> None:
    here = add_member(office, "a@example.org", NOON)
    paris = add_member(office, "b@example.org", NOON, zone="Europe/Paris")
    same = add_member(office, "c@example.org", NOON, zone="Asia/Shanghai")
    nowhere = add_member(office, "d@example.org", NOON, zone="Nowhere/Land")
    for member in (here, paris, same, nowhere):
        subscribe(office, member, "all", "daily", NOON)
    first = release(office, 6, NOON + 4 * HOUR)
    look(office, EIGHT)
    assert [headlines_got(office, one) for one in (here, paris, same, nowhere)] == [[first], [], [first], [first]]
    second = release(office, 7, EIGHT + HOUR)
    look(office, EIGHT + 6 * HOUR)  # 8 o'clock in Paris, in summer
    assert headlines_got(office, paris) == [second, first]
    look(office, EIGHT + DAY)
    assert headlines_got(office, here) == [first, second]
    schedules = office.rows("SELECT DISTINCT schedule FROM runs WHERE schedule LIKE 'daily%' ORDER BY 1")
    assert schedules == [("daily",), ("daily@Europe/Paris",)]


def test_the_first_mail_of_a_member_may_reach_back_to_the_last_issue(office: Office) -> None:
    old = add_member(office, "a@example.org", NOON - DAY)
    subscribe(office, old, "all", "daily", NOON - DAY)
    first = release(office, 6, NOON)
    look(office, EIGHT)
    late = add_member(office, "b@example.org", EIGHT + HOUR)
    subscribe(office, late, "all", "daily", EIGHT + HOUR, since=NOON)
    second = release(office, 7, EIGHT + 2 * HOUR)
    look(office, EIGHT + DAY)
    release(office, 8, EIGHT + DAY + HOUR)
    look(office, EIGHT + 2 * DAY)
    assert headlines_got(office, old)[:2] == [first, second]
    assert Counter(headlines_got(office, late)) == Counter([first, second, "第8条消息"])


def test_reasons_of_a_person_are_recorded_and_others_get_their_mail(office: Office) -> None:
    fit = add_member(office, "a@example.org", NOON)
    for email, columns in {
        "b@example.org": {"confirmed": None},
        "c@example.org": {"paused_until": NOON + DAY},
        "d@example.org": {"paused_until": NOON - DAY},
        "e@example.org": {"suppressed": NOON, "suppression": "bounced"},
        "f@example.org": {"suppressed": NOON, "suppression": "complaint"},
    }.items():
        subscribe(office, add_member(office, email, NOON, **columns), "all", "issue", NOON)
    subscribe(office, fit, "all", "issue", NOON)
    release(office, 6, NOON)
    assert do_due(office.context, NOON).sent == 2
    assert office.rows("SELECT reason FROM exclusions ORDER BY member_id") == [
        ("unconfirmed",),
        ("paused",),
        ("suppressed",),
        ("complained",),
    ]


def test_a_run_that_does_not_add_up_is_not_opened_and_the_operator_hears_of_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.members("a@example.org,,all,,", "b@example.org,,all,,")
    release(office, 6, NOON)
    prepare = preparing.prepare

    def losing_one(connection: sa.Connection, run_id: int, page: list[object], *rest: object, **state: object) -> None:
        prepare(connection, run_id, list(page)[1:], *rest, **state)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(opening, "prepare", losing_one)
        done = do_due(office.context, NOON)
    assert done.sent == 0
    assert "应有 2 人" in done.trouble
    assert office.rows("SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM deliveries)") == [(0, 0)]
    assert [entry.kind for entry in office.store.last_errors(5)] == ["digest"]
    assert do_due(office.context, NOON).sent == 2


def test_a_clock_that_was_ahead_repeats_nothing_and_loses_nothing(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON - DAY)
    subscribe(office, member, "all", "daily", NOON - DAY)
    look(office, NOON)
    first = release(office, 6, NOON + HOUR)
    look(office, NOON + 3 * DAY)  # for a moment
    second = release(office, 7, NOON + 2 * HOUR)
    for hours in range(3, 24 * 5, 5):
        look(office, NOON + hours * HOUR)
    assert sorted(headlines_got(office, member)) == sorted([first, second])


def test_what_is_released_while_the_clock_is_behind_is_not_lost(office: Office) -> None:
    member = add_member(office, "a@example.org", NOON - 9 * DAY)
    subscribe(office, member, "all", "daily", NOON - 9 * DAY)
    subscribe(office, member, "all", "monthly", NOON - 9 * DAY)
    look(office, EIGHT)
    late = release(office, 6, EIGHT - 2 * DAY)
    look(office, EIGHT - 2 * DAY)
    look(office, EIGHT + DAY)
    assert headlines_got(office, member) == [late]


def test_a_database_put_back_from_a_backup_sends_nothing_twice(tmp_path: Path) -> None:
    office_settings = make_settings(tmp_path)
    url = f"sqlite:///{tmp_path / 'jianbao.db'}"
    with Store.open(url) as store:
        office = make_office(office_settings, store)
        office.members("a@example.org,,all,daily,")
        do_due(office.context, NOON)
        release(office, 6, NOON + HOUR)
    shutil.copy(tmp_path / "jianbao.db", tmp_path / "backup.db")
    with Store.open(url) as store:
        assert do_due(make_office(office_settings, store).context, EIGHT).sent == 1
    shutil.copy(tmp_path / "backup.db", tmp_path / "jianbao.db")
    with Store.open(url) as store:
        office = make_office(office_settings, store)
        assert do_due(office.context, EIGHT + HOUR).sent == 0
        assert office.rows("SELECT state FROM deliveries") == [("uncertain",)]
        second = release(office, 7, EIGHT + 2 * HOUR)
        assert do_due(office.context, EIGHT + DAY).sent == 1
        assert headlines_got(office, 1)[1:] == [second]


@pytest.mark.parametrize(("days", "sent"), [(59, 1), (61, 0)])
def test_an_old_issue_taken_in_late_is_not_mailed(office: Office, days: int, sent: int) -> None:
    settings = make_settings(office.settings.workspace, digest={"late_after_days": 60})
    late = make_office(settings, office.store)
    for frequency in ("issue", "now"):
        member = add_member(late, f"{frequency}@example.org", NOON - HOUR)
        subscribe(late, member, "all", frequency, NOON - HOUR)
    release(late, 6, NOON)
    with late.store.transaction() as connection:
        published = (NOON - days * DAY).replace(tzinfo=None)
        connection.execute(sa.text("UPDATE issues SET published = :at"), {"at": published})
    assert do_due(late.context, NOON).sent == 2 * sent
    reasons = [] if sent else [("no-items",), ("old-issue",)]
    assert late.rows("SELECT reason FROM exclusions ORDER BY reason") == reasons


FREQUENCIES = ["now", "issue", "daily", "weekly", "monthly"]
ZONES = [None, "Asia/Shanghai", "Europe/Paris", "America/Los_Angeles"]

step = st.one_of(
    st.tuples(st.just("release"), st.sampled_from(["logistics", "policy", "other"])),
    st.tuples(st.just("change"), st.integers(0, 1), st.sampled_from(FREQUENCIES), st.sampled_from(ZONES)),
    st.tuples(st.just("look")),
)
story = st.lists(st.tuples(st.integers(1, 60), step), min_size=1, max_size=12)
TWICE_A_MONTH = {"monthly": "0 8 1,15 * *"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("fresh") / "jianbao.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(story, st.sampled_from(FREQUENCIES), st.sampled_from(FREQUENCIES), st.sampled_from(ZONES))
@example(
    [(1, ("release", "logistics")), (30, ("change", 0, "daily", None)), (40, ("look",))], "weekly", "monthly", None
)
def test_every_release_comes_exactly_once_whatever_frequencies_and_zones_change(
    fresh: Path, steps: list[tuple[int, tuple[object, ...]]], first: str, second: str, zone: str | None
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shutil.copy(fresh, folder)
        store = stack.enter_context(Store.open(f"sqlite:///{folder / fresh.name}"))
        digest = {"stale_after_hours": 24 * 365, "schedules": TWICE_A_MONTH}
        office = make_office(make_settings(folder, digest=digest), store)
        now, number, expected = NOON, 0, []
        member = add_member(office, "a@example.org", now, zone=zone)
        running = [subscribe(office, member, topic, how, now) for topic, how in (("logistics", first), ("all", second))]
        for hours, what in steps:
            now += hours * HOUR
            if what[0] == "release":
                number += 1
                expected.append(release(office, number, now, str(what[1])))
            elif what[0] == "look":
                look(office, now)
            else:
                place, how, zone = what[1:]
                look(office, now - HOUR / 2)  # the service sees to what is due each minute
                for each in (0, 1):  # a zone is the member's, and so of all their subscriptions
                    with store.engine.connect() as connection:
                        query = sa.text("SELECT frequency FROM subscriptions WHERE id = :id")
                        before = connection.execute(query, {"id": running[each]}).scalar_one()
                    running[each] = change(office, running[each], how if each == place else before, now, zone)
        number += 1
        expected.append(release(office, number, now + HOUR))
        for days in (1, 17):
            look(office, now + days * DAY)
        got = headlines_got(office, member)
    assert sorted(got) == sorted(expected)
