"""Rows that may name a column or a group, and bracketed ones that head items instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .front import COLUMN_NAME, SECTION_MARK
from .outline import BRACKETED_FIRST, section_name, without_more, without_period
from .patterns import ends_sentence
from .shade import BULLETS, bare, shade
from .signs import (
    COMPANY,
    FACT_ALONE,
    HEAD_ROWS,
    LEFT_OUT,
    LINK_BOX,
    MEMBERS,
    OFFICES,
    SUBTITLE,
    ordinal_of,
    without_foreign,
)
from .tables import cells_of

if TYPE_CHECKING:
    from .evidence import Evidence

_LONGEST_ROW = 60
_LISTED_NAME_LONGEST = 6
"""Characters. What stands again below and is longer is a headline, whatever bullet the contents put before it."""
_BRACKETED = re.compile(r"\[[^\[\]]{2,12}\]$")


def find_sections(evidence: Evidence) -> None:
    known = {bare(shade(name)) for name in evidence.contents.sections}
    known |= {row.running for row in evidence.rows if row.running}
    start = max(0, evidence.contents.end - HEAD_ROWS)
    inner = _inner_bullets(evidence, start)
    several = sum(_ALONE.fullmatch(row.text) is not None for row in evidence.rows[start:]) > 1
    for at, row in enumerate(evidence.rows):
        if at in evidence.credits or at in evidence.caption or evidence.signature[at] or evidence.fact[at]:
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
        if at in inner or FACT_ALONE.fullmatch(shadow):
            evidence.inner.add(at)
            continue
        mark = SECTION_MARK.fullmatch(shadow)
        name = mark[1] if mark else shadow
        if row.ruled or row.named:
            evidence.section[at], evidence.known_section[at] = shade(section_name(row.text)), True
        elif at + 1 < len(evidence) and SUBTITLE.match(evidence.rows[at + 1].shade) and shadow[-1] in "?!":
            # A headline that the cover has, too.
            continue
        elif not known.isdisjoint(bare(one) for one in _readings(row.text, shadow, name)):
            evidence.section[at], evidence.known_section[at] = name, True
        elif (
            mark
            and not (evidence.announced[at] and len(name) > _LISTED_NAME_LONGEST)
            and not ends_sentence(name)
            and not LEFT_OUT.fullmatch(shadow)
            and ordinal_of(name) is None
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
        elif not evidence.ended[at] and _names_members(evidence, at):
            evidence.section[at] = shadow
        if evidence.section[at] is not None and _names_members(evidence, at):
            evidence.groups.add(at)


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
            evidence.reads_as_text(at + 1) and (evidence.ended[at - 1] or rows[at - 1].shade[-1] == "]")
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


def find_bracketed_headlines(evidence: Evidence) -> None:
    """【…】 on a row of its own heads a column if headlines follow, an item if text does."""
    rows = evidence.rows
    bracketed = [
        at
        for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows) - 1)
        if rows[at].shade[0] == "["
        and rows[at].shade[-1] == "]"
        and 4 <= len(rows[at].shade) - 2 <= 50
        and not evidence.known_section[at]
        and not evidence.item_ends[at]
        and at not in evidence.credits
        and not LINK_BOX.match(rows[at].shade)
    ]
    before_text = [
        at
        for at in bracketed
        if evidence.prose[at + 1] or len(rows[at + 1].shade) > 44 or rows[at + 1].full or at + 1 in evidence.credits
    ]
    if before_text and not _open_items(evidence, before_text):
        for at in before_text:
            evidence.section[at] = None
        evidence.inner.update(before_text)
        return
    # 【案情：…】 alone would head a part.
    plain = sum(":" not in rows[at].shade for at in before_text)
    if plain >= 3 and len(before_text) * 3 >= len(bracketed) * 2:
        # Set like those, and above no other of its kind: a headline, though a part's heading comes before its text.
        alike = [at for at in bracketed if at + 1 not in bracketed and evidence.section[at + 1] is None]
        for at in {*before_text, *alike}:
            evidence.section[at] = None
            evidence.styled.add(at)


def _open_items(evidence: Evidence, rows: Sequence[int]) -> bool:
    """Whether some open an item for certain, or several columns have them and no headlines of another kind: in a text
    below such a headline they head its parts."""
    if rows[0] <= evidence.contents.end:
        return True
    marks = [at for at in range(rows[0], rows[-1]) if evidence.section[at] is not None and at not in rows]
    if marks and all(evidence.reads_as_text(at + 1) or at + 1 in rows for at in marks):
        return True
    return any(at == 0 or evidence.item_ends[at - 1] or evidence.section[at - 1] is not None for at in rows)


_FEWEST_CELLS = 3
_FACT = re.compile(r"[一-鿿]{2,4}:.")


def find_bulleted_headlines(evidence: Evidence) -> None:
    """Bullets before rows that text follows: headlines if the first of them opens a column, else parts of an item.

    A bullet before a row that headlines follow marks a group, and is left to that."""
    rows = evidence.rows
    first: dict[str, bool] = {}
    for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows) - 1):
        row = rows[at]
        bullet = row.text[0]
        if evidence.section[at] is not None and bullet not in BULLETS:
            first.clear()
        if bullet not in BULLETS or not 6 <= len(row.shade) <= 50 or evidence.known_section[at]:
            continue
        if evidence.ended[at] and row.shade[-1] not in "?!":
            continue
        no_headline = at in evidence.credits or at in evidence.caption
        if no_headline or COLUMN_NAME.fullmatch(shade(without_period(row.text)).lstrip("◎")):
            continue
        below = rows[at + 1]
        # Facts of an event, 时间：… 地点：…, are its text.
        asks = below.text[0] in BULLETS and below.shade[-1] in "?!"
        text_below = evidence.reads_as_text(at + 1) or (evidence.ended[at + 1] and not asks)
        text_below = text_below or _FACT.match(below.shade) is not None
        text_below = text_below or len(cells_of(below.text)) >= _FEWEST_CELLS
        if not text_below or evidence.announced[at]:
            continue
        if bullet not in first:
            opens = at == 0 or evidence.section[at - 1] is not None or evidence.item_ends[at - 1]
            first[bullet] = opens or at <= evidence.contents.end
        evidence.section[at] = None
        (evidence.styled if first[bullet] else evidence.inner).add(at)
