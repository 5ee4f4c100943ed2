"""Whether an issue sets in the first line of every paragraph, and its headlines not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .signs import RESUMED

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST_OPENING, _FEWEST_HEADS = 10, 4
"""Rows that show a habit."""
_NEARLY_ALL = 0.95
_FEWEST_BETWEEN, _FEW = 8, 0.2
_FEWEST_PARTS, _PARTS = 6, 0.75
"""Flush rows between paragraphs that bear ordinals, and their share of all such rows."""


def always_indented(evidence: Evidence) -> bool:
    """Whether nearly all rows are set in that fill their line below a sentence that ended in mid-line; of a text that
    no page broke, nearly all paragraphs."""
    rows = evidence.rows
    opening = [
        row.indented
        for before, ended, row in zip(rows, evidence.ended, rows[1:], strict=False)
        if ended and not before.full and row.full
    ]
    if len(opening) < _FEWEST_OPENING and not evidence.wrapped:
        whole = zip(rows, evidence.prose, evidence.ended, strict=True)
        opening = [row.indented for row, prose, ended in whole if prose and ended]
    return len(opening) >= _FEWEST_OPENING and sum(opening) >= _NEARLY_ALL * len(opening)


def flush(evidence: Evidence) -> bool:
    """Whether the rows are that stand where a headline must: between the end of an item or a column's name and text;
    where hardly an item shows its end, most that stand between paragraphs."""
    rows = evidence.rows
    heads = [
        rows[at].indented
        for at in range(1, len(rows) - 1)
        if (evidence.item_ends[at - 1] or evidence.known_section[at - 1])
        and not (evidence.ended[at] or evidence.section[at] or evidence.in_attribution[at] or rows[at].full)
        and rows[at + 1].indented
        and not RESUMED.fullmatch(rows[at].shade)
    ]
    if len(heads) >= _FEWEST_HEADS or evidence.wrapped:
        return len(heads) >= _FEWEST_HEADS and sum(heads) <= (1 - _NEARLY_ALL) * len(heads)
    between = [
        rows[at].indented
        for at in range(1, len(rows) - 1)
        if evidence.ended[at - 1]
        and not (evidence.ended[at] or evidence.prose[at] or evidence.section[at])
        and rows[at + 1].indented
        and evidence.prose[at + 1]
    ]
    return len(between) >= _FEWEST_BETWEEN and sum(between) <= _FEW * len(between)


def parts_flush(evidence: Evidence) -> bool:
    """Whether inner headings are as flush as headlines: most rows that stand so between paragraphs bear the ordinal of
    a part, 一、 or 2."""
    rows = evidence.rows
    between = [
        evidence.ordinal[at] is not None and at not in evidence.numbered
        for at in range(1, len(rows) - 1)
        if evidence.ended[at - 1]
        and not evidence.item_ends[at - 1]
        and not (rows[at].indented or evidence.ended[at] or rows[at].full or evidence.section[at])
        and rows[at + 1].indented
    ]
    return sum(between) >= max(_FEWEST_PARTS, _PARTS * len(between))
