"""The names of columns and groups in a contents page: leaders and pages taken off, numbers read as an outline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .patterns import ends_sentence, numeral
from .rows import Row
from .shade import BULLETS, bare, shade

BRACKETED_FIRST = re.compile(r"[【〔［]([^【】〔〕［］]{2,8})[】〕］][ 　]*(?=[^ 　])(?!.*[。；])")
"""【预告】3—5月展会一览: the column, and what it holds this time."""
_DIGITS = re.compile(r"(\d{1,3})[)\]]?页?$|(?<=[(\[])(\d{1,2})[条篇则][)\]]$")
"""Where it begins, or how much stands below: 监管动态（5条）."""
_LEADING = ".·…_-—/|(["
PAGE_TAIL = re.compile(r"[\s.·…⋯\-—_]*(?:[(（\[]?(?<!\d)\d{1,3}[)）\]]?|[(（\[]\d{1,2}[条條篇则則][)）\]])\s*$")
LEADERS = re.compile(r"[.·…_\-—]{3,}")


def page_number(shadow: str) -> tuple[int, int] | None:
    """Where the leaders begin that a row of a contents page ends with, and the page; None for any other row."""
    match = _DIGITS.search(shadow[-6:])
    if match is None:
        return None
    before = shadow[: len(shadow) - len(match[0])]
    text = before.rstrip(_LEADING)
    leaders = len(before) - len(text)
    last = text[-1:]
    # 2.8 and 2014-15 are figures, 3% is one, and 2000 has too many digits.
    if (leaders == 0 and (not last or last.isdigit() or last == "%")) or (leaders == 1 and last.isdigit()):
        return None
    return len(text), int(match[1] or match[2])


_PART = r"第[一二三四五六七八九十\d]{1,3}(?:部分|单元|板块|篇|辑|版)[:：、 　]"
_QUOTED = re.compile(r"[「『〖《〈]([^「」『』〖〗《》〈〉]+)[」』〗》〉]$")
_COLUMN_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾貳參陸]{1,3}(?:[、.．]|[ 　]+(?=[^ 　]{2}))|"
    r"[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})?[ 　]|"
    rf"{_PART}|(?:part|PART|Part)[ 　.]*\d{{1,2}}[ 　.:：|｜]*|附(?:件|录)?(?:[:：]|[ 　]+))[ 　]*(?=.)"
)
GROUP_NUMBER = re.compile(r"(?P<column>\d{1,2})\.(?P<group>\d{1,2})[ 　]+")
"""2.1  运价与运力, inside 2  数据跟踪."""
_AROUND = BULLETS + "\ufe0f【】〔〕[]［］〖〗 　:："


def section_name(text: str) -> str:
    """A section's or group's name without its bullet, its brackets and its number, 一、."""
    if match := BRACKETED_FIRST.match(text.strip(" 　")):
        return match[1]
    text = without_editor(without_more(text)).strip(" 　|｜丨│┃")
    if match := _QUOTED.match(text):
        text = match[1]
    text = text.strip(" 　")
    if not (text[:1].isalnum() and text[-1:].isalnum()):
        text = text.strip(_AROUND)
    number = _COLUMN_NUMBER.match(text)
    return text[number.end() :] if number else text


def without_editor(text: str) -> str:
    """The name of a column without who edits it behind: 会员故事　　责任编辑／某某."""
    return _EDITOR.sub("", text) if "编" in text or "編" in text else text


_EDITOR = re.compile(
    r"(?<=[^ 　])(?:[ 　]{2,}|　|\t+)(?:本栏|栏目|责任|責任|本版|本期)?(?:编辑|編輯|责编|責編)[ 　]*[/／:：|｜].{2,10}$"
)


def without_more(text: str) -> str:
    """The name of a column without the link behind it, 协会动态 [更多]."""
    # Most rows have neither word, which is sooner seen without a pattern.
    if "更多" not in text and "more" not in text.lower():
        return text
    return _MORE.sub("", text).strip() or text


_MORE_WORD = "更多|more"
_MORE = re.compile(
    rf"[ 　]*[\[【(（](?:查看)?(?:{_MORE_WORD})[ 　]*[>＞»]*[\]】)）]$|"
    rf"(?:[ 　]+(?:查看)?(?:{_MORE_WORD})|[ 　]*(?:查看)?(?:{_MORE_WORD})[ 　]*[>＞»]+)$",
    re.IGNORECASE,
)
"""A link to more, set off or with an arrow: what people have 更多 of, they have in sentences."""
_PERIOD = re.compile(r"(?<=[^ 　])[ 　]*[（(][^（）()]*\d[^（）()]*[）)]$")


def without_period(text: str) -> str:
    """A column's name without the period that it covers this time: 协会大事记（2016年4月—5月）."""
    return _PERIOD.sub("", text)


