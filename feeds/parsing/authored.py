"""Articles with their author below the headline: what is set like a headline further down heads a part of one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from .credits import names_author
from .signs import COMPANY, CONTINUES, HEAD_ROWS, heads_notice
from .standing import stands
from .tables import heads_last_table

if TYPE_CHECKING:
    from .evidence import Evidence

_HEAD_ROWS, _FIRST_TEXT = 3, 2
"""Rows of a headline with its second line, and from an author on to where the text has begun."""
_HABIT = 3
"""Articles."""
_FEWEST = 2
"""Parts: one that stands alone may as well be an item that the contents call otherwise."""


def find_parts_of_authored(evidence: Evidence) -> None:
    """Of an article that the contents list, or that opens its column: rows that the contents do not list head parts of
    it, to the end of the column or to the next author's headline, where no source ends an item in between."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    authors = [at for at in sorted(evidence.credits) if at > start and names_author(evidence, at)]
    marks = [at for at in range(start, len(evidence)) if evidence.section[at] is not None or at in evidence.titles]
    closing = [
        at for at in range(start, len(evidence)) if evidence.item_ends[at] and not _goes_on_elsewhere(evidence, at)
    ]
    # Without contents, several authors show that articles have theirs there.
    by_habit = not evidence.contents.entries and len(authors) >= _HABIT
    for author, following in pairwise([*authors, len(evidence) + _HEAD_ROWS]):
        column = bisect_left(marks, author)
        opens = marks[column - 1] if column else start
        end = marks[column] if column < len(marks) else len(evidence)
        head = range(author - _HEAD_ROWS, author)
        if not (any(_is_listed(evidence, at) for at in head) or opens in head or by_habit):
            continue
        of_column = end <= following - _HEAD_ROWS
        end = min(end, following - _HEAD_ROWS)
        if bisect_left(closing, end) > bisect_right(closing, author):
            continue
        inside = [at for at in range(author + _FIRST_TEXT, end) if _heads(evidence, at)]
        parts = {at for at in inside if not (_is_listed(evidence, at) or COMPANY.search(evidence.rows[at].shade))}
        parts -= {at for at in inside if at + 1 < end and _heads_notice(evidence, at)}
        levels = {evidence.rows[at].level for at in head} - {None}
        # What the format marks like its headline is another.
        parts -= {at for at in inside if evidence.rows[at].level in levels}
        parts -= {at for at in inside[-1:] if heads_last_table(evidence, at, end)}
        alone = of_column and bisect_left(closing, opens) == bisect_left(closing, author)
        # Rows next to each other are one headline.
        if sum(at - 1 not in parts for at in parts) >= (1 if alone else _FEWEST):
            evidence.standing -= parts
            evidence.inner |= parts
            for at in parts:
                # However full the row above is, nothing goes on in a heading.
                evidence.joins[at] = min(evidence.joins[at], 0.0)


def _heads_notice(evidence: Evidence, at: int) -> bool:
    return heads_notice(evidence.rows[at].shade, evidence.rows[at + 1].shade)


def _heads(evidence: Evidence, at: int) -> bool:
    """Whether a row may head an item, or a part that has a number."""
    numbered = evidence.ordinal[at] is not None and not (evidence.ended[at] or evidence.prose[at])
    return numbered or at in evidence.standing or at in evidence.inner or stands(evidence, at)


def _goes_on_elsewhere(evidence: Evidence, at: int) -> bool:
    return CONTINUES.fullmatch(evidence.rows[at].shade) is not None


def _is_listed(evidence: Evidence, at: int) -> bool:
    """Whether a headline is in the contents, of which a row may be the second."""
    if at <= evidence.contents.end and not evidence.in_body(at):
        return False
    above, row = (evidence.rows[one].shade for one in (at - 1, at))
    return evidence.contents.find(row) is not None or evidence.contents.find(above + row) is not None
