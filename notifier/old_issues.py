"""Which issues are published and not mailed: those taken in long after their date, as when an archive is imported."""

from __future__ import annotations

import datetime as dt

from feeds.model import StoredItem
from feeds.settings import Settings

# Where mails leave and the settings do not say: a monthly that comes out a few weeks late is still news.
_DAYS = 60


def late_after(settings: Settings) -> dt.timedelta | None:
    """None where issues are mailed whatever their date: mails that are only written to files reach nobody."""
    days = settings.jianbao.digest.late_after_days
    if days is None and settings.jianbao.mail.transport == "file":
        return None
    return dt.timedelta(days=days if days is not None else _DAYS)


def is_old(stored: StoredItem, settings: Settings) -> bool:
    """By the date of its issue; where that gives only a year, by the end of the year."""
    after, issue = late_after(settings), stored.issue
    if after is None or issue is None:
        return False
    dated = issue.published
    if issue.masthead.date is None and issue.masthead.year is not None:
        year = min(max(issue.masthead.year, 1), 9998)
        dated = min(dated, dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC))
    return issue.released - dated > after
