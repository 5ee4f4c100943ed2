"""A PDF gives its paragraphs in reading order, with the size of their letters and levels for the larger ones."""

from __future__ import annotations

from sample_pdf import Text, pdf

from feeds.readers.pdf import read

LINE = "{}{}这行文字正好写满分栏的整个宽度共二十"
DIGITS = "零一二三四五六七八九十又"
LEFT, RIGHT = 60, 330  # where two columns of 20 letters of 12 points begin
PITCH = 18


def column(lines: list[str], *, left: float, top: float = 760, size: float = 12) -> list[Text]:
    """Lines below each other; one that begins with ideographic spaces is set in."""
    return [
        Text(line.lstrip("　"), left + size * (len(line) - len(line.lstrip("　"))), top - PITCH * number, size)
        for number, line in enumerate(lines)
    ]


def paragraph(mark: str, lines: int = 3) -> list[str]:
    """Set in, and its last line short."""
    full = [LINE.format(mark, DIGITS[number]) for number in range(lines - 1)]
    return [f"　　{full[0]}"[:20], *full[1:], f"{mark}到此为止。"]


def joined(mark: str, lines: int = 3) -> str:
    return "".join(paragraph(mark, lines)).strip("　")


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data, "a.pdf").lines if line.text]


def test_paragraphs_have_their_page_and_size() -> None:
    document = read(pdf([Text("动态，一行。" * 3, size=12)], [Text("第二页的文字。", size=12, scale=12)]), "a.pdf")
    assert [(line.text, line.page, line.size) for line in document.lines] == [
        ("动态，一行。" * 3, 1, 12.0),
        ("第二页的文字。", 2, 12.0),
    ]


def test_full_lines_are_joined_and_what_is_set_in_begins_a_paragraph() -> None:
    page = column([*paragraph("甲", 4), *paragraph("乙", 3), *paragraph("丙", 3)], left=LEFT)
    assert texts(pdf(page)) == [joined("甲", 4), joined("乙"), joined("丙")]


def test_two_columns_are_read_one_after_the_other_whatever_the_page_draws_first() -> None:
    first = column([*paragraph("甲", 5), *paragraph("乙", 5)], left=LEFT)
    second = column([*paragraph("丙", 5), *paragraph("丁", 5)], left=RIGHT)
    rowwise = [text for pair in zip(second, first, strict=True) for text in pair]
    assert texts(pdf(rowwise)) == [joined("甲", 5), joined("乙", 5), joined("丙", 5), joined("丁", 5)]


def test_a_headline_across_the_columns_comes_before_both() -> None:
    page = [
        Text("横贯全页的大标题在这里是一条", 100, 780, 20),
        *column([*paragraph("甲", 5)], left=LEFT, top=740),
        *column([*paragraph("乙", 5)], left=RIGHT, top=740),
        Text("下面一篇的标题也很长横贯全页", 100, 600, 20),
        *column([*paragraph("丙", 5)], left=LEFT, top=560),
        *column([*paragraph("丁", 5)], left=RIGHT, top=560),
    ]
    assert texts(pdf(page)) == [
        "横贯全页的大标题在这里是一条",
        joined("甲", 5),
        joined("乙", 5),
        "下面一篇的标题也很长横贯全页",
        joined("丙", 5),
        joined("丁", 5),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = paragraph("甲", 12)
    first = [*column(lines[:5], left=LEFT), *column(lines[5:10], left=RIGHT)]
    second = [*column([*lines[10:], *paragraph("乙", 4)], left=LEFT), *column(paragraph("丙", 6), left=RIGHT)]
    assert texts(pdf(first, second)) == [joined("甲", 12), joined("乙", 4), joined("丙", 6)]


def test_over_a_page_that_is_missing_nothing_goes_on() -> None:
    first, rest = paragraph("甲", 9)[:4], paragraph("甲", 9)[4:]
    for step, expected in ((0, 4), (1, 5)):
        lines = [paragraph("乙", 6), first, rest, paragraph("丙", 6), paragraph("丁", 6)]
        numbers = [1, 2, 3 + step, 4 + step, 5 + step]
        pages = [
            [*column(page, left=LEFT), Text(f"- {number} -", 290, 30)]
            for page, number in zip(lines, numbers, strict=True)
        ]
        assert len(texts(pdf(*pages))) == expected


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Text("某某动态 2026年第3期", 230, 815, 9),
            *column([*paragraph(mark, 6)], left=LEFT),
            Text(str(number), 295, 30, 9),
        ]
        for number, mark in enumerate("甲乙丙丁", 3)
    ]
    assert texts(pdf(*pages)) == [joined(mark, 6) for mark in "甲乙丙丁"]


