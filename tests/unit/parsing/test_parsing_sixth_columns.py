"""What a sixth look taught of columns and headlines: names set apart, letters, lists, columns that resume."""

from __future__ import annotations

import pytest
from invented import (
    AUTHORS,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    TITLES,
    WRAPPED,
    columns,
    lines,
    sections,
    set_in,
    signed,
    titles,
)


def apart(name: str, *heads: str) -> list[str]:
    """A column's name between empty lines, above such items."""
    return ["", name, *set_in(*heads)]


# --- columns' names ---

KNOWN = (*apart("■ 要闻", *TITLES[:2]), *apart("■ 活动", *TITLES[2:4]), *apart("■ 服务", *TITLES[4:6]))


def test_where_names_stand_apart_once_is_enough() -> None:
    found = lines(*HEAD, *KNOWN, *apart("港口人", "码头换上新灯", "两村合办粮仓"))
    assert sections(found)[4:] == ["服务", "服务", "港口人", "港口人"]


def test_where_names_stand_apart_one_that_does_not_is_none() -> None:
    close = [row for name, head in (("港口人", "码头换上新灯"), ("船上客", "两村合办粮仓")) for row in ("", name, head)]
    found = lines(*HEAD, *KNOWN, *close[:3], PARAGRAPH, *close[3:], PARAGRAPH)
    assert set(sections(found)[6:]) == {"服务"}


@pytest.mark.parametrize(
    "known", [KNOWN[:12], tuple(row for at, row in enumerate(KNOWN) if row or KNOWN[at - 1][:1] != "■")]
)
def test_a_name_that_stands_apart_once_is_none_where_others_do_not_or_are_few(known: tuple[str, ...]) -> None:
    found = lines(*HEAD, *known, *apart("港口人", "码头换上新灯", "两村合办粮仓"))
    assert "港口人" not in sections(found)


DAYS = tuple(f"{day}日  {what}。" for day, what in ((3, "理事会开会"), (9, "夜校开班"), (20, "渔港通航")))


@pytest.mark.parametrize(("blank", "section"), [(("",), "本会大事记（2022年5月）"), ((), "服务")])
def test_a_chronology_whose_title_stands_apart_as_names_do_is_a_column(blank: tuple[str, ...], section: str) -> None:
    found = lines(*HEAD, *KNOWN, "", "本会大事记（2022年5月）", *blank, *DAYS)
    assert columns(found)[6:] == [(section, "本会大事记（2022年5月）")] * 3


def test_a_letter_spaced_name_below_a_table_stands_apart_as_others_do() -> None:
    prices = ("品种　　本周　　上周", "土豆　　2.1　　2.2", "黄瓜　　5.0　　4.8")
    rows = [*apart("行 业 动 态", *TITLES[:2]), *apart("市 场 行 情", TITLES[2]), "", "三月上旬菜价", *prices * 3]
    found = lines(*HEAD, *rows, *apart("他 山 之 石", *TITLES[3:5]), *apart("会 员 风 采", TITLES[5]))
    assert sections(found) == [*["行业动态"] * 2, *["市场行情"] * 2, *["他山之石"] * 2, "会员风采"]


def spread(name: str, *heads: str) -> list[str]:
    """A column with an empty line above each row."""
    return [row for one in (name, *(row for head in heads for row in (head, LONG, LONG))) for row in ("", one)]


SPREAD = (*spread("行 业 动 态", *TITLES[:2]), *spread("会 员 风 采", *TITLES[2:4]))


def test_a_letter_spaced_name_is_one_where_others_are_though_all_rows_stand_apart() -> None:
    found = lines(*HEAD, *SPREAD, *spread("港 口 人 家", *TITLES[4:6]))
    assert sections(found) == ["行业动态"] * 2 + ["会员风采"] * 2 + ["港口人家"] * 2


def test_where_all_rows_stand_apart_a_chronology_stands_in_its_column() -> None:
    found = lines(*HEAD, *SPREAD, *spread("服 务 之 窗", TITLES[4]), "", "本会大事记（2022年5月）", "", *DAYS)
    assert sections(found)[4:] == ["服务之窗"] * 4


def test_a_headline_may_be_short_above_its_author() -> None:
    named = zip(("卷首", "人物", "市声"), ("等风的人", "修船人家", "早市新棚"), AUTHORS, strict=True)
    found = lines(*HEAD, *(row for name, head, who in named for row in (name, head, f"文/{who}", LONG, LONG)))
    assert [(item.section, item.title, item.byline) for item in found.items] == [
        ("卷首", "等风的人", ("闻天歌",)),
        ("人物", "修船人家", ("周启元",)),
        ("市声", "早市新棚", ("毛晓珊",)),
    ]


@pytest.mark.parametrize("signs", [">>> {} <<<", "〉〉 {} 〈〈", "▷▷▷ {} ◁◁◁", "◇— {} —◇"])
def test_a_name_stands_between_signs_and_the_same_turned_or_from_behind(signs: str) -> None:
    rows = [signs.format("同期要事"), *signed(*TITLES[:2]), signs.format("港口一周"), *signed(*TITLES[2:4])]
    assert sections(lines(*HEAD, *rows)) == ["同期要事"] * 2 + ["港口一周"] * 2


# --- columns' names in two languages ---


def twice(name: str, foreign: str, *heads: str) -> list[str]:
    return ["", name, foreign, "", *(row for head in heads for row in (head, LONG, LONG, ""))]


