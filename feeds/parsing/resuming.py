"""Texts that break off on one page and go on further down: （下转第13页）, （上接第9页）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .drafts import Cut, Draft
from .evidence import Evidence
from .joins import join_score
from .signs import CONTINUES, RESUMED


def resume(evidence: Evidence, result: Cut) -> None:
    """Text marked 上接第13页 goes to an item that says 下转, or else to the last one before it that breaks off in
    mid-sentence.

    Without the mark nothing is glued."""
    open_ended: list[Draft] = []
    kept: list[Draft] = []
    drafts = list(_one_mark_each(evidence, result.drafts))
    led_to = _led_to(evidence, drafts)
    for at, draft in enumerate(drafts):
        marks = _marks(evidence, draft)
        torn = drafts[led_to[at]] if at in led_to else open_ended[-1] if open_ended else None
        if marks and torn is not None:
            place = draft.body.index(marks[0])
            # A text without a headline that ends with its source is another one.
            ends_above = 0 < place < len(draft.body) - 1 and evidence.item_ends[draft.body[place - 1]]
            untitled = not draft.headline and draft.chronicle is None and not ends_above
            if untitled or ends_above or _closed_above(evidence, draft, place, torn):
                # Behind another item that was complete, the rest goes to the one that broke off.
                first = 0 if untitled else place
                rest, draft.body = [row for row in draft.body[first:] if row not in marks], draft.body[:first]
                if rest:
                    _go_on(evidence, torn, rest, marks)
                    open_ended = [one for one in open_ended if one is not torn]
            if untitled:
                continue
        kept.append(draft)
        if _breaks_off(evidence, draft):
            open_ended.append(draft)
    result.drafts = kept


def _one_mark_each(evidence: Evidence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, with those parted in which two texts that go on stand one below the other."""
    for draft in drafts:
        marks = [draft.body.index(row) for row in _marks(evidence, draft)]
        body, ends = draft.body, [*marks[1:], len(draft.body)]
        draft.body = body[: ends[0]]
        yield draft
        for at, end in pairwise(ends):
            yield Draft(body[at], body=body[at:end], score=draft.score)


def _led_to(evidence: Evidence, drafts: Sequence[Draft]) -> dict[int, int]:
    """For the texts that say what they go on with, 上接, by their places among the drafts: the item that says so, 下转.

    Of those before a text that of the first page: of several that lead to it the first, of those that name none the
    last. Where pages lie out of order and none is left before it, the first one further down that no other text goes on
    with."""

    def near(at: int) -> tuple[int, int]:
        page = _page_led_to(evidence, drafts[at])
        return -page, -at if page else at

    found: dict[int, int] = {}
    leading: list[int] = []
    waiting: list[int] = []
    for at, draft in enumerate(drafts):
        if _marks(evidence, draft):
            if leading:
                found[at] = max(leading, key=near)
                leading.remove(found[at])
            else:
                waiting.append(at)
        if _leads_on(evidence, draft):
            leading.append(at)
    for at in waiting:
        below = next((one for one in leading if one > at), None)
        if below is not None:
            found[at] = below
            leading.remove(below)
    return found


def _marks(evidence: Evidence, draft: Draft) -> list[int]:
    """The rows that say which page the text goes on from."""
    return [row for row in draft.body if RESUMED.fullmatch(evidence.rows[row].shade)]


def _leads_on(evidence: Evidence, draft: Draft) -> bool:
    """Whether an item says where it goes on."""
    return bool(draft.body) and CONTINUES.fullmatch(evidence.rows[draft.body[-1]].shade) is not None


def _page_led_to(evidence: Evidence, draft: Draft) -> int:
    page = _PAGE.search(evidence.rows[draft.body[-1]].shade)
    return int(page[1]) if page else 0


_PAGE = re.compile(r"第?(\d{1,3})[页版]")
"""下转第10页"""


def _go_on(evidence: Evidence, torn: Draft, rest: Sequence[int], marks: Sequence[int]) -> None:
    if CONTINUES.fullmatch(evidence.rows[torn.body[-1]].shade) and len(torn.body) > 1:
        torn.notes.append(torn.body.pop())
    torn.resumed = join_score(evidence.rows[torn.body[-1]], evidence.rows[rest[0]], indents=evidence.indents)
    torn.body.extend(rest)
    torn.notes.extend(marks)


def _closed_above(evidence: Evidence, draft: Draft, at: int, torn: Draft) -> bool:
    """Whether the text of an item is complete above one of its rows: the first of a page, or that another item says it
    goes on with."""
    if not at or not (draft.headline or draft.chronicle is not None):
        return False
    above = draft.body[at - 1]
    return evidence.ended[above] and (_leads_on(evidence, torn) or evidence.rows[draft.body[at]].opens_page)


def _breaks_off(evidence: Evidence, draft: Draft) -> bool:
    if not draft.body:
        return False
    last = draft.body[-1]
    if _leads_on(evidence, draft):
        return True
    return (
        not evidence.ended[last]
        and not evidence.item_ends[last]
        and not evidence.table[last]
        and len(evidence.rows[last].shade) >= 10
    )
