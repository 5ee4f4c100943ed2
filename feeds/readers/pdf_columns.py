"""Pieces of a page -> lines in reading order: bands one below the other, in a band its columns from left to right.

A headline across the page parts what stands above it from what stands below, and a picture or table does too. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from feeds.readers.pdf_glyphs import Piece, blank_between, lines_of, merged

_GUTTER = 0.8  # letters' widths of white between two columns, at least
_LINES = 4  # lines in each column that show columns for certain
_FILLED = 0.55  # share of a column's width that its lines have in the middle; cells of a table are shorter
_NARROWEST = 6  # letters that a line of a column holds
_CELLS = 1.5  # letters' widths of white between cells
_HEADING = 1.08  # sizes of a heading to that of the text
_EVEN = 2.5  # letters' heights that columns of one length differ by at their feet
_WHITE_BESIDE = 2.0  # heights of a headline across columns that are white beside it
_WHITE_ABOVE = 0.5  # heights of a headline across columns that are white above it
_HEADLINE_PITCH = 2.0  # heights of a letter between two lines of one headline
_MOST_COLUMNS = 4
_ORDINAL = re.compile(r"\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、")
_AT_EDGE = 0.3  # letters' widths that a line of a column may begin off its edge

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a column, places as in Piece. ``column`` and ``columns`` say in which of how many it stands, from 0;
    ``band`` counts the bands of the page."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: float
    page: int
    band: int
    column: int
    columns: int
    cells: int
    is_row: bool = False
    """Of a table that is ruled; its cells are parted by tabs."""


def gutters_of(pages: Iterable[Sequence[Piece]]) -> list[Range]:
    """The white strips between columns that pages show for certain; other pages may have them with fewer lines."""
    found: list[Range] = []
    for pieces in pages:
        for band in _bands(pieces, []):
            found.extend(band.gutters)
    return found


def lines_of_page(pieces: Sequence[Piece], page: int, known: Sequence[Range]) -> list[PageLine]:
    """The lines of a page (``page`` counts from 1) in the order in which they are read. ``known``: see gutters_of."""
    lines: list[PageLine] = []
    pieces = _within_columns([part for piece in pieces for part in _parted(piece, known)], known)
    for number, band in enumerate(_bands(pieces, known)):
        columns = _columns(band.pieces, band.gutters)
        for index, column in enumerate(columns):
            lines.extend(_lines(column, page, number, index, len(columns)))
    return lines


def _parted(piece: Piece, known: Sequence[Range]) -> list[Piece]:
    """Two lines that touch because the one in the left column is too long: the other begins where its column does."""
    for at, part in enumerate(piece.parts[1:], 1):
        starts = [start for start, end in known if abs(part.left - end) < _AT_EDGE * part.size]
        if len(starts) > 1 and piece.left < min(starts):
            left, right = merged(piece.parts[:at]), merged(piece.parts[at:])
            return [*(replace(one, right=min(one.right, median(starts))) for one in left), *right]
    return [piece]


def _within_columns(pieces: Sequence[Piece], known: Sequence[Range]) -> list[Piece]:
    """Pieces that reach over the beginning of a line beside them end at their gutter: no run of dots is broken."""
    found: list[Piece] = []
    for row in _rows(pieces):
        for piece in row:
            over = [one.left for one in row if piece.left < one.left < piece.right]
            starts = [start for start, end in known if any(abs(left - end) < _AT_EDGE * piece.size for left in over)]
            reached = min((start for start in starts if start > piece.left), default=piece.right)
            found.append(replace(piece, right=min(piece.right, reached)))
    return found


@dataclass(slots=True)
class _Band:
    pieces: list[Piece]
    gutters: list[Range]


def _bands(pieces: Sequence[Piece], known: Sequence[Range]) -> list[_Band]:
    if not pieces:
        return []
    body = _body_size(pieces)
    rows = _rows(pieces)
    bands: list[_Band] = []
    at = 0
    while at < len(rows):
        end, gutters = _columned(rows, at, body, known)
        beside = len(rows[at]) > len(gutters)
        if gutters and not beside and _width(_columned(rows, at + 1, body, known)[1]) > 1.5 * _width(gutters):
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


def _body_size(pieces: Sequence[Piece]) -> float:
    """The size that most letters have."""
    letters: dict[float, int] = {}
    for piece in pieces:
        letters[piece.size] = letters.get(piece.size, 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size])


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand beside each other, from the top down: no white goes through the page between two of a row."""
    rows: list[list[Piece]] = []
    lowest = 0.0
    for piece in sorted(pieces, key=lambda one: -one.top):
        # Feet of letters reach below their line, and lines of one column overlap a little those of the next.
        if rows and piece.top - 0.15 * piece.size > lowest:
            rows[-1].append(piece)
            lowest = min(lowest, piece.bottom)
        else:
            rows.append([piece])
            lowest = piece.bottom
    return rows


