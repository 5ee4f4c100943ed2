"""Where the columns of a PDF begin and end, by what most of their lines do. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from feeds.readers.pdf_lines import PageLine

_FEWEST_AT_EDGE = 4  # lines that show where a column ends
_WIDER = 3.0  # letters' widths by which a column may seem wider on right pages than on left ones
MARKS = r"”’）》〉」』】〕］\),.，。、；：？！%·…—"
"""For a class of a regular expression: what may stand at the end of a line beyond the edge of its column."""
_CLOSING = re.compile(f"[{MARKS}]")
INDENT = 2.0  # letters' widths that programs set first lines in by
_EXACTLY = 0.15  # the same, by which they may differ
_FEWEST_OUTSIDE = 2  # lines that stand so far outside of all others, headlines among them
_ARE_RESTS = 0.8  # share of those as large as the text that are the rest of the line above
_FILLED = 2.0  # letters' widths that such a line may fall short of its edge
_CENTRED = 0.3  # letters' widths that a line in the middle is set in by at least
_SAME_MIDDLE = 1.0  # points between the middles of such lines
_FEWEST_CENTRED, _MOST_CENTRED = 4, 0.6  # of them, and their share of all that begin elsewhere than most

Column = tuple[int, int, int]
"""Of how many, which, and whether on a left or a right page: inner and outer margins may differ."""
Range = tuple[float, float]


def column_key(line: PageLine) -> Column:
    return line.columns, line.column, line.page % 2


def edges_of(lines: Sequence[PageLine], body: float) -> dict[Column, Range]:
    """Where the lines of each column begin and end; ``body`` is the size of the text."""
    places: dict[Column, list[PageLine]] = defaultdict(list)
    for line in lines:
        places[column_key(line)].append(line)
    edges: dict[Column, Range] = {}
    for key, inside in places.items():
        lefts = Counter(round(line.left) for line in inside)
        enough = min(max(2, len(inside) // 20), max(lefts.values()))
        left = min(place for place, count in lefts.items() if count >= enough)
        exactly = median(line.left for line in inside if round(line.left) == left)
        edges[key] = exactly, _right_edge(inside)
    edges = _to_the_middle(_with_rests(edges, places, body), places)
    return _of_one_width(edges, body)


def _with_rests(
    edges: Mapping[Column, Range], places: Mapping[Column, Sequence[PageLine]], body: float
) -> dict[Column, Range]:
    """Where each line of a text was made a paragraph and set in, a column begins where the few rests of such lines do
    that had no room on their own; on right pages as on left ones."""
    outer: dict[Column, float] = {}
    for key, inside in places.items():
        left, right = edges[key]
        pairs = [
            (before, line)
            for before, line in pairwise(inside)
            if line.size >= body and abs(left - line.left - INDENT * body) <= _EXACTLY * body
        ]
        rests = [_is_filled(before, right) and before.left > left - body for before, line in pairs if line.size == body]
        if len(pairs) >= _FEWEST_OUTSIDE and any(rests) and sum(rests) >= _ARE_RESTS * len(rests):
            outer[key] = left - INDENT * body
    found = {key: (outer.get(key, left), right) for key, (left, right) in edges.items()}
    for (columns, column, side), (left, right) in edges.items():
        other = columns, column, 1 - side
        if other not in found or (columns, column, side) in outer:
            continue
        begin, end = found[other]
        further = left - INDENT * body
        if abs(end - begin - (right - further)) <= body and (other in outer or abs(begin - further) <= _EXACTLY * body):
            found[columns, column, side] = further, right
    return found


def _to_the_middle(edges: Mapping[Column, Range], places: Mapping[Column, Sequence[PageLine]]) -> dict[Column, Range]:
    """A column ends as far behind its middle as it begins before it, though no line may reach there: where several
    lines of different lengths have their middles at one place, headlines that are centred, that is its own."""
    set_in: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for key, inside in places.items():
        left, _right = edges[key]
        for line in inside:
            if line.left - left > _CENTRED * line.size and line.cells == 1 and not line.is_row:
                set_in[key[:2]].append(((line.left + line.right) / 2 - left, line.left - left))
    found = dict(edges)
    for key, (left, right) in edges.items():
        middle = _middle(set_in[key[:2]])
        beside = (
            begin for (columns, column, side), (begin, _end) in edges.items() if (columns, column - 1, side) == key
        )
        if middle is not None and right < left + 2 * middle <= min(beside, default=float("inf")):
            found[key] = left, left + 2 * middle
    return found


def _middle(lines: Sequence[tuple[float, float]]) -> float | None:
    """Where the middles of most lines are, which begin at different places; each with both. Those that begin where most
    do say nothing: so do first lines. None if they are few, or stand elsewhere."""
    usual = _most(round(begin) for _middle, begin in lines)[0]
    others = sorted(line for line in lines if round(line[1]) != usual)
    start, best = 0, range(0)
    for end in range(len(others)):
        while others[end][0] - others[start][0] > _SAME_MIDDLE:
            start += 1
        best = max(best, range(start, end + 1), key=len)
    centred = others[best.start : best.stop]
    if len(centred) < max(_FEWEST_CENTRED, _MOST_CENTRED * len(others)):
        return None
    alike = _most(round(begin) for _middle, begin in centred)[1]
    return median(middle for middle, _begin in centred) if alike <= len(centred) / 2 else None


def _most(places: Iterable[int]) -> tuple[int, int]:
    """The most common one, and how often it is."""
    return max(Counter(places).items(), key=lambda one: one[1], default=(0, 0))


def _is_filled(line: PageLine, right: float) -> bool:
    """Whether it goes on, and has hardly room for more."""
    return right - line.right <= _FILLED * line.size and line.text[-1] not in "。！？"


def _right_edge(lines: Sequence[PageLine]) -> float:
    """Where the lines of a column end."""
    # Punctuation may hang out of the column, and a table too wide stands out.
    inside = [line for line in lines if not _CLOSING.match(line.text[-1])]
    rights = sorted(line.right for line in (inside if len(inside) >= _FEWEST_AT_EDGE else lines))
    edge = rights[max(0, len(rights) - 1 - len(lines) // 25)]
    # Most of a text may be in short lines of its own; the few that the column broke end at one place further on.
    further = sorted((one.right for one in lines if one.cells == 1 and one.right > edge + 1.5 * one.size), reverse=True)
    fewest = max(_FEWEST_AT_EDGE, len(lines) // 150)
    for at in range(len(further) - fewest + 1):
        if further[at] - further[at + fewest - 1] <= lines[0].size:
            return further[at]
    return edge


def _of_one_width(edges: Mapping[Column, Range], letter: float) -> dict[Column, Range]:
    """A column is as wide on left pages as on right ones, though on some of them hardly a line fills it."""
    width: dict[tuple[int, int], float] = defaultdict(float)
    for (columns, column, _side), (left, right) in edges.items():
        width[columns, column] = max(width[columns, column], right - left)
    return {
        key: (left, left + width[key[:2]] if width[key[:2]] - (right - left) > _WIDER * letter else right)
        for key, (left, right) in edges.items()
    }
