"""Which of the names in a text are columns', and which are of groups inside them: told by how they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .drafts import Cut
from .evidence import Evidence
from .front import COLUMN_NAME
from .outline import GROUP_NUMBER, section_name, without_period
from .plain_columns import stands_apart
from .shade import BULLET, bare, shade
from .signs import without_foreign


def same_name(one: str, other: str | None) -> bool:
    return other is not None and bare(shade(one)) == bare(shade(other))


def name_levels(evidence: Evidence, cut: Cut) -> tuple[set[int], set[int]]:
    """The rows that name columns, and those that name groups inside them.

    What the contents page knows as a column is one. Of the others, those set like a known column are columns if they
    sound like one; where nothing is known, plain names are, and bullets and brackets mark groups inside."""
    certain = evidence.bracketed_groups.intersection(cut.section_rows)
    rows = set(cut.section_rows) - certain
    known = {row for row in rows if evidence.known_section[row]}
    if known <= evidence.chronology_titles():
        # The contents list the chronology as they list headlines, and no column.
        known = set()
    nested = _nested(evidence, cut.section_rows)
    known -= nested
    # However it is set, the title of a chronology right below the name of a column is inside it.
    titles = evidence.chronology_titles() & rows
    titles = {row for row in titles if row - 1 in rows and not _say_the_same(evidence, row - 1, row)}
    styles = {_style(evidence, row) for row in known}
    if not known:
        # Right below another name, one stands inside that column.
        plain = {row for row in rows if _style(evidence, row) == "" and row - 1 not in rows}
        styles = {""} if plain else {_style(evidence, row) for row in cut.section_rows[:1]}
        first = min((row for row in rows if _style(evidence, row) in styles), default=0)
        # What stands above the first column is inside none.
        known = {row for row in rows if row < first or _style(evidence, row) in styles}
        known -= titles
        return known, rows - known | certain
    # Without a contents page nothing tells a column from a group but how it is set.
    alike = {
        row
        for row in rows - known - plain_titles(evidence, cut.section_rows)
        if _style(evidence, row) in styles and (_sounds_like_column(evidence, row) or not evidence.contents.numbered)
    }
    if all(evidence.rows[row].named for row in known):
        # PART.01 stands above each column.
        alike = set()
    elif all(_in_two_languages(evidence, row) for row in known):
        alike = {row for row in alike if _in_two_languages(evidence, row)}
    alike -= _inside(evidence, cut.section_rows, known) | titles
    return known | alike, rows - known - alike | certain


def deeper(evidence: Evidence, rows: set[int]) -> set[int]:
    """The names that the format sets further in than those right above, ## 区域 / ### 成渝, and all set like them."""
    levels = {row: evidence.rows[row].level for row in rows}
    if 0 in levels and list(levels.values()).count(levels[0]) == 1:
        # The periodical's own name, or that of the issue.
        del levels[0]
    pairs = {
        (above, below)
        for row in levels
        if (below := levels[row]) is not None and (above := levels.get(row - 1)) is not None and below != above
    }
    inner = {below for above, below in pairs if below > above and (below, above) not in pairs}
    return {row for row, level in levels.items() if level in inner}


def plain_titles(evidence: Evidence, section_rows: Sequence[int]) -> set[int]:
    """The titles of chronologies that stand in their column like the headline of an article, without the number of a
    column of their own."""
    titles = evidence.chronology_titles() - evidence.calendar
    if evidence.names_apart:
        titles = {row for row in titles if not stands_apart(evidence, row)}
    numbered = [row for row in section_rows if (number := evidence.ordinal[row]) is not None and number[0] == "chinese"]
    own = set(numbered) if len(numbered) > _FEWEST_NUMBERED else set()
    return {row for row in titles - own if _style(evidence, row) == ""}


_FEWEST_NUMBERED = 2
"""Columns besides that are numbered 一、."""


def _nested(evidence: Evidence, rows: Sequence[int]) -> set[int]:
    """The names that are groups for certain: [国内] stands right below 一周要闻, and no name set like that above one
    like this."""
    pairs = {
        (_style(evidence, above), _style(evidence, below))
        for above, below in pairwise(rows)
        if below == above + 1 and not _say_the_same(evidence, above, below)
    }
    inner = {style for outer, style in pairs if outer != style and (style, outer) not in pairs}
    return {row for row in rows if _style(evidence, row) in inner} | _behind_other_bullet(evidence, rows)


def _behind_other_bullet(evidence: Evidence, rows: Sequence[int]) -> set[int]:
    """■ 新会员介绍 right below ◎会员园地, where several columns have that bullet: what has the other is inside one."""
    bullets = {row: evidence.rows[row].text[0] for row in rows if evidence.rows[row].shade[0] == BULLET}
    times = Counter(bullets.values())
    pairs = {
        (bullets[above], bullets[below])
        for above, below in pairwise(rows)
        if below == above + 1 and above in bullets and below in bullets and times[bullets[above]] > 1
    }
    inner = {bullet for outer, bullet in pairs if outer != bullet and (bullet, outer) not in pairs}
    return {row for row, bullet in bullets.items() if bullet in inner}


def _say_the_same(evidence: Evidence, one: int, other: int) -> bool:
    """A running head above the column's own name."""
    return same_name(*(section_name(evidence.rows[row].text) for row in (one, other)))


def _inside(evidence: Evidence, rows: Sequence[int], known: set[int]) -> set[int]:
    """The names inside a known column: the first right below its own, the others that are set like it anywhere before
    the next."""
    found: set[int] = set()
    nested, last = None, -2
    for row in rows:
        if row in known:
            nested = None
        elif last in known and row == last + 1:
            nested = _style(evidence, row)
        if nested is not None and _style(evidence, row) == nested:
            found.add(row)
        last = row
    return found


def _style(evidence: Evidence, row: int) -> str:
    if evidence.rows[row].ruled:
        return shade(evidence.rows[row].raw.strip(" 　")[0])
    if GROUP_NUMBER.match(evidence.rows[row].text):
        return "1.1"
    mark = evidence.rows[row].shade[0]
    return mark if mark in "◎[《" else ""


def _in_two_languages(evidence: Evidence, row: int) -> bool:
    """海關快訊　CUSTOMS NEWS"""
    text = evidence.rows[row].text
    return without_foreign(text) != text


def _sounds_like_column(evidence: Evidence, row: int) -> bool:
    return COLUMN_NAME.fullmatch(shade(without_period(section_name(evidence.rows[row].text)))) is not None