KNOWN_TWICE = (*twice("专题报道", "Feature", *TITLES[:2]), *twice("会员动态", "Members", *TITLES[2:4]))


def test_what_stands_apart_and_is_said_twice_like_the_names_is_a_name() -> None:
    found = lines(*HEAD, *KNOWN_TWICE, *twice("港口的话", "Words of the Port", *TITLES[4:6]))
    assert sections(found) == ["专题报道"] * 2 + ["会员动态"] * 2 + ["港口的话"] * 2


def test_one_name_that_is_said_twice_is_no_habit() -> None:
    found = lines(*HEAD, *KNOWN_TWICE[:10], *twice("港口的话", "Words of the Port", *TITLES[4:6]))
    assert "港口的话" not in sections(found)


def test_a_headline_that_is_said_twice_right_above_its_text_is_no_name() -> None:
    found = lines(*HEAD, *KNOWN_TWICE, TITLES[4], "Mediators at Work", LONG, LONG, "", TITLES[5], LONG, LONG)
    assert [(item.section, item.title, item.subtitle) for item in found.items[4:]] == [
        ("会员动态", TITLES[4], "Mediators at Work"),
        ("会员动态", TITLES[5], None),
    ]


# --- questions ---

ASKED = ("冷库的押金能不能退？", "摊位转让后欠费谁来还？", "直播间打折算不算承诺？")


def asked(*, gap: bool = True, indent: str = INDENT, rows: int = 2) -> list[str]:
    letter = [f"{indent}我在渔港租了一间冷库，搬走时仓主不肯退押金。"] * rows
    return [row for ask in ASKED for row in (*[""][:gap], f"问：{ask}", *letter, f"答：{LONG}", PARAGRAPH)]


def test_a_letter_may_stand_between_a_question_and_its_answer() -> None:
    found = lines(*HEAD, "■ 要闻", *set_in(*TITLES[:2]), "■ 读者来信", *asked())
    assert titles(found)[2:] == list(ASKED)
    assert all("我在渔港" in item.body and "答：" in item.body for item in found.items[2:])


@pytest.mark.parametrize("rows", [asked(gap=False), asked(indent=""), asked(rows=13)], ids=["gap", "indent", "long"])
def test_what_is_not_set_like_a_letter_or_goes_on_too_long_is_none(rows: list[str]) -> None:
    found = lines(*HEAD, "■ 要闻", *set_in(*TITLES[:2]), "■ 读者来信", *rows)
    assert not set(ASKED) & set(titles(found))


# --- columns that break off and resume ---


def test_a_column_resumes_where_the_last_one_that_broke_off_says() -> None:
    rows = ["■ 要闻", *signed(*TITLES[:2]), "（下转第3版）", "■ 市场", *signed(*TITLES[2:4]), "（下转第4版）"]
    rows += ["■ 服务", *signed(*TITLES[4:6]), "（上接第2版）", *signed("码头换上新灯")]
    found = lines(*HEAD, *rows)
    assert sections(found) == [*["要闻"] * 2, *["市场"] * 2, *["服务"] * 2, "市场"]
    assert titles(found) == [*TITLES, "码头换上新灯"]


def test_a_headline_below_a_resumed_column_ends_what_broke_off_above() -> None:
    def set_lines(*heads: str) -> list[str]:
        return [row for head in heads for row in ("", head, *WRAPPED, *WRAPPED)]

    rows = ["■ 要闻", *set_lines(*TITLES[:3]), "（下转第3版）", "■ 市场", *set_lines(*TITLES[3:5]), *WRAPPED[:2]]
    found = lines(*HEAD, *rows, "（上接第1版）", *set_lines("码头换上新灯")[1:], "■ 服务", *set_lines(TITLES[5]))
    assert (found.items[-2].section, found.items[-2].title) == ("要闻", "码头换上新灯")


def test_text_that_resumes_is_of_the_item_that_broke_off() -> None:
    end = "企业的积极性也随之提高，渔港的夜班船因此多了起来，船工们都说是好事。"
    rows = ["■ 要闻", *signed(*TITLES[:2]), "码头换上新灯", f"{LONG[:-1]}，", "（下转第3版）", "■ 市场"]
    found = lines(*HEAD, *rows, *signed(*TITLES[2:4]), "（上接第1版）", f"{end}（来源：某某商报）")
    assert columns(found) == [("要闻", None)] * 3 + [("市场", None)] * 2
    assert found.items[2].body.endswith(end)


def test_what_says_where_a_text_goes_on_is_no_part_of_a_short_last_line() -> None:
    end = "船工们都说这是一件好事，渔港的夜班船也因此多了起来。"
    rows = ["■ 要闻", *signed(*TITLES[:2]), "码头换上新灯", LONG, "他又要赶去码头。（下转第3版）", "■ 市场"]
    found = lines(*HEAD, *rows, *signed(*TITLES[2:4]), f"（上接第1版）{end}（来源：某某商报）")
    assert found.items[2].body.split("\n") == [LONG, "他又要赶去码头。", end]


def test_where_nothing_broke_off_what_resumes_stays_where_it_stands() -> None:
    rows = ["■ 要闻", *signed(*TITLES[:2]), "■ 市场", *signed(*TITLES[2:4]), "（上接第1版）", *signed("码头换上新灯")]
    found = lines(*HEAD, *rows)
    assert (found.items[-1].section, found.items[-1].title) == ("市场", "码头换上新灯")
