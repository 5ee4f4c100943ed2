"""Columns' names at the edges of pages, which hold for the whole page, and pages that nothing else tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .attribution import take_tail
from .contents import Contents
from .joins import join_score
from .patterns import ends_sentence
from .rows import Row
from .shade import bare, shade

if TYPE_CHECKING:
    from .assembly import Cut
    from .evidence import Evidence

_GOES_ON = 2.5


def open_pages_below_names(rows: Sequence[Row], contents: Contents) -> None:
    """Where most names of columns cut sentences in two, each stands at its page's foot: the row below opens a page.

    004: its text gives a page's column after the text of the page, and the page numbers are lost."""
    known = {bare(shade(name)) for name in contents.sections}
    names = [at for at in range(contents.end, len(rows) - 1) if bare(rows[at].shade) in known and _is_plain(rows[at])]
    cutting = sum(_cuts(rows, at) for at in names)
    if cutting * 2 <= len(names):
        return
    for at in names:
        row = rows[at + 1]
        row.page_guessed, row.opens_page = not row.opens_page, True


def _is_plain(row: Row) -> bool:
    """A bullet or bracket is what the text is set with, not the page."""
    return row.shade[0].isalnum()


def _cuts(rows: Sequence[Row], at: int) -> bool:
    """Whether the text above goes on below, or breaks off in the middle of an attribution."""
    above = rows[at - 1]
    if at == 0 or ends_sentence(above.shade):
        return False
    return join_score(above, rows[at + 1], bridged=True) >= _GOES_ON or take_tail(above.text[-200:]).torn


def running_heads(
    evidence: Evidence, cut: Cut, sections: set[int], groups: set[int], listed: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Columns' names that fell into a text, or stand last on their page: row -> the row from which they hold.

    That is the first row of their page, of the item in which they stand, or of that item's group. ``listed``: the
    first rows of items that the contents announce, and their pages."""
    inside = {row for draft in cut.drafts for rows in draft.floats for row in rows}
    firsts = sorted(draft.first for draft in cut.drafts)
    heads, marks = sorted(groups), sorted(set(cut.section_rows) - groups)
    found: dict[int, int] = {}
    for row in sections:
        if row not in inside and not (row + 1 < len(evidence) and evidence.rows[row + 1].opens_page):
            continue
        item, group, mark = (_last_before(places, row) for places in (firsts, heads, marks))
        page = _page_of(evidence, row)
        page = _first_on_page(listed, row) if page is None else page
        holds = [one for one in (item, page) if one is not None]
        if group is not None and (mark is None or mark < group):
            holds.append(group)
        found[row] = min(holds, default=row)
    return found


_PAGE_LONGEST = 400
"""Rows."""


def _page_of(evidence: Evidence, row: int) -> int | None:
    """The first row of the page at whose edge a name stands; None where it stands at none, so that another is meant."""
    rows = evidence.rows
    if not any(rows[at].opens_page and not rows[at].page_guessed for at in (row, row + 1) if at < len(rows)):
        return None
    for at in range(row, max(0, row - _PAGE_LONGEST), -1):
        if rows[at].opens_page:
            return None if rows[at].page_guessed else at
    return None


def _first_on_page(listed: Sequence[tuple[int, int]], row: int) -> int | None:
    """By the contents page: the first item of the page of the last item that is announced before the row."""
    above = [one for one in listed if one[0] < row]
    return next((first for first, page in above if page == above[-1][1]), None)


def _last_before(places: Sequence[int], row: int) -> int | None:
    at = bisect_left(places, row)
    return places[at - 1] if at else None
