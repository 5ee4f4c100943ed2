"""Pages that lie in the file twice: a scan has taken them again, perhaps with other slips."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz, process

from .page_order import places_of_pages
from .rows import Row

_LIKENESS, _ALIKE = 85.0, 0.8
"""Of 100: of two rows that are one; and the share of a page's rows that the other has."""
_FEWEST_ROWS, _MOST_ROWS = 5, 200
"""What two pages with fewer have in common may be an advertisement; and no page holds more."""


def copied_pages(rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int], front: int) -> set[int]:
    """The rows of pages that say again what an earlier one of their number has said.

    ``pages``: the rows that bear a page's number, each with it; ``furniture``: all rows that are of the page and not of
    the text; ``front``: the first row that reads like text. Pages of several papers in one file may have a number in
    common, but not their text."""
    if len(set(pages.values())) == len(pages):
        return set()
    places = places_of_pages(rows, pages, furniture, front)
    earlier: dict[int, int] = {}
    found: set[int] = set()
    for at in sorted(pages):
        other = earlier.setdefault(pages[at], at)
        if other != at and _says_again(rows[slice(*places[at])], rows[slice(*places[other])]):
            found.update(range(*places[at]))
    return found


def _says_again(page: Sequence[Row], other: Sequence[Row]) -> bool:
    if not all(_FEWEST_ROWS <= len(one) <= _MOST_ROWS for one in (page, other)):
        return False
    said = [row.shade for row in other]
    again = [process.extractOne(row.shade, said, scorer=fuzz.ratio, score_cutoff=_LIKENESS) is not None for row in page]
    return sum(again) >= _ALIKE * len(page)
