"""Pages that say their column right below the number of the page before: for the whole page, and cutting sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import FULL, INDENT, LONG, MORE, ROOM, SOURCE, TITLES, broken, lines, placed, sections, titled, titles
from paged import GOES_ON

from feeds.model import Issue

WIDTH = 30
PAGES = ((9, "政策风向"), (10, "政策风向"), (11, "商会动态"), (12, "商会动态"), (13, "海外商机"), (14, "海外商机"))
WORDS = "一二三四五六七八九"


def broken_off(at: int) -> str:
    """What is left of a sentence at the foot of a page, in two full lines; no two pages say the same."""
    said = f"{WORDS[at]}号车间里老师傅正带着徒弟校准新到的刨床，他说这批机器要赶在{WORDS[at]}月的月底以前"
    said += "从码头运到这里来，并且由技师逐台检查后全部"
    assert len(INDENT + said) == 2 * WIDTH
    return said


def leaf(at: int, *, breaks: bool) -> list[str]:
    """The text of a page: a headline in the middle, two paragraphs, and what the next page goes on with."""
    title = f"　　　　　　　　　{TITLES[at]}"
    text = [title, *broken(f"{INDENT}{LONG}", WIDTH), *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]
    return [*text, f"　　　　　　　　　{MORE[at]}", *broken(f"{INDENT}{broken_off(at)}", WIDTH)] if breaks else text


def issue(pages: Sequence[tuple[int, str]], foot: str = "· {} ·") -> Issue:
    """A file without its cover: each page but the last breaks off, and the next goes on with it."""
    rows: list[str] = []
    for at, (number, column) in enumerate(pages):
        goes_on = broken(f"{GOES_ON}{SOURCE}", WIDTH) if at else broken(f"{LONG}{SOURCE}", WIDTH)
        rows += [column, *goes_on, *leaf(at, breaks=at < len(pages) - 1), "", foot.format(number), ""]
    return lines(*rows)


@pytest.mark.parametrize("foot", ["· {} ·", "- {} -", "第{}页"])
def test_the_name_below_a_page_s_number_is_the_column_of_the_whole_page(foot: str) -> None:
    found = issue(PAGES, foot)
    told = {title: section for section, title in placed(found)}
    assert [told[TITLES[at]] for at in range(len(PAGES))] == [column for _number, column in PAGES]
    assert not any(column in item.body for item in found.items for _number, column in PAGES)
    assert titled(found, MORE[0]).body == f"{broken_off(0)}{GOES_ON}"


def test_pages_may_lie_in_disorder() -> None:
    """The column that has pages in three places of the file has them in one by their numbers."""
    order = (PAGES[0], PAGES[2], PAGES[1], PAGES[4], (8, "政策风向"), PAGES[5])
    rows: list[str] = []
    for at, (number, column) in enumerate(order):
        rows += [column, *broken(f"{LONG}{SOURCE}", WIDTH), *leaf(at, breaks=False)]
        rows += [*broken(f"{INDENT}{broken_off(at)}", WIDTH), "", f"· {number} ·", ""]
    found = lines(*rows)
    assert not any(column in item.body for item in found.items for _number, column in PAGES)
    assert sections(found)[0] == "政策风向"


def test_the_periodical_s_name_on_every_other_page_is_no_column() -> None:
    pages = [(number, "某某商声" if number % 2 else column) for number, column in PAGES]
    assert "某某商声" not in sections(issue(pages))


def test_headlines_below_the_numbers_of_pages_are_none_of_their_columns() -> None:
    rows = [row for at, title in enumerate(TITLES) for row in (title, *FULL * 3, SOURCE, "", f"- {at + 3} -", "")]
    assert titles(lines("某某商情", "2019年第9期", "", *rows)) == list(TITLES)


def test_the_name_with_which_a_column_begins_in_mid_page_is_none_of_a_page() -> None:
    """Pages 11 to 14 say it again; page 10 has it where the column begins, below the end of a text."""
    rows: list[str] = []
    for at in range(6):
        rows += [
            "行业动态" if at > 1 else "热点追踪",
            "",
            *broken(f"{GOES_ON}{SOURCE}", WIDTH),
            *leaf(at, breaks=False),
        ]
        if at == 1:
            rows += ["", "行业动态", "", f"　　　　　　　　　{MORE[0]}", *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]
        rows += [*broken(f"{INDENT}{broken_off(at)}", WIDTH), "", f"- {at + 9} -", ""]
    told = {title: section for section, title in placed(lines(*rows))}
    assert [told[title] for title in (TITLES[1], MORE[0], TITLES[2])] == ["热点追踪", "行业动态", "行业动态"]


def test_where_a_text_goes_on_at_the_right_edge_above_a_number_is_no_head() -> None:
    far = "　" * 15
    rows: list[str] = []
    for at, column in enumerate(("政策风向", "商会动态", "海外商机", "会员风采")):
        rows += [far + column, *broken(f"{LONG}{SOURCE}", WIDTH), *leaf(at, breaks=False), "", f"{far}· {at + 9} ·"]
    rows += [f"　　　　　　　　　{MORE[0]}", *broken(f"{INDENT}{LONG}", WIDTH), f"{far}（下转第15页）", f"{far}· 13 ·"]
    rows += [
        far + "海外商机",
        f"　　　　　　　　　{MORE[1]}",
        *broken(f"{INDENT}{LONG}{SOURCE}", WIDTH),
        f"{far}· 14 ·",
    ]
    rest = ["（上接第13页）", *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH), f"{far}· 15 ·"]
    assert titled(lines(*rows, far + "海外商机", *rest), MORE[0]).body == f"{LONG}\n{ROOM}"
