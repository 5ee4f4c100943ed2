"""Pages whose numbers tell what follows what: texts go on from page to page, and not over pages that are missing."""

from __future__ import annotations

import pytest
from invented import FULL, INDENT, LONG, MORE, ROOM, RUSH, SOURCE, TITLES, broken, given, lines, titled, titles
from paged import BREAKS_OFF, GOES_ON

from feeds.model import Issue, Kind
from feeds.parsing.page_numbers import page_numbers

WIDTH = 34
COLUMN = "协会动态"


def item(title: str, source: str = SOURCE) -> list[str]:
    return [f"　　　　　{title}", *broken(f"{INDENT}{LONG}", WIDTH), *broken(f"{INDENT}{ROOM}{source}", WIDTH)]


def torn_file(*pages: tuple[int, list[str]]) -> Issue:
    """A file that begins in mid-sentence, with heads that bear the number of each page."""
    rows: list[str] = []
    for number, text in pages:
        rows += [
            f"{number}　　　　　{COLUMN}" if number % 2 == 0 else f"　　　　　　　　{COLUMN}　　　　{number}",
            *text,
        ]
    return lines(*rows)


def begins(text: str, title: str) -> list[str]:
    return [*broken(text + SOURCE, WIDTH), *item(title)]


REST = "年来，不少会员同我讲过同一句话，流量一天比一天贵，账目摊开来看，推广的费用占到销售额的两成，比房租加人工还高。"


def off(title: str, end: str) -> list[str]:
    """An item whose text breaks off with the last line of the page."""
    text = f"{INDENT}{LONG}{RUSH}"
    return [f"　　　　　{title}", *broken(text[: 2 * WIDTH + WIDTH - len(end)] + end, WIDTH)]


def test_what_a_page_begins_with_closes_the_bracket_that_the_page_before_has_opened() -> None:
    """Though other pages of the file begin in the middle of other texts."""
    found = torn_file(
        (12, begins(REST, TITLES[0])),
        (13, [*item(TITLES[1]), *off(MORE[0], "（摘自《某某商")]),
        (14, ["情》）", *item(TITLES[2])]),
        (7, begins(REST, TITLES[3])),
        (8, begins(REST, TITLES[4])),
    )
    assert titled(found, MORE[0]).source == "摘自《某某商情》"


def test_where_numbers_say_which_pages_are_missing_the_others_follow_each_other() -> None:
    found = torn_file(
        (9, begins(REST, TITLES[0])),
        (10, [*item(TITLES[1]), *off(MORE[0], BREAKS_OFF[:WIDTH])]),
        (11, begins(GOES_ON, TITLES[2])),
        (16, begins(REST, TITLES[3])),
        (17, item(TITLES[4])),
        (22, begins(REST, MORE[1])),
        (23, item(TITLES[5])),
    )
    assert titled(found, MORE[0]).body.endswith(f"{BREAKS_OFF[:WIDTH]}{GOES_ON}")
    assert [one.kind for one in found.items if one.title is None] == [Kind.FRAGMENT] * 3


def test_a_single_line_behind_missing_pages_ends_another_text() -> None:
    rest = f"或经营所在地的街道服务中心受理。{SOURCE}"
    found = torn_file(
        (9, item(TITLES[0])),
        (10, [*item(TITLES[1]), *off(MORE[0], BREAKS_OFF[:WIDTH])]),
        (12, [rest, *item(TITLES[2])]),
        (13, item(TITLES[3])),
        (14, item(TITLES[4])),
    )
    assert titled(found, MORE[0]).body.endswith(BREAKS_OFF[:WIDTH])
    assert [one.body for one in found.items if one.title is None] == [rest.removesuffix(SOURCE)]


def apart(*pages: tuple[int, list[str]]) -> Issue:
    """Lines without indents, each alone between empty ones; the number of a page stands below it."""
    rows = [row for number, text in pages for row in (*text, f"- {number} -")]
    return lines("某某物流　2019年第9期", *(one for row in rows for one in ("", row)))


def flush(title: str) -> list[str]:
    return [title, *broken(LONG, 24), *broken(f"{ROOM}{SOURCE}", 24)]


PAGES = [(number, [*flush(TITLES[at]), *flush(MORE[at])]) for at, number in enumerate((3, 4, 5))]
LAST = [TITLES[3], *broken(f"{LONG}{RUSH}"[:72], 24)]


@pytest.mark.parametrize(("number", "torn"), [(7, False), (10, True)])
def test_over_several_missing_pages_no_text_goes_on(number: int, *, torn: bool) -> None:
    """One page may hold an advertisement."""
    rest = [*broken(REST[:72], 24), *broken(f"{ROOM}{SOURCE}", 24)]
    found = apart(*PAGES, (6, LAST), (number, [*rest, *flush(TITLES[4])]), (number + 1, flush(TITLES[5])))
    assert (None in titles(found)) is torn


