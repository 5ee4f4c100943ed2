"""The title of a chronology: a column, or a group inside one."""

from __future__ import annotations

import pytest
from invented import (
    FULL,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MORE,
    NEWS,
    TITLES,
    broken,
    columns,
    groups,
    lines,
    news,
    sections,
    signed,
    titles,
)
from paged import SENTENCES, set_item, with_strokes

from feeds.model import Kind

# --- a column ---


def test_a_chronology_may_be_a_column_that_is_called_as_it_is_printed() -> None:
    rows = ["■ 商会要闻", "商会召开理事会", LONG, "■ 商会大事记（2019年7月—9月）"]
    found = lines(*rows, f"7月3日，{LONG}", f"7月25日，{LONG}", f"8月13日，{LONG}")
    assert sections(found) == ["商会要闻", *["商会大事记（2019年7月—9月）"] * 3]
    assert {item.group for item in found.items[1:]} == {"商会大事记（2019年7月—9月）"}
    assert {item.kind for item in found.items[1:]} == {Kind.CHRONICLE}


OWN = ("一、理事会务", "二、港口航线", "三、渔村培训", "四、仓储冷链", "五、他山之石")
DAYS = [row for day in range(2, 6) for row in (f"9月{day}日", LONG)]


def test_a_chronology_with_the_number_of_a_column_is_one() -> None:
    """However the period behind its name is set, and though the contents leave it out."""
    pairs = list(zip(OWN, TITLES, strict=False))
    listed = [row for page, (name, title) in enumerate(pairs, 2) for row in (name, f"{title} ………… {page}")]
    rows = [row for name, title in pairs for row in (name, *news(title))]
    found = lines("某某会讯", "第9期", "目录", *listed, *rows, "六、协会大事记（2020年9月）", *DAYS)
    assert sections(found)[:5] == [name[2:] for name in OWN]
    assert columns(found)[5:] == [("协会大事记（2020年9月）", None)] * 4


def test_a_chronology_that_the_contents_list_among_the_columns_is_one() -> None:
    days = [row for at in (3, 9, 20) for row in (f"4月{at}日　{LONG}",)]
    contents = ["目录", "要闻", *TITLES[:2], "动态", *TITLES[2:4], "会员风采", "服务之窗", "商会大事记（2022年4—6月）"]
    body = [
        "要闻",
        *signed(*TITLES[:2]),
        "动态",
        *signed(*TITLES[2:4]),
        "会员风采",
        *signed(TITLES[4]),
        "服务之窗",
        *signed(TITLES[5]),
    ]
    found = lines(*HEAD, *contents, "", *body, "", "", "商会大事记（2022年4—6月）", *days)
    assert columns(found)[6:] == [("商会大事记（2022年4—6月）",) * 2] * 3


# --- a group ---


def test_days_alone_on_their_rows_head_the_entries_of_a_chronology_in_its_column() -> None:
    title = "协会大事记（2020年9月）"
    found = lines("某某会讯", "第9期", "要闻", *news(*TITLES[:2]), "会务", *news(TITLES[2]), title, *DAYS)
    assert columns(found)[3:] == [("会务", title)] * 4
    assert {item.body for item in found.items[3:]} == {LONG}


def test_days_set_off_from_their_entries_below_a_chronology_s_title_keep_it_as_their_group() -> None:
    entries = [f"9月{day}日　{LONG}" for day in range(2, 6)]
    rows = [row for name, title in zip(OWN, TITLES, strict=False) for row in (name, *news(title))]
    found = lines("某某会讯", "第9期", *rows, "六、大事记（9月）", *entries)
    assert columns(found)[5:] == [("大事记（9月）", "大事记（9月）")] * 4


def test_a_chronology_whose_title_is_no_column_keeps_it_as_the_group_of_its_days() -> None:
    listed = ["目录", "要闻", *(f"{title} …… {page}" for page, title in enumerate(TITLES[:2], 2))]
    listed += ["会务", "九月大事记 …… 4"]
    found = lines("某某会讯", "第9期", *listed, "要闻", *news(*TITLES[:2]), "会务", "九月大事记", *DAYS)
    assert titles(found) == [*TITLES[:2], None, None, None, None]
    assert sections(found) == ["要闻"] * 2 + ["会务"] * 4
    assert groups(found) == [None] * 2 + ["九月大事记"] * 4


