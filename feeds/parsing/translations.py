"""Headings in two languages: the line below one that says it again in English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .front import COLUMN_NAME, front_end
from .patterns import ends_sentence
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
    rows = _without_other_names(rows)
    usual = Counter(row.gap for row in rows).most_common(1)[0][0] if rows else 0
    pairs = [at for at in range(1, len(rows)) if rows[at].gap <= usual and _translates(rows[at - 1], rows[at])]
    if len(pairs) < _SEEN_AT_LEAST:
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


_WORD = re.compile(r"[A-Za-z][A-Za-z &’'-]{2,23}")


def _without_other_names(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that say a column's name once more: 專題報道 / Feature."""
    found: list[Row] = []
    for row in rows:
        if found and _WORD.fullmatch(row.text) and COLUMN_NAME.fullmatch(found[-1].shade) and not row.level:
            found[-1].end = row.end
        else:
            found.append(row)
    return found


def _translates(above: Row, row: Row) -> bool:
    if len(row.text) > _LONGEST or _CHINESE.search(row.text):
        return False
    if len(_FOREIGN_LETTERS.findall(row.text)) < min(_FEWEST_LETTERS, len(row.shade) - 1) or row.text[-1] == ".":
        return False
    heading = _CHINESE.search(above.text) is not None and len(above.shade) <= _HEADING_LONGEST
    return heading and (not ends_sentence(above.shade) or above.shade[-1] in "?!")
