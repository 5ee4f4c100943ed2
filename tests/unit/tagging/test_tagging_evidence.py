"""Every tag can be explained by pointing at words of the text."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from writing import article, laid_out, tagged, tagger

from feeds.model import Block, BlockKind, Document, Evidence, Issue, Item, Kind, Masthead, Span
from feeds.tagging.shadow import Shadow, fold


def evidence_of(item: Item) -> Iterator[Evidence]:
    yield from item.date_evidence
    for tag in (*item.regions, *item.themes):
        yield from tag.evidence


def test_words_are_quoted_as_printed() -> None:
    item = tagged(article("臺 灣Ｏ２Ｏ觀察", "平台在１１ 月 ５日上线。"))
    quoted = {evidence.text for evidence in evidence_of(item)}
    assert {"臺 灣", "Ｏ２Ｏ", "１１ 月 ５日"} <= quoted


def test_a_span_points_at_the_words_in_the_issue() -> None:
    issue, text = laid_out(article("杭州办选品节", "11月5日，选品节在杭州举行。杭州的企业来了三百家。"))
    for evidence in evidence_of(tagger().tag(issue, text).items[0]):
        assert evidence.span is not None
        assert text[evidence.span.start : evidence.span.end] == evidence.text


def test_a_span_is_found_across_a_line_that_the_page_broke() -> None:
    text = "选品节\n11月\n5日，选品节在杭\n州举行。"
    block = Block(BlockKind.PARAGRAPH, "11月5日，选品节在杭州举行。", span=Span(4, len(text)))
    item = Item(1, Kind.BRIEF, "选品节", blocks=(block,), spans=(Span(4, len(text)),))
    done = tagger().tag(Issue(Masthead(), (item,)), Document.from_text(text).text).items[0]
    (place,) = {one.span for tag in done.regions if tag.slug == "hangzhou" for one in tag.evidence}
    assert place is not None
    assert fold(text[place.start : place.end]) == "杭州"


def test_the_second_of_two_mentions_has_the_second_place() -> None:
    issue, text = laid_out(article("题", "杭州。杭州。"))
    places = [one.span for tag in tagger().tag(issue, text).items[0].regions for one in tag.evidence]
    assert len(set(places)) == len(places) == 2


def test_without_places_words_are_still_quoted() -> None:
    item = article("杭州办选品节", "选品节在杭州举行。")
    done = tagger().tag(Issue(Masthead(), (item,)), "").items[0]
    assert {one.text for tag in done.regions for one in tag.evidence} == {"杭州"}


def test_the_published_text_is_left_as_it_is() -> None:
    item = article("臺灣 Ｏ２Ｏ", "全形　空格。")
    assert tagged(item).body == "全形　空格。"


@given(st.text(max_size=60))
def test_a_shadow_leads_back_to_the_text(text: str) -> None:
    shadow = Shadow(text)
    assert shadow.folded == fold(text)
    for at in range(len(shadow.folded)):
        first, last = shadow.place(at, at + 1)
        assert shadow.folded[at] in fold(text[first:last])


_WORDS = st.text("深圳杭州上海我市全国中在举行网购快递税发票11月5日，。《》（）\n 臺灣", max_size=80)


@settings(max_examples=80, deadline=None)
@given(_WORDS, _WORDS, st.sampled_from(list(Kind)))
def test_whatever_the_text_tagging_succeeds_and_quotes_it(title: str, body: str, kind: Kind) -> None:
    issue, text = laid_out(article(title, body, kind=kind))
    item = tagger().tag(issue, text).items[0]
    assert len(item.summary) <= 120
    for evidence in evidence_of(item):
        if evidence.span is not None:
            assert fold(text[evidence.span.start : evidence.span.end]) == fold(evidence.text)


def test_tagging_what_is_tagged_changes_nothing() -> None:
    issue, text = laid_out(article("我市网购增长", "6月25日，全市网购大增。2103年旧事重提。"), date=None)
    once = tagger().tag(issue, text)
    assert tagger().tag(once, text) == once
