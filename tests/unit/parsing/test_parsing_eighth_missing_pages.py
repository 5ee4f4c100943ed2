"""What an eighth look taught of leaves that are missing: heads tell whether numbers stand above or below a page."""

from __future__ import annotations

from collections.abc import Sequence

from invented import INDENT, LONG, TEN_TITLES, broken, lines, titles

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
    return [*begins, *broken(INDENT + LONG, WIDTH) * 3, *broken(FILLED, WIDTH)]


def found_in(*pages: Sequence[str]) -> list[str | None]:
    return titles(lines(*(row for page in pages for row in page)))


def foot(at: int) -> str:
    return f"- {PAGES[at]} -"


def test_numbers_above_the_heads_of_the_next_pages_stand_at_the_feet() -> None:
    """The last page has lost its foot. What page 8 begins with goes on from page 7, which is missing."""
    last = len(PAGES) - 1
    pages = [[RUNNING, *page_text(at, 8), *([foot(at)] if at < last else [])] for at in range(len(PAGES))]
    assert found_in(*pages) == [None, *TEN_TITLES[1:3], None, *TEN_TITLES[4:]]


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
