"""Heads and feet that bear the page's number and words on one row, 行业动态 29, 会员风采 | 15: which rows they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from . import vocabulary as words
from .heads_set_alike import heads_set_alike
from .page_numbers import MEASURED, is_below_figure
from .patterns import ATTRIBUTION_START, ends_sentence
from .rows import Row
from .shade import shade
from .signs import HEAD_ROWS

SEEN_AT_LEAST = 3
HEAD_SHORTEST, HEAD_LONGEST = 3, 40
"""Characters of a running head."""
_COLUMN_SHORTEST = 2
"""Characters of a column's name: 要闻."""


def numbered_heads(rows: Sequence[Row], front: int, repeated: Set[int]) -> dict[int, int]:
    """The rows that bear a page's number and words, each with its page. ``front``: the first row that reads like
    text; ``repeated``: the rows that pages say again and again."""
    bearing = _bearing_number(rows)
    found = [one for one in bearing if len(one[2]) >= HEAD_SHORTEST]
    worded = _worded_heads(rows, found)
    rising = _rising_heads(rows, found, front, repeated, worded)
    # A headline may begin with a number that happens to be that of its page.
    told = set(worded.values())
    rising = {at: page for at, page in rising.items() if at in worded or page not in told}
    heads = worded | rising | _barred_heads(rows, front)
    others = {at: page for at, page in _opening_heads(rows, bearing).items() if at not in heads}
    # The parts of a report are numbered, too, on pages that say their own numbers elsewhere.
    heads |= others if set(heads.values()).isdisjoint(others.values()) else {}
    heads |= heads_set_alike(rows, front, heads)
    heads |= _counted_between(bearing, heads)
    return heads | _feet_above(found, heads)


_OF_PAGES = r"(?:[ 　]*(?:/|页?[,， 　]*共|of)[ 　]*\d{1,4}页?)?"
_NUMBER_FIRST = re.compile(
    rf"(?:第[ 　]*)?(\d{{1,4}}){_OF_PAGES}页?(?:[ 　·|｜—-]+|(?=[^\d.,%年月日号期]))(.+)", re.IGNORECASE
)
_NUMBER_LAST = re.compile(
    rf"(.+?)(?:[ 　·|｜—-]+|(?<=[^\d.,:第])|第[ 　]*)(\d{{1,4}}){_OF_PAGES}(?:页|(?<=第\d)版|(?<=第\d\d)版)?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:19|20)\d\d[·.-](?:0?[1-9]|1[0-2])")
"""02 | 2016·4: the month of the issue, in figures, is all that its heads say beside the page."""
_PAGES_APART = 4
"""A leaf or two may be missing between pages that follow each other."""


def _bearing_number(rows: Sequence[Row]) -> list[tuple[int, int, str]]:
    """(row, page, words) of the rows that may bear a page's number: 28 某某信息, 行业动态 29, 请阅读声明 3/5."""
    found: list[tuple[int, int, str]] = []
    for at, row in enumerate(rows):
        if len(row.shade) > HEAD_LONGEST:
            continue
        # ·4·  某某通讯, — 4 —  某某通讯: what is around the number says nothing.
        text = row.text.strip(" 　·|—-")
        # Most rows have no number at either end, which is sooner seen by a character.
        if not (text[:1].isdecimal() or text[:1] == "第" or text[-1:].isdecimal() or text[-1:] in ("页", "版")):
            continue
        if (match := _NUMBER_FIRST.fullmatch(text)) is not None:
            said = shade(match[2])
            if not (is_below_figure(rows, at) and MEASURED.match(said)):
                found.append((at, int(match[1]), said))
        if (match := _NUMBER_LAST.fullmatch(text)) is not None:
            found.append((at, int(match[2]), shade(match[1])))
    found = [
        one for one in found if len(one[2]) >= _COLUMN_SHORTEST and (may_be_head(one[2]) or _MONTH.fullmatch(one[2]))
    ]
    # Three rows one below the other that count are of a list.
    places = {(at, page) for at, page, _said in found}
    run = range(3)
    listed = {at + n for at, page in places if all((at + step, page + step) in places for step in run) for n in run}
    return [one for one in found if one[0] not in listed]


