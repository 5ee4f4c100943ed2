"""Columns that capitals or figures count, 壹　政策风向 or 2  数据跟踪, and the groups that figures count in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .days import DAY_ALONE
from .outline import GROUP_NUMBER, section_name
from .plain_columns import is_text
from .shade import shade
from .signs import HEAD_ROWS, SUBTITLE

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST = 3
_ROW_LONGEST = 60
"""Characters."""
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
_OLDER = str.maketrans("貳參陸", "贰叁陆")
_COUNTED = (
    re.compile(r"(?P<number>[壹贰貳叁參肆伍陆陸柒捌玖拾])[ 　、.．]*[^\W\d_]{2,10}"),
    re.compile(r"(?P<number>\d{1,2})[ 　]+[^\W\d_]{2,10}"),
    re.compile(r"(?:part|PART|Part)[ 　.]*(?P<number>\d{1,2})[ 　.:：|｜]+[^\W\d_]{2,10}"),
)
"""壹　政策风向; 2  数据跟踪; Part 3　法律问答"""


def find_counted_columns(evidence: Evidence) -> None:
    """Names that capitals count, or figures set off by a blank: from 1 on, above the first text, hardly one of them
    right above a text, of which it would be a part."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    for form in _COUNTED:
        names: list[int] = []
        for at in range(start, len(evidence) - 2):
            row = evidence.rows[at]
            match = form.fullmatch(row.text) if len(row.text) <= _ROW_LONGEST and not evidence.announced[at] else None
            if match and _value(match["number"]) == len(names) + 1:
                names.append(at)
        above_text = sum(_is_above_text(evidence, at) for at in names)
        opened = bool(names) and any(is_text(evidence, at) for at in range(start, names[0]))
        # A ranking counts row by row.
        listed = any(after == before + 1 for before, after in pairwise(names))
        if len(names) < _FEWEST or above_text * 4 > len(names) or opened or listed:
            continue
        for at in [*names, *_inside_counted(evidence, names)]:
            evidence.section[at], evidence.known_section[at] = shade(section_name(evidence.rows[at].text)), True
            evidence.joins[at] = min(evidence.joins[at], 0.0)


def _is_above_text(evidence: Evidence, at: int) -> bool:
    """Whether a counted row is a headline: its text is right below, or who wrote it, its day or its second line."""
    row = evidence.rows[at + 1]
    if evidence.reads_as_text(at + 1) or at + 1 in evidence.credits or (row.wrapped and evidence.joins[at + 2] > 0):
        return True
    return SUBTITLE.match(row.shade) is not None or DAY_ALONE.fullmatch(row.shade) is not None


def _inside_counted(evidence: Evidence, columns: Sequence[int]) -> list[int]:
    """2.1  运价与运力 inside 2  数据跟踪: groups that count on in each column."""
    found: list[int] = []
    for number, (first, end) in enumerate(pairwise([*columns, len(evidence)]), 1):
        expected = 1
        for at in range(first + 1, end):
            text = evidence.rows[at].text
            match = GROUP_NUMBER.match(text) if len(text) <= _ROW_LONGEST else None
            named = match is not None and _NAME.fullmatch(text, match.end()) is not None
            if match and named and (int(match["column"]), int(match["group"])) == (number, expected):
                found.append(at)
                expected += 1
    return found


_NAME = re.compile(r"[^\W\d_]{2,10}")


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else _CAPITALS.index(number.translate(_OLDER)) + 1
