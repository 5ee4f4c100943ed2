"""What the heads and feet of pages bear beside their number: names and columns, in the forms in which they are set."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .front import COLUMN_NAME, CONTENTS_WORD
from .page_columns import columns_of_pages, named_pages
from .page_numbers import is_beside_number
from .patterns import ATTRIBUTION_START, ends_sentence
from .rows import Row, display_width
from .shade import shade

_SEEN_AT_LEAST = 3
_TWICE, _NAME_SHORTEST = 2, 5
_SHORTEST, _LONGEST = 3, 40
"""Characters of a running head."""
_APART = 8
"""Rows: the least that a page holds."""
_MASTHEAD_ROWS = 8
_OF_THE_NUMBER = re.compile(r"[\d年月日第总期号卷()·|/-]*")


@dataclass(frozen=True, slots=True)
class Heads:
    """``rows`` are those of heads and feet, ``pages`` the number that some of them bear, ``columns`` the name of its
    column by the first row of each page that is known."""

    rows: frozenset[int]
    pages: Mapping[int, int]
    columns: Mapping[int, str]


def find_heads(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> Heads:
    """``numbers``: which rows number a page; ``first``: the first row that reads like text."""
    pages = _numbered_heads(rows, first) | _barred_heads(rows, first)
    told = _changing_heads(rows, numbers) | set(pages) | _set_to_the_right(rows, numbers)
    of_pages, named = named_pages(rows)
    found = told | of_pages | _between(rows, pages) | _repeated(rows, numbers, first)
    found |= _name_heads(rows, numbers, first) | _leading_on(rows, first) | _dated_heads(rows[first:], first)
    return Heads(frozenset(found), pages, columns_of_pages(rows, sorted(told)) | named)


def _repeated(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Rows that stand again and again at the edges of pages, but for the figures in them."""
    times: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if _SHORTEST <= len(row.shade) <= _LONGEST:
            times[_signature(row)].append(at)
    found: set[int] = set()
    for signature, places in times.items():
        # The cover and the contents page repeat headlines: only what is repeated in the text itself is a running head.
        inside = [at for at in places if at >= first]
        if not _may_be_head(signature):
            continue
        if _is_head_of_few_pages(signature, inside, numbers):
            found.update(at for at in places if at >= _MASTHEAD_ROWS)
        if len(inside) < _SEEN_AT_LEAST:
            continue
        apart = sum(after - before >= _APART for before, after in pairwise(inside))
        if apart * 5 < (len(inside) - 1) * 4:
            continue
        at_edges = sum(_at_edge(rows, numbers, at) for at in inside)
        if at_edges >= _SEEN_AT_LEAST and at_edges * 2 >= len(inside):
            # The first rows are the masthead, which heads repeat.
            found.update(at for at in places if at >= _MASTHEAD_ROWS)
    return found


def _signature(row: Row) -> str:
    return _FIGURES.sub("0", row.shade)


_FIGURES = re.compile(r"\d+")


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
    return before is not None and len(before.shade) >= 12 and not ends_sentence(before.shade)


def _may_be_head(signature: str) -> bool:
    """Not so for what ends a sentence or a bracket: wrapped briefs all end in …关内容编写）; nor for a label, its value
    and an entry of the contents."""
    if (
        not _LETTER.search(signature)
        or _LABELLED.match(signature)
        or _LEADING.search(signature)
        or ends_sentence(signature)
        or ATTRIBUTION_START.search(signature)
        or _SENTENCE.search(signature)
    ):
        return False
    return signature[-1] not in ")”》" or signature.count("(") == signature.count(")") > 0


_LETTER, _SENTENCE = re.compile(r"[^\W\d_]"), re.compile("[,。、]")
_LABELLED = re.compile(r"[^:]{2,8}:.*\d")
"""会员编号：LW2018-041"""
_LEADING = re.compile(r"[.·…]{2,}$")
_WIDE_GAP = re.compile(r"\S(?: {3,}|　{2,}|\t+)\S")


_SET_APART = re.compile(r"^\d{1,3}(?: {2,}|　+|\t+)|(?: {2,}|　+|\t+)\d{1,3}$")
"""The number of the page on the row itself."""


