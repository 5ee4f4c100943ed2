"""The heads and feet of pages: names and columns, in the forms in which they are set."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from statistics import median

from .foreign_heads import heads_with_foreign
from .front import COLUMN_NAME, CONTENTS_WORD
from .numbered_heads import (
    HEAD_LONGEST,
    HEAD_SHORTEST,
    NAME,
    SEEN_AT_LEAST,
    SET_APART,
    bare_between,
    breaks_off,
    may_be_head,
    numbered_heads,
)
from .outline import LEADERS, page_number
from .page_columns import columns_of_pages, named_pages
from .page_numbers import is_below_figure, is_beside_number, page_of
from .patterns import ends_sentence
from .rows import Row, display_width
from .shade import shade
from .signs import CONTINUES, without_foreign

_TWICE, _NAME_SHORTEST = 2, 5
_APART = 8
"""Rows: the least that a page holds."""
_MASTHEAD_ROWS = 8
_OF_THE_NUMBER = re.compile(r"[\d年月日第总期号卷()·|/-]*")


@dataclass(frozen=True, slots=True)
class Heads:
    """``rows`` are those of heads and feet, ``pages`` the number that some of them bear, ``columns`` the name of its
    column by the first row of each page that is known, ``marks`` the heads that name a column where it begins: they
    are of the text."""

    rows: frozenset[int]
    pages: Mapping[int, int]
    columns: Mapping[int, str]
    marks: frozenset[int] = frozenset()


def find_heads(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> Heads:
    """``numbers``: which rows number a page; ``first``: the first row that reads like text."""
    repeated = _repeated(rows, numbers, first)
    pages = numbered_heads(rows, first, repeated)
    bare = bare_between(rows, pages)
    # What stands beside those stands at the edge of a page, too.
    known = [number or at in pages or at in bare for at, number in enumerate(numbers)]
    beside = _repeated(rows, known, first) - repeated if pages else set()
    told = _changing_heads(rows, numbers, repeated) | set(pages) | _set_to_the_right(rows, numbers)
    told |= _names_on_top(rows, numbers, first) | _facing_heads(rows, numbers)
    told |= _below_feet(rows, numbers, pages, first) | beside | _heads_with_the_issue(rows, numbers)
    marks, again = heads_with_foreign(rows, told | repeated | bare)
    told, repeated = (told | again) - marks, repeated - marks
    of_pages, named = named_pages(rows)
    found = told | of_pages | bare | repeated
    if first == 1 and not _FIGURES.search(rows[0].shade) and rows[0].shade in {rows[at].shade for at in found}:
        # The file begins with a page like any other, its cover is missing. (What says the number of the issue is kept.)
        found.add(0)
        if rows[0].shade in {rows[at].shade for at in told}:
            told.add(0)
    found |= _index(rows) | _lost_signs(rows, numbers, found)
    found |= _name_heads(rows, numbers, first) | _leading_on(rows, first) | _dated_heads(rows[first:], first)
    return Heads(frozenset(found), pages, columns_of_pages(rows, sorted(told)) | named, frozenset(marks))


def _lost_signs(rows: Sequence[Row], numbers: Sequence[bool], heads: Set[int]) -> set[int]:
    """Bare numbers right above a head that count between those of other pages, which have signs: 4 for · 4 ·."""
    signed = {at: page_of(rows[at]) for at, number in enumerate(numbers) if number and not rows[at].shade.isdecimal()}
    return {at for at in bare_between(rows, signed) if at + 1 in heads} if len(signed) >= SEEN_AT_LEAST else set()


def _repeated(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Rows that stand again and again at the edges of pages, but for the figures in them."""
    times: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if HEAD_SHORTEST <= len(row.shade) <= HEAD_LONGEST and len(_VALUES.findall(row.text)) < _FEWEST_VALUES:
            times[_signature(row)].append(at)
    found: set[int] = set()
    for signature, places in times.items():
        if len(places) < _TWICE or not may_be_head(signature):
            continue
        # The cover and the contents page repeat headlines: only what is repeated in the text itself is a running head.
        inside = [at for at in places if at >= first]
        if _is_head_of_few_pages(signature, inside, numbers):
            found.update(at for at in places if at >= _MASTHEAD_ROWS)
        if len(inside) < SEEN_AT_LEAST:
            continue
        apart = sum(after - before >= _APART for before, after in pairwise(inside))
        if apart * 5 < (len(inside) - 1) * 4:
            continue
        at_edges = sum(_at_edge(rows, numbers, at) for at in inside)
        if at_edges >= SEEN_AT_LEAST and (at_edges * 2 >= len(inside) or _regular([rows[at].number for at in inside])):
            marks = _marks_among(rows, numbers, inside)
            # The first rows are the masthead, which heads repeat.
            found.update(at for at in places if at >= _MASTHEAD_ROWS and at not in marks)
    return found


