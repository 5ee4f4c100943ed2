"""Boxes in an item: a name in brackets above points or facts, which are no items though each stands on its own row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import vocabulary as words
from .shade import BULLETS, bare, shade

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST = 2
_POINT_LONGEST = 40
"""Characters."""
_FACT = re.compile(rf"(?!\d|{words.SOURCE_OF}?{words.SOURCES}:)[^:,。;]{{2,12}}:(?=.)")
"""15. 某县：… 来源：… are a headline and where its text is from."""


def find_boxes(evidence: Evidence) -> None:
    """【数读】 above ● … ● …, or above 喜欢的书：… 最近的烦恼：…, below a text: it heads no column, they no text.

    What the contents page lists is a column all the same."""
    rows = evidence.rows
    known = {bare(shade(name)) for name in evidence.contents.sections}
    for at in range(max(1, evidence.contents.end), len(rows) - _FEWEST):
        name = rows[at].shade
        if name[0] not in "[◎" or evidence.section[at] is None or bare(name) in known or rows[at].ruled:
            continue
        if not evidence.ended[at - 1] or evidence.item_ends[at - 1]:
            continue
        points = _points(evidence, at + 1)
        if len(points) >= _FEWEST:
            evidence.section[at], evidence.known_section[at] = None, False
            evidence.inner.update((at, *points))


def _points(evidence: Evidence, at: int) -> list[int]:
    """The rows from one on that are points behind one bullet or facts; empty if text stands among them."""
    found: list[int] = []
    bullet = evidence.rows[at].text[0]
    while at < len(evidence):
        row = evidence.rows[at]
        alike = row.text[0] == bullet if bullet in BULLETS else _FACT.match(row.shade) is not None
        if not alike or len(row.shade) > _POINT_LONGEST or evidence.prose[at]:
            break
        found.append(at)
        at += 1
    if at < len(evidence) and bullet in BULLETS and evidence.reads_as_text(at):
        # Text below the last of them: they are headlines.
        return found[:-1] if len(found) > _FEWEST + 1 else []
    return found
