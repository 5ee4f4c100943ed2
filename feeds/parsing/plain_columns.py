"""Columns' names that no contents page, bullet or word gives away, but their place does: a short row right above
a headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .contents import section_name
from .shade import shade
from .signs import CHRONICLE, HEAD_ROWS, without_foreign

if TYPE_CHECKING:
    from .evidence import Evidence

_NAME = re.compile(r"[^\W\d_]{2,8}")
_HEADLINE_SHORTEST, _HEADLINE_LONGEST = 6, 50
"""Characters."""
_LONGEST_ROW = 60
_FEWEST = 2
_NARROW_NAME = 5


def find_plain_columns(evidence: Evidence) -> None:
    """市场 above 钢材回落 above its text, more than once; 一、协会工作 above the first of its items.

    Not where a contents page has named the columns."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    if not (evidence.contents.numbered and evidence.contents.sections):
        plain = [at for at in range(start, len(evidence) - 2) if _is_name(evidence, at) and _heads_item(evidence, at)]
        if len(plain) >= _FEWEST:
            for at in plain:
                evidence.section[at] = evidence.section[at] or evidence.rows[at].shade
    for at in _numbered(evidence, start):
        evidence.section[at] = shade(section_name(evidence.rows[at].text))


def _numbered(evidence: Evidence, start: int) -> list[int]:
    """一、 二、 … each right above a headline, from the first row below the front on: inside a text they would be its
    parts."""
    found: list[int] = []
    for at in range(start, len(evidence) - 2):
        if evidence.ordinal[at] != ("chinese", len(found) + 1):
            continue
        if not _heads_item(evidence, at) and not CHRONICLE.fullmatch(evidence.rows[at].shade[:_LONGEST_ROW]):
            continue
        if not found and any(evidence.ended[one] or evidence.prose[one] for one in range(start, at)):
            return []
        found.append(at)
    return found if len(found) >= _FEWEST else []


def _is_name(evidence: Evidence, at: int) -> bool:
    if evidence.ordinal[at] is not None or at in evidence.credits:
        return False
    row = evidence.rows[at]
    name = shade(without_foreign(row.text[:_LONGEST_ROW]))
    # In a narrow column a row of eight may be the first of a headline's two.
    return _NAME.fullmatch(name) is not None and not (row.wrapped and len(name) > _NARROW_NAME)


def _heads_item(evidence: Evidence, at: int) -> bool:
    """Whether a headline comes next, and then text."""
    rows = evidence.rows
    row, below = rows[at], rows[at + 1]
    if len(row.shade) > _HEADLINE_LONGEST or evidence.ended[at] or evidence.announced[at] or evidence.joins[at + 1] > 0:
        return False
    if at and not (evidence.ended[at - 1] or evidence.item_ends[at - 1] or at <= evidence.contents.end):
        return False
    headline = (
        _HEADLINE_SHORTEST <= len(below.shade) <= _HEADLINE_LONGEST
        and not evidence.ended[at + 1]
        and not evidence.reads_as_text(at + 1)
        and not evidence.announced[at + 1]
        and at + 1 not in evidence.credits
    )
    second = evidence.ordinal[at + 1]
    if not headline or (second is not None and second[0] not in ("digit", "digit-bracket", "padded", "part")):
        return False
    return evidence.reads_as_text(at + 2) or at + 2 in evidence.credits
