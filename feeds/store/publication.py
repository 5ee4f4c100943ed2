"""Which moment a feed gives as the date of an issue and of its items (pure)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.model import PartialDate

_NOON = dt.time(12)


@dataclass(frozen=True, slots=True)
class Publication:
    """The rule of ``publishing.published`` in the site's zone: items carry their issue's date, or their own.

    A moment is noon of the day (the first one of a month or year), never later than the release, and the release where
    the text gives no date.
    """

    zone: ZoneInfo
    by: Literal["issue", "item"] = "issue"

    def of_issue(self, date: PartialDate | None, released: dt.datetime) -> dt.datetime:
        return self._noon(date, released) if date else released

    def of_item(self, date: PartialDate | None, issue_published: dt.datetime, released: dt.datetime) -> dt.datetime:
        return self._noon(date, released) if date and self.by == "item" else issue_published

    def _noon(self, date: PartialDate, released: dt.datetime) -> dt.datetime:
        try:
            noon = dt.datetime.combine(date.first_day, _NOON, self.zone).astimezone(dt.UTC)
        except OverflowError:  # the first or last day that a calendar can hold
            return released
        return min(noon, released)
