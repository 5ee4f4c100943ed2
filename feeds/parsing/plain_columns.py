"""Columns' names that no contents page, bullet or word gives away, but their place does: a short row right above
a headline."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feeds.model import ROW

from .cells import cells_of
from .days import DAY_ALONE
from .outline import section_name
from .series import is_slip
from .shade import shade
from .signs import ADDRESSED, CHRONICLE, HEAD_ROWS, SUBTITLE, SUMMARY, letters_apart, without_foreign

if TYPE_CHECKING:
    from .evidence import Evidence

_NAME = re.compile(r"[^\W\d_]{2,8}")
_HEADLINE_SHORTEST, _HEADLINE_LONGEST, _SIGNED_SHORTEST = 6, 50, 4
"""Characters; one that its author stands below may be shorter."""
_LONGEST_ROW = 60
_FEWEST, _KNOWN = 2, 3
_REMARK = 24
"""Characters of a sentence to the reader, 本期共编发信息27条, which is no text."""
_NARROW_NAME = 5


def find_plain_columns(evidence: Evidence) -> None:
    """市场 above 钢材回落 above its text, more than once; 一、协会工作 above the first of its items.

    Not where a contents page has named the columns."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    if not (evidence.contents.numbered and evidence.contents.sections):
        plain = [at for at in range(start, len(evidence) - 2) if _is_name(evidence, at) and _heads_item(evidence, at)]
        evidence.names_apart = _are_set_apart(evidence, start)
        if evidence.names_apart:
            plain = [at for at in plain if stands_apart(evidence, at)]
        elif _are_set_in_two(evidence, start):
            plain = []
        if len(plain) >= (1 if evidence.names_apart else _FEWEST):
            for at in plain:
                evidence.section[at] = evidence.section[at] or evidence.rows[at].shade
    for at in range(start, len(evidence) - 1) if evidence.names_apart else ():
        if CHRONICLE.fullmatch(evidence.rows[at].shade[:_LONGEST_ROW]) and stands_apart(evidence, at):
            evidence.section[at] = evidence.rows[at].shade
    spaced = _spaced_names(evidence, start)
    for at in spaced:
        evidence.section[at] = evidence.rows[at].shade
        evidence.known_section[at] = evidence.known_section[at] or len(spaced) >= _KNOWN
    for at in _groups(evidence, start):
        evidence.section[at] = evidence.section[at] or evidence.rows[at].shade
    for at in _numbered(evidence, start):
        evidence.section[at] = shade(section_name(evidence.rows[at].text))


def _are_set_in_two(evidence: Evidence, start: int) -> bool:
    """Whether headlines stand in two rows of a narrow column by habit, between the end of a text and the indent of the
    next: then the first of two is no column's name, however short it is."""
    times = Counter(_short_rows(evidence, at) for at in range(max(1, start), len(evidence) - 1))
    return times[2] >= _FEWEST_IN_TWO and times[2] > _IN_TWO * (times[1] + times[3])


def _short_rows(evidence: Evidence, first: int) -> int:
    """How many short rows without an indent begin at a row, between the end of a text and an indent; 0 for none."""
    rows = evidence.rows
    if not (evidence.ended[first - 1] or evidence.item_ends[first - 1]):
        return 0
    end = first
    while end < len(rows) and end - first <= _MOST_IN_ONE and _is_short(evidence, end):
        end += 1
    return end - first if end < len(rows) and rows[end].indented and evidence.reads_as_text(end) else 0


