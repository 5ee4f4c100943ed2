"""The built-in table of regions."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from feeds.model import Taxonomies
from feeds.tagging.gazetteer import builtin_regions

TREE = Taxonomies(builtin_regions(), ())
KINDS = {"world", "area", "country", "province", "city", "district", "zone"}


def test_slugs_are_ascii_and_unique() -> None:
    times = Counter(region.slug for region in TREE.regions)
    assert [slug for slug, count in times.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in times)


def test_every_row_is_whole() -> None:
    for region in TREE.regions:
        assert region.kind in KINDS
        assert region.name
        assert region.parent is None or region.parent in TREE.region_by_slug


@pytest.mark.parametrize(
    ("slug", "name", "above"),
    [
        ("world", "国际", None),
        ("china", "全国", None),
        ("guangdong", "广东", "china"),
        ("shaanxi", "陕西", "china"),
        ("shanxi", "山西", "china"),
        ("shenzhen", "深圳", "guangdong"),
        ("yiwu", "义乌", "jinhua"),
        ("futian", "福田", "shenzhen"),
        ("qianhai", "前海", "shenzhen"),
        ("shanghai", "上海", "china"),
        ("shanghai-ftz", "上海自贸区", "shanghai"),
        ("hongkong", "香港", "china"),
        ("southeast-asia", "东南亚", "asia"),
        ("usa", "美国", "north-america"),
        ("russia", "俄罗斯", "europe"),
        ("changsha", "长沙", "hunan"),
        ("minhang", "闵行", "shanghai"),
    ],
)
def test_a_region_is_where_it_should_be(slug: str, name: str, above: str | None) -> None:
    region = TREE.region_by_slug[slug]
    assert (region.name, region.parent) == (name, above)


def test_all_provinces_and_many_counties_are_there() -> None:
    kinds = Counter(region.kind for region in TREE.regions)
    assert kinds["province"] == 34
    assert kinds["country"] > 190
    assert kinds["district"] > 2300
