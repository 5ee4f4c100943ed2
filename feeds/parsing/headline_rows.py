"""Whether rows that follow each other are one headline."""

from __future__ import annotations

import re

from .evidence import Evidence
from .front import COLUMN_NAME
from .rows import Row
from .set_alike import goes_on_in_middle
from .signs import (
    CHRONICLE,
    CONNECTIVE,
    DAY_OPENS,
    DOCUMENT_NUMBER,
    ISSUED,
    OFFICES,
    SIGNED,
    SUBTITLE,
    UNIT,
    letter_spaced,
)
from .tables import opens_table

_IN_BRACKETS = re.compile(r"\[[^\[\]]{5,}\]")
"""A headline ends with its bracket; what is shorter leads in."""


def same_headline(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a further row of the headline before it."""
    before, row = evidence.rows[at - 1], evidence.rows[at]
    if ISSUED.search(row.shade) and OFFICES.fullmatch(before.text):
        # Who issues a document stands above its title.
        return True
    if UNIT.fullmatch(row.shade) or DOCUMENT_NUMBER.fullmatch(row.shade) or row.pages_missing:
        return False
    if SIGNED.fullmatch(before.shade):
        # The day below a notice ends it.
        return False
    if (
        row.foreign
        or row.rest
        or CONNECTIVE.match(row.shade)
        or (evidence.ended[at - 1] and before.shade[-1] not in "!?;:,")
    ):
        return False
    if (
        at in evidence.chronicle
        or at in evidence.dated
        or _IN_BRACKETS.fullmatch(before.shade)
        or DAY_OPENS.match(row.shade)
    ):
        return False
    if at - 1 in evidence.styled and row.gap and len(row.shade) > _FIRST_LONGEST:
        # Behind a bullet or in brackets it is whole, and what is long below an empty line its text.
        return False
    if row.opens_page and CHRONICLE.fullmatch(row.shade):
        return False
    if evidence.always_indented and row.indented and row.full and not before.indented:
        # Set in and as long as a line is, it opens a paragraph.
        return False
    if evidence.spaced_out and letter_spaced(before.text) and not _is_spaced(row.text):
        text_below = at + 1 < len(evidence) and evidence.prose[at + 1]
        if text_below or evidence.prose[at]:
            return False
    if evidence.ordinal[at] or SUBTITLE.match(row.shade) or evidence.item_ends[at - 1] or evidence.in_attribution[at]:
        return False
    if (
        row.shade[-1] == ":"
        or evidence.fact[at]
        or at in evidence.credits
        or at in evidence.caption
        or row.shade[0] == "◎"
        or opens_table(evidence, at)
        or (evidence.section[at - 1] is not None and (before.shade[0] in "◎[" or _names_column(before, row)))
    ):
        return False
    if before.level is not None and row.level is None and not before.filled and row.gap and not row.opens_page:
        return False
    near = row.opens_page or row.gap <= max(2, before.gap + 1)
    alike = row.level is None or row.level == before.level
    return alike and not evidence.known_section[at] and near


def _is_spaced(text: str) -> bool:
    """京 召 开 is, however short."""
    return letter_spaced(text) or _APART.fullmatch(text) is not None


_APART = re.compile(r"\S(?:[ 　]\S)+")


def _names_column(before: Row, row: Row) -> bool:
    return row.gap > 0 and COLUMN_NAME.fullmatch(before.shade) is not None


def says_again(head: str, text: str) -> bool:
    """Whether a row repeats words of the headline above it, begins as it does or says who tells it, 数据显示：, as the
    first sentence of news: no headline does."""
    if _TELLS.search(text):
        return True
    # 某某省商务厅 / 某某省财政厅关于…的通知 is a headline of those who issue it together.
    alike = text[:_BEGINNING] == head[:_BEGINNING] and text[:_BEGINNING].isalpha() and not ISSUED.search(text)
    if alike and len(text) >= _LINE:
        return True
    return any(head[at : at + _PHRASE] in text for at in range(len(head) - _PHRASE + 1))


_TELLS = re.compile("(?:显示|表示|指出|获悉|透露|介绍)[:,]")
_PHRASE, _BEGINNING, _LINE = 8, 2, 16
"""Characters."""


def broken(evidence: Evidence, at: int) -> float:
    """A headline goes on in this row: the row before must have run out of room."""
    before = evidence.rows[at - 1]
    if evidence.joins[at] > 0 or set_in_two(evidence, at - 1):
        return 0.0
    if evidence.centred and goes_on_in_middle(before, evidence.rows[at]):
        return 0.0
    if evidence.rows[at].level is not None:
        # Two headings of one level, and no text between them.
        return -0.5
    # Where paragraphs are whole, what is set in may as well be headlines in the middle.
    indents = evidence.always_indented or (evidence.indents and evidence.wrapped)
    if (indents and not evidence.rows[at].indented) or (
        letter_spaced(before.text) and not evidence.prose[at] and len(evidence.rows[at].shade) < 30
    ):
        return -0.3
    if evidence.rows[at].odd_gap and evidence.rows[at].gap < before.gap:
        return 0.0
    if before.filled is False:
        return -4.0
    if not before.wrapped:
        return -1.0 if _may_be_second(evidence, at) else -3.0
    return 0.0 if len(before.shade) >= 12 or before.width * 5 >= before.column * 2 > 0 else -2.0


def set_in_two(evidence: Evidence, at: int) -> bool:
    """Whether a row and the next, both short, stand between the end of a sentence and a full row or an author: in a
    text that was broken by its width a sentence would have filled the first."""
    rows = evidence.rows
    if not 0 < at < len(rows) - 2 or not rows[at].wrapped or any(row.full for row in rows[at : at + 2]):
        return False
    if evidence.section[at] is not None or len(rows[at].shade) < _HALF_SHORTEST or SUBTITLE.match(rows[at].shade):
        return False
    if _PART.match(rows[at].text):
        return False
    if any(evidence.ended[one] or evidence.prose[one] for one in (at, at + 1)):
        return False
    second = rows[at + 1].shade
    if ":" in second or SIGNED.fullmatch(second) or _OF_A_PAPER.search(second):
        return False
    if max(evidence.joins[at + 1], evidence.joins[at + 2]) > 0:
        return False
    closed = evidence.ended[at - 1] or evidence.item_ends[at - 1] or evidence.section[at - 1] is not None
    return closed and (at + 2 in evidence.credits or (rows[at + 2].full and evidence.reads_as_text(at + 2)))


def is_rest(evidence: Evidence, at: int) -> bool:
    """Whether a row of a few letters that says nothing by itself goes on with one that filled its line."""
    row = evidence.rows[at]
    goes_on = bool(evidence.rows[at - 1].filled) and evidence.joins[at] > 0 and not evidence.ended[at]
    return goes_on and len(row.shade) <= _REST_LONGEST and not evidence.prose[at] and at not in evidence.credits


_REST_LONGEST = 6
"""Characters."""
_HALF_SHORTEST = 5
"""Characters: what is shorter above a headline is the name of its column."""
_OF_A_PAPER = re.compile(r"\d号\)?$")
"""某某省人民政府令第12号, below what it is called."""
_PART = re.compile(r"\s*\d+(?:\.\d+)*\s")
"""2 主要发现 heads a part of a paper."""


def _may_be_second(evidence: Evidence, at: int) -> bool:
    """Whether a short row between another and a text may be the second of a headline that was set in two."""
    rows = evidence.rows
    if at < 2 or at + 1 >= len(rows):
        return False
    short = len(rows[at - 1].shade) <= _FIRST_LONGEST and len(rows[at].shade) <= SECOND_LONGEST
    closed = evidence.ended[at - 2] or evidence.item_ends[at - 2] or evidence.section[at - 2] is not None
    near = rows[at].gap <= rows[at - 1].gap
    return short and closed and near and not evidence.ended[at] and evidence.reads_as_text(at + 1)


_FIRST_LONGEST, SECOND_LONGEST = 24, 16
"""Characters: a longer second row is rather the beginning of a sentence that was broken there."""


def are_one(evidence: Evidence, at: int, end: int) -> bool:
    """Whether rows in the middle stand closer to each other than to the text below."""
    rows = evidence.rows[at:end]
    close = not any(row.gap for row in rows[1:]) and end < len(evidence) and evidence.rows[end].gap > 0
    return close and all(row.centred for row in rows)


def is_odd(evidence: Evidence, first: int, at: int) -> bool:
    """Whether other white space stands above a row than above the lines around it, though not that of a paragraph, as
    above the first row, too."""
    rows = evidence.rows
    return rows[at].odd_gap and not rows[first].gap == rows[at].gap == evidence.paragraph_gap
