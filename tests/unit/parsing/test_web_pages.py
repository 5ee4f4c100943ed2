"""Issues that were web pages: lists of links, buttons, addresses."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    SIGNED,
    TITLES,
    TWICE,
    bodies,
    columns,
    lines,
    placed,
    sections,
    signed,
    titles,
    weekly,
)

from feeds.model import Issue
from feeds.parsing.outline import section_name

# --- lists ---

LETTER = "致各会员单位的一封信"
COLUMNS = {"协会动态": TITLES[:3], "行业资讯": TITLES[3:]}


def web_page(*below_headline: str, below_text: tuple[str, ...] = ()) -> Issue:
    """A letter, the lists, and the articles."""
    rows = ["某某冷链协会", "电子期刊 2019年第11期", "", LETTER, "", LONG, LONG, ""]
    for column, heads in COLUMNS.items():
        rows += [f"{column}  [更多]", *(f"[11-{26 - at}] {head[:6]}…" for at, head in enumerate(heads))]
    for column, heads in COLUMNS.items():
        rows += ["", f"【{column}】"]
        for head in heads:
            rows += ["", head, *below_headline, "", LONG, LONG, "", *below_text]
    return lines(*rows)


def test_a_web_page_s_lists_are_no_items_where_their_articles_stand_further_on() -> None:
    found = web_page()
    assert titles(found) == [LETTER, *TITLES]
    assert sections(found) == [None] + ["协会动态"] * 3 + ["行业资讯"] * 3
    assert bodies(found) == {TWICE}


def test_days_in_brackets_are_text_where_nothing_of_what_they_list_stands_further_on() -> None:
    rows = [f"[11-{20 + at}] {title}" for at, title in enumerate(TITLES[2:])]
    found = lines("某某周报", "第9期", TITLES[0], LONG, *rows, TITLES[1], LONG)
    assert all(row in found.items[0].body for row in rows)


@pytest.mark.parametrize("more", ["  [更多]", "　更多>>", " [MORE]", "（查看更多）"])
def test_a_link_to_more_is_no_part_of_a_column_s_name(more: str) -> None:
    assert section_name(f"◆ 协会动态{more}") == "协会动态"
    news = [[title, SIGNED] for title in TITLES[:4]]
    found = lines(f"◆ 协会动态{more}", *news[0], *news[1], f"◆ 行业资讯{more}", *news[2], *news[3])
    assert sections(found) == ["协会动态"] * 2 + ["行业资讯"] * 2


def test_more_in_a_name_is_no_link() -> None:
    assert section_name("让农户赚得更多") == "让农户赚得更多"


# --- buttons ---


@pytest.mark.parametrize("button", ["字体：[大 中 小]", "字号：大 中 小", "[大] [中] [小]"])
def test_buttons_for_the_size_are_no_text_and_end_nothing(button: str) -> None:
    for found in (web_page(button), web_page(below_text=(button,))):
        assert titles(found) == [LETTER, *TITLES]
        assert bodies(found) == {TWICE}


def test_where_to_share_an_article_is_no_text() -> None:
    found = web_page(below_text=("分享到：QQ空间 新浪微博 微信",))
    assert titles(found) == [LETTER, *TITLES]
    assert bodies(found) == {TWICE}


@pytest.mark.parametrize("name", ["大事记", "中国", "小微企业"])
def test_a_name_in_brackets_is_no_button_though_it_begins_as_one(name: str) -> None:
    news = [f"{month}月3日，{LONG}" for month in (3, 4, 5)]
    rows = [row for title, text in zip(TITLES, news, strict=False) for row in (title, text)]
    found = weekly(*rows, f"【{name}】", *(news if name == "大事记" else rows))
    assert sections(found) == ["要闻"] * 3 + [name] * 3


def test_anchors_and_ways_back_are_of_no_text() -> None:
    rows = [
        row
        for at, title in enumerate(TITLES[:4])
        for row in (f'<a id="v{at}"></a>', f"### {title}", LONG, "[返回目录](#toc)")
    ]
    found = lines("# 某某商情", "2022年第3期", "## 协会动态", "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:4]]


@pytest.mark.parametrize("button", ["▲ 返回頁首", "回到顶端", "^返回頂部"])
def test_a_way_back_to_the_top_is_no_text_and_no_column(button: str) -> None:
    found = web_page(below_text=(button,))
    assert titles(found) == [LETTER, *TITLES]
    assert sections(found) == [None] + ["协会动态"] * 3 + ["行业资讯"] * 3
    assert bodies(found) == {TWICE}


TO_WHOLE = [
    "查看原文",
    "点击查看更多",
    "阅读全文>>",
    "阅读全文 »",
    "了解更多",
    "点此查看原文",
    "[查看详情]",
    "浏览网页版",
]


@pytest.mark.parametrize("button", TO_WHOLE)
@pytest.mark.parametrize("text", [(LONG, LONG), (LONG, LONG[:-1])], ids=["ended", "broken off"])
def test_a_button_to_the_whole_below_each_text_is_none_of_it_and_ends_it(button: str, text: tuple[str, str]) -> None:
    found = lines(*HEAD, "■ 要闻", *(row for title in TITLES for row in (title, *text, button)))
    assert titles(found) == list(TITLES)
    assert sections(found) == ["要闻"] * 6
    assert {body.replace("\n", "") for body in bodies(found)} == {"".join(text)}


def test_a_button_to_the_whole_that_stands_once_below_the_last_text_ends_the_issue() -> None:
    found = weekly(*signed(*TITLES[:4]), "阅读原文", "第8期：港口夜航满月", "第7期：渔村办起夜校")
    assert titles(found) == list(TITLES[:4])


# --- addresses ---


@pytest.mark.parametrize("gap", ["  ", "　"])
def test_an_address_behind_a_source_is_no_part_of_it(gap: str) -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:4]):
        rows += [title, LONG, LONG, f"来源：某某日报{gap}https://news.example.com/2022/0914/c1004-3254{at}.html"]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.source for item in found.items} == {"某某日报"}
    assert bodies(found) == {TWICE}


LINKS = (
    "查看展位图 >> http://expo.jianbao.example/map",
    "查看全部 » https://expo.jianbao.example/all",
    "手册下载→https://expo.jianbao.example/a.pdf",
    "<https://expo.jianbao.example/a.pdf>",
)


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("source", ["", "（来源：某某商报）"], ids=["unsigned", "signed"])
def test_a_link_ends_the_text_above_it(link: str, source: str) -> None:
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES[:3] for row in (head, f"{LONG}{source}", "", link, "")))
    assert [(item.title, item.body) for item in found.items] == [(head, LONG) for head in TITLES[:3]]


def test_a_link_in_mid_sentence_ends_nothing() -> None:
    text = [f"{INDENT}{LONG[:-1]}，会员可在", "https://expo.jianbao.example/map", f"查到展位图，{LONG}"]
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES[:3] for row in (head, *text)))
    assert titles(found) == list(TITLES[:3])
    assert all(item.body.endswith(text[2]) for item in found.items)


def test_a_short_way_back_to_the_top_is_no_group() -> None:
    names = ("产业新闻", "海外市场", "会员动态")
    parts = {
        name: [row for title in TITLES[2 * at : 2 * at + 2] for row in (title, LONG, SIGNED)]
        for at, name in enumerate(names)
    }
    parts["海外市场"] = ["〔日本〕", *parts["海外市场"]]
    rows = [row for name, part in parts.items() for row in (f"【{name}】", *part, "▲回頂端")]
    listed = ("目录", *(f"【{name}】" for name in names), "")
    found = lines("某某电子报", "第9期", *listed, *rows)
    assert columns(found) == [(name, "日本" if name == "海外市场" else None) for name in names for _item in range(2)]


def test_what_leads_to_the_original_below_each_text_is_no_column() -> None:
    rows = [row for title in TITLES for row in (title, SIGNED, "原文链接")]
    found = lines(*HEAD, "【要闻】", *rows)
    assert placed(found) == [("要闻", title) for title in TITLES]
    assert bodies(found) == {LONG}
