"""Rows that stand by themselves between whole paragraphs: headlines, or headings inside an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .shade import bare
from .signs import HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence

_SHORTEST, _LONGEST = 4, 44
"""Characters of a row that may be a headline."""
_PARAGRAPH = 40
"""Characters of a row that is text, whatever its punctuation."""
_LISTED_AT_LEAST = 4
_SPACED_AT_LEAST = 2


def find_standing(evidence: Evidence) -> None:
    """Where neither attributions nor a contents page tell where items end, a row that stands alone is a headline.

    A weekly of unsigned briefs has nothing else to show. If only some of them have an empty line above, the others
    head parts of an item."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    standing = [at for at in range(start, len(evidence) - 1) if _stands(evidence, at)]
    if _ends_are_told(evidence, standing):
        return
    usual = Counter(row.gap for row in evidence.rows).most_common(1)[0][0]
    spaced = {at for at in standing if evidence.rows[at].gap > usual or evidence.rows[at].opens_page}
    if len(spaced) >= _SPACED_AT_LEAST:
        standing = [at for at in standing if at in spaced or (at and evidence.section[at - 1] is not None)]
    evidence.standing.update(standing)


def _ends_are_told(evidence: Evidence, standing: Sequence[int]) -> bool:
    """Whether attributions or the contents page say where items end or begin."""
    if 2 * sum(evidence.item_ends) >= len(standing):
        return True
    entries = len(evidence.contents.entries)
    if not entries:
        return False
    listed = [evidence.contents.find(bare(evidence.rows[at].shade)) for at in standing]
    found = {one[0] for one in listed if one is not None}
    if evidence.contents.numbered:
        return len(found) >= min(_LISTED_AT_LEAST, max(2, entries * 0.6))
    return len(found) * 10 >= len(standing) * 7


def _stands(evidence: Evidence, at: int) -> bool:
    row, after = evidence.rows[at], evidence.rows[at + 1]
    if not _SHORTEST <= len(row.shade) <= _LONGEST or evidence.ended[at] or evidence.item_ends[at]:
        return False
    if evidence.ordinal[at] is not None or evidence.announced[at] or evidence.table[at] or evidence.in_link[at]:
        return False
    if evidence.section[at] is not None or at in evidence.credits or at in evidence.inner:
        return False
    if evidence.joins[at] >= 1 or evidence.joins[at + 1] >= 1:
        return False
    text_below = evidence.prose[at + 1] or len(after.shade) > _PARAGRAPH or after.full or at + 1 in evidence.credits
    return text_below and (
        at == 0 or evidence.ended[at - 1] or evidence.item_ends[at - 1] or evidence.section[at - 1] is not None
    )
