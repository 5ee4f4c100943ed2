"""Rows that are parts of a series: numbered briefs, the entries of a chronology, a notice and what it carries."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from .front import IMPRINT
from .joins import join_score
from .leading import without_number
from .outline import section_name
from .shade import bare
from .signs import CHRONICLE, DATED, HEAD_ROWS, SIGNED, named_ordinal, part_ordinal

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
            or not _heads_text(evidence, at + 1)
        ):
            continue
        if first[1] > 1 and _goes_on_above(evidence, at, (first[0], first[1] - 1)):
            continue
        found, expected = [at + 1], first[1] + 1
        for one in range(at + 2, min(len(rows), at + _COLUMN_LONGEST)):
            if evidence.section[one] is not None:
                break
            number = evidence.number[one]
            if number is None or number[0] != first[0] or not _heads_text(evidence, one):
                continue
            if number[1] == expected or (is_slip(number[1], expected) and _is_done(evidence, one - 1)):
                found.append(one)
                expected = number[1] + 1
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
        if named_ordinal(evidence.rows[at].text) == ("named", len(found) + 1) and _heads_text(evidence, at):
            found.append(at)
    return found


def find_numbered_headlines(evidence: Evidence) -> None:
    """一、… 二、… or 01 … 02 … through the whole issue: headlines where an item has ended before nearly each of them,
    or where the contents announce them; inside one text they would number its parts."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    for kind in _COUNTING:
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
                and _heads_text(evidence, at)
            ):
                found.append(at)
                expected = number[1] + 1
        if len(found) < _FEWEST_HEADLINES:
            continue
        ends = sum(evidence.item_ends[at - 1] or evidence.section[at - 1] is not None for at in found[1:])
        listed = sum(evidence.contents.find(without_number(evidence.rows[at].text)) is not None for at in found)
        if ends * 4 >= (len(found) - 1) * 3 or listed * 4 >= len(found) * 3 or _opens_issue(evidence, found[0]):
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
    for at in range(1, len(evidence) - 1):
        found = part_ordinal(evidence.rows[at].text) if evidence.rows[at].text[0].isdigit() else None
        if found is None or not _heads_text(evidence, at) or found not in (expected, (expected[0] + 1, 1)):
            continue
        heads.append(at)
        if found[1] == 1 and re.match(rf"{found[0]}[ 　、.．]", evidence.rows[at - 1].text):
            columns.append(at - 1)
        expected = (found[0], found[1] + 1)
    if len(heads) >= _FEWEST_HEADLINES:
        evidence.numbered.update(heads)
        for at in columns:
            evidence.section[at] = section_name(evidence.rows[at].text)


_FEWEST_HEADLINES = 3
_COUNTING = ("chinese", "digit", "digit-bracket", "chinese-bracket", "circled", "padded", "numero")
_DOUBTFUL = ("chinese-bracket", "circled", "padded")
"""One alone may as well head a part, or be a figure."""
_COLUMN_LONGEST = 1000
"""Rows."""


def _heads_text(evidence: Evidence, at: int) -> bool:
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


