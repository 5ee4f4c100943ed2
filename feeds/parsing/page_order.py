"""Pages that lie in another place than their numbers say: a sentence that breaks off finds its end again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .patterns import ends_sentence
from .rows import Row
from .shade import BULLETS
from .signs import ordinal_of

_FEWEST = 5
_MOST_MOVED = 2
"""Pages. In a file with more out of place no order can be trusted."""
_SENTENCE = 10
"""Characters: a row that breaks off and is shorter may be a headline."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Rows [first, end) of the page ``number``, its head first or its foot last."""

    number: int
    first: int
    end: int


def in_page_order(rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int]) -> list[int]:
    """The indices of the rows in reading order. ``pages``: the rows that bear a page's number, each with it;
    ``furniture``: all rows that are of the page and not of the text.

    A page is moved behind the one before it by number if the text breaks off there and nothing opens with the page.
    """
    numbers = [pages[at] for at in sorted(pages)]
    if len(pages) < _FEWEST or len(set(numbers)) < len(numbers) or numbers == sorted(numbers):
        return list(range(len(rows)))
    parts = _parts(rows, pages)
    moved = 0
    for page in tuple(parts):
        place = parts.index(page)
        before = next((at for at, one in enumerate(parts) if one.number == page.number - 1), None)
        if before is None or before == place - 1 or not _goes_on(rows, parts[before], page, furniture):
            continue
        parts.insert(before + 1 if before < place else before, parts.pop(place))
        moved += 1
    if not 0 < moved <= _MOST_MOVED:
        return list(range(len(rows)))
    start, end = min(page.first for page in parts), max(page.end for page in parts)
    inside = [at for page in parts for at in range(page.first, page.end)]
    return [*range(start), *inside, *range(end, len(rows))]


def _parts(rows: Sequence[Row], pages: Mapping[int, int]) -> list[_Page]:
    marks = sorted(pages)
    if marks[-1] >= len(rows) - 1:
        # Feet: the last of them ends the text.
        return [_Page(pages[at], marks[n - 1] + 1 if n else 0, at + 1) for n, at in enumerate(marks)]
    ends = [*marks[1:], len(rows)]
    return [_Page(pages[at], at, end) for at, end in zip(marks, ends, strict=True)]


def _goes_on(rows: Sequence[Row], before: _Page, page: _Page, furniture: Collection[int]) -> bool:
    """Whether the text of a page breaks off, and that of the other page may be the rest of it."""
    last = next((at for at in range(before.end - 1, before.first - 1, -1) if at not in furniture), None)
    first = next((at for at in range(page.first, page.end) if at not in furniture), None)
    if last is None or first is None:
        return False
    above, below = rows[last], rows[first]
    breaks_off = len(above.shade) >= _SENTENCE and not ends_sentence(above.shade) and above.shade[-1] not in ")]"
    opens = below.indented or below.level is not None or ordinal_of(below.shade) is not None
    opens = opens or below.text[0] in BULLETS + "【［[（("
    return breaks_off and not opens and len(below.shade) >= _SENTENCE
