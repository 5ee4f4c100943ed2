from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from feeds.store.assignment import assign


@st.composite
def matrices(draw: st.DrawFn) -> list[list[int]]:
    width = draw(st.integers(1, 6))
    rows = draw(st.integers(0, width))
    return [draw(st.lists(st.integers(-50, 50), min_size=width, max_size=width)) for _ in range(rows)]


@given(matrices())
def test_no_other_assignment_is_cheaper(costs: list[list[int]]) -> None:
    columns = assign(costs)
    assert len(set(columns)) == len(columns) == len(costs)
    found = sum(row[column] for row, column in zip(costs, columns, strict=True))
    width = len(costs[0]) if costs else 0
    every = (
        sum(row[column] for row, column in zip(costs, some, strict=True))
        for some in permutations(range(width), len(costs))
    )
    assert found == min(every)


def test_a_large_one_comes_to_its_end() -> None:
    size = 60
    costs = [[(i * 37 + j * 61) % 101 for j in range(size)] for i in range(size)]
    assert sorted(assign(costs)) == list(range(size))
