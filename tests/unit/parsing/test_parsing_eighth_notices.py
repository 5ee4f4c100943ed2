"""What an eighth look taught of the publisher's own words: to readers, on columns, in advertisements, at the end."""

from __future__ import annotations

import pytest
from invented import HEAD, INDENT, LONG, TITLES, columns, lines, sections, set_in, signed, titles

PAID = ("雪岭万吨冷库招租，三年起租免两月", "库位随租随用", "一站到店")


# --- at the front ---

HINTS = "港口夜班恢复，渔港增开两条航线，理事会审议两份报告，培训班开到了渔村，调解室也受理了首案。"


@pytest.mark.parametrize("words", ["提示", "提要", "要点", "导读", "摘要", "概要", "看点"])
def test_what_the_issue_holds_in_short_is_no_item(words: str) -> None:
    found = lines(*HEAD, f"本期{words}：{HINTS}", "■ 要闻", *signed(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


def test_it_runs_into_no_item_where_no_column_stands_between() -> None:
    found = lines(*HEAD, f"本期提示：{HINTS}云仓二期封顶，早市搬进了新棚。", *signed(*TITLES[:3]))
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:3]]


@pytest.mark.parametrize("supervises", ["主管　某某省商务厅", "主管单位　某某省商务厅"])
def test_who_supervises_is_not_who_publishes_though_it_stands_above(supervises: str) -> None:
    imprint = ("某某商情", "第9期", supervises, "主办　某某省流通协会", "2022年3月10日")
    assert lines(*imprint, "■ 要闻", *signed(*TITLES[:3])).masthead.publisher == "某某省流通协会"


@pytest.mark.parametrize("word", ["主管", "主管主办"])
def test_who_supervises_publishes_where_nobody_else_does(word: str) -> None:
    imprint = ("某某商情", "第9期", f"{word}　某某省商务厅", "2022年3月10日")
    assert lines(*imprint, "■ 要闻", *signed(*TITLES[:3])).masthead.publisher == "某某省商务厅"


# --- the editors ---

WHY = "冷链下乡已经两年，本刊走访四个渔村，听听他们怎么说。"


@pytest.mark.parametrize("word", ["编者按", "编者注", "编按", "开栏的话", "栏目主持", "栏目主持人"])
def test_what_the_editors_say_right_below_a_columns_name_is_no_item(word: str) -> None:
    rows = ["──── 要闻 ────", *signed(*TITLES[:2]), "──── 专题 ────", f"{word}：{WHY}", *signed(*TITLES[2:5])]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 2 + ["专题"] * 3


def test_what_they_say_below_a_name_that_may_be_none_is_kept_with_its_text() -> None:
    rows = [*signed(TITLES[0]), "■ 港口人", f"编者按：{WHY}", f"{LONG}（来源：某某商报）"]
    found = lines(*HEAD, "■ 要闻", *rows, "■ 专题", *signed(*TITLES[2:5]))
    assert found.items[1].body == f"编者按：{WHY}\n{LONG}"


# --- advertisements ---

WORDS = ("广告", "推广", "商业推广", "广告页", "公益广告")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("apart", [True, False])
def test_an_advertisement_is_no_item_nor_of_one(word: str, apart: bool) -> None:
    """It stands apart from what is above, or below a sentence."""
    above = [*signed(TITLES[1]), ""] if apart else [TITLES[1], LONG]
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), *above, word, *PAID, "■ 市场", *signed(*TITLES[2:4]))
    assert [(item.section, item.title, item.body) for item in found.items] == [
        (section, title, LONG) for section, title in zip(("要闻", "要闻", "市场", "市场"), TITLES, strict=False)
    ]


def test_the_word_may_stand_in_brackets() -> None:
    paid = f"{PAID[0]}，叉车与装卸工随叫随到。"
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "", "【广告】", paid, "■ 市场", *signed(*TITLES[2:4]))
    assert titles(found) == list(TITLES[:4])


def test_an_advertisement_may_begin_the_file() -> None:
    found = lines("广告", *PAID, "", "■ 要闻", *signed(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


def test_the_word_right_below_a_row_that_ends_nothing_drops_no_text() -> None:
    rows = ["夜市收入从哪来", f"{LONG}（来源：某某商报）", "广告", "雪岭冷库", "直播", *signed(*TITLES[3:5])]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert TITLES[4] in titles(found)


# --- at the end ---


@pytest.mark.parametrize("heading", ["海岬冷链协会简介", "投稿须知", "广告刊登价目"])
def test_a_notice_that_stands_like_a_headline_is_none(heading: str) -> None:
    rows = ["", "■ 要闻", *set_in(*TITLES[:4]), "", heading, INDENT + LONG, INDENT + LONG]
    assert titles(lines(*HEAD, *rows)) == list(TITLES[:4])


@pytest.mark.parametrize("whom", ["信息报送", "报送", "供稿", "投稿", "来稿"])
@pytest.mark.parametrize("what", ["要求", "须知", "说明", "方式", "办法"])
def test_how_to_send_in_news_is_of_no_item(whom: str, what: str) -> None:
    rows = [*signed(*TITLES[:3]), "", f"{whom}{what}：每条不超过三百字，每月二十日前送秘书处。", "电话：0000-12345"]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert columns(found) == [("要闻", None)] * 3


@pytest.mark.parametrize("hand", "👉☞")
def test_what_a_hand_points_to_is_a_note_of_the_item_above(hand: str) -> None:
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), f"{hand} 抽样明细：冷库损耗一览", *signed(*TITLES[1:3]))
    assert titles(found) == list(TITLES[:3])
