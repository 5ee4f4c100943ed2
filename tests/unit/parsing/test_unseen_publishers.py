"""Issues of publishers that the parser was not made for."""

from __future__ import annotations

import pytest
from publishers import BRACKETS, GOVERNMENT, MONTHLY, SLUGS, TORN, UNSIGNED, WEEKLY

from feeds.model import Document, Kind, PartialDate
from feeds.parsing import parse


def test_an_office_s_bulletin() -> None:
    found = parse(Document.from_text(GOVERNMENT))
    assert [item.title for item in found.items] == [
        "区长调研老旧小区改造工作",
        "我区开展防汛综合演练",
        "城南街道推行“一窗受理”",
    ]
    assert found.items[0].source == "区住房建设局"
    assert "报：" not in found.items[2].body
    head = found.masthead
    assert (head.title, head.publisher, head.number, head.serial) == ("安泰区政务简报", "安泰区人民政府办公室", 12, 86)
    assert head.date == PartialDate(2019, 5, 6)


def test_a_weekly_of_numbered_briefs() -> None:
    found = parse(Document.from_text(WEEKLY))
    assert [item.section for item in found.items] == ["政策动向"] * 2 + ["企业动向"] * 3 + ["数据速览"] * 2
    assert found.items[3].title == "长顺冷运在西川设分公司"
    assert {item.kind for item in found.items} == {Kind.BRIEF}


def test_headlines_in_brackets_in_the_line_of_their_text() -> None:
    found = parse(Document.from_text(BRACKETS))
    assert [item.title for item in found.items] == [
        "全省算力规划获批",
        "南湖市上线企业码",
        "学会举办数据要素沙龙",
        "三家会员入选示范名单",
    ]
    assert found.items[1].source == "《南湖日报》"


def test_a_monthly_in_traditional_characters() -> None:
    found = parse(Document.from_text(MONTHLY))
    assert [(item.section, item.title) for item in found.items] == [
        ("會長的話", "新春寄語"),
        ("會務動態", "春茗晚宴圓滿舉行"),
        ("會務動態", "考察團訪問南洋三地"),
        ("專題報導", "中小企電商之路"),
    ]
    assert found.items[0].byline == ("陳大文",)
    assert found.masthead.title == "濱海商會月刊"
    assert found.masthead.date == PartialDate(2018, 3)


def test_a_torn_page_is_never_glued() -> None:
    found = parse(Document.from_text(TORN))
    assert [item.kind for item in found.items] == [
        Kind.FRAGMENT,
        Kind.FRAGMENT,
        Kind.BRIEF,
        Kind.BRIEF,
        Kind.FRAGMENT,
    ]
    assert "torn-end" in {flag.code for flag in found.items[0].flags}
    assert "torn-pages" in {flag.code for flag in found.flags}


@pytest.mark.parametrize("text", [GOVERNMENT, WEEKLY, BRACKETS, MONTHLY, TORN])
def test_items_are_numbered_in_the_order_of_the_text(text: str) -> None:
    items = parse(Document.from_text(text)).items
    assert [item.sequence for item in items] == list(range(1, len(items) + 1))
    starts = [item.spans[0].start for item in items]
    assert starts == sorted(starts)


def test_rows_that_stand_alone_are_headlines_where_nothing_signs_the_items() -> None:
    found = parse(Document.from_text(UNSIGNED))
    assert [(item.section, item.title) for item in found.items] == [
        ("产区", "梅溪春茶全面开采"),
        ("产区", "采茶机器人下田试用"),
        ("市场", "绿茶批发价高开低走"),
        ("市场", "茶饮店扎堆购买原叶"),
    ]


def test_a_slug_opens_an_item_and_names_its_reporter() -> None:
    found = parse(Document.from_text(SLUGS))
    assert [item.title for item in found.items] == [
        "水泥价格连涨三周",
        "协会组织会员考察石材加工",
        "二手脚手架交易要有“身份证”",
    ]
    assert found.items[1].byline == ("何敏",)
    assert found.items[1].body.startswith("8月9日")