def _marks_among(rows: Sequence[Row], numbers: Sequence[bool], places: Sequence[int]) -> set[int]:
    """Of the rows that say the same column's name those at no edge of a page, where all others stand beside a page's
    number: there the column begins."""
    marks = {at for at in places if not _at_edge(rows, numbers, at)}
    beside = all(is_beside_number(numbers, at) for at in places if at not in marks)
    return marks if beside and NAME.fullmatch(rows[places[0]].shade) else set()


def _regular(lines: Sequence[int]) -> bool:
    """Whether most of what stands in these lines of the file is about equally far apart, as heads of pages are."""
    steps = [after - before for before, after in pairwise(lines)]
    usual = median(steps)
    alike = sum(abs(step - usual) * _ASTRAY <= usual for step in steps)
    return len(steps) >= _FEWEST_STEPS and alike * 4 >= len(steps) * 3


_FEWEST_STEPS = 5


def _signature(row: Row) -> str:
    # A paper has one day on all of its pages; other days are those on which documents were signed.
    return row.shade if _DAY.fullmatch(row.shade) else _FIGURES.sub("0", row.shade)


_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_FIGURES = re.compile(r"\d+")
_VALUES, _FEWEST_VALUES = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])"), 2
"""其他　197.2　9.8: with so many of them, a row of a table, which others may have like it."""


def _is_head_of_few_pages(signature: str, places: Sequence[int], numbers: Sequence[bool]) -> bool:
    """In a short issue twice is enough, if a page number stands beside it both times and it names no column."""
    if len(places) != _TWICE or len(signature) < _NAME_SHORTEST or COLUMN_NAME.fullmatch(signature):
        return False
    return all(is_beside_number(numbers, at) for at in places)


def _at_edge(rows: Sequence[Row], numbers: Sequence[bool], at: int) -> bool:
    """Whether a row stands beside a page number or where a page begins or ends, or cuts a sentence in two."""
    near = range(max(0, at - 2), min(len(rows), at + 3))
    if any(numbers[one] for one in near if one != at) or rows[at].opens_page:
        return True
    if at + 1 < len(rows) and rows[at + 1].opens_page:
        return True
    before = rows[at - 1] if at else None
    if rows[at].shade[0].isdigit() and is_below_figure(rows, at):
        # A figure that a row breaks, 天使轮2 / 00万元, is one figure.
        return False
    return before is not None and len(before.shade) >= 12 and not ends_sentence(before.shade)


_BARRED = re.compile(r"\S[ 　]*[|｜][ 　]*\S")
_WIDE_GAP = re.compile(r"\S(?: {3,}|　{2,}|\t+|[ 　]*[|｜][ 　]*)\S")


_ISSUE_BEHIND = re.compile(r"(?P<name>[^\W\d_]{2,8})[ 　]+(?P<issue>(?:19|20)\d\d年第\d{1,2}期)")


