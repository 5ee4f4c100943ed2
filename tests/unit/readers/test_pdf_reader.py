"""A PDF gives the lines of its pages, with what the page shows of their paragraphs."""

from __future__ import annotations

from sample_pdf import Text, pdf

from feeds.readers.pdf import read


def test_lines_have_their_page_and_size() -> None:
    document = read(pdf([Text("动态", size=20)], [Text("第二页", size=12, scale=12)]), "a.pdf")
    assert [(line.text, line.page, line.size) for line in document.lines] == [("动态", 1, 20.0), ("第二页", 2, 12.0)]


def test_what_is_set_in_and_what_stands_apart_is_shown_so() -> None:
    page = [
        Text("第一段的第一行文字", left=96, baseline=700),
        Text("第二行从左边开始的", baseline=684),
        Text("第三行", baseline=668),
        Text("隔开的标题", baseline=600),
        Text("又一行在左边", baseline=584),
    ]
    assert read(pdf(page), "a.pdf").text.split("\n") == [
        "　　第一段的第一行文字",
        "第二行从左边开始的",
        "第三行",
        "",
        "隔开的标题",
        "又一行在左边",
    ]


def test_a_page_without_text_costs_nothing_but_itself() -> None:
    document = read(pdf([Text("第一页的几行文字。" * 2)], [], [Text("第三页的文字")], image=True), "a.pdf")
    assert [(line.text, line.page) for line in document.lines] == [("第一页的几行文字。" * 2, 1), ("第三页的文字", 3)]
