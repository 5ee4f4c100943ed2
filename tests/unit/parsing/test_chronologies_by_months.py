"""Chronologies whose months stand above their days, and tables that follow each other."""

from __future__ import annotations

from invented import (
    FULL,
    HEAD,
    INDENT,
    LONG,
    MIDDLE,
    MORE,
    ROOM,
    SOURCE,
    TITLES,
    broken,
    groups,
    lines,
    signed,
    titled,
    titles,
)

from feeds.model import Issue, Kind

WIDTH = 34
TITLE = "某县商务工作大事记"


def entry(day: str) -> list[str]:
    return broken(f"{INDENT}{day}，{LONG}", WIDTH)


MONTHS = {"一　月": ("5日", "18日"), "二　月": ("7日",), "三　月": ("9日", "26日"), "四月": ("15日至19日",)}
ENTRIES = [
    row for month, days in MONTHS.items() for row in (MIDDLE + month, *(one for day in days for one in entry(day)))
]
DAYS = [day for days in MONTHS.values() for day in days]


def test_entries_begin_with_their_days_below_the_name_of_the_month() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), MIDDLE + TITLE, "", *ENTRIES)
    entries = found.items[2:]
    assert [item.body for item in entries] == [f"{day}，{LONG}" for day in DAYS]
    assert {(item.kind, item.group) for item in entries} == {(Kind.CHRONICLE, TITLE)}


def torn_chronology(*behind: str) -> Issue:
    """Page 12, and 13 behind it, are missing: page 14 begins with the rest of an entry."""
    rest = broken(f"举办直播培训三期，结业学员214人，其中57人已开出网店。{ROOM}", WIDTH)
    item = [TITLES[0], *FULL, f"{INDENT}{ROOM}{SOURCE}"]
    return lines(
        *("9　　　　某县商务资料", *item, *item[1:]),
        *("大事记　　　　11", MIDDLE + TITLE, *ENTRIES, *entry("28日")[:1]),
        *("14　　　　某县商务资料", *rest, *behind),
        *("文件选编　　　　15", TITLES[1], *FULL, f"{INDENT}{ROOM}{SOURCE}"),
        *("16　　　　某县商务资料", TITLES[2], *FULL, f"{INDENT}{ROOM}{SOURCE}"),
        *("文件选编　　　　17", TITLES[3], *FULL, f"{INDENT}{ROOM}{SOURCE}"),
    )


def test_behind_missing_pages_a_later_month_goes_on_with_a_chronology() -> None:
    found = torn_chronology(f"{MIDDLE}十　月", *entry("18日"), f"{MIDDLE}十二月", *entry("20日"))
    bodies = [item.body for item in found.items]
    assert f"18日，{LONG}" in bodies
    assert f"20日，{LONG}" in bodies


def test_what_is_left_of_an_entry_is_in_the_chronology_s_group() -> None:
    found = torn_chronology(f"{MIDDLE}十　月", *entry("18日"))
    fragment = next(item for item in found.items if item.body.startswith("举办"))
    assert (fragment.kind, fragment.group) == (Kind.FRAGMENT, TITLE)
    assert groups(torn_chronology())[-1] is None


# --- tables ---

FIGURES = (
    "指标　　　　　单位　　　全年完成　　　同比",
    "零售总额　　　亿元　　　112.4　　　　9.8",
    "出口总额　　　亿元　　　217.3　　　　9.4",
    "网络零售额　　亿元　　　86.5　　　　24.1",
    "快递业务量　　万件　　　5230　　　　31.7",
)
HONOURS = (
    "序号　　获奖单位　　荣誉名称　　授予时间",
    "1　　某某镇　　电商强镇　　5月",
    "2　　某某酱园　　老字号　　8月",
    "3　　外贸商会　　基层商会　　11月",
)
NAMES = ("某县主要商务指标完成情况", "某县省级以上商务荣誉一览")


def set_in_middle(title: str) -> list[str]:
    return [MIDDLE + title, *broken(f"{INDENT}{LONG}", WIDTH), *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]


def test_a_name_between_two_tables_heads_the_second() -> None:
    items = [row for title in TITLES for row in set_in_middle(title)]
    found = lines(*HEAD, *items, "", MIDDLE + NAMES[0], *FIGURES, "", MIDDLE + NAMES[1], *HONOURS)
    assert titles(found) == [*TITLES, *NAMES]
    assert [item.kind for item in found.items[-2:]] == [Kind.TABLE] * 2


def test_so_does_a_headline_below_a_table() -> None:
    items = [row for title in TITLES[:5] for row in set_in_middle(title)]
    found = lines(*HEAD, *items, "", MIDDLE + NAMES[0], *FIGURES, *set_in_middle(TITLES[5]))
    assert titles(found) == [*TITLES[:5], NAMES[0], TITLES[5]]


def test_where_headlines_are_not_set_in_one_below_a_table_goes_on_with_nothing() -> None:
    def item(title: str) -> list[str]:
        return [title, *broken(f"{INDENT}{LONG}", WIDTH), *broken(f"{INDENT}{ROOM}{SOURCE}", WIDTH)]

    items = [row for title in (*TITLES[:5], *MORE) for row in item(title)]
    found = lines(*HEAD, "■ 要闻", *items, NAMES[0], *(f"{INDENT}{row}" for row in FIGURES), *item(TITLES[5]))
    assert titled(found, TITLES[5]).body == f"{LONG}\n{ROOM}"
