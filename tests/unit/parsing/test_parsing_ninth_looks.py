"""What a ninth look taught: contents in an outline, facts below headlines, who signs, columns of the heads of pages."""

from __future__ import annotations

import pytest
from invented import HEAD, INDENT, LONG, SOURCE, TITLES, WRAPPED, columns, lines, sections, signed, titles


def test_what_the_contents_list_further_in_are_groups() -> None:
    contents = [
        "目　录",
        "一、海上风……1",
        "二、山里事……2",
        "　　（一）近处……2",
        "　　（二）远处……3",
        "三、会里人……4",
        "",
    ]
    rows = ["一、海上风", *signed(f"◆{TITLES[0]}"), "二、山里事", "（一）近处", *signed(f"◆{TITLES[1]}")]
    rows += ["（二）远处", *signed(f"◆{TITLES[2]}"), "三、会里人", *signed(f"◆{TITLES[3]}")]
    found = lines(*HEAD, *contents, *rows)
    assert titles(found) == list(TITLES[:4])
    assert columns(found) == [("海上风", None), ("山里事", "近处"), ("山里事", "远处"), ("会里人", None)]


def test_a_row_behind_a_bullet_with_a_second_line_below_is_a_headline() -> None:
    rows = [row for title in TITLES[:2] for row in (f"◆{title}", LONG + SOURCE)]
    found = lines(*HEAD, "【要闻】", *rows, "【案例】", f"◆{TITLES[2]}", "——一座渔港的四季", "林小满", LONG + SOURCE)
    assert titles(found) == list(TITLES[:3])
    assert found.items[2].subtitle == "一座渔港的四季"
    assert found.items[2].section == "案例"


def test_a_caption_below_the_lines_of_a_brief_heads_an_item() -> None:
    table = [
        "表1　本周均价（元）",
        "品名　　上周　　本周",
        "莴笋　　2.36　　2.71",
        "番茄　　5.08　　5.15",
        "沃柑　　8.40　　8.05",
    ]
    rows = [row for title in TITLES[:3] for row in (f"◆{title}", *WRAPPED)]
    found = lines(*HEAD, "【要闻】", *rows, "【行情】", f"◆{TITLES[3]}", *WRAPPED, *table, f"◆{TITLES[4]}", *WRAPPED)
    assert titles(found) == [*TITLES[:4], "表1　本周均价（元）", TITLES[4]]


STORY = [f"{INDENT}{LONG}", f"{INDENT}{LONG}", "（办公室供稿）", ""]
PAPERS = ["【要情】", "", TITLES[0], "", *STORY, TITLES[1], "", *STORY, "【文件】", "", "关于开展清源行动的通知"]
PAPERS += ["某关发〔2022〕41号", "", "各单位：", f"{INDENT}{LONG}", f"{INDENT}{LONG}", ""]
READ = [*TITLES[:2], "关于开展清源行动的通知"]


def test_the_number_of_a_document_is_not_of_its_headline() -> None:
    title = "某某海关关于跨境电商出口退货监管有关事项的公告"
    text = [f"{INDENT}{LONG}现就有关事项公告如下：", f"{INDENT}第一条　{LONG}", f"{INDENT}第二条　{LONG}"]
    assert titles(lines(*HEAD, "", *PAPERS, title, "（2022年第6号）", "", *text)) == [*READ, title]


def test_the_unit_of_a_table_is_not_of_its_name() -> None:
    places = ("美国", "德国", "日本", "韩国", "英国", "法国")
    table = [
        "位次　目的地　出口货值　同比",
        *(f"{at}　{place}　{9 - at}6420　{at}.4" for at, place in enumerate(places, 1)),
    ]
    name = "上半年关区跨境电商出口前六位目的地"
    rows = ["【数据】", "", name, "（单位：万元）", *table, "注：不含退货。", "", TITLES[2], "", *STORY]
    assert titles(lines(*HEAD, "", *PAPERS, *rows)) == [*READ, name, TITLES[2]]


def test_who_signs_a_notice_heads_nothing_though_the_cover_has_the_name() -> None:
    body = "某某网络商贸协会"
    notice = ["关于开展信用申报工作的通知", "各会员单位：", f"{INDENT}{LONG}", f"{INDENT}{LONG}", body, "2018年6月25日"]
    front = [
        body,
        "",
        "工 作 动 态",
        "",
        "2018年第6期",
        "（总第29期）",
        "",
        f"{body}秘书处编　　　　2018年7月5日",
        "",
        "",
    ]
    front += [
        "本 期 目 录",
        "【重点工作】",
        f"{TITLES[0]}\t1",
        f"{TITLES[1]}\t3",
        "【协会动态】",
        f"{TITLES[2]}\t5",
        f"{TITLES[3]}\t6",
    ]
    front += ["【文件通知】", f"{notice[0]}\t11", "", ""]
    rows = ["【重点工作】", "", *REPORTS[:2], "【协会动态】", "", *REPORTS[2:], "【文件通知】", "", *notice, ""]
    found = lines(*front, *(row for one in rows for row in ([one] if isinstance(one, str) else one)))
    assert titles(found) == [*TITLES[:4], notice[0]]
    assert found.items[-1].body.endswith("2018年6月25日")


REPORTS = [[title, f"{INDENT}{LONG}", "（秘书处供稿）", ""] for title in TITLES[:4]]


@pytest.mark.parametrize("office", ["关税科", "乔口镇"])
def test_who_hands_in_news_is_no_person_for_beginning_like_one(office: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, f"{LONG}（{office}供稿）")]
    found = lines(*HEAD, "【要闻】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {(f"{office}供稿", ())}


@pytest.mark.parametrize("name", ["【征稿启事】", "【广告刊例】"])
def test_a_notice_in_brackets_ends_the_items(name: str) -> None:
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), name, "封底全页　每期15000元", "内页半页　每期3000元")
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == ["要闻"] * 3


@pytest.mark.parametrize("stroke", ["｜", " ｜ ", "　|　"])
def test_a_stroke_behind_the_number_is_not_of_the_headline(stroke: str) -> None:
    rows = [row for name in ("【要闻】", "【动态】") for row in (name, *numbered(stroke))]
    assert titles(lines(*HEAD, *rows)) == list(TITLES[:3]) * 2


def numbered(stroke: str) -> list[str]:
    return [row for at, title in enumerate(TITLES[:3], 1) for row in (f"0{at}{stroke}{title}", LONG)]
