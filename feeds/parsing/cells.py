"""The cells of a row: what strokes, tabs or white space set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from feeds.model import CELL_BREAK, ROW

from .rows import Row

_LETTERED = re.compile(r"(?<=[^\x00-\x7f\s])[ 　](?=\d)|(?<=[\d%])[ 　](?=[^\x00-\x7f\s])")
_SPACED = re.compile(r"[一-鿿](?:[ 　][一-鿿]){1,7}")
"""他 山 之 石: a name, though blanks part its letters."""
_BAR = re.compile(r"[|｜]")
_RULE = re.compile(r":?-+:?")
FEWEST_CELLS = 3
"""Of a row that strokes or blanks part."""


def cells_of(text: str) -> list[str]:
    """The parts of a row that strokes or white space set apart; a space between Chinese and a figure is typography."""
    if parts := barred(text):
        return [cell.strip(" 　") for cell in parts]
    parts = text.split()
    if len(parts) > 1 and _SPACED.fullmatch(text):
        return [text]
    return _LETTERED.sub("", text).split() if len(parts) > 1 else parts


def barred(text: str) -> list[str]:
    """The parts that strokes set apart, if they part it into cells."""
    if "|" not in text and "｜" not in text:
        return []
    parts = _BAR.split(text.strip("|｜ 　"))
    return parts if len(parts) >= FEWEST_CELLS else []


def is_barred(row: Row) -> bool:
    """Whether strokes that are printed part it into cells."""
    return row.style != ROW and bool(barred(row.text))


def is_rule(cells: Iterable[str]) -> bool:
    """Whether it is Markdown's row below the head, :--|--:, which only says how the columns are set."""
    return all(map(_RULE.fullmatch, cells))


def cells_of_row(row: Row) -> list[str]:
    """The cells of a row of a table, as the format has them if it knows tables; the empty ones too."""
    if row.style != ROW:
        return cells_of(row.text) or [row.text]
    return ["\n".join(line.strip() for line in cell.split(CELL_BREAK)).strip() for cell in row.raw.split("\t")]
