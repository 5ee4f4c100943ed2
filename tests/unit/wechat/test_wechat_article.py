"""WeChat articles: what stands in them, and that no text whatever breaks a limit or brings in markup."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wechat_items import ADDRESS, an_issue, an_item

from feeds.i18n import in_language
from feeds.model import Block, BlockKind, Kind, Masthead, PartialDate, StoredItem, Tag
from notifier.wechat import limits
from notifier.wechat.article import SUMMARY, Article, ArticleOptions, compose
from notifier.wechat.limits import length

OPTIONS = ArticleOptions(ADDRESS)
ALLOWED = {"section", "p", "span", "sup"}  # and img, where the operator has set one
PROPERTIES = {
    *("margin", "padding", "background", "border-left", "border-top", "border-radius", "color", "display", "flex"),
    *("align-items", "font-size", "font-weight", "line-height", "opacity", "word-break"),
}


class Reader(HTMLParser):
    """The elements, attributes and lines of an article."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.paragraphs: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open:
            self.paragraphs[-1] += data


def check(articles: tuple[Article, ...], items: list[StoredItem]) -> None:
    """What holds of every draft: WeChat's limits, plain markup, every item in or counted."""
    assert 1 <= len(articles) <= limits.ARTICLES
    for article in articles:
        for text, limit in (
            (article.title, limits.TITLE),
            (article.author, limits.AUTHOR),
            (article.digest, limits.DIGEST),
            (article.content, limits.CONTENT),
        ):
            assert length(text) <= limit
            assert "\n" not in text
        assert article.title
        assert len(article.content.encode()) <= limits.CONTENT_BYTES
        assert len(article.content_source_url.encode()) <= limits.SOURCE_URL_BYTES
        reader = Reader(article.content)
        assert not reader.open
        assert {tag for tag, _ in reader.elements} <= ALLOWED
        for _, attributes in reader.elements:
            assert attributes.keys() <= {"style"}
            declared = {one.split(":")[0] for one in (attributes.get("style") or "").split(";") if one}
            assert declared <= PROPERTIES
    there = [one for article in articles for one in article.items]
    left = sum(article.left for article in articles)
    assert len(there) + left == len(items)
    assert Counter(there) <= Counter(stored.id for stored in items)
    assert all(not article.left for article in articles[:-1])
    if left:
        assert str(left) in articles[-1].content
        assert str(left) in articles[-1].plain_text


hostile = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="<>&\"'/=;: 。，\x0c\u202e\U00020bb7\ufffe\ud800汉A1", max_size=300),
    st.sampled_from(
        [
            "",
            " ",
            "<script>alert(1)</script>",
            '" onclick="x',
            "https://x.example/" + "a" * 400,
            "长" * 3000,
            "&" * 900,
            "9" * 500 + "元",
            "，" * 9000,
        ]
    ),
)
names = st.one_of(hostile.filter(bool), st.sampled_from(["物流", "其他", "跨境电商"]))


@st.composite
def stored_items(draw: st.DrawFn) -> list[StoredItem]:
    kinds = [
        {
            "title": draw(st.none() | hostile),
            "source": draw(st.none() | hostile),
            "section": draw(st.none() | names),
            "summary": draw(hostile),
            "body": draw(hostile),
            "kind": draw(st.sampled_from(Kind)),
            "byline": tuple(draw(st.lists(hostile, max_size=2))),
            "date": draw(st.sampled_from([None, PartialDate(2025), PartialDate(2026, 9), PartialDate(2026, 9, 3)])),
            "themes": tuple(Tag("statistics", name) for name in draw(st.lists(names, max_size=2))),
            "regions": tuple(Tag("r", name) for name in draw(st.lists(names, max_size=2))),
        }
        for _ in range(draw(st.integers(1, 4)))
    ]
    count = draw(st.sampled_from([0, 1, 2, 7, 60, 400]))
    return [an_item(number, **kinds[number % len(kinds)]) for number in range(1, count + 1)]


