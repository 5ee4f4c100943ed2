"""What waits for a person, what a person says of it, and what stays of that when the issue is processed again."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.corrections import Correction, Corrections
from feeds.identity import Identity
from feeds.model import Block, BlockKind, Document, Flag, Issue, Item, Kind, Masthead, Tag
from feeds.store import Decision, Publication, Rules, Saved, Store
from feeds.store.schema import item_tags
from feeds.verdict import MARK, Action, Policy

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
KEY = "chaye-2026-03"
HOLDING = Policy(doubtful_items=Action.HOLD, poor_items=Action.HOLD)


def rules(policy: Policy) -> Rules:
    return Rules(lambda _slug: (), Publication(ZoneInfo("Asia/Shanghai")), policy)


def item(sequence: int, title: str, confidence: float = 1.0) -> Item:
    body = f"{title}。本报记者从会上获悉，{title}的工作已经全面展开，参加的茶企比上年多了三成。"
    block = Block(BlockKind.PARAGRAPH, body)
    tags = (Tag("hangzhou", "杭州"),)
    return Item(sequence, Kind.BRIEF, title, blocks=(block,), confidence=confidence, regions=tags)


GOOD, DOUBTFUL, FAIR = item(1, "明前茶开采"), item(2, "绿茶出口增长", 0.4), item(3, "茶博会定于五月举行")


def save(
    store: Store,
    found: Sequence[Item] = (GOOD, DOUBTFUL, FAIR),
    policy: Policy = HOLDING,
    *,
    text: str = "第一版",
    now: dt.datetime = NOW,
    corrections: Corrections | None = None,
) -> Saved:
    found = [replace(one, sequence=place) for place, one in enumerate(found, 1)]
    return store.save_issue(
        Issue(Masthead(title="茶业动态", year=2026, number=3), tuple(found)),
        Identity("chaye", "茶业动态", KEY, 2026, 3),
        Document.from_text(text, name="茶业.txt", sha256=hashlib.sha256(text.encode()).hexdigest()),
        corrections,
        authority="tea.example,2026",
        ancestors=rules(policy).ancestors,
        published=rules(policy).publication,
        policy=policy,
        now=now,
    )


def decide(store: Store, decision: Decision, *numbers: int, now: dt.datetime = LATER) -> Saved:
    return store.decide(KEY, decision, numbers or None, rules=rules(HOLDING), now=now)


def correct(store: Store, *some: Correction, now: dt.datetime = LATER) -> Saved:
    sha256 = hashlib.sha256(repr(some).encode()).hexdigest()
    return store.correct_issue(KEY, Corrections(None, some, sha256), rules=rules(HOLDING), now=now)


def seen(store: Store) -> list[int]:
    return [one.number for one in store.items_of(KEY)]


# --- held ---


def test_a_doubtful_item_is_held_and_the_rest_of_the_issue_is_not(store: Store) -> None:
    assert save(store) == Saved(KEY, created=True, added=2, held=1)
    assert seen(store) == [1, 3]
    assert [one.number for one in store.latest_items(9)] == [1, 3]
    assert [one.number for one in store.items_released(NOW, LATER)] == [1, 3]
    assert store.tag_counts("region") == {"hangzhou": 2}
    assert (store.counts().items, store.held()) == (2, (0, 1))
    assert store.removed_of_each([KEY])[KEY] == {}


def test_an_issue_of_which_everything_is_held_is_nowhere(store: Store) -> None:
    save(store, policy=Policy(poor_share=0.1, poor_issues=Action.HOLD))
    assert (store.issues(), store.issues_lacking("site"), store.issues_lacking("wechat")) == ([], [], [])
    assert (store.counts().issues, store.counts().periodicals, store.held()) == (0, 0, (1, 3))
    (issue,) = store.issues(held=True)
    assert issue.held == NOW


def test_accepted_items_are_released_at_that_moment(store: Store) -> None:
    save(store)
    before = store.issue(KEY)
    assert decide(store, Decision.ACCEPT, 2) == Saved(KEY, added=1)
    assert seen(store) == [1, 2, 3]
    (released,) = store.items_released(LATER, LATER + dt.timedelta(days=1))
    assert (released.number, released.updated, store.held()) == (2, LATER, (0, 0))
    issue = store.issue(KEY)
    assert before
    assert issue
    assert (issue.released, issue.changed) == (before.released, LATER)


def test_a_held_issue_is_released_with_the_first_item_that_is_accepted(store: Store) -> None:
    save(store, [DOUBTFUL, item(2, "茶叶期货", 0.1)])
    assert decide(store, Decision.ACCEPT, 1).added == 1
    (issue,) = store.issues()
    assert (issue.released, issue.published, issue.held) == (LATER, LATER, None)
    assert [one.released for one in store.items_of(KEY)] == [LATER]
    assert store.held() == (0, 1)


def test_what_readers_have_seen_is_not_held_again(store: Store) -> None:
    save(store, policy=Policy())
    save(store, text="第二版", now=LATER)
    assert seen(store) == [1, 2, 3]


def test_what_a_corrected_text_makes_sure_of_is_released_by_it(store: Store) -> None:
    save(store)
    save(store, [GOOD, replace(DOUBTFUL, confidence=0.9), FAIR], text="第二版", now=LATER)
    assert [one.number for one in store.items_released(LATER, LATER + dt.timedelta(days=1))] == [2]


def test_a_doubtful_item_that_is_published_carries_a_mark_until_it_is_accepted(store: Store) -> None:
    save(store, policy=Policy())
    assert [[flag.code for flag in one.item.flags] for one in store.items_of(KEY)] == [[], [MARK], []]
    before = store.items_of(KEY)
    assert decide(store, Decision.ACCEPT).already is False
    assert all(one.item.flags == () for one in store.items_of(KEY))
    # Nothing that a feed's reader would notice: no new release, no update.
    assert [(one.released, one.updated) for one in store.items_of(KEY)] == [(o.released, o.updated) for o in before]


def test_accepting_twice_or_by_two_at_once_releases_once(store: Store) -> None:
    save(store)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: decide(store, Decision.ACCEPT, 2), range(2)))
    assert sorted(one.added for one in both) == [0, 1]
    assert decide(store, Decision.ACCEPT, 2).already


# --- dropped ---


def test_a_dropped_item_is_out_leaves_a_notice_and_stays_out_when_the_issue_comes_again(store: Store) -> None:
    save(store)
    assert decide(store, Decision.DROP, 1).removed == 1
    assert list(store.removed_of_each([KEY])[KEY].values()) == [1]
    save(store, text="第二版", now=LATER)
    save(store, [FAIR], text="第三版", now=LATER)
    save(store, text="第四版", now=LATER)
    assert seen(store) == [3]
    assert decide(store, Decision.RESTORE, 1).already is False
    assert seen(store) == [1, 3]


def test_an_item_that_nobody_saw_leaves_no_notice_and_comes_back_held(store: Store) -> None:
    save(store)
    decide(store, Decision.DROP, 2)
    assert (store.removed_of_each([KEY])[KEY], store.held()) == ({}, (0, 0))
    decide(store, Decision.RESTORE, 2)
    assert store.held() == (0, 1)


# --- corrected ---

TITLE = Correction(number=2, fields={"title": "绿茶出口增长一成", "regions": []})


def test_a_corrected_item_is_released_keeps_its_id_and_names_what_was_set(store: Store) -> None:
    save(store)
    assert correct(store, TITLE).added == 1
    stored = store.items_of(KEY)[1]
    assert (stored.number, stored.item.title, stored.item.regions) == (2, "绿茶出口增长一成", ())
    assert stored.item.corrected == ("regions", "title")
    with store.engine.connect() as connection:
        tagged = connection.scalars(sa.select(item_tags.c.item_id)).all()
    assert stored.id not in tagged


def test_only_what_changed_is_updated_and_the_same_corrections_again_change_nothing(store: Store) -> None:
    save(store, policy=Policy())
    correct(store, TITLE)
    assert [one.updated for one in store.items_of(KEY)] == [NOW, LATER, NOW]
    issue = store.issue(KEY)
    assert correct(store, TITLE, now=LATER + dt.timedelta(hours=1)).already
    assert store.issue(KEY) == issue


def test_corrections_hold_when_the_issue_is_processed_again_wherever_the_item_stands(store: Store) -> None:
    save(store, policy=Policy())
    correct(store, TITLE)
    text = replace(DOUBTFUL, blocks=(Block(BlockKind.PARAGRAPH, DOUBTFUL.body + "另据港口统计，一半运往北非。"),))
    save(store, [FAIR, text, GOOD], text="第二版", now=LATER)
    stored = store.items_of(KEY)
    assert [one.number for one in stored] == [3, 2, 1]
    assert stored[1].item.title == "绿茶出口增长一成"
    assert stored[1].item.body.endswith("北非。")


def test_a_correction_taken_back_restores_the_item(store: Store) -> None:
    save(store, policy=Policy())
    before = [one.item for one in store.items_of(KEY)]
    correct(store, TITLE, Correction(number=3, drop=True), Correction(number=1, join=2))
    assert seen(store) == [2]
    correct(store)
    assert [replace(one.item, flags=()) for one in store.items_of(KEY)] == [replace(one, flags=()) for one in before]
    assert seen(store) == [1, 2, 3]


def test_corrections_that_come_with_the_issue_are_applied_at_once(store: Store) -> None:
    given = Corrections(None, (TITLE, Correction(number=9, drop=True, place=1)), "ab")
    saved = save(store, corrections=given)
    assert (saved.added, saved.held, [one.named for one in saved.unmatched]) == (3, 0, ["9"])
    assert [one.updated for one in store.items_of(KEY)] == [NOW] * 3
    assert store.corrections_digests() == {KEY: "ab"}


def test_the_same_bytes_with_other_corrections_are_corrected(store: Store) -> None:
    save(store, policy=Policy())
    assert save(store, corrections=Corrections(None, (TITLE,), "ab"), now=LATER).changed == 1
    assert save(store, now=LATER).already


def test_a_dropped_item_that_was_never_seen_is_released_when_the_correction_is_taken_back(store: Store) -> None:
    save(store, corrections=Corrections(None, (Correction(number=1, drop=True),), "ab"))
    assert (seen(store), store.held()) == ([3], (0, 1))
    correct(store)
    assert [one.number for one in store.items_released(LATER, LATER + dt.timedelta(days=1))] == [1]


def test_a_person_and_a_file_that_drop_one_item_are_two(store: Store) -> None:
    save(store, policy=Policy())
    correct(store, Correction(number=1, drop=True))
    decide(store, Decision.ACCEPT)
    assert seen(store) == [2, 3]
    correct(store)
    decide(store, Decision.DROP, 1)
    correct(store, Correction(number=1, fields={"flags": []}))
    assert seen(store) == [2, 3]


def test_flags_of_the_issue_are_kept_and_its_mark_comes_and_goes(store: Store) -> None:
    save(store, [DOUBTFUL, FAIR], Policy())
    issue = store.issue(KEY)
    assert issue
    assert issue.flags == (Flag(MARK, "poor"),)
    correct(store, Correction(number=1, fields={"title": "绿茶出口"}))
    issue = store.issue(KEY)
    assert issue
    assert issue.flags == ()