def _changing_heads(rows: Sequence[Row], numbers: Sequence[bool]) -> set[int]:
    """Rows beside or with a page number in which the periodical's name stands left and, far right, the column's."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        beside = is_beside_number(numbers, at) or row.opens_page or _SET_APART.search(row.text)
        gap = _WIDE_GAP.search(row.text) if beside and len(row.shade) <= _LONGEST else None
        if gap is None or ends_sentence(row.shade):
            continue
        for part in (row.text[: gap.start() + 1], row.text[gap.end() - 1 :]):
            key = re.sub(r"\s+", "", part)
            if len(key) >= _SHORTEST + 1:
                found[key].append(at)
    return {at for places in found.values() if len(places) >= _SEEN_AT_LEAST for at in places}


_LEADS_ON = re.compile(r".{4,40}?[.·…]{2,}[(\[]?(?:详?见|第)?\d{1,2}[版页][)\]]?")


def _leading_on(rows: Sequence[Row], first: int) -> set[int]:
    """A list of headlines inside the issue, each with its page, 导读, 某地试行新规……3版, and the word above it."""
    found = {
        at for at in range(first, len(rows)) if len(rows[at].shade) <= _LONGEST and _LEADS_ON.fullmatch(rows[at].shade)
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
        and not numbers[at]
        and display_width(row.raw[: len(row.raw) - len(row.raw.lstrip())]) >= _FAR_RIGHT
    }
    return found if len(found) >= _SEEN_AT_LEAST else set()


_NAME_LONGEST, _FAR_RIGHT = 8, 24
"""Characters, and half-width columns of white before them."""


def _name_heads(rows: Sequence[Row], numbers: Sequence[bool], first: int) -> set[int]:
    """Rows of the periodical's name, as it stands first, and the number of the issue: once is enough. A bare number
    beside one is the page's. Headlines stand on covers, too: what the contents repeat is furniture where pages do."""
    names = [row.shade for row in rows[: min(first, _MASTHEAD_ROWS)] if _SHORTEST <= len(row.shade) <= 14]
    names = [name for name in names if not re.search(r"[\d:,。◎\[(]", name)]
    found: set[int] = set()
    opening: dict[str, list[int]] = defaultdict(list)
    for at in range(max(first, _MASTHEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        name = next((one for one in names if shadow.startswith(one) or shadow.endswith(one)), None)
        if name is None or not _OF_THE_NUMBER.fullmatch(rest := shadow.replace(name, "", 1)):
            continue
        beside = {one for one in (at - 1, at + 1) if one < len(rows) and rows[one].shade.isdigit()}
        if rest or beside or numbers[at - 1]:
            found |= {at, *beside}
        elif rows[at].opens_page:
            opening[name].append(at)
    for name, places in opening.items():
        said = sum(row.shade.startswith(name) for row in rows[:first])
        if len(places) > 1 or said == 1:
            found.update(places)
    return found


_DATED_HEAD = re.compile(
    r".{0,12}?[ 　]*[|｜·][ 　]*((?:19|20)\d{2}[.年/-]\d{1,2}月?)|((?:19|20)\d{2}[.年/-]\d{1,2}月?)[ 　]*[|｜·].{0,12}"
)


def _dated_heads(rows: Sequence[Row], first: int) -> set[int]:
    """Rows of a column's name and, behind a stroke, the month of the issue: 行业资讯 | 2016.08."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows, first):
        if len(row.shade) <= _LONGEST and (match := _DATED_HEAD.fullmatch(row.text.strip())):
            found[match[1] or match[2]].append(at)
    return {at for places in found.values() if len(places) >= _SEEN_AT_LEAST for at in places}


_OF_PAGES = r"(?:[ 　]*(?:/|页?[,， 　]*共|of)[ 　]*\d{1,4}页?)?"
_NUMBER_FIRST = re.compile(
    rf"(?:第[ 　]*)?(\d{{1,4}}){_OF_PAGES}页?(?:[ 　·|｜-]+|(?=[^\d.,%年月日号期]))(.+)", re.IGNORECASE
)
_NUMBER_LAST = re.compile(rf"(.+?)(?:[ 　·|｜-]+|(?<=[^\d.,:第])|第[ 　]*)(\d{{1,4}}){_OF_PAGES}页?", re.IGNORECASE)
_PAGES_APART = 4
"""A leaf or two may be missing between pages that follow each other."""


def _numbered_heads(rows: Sequence[Row], front: int) -> dict[int, int]:
    """The pages of rows that bear a page's number and words, 28 某某信息, 行业动态 29, 请阅读声明 3/5: pages that rise.

    Headlines are numbered too, but no two say the same: of what pages bear there is less than there are pages."""
    found: list[tuple[int, int, str]] = []
    for at, row in enumerate(rows):
        if len(row.shade) > _LONGEST:
            continue
        text = row.text.strip()
        # Most rows have no number at either end, which is sooner seen by a character.
        if not (text[:1].isdecimal() or text[:1] == "第" or text[-1:].isdecimal() or text[-1:] == "页"):
            continue
        if (match := _NUMBER_FIRST.fullmatch(text)) is not None:
            found.append((at, int(match[1]), shade(match[2])))
        if (match := _NUMBER_LAST.fullmatch(text)) is not None:
            found.append((at, int(match[2]), shade(match[1])))
    pages = _rising([one for one in found if len(one[2]) >= _SHORTEST and one[2][0].isalpha() and _may_be_head(one[2])])
    words = {said for _at, _page, said in pages}
    if len(pages) < _SEEN_AT_LEAST or len(words) * 2 > len(pages) + 1:
        return {}
    # On the contents page, too, pages stand behind words; what these name stands there once.
    times = Counter(said for _at, _page, said in pages)
    return {at: page for at, page, said in pages if at >= front or times[said] > 1}


_BARRED = re.compile(r"[^\W\d_]{2,10}[ 　]*[|｜][ 　]*(\d{1,3})|(\d{1,3})[ 　]*[|｜][ 　]*[^\W\d_].{1,30}")


def _barred_heads(rows: Sequence[Row], front: int) -> dict[int, int]:
    """The pages of rows on which a stroke parts a page's number from words: 会员风采 | 15, 14 | 某某商界 2018年第4期.

    They need not rise where leaves are missing or lie in disorder; rows of a table follow each other."""
    found = [
        (at, int(match[1] or match[2]))
        for at, row in enumerate(rows[front:], front)
        if len(row.shade) <= _LONGEST and (match := _BARRED.fullmatch(row.text.strip()))
    ]
    apart = sum(after[0] - before[0] > 1 for before, after in pairwise(found))
    return dict(found) if len(found) >= _SEEN_AT_LEAST and apart * 2 >= len(found) - 1 else {}


def _between(rows: Sequence[Row], pages: Mapping[int, int]) -> set[int]:
    """Bare numbers that count with numbered heads: on the first page of a text many leave the words out."""
    known = {page: at for at, page in pages.items()}
    bare = (
        (at, int(row.shade))
        for at, row in enumerate(rows)
        if len(row.shade) < 4 and row.shade.isascii() and row.shade.isdigit()
    )
    return {
        at
        for at, value in bare
        if value not in known
        and known.get(value - 1, -1) < at < known.get(value + 1, len(rows))
        and (value - 1 in known or value + 1 in known)
    }


def _rising(places: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of (row, page, words) those that make the longest run of pages; words that are said again count twice."""
    times = Counter(said for _at, _page, said in places)
    # By page the longest run that ends there so far; of each place the one before it in its run.
    ends: dict[int, tuple[int, int]] = {}
    before: list[int | None] = []
    for number, (at, page, said) in enumerate(places):
        runs = (ends[page - step] for step in range(1, _PAGES_APART + 1) if page - step in ends)
        length, last = max((run for run in runs if places[run[1]][0] < at), default=(0, -1))
        before.append(last if length else None)
        ends[page] = max(ends.get(page, (0, -1)), (length + min(times[said], 2), number))
    one = max(ends.values())[1] if ends else None
    found: list[tuple[int, int, str]] = []
    while one is not None:
        found.append(places[one])
        one = before[one]
    return found[::-1]
