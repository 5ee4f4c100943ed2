"""Pages that lie in another place than their numbers say: a sentence that breaks off finds its end again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .patterns import ends_sentence
from .rows import Row
from .shade import BULLETS
from .signs import ordinal_of

_FEWEST = 5
_MOST_MOVED, _MOVED_SHARE = 2, 0.25
"""Pages; runs of them, and their share of all pages. In a file with more out of place no order can be trusted."""
_SENTENCE = 10
"""Characters: a row that breaks off and is shorter may be a headline."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """Rows [first, end) of the pages ``number`` to ``last``, which lie one behind the other; the head of the first of
    them first or the foot of the last one last."""

    number: int
    last: int
    first: int
    end: int


def in_page_order(rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int]) -> list[int]:
    """The indices of the rows in reading order. ``pages``: the rows that bear a page's number, each with it;
    ``furniture``: all rows that are of the page and not of the text.

    Pages are moved to where their numbers belong if the text before them breaks off there and goes on with them, or
    that of the last of them does with what then follows.
    """
    as_they_lie = list(range(len(rows)))
    numbers = [pages[at] for at in sorted(pages)]
    if len(pages) < _FEWEST or len(set(numbers)) < len(numbers) or numbers == sorted(numbers):
        return as_they_lie
    runs = _runs(rows, pages, furniture)
    if runs[0].first and runs[0].number == 2 and 1 in numbers:
        # What stands above the number 2 is the first page: a further 1 counts other pages.
        return as_they_lie
    moved = 0
    for run in tuple(runs):
        place = runs.index(run)
        before = max((one for one in runs if one.number < run.number), key=lambda one: one.number, default=None)
        if before is None or (place and before is runs[place - 1]):
            continue
        rest = [one for one in runs if one is not run]
        at = rest.index(before) + 1
        after = rest[at] if at < len(rest) and rest[at].number == run.last + 1 else None
        begins = before.last == run.number - 1 and _goes_on(rows, before, run, furniture)
        if not begins and (after is None or not _goes_on(rows, run, after, furniture)):
            continue
        runs = [*rest[:at], run, *rest[at:]]
        moved += 1
    if not 0 < moved <= max(_MOST_MOVED, _MOVED_SHARE * len(pages)):
        return as_they_lie
    start, end = min(run.first for run in runs), max(run.end for run in runs)
    inside = [at for run in runs for at in range(run.first, run.end)]
    return [*range(start), *inside, *range(end, len(rows))]


def _runs(rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int]) -> list[_Pages]:
    marks = sorted(pages)
    heads = {rows[at].shade for at in furniture if at not in pages}
    if marks[-1] >= len(rows) - 1 or (marks[0] > 0 and rows[0].shade in heads):
        # Feet: the last of them ends the text, or the head of the first page has none above it.
        places = [(marks[n - 1] + 1 if n else 0, at + 1) for n, at in enumerate(marks)]
    else:
        places = list(zip(marks, [*marks[1:], len(rows)], strict=True))
    runs: list[_Pages] = []
    for at, (first, end) in zip(marks, places, strict=True):
        number = pages[at]
        if runs and runs[-1].last == number - 1:
            runs[-1] = replace(runs[-1], last=number, end=end)
        else:
            runs.append(_Pages(number, number, first, end))
    return runs


def _goes_on(rows: Sequence[Row], before: _Pages, page: _Pages, furniture: Collection[int]) -> bool:
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
