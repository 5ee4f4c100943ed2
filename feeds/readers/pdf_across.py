"""Lines of a PDF page that reach into the white between columns, or over it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.readers.pdf_glyphs import Piece
from feeds.readers.pdf_overhang import Range
from feeds.readers.pdf_white import common, vouched, white_of

_LEFT_WHITE = 0.3  # share of a gutter that a line which hangs into it leaves white


def hangs_into(row: Sequence[Piece], gutters: Sequence[Range], least: float) -> bool:
    """Whether a line of the row hangs into one of the gutters above it and leaves less than the ``least`` white that
    parts columns, but half of it: so programs stretch some, and brackets begin before the edge of their column. A
    headline that leaves a strip beside the columns above it reaches over the rest."""
    if not gutters or len(common(gutters, white_of(row, least), least)) == len(gutters):
        return False
    left = common(gutters, white_of(row, least / 2), least / 2)
    return len(left) == len(gutters) and all(
        one[1] - one[0] >= _LEFT_WHITE * (other[1] - other[0]) for one, other in zip(left, gutters, strict=True)
    )


def is_across(row: Sequence[Piece], gutters: Sequence[Range], known: Sequence[Range]) -> bool:
    """Whether a row is one line that reaches over one of the ``known`` gutters, those that other pages show, where the
    rows above it have it, too: columns that are too short to show it end here."""
    if len(row) > 1:
        return False
    line = row[0]
    return any(line.left < one[0] and line.right > one[1] and vouched(one, gutters) is not None for one in known)
