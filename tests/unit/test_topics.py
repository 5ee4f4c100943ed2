"""Which items a topic selects."""

from __future__ import annotations

import pytest

from feeds.model import Item, Kind, Selection, Tag, Topic
from feeds.topics import matches

ABOVE = {"hangzhou": ("zhejiang", "china"), "zhejiang": ("china",), "china": ()}


def item(*, regions: str = "", themes: str = "", section: str | None = None) -> Item:
    def tags(slugs: str) -> tuple[Tag, ...]:
        return tuple(Tag(slug, slug) for slug in slugs.split())

    return Item(1, Kind.BRIEF, "标题", regions=tags(regions), themes=tags(themes), section=section)


def these(*, regions: str = "", themes: str = "", sections: str = "") -> Selection:
    return Selection(frozenset(regions.split()), frozenset(themes.split()), frozenset(sections.split()))


def selects(topic: Topic, one: Item) -> bool:
    return matches(topic, one, lambda slug: ABOVE.get(slug, ()))


def test_an_empty_topic_selects_everything() -> None:
    assert selects(Topic("all", "全部"), item())


def test_a_region_stands_for_those_below_it_and_not_for_those_above() -> None:
    topic = Topic("t", "浙江", all=these(regions="zhejiang"))
    assert selects(topic, item(regions="hangzhou"))
    assert selects(topic, item(regions="zhejiang"))
    assert not selects(topic, item(regions="china"))


def test_all_wants_one_of_each_set_that_is_given() -> None:
    topic = Topic("t", "浙江物流", all=these(regions="zhejiang guangdong", themes="logistics"))
    assert selects(topic, item(regions="hangzhou", themes="logistics policy"))
    assert not selects(topic, item(regions="hangzhou", themes="policy"))
    assert not selects(topic, item(themes="logistics"))


@pytest.mark.parametrize("one", [item(themes="logistics"), item(regions="hangzhou"), item(section="政策法规")])
def test_any_wants_one_member_of_any_set(one: Item) -> None:
    topic = Topic("t", "任一", any=these(regions="zhejiang", themes="logistics", sections="政策法规"))
    assert selects(topic, one)
    assert not selects(topic, item(themes="policy", section="行业动态"))


def test_none_goes_before_everything_else() -> None:
    topic = Topic("t", "除杭州外", any=these(regions="china"), none=these(regions="hangzhou", sections="广告"))
    assert selects(topic, item(regions="zhejiang"))
    assert not selects(topic, item(regions="hangzhou"))
    assert not selects(topic, item(regions="zhejiang", section="广告"))
