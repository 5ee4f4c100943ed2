"""Runs of rows that are the cells of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .evidence import Evidence

_LETTERED = re.compile(r"(?<=[^\x00-\x7f\s])[ 　](?=\d)|(?<=[\d%])[ 　](?=[^\x00-\x7f\s])")


_ABOVE = 3
"""Rows."""
_FEWEST = 8
"""Rows of cells, for a table."""


def cells_of(text: str) -> list[str]:
    """The parts of a row that white space sets apart; a space between Chinese and a figure is only typography."""
    return _LETTERED.sub("", text).split()


def find_tables(evidence: Evidence) -> None:
    """Marks runs of rows that are cells: short, never ending a sentence, mostly of several parts set apart."""
    rows = evidence.rows
    run: list[int] = []

    def close() -> None:
        # The text below a table begins with lines that are full.
        while run and rows[run[-1]].full and len(cells_of(rows[run[-1]].text)) < 3:
            run.pop()
        # A column's name and a caption may stand above the cells.
        first = next((n for n, one in enumerate(run) if len(cells_of(rows[one].text)) >= 3), 0)
        if first <= _ABOVE and all(evidence.section[one] or len(rows[one].shade) >= 6 for one in run[:first]):
            del run[:first]
        cells = sum(len(cells_of(rows[one].text)) >= 3 for one in run)
        if len(run) + min(first, _ABOVE) >= _FEWEST and cells * 3 >= len(run):
            for one in run:
                evidence.table[one] = True
            if run[0] > 0 and evidence.item_ends[run[0] - 1] and run[-1] + 1 < len(rows):
                evidence.after_table[run[-1] + 1] = True
        run.clear()

    for at, row in enumerate(rows):
        cell = (
            _may_be_cell(evidence, at)
            and (row.shade[-1] not in ",、" or len(run) >= 3)
            and (len(cells_of(row.text)) >= 3 or not row.full or bool(run))
        )
        heads = row.level is not None and not (len(run) >= _FEWEST and _cells_follow(evidence, at))
        if cell and not evidence.in_attribution[at] and not (heads or evidence.known_section[at]):
            run.append(at)
        else:
            close()
    close()


def _may_be_cell(evidence: Evidence, at: int) -> bool:
    short = len(evidence.rows[at].shade) <= 60
    return short and not (evidence.ended[at] or evidence.prose[at] or evidence.item_ends[at])


def _cells_follow(evidence: Evidence, at: int) -> bool:
    """Whether a heading only interrupts a table: its caption stands at the foot of the page."""
    below = range(at + 1, at + 1 + _ABOVE)
    return below.stop <= len(evidence) and all(
        _may_be_cell(evidence, one) and evidence.rows[one].level is None for one in below
    )
