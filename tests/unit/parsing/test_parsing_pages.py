"""What pages bear besides their text: running heads and feet, the columns that these name, leaves that are missing."""

from __future__ import annotations

import pytest
from invented import INDENT, broken, columns, lines, titles
from paged import SENTENCES, SET_PARAGRAPH, paged, set_item

from feeds.model import Kind


def test_feet_of_left_and_right_pages_are_no_text_though_each_says_something_else() -> None:
    rows = paged(
        ("港区调研    7", set_item("港口恢复夜间作业")),
        ("8    某某冷链 2015 年第 4 期", set_item("渔港增开两条航线")),
        ("协会工作    9", set_item("理事会审议两份报告")),
        ("10    某某冷链 2015 年第 4 期", set_item("培训班开到渔村")),
        ("协会工作    11", set_item("调解室受理首案")),
        at_foot=True,
    )
    found = lines(*rows)
    assert len(found.items) == 5
    assert not any("年第" in one.body or "协会工作" in one.body for one in found.items)
    assert [one.section for one in found.items] == ["港区调研", "港区调研", "协会工作", "协会工作", "协会工作"]
    head = found.masthead
    assert (head.title, head.year, head.number) == ("某某冷链", 2015, 4)


def test_columns_that_only_running_heads_name_hold_for_their_pages() -> None:
    rows = paged(
        ("浅湾通讯                要闻  01", [*set_item("港口恢复夜间作业"), "", *set_item("渔港增开两条航线")]),
        ("02  园区动态                浅湾通讯", set_item("理事会审议两份报告")),
        ("浅湾通讯                政策  03", set_item("培训班开到渔村")),
        ("04  数据                浅湾通讯", set_item("调解室受理首案")),
        at_foot=False,
    )
    found = lines("浅湾通讯", "浅湾电子商务园管委会主办", "2016年9月30日", "第9期（总第22期）", *rows)
    assert columns(found) == [(name, None) for name in ("要闻", "要闻", "园区动态", "政策", "数据")]


def test_numbered_headlines_are_no_running_heads() -> None:
    rows: list[str] = []
    for at, name in enumerate(("港口恢复夜间作业", "渔港增开两条航线", "理事会审议两份报告", "培训班开到渔村"), 1):
        rows += set_item(f"{at}　{name}")
    assert len(lines("【行业动态】", *rows).items) == 4


def test_a_label_and_its_number_is_no_running_head() -> None:
    rows = ["【会员名录】"]
    for at in range(1, 6):
        rows += [f"某某{at}号冷链有限公司", *SET_PARAGRAPH, f"{INDENT}展位编号：LW2018-0{at}", *SET_PARAGRAPH]
    found = lines(*rows)
    assert all("展位编号：LW2018-0" in one.body for one in found.items)
    assert len(found.items) == 5


def test_names_of_columns_at_the_right_edge_are_of_the_page() -> None:
    page = [*set_item("港口恢复夜间作业"), f"{INDENT}据统计，{SENTENCES[0]}"]
    rows: list[str] = []
    for number, name in enumerate(("行业动态", "行业动态", "数据观察", "数据观察"), 1):
        rows += [*page, "", f"- {number} -", "", "　" * 30 + name, "", SENTENCES[1], SENTENCES[2], "（来源：某某商报）"]
    found = lines("【行业动态】", *rows)
    assert not any("行业动态" in one.body or "数据观察" in one.body for one in found.items)


def test_a_list_of_what_other_pages_hold_is_no_text() -> None:
    box = ["导  读", "渔港增开两条航线……3版", "培训班开到渔村……4版"]
    found = lines("某某通讯", "2016年第3期", *set_item("港口恢复夜间作业"), "", *box, "", *set_item("渔港增开两条航线"))
    assert titles(found) == ["港口恢复夜间作业", "渔港增开两条航线"]
    assert "版" not in found.items[0].body


def test_a_text_that_goes_on_further_back_is_made_whole() -> None:
    first = [
        "六本账簿里的触网",
        f"{INDENT}{SENTENCES[0]}",
        SENTENCES[1] + "把打版和裁剪搬进了新建的",
        "（下转第 4 页）",
    ]
    chronicle = ["协会大事记", "（2015年）"]
    for at, name in enumerate(("协会完成换届", "签订合作备忘录", "夜校首期开班"), 1):
        chronicle += [f"{at}．{name}", f"{INDENT}{at} 月 17 日，{SENTENCES[0]}", SENTENCES[2]]
    rest = ["（上接第 2 页）", "车间。" + SENTENCES[1], SENTENCES[2]]
    rows = paged(
        ("- 2 -", first), ("- 3 -", chronicle), ("- 4 -", rest), ("- 5 -", set_item("港口恢复夜间作业")), at_foot=True
    )
    found = lines("【特别关注】", *rows)
    assert titles(found) == ["六本账簿里的触网", "协会完成换届", "签订合作备忘录", "夜校首期开班", "港口恢复夜间作业"]
    whole = found.items[0].body
    assert "搬进了新建的车间。" in whole.replace("\n", "")
    assert "下转" not in whole
    assert "上接" not in whole
    assert found.items[3].body.endswith(SENTENCES[2])


