"""Runs of rows that are the cells of a table."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from feeds.model import CELL_BREAK, ROW

from .rows import Row

if TYPE_CHECKING:
    from .evidence import Evidence

_LETTERED = re.compile(r"(?<=[^\x00-\x7f\s])[ 　](?=\d)|(?<=[\d%])[ 　](?=[^\x00-\x7f\s])")


_ABOVE = 3
"""Rows."""
_FEWEST = 8
"""Rows of cells, for a table."""
_FEWEST_KNOWN = 2
"""The same, where the format knows that it is one."""


def cells_of(text: str) -> list[str]:
    """The parts of a row that white space sets apart; a space between Chinese and a figure is only typography."""
    return _LETTERED.sub("", text).split()


def cells_of_row(row: Row) -> list[str]:
    """The cells of a row of a table, as the format has them if it knows tables; the empty ones too."""
    if row.style != ROW:
        return cells_of(row.text) or [row.text]
    return ["\n".join(line.strip() for line in cell.split(CELL_BREAK)).strip() for cell in row.raw.split("\t")]


def _find_known(evidence: Evidence) -> None:
    """Marks the tables that the format knows. Some arrange the text of the page: those hold sentences and sources."""
    rows = evidence.rows
    for is_row, run in groupby(range(evidence.contents.end, len(rows)), lambda at: rows[at].style == ROW):
        cells = list(run) if is_row else []
        told = sum(evidence.prose[at] or evidence.item_ends[at] for at in cells)
        if len(cells) >= _FEWEST_KNOWN and told * 3 < len(cells):
            for at in cells:
                evidence.table[at] = True


def find_tables(evidence: Evidence) -> None:
    """Marks runs of rows that are cells: short, never ending a sentence, mostly of several parts set apart."""
    _find_known(evidence)
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
