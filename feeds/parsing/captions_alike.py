"""Captions that begin alike: a column of figures has one table after the other, not all of them signed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from .tables import opens_table

if TYPE_CHECKING:
    from .evidence import Evidence

_OF_A_TIME = re.compile(r"\d{4}年(?:\d{1,2}(?:[-—]\d{1,2})?月|[上下]半年|第?[一二三四1-4]季度)")
"""2021年7月…, above figures."""


def find_captions_alike(evidence: Evidence) -> None:
    """Rows above tables that begin with the time of their figures, where another such row of the column heads an item
    for certain, below a source or the column's name."""
    start = max(1, evidence.contents.end - 1)
    marks = [at for at in range(start, len(evidence)) if evidence.section[at] is not None]
    captions = [at for at in range(start, len(evidence) - 1) if _is_caption(evidence, at)]
    for first, end in pairwise([*marks, len(evidence)]):
        alike = captions[bisect_right(captions, first) : bisect_left(captions, end)]
        if any(at == first + 1 or evidence.item_ends[at - 1] for at in alike):
            for at in alike:
                evidence.table[at] = False
                evidence.standing.add(at)


def _is_caption(evidence: Evidence, at: int) -> bool:
    return _OF_A_TIME.match(evidence.rows[at].shade) is not None and opens_table(evidence, at + 1)
