"""Days and sources that a web page or a mail puts above its headlines."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    LONG,
    LONGER_TITLES,
    MORE,
    TITLES,
    TWICE,
    bodies,
    given,
    lines,
    placed,
    signed,
    titles,
    weekly,
)

from feeds.model import Kind
from feeds.parsing.credits_above import put_below_headlines


def below(form: str, *heads: str) -> list[str]:
    """Items with a day and a source above each headline."""
    return [row for day, head in enumerate(heads, 1) for row in (form.format(day), head, LONG, LONG)]


@pytest.mark.parametrize("form", ["06-1{}｜某某网", "6月1{}日　某某网", "2022-06-1{}　某某网", "06-1{} 09:30 | 某某网"])
def test_days_and_sources_above_several_headlines_are_of_the_items_below(form: str) -> None:
    found = lines(*HEAD, "■ 要闻", *below(form, *TITLES[:4]))
    assert placed(found) == [("要闻", title) for title in TITLES[:4]]
    assert {(item.source, item.body) for item in found.items} == {("某某网", TWICE)}


def test_empty_lines_and_the_beginning_of_a_page_are_above_the_headline_that_such_a_line_stood_above() -> None:
    rows = given(*(row for day, title in enumerate(TITLES) for row in ("", f"06-1{day}｜某某网", title, LONG)))
    rows[3].opens_page = True
    head, line, text = put_below_headlines(rows)[3:6]
    assert [row.text for row in (head, line, text)] == [TITLES[1], "06-11｜某某网", LONG]
    assert [(row.gap, row.opens_page) for row in (head, line, text)] == [(1, True), (0, False), (0, False)]


def test_headlines_below_such_lines_may_ask() -> None:
    heads = [f"{title}了吗？" for title in TITLES]
    found = lines(*HEAD, "■ 要闻", *below("06-1{}｜某某网", *heads))
    assert titles(found) == heads
    assert {(item.source, item.body) for item in found.items} == {("某某网", TWICE)}


def test_a_day_and_a_source_above_a_column_s_first_headline_are_of_that_column() -> None:
    form = "06-1{}｜某某网"
    found = lines(*HEAD, "■ 要闻", *below(form, *TITLES[:3]), "■ 风物", *below(form, *TITLES[3:]))
    assert placed(found) == [*(("要闻", title) for title in TITLES[:3]), *(("风物", title) for title in TITLES[3:])]
    assert bodies(found) == {TWICE}


def test_such_lines_below_short_headlines_stay_there_though_a_short_row_opens_each_text() -> None:
    rows = [row for day, title in enumerate(TITLES) for row in (title, f"06-1{day}｜某某网", "五月五日讯", LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES)
    assert {item.source for item in found.items} == {"某某网"}


def test_a_second_line_stands_between_such_a_headline_and_its_text() -> None:
    rows = [row for day, title in enumerate(TITLES) for row in (f"06-1{day}｜某某网", title, "——记港口八年", LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES)
    assert {(item.subtitle, item.source, item.body) for item in found.items} == {("记港口八年", "某某网", LONG)}


def test_a_day_and_a_source_may_stand_above_the_headline_of_a_table() -> None:
    table = ["航线\t上周\t本周", *(f"{name}线\t1204\t1188" for name in "甲乙丙")]
    found = lines(*HEAD, "■ 要闻", *below("06-1{}｜某某网", *TITLES[:4]), "06-15｜某某交易所", "各航线运价一览", *table)
    last = found.items[4]
    assert (last.title, last.kind, last.source) == ("各航线运价一览", Kind.TABLE, "某某交易所")
    assert last.body == "\n".join(table)


def test_three_such_lines_are_no_habit() -> None:
    found = weekly(*signed(*TITLES[:3]), *below("06-1{}｜渔火广场", *TITLES[3:]))
    assert "渔火广场" not in {item.source for item in found.items}


def test_four_such_lines_are_no_habit_where_more_stand_below_headlines() -> None:
    rows = [row for day, title in enumerate(EIGHT_TITLES, 1) for row in (title, f"06-1{day}｜某某网", LONG, LONG)]
    found = weekly(*rows, *below("06-2{}｜渔火广场", *MORE[:4]))
    assert [item.source for item in found.items[:8]] == ["某某网"] * 8
    assert "渔火广场" not in {item.source for item in found.items}


@pytest.mark.parametrize(
    ("heads", "text"), [(TITLES[:4], (LONG, LONG)), (LONGER_TITLES[:4], ("上月港口进出了多少货？", LONG))]
)
def test_days_and_sources_below_headlines_stay_there(heads: tuple[str, ...], text: tuple[str, ...]) -> None:
    rows = [row for day, head in enumerate(heads, 1) for row in (head, f"06-1{day}｜某某网", *text)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert placed(found) == [("要闻", head) for head in heads]
    assert {(item.source, item.body) for item in found.items} == {("某某网", "\n".join(text))}
