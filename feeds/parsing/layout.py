"""How wide the page was: which rows fill their line, so that a short one says that something ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .patterns import ends_sentence
from .rows import Row

_BLOCK = 16
_NARROWEST, _WIDEST = 24, 120
"""Half-width columns: lines of 12 to 60 Chinese characters can be lines that a page broke."""
_SHORTEST_COUNT, _LONGEST_COUNT = 12, 60
"""Characters, for a text wrapped at a count of characters."""
_SLACK = 4
"""A full line may fall short by what must not stand at a line's end: up to two characters."""
_NEAR = 6
"""Half-width columns."""
_FEWEST_WHOLE, _WHOLE_SHARE = 2, 0.8
_FEWEST_ROWS, _FEWEST_LAST = 3, 8
"""A block of fewer, at the end of the text, says nothing, or only as sentences do."""
_CELLS_WITHIN = 120
"""Characters."""
_JOINED = 1.5
"""Widths of the column."""
_INDENT = 4
"""Half-width columns: two characters."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a block of rows says of its column: ``width`` in half-width columns, ``count`` in characters, or None."""

    width: int | None
    count: int | None
    gap: int


def measure(rows: Sequence[Row]) -> None:
    """Sets ``wrapped``, ``full``, ``nearly`` and ``odd_gap`` of each row from the rows around it.

    A page may have columns of its own, so that the width is looked for block by block."""
    columns = [_column(rows[first : first + _BLOCK]) for first in range(0, len(rows), _BLOCK)]
    for number, own in enumerate(columns):
        around = columns[max(0, number - 1) : number + 2]
        widths = [one.width for one in around if one.width is not None]
        counts = [one.count for one in around if one.count is not None]
        column = max((*widths, *(2 * count for count in counts)), default=0)
        for at in range(number * _BLOCK, min((number + 1) * _BLOCK, len(rows))):
            row = rows[at]
            row.odd_gap = row.gap != own.gap and not row.opens_page
            if row.filled is not None:
                row.wrapped, row.full = True, row.filled
                continue
            row.wrapped, row.column = column > 0, column
            row.full = any(-_SLACK <= row.width - width <= 6 for width in widths) or any(
                -1 <= len(row.text) - count <= 2 for count in counts
            )
            # A reader joined it of several rows: where it ends in mid-sentence, it goes on as a full one does.
            row.full |= row.width > _JOINED * column > 0 and "。" in row.text and not ends_sentence(row.shade)
            opens = at == 0 or not rows[at - 1].full or row.odd_gap or ends_sentence(rows[at - 1].shade)
            row.narrow = (
                any(-1 <= len(row.text) - (count - _INDENT // 2) <= 0 for count in counts)
                if counts
                else any(-_SLACK <= row.width - (width - _INDENT) <= 0 for width in widths)
            )
            row.nearly = row.narrow and bool(opens) and not row.full
    _fill_first_lines(rows)


def _fill_first_lines(rows: Sequence[Row]) -> None:
    """Where paragraphs have lost their indents, a row that is shorter by one, above a row that is not, is the first of
    one: it fills its line, however near it comes to being a headline."""
    opening = [
        at
        for at in range(1, len(rows) - 1)
        if ends_sentence(rows[at - 1].shade) and not rows[at - 1].full and not rows[at].indented and rows[at + 1].full
    ]
    narrow = sum(rows[at].narrow for at in opening)
    if narrow < _FEWEST_LOST or narrow < _LOST_SHARE * sum(rows[at].full or rows[at].narrow for at in opening):
        return
    first = {at for at in opening if rows[at].nearly} | {at for at, row in enumerate(rows) if _breaks_sentence(row)}
    for at in first:
        # A wide blank inside sets something off: 10月8日　某会来访.
        if at + 1 < len(rows) and rows[at + 1].full and not rows[at + 1].narrow and "　" not in rows[at].text:
            rows[at].full, rows[at].nearly = True, False


def _breaks_sentence(row: Row) -> bool:
    """Whether a row that would fill its line with an indent has a comma, as few headlines have."""
    return row.nearly and "," in row.shade and not ends_sentence(row.shade)


_FEWEST_LOST, _LOST_SHARE = 5, 0.6


_CELLS_APART = re.compile(r"\S(?:\t+|　+| {2,})(?=\S)")
_FEWEST_GAPS = 2


def _gaps(text: str) -> int:
    """Between cells, in a row."""
    if "\t" in text or "　" in text or "  " in text:
        return len(_CELLS_APART.findall(text))
    return 0


def _column(block: Sequence[Row]) -> _Column:
    gap = Counter(row.gap for row in block).most_common(1)[0][0]
    # The cells of a table are as wide as it, not as the text.
    text = [row for row in block if _gaps(row.text[:_CELLS_WITHIN]) < _FEWEST_GAPS]
    if len(text) * 2 < len(block) or len(block) < _FEWEST_ROWS:
        return _Column(None, None, gap)
    if len(block) < _FEWEST_LAST and not any("。" in row.shade for row in block):
        # What stands behind the last text: a colophon.
        return _Column(None, None, gap)
    block = text
    lengths = [len(row.text) for row in block]
    count, times = Counter(lengths).most_common(1)[0]
    counted = _SHORTEST_COUNT <= count <= _LONGEST_COUNT and times * 3 >= len(block) and max(lengths) <= count + 3
    widths = [row.width for row in block]
    # Lines of Chinese alone show the width of the column; letters and digits let a line run over or short.
    plain = Counter(row.width for row in block if row.width == 2 * len(row.text))
    best = max(plain.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    width = best[0] if best[1] >= 3 else sorted(widths)[len(widths) * 4 // 5]
    near = sum(abs(one - width) <= 6 for one in widths)
    whole = [ends_sentence(row.shade) or row.shade[-1] in ")]" for row in block if abs(row.width - width) <= _NEAR]
    if len(whole) >= _FEWEST_WHOLE and sum(whole) >= _WHOLE_SHARE * len(whole):
        # Lines of one length that all end their sentence are paragraphs as long as each other.
        return _Column(None, None, gap)
    # Of several rows that a page broke a reader may have made one.
    longest = sorted(widths)[-2 if near * 5 >= len(block) * 3 else -1]
    fits = _NARROWEST <= width <= _WIDEST and near * 5 >= len(block) * 2 and longest <= width * 1.7
    return _Column(width if fits else None, count if counted else None, gap)
