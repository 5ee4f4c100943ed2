"""Empty lines as a habit: where one stands above every headline that is certain, a heading without one heads a part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .signs import HEAD_ROWS, SUBTITLE

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST, _MOST_PARTED = 4, 0.3
"""Headlines that show the habit, and the share of rows below empty lines beyond which these say nothing."""
_LONGEST, _ROWS = 44, 4
"""Characters of a headline's row, and its rows."""


def find_parted(evidence: Evidence) -> None:
    """Only where first lines are set in, which tells headings from the rest of a paragraph.

    What has empty lines on both sides is a sentence of the text that is printed again in large letters."""
    rows = evidence.rows
    if not evidence.indents or sum(row.gap > 0 for row in rows) > _MOST_PARTED * len(rows):
        return
    start = max(1, evidence.contents.end - HEAD_ROWS)
    heads = {at: _end_of_block(evidence, at) for at in range(start, len(rows) - 1) if _opens_block(evidence, at)}
    certain = [at for at, end in heads.items() if end in evidence.credits]
    if len(certain) < _FEWEST or not all(_is_parted(evidence, at) for at in certain):
        return
    is_close = not any(rows[heads[at]].gap for at in certain)
    marks = [at for at in range(start, len(rows)) if evidence.section[at] is not None]
    for first, last in pairwise([start - 1, *marks, len(rows)]):
        column = {at: end for at, end in heads.items() if first < at < last}
        if column.keys().isdisjoint(certain):
            # Nothing tells that the items of this column are set like the others.
            continue
        for at, end in column.items():
            if _is_parted(evidence, at) and not (is_close and rows[end].gap):
                evidence.standing.add(at)
            elif not evidence.item_ends[at - 1] and evidence.section[at - 1] is None:
                evidence.inner.update(range(at, end))
                evidence.standing.difference_update(range(at, end))


def _opens_block(evidence: Evidence, at: int) -> bool:
    """Whether a row that is not set in stands between the end of a text and a paragraph that is, or a table."""
    row = evidence.rows[at]
    if row.indented or row.full or len(row.shade) > _LONGEST or evidence.ended[at] or at in evidence.credits:
        return False
    if SUBTITLE.match(row.shade) or evidence.section[at] is not None or at in evidence.caption:
        return False
    if evidence.table[at] or evidence.fact[at] or evidence.announced[at] or evidence.item_ends[at]:
        return False
    above = evidence.ended[at - 1] or evidence.item_ends[at - 1] or at - 1 in evidence.caption
    above = above or evidence.section[at - 1] is not None or evidence.table[at - 1]
    if not above and not (at <= evidence.contents.end and _is_parted(evidence, at)):
        return False
    end = _end_of_block(evidence, at)
    return end < len(evidence) and _ends_block(evidence, end)


def _end_of_block(evidence: Evidence, at: int) -> int:
    """The first row below that is set in, of a table, or names who wrote the text."""
    end = at + 1
    while end < min(at + _ROWS, len(evidence) - 1) and not _ends_block(evidence, end):
        end += 1
    return end


def _ends_block(evidence: Evidence, at: int) -> bool:
    return evidence.rows[at].indented or at in evidence.credits or evidence.table[at]


def _is_parted(evidence: Evidence, at: int) -> bool:
    return evidence.rows[at].gap > 0 or evidence.rows[at].opens_page


_HABIT, _NEARLY_ALL = 6, 0.75


def find_below_blanks(evidence: Evidence) -> None:
    """Where each row is a paragraph, and empty lines stand above headlines and hardly anything else: what stands so
    below a text that names no source is one, too."""
    rows = evidence.rows
    if evidence.wrapped or evidence.paragraph_gap != 0:
        return
    start = max(1, evidence.contents.end - 1)
    below_blank = [at for at in range(start, min(len(rows) - 1, evidence.colophon)) if _is_below_blank(evidence, at)]
    heads = [at for at in below_blank if _heads_block(evidence, at)]
    certain = sum(evidence.item_ends[at - 1] for at in heads)
    if len(heads) >= _HABIT and len(heads) >= _NEARLY_ALL * len(below_blank) and certain * 2 >= len(heads):
        evidence.standing.update(heads)


def _is_below_blank(evidence: Evidence, at: int) -> bool:
    named = evidence.section[at] is not None or evidence.section[at - 1] is not None
    return evidence.rows[at].gap > 0 and not (named or evidence.table[at])


def _heads_block(evidence: Evidence, at: int) -> bool:
    row, below = evidence.rows[at], evidence.rows[at + 1]
    said = evidence.prose[at] or (evidence.ended[at] and row.shade[-1] not in "?!") or evidence.item_ends[at]
    if said or len(row.shade) > _LONGEST or evidence.ordinal[at] is not None or evidence.fact[at]:
        return False
    text = evidence.reads_as_text(at + 1) or at + 1 in evidence.credits or evidence.table[at + 1]
    return not below.gap and (text or SUBTITLE.match(below.shade) is not None)