def _rising_heads(
    rows: Sequence[Row],
    found: Sequence[tuple[int, int, str]],
    front: int,
    repeated: Set[int],
    worded: Mapping[int, int],
) -> dict[int, int]:
    """The pages of those whose pages rise.

    Headlines are numbered too, but no two say the same: of what pages bear there is less than there are pages, or it
    stands beside what every page says, or between pages that are ``worded`` alike, as left ones often are."""
    pages = _rising([one for one in found if one[2][0].isalpha()])
    words = {said for _at, _page, said in pages}
    beside = sum(at - 1 in repeated or at + 1 in repeated for at, _page, _said in pages)
    between = sum(at in worded for at, _page, _said in pages)
    # · 17 · beside words numbers no headline.
    signed = sum(_BETWEEN_SIGNS.search(rows[at].text.strip()) is not None for at, _page, _said in pages)
    beside = max(beside, signed)
    certain = beside >= _MOSTLY * len(pages) or between >= max(SEEN_AT_LEAST, _EVERY_OTHER * len(pages))
    if len(pages) < SEEN_AT_LEAST or (len(words) * 2 > len(pages) + 1 and not certain):
        return {}
    # On the contents page, too, pages stand behind words; what these name stands there once.
    times = Counter(said for _at, _page, said in pages)
    barred = sum(at >= front and _STROKE.search(rows[at].text) is not None for at, _page, _said in pages)
    numbered = sum("总第" in said for _at, _page, said in pages)
    # A file that has lost its cover begins with the head of a page, and the first page of text has one above its names.
    # What says the running number of the issue as no other head does is its masthead.
    return {
        at: page
        for at, page, said in pages
        if at >= front
        or (at == 0 and (numbered > 1 or "总第" not in said))
        or times[said] > 1
        or _names_its_column(rows, at, said)
        or (at >= front - HEAD_ROWS and barred >= _TWICE and _STROKE.search(rows[at].text))
    }


_BETWEEN_SIGNS = re.compile(r"^([·•—-]) ?\d{1,3} ?\1(?=[ 　])|(?<=[ 　])([·•—-]) ?\d{1,3} ?\2$")
_STROKE = re.compile(r"[|｜]")
_TWICE = 2


_MOSTLY, _EVERY_OTHER, _WORD_SHORTEST, _APART = 0.7, 0.35, 4, 8
"""Shares of the heads; characters; rows, the least that a page holds."""
_GAPS = re.compile(r"[ 　|｜]+")


def _worded_heads(rows: Sequence[Row], found: Sequence[tuple[int, int, str]]) -> dict[int, int]:
    """The pages of those that have a word in common, set off by blanks: 要闻　2019·06　03, 2019·06　某某木作　04.

    A page may lie in another place than its number says."""
    by_word: dict[str, dict[int, int]] = {}
    for at, page, _said in found:
        for word in _GAPS.split(rows[at].text.strip()):
            if len(word) >= _WORD_SHORTEST and not word.isdecimal():
                # Of a year and a page at the two ends, the smaller is the page.
                places = by_word.setdefault(word, {})
                places[at] = min(page, places.get(at, page))
    worded: dict[int, int] = {}
    for pages in sorted(by_word.values(), key=len, reverse=True):
        # Left pages may say one thing and right ones another.
        other = not worded.keys() & pages.keys() and set(worded.values()).isdisjoint(pages.values())
        worded |= pages if other and _are_heads(pages) else {}
    return worded


NAME = re.compile(r"[^\W\d_a-zA-Z]{2,8}")
"""What may name a column."""


def _opening_heads(rows: Sequence[Row], found: Sequence[tuple[int, int, str]]) -> dict[int, int]:
    """The pages of those that bear a column's name, set far apart from the number or right behind a form feed: each
    opens a page or stands where a sentence has broken off, and no two have a number in common. Leaves may be missing,
    or lie in disorder."""
    named = {
        at: page
        for at, page, said in found
        if NAME.fullmatch(said) and (rows[at].opens_page or SET_APART.search(rows[at].text.strip()))
    }
    opening = sum(rows[at].opens_page or breaks_off(rows, at) for at in named)
    # Columns are counted, too, each once, from one.
    counted = 1 in named.values() and len({rows[at].shade.strip("0123456789") for at in named}) == len(named)
    return named if opening * 2 >= len(named) and not counted and _are_heads(named) else {}


SET_APART = re.compile(
    r"^(?:\d{1,3}|· ?\d{1,3} ?·|- ?\d{1,3} ?-)(?: {2,}|　+|\t+)|"
    r"(?: {2,}|　+|\t+)(?:\d{1,3}|· ?\d{1,3} ?·|- ?\d{1,3} ?-)$"
)
"""The number of the page on the row itself."""
_BROKEN_OFF = 12
"""Characters of a row that a page broke off: a headline may be as long, but no name of a column is its next row."""


def breaks_off(rows: Sequence[Row], at: int) -> bool:
    """Whether a sentence has broken off above a row."""
    return at > 0 and len(rows[at - 1].shade) >= _BROKEN_OFF and not ends_sentence(rows[at - 1].shade)


def _feet_above(found: Sequence[tuple[int, int, str]], heads: Mapping[int, int]) -> dict[int, int]:
    """The pages of those right above the head of the next page."""
    return {at: page for at, page, _said in found if at not in heads and heads.get(at + 1) == page + 1}


def _counted_between(found: Sequence[tuple[int, int, str]], heads: Mapping[int, int]) -> dict[int, int]:
    """The pages of those with a column's name, however short, between the heads of the pages around: 公告　15."""
    places = {page: at for at, page in heads.items()}
    return {
        at: page
        for at, page, said in found
        if page not in places and places.get(page - 1, at) < at < places.get(page + 1, at) and NAME.fullmatch(said)
    }


