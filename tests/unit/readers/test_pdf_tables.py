"""A table that is ruled in a PDF has the rows and cells that its rulings make."""

from __future__ import annotations

import pytest
from sample_pdf import Photo, Rule, Text, pdf

from feeds.model import CELL_BREAK, ROW, Document
from feeds.readers.pdf import read
from feeds.readers.pdf_glyphs import Piece
from feeds.readers.pdf_rulings import Ruling
from feeds.readers.pdf_tables import tables_of

LINE = "港区恢复夜航以后外贸货船进出港平均提前六小时引航站四班轮换"
Drawn = list[Text | Photo | Rule]


def text_above_and_below() -> Drawn:
    above = [Text(LINE[number:] + LINE[:number], 72, 780 - 18 * number) for number in range(3)]
    return [*above, *(Text(LINE[number:] + LINE[:number], 72, 480 - 18 * number) for number in range(3, 6))]


def grid(lefts: list[int], tops: list[int]) -> Drawn:
    across = [Rule(lefts[0], top, lefts[-1], top) for top in tops]
    return [*across, *(Rule(left, tops[-1], left, tops[0]) for left in lefts)]


def rows(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.style == ROW]


def test_pieces_go_to_the_cells_that_rulings_make() -> None:
    cells = [Text("地区", 80, 680), Text("冷库", 112, 680), Text("说明", 210, 680)]
    cells += [Text("甬江", 80, 655), Text("一期", 210, 658), Text("二期", 210, 642)]
    document = read(pdf([*text_above_and_below(), *grid([72, 107, 200, 400], [700, 672, 636]), *cells]), "a.pdf")
    assert rows(document) == ["地区\t冷库\t说明", f"甬江\t\t一期{CELL_BREAK}二期"]
    texts = [line.text for line in document.lines if line.text]
    at = texts.index(rows(document)[0])
    assert texts[at : at + 2] == rows(document)
    assert texts[at + 2].startswith(LINE[3:])


def test_a_line_that_fills_its_cell_goes_on_in_the_next_one() -> None:
    cells = [
        Text("甬江", 80, 680),
        Text("一二三四五六七八", 202, 684),
        Text("九十", 202, 668),
        Text("5", 80, 640),
        Text("6", 202, 640),
    ]
    document = read(pdf([*text_above_and_below(), *grid([72, 200, 300], [700, 660, 630]), *cells]), "a.pdf")
    assert rows(document) == ["甬江\t一二三四五六七八九十", "5\t6"]


def test_cells_without_a_ruling_between_them_are_one() -> None:
    rulings: Drawn = [Rule(72, top, 400, top) for top in (700, 672, 636)]
    rulings += [Rule(72, 636, 72, 700), Rule(400, 636, 400, 700), Rule(200, 636, 200, 672)]
    cells = [Text("各地区合计", 180, 680), Text("甬江", 80, 655), Text("388", 210, 655)]
    document = read(pdf([*text_above_and_below(), *rulings, *cells]), "a.pdf")
    assert rows(document) == ["各地区合计\t", "甬江\t388"]


def test_a_table_on_a_turned_page_is_read_upright() -> None:
    cells = [Text("地区", 80, 680), Text("冷库", 210, 680), Text("甬江", 80, 655), Text("388", 210, 655)]
    document = read(pdf([*grid([72, 200, 400], [700, 672, 636]), *cells], rotate=90), "a.pdf")
    assert rows(document) == ["地区\t冷库", "甬江\t388"]


@pytest.mark.parametrize(
    "rulings",
    [
        [Rule(60, 820, 540, 820), Rule(60, 400, 540, 400)],
        grid([60, 540], [820, 400]),
        grid([60, 300, 540], [820, 400]),
        [Rule(10 + number, 10, 10 + number, 830) for number in range(580)] * 6,
    ],
    ids=["rules", "a frame", "columns in frames", "a drawing"],
)
def test_what_is_ruled_and_is_no_table_stays_text(rulings: Drawn) -> None:
    plain, ruled = read(pdf(text_above_and_below()), "a.pdf"), read(pdf([*text_above_and_below(), *rulings]), "a.pdf")
    assert rows(ruled) == []
    assert ruled.text == plain.text


def test_rulings_of_neighbouring_cells_drawn_one_after_the_other_are_one() -> None:
    rulings = [Ruling(True, at, 0, 40) for at in (0, 50, 51.5, 100)]
    rulings += [Ruling(False, at, start, end) for at in (0, 20, 40) for start, end in ((0, 50), (51, 100))]
    pieces = [Piece(text, left, left + 10, bottom, 10, 0.0) for text, left, bottom in (("甲", 5, 25), ("乙", 60, 5))]
    (table,) = tables_of(rulings, pieces)
    assert [text for _foot, text in table.rows] == ["甲\t", "\t乙"]
