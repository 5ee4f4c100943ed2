"""Texts that break off on one page and go on further down: （下转第13页）, （上接第9页）."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .drafts import Cut, Draft
from .evidence import Evidence
from .joins import join_score
from .signs import CONTINUES, RESUMED


def resume(evidence: Evidence, result: Cut) -> None:
    """Text marked 上接第13页 goes to the last item before it that says 下转, or else that breaks off in mid-sentence.

    Without the mark nothing is glued."""
    open_ended: list[Draft] = []
    kept: list[Draft] = []
    for draft in _one_mark_each(evidence, result.drafts):
        marks = [row for row in draft.body if RESUMED.fullmatch(evidence.rows[row].shade)]
        torn = max((one for one in open_ended if one is not draft), key=_is_marked(evidence), default=None)
        if marks and torn is not None:
            at = draft.body.index(marks[0])
            # A text without a headline that ends with its source is another one.
            ends_above = 0 < at < len(draft.body) - 1 and evidence.item_ends[draft.body[at - 1]]
            untitled = not draft.headline and draft.chronicle is None and not ends_above
            if untitled or ends_above or _closed_above(evidence, draft, at, torn):
                # Behind another item that was complete, the rest goes to the one that broke off.
                first = 0 if untitled else at
                rest, draft.body = [row for row in draft.body[first:] if row not in marks], draft.body[:first]
                if rest:
                    _go_on(evidence, torn, rest, marks)
                    open_ended.remove(torn)
            if untitled:
                continue
        kept.append(draft)
        if _breaks_off(evidence, draft):
            open_ended.append(draft)
    result.drafts = kept


def _one_mark_each(evidence: Evidence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, with those parted in which two texts that go on stand one below the other."""
    for draft in drafts:
        marks = [at for at, row in enumerate(draft.body) if RESUMED.fullmatch(evidence.rows[row].shade)]
        body, ends = draft.body, [*marks[1:], len(draft.body)]
        draft.body = body[: ends[0]]
        yield draft
        for at, end in pairwise(ends):
            yield Draft(body[at], body=body[at:end], score=draft.score)


def _is_marked(evidence: Evidence) -> Callable[[Draft], tuple[bool, int, int]]:
    """How near an item that broke off is to being the one that goes on: it says so, on the first page of all that say
    one, it is the last."""

    def near(draft: Draft) -> tuple[bool, int, int]:
        last = evidence.rows[draft.body[-1]].shade
        marked = CONTINUES.fullmatch(last) is not None
        page = _PAGE.search(last) if marked else None
        return marked, -int(page[1]) if page else 0, draft.body[-1]

    return near


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
    led_to = CONTINUES.fullmatch(evidence.rows[torn.body[-1]].shade) is not None
    return evidence.ended[above] and (led_to or evidence.rows[draft.body[at]].opens_page)


def _breaks_off(evidence: Evidence, draft: Draft) -> bool:
    if not draft.body:
        return False
    last = draft.body[-1]
    if CONTINUES.fullmatch(evidence.rows[last].shade):
        return True
    return (
        not evidence.ended[last]
        and not evidence.item_ends[last]
        and not evidence.table[last]
        and len(evidence.rows[last].shade) >= 10
    )
