"""How wide the page was: which rows fill their line, so that a short one says that something ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .patterns import SENTENCE_END
from .rows import Row

_BLOCK = 24
_MARGIN = 8
_NARROWEST, _WIDEST = 24, 120
"""Half-width columns: lines of 12 to 60 Chinese characters can be lines that a page broke."""

_INDENT = 4
"""Half-width columns."""


def measure(rows: Sequence[Row]) -> None:
    """Sets ``full`` and ``wrapped`` of each row, from the rows around it: a page may have columns of its own."""
    for first in range(0, len(rows), _BLOCK):
        around = rows[max(0, first - _MARGIN) : first + _BLOCK + _MARGIN]
        widths = sorted(row.width for row in around)
        column = _column(widths)
        near = sum(column - 6 <= width <= column + 8 for width in widths) / len(widths)
        wrapped = near >= 0.4 and _NARROWEST <= column <= _WIDEST and widths[-1] <= column * 1.7
        # A text wrapped at a count of characters: digits and letters make a line narrow, not short.
        length, times = Counter(len(row.text) for row in around).most_common(1)[0]
        counted = length >= 12 and times / len(around) >= 0.3 and length <= 60
        usual_gap = Counter(row.gap for row in around).most_common(1)[0][0]
        for at in range(first, min(first + _BLOCK, len(rows))):
            row = rows[at]
            row.wrapped = wrapped or counted
            row.full = (wrapped and row.width >= column - 3) or (counted and length - 1 <= len(row.text) <= length + 2)
            row.odd_gap = row.gap != usual_gap and not row.opens_page
            opens = (
                at == 0 or not rows[at - 1].full or row.odd_gap or SENTENCE_END.search(rows[at - 1].shade) is not None
            )
            row.nearly = wrapped and not counted and not row.full and opens and row.width >= column - _INDENT - 2


def _column(widths: Sequence[int]) -> int:
    """The width of a line that is full: the commonest of the wider ones, or what four of five do not exceed."""
    wider = Counter(widths[len(widths) // 2 :])
    width, times = max(wider.items(), key=lambda one: (one[1], one[0]))
    return width if times >= 3 and times * 8 >= len(widths) else widths[len(widths) * 4 // 5]
