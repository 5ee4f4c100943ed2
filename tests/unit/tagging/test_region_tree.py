"""The built-in tree of regions, as those who subscribe to a branch of it mean it."""

from __future__ import annotations

import pytest

from feeds.model import Taxonomies
from feeds.tagging.gazetteer import builtin_regions

TREE = Taxonomies(builtin_regions(), ())


@pytest.mark.parametrize("slug", ["china", "shenzhen", "hongkong", "greater-bay-area"])
def test_news_from_home_is_no_news_from_abroad(slug: str) -> None:
    known = slug in TREE.region_by_slug
    assert not known or not {"world", "asia"} & {slug, *TREE.ancestors(slug)}
    assert known or slug == "hongkong"


@pytest.mark.parametrize("slug", ["japan", "vietnam", "southeast-asia", "usa"])
def test_news_from_abroad_is_international(slug: str) -> None:
    assert "world" in TREE.ancestors(slug)


def test_every_region_has_its_parent_before_it() -> None:
    seen: set[str] = set()
    for region in TREE.regions:
        assert region.parent is None or region.parent in seen, region
        seen.add(region.slug)


def test_all_of_china_is_in_one_branch() -> None:
    roots = {region.slug for region in TREE.regions if region.parent is None}
    assert roots == {"china", "world"}
