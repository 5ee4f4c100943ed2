"""The dates in an item: their values, how the year was told, and what each is the date of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from feeds.model import Evidence, Item, Kind, PartialDate, Span
from feeds.tagging.date_grammar import Precision, written_dates
from feeds.tagging.date_roles import Role, role_of
from feeds.tagging.date_years import Clues, YearRule, middle, partial, resolve
from feeds.tagging.reading import Passage, Reading, Where
from feeds.tagging.shadow import fold

# So far from the issue's date, what is told is its background, or yet to come.
_LONG_AGO, _AHEAD = dt.timedelta(days=400), dt.timedelta(days=45)
# A date lends its year and month to those that follow within so many characters.
_LENDING = 160
_PAST = (Role.REPORTED, Role.ISSUED)
_YEARS_AGO = ("去年", "上年", "前年")
# 据《某某周刊》5月3日
_TOLD_BY = re.compile(r"据.{2,24}\d{1,2}月\d{1,2}日.{0,4}")
# A day without its year that stands for itself, not in a sentence.
_DAY_SET_OFF = re.compile(
    r"^[(（][^()（）\d]{2,12}\d{1,2}月\d{1,2}日[)）]$|^[(（]?\d{1,2}月\d{1,2}日[)）]?(?:$|\s*[|｜]|\s*(?:来源|稿源|作者|记者))|[(（]\d{1,2}[月./-]\d{1,2}日?[)）]$|"
    r"^\d{1,2}[月./-]\d{1,2}日?(?:[(（][^()（）]{1,6}[)）])?\s*[|｜]|"
    r"^[^\d,，。]{2,16}[,，、\s|｜/／]*\d{1,2}月\d{1,2}日(?:公告|发布|消息|讯|通知|报道)?$|^\d{1,2}月\d{1,2}日\s*[^\d,，。]{2,16}$"
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./-](\d{1,2})(?![\d.日])")
# 某社北京3月2日电: the day on which it was written.
DATELINE = re.compile(r"(?:电|讯)(?![子商信影力器视话池脑])")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in an item: its value if a year could be told, how it was, and what it is the date of.

    ``position`` and ``end`` are its place in the reading's shadow.
    """

    value: PartialDate | None
    precision: Precision
    role: Role
    year_rule: YearRule
    where: Where
    position: int
    end: int
    slip: bool = False
    ahead: bool = False
    """Later than the issue or the item's own dateline."""
    score: float = 0.0
    source: Evidence | None = None
    """The attribution or dateline that the date is from, where it is not from the text."""

    def evidence(self, reading: Reading) -> Evidence:
        if self.source is not None:
            return self.source
        return reading.evidence(self.position, self.end, self.year_rule)


def find_dates(reading: Reading, issue_date: PartialDate | None, usual: dt.date | None = None) -> list[DateMention]:
    """Every date of the item in the order of the text, then those of its dateline and attribution.

    ``usual`` is the middle one of the days that the issue tells of, of use where ``issue_date`` is a month."""
    outside = _of_dateline(reading, issue_date) + _of_source(reading.item, reading.length, issue_date)
    put_up = next((one.value for one in outside if one.precision is Precision.DAY), None)
    # What was put up in May tells of the days before it, whenever the issue came out.
    year, month = _heading_year(reading.item), _heading_month(reading.item)
    clues = Clues(year, month, None, put_up or issue_date, put_up, usual)
    mentions: list[DateMention] = []
    for passage in reading.passages:
        mentions += _in_passage(passage, clues, reading.item.kind)
    return mentions + outside


def _in_passage(passage: Passage, clues: Clues, kind: Kind) -> list[DateMention]:
    mentions: list[DateMention] = []
    lent_at = 0
    for written in passage.dates:
        if clues.previous is not None and written.start - lent_at > _LENDING:
            clues = replace(clues, previous=None)
        value, rule = resolve(written, clues)
        role = role_of(passage.folded, written)
        if value is not None and value.month is not None and role in _PAST:
            clues, lent_at = replace(clues, previous=value), written.end
            if value.day is not None and DATELINE.match(passage.folded, written.end):
                clues = replace(clues, put_up=value)
        role = _by_distance(role, value, clues, kind)
        # 去年7月 in the opening of an article sets the scene; in a brief of January it may be the news.
        if kind is Kind.ARTICLE and written.relative in _YEARS_AGO and role in _PAST:
            role = Role.BACKGROUND
        place = passage.start + written.start, passage.start + written.end
        precision = Precision.DAY if value is not None and written.shift is not None else written.precision
        ahead = value is not None and clues.issue is not None and middle(value) > middle(clues.issue)
        mentions.append(DateMention(value, precision, role, rule, passage.where, *place, written.slip, ahead))
    return mentions


def _by_distance(role: Role, value: PartialDate | None, clues: Clues, kind: Kind) -> Role:
    """Chronologies and documents may be old; other news of long ago is background."""
    if value is None or clues.issue is None or role not in _PAST:
        return role
    distance = middle(value) - middle(clues.issue)
    if distance < -_LONG_AGO and kind not in (Kind.CHRONICLE, Kind.DOCUMENT):
        return Role.BACKGROUND
    return Role.FUTURE if distance > _AHEAD else role


def _of_source(item: Item, position: int, issue_date: PartialDate | None) -> list[DateMention]:
    """The date in an attribution, which is when the source published: 网信办2014年8月7日发布, 某报10月12日."""
    source = item.source or ""
    return _published(fold(source), Evidence(source, "date-of-source"), position, Clues(issue=issue_date))


def _of_dateline(reading: Reading, issue_date: PartialDate | None) -> list[DateMention]:
    """The day in a line between headline and text: 时间：2018-05-16　来源：某报, （2018-05-07）, 3月1日 | 来源：某报;
    or set off behind or before the headline: …（3月19日）, 11.22（周二）｜…"""
    mentions: list[DateMention] = []
    for start, line in reading.between:
        span = Span(start, start + len(line))
        folded = fold(line)
        alone = _DAY_SET_OFF.search(folded) is not None
        if alone:
            # 5.16 is a figure anywhere else.
            folded = _DOTTED.sub(r"\1月\2日", folded)
        found = _published(folded, Evidence(line, "dateline", span), reading.length, Clues(issue=issue_date))
        known = alone or _TOLD_BY.fullmatch(folded) is not None
        mentions += [one for one in found if known or one.year_rule is YearRule.TEXT]
    return [one for one in mentions if one.precision is Precision.DAY]


def _published(folded: str, evidence: Evidence, position: int, clues: Clues) -> list[DateMention]:
    mentions = []
    for written in written_dates(folded):
        value, rule = resolve(written, clues)
        if value is not None:
            mention = DateMention(value, written.precision, Role.PUBLICATION, rule, Where.BODY, position, position)
            mentions.append(replace(mention, source=evidence))
    return mentions


def _heading_year(item: Item) -> int | None:
    """The year that a chronology's title gives its entries: 大事记（2014年）, 2013深圳市电子商务大事记."""
    for heading in (item.group, item.section):
        years = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", fold(heading or "")))
        if len(years) == 1:
            return int(years.pop())
    return None


def _heading_month(item: Item) -> PartialDate | None:
    """The month that a chronology's title gives its entries: 大事记（112年8月）."""
    for heading in (item.group, item.section):
        dates = [one for one in written_dates(fold(heading or "")) if one.precision is not Precision.YEAR]
        if len(dates) == 1 and dates[0].precision is Precision.MONTH:
            return partial(dates[0].year, dates[0].month, None)
    return None
