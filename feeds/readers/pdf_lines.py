"""Pieces of a column -> its lines, with the cells that white parts them into. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from feeds.readers.pdf_aligned import tables_in
from feeds.readers.pdf_blanks import blank_between, is_chinese
from feeds.readers.pdf_glyphs import Piece, bold_at_first, lines_of

_CELLS = 1.5  # letters' widths of white between cells
_FEWEST_AT_EDGE = 4  # lines that end at one place where lines are stretched
_STRETCHED_SHARE = 0.25  # share of a column's lines that do so
_EVEN_GAPS = 0.6  # letters' widths that the white between the words of a stretched line differs by
_FEWEST_SPREAD = 4  # letters that were parted so far that each is a piece
_MOST_STRETCH = 0.35  # share of such a line that is white
_ORDINAL = re.compile(r"\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、")


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
    """Of a table; its cells are parted by tabs."""
    bold_first: int = 0
    """As in Piece."""


def lines_of_column(pieces: Sequence[Piece], page: int, band: int, column: int, columns: int) -> Iterable[PageLine]:
    """What stands in a column of a page, from the top down: ``column`` and so on as in PageLine."""
    lines = lines_of(pieces)
    edges = _shared_edges(lines)
    rows = {start + at: row for start, table in tables_in(lines) for at, row in enumerate(table)}
    for at, line in enumerate(lines):
        if at in rows:
            yield row_of_table(rows[at], line, page)
            continue
        text, cells = line[0].text, 1
        at_edge = any(abs(line[-1].right - edge) < 1 for edge in edges)
        stretched = at_edge and _is_stretched(line)
        spread = at_edge and _is_spread(line)
        for before, piece in pairwise(line):
            gap = 0.0 if spread else (piece.left - before.right) / max(piece.size, before.size)
            if stretched or _ORDINAL.fullmatch(text):
                # What a line that is stretched to the column's width is stretched at.
                gap = min(gap, 1.0)
            cells += gap >= _CELLS
            text += (
                "\t" if gap >= _CELLS else blank_between(text[-1], piece.text[0], gap, before.spacing)
            ) + piece.text
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
            bold_first=bold_at_first((piece.text, piece.bold_first) for piece in line),
        )


def row_of_table(text: str, line: Sequence[Piece], page: int) -> PageLine:
    """In no column of the text, so that it says nothing of how wide one is."""
    left, right = min(piece.left for piece in line), max(piece.right for piece in line)
    size = max(piece.size for piece in line)
    return PageLine(text, left, right, line[0].bottom, size, 0.0, page, -1, 0, 0, text.count("\t") + 1, is_row=True)


def _shared_edges(lines: Sequence[Sequence[Piece]]) -> list[float]:
    """Where lines of a column end that are stretched to end there: most of them, or those that end furthest right,
    where only lines with blanks are stretched."""
    ends = Counter(round(line[-1].right) for line in lines)
    edge, times = ends.most_common(1)[0]
    edges: list[float] = [edge] if times >= max(_FEWEST_AT_EDGE, _STRETCHED_SHARE * len(lines)) else []
    furthest = max(ends)
    return [*edges, furthest] if ends[furthest] >= _FEWEST_AT_EDGE else edges


def _is_spread(line: Sequence[Piece]) -> bool:
    """Whether a few letters were stretched to the column's width, each apart: what follows them is broken nowhere."""
    gaps = [piece.left - before.right for before, piece in pairwise(line)]
    letters = all(len(piece.text) == 1 and is_chinese(piece.text) for piece in line)
    return letters and len(line) >= _FEWEST_SPREAD and max(gaps) - min(gaps) < _EVEN_GAPS * line[0].size


def _is_stretched(line: Sequence[Piece]) -> bool:
    """Whether the white in it is all alike, and little: cells stand where those above and below do, and a number at
    the end is a page's."""
    gaps = [piece.left - before.right for before, piece in pairwise(line)]
    is_even = max(gaps, default=0) - min(gaps, default=0) < _EVEN_GAPS * line[0].size
    little = sum(gaps) <= _MOST_STRETCH * (line[-1].right - line[0].left)
    return bool(gaps) and is_even and little and not line[-1].text.strip().isdigit()
