"""When nothing is sent, and how much may be."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from feeds.settings.models import QuietHours, WarmUp
from feeds.store import Store
from notifier.quiet import quiet_until
from notifier.traffic import Meter, Stream, daily_cap

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("clock", "until"),
    [("21:59", None), ("22:00", "07:00"), ("23:59", "07:00"), ("06:59", "07:00"), ("07:00", None), ("12:00", None)],
)
def test_a_night_goes_over_midnight(clock: str, until: str | None) -> None:
    hours = QuietHours(start="22:00", end="07:00")
    now = dt.datetime.combine(dt.date(2026, 10, 15), dt.time.fromisoformat(clock), SHANGHAI)
    end = quiet_until(hours, SHANGHAI, now.astimezone(dt.UTC))
    assert (f"{end:%H:%M}" if end else None) == until
    assert end is None or now < end < now + dt.timedelta(hours=10)


def test_a_new_relay_takes_more_each_day_until_it_is_warm() -> None:
    warm_up = WarmUp(since=dt.date(2026, 12, 1), first_day=200, growth=1.5, until=1000)
    days = [daily_cap(warm_up, dt.date(2026, 12, 1) + dt.timedelta(days=n)) for n in range(6)]
    assert days == [200, 300, 450, 675, None, None]
    assert daily_cap(warm_up, dt.date(2046, 12, 1)) is None


def test_limits_hold_over_processes_and_restarts(store: Store) -> None:
    stream = Stream("first", "", a_minute=3, an_hour=5)
    now = dt.datetime(2026, 10, 15, 4, 0, 30, tzinfo=dt.UTC)

    def send(wanted: int, moment: dt.datetime) -> int:
        with store.transaction() as connection:
            meter = Meter.read(connection, [stream], SHANGHAI, moment)
            sent = 0
            while sent < wanted and meter.has_room(stream):
                meter.take(stream)
                sent += 1
            meter.save(connection, moment)
        return sent

    minute = dt.timedelta(minutes=1)
    assert [send(2, now), send(9, now), send(9, now)] == [2, 1, 0]
    assert [send(9, now + minute), send(9, now + 2 * minute)] == [2, 0]
    assert send(9, now + 60 * minute) == 3
