"""Which column (section) and group each item stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from . import vocabulary as words
from .column_levels import deeper, name_levels, plain_titles, same_name
from .contents import Entry
from .days import MONTH_ALONE
from .drafts import Cut, Draft
from .evidence import Evidence
from .headline import close_spacing, split_subtitle
from .outline import section_name, without_period
from .resumed_columns import resumed_columns
from .running import running_heads
from .shade import bare, shade
from .signs import without_foreign

_EDITORIAL = re.compile(words.EDITORIALS)

_APPENDIX = re.compile(r"^附件?\s*\d*\s*[:：]\s*")

_NUMBER = re.compile(r"^[一二三四五六七八九十\d]{1,3}[、.．]?[ 　]*")

_CAPITAL = re.compile(r"^[壹贰貳叁參肆伍陆陸柒捌玖拾][ 　]+")
"""伍　同行说: with the number the name would seem to be letter-spaced."""
_IN_BRACKETS = re.compile(r"[（(][^（）()]+[）)]$")

_FEWEST_PAGES = 3
"""Columns that running heads name."""

Column = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A name, and the first row that it holds for. ``runs``: it fell into a text from the edge of its page."""

    first: int
    name: str
    is_group: bool = False
    runs: bool = False


def place_columns(
    evidence: Evidence, cut: Cut, drafts: Sequence[Draft], entries: Sequence[Entry | None]
) -> list[Column]:
    """(section, group) of each draft: from the headings in the text, the running heads, and the contents page."""
    names = {row: _name(evidence, row) for row in cut.section_rows}
    sections, groups = name_levels(evidence, cut)
    nested = {row for row in sections if bare(shade(names[row])) in evidence.contents.groups}
    nested |= deeper(evidence, sections)
    sections, groups = sections - nested, groups | nested
    pages = {bare(shade(one.running)) for one in evidence.rows if one.running}
    said = {bare(shade(without_foreign(names[row]))) for row in sections}
    apart = pages.isdisjoint(said) and said.isdisjoint(bare(shade(name)) for name in evidence.contents.sections)
    if len(pages) >= _FEWEST_PAGES and apart:
        # The columns stand at the heads of the pages: what the text names lies inside them.
        sections, groups = set(), sections | groups
    listed = [(draft.first, entry.page) for draft, entry in zip(drafts, entries, strict=True) if entry]
    running = running_heads(evidence, cut, sections, groups, listed)
    inner = {bare(shade(names[row])) for row in groups}
    # What reads as a column's name in the text is one, whatever column the contents list it in.
    columns = {row for row in sections - plain_titles(evidence, cut.section_rows) if evidence.section[row] is not None}
    own = {bare(shade(names[row])): names[row] for row in columns}
    marks = [_Mark(running.get(row, row), names[row], row in groups, row in running) for row in sections | groups]
    told = _told_by_pages(evidence, marks)
    marks += told
    marks.sort(key=lambda mark: (mark.first, mark.is_group, mark.name))
    sectioned = sum(entry.section is not None for entry in evidence.contents.entries) >= _FEWEST_PAGES
    chronologies = {draft.chronicle for draft in drafts if draft.chronicle is not None}
    listed_columns: dict[int | None, str | None] = {row: _listed_column(evidence, row) for row in chronologies}
    resumed = resumed_columns(evidence)
    placed: list[Column] = []
    section: str | None = None
    group: str | None = None
    open_column: tuple[str | None, int] | None = None
    used, next_mark = 0, 0
    for draft, entry in zip(drafts, entries, strict=True):
        named = False
        if evidence.rows[draft.first].pages_missing and draft.first in evidence.torn:
            # The column may have begun on a page that is lost, and if it has groups, it may go on.
            open_column = (section, len(placed)) if group is not None else None
            section, group, used = None, None, 0
        while next_mark < len(marks) and marks[next_mark].first <= draft.first:
            mark = marks[next_mark]
            if mark.is_group:
                group, named = mark.name, True
                if open_column and section is None:
                    # Another of its groups says that it does.
                    section, since = open_column
                    placed[since:] = [(section, one) for _none, one in placed[since:]]
            elif not same_name(mark.name, section):
                section, group, used = mark.name, group if mark.runs else None, 0
            next_mark += 1
        announced = own.get(_own_name(entry), entry.section) if entry else None
        if entry and sectioned and not entry.section and _is_own_column(draft, cut.section_rows):
            # The contents list the chronology among the columns.
            announced = _chronicle_title(evidence, sections, draft)
        elif announced is None and _is_own_column(draft, cut.section_rows):
            announced = listed_columns[draft.chronicle]
        if announced is not None and bare(shade(announced)) in inner:
            announced = None
        if announced is not None and not same_name(announced, section):
            section, group, used = announced, group if named else None, 0
        elif is_editorial(section) and used:
            section, group = None, None
        if (back := resumed.get(draft.first)) is not None:
            ended = sum(one.first <= back for one in drafts[: len(placed)])
            section, group = placed[ended - 1] if ended else (section, group)
        if draft.kicker:
            group = section_name(draft.kicker)
        used += 1
        placed.append((section, _chronicle_title(evidence, sections, draft) if draft.chronicle is not None else group))
    for at in range(1, len(drafts) - 1):
        around = {drafts[at - 1].chronicle, drafts[at + 1].chronicle}
        if not drafts[at].headline and drafts[at].chronicle is None and len(around) == 1 and None not in around:
            # What is left of an entry, behind missing pages.
            placed[at] = placed[at - 1]
    _fill_torn(evidence, drafts, placed, told, marks)
    _fill_chronologies(drafts, placed)
    _fill_loose(evidence, placed, entries)
    return placed


