"""Names of columns in the running heads of pages and beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    INDENT,
    LONG,
    PARAGRAPH,
    SOURCE,
    TEN_TITLES,
    TITLES,
    WRAPPED,
    bodies,
    columns,
    lines,
    narrow,
    sections,
    titled,
    titles,
)
from paged import COLUMNS, COVER, REST, STROKED, WIDE, left_and_right, left_or_right, paged, set_item, with_strokes

from feeds.model import Issue, PartialDate

# --- in the head ---


def test_columns_that_only_running_heads_name_hold_for_their_pages() -> None:
    rows = paged(
        ("浅湾通讯                要闻  01", [*set_item("港口恢复夜间作业"), "", *set_item("渔港增开两条航线")]),
        ("02  园区动态                浅湾通讯", set_item("理事会审议两份报告")),
        ("浅湾通讯                政策  03", set_item("培训班开到渔村")),
        ("04  数据                浅湾通讯", set_item("调解室受理首案")),
        at_foot=False,
    )
    found = lines("浅湾通讯", "浅湾电子商务园管委会主办", "2016年9月30日", "第9期（总第22期）", *rows)
    assert columns(found) == [(name, None) for name in ("要闻", "要闻", "园区动态", "政策", "数据")]


def test_columns_stand_in_running_heads_beside_the_number_of_their_page() -> None:
    pages = (("商会要闻", 14), ("会员风采", 15), ("市场行情", 22), ("政策法规", 16), ("会员风采", 9))
    rows: list[str] = []
    for (column, page), title in zip(pages, TITLES[1:], strict=True):
        rows += [f"{column} | {page}", title, *(INDENT + LONG for _ in range(4))]
    found = lines("某某商会", "2016年第3期", TITLES[0], PARAGRAPH, PARAGRAPH, *rows)
    assert titles(found) == list(TITLES)
    assert sections(found) == [None, *(column for column, _ in pages)]
    assert not any("|" in item.body for item in found.items)


def test_a_column_whose_letters_stand_apart_in_the_head_of_its_page_is_one_name() -> None:
    heads = (
        "人  物",
        "某某物流    2016年第3期",
        "经  验",
        "某某物流    2016年第3期",
        "经  验",
        "某某物流    2016年第3期",
    )
    rows: list[str] = []
    for at, head in enumerate(heads):
        rows += [f"— {at + 3} —", "", head, "", TEN_TITLES[at], *narrow(4), ""]
    found = lines(*rows)
    assert [sections(found)[at] for at in (0, 2, 4)] == ["人物", "经验", "经验"]


def in_two_languages(*names: str) -> Issue:
    """A page of one item for each name, which stands at its head; a foot numbers it, and a form feed parts them."""
    rows: list[str] = []
    for at, name in enumerate(names):
        foot = f"{at + 9} 某某物流" if at % 2 else f"某某物流 {at + 9}"
        rows += [f"\f{name}" if at else name, "", TEN_TITLES[at], *narrow(4), "", foot]
    return lines(*rows)


def test_a_column_in_two_languages_at_the_head_of_its_first_page_is_its_mark_and_no_text_on_the_others() -> None:
    names = ("要闻 NEWS", "要闻 NEWS", "人物 PEOPLE", "数据 DATA", "观察 FOCUS", "观察 FOCUS")
    found = in_two_languages(*names)
    assert columns(found) == [(name.split()[0], None) for name in names]
    assert titles(found) == list(TEN_TITLES[:6])
    assert not any(name.split()[1] in item.body for name in names for item in found.items)


def test_names_in_two_languages_of_which_no_page_has_the_same_stay_as_they_are() -> None:
    names = ("要闻 NEWS", "人物 PEOPLE", "数据 DATA", "观察 FOCUS")
    assert {section for section in sections(in_two_languages(*names)) if section} & {"人物", "数据"} == set()


@pytest.mark.parametrize(("pages", "fourth"), [((1, 2, 3, 4, 5), "数据"), ((1, 2, 3, 7, 8), "政策")])
def test_a_wrong_foot_leads_back_to_a_column_that_the_text_has_left_only_where_leaves_are_missing(
    pages: tuple[int, ...], fourth: str
) -> None:
    rows: list[str] = []
    for at, (page, foot) in enumerate(zip(pages, ("要闻", "政策", "数据", "政策", "数据"), strict=True)):
        named = [foot] if at < 3 else []
        bar = f"0{page}  {foot}                浅湾通讯" if at % 2 else f"浅湾通讯                {foot}  0{page}"
        rows += [*named, TITLES[at], *narrow(2), SOURCE, bar, ""]
    found = lines("浅湾通讯", "浅湾电子商务园管委会主办", "第9期（总第22期）", "", *rows)
    assert sections(found) == ["要闻", "政策", "数据", fourth, "数据"]


def test_columns_at_the_heads_of_left_and_right_pages_are_read_in_both_forms() -> None:
    found = left_and_right(3, 4, 5, 6, 7, 8)
    assert titles(found) == list(TITLES)
    assert sections(found) == list(COLUMNS)


def test_a_stroke_parts_a_column_from_the_periodical_s_name_or_the_month_in_the_heads_of_pages() -> None:
    """The first of them is the first row of the file."""
    found = with_strokes(("数读", 8, [TEN_TITLES[5], *FULL * 4]))
    assert titles(found) == list(TEN_TITLES[:6])
    assert sections(found) == [*(column for column, _number in STROKED), "数读"]
    assert bodies(found) == {"\n".join([LONG] * 4)}


def test_a_file_that_begins_in_mid_sentence_is_in_the_column_of_its_first_page() -> None:
    rows = [left_or_right(3, COLUMNS[0]), *REST, *FULL * 4]
    for at, number in enumerate((4, 5, 6, 7, 8), 1):
        head = left_or_right(number, COLUMNS[at])
        rows += [head, EIGHT_TITLES[at], *FULL * 4]
    found = lines(*rows)
    assert [(item.title, item.section) for item in found.items] == list(zip((None, *TITLES[1:6]), COLUMNS, strict=True))


def test_a_group_below_the_head_of_its_page_is_inside_the_column_that_it_names() -> None:
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 6, 7, 8)):
        name = COLUMNS[at]
        head = left_or_right(number, name)
        group = ["◎厦门"] if name == "同城快讯" else []
        rows += [head, *group, EIGHT_TITLES[at], *FULL * 3, SOURCE]
    assert columns(lines(*rows))[4] == ("同城快讯", "厦门")


def with_columns_on_right_pages(*names: str) -> Issue:
    """Left pages bear the periodical's name and the issue's number, right ones the ``names`` of columns."""
    rows = ["某某协会主办", "第9期", TITLES[0], *WRAPPED * 4]
    for page, title in enumerate(EIGHT_TITLES[1:], 5):
        left = page % 2 == 0
        rows.append(f"·{page}·        某某通讯        2019年第3期" if left else f"{names[page // 2 - 2]}      ·{page}·")
        rows += [title, *WRAPPED * 3]
    return lines(*rows)


@pytest.mark.parametrize(
    "names",
    [("协会工作", "会员风采", "海外传真", "人物专访"), ("协会工作", "协会工作", "会员风采", "会员风采")],
    ids=("all differ", "two of each"),
)
def test_left_pages_have_the_periodical_s_name_and_right_ones_the_columns(names: tuple[str, ...]) -> None:
    found = with_columns_on_right_pages(*names)
    assert titles(found) == list(EIGHT_TITLES)
    assert sections(found) == [None, *(name for name in names for _page in range(2))][: len(EIGHT_TITLES)]
    assert {item.body for item in found.items[1:]} == {"\n".join([LONG] * 3)}


# --- beside it ---

NAMES = ("港口夜话",) * 4 + ("山里人家",) * 3
ENGLISH = {"港口夜话": "Harbour Talk 港口夜话", "山里人家": "Hill Folk 山里人家"}


def headed(names: Sequence[str], head: Callable[[int, str], Sequence[str]], *, cover: Sequence[str] = COVER) -> Issue:
    """Pages of one item, with what ``head`` makes of a page's number and column at the top of each."""
    rows: list[str] = []
    for at, name in enumerate(names):
        rows += [*head(at + 3, name), TEN_TITLES[at], *FULL * 4, SOURCE]
    return lines(*cover, *rows)


