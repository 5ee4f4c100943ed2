"""A topic by words in feeds and private feeds; what would go silent is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from notifier_workspace import NOON, Office, make_office, make_settings

from feeds.model import Selection, Topic
from feeds.publishing import Publisher
from feeds.store import Store
from notifier.audit import audit
from notifier.members import Member, MemberFile, Subscription
from notifier.membership import sync
from notifier.private_feeds import PrivateFeeds

WORDS = Topic("bonded", "保税", any=Selection(words=frozenset({"保稅仓"}), themes=frozenset({"policy"})))


@pytest.fixture
def office(tmp_path: Path, store: Store) -> Office:
    settings = make_settings(tmp_path)
    settings = replace(settings, topics=(*settings.topics, WORDS))
    made = make_office(settings, store)
    made.release(1, {"宁波保税仓扩建": "logistics", "快递降价": "logistics", "关税下调": "policy"}, NOON)
    sync(store, MemberFile((Member("a@b.cn", "", "zh-CN", (Subscription("bonded", "daily"),)),)), NOON)
    return made


def test_a_topic_by_words_is_the_same_in_the_store_on_its_page_and_in_its_feed(office: Office) -> None:
    Publisher(office.settings, office.store).publish()
    feed = feedparser.parse((office.settings.public / "feeds/topic/bonded.atom").read_bytes())
    wanted = ["宁波保税仓扩建", "关税下调"]
    assert [entry.title for entry in feed.entries] == wanted
    assert [one.item.headline for one in office.store.latest_items(10, topic=WORDS)] == wanted
    assert "快递降价" not in (office.settings.public / "topics/bonded.html").read_text("utf-8")


def test_a_private_feed_holds_the_members_topics_with_the_sites_ids_until_it_is_revoked(office: Office) -> None:
    Publisher(office.settings, office.store).publish()
    feeds = PrivateFeeds(office.settings, office.store)
    key = feeds.mint(1)
    public = feedparser.parse((office.settings.public / "feeds/topic/bonded.atom").read_bytes())
    for ending in ("rss", "atom"):
        found = feedparser.parse(feeds.feed(key, ending))  # type: ignore[arg-type]
        assert not found.bozo
        assert [entry.id for entry in found.entries] == [entry.id for entry in public.entries]
    assert key in feeds.address(key, "json")
    assert feeds.mint(1) != key
    assert feeds.feed(key, "rss") is None


def test_what_would_go_silent_is_told(office: Office) -> None:
    with office.store.engine.connect() as connection:
        found = audit(connection, office.settings)
        assert set(found.nobodys) == {"all", "logistics", "policy"}
        # The made-up regions and themes of this workspace are in no table.
        assert {problem.file for problem in found.silenced} == {"regions.yaml", "themes.yaml"}
        without = replace(office.settings, topics=office.settings.topics[:3])
        assert any("bonded" in problem.message for problem in audit(connection, without).silenced)
        renamed = Topic("warehouse", "仓", was=("bonded",))
        kept = replace(office.settings, topics=(renamed,))
        assert not any("bonded" in problem.message for problem in audit(connection, kept).silenced)