def test_a_chronology_has_its_period_on_the_row_below_its_title() -> None:
    rows = ["某市冷链物流协会大事记", "（2015年）"]
    for at, name in enumerate(("协会完成换届", "签订合作备忘录", "夜校首期开班"), 1):
        rows += [f"{at}．{name}", f"{INDENT}{at} 月 17 日，{SENTENCES[0]}", SENTENCES[2]]
    found = lines("【协会工作】", *set_item("港口恢复夜间作业"), *rows)
    assert columns(found)[1:] == [("协会工作", "某市冷链物流协会大事记（2015年）")] * 3
    assert found.items[0].body.endswith(SENTENCES[2])


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 5, 6, 6, 8), (1, 2, 3, 4, 6, 7, 8, 9)])
def test_a_slip_in_the_numbers_of_a_chronology_loses_no_entry(numbers: tuple[int, ...]) -> None:
    rows = ["协会大事记"]
    for at, number in enumerate(numbers):
        rows += [
            f"{number}．{'甲乙丙丁戊己庚辛'[at]}会完成换届",
            f"{INDENT}{at + 1} 月 17 日，{SENTENCES[0]}",
            SENTENCES[2],
        ]
    found = lines(*rows)
    assert [one.title for one in found.items] == [f"{name}会完成换届" for name in "甲乙丙丁戊己庚辛"]
    assert {one.kind for one in found.items} == {Kind.CHRONICLE}


def test_a_page_that_begins_with_what_was_said_is_not_torn() -> None:
    said = f"{INDENT}他说："
    rows = [*SET_PARAGRAPH, said, "", "- 6 -", "", f"“{SENTENCES[0][:-1]}。", *SET_PARAGRAPH]
    found = lines("【访谈】", "一家渔港的账", *SET_PARAGRAPH, *SET_PARAGRAPH, *rows)
    assert titles(found) == ["一家渔港的账"]


def test_a_page_below_a_full_line_that_ends_a_sentence_is_torn_only_where_others_are() -> None:
    """A sentence may end at a line's end in the middle of its paragraph, and with it the page."""
    begins, goes_on, ends = INDENT + SENTENCES[0][:32], SENTENCES[1][:34], SENTENCES[2]
    full = (begins, f"{goes_on[:-1]}。")
    pages = [[*(begins, goes_on, ends) * 3, *full] for _ in range(4)]
    pages[1][:1] = [SENTENCES[0][:34]]
    rows = [row for number, page in enumerate(pages, 1) for row in (*page, "", f"- {number} -", "")]
    assert titles(lines("【访谈】", "一家渔港的账", *rows)) == ["一家渔港的账"]


# --- files with leaves missing: pages begin and end in mid-sentence ---

WIDTH = 24
ACCOUNTS = (
    "冷链的账，历来都是一本糊涂账，各家各记，谁也不肯把自己的那一页翻给别人看。这一年里，三家仓库先后换了东家，"
    "原来定下的价钱，就没有人再肯认了，协会只好从头议起。"
)
DAYS = (
    "12 月 25 日，协会在港区召开了年终的评议会，四十六家会员到会，议定了来年共用冷库的五条办法。",
    "11 月 15 日，首批冷链车挂上了统一的标牌，由港区一路开到批发市场，沿途不再逐车开箱查验。",
    "10 月 8 日，协会的新址启用，设在港区的北门。",
)


def set_lines(text: str, lead: str = INDENT) -> list[str]:
    """A paragraph in lines of one width."""
    return broken(lead + text, WIDTH)


def torn(text: str) -> list[str]:
    """Full lines of a paragraph of which the beginning and the end are missing."""
    return [row for row in set_lines(text[5:], "") if len(row) == WIDTH]


def test_a_chronology_below_a_torn_text_has_nothing_to_do_with_its_parts() -> None:
    part = [f"{INDENT}（一）先把账目合到一处", *set_lines(ACCOUNTS)[:2]]
    days = [row for day in DAYS for row in set_lines(day)]
    found = lines(*torn(ACCOUNTS), *set_lines(ACCOUNTS), *part, "\f2015某市冷链协会大事记", "附", *days)
    assert [one.kind for one in found.items] == [Kind.FRAGMENT, *[Kind.CHRONICLE] * 3]
    assert {one.group for one in found.items[1:]} == {"2015某市冷链协会大事记"}
    assert "先把账目合到一处" in found.items[0].body


def test_a_blank_inside_a_sentence_marks_no_page_where_its_line_was_broken_again() -> None:
    before = [row for _ in range(5) for row in set_lines(ACCOUNTS)]
    broken = [f"{INDENT}港区的冷链车队已有多年，其中最早的一支可以上溯到", " 1997", *set_lines("年，" + ACCOUNTS, "")]
    found = lines(*torn(ACCOUNTS), *before, *broken)
    assert len(found.items) == 1


def test_of_many_counted_pages_none_is_torn_where_a_sentence_happens_to_fill_the_last_line() -> None:
    rows = torn(ACCOUNTS)
    for page in range(1, 9):
        paragraph = set_lines(ACCOUNTS + ACCOUNTS)
        rows += [*set_lines(ACCOUNTS), *paragraph[:2], "", f"{page}", "", *paragraph[2:]]
    full = "账目合到一处，才看得见货在哪里停了几天，停在谁家。"[-WIDTH + 2 :]
    rows += [INDENT + full, "", "9", "", *torn(ACCOUNTS), "协会只好从头议起。"]
    assert len(lines(*rows).items) == 1


@pytest.mark.parametrize("below", [("附",), ()])
def test_a_chronology_s_title_is_neither_of_the_torn_text_above_nor_its_headline(below: tuple[str, ...]) -> None:
    days = [row for day in DAYS for row in set_lines(day)]
    found = lines(
        *torn(ACCOUNTS), *set_lines(ACCOUNTS), *set_lines(ACCOUNTS)[:2], "2015某市冷链协会大事记", *below, *days
    )
    assert [(one.title, one.group) for one in found.items] == [(None, None), *[(None, "2015某市冷链协会大事记")] * 3]
    assert found.items[0].body.endswith(set_lines(ACCOUNTS)[1])
