"""The pictures of an issue on its pages and in its feeds, and what becomes of them when the issue is corrected."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import html5lib
import pytest
from bulletin import FAIR, NOW, PORT, item, paragraph, picture, save, settings

from feeds.publishing import Publisher
from feeds.settings import Settings
from feeds.store import Store

BLOCK, PLACED = picture(b"a port at night", "图1 <夜航> & 首日", "码头\"'")
OTHER, OTHER_PLACED = picture(b"a fair")
NIGHT = replace(PORT, blocks=(*PORT.blocks[:1], BLOCK, *PORT.blocks[1:]))
PATH = f"pictures/yongjiang-2026-05/p.{PLACED.picture.sha256[:10]}.jpg"
PAGE = "items/yongjiang-2026-05/01.html"


@pytest.fixture
def workspace(tmp_path: Path) -> Settings:
    return settings(tmp_path)


@pytest.fixture
def published(workspace: Settings, database_url: str) -> Iterator[Store]:
    with Store.open(database_url) as store:
        save(store, 5, NIGHT, FAIR, pictures=(PLACED,))
        Publisher(workspace, store).publish()
        yield store


def on_site(workspace: Settings) -> set[str]:
    return {path.relative_to(workspace.public).as_posix() for path in (workspace.public / "pictures").rglob("*.*")}


def test_an_item_s_page_shows_its_picture_with_its_size_and_its_words(workspace: Settings, published: Store) -> None:
    assert (workspace.public / PATH).read_bytes() == PLACED.data
    tree = html5lib.parse((workspace.public / PAGE).read_text("utf-8"), namespaceHTMLElements=False)
    image = tree.find(".//article//figure/img")
    expected = {"src": f"../../{PATH}", "width": "1200", "height": "800", "alt": "码头\"'", "loading": "lazy"}
    assert image.attrib.items() >= expected.items()
    assert tree.find(".//article//figcaption").text == "图1 <夜航> & 首日"
    preview = tree.find(".//meta[@property='og:image']")
    assert preview.get("content") == f"https://news.example/jianbao/{PATH}"


def test_feeds_carry_it_under_its_whole_address(workspace: Settings, published: Store) -> None:
    address = f"https://news.example/jianbao/{PATH}"
    for ending in ("rss", "atom"):
        feed = feedparser.parse((workspace.public / f"feeds/all.{ending}").read_bytes())
        assert not feed.bozo
        assert f'src="{address}"' in feed.entries[0].content[0].value
    (first, second) = json.loads((workspace.public / "feeds/all.json").read_bytes())["items"]
    assert first["image"] == address
    assert "image" not in second


def test_a_picture_that_a_correction_replaces_leaves_the_site_and_the_store(
    workspace: Settings, published: Store
) -> None:
    later = NOW + dt.timedelta(hours=1)
    night = replace(NIGHT, blocks=tuple(OTHER if block is BLOCK else block for block in NIGHT.blocks))
    saved = save(published, 5, night, FAIR, pictures=(OTHER_PLACED,), revision=2, now=later)
    assert saved.changed == 1
    Publisher(workspace, published).publish()
    assert on_site(workspace) == {f"pictures/yongjiang-2026-05/p.{OTHER_PLACED.picture.sha256[:10]}.jpg"}
    assert published.picture("yongjiang-2026-05", PLACED.picture.sha256) is None


def test_a_picture_of_an_item_that_is_taken_out_leaves_the_site_and_comes_back_with_it(
    workspace: Settings, published: Store
) -> None:
    later = NOW + dt.timedelta(hours=1)
    save(published, 5, FAIR, pictures=(PLACED,), revision=2, now=later)
    Publisher(workspace, published).publish()
    assert on_site(workspace) == set()
    save(published, 5, NIGHT, FAIR, pictures=(PLACED,), revision=3, now=later + dt.timedelta(hours=1))
    Publisher(workspace, published).publish()
    assert on_site(workspace) == {PATH}


def test_a_picture_lost_from_the_site_comes_back_with_everything(workspace: Settings, published: Store) -> None:
    (workspace.public / PATH).write_bytes(b"")  # as a power cut may leave it
    Publisher(workspace, published).publish_all()
    assert (workspace.public / PATH).read_bytes() == PLACED.data


def test_a_page_of_many_pictures_stays_within_its_budget(workspace: Settings, published: Store) -> None:
    many = [picture(str(number).encode(), f"图{number} 某某活动现场") for number in range(40)]
    save(
        published,
        6,
        item("照片选登", paragraph("一年来。"), *(block for block, _ in many)),
        pictures=tuple(p for _, p in many),
    )
    Publisher(workspace, published).publish()
    style = next((workspace.public / "assets").glob("style.*.css")).stat().st_size
    assert (workspace.public / "items/yongjiang-2026-06/01.html").stat().st_size + style < 60_000
