"""Brackets, dashes and strokes that name a source where an issue does so again and again."""

from __future__ import annotations

import pytest
from invented import HEAD, INDENT, LONG, PARAGRAPH, RUSH, TITLES, bodies, lines, signed, titled, titles

from feeds.model import Issue
from feeds.parsing.tails import take_habitual


def test_a_bracket_alone_names_the_source_where_several_do() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [f"{name}国对进口链条展开调查", PARAGRAPH, PARAGRAPH, f"（驻{name}国处经济组）"]
    found = lines("某某贸易月刊", "第8期", *rows)
    assert [item.source for item in found.items] == [f"驻{name}国处经济组" for name in "甲乙丙"]
    assert titles(found) == [f"{name}国对进口链条展开调查" for name in "甲乙丙"]


def test_a_bracket_behind_the_last_sentence_does_too() -> None:
    rows: list[str] = []
    for name in ("县妇联", "周寨镇", "薛楼园区"):
        rows += [f"【{name}办起田间课堂】", f"{INDENT}{LONG}（{name}）"]
    found = lines("某某信息", "第8期", *rows)
    assert [item.source for item in found.items] == ["县妇联", "周寨镇", "薛楼园区"]


@pytest.mark.parametrize(
    "text",
    [
        "所有市县均已开通。（完）",
        "数据见下表（单位：元）",
        "三季度回升（图3）",
        "见附件（略）",
        "有效期两年。（二〇一六年八月三十一日发布）",
    ],
)
def test_not_all_that_stands_in_a_bracket_is_a_source(text: str) -> None:
    assert take_habitual(text) is None


OFFICE = "驻某地代表处经济组"


def by_habit(*broken: str, habit: int = 3) -> Issue:
    """Items whose last line ends with a bracket by habit, and one with the lines given."""
    wrapped = [f"{INDENT}{LONG[:22]}", LONG[22:46], f"{LONG[46:]}（{OFFICE}）"]
    whole = [row for title in TITLES[:habit] for row in (title, *wrapped)]
    return lines(
        *HEAD, "■ 要闻", *whole, "木工比赛收官", *broken, "早市搬进新棚", *wrapped[:2], f"{LONG[46:]}（{OFFICE}）"
    )


TORN = (f"{INDENT}{LONG[:22]}", f"{LONG[22:46]}", f"{LONG[46:]}{LONG[:9]}。（驻某地代表", "处经济组）")


def test_a_source_by_habit_may_be_broken_by_a_line() -> None:
    found = by_habit(*TORN)
    assert {item.source for item in found.items} == {OFFICE}
    assert titled(found, "木工比赛收官").body.endswith("。")


def test_a_bracket_that_was_never_closed_names_a_source_where_others_do() -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:5]):
        rows += [title, PARAGRAPH, f"（{'甲乙丙丁戊'[at]}县商务局" + ("）" if at != 2 else "")]
    found = lines("【县区动态】", *rows)
    assert titles(found) == list(TITLES[:5])
    assert found.items[2].source == "丙县商务局"
    assert found.items[2].body == LONG


def test_square_brackets_name_sources_by_habit() -> None:
    rows = [row for title in TITLES for row in (f"■{title}", f"{LONG}[某某头条]")]
    found = lines(*HEAD, "【要闻】", *rows)
    assert {(item.body, item.source) for item in found.items} == {(LONG, "某某头条")}


@pytest.mark.parametrize("who", ["会员供稿", "新加坡《联合海报》", "英国《航运时报》中文网"])
def test_a_dash_sets_off_who_handed_it_in(who: str) -> None:
    rows = [row for title in TITLES for row in (title, LONG, f"——{who}")]
    found = lines(*HEAD, "一、行业动态", *rows)
    assert titles(found) == list(TITLES)
    assert {(item.body, item.source) for item in found.items} == {(LONG, who)}


@pytest.mark.parametrize("between", [" ", "\n"])
def test_what_strokes_set_off_behind_each_text_is_its_source(between: str) -> None:
    papers = ("某某商报", "甬江通讯社", "北港日报")
    rows: list[str] = []
    for paper, title in zip(papers, TITLES, strict=False):
        rows += [title, f"{LONG}{between}// {paper}"]
    found = lines("某某周报", "第9期", *rows)
    assert [item.source for item in found.items] == list(papers)
    assert bodies(found) == {LONG}
    assert titles(found) == list(TITLES[:3])


