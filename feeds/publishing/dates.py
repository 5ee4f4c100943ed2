"""Dates as people read them on a page, in the language set: 2013年11月20日, Nov 20, 2013."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from feeds.i18n import language
from feeds.model import PartialDate
from feeds.publishing.trends import Period


def day_words(date: PartialDate | dt.datetime) -> str:
    """A date as precise as it is known. A moment is taken in the zone it carries."""
    partial = PartialDate(date.year, date.month, date.day) if isinstance(date, dt.datetime) else date
    return _words(partial, language())


def period_words(period: Period) -> str:
    """2026年5月, 2026年第2季度, 2026年; May 2026, Q2 2026, 2026."""
    from babel.dates import format_skeleton

    skeleton = {1: "yMMM", 3: "yQQQ", 12: "y"}[period.months]
    return str(format_skeleton(skeleton, period.first_day, locale=_locale()))


def part_words(period: Period) -> str:
    """The same below the year: 5月, 2季度; May, Q2."""
    from babel.dates import format_date

    return str(format_date(period.first_day, {1: "LLL", 3: "qqq", 12: "y"}[period.months], locale=_locale()))


def _locale() -> str:
    return language().replace("-", "_")


@lru_cache(maxsize=4096)
def _words(date: PartialDate, tag: str) -> str:
    from babel.dates import format_skeleton

    skeleton = "yMMMd" if date.day else "yMMM" if date.month else "y"
    return str(format_skeleton(skeleton, date.first_day, locale=tag.replace("-", "_")))
