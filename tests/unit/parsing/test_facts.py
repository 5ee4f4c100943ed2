"""Facts behind labels: of documents in brackets, of events on their rows."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    LONG,
    MORE,
    NEWS,
    ROOM,
    RUSH,
    SIGNED,
    TITLES,
    bodies,
    columns,
    cut,
    lines,
    placed,
    sections,
    signed,
    titles,
    weekly,
)

from feeds.model import Issue

# --- in brackets ---

OFFICE = "【发布机关】某某部"


def regulations(*facts: str) -> Issue:
    return lines("某某法讯", "第9期", "【新规】", *(row for title in TITLES[1:4] for row in (title, *facts, LONG)))


@pytest.mark.parametrize(
    "facts",
    [
        (OFFICE, "【文　　　号】某发〔2020〕5号", "【发布日期】2020年5月3日"),
        # 【文　　　号】 is wide, but no headline in the line of its text.
        (OFFICE, "【文　　　号】某发〔2020〕5号及其附件，共12页，自当日起施行"),
        ("【案号】某民初5号", f"【案情摘要】{LONG}", f"【主旨】{LONG}"),
    ],
    ids=["short", "wide", "case"],
)
def test_labels_in_brackets_tell_facts_and_name_no_columns(facts: tuple[str, ...]) -> None:
    found = regulations(*facts)
    assert titles(found) == list(TITLES[1:4])
    assert all(body.startswith("\n".join(facts)) and body.endswith(LONG) for body in bodies(found))


@pytest.mark.parametrize("facts", [(OFFICE,), (OFFICE, "【提交人】某某处")], ids=["known", "any label below it"])
def test_a_fact_in_brackets_above_a_short_row_is_no_column_of_it(facts: tuple[str, ...]) -> None:
    rows = [row for title in TITLES[:4] for row in (title, *facts, "全市各冷链企业", LONG)]
    found = lines("某某法讯", "第9期", "【新规】", *rows[: len(rows) // 2], "【案例】", *rows[len(rows) // 2 :])
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == ["新规", "新规", "案例", "案例"]


def test_the_day_of_a_document_in_brackets_is_no_imprint() -> None:
    below = (OFFICE, "【发布日期】2020年5月3日", LONG, "【来源】某某网")
    found = weekly(*(row for title in TITLES[:4] for row in (title, *below)))
    assert placed(found) == [("要闻", title) for title in TITLES[:4]]


def test_the_label_of_a_fact_alone_on_a_row_heads_a_part() -> None:
    case = ["仓单质押纠纷的边界", f"【案情】{LONG}", "【裁判】", LONG, "【评析】", LONG]
    found = lines(*HEAD, "■ 案例", *case, "■ 要闻", *signed(*TITLES[:3]))
    assert columns(found) == [("案例", None), *[("要闻", None)] * 3]
    assert "【评析】" in found.items[0].body


# --- events ---


@pytest.mark.parametrize("mark", ["▲", ""])
def test_an_event_and_its_facts(mark: str) -> None:
    """主办 among facts is no imprint that ends the issue."""
    events = "".join(
        f"{mark}{name}\n时间：{day}日—{day + 2}日\n地点：江南会展中心\n主办：江南会展集团\n规模：5万平方米\n\n"
        for name, day in (("国际机器人展览会", 3), ("秋季糖酒交易会", 9), ("茶产业发展大会", 15))
    )
    found = cut(
        FRONT
        + f"【要闻】\n\n仓储面积稳步增长\n\n{ROOM}\n\n【预告】3—5月展会一览\n\n"
        + f"{events}【观察】\n\n河边的夜市\n\n{RUSH}\n"
    )
    assert placed(found) == [
        ("要闻", "仓储面积稳步增长"),
        ("预告", "国际机器人展览会"),
        ("预告", "秋季糖酒交易会"),
        ("预告", "茶产业发展大会"),
        ("观察", "河边的夜市"),
    ]


def test_events_whose_facts_stand_below_an_empty_line() -> None:
    rows = ["活動預告", ""]
    for title in ("午餐講座：退貨潮", "跨境直郵證書課程（第六期）", "周年聚餐暨頒獎禮"):
        rows += [
            title,
            "",
            "日期：2015年12月3日（星期四）",
            "時間：晚上7時至9時30分",
            "費用：會員150元，非會員220元（包午餐）",
            "",
        ]
    found = lines("某某月訊", "2015年11月號", "", "本會訊", "", TITLES[0], "", LONG, "", *rows)
    assert titles(found)[1:] == ["午餐講座：退貨潮", "跨境直郵證書課程（第六期）", "周年聚餐暨頒獎禮"]


EVENTS = ("国际机器人展览会", "秋季糖酒交易会", "茶产业发展大会", "渔业装备展")
FACTS = ("时间：6月{}日", "地点：江南会展中心", "规模：5万平方米")


def event(number: int) -> list[str]:
    return [EVENTS[number], *(fact.format(number + 3) for fact in FACTS)]


def test_events_follow_each_other_without_empty_lines() -> None:
    rows = [row for number in range(4) for row in event(number)]
    found = weekly(TITLES[0], LONG, "【展会预告】", *rows)
    assert titles(found) == [TITLES[0], *EVENTS]
    assert found.items[2].body == "时间：6月4日\n地点：江南会展中心\n规模：5万平方米"


def of_events(*rows: str) -> list[str | None]:
    """The titles in a column of events, of which the last is taken from a paper as the news above are."""
    return titles(weekly(*signed(*TITLES[:3]), "【展会预告】", *rows, SIGNED))[3:]


def test_what_else_is_told_of_an_event_may_stand_before_the_next() -> None:
    told = "展会同期举办采购对接，凭请柬入场。"
    assert of_events(*event(0), *event(1), told, *event(2)) == list(EVENTS[:3])


def test_a_line_drawn_below_what_is_told_of_an_event_ends_it() -> None:
    assert of_events(*event(0), LONG, "—" * 20, *event(1)) == list(EVENTS[:2])


def test_an_event_does_not_go_on_from_a_fact_that_fills_its_line() -> None:
    text = [row for title in TITLES[:3] for row in (title, LONG[:24], LONG[24:48], LONG[48:])]
    full = "规模：五万平方米，参展商一千二百家，观众六万人次"
    rows = [row for number in range(3) for row in (*event(number)[:3], full)]
    found = weekly(*text, "【展会预告】", *rows)
    assert titles(found) == [*TITLES[:3], *EVENTS[:3]]


def test_the_first_of_two_events_may_stand_right_below_the_masthead() -> None:
    facts = ["时间：6月3日至5日，会期三天，下午四时停止入场。", "地点：江南会展中心"]
    found = lines("展会月历", "2016年第3期", "", EVENTS[0], *facts, EVENTS[1], *facts)
    assert titles(found) == list(EVENTS[:2])


TWO_EVENTS = ("海岸线考察团", "日期：3月12日", "名额：25人", "", "远洋说明会", "日期：3月19日", "名额：40人")


def test_an_event_among_others_may_tell_its_day_alone() -> None:
    rows = ["", "法律咨询日", "日期：3月26日上午", "每家会员限二十分钟，须于三日前致电秘书处预约。"]
    found = lines(*HEAD, *NEWS, "■ 活动预告", *TWO_EVENTS, *rows, "", "■ 会员", *signed(*MORE[:2]))
    assert titles(found)[3:6] == ["海岸线考察团", "远洋说明会", "法律咨询日"]


def test_a_row_right_below_the_facts_of_an_event_is_of_it() -> None:
    rows = ["报名方式另行通知", "日期：4月1日截止。"]
    found = lines(*HEAD, *NEWS, "■ 活动预告", *TWO_EVENTS, *rows, "", "■ 会员", *signed(*MORE[:2]))
    assert titles(found)[3:5] == ["海岸线考察团", "远洋说明会"]
    assert found.items[4].body == "\n".join([*TWO_EVENTS[5:], *rows])


ROUTE = (
    "行程：参观两个工业园和一处渔港码头，拜访当地商会，与买家座谈，走访三家冷库和两家水产加工企业，并在鱼市的拍卖大厅里"
)


@pytest.mark.parametrize(
    ("fact", "rest"),
    [(ROUTE, "观摩夜市拍卖然后乘船返回海岬港"), (ROUTE[:33], "乘船返回")],
    ids=["long", "short"],
)
def test_facts_go_on_below_one_of_two_lines(fact: str, rest: str) -> None:
    second = ["远洋说明会", "时间：3月19日", "行程：参观两个工业园", "规模：四十人"]
    rows = ["海岸线考察团", "时间：3月12日", fact, rest, "规模：三十人", "", *second]
    found = lines(*HEAD, *NEWS, "■ 活动预告", *rows)
    assert titles(found)[3:] == ["海岸线考察团", "远洋说明会"]


def test_whom_to_ask_ends_what_is_told_of_an_event() -> None:
    rows: list[str] = []
    for number in range(3):
        rows += [EVENTS[number], "", f"日期：6月{number + 3}日", "展品：茶具、茶點", LONG, "查询：秘书处 2300 0190", ""]
    found = lines(*HEAD, "要闻", "", TITLES[0], "", LONG, "", "展会巡礼", "", *rows)
    assert titles(found) == [TITLES[0], *EVENTS[:3]]
    assert found.items[1].body.endswith("查询：秘书处 2300 0190")


def test_strokes_may_set_off_what_labels_say_of_events() -> None:
    events = [
        row
        for name in ("型錄工作坊", "東京拓銷團", "稅務說明會")
        for row in (f"{name}報名中", "時間／10月17日（三）13:30～17:00", "地點／會館三樓教室", "費用／會員免費")
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 活動行事曆", *events)
    assert titles(found)[2:] == ["型錄工作坊報名中", "東京拓銷團報名中", "稅務說明會報名中"]