@settings(deadline=None, max_examples=60)
@given(
    items=stored_items(),
    title=hostile,
    publisher=st.none() | hostile,
    author=hostile,
    number=st.none() | st.integers(0, 10**40),
    by=st.sampled_from(["region", "theme", "section"]),
    address=st.sampled_from([ADDRESS, "https://x.example/" + "a&" * 500, "https://x.example/" + "长" * 600]),
)
def test_no_text_breaks_a_limit_or_brings_in_markup(items, title, publisher, author, number, by, address) -> None:  # type: ignore[no-untyped-def]
    issue = an_issue(periodical_title=title, masthead=Masthead(title, publisher, 2026, number))
    check(compose(issue, items, ArticleOptions(address, by, author)), items)


def test_an_item_has_its_headline_date_place_summary_and_source() -> None:
    (article,) = compose(an_issue(), [an_item()], OPTIONS)
    paragraphs = Reader(article.content).paragraphs
    assert "梅山启用第1座退货集拼仓" in paragraphs
    assert "9月3日 · 宁波 · 来源：《甬江商报》" in paragraphs
    assert "退货集拼仓启用，首批入驻二十六家企业。" in paragraphs


def test_a_date_of_another_year_says_so() -> None:
    (article,) = compose(an_issue(), [an_item(date=PartialDate(2025, 12, 24))], OPTIONS)
    assert "2025年12月24日 · 宁波" in article.content


def test_the_year_that_goes_without_saying_is_that_of_the_day_it_came_out() -> None:
    issue = an_issue(masthead=Masthead("甬江月报", None, 2025, 6, date=PartialDate(2026, 1, 10)))
    items = [an_item(1, date=PartialDate(2026, 1, 4)), an_item(2, date=PartialDate(2025, 12, 24))]
    (article,) = compose(issue, items, OPTIONS)
    assert ">1月4日 · " in article.content
    assert ">2025年12月24日 · " in article.content
    assert "（1月4日）" in article.plain_text


def test_the_lead_says_what_the_number_holds() -> None:
    items = [an_item(1), an_item(2), an_item(3, themes=(Tag("rural", "农村电商"),))]
    (article,) = compose(an_issue(), items, OPTIONS)
    assert "本期共 3 条：物流 2 条、农村电商 1 条。" in article.content
    assert "宁波市甬江商会 · 2026年9月30日" in article.content


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("theme", ["物流", "会展", "其他"]),
        ("region", ["宁波", "杭州", "其他"]),
        ("section", ["卷首语", "行业动态", "其他"]),
    ],
)
def test_items_are_grouped_as_the_settings_say(by: str, headings: list[str]) -> None:
    items = [
        an_item(1, section=None, themes=(), regions=()),
        an_item(2, section="卷首语", kind=Kind.ARTICLE, date=None, themes=(Tag("events", "会展"),)),
        an_item(3),
        an_item(4, regions=(Tag("hangzhou", "杭州"), Tag("ningbo", "宁波"))),
    ]
    (article,) = compose(an_issue(), items, ArticleOptions(ADDRESS, by))  # type: ignore[arg-type]
    assert re.findall("【(.*?)】", article.plain_text) == headings


def test_of_many_groups_the_lead_names_the_first_ones() -> None:
    items = [an_item(number, regions=(Tag(str(number), f"第{number}市"),)) for number in range(1, 9)]
    (article,) = compose(an_issue(), items, ArticleOptions(ADDRESS, "region"))
    assert "、第6市 1 条等。" in article.content


def test_statistics_become_a_box_of_figures() -> None:
    statistics = (Tag("statistics", "统计数据"),)
    items = [
        an_item(1, title="2026年宁波包裹量同比增长18.4%", themes=statistics),
        an_item(2, title="成都农产品网上卖出七十亿元", themes=statistics),
        an_item(3, title="调查公布", summary="第57期调查访问2000余家企业，盈利的占六成二。", themes=statistics),
        an_item(4, title="快递年报公布", summary="去年完成快递20.45 亿件，同比增长一成。", themes=statistics),
        an_item(5, title="仓库启用99天"),
    ]
    (article,) = compose(an_issue(), items, OPTIONS)
    box = article.content.partition("本期数字")[2].partition("border-left")[0]
    assert re.findall(r">([^<]*)</span><span style=\"flex:1", box) == ["18.4%", "七十亿元", "六成二", "20.45亿件"]
    assert "盈利的占六成二</span>" in box


