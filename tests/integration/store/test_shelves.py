"""Which issues have items on which shelf: what pages count by, and archives follow."""

from __future__ import annotations

import datetime as dt
import random

from filling import NOW, fill

from feeds.store import Store
from feeds.store.records import ALL, OnShelf, Placed, Shelf

FINANCE: Shelf = ("theme", "finance")
PORTS: Shelf = ("section", "港航")
DAY = dt.timedelta(days=1)


def placed(number: int, published: dt.datetime = NOW) -> Placed:
    return Placed(published, number, f"tag:news.example,2026:{number}")


def test_totals_are_the_sums_of_what_the_issues_have_whatever_order_they_come_in(store: Store) -> None:
    fill(store, 6)
    issues = store.issues()
    dice = random.Random(7)
    held: dict[str, dict[Shelf, OnShelf]] = {}
    for _turn in range(40):
        issue = dice.choice(issues)
        found = {
            shelf: [placed(number, NOW + dice.randint(0, 9) * DAY) for number in range(dice.randint(1, 5))]
            for shelf in (ALL, FINANCE, PORTS)
            if dice.random() < 0.6
        }
        store.put_on_shelves([(issue, found)])
        held[issue.key] = found
        for shelf in (ALL, FINANCE, PORTS):
            there = [on[shelf] for on in held.values() if shelf in on]
            total = store.shelf_totals([shelf[0]]).get(shelf)
            assert (total.items if total else 0) == sum(len(one) for one in there)
            if total and there:
                assert total.newest == max(one.published for ones in there for one in ones)


def test_a_shelf_is_followed_in_the_order_of_release_past_those_without_items(store: Store) -> None:
    fill(store, 5)
    issues = sorted(store.issues(), key=lambda issue: (issue.released, issue.key))
    for issue, found in zip(issues, (FINANCE, PORTS, FINANCE, PORTS, FINANCE), strict=True):
        store.put_on_shelves([(issue, {found: [placed(1)]})])
    keys = [issue.key for issue in issues]
    assert store.last_issues([FINANCE, PORTS, ALL]) == {FINANCE: keys[4], PORTS: keys[3]}
    around = store.issues_around(issues[2], [FINANCE, PORTS, ALL])
    assert around == {FINANCE: (keys[0], keys[4]), PORTS: (keys[1], keys[3]), ALL: (None, None)}


def test_the_newest_on_a_shelf_are_those_that_a_look_through_everything_finds(store: Store) -> None:
    fill(store, 8)
    by_tag: dict[str, Shelf] = {"trade": ("theme", "trade"), "finance": FINANCE}
    for issue in store.issues():
        items = store.items_of(issue.key)
        shelved = {
            shelf: [
                Placed(one.published, one.item.sequence, one.id)
                for one in items
                if slug in {tag.slug for tag in one.item.themes}
            ]
            for slug, shelf in by_tag.items()
        }
        store.put_on_shelves([(issue, {shelf: ones for shelf, ones in shelved.items() if ones})])
    for limit in (1, 5, 100):
        found = store.newest_on_shelves([*by_tag.values(), PORTS], limit)
        assert found == {shelf: store.latest_ids(limit, theme=slug) for slug, shelf in by_tag.items()} | {PORTS: []}


def test_the_newest_on_a_shelf_go_by_their_own_moments_then_by_issue_and_place(store: Store) -> None:
    fill(store, 3)
    first, second, third = sorted(store.issues(), key=lambda issue: issue.key)
    # Of an issue whose other item is the newest of all there may be one that is older than all others.
    store.put_on_shelves([(third, {PORTS: [placed(31, NOW - 9 * DAY), placed(32, NOW + 9 * DAY)]})])
    # By number, not by letter: 9 before 10. The same moment, written in two zones.
    beijing = dt.timezone(dt.timedelta(hours=8))
    store.put_on_shelves([(second, {PORTS: [placed(10, NOW), placed(9, NOW.astimezone(beijing))]})])
    store.put_on_shelves([(first, {PORTS: [placed(11), placed(12, NOW + dt.timedelta(microseconds=1))]})])
    found = store.newest_on_shelves([PORTS], 10)[PORTS]
    assert [int(item_id.rpartition(":")[2]) for item_id in found] == [32, 12, 11, 9, 10, 31]
    store.put_on_shelves([(second, {})])
    found = store.newest_on_shelves([PORTS], 4)[PORTS]
    assert [int(item_id.rpartition(":")[2]) for item_id in found] == [32, 12, 11, 31]


def test_of_many_items_of_one_moment_those_go_first_that_stand_first(store: Store) -> None:
    fill(store, 2)
    first, second = sorted(store.issues(), key=lambda issue: issue.key)
    store.put_on_shelves([(second, {PORTS: [placed(number) for number in range(20, 32)]})])
    store.put_on_shelves([(first, {PORTS: [placed(number, NOW - DAY) for number in range(1, 12)]})])
    for limit in (3, 12, 14):
        found = [int(item_id.rpartition(":")[2]) for item_id in store.newest_on_shelves([PORTS], limit)[PORTS]]
        assert found == [*range(20, 32), *range(1, 12)][:limit]


def test_of_any_number_of_shelves_each_is_found(store: Store) -> None:
    fill(store, 1)
    [issue] = store.issues()
    shelves: list[Shelf] = [("section", f"栏目{number}") for number in range(600)]
    store.put_on_shelves([(issue, {shelf: [placed(number)] for number, shelf in enumerate(shelves)})])
    assert store.last_issues(shelves) == dict.fromkeys(shelves, issue.key)
    assert store.newest_on_shelves(shelves, 5) == {shelf: [placed(number).id] for number, shelf in enumerate(shelves)}
