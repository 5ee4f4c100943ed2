"""Windows that follow each other without a gap, whatever the clock and the calendar do."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.settings.models import Schedule
from notifier.schedules import Window, due_windows, last_slot, next_slot

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAILY = "0 8 * * *"
STALE = dt.timedelta(hours=36)
HOUR = dt.timedelta(hours=1)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(dt.UTC)


def due(covered: str, now: str, cron: str = DAILY, zone: ZoneInfo = SHANGHAI) -> list[Window]:
    return due_windows(cron, zone, at(covered), at(now), STALE)


def test_a_window_ends_with_its_slot_and_begins_with_the_one_before() -> None:
    yesterday, today = at("2026-10-14 08:00"), at("2026-10-15 08:00")
    assert due("2026-10-14 08:00", "2026-10-15 08:00") == [Window(yesterday, today)]
    assert due("2026-10-14 08:00", "2026-10-15 07:59") == []
    assert due("2026-10-15 08:00", "2026-10-15 23:00") == []


def test_missed_nights_are_caught_up_and_stale_ones_become_one() -> None:
    assert due("2026-10-01 08:00", "2026-10-15 12:00") == [
        Window(at("2026-10-01 08:00"), at("2026-10-13 08:00"), stale=True),
        Window(at("2026-10-13 08:00"), at("2026-10-14 08:00")),
        Window(at("2026-10-14 08:00"), at("2026-10-15 08:00")),
    ]


def test_a_changed_schedule_leaves_no_gap() -> None:
    assert due("2026-10-14 08:00", "2026-10-15 06:30", "0 6 * * *") == [
        Window(at("2026-10-14 08:00"), at("2026-10-15 06:00"))
    ]


def test_a_clock_set_back_opens_nothing() -> None:
    assert due("2026-10-15 08:00", "2026-10-12 12:00") == []


def test_an_hour_that_comes_twice_gives_two_windows_that_share_nothing() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = dt.datetime(2026, 10, 24, 12, tzinfo=dt.UTC)
    windows = due_windows("30 2 * * *", berlin, start, start + dt.timedelta(days=2), dt.timedelta(days=9))
    assert [window.end - window.start for window in windows] == [12.5 * HOUR, HOUR, 24 * HOUR]
    assert [window.end.astimezone(berlin).hour for window in windows] == [2, 2, 2]


@pytest.mark.parametrize("cron", ["0 0 30 2 *", "0 0 31 4 *"])
def test_a_day_that_never_comes_is_never_due(cron: str) -> None:
    assert next_slot(cron, SHANGHAI, at("2026-10-15 12:00")) is None
    assert last_slot(cron, SHANGHAI, at("2026-10-15 12:00")) is None
    assert due("2020-10-15 12:00", "2026-10-15 12:00", cron) == []


def test_a_leap_day_is_found_again() -> None:
    assert last_slot("0 0 29 2 *", SHANGHAI, at("2026-10-15 12:00")) == at("2024-02-29 00:00")


@pytest.mark.parametrize(("cron", "day"), [("0 8 * * 0", 6), ("0 8 * * 7", 6), ("0 8 * * 1", 0), ("0 8 * * 6", 5)])
def test_weekday_numbers_are_those_of_crontab(cron: str, day: int) -> None:
    slot = next_slot(Schedule(weekly=cron).weekly, SHANGHAI, at("2026-10-15 12:00"))
    assert slot is not None
    assert slot.astimezone(SHANGHAI).weekday() == day


moments = st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: at("2020-01-01") + minutes * HOUR / 60)


@given(
    st.sampled_from([DAILY, "0 8 * * mon", "0 8 1 * *", "15,45 */6 * * *", "0 0 29 2 *"]),
    moments,
    st.timedeltas(dt.timedelta(), dt.timedelta(days=400)),
)
def test_windows_are_a_chain_that_ends_with_the_last_slot(cron: str, covered: dt.datetime, gone: dt.timedelta) -> None:
    now = covered + gone
    windows = due_windows(cron, SHANGHAI, covered, now, STALE)
    ends = [covered, *(window.end for window in windows)]
    assert [window.start for window in windows] == ends[:-1]
    assert ends == sorted(set(ends))
    last = last_slot(cron, SHANGHAI, now)
    assert ends[-1] == max(covered, last or covered)
    assert all(window.stale == (window.end < now - STALE) for window in windows)
