"""Rows in the midst of a paragraph become one: most rows of a printed page are such, and what a rule looks for, a
beginning or an end, is in the rows around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .joins import join_score, joined_text, unclosed
from .patterns import ends_sentence
from .rows import Row

_CERTAIN = 3.0
"""What joins a row to the one above it."""
_FIRST = 2
"""Rows that a paragraph keeps as they are: a headline may fill as many, and the text goes on in the next."""
_MOST = 16
"""Rows that become one: a line of megabytes is a burden to every rule."""
_TEXT = re.compile(r"[^\W_]?(?: ?[^\W_]| ?[“”‘’《》]|[，、；：％。,.;:%](?![.·…]))*")
"""What may be anything else has another sign: a bullet, a bracket, leaders, the white space between cells."""
_SENTENCE = re.compile(r"(?<!\d)[,。;]")


def with_midsts_joined(rows: Sequence[Row]) -> list[Row]:
    """The rows, with those one that are text in the midst of a paragraph whatever stands around it."""
    goes_on = [False, *(_goes_on(above, row) for above, row in pairwise(rows))]
    found: list[Row] = []
    at, count = 0, len(rows)
    while at < count:
        end = at + 1
        first = at - _FIRST
        if first >= 0 and all(goes_on[first + 1 : end]) and _is_text(rows[first:at]):
            while end < count and end - at < _MOST and goes_on[end]:
                end += 1
        found.append(_joined(rows[at:end]) if end - at > 1 else rows[at])
        at = end
    return found


def _is_text(rows: Sequence[Row]) -> bool:
    """Whether one of the rows above says that they are text."""
    return any(_SENTENCE.search(row.shade) for row in rows)


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row that fills its line is the next of one that does, without a doubt."""
    return (
        row.full
        and above.full
        and row.wrapped
        and above.wrapped
        and row.gap == above.gap
        and not (row.opens_page or row.indented or row.odd_gap)
        and row.level is None
        and not row.bold
        and not ends_sentence(above.shade)
        and not _closes_other(above.shade, row.shade)
        and _TEXT.fullmatch(row.text) is not None
        and join_score(above, row) >= _CERTAIN
    )


def _closes_other(above: str, shadow: str) -> bool:
    """Whether a row closes a title that the one above it has not opened: a page may be missing between them."""
    closes, opens = shadow.find("》"), shadow.find("《")
    return closes >= 0 and not 0 <= opens < closes and not unclosed(above)


def _joined(rows: Sequence[Row]) -> Row:
    return replace(
        rows[0],
        raw="\n".join(row.raw for row in rows),
        text=joined_text(rows),
        shade="".join(row.shade for row in rows),
        end=rows[-1].end,
        width=sum(row.width for row in rows),
    )
