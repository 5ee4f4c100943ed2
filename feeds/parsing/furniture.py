"""Page furniture: page numbers and running heads, which belong to the paper and not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .contents import front_end
from .patterns import ATTRIBUTION_START, ends_sentence
from .rows import Row
from .signs import WEB_FOOT

PAGE_NUMBER = re.compile(
    r"[-—~·|/<《]*(?:第|page|p\.?)?(\d{1,4})页?(?:(?:/|共|of|,共)\d{1,4}页?)?[-—~·|/>》]*", re.IGNORECASE
)
"""In the shadow: 12, -12-, ·12·, 第12页, 3/24, 第3页共24页, Page12."""

_SEEN_AT_LEAST = 3
_SHORTEST, _LONGEST = 3, 40
"""Characters of a running head."""
_APART = 8
"""Rows: the least that a page holds."""


def _signature(row: Row) -> str:
    return re.sub(r"\d+", "0", row.shade)


def without_furniture(rows: Sequence[Row]) -> list[Row]:
    """The rows without page numbers and running heads. The row after one opens a page."""
    times: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if _SHORTEST <= len(row.shade) <= _LONGEST:
            times[_signature(row)].append(at)
    first = front_end(rows)
    numbers = _page_numbers(rows)
    heads: set[int] = set()
    for signature, places in times.items():
        # The cover and the contents page repeat headlines: only what is repeated in the text itself is a running head.
        inside = [at for at in places if at >= first]
        if len(inside) < _SEEN_AT_LEAST or not _may_be_head(signature):
            continue
        apart = sum(after - before >= _APART for before, after in pairwise(inside))
        if apart * 5 < (len(inside) - 1) * 4:
            continue
        at_edges = sum(_at_edge(rows, numbers, at) for at in inside)
        if at_edges >= _SEEN_AT_LEAST and at_edges * 2 >= len(inside):
            heads.update(places)
    heads.update(_changing_heads(rows, numbers))
    heads.update(_numbered_heads(rows))
    heads.update(_name_heads(rows, numbers, first))
    jumps = _jumps(rows, numbers)
    kept: list[Row] = []
    opens, gap = False, 0
    for at, row in enumerate(rows):
        if WEB_FOOT.fullmatch(row.shade):
            if kept:
                kept[-1].closed = True
            continue
        if numbers[at] or at in heads:
            opens, gap = True, max(gap, row.gap)
            continue
        if opens:
            row.page_counted = not row.opens_page
            row.opens_page, row.gap = True, max(gap, row.gap)
            row.pages_missing = any(one in jumps for one in range(max(0, at - 3), at))
        opens, gap = False, 0
        kept.append(row)
    return kept


def _jumps(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """The page numbers below which another page than the next one begins; empty if numbers do not stand at the foot."""
    places = [at for at in range(len(rows)) if numbers[at]]
    if not places or places[-1] < len(rows) - 2:
        return set()
    values = [_value(rows[at]) for at in places]
    return {at for at, one, other in zip(places, values, values[1:], strict=False) if other != one + 1}


def _value(row: Row) -> int:
    match = PAGE_NUMBER.fullmatch(row.shade)
    return int(match[1]) if match else 0


_WIDE_GAP = re.compile(r"\S(?: {3,}|　{2,}|\t+)\S")


def _changing_heads(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """Rows beside a page number in which the periodical's name stands left and, far right, the column's."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        beside = (at > 0 and numbers[at - 1]) or (at + 1 < len(rows) and numbers[at + 1]) or row.opens_page
        gap = _WIDE_GAP.search(row.text) if beside and len(row.shade) <= _LONGEST else None
        if gap is None or ends_sentence(row.shade):
            continue
        for part in (row.text[: gap.start() + 1], row.text[gap.end() - 1 :]):
            key = re.sub(r"\s+", "", part)
            if len(key) >= _SHORTEST + 1:
                found[key].append(at)
    return {at for places in found.values() if len(places) >= _SEEN_AT_LEAST for at in places}


_MASTHEAD_ROWS = 8
_OF_THE_NUMBER = re.compile(r"[\d年月日第总期号卷()·|/-]*")


