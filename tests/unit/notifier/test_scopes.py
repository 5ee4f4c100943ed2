"""Places as ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notifier import scopes


def test_neighbours_become_a_range() -> None:
    assert scopes.write([9, 0, 1, 2, 7, 10]) == "0-2 7 9-10"


@given(st.frozensets(st.integers(0, 400), min_size=1))
def test_what_is_written_is_read_back(places: frozenset[int]) -> None:
    assert scopes.read(scopes.write(places)) == places
