"""What a fifth look taught of sources, authors, mastheads and headlines in the line of their text."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, HEAD, LONG, TITLES, lines, sections, signed, titles

# --- who and where from ---


def test_a_day_without_its_year_stands_beside_the_source_below_a_headline() -> None:
    rows = [row for at, title in enumerate(TITLES, 3) for row in (title, f"03-0{at}  来源：某某商报", LONG)]
    found = lines(*HEAD, "━━━━ 要闻 ━━━━", *rows)
    assert titles(found) == list(TITLES)
    assert {item.source for item in found.items} == {"某某商报"}
    assert {item.body for item in found.items} == {LONG}


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


def test_a_second_line_that_walks_into_a_company_names_no_source() -> None:
    rows = ["把冷柜寄到千家万户", "——走进副会长单位雪岭冷链有限公司", "文/邓嘉怡", LONG, LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 走进会员", *rows)
    assert (found.items[3].title, found.items[3].subtitle) == ("把冷柜寄到千家万户", "走进副会长单位雪岭冷链有限公司")


def test_a_body_of_a_county_is_no_name() -> None:
    rows = [row for title in TITLES for row in (title, LONG, "（县妇联）")]
    found = lines(*HEAD, "【工作动态】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {("县妇联", ())}


def test_students_are_named_with_their_class() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "2021级电商一班　姜一诺", LONG, LONG)]
    found = lines(*HEAD, "■ 学生作品", *rows)
    assert titles(found) == list(TITLES[:3])
    assert {item.byline for item in found.items} == {("姜一诺",)}


def test_an_office_and_an_author_hand_in_together() -> None:
    rows = [row for title in TITLES[:4] for row in (title, LONG, "供稿：某县供销社　作者：邵长亮")]
    found = lines(*HEAD, "【基层动态】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {("某县供销社", ("邵长亮",))}


def test_what_the_editors_say_of_the_whole_issue_is_no_item() -> None:
    found = lines(*HEAD, f"编者按：{LONG}", "◆ 要闻", *signed(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


# --- mastheads ---


def test_a_founding_day_is_no_date_and_an_editor_no_publisher() -> None:
    head = [
        "台北市冷鏈物流商業同業公會 會訊",
        "中華民國112年5月號　No.86",
        "發行人：賴建勳　總編輯：謝佩芸",
        "創刊日期：中華民國105年4月15日",
    ]
    found = lines(*head, "■ 要聞", *signed(*TITLES[:3])).masthead
    assert (found.publisher, found.year, found.serial) == ("台北市冷鏈物流商業同業公會", 2023, 86)


def test_who_brings_it_out_publishes_it() -> None:
    found = lines("冷链周刊", "2021年第33期", "海岬冷链研究中心 出品", "一、行业动态", *signed(*TITLES[:3])).masthead
    assert found.publisher == "海岬冷链研究中心"


def test_pages_may_give_the_running_number_alone() -> None:
    pages = [
        row
        for at in range(4)
        for row in (f"{at + 4}　　某某参考　总第41期", *signed(*EIGHT_TITLES[2 * at : 2 * at + 2]), LONG, LONG, LONG)
    ]
    found = lines(f"{LONG[5:]}", *pages).masthead
    assert (found.title, found.number, found.serial) == ("某某参考", None, 41)


def test_a_year_of_the_republic_may_have_a_ring_for_its_nought() -> None:
    found = lines(
        "台灣冷鏈半月刊", "第 92 期　　中華民國一○四年九月十六日出刊", "■ 要聞", *signed(*TITLES[:3])
    ).masthead
    assert (found.year, found.date and found.date.day) == (2015, 16)


def test_a_source_before_a_whole_day_stands_below_a_headline() -> None:
    rows = [row for at, title in enumerate(TITLES, 1) for row in (f"{at}. {title}", "某某建材报 2019-05-21", LONG)]
    found = lines(*HEAD, "一、政策要闻", *rows)
    assert titles(found) == list(TITLES)
    assert {(item.source, item.body) for item in found.items} == {("某某建材报", LONG)}


def test_one_wide_blank_sets_headlines_off_by_habit() -> None:
    rows = [
        f"{title}　6月{at}日，{LONG}" if at % 3 else f"{title}　据第三方机构统计，{LONG}"
        for at, title in enumerate(EIGHT_TITLES, 1)
    ]
    found = lines(*HEAD, "▌政策", *rows[:4], "▌产业", *rows[4:])
    assert titles(found) == list(EIGHT_TITLES)
    assert sections(found) == ["政策"] * 4 + ["产业"] * 4


def test_days_before_a_wide_blank_are_entries_and_head_nothing() -> None:
    heads = [f"{title}　6月{at}日，{LONG}" for at, title in enumerate(EIGHT_TITLES, 1)]
    days = [f"2019年5月{at}日　协会走访会员企业，{LONG}" for at in range(2, 6)]
    found = lines(*HEAD, "▌政策", *heads, "▌协会大事记", *days)
    assert titles(found) == [*EIGHT_TITLES, *[None] * 4]
    assert [item.body for item in found.items[8:]] == days


def test_numbers_in_two_parts_head_no_text_in_its_line() -> None:
    parts = [
        f"2.{at}　{name}。{LONG}" for at, name in enumerate(("平台一层的比较", "网络一层的比较", "应用一层的比较"), 1)
    ]
    found = lines(
        *HEAD, "【深度研究】", "两地冷链发展比较", LONG, "2　比较分析", *parts, "【要闻】", *signed(*TITLES[:3])
    )
    assert titles(found) == ["两地冷链发展比较", *TITLES[:3]]
