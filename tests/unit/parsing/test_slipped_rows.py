"""Rows that a page's layout moved: columns' names and headlines in mid-sentence, captions inside tables."""

from __future__ import annotations

import re

import pytest
from invented import broken

from feeds.model import Document, Issue, Kind, Line
from feeds.parsing import parse

SENTENCES = (
    "今年以来全市冷链仓储能力稳步提升，新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降，企业的积极性也随之提高，"
    "协会将继续组织会员单位开展交流，推动标准在更多园区落地，并按季度公布进展。"
)
DAILY = "（来源：某某日报）"
BOLD = 0


def issue(*lines: str | tuple[str, int]) -> Issue:
    """A line is a row, with the level of a heading where it is one; what is BOLD has no level."""
    found: list[Line] = []
    start = 0
    for number, line in enumerate(lines, 1):
        text, level = line if isinstance(line, tuple) else (line, None)
        found.append(Line(text, 1, number, start, level=level or None, bold=level == BOLD))
        start = found[-1].end + 1
    return parse(Document("issue.docx", "docx", tuple(found)))


CONTENTS = (
    "目录",
    "◎卷首语",
    "◎数据观察",
    "◎行业动态",
    "把路修到田头…………1",
    "果蔬冷库容量居全省首位…………4",
    "港口吞吐量再创新高…………4",
    "示范园区名单公布…………5",
    "联席会议制度建立…………5",
)


def test_columns_named_at_the_feet_of_pages_hold_for_the_whole_page() -> None:
    """The names cut sentences in two, and the contents page says which items share a page."""
    first, second = broken(SENTENCES), broken(SENTENCES)
    lines = (
        *("把路修到田头", *broken(SENTENCES * 2), "文/王晓", "卷首语"),
        *("果蔬冷库容量居全省首位", *broken(SENTENCES), DAILY),
        *("港口吞吐量再创新高", *first[:3], "数据观察", *first[3:], DAILY),
        *("示范园区名单公布", *broken(SENTENCES), DAILY),
        *("联席会议制度建立", *second[:3], "行业动态", *second[3:], DAILY),
    )
    found = issue(*CONTENTS, *lines)
    assert [(item.title, item.section) for item in found.items] == [
        ("把路修到田头", "卷首语"),
        ("果蔬冷库容量居全省首位", "数据观察"),
        ("港口吞吐量再创新高", "数据观察"),
        ("示范园区名单公布", "行业动态"),
        ("联席会议制度建立", "行业动态"),
    ]
    assert all("".join(item.body.split()) in SENTENCES * 2 for item in found.items)


OPENING = (*CONTENTS, "卷首语", "把路修到田头", *broken(SENTENCES * 2), "文/王晓", "行业动态")
CLOSING = ("联席会议制度建立", *broken(SENTENCES), DAILY)


def test_a_headline_of_two_rows_may_be_two_headings() -> None:
    headline = (("全省农产品冷链物流骨干网建设三年行动", 2), ("方案经省政府同意印发实施", 2))
    found = issue(*OPENING, *headline, *broken(SENTENCES), DAILY, *CLOSING)
    assert [item.title for item in found.items[1:]] == [
        "全省农产品冷链物流骨干网建设三年行动方案经省政府同意印发实施",
        "联席会议制度建立",
    ]


def test_a_heading_that_slipped_into_a_sentence_heads_the_text_around_it() -> None:
    text = broken(SENTENCES)
    found = issue(*OPENING, *text[:4], ("港口吞吐量再创新高", 2), *text[4:], DAILY, *CLOSING)
    assert [item.title for item in found.items[1:]] == ["港口吞吐量再创新高", "联席会议制度建立"]
    assert "".join(found.items[1].body.split()) == SENTENCES


@pytest.mark.parametrize("level", [2, BOLD], ids=["a heading", "bold"])
def test_a_headline_and_its_second_line_that_slipped_into_a_text_head_it(level: int) -> None:
    text = broken("9月8日，在全省冷链大会上，协会负责人回顾了全年的工作。" + SENTENCES)
    headline = (("港口吞吐量再创新高", level), "——全市港口工作综述")
    found = issue(*OPENING, *broken(SENTENCES + DAILY), *text[:4], *headline, *text[4:], DAILY, *CLOSING)
    assert [item.title for item in found.items[2:]] == ["港口吞吐量再创新高", "联席会议制度建立"]
    assert "".join(found.items[2].body.split()) == "".join(text)


TABLE = tuple(f"{name}公司  冷链设备  第{name}轮  {number}00万元" for number, name in enumerate("甲乙丙丁戊己庚辛", 1))
CAPTION = "2025年某市冷链领域融资事件"


@pytest.mark.parametrize("caption", [CAPTION, (CAPTION, 3)], ids=["a row", "a heading"])
def test_the_caption_inside_a_table_is_its_headline(caption: str | tuple[str, int]) -> None:
    before = ("港口吞吐量再创新高", *broken(SENTENCES), DAILY)
    found = issue(*OPENING, *before, *TABLE, caption, *TABLE[:5], "数据观察", *CLOSING)
    assert [item.title for item in found.items[1:]] == ["港口吞吐量再创新高", CAPTION, "联席会议制度建立"]
    assert found.items[2].body.count("公司") == 13


@pytest.mark.parametrize("caption", [CAPTION, (CAPTION, 2)], ids=["a row", "a heading"])
def test_a_short_table_below_its_column_and_caption_is_one_though_they_are_headings(
    caption: str | tuple[str, int],
) -> None:
    column = "专题研究" if isinstance(caption, str) else ("专题研究", 1)
    table = tuple(re.sub(" +", " ", row) for row in TABLE[:6])
    found = issue(*OPENING, "港口吞吐量再创新高", *broken(SENTENCES), DAILY, column, caption, *table)
    assert [(item.title, item.kind) for item in found.items[2:]] == [(CAPTION, Kind.TABLE)]