def _are_heads(pages: Mapping[int, int]) -> bool:
    """Whether rows with a word in common, each with its number, are as many and as far apart as heads are."""
    apart = sum(after - before >= _APART for before, after in pairwise(sorted(pages)))
    twice = len(pages) - len(set(pages.values()))
    several = len(pages) >= SEEN_AT_LEAST and twice * _ONCE_IN <= len(pages)
    return several and apart >= _MOSTLY * (len(pages) - 1)


_ONCE_IN = 8
"""One page in so many may lie in the file twice, as a scan has it."""


def _names_its_column(rows: Sequence[Row], at: int, said: str) -> bool:
    """Whether a page begins with a row whose words head its column just below."""
    return rows[at].opens_page and any(row.shade == said for row in rows[at + 1 : at + 3])


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


_BARRED = re.compile(
    r"(?P<name>[^\W\d_]{2,10})[ 　]*[|｜][ 　]*(\d{1,3})|(\d{1,3})[ 　]*[|｜][ 　]*(?P<words>[^\W\d_].{1,30})"
)


def _barred_heads(rows: Sequence[Row], front: int) -> dict[int, int]:
    """The pages of rows on which a stroke parts a page's number from words: 会员风采 | 15, 14 | 某某商界 2018年第4期.

    They need not rise where leaves are missing or lie in disorder; rows of a table follow each other. Headlines are
    counted so, too, 01｜某库开仓, but begin anew in each column, or no two say the same."""
    found = [
        (at, int(match[2] or match[3]), match["name"] or match["words"])
        for at, row in enumerate(rows[front:], front)
        if len(row.shade) <= HEAD_LONGEST and (match := _BARRED.fullmatch(row.text.strip()))
    ]
    pages = {at: page for at, page, _said in found}
    apart = sum(after - before > 1 for before, after in pairwise(pages))
    said_again = len({said for _at, _page, said in found}) < len(found) == len(set(pages.values()))
    return pages if len(found) >= SEEN_AT_LEAST and apart * 2 >= len(found) - 1 and said_again else {}


def bare_between(rows: Sequence[Row], pages: Mapping[int, int]) -> set[int]:
    """Bare numbers that count on from numbered heads, or up to them: on the first page of a text many leave the words
    out."""
    known = {page: at for at, page in pages.items()}
    ends = sorted(known.items())
    bare = sorted(
        (int(row.shade), at)
        for at, row in enumerate(rows)
        if len(row.shade) < 4 and row.shade.isascii() and row.shade.isdigit()
    )
    found: set[int] = set()
    for step, numbers in ((1, bare), (-1, bare[::-1])):
        for value, at in numbers:
            place = bisect_left(ends, (value, 0))
            after = ends[place - 1][1] if place else -1
            before = ends[place][1] if place < len(ends) else len(rows)
            if value not in known and value - step in known and after < at < before:
                known[value] = at
                found.add(at)
    return found


def may_be_head(signature: str) -> bool:
    """Whether a head may say so: not what ends a sentence or a bracket, for wrapped briefs all end in …关内容编写）;
    nor a label with its value, an amount, whose figure may stand on the row above, an entry of the contents, nor the
    second line of a headline: ——记大讲堂第34期."""
    if (
        not _LETTER.search(signature)
        or _SECOND_LINE.fullmatch(signature)
        or _AMOUNT.fullmatch(signature)
        or _LABELLED.match(signature)
        or _LEADING.search(signature)
        or ends_sentence(signature)
        or ATTRIBUTION_START.search(signature)
        or _CREDITS.match(signature)
        or _HANDED_IN.fullmatch(signature)
        or _SENTENCE.search(signature)
    ):
        return False
    return signature[-1] not in ")”》" or signature.count("(") == signature.count(")") > 0


_SECOND_LINE = re.compile("—+[^—]+")
_AMOUNT = re.compile(
    r"\d*[数几]?[十百千万亿]*[美欧日港]?(?:元|人民币|吨|公斤|千克|[户家人件辆台箱套]次?|平方米|公里|个百分点)"
)
_LETTER, _SENTENCE = re.compile(r"[^\W\d_]"), re.compile(r"[,。]|(?<!\d)、|、(?!\d)")
"""2019年5、6月号 is no sentence."""
_LABELLED = re.compile(r"[^:]{2,8}:.*\d")
"""会员编号：LW2018-041"""
_CREDITS = re.compile(rf"(?:{words.SOURCES}|{words.AUTHORS})[:|/]")
"""来源｜会员供稿, below headlines at the head of pages"""
_HANDED_IN = re.compile(rf"[(\[].{{2,30}}(?:{words.CREDITS}|来稿)[)\]]")
"""（某某处供稿）, which a page has parted from its text"""
_LEADING = re.compile(r"[.·…]{2,}$")
