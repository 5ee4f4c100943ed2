"""When files change and when they do not: the publisher over a real store, on a real disk."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import brotli
import feedparser
import pytest
from bulletin import FAIR, FIRST, LOAN, LONG, NOW, PORT, RULES, TOPICS, UNTITLED, item, paragraph, save, settings
from lxml import etree

from feeds.model import Region, StoredItem, Tag, Topic
from feeds.publishing import Publisher, files, publisher, rendered
from feeds.publishing.entries import ItemEntry, make_entry
from feeds.publishing.originals import Original
from feeds.publishing.redirects import Redirects
from feeds.publishing.site import Site
from feeds.settings import Settings
from feeds.settings.models import Publishing
from feeds.store import Store

LATER = NOW + timedelta(days=30)


@pytest.fixture
def workspace(tmp_path: Path) -> Settings:
    return settings(tmp_path)


@pytest.fixture
def store(workspace: Settings) -> Iterator[Store]:
    with Store.open(f"sqlite:///{workspace.workspace / 'jianbao.db'}") as opened:
        yield opened


def state(public: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file: which one it is, when it was written, what it holds."""
    return {
        str(path.relative_to(public)): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(public.rglob("*"))
        if path.is_file() and path.suffix not in (".br", ".gz")
    }


def touched(before: dict[str, tuple[int, int, bytes]], after: dict[str, tuple[int, int, bytes]]) -> set[str]:
    gone = {path.removeprefix("gone/") for path in after if path.startswith("gone/")}
    assert before.keys() - gone <= after.keys(), "nothing is ever deleted but what was taken out"
    return {path for path in after if before.get(path) != after[path]}


def ids(public: Path, feed: str) -> list[str]:
    return [one["id"][-10:] for one in json.loads((public / f"feeds/{feed}.json").read_bytes())["items"]]


def note(read: list[str]) -> Callable[[StoredItem], StoredItem]:
    def noted(stored: StoredItem) -> StoredItem:
        read.append(stored.id)
        return stored

    return noted


SHARED = {
    "about/index.html",
    "feeds/index.html",
    "feeds/all.atom",
    "feeds/all.json",
    "feeds/all.rss",
    "index.html",
    "issues/2026.html",
    "issues/index.html",
    "periodicals/index.html",
    "regions/index.html",
    "sections/index.html",
    "sitemap.xml",
    "themes/index.html",
    "topics/index.html",
    "trends/index.html",
}


def facet_files(kind: str, slug: str) -> set[str]:
    return {f"{kind}s/{slug}.html"} | {f"feeds/{kind}/{slug}.{ending}" for ending in ("rss", "atom", "json")}


def archived(feed: str, issue: str) -> set[str]:
    return {f"feeds/{feed}archive/{issue}.{ending}" for ending in ("rss", "atom", "json")}


