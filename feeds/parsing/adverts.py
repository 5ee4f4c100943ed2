"""Advertisements that pages have at their feet, below the word that says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .patterns import ends_sentence
from .rows import Row
from .signs import ADVERTISED

_FEWEST, _MOST_ROWS = 2, 6
"""Advertisements that make a habit, and rows of one."""


def find_adverts(rows: Sequence[Row], furniture: Collection[int]) -> set[int]:
    """The rows of advertisements: 广告 or a word like it alone on its row, again and again, and what is below it to the
    end of the page or an empty line. ``furniture``: the rows that are of the page and not of the text."""
    words = [at for at, row in enumerate(rows) if ADVERTISED.fullmatch(row.shade)]
    if len(words) < _FEWEST:
        return set()
    return {one for at in words for one in _advert(rows, furniture, at)}


def _advert(rows: Sequence[Row], furniture: Collection[int], first: int) -> range:
    """The rows of one; none where sentences go on below the word, as in a text that has it on its last line."""
    for end in range(first + 1, min(first + _MOST_ROWS, len(rows)) + 1):
        if end == len(rows) or end in furniture or rows[end].gap or rows[end].opens_page:
            return range(first, end)
        if ends_sentence(rows[end].shade):
            break
    return range(0)
