"""Numbers of pages alone on their row, told from figures of a text and numbers of headlines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import (
    EIGHT_TITLES,
    FRONT,
    FULL,
    LONG,
    MORE,
    ROOM,
    RUSH,
    SIGNED,
    SOURCE,
    TEN_TITLES,
    TITLES,
    bodies,
    broken,
    cut,
    given,
    lines,
    spaced,
    titles,
)
from paged import BREAKS_OFF, COVER, GOES_ON

from feeds.model import Document, Issue
from feeds.parsing.page_numbers import page_numbers
from feeds.parsing.rows import rows_of

HEADED = "商声　港粤会员月刊"


def pages(*numbers: str, gap: bool = True) -> list[str]:
    """Pages of two items, with a number and the running head at the top of each."""
    rows: list[str] = []
    for at, number in enumerate(numbers):
        items = [row for n in (0, 1) for row in (f"{EIGHT_TITLES[at]}之{'一二'[n]}", LONG, LONG)]
        rows += [*[""][:gap], number, HEADED, *items]
    return rows


@pytest.mark.parametrize("numbers", [("01", "02", "03", "05", "06"), ("1", "2", "3", "4"), ("01", "04", "09", "13")])
def test_numbers_above_a_running_head_are_those_of_pages_and_mark_no_headline(numbers: Sequence[str]) -> None:
    found = lines("商声", "第214期", *pages(*numbers))
    assert titles(found) == [f"{EIGHT_TITLES[at]}之一" for at in range(len(numbers))]
    assert not any(HEADED in item.body for item in found.items)


def dotted(order: Sequence[int], bare: int) -> list[str]:
    """Pages with their number between dots but for one; the text of page 4 goes on at the top of page 5."""
    rows: list[str] = []
    for page in order:
        items = [EIGHT_TITLES[page - 1], LONG, BREAKS_OFF if page == 4 else SIGNED]
        rows += [f"{page}" if page == bare else f"·{page}·", HEADED, *[GOES_ON, SIGNED][: 2 * (page == 5)], *items]
    return rows


def test_a_number_that_lost_its_dots_is_that_of_a_page_among_others() -> None:
    found = lines("商声", "第214期", *dotted((3, 4, 6, 7, 5, 8), bare=5))
    assert titles(found) == list(EIGHT_TITLES[2:])
    assert GOES_ON in found.items[1].body


def test_a_figure_above_its_text_is_no_page_though_its_number_is_missing() -> None:
    rows = dotted((3, 4, 6, 7, 8), bare=0)
    at = rows.index("·6·")
    found = lines("商声", "第214期", *rows[: at - 1], "夜班船今年已经增至", "5", "艘，其中三艘是冷链船。", *rows[at:])
    assert "\n5\n" in found.items[1].body


def numbered(pages: Sequence[int], worded: Sequence[int], *more: str) -> Issue:
    """Pages with a number at their foot, with words on the ``worded`` ones; what is more stands on page 5."""
    rows: list[str] = []
    for at, page in enumerate(pages):
        foot = f"某某通讯　{page}" if page in worded else f"{page}"
        rows += [TEN_TITLES[at], *FULL * 3, *(more if page == 5 else ()), *FULL, SOURCE, foot]
    return lines(*COVER[:2], *rows)


@pytest.mark.parametrize("worded", [(5, 6, 7, 8), (3, 4, 5, 6)], ids=["up to them", "on from them"])
def test_bare_numbers_count_on_from_one_to_the_next(worded: Sequence[int]) -> None:
    pages = range(3, 9)
    found = numbered(pages, worded)
    assert titles(found) == list(TEN_TITLES[: len(pages)])
    assert bodies(found) == {"\n".join([LONG] * 4)}


def test_a_figure_that_would_count_on_but_stands_before_the_last_page_is_of_its_text() -> None:
    figures = ("夜班船今年已经增至", "8", "艘，其中三艘是冷链船。")
    found = numbered(range(3, 8), range(3, 8), *figures)
    assert "\n8\n" in found.items[2].body


def test_numbers_alone_above_headlines_are_no_pages() -> None:
    found = cut(
        FRONT
        + f"【要闻】\n\n01\n首个大展落幕\n3月1日  |  来源：江南晚报\n\n{ROOM}\n\n"
        + f"02\n九条措施发布\n2月22日  |  来源：某厅网站\n\n{RUSH}\n\n03\n春季认证启动\n3月6日\n\n{ROOM}\n"
    )
    assert [(item.title, item.source, item.body) for item in found.items] == [
        ("首个大展落幕", "江南晚报", ROOM),
        ("九条措施发布", "某厅网站", RUSH),
        ("春季认证启动", None, ROOM),
    ]


def test_ten_goes_on_with_the_numbers_that_have_noughts() -> None:
    heads = (*EIGHT_TITLES, *MORE[:4])
    rows = [row for at, head in enumerate(heads, 1) for row in (f"{at:02}", head, LONG, SOURCE)]
    found = spaced("某某商情", "第9期", "【要闻】", *rows)
    assert titles(found) == list(heads)


# --- figures ---


@pytest.mark.parametrize("prices", [(20, 30, 40, 90, 130), (2, 5, 4, 9, 3)])
@pytest.mark.parametrize("unit", ["元每箱", "88"])
def test_figures_above_the_same_cell_are_of_their_table(prices: Sequence[int], unit: str) -> None:
    cells = [row for name, price in zip(TITLES, prices, strict=False) for row in (name[:2], str(price), unit)]
    found = lines("商声", "第214期", "■ 行情", "菜价连降两周", LONG, *cells, LONG)
    assert found.items[0].body.split("\n") == [LONG, *cells, LONG]


def test_a_number_that_wraps_onto_a_row_of_its_own_is_text() -> None:
    rows = [LONG[at : at + 20] for at in range(0, 40, 20)] * 6
    text = "\n".join(
        ["某市发展情况", *rows, "前年以来本市新增的冷库数目一共有", "22", "座，比前年多，仓储能力也提高了。", *rows]
    )
    assert any("22" in item.body for item in cut(text).items)


@pytest.mark.parametrize(("dots", "page"), [("··········", "· 24"), ("··········", "24"), ("……", "· 24")])
def test_what_stands_below_the_dots_of_an_entry_numbers_no_page(dots: str, page: str) -> None:
    text = ("目录", f"港口恢复夜间作业{dots}", page, "渔港增开两条航线······ 25", "-1-", *FULL)
    rows = given(*text)
    assert [row.text for row, number in zip(rows, page_numbers(rows), strict=True) if number] == ["-1-"]


def test_bare_numbers_at_the_foot_of_pages_with_form_feeds_number_those() -> None:
    pages = ["\n".join((title, *FULL * 4, "", str(page), "")) for page, title in enumerate(EIGHT_TITLES, 1)]
    rows = rows_of(Document.from_text("\f".join(pages)))
    found = [row.text for row, number in zip(rows, page_numbers(rows), strict=True) if number]
    assert found == [str(page) for page in range(1, 9)]


def test_so_do_they_in_whatever_order_the_pages_lie() -> None:
    order = (1, 2, 12, 11, 23, 7)
    pages = ["\n".join((title, *FULL * 4, "", str(page), "")) for page, title in zip(order, TITLES, strict=True)]
    rows = rows_of(Document.from_text("\f".join([*pages, MORE[0]])))
    found = [row.text for row, number in zip(rows, page_numbers(rows), strict=True) if number]
    assert found == [str(page) for page in order]


@pytest.mark.parametrize("feet", [(5, 5, 90, 90, 40), (12, 40, None, 7, None, 93)], ids=["again", "on few pages"])
def test_figures_above_form_feeds_number_no_pages_that_say_the_same_or_none(feet: Sequence[int | None]) -> None:
    pages = ["\n".join((TITLES[0], *FULL * 4, *([] if foot is None else ["", str(foot), ""]))) for foot in feet]
    assert not any(page_numbers(rows_of(Document.from_text("\f".join([*pages, MORE[0]])))))


@pytest.mark.parametrize(
    ("figures", "below"),
    [(("2", "4", "6"), "年7月开航。"), (("4", "5", "6"), "小时以内办完。"), (("-8012", "-8013", "-8014"), "某某路口")],
    ids=["years", "hours", "telephones"],
)
def test_a_figure_that_a_row_breaks_is_no_page(figures: Sequence[str], below: str) -> None:
    # In narrow rows the rest of a figure has a row to itself; several of them count up as pages do.
    rows = [
        row
        for figure in figures
        for row in ("", *broken(LONG[:40]), "这条航线于二〇一七年批准，期限201", figure, below)
    ]
    assert not any(page_numbers(given(*rows)))


@pytest.mark.parametrize(
    ("before", "behind"), [("\n", "\n\f"), ("\n\n", "\n\n"), ("\n\f", "\n")], ids=["at feet", "set apart", "at heads"]
)
def test_the_number_of_a_page_below_a_figure_is_one(before: str, behind: str) -> None:
    feet = [f"{before}{page}{behind}" for page in range(1, 6)]
    text = "".join("\n".join((*FULL * 4, f"这条航线开航于201{foot}年底之前还要增开两班。\n")) for foot in feet)
    rows = rows_of(Document.from_text(text))
    found = [row.text for row, number in zip(rows, page_numbers(rows), strict=True) if number]
    assert found == [str(page) for page in range(1, 6)]


def test_a_number_with_signs_among_bare_ones_counts_other_pages() -> None:
    rows: list[str] = ["港区商会会员工作通讯月刊", "第214期"]
    for page, title in enumerate(EIGHT_TITLES, 3):
        # Reprinted with the foot of its own, which says what this one's pages would go on from.
        reprinted = [BREAKS_OFF, "·2·", GOES_ON] if page == 5 else []
        rows += [title, LONG, *reprinted, SIGNED, str(page)]
    found = lines(*rows)
    assert titles(found) == list(EIGHT_TITLES)
    assert found.masthead.number == 214


@pytest.mark.parametrize("number", ["一 {} 一", "— {} 一", "一 {} —"])
def test_a_number_between_dashes_that_were_read_as_a_figure_is_a_page_s(number: str) -> None:
    text = given(LONG, number.format(6), LONG, "一、6", LONG)
    assert page_numbers(text) == [False, True, False, False, False]


def test_numbers_above_heads_are_those_of_pages_in_whatever_order_these_lie() -> None:
    heads = ("某某月报", "专题研究", "某某月报", "专题研究", "某某月报", "大事回顾", "某某月报")
    rows = [LONG] * 6
    for number, head in zip((4, 6, 5, 9, 8, 12, 11), heads, strict=True):
        rows += [str(number), head, *[LONG] * 6]
    text = given(*rows)
    found = [row.text for row, is_number in zip(text, page_numbers(text), strict=True) if is_number]
    assert found == ["4", "6", "5", "9", "8", "12", "11"]


def test_figures_above_their_units_are_of_no_pages() -> None:
    rows = [row for figure in (71, 40, 55, 38, 62) for row in (str(figure), "万吨", LONG[:12], LONG[12:20])]
    text = given(LONG, *rows, LONG)
    assert not any(page_numbers(text))


def test_the_rest_of_a_number_above_what_stands_once_is_none_of_a_page() -> None:
    rows = ["某地办起三所夜校 2", "0", "某地的夜校开学"]
    for number in (4, 6, 5, 9, 8):
        rows += [str(number), "某某月报", *[LONG] * 6]
    found = page_numbers(given(*rows))
    assert [at for at, is_number in enumerate(found) if is_number] == [3, 11, 19, 27, 35]


def test_numbers_right_below_a_running_head_are_of_the_page_where_some_are_missing() -> None:
    rows: list[str] = []
    for page, title in zip((4, 5, 6, 11, 12, 13), TITLES, strict=True):
        name = "某道物流参考　2015.3" if page % 2 else "2015.3　某道物流参考"
        rows += [name, "", str(page), "", title, "", *(row for one in (LONG, ROOM) for row in (one, "")), SOURCE, ""]
    found = lines("某道物流参考", "", "2015年第3期", "", *rows)
    assert titles(found) == list(TITLES)
    assert {item.body for item in found.items} == {f"{LONG}\n{ROOM}"}