@dataclass(slots=True)
class Outline:
    """Rows of the contents that name columns and, further in, groups: row -> name."""

    columns: dict[int, str] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)


_NAME_LONGEST, _HEADLINE_LONGEST, _FEWEST = 12, 44, 3
_ROW_LONGEST = 80
_PARTS_AT_LEAST = 2
_A_PART = re.compile(_PART)
_APPENDED = re.compile(r"附(?:件|录)?(?:[:：]|[ 　]+)")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}(?=[、.．]|[ 　]+[^ 　]{2})")
_INNER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
"""（一）国内, below 二、行业要闻"""


def read_outline(rows: Sequence[Row], end: int, last_seen: Mapping[str, int]) -> Outline:
    """The outline in the first ``end`` rows. ``last_seen``: where a short row's bare shadow stands last."""
    parts = [at for at in range(end) if _A_PART.match(rows[at].text) and len(rows[at].text) <= _ROW_LONGEST]
    if len(parts) >= _PARTS_AT_LEAST:
        columns = [at for at in range(parts[0], end) if at in parts or _APPENDED.match(rows[at].text)]
        groups = [at for at in range(parts[0], end) if _ORDINAL.match(rows[at].text)]
        return Outline(
            {at: _name(rows[at]) for at in columns if _place(rows, at, last_seen) > at},
            {at: _name(rows[at]) for at in groups if _place(rows, at, last_seen) > at},
        )
    numbered = _numbered(rows, end, last_seen)
    inner = [at for at in range(min(numbered, default=end), end) if _INNER.match(rows[at].text)]
    names = {at: _name(rows[at]) for at in inner if len(rows[at].text) <= _ROW_LONGEST}
    below = {at for at in names if _place(rows, at, last_seen) > at}
    return Outline(numbered, {at: name for at, name in names.items() if len(name) <= _NAME_LONGEST and at in below})


def _numbered(rows: Sequence[Row], end: int, last_seen: Mapping[str, int]) -> dict[int, str]:
    """一  综述 …… 1, 二  行情 …… 2: rows in sequence whose names, below, stand above headlines."""
    found: dict[int, str] = {}
    above = 0
    for at, row in enumerate(rows[:end]):
        match = _ORDINAL.match(row.text) if len(row.text) <= _ROW_LONGEST else None
        if match is None or numeral(match[0]) != len(found) + 1:
            continue
        name, place = _name(row), _place(rows, at, last_seen)
        if place <= at or not 2 <= len(shade(name)) <= _NAME_LONGEST or place + 1 >= len(rows):
            continue
        found[at] = name
        below = rows[place + 1].shade
        above += len(below) <= _HEADLINE_LONGEST and not ends_sentence(below)
    return found if len(found) >= _FEWEST and above * 3 >= len(found) * 2 else {}


def _name(row: Row) -> str:
    return section_name(LEADERS.sub("", PAGE_TAIL.sub("", row.text) if page_number(row.shade) else row.text))


def _place(rows: Sequence[Row], at: int, last_seen: Mapping[str, int]) -> int:
    """Where the row of the contents stands again; its own place where it does not."""
    shadow = rows[at].shade
    page = page_number(shadow)
    text = LEADERS.sub("", shadow[: page[0]] if page else shadow)
    # The text may have it without its number.
    return max(last_seen.get(bare(one), at) for one in (text, shade(_name(rows[at]))))
