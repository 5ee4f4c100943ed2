from __future__ import annotations

import datetime as dt

from feeds.i18n import in_language
from feeds.model import Masthead, PartialDate, Region, StoredIssue, Taxonomies, Theme
from feeds.publishing.catalogue import Catalogue
from feeds.publishing.dates import day_words
from feeds.publishing.directory import directory
from feeds.publishing.facets import Facets
from feeds.publishing.heads import Feed
from feeds.publishing.lines import Line
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


def line(number: int, section: str | None, group: str | None = None) -> Line:
    return Line(f"items/{number}.html", f"第{number}条", "", None, section, group, (), (), "yj-2026-05", "", NOON, NOON)


def outline(*lines: Line) -> list[tuple[str | None, list[tuple[str | None, list[str]]]]]:
    return [
        (
            section.facet.name if section.facet else None,
            [(group.name, [one.headline for one in group.lines]) for group in section.groups],
        )
        for section in list_issue(ISSUE, lines, FACETS).sections
    ]


def test_items_stand_under_their_sections_in_the_order_of_the_text() -> None:
    assert outline(line(1, "法规"), line(2, "动态"), line(3, "法规"), line(4, None)) == [
        ("法规", [(None, ["第1条", "第3条"])]),
        ("动态", [(None, ["第2条"])]),
        (None, [(None, ["第4条"])]),
    ]


def test_items_without_a_group_do_not_seem_to_be_in_one() -> None:
    assert outline(line(1, "动态", "浙江"), line(2, "动态"), line(3, "动态", "浙江")) == [
        ("动态", [(None, ["第2条"]), ("浙江", ["第1条", "第3条"])]),
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


def feeds_of(kind: str, number: int) -> list[Feed]:
    return [Feed(f"{kind}/{n}", f"{kind}{n}", "", "", f"{kind}s/{n}.html", kind) for n in range(number)]


def test_a_directory_of_few_feeds_is_one_page() -> None:
    (page,) = directory([("", feeds_of("all", 1)), ("主题", feeds_of("theme", 79))])
    assert (page.path, page.starts, page.before, page.after) == ("feeds/index.html", (), None, None)
    assert [heading for heading, _feeds in page.groups] == ["", "主题"]


def test_a_long_directory_goes_on_from_page_to_page_and_says_where_each_kind_begins() -> None:
    groups = [("", feeds_of("all", 1)), ("主题", feeds_of("theme", 79)), ("地区", feeds_of("region", 170))]
    pages = directory(groups)
    assert [(page.path, page.before, page.after) for page in pages] == [
        ("feeds/index.html", None, "2.html"),
        ("feeds/2.html", "index.html", "3.html"),
        ("feeds/3.html", "2.html", "4.html"),
        ("feeds/4.html", "3.html", None),
    ]
    assert {page.starts for page in pages} == {
        (("", "index.html#all"), ("主题", "index.html#theme"), ("地区", "2.html#region"))
    }
    listed = [feed for page in pages for _heading, feeds in page.groups for feed in feeds]
    assert listed == [feed for _heading, feeds in groups for feed in feeds]
    assert [heading for page in pages[1:] for heading, _feeds in page.groups] == ["地区"] * 3
