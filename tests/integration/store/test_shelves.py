"""Which issues have items on which shelf: what pages count by, and archives follow."""

from __future__ import annotations

import datetime as dt
import random

from filling import NOW, fill

from feeds.store import Store
from feeds.store.records import ALL, OnShelf, Shelf

FINANCE: Shelf = ("theme", "finance")
PORTS: Shelf = ("section", "港航")
DAY = dt.timedelta(days=1)


def test_totals_are_the_sums_of_what_the_issues_have_whatever_order_they_come_in(store: Store) -> None:
    fill(store, 6)
    issues = store.issues()
    dice = random.Random(7)
    held: dict[str, dict[Shelf, OnShelf]] = {}
    for _turn in range(40):
        issue = dice.choice(issues)
        found = {
            shelf: OnShelf(dice.randint(1, 5), NOW + dice.randint(0, 9) * DAY)
            for shelf in (ALL, FINANCE, PORTS)
            if dice.random() < 0.6
        }
        store.put_on_shelves([(issue, found)])
        held[issue.key] = found
        for shelf in (ALL, FINANCE, PORTS):
            there = [on[shelf] for on in held.values() if shelf in on]
            total = store.shelf_totals([shelf[0]]).get(shelf)
            assert (total.items if total else 0) == sum(one.items for one in there)
            if total and there:
                assert total.newest == max(one.newest for one in there)


def test_a_shelf_is_followed_in_the_order_of_release_past_those_without_items(store: Store) -> None:
    fill(store, 5)
    issues = sorted(store.issues(), key=lambda issue: (issue.released, issue.key))
    for issue, found in zip(issues, (FINANCE, PORTS, FINANCE, PORTS, FINANCE), strict=True):
        store.put_on_shelves([(issue, {found: OnShelf(1, NOW)})])
    keys = [issue.key for issue in issues]
    assert store.last_issues([FINANCE, PORTS, ALL]) == {FINANCE: keys[4], PORTS: keys[3]}
    around = store.issues_around(issues[2], [FINANCE, PORTS, ALL])
    assert around == {FINANCE: (keys[0], keys[4]), PORTS: (keys[1], keys[3]), ALL: (None, None)}


def test_the_newest_on_a_shelf_are_those_that_a_look_through_everything_finds(store: Store) -> None:
    fill(store, 8)
    for issue in store.issues():
        store.put_on_shelves([(issue, {FINANCE: OnShelf(1, issue.published)})])
    for limit in (1, 5, 100):
        assert store.latest_on_shelf(limit, FINANCE, theme="trade") == store.latest_ids(limit, theme="trade")
    assert store.latest_on_shelf(5, PORTS, theme="trade") == []
