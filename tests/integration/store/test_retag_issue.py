"""Tags of a new config are written under the old ids, and moments move only where something did."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from feeds.corrections.correction import Correction, Corrections
from feeds.identity import Identity
from feeds.model import Block, BlockKind, Document, Evidence, Issue, Item, Kind, Masthead, PartialDate, StoredItem, Tag
from feeds.store import Publication, Rules, Store
from feeds.verdict import Policy

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
KEY = "chaye-2026-03"
ABOVE = {"hangzhou": ("zhejiang", "china"), "zhejiang": ("china",)}
PUBLICATION = Publication(ZoneInfo("Asia/Shanghai"))


def rules(above: Mapping[str, tuple[str, ...]] = ABOVE, publication: Publication = PUBLICATION) -> Rules:
    return Rules(lambda slug: above.get(slug, ()), publication, Policy())


def item(sequence: int, title: str, *regions: str) -> Item:
    block = Block(BlockKind.PARAGRAPH, f"{title}。各地茶企参加。")
    return Item(sequence, Kind.BRIEF, title, blocks=(block,), regions=tuple(Tag(slug, slug) for slug in regions))


def save(store: Store) -> list[StoredItem]:
    text = "全文"
    store.save_issue(
        Issue(
            Masthead(title="茶业动态", year=2026, number=3, date=PartialDate(2026, 3)),
            (item(1, "明前茶开采", "hangzhou"), item(2, "绿茶出口增长", "zhejiang")),
        ),
        Identity("chaye", "茶业动态", KEY, 2026, 3),
        Document.from_text(text, name="茶业动态.txt", sha256=hashlib.sha256(text.encode()).hexdigest()),
        authority="tea.example,2026",
        ancestors=lambda slug: ABOVE.get(slug, ()),
        published=PUBLICATION,
        now=NOW,
    )
    store.mark_output(KEY, "site", store.issues()[0].changed)
    return store.items_of(KEY)


def retag(
    store: Store, items: Mapping[str, Item], *, now: dt.datetime = LATER, above: Mapping[str, tuple[str, ...]] = ABOVE
) -> bool | None:
    issue = store.issue(KEY)
    assert issue
    return store.retag_issue(issue, items, rules=rules(above), now=now)


def test_the_id_stays_and_only_the_item_that_changed_is_updated(store: Store) -> None:
    spring, export = save(store)
    assert retag(store, {spring.id: replace(spring.item, regions=(Tag("ningbo", "宁波"),))})
    now_spring, now_export = store.items_of(KEY)
    assert (now_spring.id, now_spring.released, now_spring.updated) == (spring.id, NOW, LATER)
    assert now_spring.item.regions == (Tag("ningbo", "宁波"),)
    assert now_export == export
    assert store.tag_counts("region") == {"ningbo": 1, "zhejiang": 1, "china": 1}
    assert [issue.key for issue in store.issues_lacking("site")] == [KEY]


def test_other_words_for_the_same_tag_are_no_update_but_are_published(store: Store) -> None:
    spring, _export = save(store)
    better = replace(spring.item, regions=(Tag("hangzhou", "hangzhou", 0.5, (Evidence("杭州", "name"),)),))
    assert retag(store, {spring.id: better})
    assert store.items_of(KEY)[0].item == better
    assert store.items_of(KEY)[0].updated == NOW
    assert [issue.key for issue in store.issues_lacking("site")] == [KEY]


def test_nothing_to_change_changes_nothing(store: Store) -> None:
    save(store)
    assert not store.tags_differ(KEY, lambda slug: ABOVE.get(slug, ()))
    assert retag(store, {}) is False
    assert store.issues_lacking("site") == []


def test_another_tree_moves_items_between_the_feeds_of_parents(store: Store) -> None:
    before = save(store)
    above = {"hangzhou": ("zhejiang",)}
    assert store.tags_differ(KEY, lambda slug: above.get(slug, ()))
    assert retag(store, {}, above=above) is True
    assert store.tag_counts("region") == {"hangzhou": 1, "zhejiang": 2}
    assert store.items_of(KEY) == before
    assert [issue.key for issue in store.issues_lacking("site")] == [KEY]


def test_an_issue_that_was_changed_meanwhile_is_left_alone(store: Store) -> None:
    spring, _export = save(store)
    read = store.issue(KEY)
    assert read
    assert retag(store, {spring.id: replace(spring.item, summary="先来的")})
    late = {spring.id: replace(spring.item, summary="后到的")}
    assert store.retag_issue(read, late, rules=rules(), now=LATER) is None
    assert store.items_of(KEY)[0].item.summary == "先来的"


def test_a_clock_that_was_set_back_still_makes_a_new_state(store: Store) -> None:
    spring, _export = save(store)
    assert retag(store, {spring.id: replace(spring.item, summary="改")}, now=NOW - dt.timedelta(days=9))
    assert store.items_of(KEY)[0].updated > NOW
    assert [issue.key for issue in store.issues_lacking("site")] == [KEY]


def test_feeds_that_give_an_items_own_date_follow_it(store: Store) -> None:
    spring, _export = save(store)
    issue = store.issue(KEY)
    assert issue
    dated = {spring.id: replace(spring.item, date=PartialDate(2026, 2, 14))}
    by_item = Publication(ZoneInfo("Asia/Shanghai"), "item")
    store.retag_issue(issue, dated, rules=rules(publication=by_item), now=LATER)
    assert store.items_of(KEY)[0].published.date() == dt.date(2026, 2, 14)
    assert store.latest_items(5, region="hangzhou")[0].published.date() == dt.date(2026, 2, 14)


def test_what_a_person_has_set_stays(store: Store) -> None:
    spring, _export = save(store)
    fields = {"regions": [{"id": "taiwan", "name": "台湾", "score": 1.0, "evidence": []}]}
    corrections = Corrections(None, (Correction(number=spring.number, fields=fields),), sha256="0" * 64)
    store.correct_issue(KEY, corrections, rules=rules(), now=NOW)
    by_rules = store.items_by_rules(KEY)[spring.id]
    assert by_rules.regions == spring.item.regions
    assert retag(store, {spring.id: replace(by_rules, regions=(Tag("ningbo", "宁波"),), summary="新的摘要")})
    item = store.items_of(KEY)[0].item
    assert [tag.slug for tag in item.regions] == ["taiwan"]
    assert item.summary == "新的摘要"
    assert store.items_by_rules(KEY)[spring.id].regions == (Tag("ningbo", "宁波"),)
