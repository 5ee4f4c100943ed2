"""Below a column's name, entries that each begin with a day: on its row, behind a bullet, or set off from the rest."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from .days import DAY_ALONE, WEEKDAY
from .outline import section_name
from .signs import CHRONICLE, DATED

if TYPE_CHECKING:
    from .evidence import Evidence

FEWEST_DAYS = 3


def find_column_days(evidence: Evidence) -> None:
    _find_days(evidence)
    _find_bulleted_days(evidence)
    _find_calendars(evidence)


def _find_days(evidence: Evidence) -> None:
    """Below a column's name, entries each headed by nothing but its day."""
    rows = evidence.rows
    for title in range(len(rows) - 1):
        if evidence.section[title] is None or not DAY_ALONE.fullmatch(rows[title + 1].shade):
            continue
        days = [title + 1]
        for one in range(title + 2, len(rows) - 1):
            if evidence.section[one] is not None or one - days[-1] > LONGEST_ENTRY:
                break
            if DAY_ALONE.fullmatch(rows[one].shade) and evidence.joins[one] < 0:
                days.append(one)
        if len(days) >= FEWEST_DAYS:
            evidence.dated.update(dict.fromkeys(days, title))
            evidence.days.update(days)


_CALENDAR = re.compile(
    r"(?:(?:(?:19|20)\d{2}年)?\d{1,2}(?:月\d{1,2}日|[./]\d{1,2})(?:[-—~至、]{1,2}\d{1,2}日?)?|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    rf"{WEEKDAY}[ 　\t|｜:：]+"
)
"""6月8日（四）　某展览会开幕: the day set off from what is on."""


def _find_calendars(evidence: Evidence) -> None:
    """Right below a column's name, paragraphs that each begin with a day set off from the rest, to the next column."""
    rows = evidence.rows
    for title in range(len(rows) - 1):
        if evidence.section[title] is None or not _CALENDAR.match(rows[title + 1].text):
            continue
        below = range(title + 1, min(len(rows), title + LONGEST_ENTRY))
        column = takewhile(lambda at: evidence.section[at] is None, below)
        paragraphs = (at for at in column if evidence.joins[at] <= 0)
        days = list(takewhile(lambda at: _CALENDAR.match(rows[at].text), paragraphs))
        if len(days) >= FEWEST_DAYS:
            evidence.dated.update(dict.fromkeys(days, title))
            grouped = title > 0 and evidence.section[title - 1] is not None
            if not (grouped or CHRONICLE.match(rows[title].shade)):
                evidence.calendar.add(title)


def _find_bulleted_days(evidence: Evidence) -> None:
    """Below a short heading, paragraphs that each begin with the same bullet and a day: ◇3月9日，…"""
    rows = evidence.rows
    title = 0
    while title < len(rows) - 1:
        at = title + 1
        if at in evidence.unheaded:
            # Briefs that begin with their day are no entries of a chronology.
            title = at
            continue
        bullet = rows[at].text[0]
        entries: list[int] = []
        while at < len(rows) and rows[at].shade[0] == "◎" and DATED.match(rows[at].shade[1:]):
            if rows[at].text[0] != bullet or (may_head(evidence, at) and at + 1 < len(rows) and evidence.ended[at + 1]):
                break
            entries.append(at)
            at += 1
            while at < len(rows) and evidence.joins[at] > 0 and at - entries[-1] < LONGEST_ENTRY:
                at += 1
        short = len(rows[title].shade) <= _HEADING_LONGEST and not evidence.ended[title]
        if len(entries) >= FEWEST_DAYS and short and not evidence.prose[title]:
            evidence.dated.update(dict.fromkeys(entries, title))
            evidence.bulleted.update(entries)
            for one in entries:
                evidence.section[one] = None
            if title not in evidence.numbered and evidence.ordinal[title] is None:
                evidence.section[title] = section_name(rows[title].text)
        title = max(title + 1, at - 1)


_HEADING_LONGEST = 14
"""Characters."""


def may_head(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a headline: it ends nothing and leaves room in its line."""
    row = evidence.rows[at]
    done = evidence.ended[at] or evidence.item_ends[at] or evidence.prose[at] or evidence.table[at]
    return not done and not row.full and not row.nearly and _HEADLINE_SHORTEST <= len(row.shade) <= HEADLINE_LONGEST


_HEADLINE_SHORTEST, HEADLINE_LONGEST = 6, 44
"""Characters."""
LONGEST_ENTRY = 60
"""Rows."""
