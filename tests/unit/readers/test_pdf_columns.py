"""Columns are told from what stands beside each other for other reasons, though few of their lines fill them."""

from __future__ import annotations

from sample_columns import DIGITS, LEFT, LINE, RIGHT, column, marks, paragraph, texts
from sample_pdf import Text, pdf

from feeds.readers.pdf_columns import columns_of
from feeds.readers.pdf_glyphs import Piece


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


def text_of(mark: str, paragraphs: int = 8) -> list[str]:
    return [line for _ in range(paragraphs) for line in paragraph(mark)]


def test_a_line_that_hangs_into_the_gutter_parts_no_columns() -> None:
    """Programs stretch some lines too far: beside it, less white is left than parts columns."""
    first, other = column(text_of("甲"), left=LEFT), column(text_of("乙"), left=LEFT + 20 * 12 + 14, top=755)
    first[-3].white = 8 / 19
    assert marks(texts(pdf([*first, *other]))) == "甲乙"


def test_a_column_of_short_lines_is_one_beside_a_text_that_is_as_wide() -> None:
    """An imprint and the contents, of which a line or two fill the column, on the only page."""
    imprint = [*(f"甲协会的第{digit}位成员" for digit in DIGITS[:14]), LINE.format("甲", "须")]
    page = [*column(imprint, left=LEFT), *column(text_of("乙", 5), left=RIGHT)]
    assert marks(texts(pdf(page))) == "甲乙"


def test_short_lines_beside_a_text_that_is_wider_are_none() -> None:
    labels = [*(f"第{digit}项内容" for digit in DIGITS[:14]), LINE.format("第", "末")[:16]]
    found = texts(pdf([*column(labels, left=LEFT), *column(text_of("乙", 5), left=RIGHT)]))
    assert found[0].startswith("第零项内容\t")


def test_a_headline_in_the_first_column_has_its_text_below_it_at_the_foot_of_the_page() -> None:
    """The other column ended above it, as programs make them of one length; its text is as wide as the column."""
    first, other = text_of("甲", 6), text_of("乙", 6)
    first[-1] = LINE.format("甲", "甲")
    foot = 760 - 18 * len(first) - 16
    below = [Text("子的标题", LEFT, foot, 18), *column(paragraph("丑"), left=LEFT, top=foot - 24)]
    assert marks(texts(pdf([*column(first, left=LEFT), *below, *column(other, left=RIGHT)]))) == "甲子丑乙"


def test_a_running_head_stands_apart_though_a_column_begins_lower_than_the_other() -> None:
    head = Text("某某通讯", 290, 820)
    first = column([*(f"甲的前言第{digit}句" for digit in DIGITS[:6]), *text_of("甲", 6)], left=LEFT)
    other = column(text_of("乙", 7), left=RIGHT, top=742)
    assert marks(texts(pdf([head, *first, *other]))) == "某甲乙"


def test_the_address_that_a_browser_prints_at_the_foot_is_no_text() -> None:
    body = column(text_of("甲", 4), left=LEFT)
    foot = [Text("file:///home/a/b.html", LEFT, 30, 8), Text("1/1", 500, 30, 8)]
    assert marks(texts(pdf([*body, *foot]))) == "甲"
    assert texts(pdf([*body, foot[0]]))[-1] == "file:///home/a/b.html"


def spanning(text: str, baseline: float, left: float) -> Text:
    return Text(text, left, baseline, 20)


def test_a_headline_over_the_gutter_ends_columns_too_short_to_show_that_they_are_some() -> None:
    """Their lines are short as well, and leave a strip of white beside the headline."""
    pages = [[*column(text_of("甲"), left=LEFT), *column(text_of("乙"), left=RIGHT)]]
    contents = [*column(["丙的第一条"], left=LEFT), *column([LINE.format("丁", "一"), "丁的余下"], left=RIGHT)]
    headline = spanning("子的标题横跨两栏", 680, 240)
    pages.append([*contents, headline, *column(text_of("戊", 7), left=LEFT, top=640)])
    pages[1] += column(text_of("己", 7), left=RIGHT, top=640)
    found = texts(pdf(*pages))
    assert marks(found) == "甲乙丙丁子戊己"
    assert "丙的第一条" in found


def test_headlines_over_the_gutter_do_not_hang_into_it() -> None:
    """They begin a little behind the longest line above them: that white beside them is no gutter."""
    above = [
        *column(["甲的成员名单"] * 5 + ["甲的地址写得长到这里为止"], left=LEFT),
        *column(["乙的名单"] * 6, left=RIGHT),
    ]
    headline = spanning("子的标题横跨两栏", 630, LEFT + 12 * 12 + 6)
    below = [*column(text_of("丙", 8), left=LEFT, top=590), *column(text_of("丁", 8), left=RIGHT, top=590)]
    assert marks(texts(pdf([*above, headline, *below]))) == "甲乙子丙丁"


def test_columns_whose_lines_are_all_set_in_have_no_gutter_of_their_own() -> None:
    """A headline across the columns of other pages ends in it, and would end where it begins."""
    full = [
        [*column(text_of(one, 4), left=LEFT), *column(text_of(other, 4), left=RIGHT)]
        for one, other in ("甲乙", "丙丁", "戊己")
    ]
    short = [f"　　{LINE.format('庚', digit)[:17]}" for digit in DIGITS[:12]]
    set_in = [[*column(text_of(one, 4), left=LEFT), *column(short, left=RIGHT)] for one in "辛壬"]
    above = [*column(text_of("子", 2), left=LEFT), *column(text_of("丑", 2), left=RIGHT)]
    head = Text("卷首语", 291, 620, 18)
    below = [*column(text_of("寅", 2), left=LEFT, top=580), *column(text_of("卯", 2), left=RIGHT, top=580)]
    found = texts(pdf(*full, *set_in, [*above, head, *below]))
    assert marks(found).endswith("子丑卷寅卯")


def test_columns_of_left_and_of_right_pages_stand_in_different_places_where_margins_do() -> None:
    """Of three columns each begins in two places; where margins are alike, all pages show the same ones."""

    def ends(*lefts: float, inner: float) -> list[set[int]]:
        pages = [
            [
                Piece(text.text, text.left, text.left + text.size * len(text.text), text.baseline, text.size, 0.0)
                for left in lefts
                for text in column([line[:12] for line in text_of("甲")], left=left + inner * (page % 2))
            ]
            for page in range(4)
        ]
        known = columns_of(pages)
        return [{round(end) for _start, end in known.of(page).gutters} for page in (1, 2)]

    assert ends(40, 210, 380, inner=24) == [{210, 380}, {234, 404}]
    assert ends(40, 210, 380, inner=0) == [{210, 380}, {210, 380}]


def test_a_line_at_the_edge_of_a_column_is_of_it_though_the_first_column_begins_lower() -> None:
    first, other = column(text_of("甲", 4), left=LEFT, top=700), column(text_of("乙", 4), left=RIGHT, top=700)
    assert marks(texts(pdf([Text("丙园地", RIGHT, 760), *first, *other]))) == "甲丙乙"
    assert marks(texts(pdf([Text("丙园地", RIGHT + 60, 760), *first, *other]))) == "丙甲乙"
