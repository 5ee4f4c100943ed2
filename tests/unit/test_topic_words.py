"""Words of a topic: found in headline and body as a search finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Block, BlockKind, Item, Kind, Selection, Topic
from feeds.searching.tokens import document_tokens, phrases
from feeds.searching.words import stand_in
from feeds.topics import matches


def words(*given: str) -> Selection:
    return Selection(words=frozenset(given))


def item(title: str, body: str = "") -> Item:
    return Item(1, Kind.BRIEF, title, blocks=(Block(BlockKind.PARAGRAPH, body),))


def selects(topic: Topic, one: Item) -> bool:
    return matches(topic, one, lambda _slug: ())


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("保税仓", "宁波保税仓扩建"),
        ("保税仓", "寧波保稅倉擴建"),
        ("保税仓", "保 税　仓"),
        ("AI", "用 ai 报关"),
        ("ＡＩ芯片", "国产AI芯片"),
        ("bonded zone", "A Bonded  Zone opens"),
    ],
)
def test_a_word_is_found_however_it_is_written(word: str, text: str) -> None:
    assert stand_in(frozenset({word}), text)


@pytest.mark.parametrize(
    ("word", "text"), [("AI", "maintain"), ("AI", "OpenAI"), ("5G", "15G"), ("保税仓", "保税。仓")]
)
def test_a_part_of_another_word_is_none(word: str, text: str) -> None:
    assert not stand_in(frozenset({word}), text)


def test_words_narrow_widen_and_shut_out_as_the_other_sets_do() -> None:
    both = Topic("t", "t", all=words("关税", "清关"), none=words("香港"))
    assert selects(both, item("关税下调"))
    assert selects(both, item("口岸", "当日清关"))
    assert not selects(both, item("口岸", "当日"))
    assert not selects(both, item("香港清关"))
    assert selects(Topic("t", "t", any=words("关税")), item("关税"))
    assert not selects(Topic("t", "t", any=words("关税")), item("口岸"))


TEXT = st.text(alphabet="关税仓AIai5 　\n，-保", max_size=30)


@given(TEXT, TEXT)
def test_what_a_topic_finds_a_search_finds(word: str, text: str) -> None:
    wanted = phrases(word)
    if len(wanted) != 1 or not stand_in(frozenset({word}), text):
        return
    tokens = document_tokens(text)
    phrase = wanted[0].tokens
    starts = range(len(tokens) - len(phrase) + 1)
    last = phrase[-1]
    assert any(
        tuple(tokens[at : at + len(phrase) - 1]) == phrase[:-1]
        and (
            tokens[at + len(phrase) - 1].startswith(last)
            if wanted[0].open_end
            else tokens[at + len(phrase) - 1] == last
        )
        for at in starts
    )
