"""Heads of pages that name a column in two languages, 园区动态 NEWS: the first of each column is its mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from .numbered_heads import SEEN_AT_LEAST
from .rows import Row
from .shade import shade

IN_TWO_LANGUAGES = re.compile(r"([一-鿿]{2,8})[ 　]+[A-Za-z][A-Za-z &'’.-]{2,30}")
"""园区动态 NEWS"""


def heads_with_foreign(rows: Sequence[Row], found: Set[int]) -> tuple[set[int], set[int]]:
    """The rows with which a column begins, and those that say its name again on its further pages.

    ``found``: the rows that are known to be of the page. Heads stand among them, right below one, or first; some column
    has several pages."""
    tops = {0, *(at + 1 for at in found)}
    heads = [at for at in sorted(found | tops) if at < len(rows) and IN_TWO_LANGUAGES.fullmatch(rows[at].text)]
    again = {at for before, at in pairwise(heads) if rows[before].shade == rows[at].shade}
    return (set(heads) - again, again) if again and len(heads) >= SEEN_AT_LEAST else (set(), set())


def name_columns(rows: Iterable[Row]) -> None:
    """Such rows name a column, in Chinese."""
    for row in rows:
        name = IN_TWO_LANGUAGES.fullmatch(row.text)
        if name is not None:
            row.text, row.shade, row.named = name[1], shade(name[1]), True
