"""A table of a PDF that nothing rules keeps its rows and columns, and what only stands in rows is none."""

from __future__ import annotations

from sample_columns import LEFT, PITCH, column, joined, paragraph
from sample_pdf import Text, pdf

from feeds.model import ROW
from feeds.readers.pdf import read

HEAD = ("地区", "出口额", "同比", "备注")
ROWS = (
    ("龙岗区", "1,234.5", "12.3%", ""),
    ("南山区", "987.6", "-3.2%", "含前海"),
    ("福田区", "456.7", "", ""),
    ("罗湖区", "", "8.8%", ""),
    ("合计", "3,087.9", "7.7%", "初步数"),
)


def aligned(
    rows: tuple[tuple[str, ...], ...], *, top: float, edges: tuple[int, ...] = (0, 160, 250, 280)
) -> list[Text]:
    """The first and the last cell of a row begin at an edge, those between end there."""
    found: list[Text] = []
    for number, row in enumerate(rows):
        for at, (cell, edge) in enumerate(zip(row, edges, strict=True)):
            left = LEFT + edge - (0 if at in (0, len(row) - 1) else 12 * len(cell))
            found += [Text(cell, left, top - PITCH * number)] if cell else []
    return found


def rows_of(data: bytes) -> list[str]:
    return [line.text for line in read(data, "a.pdf").lines if line.style == ROW]


def test_rows_keep_their_empty_cells_between_the_paragraphs_around_them() -> None:
    page = column([*paragraph("甲"), *paragraph("乙"), *paragraph("丙")], left=LEFT)
    page += aligned((HEAD, *ROWS), top=580)
    page += column(paragraph("丁"), left=LEFT, top=440)
    found = [(line.text, line.style) for line in read(pdf(page), "a.pdf").lines if line.text]
    table = [("\t".join(row), ROW) for row in (HEAD, *ROWS)]
    assert found == [*((joined(mark), None) for mark in "甲乙丙"), *table, (joined("丁"), None)]


def test_a_head_across_columns_stands_above_the_table() -> None:
    page = [Text("地区", LEFT, 700), Text("出口额和同比增长情况", LEFT + 72, 700)]
    assert rows_of(pdf([*page, *aligned(ROWS, top=682)])) == ["\t".join(row) for row in ROWS]


def test_words_in_rows_are_no_table() -> None:
    names = (("张一", "李二", "王三", "赵四"),) * 5
    assert rows_of(pdf(aligned(names, top=700))) == []


def test_a_table_of_contents_is_no_table() -> None:
    entries = tuple((f"{number}.", "会员风采", "第三届", str(3 * number)) for number in range(1, 7))
    assert rows_of(pdf(aligned(entries, top=700))) == []


def test_two_columns_of_numbers_are_too_few() -> None:
    pairs = tuple((f"{number}市", "", "", f"{number},234") for number in range(1, 7))
    assert rows_of(pdf(aligned(pairs, top=700))) == []
