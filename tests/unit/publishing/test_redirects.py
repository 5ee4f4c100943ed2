from __future__ import annotations

import pytest

from feeds.model import Region, Taxonomies, Theme, Topic
from feeds.publishing.redirects import Redirects, rules

TAXONOMIES = Taxonomies(
    (Region("shenzhen", "深圳", "city", was=("shumchun",)), Region("china", "中国", "country")),
    (Theme("tax", "税务", was=("e-tax", "levies")),),
)
TOPICS = (Topic("bay", "湾区", was=("delta",)),)


def redirects(root: str = "/") -> Redirects:
    return Redirects(rules(TAXONOMIES, TOPICS, root).decode())


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/feeds/theme/tax/region/china.rss", "/feeds/region/china/theme/tax.rss"),
        ("/feeds/theme/tax/region/china.atom", "/feeds/region/china/theme/tax.atom"),
        ("/feeds/region/shumchun.rss", "/feeds/region/shenzhen.rss"),
        ("/feeds/region/shumchun/theme/tax.json", "/feeds/region/shenzhen/theme/tax.json"),
        ("/regions/shumchun.html", "/regions/shenzhen.html"),
        ("/feeds/theme/e-tax.rss", "/feeds/theme/tax.rss"),
        ("/feeds/theme/levies.rss", "/feeds/theme/tax.rss"),
        ("/feeds/region/china/theme/e-tax.rss", "/feeds/region/china/theme/tax.rss"),
        ("/regions/china/theme/e-tax.html", "/regions/china/theme/tax.html"),
        ("/themes/e-tax.html", "/themes/tax.html"),
        ("/feeds/topic/delta.atom", "/feeds/topic/bay.atom"),
    ],
)
def test_what_has_moved_leads_to_where_it_is(path: str, target: str) -> None:
    assert redirects().target(path) == target
    assert redirects("/news/").target(path) == redirects("/news/").target(f"/news{path}") == f"/news{target}"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/feeds/region/china.rss",
        "/feeds/region/shumchuns.rss",
        "/feeds/region/china/theme/tax.rss",
        "/x/feeds/theme/tax/region/china.rss",
        "//evil.example/feeds/theme/tax/region/china.rss",
    ],
)
def test_what_has_not_moved_stays(path: str) -> None:
    assert redirects().target(path) is None


def test_two_slugs_that_changed_are_two_steps_that_end() -> None:
    path, steps = "/feeds/theme/e-tax/region/shumchun.rss", 0
    while target := redirects().target(path):
        path, steps = target, steps + 1
    assert (path, steps) == ("/feeds/region/shenzhen/theme/tax.rss", 3)
