"""What a fifth look at other publishers taught: questions, outlines, members, tables, sources set apart."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, LONG, TITLES, columns, lines, sections, titles

from feeds.model import Kind

HEAD = ("某某商情", "第9期", "2022年3月10日")


def signed(*heads: str, source: str = "（来源：某某商报）") -> list[str]:
    return [row for head in heads for row in (head, f"{LONG}{source}")]


# --- questions ---

ASKED = ("冷库的押金能不能退？", "摊位转让后欠费谁来还？", "直播间打折算不算承诺？")


@pytest.mark.parametrize("note", [[], ["（本栏由值班律师解答，问题经整理刊登）"]])
def test_questions_with_answers_right_below_a_column_are_items(note: list[str]) -> None:
    who = ("方砚", "周启元", "毛晓珊")
    rows = [
        row for asked, name in zip(ASKED, who, strict=True) for row in (f"问：{asked}", f"答：{LONG}（{name}律师）")
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 法律问答", *note, *rows)
    assert [title for title in titles(found) if title and title[-1] == "？"] == list(ASKED)
    assert [item.byline for item in found.items if item.title in ASKED] == [(name,) for name in who]
    assert {item.body for item in found.items if item.title in ASKED} == {f"答：{LONG}"}


def test_questions_below_a_headline_are_those_of_an_interview() -> None:
    rows = [row for asked in ASKED for row in (f"问：{asked}", f"答：{LONG}")]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 访谈", "一位仓库主任的十年", *rows)
    assert titles(found)[2:] == ["一位仓库主任的十年"]


# --- columns ---


def numbered(number: int) -> list[str]:
    """An item whose headline has its number through the issue, and its source below."""
    return [f"{number:02}　{EIGHT_TITLES[number % 8]}", LONG, "来源：某某商报"]


@pytest.mark.parametrize("heads", ["numbered", "signed"])
def test_what_counts_on_among_columns_is_one_whatever_it_is_called(heads: str) -> None:
    names = ("信息动态", "政策动态", "下周关注", "国别市场", "数据信息")
    rows: list[str] = []
    for at, (number, name) in enumerate(zip("一二三四五", names, strict=True)):
        items = [numbered(2 * at + one) for one in (0, 1)]
        rows += [f"{number}、{name}"]
        rows += [row for item in items for row in item] if heads == "numbered" else signed(*EIGHT_TITLES[at : at + 2])
    # The first column begins in the front, right above the first text.
    article = [f"一、{names[0]}", "封港之后的三条出路", "本刊研究员　闻天歌", LONG, LONG]
    found = lines(*HEAD, "本周要点", f"· {EIGHT_TITLES[0]}", "", *article, *rows[rows.index(f"二、{names[1]}") :])
    assert sections(found) == [names[0], *(name for name in names[1:] for _ in range(2))]


def test_the_parts_of_one_text_are_no_columns_between_those_that_count_on() -> None:
    parts = ["上半年投诉情况综述", LONG, "一、基本情况", LONG, "二、主要特点", LONG, "三、下步工作建议", LONG, LONG]
    rows = ["一、投诉分析", *parts, "二、工作动态", *signed(*TITLES[:2]), "三、典型案例", *signed(*TITLES[2:4])]
    rows += ["四、消费提示", *signed(*TITLES[4:6])]
    found = lines(*HEAD, f"编者按：{LONG}", *rows)
    assert titles(found) == ["上半年投诉情况综述", *TITLES]
    assert sections(found) == ["投诉分析", *["工作动态"] * 2, *["典型案例"] * 2, *["消费提示"] * 2]


def test_the_parts_of_one_text_stay_in_it_though_they_count_like_columns() -> None:
    rows = [
        row
        for number, part in zip("一二三", ("基本情况", "主要做法", "下步打算"), strict=True)
        for row in (f"{number}、{part}", LONG)
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 调研", "冷链仓储情况的调研报告", LONG, *rows)
    assert titles(found) == [*TITLES[:3], "冷链仓储情况的调研报告"]


@pytest.mark.parametrize("form", ["Part {} {}", "PART.0{}　{}"])
def test_parts_in_letters_name_columns(form: str) -> None:
    rows: list[str] = []
    for number, name in enumerate(("立法观察室", "案例细读", "专委会来信"), 1):
        rows += [form.format(number, name), *signed(TITLES[number])]
    assert sections(lines(*HEAD, *rows)) == ["立法观察室", "案例细读", "专委会来信"]


def test_a_chronology_that_the_contents_list_among_the_columns_is_one() -> None:
    days = [row for at in (3, 9, 20) for row in (f"4月{at}日　{LONG}",)]
    contents = ["目录", "要闻", *TITLES[:2], "动态", *TITLES[2:4], "会员风采", "服务之窗", "商会大事记（2022年4—6月）"]
    body = [
        "要闻",
        *signed(*TITLES[:2]),
        "动态",
        *signed(*TITLES[2:4]),
        "会员风采",
        *signed(TITLES[4]),
        "服务之窗",
        *signed(TITLES[5]),
    ]
    found = lines(*HEAD, *contents, "", *body, "", "", "商会大事记（2022年4—6月）", *days)
    assert columns(found)[6:] == [("商会大事记（2022年4—6月）",) * 2] * 3


def test_what_sounds_like_a_column_in_contents_without_pages_is_one_only_if_it_stands_again() -> None:
    rows = ["━━━━ 行业数据 ━━━━", *signed("冷库新规解读：先验后用"), *signed(*TITLES[:3])]
    found = lines(*HEAD, "本周导读", TITLES[0], "冷库新规解读", TITLES[1], "", *rows)
    assert set(sections(found)) == {"行业数据"}


def test_how_much_stands_below_a_column_is_no_part_of_its_name() -> None:
    names = ("监管动态", "网络借贷与征信", "省内快报站")
    rows = [row for at, name in enumerate(names) for row in (f"{name}", *signed(*TITLES[2 * at : 2 * at + 2]))]
    found = lines(*HEAD, "目录", *(f"{name}（2条）" for name in names), *rows)
    assert sections(found) == [name for name in names for _ in range(2)]


# --- headings and parts ---


def test_headings_in_brackets_below_a_headline_head_parts_whatever_columns_lie_between() -> None:
    def parts(*names: str) -> list[str]:
        return [row for name in names for row in (f"【{name}】", LONG, LONG)]

    first = ["一、本周观察", "封港之后的三条出路", LONG, *parts("出路一：换一个港口", "出路二：换一条航线")]
    last = ["三、国别观察", "下一个远洋市场在哪里？", LONG, *parts("市场到底有多大", "难处究竟在哪里")]
    found = lines(*HEAD, *first, "二、政策动态", *signed(*TITLES[:3]), *last)
    assert titles(found) == ["封港之后的三条出路", *TITLES[:3], "下一个远洋市场在哪里？"]


def test_the_label_of_a_fact_alone_on_a_row_heads_a_part() -> None:
    case = ["仓单质押纠纷的边界", f"【案情】{LONG}", "【裁判】", LONG, "【评析】", LONG]
    found = lines(*HEAD, "■ 案例", *case, "■ 要闻", *signed(*TITLES[:3]))
    assert columns(found) == [("案例", None), *[("要闻", None)] * 3]
    assert "【评析】" in found.items[0].body


# --- members and tables ---


def test_a_company_right_below_a_column_is_a_member_and_so_are_those_below() -> None:
    members = [f"{name}有限公司" for name in ("雪岭冷链", "苍原物流", "海棠包装")]
    rows = [row for name in members for row in (name, f"成立于2011年，{LONG[:-1]}，网址 www.example.org")]
    found = lines(*HEAD, "◆ 要闻", *signed(*TITLES[:3]), "◆ 会员园地", *rows)
    assert titles(found) == [*TITLES[:3], *members]


TABLE = (
    "品种　　本周　　上周　　涨跌",
    "土豆　　2.1　　2.2　　-0.1",
    "黄瓜　　5.0　　4.8　　0.2",
    "鸡蛋　　11.5　　11.6　　-0.1",
)


def test_a_table_that_ends_a_column_of_signed_items_is_one_though_nobody_signs_it() -> None:
    dated = [row for title in TITLES[:4] for row in (title, "03-05　来源：某某商报", LONG)]
    found = lines(
        *HEAD, "━━━━ 行业数据 ━━━━", *dated, "", "三月上旬主要菜价一览", *TABLE, "", "━━━━ 海外 ━━━━", *dated[:6]
    )
    assert titles(found)[:5] == [*TITLES[:4], "三月上旬主要菜价一览"]
    assert found.items[4].kind is Kind.TABLE


def test_a_table_keeps_its_number_in_its_name() -> None:
    found = lines(
        *HEAD,
        "■ 要闻",
        *signed(*TITLES[:3]),
        "■ 价格监测",
        "表1　　三月上旬菜价",
        *TABLE,
        "表2　　三月上旬果价",
        *TABLE,
    )
    assert titles(found)[3:] == ["表1 三月上旬菜价", "表2 三月上旬果价"]


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
    days = [f"2019年5月{at}日　协会走访会员企业，{LONG}" for at in range(2, 10)]
    found = lines(*HEAD, "▌政策", *signed(*TITLES[:3]), "▌协会大事记", *days)
    assert [item.title for item in found.items[3:]] == [None] * 8


def test_numbers_in_two_parts_head_no_text_in_its_line() -> None:
    parts = [
        f"2.{at}　{name}。{LONG}" for at, name in enumerate(("平台一层的比较", "网络一层的比较", "应用一层的比较"), 1)
    ]
    found = lines(
        *HEAD, "【深度研究】", "两地冷链发展比较", LONG, "2　比较分析", *parts, "【要闻】", *signed(*TITLES[:3])
    )
    assert titles(found) == ["两地冷链发展比较", *TITLES[:3]]
