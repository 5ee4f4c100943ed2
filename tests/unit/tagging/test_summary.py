"""A summary: whole sentences of the text, within the limit, nothing of ours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import article

from feeds.model import Evidence
from feeds.tagging.summary import ELLIPSIS, sentences, summarise

LEAD = "11月5日，协会在展览馆举办选品会，三百家企业到场。"


def test_a_short_text_is_its_own_summary() -> None:
    assert summarise(article("选品会", LEAD), 120) == LEAD


def test_the_opening_comes_first_and_figures_before_phrases() -> None:
    phrases, figures = "大家都说办得好，希望以后常办常新，越办越热闹。", "现场签下订单560份，金额9200万元。"
    assert summarise(article("选品会签下订单", LEAD, phrases + figures), 50) == LEAD + figures


def test_a_sentence_longer_than_the_limit_is_cut_at_a_clause() -> None:
    summary = summarise(article("选品会", LEAD), 20)
    assert summary == "11月5日，协会在展览馆举办选品会" + ELLIPSIS


def test_inner_headings_salutations_and_attributions_are_left_out() -> None:
    item = article("通知", "#一、总体要求", "各区、县人民政府：", "（一）总体要求", LEAD, "（来源：本刊）")
    assert summarise(item, 120) == LEAD


def test_a_quotation_keeps_its_closing_mark() -> None:
    text = "他说：“货卖出去了，账要算明白。”随后他算了一笔账。"
    assert summarise(article("算账", text), 20) == "他说：“货卖出去了，账要算明白。”"


def test_the_sentence_with_the_item_s_date_is_in_it() -> None:
    item = replace(
        article("选品会", "万物生长，各有其时。", LEAD), date_evidence=(Evidence("11月5日", "year-in-text"),)
    )
    assert LEAD in summarise(item, 30)


def test_a_sentence_that_leans_on_the_one_before_does_not_stand_alone() -> None:
    long = "这一年的冬天来得早，" + "货" * 40 + "。"
    assert summarise(article("选品会", LEAD, long, "他说还会再办30场。"), 40) == LEAD


@pytest.mark.parametrize("opening", ["首先，", "第三，", "此外，", "其中，", "二是", "（二）", "与此同时，"])
def test_a_summary_does_not_open_with_what_leans_on_something_left_out(opening: str) -> None:
    left_out = "一年一度的选品会到了，" + "货" * 60 + "。"
    leaning = f"{opening}现场签下选品会订单560份，金额达9200万元，比上一届多三成。"
    summary = summarise(article("选品会签下订单", left_out, leaning, "大家都说选品会办得好。"), 50)
    assert opening not in summary


@pytest.mark.parametrize("stub", ["新定位。", "一、手续费。", "（一）责任落实到位。", "2、办好事情。"])
def test_an_inner_heading_with_a_full_stop_is_no_sentence(stub: str) -> None:
    assert summarise(article("选品会", f"{stub}{LEAD}", stub, "大家都说办得好，希望常办。"), 120).startswith(LEAD)
    assert stub not in summarise(article("选品会", LEAD, f"{stub}大家都说办得好，希望常办。"), 120)


def test_what_does_not_end_like_a_sentence_is_left_out() -> None:
    assert summarise(article("甬城公司", "经营范围：网络工程、软件开发", LEAD), 120) == LEAD


def test_an_item_without_sentences_has_no_summary() -> None:
    assert summarise(article("空"), 120) == ""


_SENTENCES = st.lists(
    st.text("甲乙丙丁戊己，、12345678“”（）", min_size=1, max_size=60).map(lambda s: s + "。"), max_size=8
)


@given(st.lists(_SENTENCES.map("".join), max_size=4), st.integers(20, 200))
def test_it_is_never_longer_than_the_limit_and_every_part_is_verbatim(paragraphs: list[str], limit: int) -> None:
    item = article("甲乙丙", *paragraphs)
    summary = summarise(item, limit)
    assert len(summary) <= limit
    if summary.endswith(ELLIPSIS):
        assert summary.removesuffix(ELLIPSIS) in item.body
    else:
        rests = {summary}
        for sentence in sentences(item):
            assert sentence in item.body
            rests |= {rest.removeprefix(sentence) for rest in rests}
        assert "" in rests


@given(st.text(max_size=200), st.integers(0, 40))
def test_no_text_makes_it_fail(text: str, limit: int) -> None:
    assert len(summarise(article("题", text), limit)) <= limit
