"""Leaves of a torn file that bear the number of the page and the name of its column, at the head or in two places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import (
    INDENT,
    LONG,
    MORE,
    PARAGRAPH,
    ROOM,
    RUSH,
    SOURCE,
    TEN_TITLES,
    TITLES,
    broken,
    given,
    lines,
    sections,
    signed,
    titled,
    titles,
)
from paged import BREAKS_OFF, GOES_ON, REST

from feeds.model import Issue
from feeds.parsing.heads_set_alike import heads_set_alike
from feeds.parsing.numbered_heads import numbered_heads
from feeds.parsing.page_heads import find_heads
from feeds.parsing.page_numbers import jumps
from feeds.parsing.page_order import in_page_order

WIDTH = 34
NAMES = {9: "特别报道", 10: "特别报道", 14: "人物访谈", 15: "协会动态", 17: "要闻", 18: "要闻", 19: "会员风采"}
LEAVES = dict(zip(NAMES, (*TITLES, *MORE), strict=False))
LAST = f"{INDENT}{LONG}{BREAKS_OFF}"


def leaf(number: int, *, begins: str = "", breaks: bool = False) -> list[str]:
    """The text of one page: what it goes on with, its headline and paragraphs, of which the last may break off."""
    last = LAST if breaks else f"{INDENT}{LONG}{ROOM}{SOURCE}"
    goes_on = [*broken(begins, WIDTH), *broken(f"{INDENT}{RUSH}{SOURCE}", WIDTH)] if begins else []
    return [*goes_on, "", LEAVES[number], *broken(PARAGRAPH, WIDTH) * 3, *broken(last, WIDTH)]


def head(number: int, *, feed: str = "\f", far: str = "  ") -> str:
    """Left pages begin with the number, right ones end with it."""
    name = NAMES[number]
    return feed + (f"{name}{far}{number}" if number % 2 else f"{number}{far}{name}")


def torn(order: Sequence[int] = (10, 14, 15, 17, 18, 19), broken_off: Sequence[int] = (17, 18), **form: str) -> Issue:
    """Page 9 without a head, and others: page 14 goes on from one that is missing, 18 from 17, 19 from 18."""
    rows = leaf(9)
    for number in order:
        begins = GOES_ON if number in (14, 18, 19) else ""
        rows += [head(number, **form), "", *leaf(number, begins=begins, breaks=number in broken_off)]
    return lines(*rows)


@pytest.mark.parametrize(
    ("broken_off", "form"), [((17, 18), {}), ((17, 18), {"far": " "}), ((10, 17, 18), {"feed": ""})]
)
def test_a_column_and_a_number_at_the_head_of_each_leaf_are_no_text_and_place_its_items(
    broken_off: Sequence[int], form: dict[str, str]
) -> None:
    """Without form feeds, where sentences break off above most of them."""
    found = torn(broken_off=broken_off, **form)
    assert [title for title in titles(found) if title] == [LEAVES[number] for number in NAMES]
    placed = {item.title: item.section for item in found.items}
    assert [placed[LEAVES[number]] for number in (10, 14, 15, 17, 19)] == [
        NAMES[number] for number in (10, 14, 15, 17, 19)
    ]
    assert not any(name in item.body for item in found.items for name in NAMES.values())


def test_leaves_that_lie_in_disorder_are_read_in_their_order() -> None:
    item = titled(torn((10, 14, 15, 18, 17, 19)), LEAVES[17])
    assert item.body.replace("\n", "").endswith(BREAKS_OFF + GOES_ON + RUSH)


def test_the_text_behind_missing_leaves_goes_on_with_nothing_above_it() -> None:
    found = torn()
    assert [item.body.replace("\n", "") for item in found.items if item.title is None] == [GOES_ON + RUSH]


def test_a_headline_opens_the_page_behind_missing_leaves_though_the_text_above_has_lost_its_end() -> None:
    rows = leaf(9, begins=REST[0] + REST[1])
    for number in (10, 14, 15, 17, 18, 19):
        text = leaf(number, begins="" if number == 14 else GOES_ON, breaks=number == 10)
        rows += [head(number), "", *text[number == 14 :]]
    found = lines(*rows)
    item = titled(found, LEAVES[10])
    assert item.body.endswith(BREAKS_OFF)
    assert titled(found, LEAVES[14]).body.startswith(LONG)


def test_the_foot_above_the_head_of_the_next_page_bears_its_number() -> None:
    rows = [*leaf(9), "某某网商  2016年第3期   9", *(row for at in (10, 14, 15) for row in (head(at), *leaf(at)))]
    text = given(*rows)
    heads = find_heads(text, [False] * len(text), 0)
    assert sorted(heads.pages.values()) == [9, 10, 14, 15]
    assert [name for _at, name in sorted(heads.columns.items())][-3:] == ["特别报道", "人物访谈", "协会动态"]


def test_the_parts_of_a_report_are_no_heads_where_pages_say_their_numbers_elsewhere() -> None:
    rows: list[str] = []
    for number, name in enumerate(("一周观点", "行情回顾", "风险提示", "重点公司", "政策速览"), 1):
        rows += [f"{number}  {name}", "", *leaf(9), "", f"某某周报　请阅读声明　　{number} / 5", ""]
    text = given(*rows)
    heads = find_heads(text, [False] * len(text), 0)
    assert {text[at].text for at in heads.pages} == {f"某某周报　请阅读声明　　{number} / 5" for number in range(1, 6)}


def test_nor_are_they_where_no_page_begins_with_them_and_none_breaks_a_sentence() -> None:
    names = ("一周观点", "行情回顾", "风险提示", "重点公司", "政策速览")
    text = given(*(row for number, name in enumerate(names, 1) for row in (f"{number}  {name}", "", *leaf(9), "")))
    assert not find_heads(text, [False] * len(text), 0).pages


def test_behind_the_head_of_a_page_that_a_form_feed_opens_leaves_may_be_missing() -> None:
    rows = given(*leaf(9), *(row for at in (10, 14, 15, 16) for row in (f"\f{at}  特别报道", *leaf(9))))
    pages = {at: int(row.text[:2]) for at, row in enumerate(rows) if row.opens_page}
    assert {pages[at] for at in jumps(rows, sorted(pages), set(), pages, 0)} == {14}


def test_heads_at_which_pages_begin_are_no_feet() -> None:
    """However much text of a missing page lies above the first of them."""
    rows = [*broken(LONG * 6, WIDTH)]
    for number in (10, 11, 13, 12, 14, 15):
        begins = GOES_ON if number in (12, 13) else f"第{number}页的开头说的是另一件事，{GOES_ON}"
        rows += [f"\f{number}  特稿", begins, LONG, BREAKS_OFF if number in (11, 12) else LONG]
    text = given(*rows)
    marks = {at: int(row.text[:2]) for at, row in enumerate(text) if row.text.endswith("特稿")}
    found = in_page_order(text, marks, marks, 0, {})
    assert [marks[at] for at in found if at in marks] == [10, 11, 12, 13, 14, 15]


# --- number at the foot, column at the head ---


def footed(*names: str) -> Issue:
    """Pages with a foot and the name of the column above the text: each breaks off in a sentence of the next."""
    rows: list[str] = []
    for at, name in enumerate(names):
        begins = GOES_ON if at else ""
        number = list(LEAVES)[at]
        foot = f"某某商情 2016年第5期   {7 + at}"
        rows += [name, *leaf(number, begins=begins, breaks=at < len(names) - 1), "", foot]
    return lines(*rows)


def test_names_of_columns_below_the_feet_of_pages_are_no_text() -> None:
    names = ("卖场观察", "卖场观察", "行业动态", "行业动态", "会员之窗")
    found = footed(*names)
    assert titles(found) == list(LEAVES.values())[:5]
    assert sections(found) == list(names)
    assert not any(name in item.body for item in found.items for name in names)


def test_short_rows_below_few_of_the_feet_are_of_the_text() -> None:
    below = {2: "早班停航", 4: "夜校开学", 6: "新棚落成"}
    rows: list[str] = []
    for at in range(9):
        rows += [below.get(at, LONG), *[BREAKS_OFF] * 8, f"某某商情 2016年第5期   {7 + at}"]
    text = given(*rows)
    assert {text[at].text for at in find_heads(text, [False] * len(text), 0).rows}.isdisjoint(below.values())


def test_names_below_feet_that_break_no_sentence_head_columns() -> None:
    rows: list[str] = []
    for at, name in enumerate(("卖场观察", "行业动态", "会员之窗", "服务指南")):
        rows += [name, *leaf(list(LEAVES)[at]), "", f"某某商情 2016年第5期   {7 + at}"]
    assert sections(lines(*rows)) == ["卖场观察", "行业动态", "会员之窗", "服务指南"]


def test_two_heads_with_the_periodical_s_name_are_heads_where_others_begin_with_it() -> None:
    rows = ["某某配送", "2016年第1期", "主办：某某配送协会"]
    for at, number in enumerate(LEAVES):
        right = f"{NAMES[number]}{' ' * 30}某某配送"
        rows += [*leaf(number), f"— {at + 1} —", "", right if at in (1, 3) else "某某配送  2016年第1期"]
    found = lines(*rows)
    assert titles(found) == list(LEAVES.values())
    assert not any("某某配送" in item.body for item in found.items)


def test_heads_that_say_the_month_in_figures_beside_the_page_are_of_the_paper() -> None:
    rows: list[str] = []
    for page, title in enumerate(TITLES, 1):
        rows += [f"2016·4 | {page:02}" if page % 2 else f"{page:02} | 2016·4", title, *broken(PARAGRAPH, WIDTH) * 3]
        rows += broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)
    found = lines("某某物流", "2016年第4期", *rows)
    assert titles(found) == list(TITLES)
    assert not [item for item in found.items if "2016" in item.body]


def alike(page: int, column: str) -> str:
    return f"{page}    某某经营 · 2015 年第 4 期" if page % 2 == 0 else f"{'':20}{column}    {page}"


COLUMNS = {1: "卷首语", 3: "本刊特稿", 5: "产业观察", 7: "高端访谈", 9: "政策速递", 11: "经营之道", 13: "行业动态"}


def set_pages(order: Sequence[int]) -> Issue:
    rows = ["某某经营", "2015年第4期", "目录", *(f"{name}    {page}" for page, name in COLUMNS.items()), ""]
    for page in order:
        title = (*TITLES, *MORE)[page - 1]
        rows += [alike(page, COLUMNS.get(page, "")), *([f"[ {COLUMNS[page]} ]"] if page in COLUMNS else []), title]
        rows += [*broken(PARAGRAPH, WIDTH) * 3, *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]
    return lines(*rows)


def test_heads_out_of_order_and_before_the_first_text_are_set_as_the_others() -> None:
    order = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 11, 14)
    found = set_pages(order)
    assert not [item for item in found.items if "    " in item.body or "    " in (item.title or "")]
    assert titles(found) == [(*TITLES, *MORE)[page - 1] for page in order]
    assert found.items[0].section == "卷首语"


def test_feet_with_their_number_between_dashes_are_heads_too() -> None:
    rows = ["某某商声", "2012年第9期"]
    for page, title in zip(range(11, 18), TITLES, strict=False):
        foot = f"某某商声　2012年第9期　— {page} —" if page % 2 else f"— {page} —　某某企业商会会刊"
        rows += ["", title, "", ROOM, "", LONG[:-9], foot, "", f"{LONG[-9:]}{SOURCE}"]
    found = lines(*rows)
    assert [(item.title, item.body) for item in found.items] == [(title, f"{ROOM}\n{LONG}") for title in TITLES]


@pytest.mark.parametrize(
    ("row", "below", "front", "page"),
    [
        ("经营之道    9", TITLES[0], 0, 9),
        ("经营之道    5", TITLES[0], 0, None),
        ("经营之道   9", TITLES[0], 0, None),
        ("卷首语    1", "[ 卷首语 ]", 99, 1),
        ("卷首语    1", TITLES[0], 99, None),
    ],
)
def test_a_row_set_as_three_heads_are_is_of_a_page_of_its_own(
    row: str, below: str, front: int, page: int | None
) -> None:
    known = ("本刊特稿    3", "产业观察    5", "高端访谈    7")
    rows = given(*(line for head in known for line in (head, LONG)), row, below, LONG)
    found = heads_set_alike(rows, front, {0: 3, 2: 5, 4: 7})
    assert found == ({6: page} if page else {})


def test_the_headline_right_below_the_first_page_s_number_is_none_of_the_heads() -> None:
    """The contents list it with its page; on the pages below stands the periodical's name."""
    rows = [
        "某某商情",
        "2016年第5期",
        "目录",
        f"{TITLES[0]}···························1",
        f"{TITLES[1]}·····························5",
        "-1-",
    ]
    rows += [TITLES[0], LONG]
    for page in range(2, 5):
        rows += [LONG, BREAKS_OFF, f"- {page} -", "某某商情", LONG, *signed(MORE[page])]
    assert TITLES[0] in titles(lines(*rows))


def test_a_column_of_two_letters_between_the_heads_of_the_pages_around_is_one() -> None:
    heads = ("协会要闻", "协会要闻", "公告", "市场数据", "市场数据", "会员园地", "会员园地")
    rows = [
        row
        for page, (head, title) in enumerate(zip(heads, TEN_TITLES, strict=False), 3)
        for row in (f"{head}　{page}", title, LONG, LONG, LONG, LONG, LONG)
    ]
    found = numbered_heads(given(*rows), 0, set())
    assert sorted(found.values()) == list(range(3, 10))
    assert found[rows.index("公告　5")] == 5
