from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.searching.excerpt import excerpt, marked
from feeds.searching.tokens import Phrase, document_tokens, phrases, tag_token

TEXT = "2013年，深圳O2O电商与臺灣的“物 流”合作；A股、個股a上涨。𠮷野家"


def found(text: str, query: str) -> bool:
    """As a database looks up phrases of words."""
    document = document_tokens(text)

    def stands(phrase: Phrase) -> bool:
        *exact, last = phrase.tokens
        for at in range(len(document) - len(exact)):
            here = document[at : at + len(phrase.tokens)]
            ends = here[-1].startswith(last) if phrase.open_end else here[-1] == last
            if here[:-1] == exact and ends:
                return True
        return False

    wanted = phrases(query)
    return bool(wanted) and all(map(stands, wanted))


ANYWHERE = "深圳 电商 2013年 2013 深圳O2O 深圳o2o电商 o2o电 台湾 臺灣 物流 A股 个股a 股a 𠮷野 合作"


@pytest.mark.parametrize("query", [*ANYWHERE.split(), "电商 深圳", "電商　Ｏ２Ｏ"])
def test_two_characters_are_enough_wherever_they_stand(query: str) -> None:
    assert found(TEXT, query)


@pytest.mark.parametrize("query", ["圳深", "商物", "电商物流", "201", "o2", "深圳 上海", "年深"])
def test_what_does_not_stand_there_is_not_found(query: str) -> None:
    assert not found(TEXT, query)


@pytest.mark.parametrize("query", ["", "深", "，", "“”", " 深 "])
def test_less_than_two_characters_are_no_search(query: str) -> None:
    assert phrases(query) == []


@given(st.text(alphabet="深圳电商年物流ab1，。 ", min_size=2, max_size=30), st.data())
def test_every_piece_of_a_run_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    piece = text[start : data.draw(st.integers(start + 2, len(text)))]
    if piece.strip() == piece and piece.isalnum() and not piece.isascii() and "a" not in piece and "1" not in piece:
        # Of letters and figures only whole words are found.
        assert found(text, piece) or "b" in piece


@given(st.text())
def test_words_are_plain_letters_and_figures_and_never_too_long(text: str) -> None:
    for token in document_tokens(text):
        assert token.isalnum()
        assert len(token.encode()) <= 404


def test_tags_are_no_words_of_a_text() -> None:
    assert tag_token("region", "fujian") != tag_token("theme", "fujian")
    assert tag_token("region", "fujian") not in document_tokens("region fujian " + tag_token("region", "fujian"))


def test_what_was_asked_for_is_marked_as_it_is_printed() -> None:
    assert marked("臺灣 与深 圳", "深圳 台湾") == [("臺灣", True), (" 与", False), ("深 圳", True)]
    assert marked("没有", "深圳") == [("没有", False)]
    assert marked("", "深圳") == []


def test_an_excerpt_stands_around_the_first_hit() -> None:
    text = "前文。" * 40 + "港口夜航恢复" + "后文。" * 60
    parts = excerpt(text, "夜航")
    assert parts[0] == parts[-1] == ("……", False)
    assert ("夜航", True) in parts
    assert len("".join(part for part, _hit in parts)) < 130
    assert excerpt("短文", "夜航") == [("短文", False)]


@given(st.text(max_size=60), st.text(max_size=6))
def test_marking_changes_no_character(text: str, query: str) -> None:
    assert "".join(part for part, _hit in marked(text, query)) == text
