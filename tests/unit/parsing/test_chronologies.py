"""The entries of a chronology, and the days that begin them."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FRONT,
    HEAD,
    INDENT,
    LONG,
    MORE,
    NEWS,
    PARAGRAPH,
    ROOM,
    RUSH,
    TITLES,
    WRAPPED,
    bodies,
    broken,
    cut,
    lines,
    news,
    signed,
    spaced,
    titles,
    weekly,
)
from paged import SENTENCES

from feeds.model import Kind

# --- entries ---


def test_each_entry_of_a_chronology_is_an_item() -> None:
    found = spaced("某市大事记（2014年）", "一、某办法发布", LONG, "二、某平台上线", LONG, "三、某园区开园", LONG)
    assert titles(found) == ["某办法发布", "某平台上线", "某园区开园"]
    assert {(item.kind, item.group) for item in found.items} == {(Kind.CHRONICLE, "某市大事记（2014年）")}


def test_entries_of_a_chronology_without_numbers_begin_with_their_date() -> None:
    entries = "　　12月25日，某市通过措施。", "　　11月15日，某展开幕。", "　　5月28日，某公司成立，总部设在某市。"
    found = lines(PARAGRAPH, PARAGRAPH, "2013某市大事记", *entries)
    assert [item.kind for item in found.items[-3:]] == [Kind.CHRONICLE] * 3


def test_days_of_a_month_in_the_title_begin_entries() -> None:
    found = lines("大事记（112年8月）", f"{INDENT}2日　{LONG}", f"{INDENT}9日　{LONG}", f"{INDENT}15日　{LONG}")
    assert [item.kind for item in found.items] == [Kind.CHRONICLE] * 3


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


def test_in_a_chronology_a_headline_may_stand_behind_its_day() -> None:
    rows = [row for at, title in enumerate(TITLES[1:5], 1) for row in (f"3.{at * 4}　{title}", *WRAPPED)]
    found = lines("某某周报", "第9期", TITLES[0], *WRAPPED, "大事记", *rows)
    assert titles(found) == list(TITLES[:5])
    assert bodies(found) == {LONG}


def test_numbered_entries_that_are_whole_sentences_have_no_headline() -> None:
    entries = [f"{at}. 8月{at * 3}日，{LONG}" for at in range(1, 5)]
    found = weekly(TITLES[0], LONG, TITLES[1], LONG, "大事记", *entries)
    assert titles(found) == [*TITLES[:2], None, None, None, None]
    assert [item.body for item in found.items[2:]] == entries


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
    assert titles(found) == [f"{name}会完成换届" for name in "甲乙丙丁戊己庚辛"]
    assert {one.kind for one in found.items} == {Kind.CHRONICLE}


def test_days_under_a_title_of_events_are_entries_and_a_headline_ends_them() -> None:
    days = (
        "4月8日  协会召开常务理事会，审议通过财务决算，增补理事四名。\n\n"
        "4月21日  组织会员参加线上展会，累计直播一百一十二场。\n\n"
        "5月13日  与保险公司签订协议，会员投保费率下浮一成五。\n\n"
    )
    found = cut(FRONT + f"协会工作\n\n二季度协会大事一览\n\n{days}协会开展外贸会诊\n\n5月26日，{ROOM}\n\n{RUSH}\n")
    assert [item.kind for item in found.items][:3] == [Kind.CHRONICLE] * 3
    assert {item.group for item in found.items[:3]} == {"二季度协会大事一览"}
    assert found.items[3].title == "协会开展外贸会诊"


# --- days on rows of their own ---


def test_entries_below_a_column_may_each_be_headed_by_their_day() -> None:
    days = ("2025年1月14日", f"甲公司{LONG}", "2025年1月8日", f"乙公司{LONG}", "2024年12月26日", f"丙公司{LONG}")
    found = spaced("要闻", "首个智能冷库投用", f"3月5日，{LONG}（来源：某某日报）", "会员动态", *days)
    assert [item.kind for item in found.items[1:]] == [Kind.CHRONICLE] * 3
    assert [found.items[at].body[:2] for at in range(1, 4)] == ["甲公", "乙公", "丙公"]


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


def test_a_day_on_its_row_opens_an_entry_though_the_one_above_ended_with_a_full_line() -> None:
    text = f"{LONG}{LONG}"[:69] + "。"
    full = (INDENT + text[:22], text[22:46], text[46:])
    news_above = [row for title in TITLES[:4] for row in (title, *WRAPPED * 2)]
    entries = [row for day in range(2, 6) for row in (f"9月{day}日", *(full if day == 3 else WRAPPED))]
    found = lines("某某会讯", "第9期", "要闻", *news_above, "协会大事记（2020年9月）", *entries)
    assert [item.body for item in found.items[4:]] == [LONG, text, LONG, LONG]


@pytest.mark.parametrize("weekday", ["（星期{}）", "(周{})", "星期{}"])
def test_a_day_alone_on_its_row_may_have_its_weekday(weekday: str) -> None:
    rows = [row for at, day in enumerate("四五六日", 2) for row in (f"9月{at}日{weekday.format(day)}", LONG)]
    found = lines("某某会讯", "第9期", "【要闻】", TITLES[0], LONG, "【活动日历】", *rows)
    assert titles(found) == [TITLES[0], None, None, None, None]
    assert bodies(found) == {LONG}


# --- days before headlines and texts ---


def test_days_of_the_republic_stand_before_the_headlines_of_a_chronology() -> None:
    rows = [row for at, title in enumerate(TITLES[1:5], 1) for row in (f"107/05/{at * 5:02}　{title}", *WRAPPED)]
    found = lines("某某會訊", "第9期", TITLES[0], *WRAPPED, "大事記", *rows)
    assert titles(found) == list(TITLES[:5])
    assert bodies(found) == {LONG}


def of_days(*heads: str) -> list[str]:
    return [row for day, head in enumerate(heads, 2) for row in (head, f"4/{day}　{LONG}")]


@pytest.mark.parametrize("title", ["会务日志", "■ 会务日志", "會務日誌"])
def test_the_headline_of_an_entry_may_stand_above_a_text_that_its_day_opens(title: str) -> None:
    found = lines(*HEAD, *NEWS, title, *of_days(*MORE[:3]))
    assert titles(found)[3:] == list(MORE[:3])
    assert {(item.kind, item.group) for item in found.items[3:]} == {(Kind.CHRONICLE, title.removeprefix("■ "))}
    assert found.items[3].body == f"4/2　{LONG}"


@pytest.mark.parametrize(
    "rows", [of_days(*MORE[:2]), [PARAGRAPH, *of_days(*MORE[:3])]], ids=["two days", "a text above the first"]
)
def test_headlines_above_texts_with_days_make_no_chronology_by_themselves(rows: list[str]) -> None:
    found = lines(*HEAD, *NEWS, "■ 会务日志", *rows)
    assert all(item.kind is not Kind.CHRONICLE for item in found.items)


def test_the_headline_of_an_entry_may_stand_behind_several_days() -> None:
    days = ("3日", "4日、5日", "9日至11日", "20日—23日")
    entries = [row for day, title in zip(days, MORE, strict=False) for row in (f"8月{day}　{title}", LONG)]
    found = lines(*HEAD, *NEWS, "■ 大事记", *entries)
    assert titles(found)[3:] == list(MORE[:4])
    assert {item.kind for item in found.items[3:]} == {Kind.CHRONICLE}


def test_a_day_before_a_headline_may_have_its_weekday() -> None:
    days = ("08/04（二）", "08/08（星期六）", "08/13", "08/20（週四）")
    entries = [row for day, title in zip(days, MORE, strict=False) for row in ("", f"{day}　{title}", PARAGRAPH)]
    found = lines(*HEAD, "【要闻】", *NEWS, "", "【会务纪要】", "104年8月份会务纪要", *entries)
    assert titles(found)[3:] == list(MORE[:4])
    assert {item.kind for item in found.items[3:]} == {Kind.CHRONICLE}


@pytest.mark.parametrize("heads", [(), TITLES[2:]], ids=["text", "headlines"])
def test_an_entry_may_be_of_several_days(heads: tuple[str, ...]) -> None:
    days = ("5月22日至25日", "6月2日", "6月8日—9日", "6月30日至7月2日")
    entries = [row for at, day in enumerate(days) for row in (day, *heads[at : at + 1], LONG)]
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "【大事记】", *entries)
    assert titles(found) == [*TITLES[:2], *(heads or [None] * 4)]
    assert {item.body for item in found.items[2:]} == {LONG}


def test_days_before_a_wide_blank_are_entries_and_head_nothing() -> None:
    heads = [f"{title}　6月{at}日，{LONG}" for at, title in enumerate(EIGHT_TITLES, 1)]
    days = [f"2019年5月{at}日　协会走访会员企业，{LONG}" for at in range(2, 6)]
    found = lines(*HEAD, "▌政策", *heads, "▌协会大事记", *days)
    assert titles(found) == [*EIGHT_TITLES, *[None] * 4]
    assert [item.body for item in found.items[8:]] == days


@pytest.mark.parametrize("opening", ["同日，", "本月，", "5月l7日，"])
def test_an_entry_of_the_same_day_or_with_a_misread_one_is_an_entry(opening: str) -> None:
    entries = [f"{INDENT}{day}{LONG}" for day in ("5月4日，", "5月17日，", opening, "5月20日，")]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "【大事记】", "2016年5月大事记", *entries)
    assert len(found.items) == 6
    assert found.items[4].body.startswith(opening)
    assert found.items[4].kind is Kind.CHRONICLE


def test_months_above_their_entries_are_neither_items_nor_of_an_entry() -> None:
    months = [("一　月", 1), ("二　月", 2), ("三　月", 3)]
    rows = [
        row
        for name, month in months
        for row in (name, f"{INDENT}{month}月6日　{LONG}", f"{INDENT}{month}月9日　{ROOM}")
    ]
    found = lines("某某协会大事记", *rows)
    assert [item.body.partition("　")[2] for item in found.items] == [LONG, ROOM] * 3
    assert {item.group for item in found.items} == {"某某协会大事记"}


def test_a_month_right_below_the_title_is_no_part_of_it() -> None:
    found = lines("某某协会大事记", "一月", *(f"{INDENT}1月{day}日　{LONG}" for day in (3, 6, 9)))
    assert [item.group for item in found.items] == ["某某协会大事记"] * 3


def test_days_on_their_rows_below_a_title_that_says_the_month() -> None:
    rows = [row for day in ("3日", "8日", "11日—13日") for row in (day, PARAGRAPH)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 商会大事记（2013年9月）", *rows)
    assert [(item.kind, item.group, item.body) for item in found.items[3:]] == [
        (Kind.CHRONICLE, "商会大事记（2013年9月）", LONG)
    ] * 3


@pytest.mark.parametrize("weekday", ["（四）", "（星期四）", "（周四）"])
def test_days_of_a_calendar_say_their_weekday(weekday: str) -> None:
    """Below a group of their column, which is the calendar's title."""
    days = [
        f"{INDENT}8月{day}日{weekday}　{title}，会员免费。" for day, title in zip((4, 12, 19), TITLES, strict=False)
    ]
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[3:5]), "【活动行事历】", "", "◎8月份活动预告", *days)
    assert [(item.kind, item.section, item.group) for item in found.items[2:]] == [
        (Kind.CHRONICLE, "活动行事历", "8月份活动预告")
    ] * 3


