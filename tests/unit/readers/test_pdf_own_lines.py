"""Texts that had lines of their own before a PDF's columns broke them again: what is left over, what that says."""

from __future__ import annotations

from sample_columns import DIGITS, LEFT, LINE, PITCH, RIGHT, column, joined, paragraph, texts
from sample_pdf import Text, pdf

from feeds.readers.pdf import read
from feeds.readers.pdf_lines import PageLine
from feeds.readers.pdf_paragraphs import paragraphs_of

OWN = [
    line
    for mark in DIGITS[:8]
    for line in (LINE.format(mark, "首")[:18], LINE.format(mark, "次"), LINE.format(mark, "再"), f"{mark}到此为止。")
]
"""Paragraphs of which the text set in the first lines, which nothing shows any more; the others fill the column."""


def test_lines_of_the_text_s_own_that_happen_to_fill_their_column_stay_lines() -> None:
    assert texts(pdf(column(OWN, left=LEFT))) == OWN


def test_what_closes_a_bracket_is_left_over_from_the_line_above() -> None:
    entry = [LINE.format("《", "某"), "年规划》"]
    assert texts(pdf(column([*OWN, *entry], left=LEFT)))[-1] == "".join(entry)


def test_a_short_line_that_ends_with_a_comma_is_left_over_from_the_line_above() -> None:
    lines = [LINE.format("甲", "某"), "余下，", "随后的一行。"]
    assert texts(pdf(column([*OWN, *lines], left=LEFT)))[-2:] == ["".join(lines[:2]), lines[2]]


def test_a_short_line_of_its_own_is_not_left_over() -> None:
    lines = [LINE.format("甲", "某"), "余下的标题", "随后的一行。"]
    assert texts(pdf(column([*OWN, *lines], left=LEFT)))[-3:] == lines


def test_the_page_of_an_entry_is_read_behind_its_dots_though_a_blank_ends_them() -> None:
    entries = ["港口吞吐量再创新高········ ", "24", "果蔬冷库容量居全省首位五万吨", "· · 23"]
    lines = [
        PageLine(text, LEFT, LEFT + 12 * len(text), 760 - PITCH * at, 12, 0.0, 1, 0, 0, 1, 1)
        for at, text in enumerate([*OWN, *entries])
    ]
    assert [one.text for one in paragraphs_of([lines], [None])][-2:] == ["".join(entries[:2]), "".join(entries[2:])]


def test_an_entry_of_the_contents_that_fills_its_line_is_whole() -> None:
    """The name of a column below it is not set in, as the entries are."""
    entry, name = "　　果蔬冷库容量居全省首位....... 10", "【要闻】"
    lines = [line for mark in DIGITS[:8] for line in paragraph(mark)]
    found = texts(pdf(column([*lines[:12], entry, name, "　　港口启用新闸口..... 11", *lines[12:]], left=LEFT)))
    assert entry.strip("　") in found
    assert name in found


TORN = [[LINE.format(mark, "，"), LINE.format(mark, "续"), f"{mark}到此为止。"] for mark in "子丑"]
"""Texts whose beginning is missing."""


def left_over(mark: str) -> list[str]:
    """A paragraph with a line that was longer than the column by a letter and its full stop."""
    first, last = LINE.format(mark, "，")[:18], f"{mark}到此为止。"
    return [f"　　{first}", LINE.format(mark, "，"), "了。", LINE.format(mark, "再"), last]


def test_a_full_stop_left_over_ends_no_paragraph_that_one_not_set_in_stands_below() -> None:
    pages = [
        [*(line for mark in DIGITS[:7] for line in left_over(mark)), *TORN[0]],
        [*(line for mark in DIGITS[7:14] for line in left_over(mark)), *TORN[1]],
    ]
    found = texts(pdf(*(column(lines, left=LEFT) for lines in pages)))
    lines = "\n".join(line.strip("　") for page in pages for line in page)
    assert found == lines.replace("\n了。", "了。").split("\n")


