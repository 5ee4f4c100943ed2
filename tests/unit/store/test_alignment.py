from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Block, BlockKind, Item, Kind
from feeds.store.alignment import align

TEXTS = [
    "十月中旬，沿江三个码头同时恢复夜航，渡船末班推迟到二十三点。",
    "合作社把烘干机租给邻村，一季下来收回了一半的本钱。",
    "市档案馆公布一批老茶票，最早的一张印于光绪年间。",
    "新修的灌渠试水成功，下游八百亩稻田不再靠天吃饭。",
]


def item(title: str | None, body: str) -> Item:
    return Item(1, Kind.BRIEF, title, blocks=(Block(BlockKind.PARAGRAPH, body),))


OLD = [item(f"标题{mark}", text) for mark, text in zip("甲乙丙丁", TEXTS, strict=True)]


def test_unchanged_items_pair_wherever_they_moved() -> None:
    assert align(OLD, [OLD[2], OLD[0], OLD[3]]) == {0: 2, 1: 0, 2: 3}


def test_a_mended_headline_or_a_mended_text_is_the_same_item() -> None:
    headline = item("夜航恢复", TEXTS[0])
    text = item("标题乙", TEXTS[1].replace("一半", "六成") + "社员都说值。")
    assert align(OLD, [headline, text]) == {0: 0, 1: 1}


def test_a_text_written_anew_under_the_same_headline_is_the_same_item() -> None:
    old = item("三个码头恢复夜航", TEXTS[0])
    assert align([old], [item("三个码头恢复夜航", TEXTS[3])]) == {0: 0}


def test_an_item_that_only_shares_its_make_is_another_one() -> None:
    old = item("甲县召开春耕会", "本报讯 甲县昨日召开会议，部署春耕，要求种子三月到户。")
    new = item("丁区修订渔船办法", "本报讯 丁区日前修订办法，规定渔船进港须提前一日申报。")
    assert align([old], [new]) == {}


def test_differences_of_width_and_space_do_not_count() -> None:
    assert align([item("Ａ级 茶园", TEXTS[0])], [item("A级茶园", TEXTS[0].replace("，", "， "))]) == {0: 0}


def test_equal_items_pair_in_the_order_of_the_text() -> None:
    same = item(None, TEXTS[0])
    assert align([same, same, same], [same, same]) == {0: 0, 1: 1}


def test_items_that_are_as_like_to_each_other_pair_in_the_order_of_the_text() -> None:
    old = [item(None, TEXTS[0] + "甲"), item(None, TEXTS[0] + "乙")]
    new = [item(None, TEXTS[0] + "丙"), item(None, TEXTS[0] + "丁")]
    assert align(old, new) == {0: 0, 1: 1}


def test_the_pairing_is_the_best_as_a_whole_and_not_the_first_that_fits() -> None:
    # The first new item is a little like both, the second only like the first old one.
    old = [item(None, TEXTS[0] + TEXTS[1]), item(None, TEXTS[0] + TEXTS[1][:20])]
    new = [item(None, TEXTS[0] + TEXTS[1][:22]), item(None, TEXTS[0] + TEXTS[1] + "补记。")]
    assert align(old, new) == {0: 1, 1: 0}


@given(st.lists(st.sampled_from([*OLD, item(None, ""), item("标题甲", "")])), st.lists(st.sampled_from(OLD)))
def test_every_pairing_is_one_to_one(old: list[Item], new: list[Item]) -> None:
    pairs = align(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(range(len(new)))
    assert set(pairs.values()) <= set(range(len(old)))


@given(st.text(min_size=20), st.integers(0, 2**32))
def test_an_issue_pairs_with_itself_whatever_it_holds(text: str, seed: int) -> None:
    chance = random.Random(seed)
    items = [item(None, "".join(chance.sample(text, 20))) for _ in range(5)]
    assert align(items, items) == {place: place for place in range(5)}