def test_a_running_head_of_a_few_pages_is_said_once() -> None:
    heads = ["专题研究"] * 4 + ["行业动态"] * 4 + [""] * 8
    pages = [
        [*([Text(head, 280, 815, 9)] if head else []), *column([*paragraph(mark, 6)], left=LEFT)]
        for head, mark in zip(heads, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", strict=True)
    ]
    found = texts(pdf(*pages))
    assert found.count("专题研究") == found.count("行业动态") == 1
    assert found.index("行业动态") == found.index(joined("戊", 6)) - 1


def test_a_number_that_does_not_count_with_the_pages_is_text() -> None:
    page = [*column([*paragraph("甲"), *paragraph("乙"), *paragraph("丙")], left=LEFT), Text("2014", LEFT, 30)]
    assert texts(pdf(page)) == [joined("甲"), joined("乙"), joined("丙"), "2014"]


def test_a_headline_of_two_lines_is_one_and_has_its_level() -> None:
    page = [
        Text("行业动态", LEFT, 790, 24),
        Text("两行的标题在这里折了一行所以", LEFT, 750, 16),
        Text("还没有完", LEFT + 80, 728, 16),
        *column([*paragraph("甲"), *paragraph("乙"), *paragraph("丙")], left=LEFT, top=700),
    ]
    document = read(pdf(page), "a.pdf")
    assert [(line.text, line.level) for line in document.lines if line.text] == [
        ("行业动态", 1),
        ("两行的标题在这里折了一行所以还没有完", 2),
        (joined("甲"), None),
        (joined("乙"), None),
        (joined("丙"), None),
    ]


def test_lines_stay_lines_where_only_their_length_parts_paragraphs() -> None:
    """A headline that fills its line would else swallow the text: parsing knows what the contents announce."""
    lines = [line.strip("　") for mark in "甲乙丙" for line in (LINE.format(mark, "题"), *paragraph(mark))]
    assert texts(pdf(column(lines, left=LEFT))) == lines


def test_dots_and_page_that_had_no_room_beside_their_entry_of_the_contents_are_joined_to_it() -> None:
    lines = ["把路修到田头", "·" * 12 + " 12", "果蔬冷库容量居全省首位", "……………… 4", "某市名单"]
    assert texts(pdf(column(lines, left=LEFT))) == [lines[0] + lines[1], lines[2] + lines[3], lines[4]]


def test_a_line_too_long_for_its_column_is_not_read_into_the_next_one() -> None:
    """It touches the other column's line: where columns begin is known from the pages."""
    left, right = "甲乙丙", "丁戊己"
    pages = [
        [*column(paragraph(one, 6), left=LEFT), *column(paragraph(other, 6), left=LEFT + 256)]
        for one, other in zip(left, right, strict=True)
    ]
    pages[1][2] = Text(pages[1][2].text + "啊", LEFT, pages[1][2].baseline)
    found = [text.replace("啊", "") for text in texts(pdf(*pages))]
    assert found == [joined(mark, 6) for mark in "甲丁乙戊丙己"]


def test_two_short_paragraphs_that_are_set_in_are_no_headline_in_the_middle() -> None:
    short = ["　　（来源：某某日报，有删节，从略）", "　　编辑：王晓、李明，校对：陈某某等"]
    lines = [*paragraph("甲"), *paragraph("乙"), *paragraph("丙"), *short]
    assert texts(pdf(column(lines, left=LEFT)))[3:] == [line.strip("　") for line in short]


def test_a_number_and_its_heading_are_no_two_cells_however_far_apart() -> None:
    lines = [*paragraph("甲"), *paragraph("乙"), *paragraph("丙")]
    heading = [Text("5.", LEFT, 790), Text("检验检疫与结汇", LEFT + 60, 790)]
    assert texts(pdf([*heading, *column(lines, left=LEFT)]))[0] == "5. 检验检疫与结汇"


def test_a_heading_at_the_foot_of_a_page_belongs_to_its_text() -> None:
    first = [*column(paragraph("甲", 6), left=LEFT), Text("下一栏目", LEFT, 60, 20)]
    document = read(pdf(first, column(paragraph("乙", 6), left=LEFT)), "a.pdf")
    assert [(line.text, line.page) for line in document.lines if line.level] == [("下一栏目", 2)]


def test_what_stands_far_apart_on_a_line_are_cells() -> None:
    rows = [[Text(cell, LEFT + 150 * at, 740 - 20 * row) for at, cell in enumerate(cells)] for row, cells in TABLE]
    assert texts(pdf([text for row in rows for text in row])) == ["\t".join(cells) for _row, cells in TABLE]


TABLE = list(
    enumerate([("城市", "数量", "增长"), ("杭州", "1200", "12%"), ("宁波", "980", "8%"), ("温州", "640", "5%")])
)


def test_letters_for_shapes_become_letters() -> None:
    assert texts(pdf([Text("\uf06c ⽂字⻓⻛的 ﬁle"), Text("深 圳 快 递", baseline=600)])) == [
        "● 文字长风的 file",
        "深 圳 快 递",
    ]


def test_a_page_without_text_costs_nothing_but_itself() -> None:
    document = read(pdf([Text("第一页的几行文字。" * 2)], [], [Text("第三页的文字")], image=True), "a.pdf")
    assert [(line.text, line.page) for line in document.lines] == [("第一页的几行文字。" * 2, 1), ("第三页的文字", 3)]
