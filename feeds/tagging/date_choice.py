"""Which of the dates in an item is the date of what it reports; and what an issue without a date is of.

Nothing is invented: an item without such a date has none. Where a brief names none, the day of its dateline stands in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from feeds.model import Kind, PartialDate
from feeds.tagging.date_grammar import Precision, Written
from feeds.tagging.date_roles import Role
from feeds.tagging.date_years import middle, nearest, partial
from feeds.tagging.dates import DATELINE, DateMention
from feeds.tagging.reading import Reading, Where

# A reported date stands in the opening; how far into it, in characters of the shadow. A fragment may be a brief that
# lost its headline; profiles and tables report nothing of a day.
_OPENING = {Kind.BRIEF: 260, Kind.CHRONICLE: 900, Kind.DOCUMENT: 10**9, Kind.ARTICLE: 130, Kind.FRAGMENT: 8}
_TELLING = (Role.REPORTED, Role.ISSUED, Role.PUBLICATION, Role.EFFECTIVE, Role.AS_OF)
_PRECISION_WEIGHTS = {
    Precision.DAY: 1.0,
    Precision.MONTH: 0.85,
    Precision.PART_OF_MONTH: 0.85,
    Precision.FESTIVAL: 0.6,
}
# A report of an event may set the scene before it says when: 首届…成果展综述, 记…论坛.
_EVENT = re.compile(r"[展会]综述|论坛|大会|峰会|年会|研讨会|座谈会|博览会|交易会|讲座|大讲堂|培训班|颁奖|仪式|大赛")
_EVENT_OPENING = 450
# What stands in where the text reports of no day: that a rule came into force, the day that figures in the first words
# are counted to, that the news was put up.
_STANDS_IN = {Role.EFFECTIVE: 0.1, Role.AS_OF: 0.08, Role.PUBLICATION: 0.05}
_FIRST_WORDS = 40
_PUT_OUT = re.compile(r"[发發][布佈]|公[布佈]|印[发發]")
# Editorials report nothing.
_OPINION = re.compile(r"卷首|刊首|社论|社评|编者的话|主编寄语|寄语")
# An issue's own time is where so many days and one more stand together; one far ahead of the rest is a plan.
_CLOSE, _COMPANY = dt.timedelta(days=120), 2


def rank_dates(reading: Reading, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The dates that could be the item's, best first, each with its score."""
    item = reading.item
    if _OPINION.search(item.section or ""):
        return []
    body = [passage for passage in reading.passages if passage.where >= Where.LEAD]
    start = body[0].start if body else 0
    # What stands under inner headings is a part of the item (【关键词一：上市】), not its news.
    parts = next((passage.start for passage in body if passage.heading), reading.length)
    headline = f"{item.title or ''}{item.subtitle or ''}"
    opening = _OPENING.get(item.kind, -1)
    ranked = []
    for mention in mentions:
        if mention.value is None or mention.role not in _TELLING:
            continue
        weight = _PRECISION_WEIGHTS.get(mention.precision)
        if weight is None:
            continue
        if item.kind is Kind.DOCUMENT:
            score = 1.5 if mention.role in (Role.ISSUED, Role.PUBLICATION) else 1.0
            score *= 1.0 if mention.precision is Precision.DAY else 0.1
        elif mention.role in _STANDS_IN:
            in_force = mention.role is Role.EFFECTIVE and not mention.ahead and mention.position - start <= opening
            in_force &= item.kind is not Kind.ARTICLE
            counted = mention.role is Role.AS_OF and not mention.ahead and mention.position - start <= _FIRST_WORDS
            published = item.kind in (Kind.BRIEF, Kind.CHRONICLE) and _put_up(mention)
            if mention.precision is not Precision.DAY or not (in_force or counted or published):
                continue
            score = _STANDS_IN[mention.role]
        elif mention.where < Where.LEAD:
            # A month in a headline is what figures are of: 2013年10月指数.
            if mention.precision is not Precision.DAY:
                continue
            score = 0.75 * weight
        else:
            depth = mention.position - start
            of_event = mention.precision is Precision.DAY and depth <= _EVENT_OPENING and _EVENT.search(headline)
            if (depth > opening and not of_event) or mention.position >= parts:
                continue
            # A chronology tells in order: the first date is the entry's, be it only a month.
            score = (1.0 if item.kind is Kind.CHRONICLE else weight) - depth / 4000
            # 11月5日电: the day of the writing, if the text has no better.
            score -= 0.2 if DATELINE.match(reading.folded, mention.end) else 0
        ranked.append(replace(mention, score=round(score, 4)))
    return sorted(ranked, key=lambda mention: -mention.score)


