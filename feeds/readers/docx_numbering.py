"""The numbers that Word counts by itself: 一、 （二） 3. and bullets, which stand nowhere in a paragraph's text.

By ECMA-376 part 1, 17.9: a paragraph, or its style, names a list (w:numId) and a level; the list follows an abstract
one, whose levels say how to write the count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from feeds.readers.glyphs import plain_text

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_UNITS, _FORMAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_CIRCLED = 20  # ① to ⑳ have characters of their own
_GREATEST = 9999
_WIDE_END = re.compile(r"[、，．。）】〕》：]$")


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str:
    """三十二; the ten of ten to nineteen stands alone."""
    text, skipped = "", False
    for place, digit in enumerate(reversed(str(number))):
        if digit == "0":
            skipped = bool(text)
            continue
        text = digits[int(digit)] + units[place] + ("零" if skipped else "") + text
        skipped = False
    return text[1:] if text.startswith("一十") else text


def _letters(number: int) -> str:
    """a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text + _ROMAN_ONES[number]


# 17.18.59, ST_NumberFormat
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)}),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= _CIRCLED else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x245F + number) if number <= _CIRCLED else str(number),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": lambda number: _chinese(number, _FORMAL, _FORMAL_UNITS),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    """With %1 for the count of the first level, %2 for that of the second."""
    start: int


class Numbering:
    """Counts through a document: every paragraph has to be shown to it, in order."""

    def __init__(self, part: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if part is not None:
            self._read(part)

    def _read(self, part: etree._Element) -> None:
        for abstract in part.iterchildren(qn("w:abstractNum")):
            levels = (_level(level) for level in abstract.iterchildren(qn("w:lvl")))
            self._abstract[abstract.get(qn("w:abstractNumId"), "")] = dict(levels)
        for each in part.iterchildren(qn("w:num")):
            number = each.get(qn("w:numId"), "")
            self._lists[number] = _value(each, "w:abstractNumId") or ""
            for override in each.iterchildren(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start is not None and start.isdigit():
                    self._starts[number, _int(override.get(qn("w:ilvl")))] = int(start)

    def mark(self, properties: Iterator[etree._Element]) -> str:
        """What Word prints before a paragraph; ``properties``: its w:pPr, then those of its styles."""
        number, depth = _list_of(properties)
        levels = self._abstract.get(self._lists.get(number or "", ""), {})
        level = levels.get(depth)
        if number is None or level is None or level.format == "none":
            return ""
        # Lists of one abstract list count on from each other.
        counts = self._counts.setdefault(self._lists[number], {})
        if (number, depth) in self._starts and (number, depth) not in self._begun:
            counts[depth] = self._starts[number, depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._begun.add((number, depth))
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return "• "
        text = re.sub(r"%(\d)", lambda match: _written(levels, counts, int(match[1]) - 1), level.text)
        text = plain_text(text).strip()
        return text if not text or _WIDE_END.search(text) else f"{text} "


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts.get(depth, level.start)
    return _FORMATS.get(level.format, str)(number) if 0 < number <= _GREATEST else str(number)


def _level(element: etree._Element) -> tuple[int, _Level]:
    start = _value(element, "w:start")
    text = _value(element, "w:lvlText") or ""
    number = int(start) if start is not None and start.isdigit() else 1
    return _int(element.get(qn("w:ilvl"))), _Level(_value(element, "w:numFmt") or "decimal", text, number)


def _list_of(properties: Iterator[etree._Element]) -> tuple[str | None, int]:
    """The list and the level, each from the nearest that names it. List 0 means none: 17.9.18."""
    number: str | None = None
    depth: str | None = None
    for each in properties:
        found = each.find(qn("w:numPr"))
        if found is not None:
            number = number or _value(found, "w:numId")
            depth = depth or _value(found, "w:ilvl")
    return (None if number == "0" else number), _int(depth)


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(qn(name))
    return found.get(qn("w:val")) if found is not None else None


def _int(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 0
