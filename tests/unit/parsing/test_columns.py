"""A column's name between signs, behind one, or plain."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FRONT,
    HEAD,
    INDENT,
    LONG,
    MORE,
    ROOM,
    RUSH,
    SIGNED,
    TITLES,
    WRAPPED,
    broken,
    columns,
    cut,
    given,
    lines,
    news,
    placed,
    sections,
    signed,
    titles,
)

from feeds.parsing.contents_page import read_contents
from feeds.parsing.evidence import gather
from feeds.parsing.running import _first_alike

# --- between signs ---


@pytest.mark.parametrize("rule", ["─" * 12, "=" * 12, "◆◆◆◆"])
def test_a_name_between_rules_is_a_column(rule: str) -> None:
    found = cut(
        FRONT
        + f"{rule} 要  闻 {rule}\n\n仓储面积稳步增长\n\n{ROOM}\n\n{rule} 国  际 {rule}\n\n港口恢复夜间作业\n\n{RUSH}\n"
    )
    assert placed(found) == [("要闻", "仓储面积稳步增长"), ("国际", "港口恢复夜间作业")]


def test_a_name_between_signs_and_the_same_from_behind_is_a_column() -> None:
    items = [(title, LONG) for title in TITLES]
    found = lines("某某周报", "◇—  要闻  —◇", *items[0], *items[1], "◇—  风物  —◇", *items[2], *items[3])
    assert sections(found) == ["要闻", "要闻", "风物", "风物"]


def test_signs_that_differ_set_off_no_name() -> None:
    rows = [TITLES[0], LONG, "★★ 南岸鱼行 ☆☆", LONG, "★★ 北岸冰坊 ☆☆", LONG, TITLES[1], LONG]
    assert {item.section for item in lines("某某周报", "【要闻】", *rows).items} == {"要闻"}


@pytest.mark.parametrize("signs", [">>> {} <<<", "〉〉 {} 〈〈", "▷▷▷ {} ◁◁◁", "◇— {} —◇"])
def test_a_name_stands_between_signs_and_the_same_turned_or_from_behind(signs: str) -> None:
    rows = [signs.format("同期要事"), *signed(*TITLES[:2]), signs.format("港口一周"), *signed(*TITLES[2:4])]
    assert sections(lines(*HEAD, *rows)) == ["同期要事"] * 2 + ["港口一周"] * 2


def test_a_long_name_between_two_signs_and_white_space_is_a_column() -> None:
    items = [(title, SIGNED) for title in TITLES[:4]]
    found = lines("= 东盟·中亚·拉美 =", *items[0], *items[1], "= 研究/数据/工具箱一览 =", *items[2], *items[3])
    assert sections(found) == ["东盟·中亚·拉美"] * 2 + ["研究/数据/工具箱一览"] * 2
    assert titles(found) == list(TITLES[:4])


# --- behind a sign, in brackets, in a heading ---


@pytest.mark.parametrize("bullet", ["▓", "♣", "📌", "✿", "·", "•"])
def test_whatever_sign_stands_before_columns(bullet: str) -> None:
    found = cut(
        FRONT
        + f"{bullet} 会员专访\n\n把仓库搬进山里\n\n{ROOM}（记者 王明）\n\n"
        + f"{bullet} 行业要闻\n\n港口恢复夜间作业\n\n{RUSH}（来源：江南日报）\n"
    )
    assert placed(found) == [("会员专访", "把仓库搬进山里"), ("行业要闻", "港口恢复夜间作业")]


@pytest.mark.parametrize("form", ["Part {} {}", "PART.0{}　{}"])
def test_parts_in_letters_name_columns(form: str) -> None:
    rows: list[str] = []
    for number, name in enumerate(("立法观察室", "案例细读", "专委会来信"), 1):
        rows += [form.format(number, name), *signed(TITLES[number])]
    assert sections(lines(*HEAD, *rows)) == ["立法观察室", "案例细读", "专委会来信"]


def test_columns_in_brackets_are_no_sources_though_gathered_news_is() -> None:
    found = lines(
        *HEAD, "【协会动态】", *signed(*TITLES[:2]), "【政策摘编】", *signed(TITLES[2]), "【资讯】", *signed(TITLES[3])
    )
    assert sections(found) == ["协会动态", "协会动态", "政策摘编", "资讯"]


def test_all_headings_of_a_level_name_columns_where_nearly_all_do() -> None:
    names = ("行业要闻", "政策速递", "会员动态", "新伙伴", "乡村里的山里人", "数据信息", "市场观察")
    rows = [row for at, name in enumerate(names) for row in (f"## {name}", f"### {EIGHT_TITLES[at]}", LONG, "")]
    assert sections(lines("# 某某商情", "2022年第3期", "", *rows)) == list(names)


# --- plain names ---


def test_a_column_s_name_does_not_go_on_from_a_bracket_that_fills_its_line() -> None:
    text = [*(LONG[:24],) * 4, "农户的损耗明显下降，企业的积极性也就随之提高了。"]
    rows: list[str] = []
    for name, title in zip(("【风物】", "【行走】", "【见闻】"), TITLES, strict=False):
        rows += [name, title, *text, "货物当天装船，次日可抵各港口（图为新投用的冷库）"]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == ["风物", "行走", "见闻"]


LAST = f"{INDENT}{LONG[:-1]}，船期和仓位也都排到了年底，货源人手场地样样齐备，余下的事都好办了。（来源：某某商报）"
FILLED = [*broken(INDENT + ROOM, 24) * 3, *broken(LAST, 24)]
"""A text in narrow lines of which the last, with its source, is full."""
assert len(LAST) % 24 == 0


def test_a_group_s_name_does_not_go_on_from_a_source_that_fills_its_line() -> None:
    japan = ("〈日韩〉", TITLES[0], *FILLED, TITLES[1], *FILLED)
    found = lines(*HEAD, "■ 国际商情", *japan, "〈欧美〉", "冷库升温", *FILLED, TITLES[2], *FILLED)
    assert titles(found) == [*TITLES[:2], "冷库升温", TITLES[2]]
    assert columns(found) == [("国际商情", "日韩")] * 2 + [("国际商情", "欧美")] * 2


def test_a_column_may_stand_below_the_day_of_a_letter() -> None:
    rows = ["市场", TITLES[1], *WRAPPED, "2019年11月5日", "海外", TITLES[2], *WRAPPED, *WRAPPED]
    found = lines("某某周报", "第9期", TITLES[0], *WRAPPED, f"{INDENT * 5}某某某", f"{INDENT * 5}2019年11月3日", *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None, "市场", "海外"]


def test_a_column_that_comes_again_is_one_where_no_contents_are() -> None:
    rows = ["市场动态", "【国内】", *signed(*TITLES[:2]), "协会要闻", *signed(*TITLES[2:4]), "市场动态", "【国外】"]
    found = columns(lines(*HEAD, *rows, *signed(*TITLES[4:])))
    assert found == [("市场动态", "国内")] * 2 + [("协会要闻", None)] * 2 + [("市场动态", "国外")] * 2


def test_a_plain_name_may_stand_above_a_headline_with_a_second_line() -> None:
    heads = ((TITLES[0], "——一座旧码头的四季"), (TITLES[1], "——三条山路的账"))
    rows = [
        row
        for name, head in zip(("渔火", "山行"), heads, strict=True)
        for row in (name, *head, "文/邓嘉怡", LONG, LONG)
    ]
    found = lines(*HEAD, *rows)
    assert placed(found) == [("渔火", TITLES[0]), ("山行", TITLES[1])]
    assert [item.subtitle for item in found.items] == ["一座旧码头的四季", "三条山路的账"]


def test_an_office_names_a_column_where_no_day_stands_below() -> None:
    contents = ["目录", "要闻", *TITLES[:2], "海岬市冷链协会", *MORE[:2], ""]
    rows = ["要闻", *signed(*TITLES[:2]), "海岬市冷链协会", *signed(*MORE[:2])]
    assert sections(lines(*HEAD[:2], *contents, *rows)) == ["要闻"] * 2 + ["海岬市冷链协会"] * 2


# --- what names none ---


def test_a_line_in_italics_is_no_column() -> None:
    found = lines("【要闻】", TITLES[0], LONG, "*冷库扩容*", LONG, "*损耗下降*", LONG, TITLES[1], LONG)
    assert set(sections(found)) == {"要闻"}


@pytest.mark.parametrize("row", ["【第9期】", "【2020年9月】"])
def test_the_number_of_the_issue_in_brackets_is_no_column(row: str) -> None:
    found = lines("某某会讯", row, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


def test_who_signs_a_notice_names_no_column_though_the_imprint_does() -> None:
    contents = [
        "目录",
        "要闻",
        *TITLES[:2],
        "通知",
        "关于举办培训班的通知",
        "会员",
        *MORE[:2],
        "海岬市冷链协会",
        "2022年3月",
    ]
    paper = ["通知", "关于举办培训班的通知", "各会员单位：", LONG, LONG, "海岬市冷链协会", "2022年3月6日"]
    found = lines(*HEAD[:2], *contents, "", "要闻", *signed(*TITLES[:2]), *paper, "会员", *signed(*MORE[:2]))
    assert found.items[2].body == "\n".join(paper[2:])


def test_a_name_above_a_notice_is_a_column_whoever_it_is_for() -> None:
    known = ("园区要闻", TITLES[0], LONG, LONG, "招商服务", TITLES[1], LONG, LONG, TITLES[3], LONG)
    found = lines("某某动态", "", *known, "政策直通", "关于申报扶持资金的通知", "园区各企业：", LONG, LONG)
    assert sections(found) == ["园区要闻", "招商服务", "招商服务", "政策直通"]


def test_groups_called_like_the_last_above_a_column_that_fell_to_the_foot_of_its_page_are_in_it() -> None:
    names = ("区域数据", "行业数据", "深圳", "国内")
    rows = given(*(row for name in names for row in (f"◎{name}", LONG)))
    evidence = gather(rows, read_contents(rows))
    assert _first_alike(evidence, [0, 2, 4, 6]) == 4
    assert _first_alike(evidence, [0, 2]) == 0
