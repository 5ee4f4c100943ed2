"""What rows are like by themselves and the one above: short as headlines are, text, or the name of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .credits import read_credit
from .front import COLUMN_NAME, IMPRINT, SECTION_MARK
from .joins import join_score, unclosed
from .patterns import PROSE, ends_sentence
from .people import signing
from .rows import Row
from .shade import BULLET
from .signs import CONNECTIVE, CONTINUES, FIRM, OFFICES, RESUMED, SIGNED, SUBTITLE, UNIT, ordinal_of
from .tails import take_tail

SHORTEST, _LONGEST = 6, 34
"""Characters of a row of a headline."""
_TEXT_LONGEST = 40
"""Characters: a longer row is text, whatever else it looks like."""
NAME_LONGEST = 8
"""Characters of a column's name."""
_TAIL_ROWS, _TAIL_LONGEST = 3, 160
"""An attribution may be broken over so many rows, and no more characters hold one with the end of its text."""


def may_head(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is as short as a headline, and no text by what it looks like."""
    row = rows[at]
    if not SHORTEST <= len(row.shade) <= _LONGEST or row.full or row.indented or row.level is not None or row.marked:
        return False
    if (
        PROSE.search(row.shade)
        or ends_sentence(row.shade)
        or row.shade[-1] in ",、)"
        or ordinal_of(row.shade)
        or SUBTITLE.match(row.shade)
    ):
        return False
    if CONTINUES.fullmatch(row.shade) or (at and rows[at - 1].shade[-1] == ":" and not rows[at - 1].full):
        # 出海第一课： above it leads to it.
        return False
    return not names_column(row) and not _goes_on(rows, at)


def may_head_by_words(rows: Sequence[Row], at: int) -> bool:
    """Whether such a row may head something by what it says, too."""
    row = rows[at]
    if unclosed(row.shade) or any(form.match(row.shade) for form in (UNIT, IMPRINT, CONNECTIVE)):
        return False
    if _CELLS.search(row.text) or any(form.fullmatch(row.shade) for form in (RESUMED, SIGNED, _OFFICE)):
        return False
    if at + 1 < len(rows) and SIGNED.fullmatch(rows[at + 1].shade):
        return False
    office = OFFICES.fullmatch(row.text) is not None and FIRM.search(row.shade) is None
    return not (office or signing(row.text)[0]) and read_credit(row.text) is None


_CELLS = re.compile(r"\S(?:\t| {2}|　)\s*\S.*\S(?:\t| {2}|　)\s*\S")
"""Of a table: white space parts three."""
_OFFICE = re.compile(r"《[^《》]+》.{0,6}")
"""《某某动态》编辑部 signs."""


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is the last of a paragraph."""
    if at == 0 or not rows[at - 1].full or ends_sentence(rows[at - 1].shade):
        return False
    return join_score(rows[at - 1], rows[at]) > 0 and not ends_text(rows, 0, at)


def names_column(row: Row) -> bool:
    """Whether a row is set or sounds like the name of a column."""
    short = len(row.shade) <= NAME_LONGEST
    return is_set_as_name(row) or (short and COLUMN_NAME.fullmatch(row.shade) is not None)


def is_set_as_name(row: Row) -> bool:
    """Whether something else than its words shows a column's name: a bullet, brackets, a line on both sides."""
    if row.ruled or row.named or SECTION_MARK.fullmatch(row.shade):
        return True
    return len(row.shade) <= NAME_LONGEST and row.shade[0] == BULLET


def is_text(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is of a paragraph, or says that its text goes on elsewhere."""
    row = rows[at]
    if row.level is not None or names_column(row):
        return False
    if row.full or row.indented or ends_sentence(row.shade) or len(row.shade) > _TEXT_LONGEST or _goes_on(rows, at):
        return True
    if PROSE.search(row.shade):
        return True
    return CONTINUES.fullmatch(row.shade) is not None


def ends_text(rows: Sequence[Row], first: int, end: int) -> bool:
    """Whether the text that begins at a row ends above another: with who wrote it, where it is from or goes on."""
    if CONTINUES.fullmatch(rows[end - 1].shade):
        return True
    if rows[end - 1].shade[-1] not in ")]":
        return False
    tail = "".join(row.text for row in rows[max(first, end - _TAIL_ROWS) : end])
    return bool(take_tail(tail[-_TAIL_LONGEST:]).attribution)
