"""What line ends in the source of a page are: lines of its text, blanks, or nothing. Pure.

HTML takes a line end for a blank, for programs break the source where it gets too wide. They break as late as can be:
where the first word of most lines would have had room on the line before, somebody else ended the lines, as where a
plain text was put between tags. Paragraphs whose source also says how their letters look, and headings that have a name
to be found by, were written by a program, however short their text without that is.

Between Chinese characters there are no blanks to break at. Some programs break all the same, and the line end says
nothing; others leave long lines, and each end stands for a blank that was there.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from lxml import html

_PARAGRAPHS = ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
_LOOKS = ("font", "span")
_FEWEST = 3  # line ends inside paragraphs, or long lines, that tell
_ENDED = 0.6  # share of them that no width accounts for
_AS_WIDE, _FEWEST_LAST = 0.85, 6  # share of other lines' width that most last lines of so many paragraphs have
_SET_IN = ("\t", "  ")  # what editors begin a line with that goes on
_MOST_SET_IN = 0.2
_LONG = 2.0  # times as wide as most lines that were broken: nobody broke it who could


class Breaks(Enum):
    LINES = "lines"
    BLANKS = "blanks"
    NOTHING = "nothing"
    """Between Chinese characters, that is."""


def breaks_of(root: html.HtmlElement) -> Breaks:
    typed: list[list[str]] = []
    written: list[list[str]] = []
    for element in root.iter(*_PARAGRAPHS):
        lines = [line for line in "".join(element.itertext()).splitlines() if line.strip()]
        by_program = "id" in element.attrib or next(element.iter(*_LOOKS), None) is not None
        (written if by_program else typed).append(lines)
    if len(_pairs(typed)) >= len(_pairs(written)) and _are_lines(typed):
        return Breaks.LINES
    return Breaks.BLANKS if _are_blanks([*typed, *written]) else Breaks.NOTHING


def _pairs(paragraphs: list[list[str]]) -> list[tuple[str, str]]:
    return [pair for lines in paragraphs for pair in pairwise(lines)]


def _are_lines(paragraphs: list[list[str]]) -> bool:
    pairs = _pairs(paragraphs)
    if len(pairs) < _FEWEST or sum(after.startswith(_SET_IN) for _, after in pairs) > _MOST_SET_IN * len(pairs):
        return False
    # What stands before a line's last blank had room on it.
    widest = max(
        *(_width(before) for before, _ in pairs),
        *(_width(line.strip().rpartition(" ")[0]) for lines in paragraphs for line in lines),
    )
    ended = sum(_width(before) + 1 + _width(after.split(maxsplit=1)[0]) <= widest for before, after in pairs)
    # What a program broke leaves a rest of any width on a paragraph's last line.
    last = [lines[-1] for lines in paragraphs if len(lines) > 1]
    wide = sum(_width(line) >= _AS_WIDE * median(_width(before) for before, _ in pairs) for line in last)
    return ended >= _ENDED * len(pairs) or (len(last) >= _FEWEST_LAST and wide >= _ENDED * len(last))


def _are_blanks(paragraphs: list[list[str]]) -> bool:
    broken = [_width(before) for before, _ in _pairs(paragraphs)]
    long = _LONG * median(broken or [0])
    return bool(broken) and sum(_width(line) > long for lines in paragraphs for line in lines) >= _FEWEST


def _width(text: str) -> int:
    """In half-width columns."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text.strip())
