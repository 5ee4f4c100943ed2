"""Headlines set in a way of their own by habit, centred or letter-spaced: what is set so below a text is one, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .rows import Row
from .signs import letter_spaced

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
            below_text = [at for at in heads if evidence.ended[at - 1] and not form(rows[at - 1])]
            evidence.standing.update(at for at in below_text if form(rows[at]))


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
        if bold and (opens or (last >= 0 and apart and at - last <= _BRIEFLY)):
            found.append(at)
            last = at
        elif evidence.section[at] is not None:
            last = -1
    if len(found) >= _FEWEST:
        evidence.standing.update(found)


def _is_letter_spaced(row: Row) -> bool:
    return letter_spaced(row.text)


_FORMS: tuple[Callable[[Row], bool], ...] = (lambda row: row.centred, _is_letter_spaced)


def _may_head(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if len(row.shade) > _LONGEST or evidence.ended[at] or evidence.prose[at] or evidence.fact[at] or evidence.table[at]:
        return False
    if at in evidence.credits or at in evidence.caption or evidence.item_ends[at] or evidence.in_attribution[at]:
        return False
    return evidence.section[at] is None
