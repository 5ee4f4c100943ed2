"""What a seventh look at other publishers taught: heads of pages, columns, groups, days, authors, web pages."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    SOURCE,
    TITLES,
    columns,
    lines,
    sections,
    signed,
    titles,
)
from paged import COLUMNS, REST, WIDE, left_and_right, left_or_right

from feeds.parsing.credits import read_credit


def test_columns_at_the_heads_of_left_and_right_pages_are_read_in_both_forms() -> None:
    found = left_and_right(3, 4, 5, 6, 7, 8)
    assert titles(found) == list(TITLES[:6])
    assert sections(found) == list(COLUMNS)


def test_what_such_heads_repeat_says_which_issue_it_is() -> None:
    head = left_and_right(3, 4, 5, 6, 7, 8).masthead
    assert (head.title, head.year, head.serial, str(head.date)) == ("某某通讯", 2015, 37, "2015-04")


def test_a_file_that_begins_in_mid_sentence_is_in_the_column_of_its_first_page() -> None:
    rows = [left_or_right(3, COLUMNS[0]), *REST, *FULL * 4]
    for at, number in enumerate((4, 5, 6, 7, 8), 1):
        head = left_or_right(number, COLUMNS[at])
        rows += [head, EIGHT_TITLES[at], *FULL * 4]
    found = lines(*rows)
    assert [(item.title, item.section) for item in found.items] == list(zip((None, *TITLES[1:6]), COLUMNS, strict=True))


def test_text_below_a_head_whose_number_jumps_goes_on_from_nothing_above() -> None:
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 8, 9)):
        head = left_or_right(number, COLUMNS[at])
        begins = REST if number in (3, 8) else ()
        rows += [head, *begins, *(() if begins else (EIGHT_TITLES[at],)), *FULL * 4]
    assert titles(lines(*rows)) == [None, TITLES[1], TITLES[2], None, TITLES[4]]


def test_a_list_that_counts_is_no_row_of_heads() -> None:
    members = [f"{number}　　某某{city}电子商务有限公司" for number, city in enumerate("甲乙丙丁", 1)]
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 6, 7)):
        rows += [f"{number}　某某通讯{WIDE}{COLUMNS[at]}", EIGHT_TITLES[at], *FULL * 3]
        rows += members if at == 1 else []
    found = lines(*rows)
    assert all(one in found.items[1].body for one in members)


def test_a_group_below_the_head_of_its_page_is_inside_the_column_that_it_names() -> None:
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 6, 7, 8)):
        name = COLUMNS[at]
        head = left_or_right(number, name)
        group = ["◎厦门"] if name == "同城快讯" else []
        rows += [head, *group, EIGHT_TITLES[at], *FULL * 3, SOURCE]
    assert columns(lines(*rows))[4] == ("同城快讯", "厦门")


def test_a_call_for_papers_says_who_publishes() -> None:
    rows = ["征稿启事", f"{INDENT}《某某流通》由某某省流通协会主办，双月刊。欢迎惠赐稿件。"]
    assert lines(*signed(*TITLES[:4]), *rows).masthead.publisher == "某某省流通协会"


def test_a_head_with_its_page_between_dots_names_the_periodical_and_its_number() -> None:
    rows = [
        row
        for at, number in enumerate((6, 8, 10, 12))
        for row in (EIGHT_TITLES[at], *FULL * 5, SOURCE, f"某某网讯　2015年第7期（总第22期）　　·{number}·")
    ]
    head = lines(*rows).masthead
    assert (head.title, head.year, head.number, head.serial) == ("某某网讯", 2015, 7, 22)


# --- columns and groups ---


def test_a_chronology_that_the_contents_list_makes_no_groups_of_columns() -> None:
    contents = ["本期导读", *(f"◇{title}" for title in LONGER_TITLES[:3]), "◇3月大事记", ""]
    rows = ["【要闻】", *signed(*LONGER_TITLES[:2]), "【区县】", "■东区", *signed(LONGER_TITLES[2])]
    days = ["【纪事】", "3月大事记", "3月2日，理事会开会。", "3月8日，培训班开课。", "3月9日，展会闭幕。"]
    found = lines(*HEAD, *contents, *rows, *days)
    assert columns(found)[:3] == [("要闻", None), ("要闻", None), ("区县", "东区")]


def test_the_last_entry_of_the_contents_is_no_column() -> None:
    contents = ["本期要目", *(f"★{title}" for title in LONGER_TITLES[:4]), "★外地三则", ""]
    found = lines(*HEAD, *contents, "【要　情】", *signed(*LONGER_TITLES[:2]), "【部门】", *signed(*LONGER_TITLES[2:4]))
    assert sections(found) == ["要情", "要情", "部门", "部门"]


def test_columns_in_brackets_are_no_sources_though_gathered_news_is() -> None:
    found = lines(
        *HEAD, "【协会动态】", *signed(*TITLES[:2]), "【政策摘编】", *signed(TITLES[2]), "【资讯】", *signed(TITLES[3])
    )
    assert sections(found) == ["协会动态", "协会动态", "政策摘编", "资讯"]


def test_places_behind_bullets_stand_before_headlines() -> None:
    places = ("广州", "中山", "佛山", "东莞")
    rows = [row for place, title in zip(places, TITLES, strict=False) for row in (f"◎{place}　{title}", LONG)]
    found = lines(*HEAD, "【湾区】", *rows)
    assert [(item.group, item.title) for item in found.items] == list(zip(places, TITLES, strict=False))


def test_all_headings_of_a_level_name_columns_where_nearly_all_do() -> None:
    names = ("行业要闻", "政策速递", "会员动态", "新伙伴", "乡村里的山里人", "数据信息", "市场观察")
    rows = [row for at, name in enumerate(names) for row in (f"## {name}", f"### {EIGHT_TITLES[at]}", LONG, "")]
    assert sections(lines("# 某某商情", "2022年第3期", "", *rows)) == list(names)


def test_a_part_of_an_inquiry_is_no_item_whatever_else_is_in_brackets() -> None:
    parts = [row for name in ("现状：一条河的三个码头", "问题：四道坎") for row in (f"【{name}】", INDENT + LONG)]
    rows = [row for title in TITLES[1:5] for row in (f"【{title}】", INDENT + LONG)]
    found = lines(*HEAD, "调研", TITLES[0], "某某研究中心　覃远志", INDENT + LONG, *parts, "信息之窗", *rows)
    assert [title for title in titles(found) if title and "：" in title] == []
    assert len(found.items) == 5


# --- days, and who wrote it ---


def test_days_in_chinese_numerals_begin_entries() -> None:
    days = ("三月五日", "三月十五日", "三月三十日", "四月十八日")
    found = lines(
        *HEAD,
        "■ 要闻",
        *signed(*TITLES[:2]),
        "会务日志",
        *(f"{day}　理事会第{at}次会议通过预算。" for at, day in enumerate(days)),
    )
    assert [item.kind.value for item in found.items[2:]] == ["chronicle"] * 4


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("编译：Joyce Tam", ("Joyce Tam",)),
        ("主持：Joyce Tam", ("Joyce Tam",)),
        ("主持：麦凯琳律师（某会义务法律顾问）", ("麦凯琳",)),
        ("来源：某某联盟　|　作者：向小平　|　2020-09-10", ("向小平",)),
        ("会长　欧阳启泰", ("欧阳启泰",)),
        ("采访整理：安然", ("安然",)),
    ],
)
def test_who_wrote_it_stands_below_a_headline(line: str, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == byline


def test_an_author_below_the_short_second_row_of_a_headline() -> None:
    rows = ["", "双十一南下，港商如何分一", "杯羹？", "", "文：何颖珊", "", *(LONG,) * 3]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 专题", *rows)
    assert (found.items[3].title, found.items[3].byline) == ("双十一南下，港商如何分一杯羹？", ("何颖珊",))


def test_a_fax_machine_in_a_headline_is_no_way_to_reach_anybody() -> None:
    found = lines(*HEAD, "■ 海外", *signed(TITLES[0], "老人用传真网购", TITLES[1]))
    assert titles(found)[1] == "老人用传真网购"


# --- what a web page left ---


def test_bold_sets_headlines_off_from_their_text() -> None:
    rows = [f"- **{title}**　{LONG}{SOURCE}" for title in TITLES[:4]]
    found = lines("# 某某商情", "2022年第3期", "## 政策速览", "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:4]]


def test_anchors_and_ways_back_are_of_no_text() -> None:
    rows = [
        row
        for at, title in enumerate(TITLES[:4])
        for row in (f'<a id="v{at}"></a>', f"### {title}", LONG, "[返回目录](#toc)")
    ]
    found = lines("# 某某商情", "2022年第3期", "## 协会动态", "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:4]]


def test_the_mark_of_a_list_is_no_part_of_an_entry() -> None:
    days = [f"- 8月{day}日，{LONG}" for day in (4, 11, 16)]
    found = lines("# 某某商情", "2022年第9期", "## 行业要闻", "", *signed(TITLES[0]), "", "## 大事记", "", *days)
    assert [item.body for item in found.items[1:]] == [one[2:] for one in days]