def test_a_chronology_inside_a_column_is_a_group_of_it() -> None:
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "【工作】", "九月大事记", *DAYS)
    assert sections(found) == ["要闻"] * 2 + ["工作"] * 4
    assert groups(found) == [None] * 2 + ["九月大事记"] * 4


def test_a_column_above_the_first_that_is_set_otherwise_is_no_group() -> None:
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "九月大事记", *DAYS)
    assert sections(found) == ["要闻"] * 2 + ["九月大事记"] * 4
    assert groups(found) == [None] * 6


def test_a_chronology_that_the_contents_list_in_a_column_stays_there() -> None:
    contents = [
        "目录",
        "◎特别报道",
        "新常态中行进的一年 02",
        "电子商务大事记（2014年） 06",
        "◎专题研究",
        "跨境贸易年度报告 08",
    ]
    text = ["新常态中行进的一年", LONG, "电子商务大事记（2014年）", "一、指导意见发布", LONG, "二、统计平台运行", LONG]
    found = lines("电子商务动态", "2015年第1期", *contents, *text, "跨境贸易年度报告", LONG)
    assert columns(found)[1:3] == [("特别报道", "电子商务大事记（2014年）")] * 2


def test_a_chronology_that_the_contents_list_makes_no_groups_of_columns() -> None:
    contents = ["本期导读", *(f"◇{title}" for title in LONGER_TITLES[:3]), "◇3月大事记", ""]
    rows = ["【要闻】", *signed(*LONGER_TITLES[:2]), "【区县】", "■东区", *signed(LONGER_TITLES[2])]
    days = ["【纪事】", "3月大事记", "3月2日，理事会开会。", "3月8日，培训班开课。", "3月9日，展会闭幕。"]
    found = lines(*HEAD, *contents, *rows, *days)
    assert columns(found)[:3] == [("要闻", None), ("要闻", None), ("区县", "东区")]


# --- months below the title ---


def test_a_chronology_has_its_period_on_the_row_below_its_title() -> None:
    rows = ["某市冷链物流协会大事记", "（2015年）"]
    for at, name in enumerate(("协会完成换届", "签订合作备忘录", "夜校首期开班"), 1):
        rows += [f"{at}．{name}", f"{INDENT}{at} 月 17 日，{SENTENCES[0]}", SENTENCES[2]]
    found = lines("【协会工作】", *set_item("港口恢复夜间作业"), *rows)
    assert columns(found)[1:] == [("协会工作", "某市冷链物流协会大事记（2015年）")] * 3
    assert found.items[0].body.endswith(SENTENCES[2])


DATED = [f"8月{day}日　{LONG}" for day in (2, 9, 20)]


@pytest.mark.parametrize("period", ["（8月1日—8月31日）", "（2021年8月）", "（2021年7月—9月）", "（2021年第三季度）"])
@pytest.mark.parametrize("above", [[], ["■ 大事记"]], ids=["alone", "in a column"])
def test_the_months_below_the_title_of_a_chronology_are_of_it(above: list[str], period: str) -> None:
    found = lines(*HEAD, *NEWS, *above, "协会大事记", period, *DATED)
    section = "大事记" if above else "要闻"
    assert columns(found)[3:] == [(section, f"协会大事记{period}")] * 3
    assert [item.body for item in found.items[3:]] == DATED


def test_the_months_below_a_column_are_no_part_of_its_name() -> None:
    entries = [row for number, title in zip("一二三", MORE, strict=False) for row in (f"{number}、{title}", LONG)]
    found = lines(*HEAD, *NEWS, "■ 大事记", "（2021年8月）", *entries)
    assert columns(found)[3:] == [("大事记", "大事记")] * 3


def test_a_chronology_that_opens_a_page_is_no_second_row() -> None:
    members = ["■ 新会员", "雪岭冷链有限公司", LONG, "", "苍原物流有限公司"]
    found = lines(*HEAD, *NEWS, *members, "\f联合会大事记（2019年6—7月）", *DATED)
    assert "苍原物流有限公司" in found.items[3].body
    assert {item.group for item in found.items[4:]} == {"联合会大事记（2019年6—7月）"}


# --- at the heads of pages ---

REST_OF_ENTRY = broken(
    "讨论通过了三件事，会费标准不变，增设冷链专业组，秘书处每季度向会员公布一次收支，账目贴在北门的公告栏里。", 36
)


