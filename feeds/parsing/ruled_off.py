"""Lines drawn between items as a habit: what stands below one is a headline, what stands elsewhere heads a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST, _NEARLY_ALL = 4, 0.7
"""Headlines below a line that show the habit, and their share of what stands below one."""
_LONGEST = 60
"""Characters."""


def find_ruled_off(evidence: Evidence) -> None:
    rows = evidence.rows
    start = max(1, evidence.contents.end - 1)
    below = [at for at in range(start, len(rows) - 1) if rows[at].ruled_off and evidence.section[at] is None]
    heads = {at for at in below if _may_head(evidence, at)}
    if len(heads) < _FEWEST or len(heads) < _NEARLY_ALL * len(below):
        return
    evidence.standing.update(heads)
    for at in range(start, len(rows) - 1):
        if at in heads or not _may_head(evidence, at) or at in evidence.numbered:
            continue
        if evidence.ended[at - 1] and not evidence.item_ends[at - 1] and evidence.section[at - 1] is None:
            evidence.inner.add(at)
            evidence.standing.discard(at)
            evidence.styled.discard(at)


def _may_head(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if len(row.shade) > _LONGEST or evidence.ended[at] or evidence.prose[at] or evidence.fact[at]:
        return False
    return at not in evidence.credits and evidence.section[at] is None and not evidence.item_ends[at]
