"""Tables of a PDF page that are ruled: rulings that cross are a grid, pieces go to its cells. Pure.

A cell is as large as the rulings around it leave it: what is merged is one. A frame around text is no table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from feeds.model import CELL_BREAK
from feeds.readers.pdf_glyphs import Piece, lines_of
from feeds.readers.pdf_rulings import Ruling
from feeds.readers.pdf_turn import Box

_NEAR = 3.0  # points between rulings that meet, or that are one
_MOST = 60  # rows or columns of a grid
_LONGEST_CELL = 200  # letters; a cell with more is a part of the page
_FILLED = 1.5  # letters' widths that a line which goes on in the next one may leave of its cell


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` from the top down: (its foot in points, its cells parted by tabs). ``pieces`` are what stands in it."""

    box: Box
    rows: tuple[tuple[float, str], ...]
    columns: int
    pieces: frozenset[Piece]


def tables_of(rulings: Sequence[Ruling], pieces: Sequence[Piece]) -> list[Table]:
    found = (_table(group, pieces) for group in _crossing(rulings))
    return [table for table in found if table is not None]


def _crossing(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Groups of rulings that hang together."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        met = [group for group in groups if any(_meet(ruling, one) for one in group)]
        groups = [group for group in groups if not any(group is one for one in met)]
        groups.append([ruling, *(one for group in met for one in group)])
    return groups


def _meet(one: Ruling, other: Ruling) -> bool:
    if one.is_down == other.is_down:
        # The borders of neighbouring cells, one drawn after the other.
        return abs(one.at - other.at) <= _NEAR and max(one.start, other.start) - min(one.end, other.end) <= _NEAR
    return _reaches(one, other.at) and _reaches(other, one.at)


def _reaches(ruling: Ruling, at: float) -> bool:
    return ruling.start - _NEAR <= at <= ruling.end + _NEAR


def _table(rulings: Sequence[Ruling], pieces: Sequence[Piece]) -> Table | None:
    down, across = ([one for one in rulings if one.is_down is is_down] for is_down in (True, False))
    lefts = _places(down)
    tops = _places(across)[::-1]
    if not (3 <= len(lefts) <= _MOST and 3 <= len(tops) <= _MOST):
        return None
    anchors = _anchors(lefts, tops, down, across)
    cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        column = _index(lefts, (piece.left + piece.right) / 2)
        row = _index([-top for top in tops], -(piece.bottom + piece.size / 2))
        if column is not None and row is not None:
            cells[anchors[row, column]].append(piece)
    texts = {at: _text(inside, _edge(at, anchors, lefts)) for at, inside in cells.items()}
    filled = {row for row, _column in texts}, {column for _row, column in texts}
    if min(map(len, filled)) < 2 or max(map(len, texts.values())) > _LONGEST_CELL:
        return None
    columns = len(lefts) - 1
    rows = tuple(
        (tops[row + 1], "\t".join(texts.get((row, column), "") for column in range(columns)))
        for row in range(len(tops) - 1)
        if row in filled[0]
    )
    inside = frozenset(piece for of_cell in cells.values() for piece in of_cell)
    return Table((lefts[0], tops[-1], lefts[-1], tops[0]), rows, columns, inside)


def _places(rulings: Sequence[Ruling]) -> list[float]:
    """Where rulings stand, those that are one in the middle of them."""
    groups: list[list[float]] = []
    for at in sorted(one.at for one in rulings):
        if groups and at - groups[-1][-1] <= _NEAR:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [sum(group) / len(group) for group in groups]


def _anchors(
    lefts: Sequence[float], tops: Sequence[float], down: Sequence[Ruling], across: Sequence[Ruling]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the first one, in reading order, of the cell that it belongs to."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(tops)):
        for column, (left, right) in enumerate(pairwise(lefts)):
            anchor = row, column
            if column and not _is_ruled(down, left, (top + bottom) / 2):
                anchor = found[row, column - 1]
            elif row and not _is_ruled(across, top, (left + right) / 2):
                anchor = found[row - 1, column]
            found[row, column] = anchor
    return found


def _is_ruled(rulings: Sequence[Ruling], at: float, middle: float) -> bool:
    return any(abs(one.at - at) <= _NEAR and one.start <= middle <= one.end for one in rulings)


def _index(places: Sequence[float], at: float) -> int | None:
    return next((number for number, (start, end) in enumerate(pairwise(places)) if start <= at < end), None)


def _edge(at: tuple[int, int], anchors: dict[tuple[int, int], tuple[int, int]], lefts: Sequence[float]) -> float:
    """The right edge of a cell."""
    return lefts[max(column for (_row, column), anchor in anchors.items() if anchor == at) + 1]


def _text(pieces: Sequence[Piece], edge: float) -> str:
    """Lines that fill the cell go on in the next one; others are lines of its own."""
    text, filled = "", False
    for line in lines_of(pieces):
        words = " ".join(piece.text.strip() for piece in line).replace("\t", " ")
        if text:
            text += "" if filled else CELL_BREAK
        text += words
        filled = edge - line[-1].right <= _FILLED * line[-1].size
    return text
