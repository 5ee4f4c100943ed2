"""Inner headings that are set as headlines are: flush, bold, or with white above them."""

from __future__ import annotations

from invented import EIGHT_TITLES, INDENT, LONG, TITLES, lines, titles

from feeds.model import Document, Line
from feeds.parsing import parse
from feeds.parsing.contents_page import read_contents
from feeds.parsing.evidence import gather
from feeds.parsing.layout import measure
from feeds.parsing.rows import Row, rows_of

SOURCE = "（来源：某某商报）"
PARTS = ("一、冷库布局", "二、运力调度", "三、补贴办法")
HEAD = ("某某月刊", "2022年第3期", "")


def measured(*text: str) -> list[Row]:
    rows = list(rows_of(Document.from_text("\n".join(text))))
    measure(rows)
    return rows


def test_what_is_flush_is_no_headline_for_that_where_parts_are_flush() -> None:
    parts = [row for part in PARTS for row in (part, INDENT + LONG)]
    rows: list[str] = []
    for title in TITLES:
        rows += [title, INDENT + LONG, *parts, "农户的账本", INDENT + LONG, INDENT + LONG + SOURCE]
    assert titles(lines(*HEAD, *rows)) == list(TITLES)


def test_what_has_white_above_it_is_no_headline_for_that_where_parts_have() -> None:
    rows: list[str] = []
    for title in TITLES:
        paragraphs = [LONG] * 7
        parts = ["", "一、农户的账本", *paragraphs, "", "渔村里的早市", *paragraphs]
        rows += ["", title, *paragraphs, *parts, LONG + SOURCE]
    assert titles(lines(*HEAD, *rows)) == list(TITLES)


def test_a_bold_row_that_counts_what_a_text_says_is_no_headline() -> None:
    rows = ["政策速递"]
    for at, title in enumerate(TITLES):
        parts = ["误区一：库容越大越好", LONG] if at == 3 else []
        rows += [title, LONG, *parts, LONG + SOURCE]
    bold = {*rows[:1], *TITLES, "误区一：库容越大越好"}
    text = "\n".join((*HEAD, *rows))
    found: list[Line] = []
    at = 0
    for number, row in enumerate(text.split("\n"), 1):
        found.append(Line(row, 1, number, at, bold=row in bold))
        at += len(row) + 1
    assert titles(parse(Document("issue.docx", "docx", tuple(found)))) == list(TITLES)


def test_what_slipped_into_a_sentence_says_nothing_of_the_white_above_headlines() -> None:
    broken = [LONG[:17], LONG[17:34], LONG[34:]]
    text: list[str] = []
    for title in EIGHT_TITLES:
        slipped = title in EIGHT_TITLES[2:4]
        text += [*broken[:1], "", title, *broken[1:]] if slipped else ["", title, *broken]
        text += [*broken * 3, SOURCE]
    rows = measured(*HEAD, *text, "", "渔村里的早市", *broken)
    standing = {rows[at].text for at in gather(rows, read_contents(rows)).standing}
    assert standing.isdisjoint(EIGHT_TITLES[2:4])


def test_a_row_that_a_reader_joined_of_several_and_that_lacks_its_end_goes_on() -> None:
    narrow = [(LONG * 4)[at : at + 20] for at in range(0, 200, 20)]
    rows = measured(*narrow * 2, f"{LONG}{LONG[:30]}", *narrow * 2, LONG + LONG)
    assert [row.full for row in rows if len(row.text) > len(LONG)] == [True, False]


def test_one_row_that_was_several_does_not_hide_how_wide_the_others_are() -> None:
    narrow = [(LONG * 4)[at : at + 20] for at in range(0, 120, 20)]
    rows = measured(*narrow, LONG[:36], *narrow)
    assert sum(row.full for row in rows) == 2 * len(narrow)


def test_a_part_of_an_article_below_new_members_is_no_member() -> None:
    rows = ["【新增会员】", "江南某某网络科技有限公司", f"主要经营范围：{LONG}", "误区一：开网店", LONG, LONG]
    assert "误区一：开网店" not in titles(lines(*HEAD, *rows))
