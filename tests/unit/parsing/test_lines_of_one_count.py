"""Issues whose paragraphs were broken after so many characters, with neither indents nor empty lines: a headline may
fill its line to the last, and what goes on below it looks like something else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from invented import HEAD, LONG, ROOM, RUSH, SOURCE, TITLES, lines

from feeds.model import Kind

COUNT = 24


def at_count(paragraphs: Iterable[str]) -> list[str]:
    return [text[at : at + COUNT] for text in paragraphs for at in range(0, len(text), COUNT)]


def items(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, LONG, ROOM + SOURCE)]


BEFORE, AFTER = items(*TITLES[:3]), items(*TITLES[3:])


@pytest.mark.parametrize("rest", ["万亿元", "易会"])
def test_the_rest_of_a_headline_is_nobody_s_name(rest: str) -> None:
    head = "港区联合会公布前三季度货运和仓储的总额首次超过两百港区"[:COUNT] + rest
    found = lines(*HEAD, *at_count([*BEFORE, *items(head), *AFTER]))
    item = found.items[3]
    assert (item.title, item.byline) == (head, ())


def test_a_bracket_that_closes_a_sentence_names_nobody() -> None:
    """As it names nobody where the same line holds both."""
    sentence = "这一带的铺子卖的是渔网、船灯、缆绳和冬天用的厚手套"[: COUNT - 1] + "等"
    found = lines(*HEAD, *at_count([*BEFORE, TITLES[3], sentence + "（除样品）。", LONG, ROOM + SOURCE, *AFTER[3:]]))
    item = found.items[3]
    assert (item.title, item.byline) == (TITLES[3], ())
    assert item.body.startswith(sentence + "（除样品）。")
    assert item.body.endswith(ROOM)


def test_a_few_letters_below_a_marked_heading_that_fills_its_line_are_of_it() -> None:
    """Though the contents list a headline that is rather more like the first of its lines."""
    head = "某某港区委员会印发关于促进本港区冷链仓储业健康发展若干意见的通知"
    listed = "某某关于促进本港区冷链仓储业健康发展若干意见"
    text = ["各码头、各仓储企业：", "现将《若干意见》印发给你们，请认真按照执行。" + LONG, ROOM + SOURCE]
    marked = "### " + head
    width = len(marked) - len("的通知")
    rows = [one[at : at + width] for one in (marked, *text, *BEFORE, *AFTER) for at in range(0, len(one), width)]
    contents = ("目录", f"{listed}.....1", *(f"{title}.....{page}" for page, title in enumerate(TITLES, 4)))
    found = lines(*HEAD, *contents, "## 重要消息", *rows)
    assert found.items[0].title == head


def test_a_heading_goes_on_on_the_next_page() -> None:
    found = lines(
        "# 某某商情",
        "",
        "## 冷链企业颁奖大",
        "",
        "- 7 -",
        "",
        "会成功召开",
        "",
        LONG,
        "",
        RUSH + SOURCE,
        "",
        "## 夜间作业恢复",
        "",
        LONG,
        "",
        "- 8 -",
        "",
        ROOM + SOURCE,
        "",
    )
    assert [item.title for item in found.items] == ["冷链企业颁奖大会成功召开", "夜间作业恢复"]


def test_a_note_goes_on_in_a_second_line() -> None:
    notes = ("1、某某港区仓储统计调查", "2、某某网《前三季度沿海各港冷链仓储与货运价格监测季报》")
    found = lines(*HEAD, *at_count([*BEFORE, *notes, *AFTER]))
    assert [item.title for item in found.items] == list(TITLES)
    assert found.items[2].body.endswith(ROOM)


def test_a_note_that_fills_its_line_ends_with_it() -> None:
    note = "2、某某网《前三季度沿海各港冷链仓储价格季报告》"
    assert len(note) == COUNT
    found = lines(*HEAD, *at_count([*BEFORE, "1、某某港区仓储统计调查", note, *AFTER]))
    assert [item.title for item in found.items] == list(TITLES)


def test_a_second_line_stands_below_a_headline_that_fills_its_own() -> None:
    head = "我港成为跨境冷链货物通关便利化试点的先行港区之一员"[:COUNT]
    found = lines(*HEAD, *at_count([*BEFORE, head, "——两家仓储企业取得资格", LONG, ROOM + SOURCE, *AFTER]))
    item = found.items[3]
    assert (item.title, item.subtitle) == (head, "两家仓储企业取得资格")
    assert item.kind is not Kind.FRAGMENT


def test_the_rest_of_an_entry_is_no_column() -> None:
    entry = "新桥头边的一年——去年港区冷链仓储和货运市场业务综述"
    assert entry[COUNT - 2 :] == "业务综述"
    count = COUNT - 2
    front = ["目录", "◎特别报道", entry, *TITLES[:3], "◎海岸来信", *TITLES[3:]]
    body = ["◎特别报道", *items(entry), *BEFORE, "◎海岸来信", *AFTER]
    rows = [one[at : at + count] for one in (*front, *body) for at in range(0, len(one), count)]
    found = lines(*HEAD, *rows)
    assert [item.section for item in found.items] == ["特别报道"] * 4 + ["海岸来信"] * 3


def test_two_rows_that_stand_together_again_are_an_entry_and_no_column() -> None:
    """The cover and the contents list it, in lines set by a layout program, and the text has it as they do."""
    entry = ("港务总会等六家联合发布电子仓单试点的", "公告")
    front = ["◎特别报道", *entry, *TITLES[:3], "◎海岸来信", *TITLES[3:]]
    body = ["◎特别报道", *entry, *items(TITLES[0])[1:], *BEFORE, "◎海岸来信", *AFTER]
    found = lines(*HEAD, *front, "目录", *front, *body)
    assert [item.section for item in found.items] == ["特别报道"] * 4 + ["海岸来信"] * 3


def test_two_rows_that_stand_on_one_elsewhere_are_an_entry_and_no_column() -> None:
    entry = ("港务总会等六家联合发布电子仓单试点的", "公告")
    columns = [["◎特别报道", *TITLES[:3]], ["◎海岸来信", *TITLES[3:]]]
    body = ["◎特别报道", "".join(entry), *items(TITLES[0])[1:], *BEFORE, "◎海岸来信", *AFTER]
    front = [*columns[0][:1], *entry, *columns[0][1:], *columns[1]]
    listed = ["◎特别报道", f"{''.join(entry)}  1", *(f"{title}  {page}" for page, title in enumerate(TITLES[:3], 2))]
    listed += ["◎海岸来信", *(f"{title}  {page}" for page, title in enumerate(TITLES[3:], 5))]
    found = lines(*HEAD, *front, "目录", *listed, *body)
    assert [item.section for item in found.items] == ["特别报道"] * 4 + ["海岸来信"] * 3


def letter_spaced(text: str) -> str:
    return " ".join(text)


SPACED = [letter_spaced(title) for title in TITLES]


@pytest.mark.parametrize("rest", ["物流有限公司", "京召开", "费时点"])
def test_the_rest_of_a_letter_spaced_headline_is_letter_spaced_too(rest: str) -> None:
    """And nobody's name, nor the beginning of the text."""
    text = "第九届渔港博览会在东"
    head = letter_spaced(text + rest)
    count = 2 * len(text)
    others = [row for title in SPACED for row in (title, LONG, ROOM + SOURCE)]
    rows = [head, f"3月5日，{LONG}", ROOM + SOURCE, *others]
    found = lines(*HEAD, *(one[at : at + count] for one in rows for at in range(0, len(one), count)))
    item = found.items[0]
    assert (item.title, item.byline) == (text + rest, ())
    assert item.body.startswith("3月5日")


