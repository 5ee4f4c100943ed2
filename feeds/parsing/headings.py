"""Rows that may name a column or a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .front import COLUMN_NAME, CONTENTS_WORD, SECTION_MARK
from .outline import BRACKETED_FIRST, section_name, without_editor, without_more, without_period
from .patterns import ends_sentence
from .shade import BULLETS, bare, shade
from .signs import (
    ADVERTISED,
    COMPANY,
    FACT_ALONE,
    HEAD_ROWS,
    LEFT_OUT,
    MEMBERS,
    OFFICES,
    SIGNED,
    SUBTITLE,
    ordinal_of,
    without_foreign,
)

if TYPE_CHECKING:
    from .evidence import Evidence

_LONGEST_ROW = 60
_LISTED_NAME_LONGEST = 6
"""Characters. What stands again below and is longer is a headline, whatever bullet the contents put before it."""
_BRACKETED = re.compile(r"\[[^\[\]]{2,12}\]$")


def find_sections(evidence: Evidence) -> None:
    listed = {bare(shade(name)) for name in evidence.contents.sections}
    known = listed | {bare(shade(row.running)) for row in evidence.rows if row.running}
    start = max(0, evidence.contents.end - HEAD_ROWS)
    inner = _inner_bullets(evidence, start)
    several = sum(_ALONE.fullmatch(row.text) is not None for row in evidence.rows[start:]) > 1
    _name_marked(evidence)
    for at, row in enumerate(evidence.rows):
        if at in evidence.bracketed_groups:
            evidence.section[at] = row.shade[1:-1]
            continue
        if at + 1 < len(evidence) and SIGNED.fullmatch(evidence.rows[at + 1].shade) and OFFICES.fullmatch(row.text):
            # Who signs a notice, though the imprint has taught the name.
            continue
        if at in evidence.credits or at in evidence.caption or evidence.signature[at] or evidence.fact[at]:
            continue
        if ADVERTISED.fullmatch(row.shade):
            continue
        if len(row.text) <= _LONGEST_ROW and without_editor(row.text) != row.text:
            evidence.section[at], evidence.known_section[at] = shade(section_name(row.text)), True
            continue
        if several and _names_and_tells(evidence, at):
            evidence.section[at], evidence.known_section[at] = shade(section_name(row.text)), True
            continue
        shadow = row.shade
        if len(row.text) <= _LONGEST_ROW:
            text = without_more(without_foreign(row.text))
            text = without_period(text) if shadow[0] == "◎" else text
            if text != row.text:
                shadow = shade(text)
        if len(shadow) > 16:
            continue
        if at in inner or (FACT_ALONE.fullmatch(shadow) and bare(shadow) not in listed):
            evidence.inner.add(at)
            continue
        mark = SECTION_MARK.fullmatch(shadow)
        name = mark[1] if mark else shadow
        if row.ruled or row.named:
            evidence.section[at], evidence.known_section[at] = shade(section_name(row.text)), True
        elif _has_second_line(evidence, at) and (shadow[-1] in "?!" or (mark and bare(name) not in known)):
            # A headline that the cover has, too, or behind a bullet.
            continue
        elif not known.isdisjoint(bare(one) for one in _readings(row.text, shadow, name)):
            evidence.section[at], evidence.known_section[at] = name, True
        elif (
            mark
            and not (evidence.announced[at] and len(name) > _LISTED_NAME_LONGEST)
            and not ends_sentence(name)
            and not LEFT_OUT.fullmatch(shadow)
            and ordinal_of(name) is None
            and not bare(name).isdecimal()
            and ":" not in name
            and not _BRACKETED.search(name)
        ):
            evidence.section[at] = name
        elif _heads_headline(evidence, at) or (
            len(shadow) <= 8
            and COLUMN_NAME.fullmatch(shadow)
            and not shadow[0].isdigit()
            and not evidence.ended[at]
            and ":" not in shadow
            and not _CHAPTER.match(shadow)
        ):
            evidence.section[at] = shade(section_name(row.text)) if row.level is not None else shadow
        elif row.barred or (not evidence.ended[at] and _names_members(evidence, at)):
            evidence.section[at] = shadow
        if evidence.section[at] is not None and (row.barred or _names_members(evidence, at)):
            evidence.groups.add(at)
    _name_levels(evidence)


def _has_second_line(evidence: Evidence, at: int) -> bool:
    return at + 1 < len(evidence) and SUBTITLE.match(evidence.rows[at + 1].shade) is not None


def _name_levels(evidence: Evidence) -> None:
    """Headings of a level of which nearly all name columns all do."""
    rows = evidence.rows
    start = max(0, evidence.contents.end - HEAD_ROWS)
    for level in {row.level for row in rows[start:] if row.level is not None}:
        alike = [at for at in range(start, len(rows)) if rows[at].level == level]
        alike = [at for at in alike if not CONTENTS_WORD.fullmatch(rows[at].shade)]
        named = sum(evidence.section[at] is not None for at in alike)
        if named >= _FEWEST_NAMES and named >= _NEARLY_ALL * len(alike):
            for at in alike:
                short = len(rows[at].shade) <= _MARKED_LONGEST and not evidence.ended[at] and at not in evidence.credits
                short = short and evidence.ordinal[at] is None
                if short and evidence.section[at] is None:
                    evidence.section[at] = shade(section_name(rows[at].text))
                evidence.known_section[at] = evidence.section[at] is not None


_FEWEST_NAMES, _NEARLY_ALL = 4, 0.7


def _name_marked(evidence: Evidence) -> None:
    """Numbers on rows of their own, 07, stand above columns where most of what is below them sounds like one."""
    marked = [row for row in evidence.rows if row.marked and len(row.shade) <= _MARKED_LONGEST]
    named = sum(COLUMN_NAME.fullmatch(row.shade) is not None for row in marked)
    if len(marked) > _FEWEST_PARTS and named * 2 > len(marked):
        for row in marked:
            row.marked, row.named = False, True


_MARKED_LONGEST = 14
"""Characters."""


def _names_members(evidence: Evidence, at: int) -> bool:
    """第四季度新入会单位 between a column's name and the first of them."""
    below = evidence.rows[at + 1].shade if at + 1 < len(evidence) else ""
    return MEMBERS.search(evidence.rows[at].shade) is not None and COMPANY.search(below) is not None


