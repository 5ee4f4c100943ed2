"""Columns are told from what stands beside each other for other reasons, though few of their lines fill them."""

from __future__ import annotations

from sample_columns import DIGITS, LEFT, LINE, RIGHT, column, marks, paragraph, texts
from sample_pdf import Text, pdf


def test_a_rule_of_dashes_that_reaches_out_of_the_last_column_parts_no_columns() -> None:
    first, other = [*paragraph("甲", 6), *paragraph("甲", 4)], [*paragraph("乙", 6), "—" * 50, *paragraph("乙", 4)]
    assert marks(texts(pdf([*column(first, left=LEFT), *column(other, left=RIGHT)]))) == "甲乙—乙"


def test_columns_of_a_text_in_short_lines_that_are_set_in_are_columns() -> None:
    """Its own lines were made paragraphs, and only the longest reach the edge: they leave a letter or two."""

    def short(mark: str) -> list[str]:
        whole = (f"　　　　{LINE.format(mark, '首')[:16]}", f"{mark}余")
        others = (f"　　{mark}的标题", f"　　{mark}到此为止。", f"　　{mark}的标题也短")
        return [*whole, *whole, *others] * 3

    page = [*column(short("甲"), left=LEFT), *column(short("乙"), left=RIGHT)]
    assert marks(texts(pdf(page))) == "甲乙"


def test_rows_of_numbers_at_one_edge_are_no_columns() -> None:
    names = [f"{digit}市" for digit in DIGITS[:16]]
    page = column(names, left=LEFT)
    for text in list(page):
        page += column(["12,345.6"], left=LEFT + 120, top=text.baseline)
    assert texts(pdf(page)) == [f"{name}\t12,345.6" for name in names]


def test_a_rule_of_dashes_is_not_read_into_the_column_that_it_reaches() -> None:
    first, other = paragraph("甲", 10), paragraph("乙", 10)
    first[1] = "—" * 22
    assert marks(texts(pdf([*column(first, left=LEFT), *column(other, left=RIGHT)]))) == "甲—甲乙"


def test_blanks_behind_a_line_do_not_reach_the_next_column() -> None:
    """No program breaks them: the date that they stood before is on the next line."""
    first, other = paragraph("甲", 10), paragraph("乙", 10)
    first[4:6] = ["甲协会办公室编" + "　" * 15, "2025年6月20日"]
    found = texts(pdf([*column(first, left=LEFT), *column(other, left=RIGHT)]))
    assert any(line.endswith("甲协会办公室编") for line in found)
    assert marks(found) == "甲2甲乙"


def test_a_name_between_rules_of_dashes_is_one_line() -> None:
    """Programs draw the dashes of one font first, then the letters of the other."""
    dashes = [Text("—" * 6, left, 700) for left in (LEFT, LEFT + 96)]
    assert texts(pdf([*dashes, Text("要闻", LEFT + 72, 700), *column(paragraph("甲"), left=LEFT, top=660)]))[0] == (
        "——————要闻——————"
    )
