"""Markdown loses its marks and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.readers.markdown import read


def lines(text: str) -> list[str]:
    return [line.text for line in read(text.encode(), "a.md").lines]


@pytest.mark.parametrize(
    ("source", "text", "level"),
    [
        ("# 要闻", "要闻", 1),
        ("### 要闻 ###", "要闻", 3),
        ("##要闻", "要闻", 2),
        ("##**要闻**", "要闻", 2),
        ("##要闻##", "要闻", 2),
        ("#话题# 来了", "#话题# 来了", None),
        ("####### 七个", "####### 七个", None),
    ],
)
def test_a_heading_has_its_level_and_no_mark(source: str, text: str, level: int | None) -> None:
    [line] = read(source.encode(), "a.md").lines
    assert (line.text, line.level) == (text, level)


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("- **新增*两座*冷库** 9月3日", "新增两座冷库"),
        ("**一**二**三**", "一"),
        ("一**二**", ""),
        ("**一二**", ""),
    ],
)
def test_a_line_says_with_what_bold_words_it_begins(source: str, first: str) -> None:
    [line] = read(source.encode(), "a.md").lines
    assert line.bold_first == first


def test_each_line_of_a_paragraph_has_bold_words_of_its_own() -> None:
    assert [line.bold_first for line in read("**一**二\n三**四**\n**五**六".encode(), "a.md").lines] == ["一", "", "五"]


def test_an_underlined_line_is_a_heading_and_a_paragraph_above_a_rule_is_not() -> None:
    found = read("要闻\n====\n\n动态\n---\n\n这一段话说完了。\n---\n\n一行\n两行\n---\n".encode(), "a.md").lines
    assert [(line.text, line.level) for line in found if line.text] == [
        ("要闻", 1),
        ("动态", 2),
        ("这一段话说完了。", None),
        ("一行", None),
        ("两行", None),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("今日**发布**一项*新*政策", "今日发布一项新政策"),
        ("他说**“发布”**了", "他说“发布”了"),
        ("见[协会网站](http://a.cn/b)", "见协会网站"),
        ("![会场](1.jpg)", "会场"),
        ("[某会议](来源:某日报)", "某会议(来源:某日报)"),
        ("[来源]: 某日报", "[来源]: 某日报"),
        ("[深圳] 要闻", "[深圳] 要闻"),
        ("`代码`", "代码"),
        ("甲&nbsp;乙&amp;丙", "甲\u00a0乙&丙"),
        ("新款 <iPhone> 和<b>平板</b>", "新款 <iPhone> 和平板"),
        ("> 引用", "引用"),
        ("1. 第一条", "1. 第一条"),
        ("- 3 -", "- 3 -"),
        ("* 一条", "• 一条"),
        ("    缩进的一段", "缩进的一段"),
        ("　　全角缩进", "　　全角缩进"),
        (" 换页留下的一格", " 换页留下的一格"),
        (" - 一条", "- 一条"),
        ("~~~~~~", "~~~~~~"),
        ("*ST 某某、*ST 某某", "*ST 某某、*ST 某某"),
        ("2013年1~6月，3*4", "2013年1~6月，3*4"),
        (r"一\*二", "一*二"),
    ],
)
def test_marks_go_and_text_stays(source: str, text: str) -> None:
    assert lines(source) == [text]


def test_lines_keep_their_numbers() -> None:
    document = read("# 一\n\n二\n三\n\n- 四\n  五\n\f\n六\n".encode(), "a.md")
    assert [(line.number, line.text, line.page) for line in document.lines if line.text] == [
        (1, "一", 1),
        (3, "二", 1),
        (4, "三", 1),
        (6, "- 四", 1),
        (7, "五", 1),
        (9, "六", 2),
    ]
    assert [line.number for line in document.lines] == list(range(1, 11))


def test_the_rows_of_a_table_are_lines_with_tabs() -> None:
    assert lines("| 项目 | 数量 |\n|:--|--:|\n| **甲** | 1 |\n| 乙 | |\n") == ["项目\t数量", "", "甲\t1", "乙\t", ""]


def test_a_table_in_html_is_read_as_one() -> None:
    document = read(
        "前\n\n<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>\n\n后".encode(), "a"
    )
    assert [(line.number, line.text) for line in document.lines if line.text] == [
        (1, "前"),
        (3, "甲\t1"),
        (3, "乙\t2"),
        (5, "后"),
    ]


def test_front_matter_stays_as_text() -> None:
    assert lines("---\ntitle: 动态\ndate: 2013-06-01\n---\n正文") == ["", "title: 动态", "date: 2013-06-01", "", "正文"]


def test_a_line_that_is_all_bold_says_so() -> None:
    found = read("**整行**\n\n**半**行\n".encode(), "a.md").lines
    assert [line.bold for line in found if line.text] == [True, None]


marks = st.sampled_from(
    ["*", "**", "#", "##", " ", "\n", "\n\n", "- ", "1. ", "|", "---", "[", "](", "]", ")", ":", "<br>", "<b>", "</b>",
     "`", "```", "~~~", ">", "\\", "&nbsp;", "_", "\t", "    ", "\f", "\r\n", "=", "</div>", "<div>", "。", "a", "1"]
)  # fmt: skip


@given(st.lists(marks | st.sampled_from(["深", "圳", "标题"]), max_size=40).map("".join))
def test_no_chinese_character_is_lost_whatever_the_marks(source: str) -> None:
    if "](" in source:
        # What stands in the brackets of an address goes with it.
        source = source.replace("](", "")
    document = read(source.encode(), "a.md")
    assert re.sub(r"[^深圳标题]", "", document.text) == re.sub(r"[^深圳标题]", "", source)
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
