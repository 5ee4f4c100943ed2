"""Leaves that are missing: numbers and heads tell where a text goes on from nothing above."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    INDENT,
    LONG,
    MORE,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    SOURCE,
    TEN_TITLES,
    TITLES,
    broken,
    given,
    lines,
    titles,
)
from paged import COLUMNS, REST, foot_of, left_or_right, texts

from feeds.model import Issue, Kind
from feeds.parsing.page_numbers import jumps

# --- numbers at the top or at the foot ---

RUNNING = "某某通讯　2015年第4期"
PAGES = (3, 4, 5, 8, 9, 10, 11, 12, 13, 14)
"""Two leaves are missing behind page 5."""
WIDTH = 34
BEGINNING = (
    "年来不少会员同我讲过同一句话，流量一天比一天贵，账目摊开来看，推广的费用占到销售额的两成，比房租加人工还高。"
)
FILLED = f"{INDENT}{LONG}渔港的夜班船因此多了起来了。"
"""A paragraph that fills its last line: what follows may go on with it."""
assert len(FILLED) == 2 * WIDTH


def page_text(at: int, *torn: int) -> list[str]:
    """Of the page at a place: the first, and those that are ``torn``, begin in mid-sentence, the others with a
    headline."""
    begins = broken(BEGINNING, WIDTH) if at == 0 or PAGES[at] in torn else [TEN_TITLES[at]]
    return [*begins, *broken(PARAGRAPH, WIDTH) * 3, *broken(FILLED, WIDTH)]


def found_in(*pages: Sequence[str]) -> list[str | None]:
    return titles(lines(*(row for page in pages for row in page)))


def foot(at: int) -> str:
    return f"- {PAGES[at]} -"


def test_numbers_above_the_heads_of_the_next_pages_stand_at_the_feet() -> None:
    """The last page has lost its foot. What page 8 begins with goes on from page 7, which is missing."""
    last = len(PAGES) - 1
    pages = [[RUNNING, *page_text(at, 8), *([foot(at)] if at < last else [])] for at in range(len(PAGES))]
    assert found_in(*pages) == [None, *TEN_TITLES[1:3], None, *TEN_TITLES[4:]]


def test_numbers_above_form_feeds_stand_at_the_feet_whatever_is_below_the_last() -> None:
    """Page 8 begins in mid-sentence, and the imprint has no number."""
    pages = [[*page_text(at, 8), foot(at)] for at in range(len(PAGES))]
    imprint = ["某某通讯", "主办：某某商会", "电话：12345678"]
    found = lines("\f".join("\n".join([*page, ""]) for page in [*pages, imprint]))
    assert titles(found)[:5] == [None, *TEN_TITLES[1:3], None, TEN_TITLES[4]]


def test_where_no_head_begins_the_file_numbers_and_heads_stand_at_the_top() -> None:
    """Page 5 goes on from page 4, and nothing is missing between them."""
    pages = [[*([foot(at), RUNNING] if at else []), *page_text(at, 5)] for at in range(len(PAGES))]
    assert found_in(*pages) == [None, TEN_TITLES[1], *TEN_TITLES[3:]]


def test_numbers_that_few_heads_follow_do_not_stand_at_the_feet() -> None:
    """Two of nine."""
    pages = [[*[foot(at)][: at > 0], *[RUNNING][: at in (0, 3, 6)], *page_text(at, 5)] for at in range(len(PAGES))]
    assert found_in(*pages) == [None, TEN_TITLES[1], *TEN_TITLES[3:]]


def test_a_number_right_below_the_first_head_stands_at_the_top_as_all_do() -> None:
    pages = [[*[RUNNING][: at == 0], foot(at), *[RUNNING][: at > 0], *page_text(at, 5)] for at in range(len(PAGES))]
    assert found_in(*pages) == [None, TEN_TITLES[1], *TEN_TITLES[3:]]


# --- what stands below the missing ones ---


def test_text_below_a_head_whose_number_jumps_goes_on_from_nothing_above() -> None:
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 8, 9)):
        head = left_or_right(number, COLUMNS[at])
        begins = REST if number in (3, 8) else ()
        rows += [head, *begins, *(() if begins else (EIGHT_TITLES[at],)), *FULL * 4]
    assert titles(lines(*rows)) == [None, TITLES[1], TITLES[2], None, TITLES[4]]


GOING_ON = ["占三成，其余都是老机器，徒弟们为此把午休也让出来，", *(LONG[at : at + 24] for at in range(0, 52, 24))]


def torn(*numbers: int, head: str = "", rest: list[str] = GOING_ON) -> Issue:
    """An issue that begins in mid-text; its third page does, too."""
    heads = [head] if head else []
    pages = [
        [*GOING_ON, "■ 要闻", *texts(*TITLES[:2])],
        ["■ 会员风采", *texts(*TITLES[2:4])],
        [*rest, *texts(*TITLES[4:])],
        ["■ 市场", *texts(*MORE[:2])],
        ["■ 政策", *texts(*MORE[2:4])],
    ]
    rows = [row for number, page in zip(numbers, pages, strict=True) for row in (*heads, *page, foot_of(number))]
    return lines("某某木作", "2019年第6期", *rows)


@pytest.mark.parametrize("head", ["", "某某木作　2019年第6期"], ids=["number", "number and head"])
def test_what_a_page_begins_with_after_missing_ones_is_of_no_column(head: str) -> None:
    found = torn(3, 4, 7, 8, 9, head=head)
    fragments = [item.section for item in found.items if item.kind is Kind.FRAGMENT]
    assert fragments == [None, None]


def test_what_a_page_begins_with_after_the_one_before_is_of_its_column() -> None:
    found = torn(3, 4, 5, 6, 7)
    assert [item.section for item in found.items if item.kind is Kind.FRAGMENT] == [None, "会员风采"]


def test_the_foot_of_a_page_that_is_reprinted_inside_another_says_of_no_leaf_that_it_is_missing() -> None:
    """The file begins in mid-sentence. Page 6 goes on from page 5, and has a page 12 reprinted."""
    rows: list[str] = []
    for at in range(8):
        begins = broken(BEGINNING, WIDTH) if at in (0, 3) else [TEN_TITLES[at]]
        reprinted = ["·12·"] if at == 3 else []
        rows += [*begins, *broken(PARAGRAPH, WIDTH) * 3, *reprinted, *broken(FILLED, WIDTH), f"- {3 + at} -"]
    assert titles(lines(*rows)) == [None, *TEN_TITLES[1:3], *TEN_TITLES[4:8]]


# --- in a file that begins with a headline ---

ENDED = broken(f"{INDENT}{LONG[:-1]}，码头上的灯已换成新的，夜里亮如白昼。", 24)
"""A paragraph that fills its last line."""
assert len(ENDED[-1]) == 24
SHORT = ["东岸三处", "西岸两处"]
PAID = ["[ 广告 ]", "某某云仓  代发·贴标·退换", "五月入仓前三十天免租", "港区北门  0000-1234567"]


def behind(last: Sequence[str], *numbers: int) -> Issue:
    """An issue of which the fourth page begins in mid-text, below ``last`` on the third."""
    pages = [
        ["■ 要闻", *texts(*TITLES[:2])],
        ["■ 会员风采", *texts(*TITLES[2:4])],
        ["■ 市场", *texts(TITLES[4]), *last],
        [*broken(BEGINNING, 24), *texts(MORE[0])],
        ["■ 政策", *texts(*MORE[1:3])],
    ]
    rows = [row for number, page in zip(numbers, pages, strict=True) for row in (*page, foot_of(number))]
    return lines("某某木作", "2019年第6期", *rows)


@pytest.mark.parametrize("last", [ENDED, SHORT], ids=["full", "short"])
def test_what_a_page_begins_with_goes_on_from_nothing_where_pages_are_missing(last: list[str]) -> None:
    found = behind(last, 3, 4, 5, 8, 9)
    assert titles(found) == [*TITLES[:5], None, *MORE[:3]]
    assert (found.items[5].kind, found.items[5].section, found.items[5].body) == (Kind.FRAGMENT, None, BEGINNING)


@pytest.mark.parametrize("last", [ENDED, SHORT], ids=["full", "short"])
def test_what_a_page_begins_with_goes_on_where_none_is_missing(last: list[str]) -> None:
    found = behind(last, 3, 4, 5, 6, 7)
    assert titles(found) == [*TITLES[:5], *MORE[:3]]
    assert found.items[4].body.endswith(BEGINNING)


def test_a_page_that_begins_in_mid_text_below_an_advertisement_begins_a_fragment() -> None:
    found = behind(PAID, 3, 4, 5, 8, 9)
    assert titles(found) == [*TITLES[:5], None, *MORE[:3]]
    assert (found.items[4].body, found.items[5].body) == (LONG * 2, BEGINNING)


def test_where_a_head_is_said_again_above_what_begins_there_heads_stand_at_the_top() -> None:
    """The file begins and ends in the middle of pages."""
    heads = (
        ("政策解读　3", "政策解读"),
        ("4　某某冷链",),
        ("管理论坛　5", "管理论坛"),
        ("行业资讯　8",),
        ("9　某某冷链",),
    )
    rows = given(*FULL, *(row for head in heads for row in (*head, *FULL)))
    firsts = [head[0] for head in heads]
    numbers = {at: int(re.sub(r"\D", "", row.text)) for at, row in enumerate(rows) if row.text in firsts}
    assert [rows[at].text for at in jumps(rows, sorted(numbers), set(), numbers, 0)] == ["行业资讯　8"]


# --- columns behind missing pages ---


def test_a_column_goes_on_behind_missing_pages_where_another_of_its_groups_does() -> None:
    def item(title: str) -> list[str]:
        return [title, *broken(INDENT + SIGNED, 24)]

    pages = {
        3: [*broken(RUSH + SOURCE, 24), "", "行业动态", "", "◎国内", "", *item(TEN_TITLES[0])],
        4: ["◎省内", "", *item(TEN_TITLES[1]), *item(TEN_TITLES[2])],
        6: [*broken(ROOM + SOURCE, 24), "", "◎本市", "", *item(TEN_TITLES[3])],
        7: ["◎国外", "", *item(TEN_TITLES[4])],
        8: ["会员风采", "", *item(TEN_TITLES[5]), *item(TEN_TITLES[6])],
    }
    found = lines(*(row for number, rows in pages.items() for row in (*rows, "", f"· {number} ·", "")))
    assert [(item.section, item.group) for item in found.items] == [
        (None, None),
        ("行业动态", "国内"),
        *[("行业动态", "省内")] * 2,
        ("行业动态", None),
        ("行业动态", "本市"),
        ("行业动态", "国外"),
        *[("会员风采", None)] * 2,
    ]
    assert found.items[4].body == ROOM


def test_the_name_of_a_column_behind_missing_pages_is_none_of_the_broken_sentence_above() -> None:
    text = [*broken(LONG, 24), *broken(ROOM, 24), *broken(RUSH, 24)]
    days = [row for day, title in enumerate(MORE[:4], 3) for row in (f"4月{day}日　{title}", *broken(LONG, 24), "")]
    pages = {
        3: ["特稿", TEN_TITLES[0], *text],
        4: [TEN_TITLES[1], *text],
        5: [TEN_TITLES[2], *broken(LONG + ROOM, 24)[:-1]],
        7: ["协会动态", "", "协会大事记（2016年4—5月）", "", *days],
        8: ["政策法规", "", TEN_TITLES[3], *text],
        9: [TEN_TITLES[4], *text],
        10: ["会员风采", "", TEN_TITLES[5], *text],
    }
    found = lines(*(row for number, rows in pages.items() for row in (*rows, f"· {number} ·")))
    entries = found.items[3:7]
    assert [item.title for item in entries] == list(MORE[:4])
    assert {(item.section, item.group) for item in entries} == {("协会动态", "协会大事记（2016年4—5月）")}
    assert found.items[2].body.endswith(broken(LONG + ROOM, 24)[-2])
