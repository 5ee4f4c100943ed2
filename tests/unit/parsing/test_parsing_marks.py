"""What signs and words mark: the name of a column, a headline in the line of its text, a part of a text, a source."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, TITLES, lines, sections, titles

from feeds.parsing.attribution import read_line
from feeds.parsing.credits import read_credit
from feeds.parsing.joins import unclosed
from feeds.parsing.people import signing
from feeds.parsing.shade import shade
from feeds.parsing.tails import take_tail

# --- the names of columns ---


def test_a_long_name_between_two_signs_and_white_space_is_a_column() -> None:
    news = [(title, f"{LONG}（来源：某某商报）") for title in TITLES[:4]]
    found = lines("= 东盟·中亚·拉美 =", *news[0], *news[1], "= 研究/数据/工具箱一览 =", *news[2], *news[3])
    assert sections(found) == ["东盟·中亚·拉美"] * 2 + ["研究/数据/工具箱一览"] * 2
    assert titles(found) == list(TITLES[:4])


def test_a_line_in_italics_is_no_column() -> None:
    found = lines("【要闻】", TITLES[0], LONG, "*冷库扩容*", LONG, "*损耗下降*", LONG, TITLES[1], LONG)
    assert set(sections(found)) == {"要闻"}


def test_names_said_again_in_english_on_their_row_are_columns() -> None:
    rows = ["风物 Local Colour", "渔村里的早市五点开张", "——渔港来信", LONG]
    rows += ["行走 On the Road", "跟着冷链车走了三天", "——北港来信", LONG]
    found = lines("某某月刊", "2022年第3期", *rows)
    assert sections(found) == ["风物 Local Colour", "行走 On the Road"]
    assert titles(found) == ["渔村里的早市五点开张", "跟着冷链车走了三天"]


def test_a_column_s_name_does_not_go_on_from_a_bracket_that_fills_its_line() -> None:
    text = [*(LONG[:24],) * 4, "农户的损耗明显下降，企业的积极性也就随之提高了。"]
    rows: list[str] = []
    for name, title in zip(("【风物】", "【行走】", "【见闻】"), TITLES, strict=False):
        rows += [name, title, *text, "货物当天装船，次日可抵各港口（图为新投用的冷库）"]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == ["风物", "行走", "见闻"]


# --- headlines in the line of their text ---


def test_a_stroke_sets_a_headline_off_from_its_text() -> None:
    found = lines("某某早报", "第8期", *(f"{title} | 3月{at}日起，{LONG}" for at, title in enumerate(TITLES, 5)))
    assert titles(found) == list(TITLES)
    assert found.items[0].body == f"3月5日起，{LONG}"


def test_a_stroke_may_end_the_headline_of_a_table() -> None:
    table = ["航线\t上周\t本周", *(f"{name}线\t1204\t1188" for name in "甲乙丙丁戊己")]
    rows = [f"{title} | {LONG}" for title in TITLES[:3]]
    found = lines("某某早报", "第8期", *rows, "各航线运价一览 |", *table)
    assert titles(found) == [*TITLES[:3], "各航线运价一览"]


def test_headlines_behind_one_mark_are_read_though_another_mark_has_points_behind_it() -> None:
    points = [f"▲{title}。{LONG}" for title in TITLES[4:]] + [f"▲渔村里的早市。{LONG}"]
    rows = [f"{INDENT}{'一二三四'[at]}、{title}。{LONG}" for at, title in enumerate(TITLES[:4])]
    found = lines("商务信息", "第28期", "全市工作总体平稳", LONG, *points, "◇今日要情◇", *rows)
    assert titles(found) == ["全市工作总体平稳", *TITLES[:4]]


# --- parts of a text ---


def test_brackets_inside_one_text_head_its_parts() -> None:
    parts = [row for name in ("起步阶段的难处", "找到第一批客户", "下一步怎么走") for row in (f"【{name}】", LONG)]
    found = lines("把小五金卖到海外", "文/王建某", LONG, *parts)
    assert titles(found) == ["把小五金卖到海外"]
    assert "【找到第一批客户】" in found.items[0].body


def test_brackets_in_several_columns_head_items() -> None:
    heads = ["港口作业恢复正常", "渔港增开两条航线", "云仓二期如期封顶", "两家会员合建冷库"]
    rows = [row for head in heads for row in (f"【{head}】", LONG)]
    found = lines("某某信息", "◆ 要闻", LONG, *rows[:4], "◆ 企业动态", LONG, *rows[4:])
    assert [title for title in titles(found) if title] == heads


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 4, 6), (1, 2, 3, 4, 6, 7)])
def test_a_slip_in_the_numbers_through_an_issue_loses_no_headline(numbers: tuple[int, ...]) -> None:
    rows: list[str] = []
    for number, title in zip(numbers, TITLES, strict=True):
        rows += [f"{number}、{title}", f"{LONG}（来源：某某商报）"]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES)


def test_a_number_before_a_month_numbers_the_headline() -> None:
    heads = ["一季度运价走低", "二季度运价企稳", "三季度运价回升", "11月运价再创新高", "12月运价回落"]
    rows: list[str] = []
    for number, title in enumerate(heads, 1):
        rows += [f"{number}．{title}", LONG]
    found = lines("某某周报", "第9期", "【运价】", *rows)
    assert titles(found) == heads


# --- quotation marks ---


def test_straight_marks_of_quotation_are_pairs() -> None:
    assert not unclosed(shade('商会"快递进村"试点扩面'))
    assert unclosed(shade('商会"快递进村试点扩面'))
    assert not unclosed(shade("商会“快递进村”试点扩面"))


# --- who wrote it, and where it comes from ---


@pytest.mark.parametrize("between", [" ", "\n"])
def test_what_strokes_set_off_behind_each_text_is_its_source(between: str) -> None:
    papers = ("某某商报", "甬江通讯社", "北港日报")
    rows: list[str] = []
    for paper, title in zip(papers, TITLES, strict=False):
        rows += [title, f"{LONG}{between}// {paper}"]
    found = lines("某某周报", "第9期", *rows)
    assert [item.source for item in found.items] == list(papers)
    assert {item.body for item in found.items} == {LONG}
    assert titles(found) == list(TITLES[:3])


def test_what_strokes_set_off_once_is_text() -> None:
    found = lines("某某周报", "第9期", TITLES[0], f"{LONG} // 某某商报")
    assert (found.items[0].body, found.items[0].source) == (f"{LONG} // 某某商报", None)


@pytest.mark.parametrize(
    ("bracket", "source", "byline"),
    [
        ("（来源：某某研究院；2021-09）", "某某研究院", ()),
        ("（来源：某某商报 ; 2021年9月3日）", "某某商报", ()),
        ("（12345中心 陈立某）", None, ("陈立某",)),
        ("（高安市社 胡 立 某）", None, ("胡立某",)),
        ("（《北港观察》）", "《北港观察》", ()),
        ("（《北港观察》2021年第3期）", "《北港观察》2021年第3期", ()),
    ],
)
def test_a_bracket_behind_a_text(bracket: str, source: str | None, byline: tuple[str, ...]) -> None:
    tail = take_tail(f"群众的来电当天办结。{bracket}")
    assert (tail.text, tail.attribution.source, tail.attribution.byline) == ("群众的来电当天办结。", source, byline)


def test_who_provided_a_text_is_its_source() -> None:
    found = read_line("资料提供：某某市统计中心")
    assert found is not None
    assert found.source == "某某市统计中心"


def test_a_name_behind_an_office_below_a_headline_is_its_author() -> None:
    found = read_credit("□ 商会法律顾问团 王立某")
    assert found is not None
    assert (found.source, found.byline) == (None, ("王立某",))


@pytest.mark.parametrize("name", ["欧阳德某", "司徒某"])
def test_who_has_a_surname_of_two_letters_signs_a_text(name: str) -> None:
    assert signing(f"会长　{name}")[0] == (name,)
    letter = [TITLES[0], INDENT + LONG, f"{INDENT * 7}{name}"]
    found = lines("【卷首语】", *letter, "【要闻】", TITLES[1], LONG)
    assert (found.items[0].body, found.items[0].byline) == (LONG, (name,))


# --- what is of no text ---


def test_who_supervises_the_printing_is_of_the_imprint() -> None:
    found = lines("某某會訊", "2016年第4期", "督印人：陳某某", "編輯：何某某", TITLES[0], LONG, "督印人：陳某某")
    assert titles(found) == [TITLES[0]]
    assert found.items[0].body == LONG


@pytest.mark.parametrize("row", ["点击回看第3期直播课", "点击这里查看完整名单", "点击收听本期音频"])
def test_an_account_s_invitation_is_no_text(row: str) -> None:
    found = lines("【要闻】", TITLES[0], LONG, row, "", TITLES[1], LONG)
    assert [(item.title, item.body) for item in found.items] == [(TITLES[0], LONG), (TITLES[1], LONG)]
