"""Headlines set in a way of their own by habit, centred or letter-spaced: what is set so below a text is one, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .rows import Row
from .signs import INNER_NAME, letter_spaced

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST, _NEARLY_ALL = 4, 0.8
"""Headlines that show the habit, and their share of those that an ending or a column's name tells."""
_LONGEST = 50
"""Characters."""


def find_set_alike(evidence: Evidence) -> None:
    rows = evidence.rows
    heads = [at for at in range(max(1, evidence.contents.end - 1), len(rows) - 1) if _may_head(evidence, at)]
    certain = [at for at in heads if evidence.item_ends[at - 1] or evidence.section[at - 1] is not None]
    for form in _FORMS:
        alike = [at for at in certain if form(rows[at])]
        if len(alike) >= _FEWEST and len(alike) >= _NEARLY_ALL * len(certain):
            evidence.spaced_out = evidence.spaced_out or form is _is_letter_spaced
            evidence.centred = evidence.centred or form is _is_centred
            below_text = [at for at in heads if _closes_above(evidence, at) and not form(rows[at - 1])]
            evidence.standing.update(at for at in below_text if form(rows[at]))


def _closes_above(evidence: Evidence, at: int) -> bool:
    """Whether the text or the table above a row has ended, or lost its end."""
    return evidence.ended[at - 1] or evidence.table[at - 1] or evidence.rows[at].pages_missing > 0


def find_flush(evidence: Evidence) -> None:
    """Empty lines above headlines alone, which are not set in as paragraphs are: what is set so below a letter's
    signature or a fact is one, too, and so is a question."""
    rows = evidence.rows
    if not evidence.always_indented or evidence.paragraph_gap > 0:
        return
    start = max(1, evidence.contents.end - 1)
    below_ends = (at for at in range(start, len(rows) - 1) if evidence.item_ends[at - 1] or rows[at].gap)
    certain = [at for at in below_ends if evidence.section[at] is None and not rows[at].opens_page]
    flush = [at for at in certain if _is_flush(evidence, at)]
    # A paragraph below the name of its author says nothing, nor does a headline above its second line.
    others = [at for at in certain if (rows[at].indented or not rows[at].gap) and not evidence.reads_as_text(at)]
    if len(flush) < _FEWEST or len(flush) < _NEARLY_ALL * (len(flush) + len(others)):
        return
    for at in range(start, min(len(rows) - 1, evidence.colophon)):
        asks = rows[at].shade[-1] in "?!"
        closed = evidence.ended[at - 1] if asks else not (evidence.ended[at - 1] or rows[at - 1].full)
        if closed and _is_flush(evidence, at) and (asks or _may_head(evidence, at)):
            evidence.standing.add(at)
    evidence.standing.update(rows_alone_below_text(evidence, start))


def rows_alone_below_text(evidence: Evidence, start: int) -> list[int]:
    """Rows set like headlines below a text that says no source, one between a headline and the next: of inner headings
    a text has two at least."""
    found: list[int] = []
    since: list[int] = []
    for at in range(start, min(len(evidence) - 1, evidence.colophon)):
        if evidence.section[at] is not None or evidence.item_ends[at - 1]:
            found += since if len(since) == 1 else []
            since = []
        elif evidence.ended[at - 1] and _is_flush(evidence, at) and evidence.ordinal[at] is None:
            since.append(at)
    return [at for at in found if _may_head(evidence, at)]


def _is_flush(evidence: Evidence, at: int) -> bool:
    """Whether a row is set off from above, not set in, and above a paragraph or the name of its author."""
    row, below = evidence.rows[at], evidence.rows[at + 1]
    if row.indented or not row.gap or below.gap or len(row.shade) > _LONGEST or evidence.fact[at]:
        return False
    return below.indented or at + 1 in evidence.credits


_BRIEFLY = 6
"""Rows from one headline to the next."""


def find_bold(evidence: Evidence) -> None:
    """Bold rows that follow each other above short texts, the first right below a column's name: its headlines."""
    rows = evidence.rows
    found: list[int] = []
    last = -1
    for at in range(max(1, evidence.contents.end - 1), len(rows) - 1):
        bold = rows[at].bold and rows[at].level is None and _may_head(evidence, at) and evidence.reads_as_text(at + 1)
        opens = evidence.section[at - 1] is not None
        # Where the full stop is missing, what reads as text ends with its row all the same.
        apart = evidence.ended[at - 1] or evidence.prose[at - 1]
        # 误区一：…, below the first paragraph of an article.
        bold = bold and not INNER_NAME.fullmatch(rows[at].shade)
        if bold and (opens or (last >= 0 and apart and at - last <= _BRIEFLY)):
            found.append(at)
            last = at
        elif evidence.section[at] is not None:
            last = -1
    if len(found) >= _FEWEST:
        evidence.standing.update(found)


def _is_centred(row: Row) -> bool:
    return row.centred


def _is_letter_spaced(row: Row) -> bool:
    return letter_spaced(row.text)


def goes_on_in_middle(above: Row, row: Row) -> bool:
    """Whether two rows stand in the middle, the second right below the first."""
    return above.centred and row.centred and not row.gap and not row.opens_page


_FORMS: tuple[Callable[[Row], bool], ...] = (_is_centred, _is_letter_spaced)


def _may_head(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if len(row.shade) > _LONGEST or evidence.prose[at] or evidence.fact[at] or evidence.table[at]:
        return False
    if evidence.ended[at] and not (row.shade[-1] == ":" and goes_on_in_middle(row, evidence.rows[at + 1])):
        return False
    if at in evidence.credits or at in evidence.caption or evidence.item_ends[at] or evidence.in_attribution[at]:
        return False
    return evidence.section[at] is None