def test_what_strokes_set_off_once_is_text() -> None:
    found = lines("某某周报", "第9期", TITLES[0], f"{LONG} // 某某商报")
    assert (found.items[0].body, found.items[0].source) == (f"{LONG} // 某某商报", None)


@pytest.mark.parametrize(
    "note",
    [
        "统计口径以今年三月的目录为准",
        "截至六月底",
        "价格均为含税价",
        "不含运费和装卸费",
        "电话　0571-88880000",
        "备注：下月结清",
    ],
)
@pytest.mark.parametrize("behind", ["", "\n"], ids=["behind the text", "on its own row"])
def test_notes_in_brackets_name_no_source_however_many_texts_have_one(note: str, behind: str) -> None:
    rows = [row for title in TITLES for row in (title, f"{LONG}{behind}（{note}）")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert {item.source for item in found.items} == {None}
    assert all(f"（{note}）" in item.body for item in found.items)


@pytest.mark.parametrize(
    "note", ["本中心信息部采集，不含装卸费，仅供参考", "以上由某某研究小组收集编译，仅供参考，以官方原文为准"]
)
def test_a_note_that_says_who_gathered_the_figures_is_of_no_text(note: str) -> None:
    found = lines(*HEAD, "■ 行情", TITLES[0], f"{LONG}\n（{note}）", *signed(*TITLES[1:3]))
    assert found.items[0].body == LONG


@pytest.mark.parametrize(
    "below", [(), ("原文 <https://mail.example.com/t/118/a9k7h2/long/address>",)], ids=["", "link"]
)
@pytest.mark.parametrize("day", ["10/22，", "10月22日，", "2022-10-22 "])
def test_a_source_stands_behind_its_day_in_a_bracket(day: str, below: tuple[str, ...]) -> None:
    rows = [row for title in TITLES for row in (title, f"{LONG}（{day}某某商报）", *below)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert {(item.source, item.body) for item in found.items} == {("某某商报", LONG)}


def test_a_hotline_s_number_is_of_the_office_that_answers_it() -> None:
    rows = [
        row
        for title, who in zip(TITLES, ("网监科", "12315指挥中心", "信用科"), strict=False)
        for row in (title, PARAGRAPH, f"{INDENT * 8}（{who}）")
    ]
    assert [item.source for item in lines(*HEAD, "★ 要闻", *rows).items] == ["网监科", "12315指挥中心", "信用科"]


@pytest.mark.parametrize("issue", ["第30期", "第30、31期", "第30-31期", "第8版"])
def test_a_source_may_have_the_number_of_its_issue(issue: str) -> None:
    tail = take_habitual(f"{LONG} [某某周报{issue}]")
    assert tail is not None
    assert (tail.text, tail.attribution.source) == (LONG, f"某某周报{issue}")


def test_a_number_of_anything_else_is_no_source() -> None:
    assert take_habitual(f"{LONG}（增长30家）") is None


@pytest.mark.parametrize("day", ["，9月10日", "，2022-09-10", " 9/10"])
def test_a_source_stands_before_its_day_in_a_bracket(day: str) -> None:
    rows = [row for title in TITLES for row in (title, f"{LONG}（本会秘书处{day}）")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert {(item.source, item.body) for item in found.items} == {("本会秘书处", LONG)}


def test_a_line_may_break_the_day_of_a_source() -> None:
    text = f"{INDENT}{LONG}{RUSH}（本会秘书处，9月10日）"
    width = len(text) - 2
    rows = [row for title in TITLES[:3] for row in (title, f"{LONG}（本会秘书处，9月10日）")]
    found = lines(*HEAD, "■ 要闻", *rows, TITLES[3], text[:width], text[width:], *rows[:2])
    assert (found.items[3].source, found.items[3].body) == ("本会秘书处", LONG + RUSH)


def test_a_source_with_its_day_in_a_bracket_begins_a_text_below_its_headline() -> None:
    rows = [row for title in TITLES for row in (title, f"【某某商报 9月12日】{LONG}")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES)
    assert {(item.source, item.body) for item in found.items} == {("某某商报", LONG)}


def test_brackets_with_a_day_below_no_headline_head_the_text_in_their_line() -> None:
    rows = [f"【{title} 9月12日】{LONG}" for title in TITLES]
    assert titles(lines(*HEAD, *rows)) == [f"{title} 9月12日" for title in TITLES]
