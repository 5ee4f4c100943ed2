"""Columns that are counted, in the line of their name or above it."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FRONT,
    HEAD,
    LONG,
    MORE,
    NEWS,
    REPORT,
    ROOM,
    RUSH,
    SIGNED,
    SOURCE,
    TITLES,
    bodies,
    cut,
    lines,
    news,
    placed,
    sections,
    signed,
    titles,
)

from feeds.model import Issue, Kind

# --- 一、 二、 三、 ---


def numbered_item(number: int) -> list[str]:
    """An item whose headline has its number through the issue, and its source below."""
    return [f"{number:02}　{EIGHT_TITLES[number % 8]}", LONG, "来源：某某商报"]


@pytest.mark.parametrize("heads", ["numbered", "signed"])
def test_what_counts_on_among_columns_is_one_whatever_it_is_called(heads: str) -> None:
    names = ("信息动态", "政策动态", "下周关注", "国别市场", "数据信息")
    rows: list[str] = []
    for at, (number, name) in enumerate(zip("一二三四五", names, strict=True)):
        items = [numbered_item(2 * at + one) for one in (0, 1)]
        rows += [f"{number}、{name}"]
        rows += [row for item in items for row in item] if heads == "numbered" else signed(*EIGHT_TITLES[at : at + 2])
    # The first column begins in the front, right above the first text.
    article = [f"一、{names[0]}", "封港之后的三条出路", "本刊研究员　闻天歌", LONG, LONG]
    found = lines(*HEAD, "本周要点", f"· {TITLES[0]}", "", *article, *rows[rows.index(f"二、{names[1]}") :])
    assert sections(found) == [names[0], *(name for name in names[1:] for _ in range(2))]


def test_the_parts_of_one_text_are_no_columns_between_those_that_count_on() -> None:
    parts = ["上半年投诉情况综述", LONG, "一、基本情况", LONG, "二、主要特点", LONG, "三、下步工作建议", LONG, LONG]
    rows = ["一、投诉分析", *parts, "二、工作动态", *signed(*TITLES[:2]), "三、典型案例", *signed(*TITLES[2:4])]
    rows += ["四、消费提示", *signed(*TITLES[4:6])]
    found = lines(*HEAD, f"编者按：{LONG}", *rows)
    assert titles(found) == ["上半年投诉情况综述", *TITLES]
    assert sections(found) == ["投诉分析", *["工作动态"] * 2, *["典型案例"] * 2, *["消费提示"] * 2]


def test_the_parts_of_one_text_stay_in_it_though_they_count_like_columns() -> None:
    rows = [
        row
        for number, part in zip("一二三", ("基本情况", "主要做法", "下步打算"), strict=True)
        for row in (f"{number}、{part}", LONG)
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 调研", "冷链仓储情况的调研报告", LONG, *rows)
    assert titles(found) == [*TITLES[:3], "冷链仓储情况的调研报告"]


def test_a_number_that_is_printed_twice_loses_no_column() -> None:
    names = ("港口", "渔业", "会务", "培训", "法律", "仓储", "市场")
    rows: list[str] = []
    for number, name, title in zip("一二三四五五六", names, EIGHT_TITLES[:7], strict=True):
        # Only a source shows that the text above has ended: where none does, the number must be right.
        rows += [f"{number}、{name}", title, LONG, LONG if name == "仓储" else SIGNED]
    found = lines("某某简报", "第9期", *rows)
    assert placed(found) == list(zip(names, EIGHT_TITLES[:7], strict=True))


def test_a_sentence_to_the_reader_does_not_hide_a_numbered_column() -> None:
    first, second = news(*TITLES[:3]), news(*TITLES[3:6])
    found = lines("某某信息", "第9期", "本期共编发信息27条。", "一、上级精神", *first, "二、基层动态", *second)
    assert titles(found) == list(TITLES)
    assert sections(found) == ["上级精神"] * 3 + ["基层动态"] * 3


def test_columns_are_numbered_whose_headlines_are_numbered_in_brackets() -> None:
    rows: list[str] = ["某某行业周报", "2021年第22期", "核心观点", f"1.{LONG[:20]}。", f"2.{LONG[20:]}"]
    for column in ("一、一周要闻", "二、市场行情", "三、企业动态"):
        rows.append(column)
        for at, mark in enumerate("一二三"):
            rows += [f"（{mark}）{column[-2:]}第{at}项新规印发", LONG, "（资料来源：某某网站）"]
    rows += ["四、下周关注", "6月8日　冷链展览会开幕。", "6月9日　某某局公布指数。", "6月10日　某某大会举行。"]
    found = lines(*rows)
    names = sections(found)
    assert names == ["一周要闻"] * 3 + ["市场行情"] * 3 + ["企业动态"] * 3 + ["下周关注"] * 3
    assert [item.kind for item in found.items[-3:]] == [Kind.CHRONICLE] * 3
    assert found.items[0].title == "要闻第0项新规印发"


def numbered(name: str, *heads: str) -> list[str]:
    return [name, *(row for at, head in enumerate(heads, 1) for row in (f"{at}、{head}", LONG, SOURCE))]


def test_where_each_column_counts_from_one_numbers_elsewhere_are_of_parts() -> None:
    parts = [row for at, part in enumerate(("基本情况", "主要做法", "下步打算"), 1) for row in (f"{at}、{part}", LONG)]
    rows = [*numbered("【要闻】", *TITLES[:3]), "【调研】", REPORT, LONG, *parts, *numbered("【会务】", *TITLES[3:])]
    found = lines("某某会讯", "第9期", *rows)
    assert titles(found) == [*TITLES[:3], REPORT, *TITLES[3:]]
    assert found.items[3].body == "\n".join([LONG, *parts])


# --- numbers on rows of their own ---


def below_numbers(*named: tuple[str, tuple[str, ...]]) -> Issue:
    """Numbers on rows of their own, and what stands below each."""
    rows: list[str] = []
    for number, (name, heads) in enumerate(named, 1):
        rows += ["", f"0{number}", name, *(signed(*heads) if heads else [LONG, SIGNED])]
    return lines(*HEAD, *rows)


NAMED = (("行业要闻", TITLES[:2]), ("政策速览", TITLES[2:4]), ("协会之窗", TITLES[4:]), ("木作天地人", MORE[:2]))


def test_numbers_above_names_of_columns_stand_above_all_columns() -> None:
    assert sections(below_numbers(*NAMED)) == [name for name, heads in NAMED for _head in heads]


LONG_HEADS = (
    "海岬市冷链协会换届大会专题报道特辑",
    "苍原县供销社夜间配送车队开进岛村记",
    "雪岭冷链二十年从一辆板车做起的故事",
)


def test_numbers_above_columns_may_stand_above_long_headlines_too() -> None:
    heads = [(head, ()) for head in LONG_HEADS]
    found = below_numbers(NAMED[0], heads[0], NAMED[1], heads[1], NAMED[2], heads[2], NAMED[3])
    assert sections(found)[-2:] == ["木作天地人"] * 2
    assert [item.title for item in found.items if item.title in LONG_HEADS] == list(LONG_HEADS)


def test_dashes_below_the_name_that_a_number_stands_above_are_of_no_text() -> None:
    rows = [
        row for at, (name, heads) in enumerate(NAMED[:3], 1) for row in ("", f"0{at}", name, "———", *signed(*heads))
    ]
    found = lines(*HEAD, *rows)
    assert sections(found) == [name for name, heads in NAMED[:3] for _head in heads]
    assert bodies(found) == {LONG}


def test_a_dash_below_a_text_is_of_it() -> None:
    cells = ["品种　　本周　　上周", "土豆　　2.1　　2.2", "黄瓜", "—", "—", "鸡蛋　　11.5　　11.6"]
    found = lines(*HEAD, *NEWS, "■ 行情", "表1　三月上旬菜价", *cells, *cells[1:])
    assert found.items[3].body.count("—") == 4


# --- parts of an issue ---

PARTS = (
    "目    录\n\n第一部分  新规速览\n  一、海关监管\n      1. 关于扩大试点地区的公告\n      2. 关于调整监管要求的公告\n"
    "  二、税收与外汇\n      3. 关于保险税收政策的公告\n第二部分  案例摘编\n附：九月合规日历\n\n\n"
)


def test_parts_columns_groups_and_named_series() -> None:
    facts = "文    号：某署公告2020年第92号\n发布日期：2020年8月13日\n要    点：" + ROOM + "\n\n"
    found = cut(
        FRONT
        + PARTS
        + f"第一部分  新规速览\n\n一、海关监管\n\n1. 关于扩大试点地区的公告\n{facts}2. 关于调整监管要求的公告\n{facts}"
        + f"二、税收与外汇\n\n3. 关于保险税收政策的公告\n{facts}第二部分  案例摘编\n\n"
        + f"案例一  出借抬头三人获刑\n【案情】{ROOM}\n【要旨】{RUSH}\n\n案例二  溯源造假平台担责\n【案情】{ROOM}\n\n"
        + f"附  九月合规日历\n\n●9月1日  试点范围扩大至全国各口岸\n{ROOM}\n\n●9月15日  公共仓建设指引开始施行\n{RUSH}\n"
    )
    assert [(item.section, item.group, item.title) for item in found.items] == [
        ("新规速览", "海关监管", "关于扩大试点地区的公告"),
        ("新规速览", "海关监管", "关于调整监管要求的公告"),
        ("新规速览", "税收与外汇", "关于保险税收政策的公告"),
        ("案例摘编", None, "出借抬头三人获刑"),
        ("案例摘编", None, "溯源造假平台担责"),
        ("九月合规日历", None, "试点范围扩大至全国各口岸"),
        ("九月合规日历", None, "公共仓建设指引开始施行"),
    ]