def test_texts_are_torn_where_white_parts_each_line_of_their_own() -> None:
    rest = "余下的几个字"
    pages: list[list[Text]] = []
    for marks, torn in ((DIGITS[:7], TORN[0]), (DIGITS[7:14], TORN[1])):
        foot = 800.0
        page: list[Text] = []
        for line in [*(line for mark in marks for line in left_over(mark)), torn[0], rest, *torn[1:]]:
            foot -= 15 if line in ("了。", rest) else 20
            page += column([line], left=LEFT, top=foot)
        pages.append(page)
    found = texts(pdf(*pages))
    assert [line for line in found if line[0] in "子丑余"] == [
        line for first, *others in TORN for line in (first, rest, *others)
    ]


def test_a_page_of_large_headlines_has_gutters_as_narrow_as_those_of_the_text() -> None:
    right = LEFT + 20 * 12 + 11
    names = "甲乙丙丁戊己"
    heads = [column([f"{mark}大字的标题写到这里" for mark in names], left=left, size=20) for left in (LEFT, right)]
    for head in (*heads[0], *heads[1]):
        head.baseline = 760 - 2.4 * (760 - head.baseline)
    heads[0].append(Text(LINE.format("写", "满"), LEFT, heads[0][-1].baseline - 30))
    text = [column([line for mark in names for line in paragraph(mark)], left=left) for left in (LEFT, right)]
    found = texts(pdf([*heads[0], *heads[1]], [*text[0], *text[1]], [*text[0], *text[1]]))
    assert found[:6] + found[7:13] == [f"{mark}大字的标题写到这里" for mark in names + names]
    assert found[13:] == [joined(mark) for mark in names * 4]


def test_what_was_bracketed_may_be_longer_than_half_a_line() -> None:
    lines = [f"{LINE.format('甲', '某')[:13]}（粤府函", "〔2016〕9号文），", "随后的一行。"]
    assert texts(pdf(column([*OWN, *lines], left=LEFT)))[-2:] == ["".join(lines[:2]), lines[2]]


def test_a_dash_that_was_broken_in_its_middle_is_one() -> None:
    lines = [f"{LINE.format('题', '目')[:19]}—", "—关于余下的工作"]
    assert texts(pdf(column([*OWN, *lines], left=LEFT)))[-1] == "".join(lines)


LONG = [line for mark in DIGITS[:10] for line in (*(LINE.format(mark, sign) for sign in "，次，"), f"{mark}到此为止。")]
"""Paragraphs that the column broke, which nothing but their last lines parts."""


def test_whom_a_letter_is_for_stands_apart_though_it_fills_its_line() -> None:
    lines = [f"各区县人民政府，{LINE.format('各', '市')[:11]}：", *LONG[:4]]
    found = read(pdf(column([*LONG[4:36], *lines], left=LEFT)), "a.pdf").lines[-2:]
    assert [(line.text, line.filled) for line in found] == [(lines[0], False), ("".join(LONG[:4]), False)]


def parted(lines: list[str], top: float = 780, apart: float = 22) -> list[Text]:
    """White stands above each line that is none of the other lines of its paragraph, which begin with a plus."""
    page: list[Text] = []
    for line in lines:
        top -= 16 if line.startswith("+") else apart
        page += column([line.lstrip("+")], left=LEFT, top=top)
    return page


def test_a_headline_of_two_lines_at_a_column_s_foot_is_not_read_into_the_text_above_which_it_stands() -> None:
    text = [line if at % 4 == 0 else f"+{line}" for at, line in enumerate(LONG)]
    headline = [LINE.format("题", "目"), f"+{LINE.format('题', '尾')}"]
    found = texts(pdf(parted([*text[:20], *headline]), parted(text[20:])))
    assert found[5:7] == ["".join(headline).replace("+", ""), "".join(LONG[20:24])]


def test_lines_of_the_text_s_own_that_white_parts_go_on_over_no_column() -> None:
    """What had no room on the last of a page begins the next one."""
    own = [part for mark in DIGITS[:16] for part in (LINE.format(mark, "，"), f"+{mark}余")]
    first = [*own, LINE.format("子", "，")]
    whole = [LINE.format(mark, "，") + f"{mark}余" for mark in DIGITS[:16]]
    assert texts(pdf(parted(first), parted([LINE.format("丑", "，"), *own]))) == [
        *whole,
        LINE.format("子", "，"),
        LINE.format("丑", "，"),
        *whole,
    ]
    assert texts(pdf(parted(first), parted(["子余", *own])))[16] == LINE.format("子", "，") + "子余"


