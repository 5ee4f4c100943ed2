"""Members that an issue introduces, each headed by its name."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    NEWS,
    PARAGRAPH,
    TITLES,
    TWICE,
    bodies,
    columns,
    lines,
    sections,
    signed,
    titles,
    weekly,
)

from feeds.model import Kind


def test_a_member_is_headed_by_its_name_and_its_address_ends_no_issue() -> None:
    rows: list[str] = ["◆会员风采"]
    for name in ("甲", "乙", "丙"):
        rows += [
            f"某市{name}云供应链有限公司",
            PARAGRAPH,
            f"{INDENT}地址：某市工业大道22号",
            f"{INDENT}电话：0796-5380126",
        ]
    rows += ["◆市县快讯", "某地果园直播忙", PARAGRAPH, "编辑：某某　电话：0791-83850417"]
    found = lines(*rows)
    assert titles(found) == [*(f"某市{name}云供应链有限公司" for name in "甲乙丙"), "某地果园直播忙"]
    assert "5380126" in found.items[0].body
    assert "83850417" not in found.items[-1].body


def test_members_below_the_name_of_their_group() -> None:
    rows = ["【会员风采】", "第四季度新入会单位"]
    for name in ("云梭服饰有限公司", "瓷里行电子商务有限公司", "禾下土生态农业专业合作社"):
        rows += [f"某某{name}", PARAGRAPH]
    found = lines(*rows)
    assert [item.kind for item in found.items] == [Kind.PROFILE] * 3
    assert columns(found) == [("会员风采", "第四季度新入会单位")] * 3


def test_members_of_whom_facts_are_told() -> None:
    rows = ["新會員", ""]
    for name in ("雅禾竹木", "明達矽膠", "晴日清潔"):
        rows += [
            f"{name}科技有限公司",
            "代表：曾明某先生",
            "業務：食品級矽膠烘焙模具、摺疊水杯，設有自家模具房。",
            "電話：2300 7746",
            "",
        ]
    found = lines("某某商訊", "2018年1月號", "會務動態", "", TITLES[0], PARAGRAPH, "", *rows)
    assert titles(found)[1:] == ["雅禾竹木科技有限公司", "明達矽膠科技有限公司", "晴日清潔科技有限公司"]
    assert all(item.body.endswith("電話：2300 7746") for item in found.items[1:])


def test_a_company_right_below_a_column_is_a_member_and_so_are_those_below() -> None:
    members = [f"{name}有限公司" for name in ("雪岭冷链", "苍原物流", "海棠包装")]
    rows = [row for name in members for row in (name, f"成立于2011年，{LONG[:-1]}，网址 www.example.org")]
    found = lines(*HEAD, "◆ 要闻", *signed(*TITLES[:3]), "◆ 会员园地", *rows)
    assert titles(found) == [*TITLES[:3], *members]


def test_whom_to_ask_is_the_last_of_a_member_however_wide_it_is_set() -> None:
    text = [LONG[:24], LONG[24:48], LONG[48:]]
    names = [f"某某{kind}进出口股份有限公司" for kind in ("海运", "冷链", "物流", "果业")]
    contact = "联系人：王小明，电话：0000-12345，传真：0000-123"
    news = [row for title in TITLES[:3] for row in (title, *text, *text)]
    found = weekly(*news, "【新会员介绍】", *(row for name in names for row in (name, *text, contact)))
    assert titles(found) == [*TITLES[:3], *names]
    assert bodies(found) == {TWICE, f"{LONG}\n{contact}"}


@pytest.mark.parametrize("name", ["新社员", "新会员"])
def test_in_a_column_of_new_members_companies_are_items(name: str) -> None:
    companies = ("北港船具有限公司", "东渔冷链有限公司", "南云木器厂")
    rows = [row for company in companies for row in ("", company, LONG, f"{company}的电话", LONG)]
    found = weekly(*signed(*TITLES[:4]), name, *rows)
    assert titles(found) == [*TITLES[:4], *companies]
    assert sections(found)[4:] == [name] * 3


PROFILES = [
    *("成立年份：2011年", "成立日期：2011年5月", "成立年月：2011年5月", "创办年份：2011", "入会级别：理事"),
    *("入会时间：2022年2月", "入会日期：2022年2月", "负责人：闻天歌", "业务：冷链", "营业项目：冷链"),
]


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_told_of_a_member_stands_below_its_name(profile: str) -> None:
    members = [f"{name}有限公司" for name in ("雪岭冷链", "苍原物流", "海棠包装")]
    rows = [row for name in members for row in (name, profile, "地址：某某路一号")]
    found = lines(*HEAD, *NEWS, "■ 新朋友", *rows)
    assert titles(found)[3:] == members
    assert sections(found)[3:] == ["新朋友"] * 3
    assert {item.kind for item in found.items[3:]} == {Kind.PROFILE}


FACTS = ("会员编号　1187　　代表人　闻天歌", "会员编号　1187\n代表人　闻天歌\n营业项目　冷藏运输")


@pytest.mark.parametrize("facts", FACTS, ids=["one row", "three rows"])
@pytest.mark.parametrize("white", ["", "\n"], ids=["close", "apart"])
def test_facts_behind_a_blank_below_a_company_are_no_part_of_a_headline(white: str, facts: str) -> None:
    members = [f"{name}有限公司" for name in ("雪岭冷链", "苍原物流", "海棠包装")]
    found = lines(*HEAD, *NEWS, "■ 会员风采", *(f"{name}\n{white}{facts}\n{white}{LONG}\n{LONG}" for name in members))
    assert titles(found)[3:] == members
    assert bodies(found) == {LONG, f"{facts}\n{TWICE}"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("雪岭冷链有限公司", "地址一改再改终于落户港区"), ("港区的老冷库", "地址　一改再改")],
    ids=["no blank", "no company"],
)
def test_a_second_row_that_begins_like_a_fact_of_a_member_is_of_the_headline(first: str, second: str) -> None:
    found = lines(*HEAD, *NEWS, first, second, LONG, LONG)
    assert titles(found)[-1] == first + second


@pytest.mark.parametrize("sign", ["☎", "☏", "📞", "📱"])
def test_a_telephone_number_ends_what_is_told_of_a_member_and_names_no_column(sign: str) -> None:
    members = {"银杏手锯工坊": "12 345 08 77", "南岸青瓷茶社": "22 610 40 19", "北港冷运公司": "32 771 25 60"}
    rows = [row for name, number in members.items() for row in (name, LONG, f"{sign} {number}")]
    found = lines(*HEAD, *NEWS, "■ 新来的", *rows)
    assert titles(found)[3:] == list(members)
    assert sections(found)[3:] == ["新来的"] * 3
    assert [item.body for item in found.items[3:]] == [f"{LONG}\n{sign} {number}" for number in members.values()]


def test_a_member_may_be_introduced_as_such_in_any_column() -> None:
    rows = [
        row
        for name in ("木作工坊", "毛孩厨房有限公司")
        for row in (f"新会员介绍：{name}", LONG, "会员代表：闻天歌　电话：04-2376-8800")
    ]
    found = lines(*HEAD, "■ 会员园地", *signed(*TITLES[:2]), *rows)
    assert titles(found) == [*TITLES[:2], "新会员介绍：木作工坊", "新会员介绍：毛孩厨房有限公司"]
    assert [item.kind for item in found.items[2:]] == [Kind.PROFILE] * 2


@pytest.mark.parametrize("column", ["新面孔", "参展企业巡礼"])
def test_members_of_columns_called_otherwise(column: str) -> None:
    names = ("某某食品有限公司", "某某木作工坊", "某某农产行")
    found = lines(
        *HEAD, f"■ {column}", *(row for name in names for row in (name, LONG)), "■ 要闻", *signed(*TITLES[:2])
    )
    assert [(item.title, item.kind) for item in found.items[:3]] == [(name, Kind.PROFILE) for name in names]
