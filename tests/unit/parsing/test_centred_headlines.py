"""Headlines in the middle of the line, by habit: in one row or several."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, MIDDLE, MORE, ROOM, SOURCE, TITLES, broken, lines, titled, titles
from paged import BREAKS_OFF

WIDTH = 30
TWO_ROWS = ("港区联合会恢复了停办", "多年的夜间作业")
WITH_COLON = ("北岸冷库联网监测：", "从一座冷库到全港")


def set_in_middle(*rows: str, source: str = SOURCE) -> list[str]:
    """An item of two paragraphs that are set in, its headline in the middle."""
    return [
        *(MIDDLE + row for row in rows),
        *broken(f"{INDENT}{LONG}", WIDTH),
        *broken(f"{INDENT}{ROOM}{source}", WIDTH),
    ]


HABIT = [row for title in TITLES for row in set_in_middle(title)]


@pytest.mark.parametrize("rows", [TWO_ROWS, WITH_COLON])
def test_two_rows_in_the_middle_are_one_headline(rows: tuple[str, str]) -> None:
    found = lines("某某商情", "第9期", *HABIT, *set_in_middle(*rows), *set_in_middle(MORE[0]))
    assert titles(found) == [*TITLES, "".join(rows), MORE[0]]


@pytest.mark.parametrize("rows", [TWO_ROWS, WITH_COLON])
def test_they_are_below_a_text_that_names_no_source(rows: tuple[str, str]) -> None:
    unsigned = set_in_middle(MORE[0], source="")
    found = lines("某某商情", "第9期", *HABIT, *unsigned, *set_in_middle(*rows))
    assert titles(found) == [*TITLES, MORE[0], "".join(rows)]


def test_so_are_they_above_their_author() -> None:
    head, *text = set_in_middle(*TWO_ROWS)
    signed = [head, text[0], f"{MIDDLE}文/闻天歌", *text[1:]]
    found = lines("某某商情", "第9期", *HABIT, *set_in_middle(MORE[0], source=""), *signed)
    assert titled(found, "".join(TWO_ROWS)).byline == ("闻天歌",)


def test_an_empty_line_parts_two_headlines() -> None:
    found = lines("某某商情", "第9期", *HABIT, MIDDLE + "■ 夜港", "", *set_in_middle(MORE[0]))
    assert titles(found) == [*TITLES, MORE[0]]


def page(number: int, *rows: str) -> list[str]:
    return [*rows, "", f"- {number} -", ""]


def test_behind_missing_pages_they_head_the_text_below_and_not_the_line_above() -> None:
    """Pages 5 and 6 are missing: what page 4 ends with is no first row of the headline on page 7."""
    off = [*broken(f"{INDENT}{LONG}", WIDTH), BREAKS_OFF[:WIDTH]]
    rows = [
        *(row for at in range(3) for row in page(at + 1, *set_in_middle(TITLES[at]), *set_in_middle(MORE[at]))),
        *page(4, MIDDLE + TITLES[3], *off),
        *page(7, *set_in_middle(*TWO_ROWS)),
        *page(8, *set_in_middle(TITLES[4]), *set_in_middle(TITLES[5])),
    ]
    found = lines("某某商情", "第9期", *rows)
    assert titled(found, "".join(TWO_ROWS)).body == f"{LONG}\n{ROOM}"
    assert titled(found, TITLES[3]).body == f"{LONG}\n{BREAKS_OFF[:WIDTH]}"


def test_a_headline_in_the_middle_stands_below_a_table_in_a_file_that_sets_others_flush() -> None:
    flush = [row for title in TITLES for row in (title, *set_in_middle(MORE[0])[1:])]
    table = ("线路　　　　本月指数　　同比（%）", "甲地—乙地　　98.6　　　-2.1", "甲地—丙地　　101.3　　　2.7")
    below = ("", *set_in_middle(MORE[2]))
    found = lines("某某商情", "第9期", *flush, "", MIDDLE + MORE[1], *table, *below)
    assert titles(found) == [*TITLES, MORE[1], MORE[2]]


def test_a_row_in_the_middle_heads_a_part_where_no_empty_line_is_above() -> None:
    flush = [row for title in TITLES for row in (title, *set_in_middle(MORE[0])[1:])]
    part = [*broken(f"{INDENT}{LONG}", WIDTH), *set_in_middle(MORE[2])]
    assert titles(lines("某某商情", "第9期", *flush, MORE[1], *part)) == [*TITLES, MORE[1]]
