"""Notices of the publisher that are no items: calls, corrections, advertisements."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    LONG,
    NEWS,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    TITLES,
    columns,
    cut,
    dated,
    lines,
    placed,
    sections,
    set_in,
    signed,
    spaced,
    titles,
)

# --- at the end ---


def test_the_call_for_papers_is_no_item() -> None:
    assert titles(spaced(*dated("乙市获批试点"), "征稿启事", LONG, LONG)) == ["乙市获批试点"]


@pytest.mark.parametrize("heading", ["海岬冷链协会简介", "投稿须知", "广告刊登价目"])
def test_a_notice_that_stands_like_a_headline_is_none(heading: str) -> None:
    rows = ["", "■ 要闻", *set_in(*TITLES[:4]), "", heading, PARAGRAPH, PARAGRAPH]
    assert titles(lines(*HEAD, *rows)) == list(TITLES[:4])


@pytest.mark.parametrize("whom", ["信息报送", "报送", "供稿", "投稿", "来稿"])
@pytest.mark.parametrize("what", ["要求", "须知", "说明", "方式", "办法"])
def test_how_to_send_in_news_is_of_no_item(whom: str, what: str) -> None:
    rows = [*signed(*TITLES[:3]), "", f"{whom}{what}：每条不超过三百字，每月二十日前送秘书处。", "电话：0000-12345"]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert columns(found) == [("要闻", None)] * 3


NOTICES = [
    ("下期要目", "码头换上新灯", "两村合办粮仓"),
    ("下期看点预告", "码头换上新灯"),
    ("更正：本刊第8期第3版“渔港夜市”一文的作者应为闻天歌，特此致歉。",),
    ("广告刊登", "封底整版每期五千元，联系人闻天歌。"),
    ("广告价目表", "封底整版每期五千元，联系人闻天歌。"),
]


@pytest.mark.parametrize("notice", NOTICES, ids=[rows[0][:6] for rows in NOTICES])
def test_what_comes_next_what_was_wrong_and_what_space_costs_are_notices(notice: tuple[str, ...]) -> None:
    assert titles(lines(*HEAD, *NEWS, *notice)) == list(TITLES[:3])


def test_what_another_puts_right_is_news() -> None:
    said = "更正：商报昨日称渔港停航一周，实为停航一天，特此说明。"
    assert said in [item.body for item in lines(*HEAD, *NEWS, said).items]


@pytest.mark.parametrize("name", ["【征稿启事】", "【广告刊例】"])
def test_a_notice_in_brackets_ends_the_items(name: str) -> None:
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), name, "封底全页　每期15000元", "内页半页　每期3000元")
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == ["要闻"] * 3


# --- advertisements ---

PAID = ("雪岭万吨冷库招租，三年起租免两月", "库位随租随用", "一站到店")
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
    rows = ["夜市收入从哪来", SIGNED, "广告", "雪岭冷库", "直播", *signed(*TITLES[3:5])]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert TITLES[4] in titles(found)


# --- notes of the item above ---


@pytest.mark.parametrize("hand", "👉☞")
def test_what_a_hand_points_to_is_a_note_of_the_item_above(hand: str) -> None:
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), f"{hand} 抽样明细：冷库损耗一览", *signed(*TITLES[1:3]))
    assert titles(found) == list(TITLES[:3])


def test_a_disclaimer_ends_an_item_and_names_nobody() -> None:
    found = cut(
        FRONT + f"仓储面积稳步增长\n\n{ROOM}\n\n（本文仅供参考，不构成投资建议）\n\n"
        f"港口恢复夜间作业\n\n{RUSH}（来源：江南日报）\n"
    )
    first = found.items[0]
    assert (first.title, first.source, first.body) == ("仓储面积稳步增长", None, ROOM)


def test_a_dot_that_a_scan_left_below_a_source_is_no_text() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "", "．", "", "【服务】", *signed(*TITLES[2:4]))
    assert titles(found) == list(TITLES[:4])


# --- what was paid for ---

PAID = ("某某云仓  代发·贴标·退换一条龙", "5 月入仓前三十天免租", "港区北门  0000-1234567")


@pytest.mark.parametrize("mark", ["[ 广告 ]", "【广告】", "【推广】", "广告"])
@pytest.mark.parametrize("above", [(LONG,), (LONG, "（下转第 16 页）")], ids=["text", "turns"])
def test_what_was_paid_for_is_of_no_item_and_of_no_column(mark: str, above: tuple[str, ...]) -> None:
    rows = [*signed(*TITLES[:2]), TITLES[2], *above, mark, *PAID]
    found = lines(*HEAD, "■ 要闻", *rows, "■ 市场", *signed(*TITLES[3:5]))
    assert titles(found) == list(TITLES[:5])
    assert columns(found) == [("要闻", None)] * 3 + [("市场", None)] * 2
    assert {item.body for item in found.items} == {LONG}


@pytest.mark.parametrize("words", ["某某机电：织机改造，先改后付。", "织机改造，先改后付。周师傅 13860000000"])
def test_what_was_paid_for_may_stand_behind_the_word_that_says_so(words: str) -> None:
    rows = ["", f"【推广】{words}", "", "■ 会员之窗", "", *signed(*TITLES[2:4])]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert titles(found) == list(TITLES[:4])
    assert columns(found) == [("要闻", None)] * 2 + [("会员之窗", None)] * 2


def test_what_was_paid_for_on_one_row_ends_no_column() -> None:
    rows = [*signed(*TITLES[:2]), "", "【推广】织机改造，先改后付。周师傅 13860000000", "", *signed(*TITLES[2:4])]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert placed(found) == [("要闻", title) for title in TITLES[:4]]


def test_whose_view_a_weekly_does_not_speak_for_is_of_no_item() -> None:
    said = "（本周报信息均摘自公开媒体，仅供会员参考，不代表促进会观点）"
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), TITLES[2], LONG, said)
    assert found.items[-1].body == LONG


def test_a_call_for_papers_in_one_line_is_no_text() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "徵稿：本刊歡迎會員投稿，題材不限，來稿請電郵至編輯部。")
    assert titles(found) == list(TITLES[:3])
    assert "徵稿" not in found.items[-1].body
