"""Columns that break off at the end of one page and go on further down: （下转第14页）, （上接第12页）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .signs import CONTINUES, LATER_PART, RESUMED

if TYPE_CHECKING:
    from .evidence import Evidence


def find_resumed(evidence: Evidence) -> None:
    """A headline right below 上接 begins an item: above it ended what stands on the page."""
    for at in resumed_columns(evidence):
        evidence.item_ends[at - 1] = True
        evidence.joins[at] = min(evidence.joins[at], 0.0)
        evidence.standing.add(at)


def resumed_columns(evidence: Evidence) -> dict[int, int]:
    """Rows with the headline right below 上接 -> the row of the last 下转 above it: the item stands in the column of
    the one that ends there. Where text goes on instead, it is of that item, and not told here."""
    rows = evidence.rows
    found: dict[int, int] = {}
    broken_off: list[int] = []
    for at, row in enumerate(rows[:-1]):
        if CONTINUES.fullmatch(row.shade):
            broken_off.append(at)
            continue
        heads = RESUMED.fullmatch(row.shade) and not (evidence.reads_as_text(at + 1) or evidence.ended[at + 1])
        # Set in like a paragraph, or counting on, it heads a part of the text that was broken off.
        heads = heads and not (evidence.indents and rows[at + 1].indented) and not LATER_PART.match(rows[at + 1].shade)
        if broken_off and heads:
            found[at + 1] = broken_off.pop()
    return found
