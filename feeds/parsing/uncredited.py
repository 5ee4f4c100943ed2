"""Headings of one look, of which some name their author: those head items, the others their parts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .tables import heads_last_table

if TYPE_CHECKING:
    from .evidence import Evidence


def find_uncredited(evidence: Evidence) -> None:
    """In a column whose first heading has its author below, a heading without one heads a part of that item.

    Only what the format marks as a heading, and no number parts from the others."""
    rows = evidence.rows
    start = max(0, evidence.contents.end - 1)
    marks = [at for at in range(start, len(evidence)) if evidence.section[at] is not None]
    for first, end in pairwise([*marks, len(evidence)]):
        heads = [
            at
            for at in range(first + 1, end - 1)
            if rows[at].level is not None and evidence.ordinal[at] is None and at not in evidence.credits
        ]
        if heads and heads[0] == first + 1 and heads[0] + 1 in evidence.credits:
            parts = [at for at in heads if at + 1 not in evidence.credits]
            evidence.inner.update(at for at in parts if not heads_last_table(evidence, at, end))
