"""Pages that lie in another place than their numbers say, and the heads that say it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest
from invented import INDENT, LONG, MORE, SIGNED, SOURCE, TITLES, given, lines, signed, titled, titles
from paged import BREAKS_OFF, GOES_ON, WRAPPED_TWICE, foot_of, texts

from feeds.model import Document, Issue
from feeds.parsing import parse
from feeds.parsing.page_order import in_page_order

# --- pages out of order ---

PAGES = {
    3: ("港口恢复夜间作业", "渔港增开两条航线"),
    4: ("理事会审议两份报告", "培训班开到渔村"),
    5: ("调解室受理首案双方当日和解", "云仓二期封顶"),
    6: ("早市搬进新棚", "木工比赛收官"),
    7: ("码头换上新灯", "两村合办粮仓"),
    8: ("茶行联手出海", "商船学校招生"),
    9: ("夜校添了木工课", "三家作坊迁入新园"),
}


def head(page: int) -> str:
    """Odd pages bear the column's name, even ones the periodical's."""
    return f"要闻　2019·06　{page:02}" if page % 2 else f"2019·06　某某木作　{page:02}"


def page(number: int, broken: Collection[int], goes_on: str) -> list[str]:
    """A page with its head and two items. The last text of a broken one goes on at the top of the next by number."""
    first, second = PAGES[number]
    rest = [goes_on, SIGNED] if number - 1 in broken else []
    last = [LONG, BREAKS_OFF] if number in broken else [LONG, SIGNED]
    return [head(number), *rest, first, LONG, LONG, SIGNED, second, LONG, *last]


def issue(order: Sequence[int], broken: Collection[int] = (4,), goes_on: str = GOES_ON) -> tuple[str, Issue]:
    rows = [row for number in order for row in page(number, broken, goes_on)]
    document = Document.from_text("\n".join(["某某木作", "2019年第6期", *rows]))
    return document.text, parse(document)


def in_order(pages: Sequence[int]) -> list[str]:
    return [title for number in pages for title in PAGES[number]]


@pytest.mark.parametrize(
    ("order", "read"),
    [
        ((3, 4, 6, 7, 5, 8), (3, 4, 5, 6, 7, 8)),
        ((3, 5, 4, 6, 7, 8), (3, 4, 5, 6, 7, 8)),
        ((5, 3, 4, 6, 7, 8), (3, 4, 5, 6, 7, 8)),
        # The other pages are read by their numbers, too.
        ((8, 4, 6, 7, 5, 3), (3, 4, 5, 6, 7, 8)),
    ],
)
def test_a_page_out_of_place_is_moved_to_where_its_sentence_breaks_off(
    order: Sequence[int], read: Sequence[int]
) -> None:
    text, found = issue(order)
    assert titles(found) == in_order(read)
    item = titled(found, "培训班开到渔村")
    assert item.body.replace("\n", "") == f"{LONG}{LONG}{BREAKS_OFF}{GOES_ON}{LONG}"
    assert [text[span.start : span.end].split("\n")[0] for span in item.spans] == ["培训班开到渔村", GOES_ON]


def test_a_page_stays_where_nothing_breaks_off_before_it() -> None:
    _text, found = issue((3, 4, 6, 7, 5, 8), broken=())
    assert titles(found) == in_order((3, 4, 6, 7, 5, 8))


def test_a_page_stays_where_its_first_row_opens_a_paragraph() -> None:
    _text, found = issue((3, 4, 6, 7, 5, 8), goes_on=INDENT + GOES_ON)
    told = [item.title for item in found.items if item.title in PAGES[5] + PAGES[7]]
    assert told == in_order((7, 5))


@pytest.mark.parametrize(("order", "broken"), [((3, 5, 4, 7, 6, 8, 9), (4, 6)), ((3, 5, 4, 7, 6, 9, 8), (4, 6, 8))])
def test_several_pages_are_moved(order: Sequence[int], broken: Sequence[int]) -> None:
    _text, found = issue(order, broken=broken)
    assert titles(found) == in_order((3, 4, 5, 6, 7, 8, 9))


@pytest.mark.parametrize(
    ("order", "broken"),
    [
        ((3, 4, 7, 8, 5, 6, 9), (4,)),
        ((6, 7, 3, 4, 5, 8), (5,)),
        ((3, 4, 5, 8, 9, 6, 7), (5,)),
        # What comes next by number goes on with the last of them.
        ((5, 6, 3, 4, 7, 8), (6,)),
        # The page before by number is missing.
        ((3, 7, 4, 5, 8), (7,)),
        ((7, 3, 4, 5, 8, 9), (7,)),
    ],
)
def test_pages_that_lie_together_are_moved_together(order: Sequence[int], broken: Sequence[int]) -> None:
    _text, found = issue(order, broken=broken)
    assert titles(found) == in_order(sorted(order))


@pytest.mark.parametrize("order", [(3, 4, 7, 8, 5, 6, 9), (7, 3, 4, 5, 8, 9)])
def test_pages_stay_where_no_text_goes_on_with_them_nor_they_with_another(order: Sequence[int]) -> None:
    _text, found = issue(order, broken=())
    assert titles(found) == in_order(order)


@pytest.mark.parametrize("broken", [(5, 6), (7, 8)])
def test_a_page_stays_where_the_one_that_its_text_needs_is_missing(broken: Sequence[int]) -> None:
    """Page 5 breaks off and page 7 begins in mid-sentence, or page 7 and page 9."""
    order = (3, 7, 4, 5, 9)
    _text, found = issue(order, broken=broken)
    starts = [span.start for item in found.items for span in item.spans]
    assert starts == sorted(starts)


LAST_TEXT = f"{LONG}走进三号车间老师傅正带着徒弟校准新到的刨床他说这批机器里"
FIRST_LINE = "有三成是旧的，徒弟们为此把午休也让出来，厂里添了夜宵。"


def test_pages_that_only_numbers_tell_are_read_in_their_order() -> None:
    off = [f"{INDENT}{LAST_TEXT[:22]}", *(LAST_TEXT[at : at + 24] for at in range(22, len(LAST_TEXT), 24))]
    pages = {
        3: ["■ 要闻", *texts(*TITLES[:2])],
        4: ["■ 会员风采", *texts(TITLES[2]), TITLES[3], *off],
        5: [FIRST_LINE, *WRAPPED_TWICE, "■ 读者来信", *texts(*TITLES[4:])],
        6: ["■ 市场", *texts(*MORE[:2])],
        7: ["■ 政策", *texts(*MORE[2:4])],
        8: ["■ 数据", *texts(*MORE[4:6])],
    }
    rows = [row for number in (3, 4, 6, 7, 5, 8) for row in (*pages[number], foot_of(number))]
    found = lines("某某木作　2019年第6期", *rows)
    assert titles(found) == [*TITLES, *MORE[:6]]
    assert FIRST_LINE in titled(found, TITLES[3]).body


# --- their heads ---


def test_heads_with_a_word_in_common_are_heads_wherever_their_pages_lie() -> None:
    order = (8, 5, 3, 7, 4, 6)
    _text, found = issue(order, broken=())
    assert titles(found) == in_order(order)
    assert not any("2019·06" in item.body for item in found.items)


COLUMNS = ("协会要闻", "会员风采", "市场行情", "政策法规", "读者来信")


def of_columns(beside: str) -> Issue:
    rows: list[str] = []
    for number, column in enumerate(COLUMNS, 3):
        above = [f"\f{beside}"] if beside else []
        rows += [*above, f"{column}　{number:02}", *page(number, (), GOES_ON)[1:]]
    return lines("某某木作", "2019年第6期", *rows)


def test_numbers_that_rise_beside_what_every_page_says_are_heads_though_no_two_have_the_same_words() -> None:
    found = of_columns("某某木作协会编印的月刊")
    assert titles(found) == in_order((3, 4, 5, 6, 7))
    assert not any(column in f"{item.title}{item.body}" for item in found.items for column in COLUMNS)


# --- feet ---


def order_of(*numbers: int, broken: Collection[int] = range(100)) -> list[int]:
    """The numbers of pages in reading order that lie so: each has its head, a text that breaks off on those that are
    ``broken`` and its number at the foot, but for the last, which is torn."""
    text: list[str] = []
    for number in numbers:
        last = f"第{number}页上的事，{BREAKS_OFF if number in broken else LONG}"
        text += ["某某物流月报", GOES_ON, last, str(number)]
    rows = given(*text[:-1])
    feet = dict(zip(range(3, len(rows), 4), numbers, strict=False))
    furniture = {*feet, *range(0, len(rows), 4)}
    found = in_page_order(rows, feet, furniture, 0, {})
    return [numbers[at // 4] for at in found if at % 4 == 2]


def test_pages_with_their_numbers_at_the_foot_are_put_in_order_though_the_last_lacks_its_own() -> None:
    assert order_of(4, 5, 7, 6, 8, 9, 10) == [4, 5, 6, 7, 8, 9, 10]


def test_a_few_pages_of_many_may_lie_elsewhere() -> None:
    many = (4, 5, 7, 6, 8, 10, 9, 11, 13, 12, 14, 15, 16)
    assert order_of(*many) == sorted(many)


def test_more_pages_lie_elsewhere_if_most_of_their_texts_go_on_so() -> None:
    pages = (4, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 15)
    assert order_of(*pages) == sorted(pages)
    assert order_of(*pages, broken=(5, 7, 9, 11)) == list(pages)


def test_a_second_number_of_the_page_above_the_first_one_moves_nothing() -> None:
    text = [GOES_ON, BREAKS_OFF]
    for number in (2, 3, 4, 1, 5, 6):
        text += [f"- {number} -", GOES_ON, f"{number}号上的事，{BREAKS_OFF}"]
    rows = given(*text)
    tops = {at: int(row.shade.strip("-")) for at, row in enumerate(rows) if row.shade.startswith("-")}
    assert in_page_order(rows, tops, tops, 0, {}) == list(range(len(rows)))


@pytest.mark.parametrize(("first", "read"), [(5, [5, 6, 7, 8, 9, 10]), (2, [2, 3, 5, 4, 6, 7])])
def test_behind_missing_pages_the_first_number_is_that_of_the_text_above_it(first: int, read: list[int]) -> None:
    """But the first page may lack a number at its head."""
    numbers = [first + at for at in (0, 1, 3, 2, 4, 5)]
    text: list[str] = []
    for number in numbers:
        below = GOES_ON if number == first + 2 else f"第{number}页的开头说的是另一件事，{GOES_ON}"
        last = BREAKS_OFF if number == first + 1 else f"{LONG}{LONG}"
        text += [below, *[f"{number}号上的事，{LONG}"] * 6, last, str(number)]
    rows = given(*text, LONG)
    feet = {at: int(row.shade) for at, row in enumerate(rows) if row.shade.isdigit()}
    found = in_page_order(rows, feet, feet, 0, {})
    assert [int(rows[at].shade) for at in found if at in feet] == read


def test_numbers_at_the_feet_of_pages_above_a_colophon_are_tried_too() -> None:
    off = f"{INDENT}{LAST_TEXT}"
    pages = {
        1: ["某某木作", "2019年第6期", "■ 要闻", *(row for head in TITLES[:2] for row in (head, LONG, LONG))],
        2: ["■ 会员风采", *texts(TITLES[2]), TITLES[3], off],
        3: [FIRST_LINE, SIGNED, "■ 读者来信", *texts(*TITLES[4:])],
        4: ["■ 市场", *texts(*MORE[:2])],
        5: ["■ 政策", *texts(*MORE[2:4])],
        6: ["■ 数据", *texts(*MORE[4:6])],
    }
    rows = [row for number in (1, 2, 4, 5, 3, 6) for row in (*pages[number], f"· {number} ·")]
    found = lines(
        *rows, "主　　办：某某木作协会", "地　　址：某市港区大道8号", "电　　话：0796-5380126", "发　　送：各会员单位"
    )
    assert titles(found) == [*TITLES, *MORE[:6]]
    assert FIRST_LINE in titled(found, TITLES[3]).body


# --- whole paragraphs ---


def test_a_page_that_begins_with_the_signed_rest_of_an_item_follows_the_one_that_ends_unsigned() -> None:
    rest = f"被列入的商号可以提出异议，核查期为十五个工作日，其间暂停展示。{SOURCE}"
    pages = {
        3: [*signed(*TITLES[:3]), TITLES[3], LONG],
        4: [rest, *signed(*MORE[:3])],
        5: signed(*MORE[3:7]),
        6: signed("来信一束", "再谈冷库", "三谈冷库", "四谈冷库"),
        7: signed("五谈冷库", "六谈冷库", "七谈冷库", "八谈冷库"),
    }
    rows = [row for number in (4, 5, 3, 6, 7) for row in (head(number), *pages[number])]
    found = lines("某某木作", "2019年第6期", *rows)
    item = titled(found, TITLES[3])
    assert item.body.endswith("其间暂停展示。")
    assert titles(found)[:4] == list(TITLES[:4])


def test_pages_are_read_by_their_numbers_where_only_so_those_of_a_column_lie_together() -> None:
    columns = {3: "要闻", 4: "要闻", 5: "会员", 6: "会员", 7: "数据", 8: "数据", 9: "来信"}
    on = {number: [f"{'甲乙丙丁戊己庚'[number - 3]}区{one}" for one in PAGES[number] + MORE[:2]] for number in columns}
    rows = [
        row
        for number in (3, 5, 7, 4, 6, 8, 9)
        for row in (f"{columns[number]}　2019·06　{number:02}", *signed(*on[number]))
    ]
    found = lines("某某木作", "2019年第6期", *rows)
    assert [(item.title, item.section) for item in found.items] == [
        (title, columns[number]) for number in columns for title in on[number]
    ]
