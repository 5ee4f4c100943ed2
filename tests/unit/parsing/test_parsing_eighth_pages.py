"""What an eighth look taught of pages: numbers and words at their heads and feet, the columns that these name, leaves
that are missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from invented import FULL, LONG, SOURCE, TEN_TITLES, TITLES, lines, sections, titles
from paged import COVER

from feeds.model import Issue

# --- strokes between numbers and words ---


def counted(*columns: tuple[str, ...]) -> Issue:
    """Columns whose headlines are counted 01｜, 02｜."""
    rows: list[str] = []
    for name, *heads in columns:
        rows += [name, *(row for at, head in enumerate(heads, 1) for row in (f"{at:02}｜{head}", f"{LONG}{SOURCE}"))]
    return lines("某某商情", "第9期", *rows)


def test_headlines_that_are_counted_anew_in_each_column_are_no_heads_of_pages() -> None:
    found = counted(("■ 港口", *TITLES[:3]), ("■ 山里", *TITLES[3:]))
    assert titles(found) == list(TITLES)
    assert sections(found) == ["港口"] * 3 + ["山里"] * 3


def test_nor_are_those_that_are_counted_through_but_never_say_the_same() -> None:
    assert titles(counted(("■ 港口", *TITLES))) == list(TITLES)


def test_nor_are_those_of_which_two_columns_have_the_same() -> None:
    heads = [(TITLES[at], "一周的菜价", TITLES[at + 1]) for at in (0, 2)]
    found = counted(("■ 港口", *heads[0]), ("■ 山里", *heads[1]))
    assert titles(found) == [*heads[0], *heads[1]]


def test_a_column_of_the_contents_page_is_no_name_of_the_periodical() -> None:
    """The name of a periodical, with a number behind it, would be the head of a page."""
    cover = ("某某商情", "第9期", "目录", "港口夜话", "山里人家", "要闻")
    rows = [row for head in TITLES[:3] for row in (head, f"{LONG}{SOURCE}")]
    found = lines(*cover, *rows, "港口夜话（3）", f"{LONG}{SOURCE}", "山里人家（2）", f"{LONG}{SOURCE}")
    assert titles(found) == [*TITLES[:3], "港口夜话（3）", "山里人家（2）"]


# --- rows beside numbered heads ---

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
    wide = "　" * 16

    def head(page: int, name: str) -> Sequence[str]:
        return [f"{name}{wide}某某通讯　{page}" if page % 2 else f"{page}　某某通讯{wide}{name}"]

    assert sections(headed(names, head)) == list(names)


# --- bare numbers ---


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
    assert {item.body for item in found.items} == {"\n".join([LONG] * 4)}


def test_a_figure_that_would_count_on_but_stands_before_the_last_page_is_of_its_text() -> None:
    figures = ("夜班船今年已经增至", "8", "艘，其中三艘是冷链船。")
    found = numbered(range(3, 8), range(3, 8), *figures)
    assert "\n8\n" in found.items[2].body


def test_two_months_of_one_issue_are_no_sentence() -> None:
    rows: list[str] = []
    for at, page in enumerate(range(3, 9)):
        foot = f"泰東商聲　{page}" if page % 2 else f"{page}　2019年5、6月號"
        rows += [TEN_TITLES[at], *FULL * 4, SOURCE, foot]
    found = lines("泰東商聲", "雙月刊　第47期", *rows)
    assert titles(found) == list(TEN_TITLES[:6])
