from __future__ import annotations

import datetime as dt

from feeds.i18n import in_language
from feeds.model import Item, Kind, Masthead, PartialDate, Region, StoredIssue, StoredItem, Taxonomies, Theme
from feeds.publishing.catalogue import Catalogue
from feeds.publishing.dates import day_words
from feeds.publishing.facets import Facets
from feeds.publishing.listing import Node, list_issue, region_tree
from feeds.store.records import ShelfTotal

NOON = dt.datetime(2026, 5, 20, 4, tzinfo=dt.UTC)
ISSUE = StoredIssue("yj-2026-05", "yj", "甬江物流", Masthead(), "甬江.txt", "00", (), NOON, NOON, NOON)
TAXONOMIES = Taxonomies(
    (
        Region("asia", "亚洲", "area"),
        Region("china", "中国", "country", "asia"),
        Region("zhejiang", "浙江", "province", "china"),
        Region("fujian", "福建", "province", "china"),
    ),
    (Theme("ports", "港口"), Theme("finance", "金融")),
)
FACETS = Facets(TAXONOMIES, ["动态", "法规"])


def stored(number: int, section: str | None, group: str | None = None) -> StoredItem:
    item = Item(number, Kind.BRIEF, f"第{number}条", section=section, group=group)
    return StoredItem(f"tag:x,2026:yj/2026-05/{number:02d}", ISSUE.key, number, item, NOON, NOON, NOON, ISSUE)


def outline(*items: StoredItem) -> list[tuple[str | None, list[tuple[str | None, list[int]]]]]:
    return [
        (
            section.facet.name if section.facet else None,
            [(group.name, [one.number for one in group.items]) for group in section.groups],
        )
        for section in list_issue(ISSUE, items, FACETS).sections
    ]


def test_items_stand_under_their_sections_in_the_order_of_the_text() -> None:
    assert outline(stored(1, "法规"), stored(2, "动态"), stored(3, "法规"), stored(4, None)) == [
        ("法规", [(None, [1, 3])]),
        ("动态", [(None, [2])]),
        (None, [(None, [4])]),
    ]


def test_items_without_a_group_do_not_seem_to_be_in_one() -> None:
    assert outline(stored(1, "动态", "浙江"), stored(2, "动态"), stored(3, "动态", "浙江")) == [
        ("动态", [(None, [2]), ("浙江", [1, 3])]),
    ]


def names(nodes: tuple[Node, ...]) -> list[object]:
    return [(node.facet.name, node.count, names(node.below)) for node in nodes]


def test_only_regions_that_carry_items_are_listed_under_those_they_lie_in() -> None:
    tree = region_tree(TAXONOMIES.regions, {"asia": 3, "china": 3, "fujian": 1}, FACETS)
    assert names(tree) == [("亚洲", 3, [("中国", 3, [("福建", 1, [])])])]


def test_a_region_taken_out_of_the_taxonomy_is_still_to_be_found() -> None:
    assert names(region_tree(TAXONOMIES.regions, {"china": 1, "atlantis": 2}, FACETS)) == [
        ("中国", 1, []),
        ("atlantis", 2, []),
    ]


def catalogue(regions: dict[str, int]) -> Catalogue:
    counts = {("theme", "finance"): 1, ("theme", "ports"): 4, ("theme", "old"): 1, ("section", "动态"): 5}
    counts |= {("region", slug): count for slug, count in regions.items()}
    return Catalogue.of(TAXONOMIES, FACETS, {shelf: ShelfTotal(count, NOON) for shelf, count in counts.items()})


def test_the_front_page_names_regions_by_what_is_their_own() -> None:
    found = catalogue({"asia": 9, "china": 9, "zhejiang": 6, "fujian": 1}).largest("region", 9)
    assert [(facet.name, count) for facet, count in found] == [("浙江", 6), ("中国", 9), ("福建", 1)]


def test_themes_keep_the_order_of_the_config() -> None:
    assert [node.facet.name for node in catalogue({}).walk("theme")] == ["港口", "金融", "old"]


def test_a_date_is_as_precise_as_it_is_known_in_the_language_set() -> None:
    dates = [PartialDate(2026), PartialDate(2026, 5), PartialDate(2026, 5, 8)]
    assert [day_words(date) for date in dates] == ["2026年", "2026年5月", "2026年5月8日"]
    with in_language("en"):
        assert [day_words(date) for date in dates] == ["2026", "May 2026", "May 8, 2026"]
