"""The dates in an item: their values, years told, and what each is the date of.

A year is taken from, in this order: the text; the enclosing heading or chronology; the previous date in the item; the
year that brings the date nearest to the issue's date. Measured on real issues, nearest gets all of 43 year-less dates
right, the issue's own year 31. Nothing is ever invented: without a date in the text the item has none.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from feeds.model import Evidence, Item, PartialDate
from feeds.tagging.dates_grammar import Precision, Written, written_dates
from feeds.tagging.reading import Passage, Reading, Where
from feeds.tagging.shadow import fold


class Role(StrEnum):
    REPORTED = "reported"
    ISSUED = "issued"
    EFFECTIVE = "effective"
    DEADLINE = "deadline"
    AS_OF = "as-of"
    FUTURE = "future"
    BACKGROUND = "background"
    NAME = "name"
    PUBLICATION = "publication"


class YearRule(StrEnum):
    TEXT = "year-in-text"
    RELATIVE = "year-relative"
    HEADING = "year-of-heading"
    PREVIOUS = "year-of-previous-date"
    NEAREST = "year-nearest-to-issue"
    UNKNOWN = "year-unknown"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in an item: its value if a year could be told, how it was, and what it is the date of."""

    value: PartialDate | None
    precision: Precision
    role: Role
    year_rule: YearRule
    where: Where
    position: int
    end: int
    slip: bool = False
    score: float = 0.0
    source: str | None = None
    """The attribution that the date is from, where it is not from the text."""

    def evidence(self, reading: Reading) -> Evidence:
        if self.source is not None:
            return Evidence(self.source, "date-of-source")
        return reading.evidence(self.position, self.end, self.year_rule)


# What follows or precedes a date tells its role. Each is tried on the words of the same sentence.
_AFTER: list[tuple[Role, re.Pattern[str]]] = [
    (Role.EFFECTIVE, re.compile(r"(?:起|开始|正式|将)*(?:施行|实施|执行|生效)")),
    (Role.DEADLINE, re.compile(r"(?:之?前|以前)(?:，|。|完成|提交|报|申报|将|，?各|基本|全面|实现|建成|送)")),
]
_BEFORE: list[tuple[Role, re.Pattern[str]]] = [
    (Role.AS_OF, re.compile(r"(?:截至|截止到?|截止至|截至到)[^，。]{0,2}$")),
    (
        Role.FUTURE,
        re.compile(
            r"(?:将于|拟于|计划于?|预计到?|定于|有望(?:在|于)?|力争(?:到|在)?|争取到?|将在|拟在|延至|延长至|推迟至|直到)$"
        ),
    ),
    (Role.DEADLINE, re.compile(r"(?:至|到|到了|最迟|不迟于|不晚于)$")),
    (
        Role.BACKGROUND,
        re.compile(
            r"(?:早在|始于|自从?|从|曾于|成立于|创立于|创办于|始建于|源于|相比|比|较|同比|此前|超过|高于|低于|由|以来|起步于)$"
        ),
    ),
]
_TO_SPAN = re.compile(r"^(?:到|至|-|—|~)")
_INSIDE_TITLE = re.compile(r"《[^》《]*$")
_ISSUED = re.compile(r"(?:发布|公布|印发|颁布|通过|令|签署)")
_YEAR_IN_HEADING = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|深|中|全|(?!\d))")
_DISTANT = dt.timedelta(days=400)


def find_dates(reading: Reading, reference: PartialDate | None) -> list[DateMention]:
    """Every date of the item in the order of the text. ``reference`` is the issue's date."""
    heading = _heading_year(reading.item)
    previous: PartialDate | None = None
    previous_at = -(10**9)
    mentions: list[DateMention] = []
    for passage in reading.passages:
        for written in written_dates(passage.folded):
            at = passage.start + written.start
            near = previous if at - previous_at < 160 else None
            value, year_rule = _resolve(written, heading, near, reference)
            role = _role(passage, written, value, reference)
            end = passage.start + written.end
            mentions.append(
                DateMention(value, written.precision, role, year_rule, passage.where, at, end, written.slip)
            )
            if value is not None and role not in (Role.NAME, Role.FUTURE, Role.DEADLINE) and value.month:
                previous, previous_at = value, at
    return mentions + _of_source(reading.item, len(reading.folded))


def _of_source(item: Item, position: int) -> list[DateMention]:
    """The date in an attribution, which is when the source published: 网信办2014年8月7日发布."""
    source = item.source or ""
    mentions = []
    for written in written_dates(fold(source)):
        value, rule = _resolve(written, None, None, None)
        if value is not None:
            mention = DateMention(value, written.precision, Role.PUBLICATION, rule, Where.BODY, position, position)
            mentions.append(replace(mention, source=source))
    return mentions


