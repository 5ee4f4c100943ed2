"""Texts and columns that break off and go on further back: 下转, 上接."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    INDENT,
    LONG,
    MORE,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    TITLES,
    WRAPPED,
    briefs,
    broken,
    columns,
    cut,
    dated,
    lines,
    narrow,
    sections,
    signed,
    spaced,
    titles,
)
from paged import SENTENCES, paged, set_item

WIDTH = 30

# --- texts ---


def test_text_marked_as_resumed_goes_back_to_its_article() -> None:
    broken = (
        "甲市发展回顾",
        f"{LONG}各部门继续推进平台建设，力争在年底以前把全市的综合服务平台全部建成并且投入试运行阶段",
    )
    found = spaced(
        *broken, *dated("一、甲市园区揭牌"), "设备的采购也在进行。", f"{LONG}（来源：某处）", "（上接第13页）"
    )
    assert all("上接" not in item.body for item in found.items)


def test_a_text_that_jumps_goes_on_behind_where_it_lands() -> None:
    rest = "运输车当晚装满了三十箱鲜鱼，天亮之前到达南岸，司机说这条路比从前近了一半，回程还能捎上两车蔬菜。"
    found = lines(
        *("某某市报", "第9期", ""),
        *(TITLES[0], PARAGRAPH, f"{INDENT}{LONG}（下转第3版）", ""),
        *(TITLES[1], PARAGRAPH, f"{INDENT}{LONG}（某某商报）", ""),
        *(f"{INDENT}（上接第1版）{rest}", PARAGRAPH),
    )
    assert [(item.title, item.body) for item in found.items] == [
        (TITLES[0], "\n".join((LONG, LONG, rest, LONG))),
        (TITLES[1], "\n".join((LONG, LONG))),
    ]


def test_a_text_that_goes_on_further_back_is_made_whole() -> None:
    first = [
        "六本账簿里的触网",
        f"{INDENT}{SENTENCES[0]}",
        SENTENCES[1] + "把打版和裁剪搬进了新建的",
        "（下转第 4 页）",
    ]
    chronicle = ["协会大事记", "（2015年）"]
    for at, name in enumerate(("协会完成换届", "签订合作备忘录", "夜校首期开班"), 1):
        chronicle += [f"{at}．{name}", f"{INDENT}{at} 月 17 日，{SENTENCES[0]}", SENTENCES[2]]
    rest = ["（上接第 2 页）", "车间。" + SENTENCES[1], SENTENCES[2]]
    rows = paged(
        ("- 2 -", first), ("- 3 -", chronicle), ("- 4 -", rest), ("- 5 -", set_item("港口恢复夜间作业")), at_foot=True
    )
    found = lines("【特别关注】", *rows)
    assert titles(found) == ["六本账簿里的触网", "协会完成换届", "签订合作备忘录", "夜校首期开班", "港口恢复夜间作业"]
    whole = found.items[0].body
    assert "搬进了新建的车间。" in whole.replace("\n", "")
    assert "下转" not in whole
    assert "上接" not in whole
    assert found.items[3].body.endswith(SENTENCES[2])


@pytest.mark.parametrize("between", [[], [TITLES[3], SIGNED]], ids=["together", "apart"])
def test_of_two_texts_that_jump_the_one_that_names_the_nearer_page_goes_on_first(between: list[str]) -> None:
    first = [TITLES[0], LONG, LONG, "（下转第 10 页）", TITLES[1], LONG, LONG, "（下转第 11 页）"]
    rest = ["（上接第 2 页）", RUSH, *between, "（上接第 3 页）", ROOM]
    found = lines(*HEAD, "要闻", *first, "简讯", TITLES[2], SIGNED, *rest)
    assert {item.title: item.body for item in found.items[:3]} == {
        TITLES[0]: "\n".join((LONG, LONG, RUSH)),
        TITLES[1]: "\n".join((LONG, LONG, ROOM)),
        TITLES[2]: LONG,
    }


def test_text_resumed_behind_a_complete_item_goes_back_to_the_one_that_broke_off() -> None:
    found = cut(
        FRONT
        + f"【产业观察】\n\n把一张网织成学问\n\n{ROOM}\n\n（下转第13页）\n\n· 10 ·\n\n"
        + f"【会员之窗】\n\n港口恢复夜间作业\n\n{RUSH}\n\n"
        + f"（商会秘书处供稿）\n\n· 12 ·\n\n（上接第10页）\n\n{RUSH}\n\n（单春田）\n\n"
        + f"· 13 ·\n\n【人物】\n\n慢车间\n\n{ROOM}\n\n（王歌）\n"
    )
    assert [(item.title, item.byline) for item in found.items][:2] == [
        ("把一张网织成学问", ("单春田",)),
        ("港口恢复夜间作业", ()),
    ]
    assert found.items[0].body == f"{ROOM}\n{RUSH}"
    assert "resumed" in {flag.code for flag in found.items[0].flags}


def test_a_torn_text_that_ends_with_its_source_above_what_resumes_is_another() -> None:
    begins, rest = "价格也比去年低了一成，" + RUSH, "渔港的夜班船因此多了起来，" + LONG
    torn = [*broken(begins + RUSH), "（某某合作社）", "（上接第9页）", *broken(rest)]
    first = [TITLES[0], *narrow(3), "（某某商会）", TITLES[1], *narrow(3), "（下转第13页）"]
    found = lines(*HEAD, "【要闻】", *first, "", "· 10 ·", "", "【会员之窗】", *torn)
    assert [(item.title, item.body) for item in found.items] == [
        (TITLES[0], "\n".join([LONG] * 3)),
        (TITLES[1], "\n".join([*[LONG] * 3, rest])),
        (None, begins + RUSH),
    ]


def test_what_a_text_resumes_may_be_said_below_its_source() -> None:
    rest = "渔港的夜班船因此多了起来，" + LONG
    first = [TITLES[0], *narrow(3), "（某某商会）", TITLES[1], *narrow(2), *broken(PARAGRAPH)[:2], "· 10 ·"]
    news = [
        "【会员之窗】",
        TITLES[2],
        *narrow(3),
        "（某某商会）",
        "· 13 ·",
        *broken(rest),
        "（某某合作社）",
        "（上接第10页）",
    ]
    found = lines(*HEAD, "【要闻】", *first, *news)
    assert [(item.title, item.source) for item in found.items] == [
        (TITLES[0], "某某商会"),
        (TITLES[1], "某某合作社"),
        (TITLES[2], "某某商会"),
    ]
    assert found.items[1].body.endswith(rest)


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


def set_signed(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, PARAGRAPH, INDENT + SIGNED)]


BROKEN_OFF = ("码头换上新灯", PARAGRAPH, PARAGRAPH, "（下转第3版）")


def test_an_indented_part_below_the_mark_is_of_the_text_that_broke_off() -> None:
    rows = ["■ 要闻", *set_signed(*TITLES[:2]), *BROKEN_OFF, "■ 市场", *set_signed(*TITLES[2:4]), "（上接第1版）"]
    rows += [f"{INDENT}二、灯从哪里来", PARAGRAPH, INDENT + SIGNED, "■ 服务", *set_signed(TITLES[4])]
    found = lines(*HEAD, *rows)
    assert columns(found) == [("要闻", None)] * 3 + [("市场", None)] * 2 + [("服务", None)]
    assert found.items[2].body == f"{LONG}\n{LONG}\n二、灯从哪里来\n{LONG}\n{LONG}"


@pytest.mark.parametrize("level", ["###", "####"])
def test_a_heading_below_the_mark_is_of_the_text_that_broke_off_where_the_contents_list_headlines(level: str) -> None:
    def marked(*heads: str) -> list[str]:
        return [row for head in heads for row in (f"### {head}", LONG, SIGNED)]

    contents = ["## 目录", *(f"- {head}" for head in (*TITLES[:2], "码头换上新灯", *TITLES[2:5]))]
    rows = ["## 要闻", *marked(*TITLES[:2]), "### 码头换上新灯", LONG, LONG[:-9], "## 市场", *marked(*TITLES[2:4])]
    rows += ["（上接第1版）", f"{level} 灯从哪里来", LONG, SIGNED, "## 服务", *marked(TITLES[4])]
    found = lines("# 某某商情", "第9期", *contents, *rows)
    assert titles(found) == [*TITLES[:2], "码头换上新灯", *TITLES[2:5]]
    assert found.items[2].body.endswith(f"灯从哪里来\n{LONG}\n{LONG}")


# --- columns ---


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


def test_where_nothing_broke_off_what_resumes_stays_where_it_stands() -> None:
    rows = ["■ 要闻", *signed(*TITLES[:2]), "■ 市场", *signed(*TITLES[2:4]), "（上接第1版）", *signed("码头换上新灯")]
    found = lines(*HEAD, *rows)
    assert (found.items[-1].section, found.items[-1].title) == ("市场", "码头换上新灯")


def test_a_headline_below_a_column_that_resumes_stands_in_the_one_that_broke_off() -> None:
    first = ["■ 要闻", *signed(*TITLES[:2]), "（下转第4页）", "■ 会员风采", *signed(*MORE[:2])]
    found = lines(*HEAD, *first, "（上接第2页）", *signed(*TITLES[2:4]), "■ 政策", *signed(*MORE[2:4]))
    placed = dict(zip(titles(found), sections(found), strict=True))
    assert [placed[title] for title in TITLES[:4]] == ["要闻"] * 4
    assert [placed[title] for title in MORE[:4]] == ["会员风采"] * 2 + ["政策"] * 2


def test_a_headline_stands_below_the_mark_of_a_resumed_text() -> None:
    rows = ["■ 要闻", *signed(*TITLES[:2]), "■ 市场", *briefs(TITLES[2]), "（上接第1版）", *briefs("码头换上新灯")]
    assert titles(lines(*HEAD, *rows)) == [*TITLES[:3], "码头换上新灯"]


def test_an_entry_of_a_chronology_does_not_go_on_with_the_rest_of_an_article() -> None:
    first = ["触网记", *broken(PARAGRAPH + ROOM[:-14]), "（下转第3版）"]
    entries = [f"{INDENT}6月{day}日，{LONG}" for day in (3, 12, 16, 29)]
    rest = [ROOM[-14:], "", "挥不去的烦恼", "", LONG, LONG]
    found = lines(
        *HEAD, "■ 聚焦", *first, "■ 会务档案", "商会大事记（2022年6月）", *entries, "", "（上接第1版）", *rest
    )
    assert titles(found) == ["触网记", *[None] * 4]
    assert found.items[0].body.endswith(f"挥不去的烦恼\n{LONG}\n{LONG}")
    assert found.items[-1].body == f"6月29日，{LONG}"


def test_of_two_texts_that_go_on_on_one_page_the_first_goes_on_first() -> None:
    first = [TITLES[0], f"{INDENT}{LONG}", "（下转第12页）"]
    second = [TITLES[1], f"{INDENT}{ROOM}", "（下转第12页）"]
    rest = ["（上接第6页）", f"{INDENT}{RUSH}", "（上接第7页）", f"{INDENT}{LONG}"]
    found = lines(*HEAD, "■ 要闻", *first, *second, *signed(*TITLES[2:4]), *rest)
    assert [(item.title, item.body) for item in found.items[:2]] == [
        (TITLES[0], f"{LONG}\n{RUSH}"),
        (TITLES[1], f"{ROOM}\n{LONG}"),
    ]


@pytest.mark.parametrize(("indent", "between"), [("", ""), (INDENT, "\n")], ids=["goes on", "opens a paragraph"])
def test_a_mark_that_its_line_broke_is_one(indent: str, between: str) -> None:
    """…，公交班次偏少，（下转 / 第12页）"""
    text = f"{ROOM}{LONG}"[:85]
    off = [*broken(f"{INDENT}{text}（下转", WIDTH), "第12页）"]
    rest = ["（上接", "第6页）", *broken(f"{indent}{RUSH}", WIDTH)]
    found = lines(*HEAD, "■ 要闻", TITLES[0], *off, *set_signed(*TITLES[1:4]), *rest)
    assert (found.items[0].title, found.items[0].body) == (TITLES[0], f"{text}{between}{RUSH}")


def test_a_part_that_counts_on_below_the_mark_is_of_the_text_that_broke_off() -> None:
    found = lines(
        *HEAD,
        "【调查】",
        TITLES[0],
        LONG,
        "第一道坎：路远",
        f"{LONG}（下转第7页）",
        "【要闻】",
        *signed(*TITLES[1:4]),
        "- 7 -",
        "（上接第4页）",
        "第二道坎：标准",
        LONG,
        "【区县】",
        *signed(TITLES[4]),
    )
    assert titles(found) == list(TITLES[:5])
    assert found.items[0].body == f"{LONG}\n第一道坎：路远\n{LONG}\n第二道坎：标准\n{LONG}"