def _readings(text: str, shadow: str, name: str) -> set[str]:
    plain = section_name(text)
    # Most are the same.
    return {name, shadow, *map(shade, {text, plain, without_period(plain)})}


_ALONE = re.compile(r"[【〔［][^【】〔〕［］]{2,8}[】〕］]")
_TOLD_LONGEST = 24
"""Characters."""


def _inner_bullets(evidence: Evidence, start: int) -> set[int]:
    """■ 总体 between texts, where no ■ stands above a headline: they head parts, whatever ▌ before columns does."""
    rows = evidence.rows
    by_bullet: dict[str, list[int]] = {}
    for at in range(max(1, start), len(rows) - 1):
        if rows[at].text[0] in BULLETS and len(rows[at].shade) <= _PART_LONGEST and not evidence.ended[at]:
            by_bullet.setdefault(rows[at].text[0], []).append(at)
    found: set[int] = set()
    for places in by_bullet.values():
        named = any(COLUMN_NAME.fullmatch(rows[at].shade.lstrip("◎")) for at in places)
        inside = all(
            evidence.reads_as_text(at + 1)
            and rows[at + 1].text[0] not in BULLETS
            and (evidence.ended[at - 1] or rows[at - 1].shade[-1] == "]")
            for at in places
        )
        if (
            len(places) >= _FEWEST_PARTS
            and inside
            and not named
            and not any(evidence.item_ends[at - 1] for at in places)
        ):
            found.update(places)
    return found


_PART_LONGEST, _FEWEST_PARTS = 10, 2


def _names_and_tells(evidence: Evidence, at: int) -> bool:
    """【预告】3—5月展会一览 above headlines, where others have 【要闻】 alone: text below makes it a headline."""
    row = evidence.rows[at]
    if not BRACKETED_FIRST.match(row.text) or len(row.shade) > _TOLD_LONGEST or evidence.ended[at]:
        return False
    if at + 2 >= len(evidence) or evidence.reads_as_text(at + 1) or evidence.ended[at + 1]:
        return False
    return evidence.rows[at + 1].text[0] in BULLETS + "【" or evidence.reads_as_text(at + 2)


_CHAPTER = re.compile(r"第[一二三四五六七八九十\d]+[章节条]")
"""Of a regulation: a part of an item, whatever it is called."""
_NAME_LONGEST = 6


def _heads_headline(evidence: Evidence, at: int) -> bool:
    """Whether a heading stands above one more, so that it heads no text itself."""
    row, ordinal = evidence.rows[at], evidence.ordinal[at]
    if OFFICES.fullmatch(row.text):
        # Who issues the document below.
        return False
    if row.level is None or len(shade(section_name(row.text[:_LONGEST_ROW]))) > _NAME_LONGEST:
        return False
    if (ordinal is not None and ordinal[0] != "chinese") or evidence.ended[at]:
        return False
    if at + 1 >= len(evidence) or at + 1 in evidence.credits:
        return False
    below = evidence.rows[at + 1]
    heading = below.level is not None or below.bold
    return heading and len(below.shade) <= 50 and not evidence.prose[at + 1]