DAY_ALONE = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日(?:[(\[]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?)?")
_FEWEST_DAYS = 3


def _find_days(evidence: Evidence) -> None:
    """Below a column's name, entries each headed by nothing but its day."""
    rows = evidence.rows
    for title in range(len(rows) - 1):
        if evidence.section[title] is None or not DAY_ALONE.fullmatch(rows[title + 1].shade):
            continue
        days = [title + 1]
        for one in range(title + 2, len(rows) - 1):
            if evidence.section[one] is not None or one - days[-1] > _LONGEST_ENTRY:
                break
            if DAY_ALONE.fullmatch(rows[one].shade) and evidence.joins[one] < 0:
                days.append(one)
        if len(days) >= _FEWEST_DAYS:
            evidence.dated.update(dict.fromkeys(days, title))
            evidence.days.update(days)


_CALENDAR = re.compile(
    r"(?:(?:19|20)\d{2}年)?\d{1,2}(?:月\d{1,2}日|[./]\d{1,2})(?:[-—~至、]{1,2}\d{1,2}日?)?[ 　\t|｜:：]+"
)
"""6月8日　某展览会开幕: the day set off from what is on."""


def _find_calendars(evidence: Evidence) -> None:
    """Right below a column's name, paragraphs that each begin with a day set off from the rest, to the next column."""
    rows = evidence.rows
    for title in range(len(rows) - 1):
        if evidence.section[title] is None or not _CALENDAR.match(rows[title + 1].text):
            continue
        below = range(title + 1, min(len(rows), title + _LONGEST_ENTRY))
        column = takewhile(lambda at: evidence.section[at] is None, below)
        paragraphs = (at for at in column if evidence.joins[at] <= 0)
        days = list(takewhile(lambda at: _CALENDAR.match(rows[at].text), paragraphs))
        if len(days) >= _FEWEST_DAYS:
            evidence.dated.update(dict.fromkeys(days, title))
            evidence.calendar.add(title)


def _find_bulleted_days(evidence: Evidence) -> None:
    """Below a short heading, paragraphs that each begin with the same bullet and a day: ◇3月9日，…"""
    rows = evidence.rows
    title = 0
    while title < len(rows) - 1:
        at = title + 1
        bullet = rows[at].text[0]
        entries: list[int] = []
        while at < len(rows) and rows[at].shade[0] == "◎" and DATED.match(rows[at].shade[1:]):
            if rows[at].text[0] != bullet or (
                _may_head(evidence, at) and at + 1 < len(rows) and evidence.ended[at + 1]
            ):
                break
            entries.append(at)
            at += 1
            while at < len(rows) and evidence.joins[at] > 0 and at - entries[-1] < _LONGEST_ENTRY:
                at += 1
        short = len(rows[title].shade) <= _HEADING_LONGEST and not evidence.ended[title]
        if len(entries) >= _FEWEST_DAYS and short and not evidence.prose[title]:
            evidence.dated.update(dict.fromkeys(entries, title))
            evidence.bulleted.update(entries)
            for one in entries:
                evidence.section[one] = None
            if title not in evidence.numbered and evidence.ordinal[title] is None:
                evidence.section[title] = section_name(rows[title].text)
        title = max(title + 1, at - 1)


_HEADING_LONGEST = 14
"""Characters."""


def find_chronologies(evidence: Evidence) -> None:
    _find_titled(evidence)
    _find_day_first(evidence)
    alone = [at for at in evidence.dated if DAY_ALONE.fullmatch(evidence.rows[at].shade)]
    headed = {at: at + 1 for at in alone if at + 2 < len(evidence) and _heads_entry(evidence, at + 1)}
    if len(headed) >= _FEWEST_DAYS and len(headed) * 4 >= len(alone) * 3:
        evidence.days.update(headed)
        evidence.headed.update(headed)


DAY_FIRST = re.compile(r"(?:\d{2,4}[年./-])?\d{1,2}[月./-]\d{1,2}日?[ 　]+(?=.{4})")


def _find_day_first(evidence: Evidence) -> None:
    """Entries whose headlines stand behind their day, 3.12　举办实务培训班, above their text: most of a chronology."""
    entries: dict[int, list[int]] = {}
    for at, title in evidence.dated.items():
        entries.setdefault(title, []).append(at)
    for title, rows in entries.items():
        heads = [
            at
            for at in rows
            if at + 1 < len(evidence)
            and DAY_FIRST.match(evidence.rows[at].text)
            and _heads_entry(evidence, at)
            and evidence.reads_as_text(at + 1)
        ]
        if len(heads) >= _FEWEST_DAYS and len(heads) * 4 >= len(rows) * 3:
            for at in rows:
                del evidence.dated[at]
            evidence.chronicle.update(dict.fromkeys(rows, title))
            evidence.dated_headlines.update(rows)
            evidence.titles.add(title)


def _heads_entry(evidence: Evidence, at: int) -> bool:
    short = _ENTRY_HEAD_SHORTEST <= len(evidence.rows[at].shade) <= _HEADLINE_LONGEST
    return short and not evidence.ended[at] and not evidence.rows[at].full and not evidence.prose[at]


_ENTRY_HEAD_SHORTEST = 4
"""Characters: 会员茶叙."""


def _find_titled(evidence: Evidence) -> None:
    rows = evidence.rows
    _find_days(evidence)
    _find_bulleted_days(evidence)
    _find_calendars(evidence)
    for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        if len(shadow) > 34 or evidence.ended[at]:
            continue
        if not CHRONICLE.fullmatch(_APPENDED.sub("", shadow) if shadow[0] == "附" else shadow):
            continue
        kind, first = _first_entry(evidence, at)
        if kind is None or first is None:
            _dated_entries(evidence, at)
            continue
        entries: list[int] = []
        expected, one, last = 1, first, first
        while one < len(rows) and one - last < 400:
            if evidence.ordinal[one] == (kind, 1) and one > first:
                break
            found = evidence.ordinal[one]
            if (
                found is not None
                and found[0] == kind
                and evidence.joins[one] < 3
                and _counts_on(evidence, one, expected)
            ):
                entries.append(one)
                expected, last = found[1] + 1, one
            one += 1
        if first < at and (not entries or entries[-1] < at):
            # A title slips down into its entries, not below them: what is numbered above has nothing to do with it.
            _dated_entries(evidence, at)
            continue
        if sum(evidence.ended[one] and evidence.prose[one] for one in entries) * 4 >= len(entries) * 3:
            # Whole sentences, and no headlines.
            evidence.dated.update(dict.fromkeys(entries, at))
            continue
        evidence.chronicle.update(dict.fromkeys(entries, at))
        if entries:
            below = at + 1 < first and _PERIOD.fullmatch(rows[at + 1].shade)
            evidence.titles.update((at, at + 1) if below else (at,))


_APPENDED = re.compile(r"^附件?\d*[::]?")
_PERIOD = re.compile(r"[(\[](?:19|20)\d{2}年.{0,16}[)\]]")
"""（2015年）, on the row below the title of a chronology."""


def _counts_on(evidence: Evidence, at: int, expected: int) -> bool:
    """Whether a row has the number expected; the one before again, or the one after, below the end of an entry, is a
    slip of the pen."""
    found = evidence.ordinal[at]
    if found is None or found[1] == expected:
        return found is not None
    return (
        is_slip(found[1], expected)
        and evidence.ended[at - 1]
        and _heads_text(evidence, at)
        and evidence.reads_as_text(at + 1)
    )


def _is_done(evidence: Evidence, at: int) -> bool:
    return evidence.item_ends[at] or evidence.ended[at]


def is_slip(number: int, expected: int) -> bool:
    """The number before once more, or the next but one."""
    return 2 < expected - 1 <= number <= expected + 1


def _first_entry(evidence: Evidence, title: int) -> tuple[str | None, int | None]:
    """Where the entries of a chronology begin: below its title, or above where the title has slipped down the page."""
    below = range(title + 1, min(title + 6, len(evidence)))
    above = range(title, max(-1, title - _SLIPPED_BY), -1) if _slipped(evidence, title) else range(0)
    for places in (below, above):
        for one in places:
            found = evidence.ordinal[one]
            if found and found[1] == 1 and found[0] in ("chinese", "digit", "chinese-bracket", "digit-bracket"):
                return found[0], one
    return None, None


def _slipped(evidence: Evidence, at: int) -> bool:
    """Whether a row stands in the middle of a sentence."""
    if at == 0 or at + 1 >= len(evidence) or evidence.ended[at - 1]:
        return False
    goes_on = join_score(evidence.rows[at - 1], evidence.rows[at + 1], indents=evidence.indents, bridged=True)
    return goes_on >= 2.5


def _dated_entries(evidence: Evidence, title: int) -> None:
    """Entries without numbers and headlines, each a paragraph that begins with its date."""
    last = title
    # 2日　… 9日　…: the month stands in the title.
    in_month = title + 1 < len(evidence) and _IN_MONTH.match(evidence.rows[title + 1].text) is not None
    indented = title + 1 < len(evidence) and evidence.rows[title + 1].indented
    for one in range(title + 1, len(evidence)):
        row = evidence.rows[one]
        # A full line says nothing of its paragraph if that ended with it, and a day opens the next.
        set_off = not row.indented and DAY_FIRST.match(row.text) is not None
        apart = evidence.joins[one] < 0 or (evidence.ended[one - 1] and (not evidence.indents or set_off))
        opens = apart and (row.indented or not indented or not evidence.indents)
        if opens and (_IN_MONTH.match(row.text) if in_month else DATED.match(row.shade)):
            if one > title + 1 and _may_head(evidence, one - 1):
                # The day begins the text of a headline: briefs, whatever their column is called.
                return
            evidence.dated[one] = title
            last = one
        elif (
            one in evidence.torn
            or CHRONICLE.fullmatch(row.shade[:80])
            or one - last > _LONGEST_ENTRY
            or evidence.section[one]
            or (opens and last == title and one > title + 3)
        ):
            return


_IN_MONTH = re.compile(r"\d{1,2}(?:[-—~至、]\d{1,2})?日[ 　,，:：]")


def _may_head(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a headline: it ends nothing and leaves room in its line."""
    row = evidence.rows[at]
    done = evidence.ended[at] or evidence.item_ends[at] or evidence.prose[at] or evidence.table[at]
    return not done and not row.full and not row.nearly and _HEADLINE_SHORTEST <= len(row.shade) <= _HEADLINE_LONGEST


_HEADLINE_SHORTEST, _HEADLINE_LONGEST = 6, 44
"""Characters."""
_LONGEST_ENTRY = 60
_SLIPPED_BY = 160
"""Rows."""