def _heading_year(item: Item) -> int | None:
    """The year that a chronology's title gives its entries: 大事记（2014年）, 2013深圳市电子商务大事记."""
    for heading in (item.group, item.section):
        years = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", heading or ""))
        if len(years) == 1:
            return int(years.pop())
    return None


def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _resolve(
    written: Written, heading: int | None, previous: PartialDate | None, reference: PartialDate | None
) -> tuple[PartialDate | None, YearRule]:
    if written.precision is Precision.VAGUE:
        return None, YearRule.UNKNOWN
    month, day = written.month, written.day
    if written.precision is Precision.PERIOD:
        day = None
    if written.year is not None:
        return _partial(written.year, month, day), YearRule.TEXT
    if written.relative in ("当年", "同年", "次年"):
        if previous is None:
            return None, YearRule.UNKNOWN
        return _partial(previous.year + (written.relative == "次年"), month, day), YearRule.PREVIOUS
    if written.relative is not None:
        base = heading or (reference.year if reference else None)
        if base is None:
            return None, YearRule.UNKNOWN
        if heading is None and reference and reference.month and month and written.relative == "今年":
            # In an issue of January, 今年12月 was written in the year before.
            nearest = _nearest(month, day, reference)
            base = min(base, nearest.year) if nearest else base
        shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}.get(written.relative, 0)
        return _partial(base + shift, month, day), YearRule.RELATIVE
    if month is None:
        return _from_turn(written, previous, reference)
    if heading is not None:
        return _partial(heading, month, day), YearRule.HEADING
    if (
        previous is not None
        and previous.month is not None
        and (month, day or 31) >= (previous.month, previous.day or 1)
    ):
        near = _nearest(month, day, reference)
        # An older year must not be carried on: a chronology of the past is told by its own years.
        if near is None or near.year == previous.year:
            return _partial(previous.year, month, day), YearRule.PREVIOUS
    nearest = _nearest(month, day, reference)
    if nearest is not None:
        return nearest, YearRule.NEAREST
    return None, YearRule.UNKNOWN


def _from_turn(
    written: Written, previous: PartialDate | None, reference: PartialDate | None
) -> tuple[PartialDate | None, YearRule]:
    """本月5日 by the issue's month; a bare 31日 by the month of the date before it."""
    if written.turn:
        base = previous if written.turn == "当月" else reference
        if base is None or base.month is None:
            return None, YearRule.UNKNOWN
        months = base.year * 12 + base.month - 1 + {"上月": -1, "下月": 1}.get(written.turn, 0)
        return _partial(months // 12, months % 12 + 1, written.day), YearRule.RELATIVE
    if written.day is None:
        return None, YearRule.UNKNOWN
    if previous is not None and previous.month is not None and (previous.day is None or previous.day <= written.day):
        return _partial(previous.year, previous.month, written.day), YearRule.PREVIOUS
    return None, YearRule.UNKNOWN


def middle(date: PartialDate) -> dt.date:
    if date.month is None:
        return dt.date(date.year, 7, 1)
    return dt.date(date.year, date.month, date.day or 15)


def _nearest(month: int, day: int | None, reference: PartialDate | None) -> PartialDate | None:
    """The date of that month (and day) nearest to the issue's date."""
    if reference is None:
        return None
    if reference.month is None:
        return _partial(reference.year, month, day)
    dates = [date for year in range(reference.year - 1, reference.year + 2) if (date := _partial(year, month, day))]
    centre = middle(reference)
    return min(dates, key=lambda date: (abs(middle(date) - centre), date), default=None)


def _role(passage: Passage, written: Written, value: PartialDate | None, reference: PartialDate | None) -> Role:
    text = passage.folded
    before = text[max(0, written.start - 40) : written.start]
    after = text[written.end : written.end + 14]
    if _INSIDE_TITLE.search(before):
        return Role.NAME
    sentence = re.split(r"[。；;!！?？]", before)[-1]
    for role, pattern in _BEFORE:
        if pattern.search(sentence):
            if role is Role.BACKGROUND and written.precision is Precision.DAY and pattern.search(sentence):
                tail = sentence[-1:]
                if tail in "自从由" and not re.match(r"(?:起|以来|开始|到|至|-|—)", after):
                    continue
            return role
    for role, pattern in _AFTER:
        if pattern.match(after):
            return role
    if written.precision in (Precision.PERIOD,):
        return Role.AS_OF
    if value is not None and reference is not None:
        days = middle(value) - middle(reference)
        if days < -_DISTANT:
            return Role.BACKGROUND
        if days > dt.timedelta(days=45) or (days > dt.timedelta(days=3) and after.startswith("将")):
            return Role.FUTURE
    if _ISSUED.search(after[:8]):
        return Role.ISSUED
    return Role.REPORTED
