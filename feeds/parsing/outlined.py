"""An issue set as an outline: 一、column, below it （一）headline or 1. headline, then 二、column, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .front import CONTENTS_WORD, IMPRINT
from .outline import section_name
from .series import heads_text
from .shade import shade
from .signs import HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST_COLUMNS = 3
_NAME_LONGEST = 10
"""Characters of a column's name."""
_NEARLY_ALL = 0.75
"""Of the columns: that so many open with a numbered headline; of the headlines: that so many stand where an item has
ended."""
_MOST_NAMED = 0.6
"""Of the columns, that others know as such."""
_INNER = ("chinese-bracket", "digit", "digit-bracket")
_HEADLINE_LONGEST = 50
"""Characters."""


def find_outlined(evidence: Evidence) -> None:
    """An article has the same outline, below its headline: here none stands above the first number, or items end
    before the inner ones."""
    columns = _columns(evidence)
    if len(columns) < _FEWEST_COLUMNS:
        return
    named = sum(evidence.section[at] is not None for at in columns)
    if named >= _MOST_NAMED * len(columns) or _opened_by_heads(evidence, columns):
        # What counts on among columns is one, whatever it is called.
        _name(evidence, columns)
    for kind in _INNER:
        opened = [at for at in columns if (number := evidence.number[at + 1]) is not None and number[0] == kind]
        if len(opened) < _FEWEST_COLUMNS or len(opened) < _NEARLY_ALL * len(columns):
            continue
        heads = _heads(evidence, columns, kind)
        inside = [at for at in heads if at - 1 not in columns]
        ends = sum(evidence.item_ends[at - 1] for at in inside)
        if _opens_issue(evidence, columns[0]) or (inside and ends >= _NEARLY_ALL * len(inside)):
            _name(evidence, columns)
            evidence.numbered.update(heads)
            return


def _opened_by_heads(evidence: Evidence, columns: Sequence[int]) -> bool:
    """Whether nearly each stands where a text has ended, above a group's name or a headline in brackets or behind a
    bullet: below the heading of an article's part stands text."""
    opened = sum(evidence.section[at + 1] is not None or at + 1 in evidence.styled for at in columns)
    ends = sum(evidence.item_ends[at - 1] or evidence.ended[at - 1] for at in columns[1:])
    return opened >= _NEARLY_ALL * len(columns) and ends >= _NEARLY_ALL * (len(columns) - 1)


def _name(evidence: Evidence, columns: Sequence[int]) -> None:
    for at in columns:
        evidence.section[at], evidence.known_section[at] = shade(section_name(evidence.rows[at].text)), True


def _columns(evidence: Evidence) -> list[int]:
    """一、, 二、, … short: the run that counts on through most names of columns; of runs alike the last, for contents
    say the same further up."""
    start = max(0, min(evidence.contents.end, len(evidence)) - HEAD_ROWS)
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for at in range(start, len(evidence) - 1):
        ordinal = evidence.ordinal[at]
        if ordinal is None or ordinal[0] != "chinese" or not _may_name(evidence, at):
            continue
        worth, run = best.get(ordinal[1] - 1, (0, None))
        worth += _NAMED_WORTH if evidence.section[at] is not None else 1
        if run is not None and worth >= best.get(ordinal[1], (0, []))[0]:
            best[ordinal[1]] = worth, [*run, at]
    found = max(best.values())[1]
    front = {row.shade for row in evidence.rows[: evidence.contents.end]}
    listed = [at for at in found if evidence.rows[at].shade in front]
    # Where the contents list several, what counts on below the last of them is a part of a text.
    return found[: found.index(listed[-1]) + 1] if len(listed) >= _LISTED else found


_LISTED = 2
_NAMED_WORTH = 3
"""What a number before a name that is known as a column's counts for, against one before any other."""


def _may_name(evidence: Evidence, at: int) -> bool:
    name = shade(section_name(evidence.rows[at].text))
    return 2 <= len(name) <= _NAME_LONGEST


def _heads(evidence: Evidence, columns: Sequence[int], kind: str) -> list[int]:
    """The numbers of one kind that count on from one to the next, or from 1 in each column."""
    found: list[int] = []
    last = 0
    for at in range(columns[0] + 1, len(evidence) - 1):
        number = evidence.number[at]
        if number is None or number[0] != kind or not heads_text(evidence, at):
            continue
        if number[1] == last + 1 or (number[1] == 1 and at - 1 in columns):
            found.append(at)
            last = number[1]
    return found


def _opens_issue(evidence: Evidence, first: int) -> bool:
    """Whether nothing above the first column may be the headline of an article of which it were a part: only the
    imprint, the contents, and words to the reader right below them."""
    rows = evidence.rows
    for at in range(first - 1, -1, -1):
        row = rows[at]
        if IMPRINT.match(row.shade) or evidence.announced[at] or CONTENTS_WORD.fullmatch(row.shade):
            return True
        listed = row.text[0] == "○" or row.shade[0] == "◎"
        if listed or evidence.fact[at] or evidence.ended[at]:
            continue
        return False
    return True
