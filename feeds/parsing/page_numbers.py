"""The numbers of pages: which rows they are, which pages are missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise

from .patterns import ends_sentence
from .rows import Row

PAGE_NUMBER = re.compile(
    r"[-—~一]+(?P<recognised>\d{1,4})[-—~一]+|"
    r"(?:[-—~|/<《]*|·)(?:第(?=\d*页)|page|p\.?)?(?P<page>\d{1,4})页?(?:(?:/|共|of|,共)\d{1,4}页?)?(?:[-—~|/>》]*|·)",
    re.IGNORECASE,
)
"""In the shadow: 12, -12-, ·12·, 第12页, 3/24, 第3页共24页, Page12; 一12一, as dashes are recognised. More
dots lead from a headline to its page."""
_DOTS = 3
_OF_ENTRY = re.compile(rf"[.·…]{{{_DOTS}}}\d+$")
_SEEN_AT_LEAST = 3
_PAGE_SHORTEST = 6
"""Rows that pages hold on average, at least."""


def page_numbers(rows: Sequence[Row]) -> list[bool]:
    """Which rows number a page: -12- and 第12页 do; a bare number only as one of a series, or it may be text."""
    found = [False] * len(rows)
    bare: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        match = PAGE_NUMBER.fullmatch(row.shade) if len(row.shade) <= 16 else None
        if match is None or (at and _OF_ENTRY.search(rows[at - 1].shade[-_DOTS:] + row.shade)):
            # Below the dots of an entry in the contents, it is the page of that.
            continue
        if _is_of_a_figure(rows, at):
            continue
        if row.shade.isdigit():
            bare.append((at, int(row.shade)))
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
    for at in (*_beside_heads(rows, bare), *_above_heads(rows, bare), *_at_feet(rows, bare)):
        found[at] = True
    for at in _marks(rows, [(at, value) for at, value in bare if not found[at]]):
        found[at] = False
        rows[at + 1].marked = True
    if any(row.marked for row in rows):
        return found
    # Among numbers that are known, one more: it has lost its dashes or dots, or stands above another head.
    known = {page_of(row) for row, number in zip(rows, found, strict=True) if number}
    heads = Counter(row.shade for row in rows)
    for at, value in bare if len(known) >= _SEEN_AT_LEAST else ():
        beside = at + 1 < len(rows) and heads[rows[at + 1].shade] >= _SEEN_AT_LEAST
        fits = value not in known and not known.isdisjoint((value - 1, value + 1))
        found[at] = found[at] or (beside and fits)
    size, place = max(length.values(), default=(0, -1))
    if size >= _SEEN_AT_LEAST:
        step: int | None = place
        while step is not None:
            found[step] = True
            step = before[step]
        for at in _among_pages(rows, bare, [at for at, _value in bare if found[at]]):
            found[at] = True
    return found


def _among_pages(rows: Sequence[Row], bare: Sequence[tuple[int, int]], known: Sequence[int]) -> list[int]:
    """Of the bare numbers those of pages that lie among the ``known`` ones in another order: several that follow each
    other, near those in number, and no nearer to any in the file than a page is long. Both in the order of the file."""
    values = {int(rows[at].shade) for at in known}
    lowest, highest = min(values) - _PAGES_MISSING, max(values) + _PAGES_MISSING
    least = min(after - at for at, after in pairwise(known)) * _AS_LONG
    found: list[int] = []
    for at, value in bare:
        if value in values or not lowest <= value <= highest or len(rows[at].shade) != len(str(value)):
            continue
        # The nearest are enough: above and below among those known, above among those found.
        below = bisect_left(known, at)
        if all(abs(at - other) >= least for other in (*known[max(0, below - 1) : below + 1], *found[-1:])):
            values.add(value)
            found.append(at)
    numbers = sorted(int(rows[at].shade) for at in found)
    follow = all(after - one == 1 for one, after in pairwise(numbers))
    return found if follow and len(found) >= _FEWEST_AMONG else []


_PAGES_MISSING, _AS_LONG, _FEWEST_AMONG = 8, 0.5, 2
"""Pages between those that are known and others; of the shortest page, how much another one has; numbers."""


MEASURED = re.compile(r"[年月日时小天周岁个家户人件次亿万千百元美吨%]")
"""What a row begins with that goes on below a figure."""


def is_below_figure(rows: Sequence[Row], at: int) -> bool:
    """Whether a figure ends the row right above, and may go on in this one."""
    return at > 0 and not rows[at].gap and not rows[at].opens_page and rows[at - 1].shade[-1].isdigit()


_EXTENSION = re.compile(r"-\d+")


def _is_of_a_figure(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is the rest of a figure that begins at the end of the one above, without white between them: what
    is counted follows, 201 / 6 / 年7月, or a dash leads to it, 0571-88886666 / -8012."""
    if at == len(rows) - 1 or rows[at + 1].opens_page or not is_below_figure(rows, at):
        return False
    row = rows[at].shade
    return _EXTENSION.fullmatch(row) is not None or (row.isdigit() and MEASURED.match(rows[at + 1].shade) is not None)


