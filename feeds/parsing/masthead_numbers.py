"""The number, the running number and the date of an issue, in the forms in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeds.model import PartialDate

from .patterns import numeral

NUMBER = re.compile(r"第([一二三四五六七八九十百零〇\d]{1,5})[期号](?!工程)")
SERIAL = re.compile(r"总(?:第)?([一二三四五六七八九十百〇零○\d]{1,5})[期号]")
_YEAR_NUMBER = re.compile(r"((?:19|20)\d{2})年?(?:\d{1,2}月)?第([一二三四五六七八九十\d]{1,3})(?:[期号]|$)")
_OF_WHAT = re.compile(r"(?!总第?)[一-鿿]{4}")
_OF_PAPER = re.compile(r"(?:公告|通告|令)(?:\d{4}年)?$")
"""2020年第二期报关人员培训班, 公告2020年第118号: not of the periodical, if that has a number as well."""
_MONTH_NUMBER = re.compile(r"(?P<year>(?:19|20)\d{2}|(?<=民国)\d{2,3})年(?P<month>\d{1,2})月[号刊]")
"""2024年6月号: a monthly counts by its months."""
_RUNNING = re.compile(r"(?<![a-z])no\.?(\d{2,4})(?!\d)", re.IGNORECASE)
"""5月號　No.86"""
_VOLUME = re.compile(r"(?<![a-z])vol\.?(\d{2,4})(?!\d)", re.IGNORECASE)
"""VOL.127 beside 2022年第23期"""
_YEAR_FIGURES = 4
DATE = re.compile(r"((?:19|20)\d{2})[年./-](\d{1,2})(?:[月./-](\d{1,2})(?:日|号)?|月)")
_CHINESE_YEAR = re.compile(r"[二〇○◎零一三四五六七八九]{4}(?=年)")
_REPUBLIC_YEAR = re.compile(r"(?<=民国)[〇○◎零一二三四五六七八九]{2,3}(?=年)")
_CHINESE_DAY = re.compile(r"(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3}(?=[月日])")
_REPUBLIC_DATE = re.compile(r"民国(\d{2,3})年(\d{1,2})月(?:(\d{1,2})日)?")
# 2018年10月15日出版, 出刊日期：2014年9月25日: the issue's own day, whatever other days stand by it.
_OUT = r"(?:出版|出刊|刊出|印发|编印|发行|发布)"
_OUT_BEHIND = re.compile(rf"{_OUT}(?!日期|时间|:)")
_OUT_BEFORE = re.compile(rf"{_OUT}(?:(?:日期|时间):?|:)$|^\(?{_OUT}$")
_FOUNDED = re.compile(r"(?:创刊|创办|成立)(?:日期|时间|于|日)?:?(?:中华)?$")
"""創刊日期：中華民國105年4月15日 says nothing of this issue."""
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_OUT_ON = re.compile(rf"\d{{1,2}}月\d{{1,2}}日{_OUT}")
_TO = re.compile(r"[-–—~至到]")
ROW_LONGEST = 400
"""Characters of a row that are looked at."""


def in_figures(line: str) -> str:
    """二〇一〇年十月 as 2010年10月."""
    if len(line) > ROW_LONGEST:
        return line
    line = _REPUBLIC_YEAR.sub(lambda match: "".join(_FIGURES[char] for char in match[0]), line)
    line = _CHINESE_YEAR.sub(lambda match: "".join(_FIGURES[char] for char in match[0]), line)
    return _CHINESE_DAY.sub(lambda match: str(numeral(match[0])), line)


# ○ is a bullet, too, for which the shadow has ◎.
_FIGURES = {char: str("〇一二三四五六七八九".find(char)) for char in "〇一二三四五六七八九"} | dict.fromkeys(
    "零○◎", "0"
)


def numbers_of(lines: Sequence[str]) -> tuple[int | None, int | None, int | None]:
    year = number = serial = None
    # A wrap may have parted 2017年第 from 1期.
    broken = [one + other for one, other in pairwise(lines)]
    of_others = None
    for line in (*lines, *broken):
        if serial is None and (match := SERIAL.search(line)):
            serial = numeral(match[1].replace("○", "〇"))
        match = _YEAR_NUMBER.search(line)
        if match and _is_of_others(line, match):
            of_others = of_others or match
        elif match and number is None:
            year, number = int(match[1]), numeral(match[2])
    for line in lines:
        if number is not None:
            break
        for match in NUMBER.finditer(line):
            if of_others is not None and _is_of_others(line, match):
                continue
            value = numeral(match[1])
            # 第二十六期 alone may be the running number once more.
            if value is not None and value != serial and not line[: match.start()].endswith("总"):
                number = value
                break
    if number is None and of_others is not None:
        year, number = int(of_others[1]), numeral(of_others[2])
    if number is None and (match := next((one for line in lines if (one := _MONTH_NUMBER.search(line))), None)):
        number = int(match["month"])
        year = year or (int(match["year"]) if len(match["year"]) == _YEAR_FIGURES else None)
        running = next((one for line in lines if (one := _RUNNING.search(line))), None)
        serial = serial or (int(running[1]) if running else None)
    if serial is None and (volume := next((one for line in lines if (one := _VOLUME.search(line))), None)):
        serial = int(volume[1])
    return year, number, serial


def _is_of_others(line: str, number: re.Match[str]) -> bool:
    return _OF_WHAT.match(line, number.end()) is not None or _OF_PAPER.search(line[: number.start()]) is not None


def date_of(lines: Sequence[str]) -> PartialDate | None:
    """The day that is said to be the issue's own, else the first day, but for the ends of a span, else the first."""
    found: list[PartialDate] = []
    for line in lines:
        if len(line) > 60:
            continue
        dates = [*DATE.finditer(line)]
        for match in dates:
            value = valid_day(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
            if _FOUNDED.search(line[: match.start()]):
                continue
            if _OUT_BEHIND.match(line, match.end()) or _OUT_BEFORE.search(line[: match.start()]):
                return value[0] if value else None
            if not (_TO.match(line, match.end()) or _TO.match(line, match.start() - 1)):
                found.extend(value)
        for match in _REPUBLIC_DATE.finditer(line):
            if _FOUNDED.search(line[: match.start()]):
                continue
            found.extend(valid_day(1911 + int(match[1]), int(match[2]), int(match[3]) if match[3] else None))
    return next((one for one in found if one.day), found[0] if found else None)


def day_beside_number(year: int, lines: Sequence[str]) -> PartialDate | None:
    """The day that stands beside the number of the issue, without its year: 2019年第14期　4月12日; or on which it came
    out, 3月26日出版; no span of days."""
    for line in lines:
        days = _DAY.findall(line)
        if (
            len(line) <= 40
            and (NUMBER.search(line) or _OUT_ON.fullmatch(line))
            and len(days) == 1
            and (found := valid_day(year, *map(int, days[0])))
        ):
            return found[0]
    return None


def valid_day(year: int, month: int, day: int | None) -> list[PartialDate]:
    try:
        return [PartialDate(year, month, day)]
    except ValueError:
        return []
