"""What a second look tells: days before headlines, slips in numbers, bold rows, whole labels, blanks in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import EIGHT_TITLES, INDENT, LONG, MIDDLE, TITLES, WRAPPED, broken, lines, sections, signed, titles

from feeds.model import Document
from feeds.parsing import parse
from feeds.parsing.contents import Contents
from feeds.parsing.contents_page import read_contents
from feeds.parsing.joins import join_score
from feeds.parsing.rows import rows_of
from feeds.readers import read

# --- chronologies ---


def test_in_a_chronology_a_headline_may_stand_behind_its_day() -> None:
    rows = [row for at, title in enumerate(TITLES[1:5], 1) for row in (f"3.{at * 4}　{title}", *WRAPPED)]
    found = lines("某某周报", "第9期", TITLES[0], *WRAPPED, "大事记", *rows)
    assert titles(found) == list(TITLES[:5])
    assert {item.body for item in found.items} == {LONG}


def test_numbered_entries_that_are_whole_sentences_have_no_headline() -> None:
    entries = [f"{at}. 8月{at * 3}日，{LONG}" for at in range(1, 5)]
    found = lines("某某周报", "第9期", "【要闻】", TITLES[0], LONG, TITLES[1], LONG, "大事记", *entries)
    assert titles(found) == [*TITLES[:2], None, None, None, None]
    assert [item.body for item in found.items[2:]] == entries


# --- headlines ---


def test_a_colon_ends_a_headline_in_its_line_where_its_number_comes_next() -> None:
    heads = [f"北港{title}之后" for title in EIGHT_TITLES]
    rows = [f"{number}、{head}{'：' if number == 6 else '。'}{LONG}" for number, head in enumerate(heads, 1)]
    found = lines("某某周报", "第9期", "【要闻】", *rows[:4], "【监管】", *rows[4:])
    assert titles(found) == heads
    assert {item.body for item in found.items} == {LONG}


def test_two_rows_in_the_middle_are_one_headline_though_the_contents_say_the_first_alone() -> None:
    first, second = "港口恢复夜间作业之后的第一个月里码头", "工人怎样重新安排家里的三顿饭"
    rows: list[str] = []
    for head in ((first, second), *((title,) for title in TITLES[1:5])):
        rows += ["", *(MIDDLE + row for row in head), "", *WRAPPED, *WRAPPED]
    found = lines("某某周报", "第9期", "目录", first, *TITLES[1:5], *rows)
    assert titles(found) == [first + second, *TITLES[1:5]]


def test_bold_rows_below_a_column_s_name_are_headlines_though_the_contents_list_others() -> None:
    prices = ("梨：批发价连跌三周，优果走势坚挺", "苹果：早熟品种收尾，晚熟接档", "果袋：木浆回落，明年成本有望下降")
    prices += ("尿素：出厂价逼近每吨两千元", "猕猴桃：严控早采，开园时间后移")
    listed = [f"{title} …… {page}" for page, title in enumerate(TITLES[:5], 2)]
    long = [row for title in TITLES[:5] for row in (f"**{title}**", LONG, LONG)]
    short = [row for price in prices for row in (f"**{price}**", LONG)]
    found = lines("# 某某月刊", "目录", *listed, "## 要闻", *long, "## 行情短波", *short)
    assert titles(found) == [*TITLES[:5], *prices]
    assert sections(found) == ["要闻"] * 5 + ["行情短波"] * 5


def test_no_sentence_goes_on_from_what_is_bold_to_its_end() -> None:
    text = f"{LONG[:40]}\n{LONG[40:]}"
    above, below = rows_of(Document.from_text(text))
    assert join_score(above, below) > 0
    above.bold = True
    assert join_score(above, below) < 0


def test_who_wrote_it_is_no_part_of_an_entry_of_the_contents() -> None:
    listed = [f"{title}　／陈某某 王某某" for title in EIGHT_TITLES]
    rows = [row for title in EIGHT_TITLES for row in (title, LONG, LONG)]
    contents = read_contents(rows_of(Document.from_text("\n".join(["某某周报", "第9期", "目录", *listed, "", *rows]))))
    assert contents.find(TITLES[2]) is not None


def test_an_entry_is_found_as_long_as_it_is_alike_whatever_letters_no_entry_has() -> None:
    key = "跨境电商综合试验区扩围政策红利持续释放中小"
    contents = Contents(keys=[key], owners=[0])
    assert contents.find(key + "某" * 8) == (0, 84.0)
    assert contents.find(key + "某" * 9) is None


# --- labels ---


def test_whom_an_issue_goes_to_is_told_by_the_whole_label() -> None:
    rows = [row for title in TITLES[:4] for row in (title, f"报关单量上月回升。{LONG}", LONG)]
    found = lines("某某周报", "第9期", "【要闻】", *rows, "", "报：某某市政府办公室", "送：各会员单位")
    assert titles(found) == list(TITLES[:4])
    assert {item.body for item in found.items} == {f"报关单量上月回升。{LONG}\n{LONG}"}


# --- columns ---


def test_a_column_may_stand_below_the_day_of_a_letter() -> None:
    rows = ["市场", TITLES[1], *WRAPPED, "2019年11月5日", "海外", TITLES[2], *WRAPPED, *WRAPPED]
    found = lines("某某周报", "第9期", TITLES[0], *WRAPPED, f"{INDENT * 5}某某某", f"{INDENT * 5}2019年11月3日", *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None, "市场", "海外"]


@pytest.mark.parametrize("left_out", ["［图略］", "【图略】", "［图］", "（表略）"])
def test_a_picture_that_is_left_out_names_nothing(left_out: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, left_out, LONG)]
    found = lines("某某周报", "第9期", "【要闻】", *rows, "【人物】", TITLES[3], LONG, TITLES[4], LONG)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 3 + ["人物"] * 2


@pytest.mark.parametrize("name", ["新社员", "新会员"])
def test_in_a_column_of_new_members_companies_are_items(name: str) -> None:
    companies = ("北港船具有限公司", "东渔冷链有限公司", "南云木器厂")
    rows = [row for company in companies for row in ("", company, LONG, f"{company}的电话", LONG)]
    found = lines("某某周报", "第9期", "【要闻】", *signed(*TITLES[:4]), name, *rows)
    assert titles(found) == [*TITLES[:4], *companies]
    assert sections(found)[4:] == [name] * 3


# --- people ---


def test_a_name_from_another_tongue_below_a_headline_is_its_author() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "古丽娜尔·艾山", LONG, LONG)]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(TITLES[:3])
    assert {item.byline for item in found.items} == {("古丽娜尔·艾山",)}


def test_a_blank_beside_a_figure_marks_no_page_where_lines_are_broken_at_a_count() -> None:
    rows = [*broken((LONG * 6)[:264], 33), *broken(f"{LONG[:31]}截至 2019 年年底，{LONG * 5}", 33)]
    found = rows_of(Document.from_text("\n".join(rows)))
    assert sum(row.raw[0] == " " for row in found) == 1
    assert not any(row.opens_page for row in found)


def test_a_blank_beside_words_marks_a_page() -> None:
    rows = [*broken((LONG * 6)[:264], 33), f" {LONG[:32]}", *broken((LONG * 6)[:264], 33)]
    assert sum(row.opens_page for row in rows_of(Document.from_text("\n".join(rows)))) == 1


def test_a_sentence_set_between_empty_rows_heads_nothing() -> None:
    """降速是一种能力，/ 不是每家企业都有资格慢下来。 in the middle of an article."""
    issue = Path(__file__).parents[2] / "issues" / "publishers" / "furniture-page-out-of-order.txt"
    assert [title for title in titles(parse(read(issue))) if title and title[-1] in "。，"] == []