def _beside_heads(rows: Sequence[Row], bare: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers that rise from page to page, each right above or right below what stands beside all of them: a
    running head."""
    beside: dict[tuple[int, str], list[tuple[int, int]]] = {}
    usual = Counter(row.gap for row in rows).most_common(1)[0][0] if bare else 0
    for at, value in bare:
        for step in (1, -1):
            # The row that has the gap is the lower one.
            near = 0 <= at + step < len(rows) and rows[max(at, at + step)].gap <= usual
            if near and not rows[at + step].shade.isdigit():
                beside.setdefault((step, rows[at + step].shade), []).append((at, value))
    rising = [one for one in beside.values() if all(a < b for (_, a), (_, b) in pairwise(one))]
    # What lies nearer is a figure beside its unit, each on a row of its own.
    apart = [one for one in rising if one[-1][0] - one[0][0] >= _PAGE_SHORTEST * (len(one) - 1)]
    return [at for one in apart if len(one) >= _SEEN_AT_LEAST for at, _value in one]


def _above_heads(rows: Sequence[Row], bare: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers right above the heads of their pages, in whatever order these lie: most of them above one that other
    pages have, too, the rest above the name of their column."""
    heads = {at: rows[at + 1].shade for at, _value in bare if at + 1 < len(rows) and _may_be_page_head(rows[at + 1])}
    times = Counter(heads.values())
    repeated = [at for at, head in heads.items() if times[head] > 1]
    # Above what stands once, the rest of a number that its line broke is none of a page.
    found = [at for at, head in heads.items() if times[head] > 1 or not is_below_figure(rows, at)]
    values = [int(rows[at].shade) for at in found]
    if len(repeated) < _PAGES_AT_LEAST or len(repeated) * 5 < len(bare) * 3 or len(set(values)) < len(values):
        return []
    if repeated[-1] - repeated[0] < _PAGE_SHORTEST * (len(repeated) - 1):
        return []
    return found


def _at_feet(rows: Sequence[Row], bare: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers right above form feeds, in whatever order their pages lie: most pages end with one, each with its
    own."""
    fed = [at for at, row in enumerate(rows) if at and row.opens_page]
    found = {at: value for at, value in bare if at + 1 < len(rows) and rows[at + 1].opens_page}
    distinct = len(set(found.values())) == len(found)
    return list(found) if distinct and len(found) >= _PAGES_AT_LEAST and len(found) * 5 >= len(fed) * 4 else []


_PAGES_AT_LEAST = 4
_PAGE_HEAD_LONGEST = 16
"""Characters."""


def _may_be_page_head(row: Row) -> bool:
    return len(row.shade) <= _PAGE_HEAD_LONGEST and not row.shade.isdigit() and not ends_sentence(row.shade)


def _marks(rows: Sequence[Row], bare: Sequence[tuple[int, int]]) -> list[int]:
    """01 02 03 …, each alone right above a row and apart from the row before: they number items, not pages."""
    found: list[int] = []
    last = 0
    for at, value in bare:
        if value not in (last + 1, 1) or at + 1 >= len(rows):
            continue
        below = rows[at + 1]
        if below.opens_page:
            # At the foot of its page.
            continue
        close = rows[at].gap > below.gap == 0
        # Pages have no nought before them, but for the first nine of some: those lie apart from the row below.
        # 10 goes on with them.
        padded = (rows[at].shade[0] == "0" or value == last + 1 > _ONE_DIGIT) and rows[at].gap >= below.gap
        if (close or padded) and not ends_sentence(below.shade):
            found.append(at)
            last = value
    return found if len(found) >= _SEEN_AT_LEAST else []


_ONE_DIGIT = 9


def is_beside_number(numbers: Sequence[bool], at: int) -> bool:
    return (at > 0 and numbers[at - 1]) or (at + 1 < len(numbers) and numbers[at + 1])


def jumps(
    rows: Sequence[Row],
    places: Sequence[int],
    tops: Set[int],
    pages: Mapping[int, int],
    front: int,
    *,
    at_foot: bool = False,
) -> dict[int, int]:
    """The ``places`` of page numbers below which another page begins than the text above them leads to, each with how
    many pages further on (or back) it is; empty if they stand neither at the foot nor at the head of all pages.

    ``tops`` are the rows of running heads: where one begins the file and others follow numbers, these stand at the
    foot, and so do those below which form feeds begin pages. ``pages`` are the numbers by their rows, ``front`` is the
    first row that reads like text: what stands right above it, and not at the end of the file, stands at the head.
    ``at_foot``: by the order of the pages they stand at the foot."""
    begins = bool(rows) and (0 in tops or any(rows[at].shade == rows[0].shade for at in tops))
    above = begins and sum(at + 1 in tops for at in places) * _HEADED >= len(places)
    fed = sum(at + 1 < len(rows) and rows[at + 1].opens_page and not rows[at].opens_page for at in places)
    feet = bool(places) and (places[-1] >= len(rows) - 2 or (above and places[0] > 1) or fed * 3 >= len(places) * 2)
    feet = feet or at_foot
    # 政策解读　5, above 政策解读 once more, which begins there.
    named = sum(at + 1 < len(rows) and _says_again(rows[at].shade, rows[at + 1].shade) for at in places)
    opening = sum(rows[at].opens_page for at in places)
    heads = bool(places) and (places[0] == 0 or named >= _FEWEST_NAMED or opening * 3 >= len(places) * 2)
    heads = heads or (not feet and front - 1 in places)
    if not feet and not heads:
        return {}
    values = [pages[at] for at in places]
    beside = places if feet and not heads else places[1:]
    found = {
        at: abs(other - one - 1) for at, one, other in zip(beside, values, values[1:], strict=False) if other != one + 1
    }
    marked = all(PAGE_NUMBER.fullmatch(rows[at].shade) and not rows[at].shade.isdigit() for at in places)
    return found if len(found) * 2 < len(places) or _are_pages_of_few_leaves(values, marked=marked) else {}


def _are_pages_of_few_leaves(values: Sequence[int], *, marked: bool) -> bool:
    """Whether numbers are of pages, though most of these are missing: no two are one page, and they have signs, as -12-
    does, or rise, and several follow each other."""
    steps = [after - before for before, after in pairwise(values)]
    falling = sum(step < 0 for step in steps)
    return len(set(values)) == len(values) and (marked or (falling <= 1 and steps.count(1) >= _FOLLOWING))


_FEWEST_NAMED, _FOLLOWING = 2, 4


def _says_again(head: str, below: str) -> bool:
    return 2 <= len(below) < len(head) and below in head


_HEADED = 3
"""One number in so many is followed by a head, at least: left pages may say something else than right ones."""


def pages_alike(rows: Sequence[Row], places: Iterable[int]) -> dict[int, int]:
    """The numbers of pages by their rows. One alone with signs, -1- among bare ones, counts other pages: those of what
    is reprinted, or of the file before it was put into this one. (A bare one among those with signs has lost them.)"""
    found = {at: page_of(rows[at]) for at in places}
    # Of two signs, · 12 ·, a scan may have lost one.
    forms = {at: _DIGITS.sub("", rows[at].shade)[:1] for at in found}
    times = Counter(forms.values())
    return {at: page for at, page in found.items() if times[forms[at]] > 1 or not forms[at]}


_DIGITS = re.compile(r"\d+")


def page_of(row: Row) -> int:
    """The number of the page that a row gives; 0 if it gives none."""
    match = PAGE_NUMBER.fullmatch(row.shade)
    return int(match["page"] or match["recognised"]) if match else 0
