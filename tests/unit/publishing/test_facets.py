from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from feeds.model import (
    Item,
    Kind,
    Masthead,
    Periodical,
    Region,
    Selection,
    StoredIssue,
    StoredItem,
    Tag,
    Taxonomies,
    Theme,
    Topic,
)
from feeds.publishing.facets import Facet, Facets, section_slug, section_slugs

TAXONOMIES = Taxonomies(
    (Region("china", "中国", "country"), Region("fujian", "福建", "province", "china")), (Theme("ports", "港口"),)
)

NOON = dt.datetime(2026, 5, 20, 4, tzinfo=dt.UTC)
ISSUE = StoredIssue("yj-2026-05", "yj", "甬江物流", Masthead(), "甬江.txt", "00", (), NOON, NOON, NOON)
ITEM = Item(1, Kind.BRIEF, "标题", section="动态", regions=(Tag("fujian", "福建"),), themes=(Tag("ports", "港口"),))
STORED = StoredItem("tag:x,2026:yj/2026-05/01", ISSUE.key, 1, ITEM, NOON, NOON, NOON, ISSUE)
TOPICS = (
    Topic("at-home", "国内", all=Selection(regions=frozenset({"china"}))),
    Topic("abroad", "国外", none=Selection(regions=frozenset({"china"}))),
)


def test_a_section_is_named_in_pinyin() -> None:
    assert section_slug("行业动态") == "hang-ye-dong-tai"
    assert section_slug("A股·CPI") == "a-gu-cpi"


@given(st.text())
def test_every_slug_is_fit_for_an_address(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", section_slug(name))


@given(st.lists(st.sampled_from(["市长", "师长", "适掌", "市 长", "——", "…", "index", "Index"]), unique=True))
def test_no_two_sections_share_a_slug_and_none_takes_the_index(names: list[str]) -> None:
    slugs = section_slugs(names)
    assert len(set(slugs.values())) == len(names)
    assert "index" not in slugs.values()


def test_a_section_keeps_its_slug_when_another_of_the_same_sound_comes_later() -> None:
    assert section_slugs(["师长", "市长"])["师长"] == section_slugs(["师长"])["师长"] == "shi-zhang"


def test_a_section_that_is_gone_never_takes_the_files_of_one_that_is_there() -> None:
    facets = Facets(TAXONOMIES, ["师长"])
    assert facets.section("市长").slug != facets.section("师长").slug


def test_an_item_is_shelved_under_the_regions_above_its_own() -> None:
    facets = Facets(TAXONOMIES, ["动态"], topics=TOPICS, periodicals=[Periodical("yj", "甬江物流")])
    assert facets.carrying(STORED) == {
        Facet("region", "fujian", "福建"),
        Facet("region", "china", "中国"),
        Facet("theme", "ports", "港口"),
        Facet("section", "dong-tai", "动态"),
        Facet("periodical", "yj", "甬江物流"),
        Facet("region-theme", "fujian/ports", "福建 · 港口"),
        Facet("region-theme", "china/ports", "中国 · 港口"),
        Facet("topic", "at-home", "国内"),
    }


def test_regions_and_themes_share_no_shelf_where_the_settings_want_none() -> None:
    assert not [one for one in Facets(TAXONOMIES, [], paired=False).carrying(STORED) if one.kind == "region-theme"]


def test_a_facet_names_its_page_and_its_feed() -> None:
    facet = Facet("region", "fujian", "福建")
    assert (facet.page, facet.feed) == ("regions/fujian.html", "region/fujian")
    both = Facets(TAXONOMIES, []).region_theme("fujian", "ports")
    assert (both.page, both.feed) == ("regions/fujian/theme/ports.html", "region/fujian/theme/ports")


def test_the_root_of_a_tree_is_not_below_but_a_region_alone_is() -> None:
    regions = (*TAXONOMIES.regions, Region("macao", "澳门", "city"))
    assert [one.slug for one in Facets(Taxonomies(regions, ()), ()).regions_below] == ["fujian", "macao"]