def _fill_torn(
    evidence: Evidence,
    drafts: Sequence[Draft],
    placed: list[Column],
    told: Sequence[_Mark],
    marks: Sequence[_Mark],
) -> None:
    """Items at the top of a page whose column began on a page that is lost have that of the page that faces theirs, if
    no page between is missing and no name of a column."""
    begins = {
        number for number, draft in enumerate(drafts) if draft.first in evidence.torn or not (number or draft.headline)
    }
    lost = [at for at, row in enumerate(evidence.rows) if row.pages_missing]
    pages = [at for at, row in enumerate(evidence.rows) if row.opens_page]
    known = sorted(mark.first for mark in marks if not mark.is_group)
    heads = [mark.first for mark in told]
    torn = False
    for number, draft in enumerate(drafts):
        torn = (torn or number in begins) and placed[number][0] is None
        one = bisect_right(heads, draft.first)
        if not torn or one == len(told):
            continue
        following = told[one]
        named = bisect_left(known, following.first) - bisect_right(known, draft.first)
        turned = bisect_right(pages, following.first) - bisect_right(pages, draft.first)
        missing = bisect_right(lost, following.first) - bisect_right(lost, draft.first)
        if (named, turned, missing) == (0, 1, 0):
            placed[number] = (following.name, placed[number][1])


def _fill_chronologies(drafts: Sequence[Draft], placed: list[Column]) -> None:
    """Entries of a chronology that stand in no column but itself have that of the others: the page on which it begins
    may have the column before at its head, and one behind missing pages none."""
    entries: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.chronicle is not None:
            entries.setdefault(draft.chronicle, []).append(number)
    for numbers in entries.values():
        named = {
            placed[one][0] for one in numbers if not same_name(placed[one][0] or placed[one][1] or "", placed[one][1])
        }
        if len(named) == 1:
            (column,) = named
            for one in numbers:
                placed[one] = (column, placed[one][1])


def _is_own_column(draft: Draft, section_rows: Sequence[int]) -> bool:
    """Whether a chronology's title may name a column: none is named right above it."""
    return draft.chronicle is not None and draft.chronicle - 1 not in section_rows


def _listed_column(evidence: Evidence, row: int) -> str | None:
    """The column of the contents that is called like a chronology but for its days: 会务大事记（4月21日至5月31日）."""
    title = _IN_BRACKETS.sub("", close_spacing(evidence.rows[row].text))
    return next((name for name in evidence.contents.sections if same_name(name, title)), None)


def is_editorial(section: str | None) -> bool:
    """Whether a column is the editors' own, of one item, which needs no author."""
    return section is not None and _EDITORIAL.fullmatch(shade(section)) is not None


def _name(evidence: Evidence, row: int) -> str:
    """What a row calls a column or group; without another language behind it if the contents call it so."""
    name = section_name(close_spacing(_CAPITAL.sub("", evidence.rows[row].text)))
    if row in evidence.bracketed_groups:
        return name[1:-1]
    if row not in evidence.chronology_titles():
        name = without_period(name)
    bracket = _IN_BRACKETS.search(name)
    listed_names = [*evidence.contents.sections, *(entry.title for entry in evidence.contents.entries)]
    if running := evidence.rows[row].running:
        listed_names.append(running)
    if bracket and any(same_name(name[: bracket.start()], one) for one in listed_names):
        # 会务日志（4月至5月）, which the contents or the head of its page call 会务日志.
        return name[: bracket.start()]
    plain = without_foreign(name)
    if plain == name or not any(same_name(plain, one) for one in evidence.contents.sections):
        return name
    if evidence.contents.named_in_one:
        return plain
    whole = bare(shade(name))
    listed = (bare(shade(one.raw)) for one in evidence.rows[: min(evidence.contents.end, row)])
    return name if any(one.startswith(whole) for one in listed) else plain