@pytest.mark.parametrize(
    "head",
    [
        lambda page, name: (f"某某通讯　{page}", name),
        lambda page, name: (f"某某通讯　{page}", ENGLISH[name]),
        # The column stands on the row of the page, too.
        lambda page, name: (f"{name}　某某通讯　{page}", ENGLISH[name]),
        # Of some pages only the number is left.
        lambda page, name: (f"{page}" if page in (5, 6) else f"某某通讯　{page}", name),
    ],
    ids=["name", "english", "twice", "bare"],
)
def test_what_stands_beside_numbered_heads_again_and_again_names_the_columns_of_pages(
    head: Callable[[int, str], Sequence[str]],
) -> None:
    found = headed(NAMES, head)
    assert titles(found) == list(TEN_TITLES[:7])
    assert sections(found) == list(NAMES)


def test_beside_bare_numbers_among_numbered_heads_stand_columns_too() -> None:
    names = ("港口夜话",) * 4 + ("山里人家",) * 5
    found = headed(names, lambda page, name: (f"{page}" if page % 4 in (1, 2) else f"某某通讯　{page}", name))
    assert sections(found) == list(names)


def test_feet_of_two_rows_are_one_and_name_the_column_of_the_page_above() -> None:
    rows: list[str] = []
    for at, name in enumerate(NAMES):
        rows += [TEN_TITLES[at], *FULL * 4, SOURCE, f"某某通讯　{at + 3}", name]
    assert sections(lines(*COVER, *rows)) == list(NAMES)


