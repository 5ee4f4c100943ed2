"""Rows in brackets or behind bullets that head items: text follows each, and the first opens a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cells import cells_of
from .front import COLUMN_NAME
from .outline import without_period
from .shade import BULLETS, shade
from .signs import HEAD_ROWS, LINK_BOX

if TYPE_CHECKING:
    from .evidence import Evidence


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
        and not _PART.match(rows[at].shade)
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


_PART = re.compile(
    r"\[(?:现状|问题|对策|建议|原因|做法|成效|启示|背景|特点|亮点|目标|任务|措施|经验|体会|思考)[一二三四五六\d]?:"
)
"""【现状：一条河的三个码头】 heads a part of an inquiry, whatever else is in brackets."""


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
_LINE = 24
"""Characters of a line that the next one goes on with."""
_FACT = re.compile(r"[一-鿿]{2,4}:.")


def find_bulleted_headlines(evidence: Evidence) -> None:
    """Bullets before rows that text follows: headlines if the first of them opens a column, else parts of an item.

    A bullet before a row that headlines follow marks a group, and is left to that."""
    rows = evidence.rows
    first: dict[str, bool] = {}
    in_two: list[int] = []
    listed: set[int] = set()
    for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows) - 1):
        row = rows[at]
        bullet = row.text[0]
        goes_on = at - 1 in listed and (bullet == rows[at - 1].text[0] or bullet not in first)
        if bullet in BULLETS and at and (_leads_to_list(evidence, at - 1) or goes_on):
            evidence.section[at] = None
            listed.add(at)
            continue
        if evidence.section[at] is not None and bullet not in BULLETS:
            first.clear()
        if bullet not in BULLETS or not 6 <= len(row.shade) <= 50 or evidence.known_section[at]:
            continue
        if at in evidence.unheaded:
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
        text_below = text_below or (len(below.shade) >= _LINE and at + 2 < len(rows) and evidence.joins[at + 2] >= 1)
        if not text_below or evidence.announced[at]:
            if _goes_on_below(evidence, at) or (len(below.shade) >= _LINE and below.text[0] not in BULLETS):
                in_two.append(at)
                if _opens(evidence, at):
                    first.setdefault(bullet, True)
            continue
        first.setdefault(bullet, _opens(evidence, at))
        evidence.section[at] = None
        (evidence.styled if first[bullet] else evidence.inner).add(at)
    for at in in_two:
        alike = [one for one in evidence.styled if rows[one].text[0] == rows[at].text[0]]
        if len(alike) >= _FEWEST_ALIKE:
            # The bullet heads items everywhere else: this headline was set in two rows, or its text has short ones.
            evidence.section[at] = None
            evidence.styled.add(at)
    evidence.inner.update(listed)


def _opens(evidence: Evidence, at: int) -> bool:
    ended = at == 0 or evidence.section[at - 1] is not None or evidence.item_ends[at - 1]
    return ended or at <= evidence.contents.end or at in evidence.column_pages


def _leads_to_list(evidence: Evidence, at: int) -> bool:
    """…，分别是：: a sentence of which the rows behind bullets below are the rest."""
    return evidence.rows[at].shade[-1] == ":" and (evidence.prose[at] or len(evidence.rows[at].shade) > _LINE)


def _goes_on_below(evidence: Evidence, at: int) -> bool:
    """Whether the row below may be the second of a headline: as short, as near, without a bullet, above a text."""
    if at + 2 >= len(evidence):
        return False
    row, below = evidence.rows[at], evidence.rows[at + 1]
    short = len(below.shade) <= _SECOND_LONGEST and not evidence.ended[at + 1] and evidence.section[at + 1] is None
    near = below.gap <= row.gap and below.text[0] not in BULLETS + "【"
    return short and near and at + 1 not in evidence.credits and evidence.reads_as_text(at + 2)


_SECOND_LONGEST, _FEWEST_ALIKE = 24, 3