def test_publishing_again_writes_nothing(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    publisher = Publisher(workspace, store)
    assert publisher.publish() == 1
    before = state(workspace.public)
    assert publisher.publish() == 0
    assert publisher.publish_all() == 1
    assert touched(before, state(workspace.public)) == set()


def test_a_site_built_anew_is_the_same_to_the_byte(workspace: Settings, store: Store, tmp_path: Path) -> None:
    save(store, 4, PORT, LOAN)
    Publisher(workspace, store).publish()
    save(store, 5, FAIR, RULES, now=LATER)
    Publisher(workspace, store).publish()
    grown = {path: data for path, (_inode, _time, data) in state(workspace.public).items()}
    workspace.public.rename(tmp_path / "away")
    Publisher(workspace, store).publish_all()
    assert {path: data for path, (_inode, _time, data) in state(workspace.public).items()} == grown


def test_an_issue_touches_only_the_files_that_carry_its_items(workspace: Settings, store: Store) -> None:
    save(store, 4, PORT, LOAN, RULES, FAIR)
    Publisher(workspace, store).publish()
    before = state(workspace.public)
    save(store, 5, item("跨境支付新规落地", themes=["finance"], section="政策法规"), now=LATER)
    assert Publisher(workspace, store).publish() == 1
    assert touched(before, state(workspace.public)) == {
        "issues/yongjiang-2026-05/index.html",
        "items/yongjiang-2026-05/01.html",
        "sitemap-yongjiang-2026-05.xml",
        *archived("", "yongjiang-2026-05"),
        *(
            path
            for kind, slug in (
                ("theme", "finance"),
                ("section", "zheng-ce-fa-gui"),
                ("periodical", "yongjiang"),
                ("topic", "rules"),
                ("topic", "abroad"),
            )
            for path in facet_files(kind, slug) | archived(f"{kind}/{slug}/", "yongjiang-2026-05")
        ),
        *(SHARED - {"regions/index.html"}),
    }


def test_an_issue_renders_no_item_of_another(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, 4, PORT, LOAN)
    Publisher(workspace, store).publish()
    save(store, 5, item("宁波港再添航线", regions=["ningbo"]), now=LATER)
    made: list[str] = []

    def record(stored: StoredItem, site: Site, original: Original | None) -> ItemEntry:
        made.append(stored.id)
        return make_entry(stored, site, original)

    monkeypatch.setattr(rendered, "make_entry", record)
    Publisher(workspace, store).publish()
    assert [one[-10:] for one in made] == ["2026-05/01"]


def test_feeds_and_pages_of_many_issues_are_joined_without_reading_their_items(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        save(store, number, PORT, LOAN)
    Publisher(workspace, store).publish()
    save(store, 4, item("宁波港再添航线", regions=["ningbo"]), now=LATER)
    read: list[str] = []
    by_ids, of_each = store.items, store.items_of_each
    monkeypatch.setattr(store, "items", lambda ids: [*map(note(read), by_ids(ids))])
    monkeypatch.setattr(
        store, "items_of_each", lambda keys: {key: [*map(note(read), found)] for key, found in of_each(keys).items()}
    )
    Publisher(workspace, store).publish()
    assert ids(workspace.public, "region/ningbo") == [f"2026-{number}/01" for number in ("04", "03", "02", "01")]
    assert {one[-10:-3] for one in read} == {"2026-04"}


def test_the_issues_of_a_batch_are_read_together(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):
        save(store, number, PORT, FAIR)
    asked: list[int] = []
    for name in ("items_of_each", "removed_of_each", "entries"):
        real = getattr(store, name)

        def record(given: Iterable[str], real: Callable[[list[str]], object] = real) -> object:
            asked.append(len(wanted := [*given]))
            return real(wanted)

        monkeypatch.setattr(store, name, record)
    Publisher(workspace, store).publish_all()
    # Three issues; their six items' entries as they are and as they were.
    assert sorted(asked) == [3, 3, 6, 6]


def test_a_batch_writes_what_its_issues_share_once(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Publisher(workspace, store).publish()
    for number in range(1, 6):
        save(store, number, PORT, FAIR)
    written: list[str] = []
    real = files.write

    def record(path: Path | str, data: bytes, *, synced: bool = True) -> None:
        written.append(str(Path(path).relative_to(workspace.public)))
        real(path, data, synced=synced)

    monkeypatch.setattr(files, "write", record)
    assert Publisher(workspace, store).publish() == 5
    assert len(written) == len(set(written))


def test_progress_is_told_after_each_issue(workspace: Settings, store: Store) -> None:
    for number in (1, 2, 3):
        save(store, number, PORT)
    told: list[tuple[int, int]] = []
    Publisher(workspace, store).publish(lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_correction_reaches_the_feeds_that_carried_the_item_and_those_that_now_do(
    workspace: Settings, store: Store
) -> None:
    save(store, 5, PORT, LOAN, FAIR)
    Publisher(workspace, store).publish()
    before = state(workspace.public)
    moved = replace(LOAN, regions=FAIR.regions, section="政策法规")
    save(store, 5, PORT, moved, FAIR, revision=2, now=LATER)
    Publisher(workspace, store).publish()
    public = workspace.public
    assert ids(public, "region/fujian") == []
    assert ids(public, "region/hangzhou") == []
    assert ids(public, "region/germany") == ["2026-05/02", "2026-05/03"]
    assert ids(public, "section/zheng-ce-fa-gui") == ["2026-05/02"]
    assert ids(public, "region/ningbo") == ["2026-05/01"]
    after = touched(before, state(public))
    assert not after & facet_files("region", "ningbo")
    assert not after & facet_files("theme", "logistics")
    assert facet_files("theme", "finance") - {"themes/finance.html"} <= after


def test_an_issue_that_turns_up_late_takes_its_place_in_the_archive_and_moves_nobody_elses(
    workspace: Settings, store: Store
) -> None:
    save(store, 5, PORT)
    Publisher(workspace, store).publish()
    frozen = state(workspace.public)["feeds/archive/yongjiang-2026-05.atom"]
    save(store, 2, LOAN, now=LATER)
    Publisher(workspace, store).publish()
    archive = workspace.public / "feeds/archive"
    assert state(workspace.public)["feeds/archive/yongjiang-2026-05.atom"] == frozen
    assert json.loads((archive / "yongjiang-2026-02.json").read_bytes())["next_url"].endswith("/yongjiang-2026-05.json")
    assert json.loads((workspace.public / "feeds/all.json").read_bytes())["next_url"].endswith(
        "/yongjiang-2026-02.json"
    )


def test_an_issue_that_lost_its_item_of_a_theme_is_passed_over_by_the_theme_s_archive(
    workspace: Settings, store: Store, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        save(store, number, PORT, LOAN, now=NOW + timedelta(days=number))
        Publisher(workspace, store).publish()
    save(store, 2, PORT, revision=2, now=LATER)
    Publisher(workspace, store).publish()
    archive = workspace.public / "feeds/theme/finance/archive"

    def before(number: int) -> str:
        found: str = json.loads((archive / f"yongjiang-2026-0{number}.json").read_bytes())["next_url"]
        return found[-7:-5]

    assert before(3) == "01"
    # Who had its address before still comes to the first issue.
    assert before(2) == "01"
    assert json.loads((archive / "yongjiang-2026-02.json").read_bytes())["items"] == []
    grown = {path: data for path, (_inode, _time, data) in state(workspace.public).items()}
    workspace.public.rename(tmp_path / "away")
    Publisher(workspace, store).publish_all()
    anew = {path: data for path, (_inode, _time, data) in state(workspace.public).items()}
    assert anew == {path: grown[path] for path in anew}
    assert archived("theme/finance/", "yongjiang-2026-02") <= grown.keys() - anew.keys()
    assert all(Path(path).stem == "yongjiang-2026-02" for path in grown.keys() - anew.keys())


def publishing(workspace: Settings, **values: object) -> Settings:
    given = Publishing.model_validate(values)
    return replace(workspace, jianbao=workspace.jianbao.model_copy(update={"publishing": given}))


def test_the_settings_say_which_feeds_have_an_archive(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    Publisher(publishing(workspace, archives=["region-theme"]), store).publish()
    feeds = workspace.public / "feeds"
    found = {str(path.parent.relative_to(feeds)) for path in feeds.rglob("archive/*.atom")}
    assert "archive" in found
    assert "region/zhejiang/theme/logistics/archive" in found
    assert {path for path in found if "/theme/" not in path} == {"archive"}


def test_the_settings_say_how_long_the_feeds_of_a_kind_are(workspace: Settings, store: Store) -> None:
    for number in (4, 5):
        save(store, number, *FIRST)
    Publisher(publishing(workspace, feed_length=3, feed_lengths={"all": 7, "periodical": 5}), store).publish()
    lengths = [len(ids(workspace.public, feed)) for feed in ("all", "periodical/yongjiang", "region/zhejiang")]
    assert lengths == [7, 5, 3]
    assert len(ids(workspace.public, "theme/logistics/archive/yongjiang-2026-05")) == 2


def test_the_issues_of_a_year_are_listed_on_its_own_page(workspace: Settings, store: Store) -> None:
    save(store, 4, PORT, LOAN)
    Publisher(workspace, store).publish()
    text = (workspace.public / "issues/2026.html").read_text()
    assert re.search("第4期.*2 条", text, re.DOTALL)
    assert not (workspace.public / "issues/2025.html").exists()


def test_a_correction_keeps_the_id_and_moves_only_what_it_changed(workspace: Settings, store: Store) -> None:
    save(store, 5, PORT, LOAN)
    Publisher(workspace, store).publish()
    save(store, 5, PORT, replace(LOAN, blocks=(paragraph("更正：试点为四市。"),)), revision=2, now=LATER)
    Publisher(workspace, store).publish()
    port, loan = json.loads((workspace.public / "feeds/all.json").read_bytes())["items"]
    assert (loan["id"][-2:], loan["date_modified"][:10]) == ("02", "2026-07-01")
    assert (port["id"][-2:], port["date_modified"][:10]) == ("01", "2026-06-01")
    assert "四市" in loan["content_html"]


def test_a_feed_that_lost_its_last_item_stays_a_feed(workspace: Settings, store: Store) -> None:
    save(store, 5, PORT, FAIR)
    Publisher(workspace, store).publish()
    save(store, 5, PORT, revision=2, now=LATER)
    Publisher(workspace, store).publish()
    root = etree.parse(workspace.public / "feeds/region/germany.atom").getroot()
    assert root.findtext("{http://www.w3.org/2005/Atom}updated") == "2026-07-01T09:00:00+08:00"
    assert ids(workspace.public, "section/hui-yuan-zhi-chuang") == []
    assert "germany" not in (workspace.public / "feeds/index.opml").read_text()


def test_a_removed_item_leaves_a_page_that_says_so(workspace: Settings, store: Store) -> None:
    save(store, 5, PORT, FAIR)
    Publisher(workspace, store).publish()
    save(store, 5, PORT, revision=2, now=LATER)
    Publisher(workspace, store).publish()
    page = (workspace.public / "gone/items/yongjiang-2026-05/02.html").read_text()
    assert not (workspace.public / "items/yongjiang-2026-05/02.html").exists()
    assert "本条已撤下" in page
    assert "德国采购团" not in page
    assert 'content="noindex"' in page
    assert "items/yongjiang-2026-05/02" not in (workspace.public / "sitemap-yongjiang-2026-05.xml").read_text()


@pytest.mark.parametrize("writes", [0, 1, 7, 20, 40, 50])
def test_a_run_that_was_cut_off_is_simply_run_again(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, writes: int
) -> None:
    save(store, 5, PORT, LOAN, FAIR)
    Publisher(workspace, store).publish()
    save(store, 5, replace(PORT, regions=FAIR.regions), LOAN, revision=2, now=LATER)
    save(store, 6, RULES, UNTITLED, now=LATER)
    left, real = writes, files.write

    def until_killed(path: Path, data: bytes, *, synced: bool = True) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        real(path, data, synced=synced)

    with monkeypatch.context() as patch:
        patch.setattr(files, "write", until_killed)
        with pytest.raises(KeyboardInterrupt):
            Publisher(workspace, store).publish()
    assert Publisher(workspace, store).publish() == 2
    assert ids(workspace.public, "region/ningbo") == []
    assert ids(workspace.public, "region/germany") == ["2026-05/01"]
    found = {path: data for path, (_inode, _time, data) in state(workspace.public).items()}
    workspace.public.rename(tmp_path / "away")
    Publisher(workspace, store).publish_all()
    anew = {path: data for path, (_inode, _time, data) in state(workspace.public).items()}
    assert anew == {path: found[path] for path in anew}


@pytest.mark.parametrize("work", [Publisher.publish, Publisher.publish_all])
def test_nothing_is_announced_before_it_is_there(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, work: Callable[[Publisher], int]
) -> None:
    """Feeds are made, and compressed, before the pages of their items are written, and written after."""
    save(store, 5, *FIRST)
    Publisher(workspace, store).publish()
    save(store, 6, RULES, UNTITLED, now=LATER)
    written, real = [], os.rename

    def record(part: str, path: str) -> None:
        real(part, path)
        written.append(str(Path(path).relative_to(workspace.public)))

    monkeypatch.setattr(os, "rename", record)
    work(Publisher(workspace, store))
    own = [written.index(path) for path in written if path.startswith(("items/", "issues/2026-06/", "feeds/archive/"))]
    shared = [
        written.index(path) for path in written if path.startswith(("feeds/", "themes/")) and "archive" not in path
    ]
    everything = [
        written.index(path) for path in written if path.startswith(("index.html", "feeds/all.", "sitemap.xml"))
    ]
    assert len(own) > 3
    assert max(own) < min(shared) < max(shared)
    assert max(own) < min(everything)


_KILLED = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from bulletin import settings
from feeds.publishing import Publisher
from feeds.store import Store
workspace = Path(sys.argv[1])
with Store.open(f"sqlite:///{workspace / 'jianbao.db'}") as store:
    print("ready", flush=True)
    Publisher(settings(workspace), store).publish(lambda done, total: print(done, flush=True))
"""


def test_a_publisher_killed_in_the_middle_leaves_no_half_file(workspace: Settings, store: Store) -> None:
    for number in range(1, 13):
        save(store, number, *FIRST, LONG)
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(workspace.workspace), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    while process.stdout.readline().strip() != "4":
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    for path in workspace.public.rglob("*.html"):
        assert path.read_bytes().rstrip().endswith(b"</html>")
    assert Publisher(workspace, store).publish() == 12
    assert not list(workspace.public.rglob("*.part"))
    assert len(ids(workspace.public, "all")) == 50


def test_two_publishers_at_once_do_the_work_once(workspace: Settings, store: Store) -> None:
    Publisher(workspace, store).publish()
    for number in range(1, 5):
        save(store, number, *FIRST)
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(Publisher(workspace, store).publish())) for _turn in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 0, 4]


def test_an_empty_workspace_has_a_site_too(workspace: Settings, store: Store) -> None:
    assert Publisher(workspace, store).publish() == 0
    assert "还没有发布任何一期" in (workspace.public / "index.html").read_text()
    assert ids(workspace.public, "all") == []


def test_a_site_that_was_deleted_comes_back(workspace: Settings, store: Store) -> None:
    save(store, 5, PORT)
    Publisher(workspace, store).publish()
    for path in sorted(workspace.public.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert Publisher(workspace, store).publish() == 1
    assert (workspace.public / "items/yongjiang-2026-05/01.html").exists()


def test_a_new_address_is_taken_up_by_everything_and_no_id_changes(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    Publisher(workspace, store).publish()
    before = ids(workspace.public, "all")
    moved = settings(workspace.workspace, address="https://www.example.org")
    Publisher(moved, store).publish()
    assert ids(workspace.public, "all") == before
    for path in workspace.public.rglob("*"):
        if path.is_file() and path.suffix not in (".br", ".gz"):
            assert b"https://news.example/" not in path.read_bytes(), path


def test_a_feed_carries_as_many_items_as_the_settings_say(workspace: Settings, store: Store) -> None:
    for number in range(1, 11):
        save(store, number, *FIRST, now=NOW + timedelta(days=365))
    Publisher(workspace, store).publish()
    assert len(ids(workspace.public, "all")) == 50
    assert ids(workspace.public, "all")[0].startswith("2026-10/")


def test_words_of_the_site_are_in_the_language_set(tmp_path: Path) -> None:
    chinese = settings(tmp_path)
    english = replace(chinese, jianbao=chinese.jianbao.model_copy(update={"language": "en"}))
    with Store.open(f"sqlite:///{tmp_path / 'jianbao.db'}") as store:
        save(store, 5, PORT)
        Publisher(english, store).publish()
    page = (english.public / "items/yongjiang-2026-05/01.html").read_text()
    assert '<html lang="en">' in page
    assert "May 18, 2026" in page
    assert '<article lang="zh-CN">' in page
    assert counts_on(english.public) == {path: {"1 item"} for path in COUNTING}


COUNTING = ("issues/index.html", "feeds/index.html", "about/index.html", "trends/index.html")


def counts_on(public: Path) -> dict[str, set[str]]:
    return {path: set(re.findall(r"\b\d+ items?\b", (public / path).read_text())) for path in COUNTING}


def test_several_items_are_counted_as_several_in_english(tmp_path: Path) -> None:
    chinese = settings(tmp_path)
    english = replace(chinese, jianbao=chinese.jianbao.model_copy(update={"language": "en"}))
    with Store.open(f"sqlite:///{tmp_path / 'jianbao.db'}") as store:
        save(store, 5, PORT, LOAN)
        Publisher(english, store).publish()
    for path, found in counts_on(english.public).items():
        assert "2 items" in found, path
        assert "2 item" not in found, path


def test_only_the_feeds_that_the_settings_name_exist(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    publishing = workspace.jianbao.publishing.model_copy(update={"feeds": ["theme"]})
    fewer = replace(workspace, jianbao=workspace.jianbao.model_copy(update={"publishing": publishing}))
    Publisher(fewer, store).publish()
    made = {path.relative_to(fewer.public / "feeds").parts[0] for path in (fewer.public / "feeds").rglob("*.rss")}
    assert made == {"all.rss", "archive", "theme"}
    page = (fewer.public / "regions/zhejiang.html").read_text()
    assert "feeds/region" not in page
    assert "theme/logistics" not in page


def test_another_topic_in_the_settings_is_another_site(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    Publisher(workspace, store).publish()
    Publisher(replace(workspace, topics=(TOPICS[1], Topic("new", "新专题"))), store).publish()
    assert len(ids(workspace.public, "topic/new")) == len(FIRST)


def test_templates_that_changed_reach_the_feeds_of_regions_and_themes_too(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    Publisher(workspace, store).publish()
    Publisher(settings(workspace.workspace, title="另一个名字"), store).publish()
    assert "另一个名字" in (workspace.public / "feeds/region/zhejiang/theme/logistics.rss").read_text()


def test_readers_of_atom_are_told_what_was_taken_out_in_every_feed_that_carried_it(
    workspace: Settings, store: Store
) -> None:
    save(store, 5, PORT, FAIR)
    Publisher(workspace, store).publish()
    save(store, 5, PORT, revision=2, now=LATER)
    Publisher(workspace, store).publish()
    feeds = workspace.public / "feeds"
    told = {
        str(path.relative_to(feeds)): [(one.get("ref"), one.get("when")) for one in found]
        for path in feeds.rglob("*.atom")
        if (found := etree.parse(path).getroot().findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry"))
    }
    assert told.keys() == {
        "all.atom",
        "archive/yongjiang-2026-05.atom",
        "periodical/yongjiang.atom",
        "periodical/yongjiang/archive/yongjiang-2026-05.atom",
        "region/germany.atom",
        "region/germany/archive/yongjiang-2026-05.atom",
        "section/hui-yuan-zhi-chuang.atom",
        "section/hui-yuan-zhi-chuang/archive/yongjiang-2026-05.atom",
    }
    assert {str(one) for one in told.values()} == {
        "[('tag:news.example,2026:yongjiang/2026-05/02', '2026-07-01T09:00:00+08:00')]"
    }
    assert not feedparser.parse((feeds / "all.atom").read_bytes()).bozo


def test_an_item_that_comes_back_is_there_as_if_it_had_never_gone(workspace: Settings, store: Store) -> None:
    save(store, 5, PORT, FAIR)
    Publisher(workspace, store).publish()
    for revision, items in ((2, (PORT,)), (3, (PORT, FAIR))):
        save(store, 5, *items, revision=revision, now=LATER + timedelta(days=revision))
        Publisher(workspace, store).publish()
    assert "德国采购团" in (workspace.public / "items/yongjiang-2026-05/02.html").read_text()
    assert not (workspace.public / "gone/items/yongjiang-2026-05/02.html").exists()
    assert "deleted-entry" not in (workspace.public / "feeds/all.atom").read_text()


def test_a_full_feed_forgets_what_was_taken_out_below_its_last_item(workspace: Settings, store: Store) -> None:
    save(store, 1, PORT, FAIR)
    save(store, 1, PORT, revision=2, now=NOW + timedelta(hours=1))
    for number in range(2, 11):
        save(store, number, *FIRST, now=NOW + timedelta(days=365))
    Publisher(workspace, store).publish()
    assert len(ids(workspace.public, "all")) == 50
    assert "deleted-entry" not in (workspace.public / "feeds/all.atom").read_text()
    assert "deleted-entry" in (workspace.public / "feeds/archive/yongjiang-2026-01.atom").read_text()


def test_a_directory_of_feeds_that_has_become_shorter_leaves_no_page_behind(workspace: Settings, store: Store) -> None:
    regions = tuple(Region(f"region-{n}", f"地区{n}", "city") for n in range(170))
    many = replace(workspace, taxonomies=replace(workspace.taxonomies, regions=regions))
    everywhere = replace(item("各地"), regions=tuple(Tag(region.slug, region.name) for region in regions))
    save(store, 5, everywhere)
    Publisher(many, store).publish()
    pages = [workspace.public / f"feeds/{name}.html" for name in ("index", "2", "3")]
    styles = sum(path.stat().st_size for path in (workspace.public / "assets").glob("style.*.css"))
    assert all(path.stat().st_size + styles < 60_000 for path in pages)
    assert "region-169.rss" in pages[2].read_text()
    save(store, 5, replace(everywhere, regions=everywhere.regions[:1]), revision=2, now=LATER)
    Publisher(many, store).publish()
    assert [path.exists() for path in pages] == [True, False, False]
    assert not [*workspace.public.glob("feeds/[0-9]*")]


def test_a_feed_that_was_stopped_ends_with_an_entry_that_names_its_successor(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    stopped = {"feed": "theme/finance", "name": "金融", "successor": "theme/standards", "since": date(2026, 8, 1)}
    publishing = Publishing.model_validate({"retired": [stopped]})
    retiring = replace(workspace, jianbao=workspace.jianbao.model_copy(update={"publishing": publishing}))
    Publisher(workspace, store).publish()
    Publisher(retiring, store).publish()
    save(store, 6, LOAN, now=LATER)
    Publisher(retiring, store).publish()
    successor = workspace.taxonomies.theme_by_slug["standards"].name
    for ending in ("rss", "atom", "json"):
        text = (workspace.public / f"feeds/theme/finance.{ending}").read_text()
        assert "https://news.example/jianbao/feeds/theme/standards.rss" in text
        assert "仓单" not in text
        if ending != "json":
            feed = feedparser.parse(text)
            assert not feed.bozo
            assert [one.id for one in feed.entries] == ["tag:news.example,2026:feed/theme/finance/retired"]
            assert feed.entries[0].link == "https://news.example/jianbao/themes/standards.html"
            assert f"“{successor}”" in feed.entries[0].title
    page = (workspace.public / "themes/finance.html").read_text()
    assert "不再更新" in page
    assert "../feeds/theme/standards.rss" in page
    assert f"“{successor}”" in page
    assert "theme/finance" not in (workspace.public / "feeds/index.opml").read_text()


def test_feeds_and_assets_are_compressed_beside_themselves_and_stay_in_step(workspace: Settings, store: Store) -> None:
    def check() -> int:
        packed = [path for path in workspace.public.rglob("*") if path.suffix in (".br", ".gz")]
        for path in packed:
            unpack = brotli.decompress if path.suffix == ".br" else gzip.decompress
            assert unpack(path.read_bytes()) == path.with_suffix("").read_bytes(), path
        return len(packed)

    save(store, 5, *FIRST)
    publisher = Publisher(workspace, store)
    publisher.publish()
    assert publisher.compress()
    assert check()
    save(store, 5, PORT, revision=2, now=LATER)
    publisher.publish()
    check()
    publisher.compress()
    count = check()
    for path in workspace.public.rglob("*.gz"):
        path.unlink()
    publisher.publish_all()
    publisher.compress()
    assert check() == count


def test_the_smallest_forms_follow_what_is_published_and_are_made_once(workspace: Settings, store: Store) -> None:
    save(store, 5, *FIRST)
    publisher = Publisher(workspace, store)
    publisher.publish()
    feed = workspace.public / "feeds/all.rss"
    forms = [feed.with_name(f"all.rss.{ending}") for ending in ("gz", "br")]
    assert [form.exists() for form in forms] == [True, False]
    answers = iter([False, True])
    # Broken off after the first few, it is gone on with; not all over again.
    some = publisher.compress(lambda: next(answers))
    assert some
    assert publisher.compress()
    assert publisher.compress() == 0
    assert [form.exists() for form in forms] == [True, True]
    assert not [*workspace.public.rglob("archive/**/*.br")]
    # A power cut may leave a name without its content.
    forms[1].write_bytes(b"")
    assert publisher.compress() == 1
    assert brotli.decompress(forms[1].read_bytes()) == feed.read_bytes()


def test_the_smallest_form_of_what_a_feed_was_is_gone_before_the_feed_is_replaced(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, 5, *FIRST)
    publisher = Publisher(workspace, store)
    publisher.publish()
    publisher.compress()
    save(store, 6, PORT, now=LATER)
    # Killed before the feed is replaced: the form of what it was must not be found beside what it then is.
    renamed = os.rename

    def killed(source: str, target: str) -> None:
        if target.endswith("all.rss"):
            raise KeyboardInterrupt
        renamed(source, target)

    monkeypatch.setattr(os, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        publisher.publish()
    assert not (workspace.public / "feeds/all.rss.br").exists()


def test_a_power_cut_in_the_middle_of_a_site_made_anew_leaves_no_empty_file(
    workspace: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, 5, *FIRST)

    def cut() -> None:
        # What was not synced: the name is there, the content is not.
        for path in workspace.public.rglob("*.*"):
            if path.is_file():
                path.write_bytes(b"")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("feeds.publishing.publisher.sync_all", cut)
        with pytest.raises(KeyboardInterrupt):
            Publisher(workspace, store).publish()
    Publisher(workspace, store).publish()
    files = [path for path in workspace.public.rglob("*") if path.is_file()]
    assert all(path.stat().st_size for path in files)
    for path in files:
        if path.suffix == ".gz":
            assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_what_was_renamed_leaves_its_addresses_when_no_item_is_there_any_more(
    workspace: Settings, store: Store
) -> None:
    def there(*slugs: str) -> set[str]:
        parts = {f"{slug}{ending}" for slug in slugs for ending in ("", ".html", ".rss", ".atom", ".json", ".rss.gz")}
        return {path.name for path in workspace.public.rglob("*") if path.name in parts}

    save(store, 5, *FIRST)
    Publisher(workspace, store).publish()
    assert len(there("finance", "bay")) == 12
    known = workspace.taxonomies
    themes = [replace(one, slug="money", was=("finance",)) if one.slug == "finance" else one for one in known.themes]
    topics = [replace(one, slug="gulf", was=("bay",)) if one.slug == "bay" else one for one in workspace.topics]
    renamed = replace(workspace, taxonomies=replace(known, themes=tuple(themes)), topics=tuple(topics))
    Publisher(renamed, store).publish()
    # The items are not yet tagged anew, and are found where they were.
    assert "<item>" in (workspace.public / "feeds/theme/finance.rss").read_text()
    assert not there("bay")
    money = replace(LOAN, themes=(Tag("money", "金融"),))
    save(store, 5, *(money if one is LOAN else one for one in FIRST), revision=2, now=LATER)
    Publisher(renamed, store).publish()
    assert not there("finance", "bay")
    moved = Redirects((workspace.public / ".redirects").read_text())
    for path in (
        "feeds/theme/finance.rss",
        "feeds/region/hangzhou/theme/finance.json",
        "regions/hangzhou/theme/finance.html",
        "feeds/topic/bay.atom",
    ):
        target = moved.target(f"/{path}")
        assert target
        assert (workspace.public / target.removeprefix("/jianbao/")).exists()
    Publisher(renamed, store).publish_all()
    assert not there("finance", "bay")


def test_a_program_that_is_replaced_while_it_runs_makes_the_site_anew_when_it_is_started(
    workspace: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(publisher.templates_dir(), templates)
    monkeypatch.setattr(publisher, "templates_dir", lambda: templates)
    made_from = workspace.public / ".made-from"

    def started() -> Publisher:
        publisher._program.cache_clear()
        return Publisher(workspace, store)

    save(store, 5, *FIRST)
    running = started()
    running.publish()
    by_the_old_one = made_from.read_bytes()
    with (templates / "site/home.html").open("a") as template:
        template.write("<!-- a new version -->")
    running.publish()
    assert made_from.read_bytes() == by_the_old_one
    started().publish()
    assert made_from.read_bytes() != by_the_old_one
    publisher._program.cache_clear()
