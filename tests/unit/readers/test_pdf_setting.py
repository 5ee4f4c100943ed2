"""How the text of a PDF is set: what its columns' edges and its first lines say of a text that had lines of its own."""

from __future__ import annotations

import pytest
from sample_columns import DIGITS, LEFT, LINE, PITCH, RIGHT, column, joined, paragraph, texts
from sample_pdf import Text, pdf

from feeds.readers.pdf import read


def own_lines(mark: str, width: int = 16, indent: int = 2) -> list[str]:
    """A paragraph of a text that had three lines of its own, its first line set in."""
    first, *others = (LINE.format(mark, digit)[:width] for digit in DIGITS[:2])
    return ["　" * indent + first[: width - 2], *others, f"{mark}到此为止。"]


def set_in(data: bytes) -> list[str]:
    return [line.text for line in read(data, "a.pdf").lines if line.set_in]


def test_lines_that_were_made_paragraphs_are_set_in_where_the_text_sets_them_in() -> None:
    """Each line of the text was made a paragraph, and all are set in: its first lines further than others."""
    wide = [line for digit in DIGITS[:5] for line in (f"　　{LINE.format('宽', digit)[:18]}", "宽余")]
    pages = [
        column([*("　　" + line for mark in marks for line in own_lines(mark)), *wide], left=LEFT)
        for marks in (DIGITS[:8], DIGITS[8:16])
    ]
    found = set_in(pdf(*pages))
    assert found == [own_lines(mark)[0].strip("　") for mark in DIGITS[:16]]


def test_paragraphs_that_are_all_set_in_alike_are_set_in() -> None:
    """Those set in further are quotations: they stand below the sentence that leads up to them."""
    lines = [line for mark in DIGITS[:12] for line in (*paragraph(mark, 2), f"　　　　{mark}引文。")]
    found = set_in(pdf(column(lines, left=LEFT)))
    assert [line for line in found if "引文" not in line] == [joined(mark, 2) for mark in DIGITS[:12]]


def test_a_column_is_as_wide_on_left_pages_as_on_right_ones() -> None:
    """A passage on a right page alone is set wider than the lines that the text had of its own."""
    first = [line for mark in DIGITS[:10] for line in own_lines(mark, 14)][:28]
    wide = [LINE.format("宽", digit) for digit in DIGITS[:10]]
    other = [line for mark in DIGITS[10:20] for line in own_lines(mark, 14)]
    found = pdf(column([*first, *wide], left=LEFT), column(other, left=LEFT))
    lines = texts(found)
    assert [line for line in lines if "宽" not in line] == [line.strip("　") for line in (*first, *other)]
    assert set_in(found) == [line.strip("　") for line in (*first, *other) if line.startswith("　")]


def torn(mark: str) -> list[str]:
    """A text whose beginning is missing."""
    return [LINE.format(mark, "，"), LINE.format(mark, "续"), f"{mark}到此为止。"]


def test_texts_whose_beginning_is_missing_leave_the_lines_as_they_are() -> None:
    """What goes on where pages may be missing is for parsing to weigh."""
    pages = [
        [*(line for mark in marks for line in paragraph(mark)), *torn(last)]
        for marks, last in ((DIGITS[:7], "子"), (DIGITS[7:14], "丑"))
    ]
    found = texts(pdf(*(column(lines, left=LEFT) for lines in pages)))
    assert found == [line.strip("　") for lines in pages for line in lines]


def test_one_paragraph_that_is_not_set_in_is_no_torn_text() -> None:
    whole = [line for mark in "甲乙丙丁戊" for line in paragraph(mark)]
    found = texts(pdf(column([*whole, *torn("子"), *paragraph("己"), *paragraph("庚")], left=LEFT)))
    assert found[5:] == ["".join(torn("子")), joined("己"), joined("庚")]


def test_headlines_of_two_lines_in_the_middle_are_no_torn_texts() -> None:
    page: list[Text] = []
    for mark in "甲乙丙丁戊己":
        top = 790 - PITCH * len(page)
        page += column(paragraph(mark), left=LEFT, top=top)
        page.append(Text(LINE.format("题", mark), LEFT, top - 3 * PITCH))
        page.append(Text("余下的标题", LEFT + 12 * 7.5, top - 4 * PITCH))
    found = texts(pdf(page))
    assert [joined(mark) in found for mark in "甲乙丙丁戊己"] == [True] * 6


def test_a_line_that_is_not_set_in_goes_on_with_one_that_a_program_left_a_little_short() -> None:
    """It left more white than the next letter takes, for reasons of its own."""
    whole = [line for mark in "甲乙丙丁戊" for line in paragraph(mark, 4)]
    headline = [f"　　{LINE.format('题', '目')[:17]}", "余下的标题"]
    page = column([*whole, *headline, *paragraph("己")], left=LEFT)
    page[len(whole)].left -= 4
    assert "".join(headline).strip("　") in texts(pdf(page))


