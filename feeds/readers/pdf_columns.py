"""Pieces of a page -> lines in reading order: bands one below the other, in a band its columns from left to right.

A headline across the page parts what stands above it from what stands below, and a picture or table does too. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from statistics import median

from feeds.readers.pdf_across import hangs_into, is_across
from feeds.readers.pdf_glyphs import Piece, lines_of
from feeds.readers.pdf_lines import PageLine, lines_of_column
from feeds.readers.pdf_overhang import Range, is_unbroken, parted, rows_of, within_columns
from feeds.readers.pdf_white import are_apart, common, inner, narrowest, vouched, white_of

_GUTTER = 0.8  # letters' widths of white between two columns, at least
_LINES = 4  # lines in each column that show columns for certain
_FILLED = 0.55  # share of a column's width that its lines have in the middle; cells of a table are shorter
_FULL, _FULL_SHARE, _FEWEST_FULL = 0.85, 0.25, 4  # the same where every other line is short, and how many are not
_DEEPEST = 4.5  # letters' widths that such a line is set in at most
_NARROW_TEXT = 10  # letters that such a column holds
_NARROWEST = 6  # letters that a line of a column holds
_WIDE, _AS_WIDE, _LONG = 15, 0.92, 12  # letters; share of the widest column; lines
_HABIT = 2  # pieces with a size of letters in other columns than the first
_HEADING = 1.08  # sizes of a heading to that of the text
_EVEN = 2.5  # letters' heights that columns of one length differ by at their feet
_FEWEST_BELOW = 2  # rows with a headline at a page's foot, which would stand in other columns, too, if there were more
_WHITE_BESIDE = 2.0  # heights of a headline across columns that are white beside it
_APART = 1.5  # heights of a letter between a running head and the text
_AT_EDGE = 0.1  # letters' widths that a line which begins a column may be off its edge
_BELOW_HEAD = 3  # rows below it that tell: a column may begin lower than the others
_WHITE_ABOVE = 0.5  # heights of a headline across columns that are white above it
_HEADLINE_PITCH = 2.0  # heights of a letter between two lines of one headline
_MOST_COLUMNS = 4
_TEXT_ENDS = re.compile(r"[。！？；…][”’」』）)】\]]*$|[）)】\]]$")


@dataclass(frozen=True, slots=True)
class Columns:
    """What pages show for certain; other pages may have it with fewer lines. ``gutters`` are the white strips between
    columns, ``inside`` the sizes of letters that stand in other columns than the first, ``body`` is that of the text: a
    page of large headlines has gutters that are as narrow. ``sides``: the gutters of left and of right pages, where
    margins change with the side."""

    gutters: Sequence[Range] = ()
    inside: AbstractSet[float] = frozenset()
    body: float = float("inf")
    sides: tuple[Sequence[Range], Sequence[Range]] | None = None

    def of(self, page: int) -> Columns:
        """Of the side that a page is on."""
        return replace(self, gutters=self.sides[page % 2], sides=None) if self.sides else self


def columns_of(pages: Sequence[Sequence[Piece]]) -> Columns:
    sides: tuple[list[Range], list[Range]] = ([], [])
    inside: Counter[float] = Counter()
    body = _body_size(_flat(pages))
    for page, pieces in enumerate(pages, 1):
        for band in _bands(pieces, Columns(body=body)):
            sides[page % 2].extend(band.gutters)
            if band.gutters:
                inside.update(piece.size for piece in band.pieces if piece.left > band.gutters[0][0])
    habits = {size for size, pieces in inside.items() if pieces >= _HABIT}
    return Columns([*sides[0], *sides[1]], habits, body, sides if are_apart(*sides) else None)


def lines_of_page(pieces: Sequence[Piece], page: int, known: Columns) -> list[PageLine]:
    """The lines of a page (``page`` counts from 1) in the order in which they are read. ``known``: of all pages."""
    lines: list[PageLine] = []
    known = known.of(page)
    parts = (part for piece in pieces for part in parted(piece, known.gutters))
    pieces = within_columns(list(parts), known.gutters)
    for number, band in enumerate(_bands(pieces, known)):
        columns = _columns(band.pieces, band.gutters)
        for index, column in enumerate(columns):
            lines.extend(lines_of_column(column, page, number, index, len(columns)))
    return lines


@dataclass(slots=True)
class _Band:
    pieces: list[Piece]
    gutters: list[Range]


def _bands(pieces: Sequence[Piece], known: Columns) -> list[_Band]:
    if not pieces:
        return []
    body = _body_size(pieces)
    rows = rows_of(pieces)
    bands: list[_Band] = []
    at = 0
    while at < len(rows):
        end, gutters = _columned(rows, at, body, known)
        beside = len(rows[at]) > len(gutters)
        if gutters and not at and _is_above(rows) and not _begins(rows[0][0], _columned(rows, 1, body, known)[1]):
            end, gutters = at + 1, []
        if gutters and not beside and narrowest(_columned(rows, at + 1, body, known)[1]) > 1.5 * narrowest(gutters):
            # A line in the middle of the page seemed to stand beside a column below it.
            end, gutters = at + 1, []
        if gutters:
            bands.append(_Band(_flat(rows[at:end]), gutters))
        elif bands and not bands[-1].gutters:
            bands[-1].pieces.extend(rows[at])
        else:
            bands.append(_Band(list(rows[at]), []))
        at = end
    return bands


def _is_above(rows: Sequence[list[Piece]]) -> bool:
    """Whether the first row of a page is a running head of one line: alone, and apart from rows that are not all."""
    if len(rows) < 2 or len(rows[0]) > 1 or not any(len(row) > 1 for row in rows[1 : 1 + _BELOW_HEAD]):
        return False
    head = rows[0][0]
    return head.bottom - max(piece.top for piece in rows[1]) >= _APART * head.size


def _begins(line: Piece, gutters: Sequence[Range]) -> bool:
    """Whether a line begins where a column other than the first does: it is of it, though the first begins lower."""
    return any(abs(line.left - end) < _AT_EDGE * line.size for _start, end in gutters)


def _body_size(pieces: Sequence[Piece]) -> float:
    """The size that most letters have."""
    letters: dict[float, int] = {}
    for piece in pieces:
        letters[piece.size] = letters.get(piece.size, 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def _columned(rows: Sequence[list[Piece]], at: int, body: float, known: Columns) -> tuple[int, list[Range]]:
    """How far columns go that begin at a row, and the strips between them; the next row and none without columns."""
    if at >= len(rows):
        return at, []
    least = _GUTTER * min(body, known.body)
    white = white_of(rows[at], least)
    end = at + 1
    while end < len(rows):
        gutters = inner(white, rows[at:end])
        if end - at >= _LINES and hangs_into(rows[end], gutters, least):
            end += 1
            continue
        narrower = common(white, white_of(rows[end], least), least)
        if not narrower or is_across(rows[end], gutters, known.gutters):
            break
        if _heads_columns(rows, at, end, white, body, known):
            break
        shared = inner(narrower, rows[at : end + 1])
        if gutters and not shared:
            break
        white = narrower
        end += 1
    pieces = _flat(rows[at:end])
    gutters = inner(white, rows[at:end])
    if gutters and len(gutters) < _MOST_COLUMNS and _are_columns(pieces, gutters):
        return end, gutters
    # Short lines are columns where other pages have them.
    gutters = sorted({best for one in known.gutters if (best := vouched(one, gutters)) is not None})
    return (end, gutters) if gutters else (at + 1, [])


def _heads_columns(
    rows: Sequence[list[Piece]], at: int, end: int, white: Sequence[Range], body: float, known: Columns
) -> bool:
    """Whether a row is a short headline across all columns: large, alone, columns of one length end above it.

    A headline inside the first column has the other columns beside it, or white there that only happens to be. Its
    size is that of headlines in other columns."""
    gutters = inner(white, rows[at:end])
    row = rows[end]
    if not gutters or len(row) > 1 or row[0].size < _HEADING * body or row[0].size in known.inside:
        return False
    head, edge = row[0], gutters[0][0]
    left = min(piece.left for one in rows[at:end] for piece in one)
    if head.left - left > body or head.right > edge - head.size:
        return False
    columns = _columns(_flat(rows[at:end]), gutters)
    above = min(columns[0], key=lambda piece: piece.bottom)
    if above.size == head.size and above.bottom - head.bottom < _HEADLINE_PITCH * head.size:
        # The second line of a headline that stands in the first column.
        return False
    feet = [min(piece.bottom for piece in column) for column in columns]
    below = [piece.top for piece in _flat(rows[end + 1 :]) if piece.left > edge]
    uneven = (max(feet) - min(feet)) / body
    if not below:
        # At the foot of a page: a headline of the first column has the feet of the others beside it, or the end of a
        # text above. Columns above a headline across them are parted anywhere.
        return (
            len(rows) - end <= _FEWEST_BELOW
            and uneven < _EVEN
            and min(feet) - head.top >= _WHITE_ABOVE * head.size
            and _TEXT_ENDS.search(above.text) is None
        )
    return uneven < 2 * _EVEN and min(feet[1:]) - max(below) >= _WHITE_BESIDE * head.size


def _flat(rows: Iterable[Sequence[Piece]]) -> list[Piece]:
    return [piece for row in rows for piece in row]


def _are_columns(pieces: Sequence[Piece], gutters: Sequence[Range]) -> bool:
    columns = [lines_of(column) for column in _columns(pieces, gutters)]
    widths: list[float] = []
    filled: list[bool] = []
    for lines in columns:
        # Rules of dashes are broken nowhere, and may reach far out of their column.
        inside = [piece for line in lines for piece in line if not is_unbroken(piece)]
        if len(lines) < _LINES or not inside:
            return False
        left, right = min(piece.left for piece in inside), max(piece.right for piece in inside)
        each = [min(line[-1].right, right) - line[0].left for line in lines]
        size = median(line[0].size for line in lines)
        if max(each) < _NARROWEST * size:
            return False
        # Text that was in lines before leaves a rest below every other line.
        full = sum(
            line[-1].right - left >= _FULL * (right - left) and line[0].left - left < _DEEPEST * size for line in lines
        )
        few = full < max(_FEWEST_FULL, _FULL_SHARE * len(lines)) or max(each) < _NARROW_TEXT * size
        filled.append(not few or median(each) >= max(_FILLED * (right - left), _NARROWEST * size))
        widths.append((right - left) / size)
    # Where others are text, an imprint or the contents in short lines is a column if it is as wide as they are.
    alike = min(widths) >= max(_WIDE, _AS_WIDE * max(widths)) and min(map(len, columns)) >= _LONG
    return all(filled) or (any(filled) and alike)


def _columns(pieces: Sequence[Piece], gutters: Sequence[Range]) -> list[list[Piece]]:
    middles = [(start + end) / 2 for start, end in gutters]
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in pieces:
        columns[sum(piece.left > middle for middle in middles)].append(piece)
    return [column for column in columns if column]
