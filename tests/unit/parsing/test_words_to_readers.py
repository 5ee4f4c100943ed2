"""What the editors say to their readers is no item of its own."""

from __future__ import annotations

import pytest
from invented import (
    FULL,
    HEAD,
    INDENT,
    LONG,
    MIDDLE,
    MORE,
    PARAGRAPH,
    ROOM,
    SIGNED,
    SOURCE,
    TITLES,
    TWICE,
    bodies,
    broken,
    lines,
    placed,
    sections,
    signed,
    titles,
    weekly,
)
from paged import COLUMNS

# --- above the first item ---


def test_a_note_in_broken_lines_below_the_contents_is_no_item() -> None:
    """The last entry of the contents heads nothing there."""
    note = broken(f"{INDENT}编者按：近日，某某现场会在某地召开。现将会议情况和各地的做法编发如下，供参考。", 30)
    items = [row for title in TITLES for row in (f"{MIDDLE}{title}", "", FULL[0], f"{FULL[1]}{SOURCE}", "")]
    found = lines("某某简报", "第9期", "本期要目", "", *(f"◆ {title}" for title in TITLES), "", *note, "", *items)
    assert titles(found) == list(TITLES)
    assert not any("编者按" in item.body for item in found.items)


def test_words_of_greeting_above_the_contents_are_no_item() -> None:
    greeting = ["各位会员，入秋以后鱼市渐旺，天也凉了。", "这一期说说码头上的几件事，也说说北岸的冷库，请慢慢读。"]
    rows = [row for title in TITLES[:3] for row in (title, LONG)]
    found = lines("某某早报", "第9期", *greeting, "【本期速览】", *TITLES[:3], "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:3]]


@pytest.mark.parametrize("width", [12, 36, 200], ids=["narrow lines", "broken lines", "whole paragraphs"])
def test_a_note_below_a_headline_is_of_its_item(width: int) -> None:
    note = broken(
        f"{INDENT}编者按：近日，某某现场会在某地召开，会上交流了各地的做法，{ROOM[:-1]}，现摘编如下，供参考。", width
    )
    text = broken(f"{PARAGRAPH}{SOURCE}", width)
    items = [row for title in TITLES[1:] for row in (title, *text)]
    found = lines("某某简报", "第9期", TITLES[0], *note, *text, *items)
    assert titles(found) == list(TITLES)
    assert found.items[0].body.startswith("编者按")


HINTS = "港口夜班恢复，渔港增开两条航线，理事会审议两份报告，培训班开到了渔村，调解室也受理了首案。"


@pytest.mark.parametrize("words", ["提示", "提要", "要点", "导读", "摘要", "概要", "看点"])
def test_what_the_issue_holds_in_short_is_no_item(words: str) -> None:
    found = lines(*HEAD, f"本期{words}：{HINTS}", "■ 要闻", *signed(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


def test_it_runs_into_no_item_where_no_column_stands_between() -> None:
    found = lines(*HEAD, f"本期提示：{HINTS}云仓二期封顶，早市搬进了新棚。", *signed(*TITLES[:3]))
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:3]]


@pytest.mark.parametrize("word", ["摘要", "本期提要", "内容摘要"])
def test_a_summary_of_the_issue_above_the_contents_is_no_item(word: str) -> None:
    summary = [f"● {title}，{LONG}" for title in TITLES[:3]]
    news = [row for title in TITLES[:4] for row in (title, LONG, LONG)]
    listed = ["协会动态", *TITLES[:2], "行业资讯", *TITLES[2:4]]
    found = lines(
        "某某产业月报", "2023年第4期", word, *summary, "目录", *listed, "协会动态", *news[:6], "行业资讯", *news[6:]
    )
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == ["协会动态"] * 2 + ["行业资讯"] * 2
    assert bodies(found) == {TWICE}


def test_what_the_editors_say_of_the_whole_issue_is_no_item() -> None:
    found = lines(*HEAD, f"编者按：{LONG}", "◆ 要闻", *signed(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


# --- in a column, and below a text ---

WHY = "冷链下乡已经两年，本刊走访四个渔村，听听他们怎么说。"


@pytest.mark.parametrize("word", ["编者按", "编者注", "编按", "开栏的话", "栏目主持", "栏目主持人"])
def test_what_the_editors_say_right_below_a_columns_name_is_no_item(word: str) -> None:
    rows = ["──── 要闻 ────", *signed(*TITLES[:2]), "──── 专题 ────", f"{word}：{WHY}", *signed(*TITLES[2:5])]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 2 + ["专题"] * 3


def test_what_they_say_below_a_name_that_may_be_none_is_kept_with_its_text() -> None:
    rows = [*signed(TITLES[0]), "■ 港口人", f"编者按：{WHY}", SIGNED]
    found = lines(*HEAD, "■ 要闻", *rows, "■ 专题", *signed(*TITLES[2:5]))
    assert found.items[1].body == f"编者按：{WHY}\n{LONG}"


def test_what_the_editors_add_is_of_the_item_above() -> None:
    said = "编者附言：这两条航线来得正是时候。"
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), said, *signed(*TITLES[1:3]))
    assert titles(found) == list(TITLES[:3])
    assert found.items[0].body.endswith(said)


def test_the_institute_s_comment_belongs_to_the_item_above() -> None:
    comment = f"院评：{LONG}"
    rows = [row for title in TITLES[:4] for row in (title, LONG, "（来源：某某商报）", comment)]
    found = weekly(*rows)
    assert titles(found) == list(TITLES[:4])
    assert bodies(found) == {f"{LONG}\n{comment}"}


WHAT_IT_BRINGS = "（本栏目刊登会员通过热线反映的问题）"


def test_what_a_column_brings_is_of_no_item() -> None:
    rows = ["■ 会员点题", WHAT_IT_BRINGS, *signed(*TITLES[2:4])]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert placed(found) == [("要闻", TITLES[0]), ("要闻", TITLES[1]), ("会员点题", TITLES[2]), ("会员点题", TITLES[3])]
    assert bodies(found) == {LONG}


@pytest.mark.parametrize("head", ["联合会为会员开通反映问题的专线电话", "商会开通会员专线"])
def test_what_a_column_brings_is_text_below_a_headline(head: str) -> None:
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), head, WHAT_IT_BRINGS, SIGNED)
    assert titles(found) == [TITLES[0], head]
    assert found.items[1].body == f"{WHAT_IT_BRINGS}\n{LONG}"


@pytest.mark.parametrize("beside", ["　　责任编辑／闻天歌", "\t责编：闻天歌", "　本栏编辑：闻天歌"])
def test_who_edits_a_column_stands_beside_its_name_and_is_no_part_of_it(beside: str) -> None:
    rows = [row for name, title in zip(COLUMNS, TITLES, strict=False) for row in (f"{name}{beside}", *signed(title))]
    found = lines(*HEAD, "■ 要闻", *signed(*MORE[:2]), *rows)
    assert placed(found)[2:] == list(zip(COLUMNS, TITLES, strict=False))
    assert {item.byline for item in found.items} == {()}


def test_who_edits_a_column_stands_below_its_name_and_wrote_nothing() -> None:
    rows = [
        row
        for name, title in zip(COLUMNS, TITLES, strict=False)
        for row in (f"■ {name}", "本栏编辑：闻天歌", *signed(title))
    ]
    found = lines(*HEAD, *rows)
    assert placed(found) == list(zip(COLUMNS, TITLES, strict=False))
    assert {item.byline for item in found.items} == {()}
