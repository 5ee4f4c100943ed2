"""What an issue says of itself: title, publisher, year, number, running number, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from feeds.model import Masthead, PartialDate

from . import vocabulary as words
from .headline import close_spacing
from .patterns import numeral
from .rows import Row
from .shade import bare, shade, shade_with_places
from .signs import without_foreign

_FREQUENCY = re.compile(r"[(\[]?(?:电子)?(?:双月|半月|半年|[年季月周旬日])[刊报][)\]]?")
_TITLE = re.compile(rf".{{1,18}}{words.PERIODICALS}$")
_TITLE_AND_NUMBER = re.compile(rf"(.{{2,16}}?{words.PERIODICALS})(?:\d{{4}}年|第|总|\()")
_NUMBER = re.compile(r"第([一二三四五六七八九十百\d]{1,4})[期号](?!工程)")
_SERIAL = re.compile(r"总(?:第)?([一二三四五六七八九十百〇零○\d]{1,5})[期号]")
_YEAR_NUMBER = re.compile(r"((?:19|20)\d{2})年?(?:\d{1,2}月)?第([一二三四五六七八九十\d]{1,3})(?:[期号]|$)")
_MONTH_NUMBER = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月[号刊]")
"""2024年6月号: a monthly counts by its months."""
_DATE = re.compile(r"((?:19|20)\d{2})[年./-](\d{1,2})(?:[月./-](\d{1,2})(?:日|号)?|月)")
_CHINESE_YEAR = re.compile(r"[二〇○◎零一三四五六七八九]{4}(?=年)")
_REPUBLIC_YEAR = re.compile(r"(?<=民国)[〇○零一二三四五六七八九]{2,3}(?=年)")
_CHINESE_DAY = re.compile(r"(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3}(?=[月日])")
_REPUBLIC_DATE = re.compile(r"民国(\d{2,3})年(\d{1,2})月(?:(\d{1,2})日)?")
# 2018年10月15日出版, 出刊日期：2014年9月25日: the issue's own day, whatever other days stand by it.
_OUT = r"(?:出版|出刊|刊出|印发|编印|发行|发布)"
_OUT_BEHIND = re.compile(rf"{_OUT}(?!日期|时间|:)")
_OUT_BEFORE = re.compile(rf"{_OUT}(?:(?:日期|时间):?|:)$|^\(?{_OUT}$")
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_TO = re.compile(r"[-–—~至到]")
_PUBLISHER = re.compile(
    r"(?:主管|主办|编印|主编|出版|发行|承办|编辑|编发|编制|编写)(?:[、/]?(?:主办|编印|出版|发行))?(?:单位|机关|机构|者|所)?[A-Za-z]{0,12}[:|](.*)"
)
_PUBLISHER_BEFORE = re.compile(r"([^\d:：,，。]{4,30}?)[ 　]*(?:主[办辦]|[编編]印|(?<![汇选新摘主总總责責])[编編])")
"""某某协会 主办    今日4版"""
_PUBLISHER_APART = re.compile(
    r"(?:主管主办|主管|主办|编印|出版|编制)(?:单位|机关|机构)?[ \t　｜|]{1,8}([^ \t　:：]{4,30})(?=[ \t　]|$)"
)
"""主办  某某协会: white space where others have a colon."""
# Behind a publisher's name the next of those who had a hand in it: 主办：某某协会　　协办：某某商会.
_NEXT_LABEL = re.compile(r"[\s;；,，、|]+(?=[^\s:：;；]{0,3}[\s　]*[^\s:：;；]{1,5}[\s　]*[:：])")
_PUBLISHER_AFTER = re.compile(r"(.{4,30}?)(?:主办|编印|(?<![汇选新摘主总责])编|发行|出版)(?:[\d二〇○].*)?$")
_APART = re.compile(r"(?<=\S{4})(?:\s{2,}|　)")
"""What stands behind a name, set off by blanks, is not of it: 主办：某某协会　今日四版."""
_NAME_AND_NUMBER = re.compile(r"([^\d:,。◎\[(>第总]{3,14})\(?(?:(?:19|20)\d{2}年?)?(?:第|总第)\d{1,4}期")
_BLANKS = re.compile(r"\s+")
_NAME_SHORTEST = 4
_BODY = re.compile(r"[一-鿿()]{4,24}(?:协会|商会|学会|公会|联合会|促进会|研究会|事务所|公司|研究院|服务中心|联盟)")
"""Who publishes, on a row of its own without a word that says so."""
_OFFICE = re.compile(rf".{{2,30}}(?:{words.OFFICES}|室|会|政府)")
_FRONT_LONGEST = 600
"""Rows. A cover, an imprint and several contents pages take no more."""
_ROW_LONGEST = 400
"""Characters of a row that are looked at."""
_EARLY = 12
_OWN_NAME = re.compile(r"《([^》]{2,20})》(?:编辑部|编委会|杂志社)")


def read_masthead(front: Sequence[Row], back: Sequence[Row], rows: Sequence[Row] = ()) -> Masthead:
    """Reads the rows before the first item; for what they lack the notices behind the last, then the running heads
    among all ``rows`` of the file."""
    front = front[:_FRONT_LONGEST]
    lines = [_in_figures(row.shade) for row in front]
    year, number, serial = _numbers(lines)
    date = _date(lines)
    title = _title(front, (*front, *back))
    if title is None or date is None:
        head, of_head = _running_head(rows)
        title, date = title or head, date or (of_head if year in (None, of_head and of_head.year) else None)
    if (year is None and number is None) or title is None:
        name, of_heads = _numbered_head(rows)
        title = title or name
        if year is None and number is None:
            year, number, serial = of_heads[0], of_heads[1], serial or of_heads[2]
    if date is None and year is not None:
        date = _day_of(year, lines)
    if year is None and date is not None:
        year = date.year
    return Masthead(
        title=title,
        publisher=_publisher(front),
        year=year,
        number=number,
        serial=serial,
        date=date,
    )


def _in_figures(line: str) -> str:
    """二〇一〇年十月 as 2010年10月."""
    if len(line) > _ROW_LONGEST:
        return line
    line = _REPUBLIC_YEAR.sub(lambda match: "".join(_FIGURES[char] for char in match[0]), line)
    line = _CHINESE_YEAR.sub(lambda match: "".join(_FIGURES[char] for char in match[0]), line)
    return _CHINESE_DAY.sub(lambda match: str(numeral(match[0])), line)


# ○ is a bullet, too, for which the shadow has ◎.
_FIGURES = {char: str("〇一二三四五六七八九".find(char)) for char in "〇一二三四五六七八九"} | dict.fromkeys(
    "零○◎", "0"
)


def _numbers(lines: Sequence[str]) -> tuple[int | None, int | None, int | None]:
    year = number = serial = None
    # A wrap may have parted 2017年第 from 1期.
    broken = [one + other for one, other in pairwise(lines)]
    for line in (*lines, *broken):
        if serial is None and (match := _SERIAL.search(line)):
            serial = numeral(match[1].replace("○", "〇"))
        match = _YEAR_NUMBER.search(line)
        if match and number is None:
            year, number = int(match[1]), numeral(match[2])
    for line in lines:
        if number is not None:
            break
        for match in _NUMBER.finditer(line):
            value = numeral(match[1])
            # 第二十六期 alone may be the running number once more.
            if value is not None and value != serial and not line[: match.start()].endswith("总"):
                number = value
                break
    if number is None and (match := next((one for line in lines if (one := _MONTH_NUMBER.search(line))), None)):
        year, number = year or int(match[1]), int(match[2])
    return year, number, serial


def _date(lines: Sequence[str]) -> PartialDate | None:
    """The day that is said to be the issue's own, else the first day, but for the ends of a span, else the first."""
    found: list[PartialDate] = []
    for line in lines:
        if len(line) > 60:
            continue
        dates = [*_DATE.finditer(line)]
        for match in dates:
            value = _valid(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
            if _OUT_BEHIND.match(line, match.end()) or _OUT_BEFORE.search(line[: match.start()]):
                return value[0] if value else None
            if not (_TO.match(line, match.end()) or _TO.match(line, match.start() - 1)):
                found.extend(value)
        for match in _REPUBLIC_DATE.finditer(line):
            found.extend(_valid(1911 + int(match[1]), int(match[2]), int(match[3]) if match[3] else None))
    return next((one for one in found if one.day), found[0] if found else None)


def _day_of(year: int, lines: Sequence[str]) -> PartialDate | None:
    """The day that stands beside the number of the issue, without its year: 2019年第14期　4月12日; no span of days."""
    for line in lines:
        days = _DAY.findall(line)
        if len(line) <= 40 and _NUMBER.search(line) and len(days) == 1 and (found := _valid(year, *map(int, days[0]))):
            return found[0]
    return None


def _valid(year: int, month: int, day: int | None) -> list[PartialDate]:
    try:
        return [PartialDate(year, month, day)]
    except ValueError:
        return []


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
            shadow, places = shade_with_places(row.text[:_ROW_LONGEST])
            match = _PUBLISHER.search(shadow)
            if match and shadow[: match.end(0)].find(word) >= 0 and shadow.find(word) <= match.start() + 1:
                value = row.text[places[match.start(1)] :].strip() if match[1] else ""
                value = _NEXT_LABEL.split(value)[0]
                value = without_foreign(_APART.split(value)[0])
                if value:
                    return value
                if at + 1 < len(front) and not re.search(r"[:]", front[at + 1].shade):
                    return front[at + 1].text.strip()
    for row in front:
        if len(row.text) <= _ROW_LONGEST and (match := _PUBLISHER_APART.match(close_spacing(row.text))):
            return match[1]
    for row in front:
        row_parts = [part for part in re.split(r"　+|[ 　\t]{2,}", row.text[:_ROW_LONGEST]) if part]
        for part in row_parts if len(row_parts) > 1 else ():
            if match := _PUBLISHER_BEFORE.fullmatch(part):
                return match[1]
    for row in front:
        match = _PUBLISHER_AFTER.fullmatch(row.shade)
        if match and len(row.shade) <= 36:
            text = re.split(r"主\s*[办辦]|[编編]\s*印|[编編]|[发發]\s*行|出\s*版", row.text)[0].strip()
            parts = [part for part in _BLANKS.split(text) if part and not re.search(r"\d", part)]
            if parts:
                return parts[-1] if len(parts[-1]) >= _NAME_SHORTEST else text
    for row in front[:_EARLY]:
        head = _APART.split(row.text[:_ROW_LONGEST].strip())[0]
        if _BODY.fullmatch(shade(head)):
            return head.strip()
    for row in front[:_EARLY]:
        # The office beside the day, as official bulletins have it: 某某市某某办公室　　　2021年6月18日
        head, apart, rest = row.text.partition("  ")
        head, apart, rest = (head, apart, rest) if apart else row.text.partition("　　")
        if apart and _DATE.search(_in_figures(shade(rest))) and _OFFICE.fullmatch(shade(head)):
            return head.strip()
    return None


def _title(front: Sequence[Row], rows: Sequence[Row]) -> str | None:
    votes: Counter[str] = Counter()
    texts: dict[str, str] = {}

    def vote(text: str, weight: int) -> None:
        clean = re.sub(r"\s+", "", close_spacing(text)).strip("《》")
        key = bare(shade(clean))
        if 3 <= len(key) <= 20:
            votes[key] += weight
            texts.setdefault(key, clean)

    for row in rows:
        if _OWN_NAME.search(row.shade):
            shadow, places = shade_with_places(row.text[:2000])
            for match in _OWN_NAME.finditer(shadow):
                vote(row.text[places[match.start(1)] : places[match.end(1)]], 5)
    if name := _first_name(front):
        vote(name, 5)
    for at, row in enumerate(front[:40]):
        early = 2 if at < 8 else 0
        if row.shade[0] in "◎[" or ">" in row.shade or _FREQUENCY.fullmatch(shade(without_foreign(row.text[:60]))):
            continue
        if _TITLE.fullmatch(row.shade) and ":" not in row.shade:
            vote(row.text, 2 + early + (3 if row.level == 1 else 0))
        elif at + 1 < len(front) and len(row.shade) <= 10 and len(front[at + 1].shade) <= 4:
            joined = row.shade + front[at + 1].shade
            whole = not _TITLE.fullmatch(front[at + 1].shade)
            if whole and _TITLE.fullmatch(joined) and not re.search(r"[:◎\[]", joined):
                vote(row.text + front[at + 1].text, 3 + early)
        before_number = _TITLE_AND_NUMBER.match(row.shade)
        if before_number:
            vote(row.text[: len(before_number[1])], 2 + early)
    return texts[votes.most_common(1)[0][0]] if votes else None


_HEAD_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[年./-]([01]?\d)(?![\d.])")
_WHEN = re.compile(r"[^第]*年[^第]*月.{0,3}")
_TITLE_APART = re.compile(r"([^\d:：,，。｜|]{3,14})[｜|](?=.{0,12}第?\d{1,4}期|[ 　]*(?:20\d\d年)?\d{1,2}月\d{1,2}日)")
"""某某周报｜2022年第46期：…"""
_PARTS = re.compile(r"\s{2,}|　|[|·•]")


def _running_head(rows: Sequence[Row]) -> tuple[str | None, PartialDate | None]:
    """The name and the date that pages repeat in one line with a column: 某某商情   2012.03      市  场."""
    names: Counter[str] = Counter()
    dates: Counter[PartialDate] = Counter()
    for row in rows:
        match = _HEAD_DATE.search(row.shade) if len(row.shade) <= 40 else None
        if match is None or not (value := _valid(int(match[1]), int(match[2]), None)):
            continue
        parts = [re.sub(r"\s+", "", close_spacing(part)).strip("《》") for part in _PARTS.split(row.text)]
        parts = [part for part in parts if part and not re.search(r"[\d:：,，。]", part)]
        if parts and len(parts) <= 3:
            names.update(part for part in parts if 3 <= len(part) <= 14)
            dates[value[0]] += 1
    name, times = names.most_common(1)[0] if names else ("", 0)
    # A column is not on each page, and what stands once is no running head.
    return (name, dates.most_common(1)[0][0]) if times > 1 and times * 2 > sum(dates.values()) else (None, None)


_NUMBERED_HEAD = re.compile(
    r"(?:\d{1,4}[·|-]*)?(?P<name>[^\d:,。《》第]{2,14})(?:(?P<year>(?:19|20)\d{2})年(?:\d{1,2}月)?)?第(?P<number>\d{1,3})期"
    r"(?:\(?总第?(?P<serial>\d{1,4})期\)?)?(?:[·|-]*\d{1,4})?"
)
"""8    某某网商 2015年第4期: the page, the name and the number."""


def _numbered_head(rows: Sequence[Row]) -> tuple[str | None, tuple[int | None, int | None, int | None]]:
    """The name of the periodical, and year, number and running number, that pages repeat in one line."""
    heads: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        if len(row.shade) <= _HEAD_LONGEST and (match := _NUMBERED_HEAD.fullmatch(row.shade)):
            places = shade_with_places(row.text)[1]
            name = row.text[places[match.start("name")] : places[match.end("name")]]
            heads[
                re.sub(r"\s+", "", close_spacing(name)), match["year"] or "", match["number"], match["serial"] or ""
            ] += 1
    (found, times), *_ = heads.most_common(1) or [((), 0)]
    if times < _SEEN_AT_LEAST:
        return None, (None, None, None)
    name, year, number, serial = found
    return name, (int(year) if year else None, int(number), int(serial) if serial else None)


_HEAD_LONGEST, _SEEN_AT_LEAST = 40, 2


def _first_name(front: Sequence[Row]) -> str | None:
    """What stands first, or above the number of the issue, if it is a short name and nothing else."""
    front = [
        row
        for row in front[:8]
        if not (row.shade.replace("—", "").isascii() or _WHEN.fullmatch(row.shade) or _FREQUENCY.fullmatch(row.shade))
    ]
    for row in front[:6]:
        if match := _TITLE_APART.match(row.text[:_ROW_LONGEST].strip()):
            return re.sub(r"\s+", "", close_spacing(match[1])).strip("《》")
    for row, after in pairwise(front[:6]):
        shadow, places = shade_with_places(row.text[:_ROW_LONGEST])
        if match := _NAME_AND_NUMBER.match(shadow):
            return re.sub(r"\s+", "", close_spacing(row.text[: places[match.end(1)]])).strip("《》（(")
        name = without_foreign(row.text[:_ROW_LONGEST])
        shadow = shade(name)
        named = (
            3 <= len(shadow) <= 12
            and not _FREQUENCY.fullmatch(shadow)
            and not re.search(r"[\d:,。◎\[(>]|内部|注意|(?:主办|编印|编)$", shadow)
        )
        if named and (_NUMBER.search(after.shade) or _SERIAL.search(after.shade)):
            return re.sub(r"\s+", "", close_spacing(name)).strip("《》")
    return None