def _told_by_pages(evidence: Evidence, marks: Sequence[_Mark]) -> list[_Mark]:
    """Of the columns that running heads name, those that the text of their page does not name itself."""
    pages = [at for at, row in enumerate(evidence.rows) if row.running]
    found: list[_Mark] = []
    in_order = not any(row.pages_missing for row in evidence.rows)
    for first, end in pairwise([*pages, len(evidence)]):
        name = evidence.rows[first].running or ""
        if any(first <= mark.first < end and same_name(mark.name, name) for mark in marks):
            continue
        before = [
            mark for mark in sorted(marks, key=lambda mark: mark.first) if mark.first < first and not mark.is_group
        ]
        if in_order and before and any(same_name(mark.name, name) for mark in before[:-1]):
            # The text has gone on to the next column: the head is that of another page.
            continue
        found.append(_Mark(first, name))
    return found


def _own_name(entry: Entry) -> str:
    return bare(shade(without_period(entry.title)))


def entry_of(evidence: Evidence, draft: Draft) -> Entry | None:
    """The entry of the contents page that announces a draft, or the chronology that it belongs to."""
    rows = [draft.chronicle] if draft.chronicle is not None else draft.headline[len(draft.lead_in) :]
    title = "".join(evidence.rows[row].shade for row in rows)
    title = title[len(shade(draft.kicker)) :] if draft.kicker else title
    # A contents page often leaves out the second line that stands on the headline's own row.
    head, _second = split_subtitle(title)
    found = evidence.contents.find(title) or evidence.contents.find(head)
    if found is None and (carried := _CARRIED.search(title)) is not None:
        found = evidence.contents.find(carried[1])
    return evidence.contents.entries[found[0]] if found else None


_CARRIED = re.compile(r"(?:印发|发布|公布|转发)《([^《》]{6,})》")
"""关于印发《某某办法》的通知, which the contents may list as 某某办法."""
_YEAR = re.compile(r"\d{4}年")
"""大事记（2013年9月）, set like a column, is the title of a chronology all the same."""


def _chronicle_title(evidence: Evidence, sections: set[int], draft: Draft) -> str | None:
    if draft.chronicle is None or draft.chronicle in evidence.calendar:
        return None
    # With a number, as the columns have, it is one of them.
    counted = evidence.ordinal[draft.chronicle] is not None
    period = not counted and _YEAR.search(evidence.rows[draft.chronicle].shade) is not None
    if draft.first in evidence.days and draft.chronicle in sections and not period:
        return None
    text = close_spacing(evidence.rows[draft.chronicle].text)
    below = draft.chronicle + 1
    named = below in evidence.titles and MONTH_ALONE.fullmatch(evidence.rows[below].shade) is None
    if named and draft.chronicle not in sections:
        text += close_spacing(evidence.rows[below].text)
    if draft.first in evidence.bulleted and draft.chronicle in evidence.numbered:
        text = _NUMBER.sub("", text)
    return _APPENDIX.sub("", section_name(text))


def _fill_loose(evidence: Evidence, placed: list[Column], entries: Sequence[Entry | None]) -> None:
    """Columns whose marks came loose from their entries go to the items that no column claims, in order.

    Where several columns share a run of items, it is parted where neighbours have least in common."""
    seen = {bare(shade(section)) for section, _ in placed if section}
    loose = [name for name in evidence.contents.sections if bare(shade(name)) not in seen]
    free = [number for number, (section, _) in enumerate(placed) if section is None]
    if not loose or not free or not any(section for section, _ in placed):
        return
    starts = [
        number
        for number in free
        if entries[number] is not None and (number == free[0] or entries[number] is not entries[number - 1])
    ]
    if len(starts) < len(loose):
        return
    kinship = sorted((_kinship(entries[starts[at - 1]], entries[starts[at]]), at) for at in range(1, len(starts)))
    cuts = sorted(starts[at] for _, at in kinship[: len(loose) - 1])
    for number in free:
        placed[number] = (loose[sum(cut <= number for cut in cuts)], placed[number][1])


def _kinship(one: Entry | None, other: Entry | None) -> float:
    if one is None or other is None:
        return 0.0
    return fuzz.token_set_ratio(*(" ".join(entry.key + bare(entry.subtitle or "")) for entry in (one, other)))
