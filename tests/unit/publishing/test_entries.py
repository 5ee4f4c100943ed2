from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.model import Block, BlockKind, Item, Kind, Masthead, PartialDate, StoredIssue, StoredItem, Tag
from feeds.publishing.entries import Entry, ItemEntry, entry_digest, make_entry
from feeds.publishing.heads import Feed, feed_files
from feeds.publishing.lines import Line
from feeds.publishing.site import Site
from feeds.publishing.xmltext import cleaned

SITE = Site("简报", "一句话", "https://news.example", "news.example", 2026, "zh-CN", ZoneInfo("Asia/Shanghai"), 50)
NOON = dt.datetime(2026, 5, 20, 4, tzinfo=dt.UTC)
ISSUE = StoredIssue("yj-2026-05", "yj", "甬江物流", Masthead(year=2026, number=5), "a.txt", "00", (), NOON, NOON, NOON)
ITEM = Item(
    1,
    Kind.BRIEF,
    "夜航恢复",
    section="动态",
    blocks=(Block(BlockKind.PARAGRAPH, "港区恢复夜航。"),),
    date=PartialDate(2026, 5),
    regions=(Tag("ningbo", "宁波"),),
)


def stored(item: Item = ITEM, number: int = 1) -> StoredItem:
    return StoredItem(
        f"tag:news.example,2026:yj/2026-05/{number:02d}", ISSUE.key, number, item, NOON, NOON, NOON, ISSUE
    )


def made(one: StoredItem) -> ItemEntry:
    return make_entry(one, SITE)


ONE = stored()


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, digest="that of another item"),
        replace(ONE, updated=NOON + dt.timedelta(seconds=1)),
        replace(ONE, published=NOON - dt.timedelta(days=1)),
        replace(ONE, issue=replace(ISSUE, periodical_title="甬江航运")),
    ],
)
def test_whatever_an_entry_shows_is_in_its_digest(other: StoredItem) -> None:
    assert entry_digest(other, SITE) != entry_digest(ONE, SITE)


def test_a_new_address_makes_a_new_entry_and_a_new_title_of_the_site_does_not() -> None:
    assert entry_digest(ONE, replace(SITE, address="https://other.example")) != entry_digest(ONE, SITE)
    assert entry_digest(ONE, replace(SITE, title="另一个名字")) == entry_digest(ONE, SITE)


@pytest.mark.parametrize("item", [ITEM, replace(ITEM, group="深圳", date=None), Item(2, Kind.FRAGMENT, None)])
def test_a_line_comes_back_from_the_store_as_it_went_there(item: Item) -> None:
    line = made(stored(item)).line
    assert Line.from_text(line.to_text()) == line


def test_an_item_that_has_nothing_but_its_place_still_makes_an_entry() -> None:
    entry = made(stored(Item(1, Kind.FRAGMENT, None)))
    assert "<title>《甬江物流》2026年第5期</title>" in entry.rss.decode()
    assert '<link href="https://news.example/items/yj-2026-05/01.html"/>' in entry.atom.decode()


@given(st.text(st.characters(codec=None, exclude_categories=())), st.text(min_size=1))
def test_no_text_breaks_a_feed(title: str, text: str) -> None:
    item = replace(ITEM, title=title, blocks=(Block(BlockKind.PARAGRAPH, text),), byline=(text,), source=title)
    one = cleaned(stored(item))
    files = feed_files(Feed("all", "全部", "简报", "一句话", "index.html"), [made(one)], NOON, SITE)
    rss = etree.fromstring(files["feeds/all.rss"])
    assert len(rss.findall("channel/item")) == 1
    atom = etree.fromstring(files["feeds/all.atom"])
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_entries_are_joined_as_they_are() -> None:
    entries = [Entry(b"<item>%d</item>" % n, b"<entry>%d</entry>" % n, b'{"id":"%d"}' % n) for n in (1, 2)]
    files = feed_files(Feed("all", "全部", "简报", "一句话", "index.html"), entries, NOON, SITE)
    assert b"<item>1</item>\n<item>2</item>\n</channel></rss>" in files["feeds/all.rss"]
    assert b"<entry>1</entry>\n<entry>2</entry>\n</feed>" in files["feeds/all.atom"]
    assert files["feeds/all.json"].endswith(b'[\n{"id":"1"},\n{"id":"2"}\n]}\n')
