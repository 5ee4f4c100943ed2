from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from feeds.model import PartialDate
from feeds.store import Publication

RELEASED = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
SHANGHAI = Publication(ZoneInfo("Asia/Shanghai"))
BY_ITEM = Publication(ZoneInfo("Asia/Shanghai"), "item")


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026-02-13", "2026-02-13T04:00Z"),
        ("2026-02", "2026-02-01T04:00Z"),
        ("2025", "2025-01-01T04:00Z"),
        ("2026-03-03", "2026-03-02T09:30Z"),
        ("0001-01-01", "0001-01-01T03:54:17Z"),  # local mean time
    ],
)
def test_noon_of_the_first_day_in_the_zone_of_the_site_but_never_after_the_release(date: str, moment: str) -> None:
    assert SHANGHAI.of_issue(PartialDate.parse(date), RELEASED) == dt.datetime.fromisoformat(moment)


def test_without_a_date_it_is_the_release() -> None:
    assert SHANGHAI.of_issue(None, RELEASED) == RELEASED


def test_a_day_at_the_end_of_the_calendar_is_no_error() -> None:
    far = Publication(ZoneInfo("Etc/GMT-14"))
    assert far.of_issue(PartialDate(1, 1, 1), RELEASED) == RELEASED
    assert far.of_issue(PartialDate(9999, 12, 31), RELEASED) == RELEASED


def test_items_carry_the_date_of_their_issue_or_their_own_as_set() -> None:
    issue = SHANGHAI.of_issue(PartialDate(2026, 2), RELEASED)
    own = PartialDate(2026, 1, 9)
    assert SHANGHAI.of_item(own, issue, RELEASED) == issue
    assert BY_ITEM.of_item(own, issue, RELEASED) == dt.datetime(2026, 1, 9, 4, tzinfo=dt.UTC)
    assert BY_ITEM.of_item(None, issue, RELEASED) == issue
    assert BY_ITEM.of_item(PartialDate(2026, 12), issue, RELEASED) == RELEASED
