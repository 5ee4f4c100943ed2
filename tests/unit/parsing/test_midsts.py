"""Rows in the midst of a paragraph are one row."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from invented import INDENT, LONG, ROOM, RUSH, SOURCE, TITLES, broken, given, lines

from feeds.parsing.layout import measure
from feeds.parsing.midst import with_midsts_joined
from feeds.parsing.rows import Row

UNBROKEN = "，".join(one.rstrip("。") for one in (LONG, ROOM, RUSH)) + "。"


def measured(*rows: str) -> list[Row]:
    found = given(*rows)
    measure(found)
    return found


def page(*paragraphs: str) -> list[Row]:
    return measured(*(row for one in paragraphs for row in broken(INDENT + one)))


def test_the_midst_is_one_row_and_the_beginning_and_the_end_stay() -> None:
    rows = page(UNBROKEN, UNBROKEN, UNBROKEN)
    found = with_midsts_joined(rows)
    assert len(found) == 12
    assert [row.text for row in found[:2]] == [row.text for row in rows[:2]]
    assert found[3].text == rows[len(rows) // 3 - 1].text
    assert "".join(row.text for row in found) == UNBROKEN * 3


def test_the_midst_has_the_places_of_its_rows() -> None:
    rows = page(UNBROKEN, UNBROKEN, UNBROKEN)
    found = with_midsts_joined(rows)[2]
    assert (found.start, found.end, found.number) == (rows[2].start, rows[len(rows) // 3 - 2].end, rows[2].number)
    assert found.full
    assert found.shade == "".join(row.shade for row in rows[2 : len(rows) // 3 - 1])


@pytest.mark.parametrize(
    "change",
    [
        {"opens_page": True},
        {"indented": True},
        {"odd_gap": True},
        {"gap": 1},
        {"bold": True},
        {"level": 2},
        {"full": False},
        {"text": "（来源：某某商报与某某晚报"},
        {"text": "●南岸渔港新添了两座冰塔"},
        {"text": "渔港冰塔……………………12"},
        {"text": "渔港　　冰塔　　四十吨"},
    ],
)
def test_what_may_begin_or_end_something_is_no_midst(change: dict[str, object]) -> None:
    rows = page(UNBROKEN, UNBROKEN, UNBROKEN)
    assert with_midsts_joined(rows)[2].text != rows[2].text
    changed = [*rows[:3], replace(rows[3], **change), *rows[4:]]
    assert rows[2].text in [row.text for row in with_midsts_joined(changed)]


def test_two_rows_of_a_headline_that_fill_their_lines_stay_above_their_text() -> None:
    head = ["联合会理事会听取审议并通过本年度的工作报告", "以及财务报告和下一年度各个专业委员会的安排"]
    body = broken(UNBROKEN)
    found = with_midsts_joined(measured(*head, *body, *head, *body, *head, *body))
    assert [row.text for row in found[:2]] == head


def test_a_million_rows_without_a_stop_are_many() -> None:
    rows = measured(*["南岸渔港的两座冰塔，昨天建成渔船靠岸以后就地加"] * 1000)
    found = with_midsts_joined(rows)
    assert 40 < len(found) < 100
    assert max(len(row.text) for row in found) < 500


def test_words_of_an_alphabet_stay_apart_where_a_line_broke_between_them() -> None:
    rows = page(UNBROKEN, UNBROKEN, UNBROKEN)
    two = [replace(rows[3], text="冷库用了 cloud"), replace(rows[4], text="storage 每晚多发三十车")]
    assert "cloud storage" in with_midsts_joined([*rows[:3], *two, *rows[5:]])[2].text


@drawn(
    st.lists(st.sampled_from((LONG, ROOM, RUSH, UNBROKEN, TITLES[0], SOURCE, "一、总则")), max_size=12),
    st.integers(14, 40),
)
def test_nothing_is_lost_and_the_places_rise(paragraphs: list[str], width: int) -> None:
    rows = measured(*(row for one in paragraphs for row in broken(one, width)))
    found = with_midsts_joined(rows)
    assert "".join(row.text for row in found) == "".join(row.text for row in rows)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_an_item_of_many_rows_is_as_it_was_written() -> None:
    rows = [row for title in TITLES for row in (title, *broken(INDENT + UNBROKEN + SOURCE))]
    found = lines("某某商情", "第9期", "", *rows)
    assert [(item.title, item.body, item.source) for item in found.items] == [
        (title, UNBROKEN, "某某商报") for title in TITLES
    ]


def test_rows_that_no_comma_shows_to_be_text_stay() -> None:
    plain = UNBROKEN.replace("，", "和").replace("、", "与")
    rows = page(plain, plain, plain)
    assert [row.text for row in with_midsts_joined(rows)] == [row.text for row in rows]
