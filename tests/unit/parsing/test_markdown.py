"""Marks of Markdown are read and not published."""

from __future__ import annotations

import pytest
from invented import LONG, LONGER_TITLES, ROOM, RUSH, TITLES, bodies, cut, lines, signed, spaced, titles

from feeds.parsing import parse
from feeds.readers import read_content


def test_markdown_marks_are_read_and_not_published() -> None:
    found = spaced(
        "### 甲市获批试点",
        f"**第一，** {LONG}",
        f"{LONG}（来源：某报）",
        "## **乙市获批试点**",
        f"{LONG}（来源：某报）",
    )
    assert titles(found) == ["甲市获批试点", "乙市获批试点"]
    assert "*" not in found.items[0].body


def test_attributes_of_markdown_and_a_day_behind_the_source() -> None:
    found = cut(
        f"**江南周刊**\n\n2023年第14期\n\n2023年4月10日\n\n# 一、要闻 {{#_Toc1}}\n\n## 1. 仓储面积稳步增长\n\n"
        f"*来源：江南日报 | 2023-04-07*\n\n{ROOM}\n\n## 2. 港口恢复夜间作业\n\n*来源：协会编译*\n\n{RUSH}\n\n"
        f"# 二、深度 {{#_Toc2}}\n\n## 把弯路走直\n\n**文 / 纪星野**\n\n{ROOM}\n\n## 看不见的漏斗\n\n{RUSH}\n"
    )
    assert [(item.section, item.title, item.source) for item in found.items] == [
        ("要闻", "仓储面积稳步增长", "江南日报"),
        ("要闻", "港口恢复夜间作业", "协会编译"),
        ("深度", "把弯路走直", None),
    ]


def test_links_keep_their_words_and_pictures_go() -> None:
    found = spaced(
        "# 冷链资讯", "![图](a.png)", "**首个智能冷库投用**", f"3月5日，{LONG}", "来源：[某网](https://a.example/1)"
    )
    assert found.items[0].source == "某网"


def test_the_mark_of_a_list_is_no_part_of_an_entry() -> None:
    days = [f"- 8月{day}日，{LONG}" for day in (4, 11, 16)]
    found = lines("# 某某商情", "2022年第9期", "## 行业要闻", "", *signed(TITLES[0]), "", "## 大事记", "", *days)
    assert [item.body for item in found.items[1:]] == [one[2:] for one in days]


@pytest.mark.parametrize("name", ["IMG_256", "image1.png", "图片 3", "pic-04"])
@pytest.mark.parametrize("size", ["", '{width="5.7in" height="3.2in"}', "{width=60%}"])
def test_a_picture_of_which_nothing_is_said_leaves_no_text(name: str, size: str) -> None:
    picture = f"![{name}](media/picture.png){size}"
    rows = [row for title in TITLES[:3] for row in (f"**{title}**", LONG, picture)]
    found = parse(read_content("\n\n".join(["# 某某月刊", "## 要闻", *rows]).encode(), "a.md"))
    assert titles(found) == list(TITLES[:3])
    assert bodies(found) == {LONG}


def test_what_is_said_of_a_picture_stays() -> None:
    found = read_content("一段。\n\n![签约现场](media/picture.png)".encode(), "a.md")
    assert "签约现场" in found.text


def test_a_heading_one_level_further_in_above_the_author_is_a_second_line() -> None:
    article = ("## 深度", f"### {LONGER_TITLES[0]}", "#### 哪些变了，哪些还没变", "作者：闻天歌", LONG)
    found = spaced("# 某某周讯", *article, "## 要闻", f"### {LONGER_TITLES[1]}", LONG)
    assert [(item.title, item.subtitle) for item in found.items] == [
        (LONGER_TITLES[0], "哪些变了，哪些还没变"),
        (LONGER_TITLES[1], None),
    ]
