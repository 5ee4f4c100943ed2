"""Rows that stand by themselves between whole paragraphs: headlines, or headings inside an item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from .shade import bare, shade
from .signs import (
    ABOUT,
    CONTINUES,
    HEAD_ROWS,
    INNER_NAME,
    NOTICE,
    RESUMED,
    SIGNED,
    SUBTITLE,
    heads_notice,
    looks_like_contact,
)
from .tails import opens_with_slug

if TYPE_CHECKING:
    from .evidence import Evidence

_SHORTEST, _LONGEST = 4, 44
"""Characters of a row that may be a headline."""
_LISTED_AT_LEAST = 4
_SPACED_AT_LEAST = 2


def find_standing(evidence: Evidence) -> None:
    """Where neither attributions nor a contents page tell where items end, a row that stands alone is a headline.

    A weekly of unsigned briefs has nothing else to show. In an issue whose items are signed that holds for columns
    in which none is. If only some of the rows have an empty line above, or an author below, the others head parts
    of an item."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    end = min(len(evidence) - 1, evidence.colophon)
    standing = [at for at in range(start, end) if stands(evidence, at) or _stands_in_two(evidence, at)]
    if not standing:
        return
    # The contents may name the last columns without their items.
    bare_columns = {bare(shade(name)) for name in evidence.contents.loose}
    listed = _are_listed(evidence, standing)
    usual = Counter(row.gap for row in evidence.rows).most_common(1)[0][0]
    signed = 2 * sum(evidence.item_ends) >= len(standing)
    resumed = [at for at in range(start, len(evidence) - 1) if RESUMED.fullmatch(evidence.rows[at].shade)]
    if resumed and not any(CONTINUES.fullmatch(row.shade) for row in evidence.rows[: resumed[-1]]):
        resumed = []
    column = ""
    for first, end in _columns(evidence, start):
        if evidence.known_section[first] or not column:
            # What the contents list by its name may have groups.
            column = bare(shade(evidence.section[first] or ""))
        rows = standing[bisect_left(standing, first) : bisect_left(standing, end)]
        if signed and first == start:
            evidence.standing.update(_before_sources(evidence, rows, first, end))
            continue
        parts = _parts_of_rest(evidence, rows, resumed[bisect_left(resumed, first) : bisect_left(resumed, end)], end)
        rows = [at for at in rows if at not in parts]
        if listed and column not in bare_columns and bare(shade(evidence.section[first] or "")) not in bare_columns:
            if _are_news(evidence, rows):
                # The contents of many list the first of them alone.
                evidence.standing.update(rows)
            continue
        ends = sum(evidence.item_ends[first:end])
        if rows and (not ends if signed else 2 * ends < len(rows)):
            heads = _heads_of_items(evidence, rows, usual, first, end) | _of_last_table(evidence, rows, end)
            evidence.standing.update(heads)
            evidence.inner.update(at for at in rows if at not in heads)
        elif rows:
            evidence.standing.update(_like_the_certain(evidence, rows) or _of_one_paragraph(evidence, rows, end))
            evidence.standing.update(_before_sources(evidence, rows, first, end))
    _part_from_above(evidence)


def _parts_of_rest(evidence: Evidence, rows: Sequence[int], resumed: Sequence[int], end: int) -> set[int]:
    """Of the rows of a column those on the page on which a text that broke off goes on, （上接第2页）, to its end.

    ``resumed``: the rows of the column that say so."""
    if not resumed:
        return set()
    mark = resumed[0]
    page = next((at for at in range(mark + 2, end) if evidence.rows[at].opens_page), end)
    if mark + 1 in rows or any(evidence.item_ends[mark:page]):
        return set()
    return {at for at in rows if mark < at < page}


def _part_from_above(evidence: Evidence) -> None:
    """However full the row above is, nothing goes on in a headline between two paragraphs."""
    for at in evidence.standing:
        if _between_paragraphs(evidence, at):
            evidence.joins[at] = min(evidence.joins[at], 0.0)


