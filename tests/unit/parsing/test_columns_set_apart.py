"""A column's name that white space sets apart as it does others."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    LONG,
    LONGER_TITLES,
    MIDDLE,
    MORE,
    PARAGRAPH,
    ROOM,
    SIGNED,
    TITLES,
    broken,
    columns,
    lines,
    news,
    sections,
    set_in,
    titles,
)

from feeds.model import Document
from feeds.parsing.rows import rows_of


def apart(name: str, *heads: str) -> list[str]:
    """A column's name between empty lines, above such items."""
    return ["", name, *set_in(*heads)]


KNOWN = (*apart("■ 要闻", *TITLES[:2]), *apart("■ 活动", *TITLES[2:4]), *apart("■ 服务", *TITLES[4:6]))


def test_where_names_stand_apart_once_is_enough() -> None:
    found = lines(*HEAD, *KNOWN, *apart("港口人", "码头换上新灯", "两村合办粮仓"))
    assert sections(found)[4:] == ["服务", "服务", "港口人", "港口人"]


def test_where_names_stand_apart_one_that_does_not_is_none() -> None:
    close = [row for name, head in (("港口人", "码头换上新灯"), ("船上客", "两村合办粮仓")) for row in ("", name, head)]
    found = lines(*HEAD, *KNOWN, *close[:3], PARAGRAPH, *close[3:], PARAGRAPH)
    assert set(sections(found)[6:]) == {"服务"}


@pytest.mark.parametrize(
    "known", [KNOWN[:12], tuple(row for at, row in enumerate(KNOWN) if row or KNOWN[at - 1][:1] != "■")]
)
def test_a_name_that_stands_apart_once_is_none_where_others_do_not_or_are_few(known: tuple[str, ...]) -> None:
    found = lines(*HEAD, *known, *apart("港口人", "码头换上新灯", "两村合办粮仓"))
    assert "港口人" not in sections(found)


def test_a_letter_spaced_name_below_a_table_stands_apart_as_others_do() -> None:
    prices = ("品种　　本周　　上周", "土豆　　2.1　　2.2", "黄瓜　　5.0　　4.8")
    rows = [*apart("行 业 动 态", *TITLES[:2]), *apart("市 场 行 情", TITLES[2]), "", "三月上旬菜价", *prices * 3]
    found = lines(*HEAD, *rows, *apart("他 山 之 石", *TITLES[3:5]), *apart("会 员 风 采", TITLES[5]))
    assert sections(found) == [*["行业动态"] * 2, *["市场行情"] * 2, *["他山之石"] * 2, "会员风采"]


def spread(name: str, *heads: str) -> list[str]:
    """A column with an empty line above each row."""
    return [row for one in (name, *news(*heads)) for row in ("", one)]


SPREAD = (*spread("行 业 动 态", *TITLES[:2]), *spread("会 员 风 采", *TITLES[2:4]))


def test_a_letter_spaced_name_is_one_where_others_are_though_all_rows_stand_apart() -> None:
    found = lines(*HEAD, *SPREAD, *spread("港 口 人 家", *TITLES[4:6]))
    assert sections(found) == ["行业动态"] * 2 + ["会员风采"] * 2 + ["港口人家"] * 2


def test_a_name_set_like_other_columns_in_the_middle_and_letter_spaced_is_one() -> None:
    names = {"工 作 动 态": (), "领 导 讲 话": (f"{MIDDLE}——王会长在年会上的讲话",), "政 策 法 规": ()}
    rows: list[str] = []
    for (column, second), title in zip(names.items(), TITLES, strict=False):
        rows += [MIDDLE + column, MIDDLE + title, *second, PARAGRAPH, PARAGRAPH]
    found = lines("某某通讯", "第9期", *rows)
    assert sections(found) == ["工作动态", "领导讲话", "政策法规"]
    assert titles(found) == list(TITLES[:3])


# --- chronologies set apart like columns ---

DAYS = tuple(f"{day}日  {what}。" for day, what in ((3, "理事会开会"), (9, "夜校开班"), (20, "渔港通航")))


@pytest.mark.parametrize(("blank", "section"), [(("",), "本会大事记（2022年5月）"), ((), "服务")])
def test_a_chronology_whose_title_stands_apart_as_names_do_is_a_column(blank: tuple[str, ...], section: str) -> None:
    found = lines(*HEAD, *KNOWN, "", "本会大事记（2022年5月）", *blank, *DAYS)
    assert columns(found)[6:] == [(section, "本会大事记（2022年5月）")] * 3


def test_where_all_rows_stand_apart_a_chronology_stands_in_its_column() -> None:
    found = lines(*HEAD, *SPREAD, *spread("服 务 之 窗", TITLES[4]), "", "本会大事记（2022年5月）", "", *DAYS)
    assert sections(found)[4:] == ["服务之窗"] * 4


APART = [
    row
    for at, name in enumerate(("协会要闻", "市场动态", "政策解读"))
    for row in (
        "",
        name,
        "",
        *(one for title in TITLES[2 * at : 2 * at + 2] for one in (title, LONG, SIGNED)),
    )
]
"""Columns' names between empty lines, and headlines that have none."""
HEADED = [row for day, title in zip("3579", MORE, strict=False) for row in (f"5月{day}日　{title}", LONG)]


@pytest.mark.parametrize("white", [[""], []], ids=["apart", "close"])
def test_a_chronology_set_apart_like_the_columns_is_one(white: list[str]) -> None:
    contents = ["目录", "03　协会要闻", "05　市场动态", "07　政策解读"]
    found = lines(*HEAD, *contents, *APART, *white, "会务日志", *white, *HEADED)
    assert titles(found)[-4:] == list(MORE[:4])
    assert set(columns(found)[-4:]) == {("会务日志" if white else "政策解读", "会务日志")}


def test_names_between_two_drawn_lines_are_columns() -> None:
    rule = "=" * 30
    names = ("本会近况", "本澳商情", "葡语国家市场")
    text = "\n".join(
        row for name, title in zip(names, TITLES, strict=False) for row in (rule, name, rule, "", title, LONG)
    )
    assert [row.text for row in rows_of(Document.from_text(text)) if row.ruled] == list(names)


def test_headlines_between_two_drawn_lines_are_no_columns() -> None:
    rule = "-" * 30
    rows = [row for title in TITLES[:4] for row in (rule, title, rule, LONG, LONG)]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == [None] * 4


def test_names_whose_letters_stand_apart_name_columns_above_headlines_set_so_too() -> None:
    names = ("工作动态", "投诉分析", "消费警示", "法规园地", "调查之窗")
    text = (*broken(f"{LONG}{ROOM}", 26), "（某市消协调研部供稿）")
    heads = (" ".join(title[:14]) for title in LONGER_TITLES)
    rows = [row for name, head in zip(names, heads, strict=False) for row in ("", " ".join(name), head, *text)]
    assert sections(lines("某某简报", "2011年第9期", *rows)) == list(names)