def _columned(rows: Sequence[list[Piece]], at: int, body: float, known: Sequence[Range]) -> tuple[int, list[Range]]:
    """How far columns go that begin at a row, and the strips between them; the next row and none without columns."""
    if at >= len(rows):
        return at, []
    least = _GUTTER * body
    white = _white(rows[at], least)
    end = at + 1
    while end < len(rows):
        narrower = _common(white, _white(rows[end], least), least)
        if not narrower or _heads_columns(rows, at, end, white, body):
            break
        shared = _inner(narrower, rows[at : end + 1])
        if _inner(white, rows[at:end]) and not shared:
            break
        white = narrower
        end += 1
    pieces = _flat(rows[at:end])
    gutters = _inner(white, rows[at:end])
    if gutters and len(gutters) < _MOST_COLUMNS and _are_columns(pieces, gutters):
        return end, gutters
    # Short lines are columns where other pages have them.
    gutters = [gutter for gutter in gutters if any(_overlap(gutter, one) for one in known)]
    return (end, gutters) if gutters else (at + 1, [])


def _white(row: Sequence[Piece], least: float) -> list[Range]:
    """Where a row leaves the page white, from far left to far right."""
    found: list[Range] = []
    reached = float("-inf")
    for piece in sorted(row, key=lambda one: one.left):
        if piece.left - reached >= least:
            found.append((reached, piece.left))
        reached = max(reached, piece.right)
    found.append((reached, float("inf")))
    return found


def _common(one: Sequence[Range], other: Sequence[Range], least: float) -> list[Range]:
    found = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in found if end - start >= least]


def _width(gutters: Sequence[Range]) -> float:
    return min((end - start for start, end in gutters), default=0.0)


def _inner(white: Sequence[Range], rows: Sequence[Sequence[Piece]]) -> list[Range]:
    """The strips that have letters on both sides."""
    left = min(piece.left for row in rows for piece in row)
    right = max(piece.right for row in rows for piece in row)
    return [(start, end) for start, end in white if start > left and end < right]


def _heads_columns(rows: Sequence[list[Piece]], at: int, end: int, white: Sequence[Range], body: float) -> bool:
    """Whether a row is a short headline across all columns: large, alone, columns of one length end above it.

    A headline inside the first column has the other columns beside it, or white there that only happens to be."""
    gutters = _inner(white, rows[at:end])
    row = rows[end]
    if not gutters or len(row) > 1 or row[0].size < _HEADING * body:
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
        # At the foot of a page: a headline of the first column has the feet of the others beside it.
        return uneven < _EVEN and min(feet) - head.top >= _WHITE_ABOVE * head.size
    return uneven < 2 * _EVEN and min(feet[1:]) - max(below) >= _WHITE_BESIDE * head.size


def _flat(rows: Sequence[list[Piece]]) -> list[Piece]:
    return [piece for row in rows for piece in row]


def _are_columns(pieces: Sequence[Piece], gutters: Sequence[Range]) -> bool:
    columns = [lines_of(column) for column in _columns(pieces, gutters)]
    for lines in columns:
        left = min(piece.left for line in lines for piece in line)
        right = max(piece.right for line in lines for piece in line)
        widths = [line[-1].right - line[0].left for line in lines]
        size = median(line[0].size for line in lines)
        if len(lines) < _LINES or median(widths) < max(_FILLED * (right - left), _NARROWEST * size):
            return False
    return True


def _overlap(one: Range, other: Range) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > 0.5 * min(one[1] - one[0], other[1] - other[0])


def _columns(pieces: Sequence[Piece], gutters: Sequence[Range]) -> list[list[Piece]]:
    middles = [(start + end) / 2 for start, end in gutters]
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in pieces:
        columns[sum(piece.left > middle for middle in middles)].append(piece)
    return [column for column in columns if column]


def _lines(pieces: Sequence[Piece], page: int, band: int, column: int, columns: int) -> Iterable[PageLine]:
    for line in lines_of(pieces):
        text, cells = line[0].text, 1
        for before, piece in pairwise(line):
            gap = (piece.left - before.right) / max(piece.size, before.size)
            if _ORDINAL.fullmatch(text):
                # What a line that is stretched to the column's width is stretched at.
                gap = min(gap, 1.0)
            cells += gap >= _CELLS
            text += ("\t" if gap >= _CELLS else blank_between(text[-1], piece.text[0], gap)) + piece.text
        letters = [max(1, len(piece.text)) for piece in line]
        longest = max(line, key=lambda one: len(one.text))
        yield PageLine(
            text,
            line[0].left,
            max(piece.right for piece in line),
            longest.bottom,
            longest.size,
            sum(piece.bold * count for piece, count in zip(line, letters, strict=True)) / sum(letters),
            page,
            band,
            column,
            columns,
            cells,
        )
