"""Briefs behind bullets that have no headlines, and headlines that only look like the first lines of such."""

from __future__ import annotations

from invented import HEAD, INDENT, LONG, LONGER_TITLES, ROOM, RUSH, SOURCE, TITLES, broken, lines, sections, titles

from feeds.model import Issue, Kind

TEXTS = (f"3月5日，{LONG}", f"{RUSH}{ROOM}", f"3月8日，{ROOM}")
DAYS = (f"3月5日，{LONG}", f"3月8日，{ROOM}", f"3月9日，{RUSH}{LONG}")
WIDTH = 30


def set_in_lines(text: str) -> list[str]:
    """A brief in lines of one width, flush left."""
    return broken(f"●{text}", WIDTH)


def headed(at: int) -> list[str]:
    return [f"●{TITLES[at]}", *broken(f"{INDENT}{LONG}{LONG}", WIDTH)]


def issue(*column: list[str]) -> Issue:
    """A column of items with headlines, above the one in question."""
    rows = [row for at in range(3) for row in (*headed(at), "")]
    return lines(*HEAD, "【商会动态】", *rows, "【简讯】", *(row for rows in column for row in (*rows, "")))


def bodies(found: Issue) -> list[str]:
    return ["".join(item.body.split()) for item in found.items[3:]]


def test_paragraphs_behind_bullets_below_a_column_are_briefs_without_headlines() -> None:
    found = issue(*map(set_in_lines, TEXTS))
    assert titles(found) == [*TITLES[:3], None, None, None]
    assert bodies(found) == [f"●{text}" for text in TEXTS]
    assert [(item.kind, item.group, item.flags) for item in found.items[3:]] == [(Kind.BRIEF, None, ())] * 3
    assert sections(found)[3:] == ["简讯"] * 3


def test_they_may_be_of_one_line_each_that_begins_with_a_day_and_ends_with_its_source() -> None:
    found = issue(*([f"●{text}{SOURCE}"] for text in DAYS))
    assert bodies(found) == [f"●{text}" for text in DAYS]
    assert [(item.kind, item.group) for item in found.items[3:]] == [(Kind.BRIEF, None)] * 3
    assert [item.source for item in found.items[3:]] == ["某某商报"] * 3


def test_the_days_of_a_chronology_are_its_entries() -> None:
    listed = ("目录", "■ 商会动态", *(f"{title}………{at}" for at, title in enumerate(TITLES[:3], 2)), "■ 会务日志", "")
    above = ("■ 商会动态", *(row for at in range(3) for row in headed(at)))
    found = lines(*HEAD, *listed, *above, "■ 会务日志", *(row for text in DAYS for row in ("", *set_in_lines(text))))
    assert [(item.kind, item.group) for item in found.items[3:]] == [(Kind.CHRONICLE, "会务日志")] * 3


LONG_HEADLINES = tuple(f"{title}，理货服务，也一并延长到次日清晨" for title in LONGER_TITLES[:2])


def test_headlines_of_two_lines_head_their_texts() -> None:
    column = [[*broken(f"●{title}", WIDTH), *broken(f"{INDENT}{LONG}", WIDTH)] for title in LONG_HEADLINES]
    assert titles(issue(*column))[3:] == list(LONG_HEADLINES)


def test_where_a_headline_of_one_line_stands_behind_the_bullet_all_are_headed() -> None:
    assert titles(issue(set_in_lines(TEXTS[0]), headed(4)))[4:] == [TITLES[4]]


def test_they_may_be_the_first_items_of_an_issue() -> None:
    found = lines(*HEAD, "【简讯】", *(row for text in TEXTS for row in (*set_in_lines(text), "")))
    assert ["".join(item.body.split()) for item in found.items] == [f"●{text}" for text in TEXTS]
    assert titles(found) == [None] * 3
