"""Pages as they were published: well-formed, linked, and saying what an item is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from feeds.publishing.facets import Facets
from feeds.publishing.pages import Pages
from feeds.publishing.site import Site
from feeds.publishing.trends import trends_of
from feeds.resources import templates_dir
from feeds.settings import builtin_settings

HTML = "{http://www.w3.org/1999/xhtml}"


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def tree(site: Path, path: str) -> Any:
    return html5lib.parse((site / path).read_bytes(), transport_encoding="utf-8")


def words(element: Any) -> str:
    return "".join(element.itertext())


def find(root: Any, name: str, **attributes: str) -> list[Any]:
    return [
        element
        for element in root.iter(f"{HTML}{name}")
        if all(element.get(key) == value for key, value in attributes.items())
    ]


def test_every_page_is_html_without_a_single_parse_error(site: Path) -> None:
    for path in pages(site):
        html5lib.HTMLParser(strict=True).parse(path.read_bytes(), transport_encoding="utf-8")


def test_every_link_inside_the_site_leads_to_a_file(site: Path) -> None:
    for path in pages(site):
        if path.name == "404.html":  # its links begin at the root of the host
            continue
        root = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
        links = [element.get("href") for name in ("a", "link") for element in find(root, name)]
        links += [element.get("src") for element in find(root, "script") if element.get("src")]
        for link in links:
            # A search is answered by the server.
            if link.startswith(("http", "mailto:", "#")) or link.partition("?")[0].endswith("search"):
                continue
            target = (path.parent / unquote(urlsplit(link).path)).resolve()
            assert target.is_file(), (path, link)


def test_the_page_for_a_wrong_address_is_linked_from_the_root_of_the_host(site: Path) -> None:
    root = tree(site, "404.html")
    assert {element.get("href")[:9] for element in find(root, "a")} == {"#main", "/jianbao/"}


def test_every_page_has_its_landmarks_one_heading_and_its_language(site: Path) -> None:
    for path in pages(site):
        root = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
        assert root.get("lang") == "zh-CN"
        for landmark in ("header", "nav", "main", "footer"):
            assert find(root, landmark), (path, landmark)
        assert len(find(root, "h1")) == 1, path
        assert find(root, "a", href="#main", **{"class": "skip"})


def test_headings_skip_no_level(site: Path) -> None:
    for path in pages(site):
        root = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
        levels = [int(element.tag[-1]) for element in root.iter() if re.fullmatch(rf"{HTML}h[1-6]", str(element.tag))]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), (path, levels)


def test_a_page_with_its_styles_is_below_sixty_kilobytes(site: Path) -> None:
    styles = sum(path.stat().st_size for path in (site / "assets").iterdir())
    for path in pages(site):
        assert path.stat().st_size + styles < 60_000, path


def test_trends_of_a_large_archive_stay_below_sixty_kilobytes() -> None:
    settings = builtin_settings()
    facets = Facets(settings.taxonomies, ())
    pages = Pages(Site.of(settings), facets, templates_dir() / "site")
    months = [f"{year}-{month:02d}" for year in range(2021, 2026) for month in range(1, 13)]
    themes = {facet.slug: dict.fromkeys(months, 123) for facet in facets.themes}
    regions = {facet.slug: dict.fromkeys(months, 123) for facet in facets.regions[:100]}
    page = pages.trends(trends_of(themes, regions, [*facets.themes, *facets.regions]))
    assert len(page) + sum(len(data) for _path, data in pages.assets()) < 60_000


def test_an_item_shows_all_that_is_known_of_it(site: Path) -> None:
    root = tree(site, "items/yongjiang-2026-05/01.html")
    article = find(root, "article")[0]
    text = words(article)
    for part in (
        "港口夜航恢复，货船进出提前六小时",
        "——引航站四班轮换见闻",
        "2026年5月18日",
        "来源：港口协会",
        "林一舟、周晚晴",
        "《甬江物流》2026年第5期",
        "行业动态",
        "宁波",
        "物流",
        "宁波港",
    ):
        assert part in text, part
    assert [element.get("datetime") for element in find(article, "time")] == ["2026-05-18"]
    assert [words(cell) for cell in find(article, "th")] == ["月份", "进出港艘次", "平均等待（小时）"]


def test_an_item_leads_to_its_neighbours_in_the_issue(site: Path) -> None:
    root = tree(site, "items/yongjiang-2026-05/02.html")
    assert [element.get("href") for element in find(root, "a", rel="prev")] == ["../../items/yongjiang-2026-05/01.html"]
    assert [element.get("href") for element in find(root, "a", rel="next")] == ["../../items/yongjiang-2026-05/03.html"]


def test_search_engines_and_cards_are_told_what_an_item_is(site: Path) -> None:
    root = tree(site, "items/yongjiang-2026-05/01.html")
    data = json.loads(words(find(root, "script", type="application/ld+json")[0]))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "港口夜航恢复，货船进出提前六小时"
    assert data["isPartOf"]["name"] == "《甬江物流》2026年第5期"
    assert data["temporalCoverage"] == "2026-05-18"
    address = "https://news.example/jianbao/items/yongjiang-2026-05/01.html"
    assert find(root, "link", rel="canonical")[0].get("href") == address
    assert find(root, "meta", property="og:url")[0].get("content") == address
    assert find(root, "meta", property="og:type")[0].get("content") == "article"


def test_only_a_torn_item_carries_a_note(site: Path) -> None:
    noted = [
        path.name for path in sorted((site / "items/yongjiang-2026-05").iterdir()) if 'role="note"' in path.read_text()
    ]
    assert noted == ["06.html"]


def test_hostile_text_makes_no_markup(site: Path) -> None:
    for path in pages(site):
        root = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
        assert all("alert" not in words(script) or script.get("type") for script in find(root, "script")), path
    data = find(tree(site, "items/yongjiang-2026-04/01.html"), "script", type="application/ld+json")[0]
    assert "<script>alert('会刊')</script>" in json.loads(words(data))["headline"]


def test_an_issue_lists_its_items_under_their_sections(site: Path) -> None:
    root = tree(site, "issues/yongjiang-2026-05/index.html")
    assert [words(element) for element in find(root, "h2")] == ["行业动态", "政策法规", "会员之窗", "未分栏目"]
    assert [words(element) for element in find(root, "h3")] == ["浙江"]
    assert len(find(root, "li", **{"class": "entry"})) == 6


def test_regions_are_a_tree_with_counts(site: Path) -> None:
    root = tree(site, "regions/index.html")
    listed = find(root, "ul", **{"class": "tree region"})[0]
    assert re.sub(r"\s+", " ", words(listed)).strip() == "中国 3 浙江 3 杭州 2 宁波 1 福建 1 德国 1"


@pytest.mark.parametrize("path", ["regions/zhejiang.html", "themes/logistics.html", "sections/zheng-ce-fa-gui.html"])
def test_the_page_of_a_facet_offers_its_own_feeds_first(site: Path, path: str) -> None:
    kind, slug = path.removesuffix(".html").split("s/", 1)
    offered = [element.get("href") for element in find(tree(site, path), "link", rel="alternate")]
    assert offered[:3] == [f"../feeds/{kind}/{slug}.{ending}" for ending in ("rss", "atom", "json")]
    assert offered[3:] == [f"../feeds/all.{ending}" for ending in ("rss", "atom", "json")]


def test_the_directory_of_feeds_works_without_a_script(site: Path) -> None:
    root = tree(site, "feeds/index.html")
    listed = {element.get("href") for element in find(root, "a")}
    for path in [path for path in (site / "feeds").rglob("*.rss") if len(path.relative_to(site).parts) < 4]:
        if path.parent.name == "archive":
            continue
        assert f"{path.relative_to(site / 'feeds')}" in listed
    assert not find(root, "button")


def test_a_region_leads_to_its_themes_and_a_theme_to_its_regions(site: Path) -> None:
    for page, how, wanted, name in (
        ("regions/zhejiang.html", "按主题细分", "../regions/zhejiang/theme/logistics.html", "物流"),
        ("themes/logistics.html", "按地区细分", "../regions/ningbo/theme/logistics.html", "宁波"),
    ):
        [across] = [nav for nav in find(tree(site, page), "nav") if nav.get("aria-label") == how]
        assert words(across).strip().startswith(how)
        # What is said at the head of the page is not said once more in each.
        assert {element.get("href"): words(element) for element in find(across, "a")}[wanted] == name
    back = {element.get("href") for element in find(tree(site, "regions/zhejiang/theme/logistics.html"), "a")}
    assert {"../../../regions/zhejiang.html", "../../../themes/logistics.html"} <= back


def test_the_directory_says_when_a_feed_last_had_something(site: Path) -> None:
    root = tree(site, "feeds/index.html")
    entries = {words(find(entry, "a")[0]): words(entry) for entry in find(root, "li") if find(entry, "a")}
    for name in ("全部条目", "浙江", "物流", "行业动态", "甬江物流", "湾区"):
        assert "最近 2026年5月20日" in entries[name], name


def test_the_directory_says_what_a_feed_carries(site: Path) -> None:
    root = tree(site, "feeds/index.html")
    entries = {words(find(entry, "a")[0]): words(entry) for entry in find(root, "li") if find(entry, "a")}
    assert "3 条" in entries["浙江"]
    assert "浙江、福建的条目" in entries["湾区"]


def test_trends_are_drawn_and_told_in_a_table_with_the_same_numbers(site: Path) -> None:
    root = tree(site, "trends/index.html")
    table = find(root, "table")[0]
    heads = [words(cell) for cell in find(table, "th", scope="col")]
    assert (heads[:3], heads[-2:], len(heads)) == (["主题", "合计", "6月"], ["4月", "5月"], 14)
    rows = {words(row[0]): [int(words(cell)) for cell in row[1:]] for row in find(table, "tbody")[0]}
    assert {name: (total, *counts[-2:]) for name, (total, *counts) in rows.items()} == {
        "物流": (3, 1, 2),
        "金融": (2, 1, 1),
        "标准与监管": (1, 0, 1),
    }
    drawn = [element for element in root.iter("{http://www.w3.org/2000/svg}svg") if element.get("class") == "bars"]
    assert len(drawn) >= len(rows)
    assert {"../themes/logistics.html", "../regions/zhejiang.html"} <= {link.get("href") for link in find(root, "a")}


def test_the_site_says_who_publishes_and_how_to_subscribe(site: Path) -> None:
    root = tree(site, "about/index.html")
    text = words(find(root, "main")[0])
    assert "《甬江物流》 甬江物流协会" in text
    assert {"../feeds/index.html", "../feeds/index.opml", "mailto:desk@news.example"} <= {
        link.get("href") for link in find(root, "a")
    }


def test_every_page_of_an_issue_names_its_periodicals_feed(site: Path) -> None:
    for page in ("issues/yongjiang-2026-05/index.html", "items/yongjiang-2026-05/01.html"):
        feeds = [link.get("href") for link in find(tree(site, page), "link", rel="alternate")]
        assert feeds[0] == "../../feeds/periodical/yongjiang.rss"
        assert "../../feeds/all.atom" in feeds
