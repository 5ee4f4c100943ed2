"""Inner headings that are set as headlines are: flush, bold, or with white above them."""

from __future__ import annotations

from invented import INDENT, LONG, TITLES, lines, titles

from feeds.model import Document, Line
from feeds.parsing import parse

SOURCE = "（来源：某某商报）"
PARTS = ("一、冷库布局", "二、运力调度", "三、补贴办法")
HEAD = ("某某月刊", "2022年第3期", "")


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