def entry(number: int, month: int) -> list[str]:
    return [f"{number}．{TITLES[number % 6]}", f"{month}月5日，{LONG}"]


def test_behind_missing_pages_a_chronology_counts_on() -> None:
    first = [row for number in (1, 2, 3) for row in entry(number, number)]
    rest = [row for number in (9, 10, 11) for row in entry(number, number)]
    pages = {
        4: ["要闻", *signed(*TITLES[:4])],
        5: ["2015年某某大事记", *first, f"{LONG}他说"],
        8: ["大事记", f"昨天的比赛，{LONG}", *rest],
        9: ["读者来信", *signed(*TITLES[:4])],
        10: ["市场", *signed(*TITLES[2:6])],
    }
    found = lines("某某木作　2016年第3期", *(row for page, rows in pages.items() for row in (*rows, f"· {page} ·")))
    assert [item.group for item in found.items if item.kind is Kind.CHRONICLE] == ["2015年某某大事记"] * 6


def test_below_a_month_days_before_headlines_are_entries() -> None:
    entries = [
        row
        for day, title in (("6/2", TITLES[3]), ("13/2", TITLES[4]), ("21/2", TITLES[5]))
        for row in (f"{day}　{title}", LONG)
    ]
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), "【会务简报】", "二月份", *entries)
    told = [(item.kind, item.section, item.group, item.title) for item in found.items[3:]]
    assert told == [(Kind.CHRONICLE, "会务简报", "二月份", title) for title in TITLES[3:]]


def test_a_headline_behind_its_day_may_fill_the_line() -> None:
    texts = ("协会在会员大楼主办，共有八十二家会员参加，次", "日即告结束。")
    heads = (
        "10月3日　第九届第七次理监事联席会议开幕",
        "10月8日　拜会信保窗口",
        "10月16日　商圈观摩",
        "10月25日　拉花班结业",
    )
    found = lines(
        *HEAD,
        "【要闻】",
        *broken(PARAGRAPH, 22) * 3,
        "会务纪要（2019年10月）",
        *(row for one in heads for row in (one, *texts)),
    )
    assert [item.title for item in found.items if item.kind is Kind.CHRONICLE] == [one.split("　")[1] for one in heads]
