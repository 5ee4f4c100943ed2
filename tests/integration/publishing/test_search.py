"""Searching a published archive, on both databases: what is found, in which order, and as which page and feed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import feedparser
import html5lib
import pytest
from bulletin import FAIR, FIRST, HOSTILE, LOAN, NASTY, NOW, PORT, item, paragraph, save, settings

from feeds.publishing import Publisher
from feeds.publishing.search import Searching
from feeds.settings import Settings
from feeds.store import Store


@pytest.fixture
def workspace(tmp_path: Path) -> Settings:
    return settings(tmp_path)


@pytest.fixture
def searching(workspace: Settings, store: Store) -> Searching:
    save(store, 5, *FIRST)
    save(store, 4, NASTY, item("宁波港与台湾港口结对", regions=["ningbo"], themes=["logistics"]))
    Publisher(workspace, store).publish()
    return Searching(workspace, store)


def found(searching: Searching, **given: str) -> list[str]:
    search = searching.read(given)
    assert not search.trouble
    items = json.loads(searching.feed(search, "json").data)["items"]
    return [one["id"][-10:] for one in items]


def test_two_characters_are_found_in_headline_and_text_newest_first(searching: Searching) -> None:
    assert found(searching, q="港口") == ["2026-05/01", "2026-04/02"]
    assert found(searching, q="引航站把值班分成") == ["2026-05/01"]
    assert found(searching, q="夜航 货代") == ["2026-05/01"]
    assert found(searching, q="臺灣") == ["2026-04/02"]
    assert found(searching, q="没有的词") == []


def test_region_theme_and_days_narrow_a_search_and_may_stand_alone(searching: Searching) -> None:
    assert found(searching, region="zhejiang") == ["2026-05/01", "2026-05/02", "2026-05/05", "2026-04/02"]
    assert found(searching, region="浙江", theme="logistics") == ["2026-05/01", "2026-04/02"]
    assert found(searching, q="港口", last="2026-04-30") == ["2026-04/02"]
    assert found(searching, q="港口", first="2026-05-20", last="2026-05-20") == ["2026-05/01"]
    assert found(searching, q="港口", region="fujian") == []


def test_a_correction_is_found_as_it_now_is_and_what_was_taken_out_is_not(
    searching: Searching, workspace: Settings, store: Store
) -> None:
    corrected = replace(LOAN, blocks=(paragraph("试点扩大到温州，利率另议。"),))
    save(store, 5, PORT, corrected, revision=2, now=NOW + dt.timedelta(days=1))
    Publisher(workspace, store).publish()
    assert found(searching, q="温州") == ["2026-05/02"]
    assert found(searching, q="采购团") == []
    save(store, 5, PORT, corrected, FAIR, revision=3, now=NOW + dt.timedelta(days=2))
    Publisher(workspace, store).publish()
    assert len(found(searching, q="采购团")) == 1


def test_publishing_again_adds_nothing_to_the_index(searching: Searching, workspace: Settings, store: Store) -> None:
    def places() -> int:
        with store.engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM search_places").scalar_one())

    before = places()
    assert before == 8
    Publisher(workspace, store).publish_all()
    assert places() == before


def test_a_long_list_goes_on_where_the_page_ends(searching: Searching, workspace: Settings, store: Store) -> None:
    save(store, 6, *[item(f"冷链车第{number}批上路") for number in range(1, 46)], now=NOW + dt.timedelta(days=60))
    Publisher(workspace, store).publish()
    search, before, met = searching.read({"q": "冷链车"}), None, []
    for _page in range(3):
        root = html5lib.parse(searching.page(search, before), namespaceHTMLElements=False)
        met += [link.get("href") for link in root.iterfind(".//li[@class='entry']/a")]
        more = root.find(".//a[@rel='next']")
        before = int(more.get("href").rpartition("=")[2]) if more is not None else None
    assert met == [f"items/yongjiang-2026-06/{number:02d}.html" for number in range(1, 46)]
    assert before is None


def test_a_long_list_of_a_region_or_a_theme_goes_on_as_a_search(workspace: Settings, store: Store) -> None:
    save(store, 5, *[item(f"茶船第{number}班", themes=["logistics"], regions=["ningbo"]) for number in range(1, 61)])
    Publisher(workspace, store).publish()
    page = html5lib.parse((workspace.public / "regions/zhejiang/theme/logistics.html").read_bytes())
    link = page.find(".//{*}a[@rel='next']").get("href")
    assert link == "../../../search?region=zhejiang&theme=logistics&last=2026-05-20"
    given = dict(parse_qsl(urlsplit(link).query))
    assert len(found(Searching(workspace, store), **given)) == 50


def test_the_page_marks_what_was_asked_for_and_stays_html_whatever_is_asked(searching: Searching) -> None:
    for words in ("夜航", HOSTILE, '"><script>', "% _ * \" ' ( ) : AND OR NOT NEAR", "a" * 5000, "夜航*"):
        page = searching.page(searching.read({"q": words}))
        html5lib.HTMLParser(strict=True).parse(page, transport_encoding="utf-8")
        assert b"<script>" not in page
    page = searching.page(searching.read({"q": "夜航"})).decode()
    assert "港口<mark>夜航</mark>恢复" in page
    assert "入夏以来，港区连续三周恢复<mark>夜航</mark>" in page


def test_a_search_is_a_feed_at_one_address(searching: Searching) -> None:
    search = searching.read({"theme": "logistics", "q": "港口 宁波", "region": "浙江", "x": "y"})
    assert search.query == "q=%E6%B8%AF%E5%8F%A3%20%E5%AE%81%E6%B3%A2&region=zhejiang&theme=logistics"
    for ending in ("rss", "atom"):
        feed = feedparser.parse(searching.feed(search, ending).data)  # type: ignore[arg-type]
        assert not feed.bozo
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [f"https://news.example/jianbao/search.{ending}?{search.query}"]
        assert feed.feed.title == "港口 宁波 浙江 物流 · 甬江物流简报"


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        ({"q": "港"}, "请写两个字以上。"),
        ({"q": "港口", "region": "亚特兰蒂斯"}, "没有叫“亚特兰蒂斯”的地区。"),
        ({"q": "港口", "first": "去年"}, "日期要写成 2026-05-01 这样。"),
    ],
)
def test_what_cannot_be_understood_is_said(searching: Searching, given: dict[str, str], trouble: str) -> None:
    search = searching.read(given)
    assert search.trouble == trouble
    assert trouble in searching.page(search).decode()
