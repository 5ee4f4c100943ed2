"""Headlines that are counted, on their row or above it, and slips in the numbers."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    INDENT,
    LONG,
    MORE,
    PARAGRAPH,
    SIGNED,
    TITLES,
    TWICE,
    bodies,
    lines,
    sections,
    signed,
    spaced,
    titles,
)

from feeds.model import Kind

# --- through the issue or a column ---


def test_headlines_numbered_through_the_issue_are_items_and_the_list_of_them_names_no_column() -> None:
    names = ["全市冷库扩容三成", "果蔬专列首发并开进邻省", "港口启用新闸口"]
    found = spaced(
        "商务信息快报",
        "第14期",
        "2024年5月18日",
        "本期要目",
        *(f"● {name}" for name in names),
        f"一、{names[0]}",
        f"5月12日，{LONG}（市场处供稿）",
        f"二、{names[1]}",
        f"近日，{LONG}方案有两条：",
        "一是统一标识。",
        f"二是统一配送。{LONG}（某市商务局供稿）",
        f"三、{names[2]}",
        f"{LONG}（某市口岸办供稿）",
        "四、简讯三则",
        "△5月9日，某市举办冷链培训班。",
        "△5月11日，某县入选冷链示范县。",
        "△5月16日，某市办结首单退税。",
    )
    assert titles(found) == [*names, None, None, None]
    assert {item.section for item in found.items} == {None}
    assert [item.group for item in found.items[3:]] == ["简讯三则"] * 3
    assert found.items[5].kind is Kind.BRIEF


def test_a_weekly_that_counts_its_headlines_and_ends_with_days_behind_bullets() -> None:
    names = ["果蔬专列首发并开进邻省", "港口启用新闸口", "全市冷库扩容三成"]
    found = spaced(
        "县域冷链周刊",
        "2024年第10期",
        "本周导读",
        "\n".join(f"0{number} {name}" for number, name in enumerate(names, 1)),
        "本周要闻",
        *(
            part
            for number, name in enumerate(names, 1)
            for part in (f"0{number} {name}", LONG + LONG, f"（来源 | 某某日报 3月1{number}日）")
        ),
        "一周大事",
        "◇3月9日，某地恢复共同配送。",
        "◇3月10日，某县举办云上集市。",
        "◇3月11日，某省安排冷链资金。",
    )
    assert titles(found) == [*names, None, None, None]
    assert sections(found) == ["本周要闻"] * 3 + ["一周大事"] * 3
    assert found.items[0].source == "某某日报 3月11日"
    assert [item.group for item in found.items[3:]] == ["一周大事"] * 3
    assert {item.kind for item in found.items[3:]} == {Kind.CHRONICLE}


def test_who_wrote_it_below_makes_a_numbered_row_the_headline_of_an_item() -> None:
    rows: list[str] = []
    for number, title in zip("一二三四", EIGHT_TITLES, strict=False):
        rows += [f"{number}、{title}", "来源：某某商报　日期：2022年3月5日", LONG, LONG]
    found = lines("某某信息", "第9期", *rows)
    assert [title and title[-6:] for title in titles(found)] == [title[-6:] for title in TITLES[:4]]


def test_a_number_before_a_month_numbers_the_headline() -> None:
    heads = ["一季度运价走低", "二季度运价企稳", "三季度运价回升", "11月运价再创新高", "12月运价回落"]
    rows: list[str] = []
    for number, title in enumerate(heads, 1):
        rows += [f"{number}．{title}", LONG]
    found = lines("某某周报", "第9期", "【运价】", *rows)
    assert titles(found) == heads


def numbered(stroke: str) -> list[str]:
    return [row for at, title in enumerate(TITLES[:3], 1) for row in (f"0{at}{stroke}{title}", LONG)]


@pytest.mark.parametrize("stroke", ["｜", " ｜ ", "　|　"])
def test_a_stroke_behind_the_number_is_not_of_the_headline(stroke: str) -> None:
    rows = [row for name in ("【要闻】", "【动态】") for row in (name, *numbered(stroke))]
    assert titles(lines(*HEAD, *rows)) == list(TITLES[:3]) * 2


@pytest.mark.parametrize("stroke", ["｜", "|"])
def test_the_number_and_the_stroke_before_a_headline_are_no_part_of_it(stroke: str) -> None:
    rows = [row for at, head in enumerate(TITLES, 1) for row in (f"{at:02}{stroke}{head}", SIGNED)]
    assert titles(lines(*HEAD, "■ 要闻", *rows)) == list(TITLES)


def test_such_numbers_count_headlines_though_only_the_last_of_a_column_names_its_source() -> None:
    rows = [row for at, head in enumerate(TITLES[3:6], 1) for row in (f"{at:02}｜{head}", LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 港口", *rows[:-1], SIGNED)
    assert titles(found) == list(TITLES)
    assert {item.body for item in found.items[3:]} == {TWICE}


def test_such_numbers_count_questions_too() -> None:
    asked = [f"{head}？" for head in TITLES[3:6]]
    rows = [row for at, head in enumerate(asked, 1) for row in (f"{at:02}｜{head}", LONG)]
    assert titles(lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 港口", *rows)) == [*TITLES[:3], *asked]


# --- slips in the numbers ---


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 4, 6), (1, 2, 3, 4, 6, 7)])
def test_a_slip_in_the_numbers_through_an_issue_loses_no_headline(numbers: tuple[int, ...]) -> None:
    rows: list[str] = []
    for number, title in zip(numbers, TITLES, strict=True):
        rows += [f"{number}、{title}", SIGNED]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES)


@pytest.mark.parametrize("numbers", [(1, 2, 3, 3, 5, 6), (1, 2, 3, 5, 6, 7)])
def test_a_slip_in_the_numbers_of_headlines_loses_none(numbers: tuple[int, ...]) -> None:
    rows: list[str] = []
    for number, title in zip(numbers, TITLES, strict=True):
        rows += [f"{INDENT}{number}.{title}", PARAGRAPH]
    found = lines(
        "工作简报",
        "第7期",
        f"{INDENT}一、工作进展",
        *rows,
        f"{INDENT}二、下步工作",
        f"{INDENT}1.{TITLES[0]}",
        PARAGRAPH,
    )
    assert titles(found)[:6] == list(TITLES)


# --- numbers on rows of their own ---


def test_numbers_above_headlines_head_items() -> None:
    rows = [row for at, title in enumerate(TITLES, 1) for row in ("", f"0{at}", *signed(title))]
    assert titles(lines(*HEAD, "■ 要闻", *rows)) == list(TITLES)


def test_numbers_above_headlines_are_theirs() -> None:
    rows = [row for at, head in enumerate(TITLES, 1) for row in ("", f"{at:02}", head, LONG)]
    assert titles(lines("商声", "第214期", "■ 要闻", *rows)) == list(TITLES)


def test_numbers_with_a_nought_number_headlines_though_they_lie_apart_from_them() -> None:
    heads = ("渔港增开两条航线，早市搬进新棚", "理事会审议两份报告，云仓如期封顶", "港口恢复夜间作业，首船靠泊")
    rows = [row for at, head in enumerate(heads, 1) for row in ("", f"0{at}", "", head, "", LONG, LONG)]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(heads)
    assert bodies(found) == {TWICE}


@pytest.mark.parametrize("head", ["某某商情　·{}·", "{}　某某商情"])
def test_a_masthead_that_ends_with_a_figure_is_no_head_of_the_first_page(head: str) -> None:
    pages = [row for page in range(2, 7) for row in (head.format(page), TITLES[page - 2], *[LONG] * 8)]
    masthead = lines("期（总第26期）　内部资料　2017年第 1", "主办：某某商会", "", *[LONG] * 8, *pages).masthead
    assert (masthead.year, masthead.serial) == (2017, 26)


def test_a_headline_that_begins_with_its_page_s_number_is_no_head() -> None:
    rows: list[str] = []
    for page in range(3, 11):
        title = f"{page}家企业入选规模资助扶持计划" if page == 7 else MORE[page - 3]
        rows += [f"2014年第3期　{page}" if page % 2 else f"{page}　电商观察", *signed(*TITLES[:3], title)]
    assert "7家企业入选规模资助扶持计划" in titles(lines("某某商情", "2014年第3期", *rows))