def _heads_with_the_issue(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """Columns' names with the number of the issue behind them, 政策速递 2016年第3期, several right beside the numbers
    of pages: others stand so, too, where the number was lost."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if (
            row.text[-1] == "期"
            and len(row.text) <= HEAD_LONGEST
            and (match := _ISSUE_BEHIND.fullmatch(row.text.strip()))
        ):
            found[match["issue"]].append(at)
    return {
        at
        for places in found.values()
        if sum(is_beside_number(numbers, at) for at in places) >= SEEN_AT_LEAST
        for at in places
    }


def _changing_heads(rows: Sequence[Row], numbers: Sequence[bool], repeated: Set[int]) -> set[int]:
    """Rows beside or with a page number in which the periodical's name stands left and, far right or behind a stroke,
    the column's. Two are enough where heads that are ``repeated`` on other pages begin or end with that name."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if len(row.shade) > HEAD_LONGEST:
            continue
        ends = row.text[0].isdigit() or row.text[-1].isdigit() or _PAGE_LAST.search(row.text)
        numbered = ends and SET_APART.search(row.text)
        # A file without its cover begins with the head of a page, above the lines of a text.
        first = at == 0 and (_BARRED.search(row.text) is not None or (len(rows) > 1 and len(rows[1].shade) >= _LINE))
        beside = numbered or is_beside_number(numbers, at) or row.opens_page or first
        gap = _WIDE_GAP.search(row.text) if beside else None
        if gap is None or ends_sentence(row.shade):
            continue
        for part in (row.text[: gap.start() + 1], row.text[gap.end() - 1 :]):
            key = re.sub(r"\s+", "", part)
            if len(key) >= HEAD_SHORTEST + 1:
                found[key].append(at)
    heads = {rows[at].shade for at in repeated}
    known = {part for one in heads for size in range(len(one)) for part in (one[: size + 1], one[size:])}
    enough = {key: _TWICE if key in known else SEEN_AT_LEAST for key in found}
    return {at for key, places in found.items() if len(places) >= enough[key] for at in places}


_PAGE_LAST = re.compile(r"第\d{1,3}[版页]$")
_LEADS_ON = re.compile(r".{4,40}?[.·…]{2,}[(\[]?(?:详?见|第)?\d{1,2}[版页][)\]]?")


def _leading_on(rows: Sequence[Row], first: int) -> set[int]:
    """A list of headlines inside the issue, each with its page, 导读, 某地试行新规……3版, and the word above it."""
    found = {
        at
        for at in range(first, len(rows))
        if rows[at].shade[-1] in "版页)]"
        and len(rows[at].shade) <= HEAD_LONGEST
        and _LEADS_ON.fullmatch(rows[at].shade)
    }
    found = {at for at in found if found & {at - 1, at + 1}}
    return found | {at - 1 for at in found if at - 1 not in found and CONTENTS_WORD.fullmatch(rows[at - 1].shade)}


def _set_to_the_right(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """Short rows at the right edge, beside a page number, on several pages: columns' names."""
    found = {
        at
        for at, row in enumerate(rows)
        if len(row.shade) <= _NAME_LONGEST
        and is_beside_number(numbers, at)
        and not (numbers[at] or CONTINUES.match(row.shade))
        and display_width(row.raw[: len(row.raw) - len(row.raw.lstrip())]) >= _FAR_RIGHT
    }
    return found if len(found) >= SEEN_AT_LEAST else set()


def _names_on_top(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Columns' names right below a page's number, if some stand there twice over: 数据窗口 on the page, and once more
    above what the column begins with."""
    tops = [at for at in range(max(1, first), len(rows) - 1) if numbers[at - 1] and NAME.fullmatch(rows[at].shade)]
    doubled = {rows[at].shade for at in tops if _stands_again_below(rows, at)}
    if len(doubled) < _TWICE:
        return set()
    times = Counter(rows[at].shade for at in tops)
    return {
        at for at in tops if rows[at].shade in doubled or times[rows[at].shade] >= _TWICE or breaks_off(rows, at - 1)
    }


def _stands_again_below(rows: Sequence[Row], at: int) -> bool:
    return at + 1 < len(rows) and rows[at + 1].shade == rows[at].shade


def _below_feet(rows: Sequence[Row], numbers: Sequence[bool], pages: Mapping[int, int], first: int) -> set[int]:
    """Columns' names right below the feet or numbers of most pages, by which sentences are broken, or which stand on
    several; the first page has its own."""
    feet = [at for at in range(len(rows)) if numbers[at] or at in pages]
    tops = [at + 1 for at in feet if at + 1 < len(rows) and not numbers[at + 1] and at + 1 not in pages]
    listed = [row.shade for row in rows[:first] if page_number(row.shade) is not None or LEADERS.search(row.shade)]
    # Above the first text stands its headline, which the contents give with its page.
    headlines = {at for at in tops if at < first and any(one.startswith(rows[at].shade) for one in listed)}
    found = {at for at in tops if at not in headlines and NAME.fullmatch(rows[at].shade)}
    if len(found) < SEEN_AT_LEAST or len(found) * 3 < len(tops) * 2:
        return set()
    # By the number at the foot of its page, for pages may lie in disorder.
    number = {at + 1: pages.get(foot, page_of(rows[foot])) for at, foot in pairwise(feet)}
    ordered = sorted(found, key=lambda at: (number.get(at, 0), at))
    runs = Counter(name for name, _ in groupby(rows[at].shade for at in ordered))
    if max(runs.values()) > _RUNS:
        # The periodical's own name, on the pages that face those of the columns.
        return set()
    cutting = sum(breaks_off(rows, at - 1) for at in found)
    times = Counter(rows[at].shade for at in found)
    again = sum(times[rows[at].shade] > 1 for at in found)
    # Below a bare number a headline may stand as well, but no two of them say the same.
    shown = max(cutting, again) if pages else again
    if not cutting or shown * 2 < len(found):
        return set()
    # A file whose cover is missing begins with a page like any other, above the lines of a text.
    torn = NAME.fullmatch(rows[0].shade) is not None and len(rows[1].shade) >= _LINE
    return found | {0} if torn or rows[0].shade in {rows[at].shade for at in found} else found


_LINE = 24
"""Characters."""
_RUNS = 2
"""A column's pages follow each other, or lie in two places of a torn file."""


def _facing_heads(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """Columns' names right below a page's number where the pages that face them have the periodical's name there."""
    tops = [at for at in range(1, len(rows)) if numbers[at - 1] and not numbers[at]]
    (own, often), *_ = Counter(rows[at].shade for at in tops).most_common(1) or [("", 0)]
    # 特别关注 SPECIAL names a column, too.
    names = {at: shade(without_foreign(rows[at].text)) for at in tops if rows[at].shade != own}
    others = {at for at, name in names.items() if NAME.fullmatch(name) and not CONTENTS_WORD.fullmatch(name)}
    if often < SEEN_AT_LEAST or len(others) < SEEN_AT_LEAST or not HEAD_SHORTEST <= len(own) <= HEAD_LONGEST:
        return set()
    times = Counter(rows[at].shade for at in others)
    # It cuts a text, or the column that begins below is named once more.
    cutting = sum((at > 1 and not ends_sentence(rows[at - 2].shade)) or _stands_again_below(rows, at) for at in others)
    facing = often >= len(others) and often + len(others) == len(tops)
    if max(times.values()) < _TWICE and not (facing and cutting >= max(_TWICE, len(others) / 2)):
        # A name that stands once, below the end of a text, is that of the column which begins there.
        return set()
    marks = [at for at, number in enumerate(numbers) if number]
    above = {at: page_of(rows[at - 1]) for at in tops}
    # The number that ends the page, where numbers are at its foot.
    below = {at: page_of(rows[marks[one]]) for at in tops if (one := bisect_right(marks, at)) < len(marks)}
    for pages in (above, below):
        sides = Counter((pages[at] % 2, at in others) for at in pages if at in others or rows[at].shade == own)
        if min(sides[0, True] + sides[1, False], sides[1, True] + sides[0, False]) * _ASTRAY <= len(tops):
            return others
    return set()


_ASTRAY = 8
"""One page in so many may have the head of the other side."""
_NAME_LONGEST, _FAR_RIGHT = 8, 24
"""Characters, and half-width columns of white before them."""


def _name_heads(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Rows of the periodical's name, as it stands first, and the number of the issue: once is enough. A bare number
    beside one is the page's. Headlines stand on covers, too: what the contents repeat is furniture where pages do."""
    above = takewhile(lambda row: not CONTENTS_WORD.match(row.shade), rows[: min(first, _MASTHEAD_ROWS)])
    names = [row.shade for row in above if HEAD_SHORTEST <= len(row.shade) <= 14]
    names = [name for name in names if not re.search(r"[\d:,。◎\[(]", name)]
    # What the contents say once more is a headline that the cover has, too.
    said = Counter(name for row in rows[:first] for name in names if row.shade.startswith(name))
    found: set[int] = set()
    opening: dict[str, list[int]] = defaultdict(list)
    for at in range(max(first, _MASTHEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        name = next((one for one in names if shadow.startswith(one) or shadow.endswith(one)), None)
        # Between signs, ☆ 某栏 ☆, stands a column's name, which a file that begins with its contents has there.
        if name is None or rows[at].ruled or not _OF_THE_NUMBER.fullmatch(rest := shadow.replace(name, "", 1)):
            continue
        beside = {one for one in (at - 1, at + 1) if one < len(rows) and rows[one].shade.isdigit()}
        if rest or ((beside or numbers[at - 1]) and said[name] == 1):
            found |= {at, *beside}
        elif rows[at].opens_page:
            opening[name].append(at)
    for name, places in opening.items():
        if len(places) > 1 or said[name] == 1:
            found.update(places)
    return found


_INDEXED = re.compile(
    r"[\[【(（](?:(?:19|20)\d\d[-/.])?\d{1,2}[-/.]\d{1,2}[\]】)）][ 　]*(?P<title>.{4,}?)(?:…+|\.{2,})?"
)
_MOST_INDEXED = 100


def _index(rows: Sequence[Row]) -> set[int]:
    """A web page's lists of its articles, [11-26] 协会召开理事…, below columns' names: each stands again further on."""
    listed = {
        at: shade(match["title"])
        for at, row in enumerate(rows)
        if len(row.text) <= HEAD_LONGEST * 2 and (match := _INDEXED.fullmatch(row.text.strip()))
    }
    if not SEEN_AT_LEAST <= len(listed) <= _MOST_INDEXED:
        return set()
    below = [row.shade for row in rows[max(listed) + 1 :] if len(row.shade) <= HEAD_LONGEST * 2]
    found = {at for at, title in listed.items() if any(one.startswith(title) for one in below)}
    if len(found) * 4 < len(listed) * 3:
        return set()
    return set(listed) | {at - 1 for at in listed if at and at - 1 not in listed and len(rows[at - 1].shade) <= 14}


_DATED_HEAD = re.compile(
    r".{0,12}?[ 　]*[|｜·][ 　]*((?:19|20)\d{2}[.年/-]\d{1,2}月?)|((?:19|20)\d{2}[.年/-]\d{1,2}月?)[ 　]*[|｜·].{0,12}"
)


def _dated_heads(rows: Sequence[Row], first: int) -> set[int]:
    """Rows of a column's name and, behind a stroke, the month of the issue: 行业资讯 | 2016.08."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows, first):
        if len(row.shade) <= HEAD_LONGEST and (match := _DATED_HEAD.fullmatch(row.text.strip())):
            found[match[1] or match[2]].append(at)
    return {at for places in found.values() if len(places) >= SEEN_AT_LEAST for at in places}
