"""Lines that reach out of their column, into the gutter beside it or over it. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from feeds.readers.pdf_glyphs import Piece, merged

_AT_EDGE = 0.3  # letters' widths that a line of a column may begin off its edge
_UNBROKEN = re.compile(r"[.·…⋯\s]{3,}\d{0,3}|[-–—―─━_=*＊\s]{3,}")

Range = tuple[float, float]


def parted(piece: Piece, known: Sequence[Range]) -> list[Piece]:
    """Two lines that touch because the one in the left column is too long: the other begins where its column does."""
    for at, part in enumerate(piece.parts[1:], 1):
        starts = [start for start, end in known if abs(part.left - end) < _AT_EDGE * part.size]
        if len(starts) > 1 and piece.left < min(starts):
            left, right = merged(piece.parts[:at]), merged(piece.parts[at:])
            return [*(replace(one, right=min(one.right, median(starts))) for one in left), *right]
    return [piece]


def is_unbroken(piece: Piece) -> bool:
    """Whether it is a run of dots or a rule of dashes, which programs break nowhere."""
    return _UNBROKEN.fullmatch(piece.text) is not None


def within_columns(pieces: Sequence[Piece], known: Sequence[Range]) -> list[Piece]:
    """Pieces that reach over the beginning of a line beside them end at their gutter: no run of dots is broken. Such a
    run does where nothing stands beside it, too, and so do those whose last signs hang into a gutter that other pages
    have."""
    found: list[Piece] = []
    usual = _usual(known)
    for row in rows_of(pieces):
        for piece in row:
            over = [one.left for one in row if piece.left < one.left < piece.right]
            starts = [start for start, end in known if any(abs(left - end) < _AT_EDGE * piece.size for left in over)]
            reached = min((start for start in starts if start > piece.left), default=piece.right)
            unbroken = is_unbroken(piece)
            hung = (
                start for start, end in usual if piece.left < start < piece.right and (unbroken or piece.right < end)
            )
            found.append(replace(piece, right=min(piece.right, reached, *hung)))
    return found


def _usual(known: Sequence[Range]) -> list[Range]:
    """The gutters that there are more than once, with the end that their columns have in the middle. One that reaches
    over another, more common one is none of its own: all lines beside it happen to be set in."""
    ends: dict[int, list[Range]] = defaultdict(list)
    for start, end in known:
        ends[round(end)].append((start, end))
    found = [(len(alike), median(start for start, _end in alike), alike[0][1]) for alike in ends.values()]
    return [
        (start, end)
        for times, start, end in found
        if times > 1 and not any(more > times and start < other_end < end for more, _start, other_end in found)
    ]


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
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
