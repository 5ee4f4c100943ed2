"""Which column (section) and group each item stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from . import vocabulary as words
from .assembly import Cut, Draft
from .contents import COLUMN_NAME, Entry, section_name
from .evidence import Evidence
from .headline import close_spacing, split_subtitle
from .running import running_heads
from .shade import bare, shade

_EDITORIAL = re.compile(words.EDITORIALS)
"""A column of one item."""

_APPENDIX = re.compile(r"^附件?\s*\d*\s*[:：]\s*")

_NUMBER = re.compile(r"^[一二三四五六七八九十\d]{1,3}[、.．]?[ 　]*")

Column = tuple[str | None, str | None]


def place_columns(
    evidence: Evidence, cut: Cut, drafts: Sequence[Draft], entries: Sequence[Entry | None]
) -> list[Column]:
    """(section, group) of each draft: from the headings in the text, the running heads, and the contents page."""
    names = {row: section_name(close_spacing(evidence.rows[row].text)) for row in cut.section_rows}
    sections, groups = _levels(evidence, cut)
    nested = {row for row in sections if bare(shade(names[row])) in evidence.contents.groups}
    sections, groups = sections - nested, groups | nested
    listed = [(draft.first, entry.page) for draft, entry in zip(drafts, entries, strict=True) if entry and entry.page]
    running = running_heads(evidence, cut, sections, groups, listed)
    marks = [(running.get(row, row), row) for row in sections | groups]
    marks.sort()
    placed: list[Column] = []
    section: str | None = None
    group: str | None = None
    used, next_mark = 0, 0
    for draft, entry in zip(drafts, entries, strict=True):
        named = False
        while next_mark < len(marks) and marks[next_mark][0] <= draft.first:
            row = marks[next_mark][1]
            if row in groups:
                group, named = names[row], True
            elif not _same(names[row], section):
                section, group, used = names[row], group if row in running else None, 0
            next_mark += 1
        announced = entry.section if entry else None
        if announced is not None and not _same(announced, section):
            section, group, used = announced, group if named else None, 0
        elif section is not None and _EDITORIAL.fullmatch(shade(section)) and used:
            section, group = None, None
        if draft.kicker:
            group = draft.kicker
        used += 1
        placed.append((section, _chronicle_title(evidence, draft) if draft.chronicle is not None else group))
    _fill_loose(evidence, placed, entries)
    return placed


def _same(one: str, other: str | None) -> bool:
    return other is not None and bare(shade(one)) == bare(shade(other))


def entry_of(evidence: Evidence, draft: Draft) -> Entry | None:
    """The entry of the contents page that announces a draft, or the chronology that it belongs to."""
    rows = [draft.chronicle] if draft.chronicle is not None else draft.headline
    title = "".join(evidence.rows[row].shade for row in rows)
    title = title[len(shade(draft.kicker)) :] if draft.kicker else title
    # A contents page often leaves out the second line that stands on the headline's own row.
    head, _second = split_subtitle(title)
    found = evidence.contents.find(bare(title)) or evidence.contents.find(bare(head))
    return evidence.contents.entries[found[0]] if found else None


def _chronicle_title(evidence: Evidence, draft: Draft) -> str | None:
    if draft.chronicle is None or draft.first in evidence.days:
        return None
    text = close_spacing(evidence.rows[draft.chronicle].text)
    if draft.first in evidence.bulleted and draft.chronicle in evidence.numbered:
        text = _NUMBER.sub("", text)
    return _APPENDIX.sub("", section_name(text))


def _levels(evidence: Evidence, cut: Cut) -> tuple[set[int], set[int]]:
    """The rows that name columns, and those that name groups inside them.

    What the contents page knows as a column is one. Of the others, those set like a known column are columns if they
    sound like one; where nothing is known, plain names are, and bullets and brackets mark groups inside."""
    rows = set(cut.section_rows)
    known = {row for row in rows if evidence.known_section[row]}
    styles = {_style(evidence, row) for row in known}
    if not known:
        plain = {row for row in rows if _style(evidence, row) == ""}
        styles = {""} if plain else {_style(evidence, row) for row in cut.section_rows[:1]}
        known = {row for row in rows if _style(evidence, row) in styles}
        return known, rows - known
    # Without a contents page nothing tells a column from a group but how it is set.
    alike = {
        row
        for row in rows - known
        if _style(evidence, row) in styles and (_sounds_like_column(evidence, row) or not evidence.contents.numbered)
    }
    alike -= _inside(cut.section_rows, known)
    return known | alike, rows - known - alike


def _inside(rows: Sequence[int], known: set[int]) -> set[int]:
    """The names inside a known column: the first right below its own, the others anywhere before the next."""
    found: set[int] = set()
    nested, last = False, -2
    for row in rows:
        if row in known:
            nested = False
        elif nested or (last in known and row == last + 1):
            nested = True
            found.add(row)
        last = row
    return found


def _style(evidence: Evidence, row: int) -> str:
    mark = evidence.rows[row].shade[0]
    return mark if mark in "◎[" else ""


def _sounds_like_column(evidence: Evidence, row: int) -> bool:
    return COLUMN_NAME.fullmatch(shade(section_name(evidence.rows[row].text))) is not None


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
