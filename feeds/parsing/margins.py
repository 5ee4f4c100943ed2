"""The white space that a page's margin left before all of its lines: no line is set in by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from feeds.model import Line

_FEWEST = 8
"""Lines that show a margin."""
_FLUSH = 0.4
"""The share of the lines that begin at the margin: those within a paragraph."""
_OVER = 20
"""One line in so many may begin outside: a page number, what a reader put beside the text."""


_ENDS = ("。", "！", "？", "：", "）", "”", "!", "?", ":", ")")


def margins(lines: Sequence[Line]) -> list[int]:
    """How many blanks before each line are of its page's margin, in characters; left and right pages may differ.

    Linear in the number of the lines."""
    pages = {page: [*of_page] for page, of_page in groupby(filter(_says, lines), lambda line: line.page)}
    found = {page: _margin(of_page) for page, of_page in pages.items()}
    known = sorted({margin for margin in found.values() if margin is not None}, reverse=True)
    for page, of_page in pages.items():
        if found[page] is None:
            # A page of few lines, or of a table, has a margin that others have.
            leads = [_lead(line.text) for line in of_page]
            found[page] = next((one for one in known if sum(lead < one for lead in leads) * _OVER <= len(leads)), 0)
    return [min(found.get(line.page) or 0, _lead(line.text)) for line in lines]


def _says(line: Line) -> bool:
    return bool(line.text.strip())


def _margin(lines: Sequence[Line]) -> int | None:
    """None where the lines do not tell."""
    # Below the end of a paragraph a line may be set in: the others begin where lines do.
    within = Counter(_lead(line.text) for above, line in pairwise(lines) if not above.text.rstrip().endswith(_ENDS))
    if within.total() < _FEWEST:
        return None
    outside = 0
    for lead in sorted(within):
        if within[lead] >= _FLUSH * within.total():
            return lead
        outside += within[lead]
        if outside * _OVER > within.total():
            return None
    return None


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" \f"))
