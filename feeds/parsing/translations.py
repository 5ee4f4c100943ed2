"""Headings in two languages: the line below one that says it again in English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .front import COLUMN_NAME, front_end
from .patterns import NEVER_FIRST, ends_sentence
from .rows import Row
from .shade import shade

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_FOREIGN_LETTERS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_HEADING_LONGEST, _NAME_LONGEST = 44, 6
_LONGEST = 140
_FEWEST_LETTERS = 3
"""Characters."""
_SEEN_AT_LEAST = 3
_TWICE = re.compile(
    r"(.*[\u3400-\u9fff？?：:》”）)])[ 　]+[A-Za-z][\x20-\x7e’–—É-ɏ]*?[A-Za-z?!&),\d]((?:[ .·…]{2,}|[ 　]+)\d{1,3})?"
)
_ROW_LONGEST = 300


def with_translations(rows: Sequence[Row]) -> list[Row]:
    """The rows with those marked that translate the heading above, if several do; below a column's name, 要 闻 / TOP
    STORIES, the two become one."""
    _name_barred(rows)
    said_twice = len(rows)
    rows = _without_other_names(_without_names_above(rows))
    said_twice -= len(rows)
    usual = Counter(row.gap for row in rows).most_common(1)[0][0] if rows else 0
    pairs = [at for at in range(1, len(rows)) if rows[at].gap <= usual and _translates(rows[at - 1], rows[at])]
    if not pairs or len(pairs) + said_twice < _SEEN_AT_LEAST:
        return list(rows)
    for row in rows[: front_end(rows)]:
        # The contents page and the imprint say everything twice on one row.
        match = _TWICE.fullmatch(row.text) if len(row.text) <= _ROW_LONGEST else None
        if match and _CHINESE.search(match[1]):
            row.text = match[1] + (match[2] or "")
            row.shade = shade(row.text)
    found: list[Row] = []
    for at, row in enumerate(rows):
        if found and at in pairs:
            name = found[-1]
            if len(name.shade) <= _NAME_LONGEST and row.text == row.text.upper() and name.gap:
                name.end, name.named = row.end, True
                continue
            row.foreign = True
        found.append(row)
    return found


_BARRED = re.compile(r"([一-鿿]{2,8})[ 　]*[|｜/][ 　]*[A-Z][A-Za-z &'’.-]{2,30}")


def _name_barred(rows: Sequence[Row]) -> None:
    """政策 | POLICY, 市场 | MARKET: names of columns or groups, in Chinese."""
    barred = [
        (row, match) for row in rows if len(row.text) <= _HEADING_LONGEST and (match := _BARRED.fullmatch(row.text))
    ]
    if len({row.shade for row, _ in barred}) >= _SEEN_AT_LEAST:
        for row, match in barred:
            row.text, row.shade, row.barred = match[1], shade(match[1]), True


_CAPITALS = re.compile(r"[A-Z][A-Z &'’/-]{2,28}")


def _without_names_above(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that say in capitals, in another language, what the name of a column right below says:
    TRADE NEWS / 經貿消息."""
    above = {
        at
        for at in range(len(rows) - 1)
        if _CAPITALS.fullmatch(rows[at].text)
        and len(rows[at + 1].shade) <= _NAME_LONGEST
        and _ALL_CHINESE.fullmatch(rows[at + 1].shade)
        and not rows[at + 1].gap
    }
    if len(above) < _SEEN_AT_LEAST:
        return list(rows)
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at - 1 in above:
            over = rows[at - 1]
            row.start, row.gap, row.opens_page, row.named = over.start, over.gap, over.opens_page, True
        if at not in above:
            found.append(row)
    return found


_ALL_CHINESE = re.compile("[一-鿿]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z &’'-]{2,23}")


def _without_other_names(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that say a column's name once more: 專題報道 / Feature."""
    words = [at for at in range(1, len(rows)) if _WORD.fullmatch(rows[at].text) and not rows[at].level]
    again = {at for at in words if COLUMN_NAME.fullmatch(rows[at - 1].shade)}
    if len(again) >= _NAMES_AT_LEAST:
        # What else is said so, apart from what is above and below, is a name, too: 會長的話, 會務日誌（5月）.
        close = all(rows[at + 1].gap == 0 for at in again if at + 1 < len(rows))
        again |= {at for at in words if _translates(rows[at - 1], rows[at]) and _is_apart(rows, at, close=close)}
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at in again:
            found[-1].end = row.end
        else:
            found.append(row)
    return found


_NAMES_AT_LEAST, _APART_LONGEST = 2, 16
"""Names that show the habit; characters of one."""


def _is_apart(rows: Sequence[Row], at: int, *, close: bool) -> bool:
    """``close``: the first headline stands right below such names."""
    above = rows[at - 1]
    below = close or (at + 1 < len(rows) and rows[at + 1].gap > 0)
    return below and (above.gap > 0 or above.opens_page) and len(above.shade) <= _APART_LONGEST


def _translates(above: Row, row: Row) -> bool:
    if row.rest or len(row.text) > _LONGEST or _CHINESE.search(row.text) or row.shade[0] in NEVER_FIRST:
        return False
    if len(_FOREIGN_LETTERS.findall(row.text)) < min(_FEWEST_LETTERS, len(row.shade) - 1) or row.text[-1] == ".":
        return False
    heading = _CHINESE.search(above.text) is not None and len(above.shade) <= _HEADING_LONGEST
    return heading and (not ends_sentence(above.shade) or above.shade[-1] in "?!")
