"""Pages that lie in another place than their numbers say: a sentence that breaks off finds its end again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from .patterns import PROSE, ends_sentence
from .rows import Row
from .shade import BULLETS
from .signs import ordinal_of
from .tails import ends_item

_FEWEST = 5
_MOST_MOVED, _MOVED_SHARE = 2, 0.25
"""Pages; runs of them, and their share of all pages. In a file with more out of place no order can be trusted."""
_MOST_RUNS = 200
"""Each is looked for among all others."""
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


def in_page_order(
    rows: Sequence[Row],
    pages: Mapping[int, int],
    furniture: Collection[int],
    front: int,
    columns: Mapping[int, str],
) -> list[int]:
    """The indices of the rows in reading order. ``pages``: the rows that bear a page's number, each with it;
    ``furniture``: all rows that are of the page and not of the text; ``front``: the first row that reads like text;
    ``columns``: the column that the head of a page names, by the first row below it.

    Pages are moved to where their numbers belong if the text before them breaks off there and goes on with them, or
    that of the last of them does with what then follows, or if only so the pages of each column lie together.
    """
    as_they_lie = list(range(len(rows)))
    numbers = [pages[at] for at in sorted(pages)]
    if len(pages) < _FEWEST or len(set(numbers)) < len(numbers) or numbers == sorted(numbers):
        return as_they_lie
    marks = sorted(pages)
    if marks[0] and pages[marks[0]] == 2 and 1 in numbers:
        # What stands above the number 2 is the first page: a further 1 counts other pages.
        return as_they_lie
    places = places_of_pages(rows, pages, furniture, front)
    runs = _runs([(pages[at], *places[at]) for at in marks])
    moved = _moved(rows, runs, furniture)
    if _columns_lie_together(pages, places, columns):
        moved = sorted(runs, key=lambda run: run.number)
    start, end = min(run.first for run in runs), max(run.end for run in runs)
    inside = [at for run in moved for at in range(run.first, run.end)]
    return [*range(start), *inside, *range(end, len(rows))]


def _columns_lie_together(
    pages: Mapping[int, int], places: Mapping[int, tuple[int, int]], columns: Mapping[int, str]
) -> bool:
    """Whether the pages of each column follow each other by their numbers, and do not as they lie."""
    starts = sorted(columns)
    named: dict[int, str] = {}
    for at in sorted(pages):
        first, end = places[at]
        one = bisect_left(starts, first)
        if one < len(starts) and starts[one] < end:
            named[at] = columns[starts[one]]
    runs = len(list(groupby(named.values())))
    by_number = len(list(groupby(named[at] for at in sorted(named, key=pages.__getitem__))))
    return len(named) >= _FEWEST_NAMED and by_number == len(set(named.values())) and runs >= by_number + _FEWEST_APART


_FEWEST_NAMED, _FEWEST_APART = 6, 2
"""Pages whose columns are known, and columns that lie in several places."""


def stand_at_feet(rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int], front: int) -> bool:
    """Whether the numbers of pages stand below them: the last ends the text, or above the first lies the head of its
    page or, behind pages that are missing, the text of it."""
    marks = sorted(pages)
    if sum(rows[at].opens_page for at in marks) * 2 > len(marks):
        return False
    heads = {rows[at].shade for at in furniture if at not in pages}
    above = rows[: marks[0]]
    if marks[-1] >= len(rows) - 1 or (above and above[0].shade in heads):
        return True
    if pages[marks[0]] == 1:
        # Above the head of the first page stands no text.
        return sum(len(row.shade) for row in above if len(row.shade) >= _LINE and ends_sentence(row.shade)) >= _TEXT
    text = sum(len(row.shade) >= _LINE for row in above[front:])
    return pages[marks[0]] > _SECOND and text >= _FEWEST_LINES


_SECOND = 2
"""The first page may lack its number at the head, no later one does."""
_LINE, _FEWEST_LINES, _TEXT = 20, 6, 120
"""Characters, rows, and characters of lines that end sentences."""


def _moved(rows: Sequence[Row], runs: Sequence[_Pages], furniture: Collection[int]) -> list[_Pages]:
    """The runs of pages in the order in which they are read; as they lie where too many would have to be moved, unless
    the text goes on from most of them to the next."""
    found, moves = list(runs), 0
    for run in runs if len(runs) <= _MOST_RUNS else ():
        place = found.index(run)
        before = max((one for one in found if one.number < run.number), key=lambda one: one.number, default=None)
        if before is None or (place and before is found[place - 1]):
            continue
        rest = [one for one in found if one is not run]
        at = rest.index(before) + 1
        after = rest[at] if at < len(rest) and rest[at].number == run.last + 1 else None
        begins = before.last == run.number - 1 and _goes_on(rows, before, run, furniture)
        if not begins and (after is None or not _goes_on(rows, run, after, furniture)):
            continue
        found = [*rest[:at], run, *rest[at:]]
        moves += 1
    pages = sum(run.last - run.number + 1 for run in runs)
    by_number = sorted(runs, key=lambda run: run.number)
    joints = [(one, other) for one, other in pairwise(by_number) if one.last + 1 == other.number]
    few = moves <= max(_MOST_MOVED, _MOVED_SHARE * pages)
    if not moves or not (few or sum(_goes_on(rows, *both, furniture) for both in joints) * 2 >= len(joints)):
        return list(runs)
    # Where a text is shown to lie out of order, the others are read by their numbers, too.
    return by_number


def places_of_pages(
    rows: Sequence[Row], pages: Mapping[int, int], furniture: Collection[int], front: int
) -> dict[int, tuple[int, int]]:
    """By the row that bears its number the first row of each page and the one behind its last. The arguments are those
    of in_page_order. Where numbers stand at the foot the last page of the file may lack its own."""
    marks = sorted(pages)
    if stand_at_feet(rows, pages, furniture, front):
        return {at: (marks[n - 1] + 1 if n else 0, at + 1) for n, at in enumerate(marks)}
    return {at: (at, end) for at, end in zip(marks, [*marks[1:], len(rows)], strict=True)}


def _runs(places: Sequence[tuple[int, int, int]]) -> list[_Pages]:
    """``places``: each page's number, its first row, and the row behind its last."""
    runs: list[_Pages] = []
    for number, first, end in places:
        if runs and runs[-1].last == number - 1 and runs[-1].end == first:
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
    if _parts_item(above, below):
        return True
    breaks_off = len(above.shade) >= _SENTENCE and not ends_sentence(above.shade) and above.shade[-1] not in ")]"
    opens = below.indented or below.level is not None or ordinal_of(below.shade) is not None
    opens = opens or below.text[0] in BULLETS + "【［[（("
    # What is left of a sentence may be short; no headline ends with a full stop.
    return breaks_off and not opens and (len(below.shade) >= _SENTENCE or below.shade[-1] == "。")


def _parts_item(above: Row, below: Row) -> bool:
    """Whether a page begins with a whole paragraph that says where it is from, and the other ends with one that does
    not: no headline stands between them."""
    if not (len(above.shade) >= _LINE and ends_sentence(above.shade) and len(below.shade) >= _LINE):
        return False
    return PROSE.search(below.shade) is not None and _is_signed(below) and not _is_signed(above)


def _is_signed(row: Row) -> bool:
    return row.shade[-1] in ")]" and ends_item(row.text, row.shade)
