"""Heads of pages that lie out of order, or before the first text: they are set as the heads that are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .rows import Row
from .shade import bare, shade

_GAP = r"(?P<gap>[ 　\t]{2,})"
_FORMS = (
    re.compile(rf"(?P<lead>[ 　\t]*)(?P<said>[^\W\d_]{{2,10}}){_GAP}(?P<page>\d{{1,3}})[ 　\t]*"),
    re.compile(rf"(?P<lead>[ 　\t]*)(?P<page>\d{{1,3}}){_GAP}(?P<said>[^\W\d_]{{2,10}})[ 　\t]*"),
)
"""产业观察    5, 4    产业观察"""
_FEWEST = 3
"""Heads that are set so."""
_BELOW, _LONGEST = 2, 80
"""Rows below a head in which its column may be named; characters of a head, with its white space."""


def heads_set_alike(rows: Sequence[Row], front: int, pages: Mapping[int, int]) -> dict[int, int]:
    """The pages of other rows that bear a number and a name with the white space that heads have between them.

    ``pages`` of the rows that are known as heads: no two of them are one page. Above the first row that reads like
    text, ``front``, stands the contents page, in which numbers stand behind names, too: there, a head stands above the
    name of its column."""
    if len(pages) < _FEWEST:
        return {}
    forms = {at: form for at, row in enumerate(rows) if (form := _form(row)) is not None}
    times = Counter(form.set_so for at, form in forms.items() if at in pages)
    known = set(pages.values())
    found: dict[int, int] = {}
    for at, form in forms.items():
        if form.page in known or times[form.set_so] < _FEWEST:
            continue
        if at >= front or form.said in (bare(row.shade) for row in rows[at + 1 : at + 1 + _BELOW]):
            found[at] = form.page
            known.add(form.page)
    return found


class _Form(NamedTuple):
    """What a row says, on which page, and how it is set: which of the two stands first, behind and between which white
    space."""

    said: str
    page: int
    set_so: tuple[int, bool, str]


def _form(row: Row) -> _Form | None:
    if len(row.raw) > _LONGEST or not (row.text[0].isdecimal() or row.text[-1].isdecimal()):
        return None
    for number, form in enumerate(_FORMS):
        if (match := form.fullmatch(row.raw)) is not None:
            return _Form(bare(shade(match["said"])), int(match["page"]), (number, match["lead"] != "", match["gap"]))
    return None