def _put_up(mention: DateMention) -> bool:
    """The day on which a dateline, or an office that put it out (网信办8月7日发布), gave the news; not that of a paper
    which it was taken from."""
    source = mention.source
    return mention.role is Role.PUBLICATION and (
        source is None or source.rule != "date-of-source" or _PUT_OUT.search(source.text) is not None
    )


_MONTHS = (Precision.MONTH, Precision.PART_OF_MONTH)


def infer_reference(readings: Iterable[Reading], year: int | None = None) -> PartialDate | None:
    """The month an issue without a date is of: that of the latest day that others stand close before. Where no day is
    named with its year, days are of its ``year``, if that is known, else of the year nearest to the latest month named.
    """
    days: set[dt.date] = set()
    months: set[PartialDate] = set()
    of_no_year: set[tuple[int, int]] = set()
    readings = list(readings)
    # A chronology's days are of the whole year that it tells of.
    for written in _written([one for one in readings if one.item.kind is not Kind.CHRONICLE] or readings):
        if written.slip:
            continue
        if written.year is None and written.relative is None and written.turn is None:
            if written.precision is Precision.DAY and written.month and written.day:
                of_no_year.add((written.month, written.day))
            continue
        date = partial(written.year, written.month, written.day)
        if date is not None and year in (None, date.year):
            days |= {middle(date)} if written.precision is Precision.DAY and date.day else set()
            months |= {date} if written.precision in _MONTHS and date.month else set()
    anchor = max(months, default=None, key=middle)
    if year is not None or not days:
        placed = _in_year(of_no_year, year) if year is not None else [nearest(*day, anchor) for day in of_no_year]
        days |= {middle(date) for date in placed if date is not None}
    latest = _latest_in_company(days)
    return PartialDate(latest.year, latest.month) if latest is not None else anchor


def _in_year(days: Collection[tuple[int, int]], year: int) -> list[PartialDate | None]:
    """The days (month, day) of an issue of that year: where they lie around its beginning, those before the longest
    time without any are of it, and those behind of the year before. One alone may be announced for the next year."""
    ordered = sorted(days)
    gaps = [(after[0] - before[0], after) for before, after in pairwise(ordered)]
    widest, first = max(gaps, default=(0, (13, 1)))
    early = ordered[1:2] and ordered[1] < first and ordered[0][0] <= _EARLY
    around = early and widest >= _MONTHS_WITHOUT and ordered[-1][0] >= _LATE
    return [partial(year - bool(around and day >= first), *day) for day in ordered]


_MONTHS_WITHOUT, _EARLY, _LATE = 5, 3, 10
"""Months: in an issue of January or February, news of the last of the year before."""


def _latest_in_company(days: Collection[dt.date]) -> dt.date | None:
    latest_first = sorted(days, reverse=True)
    for latest, companion in zip(latest_first, latest_first[_COMPANY:], strict=False):
        if latest - companion <= _CLOSE:
            return latest
    return latest_first[0] if latest_first else None


def usual_day(readings: Iterable[Reading], issue: PartialDate) -> dt.date | None:
    """The middle one of the days near the issue's month that its items name."""
    found: list[dt.date] = []
    for written in _written(readings):
        if written.precision is Precision.DAY and written.month is not None and not written.slip:
            near = nearest(written.month, written.day, issue)
            date = partial(written.year, written.month, written.day) if written.year else near
            if date is not None and abs(middle(date) - middle(issue)) <= _CLOSE:
                found.append(middle(date))
    return sorted(found)[len(found) // 2] if found else None


def _written(readings: Iterable[Reading]) -> Iterator[Written]:
    return chain.from_iterable(passage.dates for one in readings for passage in one.passages)