def test_a_letter_spaced_headline_goes_on_on_the_next_page() -> None:
    head, rest = letter_spaced("渔港快讯：前三季度保"), letter_spaced("持平稳增长")
    others = [row for title in SPACED for row in ("", title, "", LONG, "", ROOM + SOURCE)]
    found = lines(*HEAD, *others[:18], "", head, "", "- 7 -", "", rest, "", LONG, "", ROOM + SOURCE, *others[18:])
    item = found.items[3]
    assert (item.title, item.byline) == ("渔港快讯：前三季度保持平稳增长", ())


def test_a_sign_that_closes_a_quotation_says_nothing_in_another_language() -> None:
    heads = [f"### {title}要跳出的“误区" for title in ("港口作业", "渔港航线", "理事会的")]
    rows = [row for head in heads for row in (head, "”", LONG, ROOM + SOURCE)]
    found = lines("# 某某商情", "", "## 交流园地", *rows)
    assert [item.title for item in found.items] == [f"{head.removeprefix('### ')}”" for head in heads]


def test_a_label_in_bold_that_members_share_heads_nothing() -> None:
    """Its line ends right before the day with which the text goes on."""
    firms = ("江岸船用器材有限公司", "东桥冷链物流有限公司", "北岸渔网织造有限公司")
    rows = ["## 新增会员"]
    for firm in firms:
        told = (f"**主要业务经营范围：**{LONG}", f"**会员企业情况介绍：**{firm}", f"成立于2013年，{ROOM}")
        rows += [f"### {firm}", *told, f"（来源：{firm}）"]
    found = lines("# 某某商情", "第9期", "2022年3月10日", *(f"{row}\n" for row in rows))
    assert [item.title for item in found.items] == list(firms)
