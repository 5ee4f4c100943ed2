"""A column of questions and answers: 问：…？ heads an item where the column begins with one and each has its answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .signs import ANSWER

if TYPE_CHECKING:
    from .evidence import Evidence

QUESTION = re.compile(r"^[问問](?:题|題)?[一二三四五六七八九十\d]{0,3}[ 　]*[:：][ 　]*")

_FEWEST = 2
_LETTER_LONGEST = 12
"""Rows."""
_LONGEST = 60
"""Characters of a question that may be a headline."""


def find_questions(evidence: Evidence) -> None:
    """Below a headline they are those of an interview, or of one letter from a reader."""
    rows = evidence.rows
    marks = [at for at in range(len(rows)) if evidence.section[at] is not None]
    for first, end in pairwise([*marks, len(rows)]):
        asked = [at for at in range(first + 1, end - 1) if _asks(evidence, at)]
        # A word to the readers may stand above the first; a headline does not, though it may ask something.
        headed = any(
            rows[at].shade[-1] == "?" or not (evidence.ended[at] or rows[at].shade[-1] == ")")
            for at in range(first + 1, min(asked, default=0))
        )
        if len(asked) >= _FEWEST and not headed:
            evidence.styled.update(asked)


def _asks(evidence: Evidence, at: int) -> bool:
    row, below = evidence.rows[at], evidence.rows[at + 1]
    if len(row.shade) > _LONGEST or row.shade[-1] != "?" or QUESTION.match(row.text) is None:
        return False
    if row.gap and not below.gap and below.indented and not row.indented:
        # What the reader had written stands in between.
        return any(ANSWER.match(one.shade) for one in evidence.rows[at + 1 : at + _LETTER_LONGEST])
    return ANSWER.match(below.shade) is not None
