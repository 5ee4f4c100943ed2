"""How an issue sets its items again and again: white space, translations, running heads, one paragraph each."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, TITLES, lines, sections, signed, titles

from feeds.model import Kind

# --- headlines ---


def test_a_few_headlines_said_again_in_english_say_nothing_of_the_others() -> None:
    rows: list[str] = []
    for title in TITLES[:3]:
        rows += [title, "The Harbour Works at Night Again", LONG, ""]
    more = [f"{name}{title}" for name in "甲乙" for title in TITLES]
    rest = [row for title in more for row in (title, LONG, "")]
    assert titles(lines("某某月刊", "2022年第3期", "", *rows, *rest)) == [*TITLES[:3], *more]


def test_headlines_in_the_middle_are_told_by_it_below_a_text_that_nothing_ends() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [f"　　　　　　{title}", INDENT + LONG, f"{INDENT}{LONG}（来源：某某商报）"]
    rows += [f"　　　　　　{TITLES[5]}", INDENT + LONG, "　　　　　　渔村里的早市", INDENT + LONG, INDENT + LONG]
    assert titles(lines("某某周报", "第9期", *rows)) == [*TITLES, "渔村里的早市"]


def test_letter_spaced_headlines_are_told_by_it_too() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [" ".join(title), LONG, f"{LONG}（来源：某某商报）"]
    rows += [" ".join(TITLES[5]), LONG, "渔 村 里 的 早 市", LONG, LONG]
    assert titles(lines("某某周报", "第9期", *rows)) == [*TITLES, "渔村里的早市"]


def test_between_texts_of_one_paragraph_stands_a_headline_though_no_source_ends_the_first() -> None:
    rows = ["【政策速递】"]
    for at, title in enumerate(TITLES):
        rows += [title, LONG if at == 3 else f"{LONG}（来源：某某商报）"]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES)


def test_within_a_text_of_several_paragraphs_it_heads_a_part() -> None:
    rows = ["【政策速递】"]
    for at, title in enumerate(TITLES[:5]):
        part = ["新规有三个特点", LONG] if at == 3 else []
        rows += [title, LONG, LONG, *part, f"{LONG}（来源：某某商报）"]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES[:5])


# --- events ---

FACTS = ("时间：6月{}日", "地点：江南会展中心", "规模：5万平方米")
EVENTS = ("国际机器人展览会", "秋季糖酒交易会", "茶产业发展大会", "渔业装备展")


def event(number: int) -> list[str]:
    return [EVENTS[number], *(fact.format(number + 3) for fact in FACTS)]


def of_events(*rows: str) -> list[str | None]:
    """The titles in a column of events, of which the last is taken from a paper as the news above are."""
    return titles(
        lines("某某周报", "第9期", "【要闻】", *signed(*TITLES[:3]), "【展会预告】", *rows, f"{LONG}（来源：某某商报）")
    )[3:]


def test_events_follow_each_other_without_empty_lines() -> None:
    rows = [row for number in range(4) for row in event(number)]
    found = lines("某某周报", "第9期", "【要闻】", TITLES[0], LONG, "【展会预告】", *rows)
    assert titles(found) == [TITLES[0], *EVENTS]
    assert found.items[2].body == "时间：6月4日\n地点：江南会展中心\n规模：5万平方米"


def test_what_else_is_told_of_an_event_may_stand_before_the_next() -> None:
    told = "展会同期举办采购对接，凭请柬入场。"
    assert of_events(*event(0), *event(1), told, *event(2)) == list(EVENTS[:3])


def test_a_line_drawn_below_what_is_told_of_an_event_ends_it() -> None:
    assert of_events(*event(0), LONG, "—" * 20, *event(1)) == list(EVENTS[:2])


def test_an_event_does_not_go_on_from_a_fact_that_fills_its_line() -> None:
    text = [row for title in TITLES[:3] for row in (title, LONG[:24], LONG[24:48], LONG[48:])]
    full = "规模：五万平方米，参展商一千二百家，观众六万人次"
    rows = [row for number in range(3) for row in (*event(number)[:3], full)]
    found = lines("某某周报", "第9期", "【要闻】", *text, "【展会预告】", *rows)
    assert titles(found) == [*TITLES[:3], *EVENTS[:3]]


def test_the_first_of_two_events_may_stand_right_below_the_masthead() -> None:
    facts = ["时间：6月3日至5日，会期三天，下午四时停止入场。", "地点：江南会展中心"]
    found = lines("展会月历", "2016年第3期", "", EVENTS[0], *facts, EVENTS[1], *facts)
    assert titles(found) == list(EVENTS[:2])


# --- what the heads of pages say ---


def test_columns_stand_in_running_heads_beside_the_number_of_their_page() -> None:
    pages = (("商会要闻", 14), ("会员风采", 15), ("市场行情", 22), ("政策法规", 16), ("会员风采", 9))
    rows: list[str] = []
    for (column, page), title in zip(pages, TITLES[1:], strict=True):
        rows += [f"{column} | {page}", title, *(INDENT + LONG for _ in range(4))]
    found = lines("某某商会", "2016年第3期", TITLES[0], INDENT + LONG, INDENT + LONG, *rows)
    assert titles(found) == list(TITLES)
    assert sections(found) == [None, *(column for column, _ in pages)]
    assert not any("|" in item.body for item in found.items)


def test_rows_of_a_table_with_strokes_are_no_heads_of_pages() -> None:
    table = ["白菜 | 12", "土豆 | 14", "青椒 | 9", "毛豆 | 20"]
    found = lines("某某周报", "第9期", TITLES[0], INDENT + LONG, *table, INDENT + LONG)
    assert all(row.split(" ")[0] in found.items[0].body for row in table)


@pytest.mark.parametrize("day", ["二〇一六年三月五日", "2016年3月5日"])
def test_an_office_beside_the_day_publishes(day: str) -> None:
    found = lines("商务工作动态", "第9期", f"某某市商务局办公室　　　　{day}", "", TITLES[0], INDENT + LONG)
    assert found.masthead.publisher == "某某市商务局办公室"
    assert (found.masthead.date and found.masthead.date.day) == 5


# --- what kind it is ---


def long_and_short(column: str) -> list[Kind]:
    parts = [row for name in ("一、起步阶段的难处", "二、找到第一批客户") for row in (name, *(INDENT + LONG,) * 5)]
    rows = [TITLES[0], *parts, "（来源：某某商报）"]
    for title in TITLES[1:5]:
        rows += [title, f"{INDENT}{LONG}（来源：某某商报）"]
    return [item.kind for item in lines("某某周报", "第9期", f"【{column}】", *rows).items]


def test_among_briefs_one_with_headings_of_its_own_is_an_article() -> None:
    assert long_and_short("会员天地") == [Kind.ARTICLE, *[Kind.BRIEF] * 4]


def test_but_not_in_a_column_called_news() -> None:
    assert long_and_short("行业要闻") == [Kind.BRIEF] * 5


def test_a_written_warning_is_a_document() -> None:
    warning = ["关于规范直播带货行为的告诫书", "各直播电商企业：", INDENT + LONG]
    found = lines("【通知公告】", *warning, "【要闻】", TITLES[0], LONG)
    assert [item.kind for item in found.items] == [Kind.DOCUMENT, Kind.BRIEF]
