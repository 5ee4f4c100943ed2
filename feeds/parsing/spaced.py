"""Empty lines between items and nowhere else: the row below one is a headline, and what stands elsewhere is none."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST, _NEARLY_ALL = 8, 0.85
"""Headlines below empty lines that show the habit, and their share of what stands below such lines."""
_MOST_SPACED, _SIZE = 0.2, 5
"""Share of rows below empty lines, and rows from one such line to the next: paragraphs have more and fewer."""
_ORDINALS = 0.25
"""Share of such rows that bear the ordinal of a part, 一、 or 2., where parts are set off as headlines are."""
_LONGEST = 60
"""Characters."""


def find_spaced(evidence: Evidence) -> None:
    rows = evidence.rows
    start = max(1, evidence.contents.end - 1)
    below = [at for at in range(start, len(rows) - 1) if rows[at].gap > 0 and evidence.section[at] is None]
    heads = {at for at in below if _may_head(evidence, at)}
    if len(heads) < max(_FEWEST, _NEARLY_ALL * len(below)) or len(below) > _MOST_SPACED * (len(rows) - start):
        return
    if evidence.indents and sum(rows[at].indented for at in heads) < _NEARLY_ALL * len(heads):
        # First lines that are set in say more, unless headlines are set in like them.
        return
    parts = sum(evidence.ordinal[at] is not None and at not in evidence.numbered for at in heads)
    if parts > _ORDINALS * len(heads):
        return
    if median(after - at for at, after in zip(below, [*below[1:], len(rows)], strict=True)) < _SIZE:
        return
    evidence.standing.update(heads - evidence.inner)
    named = False
    for at in range(start, len(rows) - 1):
        if rows[at].gap or evidence.section[at] is not None:
            # Below the name of a group its items follow each other without empty lines.
            named = evidence.section[at] is not None
        if named or rows[at].gap or not _may_head(evidence, at) or at in evidence.styled or at in evidence.numbered:
            continue
        if evidence.ended[at - 1] and not evidence.item_ends[at - 1] and evidence.section[at - 1] is None:
            evidence.inner.add(at)
            evidence.standing.discard(at)


def _may_head(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if len(row.shade) > _LONGEST or evidence.ended[at] or evidence.prose[at] or evidence.fact[at] or evidence.table[at]:
        return False
    if at in evidence.credits or at in evidence.caption or evidence.item_ends[at]:
        return False
    above = evidence.rows[at - 1]
    if above.full and not (
        evidence.ended[at - 1] or evidence.item_ends[at - 1] or evidence.section[at - 1] is not None
    ):
        # It slipped into its text.
        return False
    return evidence.section[at] is None and (evidence.ended[at - 1] or row.gap > 0)
