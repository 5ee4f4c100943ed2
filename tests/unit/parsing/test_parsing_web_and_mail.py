"""Issues that were web pages, mails or Markdown: lists of links, buttons, addresses, pictures without a name."""

from __future__ import annotations

import pytest
from invented import LONG, TITLES, lines, sections, titles

from feeds.model import Issue
from feeds.parsing import parse
from feeds.parsing.outline import section_name
from feeds.readers import read_content

# --- a web page's lists ---

COLUMNS = {"协会动态": TITLES[:3], "行业资讯": TITLES[3:]}


LETTER = "致各会员单位的一封信"


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
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


def test_days_in_brackets_are_text_where_nothing_of_what_they_list_stands_further_on() -> None:
    rows = [f"[11-{20 + at}] {title}" for at, title in enumerate(TITLES[2:])]
    found = lines("某某周报", "第9期", TITLES[0], LONG, *rows, TITLES[1], LONG)
    assert all(row in found.items[0].body for row in rows)


@pytest.mark.parametrize("more", ["  [更多]", "　更多>>", " [MORE]", "（查看更多）"])
def test_a_link_to_more_is_no_part_of_a_column_s_name(more: str) -> None:
    assert section_name(f"◆ 协会动态{more}") == "协会动态"
    news = [[title, f"{LONG}（来源：某某商报）"] for title in TITLES[:4]]
    found = lines(f"◆ 协会动态{more}", *news[0], *news[1], f"◆ 行业资讯{more}", *news[2], *news[3])
    assert sections(found) == ["协会动态"] * 2 + ["行业资讯"] * 2


def test_more_in_a_name_is_no_link() -> None:
    assert section_name("让农户赚得更多") == "让农户赚得更多"


# --- a web page's buttons ---


@pytest.mark.parametrize("button", ["字体：[大 中 小]", "字号：大 中 小", "[大] [中] [小]"])
def test_buttons_for_the_size_are_no_text_and_end_nothing(button: str) -> None:
    for found in (web_page(button), web_page(below_text=(button,))):
        assert titles(found) == [LETTER, *TITLES]
        assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


def test_where_to_share_an_article_is_no_text() -> None:
    found = web_page(below_text=("分享到：QQ空间 新浪微博 微信",))
    assert titles(found) == [LETTER, *TITLES]
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


@pytest.mark.parametrize("name", ["大事记", "中国", "小微企业"])
def test_a_name_in_brackets_is_no_button_though_it_begins_as_one(name: str) -> None:
    news = [f"{month}月3日，{LONG}" for month in (3, 4, 5)]
    rows = [row for title, text in zip(TITLES, news, strict=False) for row in (title, text)]
    found = lines("某某周报", "第9期", "【要闻】", *rows, f"【{name}】", *(news if name == "大事记" else rows))
    assert sections(found) == ["要闻"] * 3 + [name] * 3


# --- addresses ---


@pytest.mark.parametrize("gap", ["  ", "　"])
def test_an_address_behind_a_source_is_no_part_of_it(gap: str) -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:4]):
        rows += [title, LONG, LONG, f"来源：某某日报{gap}https://news.example.com/2022/0914/c1004-3254{at}.html"]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.source for item in found.items} == {"某某日报"}
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


# --- what a mail or a report puts first ---


@pytest.mark.parametrize("word", ["摘要", "本期提要", "内容摘要"])
def test_a_summary_of_the_issue_above_the_contents_is_no_item(word: str) -> None:
    summary = [f"● {title}，{LONG}" for title in TITLES[:3]]
    news = [row for title in TITLES[:4] for row in (title, LONG, LONG)]
    listed = ["协会动态", *TITLES[:2], "行业资讯", *TITLES[2:4]]
    found = lines(
        "某某产业月报", "2023年第4期", word, *summary, "目录", *listed, "协会动态", *news[:6], "行业资讯", *news[6:]
    )
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == ["协会动态"] * 2 + ["行业资讯"] * 2
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


# --- Markdown ---


@pytest.mark.parametrize("name", ["IMG_256", "image1.png", "图片 3", "pic-04"])
@pytest.mark.parametrize("size", ["", '{width="5.7in" height="3.2in"}', "{width=60%}"])
def test_a_picture_of_which_nothing_is_said_leaves_no_text(name: str, size: str) -> None:
    picture = f"![{name}](media/picture.png){size}"
    rows = [row for title in TITLES[:3] for row in (f"**{title}**", LONG, picture)]
    found = parse(read_content("\n\n".join(["# 某某月刊", "## 要闻", *rows]).encode(), "a.md"))
    assert titles(found) == list(TITLES[:3])
    assert {item.body for item in found.items} == {LONG}


def test_what_is_said_of_a_picture_stays() -> None:
    found = read_content("一段。\n\n![签约现场](media/picture.png)".encode(), "a.md")
    assert "签约现场" in found.text
