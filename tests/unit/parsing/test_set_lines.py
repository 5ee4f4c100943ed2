"""Texts in the lines of a layout program: what stands in the line of its text is found as in whole paragraphs."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from invented import (
    EIGHT_TITLES,
    INDENT,
    LONG,
    ROOM,
    RUSH,
    SOURCE,
    TITLES,
    broken,
    given,
    lines,
    sections,
    titles,
)

from feeds.parsing.unwrap import unwrapped

_PERTURB = Path(__file__).parents[2] / "bench" / "perturb.py"
_spec = importlib.util.spec_from_file_location("perturb", _PERTURB)
assert _spec is not None
assert _spec.loader is not None
perturb = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(perturb)


def set_in_lines(width: int, *rows: str) -> list[str]:
    text: str = perturb.set_in_lines(width)("\n".join(rows), [])
    return text.split("\n")


def text_of(number: int) -> str:
    """No two of them break their lines at the same places."""
    spent = "，每箱比去年省了" + "约" * (number % 3) + f"{1237 * number + 95:,}元，另有{number * 7}家报了名"
    return f"3月{number + 1}日，{LONG[: 20 + 3 * number]}{spent}。{LONG[5 * (number % 5) :]}"


def test_no_line_begins_or_ends_with_a_sign_that_may_not_and_words_stay_whole() -> None:
    text = "港区的冷库（二期）到六月底已经封顶，用的是ABC公司的设备，出口额3,700.5万元，比去年高。" * 3
    rows = set_in_lines(12, text)
    assert "".join(rows) == text
    assert all(len(row) <= 18 for row in rows)
    assert not [row for row in rows if row[0] in "，。；）" or row[-1] == "（"]
    assert any("3,700.5" in row for row in rows)


@pytest.mark.parametrize("width", [26, 38])
@pytest.mark.parametrize("lead", [INDENT, ""])
def test_headlines_behind_bullets_in_lines_of_several_columns(width: int, lead: str) -> None:
    rows = [f"{lead}▲{title}。{text_of(at)}" for at, title in enumerate(EIGHT_TITLES)]
    apart = [row for one in rows for row in ([one] if lead else ["", one])]
    half = len(apart) // 2
    found = lines(*set_in_lines(width, "某某商情", "第9期", "", "招商", *apart[:half], "", "项目", *apart[half:]))
    assert titles(found) == list(EIGHT_TITLES)
    assert sections(found) == ["招商"] * 4 + ["项目"] * 4
    assert [item.body for item in found.items] == [text_of(at) for at in range(8)]


@pytest.mark.parametrize("width", [26, 38])
def test_headlines_before_the_day_of_their_news_below_a_column(width: int) -> None:
    rows = [f"{INDENT}{title}。3月{day}日，{LONG}{LONG}" for day, title in enumerate(TITLES, 8)]
    found = lines(*set_in_lines(width, "某某商情", "第9期", "", f"{INDENT}一、企业动态", *rows))
    assert titles(found) == list(TITLES)
    assert found.items[0].body == f"3月8日，{LONG}{LONG}"


def test_lines_that_letters_and_signs_let_end_sooner_are_full_all_the_same() -> None:
    # A wrap at a count of columns would leave lines of 75 columns open among those of 76 and 77.
    texts = [text_of(at) + text_of(at + 8) for at in range(8)]
    rows = [f"{INDENT}▲{title}。{text}" for title, text in zip(EIGHT_TITLES, texts, strict=True)]
    found = lines(*set_in_lines(38, "某某商情", "第9期", "", "行业动态", *rows))
    assert titles(found) == list(EIGHT_TITLES)
    assert [item.body for item in found.items] == texts


def test_white_space_as_between_all_paragraphs_makes_no_headline_of_a_part_in_lines() -> None:
    texts = [f"{text_of(at)}（来源：某某商报）" for at in range(8)]
    others = [row for title, text in zip(EIGHT_TITLES[1:], texts[1:], strict=True) for row in (title, "", text, "")]
    item = [
        TITLES[0],
        "",
        text_of(9),
        "",
        text_of(10),
        "",
        "冷链先行先试的五个港区",
        "",
        f"今年2月，{texts[0][4:]}",
        "",
    ]
    found = lines(*set_in_lines(38, "某某商情", "第9期", "", "行业动态", "", *item, *others))
    assert titles(found) == list(EIGHT_TITLES)


def test_the_first_line_of_a_text_that_repeats_its_headline_is_no_second_row_of_it() -> None:
    head = "港区冷链全年吞吐量首次突破 2 万箱"
    item = [head, f"2016 年港区冷链全年吞吐量首次突破两万箱大关，比上年增长一成五。{LONG}（来源：某某商报）"]
    others = [row for at, title in enumerate(EIGHT_TITLES) for row in (title, f"{text_of(at)}（来源：某某商报）")]
    # Lines of one program that another broke once more.
    rows = set_in_lines(30, "某某商情", "第9期", "行业动态", *others, *item, *others[:8])
    assert head in titles(lines(*perturb.wrapped(18)("\n".join(rows), []).split("\n")))


def test_a_numbered_part_before_a_day_heads_no_item() -> None:
    part = ["（二）强强联合的冷链体系", f"{INDENT}12月9日，{LONG}{LONG}", f"{INDENT}{text_of(3)}"]
    rows = [TITLES[0], f"{INDENT}{LONG}", "（一）港区的三条航线", f"{INDENT}{text_of(9)}", *part]
    found = lines(*set_in_lines(21, "某某商情", "第9期", "", *rows, "（三）几点建议", f"{INDENT}{text_of(4)}"))
    assert titles(found) == [TITLES[0]]


def again(width: int, *rows: str) -> list[str]:
    """Lines of a page, each a paragraph for the program that set them in lines once more."""
    return set_in_lines(width, *(part for row in rows for part in (row, "")))


@pytest.mark.parametrize("width", [13, 17])
def test_lines_of_a_page_that_were_set_in_shorter_lines_are_whole_again(width: int) -> None:
    texts = [set_in_lines(25, f"{INDENT}{text_of(at)}{SOURCE}") for at in range(8)]
    page = [part for title, text in zip(EIGHT_TITLES, texts, strict=True) for part in (title, *text)]
    # One line is longer, for no program breaks an address.
    address = "https://news.example.org/2026/11/26/three-more-lines-to-the-south.html"
    whole = unwrapped(given(*again(width, *page, *page), address))
    assert [row.text for row in whole] == [*(row.strip() for row in (*page, *page)), address]
    assert titles(lines(*again(width, "某某商情", "第9期", *page))) == list(EIGHT_TITLES)


def test_what_a_count_of_characters_broke_was_not_set_in_lines() -> None:
    # Signs begin rows: there the last row of a paragraph does not fill its line, however little it lacks.
    paragraph = "某某" * 10 + "，" + "某某" * 8 + "。"
    rows = [part for _ in range(12) for part in (paragraph[:20], "", paragraph[20:], "", "完。", "")]
    assert [row.filled for row in unwrapped(given(*rows))] == [True, False, False] * 12


def test_an_indent_opens_a_paragraph_below_a_full_line() -> None:
    paragraph = INDENT + "某某" * 15
    rows = [part for _ in range(6) for part in (paragraph[:16], paragraph[16:], paragraph[:16], paragraph[16:31], "")]
    assert [row.text for row in unwrapped(given(*rows))] == ["某某" * 15, ("某某" * 15)[:-1]] * 6


def test_the_few_lines_that_a_count_of_characters_broke_are_whole_again() -> None:
    # Of a page whose lines are hardly ever as long; it parts them all by empty lines.
    page = [("某某" * 12)[: 21 + at % 3] for at in range(180)]
    for at in range(9, 180, 18):
        page[at] = ("某某" * 12) + "港口"
    rows = [part for row in page for part in (*broken(row, 25), "")]
    assert len(rows) == 180 * 2 + 10
    assert [row.text for row in unwrapped(given(*rows))] == page


def test_letters_that_are_set_apart_begin_a_line_below_one_that_happens_to_be_full() -> None:
    page = [row for _ in range(6) for row in (*("某某" * 10, ("某某" * 10)[:-1]), "")]
    rows = [*page, "某某" * 10, "某 某 某 某 某 某 某 某", "", *page]
    whole = [row.text for row in unwrapped(given(*rows))]
    assert "某 某 某 某 某 某 某 某" in whole
    assert ("某某" * 20)[:-1] in whole


def test_letters_that_stand_apart_do_not_go_on_in_a_word() -> None:
    apart = " ".join("二零一六年商务领域融资事件")
    page = [row for at in range(8) for row in (*broken((LONG + ROOM + RUSH)[at:], 25), "")]
    whole = unwrapped(given(*page[:60], apart, "B2C", "领域", "", *page[:30]))
    assert apart in [row.text for row in whole]


@pytest.mark.parametrize(("short_by", "joined"), [(2, False), (1, True)])
def test_a_row_that_had_room_for_two_more_letters_ends_a_paragraph(short_by: int, joined: bool) -> None:
    """Lines of 18 letters, each line of the text before that was broken once more parted from the others."""
    parts: list[str] = []
    for at in range(12):
        text = text_of(at)
        parts += [row for one in broken(text, 22) for row in (*set_in_lines(18, one), "")]
    head = "联合会举办港口恢复夜间作业推介会议"[: 18 - short_by]
    rows = [row.text for row in unwrapped(given(*parts, head, "协作创新是同行们谈得最多的话题，", "", *parts))]
    assert (head not in rows) is joined