def test_a_headline_of_two_lines_is_not_read_into_the_source_above_it() -> None:
    whole = [line for mark in "甲乙丙丁" for line in paragraph(mark, 4)]
    source = [*paragraph("戊", 2)[:1], f"{LINE.format('戊', '末')[:19]}）"]
    found = texts(pdf(column([*whole, *source, "己的标题有两行", "余下的标题", *paragraph("己")], left=LEFT)))
    assert found[4] == "".join(source).strip("　")


def test_the_running_head_of_the_only_page_is_none_of_its_text() -> None:
    """It has a number at its foot, too; a date in the same place is of the issue."""

    def found(head: str, foot: str = "1") -> list[str]:
        body = column([line for mark in "甲乙丙丁" for line in paragraph(mark)], left=LEFT, top=740)
        body.append(Text("—" * 24, LEFT, 740 - PITCH * len(body)))
        return texts(pdf([Text(head, LEFT + 240 - 12 * len(head), 800), *body, Text(foot, LEFT + 120, 40)]))

    assert found("某某通讯")[:4] == [joined(mark) for mark in "甲乙丙丁"]
    assert found("第三期")[0] == "第三期"
    assert found("某某通讯", "完")[0] == "某某通讯"


def test_a_figure_at_a_line_s_beginning_has_the_blank_that_figures_have() -> None:
    def found(blank: str) -> str:
        lines = [line for mark in "甲乙丙丁" for line in paragraph(mark)]
        lines[1] = f"{lines[1][:8]}{blank}25{blank}{lines[1][8:]}"[:20]
        lines[2] = f"2026{blank}年到此为止。"
        return texts(pdf(column(lines, left=LEFT)))[0]

    assert " 2026 年" in found(" ")
    assert " " not in found("")


def test_what_is_set_in_says_nothing_where_all_lines_are() -> None:
    """The text sets in none, and each of its lines was made a paragraph."""
    lines = [line for mark in DIGITS[:16] for line in own_lines(mark, 18, 0)]
    rest = [part for line in lines for part in ([f"　　{line}", "余"] if len(line) == 18 else [f"　　{line}"])]
    half = len(rest) // 2
    assert set_in(pdf(column(rest[:half], left=LEFT), column(rest[half:], left=LEFT))) == []


def test_little_white_parts_paragraphs_where_a_program_leaves_it_each_time() -> None:
    """The last line of some is as full as their first."""
    page: list[Text] = []
    ends = [LINE.format(mark, "尾") if at % 5 == 0 else f"{mark}到此为止，" for at, mark in enumerate(DIGITS[:14])]
    for at, (mark, end) in enumerate(zip(DIGITS, ends, strict=False)):
        page += column([LINE.format(mark, "首"), end], left=LEFT, top=790 - at * (2 * PITCH + 3))
    assert texts(pdf(page)) == [LINE.format(mark, "首") + end for mark, end in zip(DIGITS, ends, strict=False)]


@pytest.mark.parametrize("rests", [0, 1])
def test_a_column_begins_where_the_rests_of_lines_do_that_were_made_paragraphs(rests: int) -> None:
    """All others are set in, first lines further. On right pages some leave a rest; on left ones hardly any, and all
    others happen to be as wide as the column."""
    lines = [f"　　{LINE.format(mark, digit)}"[:20] for mark in DIGITS[:21] for digit in DIGITS[:5]]
    lines[::5] = ["　　" + line[:18] for line in lines[::5]]
    pages = [lines[at : at + 35] for at in (0, 35, 70)]
    broken = [f"　　{LINE.format('宽', '首')[:18]}", "余下的字"]
    right = [line.replace("行", "") for line in pages[0][:20]]
    for at in (0, 4, 8, 12):
        right[at:at] = broken
    left = [[*lines[:10], *broken * rests, *lines[10:]] for lines in pages[1:]]
    found = texts(pdf(column(right, left=LEFT), column(left[0], left=LEFT), [], column(left[1], left=LEFT)))
    assert [line for line in found if line[0] == "宽"] == ["".join(broken).strip("　")] * (4 + 2 * rests)
    own = [line.strip("　") for lines in (right, *left) for line in lines if line not in broken]
    assert [line for line in found if line[0] != "宽"] == own


def test_a_short_line_is_set_in_as_the_paragraphs_are() -> None:
    """So are headings inside a text; what stands in the middle or to the right is not."""
    lines = [line for mark in DIGITS[:10] for line in (*paragraph(mark), f"　　{mark}的小标题")]
    page = column([*lines, "　　　　右的落款"], left=LEFT)
    assert [line for line in set_in(pdf(page)) if "小标题" in line] == [f"{mark}的小标题" for mark in DIGITS[:10]]
    assert "右的落款" not in set_in(pdf(page))


