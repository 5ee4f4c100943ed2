"""A contents page that lies further down in a torn file is read first, as it is in others."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from .front import CONTENTS_WORD
from .outline import page_number
from .patterns import ends_sentence
from .rows import Row

_LONGEST, _FEWEST = 80, 4
"""Rows of the page, and entries with a page."""
_PAGE_FIRST = re.compile(r"\d{1,3}[ 　\t]+\S*[^\W\d_]{2}")


def contents_first(order: Sequence[int], rows: Sequence[Row], front: int, furniture: Collection[int]) -> list[int]:
    """The rows in ``order``, those of a contents page that fills its page before all others.

    ``front``: the first row that reads like text; ``furniture``: the rows that are of the page and not of the text."""
    for place, at in enumerate(order):
        if at <= front or not CONTENTS_WORD.fullmatch(rows[at].shade):
            continue
        if not (rows[at].opens_page or order[place - 1] in furniture or at in furniture):
            continue
        end = place + 1
        while end < len(order) and order[end] not in furniture and not rows[order[end]].opens_page:
            end += 1
        if end - place <= _LONGEST and _are_entries([rows[one] for one in order[place + 1 : end]]):
            return [*order[place:end], *order[:place], *order[end:]]
    return list(order)


def _are_entries(rows: Sequence[Row]) -> bool:
    paged = sum(page_number(row.shade) is not None or _PAGE_FIRST.match(row.text) is not None for row in rows)
    return paged >= _FEWEST and not any(ends_sentence(row.shade) for row in rows)