def test_no_statistics_no_box() -> None:
    (article,) = compose(an_issue(), [an_item()], OPTIONS)
    assert "本期数字" not in article.content


def test_links_become_numbered_notes_each_address_once() -> None:
    items = [
        an_item(
            1, summary="报名见 https://fair.example/join?a=1&b=2。", body="报名见 https://fair.example/join?a=1&b=2。"
        ),
        an_item(2, body="单位网址：<https://fair.example/join?a=1&b=2>，另见（www.other.example）。"),
    ]
    (article,) = compose(an_issue(), items, OPTIONS)
    paragraphs = Reader(article.content).paragraphs
    assert "报名见 [1]。" in paragraphs
    assert "[1] 梅山启用第1座退货集拼仓: https://fair.example/join?a=1&b=2" in paragraphs
    assert "[2] 梅山启用第2座退货集拼仓: www.other.example" in paragraphs
    assert f"[3] 本期全文: {ADDRESS}" in paragraphs
    for url in ("https://fair.example/join?a=1&amp;b=2", "www.other.example", ADDRESS):
        assert article.content.count(url) == 1
    assert "梅山启用第2座退货集拼仓[1][2]" in paragraphs


def test_an_address_in_a_headline_becomes_a_note_too() -> None:
    (article,) = compose(an_issue(), [an_item(title="报名网站https://fair.example/join开通")], OPTIONS)
    assert article.title == "甬江月报第9期｜报名网站开通"
    assert "报名网站开通[1]" in Reader(article.content).paragraphs
    assert article.content.count("https://fair.example/join") == 1


def test_too_many_items_are_split_between_items_and_none_is_lost() -> None:
    items = [an_item(number, summary="展" * 119 + "。") for number in range(1, 121)]
    articles = compose(an_issue(), items, OPTIONS)
    assert 1 < len(articles) < limits.ARTICLES
    check(articles, items)
    assert sum(article.left for article in articles) == 0
    assert articles[0].title.startswith("甬江月报第9期（一）")
    assert articles[1].title.startswith("甬江月报第9期（二）")
    assert len({article.title for article in articles}) == len(articles)
    # As few as can hold them, and about equally long.
    lengths = [length(article.content) for article in articles]
    assert sum(lengths) > (len(articles) - 1) * limits.CONTENT
    assert max(lengths) - min(lengths) < 3000


def test_what_a_draft_cannot_hold_is_counted_and_is_the_least_important() -> None:
    briefs = [an_item(number, summary="展" * 119 + "。") for number in range(1, 301)]
    entries = [an_item(number, kind=Kind.CHRONICLE, summary="事" * 119 + "。") for number in range(301, 401)]
    articles = compose(an_issue(), [*entries, *briefs], OPTIONS)
    assert len(articles) == limits.ARTICLES
    left = articles[-1].left
    assert 0 < left < len(entries)
    assert f"另有 {left} 条没有列在这里" in articles[-1].content
    assert ADDRESS in articles[-1].content
    assert {one.id for one in briefs} <= {one for article in articles for one in article.items}


def test_the_longest_item_there_can_be_fits_into_an_article() -> None:
    urls = " ".join(f"https://{n}.example/?" + "&" * 178 for n in range(9))
    longest = {
        "title": "&" * 200,
        "summary": "&" * 200,
        "source": "&" * 200,
        "body": urls,
        "regions": (Tag("r", "&" * 200),) * 2,
        "themes": (Tag("statistics", "&" * 200),),
    }
    items = [an_item(number, **longest) for number in range(1, 5)]
    items += [an_item(number, title=f"{number}元" + "&" * 99, themes=longest["themes"]) for number in range(5, 11)]
    issue = an_issue(periodical_title="&" * 99, masthead=Masthead("&", "&" * 99, 2026, 9))
    options = ArticleOptions("https://news.example/" + "&" * 1003)
    check(compose(issue, items, options), items)