def numbers_in(*rows: str) -> list[str]:
    text = given(*rows)
    return [row.text for row, is_number in zip(text, page_numbers(text), strict=True) if is_number]


def test_numbers_of_pages_that_lie_among_others_are_of_pages_too() -> None:
    """16 and 17, and 18 and 19 further down, lie between 23 and 27."""
    order = ["16", "17", "23", "24", "18", "19", "25", "26", "27"]
    assert numbers_in(*(row for number in order for row in (*FULL * 4, number))) == order


def test_figures_that_stand_nearer_than_pages_are_of_none_though_they_count() -> None:
    table = ("40", "万吨", "41", "亿件")
    pages = [row for number in ("33", "34", "35", "36", "37") for row in (*FULL * 4, number)]
    assert numbers_in(*pages, *FULL * 4, ROOM, *table, *FULL * 4) == ["33", "34", "35", "36", "37"]


def test_a_text_that_begins_behind_what_it_goes_on_with_is_of_that_page() -> None:
    """（上接第12页） and the text on one line, at the head of a page that lies behind missing ones."""
    found = torn_file(
        (11, begins(REST, TITLES[0])),
        (12, [f"　　　　　{MORE[0]}", *broken(f"{INDENT}{LONG}", WIDTH), "（下转第21页）"]),
        (16, begins(REST, TITLES[1])),
        (17, item(TITLES[2])),
        (21, [*broken(f"（上接第12页）{GOES_ON}", WIDTH), *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]),
        (22, item(TITLES[3])),
    )
    assert titled(found, MORE[0]).body == f"{LONG}\n{GOES_ON}\n{ROOM}"


def test_a_text_may_go_on_from_a_page_further_down() -> None:
    """Pages 22 and 23 lie before 15 and 16: none before them says that it goes on there."""
    found = torn_file(
        (9, begins(REST, TITLES[0])),
        (10, [*item(TITLES[1]), *off(MORE[1], BREAKS_OFF[:WIDTH])]),
        (22, begins(REST, TITLES[2])),
        (23, ["（上接第16页）", *broken(f"{GOES_ON}{SOURCE}", WIDTH)]),
        (15, begins(REST, TITLES[3])),
        (16, [f"　　　　　{MORE[0]}", *broken(f"{INDENT}{LONG}", WIDTH), "（下转第23页）"]),
    )
    assert titled(found, MORE[0]).body == f"{LONG}\n{GOES_ON}"
    assert titled(found, MORE[1]).body.endswith(BREAKS_OFF[:WIDTH])


def test_numbers_of_headlines_count_anew_behind_missing_pages() -> None:
    """The columns of a quarterly count their items; (4) is the first of the next column that is left."""

    def numbered(*numbers: int) -> list[str]:
        heads = [(f"{INDENT}（{number}）{(*TITLES, *MORE)[number]}", number) for number in numbers]
        return [row for head, _ in heads for row in (head, *broken(f"{INDENT}{LONG}{SOURCE}", WIDTH))]

    found = torn_file(
        (9, ["二、工作动态", *numbered(1, 2, 3)]),
        (10, numbered(4, 5, 6)),
        (14, [*broken(f"{REST}{SOURCE}", WIDTH), *numbered(4, 5)]),
        (15, numbered(6, 7)),
        (16, ["三、经验交流", *numbered(1, 2)]),
    )
    behind = [(*TITLES, *MORE)[number] for number in (4, 5, 6, 7, 1, 2)]
    assert titles(found)[-6:] == behind


def test_whole_paragraphs_behind_two_missing_pages_are_of_another_text() -> None:
    def page(number: int, *rows: str) -> list[str]:
        return [*rows, f"第 {number} 页", "某某园区通讯 2018年第4期"]

    def items(*heads: str) -> list[str]:
        return [row for head in heads for row in (head, LONG, RUSH, LONG, f"{ROOM}{SOURCE}")]

    off = f"{LONG}{ROOM}"[:80]
    rest = f"设备全部投入使用以后，公司的日均分拣能力提高到六万件。{RUSH}{SOURCE}"
    found = lines(
        *page(4, f"{RUSH}{LONG}{SOURCE}", *items(TITLES[0], MORE[0])),
        *page(5, *items(TITLES[1], MORE[1])),
        *page(6, *items(TITLES[2], MORE[2])),
        *page(7, *items(MORE[3]), TITLES[3], LONG, off),
        *page(10, rest, *items(TITLES[4], MORE[4])),
        *page(11, *items(TITLES[5], MORE[5])),
    )
    assert titled(found, TITLES[3]).body == f"{LONG}\n{off}"
    assert rest.removesuffix(SOURCE) in {one.body for one in found.items}
