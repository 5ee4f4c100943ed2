"""Rows that are parts of a series: numbered briefs, headlines numbered through the issue, what a notice carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from .front import IMPRINT
from .leading import without_number
from .outline import section_name
from .shade import bare
from .signs import HEAD_ROWS, SIGNED, named_ordinal, part_ordinal

if TYPE_CHECKING:
    from .evidence import Evidence


def find_numbered(evidence: Evidence) -> None:
    """1. … 2. … below a column's heading, with no headline in between, are the headlines of its items."""
    rows = evidence.rows
    for at in range(len(rows) - 1):
        named = named_ordinal(rows[at + 1].text)
        if named is not None and evidence.section[at] is not None:
            evidence.numbered.update(_named(evidence, at + 1))
            continue
        first = evidence.number[at + 1]
        if (
            evidence.section[at] is None
            or first is None
            or first[0] not in _COUNTING
            or not heads_text(evidence, at + 1)
        ):
            continue
        if first[1] > 1 and _goes_on_above(evidence, at, (first[0], first[1] - 1)):
            continue
        found, expected, lost = [at + 1], first[1] + 1, False
        for one in range(at + 2, min(len(rows), at + _COLUMN_LONGEST)):
            if evidence.section[one] is not None:
                break
            # On missing pages the next column may have begun, and its numbers.
            lost = lost or rows[one].pages_missing > 0
            number = evidence.number[one]
            if number is None or number[0] != first[0] or not heads_text(evidence, one):
                continue
            if number[1] == expected or lost or (is_slip(number[1], expected) and _is_done(evidence, one - 1)):
                found.append(one)
                expected, lost = number[1] + 1, False
        if len(found) >= 2 or (first[1] == 1 and first[0] not in _DOUBTFUL):
            evidence.numbered.update(found)


_ABOVE = 300
"""Rows."""


def _goes_on_above(evidence: Evidence, at: int, before: tuple[str, int]) -> bool:
    """Whether the number before stands above and heads no item: the column's name has run into a text with parts."""
    return any(
        evidence.number[one] == before and one not in evidence.numbered
        for one in range(at - 1, max(evidence.contents.end, at - _ABOVE), -1)
    )


def _named(evidence: Evidence, first: int) -> list[int]:
    """案例一, 案例二, … from a row on to the next column."""
    found: list[int] = []
    for at in range(first, len(evidence) - 1):
        if evidence.section[at] is not None:
            break
        if named_ordinal(evidence.rows[at].text) == ("named", len(found) + 1) and heads_text(evidence, at):
            found.append(at)
    return found


def find_numbered_headlines(evidence: Evidence) -> None:
    """一、… 二、… or 01 … 02 … through the whole issue: headlines where an item has ended before nearly each of them,
    or where the contents announce them, or a source stands below; inside one text they would number its parts."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    for kind in _COUNTING:
        if len({evidence.rows[at].shade for at in evidence.numbered if evidence.number[at] == (kind, 1)}) > 1:
            # Each column counts from 1: what stands elsewhere numbers parts.
            continue
        found: list[int] = []
        expected = 1
        for at in range(start, len(evidence) - 1):
            number = evidence.number[at]
            if (
                number is not None
                and number[0] == kind
                and (number[1] == expected or (found and is_slip(number[1], expected) and _is_done(evidence, at - 1)))
                and (kind != "chinese" or evidence.section[at] is None)
                and not evidence.announced[at]
                and heads_text(evidence, at)
            ):
                found.append(at)
                expected = number[1] + 1
        if len(found) < _FEWEST_HEADLINES:
            continue
        ends = sum(evidence.item_ends[at - 1] or evidence.section[at - 1] is not None for at in found[1:])
        listed = sum(evidence.contents.find(without_number(evidence.rows[at].text)) is not None for at in found)
        credited = sum(at + 1 in evidence.credits for at in found)
        ended = ends * 4 >= (len(found) - 1) * 3
        if ended or max(listed, credited) * 4 >= len(found) * 3 or _opens_issue(evidence, found[0]):
            evidence.numbered.update(found)


def _opens_issue(evidence: Evidence, at: int) -> bool:
    """Whether a numbered row is the first below the imprint, above the first text: no headline is left that it could
    be a part of."""
    if at > evidence.contents.end or at + 1 < evidence.contents.end:
        return False
    return at == 0 or IMPRINT.match(evidence.rows[at - 1].shade) is not None


def find_parts(evidence: Evidence) -> None:
    """1 column, 1.1 headline, 1.2 headline, 2 column, 2.1 headline: numbers in two parts head items."""
    expected = (1, 1)
    heads: list[int] = []
    columns: list[int] = []
    firsts = 0
    for at in range(1, len(evidence) - 1):
        found = part_ordinal(evidence.rows[at].text) if evidence.rows[at].text[0].isdigit() else None
        if found is None or not heads_text(evidence, at) or found not in (expected, (expected[0] + 1, 1)):
            continue
        heads.append(at)
        firsts += found[1] == 1
        if found[1] == 1 and re.match(rf"{found[0]}[ 　、.．]", evidence.rows[at - 1].text):
            columns.append(at - 1)
        expected = (found[0], found[1] + 1)
    # Where a text stands below some of the numbers of one part, all are an article's own.
    outline = 0 < len(columns) < firsts
    if len(heads) >= _FEWEST_HEADLINES and not outline:
        evidence.numbered.update(heads)
        for at in columns:
            evidence.section[at] = section_name(evidence.rows[at].text)


_FEWEST_HEADLINES = 3
_COUNTING = ("chinese", "digit", "digit-bracket", "chinese-bracket", "circled", "padded", "numero")
_DOUBTFUL = ("chinese-bracket", "circled", "padded")
"""One alone may as well head a part, or be a figure."""
_COLUMN_LONGEST = 1000
"""Rows."""


def heads_text(evidence: Evidence, at: int) -> bool:
    """A short row that ends no sentence."""
    return (
        len(evidence.rows[at].shade) <= 50
        and (not evidence.ended[at] or evidence.rows[at].shade[-1] in "?!")
        and not evidence.known_section[at]
        and (evidence.joins[at] < 3 or evidence.item_ends[at - 1])
    )


def find_carried(evidence: Evidence) -> set[int]:
    """The titles of documents that a covering notice carries: below its signature, and named in its headline."""
    rows = evidence.rows
    found: set[int] = set()
    for signed, row in enumerate(rows):
        if not SIGNED.fullmatch(row.shade):
            continue
        # Headlines stand in the contents, too.
        above = (rows[at] for at in range(max(0, signed - 12), signed) if not evidence.announced[at])
        near = [bare(one.shade) for one in above if 6 <= len(one.shade) < 60]
        for at in range(signed + 1, min(signed + 3, len(rows))):
            key = bare(rows[at].shade)
            if len(key) >= 6 and any(fuzz.partial_ratio(key, one) >= 82 for one in near):
                found.add(at)
    return found


def _is_done(evidence: Evidence, at: int) -> bool:
    return evidence.item_ends[at] or evidence.ended[at]


def is_slip(number: int, expected: int) -> bool:
    """The number before once more, or the next but one."""
    return 2 < expected - 1 <= number <= expected + 1
