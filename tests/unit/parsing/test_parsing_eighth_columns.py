"""What an eighth look taught of columns and groups: outlines, names in two languages, the contents page."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    HEAD,
    INDENT,
    LONG,
    SOURCE,
    TITLES,
    briefs,
    columns,
    lines,
    sections,
    signed,
    titles,
)

from feeds.model import Issue

# --- 一、 二、 三、 ---

OUTLINED = ("一、海上风", "二、山里事", "三、会里人")


def test_columns_in_an_outline_open_with_groups() -> None:
    rows: list[str] = []
    for at, name in enumerate(OUTLINED):
        rows += [name, "◎甲地", *signed(TITLES[2 * at]), "◎乙地", *signed(TITLES[2 * at + 1])]
    names = ("海上风", "海上风", "山里事", "山里事", "会里人", "会里人")
    assert columns(lines(*HEAD, *rows)) == list(zip(names, ("甲地", "乙地") * 3, strict=True))


def test_columns_in_an_outline_open_with_headlines_in_brackets() -> None:
    rows: list[str] = []
    for at, name in enumerate(OUTLINED):
        rows += [name, *briefs(*(f"【{title}】" for title in TITLES[2 * at : 2 * at + 2]))]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES)
    assert sections(found) == ["海上风"] * 2 + ["山里事"] * 2 + ["会里人"] * 2


def test_parts_of_an_article_open_with_text_and_are_no_columns() -> None:
    parts = [row for name in OUTLINED for row in (name, INDENT + LONG)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 调研", TITLES[2], INDENT + LONG, *parts, SOURCE)
    assert titles(found) == list(TITLES[:3])
    assert all(name in found.items[2].body for name in OUTLINED)


def test_nor_are_those_above_which_nothing_ends() -> None:
    listed = [row for name in OUTLINED for row in (name, "◎甲地", "港口与码头各一处", "◎乙地", "粮仓与茶厂各一处")]
    rows = ["■ 调研", TITLES[2], f"{INDENT}{LONG}名单如下：", *listed, INDENT + LONG + SOURCE]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert not {name[2:] for name in OUTLINED} & set(sections(found))


def test_the_number_before_a_group_is_no_part_of_its_name() -> None:
    rows = ["【要闻】", *signed(*TITLES[:2]), "（一）港口动态", *signed(*TITLES[2:4]), "（二）山里动态"]
    found = lines(*HEAD, *rows, *signed(*TITLES[4:6]))
    assert sections(found)[2:] == ["港口动态"] * 2 + ["山里动态"] * 2


def test_groups_above_entries_behind_another_bullet_head_no_parts() -> None:
    rows = ["▌ 要闻", *(row for title in TITLES[:2] for row in (title, LONG))]
    for at, name in enumerate(("◆ 海上风", "◆ 山里事")):
        rows += [name, *(f"● {title}，{LONG}" for title in TITLES[2 + 2 * at : 4 + 2 * at])]
    found = lines(*HEAD, *rows)
    assert sections(found) == ["要闻"] * 2 + ["海上风", "山里事"]
    assert found.items[1].body == LONG


# --- names in two languages ---


def twice_close(name: str, foreign: str, *heads: str) -> list[str]:
    """A name apart from what is above, with its first headline right below."""
    return ["", name, foreign, *(row for head in heads for row in (head, LONG, f"{LONG}{SOURCE}"))]


def test_what_is_said_twice_like_the_names_may_stand_right_above_the_first_headline() -> None:
    rows = [*twice_close("专题报道", "Feature", *TITLES[:2]), *twice_close("会员动态", "Members", *TITLES[2:4])]
    found = lines(*HEAD, *rows, *twice_close("港口的话", "Harbour", *TITLES[4:6]))
    assert sections(found) == ["专题报道"] * 2 + ["会员动态"] * 2 + ["港口的话"] * 2
    assert titles(found) == list(TITLES)


CAPITALS = (("HARBOUR TALK", "港口夜话"), ("HILL FOLK", "山里人家"), ("OUR CHAMBER", "会里要事"))


def in_capitals(*between: str, names: int = 3) -> Issue:
    rows: list[str] = []
    for at, (foreign, name) in enumerate(CAPITALS[:names]):
        rows += ["", foreign, *between, name, *signed(*TITLES[2 * at : 2 * at + 2])]
    return lines(*HEAD, *rows)


def test_a_name_in_capitals_stands_above_the_columns_own() -> None:
    found = in_capitals()
    assert titles(found) == list(TITLES)
    assert sections(found) == ["港口夜话"] * 2 + ["山里人家"] * 2 + ["会里要事"] * 2


def test_two_such_names_are_no_habit() -> None:
    rows = ["港口公司更名为", "HARBOUR GROUP", "二期云仓封顶", f"{LONG}{SOURCE}"]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows, *signed(*TITLES[3:5]))
    assert sections(found) == ["要闻"] * 5
    assert "HARBOUR GROUP" in found.items[2].body


def test_what_is_set_apart_from_the_row_below_does_not_say_it_again() -> None:
    rows = [row for title in TITLES[:4] for row in (title, LONG, "HARBOUR GROUP", "", "港口夜话", f"{LONG}{SOURCE}")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES[:4])


def articles(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, *FULL * 2)]


@pytest.mark.parametrize("theme", ["本期专题 小镇出海记", "特别报道 一座渔港的四季"])
def test_a_column_of_the_contents_may_say_what_it_is_about(theme: str) -> None:
    name = theme.split()[0]
    contents = ["目录", "卷首", f"01　{EIGHT_TITLES[6]}", theme, f"03　{TITLES[0]}", f"05　{TITLES[1]}"]
    contents += ["会员风采", f"07　{TITLES[2]}", f"09　{TITLES[3]}", ""]
    rows = ["卷首", *articles(EIGHT_TITLES[6]), name, *articles(*TITLES[:2]), "会员风采", *articles(*TITLES[2:4])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert sections(found) == ["卷首", name, name, "会员风采", "会员风采"]


def test_an_entry_that_its_page_leads_is_no_column_though_it_begins_like_one() -> None:
    entry = "本期专题 小镇出海的账本"
    contents = ["目录", "卷首", f"01　{EIGHT_TITLES[6]}", f"03　{entry}", f"05　{TITLES[1]}"]
    contents += ["会员风采", f"07　{TITLES[2]}", f"09　{TITLES[3]}", ""]
    rows = ["卷首", *articles(EIGHT_TITLES[6], entry, TITLES[1]), "会员风采", *articles(*TITLES[2:4])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert entry in titles(found)
    assert "本期专题" not in sections(found)


def test_the_page_of_a_column_that_is_listed_alone_is_of_the_contents() -> None:
    contents = ["目录", *(f"{title}……{page}" for title, page in zip(EIGHT_TITLES[5:], (1, 3, 5), strict=True))]
    rows = ["会员之家", "20", "要闻", *signed(*TITLES[:3]), "会员之家", *signed(*TITLES[3:5])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 3 + ["会员之家"] * 2