@pytest.mark.parametrize("rest", [[], REST_OF_ENTRY], ids=["whole", "torn"])
def test_a_chronology_that_only_the_head_of_its_page_names_has_its_entries(rest: list[str]) -> None:
    days = [row for at, title in enumerate(MORE[1:4]) for row in (f"4 月 {13 + 3 * at} 日", title, *FULL)]
    found = with_strokes(("会务日志", 8, [*rest, *days]))
    assert titles(found)[-3:] == list(MORE[1:4])
    assert [item.kind for item in found.items[5:]] == [*[Kind.FRAGMENT] * bool(rest), *[Kind.CHRONICLE] * 3]
    assert set(sections(found)[5:]) == {"会务日志"}


@pytest.mark.parametrize("rest", [[], REST_OF_ENTRY], ids=["whole", "torn"])
def test_a_chronology_that_only_the_head_of_its_page_names_has_its_days(rest: list[str]) -> None:
    days = [row for at in range(3) for row in broken(f"{INDENT}4月{13 + 3 * at}日，{LONG}", 36)]
    found = with_strokes(("会务日志", 8, [*rest, *days]))
    assert [item.body for item in found.items[-3:]] == [f"4月{13 + 3 * at}日，{LONG}" for at in range(3)]
    assert [item.kind for item in found.items[5:]] == [*[Kind.FRAGMENT] * bool(rest), *[Kind.CHRONICLE] * 3]
    assert set(sections(found)[5:]) == {"会务日志"}


def test_the_head_of_its_page_is_no_second_title_of_a_chronology() -> None:
    days = [row for at in range(3) for row in broken(f"{INDENT}4月{13 + 3 * at}日，{LONG}", 36)]
    later = [row for at in range(3) for row in broken(f"{INDENT}6月{13 + 3 * at}日，{LONG}", 36)]
    found = with_strokes(("资讯", 8, ["某某物流园上半年大事记", *days]), ("大事记", 9, later))
    assert [item.group for item in found.items[-6:]] == ["某某物流园上半年大事记"] * 6


@pytest.mark.parametrize("day", ["7月3日", "3.12"])
def test_a_numeral_that_begins_the_headline_of_an_entry_is_a_word(day: str) -> None:
    heads = ("三家作坊迁入新园", "二期云仓封顶", "七个渔村联网")
    found = lines(*HEAD, *NEWS, "会务日志", *(row for head in heads for row in (head, f"{day}　{LONG}")))
    assert titles(found)[3:] == list(heads)


def test_a_chronology_is_in_the_column_of_the_contents_that_it_is_called_like_but_for_its_days() -> None:
    contents = ["目录", "要闻", *(f"　　{title}　　{page}" for page, title in enumerate(TITLES[:2], 2))]
    contents += ["动态　　5", "会务大事记　　9", "课程预告　　12"]
    body = ["要闻", *signed(*TITLES[:2]), "动态", *signed(*TITLES[2:4]), "会务大事记（2023年4月21日至5月31日）"]
    days = [f"04.{day}　{LONG}" for day in (21, 28, 29)]
    found = lines("某某通讯", "第9期", *contents, *body, *days, "课程预告", *signed(*MORE[:2]))
    assert columns(found)[4:7] == [("会务大事记", "会务大事记（2023年4月21日至5月31日）")] * 3


@pytest.mark.parametrize("title", ["协会大事记（2016年7月）", "五月份会务纪要"])
def test_entries_have_headlines_above_texts_that_a_day_opens(title: str) -> None:
    days = ("7月6日至8日", "7月13日下午", "7月20日")
    entries = [row for head, day in zip(TITLES, days, strict=False) for row in (head, f"{INDENT}{day}，{LONG}")]
    found = lines(*HEAD, "■ 要闻", *signed(*MORE[:2]), "■ 协会工作", title, *entries)
    assert [(item.kind, item.group, item.title) for item in found.items[2:]] == [
        (Kind.CHRONICLE, title, head) for head in TITLES[:3]
    ]


def test_news_with_their_days_below_a_column_s_name_are_news() -> None:
    entries = [row for head in TITLES[:3] for row in (head, f"{INDENT}7月13日，{LONG}")]
    found = lines(*HEAD, "■ 要闻", *signed(*MORE[:2]), "■ 会务纪要", *entries)
    assert Kind.CHRONICLE not in {item.kind for item in found.items}
