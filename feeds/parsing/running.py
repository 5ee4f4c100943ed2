"""Columns' names at the edges of pages, which hold for the whole page, and pages that nothing else tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .contents import Contents
from .joins import join_score
from .patterns import PROSE, ends_sentence
from .rows import Row
from .shade import bare, shade
from .signs import ordinal_of
from .tails import take_tail

if TYPE_CHECKING:
    from .drafts import Cut
    from .evidence import Evidence

_GOES_ON = 2.5


def open_pages_below_names(rows: Sequence[Row], contents: Contents) -> None:
    """Where most names of columns cut sentences in two, each stands at its page's foot: the row below opens a page.

    004: its text gives a page's column after the text of the page, and the page numbers are lost."""
    named = _columns_named(rows, contents)
    names = [at for at in range(contents.end, len(rows) - 1) if named[at] is not None and _is_plain(rows[at])]
    cutting = sum(_cuts(rows, at) for at in names)
    if cutting * 2 <= len(names):
        return
    for at in names:
        row = rows[at + 1]
        row.page_guessed, row.opens_page = not row.opens_page, True


def without_names_in_texts(rows: Sequence[Row], contents: Contents) -> list[Row]:
    """The rows without columns' names that run at the head of a page in the middle of a text: below one stands no
    headline but a paragraph, or a part of a text whose number goes on."""
    named = _columns_named(rows, contents)
    if _stand_at_feet(rows, [at for at in range(contents.end, len(rows)) if named[at] is not None]):
        return list(rows)
    times = Counter(named[at] for at in range(contents.end, len(rows)) if len(rows[at].shade) <= _NAME_LONGEST)
    found: list[Row] = []
    opens, running = False, None
    for at, row in enumerate(rows):
        head = (
            at > contents.end
            and row.opens_page
            # What is set as a heading is one.
            and row.level is None
            and at + 1 < len(rows)
            and named[at] is not None
            # Said once, on a page that no number tells, it is the mark of its column.
            and (row.page_counted or times[named[at]] > 1)
            and _is_plain(row)
            and _goes_on(rows[at + 1])
        )
        if head:
            # The page says its column, whatever else names it.
            opens, running = True, row.running or named[at]
            continue
        if opens:
            row.opens_page, row.page_counted, opens = True, True, False
            row.running = row.running or running
        found.append(row)
    return found


def _stand_at_feet(rows: Sequence[Row], names: Sequence[int]) -> bool:
    """Whether more of the names stand last on a page than first."""
    plain = [at for at in names if _is_plain(rows[at]) and rows[at].level is None]
    # One between two beginnings of pages stood last on its own before another hand paged the text.
    feet = {at for at in plain if at + 1 < len(rows) and rows[at + 1].opens_page}
    return len(feet) > sum(rows[at].opens_page and at not in feet for at in plain)


def _columns_named(rows: Sequence[Row], contents: Contents) -> list[str | None]:
    """The column of the contents that each row names, whatever signs it is set with; None for a row that names none."""
    known = {bare(shade(name)) for name in contents.sections}
    firsts = {name[:1] for name in known}
    found: list[str | None] = []
    for row in rows:
        # Most rows begin with another letter.
        key = bare(row.shade) if row.shade[0] in firsts or not row.shade[0].isalnum() else None
        found.append(key if key in known else None)
    return found


_NAME_LONGEST = 40
_LATER = 1
_PARAGRAPH = 40
"""Characters."""


def _goes_on(row: Row) -> bool:
    ordinal = ordinal_of(row.shade)
    if ordinal is not None and ordinal[1] > _LATER and ordinal[0] in ("chinese", "chinese-bracket"):
        return True
    return (row.full and PROSE.search(row.shade) is not None) or len(row.shade) > _PARAGRAPH


def _is_plain(row: Row) -> bool:
    """A bullet, a bracket or a number is what the text is set with, not the page."""
    return row.shade[0].isalnum() and ordinal_of(row.shade) is None


