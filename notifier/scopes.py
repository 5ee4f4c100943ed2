"""Which items of a run a mail carries, where it is not simply those of the window that its topics select. Pure.

No item comes to a member twice: what an earlier mail of theirs carries is left out, whatever the frequencies. And none
is lost: a subscription that has just begun may be owed items from before the window. A scope is the places of the items
in the run's list, written as ranges: ``0-3 7 9-12``. It is the same text for everyone with the same items.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Owed:
    """A topic that a member is to get; with ``since``, what was released from then on, be it before the window."""

    topic: str
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A mail of the member's by another run: its topics and its scope."""

    run_id: int
    topics: tuple[str, ...]
    scope: str


@dataclass(slots=True)
class Contents:
    """The items of one run. ``released`` by place; ``early`` are those from before the window; ``selected`` says for
    each configured topic which it selects; ``shared`` where the items that another run has too stand in its list."""

    released: Mapping[int, dt.datetime]
    early: Places
    selected: Mapping[str, Places]
    shared: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    early_of: Mapping[int, Places] = field(default_factory=dict)
    """Of another run, in its own places."""
    _owed: dict[tuple[Owed, ...], Places] = field(default_factory=dict)
    _carried: dict[Earlier, Places] = field(default_factory=dict)

    def owed(self, topics: tuple[Owed, ...]) -> Places:
        if topics not in self._owed:
            self._owed[topics] = frozenset().union(*(self._of(one) for one in topics))
        return self._owed[topics]

    def carried(self, earlier: Earlier) -> Places:
        """Which of this run's items an earlier mail has."""
        if earlier not in self._carried:
            self._carried[earlier] = frozenset(self._carries(earlier))
        return self._carried[earlier]

    def scope(self, topics: tuple[Owed, ...], earlier: Iterable[Earlier]) -> str | None:
        """The scope of a member's mail, "" where it is simply the window's; None where nothing is left to carry."""
        owed = self.owed(topics)
        left = owed.difference(*(self.carried(one) for one in earlier))
        if not left:
            return None
        return "" if left == self.owed(tuple(Owed(one.topic) for one in topics)) else write(left)

    def _of(self, one: Owed) -> Places:
        selected = self.selected.get(one.topic, frozenset())
        since = one.since
        if since is None:
            return selected - self.early
        return frozenset(place for place in selected if self.released[place] >= since)

    def _carries(self, earlier: Earlier) -> Iterable[int]:
        shared = self.shared.get(earlier.run_id, {})
        if earlier.scope:
            theirs = read(earlier.scope)
            return (mine for mine, place in shared.items() if place in theirs)
        selected = self.owed_of(earlier.topics)
        early = self.early_of.get(earlier.run_id, frozenset())
        return (mine for mine, place in shared.items() if place not in early and mine in selected)

    def owed_of(self, topics: Iterable[str]) -> Places:
        """What the topics select, in the window or before it."""
        return frozenset().union(*(self.selected.get(topic, frozenset()) for topic in topics))


def write(places: Iterable[int]) -> str:
    """``0-3 7``, of at least one place."""
    ranges: list[list[int]] = []
    for place in sorted(set(places)):
        if ranges and place == ranges[-1][1] + 1:
            ranges[-1][1] = place
        else:
            ranges.append([place, place])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def read(scope: str) -> Places:
    places: set[int] = set()
    for part in scope.split():
        first, _dash, last = part.partition("-")
        places.update(range(int(first), int(last or first) + 1))
    return frozenset(places)
