"""Running heads, running feet and page numbers: lines at a page's edge that belong to the paper. Pure.

What most pages carry is left out. What a few pages in a row carry may name the column that they hold, so the first of
them keeps it, unless the text says it too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from feeds.readers.pdf_glyphs import Piece

_EDGE = 2  # lines from the top and from the bottom of a page that may be furniture
_SAME_PLACE = 4.0  # points that one running head may stand higher on one page than on the next
_REPEATED = 3  # pages that make a running head
_MOST = 0.4  # share of the pages: heads of left and right pages may differ
_NUMBER = re.compile(
    r"[-–—~·•|/<《\s]{0,4}(?:第|page|p\.?)?\s*(\d{1,4})\s*页?(?:\s*(?:/|[共of,，]+)\s*\d{1,4}\s*页?)?[-–—~·•|/>》\s]*",
    re.I,
)


def without_furniture(pages: Sequence[Sequence[Piece]]) -> tuple[list[list[Piece]], list[int | None]]:
    """The pages without it, and the number that each page bears."""
    paper = _Paper(pages)
    kept = [[piece for piece in pieces if not paper.is_furniture(at, piece)] for at, pieces in enumerate(pages)]
    return kept, [paper.number_of(at) for at in range(len(pages))]


class _Paper:
    """What stands at the edges of the pages, which count from 0 here."""

    def __init__(self, pages: Sequence[Sequence[Piece]]) -> None:
        self.pages = len(pages)
        self.edges = [_edges(pieces) for pieces in pages]
        self.numbers = [_printed_numbers(pieces) for pieces in self.edges]
        steps = Counter(number - at for at, found in enumerate(self.numbers) for number in found)
        # Where pages are missing, the numbers go on with another distance to the count of pages.
        self.steps = {step for step, times in steps.items() if times >= 2}
        self.places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.inside: set[str] = set()
        for at, pieces in enumerate(pages):
            for piece in pieces:
                if piece in self.edges[at]:
                    self.places[_signature(piece)].append((at, piece.bottom))
                else:
                    self.inside.add(_signature(piece))

    def number_of(self, at: int) -> int | None:
        return next((number for number in self.numbers[at] if number - at in self.steps), None)

    def is_furniture(self, at: int, piece: Piece) -> bool:
        return piece in self.edges[at] and (self._is_number(at, piece) or self._is_head(at, piece))

    def _is_number(self, at: int, piece: Piece) -> bool:
        match = _NUMBER.fullmatch(piece.text)
        # A bare number may be text, unless it counts with the pages.
        return match is not None and (int(match[1]) == self.number_of(at) or not piece.text.strip().isdigit())

    def _is_head(self, at: int, piece: Piece) -> bool:
        signature = _signature(piece)
        same = {page for page, bottom in self.places[signature] if abs(bottom - piece.bottom) <= _SAME_PLACE}
        if len(same) >= max(min(_REPEATED, self.pages), _MOST * self.pages):
            return len(same) > 1
        return len(same) >= _REPEATED and (at - 1 in same or at - 2 in same or signature in self.inside)


def _edges(pieces: Sequence[Piece]) -> set[Piece]:
    """What stands highest and lowest on the page."""
    heights = sorted({round(piece.bottom) for piece in pieces})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return {piece for piece in pieces if round(piece.bottom) in outer}


def _signature(piece: Piece) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", piece.text))


def _printed_numbers(pieces: Iterable[Piece]) -> list[int]:
    matches = (_NUMBER.fullmatch(piece.text) for piece in pieces)
    return [int(match[1]) for match in matches if match]