def test_what_is_left_over_makes_no_column_one_of_first_lines() -> None:
    """Lines below what was left over are at the column's edge, and few first lines are set in there."""

    def own(mark: str) -> list[str]:
        first = f"　　{LINE.format(mark, '，')[:18]}"
        return [
            first,
            *(line for sign in DIGITS[:5] for line in (LINE.format(mark, sign), f"+{mark}余")),
            f"{mark}完。",
        ]

    other = [line for mark in "丙丁戊己庚辛壬癸" for line in paragraph(mark)]
    found = texts(pdf([*parted([*own("甲"), *own("乙")]), *column(other, left=RIGHT)]))
    assert [LINE.format(mark, DIGITS[0]) + f"{mark}余" in found for mark in "甲乙"] == [True, True]


def test_lines_that_fill_their_column_stay_lines_where_most_others_are_a_letter_longer() -> None:
    """What is left over of some stands below several full lines, of which all but the last are whole."""
    paragraphs = [
        [LINE.format(mark, sign) + rest * f"{mark}余" for sign, rest in zip("，次再四五", (1, 1, 0, 0, 1), strict=True)]
        for mark in DIGITS[:10]
    ]
    ends = [f"{mark}到此为止。" for mark in DIGITS[:10]]
    broken = [
        [*(part for line in lines for part in (line[:20], line[20:]) if part), end]
        for lines, end in zip(paragraphs, ends, strict=True)
    ]
    pages = [[line for lines in broken[start : start + 5] for line in lines] for start in (0, 5)]
    assert texts(pdf(*(column(lines, left=LEFT) for lines in pages))) == [
        line for lines, end in zip(paragraphs, ends, strict=True) for line in (*lines, end)
    ]


def test_what_had_no_room_on_a_line_may_fill_two_thirds_of_the_next() -> None:
    own = [LINE.format(mark, sign) + f"{LINE.format(mark, sign)[:12]}" for mark in DIGITS[:10] for sign in "，次"]
    broken = [part for line in own for part in (line[:20], line[20:])]
    assert texts(pdf(column(broken, left=LEFT))) == own


def test_half_of_the_white_below_most_paragraphs_parts_the_others() -> None:
    """A line with a word in it may stand a little higher, and the word have had no room on the line above."""
    page = parted([line if at % 4 == 0 else f"+{line}" for at, line in enumerate(LONG[:32])], apart=20.7)
    page += [Text("主办单位为某某市电子商务服务", LEFT, page[-1].baseline - 20.7)]
    page += [Text("contents", LEFT, page[-1].baseline - 20.1)]
    assert texts(pdf(page))[-2:] == ["主办单位为某某市电子商务服务", "contents"]


def test_a_headline_that_fills_its_line_ends_above_its_second_line() -> None:
    lines = [LINE.format("题", "目"), "——第二行的题目", *LONG[:4]]
    found = read(pdf(column([*LONG[4:36], *lines], left=LEFT)), "a.pdf").lines
    assert [(line.text, line.filled) for line in found[-3:]] == [
        (lines[0], False),
        (lines[1], False),
        ("".join(LONG[:4]), False),
    ]


def test_a_headline_in_the_middle_ends_above_text_that_is_not_though_it_hardly_leaves_room() -> None:
    head = [
        Text(LINE.format("题", "目")[:19], LEFT + 5, 760, white=0.1),
        Text(LINE.format("题", "尾")[:18], LEFT + 12, 742),
    ]
    found = read(pdf(column(LONG, left=LEFT), [*head, *column(LONG[:8], left=LEFT, top=724)]), "a.pdf").lines
    assert [(line.text, line.filled) for line in found[10:12]] == [
        (head[0].text + head[1].text, False),
        ("".join(LONG[:4]), False),
    ]


