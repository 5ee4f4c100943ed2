"""Rows that stand by themselves between whole paragraphs: headlines, or headings inside an item."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .shade import bare
from .signs import HEAD_ROWS, SIGNED

if TYPE_CHECKING:
    from .evidence import Evidence

_SHORTEST, _LONGEST = 4, 44
"""Characters of a row that may be a headline."""
_LISTED_AT_LEAST = 4
_SPACED_AT_LEAST = 2


def find_standing(evidence: Evidence) -> None:
    """Where neither attributions nor a contents page tell where items end, a row that stands alone is a headline.

    A weekly of unsigned briefs has nothing else to show. In an issue whose items are signed that holds for columns
    in which none is. If only some of the rows have an empty line above, or an author below, the others head parts
    of an item."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    standing = [at for at in range(start, len(evidence) - 1) if _stands(evidence, at)]
    if not standing or _are_listed(evidence, standing):
        return
    usual = Counter(row.gap for row in evidence.rows).most_common(1)[0][0]
    signed = 2 * sum(evidence.item_ends) >= len(standing)
    for first, end in _columns(evidence, start):
        if signed and first == start:
            continue
        rows = standing[bisect_left(standing, first) : bisect_left(standing, end)]
        ends = sum(evidence.item_ends[first:end])
        if rows and (not ends if signed else 2 * ends < len(rows)):
            heads = _heads_of_items(evidence, rows, usual)
            evidence.standing.update(heads)
            evidence.inner.update(at for at in rows if at not in heads)


def _columns(evidence: Evidence, start: int) -> list[tuple[int, int]]:
    """The runs of rows between the headings of columns and groups."""
    marks = [
        at for at in range(start, len(evidence)) if evidence.section[at] is not None and not evidence.announced[at]
    ]
    return list(pairwise([start, *(at for at in marks if at > start), len(evidence)]))


def _heads_of_items(evidence: Evidence, rows: Sequence[int], usual: int) -> set[int]:
    """``usual``: how many empty lines stand before most rows."""
    credited = {at for at in rows if at + 1 in evidence.credits}
    if credited:
        return credited
    spaced = {at for at in rows if evidence.rows[at].gap > usual or evidence.rows[at].opens_page}
    if len(spaced) >= _SPACED_AT_LEAST:
        return {at for at in rows if at in spaced or (at and evidence.section[at - 1] is not None)}
    return set(rows)


def _are_listed(evidence: Evidence, standing: Sequence[int]) -> bool:
    """Whether a contents page says where items begin."""
    entries = len(evidence.contents.entries)
    if not entries:
        return False
    listed = [evidence.contents.find(bare(evidence.rows[at].shade)) for at in standing]
    found = {one[0] for one in listed if one is not None}
    if evidence.contents.numbered:
        return len(found) >= min(_LISTED_AT_LEAST, max(2, entries * 0.6))
    return len(found) * 10 >= len(standing) * 7


def _stands(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if not _SHORTEST <= len(row.shade) <= _LONGEST or evidence.ended[at] or evidence.item_ends[at]:
        return False
    if evidence.ordinal[at] is not None or evidence.announced[at] or evidence.table[at] or evidence.in_link[at]:
        return False
    if evidence.section[at] is not None or at in evidence.credits or at in evidence.inner or evidence.fact[at]:
        return False
    if evidence.joins[at] >= 1 or evidence.joins[at + 1] >= 1:
        return False
    return (evidence.reads_as_text(at + 1) or at + 1 in evidence.credits) and (at == 0 or _closes(evidence, at - 1))


def _closes(evidence: Evidence, at: int) -> bool:
    """Whether something has ended with a row: a sentence, an item, a letter with its day, or it names a column."""
    if evidence.ended[at] or evidence.item_ends[at] or evidence.section[at] is not None:
        return True
    return SIGNED.fullmatch(evidence.rows[at].shade) is not None
