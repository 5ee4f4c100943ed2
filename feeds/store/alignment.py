"""Which item of a corrected issue is which item of the earlier one (pure).

Two items are the same if their headlines, or their texts, are alike enough. The pairing is one to one and the best as a
whole: the sum of all likenesses is the greatest possible, and where several pairings are as good, items pair in the
order of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from feeds.model import Item
from feeds.store.assignment import assign

# A headline that is the same but for a slip is the same item, whatever became of the text below it.
_SAME_HEADLINE = 90
# Chinese texts about different matters share 20 to 35 % of their characters in order, two short notices of the same
# make up to 65 %; a revised text shares more.
_SAME_TEXT = 75
_SAME_BOTH = 60


@dataclass(frozen=True, slots=True)
class _Shadow:
    """An item as it is compared: without white space and differences of width."""

    headline: str
    body: str

    @classmethod
    def of(cls, item: Item) -> _Shadow:
        return cls(_plain(item.title or ""), _plain(item.body))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def align(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Indexes of ``new`` to indexes of ``old``; what is in neither keys nor values has no counterpart."""
    old_shadows, new_shadows = [_Shadow.of(item) for item in old], [_Shadow.of(item) for item in new]
    pairs = _identical(old_shadows, new_shadows)
    taken = set(pairs.values())
    likeness = {
        (row, column): value
        for row, shadow in enumerate(new_shadows)
        if row not in pairs
        for column, other in enumerate(old_shadows)
        if column not in taken and (value := _likeness(other, shadow))
    }
    for rows, columns in _components(likeness):
        pairs |= _best(rows, columns, likeness)
    return pairs


def _identical(old: Sequence[_Shadow], new: Sequence[_Shadow]) -> dict[int, int]:
    """The first of equal items with the first, the second with the second: most items of a correction, cheaply."""
    places: dict[_Shadow, list[int]] = defaultdict(list)
    for column, shadow in enumerate(old):
        places[shadow].append(column)
    waiting = {shadow: iter(columns) for shadow, columns in places.items()}
    found = ((row, next(waiting.get(shadow, iter(())), None)) for row, shadow in enumerate(new))
    return {row: column for row, column in found if column is not None}


def _likeness(one: _Shadow, other: _Shadow) -> int:
    """1 to 100, 0 for two different items."""
    body = fuzz.ratio(one.body, other.body)
    if not (one.headline and other.headline):
        return round(body) if body >= _SAME_TEXT else 0
    headline = fuzz.ratio(one.headline, other.headline)
    both = 0.4 * headline + 0.6 * body
    return round(both) if headline >= _SAME_HEADLINE or body >= _SAME_TEXT or both >= _SAME_BOTH else 0


def _components(likeness: dict[tuple[int, int], int]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows and columns that hang together: each group is paired by itself, and most groups are tiny."""
    columns_of, rows_of = defaultdict(set), defaultdict(set)
    for row, column in likeness:
        columns_of[row].add(column)
        rows_of[column].add(row)
    left = set(columns_of)
    while left:
        rows, columns, waiting = set(), set(), {min(left)}
        while waiting:
            rows |= waiting
            columns |= {column for row in waiting for column in columns_of[row]}
            waiting = {row for column in columns for row in rows_of[column]} - rows
        left -= rows
        yield sorted(rows), sorted(columns)


def _best(rows: list[int], columns: list[int], likeness: dict[tuple[int, int], int]) -> dict[int, int]:
    """The pairing of the greatest likeness, by the Hungarian algorithm on whole numbers.

    Second to likeness counts order: squared distances of places, which crossing pairs make greater.
    """
    # One point of likeness outweighs every distance together.
    weight = (len(rows) + len(columns)) ** 3
    # An empty column for each row: to get one is to stay alone.
    alone = [0] * len(rows)
    costs = [
        [
            (i - j) ** 2 - weight * likeness[row, column] if (row, column) in likeness else 1
            for j, column in enumerate(columns)
        ]
        + alone
        for i, row in enumerate(rows)
    ]
    chosen = zip(rows, assign(costs), strict=True)
    return {row: columns[j] for row, j in chosen if j < len(columns)}