def test_a_line_of_text_is_no_first_line_of_the_headline_in_the_middle_below_it() -> None:
    """The line leaves too little room for another letter; its own middle is not that of the headline."""
    text = Text(LINE.format("甲", "某")[:19], LEFT, 760, white=0.2)
    head = Text("这十个字的题目在中间", LEFT + 60, 742)
    found = texts(pdf(column(OWN, left=LEFT), [text, head, *column(OWN, left=LEFT, top=724)]))
    assert found[len(OWN) :][:2] == [text.text, head.text]


def test_a_column_ends_as_far_behind_the_middle_of_its_headlines_as_it_begins_before() -> None:
    """Its own lines are all shorter, so that a long headline would seem set in."""
    lines = [LINE.format(mark, sign)[:18] for mark in DIGITS for sign in "，次再"]
    heads = ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"[: 18 - 2 * at] for at in range(6)]
    pages: list[list[Text]] = []
    for at, head in enumerate(heads):
        below = column(lines[14 * at : 14 * at + 14], left=LEFT, top=742)
        pages.append([Text(head, LEFT + 36 + 12 * at, 760), *below])
    pages += [column(lines, left=LEFT, top=800)] * 2
    found = read(pdf(*pages, box="0 0 595 1900"), "a.pdf").lines
    assert [line.set_in for line in found if line.text in heads] == [False] * 6


def test_white_parts_a_full_line_from_the_headline_in_the_middle_below_it() -> None:
    """Lines of the text's own that fill their column by chance have white below them, too."""
    own = [part for mark in DIGITS[:8] for part in (LINE.format(mark, "，"), f"+{mark}余")]
    filled = [LINE.format(mark, "又") for mark in DIGITS[:16]]
    page = parted([*own, *filled], apart=19.5)
    head = Text("这十个字的题目在中间", LEFT + 60, page[-1].baseline - 19.5)
    found = texts(pdf([*page, head], parted([f"{mark}这一行不满" for mark in DIGITS], apart=19.5)))
    assert found[8 + 15 : 8 + 17] == [filled[-1], head.text]


def test_a_first_line_with_as_much_white_behind_it_as_before_goes_on_with_the_word_that_had_no_room() -> None:
    first, word = f"　　{LINE.format('题', '目')[:16]}", "20160年到此为止。"
    lines = [line for mark in DIGITS[:8] for line in paragraph(mark)]
    assert texts(pdf(column([*lines, first, word], left=LEFT)))[-1] == first.strip("　") + word


def test_a_figure_takes_no_more_room_than_its_letters() -> None:
    """Three letters are left on the first line, and four figures are as wide as two."""
    lines = [f"题目，{LINE.format('这', '行')[:14]}", "2014年开始了。"]
    assert texts(pdf(column([*LONG[:36], *lines], left=LEFT)))[-2:] == lines


def test_a_blank_before_a_figure_takes_room_on_the_line_above() -> None:
    page = column(LONG[:36], left=LEFT)
    first, rest = LINE.format("甲", "，")[:17], "100多家到此为止。"
    page += [Text(first, LEFT, 760 - 36 * PITCH, white=0.6), Text(rest, LEFT, 760 - 37 * PITCH)]
    assert texts(pdf(page))[-1] == first + rest


def test_a_line_behind_a_blank_that_seems_in_the_middle_goes_on_where_white_parts_paragraphs() -> None:
    page = parted([line if at % 4 == 0 else f"+{line}" for at, line in enumerate(LONG[:32])])
    foot = page[-1].baseline
    first, rest = LINE.format("甲", "，")[:19], "甲到此为止。"
    page += [Text(first, LEFT + 4, foot - 22, white=0.2), Text(rest, LEFT, foot - 38)]
    assert texts(pdf(page))[-1] == first + rest


def test_what_stands_above_the_contents_is_no_rest_of_the_line_above_that_it_fills() -> None:
    lines = [f"主办单位：{LINE.format('某', '市')[:15]}", "Contents", "目 录", *LONG[:4]]
    found = read(pdf(column([*lines, *LONG[4:36]], left=LEFT)), "a.pdf").lines
    assert [(line.text, line.filled) for line in found[:3]] == [(one, False) for one in lines[:3]]
