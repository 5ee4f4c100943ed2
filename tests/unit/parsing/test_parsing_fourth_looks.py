"""What a fourth look tells of items: headlines in two rows, facts in brackets, sources, captions, days, members."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, LONG, PART, TITLES, bodies, lines, titles, weekly

from feeds.model import Issue

HALVES = (
    ("某市加快建设冷链仓储", "带动果农增收三成"),
    ("港口全面恢复夜间作业", "首船满载鲜果靠泊"),
    ("协会走访沿海三个渔村", "调研直播带货难题"),
    ("理事会审议两份工作报告", "通过新年工作计划"),
)
WHOLE = ["".join(halves) for halves in HALVES]
WRITER = "□ 王小明"


# --- headlines in two rows ---


def test_a_headline_in_two_short_rows_above_whole_paragraphs() -> None:
    found = lines("某某周报", "第9期", *(row for halves in HALVES for row in ("", *halves, LONG, LONG)))
    assert titles(found)[1:] == WHOLE[1:]
    assert bodies(found) == {f"{LONG}\n{LONG}"}


def test_a_short_row_below_a_headline_is_more_of_it_rather_than_text() -> None:
    found = weekly(*HALVES[0], LONG, LONG)
    assert titles(found) == WHOLE[:1]
    assert bodies(found) == {f"{LONG}\n{LONG}"}


def test_a_heading_between_texts_is_no_second_row() -> None:
    found = weekly(*(row for first, _second in HALVES for row in (first, LONG, PART, LONG)))
    assert set(titles(found)) == {first for first, _second in HALVES} | {PART}


@pytest.mark.parametrize("below", [[], [""]], ids=["close", "apart"])
def test_who_wrote_it_stands_below_the_second_row(below: list[str]) -> None:
    rows = [row for halves in HALVES for row in ("", *halves, *below, WRITER, *below, LONG, "", PART, *below, LONG)]
    found = weekly(*rows)
    assert titles(found) == WHOLE
    assert bodies(found) == {f"{LONG}\n{PART}\n{LONG}"}
    assert {item.byline for item in found.items} == {("王小明",)}


def test_who_wrote_it_is_no_second_row() -> None:
    rows = [row for first, _second in HALVES for row in ("", first, WRITER, LONG, "", PART, LONG)]
    found = weekly(*rows)
    assert titles(found) == [first for first, _second in HALVES]
    assert bodies(found) == {f"{LONG}\n{PART}\n{LONG}"}


# --- headlines above their text ---


@pytest.mark.parametrize("day", ["9月4日，", "2020年9月4日，"])
def test_a_row_without_a_sign_above_a_day_is_a_headline_however_wide(day: str) -> None:
    heads = [f"{title}并向全市企业和渔民推广经验与工作方法成果"[:24] for title in TITLES[:4]]
    text = f"{day}{LONG}"
    found = weekly(*(row for head in heads for row in (head, text[:24], text[24:48], text[48:])))
    assert titles(found) == heads
    assert bodies(found) == {text}


@pytest.mark.parametrize(
    "slug",
    ["本报讯 ", "（本报讯）", "新华社某地1月2日电 ", "〔記者王小明／某地報導〕"],
    ids=["alone", "paper", "agency", "reporter"],
)
def test_where_texts_say_first_that_they_are_news_other_headings_are_parts(slug: str) -> None:
    found = weekly(*(row for title in TITLES[:4] for row in ("", title, "", f"{slug}{LONG}", LONG, "", PART, "", LONG)))
    assert titles(found) == list(TITLES[:4])
    assert all(body.endswith(f"{LONG}\n{LONG}\n{PART}\n{LONG}") for body in bodies(found))


# --- sources and authors ---

FROM = ("某某商报，3/18", "21世纪某某周报，3/19", "某某早报，3/20", "某某网，3/21")
SOURCES = [source.partition("，")[0] for source in FROM]


def test_a_bracket_behind_a_headline_with_the_source_and_the_day() -> None:
    found = weekly(
        *(row for title, source in zip(TITLES[:4], FROM, strict=True) for row in (f"{title}（{source}）", LONG, LONG))
    )
    assert titles(found) == list(TITLES[:4])
    assert [item.source for item in found.items] == SOURCES


def test_a_headline_in_brackets_with_its_source_behind_names_no_group() -> None:
    heads = [*TITLES[:2], f"【{TITLES[2]}】", TITLES[3]]
    pairs = zip(heads, FROM, strict=True)
    found = weekly(*(row for title, source in pairs for row in (f"{title}（{source}）", LONG, LONG)))
    assert titles(found) == list(TITLES[:4])


def test_a_bracket_below_a_headline_with_the_source_and_the_day() -> None:
    found = weekly(
        *(row for title, source in zip(TITLES[:4], FROM, strict=True) for row in (title, f"（{source}）", LONG, LONG))
    )
    assert titles(found) == list(TITLES[:4])
    assert [item.source for item in found.items] == SOURCES
    assert bodies(found) == {f"{LONG}\n{LONG}"}


@pytest.mark.parametrize("row", ["文、图｜王小明", "图、文／王小明", "文/图｜王小明", "图/文：王小明"])
def test_who_wrote_it_and_took_the_pictures(row: str) -> None:
    found = weekly(*(one for title in TITLES[:4] for one in (title, LONG, LONG, row)))
    assert {item.byline for item in found.items} == {("王小明",)}
    assert bodies(found) == {f"{LONG}\n{LONG}"}


@pytest.mark.parametrize("surname", "尚苑满矫亓仝查车席皮奚郎戚")
def test_surnames_that_are_not_so_common(surname: str) -> None:
    found = weekly(*(row for title in TITLES[:4] for row in (title, f"{LONG}（{surname}小明）")))
    assert {item.byline for item in found.items} == {(f"{surname}小明",)}
    assert bodies(found) == {LONG}


# --- facts in brackets ---

OFFICE = "【发布机关】某某部"


def regulations(*facts: str) -> Issue:
    return lines("某某法讯", "第9期", "【新规】", *(row for title in TITLES[1:4] for row in (title, *facts, LONG)))


@pytest.mark.parametrize(
    "facts",
    [
        (OFFICE, "【文　　　号】某发〔2020〕5号", "【发布日期】2020年5月3日"),
        # 【文　　　号】 is wide, but no headline in the line of its text.
        (OFFICE, "【文　　　号】某发〔2020〕5号及其附件，共12页，自当日起施行"),
        ("【案号】某民初5号", f"【案情摘要】{LONG}", f"【主旨】{LONG}"),
    ],
    ids=["short", "wide", "case"],
)
def test_labels_in_brackets_tell_facts_and_name_no_columns(facts: tuple[str, ...]) -> None:
    found = regulations(*facts)
    assert titles(found) == list(TITLES[1:4])
    assert all(body.startswith("\n".join(facts)) and body.endswith(LONG) for body in bodies(found))


@pytest.mark.parametrize("facts", [(OFFICE,), (OFFICE, "【提交人】某某处")], ids=["known", "any label below it"])
def test_a_fact_in_brackets_above_a_short_row_is_no_column_of_it(facts: tuple[str, ...]) -> None:
    rows = [row for title in TITLES[:4] for row in (title, *facts, "全市各冷链企业", LONG)]
    found = lines("某某法讯", "第9期", "【新规】", *rows[: len(rows) // 2], "【案例】", *rows[len(rows) // 2 :])
    assert titles(found) == list(TITLES[:4])
    assert [item.section for item in found.items] == ["新规", "新规", "案例", "案例"]


@pytest.mark.parametrize(
    ("row", "source", "byline"), [("【来源】某某网", "某某网", ()), ("【作者】王小明", None, ("王小明",))]
)
def test_the_source_behind_its_label_in_brackets(row: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = lines("某某法讯", "第9期", "【新规】", *(one for title in TITLES[:4] for one in (title, LONG, LONG, row)))
    assert {(item.source, item.byline) for item in found.items} == {(source, byline)}
    assert bodies(found) == {f"{LONG}\n{LONG}"}


def test_the_day_of_a_document_in_brackets_is_no_imprint() -> None:
    below = (OFFICE, "【发布日期】2020年5月3日", LONG, "【来源】某某网")
    found = weekly(*(row for title in TITLES[:4] for row in (title, *below)))
    assert [(item.section, item.title) for item in found.items] == [("要闻", title) for title in TITLES[:4]]


# --- tables ---

GROCERY_ROWS = [f"{name}　　{at}.20　　{at}.18　　0.{at}" for at, name in enumerate("米面油糖果梨豆茶", 2)]
GROCERIES = ["品种　　本周均价　　上周均价　　涨跌", *GROCERY_ROWS]
NOTE = "注：均价按各市场成交量加权。"
CAPTIONS = ("表1　某市粮油均价", "表2　某市蔬菜均价")
BRIEFS = [row for at, title in enumerate(TITLES[1:3], 1) for row in (f"{at}.{title}", LONG)]


def captioned(at: int) -> list[str]:
    return [CAPTIONS[at - 1], *GROCERIES]


@pytest.mark.parametrize(
    ("below", "more"),
    [
        ([], []),
        ([NOTE, *captioned(2)], [CAPTIONS[1]]),
        ([f"3.{TITLES[3]}", LONG], [TITLES[3]]),
        (["【会务】", TITLES[3], LONG], [TITLES[3]]),
    ],
    ids=["the end", "another", "the next brief", "the next column"],
)
def test_a_table_between_briefs_of_one_paragraph_is_an_item(below: list[str], more: list[str]) -> None:
    found = lines("某某信息", "第9期", "【行情】", *BRIEFS, *captioned(1), *below)
    assert titles(found) == [*TITLES[1:3], CAPTIONS[0], *more]


@pytest.mark.parametrize(("above", "below"), [([LONG], []), ([], [LONG])], ids=["two paragraphs", "text below"])
def test_a_table_in_a_longer_text_is_a_part_of_it(above: list[str], below: list[str]) -> None:
    found = lines("某某信息", "第9期", "【行情】", *BRIEFS, *above, *captioned(1), *below, f"3.{TITLES[3]}", LONG)
    assert titles(found) == list(TITLES[1:4])


# --- pictures, members, the end ---


def test_whom_to_ask_is_the_last_of_a_member_however_wide_it_is_set() -> None:
    text = [LONG[:24], LONG[24:48], LONG[48:]]
    names = [f"某某{kind}进出口股份有限公司" for kind in ("海运", "冷链", "物流", "果业")]
    contact = "联系人：王小明，电话：0000-12345，传真：0000-123"
    news = [row for title in TITLES[:3] for row in (title, *text, *text)]
    found = weekly(*news, "【新会员介绍】", *(row for name in names for row in (name, *text, contact)))
    assert titles(found) == [*TITLES[:3], *names]
    assert bodies(found) == {f"{LONG}\n{LONG}", f"{LONG}\n{contact}"}


@pytest.mark.parametrize("row", ["戳视频", "戳下图看全文", "图片", "（图片）", "[视频]", "动图"])
def test_what_stands_for_a_picture_is_no_text(row: str) -> None:
    found = weekly(*(one for title in TITLES[:4] for one in (title, row, LONG, LONG)))
    assert bodies(found) == {f"{LONG}\n{LONG}"}


@pytest.mark.parametrize(
    "row",
    [
        "出版日期：2020年5月3日",
        "出版时间：2020年5月",
        "印发日期：2020年5月3日",
        "总编辑：王小明",
        "执行主编：王小明",
        "副主编：王小明",
        "美编：王小明",
        "社长：王小明",
    ],
)
def test_who_made_an_issue_and_when_is_no_part_of_the_last_item(row: str) -> None:
    found = weekly(*(one for title in EIGHT_TITLES for one in (title, LONG, LONG)), row)
    assert bodies(found) == {f"{LONG}\n{LONG}"}
