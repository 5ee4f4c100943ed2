"""The strips of white that rows of a page leave from the top down, as (start, end). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from feeds.readers.pdf_glyphs import Piece
from feeds.readers.pdf_overhang import Range, is_unbroken

_FEWEST = 2  # gutters of a side that begin columns at one place
_AS_FAR = 6.0  # points that they are apart where margins change with the side


def white_of(row: Sequence[Piece], least: float) -> list[Range]:
    """Where a row leaves the page white, from far left to far right; a run of dots may reach out of its column."""
    found: list[Range] = []
    reached = float("-inf")
    for piece in sorted((one for one in row if not is_unbroken(one)), key=lambda one: one.left):
        if piece.left - reached >= least:
            found.append((reached, piece.left))
        reached = max(reached, piece.right)
    found.append((reached, float("inf")))
    return found


def common(one: Sequence[Range], other: Sequence[Range], least: float) -> list[Range]:
    """What two rows both leave white, at least so wide."""
    found = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in found if end - start >= least]


def narrowest(gutters: Sequence[Range]) -> float:
    """How wide the narrowest of the strips is; 0 without any."""
    return min((end - start for start, end in gutters), default=0.0)


def inner(white: Sequence[Range], rows: Sequence[Sequence[Piece]]) -> list[Range]:
    """The strips that have letters on both sides."""
    left = min(piece.left for row in rows for piece in row)
    right = max(piece.right for row in rows for piece in row)
    return [(start, end) for start, end in white if start > left and end < right]


def vouched(known: Range, gutters: Sequence[Range]) -> Range | None:
    """The one that a gutter of another page shows to be one: white beside a letter that is alone in its line, where all
    others are set in, lies within the same gutter."""
    best = max(gutters, key=lambda one: _shared(one, known), default=None)
    return best if best is not None and _overlap(best, known) else None


def are_apart(one: Sequence[Range], other: Sequence[Range]) -> bool:
    """Whether the gutters of left pages and of right ones are never the same, by where the columns beside them begin:
    lines end anywhere."""
    ends = [
        [end for end, times in Counter(round(end) for _, end in side).items() if times >= _FEWEST]
        for side in (one, other)
    ]
    return all(ends) and not any(abs(left - right) <= _AS_FAR for left in ends[0] for right in ends[1])


def _shared(one: Range, other: Range) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _overlap(one: Range, other: Range) -> bool:
    return _shared(one, other) > 0.5 * min(one[1] - one[0], other[1] - other[0])
