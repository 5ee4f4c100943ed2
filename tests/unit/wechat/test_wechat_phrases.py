"""Shortening: at a pause, never in a word, always within the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.wechat.limits import length
from notifier.wechat.phrases import at_phrase, sentence, shorten, squeeze


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("短标题", 20, "短标题"),
        ("元谋番茄直供社区，路上损耗降到6%", 14, "元谋番茄直供社区…"),
        ("一只退货纸箱的三十六小时——跨境逆向物流的宁波做法", 16, "一只退货纸箱的三十六小时…"),
        ("宁波港务集团将试行夜间查验和预约", 10, "宁波港务集团…"),
        ("关于发布《跨境直播商品，售后服务公约》的通知", 16, None),
        ("没有任何停顿的很长很长的标题在这里", 10, None),
        ("两字，后面没有停顿了可是很长很长", 10, None),
    ],
)
def test_a_text_is_cut_at_a_pause_or_not_at_all(text: str, limit: int, short: str | None) -> None:
    assert at_phrase(text, limit) == short


def test_a_number_or_a_latin_word_is_never_cut() -> None:
    assert at_phrase("出口额达到1,984.5亿元创下历史新高了", 12) is None
    assert shorten("平台OpenMarketplace上线", 10) == "平台…"
    assert shorten("出口额达到1984.5亿元", 9) == "出口额达到…"


@given(st.text(max_size=200), st.integers(2, 60))
def test_nothing_is_longer_than_it_may_be(text: str, limit: int) -> None:
    assert length(shorten(text, limit)) <= limit
    assert length(sentence(text, limit)) <= limit
    phrase = at_phrase(text, limit)
    assert phrase is None or length(phrase) <= limit


def test_a_sentence_ends_with_its_mark_and_its_quotation() -> None:
    assert sentence("他说：“都是小事。”办法是核对。", 40) == "他说：“都是小事。”"


def test_white_space_between_chinese_characters_goes_and_between_words_stays() -> None:
    assert squeeze(" 第一行\n　第二行  New\tYork ") == "第一行第二行 New York"
