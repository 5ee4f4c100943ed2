"""Lines that the format sets in, with no blank in their text: a PDF tells them, parsing takes them for indented."""

from __future__ import annotations

from sample_pdf import Text, pdf

from feeds.model import Document, Line
from feeds.parsing.rows import rows_of
from feeds.readers.isolation import read_apart
from feeds.readers.pdf import read

LEFT, PITCH = 60, 18
FULL = "这行文字正好写满分栏的整个宽度共计二十个"


def paragraph(mark: str, *, set_in: int = 2) -> list[tuple[str, int]]:
    """Rows, each with the letters' widths by which it is set in."""
    return [(f"{mark}{FULL}"[: 20 - set_in], set_in), (FULL, 0), (f"{mark}到此为止。", 0)]


def page_of(*rows: tuple[str, int]) -> bytes:
    return pdf([Text(text, LEFT + 12 * set_in, 780 - PITCH * number) for number, (text, set_in) in enumerate(rows)])


def set_in(document: Document) -> list[tuple[str, bool]]:
    return [(line.text[:2], line.set_in) for line in document.lines if line.text]


BRIEFS = page_of(
    ("甲题在栏首", 0),
    *paragraph("甲"),
    *paragraph("乙"),
    ("丙题在栏首", 0),
    *paragraph("丙"),
    *paragraph("丁"),
)


def test_a_pdf_tells_the_paragraphs_that_are_set_in_from_the_headlines_that_are_not() -> None:
    expected = [("甲题", False), ("甲这", True), ("乙这", True), ("丙题", False), ("丙这", True), ("丁这", True)]
    assert set_in(read(BRIEFS, "a.pdf")) == expected


def test_where_no_paragraph_is_set_in_no_line_is() -> None:
    flush = page_of(*(row for mark in "甲乙丙丁" for row in paragraph(mark, set_in=0)))
    assert {line.set_in for line in read(flush, "a.pdf").lines} == {False}


def test_a_heading_is_never_set_in() -> None:
    rows = [row for mark in "甲乙丙丁" for row in paragraph(mark)]
    texts = [Text(text, LEFT + 12 * by, 740 - PITCH * number) for number, (text, by) in enumerate(rows)]
    found = read(pdf([Text("大字标题写得要长一点", LEFT + 24, 780, 18), *texts]), "a.pdf")
    assert (found.lines[0].level is not None, found.lines[0].set_in) == (True, False)


def test_what_a_process_of_its_own_reads_is_set_in_too() -> None:
    assert set_in(read_apart(BRIEFS, "a.pdf")) == set_in(read(BRIEFS, "a.pdf"))


def test_a_line_that_is_set_in_is_an_indented_row() -> None:
    first, second = Line("甲这行文字", 1, 1, 0, set_in=True), Line("题在栏首", 1, 2, 6)
    assert [row.indented for row in rows_of(Document("a.pdf", "pdf", (first, second)))] == [True, False]