def _is_short(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    said = evidence.ended[at] and row.shade[-1] != ":"
    known = evidence.known_section[at] or at in evidence.credits
    return row.wrapped and not (row.indented or row.full or said or evidence.prose[at] or known)


_FEWEST_IN_TWO, _IN_TWO, _MOST_IN_ONE = 4, 2, 3
"""Headlines that show the habit, how many times as many they are as others, and rows of a headline."""


def _are_set_apart(evidence: Evidence, start: int) -> bool:
    """Whether empty lines stand below the columns' names that are known, as hardly below a headline: then a name is set
    so, once is enough, and what is not set so is none."""
    known = [at for at in range(start, len(evidence) - 1) if evidence.section[at] is not None]
    gaps = sum(evidence.rows[at + 1].gap > 0 for at in known)
    return evidence.paragraph_gap == 0 and len(known) >= _KNOWN and gaps >= _NEARLY_ALL * len(known)


def stands_apart(evidence: Evidence, at: int) -> bool:
    """Whether empty lines are above and below a row."""
    return evidence.rows[at].gap > 0 and at + 1 < len(evidence) and evidence.rows[at + 1].gap > 0


_NEARLY_ALL = 0.8
_SPACED_NAME = re.compile(r"[^\W\d_](?:[ 　]+[^\W\d_]){1,7}")


def _spaced_names(evidence: Evidence, start: int) -> list[int]:
    """领 导 讲 话, where other names of columns are, too: letter by letter, in the middle, apart or above headlines."""
    rows = evidence.rows
    spaced = [
        at
        for at in range(start, len(evidence) - 2)
        if (rows[at].centred or stands_apart(evidence, at) or _stands_above_headline(evidence, at))
        and len(rows[at].text) <= _LONGEST_ROW
        and _SPACED_NAME.fullmatch(rows[at].text)
    ]
    known = [at for at in spaced if evidence.section[at] is not None]
    if len(known) < _FEWEST:
        return []
    done = (evidence.ended[at - 1] or evidence.item_ends[at - 1] or rows[at].opens_page for at in spaced)
    below = [at for at, ended in zip(spaced, done, strict=True) if ended]
    return [
        at for at in below if at not in evidence.credits and (not rows[at + 1].full or letters_apart(rows[at + 1].text))
    ]


def _stands_above_headline(evidence: Evidence, at: int) -> bool:
    """Whether a row has an empty line above, and no text right below; a headline whose letters stand apart may fill its
    line."""
    below = at + 1
    return bool(evidence.rows[at].gap) and (
        letters_apart(evidence.rows[below].text) or not evidence.reads_as_text(below)
    )


def _groups(evidence: Evidence, start: int) -> list[int]:
    """国内 right below a column's name, and 湖北 further down in it, each above a headline."""
    found: list[int] = []
    inside: list[int] = []
    for at in range(start, len(evidence) - 2):
        if evidence.known_section[at]:
            found += inside if len(inside) >= _FEWEST else []
            inside = []
        elif (
            at and (inside or _names_surely(evidence, at - 1)) and _is_name(evidence, at) and _heads_item(evidence, at)
        ):
            inside.append(at)
    return found + inside if len(inside) >= _FEWEST else found


def _names_surely(evidence: Evidence, at: int) -> bool:
    """Whether a row names a column for certain: by the contents, or in brackets."""
    return evidence.known_section[at] or (evidence.section[at] is not None and evidence.rows[at].shade[0] == "[")


def _numbered(evidence: Evidence, start: int) -> list[int]:
    """一、 二、 … each right above a headline, from the first row below the front on: inside a text they would be its
    parts."""
    found: list[int] = []
    expected = 1
    bracketed = _bracketed_end_items(evidence)
    below = (*_BELOW, "chinese-bracket") if bracketed else _BELOW
    for at in range(start, len(evidence) - 2):
        ordinal = evidence.ordinal[at]
        if ordinal is None or ordinal[0] != "chinese":
            continue
        if ordinal[1] != expected and not (is_slip(ordinal[1], expected) and evidence.item_ends[at - 1]):
            continue
        heads = at + 1 if _names_group(evidence, at + 1) else at
        named = _heads_item(evidence, heads, below) or CHRONICLE.fullmatch(evidence.rows[at].shade[:_LONGEST_ROW])
        # What has numbered several columns numbers them to the end.
        known = len(found) >= _KNOWN or (bracketed and found)
        if not named and not (known and evidence.item_ends[at - 1] and not evidence.ended[at]):
            continue
        if not (found or bracketed) and any(is_text(evidence, one) for one in range(start, at)):
            return []
        found.append(at)
        expected = ordinal[1] + 1
    return found if len(found) >= _FEWEST else []


def _names_group(evidence: Evidence, at: int) -> bool:
    """[国内], which may stand between a column's name and its first headline."""
    return evidence.section[at] is not None and evidence.rows[at].shade[0] == "["


def is_text(evidence: Evidence, at: int) -> bool:
    """Whether a row is of a text, and no word to the reader."""
    told = evidence.prose[at] or (evidence.ended[at] and len(evidence.rows[at].shade) > _REMARK)
    return told and not SUMMARY.fullmatch(evidence.rows[at].shade)


_BELOW = ("digit", "digit-bracket", "padded", "part")
"""How the headlines below a column's name may be numbered."""


def _bracketed_end_items(evidence: Evidence) -> bool:
    """Whether (二), (三) … mostly stand below the end of an item: they number headlines, and no parts of a text."""
    after_item = [
        evidence.item_ends[at - 1]
        for at in range(1, len(evidence))
        if (found := evidence.ordinal[at]) and found[0] == "chinese-bracket" and found[1] > 1
    ]
    return len(after_item) >= _FEWEST and sum(after_item) * 2 > len(after_item)


def _is_name(evidence: Evidence, at: int) -> bool:
    if evidence.ordinal[at] is not None or at in evidence.credits or evidence.signature[at]:
        return False
    row = evidence.rows[at]
    if row.style == ROW or "\t" in row.text:
        # A row of a table.
        return False
    name = shade(without_foreign(row.text[:_LONGEST_ROW]))
    # In a narrow column a row of eight may be the first of a headline's two.
    return _NAME.fullmatch(name) is not None and not (row.wrapped and len(name) > _NARROW_NAME)


def _heads_item(evidence: Evidence, at: int, numbered: tuple[str, ...] = _BELOW) -> bool:
    """Whether a headline comes next, and then text."""
    rows = evidence.rows
    if at + 2 >= len(rows):
        return False
    row, below = rows[at], rows[at + 1]
    if (
        below.foreign
        or len(row.shade) > _HEADLINE_LONGEST
        or evidence.ended[at]
        or evidence.announced[at]
        or evidence.joins[at + 1] > 0
    ):
        return False
    apart = at <= evidence.contents.end or evidence.ended[at - 1] or evidence.item_ends[at - 1]
    apart = apart or len(cells_of(rows[at - 1].text)) > 1 or DAY_ALONE.fullmatch(rows[at - 1].shade) is not None
    if at and not (apart or evidence.known_section[at - 1]):
        return False
    headline = (
        (_SIGNED_SHORTEST if at + 2 in evidence.credits else _HEADLINE_SHORTEST)
        <= len(below.shade)
        <= _HEADLINE_LONGEST
        and not evidence.ended[at + 1]
        and not evidence.reads_as_text(at + 1)
        and not evidence.announced[at + 1]
        and at + 1 not in evidence.credits
    )
    second = evidence.ordinal[at + 1]
    if not headline or (second is not None and second[0] not in numbered):
        return False
    second_row = at + 3 < len(rows) and (SUBTITLE.match(rows[at + 2].shade) or _goes_on_in_two(evidence, at + 2))
    text = at + 3 if second_row else at + 2
    cells = len(cells_of(rows[text].text)) > _FEWEST
    addressed = ADDRESSED.fullmatch(rows[text].shade) is not None
    begins = evidence.reads_as_text(text) or rows[text].nearly
    return begins or text in evidence.credits or cells or addressed


def _goes_on_in_two(evidence: Evidence, at: int) -> bool:
    """Whether a row may be the second of a headline, set as close to the first as other rows are."""
    row = evidence.rows[at]
    text = evidence.reads_as_text(at) or row.nearly or evidence.ended[at] or at in evidence.credits
    near = row.wrapped and not row.odd_gap and not row.opens_page
    return near and not text and evidence.ordinal[at] is None and evidence.joins[at] <= 0
