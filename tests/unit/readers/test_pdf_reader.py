"""A PDF gives its paragraphs in reading order, with the size of their letters and levels for the larger ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sample_columns import DIGITS, LEFT, LINE, PITCH, RIGHT, column, joined, marks, paragraph, texts
from sample_pdf import Text, pdf

from feeds.readers.pdf import read


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


@pytest.mark.parametrize("figures", ["2016-", "····11", "—8"])
def test_figures_with_a_sign_on_one_side_are_text_where_they_do_not_count_with_the_pages(figures: str) -> None:
    pages = [[*column(paragraph(mark), left=LEFT), Text(f"- {at} -", 300, 30)] for at, mark in enumerate("甲乙丙", 1)]
    found = texts(pdf(pages[0], [Text(figures, LEFT, 800), *pages[1]], pages[2]))
    assert any(figures in text for text in found)
    assert not any("- 2 -" in text for text in found)


@pytest.mark.parametrize("sign", ["{} |", "· {}"])
def test_a_number_with_a_sign_on_one_side_counts_with_the_pages_where_the_others_do(sign: str) -> None:
    pages = [
        [*column(paragraph(mark), left=LEFT), Text(sign.format(at), 300, 30)] for at, mark in enumerate("甲乙丙", 1)
    ]
    assert texts(pdf(*pages)) == [joined(mark) for mark in "甲乙丙"]


def test_a_number_counts_with_the_pages_where_the_others_do() -> None:
    numbered = [[*column(paragraph(mark), left=LEFT), Text(str(at), 300, 30)] for at, mark in enumerate("甲乙丙", 1)]
    assert "1" in texts(pdf([Text("2017年第", LEFT, 800), Text("1", LEFT, 782), *numbered[0]], *numbered[1:]))


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


def sentences(mark: str) -> list[str]:
    """A paragraph of four lines whose first one has the marks of a sentence."""
    first, *rest = (LINE.format(mark, digit) for digit in DIGITS[:3])
    return [first[:5] + "，" + first[6:], *rest, f"{mark}到此为止。"]


def test_where_only_their_length_parts_paragraphs_lines_go_on_in_mid_sentence() -> None:
    lines = [line for mark in "甲乙丙" for line in sentences(mark)]
    found = read(pdf(column(lines, left=LEFT)), "a.pdf").lines
    assert [(line.text, line.filled) for line in found] == [("".join(sentences(mark)), False) for mark in "甲乙丙"]


def test_a_headline_that_fills_its_line_stays_one_where_only_length_parts_paragraphs() -> None:
    """Parsing knows what the contents announce, and is told that the line is full. Only a rest goes on from it."""
    heads = {mark: LINE.format(mark, "题") for mark in "甲乙丙"}
    lines = [line for mark in "甲乙丙" for line in (heads[mark], *sentences(mark))]
    found = read(pdf(column([*lines, LINE.format("丁", "题"), "到此"], left=LEFT)), "a.pdf").lines
    expected = [
        (text, filled) for mark in "甲乙丙" for text, filled in ((heads[mark], True), ("".join(sentences(mark)), False))
    ]
    assert [(line.text, line.filled) for line in found] == [*expected, (LINE.format("丁", "题") + "到此", False)]


def test_a_line_that_ends_a_sentence_may_end_its_paragraph_where_only_length_parts_them() -> None:
    lines = [line for mark in "甲乙丙" for line in sentences(mark)]
    lines[1] = lines[1][:-1] + "。"
    found = read(pdf(column(lines, left=LEFT)), "a.pdf").lines
    assert [(line.text, line.filled) for line in found][:2] == [
        ("".join(lines[:2]), True),
        ("".join(lines[2:4]), False),
    ]


def test_contents_and_headlines_do_not_count_as_lines_that_the_column_left_short() -> None:
    lines = [f"{digit}月的短行。" for digit in DIGITS[:12]]
    lines += [LINE.format(mark, DIGITS[at]) for mark in "甲乙" for at in range(4)]
    lines[-1] = "乙到此为止。"
    assert {line.filled for line in read(pdf(column(lines, left=LEFT)), "a.pdf").lines} == {True, False}


def test_lines_that_are_short_everywhere_say_nothing_of_their_paragraphs() -> None:
    lines = [LINE.format("甲", "题"), *(f"{digit}月的短行" for digit in DIGITS[:12])]
    assert {line.filled for line in read(pdf(column(lines, left=LEFT)), "a.pdf").lines} == {None}


def test_long_paragraphs_in_a_narrow_column_show_that_they_are_set_in() -> None:
    """Few lines of all are first ones, but most of those below a short one."""
    pages = [column(paragraph(mark, 24), left=LEFT) for mark in "甲乙丙丁戊己"]
    pages = [
        [*one, *column(paragraph(mark, 12), left=LEFT, top=300)]
        for one, mark in zip(pages, "庚辛壬癸子丑", strict=True)
    ]
    found = texts(pdf(*pages))
    assert found == [
        text
        for mark, other in zip("甲乙丙丁戊己", "庚辛壬癸子丑", strict=True)
        for text in (joined(mark, 24), joined(other, 12))
    ]


def test_paragraphs_that_are_certain_fill_nothing() -> None:
    page = column([*paragraph("甲", 4), *paragraph("乙", 3), *paragraph("丙", 3)], left=LEFT)
    assert {line.filled for line in read(pdf(page), "a.pdf").lines} == {None}


def test_dots_and_page_that_had_no_room_beside_their_entry_of_the_contents_are_joined_to_it() -> None:
    lines = ["把路修到田头", "·" * 12 + " 12", "果蔬冷库容量居全省首位", "……………… 4", "某市名单"]
    assert texts(pdf(column(lines, left=LEFT))) == [lines[0] + lines[1], lines[2] + lines[3], lines[4]]
    lines = ["把路修到田头" + "·" * 12, "12", "果蔬冷库容量居全省首位" + "·" * 8, "· 14", "某市名单", "通知"]
    assert texts(pdf(column(lines, left=LEFT))) == [lines[0] + lines[1], lines[2] + lines[3], *lines[4:]]


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


def test_a_run_of_dots_that_no_column_holds_is_read_in_its_own() -> None:
    """It reaches into the other column where that is empty, too."""
    pages = [
        [*column(paragraph(one, 12), left=LEFT), *column(paragraph(other, 12), left=RIGHT, top=751)]
        for one, other in zip("甲乙丙", "丁戊己", strict=True)
    ]
    entry = [Text("某某市名单", LEFT, 760 - PITCH * 12), Text("·" * 28, LEFT, 760 - PITCH * 13)]
    found = texts(pdf(*pages[:2], [*pages[2][:12], *entry, *pages[2][12:22]]))
    assert marks(found) == "甲丁乙戊丙某己"


def test_signs_that_hang_into_the_gutter_part_no_columns() -> None:
    def page(one: str, other: str, hung: str = "") -> list[Text]:
        first = column(paragraph(one, 12), left=LEFT)
        first[4].text += hung
        return [*first, *column(paragraph(other, 12), left=RIGHT, top=751)]

    assert marks(texts(pdf(page("甲", "乙"), page("丙", "丁"), page("戊", "己", "”，")))) == "甲乙丙丁戊己"


def test_a_quotation_mark_counts_once() -> None:
    """A headline at the foot of a page that falls four letters short does not go on with the quotation below it."""

    def parted(marks: str, top: float) -> list[Text]:
        pairs = [[LINE.format(mark, "文"), f"{mark}到此为止。"] for mark in marks]
        return [text for at, pair in enumerate(pairs) for text in column(pair, left=LEFT, top=top - 50 * at)]

    headline = [LINE.format("戌", "题"), LINE.format("庚", "题")[:16]]
    quoted = column(["“" + LINE.format("辛", "文")[:19], "辛到此为止。"], left=LEFT)
    found = texts(
        pdf([*parted("甲乙丙丁戊己", 760), *column(headline, left=LEFT, top=460)], [*quoted, *parted("壬癸", 710)])
    )
    assert found[-4] == "".join(headline)
    assert found[-3].startswith("“")


def test_what_the_next_line_begins_with_counts_with_its_brackets() -> None:
    lines = paragraph("甲", 4)
    lines[2:3] = [lines[2][:14], "〔2016〕119" + lines[2][9:]]
    page = column([*lines, *paragraph("乙", 5), *paragraph("丙", 5)], left=LEFT)
    assert texts(pdf(page))[0] == "".join(lines).strip("　")


def test_an_address_in_angle_brackets_is_not_broken() -> None:
    lines = paragraph("甲", 4)
    lines[2:3] = [lines[2][:15], "<a.cn/bc>" + lines[2][9:]]
    page = column([*lines, *paragraph("乙", 5), *paragraph("丙", 5)], left=LEFT)
    assert texts(pdf(page))[0] == "".join(lines).strip("　")


def test_a_sign_that_nothing_begins_with_goes_on() -> None:
    """In a text whose lines are its own, and stand as paragraphs."""
    lines = [*(f"{digit}句短" for digit in DIGITS[:12]), "（某府函〔2016〕119号）", "，现予公布。", "自即日起施行。"]
    assert texts(pdf(column(lines, left=LEFT)))[-2:] == ["（某府函〔2016〕119号），现予公布。", "自即日起施行。"]


def test_words_that_blanks_part_have_one_where_their_line_was_broken() -> None:
    row = ["　　类别 企业名称 轮次 金额 其他说明", "备注"]
    lines = [*paragraph("甲"), *row, *paragraph("乙"), *paragraph("丙")]
    assert texts(pdf(column(lines, left=LEFT)))[1] == "类别 企业名称 轮次 金额 其他说明 备注"


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
    assert texts(pdf([Text("\uf06c ⽂字⻓⻛的 ﬁle，⼾⼝不⻪"), Text("深 圳 快 递", baseline=600)])) == [
        "● 文字长风的 file，户口不黾",
        "深 圳 快 递",
    ]


def test_a_page_without_text_costs_nothing_but_itself() -> None:
    document = read(pdf([Text("第一页的几行文字。" * 2)], [], [Text("第三页的文字")], image=True), "a.pdf")
    assert [(line.text, line.page) for line in document.lines] == [("第一页的几行文字。" * 2, 1), ("第三页的文字", 3)]


def test_white_between_chinese_words_is_a_blank_only_where_the_line_is_set_closer() -> None:
    words = [Text("西湖区", 72), Text("文三路", 72 + 36 + 3), Text("东段路口", 72 + 72 + 6)]
    assert texts(pdf(words)) == ["西湖区 文三路 东段路口"]
    assert texts(pdf([Text("西湖区文三路东段路口", white=3)])) == ["西湖区文三路东段路口"]


def test_white_between_short_cells_is_a_blank_where_their_letters_stand_close() -> None:
    row = [Text("序号", 72), Text("企业", 72 + 24 + 4), Text("轮次", 72 + 48 + 8)]
    assert texts(pdf(row)) == ["序号 企业 轮次"]


def test_the_white_around_a_heading_is_no_empty_line() -> None:
    data = pdf(
        [
            *column([*paragraph("甲"), *paragraph("乙")], left=50),
            Text("某某市开通新航线", 50, 630, 16),
            *column([*paragraph("丙"), *paragraph("丁")], left=50, top=590),
        ]
    )
    assert "" not in texts(data)


def test_words_of_a_line_that_is_stretched_to_its_column_are_no_cells() -> None:
    lines = [*paragraph("甲", 6), *paragraph("乙", 6), *paragraph("丙", 6)]
    page = column(lines, left=LEFT)
    words = ["全年", "2026", "家企业入驻园区", "增长"]
    places = [LEFT, LEFT + 50, LEFT + 104, LEFT + 216]
    stretched = [Text(word, left, page[2].baseline) for word, left in zip(words, places, strict=True)]
    found = texts(pdf([*page[:2], *stretched, *page[3:]]))
    assert found == [
        lines[0].strip("　") + lines[1] + " ".join(words) + "".join(lines[3:6]),
        joined("乙", 6),
        joined("丙", 6),
    ]


def test_few_letters_that_are_stretched_to_the_columns_width_are_no_cells() -> None:
    """What follows them is broken nowhere, and had no room beside them."""
    lines = [*paragraph("甲", 6), *paragraph("乙", 6), *paragraph("丙", 6)]
    page = column(lines, left=LEFT)
    spread = Text("单位网址：", LEFT, page[2].baseline, white=45)
    found = texts(pdf([*page[:2], spread, *page[3:]]))
    assert found[0] == lines[0].strip("　") + lines[1] + "单位网址：" + "".join(lines[3:6])


def rests(mark: str) -> list[str]:
    """A line of two and twenty letters, as a column of twenty breaks it, thrice; then one that ends the sentence."""
    return [
        *(part for at in range(3) for part in (LINE.format(mark, DIGITS[at]), f"{mark}{DIGITS[at]}字")),
        f"{mark}到此为止。",
    ]


def test_lines_that_were_broken_before_their_column_broke_them_again_are_put_together() -> None:
    lines = [line for mark in DIGITS[:6] for line in rests(mark)]
    expected = [one + other for one, other in pairwise(lines) if len(one) == 20]
    found = read(pdf(column(lines[:28], left=LEFT), column(lines[28:], left=LEFT)), "a.pdf").lines
    assert [line.text for line in found if not line.text.endswith("。")] == expected
    assert {line.filled for line in found} == {None}


def test_what_may_be_a_line_of_its_own_is_not_put_together() -> None:
    marked = [LINE.format("子", "题"), "一、下文", LINE.format("丑", "题")[:18] + "完。", "寅另起一行"]
    lines = [line for mark in DIGITS[:6] for line in rests(mark)] + marked
    found = texts(pdf(column(lines[:28], left=LEFT), column(lines[28:], left=LEFT)))
    assert found[-4:] == marked


def set_apart(lines: list[str]) -> bytes:
    """Twenty lines a page, with white between all of them."""
    return pdf(
        *(
            [Text(line, LEFT, 760 - 36 * at) for at, line in enumerate(lines[first : first + 20])]
            for first in range(0, len(lines), 20)
        )
    )


def test_a_text_in_short_lines_of_its_own_shows_by_its_few_long_ones_how_wide_the_column_is() -> None:
    long = [LINE.format("长", digit) + "这一行有四十个字写满了整个的一栏不多也不" for digit in DIGITS[:6]]
    short = [LINE.format(mark, other)[:17] for mark in DIGITS[:16] for other in DIGITS]
    found = read(set_apart([*long, *short]), "a.pdf").lines
    assert [line.text for line in found] == [*long, *short]
    assert {line.filled for line in found} == {None}


def test_a_line_goes_on_over_the_page_only_where_lines_go_on_in_those_below() -> None:
    lines = [
        "子到此为止。" if at % 3 == 2 else "，".join((DIGITS[at % 20], LINE.format("丑", DIGITS[at % 7])[2:]))
        for at in range(60)
    ]
    assert texts(set_apart(lines)) == lines


def test_punctuation_that_hangs_out_of_a_column_does_not_make_it_wider() -> None:
    lines = [line for mark in "甲乙丙丁" for line in paragraph(mark, 6)]
    page = column([line[:-1] + "，" if at % 6 == 1 else line for at, line in enumerate(lines)], left=LEFT)
    for at in range(1, len(page), 6):
        page[at].text = lines[at] + "，"
    assert [text.replace("，", "") for text in texts(pdf(page))] == [joined(mark, 6) for mark in "甲乙丙丁"]


def test_lines_are_as_close_as_those_that_go_on_though_most_paragraphs_are_one_line() -> None:
    """What is set as wide as its column fills it: only the white tells."""
    pages: list[list[Text]] = []
    for number in range(4):
        pages.append([])
        foot = 780.0
        for at in range(32):
            line = LINE.format(DIGITS[number], DIGITS[at % 20])
            for part in (line, f"{line[:2]}续行。") if at % 7 == 0 else (line,):
                pages[-1].append(Text(part, LEFT, foot, 10))
                foot -= 13
            foot -= 6
    assert len(texts(pdf(*pages))) == 4 * 32


def test_the_rest_of_a_figure_takes_its_comma_along() -> None:
    lines = paragraph("甲", 4)
    lines[1:3] = [lines[1][:16], "20.7%，" + lines[2][6:]]
    page = column([*lines, *paragraph("乙", 5), *paragraph("丙", 5)], left=LEFT)
    assert texts(pdf(page))[0] == "".join(lines).strip("　")


def test_a_number_of_an_issue_that_begins_a_line_is_no_page_number() -> None:
    pages = [[*column([*paragraph(mark), *paragraph(mark)], left=LEFT), Text("第 1 页", LEFT, 30)] for mark in "甲乙丙"]
    found = texts(pdf([Text("某某信息 2017年", LEFT, 800), Text("第 1", LEFT, 780), *pages[0]], *pages[1:]))
    assert found[:2] == ["某某信息 2017年", "第 1"]
    assert "第 1 页" not in found


def test_headings_of_a_text_in_its_own_lines_are_not_read_into_full_ones() -> None:
    """White parts most of its lines; those that it does not part stay apart where a number or a bullet begins one."""
    pairs = [(LINE.format("子", digit), f"（{digit}）下文另起") for digit in "一二"]
    short = [f"{mark}到此为止。" for mark in DIGITS[:15]]
    page = [Text(line, LEFT, 780 - 36 * at) for at, line in enumerate(short)]
    for at, pair in enumerate(pairs):
        page += [Text(line, LEFT, 220 - 60 * at - 15 * below) for below, line in enumerate(pair)]
    assert texts(pdf(page)) == [*short, *(line for pair in pairs for line in pair)]


def test_the_number_of_the_only_page_does_not_stand_between_its_columns() -> None:
    first, other = column(paragraph("甲", 6), left=LEFT), column(paragraph("乙", 6), left=RIGHT)
    assert marks(texts(pdf([*first, *other, Text("1", 312, 30)]))) == "甲乙"


def test_a_number_right_below_the_text_of_the_only_page_is_text() -> None:
    lines = [*paragraph("甲"), *paragraph("乙"), "1"]
    assert texts(pdf(column(lines, left=LEFT)))[-1] == "1"


def test_a_rule_of_dashes_that_no_column_holds_parts_no_columns() -> None:
    first, other = column(paragraph("甲", 6), left=LEFT), column(paragraph("乙", 6), left=RIGHT, top=751)
    first[2] = Text("—" * 25, LEFT, first[2].baseline)
    assert marks(texts(pdf([*first, *other]))) == "甲—甲乙"


def in_the_middle(text: str, foot: float, left: float = LEFT) -> Text:
    """In the middle of a column of 20 letters."""
    return Text(text, left + 6 * (20 - len(text)), foot)


def test_two_headlines_in_the_middle_of_their_column_are_one_only_if_the_first_fills_it() -> None:
    def found(first: str) -> list[str]:
        heads = [in_the_middle(first, 790), in_the_middle("下文另起一行", 790 - PITCH)]
        body = column([line for mark in "甲乙丙" for line in paragraph(mark, 4)], left=LEFT, top=790 - 2 * PITCH)
        return texts(pdf([*heads, *body]))[:2]

    assert found(LINE.format("子", "题")[:17]) == [LINE.format("子", "题")[:17], "下文另起一行"]
    assert found(LINE.format("子", "题"))[0] == LINE.format("子", "题") + "下文另起一行"


def test_a_headline_of_two_lines_is_one_where_all_lines_are_far_apart() -> None:
    text = [line for mark in "甲乙丙" for line in paragraph(mark)]
    page = [Text(line.text, line.left, 760 - 26 * at) for at, line in enumerate(column(text, left=LEFT), 2)]
    heads = [Text(LINE.format("子", "题")[:14], LEFT, 760, 14), Text("下文又一行", LEFT, 760 - 30, 14)]
    assert texts(pdf([*heads, *page]))[0] == LINE.format("子", "题")[:14] + "下文又一行"


def test_what_most_letters_are_is_not_bold() -> None:
    heads = [Text("某某市开通新航线", LEFT, 790)]
    text = [*column(paragraph("甲", 6), left=LEFT), *column(paragraph("乙", 6), left=LEFT, top=620)]
    for line in text:
        line.bold = True
    assert not any(line.bold for line in read(pdf([*heads, *text]), "a.pdf").lines)


def set_bold(rows: list[str], letters: int, gap: str = "") -> list[Text]:
    """A paragraph in a column, of which the first letters are bold; ``gap`` follows them."""
    found: list[Text] = []
    for line in column(rows, left=LEFT):
        head, rest = line.text[:letters], line.text[letters:]
        found.append(Text(head + gap * bool(rest), line.left, line.baseline, bold=True))
        found.append(Text(rest, line.left + 12 * len(head) + 12 * len(gap), line.baseline))
        letters, gap = max(0, letters - len(line.text)), gap if not rest else ""
    return [text for text in found if text.text.strip()]


@pytest.mark.parametrize("gap", ["", " "], ids=["close", "a blank apart"])
@pytest.mark.parametrize("letters", [8, 24], ids=["", "over the line's end"])
def test_what_a_paragraph_begins_with_in_bold_is_known(letters: int, gap: str) -> None:
    rows = [row.replace("甲", "ﬁ") for row in paragraph("甲", 5)]
    rows[letters > 18] = rows[letters > 18][: -len(gap) or None]
    page = set_bold([*rows, *paragraph("乙"), *paragraph("丙")], letters, gap)
    first, *others = (line for line in read(pdf(page), "a.pdf").lines if line.text)
    assert first.bold_first == "".join(rows).strip("　")[:letters].replace("ﬁ", "fi")
    assert (first.bold, [line.bold_first for line in others]) == (False, ["", ""])


def test_bold_words_further_on_and_what_is_all_bold_begin_no_paragraph() -> None:
    inside = column([*paragraph("甲"), *paragraph("乙"), *paragraph("丙")], left=LEFT)
    line = inside.pop(1)
    inside += [Text(line.text[:9], LEFT, line.baseline), Text(line.text[9:], LEFT + 108, line.baseline, bold=True)]
    page = [Text("北岸的新冷库", LEFT + 24, 790, bold=True), *inside]
    found = [line for line in read(pdf(page), "a.pdf").lines if line.text]
    assert [(line.bold, line.bold_first) for line in found] == [(True, ""), *[(False, "")] * 3]


def test_a_headline_in_the_middle_is_not_read_into_the_paragraphs_around_it() -> None:
    """The line above it is full, and what begins below it is full but for a letter, as if in the middle, too."""
    lines = [line for mark in "甲乙丙" for line in paragraph(mark, 4)]
    lines[-1] = LINE.format("丙", "末")[:17] + "载）。"
    headline = LINE.format("子", "题")[:19]
    foot = 790 - PITCH * len(lines)
    below = paragraph("丁", 4)
    below[0] = below[0][:19]
    page = [*column(lines, left=LEFT, top=790), in_the_middle(headline, foot)]
    page += column(below, left=LEFT, top=foot - PITCH)
    page[-4].left += 0.3  # a quotation mark is not quite as wide
    found = texts(pdf(page))
    assert found[-3:] == ["".join(lines[-4:]).strip("　"), headline, "".join(below).strip("　")]


def test_a_full_line_that_is_a_headline_is_not_read_into_the_paragraph_that_ended_above_it() -> None:
    """Paragraphs are set in and it is not; what stands below it begins anew."""
    lines = [line for mark in "甲乙丙" for line in paragraph(mark, 4)]
    lines[-1] = LINE.format("丙", "末")[:18] + "载）"
    headline = LINE.format("子", "题")[:18]
    found = texts(pdf(column([*lines, headline, *paragraph("丁", 4)], left=LEFT)))
    assert found[-3:] == ["".join(lines[-4:]).strip("　"), headline, joined("丁", 4)]


def test_the_last_line_of_a_paragraph_is_no_headline() -> None:
    lines = [line for mark in "甲乙丙" for line in paragraph(mark, 4)]
    lines[-2] = LINE.format("丙", "末")[:19] + "。"
    for end in ("丙到此为止。", "未完"):
        page = column([*lines[:-1], end, *paragraph("丁", 4)], left=LEFT)
        assert texts(pdf(page))[-2] == "".join([*lines[-4:-1], end]).strip("　")


def test_a_line_that_falls_a_whole_letter_short_is_not_full_and_one_that_falls_less_is() -> None:
    lines = paragraph("甲", 4)
    page = column([*lines, *paragraph("乙", 5), *paragraph("丙", 5)], left=LEFT)
    quoted = Text(lines[1][:19], LEFT + 0.3, page[1].baseline)  # a quotation mark is not quite as wide
    assert texts(pdf([page[0], quoted, *page[2:]]))[0] == "".join([lines[0], lines[1][:19], *lines[2:]]).strip("　")
    short = Text(lines[1][:19], LEFT, page[1].baseline)
    assert texts(pdf([page[0], short, *page[2:]]))[0] == (lines[0] + lines[1][:19]).strip("　")


def test_marks_and_words_that_are_not_broken_off_take_their_letter_along() -> None:
    for first, begins in ((17, "司）、"), (16, "示，2014"), (17, "家；“"), (17, "（《甲")):
        lines = paragraph("甲", 4)
        lines[1:3] = [lines[1][:first], begins + lines[2][:10]]
        page = column([*lines, *paragraph("乙", 5), *paragraph("丙", 5)], left=LEFT)
        page[1].left += 0.3
        assert texts(pdf(page))[0].startswith(lines[0].strip("　") + lines[1] + begins)


def test_a_letter_left_over_beside_lines_that_are_all_set_in_is_no_column() -> None:
    """The text was in short lines, each set in as if it were a paragraph; only now and then a letter did not fit."""

    def page(number: int, rest: list[str]) -> list[Text]:
        def short(mark: str) -> list[str]:
            return [f"　　{LINE.format(mark, digit)[:17]}" for digit in DIGITS[number : number + 9]]

        left = [*short("甲"), "　　" + LINE.format("乙", "满")[:18], "乙余余余余", *short("丙")]
        return [*column(left, left=LEFT), *column([*short("丁"), *rest, *short("戊")], left=RIGHT)]

    found = texts(pdf(page(0, []), page(1, ["　　" + LINE.format("己", "满")[:18], "A"]), page(2, [])))
    first, rest = ([*"甲" * 9, "乙", *"丙" * 9, *"丁" * 9, *more, *"戊" * 9] for more in ("", "己"))
    assert [line[0] for line in found] == [*first, *rest, *first]
    assert [line[-1] for line in found if line[0] == "己"] == ["A"]


def test_columns_of_a_text_that_leaves_a_rest_below_every_line_are_columns() -> None:
    def rested(mark: str) -> list[str]:
        return [line for digit in DIGITS[:12] for line in (LINE.format(mark, digit), f"{mark}余下", mark + "又余")]

    assert marks(texts(pdf([*column(rested("甲"), left=LEFT), *column(rested("乙"), left=RIGHT)]))) == "甲乙"


def test_the_running_head_of_the_only_page_stands_above_its_columns() -> None:
    """Nothing shows that it is one; but it is not read into the text between the columns."""
    first, other = column(paragraph("甲", 6), left=LEFT), column(paragraph("乙", 6), left=RIGHT)
    assert marks(texts(pdf([Text("某某通讯", 520, 812), *first, *other]))) == "某甲乙"


def test_a_headline_in_the_first_column_does_not_part_columns_if_others_have_headlines_of_its_size() -> None:
    """The other column ends right above it, and nothing stands beside it."""

    def headed(mark: str, top: float, left: float) -> list[Text]:
        return [Text(f"{mark}的标题", left, top, 16), *column(paragraph(mark, 4), left=left, top=top - 30)]

    first = [*headed("甲", 780, LEFT), *headed("乙", 650, LEFT), Text("下一栏目", LEFT, 530, 16)]
    other = [*headed("丙", 780, RIGHT), *headed("丁", 640, RIGHT)]
    first[9].text = "乙到此"
    last = [Text("戊的标题", LEFT, 500, 16), *column(paragraph("戊", 4), left=LEFT, top=470)]
    assert marks(texts(pdf([*first, *last, *other]))) == "甲乙下戊丙丁"


def test_a_rule_of_dashes_that_its_column_broke_is_one() -> None:
    lines = [*paragraph("甲"), *paragraph("乙"), *paragraph("丙"), "—" * 20, "—" * 8]
    assert texts(pdf(column(lines, left=LEFT)))[-1] == "—" * 28


def test_a_line_of_a_text_broken_twice_goes_on_in_a_rest_only() -> None:
    """One that happens to be as wide as the new column is whole."""
    lines = [line for mark in DIGITS[:6] for line in rests(mark)]
    lines[14:14] = [LINE.format("子", "题"), LINE.format("丑", "文"), "丑余"]
    found = texts(pdf(column(lines[:28], left=LEFT), column(lines[28:], left=LEFT)))
    assert LINE.format("子", "题") in found
    assert LINE.format("丑", "文") + "丑余" in found


def test_the_rest_of_a_line_is_no_headline_where_every_other_line_begins_anew() -> None:
    """The text was in short lines before, each set in: the second one of each is what did not fit."""
    lines = [part for digit in DIGITS[:15] for part in (f"　　{LINE.format('甲', digit)[:18]}", f"{digit}余下四字")]
    lines[2] = lines[2][:-1] + "。"
    found = texts(pdf(column(lines, left=LEFT)))
    assert found == [one.strip("　") + other for one, other in zip(lines[::2], lines[1::2], strict=True)]