def test_a_headline_of_a_part_is_no_second_line_of_the_headline_above_it() -> None:
    lines = [line for mark in DIGITS[:6] for line in paragraph(mark)]
    heads = [Text("港口夜间作业恢复运行综述", LEFT, 800, 16), Text("1. 港口的规模", LEFT, 778, 16)]
    assert texts(pdf([*heads, *column(lines, left=LEFT, top=750)]))[:2] == ["港口夜间作业恢复运行综述", "1. 港口的规模"]


def test_a_source_at_the_right_edge_does_not_go_on() -> None:
    lines = [line for mark in DIGITS[:6] for line in paragraph(mark)]
    source = "（来源：某某商报）"
    right = Text(source, LEFT + 12 * (20 - len(source)), 760 - PITCH * len(lines), 12)
    below = Text("编辑：某某某", LEFT, 760 - PITCH * (len(lines) + 1), 12)
    assert texts(pdf([*column(lines, left=LEFT), right, below]))[-2:] == [source, "编辑：某某某"]


def test_a_column_s_name_is_no_rest_of_the_line_above_it() -> None:
    """The text had lines of its own, and one of them happens to be as long as the column is wide."""
    listed = [f"◎{name}" for name in ("数据观察", "行业动态")]
    rows = [line for mark in DIGITS[:9] for line in paragraph(mark)]
    rows[10] = LINE.format("满", "满")
    rows[11:11] = ["数据观察"]
    assert "数据观察" in texts(pdf(column([*listed, *rows], left=LEFT)))


def test_the_figures_of_a_date_go_on_with_its_sign() -> None:
    """Programs that break lines at blanks alone leave them anywhere."""
    rows = [line for mark in DIGITS[:9] for line in paragraph(mark)]
    rows[1:1] = ["2016", "年召开会议。"]
    assert any("2016年召开会议。" in line.replace(" ", "") for line in texts(pdf(column(rows, left=LEFT))))


def test_a_column_s_name_in_brackets_begins_anew_behind_a_source_that_fills_its_line() -> None:
    rows = [line for mark in DIGITS[:6] for line in paragraph(mark)]
    source = "（来源：某某商报某某商报某某商报某某商）"
    page = column([*rows, f"　　{source}"[:19] + "）"], left=LEFT)
    other = column(["【交流园地】", *(line for mark in DIGITS[6:12] for line in paragraph(mark))], left=RIGHT)
    assert "【交流园地】" in texts(pdf([*page, *other]))


def test_a_short_line_without_white_below_it_stays_one_where_each_line_of_the_text_was_a_paragraph() -> None:
    """Most are parted by white; the text had none below a headline. A few were longer than the column is wide."""
    head = "港口恢复夜间作业两个月来的情况综述"
    pages: list[list[Text]] = []
    for part in (DIGITS[:8], DIGITS[8:16], DIGITS[16:24]):
        page: list[Text] = []
        top = 800.0
        for mark in part:
            own = [LINE.format(mark, "甲")[:18], LINE.format(mark, "乙"), f"{mark}余"]
            own[:0] = [head] if mark == part[3] else []
            for line in own:
                page.append(Text(line, LEFT, top, 12))
                top -= PITCH if line in (head, own[-2]) else 1.6 * PITCH
        pages.append(page)
    assert texts(pdf(*pages)).count(head) == 3


def test_what_stands_in_the_middle_is_not_set_in_where_no_paragraph_is() -> None:
    """A headline of fourteen letters begins as far from the edge as a paragraph that is set in would."""
    head = "港口恢复夜间作业的综述和说明"
    pages: list[list[Text]] = []
    for part in (DIGITS[:6], DIGITS[6:12]):
        page: list[Text] = []
        top = 800.0
        for mark in part:
            if mark == part[2]:
                page.append(Text(head, LEFT + 12 * (20 - len(head)) / 2, top, 12))
            own = [LINE.format(mark, "甲"), LINE.format(mark, "乙"), f"{mark}到此为止。"]
            page += [Text(line, LEFT, top - 1.6 * PITCH - at * PITCH, 12) for at, line in enumerate(own)]
            top -= 5.2 * PITCH
        pages.append(page)
    assert set_in(pdf(*pages)) == []


def test_a_line_stretched_at_its_only_blank_is_no_row_where_few_lines_have_blanks() -> None:
    """Others end a letter short of the column's edge, for nothing in them can be stretched."""
    page: list[Text] = []
    for at in range(24):
        if at % 5:
            page.append(Text(LINE.format("行", DIGITS[at % 20])[:19], LEFT, 780 - PITCH * at, 12))
        else:
            page.append(Text("本市第一家互联网的综合法庭", LEFT, 780 - PITCH * at, 12))
            page.append(Text("APEC会议", LEFT + 12 * 20 - 52, 780 - PITCH * at, 12))
    assert not any("\t" in line for line in texts(pdf(page)))
