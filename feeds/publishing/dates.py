"""Dates as people read them on a page, in the language set: 2013年11月20日, Nov 20, 2013."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from feeds.i18n import language
from feeds.model import PartialDate


def day_words(date: PartialDate | dt.datetime) -> str:
    """A date as precise as it is known. A moment is taken in the zone it carries."""
    partial = PartialDate(date.year, date.month, date.day) if isinstance(date, dt.datetime) else date
    return _words(partial, language())


@lru_cache(maxsize=4096)
def _words(date: PartialDate, tag: str) -> str:
    from babel.dates import format_skeleton

    skeleton = "yMMMd" if date.day else "yMMM" if date.month else "y"
    return str(format_skeleton(skeleton, date.first_day, locale=tag.replace("-", "_")))
