"""Rows that may name a column or a group, and bracketed ones that head items instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .contents import COLUMN_NAME, SECTION_MARK, section_name
from .patterns import ends_sentence
from .shade import BULLETS, bare, shade
from .signs import HEAD_ROWS, LINK_BOX, ordinal_of, without_foreign

if TYPE_CHECKING:
    from .evidence import Evidence

_LONGEST_ROW = 60
_LISTED_NAME_LONGEST = 6
"""Characters. What stands again below and is longer is a headline, whatever bullet the contents put before it."""
_BRACKETED = re.compile(r"\[[^\[\]]{2,12}\]$")


def find_sections(evidence: Evidence) -> None:
    known = {bare(shade(name)) for name in evidence.contents.sections}
    for at, row in enumerate(evidence.rows):
        if at in evidence.credits:
            continue
        shadow = shade(without_foreign(row.text)) if len(row.text) <= _LONGEST_ROW else row.shade
        if len(shadow) > 16:
            continue
        mark = SECTION_MARK.fullmatch(shadow)
        name = mark[1] if mark else shadow
        if bare(name) in known or bare(row.shade) in known or bare(shade(section_name(row.text))) in known:
            evidence.section[at], evidence.known_section[at] = name, True
        elif (
            mark
            and not (evidence.announced[at] and len(name) > _LISTED_NAME_LONGEST)
            and not ends_sentence(name)
            and ordinal_of(name) is None
            and ":" not in name
            and not _BRACKETED.search(name)
        ):
            evidence.section[at] = name
        elif _heads_headline(evidence, at) or (
            len(shadow) <= 8 and COLUMN_NAME.fullmatch(shadow) and not evidence.ended[at]
        ):
            evidence.section[at] = shadow


_NAME_LONGEST = 6


def _heads_headline(evidence: Evidence, at: int) -> bool:
    """Whether a heading stands above one more, so that it heads no text itself."""
    row = evidence.rows[at]
    if row.level is None or len(row.shade) > _NAME_LONGEST or at + 1 >= len(evidence):
        return False
    if evidence.ordinal[at] is not None or evidence.ended[at]:
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
        and ":" not in rows[at].shade
        and not LINK_BOX.match(rows[at].shade)
    ]
    before_text = [
        at for at in bracketed if evidence.prose[at + 1] or len(rows[at + 1].shade) > 44 or rows[at + 1].full
    ]
    if len(before_text) >= 3 and len(before_text) * 3 >= len(bracketed) * 2:
        for at in before_text:
            evidence.section[at] = None
            evidence.styled.add(at)


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
        if bullet not in BULLETS or not 6 <= len(row.shade) <= 50 or evidence.ended[at] or evidence.known_section[at]:
            continue
        if COLUMN_NAME.fullmatch(row.shade.lstrip("◎")):
            continue
        below = rows[at + 1]
        # Facts of an event, 时间：… 地点：…, are its text.
        text_below = evidence.reads_as_text(at + 1) or evidence.ended[at + 1] or _FACT.match(below.shade) is not None
        if not text_below or evidence.announced[at]:
            continue
        if bullet not in first:
            opens = at == 0 or evidence.section[at - 1] is not None or evidence.item_ends[at - 1]
            first[bullet] = opens or at <= evidence.contents.end
        evidence.section[at] = None
        (evidence.styled if first[bullet] else evidence.inner).add(at)
