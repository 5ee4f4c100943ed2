"""Columns whose names capitals or figures count, and groups that figures count in them."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    REPORT,
    TITLES,
    broken,
    columns,
    groups,
    lines,
    news,
    placed,
    sections,
    signed,
    titles,
)

from feeds.model import Issue
from feeds.parsing.outline import section_name

NAMES = ("政策风向", "一周观点", "同行说", "法律问答")
FORMS = {
    "capitals": tuple("壹贰叁肆"),
    "older capitals": tuple("壹貳參肆"),
    "figures": tuple("1234"),
    "parts": tuple(f"Part {number}" for number in range(1, 5)),
}


def counted(numbers: tuple[str, ...], *below: list[str], gap: str = "　") -> Issue:
    """What stands below each column's number and name."""
    rows: list[str] = []
    for number, name, items in zip(numbers, NAMES, below, strict=False):
        rows += [f"{number}{gap}{name}", *items]
    return lines(*HEAD, *rows)


# --- columns ---


@pytest.mark.parametrize("gap", ["　", "  ", " "])
@pytest.mark.parametrize("numbers", FORMS.values(), ids=FORMS)
def test_names_that_are_counted_are_columns_without_their_number(numbers: tuple[str, ...], gap: str) -> None:
    items = [signed(*EIGHT_TITLES[at : at + 2]) for at in (0, 2, 4, 6)]
    found = counted(numbers, *items, gap=gap)
    assert placed(found) == [(NAMES[at // 2], title) for at, title in enumerate(EIGHT_TITLES)]


@pytest.mark.parametrize("numbers", FORMS.values(), ids=FORMS)
def test_a_counted_name_is_a_column_s_above_a_group(numbers: tuple[str, ...]) -> None:
    items = [["[国内]", *signed(TITLES[at])] for at in range(3)]
    assert columns(counted(numbers, *items)) == [(name, "国内") for name in NAMES[:3]]


@pytest.mark.parametrize("numbers", FORMS.values(), ids=FORMS)
def test_a_counted_name_is_a_column_s_above_a_question_where_others_stand_above_headlines(
    numbers: tuple[str, ...],
) -> None:
    asked = ["Q1：冷库的电费怎样分摊？", f"A1：{LONG}", "Q2：共用的车辆由谁投保？", f"A2：{LONG}"]
    found = counted(numbers, *(signed(title) for title in TITLES[:3]), asked)
    assert sections(found)[:4] == list(NAMES)
    assert not any(NAMES[3] in item.body for item in found.items)


@pytest.mark.parametrize("numbers", FORMS.values(), ids=FORMS)
def test_a_counted_name_does_not_go_on_from_a_full_row_that_ends_no_sentence(numbers: tuple[str, ...]) -> None:
    text = broken(PARAGRAPH, 24) + broken(INDENT + LONG * 2, 24)[:3]
    found = counted(numbers, *([title, *text] for title in TITLES[:4]))
    assert placed(found) == list(zip(NAMES, TITLES, strict=False))


@pytest.mark.parametrize("numbers", FORMS.values(), ids=FORMS)
def test_counted_names_right_above_texts_head_the_parts_of_one(numbers: tuple[str, ...]) -> None:
    parts = [row for number, name in zip(numbers, NAMES, strict=True) for row in (f"{number}　{name}", LONG)]
    found = lines(*HEAD, REPORT, *parts)
    assert not set(sections(found)) & set(NAMES)


def test_names_that_figures_count_within_a_text_are_no_columns() -> None:
    parts = [row for number, name in enumerate(NAMES, 1) for row in (f"{number}　{name}", TITLES[0], LONG)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[1:3]), "■ 调研", REPORT, LONG, *parts)
    assert not set(sections(found)) & set(NAMES)


@pytest.mark.parametrize(
    ("row", "name"),
    [("壹　政策风向", "政策风向"), ("參、政策风向", "政策风向"), ("2.1  运价与运力", "运价与运力"), ("2 运价", "运价")],
)
def test_the_number_before_a_column_or_a_group_is_no_part_of_its_name(row: str, name: str) -> None:
    assert section_name(row) == name


@pytest.mark.parametrize(
    "below", ["文／闻天歌", "——记港口八年", "6月11日", None], ids=["author", "second", "day", "text"]
)
def test_counted_headlines_of_a_column_are_no_columns(below: str | None) -> None:
    rows: list[str] = []
    for number, title in enumerate(TITLES, 1):
        rows += [f"{number}  {title}", below or "", *broken(LONG)]
    found = lines(*HEAD, "■ 要闻", *filter(None, rows))
    assert sections(found) == ["要闻"] * 6


def test_a_ranking_above_the_first_text_names_no_columns() -> None:
    ports = ("东港", "西港", "外岛港", "北岸港")
    ranking = [f"{place}  {port}" for place, port in enumerate(ports, 1)]
    found = lines(*HEAD, "■ 要闻", "上周吞吐量前四名", *ranking, *news(*TITLES[:3]))
    assert not set(sections(found)).intersection(ports)


# --- groups in them ---


def grouped(*named: tuple[int, str]) -> Issue:
    """Three columns, of which the second has groups with such numbers and names."""
    inside = [
        row
        for (number, name), title in zip(named, EIGHT_TITLES[2:], strict=False)
        for row in (f"2.{number}  {name}", *news(title))
    ]
    rows = ["1  一周观点", *news(*TITLES[:2]), "2  数据跟踪", *inside, "3  同行说", *news(EIGHT_TITLES[-1])]
    return lines(*HEAD, *rows)


def test_names_with_the_number_of_their_column_before_their_own_are_groups() -> None:
    found = grouped((1, "运价与运力"), (2, "港口仓容"))
    inside = [("数据跟踪", "运价与运力"), ("数据跟踪", "港口仓容")]
    assert columns(found) == [*[("一周观点", None)] * 2, *inside, ("同行说", None)]
    assert titles(found) == [*TITLES[:4], EIGHT_TITLES[-1]]


def test_a_group_s_number_right_below_that_of_its_column_is_no_day_of_a_source() -> None:
    rows = [
        row
        for at, name in enumerate(NAMES[:2], 1)
        for row in (f"{at}  {name}", f"{at}.1  冷链协会", *signed(*TITLES[2 * at : 2 * at + 2]))
    ]
    assert {item.source for item in lines(*HEAD, *rows).items} == {"某某商报"}


def test_many_groups_with_numbers_are_no_days_and_sources_above_headlines() -> None:
    names = ("运价指数", "港口仓容", "冷链协会", "渔港行情")
    found = grouped(*enumerate(names, 1))
    assert groups(found)[2:6] == list(names)
    assert titles(found)[2:6] == list(TITLES[2:6])
    assert {item.source for item in found.items} == {None}
