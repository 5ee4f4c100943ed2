"""The cheapest way to give each row a column of its own (pure)."""

from __future__ import annotations

from collections.abc import Sequence


def assign(costs: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row, none twice, at the least sum of costs. Needs as many columns as rows at least.

    The Hungarian algorithm with potentials, O(rows² x columns): rows are added one by one along the cheapest
    augmenting path. Costs are whole numbers, so equal sums are exactly equal. (scipy has it too, at 100 MB.)
    """
    if not costs:
        return []
    width = len(costs[0])
    row_potential = [0] * len(costs)
    column_potential = [0] * (width + 1)
    # The last column is the root of each search: it holds the row that is being added.
    owner: list[int] = [-1] * (width + 1)
    for new_row in range(len(costs)):
        owner[width] = new_row
        column = width
        slack: list[int | None] = [None] * width
        reached_from = [width] * width
        done = [False] * (width + 1)
        while owner[column] != -1:
            done[column] = True
            row = owner[column]
            step, nearest = None, -1
            for other in range(width):
                if done[other]:
                    continue
                reduced = costs[row][other] - row_potential[row] - column_potential[other]
                best = slack[other]
                if best is None or reduced < best:
                    slack[other] = best = reduced
                    reached_from[other] = column
                if step is None or best < step:
                    step, nearest = best, other
            assert step is not None
            for other in range(width + 1):
                if done[other]:
                    row_potential[owner[other]] += step
                    column_potential[other] -= step
                elif (value := slack[other] if other < width else None) is not None:
                    slack[other] = value - step
            column = nearest
        while column != width:
            owner[column] = owner[reached_from[column]]
            column = reached_from[column]
    columns = [0] * len(costs)
    for column, row in enumerate(owner[:width]):
        if row != -1:
            columns[row] = column
    return columns
