"""Tables of a PDF that nothing rules: rows of cells that stand below each other, figures among them. Pure.

White parts their columns, through all rows. Cells that are empty stay, so that the others keep their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeds.readers.pdf_blanks import blank_between
from feeds.readers.pdf_glyphs import Piece

_FEWEST_ROWS, _FEWEST_COLUMNS, _FEWEST_CELLS = 4, 3, 2  # of a table; of a table; of a row
_LONGEST_CELL = 24  # letters
_WHITE = 0.5  # letters' widths between two columns, in all rows
_PITCH = 3.0  # letters' heights between two rows of one table
_HEADS = 2  # rows at most above the others that may stand across columns
_FIGURES = 0.6  # share of the cells of a column that are figures, without its head
_FILLED = 0.6  # share of all cells that are not empty
_FIGURE = re.compile(r"[-+±－+＋]?[¥$￥]?\d[\d,，.]*(?:[%％‰‱]|[十百千万亿]{0,2}[元吨件台家个户人次]?)|[-—–－/]{1,3}")
_PAGE = re.compile(r"\d{1,3}")

Line = Sequence[Piece]


def tables_in(lines: Sequence[Line]) -> Iterator[tuple[int, list[str]]]:
    """Where tables begin among the lines of a column, from the top down, and their rows, cells parted by tabs."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _may_be_row(lines[end]) and (end == at or _is_near(lines[end - 1], lines[end])):
            end += 1
        # A head may stand across the columns: the table begins below it.
        for start in range(at, min(at + _HEADS, end) + 1):
            if rows := _rows(lines[start:end]):
                yield start, rows
                break
        at = max(end, at + 1)


def _may_be_row(line: Line) -> bool:
    return len(line) >= _FEWEST_CELLS and all(len(piece.text) <= _LONGEST_CELL for piece in line)


def _is_near(above: Line, below: Line) -> bool:
    return above[0].bottom - below[0].bottom <= _PITCH * below[0].size


def _rows(lines: Sequence[Line]) -> list[str]:
    """Their cells, parted by tabs; none if they are no table."""
    if len(lines) < _FEWEST_ROWS:
        return []
    starts = _starts(lines)
    cells = [_cells(line, starts) for line in lines]
    filled = sum(cell != "" for row in cells for cell in row)
    if len(starts) < _FEWEST_COLUMNS or filled < _FILLED * len(starts) * len(cells):
        return []
    columns = [[cell for cell in column if cell] for column in list(zip(*cells[1:], strict=True))[1:]]
    figures = [column for column in columns if column and _are_figures(column)]
    if not figures or _are_pages(columns[-1]):
        return []
    return ["\t".join(row) for row in cells]


def _starts(lines: Sequence[Line]) -> list[float]:
    """Where the columns begin that white parts in all lines."""
    found: list[float] = []
    reached = float("-inf")
    for piece in sorted((part for line in lines for part in _parts(line)), key=lambda one: one.left):
        if piece.left - reached >= _WHITE * piece.size:
            found.append(piece.left)
        reached = max(reached, piece.right)
    return found


def _parts(line: Line) -> list[Piece]:
    """Cells that stand near each other were joined."""
    return [part for piece in line for part in (piece.parts or (piece,))]


def _cells(line: Line, starts: Sequence[float]) -> list[str]:
    ends = [*starts[1:], float("inf")]
    return [
        _joined([part for part in _parts(line) if start <= part.left < end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _joined(parts: Sequence[Piece]) -> str:
    text = ""
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None and text:
            text += blank_between(text[-1], part.text[0], (part.left - before.right) / part.size, before.spacing)
        text += part.text.strip()
    return text.replace("\t", " ")


def _are_figures(cells: Sequence[str]) -> bool:
    return sum(_FIGURE.fullmatch(cell) is not None for cell in cells) >= _FIGURES * len(cells)


def _are_pages(cells: Sequence[str]) -> bool:
    """Whether they count up as the pages of a table of contents do."""
    return all(map(_PAGE.fullmatch, cells)) and all(int(one) <= int(other) for one, other in pairwise(cells))
