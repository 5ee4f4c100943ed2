"""Headings inside a text head parts of it, and boxes belong to it."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    LONG,
    PARAGRAPH,
    ROOM,
    RUSH,
    SOURCE,
    TITLES,
    WRAPPED,
    briefs,
    broken,
    columns,
    cut,
    dated,
    lines,
    spaced,
    titles,
)

# --- headings ---


def test_an_inner_heading_of_a_brief_is_none() -> None:
    found = spaced(
        "甲市快递业务量居前",
        f"3月1日，{LONG}",
        "市场空间仍然很大",
        f"据了解，{LONG}（来源：某报）",
        *dated("乙市物流园揭牌"),
    )
    assert titles(found) == ["甲市快递业务量居前", "乙市物流园揭牌"]


def test_where_nearly_all_name_a_source_a_row_within_is_a_part() -> None:
    rows = ["市场分析"]
    for name in "甲乙丙丁戊己":
        rows += [
            f"{name}市出台冷链物流新规",
            LONG,
            *(["新规有三个特点值得注意", LONG] if name == "丙" else []),
            LONG + "（来源：某某日报）",
        ]
    assert titles(lines(*rows)) == [f"{name}市出台冷链物流新规" for name in "甲乙丙丁戊己"]


def test_headings_without_an_empty_line_above_head_parts_where_every_headline_has_one() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [title, "□ 本刊记者 李若某", *broken(PARAGRAPH, 18), "下一步是慢", *broken(PARAGRAPH, 18), ""]
        rows += ["“退货单就是", "最好的老师。”", "", *broken(PARAGRAPH, 18), ""]
    found = lines("某某通讯", "2016年第9期", "", *rows)
    assert titles(found) == list(TITLES[:5])
    assert all("下一步是慢" in item.body and "最好的老师" in item.body for item in found.items)
    assert {item.byline for item in found.items} == {("李若某",)}


def test_parts_of_a_text_are_headed_without_a_line_drawn_above_them() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [title, "", LONG, "", "數據不是拿來嚇人的", "", LONG, "", "-" * 60, ""]
    found = lines("某某電子報", "2022年第3期", "=" * 60, "", *rows)
    assert titles(found) == list(TITLES[:5])


BRIEFS = ("■ 要闻", *briefs(*TITLES[:3]))


@pytest.mark.parametrize(
    "rows",
    [
        (TITLES[3], "周启元", *[PARAGRAPH] * 7, "从学徒到船长", PARAGRAPH, TITLES[4], "闻天歌", PARAGRAPH),
        (TITLES[3], "周启元", PARAGRAPH, "从学徒到船长", PARAGRAPH),
    ],
    ids=["long", "one"],
)
def test_a_long_signed_article_or_one_alone_has_parts(rows: tuple[str, ...]) -> None:
    found = lines(*HEAD, *BRIEFS, "■ 人物", *rows)
    assert "从学徒到船长" in found.items[3].body


def test_a_signed_article_that_opens_a_column_has_parts() -> None:
    parts = ("从学徒到船长", PARAGRAPH, "从船长到厂主", PARAGRAPH)
    found = lines(*HEAD, *BRIEFS, "■ 人物", "修船的老周", "Old Zhou of the Yard", "周启元", PARAGRAPH, *parts)
    assert found.items[3].byline == ("周启元",)
    assert found.items[3].body.split("\n")[1::2] == ["从学徒到船长", "从船长到厂主"]


# --- boxes, and what leads in ---


def test_a_link_box_belongs_to_the_item_before_it() -> None:
    found = spaced(*dated("甲市获批试点"), f"链接：此前，{LONG}", *dated("乙市获批试点"))
    assert titles(found) == ["甲市获批试点", "乙市获批试点"]
    assert "链接" in found.items[0].body


LISTED = "目录\n人物\n04  把仓库搬进山里\n09  一只杯子的远行\n12  河边的夜市\n\n"


@pytest.mark.parametrize(("number", "source"), [("{}. ", "来源"), ("", "来源"), ("", "资料来源")])
def test_a_headline_with_a_colon_and_its_source_are_no_facts_of_a_box(number: str, source: str) -> None:
    rows: list[str] = []
    for n, (place, title) in enumerate(zip(("甲省", "乙省", "丙省"), TITLES, strict=False), 1):
        rows += [f"【{place}】", "", f"{number.format(n)}某县：{title}", f"{source}：某某新农网", *WRAPPED, ""]
    found = lines("某某摘报", "第9期", "", "一、联盟地区", "", *rows)
    assert titles(found) == [f"某县：{title}" for title in TITLES[:3]]
    assert [item.group or item.section for item in found.items] == ["甲省", "乙省", "丙省"]


def test_a_box_of_points_belongs_to_the_text_above() -> None:
    box = "【数读】\n● 38亿美元：全省出口额\n● 63%：前五大客户占比\n● 43天：海上航程\n\n"
    found = cut(
        FRONT + LISTED + f"人物\n\n把仓库搬进山里\n\n{ROOM}\n\n{box}一只杯子的远行\n\n{RUSH}\n\n河边的夜市\n\n{ROOM}\n"
    )
    assert columns(found) == [("人物", None)] * 3
    assert found.items[0].body.endswith("海上航程")


def test_a_line_that_leads_in_is_not_of_the_text_above() -> None:
    found = cut(
        FRONT
        + LISTED
        + f"人物\n\n把仓库搬进山里\n\n{ROOM}\n\n三十道关口，三十双手\n"
        + f"一只杯子的远行\n\n{RUSH}\n\n河边的夜市\n\n{ROOM}\n"
    )
    assert titles(found) == ["把仓库搬进山里", "一只杯子的远行", "河边的夜市"]
    assert found.items[0].body == ROOM


def test_numbers_in_two_parts_count_an_article_s_own_where_a_text_stands_below_one_of_one_part() -> None:
    parts = ["1  调查的由来", *WRAPPED, "1.1  样本", *WRAPPED, "1.2  测温", *WRAPPED]
    parts += ["2  主要发现", "2.1  断点靠前", *WRAPPED, "2.2  末端靠泡沫箱", *WRAPPED]
    found = lines(
        *HEAD, "【研究】", "冷链断在哪里", "□ 韩天明", *WRAPPED, *parts, "【要闻】", TITLES[0], *WRAPPED, SOURCE
    )
    assert titles(found) == ["冷链断在哪里", TITLES[0]]