def test_heads_of_two_rows_are_one_of_as_many_that_bear_the_periodicals_name() -> None:
    """The cover calls it otherwise: nothing but how often they bear it tells it from a column's."""
    cover = ("湾区纵横", "2015年4月", *COVER[2:])
    found = headed(NAMES, lambda page, name: (name, f"商声月刊　{page}"), cover=cover)
    assert sections(found) == list(NAMES)


def test_a_special_report_on_most_of_the_pages_is_a_column() -> None:
    names = ("本期专题",) * 5 + ("会员之家",) * 2

    def head(page: int, name: str) -> Sequence[str]:
        return [f"{name}{WIDE}某某通讯　{page}" if page % 2 else f"{page}　某某通讯{WIDE}{name}"]

    assert sections(headed(names, head)) == list(names)


def test_columns_that_stand_once_each_on_right_pages_where_they_break_sentences() -> None:
    """The file begins with such a page, its cover is missing."""
    text = [*FULL[1:], *FULL * 2]
    names = ("流通论坛", "流通论坛", "市场监测", "供销短波")
    rows: list[str] = []
    for at, name in enumerate(names):
        rows += [name, *text, SOURCE, TEN_TITLES[2 * at], *FULL * 3, FULL[0], f"— {2 * at + 3} —"]
        rows += ["农产品流通通讯", *text, SOURCE, TEN_TITLES[2 * at + 1], *FULL * 3, FULL[0], f"— {2 * at + 4} —"]
    found = lines(*rows)
    assert not any(name in item.body for item in found.items for name in names)
    assert {item.title: item.section for item in found.items if item.title} == {
        title: names[at // 2] for at, title in enumerate(TEN_TITLES[:8])
    }


def test_the_name_of_a_newspaper_s_page_may_be_counted() -> None:
    pages = (("1版　要闻", TITLES[:2]), ("2版　企业巡礼（二）", TITLES[2:4]), ("3版　访谈", TITLES[4:6]))
    rows = [row for head, heads in pages for row in (head, "", *(one for title in heads for one in (title, LONG, "")))]
    assert sections(lines("展会快讯", "第3期", "", *rows)) == ["要闻"] * 2 + ["企业巡礼"] * 2 + ["访谈"] * 2


def test_a_column_is_called_as_its_pages_print_it() -> None:
    """In traditional characters; the cover is missing, and its first page bears the head of a page like others."""
    columns_of = ("專題報道", "專題報道", "市場速遞", "市場速遞", "會員動態", "會員動態")
    rows: list[str] = []
    for at, (column, title) in enumerate(zip(columns_of, TITLES, strict=True)):
        head = f"{column}　　2019年6月號" if at % 2 else f"2019年6月號　　{column}"
        begins = [LONG[:34], LONG[34:], ""] if at == 0 else []
        rows += [head, "", *begins, title, *FULL * 4, SOURCE, "", f"　　　　　　{at + 7}", ""]
    found = lines(*rows)
    assert [titled(found, title).section for title in TITLES] == list(columns_of)
    assert not any("2019年6月號" in item.body for item in found.items)
    assert found.masthead.date == PartialDate(2019, 6)
