"""The issues' own files on the site: only where the settings want them, and never as anything that runs."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from bulletin import FAIR, PORT, save, settings
from starlette.datastructures import Headers

from feeds.model import Masthead, Span, StoredIssue
from feeds.publishing import Publisher
from feeds.publishing.originals import Original, Originals, Place, place_of
from feeds.settings import Settings
from feeds.store import Store
from jianbao import static


@pytest.fixture
def workspace(tmp_path: Path) -> Settings:
    plain = settings(tmp_path)
    publishing = plain.jianbao.publishing.model_copy(update={"originals": True})
    (plain.inbox / "done").mkdir(parents=True)
    return replace(plain, jianbao=plain.jianbao.model_copy(update={"publishing": publishing}))


@pytest.fixture
def store(workspace: Settings) -> Iterator[Store]:
    with Store.open(f"sqlite:///{workspace.workspace / 'jianbao.db'}") as opened:
        yield opened


# What ``save`` says that the issue was read from.
BYTES = b"5 1"
PATH = f"originals/yongjiang-2026-05.{hashlib.sha256(BYTES).hexdigest()[:10]}.txt"


def test_an_items_page_and_its_entries_lead_to_the_issues_file(workspace: Settings, store: Store) -> None:
    (workspace.inbox / "done/甬江.txt").write_bytes(b"another issue of this name")
    (workspace.inbox / "done/甬江 (2).txt").write_bytes(BYTES)
    save(store, 5, replace(PORT, spans=(Span(2, 3),)), FAIR)
    Publisher(workspace, store).publish()
    assert (workspace.public / PATH).read_bytes() == BYTES
    page = (workspace.public / "items/yongjiang-2026-05/01.html").read_text()
    assert f'<a href="../../{PATH}">原刊第 1 行</a>' in page
    for ending in ("rss", "atom"):
        feed = feedparser.parse((workspace.public / f"feeds/all.{ending}").read_bytes())
        assert not feed.bozo
        file = feed.entries[0].enclosures[0]
        expected = (f"https://news.example/jianbao/{PATH}", "3", "application/octet-stream")
        assert (file.href, file.length, file.type) == expected
    # An enclosure in Atom is a link like any other.
    assert b"<ns" not in (workspace.public / "feeds/all.atom").read_bytes()
    attached = json.loads((workspace.public / "feeds/all.json").read_bytes())["items"][0]["attachments"]
    assert attached[0]["size_in_bytes"] == 3


def test_a_file_that_is_no_longer_there_is_not_linked(workspace: Settings, store: Store) -> None:
    save(store, 5, replace(PORT, spans=(Span(2, 3),)))
    Publisher(workspace, store).publish()
    assert "originals" not in (workspace.public / "items/yongjiang-2026-05/01.html").read_text()
    assert "enclosure" not in (workspace.public / "feeds/all.rss").read_text()


def test_originals_stay_where_they_are_unless_the_settings_want_them_out(workspace: Settings, store: Store) -> None:
    plain = settings(workspace.workspace)
    (workspace.inbox / "done/甬江.txt").write_bytes(BYTES)
    save(store, 5, PORT)
    Publisher(plain, store).publish()
    assert not (workspace.public / "originals").exists()
    Publisher(workspace, store).publish()
    assert (workspace.public / PATH).exists()
    assert "enclosure" in (workspace.public / "feeds/region/ningbo.rss").read_text()


def test_an_item_of_a_file_with_pages_is_on_one_of_them() -> None:
    original = Original("originals/a.0123456789.pdf", 9, "application/pdf")
    text = "一\n二\n三"
    item = replace(PORT, spans=(Span(2, 3),))
    place = place_of(item, original, [0, 2, 4], text)
    assert place == Place(original.path, 2, 2)
    assert place.target == "originals/a.0123456789.pdf#page=2"
    assert place_of(item, replace(original, path="a.txt"), [0], text) == Place("a.txt", None, 2)
    assert place_of(replace(item, spans=()), original, [0, 2, 4], text) is None


@pytest.mark.parametrize(("name", "media_type"), [("a.html", "application/octet-stream"), ("a.pdf", "application/pdf")])
def test_a_page_that_came_in_as_an_issue_is_downloaded_not_shown(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / name).write_bytes(b"<script>alert(1)</script>")
    answer = static.answer(tmp_path, f"originals/{name}", Headers())
    assert answer is not None
    assert answer.headers["content-type"] == media_type


@pytest.mark.parametrize("name", ["", "../../secret", "a/b.txt", ".", "\udcff.pdf"])
def test_no_name_of_a_file_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(BYTES)
    (tmp_path / "inbox/done").mkdir(parents=True)
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    sha256 = hashlib.sha256(BYTES).hexdigest()
    issue = StoredIssue("k", "p", "刊", Masthead(), name, sha256, (), moment, moment, moment)
    Originals(tmp_path / "public", tmp_path / "inbox/done").publish(issue)
    assert not (tmp_path / "public").exists()
