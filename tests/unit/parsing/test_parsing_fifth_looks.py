"""What a fifth look at other publishers taught: questions, outlines, members, tables, sources set apart."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, HEAD, LONG, TITLES, columns, lines, sections, signed, titles

from feeds.model import Kind

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


def numbered_item(number: int) -> list[str]:
    """An item whose headline has its number through the issue, and its source below."""
    return [f"{number:02}　{EIGHT_TITLES[number % 8]}", LONG, "来源：某某商报"]


@pytest.mark.parametrize("heads", ["numbered", "signed"])
def test_what_counts_on_among_columns_is_one_whatever_it_is_called(heads: str) -> None:
    names = ("信息动态", "政策动态", "下周关注", "国别市场", "数据信息")
    rows: list[str] = []
    for at, (number, name) in enumerate(zip("一二三四五", names, strict=True)):
        items = [numbered_item(2 * at + one) for one in (0, 1)]
        rows += [f"{number}、{name}"]
        rows += [row for item in items for row in item] if heads == "numbered" else signed(*EIGHT_TITLES[at : at + 2])
    # The first column begins in the front, right above the first text.
    article = [f"一、{names[0]}", "封港之后的三条出路", "本刊研究员　闻天歌", LONG, LONG]
    found = lines(*HEAD, "本周要点", f"· {TITLES[0]}", "", *article, *rows[rows.index(f"二、{names[1]}") :])
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


def test_a_headline_behind_a_bullet_may_be_set_in_two_rows_where_others_have_one() -> None:
    texts = [f"{LONG}{LONG[: 9 * at]}（资料来源：某某商报）" for at in range(1, 7)]
    rows = [row for title, text in zip(TITLES, texts, strict=True) for row in (f"●{title}", text)]
    two = ["●冷库店到店寄件量", "节日前夕爆增四成", f"{LONG}（资料来源：某某商报）"]
    found = lines(*HEAD, "◆市场脉动◆", *rows[:8], *two, *rows[8:])
    assert titles(found) == [*TITLES[:4], "冷库店到店寄件量节日前夕爆增四成", *TITLES[4:]]
    assert {item.group for item in found.items} == {None}


def test_a_place_in_brackets_before_headlines_is_their_group_by_habit() -> None:
    places = ("砀山县", "歙县", "宣城市", "浙江")
    rows = [
        row
        for place, title in zip(places, TITLES, strict=False)
        for row in (f"【{place}】　{title}", LONG, "（某县供销社）")
    ]
    found = lines(*HEAD, "市县传真", *rows)
    assert titles(found) == list(TITLES[:4])
    assert [item.group for item in found.items] == list(places)


# --- members and tables ---


def test_a_company_right_below_a_column_is_a_member_and_so_are_those_below() -> None:
    members = [f"{name}有限公司" for name in ("雪岭冷链", "苍原物流", "海棠包装")]
    rows = [row for name in members for row in (name, f"成立于2011年，{LONG[:-1]}，网址 www.example.org")]
    found = lines(*HEAD, "◆ 要闻", *signed(*TITLES[:3]), "◆ 会员园地", *rows)
    assert titles(found) == [*TITLES[:3], *members]


VEGETABLES = (
    "品种　　本周　　上周　　涨跌",
    "土豆　　2.1　　2.2　　-0.1",
    "黄瓜　　5.0　　4.8　　0.2",
    "鸡蛋　　11.5　　11.6　　-0.1",
)


def test_a_table_that_ends_a_column_of_signed_items_is_one_though_nobody_signs_it() -> None:
    dated = [row for title in TITLES[:4] for row in (title, "03-05　来源：某某商报", LONG)]
    found = lines(
        *HEAD, "━━━━ 行业数据 ━━━━", *dated, "", "三月上旬主要菜价一览", *VEGETABLES, "", "━━━━ 海外 ━━━━", *dated[:6]
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
        *VEGETABLES,
        "表2　　三月上旬果价",
        *VEGETABLES,
    )
    assert titles(found)[3:] == ["表1 三月上旬菜价", "表2 三月上旬果价"]


def test_a_line_that_broke_off_a_text_is_no_second_row_of_its_headline() -> None:
    broken = [
        "港区领跑全省冷链供应经济",
        "",
        "苍原港供应链股份有限公司与国外供应链",
        "",
        f"管理专业协会发布的报告预测，{LONG}",
        "",
    ]
    items = [row for one in zip(*[iter(signed(*TITLES[:3]))], strict=True) for row in (*one, "")]
    found = lines(*HEAD, "", "■ 要闻", "", *items, *broken, f"{LONG}（本刊整理）", "", *items)
    assert titles(found)[3] == "港区领跑全省冷链供应经济"
