"""What readers and the W3C's validator ask of a feed, rule by rule, on feeds as they were published."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from bulletin import FIRST, NOW
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://news.example/jianbao"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


def feeds(site: Path, ending: str) -> list[Path]:
    """Every feed that one may subscribe to."""
    found = sorted(path for path in (site / "feeds").rglob(f"*.{ending}") if path.parent.name != "archive")
    assert found
    return found


def channel(site: Path, path: str = "all") -> Any:
    return etree.parse(site / f"feeds/{path}.rss").getroot()[0]


def atom(site: Path, path: str = "all") -> Any:
    return etree.parse(site / f"feeds/{path}.atom").getroot()


def items_of(site: Path, path: str) -> list[Any]:
    items: list[Any] = json.loads((site / f"feeds/{path}.json").read_bytes())["items"]
    return items


def port(site: Path) -> Any:
    return channel(site, "region/ningbo").find("item")


def test_a_reader_finds_nothing_wrong_with_any_feed(site: Path) -> None:
    for path in [*feeds(site, "rss"), *feeds(site, "atom")]:
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.entries


def test_the_three_formats_carry_the_same_items_in_the_same_order(site: Path) -> None:
    for path in feeds(site, "json"):
        ids = [item["id"] for item in json.loads(path.read_bytes())["items"]]
        for ending in ("rss", "atom"):
            assert [entry.id for entry in feedparser.parse(path.with_suffix(f".{ending}").read_bytes()).entries] == ids


def test_the_newest_issue_comes_first_and_its_items_in_the_order_of_the_text(site: Path) -> None:
    places = [item["id"].split("/", 1)[1] for item in items_of(site, "all")]
    assert places == [f"2026-05/{number:02d}" for number in range(1, 7)] + ["2026-04/01", "2026-04/02"]


def test_times_fall_in_the_order_of_the_items_so_that_readers_keep_it(site: Path) -> None:
    for field in ("date_published", "date_modified"):
        times = [item[field] for item in items_of(site, "all")[: len(FIRST)]]
        assert times == sorted(set(times), reverse=True)


def test_rss_dates_are_english_with_a_numeric_zone(site: Path) -> None:
    dates = [element.text for element in channel(site).iter("pubDate", "lastBuildDate")]
    assert all(re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0800", date) for date in dates)
    assert email.utils.parsedate_to_datetime(dates[1]).date() == dt.date(2026, 5, 20)


def test_atom_dates_are_rfc_3339_with_a_numeric_zone(site: Path) -> None:
    dates = [element.text for element in atom(site).iter(f"{ATOM}updated", f"{ATOM}published")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00", date) for date in dates)


def test_an_item_is_published_on_the_day_of_its_issue(site: Path) -> None:
    published = [item["date_published"][:10] for item in items_of(site, "all")]
    assert published == ["2026-05-20"] * 6 + ["2026-04-20"] * 2


def test_a_feed_is_as_new_as_its_newest_item(site: Path) -> None:
    for path in feeds(site, "atom"):
        root = etree.parse(path).getroot()
        newest = max(entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry"))
        assert root.findtext(f"{ATOM}updated") == newest
        assert dt.datetime.fromisoformat(newest) <= NOW


def test_ids_are_minted_tags_and_no_addresses(site: Path) -> None:
    guid = port(site).find("guid")
    assert (guid.text, guid.get("isPermaLink")) == ("tag:news.example,2026:yongjiang/2026-05/01", "false")
    assert atom(site, "theme/finance").findtext(f"{ATOM}id") == "tag:news.example,2026:feed/theme/finance"
    ids = [etree.parse(path).getroot().findtext(f"{ATOM}id") for path in feeds(site, "atom")]
    assert len(set(ids)) == len(ids)


def test_a_feed_names_its_own_address_and_its_page(site: Path) -> None:
    for path in feeds(site, "rss"):
        rss = etree.parse(path).getroot()[0]
        own = rss.find("atom:link[@rel='self']", NAMES)
        assert own.get("href") == f"{ADDRESS}/{path.relative_to(site)}"
        assert own.get("type") == "application/rss+xml"
        page = rss.findtext("link").removeprefix(f"{ADDRESS}/")
        assert (site / (page or "index.html")).is_file()
    links = {link.get("rel"): link for link in atom(site, "region/fujian").findall(f"{ATOM}link")}
    assert links["self"].get("href") == f"{ADDRESS}/feeds/region/fujian.atom"
    assert links["alternate"].get("href") == f"{ADDRESS}/regions/fujian.html"
    assert links["alternate"].get("type") == "text/html"


def test_addresses_are_ascii(site: Path) -> None:
    for path in [path for path in site.rglob("*") if path.is_file()]:
        assert str(path.relative_to(site)).isascii()
        if path.suffix in (".rss", ".atom", ".json", ".opml", ".xml"):
            assert all(address.isascii() for address in re.findall(r'https://news\.example[^<"]*', path.read_text()))


def test_every_item_of_a_feed_has_a_page(site: Path) -> None:
    for item in items_of(site, "all"):
        assert (site / item["url"].removeprefix(f"{ADDRESS}/")).is_file()


def test_the_language_is_chinese_of_the_mainland(site: Path) -> None:
    assert channel(site).findtext("language") == "zh-CN"
    assert atom(site).get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"


def test_the_summary_comes_before_the_full_text(site: Path) -> None:
    tags = [etree.QName(element).localname for element in port(site)]
    assert tags.index("description") < tags.index("encoded")


def test_a_chinese_name_stands_in_dc_creator_and_not_in_author(site: Path) -> None:
    assert port(site).findtext("dc:creator", namespaces=NAMES) == "林一舟、周晚晴"
    assert channel(site).find(".//author") is None
    names = [element.text for element in atom(site, "region/ningbo").findall(f"{ATOM}entry/{ATOM}author/{ATOM}name")]
    assert names == ["林一舟", "周晚晴"]


def test_an_item_without_a_byline_is_by_its_source_or_its_periodical(site: Path) -> None:
    assert items_of(site, "theme/finance")[0]["authors"] == [{"name": "甬江物流"}]


def test_where_an_item_was_taken_from_and_its_own_date_are_carried_as_data(site: Path) -> None:
    assert port(site).findtext("dc:source", namespaces=NAMES) == "港口协会"
    assert port(site).findtext("dcterms:temporal", namespaces=NAMES) == "2026-05-18"
    entry = atom(site, "region/ningbo").find(f"{ATOM}entry")
    assert entry.findtext("dcterms:temporal", namespaces=NAMES) == "2026-05-18"
    assert [one["_jianbao"]["date"] for one in items_of(site, "all")[:4]] == ["2026-05-18", "2026-05", "2026", None]


def test_regions_themes_and_section_are_categories_with_their_scheme(site: Path) -> None:
    assert [(one.get("domain"), one.text) for one in port(site).findall("category")] == [
        (f"{ADDRESS}/regions/", "宁波"),
        (f"{ADDRESS}/themes/", "物流"),
        (f"{ADDRESS}/sections/", "行业动态"),
    ]
    entry = atom(site, "region/ningbo").find(f"{ATOM}entry")
    assert [(one.get("scheme"), one.get("term"), one.get("label")) for one in entry.findall(f"{ATOM}category")] == [
        (f"{ADDRESS}/regions/", "ningbo", "宁波"),
        (f"{ADDRESS}/themes/", "logistics", "物流"),
        (f"{ADDRESS}/sections/", "行业动态", "行业动态"),
    ]


def test_feeds_carry_the_full_text_with_its_structure(site: Path) -> None:
    full = port(site).findtext("content:encoded", namespaces=NAMES)
    assert full == items_of(site, "region/ningbo")[0]["content_html"]
    content = atom(site, "region/ningbo").find(f"{ATOM}entry/{ATOM}content")
    assert (content.get("type"), content.text) == ("html", full)
    for part in ("<h2>船等货变成货等船</h2>", "<ul><li>", '<th scope="col">月份</th>', "<p>引航站"):
        assert part in full


def test_a_region_carries_the_items_of_the_regions_in_it(site: Path) -> None:
    assert {one["id"][-2:] for one in items_of(site, "region/zhejiang")} == {"01", "02", "05"}


def test_hostile_text_stays_text(site: Path) -> None:
    for ending in ("rss", "atom"):
        entry = feedparser.parse((site / f"feeds/all.{ending}").read_bytes()).entries[6]
        assert "<script" not in entry.content[-1].value
    raw = items_of(site, "all")[6]
    assert "<script" not in raw["content_html"]
    assert "<script>alert('会刊')</script> ]]> & \"引号\"" in raw["title"]
    assert "😀𠮷 {{ 7*7 }} %s" in raw["title"]


def test_no_file_holds_a_character_that_xml_forbids(site: Path) -> None:
    forbidden = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    for path in [path for path in site.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")]:
        assert not forbidden.search(path.read_text()), path


def test_an_archive_leads_from_the_newest_issue_to_the_first(site: Path) -> None:
    for current in [*feeds(site, "rss"), *feeds(site, "atom")]:
        name, ending = str(current.relative_to(site / "feeds")).removesuffix(current.suffix), current.suffix
        met: list[str] = []
        path = f"feeds/{name}{ending}"
        while path:
            root = etree.parse(site / path).getroot()
            head = root if ending == ".atom" else root[0]
            links = {link.get("rel"): link.get("href") for link in head.findall("atom:link", NAMES)}
            archived = head.find("{http://purl.org/syndication/history/1.0}archive") is not None
            assert archived == ("archive/" in path)
            if archived:
                assert links["current"] == f"{ADDRESS}/feeds/{name}{ending}"
                parsed = feedparser.parse((site / path).read_bytes())
                assert not parsed.bozo
                met += [entry.id for entry in parsed.entries]
            path = links.get("prev-archive", "").removeprefix(f"{ADDRESS}/")
        assert sorted(met) == sorted(item["id"] for item in items_of(site, name))
    feed = json.loads((site / "feeds/region/zhejiang.json").read_bytes())
    assert (site / feed["next_url"].removeprefix(f"{ADDRESS}/")).is_file()


def test_the_pieces_of_an_archive_bear_the_id_of_the_feed_that_they_are_of(site: Path) -> None:
    for path in (site / "feeds").rglob("archive/*.atom"):
        feed = str(path.parent.parent.relative_to(site / "feeds")).removeprefix(".") or "all"
        assert etree.parse(path).getroot().findtext(f"{ATOM}id") == f"tag:news.example,2026:feed/{feed}"


def test_the_json_feed_says_which_version_it_is_and_carries_what_we_know(site: Path) -> None:
    feed = json.loads((site / "feeds/region/ningbo.json").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}/feeds/region/ningbo.json"
    assert feed["items"][0]["tags"] == ["宁波", "物流", "行业动态"]
    assert feed["items"][0]["_jianbao"] == {
        "date": "2026-05-18",
        "section": "行业动态",
        "group": "浙江",
        "source": "港口协会",
        "periodical": "yongjiang",
        "issue": "yongjiang-2026-05",
        "regions": [{"id": "ningbo", "name": "宁波"}],
        "themes": [{"id": "logistics", "name": "物流"}],
    }


def test_the_opml_lists_every_feed_under_its_kind(site: Path) -> None:
    root = etree.parse(site / "feeds/index.opml").getroot()
    listed = {
        outline.get("xmlUrl").removeprefix(f"{ADDRESS}/") for outline in root.iter("outline") if outline.get("type")
    }
    every = {str(path.relative_to(site)) for path in feeds(site, "rss")}
    # Those of a region and a theme are too many to be listed: the region's page leads to them.
    assert listed == {path for path in every if not re.search("region/.*/theme/", path)}
    headings = [outline.get("text") for outline in root.find("body") if not outline.get("type")]
    assert headings == ["专题", "主题", "地区", "栏目", "刊物"]


@pytest.mark.parametrize("number", ["04", "05"])
def test_the_site_map_of_an_issue_names_its_pages(site: Path, number: str) -> None:
    index = (site / "sitemap.xml").read_text()
    assert f"<loc>{ADDRESS}/sitemap-yongjiang-2026-{number}.xml</loc>" in index
    assert re.search(rf"-{number}.xml</loc><lastmod>20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ</lastmod></sitemap>", index)
    urls = re.findall("<loc>(.*)</loc>", (site / f"sitemap-yongjiang-2026-{number}.xml").read_text())
    assert f"{ADDRESS}/issues/yongjiang-2026-{number}/" in urls
    assert f"{ADDRESS}/items/yongjiang-2026-{number}/01.html" in urls


def test_a_region_and_a_theme_together_have_a_feed_at_one_address(site: Path) -> None:
    assert {one["id"][-2:] for one in items_of(site, "region/zhejiang/theme/logistics")} == {"01"}
    root = atom(site, "region/zhejiang/theme/logistics")
    assert root.findtext(f"{ATOM}id") == "tag:news.example,2026:feed/region/zhejiang/theme/logistics"
    assert root.findtext(f"{ATOM}title") == "浙江 · 物流 · 甬江物流简报"
    assert not (site / "feeds/theme/logistics/region").exists()


def test_a_topic_has_a_feed_of_what_it_selects(site: Path) -> None:
    assert {one["id"][-2:] for one in items_of(site, "topic/bay")} == {"01", "02", "05"}
    assert [one["id"][-10:] for one in items_of(site, "topic/rules")] == ["2026-05/03"]
    assert [one["id"][-10:] for one in items_of(site, "topic/abroad")] == ["2026-05/03", "2026-04/01", "2026-04/02"]


def test_a_periodical_has_a_feed(site: Path) -> None:
    assert len(items_of(site, "periodical/yongjiang")) == 8
    assert channel(site, "periodical/yongjiang").findtext("description") == "甬江物流简报：《甬江物流》的条目"