def _cuts(rows: Sequence[Row], at: int) -> bool:
    """Whether the text above goes on below, or breaks off in the middle of an attribution."""
    above = rows[at - 1]
    if at == 0 or ends_sentence(above.shade):
        return False
    tail = take_tail(above.text[-200:])
    if tail.attribution and not tail.torn:
        return False
    return join_score(above, rows[at + 1], bridged=True) >= _GOES_ON or tail.torn


def pages_of_other_columns(rows: Sequence[Row]) -> set[int]:
    """The first rows of the pages whose heads name another column than those of the pages before them."""
    named = [at for at, row in enumerate(rows) if row.running is not None]
    return {at for before, at in pairwise(named) if rows[before].running != rows[at].running}


def running_heads(
    evidence: Evidence, cut: Cut, sections: set[int], groups: set[int], listed: Sequence[tuple[int, int | None]]
) -> dict[int, int]:
    """Columns' names that fell into a text, or stand last on their page: row -> the row from which they hold.

    That is the first row of their page, of the item in which they stand, or of that item's group. ``listed``: the
    first rows of items that the contents announce, and their pages where they tell."""
    inside = {row for draft in cut.drafts for rows in draft.floats for row in rows}
    firsts = sorted(draft.first for draft in cut.drafts)
    heads, marks = sorted(groups), sorted(set(cut.section_rows) - groups)
    feet = _at_feet(evidence, sections)
    found: dict[int, int] = {}
    for row in sections:
        if row not in inside and row not in feet:
            continue
        item, group, mark = (_last_before(places, row) for places in (firsts, heads, marks))
        holds = [one for one in (item, _page_of(evidence, row), _first_on_page(listed, row)) if one is not None]
        if group is not None and (mark is None or mark < group):
            end = bisect_right(heads, group)
            first = max(end - _MOST_GROUPS, 0 if mark is None else bisect_right(heads, mark))
            holds.append(_first_alike(evidence, heads[first:end]))
        found[row] = min(holds, default=row)
    return found


_MOST_GROUPS = 40
"""Of a column: further back, none is looked for."""


def _first_alike(evidence: Evidence, groups: Sequence[int]) -> int:
    """Of the groups above a column's name the first of those called like the last: 深圳 and 国内, not 行业数据."""
    names = [bare(evidence.rows[row].shade) for row in groups]
    at = len(groups) - 1
    while at and (len(names[at - 1]) == len(names[-1]) or names[at - 1][-2:] == names[-1][-2:]):
        at -= 1
    return groups[at]


_FEWEST_FEET = 3


def _at_feet(evidence: Evidence, sections: set[int]) -> set[int]:
    """The names that stand last on their page; one or two may by chance, above a headline that opens the next."""
    rows = evidence.rows
    feet = {row for row in sections if row + 1 < len(rows) and rows[row + 1].opens_page and _is_plain(rows[row])}
    return feet if len(feet) >= _FEWEST_FEET and len(feet) * 2 > len(sections) else set()


_PAGE_LONGEST = 400
"""Rows."""


def _page_of(evidence: Evidence, row: int) -> int | None:
    """The first row of the page at whose edge a name stands; None where it stands at none, so that another is meant."""
    rows = evidence.rows
    if not any(rows[at].opens_page and not rows[at].page_guessed for at in (row, row + 1) if at < len(rows)):
        return None
    if row + 1 < len(rows) and rows[row + 1].page_guessed:
        # Names stand at the feet of pages here: what opens with this one is no page of the print.
        return None
    for at in range(row, max(0, row - _PAGE_LONGEST), -1):
        if rows[at].opens_page:
            return None if rows[at].page_guessed else at
    return None


def _first_on_page(listed: Sequence[tuple[int, int | None]], row: int) -> int | None:
    """By the contents page: the first item of the page of the last item that is announced before the row."""
    above = [one for one in listed if row - _PAGE_LONGEST < one[0] < row]
    if not above or above[-1][1] is None:
        return None
    return next(first for first, page in above if page == above[-1][1])


def _last_before(places: Sequence[int], row: int) -> int | None:
    at = bisect_left(places, row)
    return places[at - 1] if at else None
