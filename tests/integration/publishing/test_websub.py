"""WebSub against a real hub on loopback: who is told of what, and what becomes of it when the hub is away."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import pytest
from bulletin import FAIR, LOAN, NOW, PORT, save, settings

from feeds.publishing import Publisher
from feeds.publishing.site import Site
from feeds.publishing.websub import link_header, ping
from feeds.settings import Settings
from feeds.store import Store


class Hub:
    """``answers`` are the next statuses, 204 when there are no more; ``told`` what came in."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.answers: list[int] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                hub.told.append(parse_qs(body))
                self.send_response(hub.answers.pop(0) if hub.answers else 204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def feeds(self) -> set[str]:
        return {
            feed.removeprefix("https://news.example/jianbao/feeds/") for one in self.told for feed in one["hub.url"]
        }


@pytest.fixture
def hub() -> Iterator[Hub]:
    hub = Hub()
    thread = threading.Thread(target=hub.server.serve_forever)
    thread.start()
    yield hub
    hub.server.shutdown()
    thread.join()
    hub.server.server_close()


def with_hubs(workspace: Settings, *hubs: str) -> Settings:
    publishing = workspace.jianbao.publishing.model_copy(update={"hubs": list(hubs)})
    return replace(workspace, jianbao=workspace.jianbao.model_copy(update={"publishing": publishing}))


@pytest.fixture
def workspace(tmp_path: Path, hub: Hub) -> Settings:
    return with_hubs(settings(tmp_path), hub.address)


def publish(workspace: Settings, store: Store) -> None:
    Publisher(workspace, store, lambda: NOW).publish()


def test_a_hub_is_told_of_every_feed_that_changed_and_of_no_other(workspace: Settings, store: Store, hub: Hub) -> None:
    save(store, 4, PORT, LOAN)
    publish(workspace, store)
    ping(store, NOW)
    hub.told.clear()
    save(store, 5, FAIR, now=NOW + dt.timedelta(days=30))
    publish(workspace, store)
    ping(store, NOW)
    feeds = ("all", "region/germany", "section/hui-yuan-zhi-chuang", "periodical/yongjiang")
    assert hub.feeds() == {f"{feed}.{ending}" for feed in feeds for ending in ("rss", "atom", "json")}
    assert [one["hub.mode"] for one in hub.told] == [["publish"]]
    assert ping(store, NOW) == 0


def test_a_hub_that_is_away_is_asked_again_later_and_others_are_told_meanwhile(
    workspace: Settings, store: Store, hub: Hub
) -> None:
    gone = "http://127.0.0.1:9/"
    save(store, 5, FAIR)
    publish(with_hubs(workspace, gone, hub.address), store)
    assert ping(store, NOW) == len(hub.feeds()) > 0
    assert [entry.subject for entry in store.last_errors()] == [gone]
    assert ping(store, NOW) == 0
    waiting = store.due_pings(NOW + dt.timedelta(minutes=1))
    assert {(one.hub, one.attempts) for one in waiting} == {(gone, 1)}


def test_a_hub_is_given_up_after_some_hours_until_the_next_change(workspace: Settings, store: Store, hub: Hub) -> None:
    save(store, 5, FAIR)
    publish(workspace, store)
    now, attempts = NOW, 0
    while waiting := store.due_pings(dt.datetime.max.replace(tzinfo=dt.UTC)):
        hub.answers = [500]
        now = max(now, waiting[0].not_before)
        ping(store, now)
        attempts += 1
    assert attempts == 6
    assert now - NOW < dt.timedelta(hours=24)


def test_a_run_that_was_cut_off_tells_the_hubs_when_it_is_run_again(
    workspace: Settings, store: Store, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, 5, FAIR)
    with monkeypatch.context() as patch:
        patch.setattr(store, "put_entries", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            publish(workspace, store)
    publish(workspace, store)
    ping(store, NOW)
    assert "region/germany.rss" in hub.feeds()


def test_feeds_name_their_hubs_and_archives_name_none(workspace: Settings, store: Store, hub: Hub) -> None:
    save(store, 5, FAIR)
    publish(with_hubs(workspace, hub.address, "https://hub.example/"), store)
    feeds = workspace.public / "feeds"
    for ending in ("rss", "atom"):
        feed = feedparser.parse((feeds / f"all.{ending}").read_bytes())
        assert not feed.bozo
        assert [link.href for link in feed.feed.links if link.rel == "hub"] == [hub.address, "https://hub.example/"]
        assert "hub.example" not in (feeds / f"archive/yongjiang-2026-05.{ending}").read_text()
    assert json.loads((feeds / "all.json").read_bytes())["hubs"][1] == {"type": "WebSub", "url": "https://hub.example/"}
    header = link_header("feeds/all.rss", Site.of(with_hubs(workspace, "https://hub.example/")))
    assert header == '<https://hub.example/>; rel="hub", <https://news.example/jianbao/feeds/all.rss>; rel="self"'


def test_without_hubs_nobody_is_told(workspace: Settings, store: Store, hub: Hub) -> None:
    save(store, 5, FAIR)
    publish(with_hubs(workspace), store)
    assert ping(store, NOW) == 0
    assert "hub" not in (workspace.public / "feeds/all.json").read_text()
    assert link_header("feeds/all.rss", Site.of(with_hubs(workspace))) is None
