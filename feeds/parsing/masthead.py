"""What an issue says of itself: title, publisher, year, number, running number, date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeds.model import Masthead

from . import vocabulary as words
from .headline import close_spacing
from .masthead_names import numbered_head, repeated_name, running_head, running_serial, title_of
from .masthead_numbers import DATE, ROW_LONGEST, date_of, day_beside_number, in_figures, numbers_of
from .people import is_name
from .rows import Row
from .shade import bare, shade, shade_with_places
from .signs import without_foreign

_PUBLISHER = re.compile(
    r"(?:主管|主办|编印|主编|出版|发行|承办|编辑|编发|编制|编写)(?:[、/]?(?:主办|编印|出版|发行))?(?:单位|机关|机构|者|所)?[A-Za-z]{0,12}[:|/](.*)"
)
_PUBLISHER_BEFORE = re.compile(r"([^\d:：,，。]{4,30}?)[ 　]*(?:主[办辦]|[编編]印|(?<![汇选新摘主总總责責])[编編])")
"""某某协会 主办    今日4版"""
_SUPERVISES = re.compile("主[ 　]?管(?!主办)")
_PUBLISHER_APART = re.compile(
    r"(?:主管主办|主[ 　]?管|主[ 　]?[办辦]|编[ 　]?印|出[ 　]?版|编[ 　]?制)(?:单位|机关|机构)?[ \t　｜|]{1,8}"
    r"([^ \t　:：]{4,30})(?=[ \t　]|$)"
)
"""主办  某某协会: white space where others have a colon."""
# Behind a publisher's name the next of those who had a hand in it: 主办：某某协会　　协办：某某商会.
_NEXT_LABEL = re.compile(r"[\s;；,，、|]+(?=[^\s:：;；]{0,3}[\s　]*[^\s:：;；]{1,5}[\s　]*[:：])")
_PUBLISHER_AFTER = re.compile(r"(.{4,30}?)(?:主办|编印|(?<![汇选新摘主总责])编|发行|出版|出品)(?:[\d二〇○].*)?$")
_APART = re.compile(r"(?<=\S{4})(?:\s{2,}|　)")
"""What stands behind a name, set off by blanks, is not of it: 主办：某某协会　今日四版."""
_BLANKS = re.compile(r"\s+")
_NAME_SHORTEST = 4
_BODY = re.compile(r"[一-鿿()]{4,24}(?:协会|商会|学会|公会|联合会|促进会|研究会|事务所|公司|研究院|服务中心|联盟)")
"""Who publishes, on a row of its own without a word that says so, or before the name of what it publishes."""
_OFFICE = re.compile(rf".{{2,30}}(?:{words.OFFICES}|室|会|政府)")
_FRONT_LONGEST = 600
"""Rows. A cover, an imprint and several contents pages take no more."""
_EARLY, _NAMED_FIRST = 12, 3


def read_masthead(front: Sequence[Row], back: Sequence[Row], rows: Sequence[Row] = ()) -> Masthead:
    """Reads the rows before the first item; for what they lack the notices behind the last, then the running heads
    among all ``rows`` of the file."""
    front = front[:_FRONT_LONGEST]
    lines = [in_figures(row.shade) for row in front]
    year, number, serial = numbers_of(lines)
    date = date_of(lines)
    if date is None and year is None and number is None and (said := _said_by_first_head(rows)):
        year, number, serial = numbers_of([said])
        date = date_of([said])
    title = title_of(front, (*front, *back))
    head, of_head = running_head(rows)
    if head and any(bare(row.shade) == bare(shade(head)) for row in front[:_NAMED_FIRST]):
        # What stands first and again on each page, whatever else the cover holds.
        title = head
    if title is None or date is None:
        title, date = title or head, date or (of_head if year in (None, of_head and of_head.year) else None)
        serial = serial or running_serial(rows)
    if (year is None and number is None) or title is None:
        name, of_heads = numbered_head(rows)
        title = title or name or repeated_name(rows)
        if year is None and number is None:
            year, number, serial = of_heads[0], of_heads[1], serial or of_heads[2]
    if year is None and (alone := next((line for line in lines if _YEAR_ALONE.fullmatch(line)), None)):
        year = int(alone[:4])
    if date is None and year is not None:
        date = day_beside_number(year, lines)
    if date is None:
        # 2016年5月20日出版, in the colophon of a file that has lost its cover.
        date = date_of([out[0] for row in back if (out := _CAME_OUT.search(in_figures(row.shade)))])
    if year is None and date is not None:
        year = date.year
    return Masthead(
        title=title,
        publisher=_publisher(front)
        or _told_by_notice(back)
        or _publisher([row for row in back if _OF_IMPRINT.match(row.shade)]),
        year=year,
        number=number,
        serial=serial,
        date=date,
    )


def _said_by_first_head(rows: Sequence[Row]) -> str | None:
    """What the row with which a file without its cover begins says of number and day, as other heads do."""
    said = [part for part in _GAPS.split(rows[0].text.strip()) if _DIGIT.search(part)] if rows else []
    heads = [row.text for row in rows[1:] if len(row.shade) <= _HEAD_LONGEST]
    again = bool(said) and all(sum(part in text for text in heads) >= _OTHERS for part in said)
    return in_figures(rows[0].shade) if again else None


_GAPS = re.compile(r"　+| {2,}|\t+|[|｜]")
_DIGIT = re.compile(r"\d")
_HEAD_LONGEST, _OTHERS = 40, 2
"""Characters, and heads of other pages."""
_CAME_OUT = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?=出版|出刊|印发|印制)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年?")
_OF_IMPRINT = re.compile("主办(?:单位|机构)?[:|]")
_PUBLISHED_BY = re.compile(r"(?:[》”」]|本[刊号]|会刊)(?:由|是由?)(?P<who>[一-鿿()]{4,24}?)(?:主办|编印|编辑|出版)")
"""《某某流通》由某某协会主办, 《某某商声》是某某商会主办的月刊, in a call for papers."""


def _told_by_notice(back: Sequence[Row]) -> str | None:
    for row in back:
        if match := _PUBLISHED_BY.search(row.shade[:ROW_LONGEST]):
            places = shade_with_places(row.text[:ROW_LONGEST])[1]
            return row.text[places[match.start("who")] : places[match.end("who")]]
    return None


def _publisher(front: Sequence[Row]) -> str | None:
    for word in (
        "主办",
        "主管主办",
        "主管、主办",
        "主管/主办",
        "编印",
        "编辑单位",
        "发行所",
        "编制",
        "出版",
        "发行",
        "主管",
    ):
        for at, row in enumerate(front):
            if word not in row.shade:
                continue
            shadow, places = shade_with_places(row.text[:ROW_LONGEST])
            match = _PUBLISHER.search(shadow)
            if match and shadow[: match.end(0)].find(word) >= 0 and shadow.find(word) <= match.start() + 1:
                value = row.text[places[match.start(1)] :].strip() if match[1] else ""
                value = _NEXT_LABEL.split(value)[0]
                value = without_foreign(_APART.split(value)[0])
                if value and is_name(value):
                    # 總編輯：某某某 is a person.
                    continue
                if value:
                    return value
                if at + 1 < len(front) and not re.search(r"[:]", front[at + 1].shade):
                    return front[at + 1].text.strip()
    texts = [close_spacing(row.text) for row in front if len(row.text) <= ROW_LONGEST]
    matches = [match for match in map(_PUBLISHER_APART.match, texts) if match]
    if matches:
        # 主管 stands above 主办, and only supervises.
        return next((match for match in matches if not _SUPERVISES.match(match[0])), matches[0])[1]
    for row in front:
        row_parts = [part for part in re.split(r"　+|[ 　\t]{2,}", row.text[:ROW_LONGEST]) if part]
        for part in row_parts if len(row_parts) > 1 else ():
            if match := _PUBLISHER_BEFORE.fullmatch(part):
                # 某某联合会　信息部编
                return row_parts[0] if _BODY.fullmatch(shade(row_parts[0])) else match[1]
    for row in front:
        match = _PUBLISHER_AFTER.fullmatch(row.shade)
        if match and len(row.shade) <= 36:
            text = re.split(r"主\s*[办辦]|[编編]\s*印|[编編]|[发發]\s*行|出\s*[版品]", row.text)[0].strip()
            parts = [part for part in _BLANKS.split(text) if part and not re.search(r"\d", part)]
            if parts:
                return parts[-1] if len(parts[-1]) >= _NAME_SHORTEST else text
    for row in front[:_EARLY]:
        text = row.text[:ROW_LONGEST].strip()
        for head in (_APART.split(text)[0], text.rpartition(" ")[0]):
            if _BODY.fullmatch(shade(head)):
                return head.strip()
    for row in front[:_EARLY]:
        # The office beside the day, as official bulletins have it: 某某市某某办公室　　　2021年6月18日
        head, apart, rest = row.text.partition("  ")
        head, apart, rest = (head, apart, rest) if apart else row.text.partition("　　")
        if apart and DATE.search(in_figures(shade(rest))) and _OFFICE.fullmatch(shade(head)):
            return head.strip()
    return None