def _name_heads(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Rows of the periodical's name, as it stands first, and the number of the issue: once is enough. A bare number
    beside one is the page's."""
    names = [row.shade for row in rows[: min(first, _MASTHEAD_ROWS)] if _SHORTEST <= len(row.shade) <= 14]
    names = [name for name in names if not re.search(r"[\d:,。◎\[(]", name)]
    found: set[int] = set()
    for at in range(max(first, _MASTHEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        name = next((one for one in names if shadow.startswith(one) or shadow.endswith(one)), None)
        if name is None or not _OF_THE_NUMBER.fullmatch(rest := shadow.replace(name, "", 1)):
            continue
        beside = {one for one in (at - 1, at + 1) if one < len(rows) and rows[one].shade.isdigit()}
        if rest or beside or numbers[at - 1] or rows[at].opens_page:
            found |= {at, *beside}
    return found


_NUMBERED_HEAD = re.compile(r"(?:(\d{1,4})[ 　·|｜-]+)?(\D*?)(?:[ 　·|｜-]+(\d{1,4}))?")
_PAGES_APART = 4
"""A leaf or two may be missing between pages that follow each other."""


def _numbered_heads(rows: Sequence[Row]) -> set[int]:
    """Rows of the periodical's name and the page, 28 某某信息 and 某某信息 29, on pages that rise."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        match = _NUMBERED_HEAD.fullmatch(row.text.strip()) if len(row.shade) <= _LONGEST else None
        if match is None or (match[1] is None) == (match[3] is None) or len(match[2]) < _SHORTEST:
            continue
        if _may_be_head(match[2]):
            found[match[2]].append((at, int(match[1] or match[3])))
    heads: set[int] = set()
    for places in found.values():
        steps = [other - one for (_, one), (_, other) in pairwise(places)]
        if len(places) >= _SEEN_AT_LEAST and all(1 <= step <= _PAGES_APART for step in steps):
            heads.update(at for at, _ in places)
    return heads


def _page_numbers(rows: Sequence[Row]) -> list[bool]:
    """Which rows number a page: -12- and 第12页 do; a bare number only as one of a series, or it may be text."""
    found = [False] * len(rows)
    bare: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        match = PAGE_NUMBER.fullmatch(row.shade) if len(row.shade) <= 16 else None
        if match is None:
            continue
        if row.shade.isdigit():
            bare.append((at, int(match[1])))
        else:
            found[at] = True
    # The longest series of numbers that rise by one or two from page to page.
    length: dict[int, tuple[int, int]] = {}
    before: dict[int, int | None] = {}
    for at, value in bare:
        size, last = max((length.get(value - step, (0, -1)) for step in (1, 2)), key=lambda one: one[0])
        before[at] = last if size else None
        if size + 1 >= length.get(value, (0, -1))[0]:
            length[value] = (size + 1, at)
    size, place = max(length.values(), default=(0, -1))
    if size >= _SEEN_AT_LEAST:
        step: int | None = place
        while step is not None:
            found[step] = True
            step = before[step]
    return found


def _may_be_head(signature: str) -> bool:
    """Not so for what ends a sentence or a bracket: wrapped briefs all end in …关内容编写）."""
    if (
        not re.search(r"[^\W\d_]", signature)
        or ends_sentence(signature)
        or ATTRIBUTION_START.search(signature)
        or re.search(r"[,。、]", signature)
    ):
        return False
    return signature[-1] not in ")”》" or signature.count("(") == signature.count(")") > 0


def _at_edge(rows: Sequence[Row], numbers: Sequence[bool], at: int) -> bool:
    """Whether a row stands beside a page number or where a page begins or ends, or cuts a sentence in two."""
    near = range(max(0, at - 2), min(len(rows), at + 3))
    if any(numbers[one] for one in near if one != at) or rows[at].opens_page:
        return True
    if at + 1 < len(rows) and rows[at + 1].opens_page:
        return True
    before = rows[at - 1] if at else None
    return before is not None and len(before.shade) >= 12 and not ends_sentence(before.shade)
