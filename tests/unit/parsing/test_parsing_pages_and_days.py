"""What pages and days say: covers, mastheads, columns' names at the heads of pages, entries below their days."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    INDENT,
    LONG,
    MIDDLE,
    SOURCE,
    TITLES,
    lines,
    narrow,
    sections,
    titles,
)

from feeds.model import Kind, PartialDate
from feeds.parsing.front import IMPRINT
from feeds.parsing.shade import shade

# --- what stands above the first text, and on the last page ---


def test_words_of_greeting_above_the_contents_are_no_item() -> None:
    greeting = ["各位会员，入秋以后鱼市渐旺，天也凉了。", "这一期说说码头上的几件事，也说说北岸的冷库，请慢慢读。"]
    rows = [row for title in TITLES[:3] for row in (title, LONG)]
    found = lines("某某早报", "第9期", *greeting, "【本期速览】", *TITLES[:3], "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:3]]


def test_whose_views_the_texts_are_not_is_of_the_imprint() -> None:
    front = ["某某會訊", "2019年6月號", "目錄", *(f"{title}………{page}" for page, title in enumerate(TITLES[:3], 3)), ""]
    front += ["出版：某某联合会", "本刊文章版权所有，未经许可不得转载。", "文中观点不代表本会立场。", ""]
    rows = [row for title in TITLES[:3] for row in (title, "", *narrow(6), "")]
    assert titles(lines(*front, *rows)) == list(TITLES[:3])


@pytest.mark.parametrize("row", ["封三  征稿启事", "封底：北岸冷库夜景", "封二 协会公益广告"])
def test_what_stands_inside_the_cover_is_of_the_imprint(row: str) -> None:
    assert IMPRINT.match(shade(row))


def test_a_cover_of_something_else_is_not() -> None:
    assert not IMPRINT.match(shade("封面人物"))
    assert not IMPRINT.match(shade("封三面围网养蟹"))


# --- entries below their days ---

DAYS = ("5月6日", "5月13日", "5月20日", "5月27日")
ENTRIES = ("会员茶叙", "走访南岸冷库企业", "港区商事调解讲座", "理事会例会")


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("某某联合会会务纪要", "某某联合会会务纪要"),
        ("【会务纪要（二○一九年五月）】", "会务纪要（二○一九年五月）"),
    ],
)
def test_entries_below_a_day_and_a_headline_are_items(title: str, group: str) -> None:
    rows = [row for day, entry in zip(DAYS, ENTRIES, strict=True) for row in (day, entry, LONG)]
    found = lines("某某會訊", "二○一九年六月號", "", title, *rows)
    assert [(item.title, item.body, item.group) for item in found.items] == [(entry, LONG, group) for entry in ENTRIES]
    assert {item.kind for item in found.items} == {Kind.CHRONICLE}


# --- the masthead ---


def test_a_year_in_circles_is_one() -> None:
    head = lines("某某會訊", "二○一九年六月號", "主辦：某某联合会", "", TITLES[0], LONG, LONG).masthead
    assert (head.year, head.number, head.date) == (2019, 6, PartialDate(2019, 6))


def test_who_compiles_and_who_signs_stand_on_one_row() -> None:
    row = "某市商务局办公室编   签发：王某某   2023年8月16日"
    head = lines("商务工作简报", row, "", TITLES[0], INDENT + LONG).masthead
    assert (head.publisher, head.date) == ("某市商务局办公室", PartialDate(2023, 8, 16))


def test_running_heads_with_a_month_name_and_number_an_issue_without_a_cover() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += ["某某物流　2016年4月第2期（总第38期）", title, *narrow(6), ""]
    head = lines(TITLES[5], *narrow(6), "", *rows).masthead
    assert (head.title, head.year, head.number, head.serial) == ("某某物流", 2016, 2, 38)


# --- columns ---


def test_a_number_that_is_printed_twice_loses_no_column() -> None:
    names = ("港口", "渔业", "会务", "培训", "法律", "仓储", "市场")
    rows: list[str] = []
    for number, name, title in zip("一二三四五五六", names, EIGHT_TITLES[:7], strict=True):
        # Only a source shows that the text above has ended: where none does, the number must be right.
        rows += [f"{number}、{name}", title, LONG, LONG if name == "仓储" else LONG + SOURCE]
    found = lines("某某简报", "第9期", *rows)
    assert [(item.section, item.title) for item in found.items] == list(zip(names, EIGHT_TITLES[:7], strict=True))


def test_a_name_set_like_other_columns_in_the_middle_and_letter_spaced_is_one() -> None:
    columns = {"工 作 动 态": (), "领 导 讲 话": (f"{MIDDLE}——王会长在年会上的讲话",), "政 策 法 规": ()}
    rows: list[str] = []
    for (column, second), title in zip(columns.items(), TITLES, strict=False):
        rows += [MIDDLE + column, MIDDLE + title, *second, INDENT + LONG, INDENT + LONG]
    found = lines("某某通讯", "第9期", *rows)
    assert sections(found) == ["工作动态", "领导讲话", "政策法规"]
    assert titles(found) == list(TITLES[:3])


def test_a_column_s_name_in_english_below_it_says_nothing_more() -> None:
    rows = ["專題報道", "Feature", TITLES[0], LONG, LONG, "會員動態", "Members", TITLES[1], LONG, LONG]
    found = lines("某某會訊", "第9期", *rows)
    assert [(item.section, item.title) for item in found.items] == [("專題報道", TITLES[0]), ("會員動態", TITLES[1])]


def test_a_place_right_below_a_column_s_name_is_a_group_and_nobody_s_name() -> None:
    rows = ["行业动态", "◎武汉", TITLES[0], LONG, TITLES[1], LONG, "◎宜昌", TITLES[2], LONG]
    found = lines("某某周报", "第9期", *rows)
    assert [(item.section, item.group) for item in found.items] == [
        ("行业动态", name) for name in ("武汉", "武汉", "宜昌")
    ]
    assert {item.byline for item in found.items} == {()}


# --- names of columns at the heads of pages ---


def test_a_name_twice_at_the_top_of_pages_heads_them_and_breaks_no_source() -> None:
    told = "（来源：某某市港区渔业商会"
    rows = [
        *("数据窗口", TITLES[0], *narrow(2), "-1-"),
        *("数据窗口", "数据窗口", "港区联合会在三号码头恢复了停办多年的", "夜间作业", *narrow(2), "-2-"),
        *("会员风采", "会员风采", TITLES[2], *narrow(2), told, "-3-"),
        *("商务之窗", "秘书处）", TITLES[3], *narrow(2), "-4-"),
        *("会员风采", TITLES[4], *narrow(2), "-5-"),
    ]
    found = lines("某某会讯", "第9期", "", *rows)
    assert titles(found) == [TITLES[0], "港区联合会在三号码头恢复了停办多年的夜间作业", *TITLES[2:5]]
    assert sections(found)[:2] == ["数据窗口"] * 2
    assert found.items[2].source == "某某市港区渔业商会秘书处"


def test_where_names_head_pages_one_that_is_said_on_two_of_them_is_no_text() -> None:
    rows = [
        *("渔港", TITLES[0], *narrow(2), "-1-"),
        *("渔港", *narrow(1), TITLES[1], *narrow(2), "-2-"),
        *("渔港", *narrow(1), TITLES[2], *narrow(2), "-3-"),
        *("会员风采", "会员风采", TITLES[3], *narrow(2), "-4-"),
        *("数据窗口", "数据窗口", TITLES[4], *narrow(2), "-5-"),
    ]
    found = lines("某某会讯", "第9期", "", *rows)
    assert titles(found) == list(TITLES[:5])
    assert not any("渔港" in item.body for item in found.items)


def test_the_name_and_page_of_a_column_right_above_its_name_is_the_head_of_its_page() -> None:
    front = ["某某會訊", "2019年6月號", "主辦：某某联合会", "目錄", f"{TITLES[5]}………3"]
    front += [f"{title}………{page}" for page, title in enumerate(TITLES[:3], 4)]
    front += ["出版：某某联合会", "电话：2721 6060", "文中观点不代表本会立场。", ""]
    rows = ["\f主席的話　3", "", "主席的話", "", TITLES[5], "主席　王某某", "", *narrow(6), ""]
    for page, title in enumerate(TITLES[:3], 4):
        rows += [f"\f渔港见闻　{page}", "", title, "", *narrow(6), ""]
    found = lines(*front, *rows)
    assert [(item.title, item.byline) for item in found.items][:2] == [(TITLES[5], ("王某某",)), (TITLES[0], ())]
    assert len(found.items) == 4


@pytest.mark.parametrize(("pages", "fourth"), [((1, 2, 3, 4, 5), "数据"), ((1, 2, 3, 7, 8), "政策")])
def test_a_wrong_foot_leads_back_to_a_column_that_the_text_has_left_only_where_leaves_are_missing(
    pages: tuple[int, ...], fourth: str
) -> None:
    rows: list[str] = []
    for at, (page, foot) in enumerate(zip(pages, ("要闻", "政策", "数据", "政策", "数据"), strict=True)):
        named = [foot] if at < 3 else []
        bar = f"0{page}  {foot}                浅湾通讯" if at % 2 else f"浅湾通讯                {foot}  0{page}"
        rows += [*named, TITLES[at], *narrow(2), SOURCE, bar, ""]
    found = lines("浅湾通讯", "浅湾电子商务园管委会主办", "第9期（总第22期）", "", *rows)
    assert sections(found) == ["要闻", "政策", "数据", fourth, "数据"]


def test_a_paper_names_its_pages_and_who_made_them_below() -> None:
    made = "某某市报　2016年5月13日　星期五　责任编辑：王某某　版式：李某"
    rows = [
        *("第2版　综合", made, TITLES[0], INDENT + LONG, INDENT + LONG),
        *("第3版　副刊", made, TITLES[1], INDENT + LONG, INDENT + LONG),
    ]
    found = lines("某某市报", "2016年5月13日", "", *rows)
    assert [(item.section, item.title) for item in found.items] == [("综合", TITLES[0]), ("副刊", TITLES[1])]
    assert not any("版式" in item.body for item in found.items)


# --- parts and sources ---


def of_notice(*paragraphs: str) -> list[str | None]:
    """The titles of a notice with its appendix, and of news below it, all on one page with the contents."""
    contents = ["目录", "【通知公告】", "2017年度达标冷库名单……1", "【要闻】", f"{TITLES[0]}……3", f"{TITLES[1]}……4"]
    notice = ["关于公布2017年度达标冷库的通知", "各有关单位：", *paragraphs]
    notice += ["附件：2017年度达标冷库名单", "某市商务局", "2017年5月15日"]
    news = ["【要闻】", TITLES[0], INDENT + LONG, TITLES[1], INDENT + LONG]
    return titles(lines(*contents, "某某周报", "第9期", "【通知公告】", *notice, *news))


def test_an_appendix_that_the_contents_announce_stays_in_its_document() -> None:
    assert of_notice(*(INDENT + LONG,) * 9) == ["关于公布2017年度达标冷库的通知", *TITLES[:2]]


def test_a_headline_in_the_contents_right_above_a_short_notice_is_not_what_the_notice_carries() -> None:
    assert of_notice(INDENT + LONG) == ["关于公布2017年度达标冷库的通知", *TITLES[:2]]


def test_a_stroke_that_is_written_like_a_letter_sets_off_a_source() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "来源丨某某商报", LONG, LONG)]
    found = lines("【要闻】", *rows)
    assert [(item.title, item.source) for item in found.items] == [(title, "某某商报") for title in TITLES[:3]]
