"""Running heads, running feet and page numbers: lines at a page's edge that belong to the paper. Pure.

What most pages carry is left out. What a few pages in a row carry may name the column that they hold, so the first of
them keeps it, unless the text says it too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from feeds.readers.pdf_glyphs import Piece
from feeds.readers.pdf_overhang import is_unbroken

_EDGE = 2  # lines from the top and from the bottom of a page that may be furniture
_SAME_PLACE = 4.0  # points that one running head may stand higher on one page than on the next
_REPEATED = 3  # pages that make a running head
_MOST = 0.4  # share of the pages: heads of left and right pages may differ
_FOOT = 2.5  # letters' heights from the foot of the last line down to the number of the only page
_APART = 1.5  # the same, from the only page's running head down to the text
_FEWEST_PIECES = 8  # on a page that tells
_LARGEST = 1.2  # sizes of such a head to that of most lines
_COUNTED = re.compile(r"\d|第.{1,4}[期号版]|[〇一二三四五六七八九十]{2,}年")
_ADDRESS = re.compile(r"(?:file|https?)://\S+")
_NUMBER = re.compile(
    r"[-–—~·•|/<《\s]{0,4}(?:第(?=[\s\d]*页)|page|p\.?)?\s*(\d{1,4})\s*页?"
    r"(?:\s*(?:/|[共of,，]+)\s*\d{1,4}\s*页?)?[-–—~·•|/>》\s]*",
    re.I,
)
_SURE = re.compile(r"\s*[-–—~·•|/<《].*[-–—~·•|/>》]\s*|.*(?:第|页|page|p|/|共|of).*", re.I)
"""-12- and 第12页, which say that they number a page; of 2016- and ····11 a text and its contents may have as much."""


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
        # By how far a number is ahead of the count of pages: behind missing ones they count with another step.
        self.counted: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for at, edge in enumerate(self.edges):
            for piece in edge:
                if match := _NUMBER.fullmatch(piece.text):
                    self.counted[int(match[1]) - at].append((at, piece.bottom))
        self.places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.inside: set[str] = set()
        for at, pieces in enumerate(pages):
            for piece in pieces:
                if piece in self.edges[at]:
                    self.places[_signature(piece)].append((at, piece.bottom))
                else:
                    self.inside.add(_signature(piece))

        self.only_head = _only_head(pages[0]) if len(pages) == 1 else None

    def number_of(self, at: int) -> int | None:
        """The one with which most other pages count."""
        steps = [(len(places), step) for step, places in self.counted.items() if any(page == at for page, _ in places)]
        others, step = max(steps, default=(0, 0))
        return at + step if others > 1 else None

    def is_furniture(self, at: int, piece: Piece) -> bool:
        return piece in self.edges[at] and (
            self._is_number(at, piece)
            or self._is_head(at, piece)
            or self._is_address(at, piece)
            or (self.pages == 1 and piece is self.only_head)
        )

    def _is_number(self, at: int, piece: Piece) -> bool:
        match = _NUMBER.fullmatch(piece.text)
        # A bare number may be text, unless it counts with the pages, where others do.
        return match is not None and (
            _SURE.fullmatch(piece.text) is not None
            or self._counts(at, int(match[1]), piece)
            or (self.pages == 1 and int(match[1]) == 1 and self._is_foot(piece))
        )

    def _is_address(self, at: int, piece: Piece) -> bool:
        """Whether it is where a browser printed the page from, beside the page's number."""
        beside = (one for one in self.edges[at] if abs(one.bottom - piece.bottom) <= _SAME_PLACE)
        return _ADDRESS.fullmatch(piece.text) is not None and any(_NUMBER.fullmatch(one.text) for one in beside)

    def _is_foot(self, piece: Piece) -> bool:
        """Whether it stands alone below all else, apart: a page that is the only one has none to count with."""
        others = [one.bottom for one in self.edges[0] if one is not piece]
        return bool(others) and min(others) - piece.bottom >= _FOOT * piece.size

    def _counts(self, at: int, number: int, piece: Piece) -> bool:
        return any(page != at and abs(foot - piece.bottom) <= _SAME_PLACE for page, foot in self.counted[number - at])

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


def _only_head(pieces: Sequence[Piece]) -> Piece | None:
    """The running head of the only page of a file, which none of another page shows to be one: words alone at its right
    edge, hardly larger than the text and apart from it, on a page with a number at its foot. A date or the issue's
    number may stand there, too."""
    if sum(not is_unbroken(piece) for piece in pieces) < _FEWEST_PIECES:
        return None
    head, second, *_others = sorted(pieces, key=lambda one: -one.bottom)
    foot, above = sorted(pieces, key=lambda one: one.bottom)[:2]
    # A rule of dashes may reach out of its column.
    text = [piece for piece in pieces if not is_unbroken(piece)]
    left, right = min(piece.left for piece in text), max(piece.right for piece in text)
    numbered = _NUMBER.fullmatch(foot.text) is not None and above.bottom - foot.bottom >= _FOOT * foot.size
    is_apart = head.bottom - second.top >= _APART * head.size
    at_edge = head.left > (left + right) / 2 and right - head.right < head.size
    is_small = head.size <= _LARGEST * median(piece.size for piece in pieces)
    return head if numbered and is_apart and at_edge and is_small and not _COUNTED.search(head.text) else None


def _signature(piece: Piece) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", piece.text))
