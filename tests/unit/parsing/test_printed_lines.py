"""Lines of a printed page, each alone between empty ones, whose indents a scan has lost: first lines are shorter."""

from __future__ import annotations

from invented import LONG, MORE, ROOM, RUSH, SOURCE, TITLES, groups, lines, placed, sections, titles

from feeds.model import Issue

WIDTH = 25
PARAGRAPHS = (LONG, ROOM, RUSH)


def printed(text: str) -> list[str]:
    """A paragraph in lines of one width, of which the first has lost its indent."""
    return [text[: WIDTH - 2], *(text[at : at + WIDTH] for at in range(WIDTH - 2, len(text), WIDTH))]


def item(*rows: str, author: str = "", source: str = SOURCE) -> list[str]:
    """A headline in one row or two, and a text of three paragraphs."""
    text = [row for paragraph in PARAGRAPHS[:-1] for row in printed(paragraph)]
    return [*rows, *([author] if author else []), *text, *printed(f"{PARAGRAPHS[-1]}{source}")]


def apart(*rows: str) -> Issue:
    """With an empty line below each row."""
    return lines(*(one for row in rows for one in (row, "")))


TWO_ROWS = ("港区联合会恢复了", "停办多年的夜间作业")
ITEMS = [row for title in TITLES[:3] for row in item(title)]


def test_short_rows_below_each_other_are_a_headline_of_two() -> None:
    found = apart("某某物流", "2019年第9期", *ITEMS, *item(*TWO_ROWS), *item(MORE[0]))
    assert titles(found) == [*TITLES[:3], "".join(TWO_ROWS), MORE[0]]
    assert {found_item.body for found_item in found.items} == {"\n".join(PARAGRAPHS)}


def test_so_are_they_above_their_author_and_below_a_line_that_ends_full() -> None:
    filled = RUSH[: WIDTH - 2] + RUSH[: WIDTH - 1] + "。"
    above = [MORE[1], *printed(LONG), *printed(filled)]
    found = apart("某某物流", "2019年第9期", *ITEMS, *above, *item(*TWO_ROWS, author="本刊记者　闻天歌"))
    assert placed(found)[-1] == (None, "".join(TWO_ROWS))
    assert found.items[-1].byline == ("闻天歌",)


def test_groups_stand_above_headlines_of_two_rows() -> None:
    contents = ("目录", "区域扫描……3", "数据看台……9")
    column = ["区域扫描", "四川", *item(*TWO_ROWS), *item(TITLES[0]), "重庆", *item("南岸鱼市设立了", "一台公平秤")]
    found = apart("某某物流", "2019年第9期", *contents, *column, "数据看台", *item(TITLES[1]), *item(TITLES[2]))
    assert sections(found) == ["区域扫描"] * 3 + ["数据看台"] * 2
    assert groups(found) == ["四川", "四川", "重庆", None, None]


def test_a_text_wrapped_at_a_count_keeps_its_headlines_in_one_row() -> None:
    """Its rows have their indents: a short row is the end of a paragraph or a headline, and never half of one."""
    wrapped = ["　　" + LONG[: WIDTH - 2], *(LONG[at : at + WIDTH] for at in range(WIDTH - 2, len(LONG), WIDTH))]
    items = [row for title in (*TITLES, *MORE[:3]) for row in (title, *wrapped, *wrapped)]
    assert titles(lines("某某物流", "2019年第9期", *items)) == [*TITLES, *MORE[:3]]