def _are_news(evidence: Evidence, rows: Sequence[int]) -> bool:
    """Whether the texts below all begin with a day, as news do and the parts of an article do not."""
    if len(rows) < _FEWEST_NEWS or any(_below(evidence, at) in evidence.credits for at in rows):
        return False
    return all(_DAY.search(evidence.rows[_below(evidence, at)].shade[:_OPENING]) for at in rows)


_FEWEST_NEWS, _OPENING = 3, 40
"""Headlines, and characters of the text below one."""
_DAY = re.compile(r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日")


def _columns(evidence: Evidence, start: int) -> list[tuple[int, int]]:
    """The runs of rows between the headings of columns and groups."""
    marks = [
        at for at in range(start, len(evidence)) if evidence.section[at] is not None and not evidence.announced[at]
    ]
    return list(pairwise([start, *(at for at in marks if at > start), len(evidence)]))


def _heads_of_items(evidence: Evidence, rows: Sequence[int], usual: int, first: int, end: int) -> set[int]:
    """``usual``: how many empty lines stand before most rows; ``first``: the row that names the column; ``end``: that
    behind it."""
    credited = {at for at in rows if _is_credited(evidence, _below(evidence, at))}
    if credited:
        # What stands above the first of them is no part of one, nor what stands below a source.
        opened = any(at in evidence.credits for at in range(first, rows[0]))
        unsigned = {at for at in rows if at < min(credited) and not opened}
        unsigned |= {at for above, at in pairwise(rows) if any(evidence.item_ends[above:at])}
        levels = {evidence.rows[at].level for at in credited} - {None}
        # Nor is what the format marks like those that are signed.
        unsigned |= {at for at in rows if evidence.rows[at].level in levels}
        unsigned |= _before_sources(evidence, rows, first, end)
        return credited | unsigned | {at for at in rows if _heads_its_own(evidence, at)}
    spaced = {at for at in rows if evidence.rows[at].gap > usual or evidence.rows[at].opens_page}
    if len(spaced) >= _SPACED_AT_LEAST:
        return {at for at in rows if at in spaced or (at and evidence.section[at - 1] is not None)}
    above = range(first + 1, min(first + _OPENING_ROWS, rows[0]))
    if not spaced and evidence.section[first] is not None and any(at in evidence.credits for at in above):
        # The column opens with an article that is signed, of which these are parts.
        return set()
    return set(rows)


def _before_sources(evidence: Evidence, rows: Sequence[int], first: int, end: int) -> set[int]:
    """Of the rows below a signed headline the only one above the next source: a text that is signed says none, and has
    more parts than one. ``first``: the row that names the column; ``end``: that behind it."""
    found: set[int] = set()
    for above, at, below in zip([first, *rows], rows, [*rows[1:], end], strict=False):
        inside = range(above + 1, at)
        signed = any(one in evidence.credits for one in inside) and _below(evidence, at) not in evidence.credits
        if signed and not any(evidence.item_ends[one] for one in inside) and any(evidence.item_ends[at:below]):
            found.add(at)
    return found - {at for at in rows if _CAPTION.search(evidence.rows[at].shade)}


_CAPTION = re.compile("[图表]$")


def _heads_its_own(evidence: Evidence, at: int) -> bool:
    """Whether a row stands above whom a notice is for, which nobody signs below its headline."""
    return heads_notice(evidence.rows[at].shade, evidence.rows[_below(evidence, at)].shade)


_OPENING_ROWS = 5
"""The name of a column in two languages, a headline and its author."""


def _of_last_table(evidence: Evidence, rows: Sequence[int], end: int) -> set[int]:
    """The name of a table that is the last in its column: nobody signs it, and it is no part of the text above."""
    last = rows[-1]
    below = range(last + 1, end)
    cells = sum(evidence.table[at] for at in below)
    return {last} if evidence.table[_below(evidence, last)] and cells * 4 >= len(below) * 3 else set()


def _is_credited(evidence: Evidence, at: int) -> bool:
    return at in evidence.credits or opens_with_slug(evidence.rows[at].shade[:_OPENING])


def _like_the_certain(evidence: Evidence, rows: Sequence[int]) -> set[int]:
    """In a column of briefs of which some name a source: the rows that read as long as the headlines below their ends.

    In an article, more of its parts' headings than one or two follow each other before it ends, and it is longer."""
    certain = [at for at in rows if at and (evidence.item_ends[at - 1] or evidence.section[at - 1] is not None)]
    least, most = (share * len(rows) for share in _CERTAIN_SHARE)
    if len(certain) < _CERTAIN_AT_LEAST or not least <= len(certain) <= most:
        return set()
    if any(_below(evidence, at) in evidence.credits for at in rows):
        return set()
    runs = [bisect_left(rows, after) - bisect_left(rows, before) for before, after in pairwise(certain)]
    sizes = [sum(len(row.shade) for row in evidence.rows[before:after]) for before, after in pairwise(certain)]
    if max(runs) > _RUN_LONGEST or median(sizes) > _BRIEF_LONGEST:
        return set()
    typical = median(len(evidence.rows[at].shade) for at in certain)
    return {at for at in rows if len(evidence.rows[at].shade) >= _AS_LONG * typical}


def _of_one_paragraph(evidence: Evidence, rows: Sequence[int], end: int) -> set[int]:
    """In a column of briefs that all have one paragraph, or are a table: the rows between two such texts, though no
    source ends the first."""
    certain = {at for at in rows if at and (evidence.item_ends[at - 1] or evidence.section[at - 1] is not None)}
    if len(certain) < _CERTAIN_AT_LEAST or len(certain) * 2 < len(rows):
        return set()
    if any(_below(evidence, at) in evidence.credits for at in rows):
        return set()
    one = [_paragraphs(evidence, at, after) <= 1 for at, after in pairwise([*rows, end])]
    if sum(one) < _OF_ONE_SHARE * len(one):
        return set()
    return {at for at, above, own in zip(rows[1:], one, one[1:], strict=False) if above and own} - certain


def _paragraphs(evidence: Evidence, first: int, end: int) -> int:
    """Of the text below a headline up to a row; a table and the notes above and below it are none."""
    inside = [at for at in range(first + 1, end) if not evidence.table[at]]
    if any(evidence.table[first + 1 : end]):
        inside = [at for at in inside if len(evidence.rows[at].shade) > _NOTE_LONGEST]
    return sum(at == first + 1 or evidence.joins[at] <= 0 for at in inside if not evidence.signature[at])


_NOTE_LONGEST, _OF_ONE_SHARE = 40, 0.75
"""Characters, and the share of the texts that have one paragraph."""
_CERTAIN_AT_LEAST = 2
_CERTAIN_SHARE = (0.4, 0.75)
"""Of the rows. Where nearly all items name a source, a row within one heads a part of it."""
_RUN_LONGEST, _BRIEF_LONGEST = 3, 900
"""Headlines and characters, from one that is certain to the next."""
_AS_LONG = 0.6


def _are_listed(evidence: Evidence, standing: Sequence[int]) -> bool:
    """Whether a contents page says where items begin."""
    entries = len(evidence.contents.entries)
    if not entries:
        return False
    listed = [evidence.contents.find(evidence.rows[at].shade) for at in standing]
    found = {one[0] for one in listed if one is not None}
    if evidence.contents.numbered:
        return len(found) >= min(_LISTED_AT_LEAST, max(2, entries * 0.6))
    return len(found) * 10 >= len(standing) * 7


def stands(evidence: Evidence, at: int) -> bool:
    """Whether a row is short, alone between what has closed and a text, and nothing else by its words."""
    row = evidence.rows[at]
    asks = row.shade[-1] in "?!" and ":" not in row.shade and row.gap > 0
    if not _SHORTEST <= len(row.shade) <= _LONGEST or (evidence.ended[at] and not asks) or evidence.item_ends[at]:
        return False
    if evidence.ordinal[at] is not None or evidence.announced[at] or evidence.table[at] or evidence.in_link[at]:
        return False
    if evidence.section[at] is not None or at in evidence.credits or at in evidence.inner or evidence.fact[at]:
        return False
    if at in evidence.caption or is_second_half(evidence, at):
        return False
    if any(mark.fullmatch(row.shade) for mark in (INNER_NAME, NOTICE, ABOUT)) or SUBTITLE.match(row.shade):
        return False
    certain = at > 0 and (evidence.item_ends[at - 1] or evidence.section[at - 1] is not None)
    certain = certain or evidence.set_off(at) or _between_paragraphs(evidence, at)
    if not certain and (evidence.joins[at] >= 1 or evidence.joins[at + 1] >= 1):
        return False
    under = _below(evidence, at)
    below = evidence.reads_as_text(under) or under in evidence.credits or evidence.table[under]
    return below and (at == 0 or _closes(evidence, at - 1))


def is_second_half(evidence: Evidence, at: int) -> bool:
    """Whether a row stands below one that leads to it with a colon, 出海第一课：, and is no sentence's: set in like a
    headline, between the end of a text and this one."""
    if at < 2 or not evidence.always_indented or evidence.rows[at].gap:
        return False
    above = evidence.rows[at - 1]
    return (
        above.shade[-1] == ":"
        and not (above.indented or above.full)
        and (evidence.ended[at - 2] or evidence.item_ends[at - 2] or evidence.section[at - 2] is not None)
        and evidence.ordinal[at - 1] is None
    )


def _between_paragraphs(evidence: Evidence, at: int) -> bool:
    """Whether a short row that ends no sentence stands between a whole one and the indent of a paragraph: however full
    the one above is, it does not go on here."""
    row = evidence.rows[at]
    if not evidence.indents or at == 0 or at + 1 >= len(evidence) or row.indented or row.full or evidence.prose[at]:
        return False
    below = evidence.rows[at + 1].indented or evidence.table[at + 1]
    return evidence.ended[at - 1] and not evidence.ended[at] and below


def _stands_in_two(evidence: Evidence, at: int) -> bool:
    """Below empty lines, a full row and a short one that end no sentence, above a text: a headline that broke."""
    rows = evidence.rows
    if at == 0 or at + 2 >= len(rows) or rows[at].opens_page or rows[at].gap <= rows[at + 1].gap:
        return False
    if rows[at].wrapped and not rows[at].full:
        return False
    if evidence.ended[at] or evidence.ended[at + 1] or rows[at + 1].full or evidence.item_ends[at + 1]:
        return False
    if evidence.prose[at] or evidence.table[at] or evidence.ordinal[at] is not None or evidence.section[at] is not None:
        return False
    if at + 1 in evidence.credits:
        return False
    length = len(rows[at].shade) + len(rows[at + 1].shade)
    if length > _LONGEST or evidence.joins[at + 2] >= 1:
        return False
    return (evidence.reads_as_text(at + 2) or at + 2 in evidence.credits) and _closes(evidence, at - 1)


def _below(evidence: Evidence, at: int) -> int:
    """The row below a headline, and below its second line."""
    last = len(evidence) - 1
    two = at < last and (SUBTITLE.match(evidence.rows[at + 1].shade) is not None or _stands_in_two(evidence, at))
    return min(at + 2 if two else at + 1, last)


def _closes(evidence: Evidence, at: int) -> bool:
    """Whether something has ended with a row: a sentence, an item, a table, a letter with its day, or it names a
    column."""
    if evidence.ended[at] or evidence.item_ends[at] or evidence.section[at] is not None or evidence.table[at]:
        return True
    if at in evidence.caption:
        return True
    if evidence.rows[at].text[0] in _TELEPHONES or (evidence.fact[at] and looks_like_contact(evidence.rows[at].shade)):
        # Whom to ask is the last that is told of an event or a member.
        return True
    return any(mark.fullmatch(evidence.rows[at].shade) for mark in (SIGNED, RESUMED))


_TELEPHONES = "☎☏✆📞📱"