def test_a_long_headline_in_the_title_is_cut_at_a_pause() -> None:
    item = an_item(title="运河直播会展周在杭州落下帷幕，三天签下订单四点六亿元，跨境订单占四成")
    (article,) = compose(an_issue(), [item], OPTIONS)
    assert article.title == "甬江月报第9期｜运河直播会展周在杭州落下帷幕…"


def test_a_headline_without_pause_is_left_out_of_the_title_rather_than_cut() -> None:
    (article,) = compose(an_issue(), [an_item(title="宁波至胡志明市电商快线由每周三班加密到每周五班运行")], OPTIONS)
    assert article.title == "甬江月报第9期"


def test_the_author_is_the_first_name_that_fits() -> None:
    long = Masthead("甬江月报", "宁波市甬江跨境贸易与现代物流行业商会秘书处", 2026, 9)
    assert compose(an_issue(), [], OPTIONS)[0].author == "宁波市甬江商会"
    assert compose(an_issue(masthead=long), [], OPTIONS)[0].author == "甬江月报"
    assert compose(an_issue(), [], ArticleOptions(ADDRESS, author="编辑部"))[0].author == "编辑部"


def test_an_issue_without_items_still_is_an_article() -> None:
    (article,) = compose(an_issue(), [], OPTIONS)
    assert "本期没有可以单列的条目。" in article.content
    assert article.content_source_url == ADDRESS


def test_an_item_without_headline_does_not_say_its_beginning_twice() -> None:
    body = "占到两成以上。其余的订单分散在十一个国家，单笔金额都不超过三万美元。"
    (article,) = compose(an_issue(), [an_item(title=None, body=body, summary="")], OPTIONS)
    assert article.content.count("占到两成以上") == 2  # in the lead and in its place


def test_a_summary_is_one_sentence_within_its_length() -> None:
    body = "<b>第一句</b>；说完了。第二句不必说。"
    (article,) = compose(an_issue(), [an_item(summary="", body=body), an_item(2, summary="很长，" * 200)], OPTIONS)
    paragraphs = Reader(article.content).paragraphs
    assert "<b>第一句</b>；说完了。" in paragraphs
    assert max(length(one) for one in paragraphs if one.startswith("很长")) <= SUMMARY


def test_control_characters_and_halves_of_characters_do_not_get_in() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "正\ud800文\x0c。"),)
    (article,) = compose(an_issue(), [an_item(title="标\x00题\ufffe", blocks=blocks, summary="")], OPTIONS)
    assert "标题" in article.content
    assert "正文。" in article.content
    article.content.encode()


def test_a_character_beyond_the_bmp_counts_twice() -> None:
    assert length("𠮷a") == 3
    assert limits.head("𠮷𠮷𠮷", 5) == "𠮷𠮷"


def test_the_group_chat_text_has_the_headlines_and_the_address() -> None:
    (article,) = compose(an_issue(), [an_item()], OPTIONS)
    assert article.plain_text == (f"甬江月报第9期\n\n【物流】\n· 梅山启用第1座退货集拼仓（9月3日）\n\n全文：{ADDRESS}")


def test_compose_depends_on_its_arguments_alone() -> None:
    items = [an_item(number) for number in range(1, 30)]
    assert compose(an_issue(), items, OPTIONS) == compose(an_issue(), items, OPTIONS)
    with in_language("zh-CN"):
        assert compose(an_issue(), items, OPTIONS) == compose(an_issue(), items, OPTIONS)


def test_the_operators_image_ends_the_article() -> None:
    options = ArticleOptions(ADDRESS, image="https://news.example/wechat/closing.png?a=1&b=2")
    (article,) = compose(an_issue(), [an_item()], options)
    assert article.content.endswith(
        '<img style="max-width:100%" src="https://news.example/wechat/closing.png?a=1&amp;b=2"></p>'
    )
