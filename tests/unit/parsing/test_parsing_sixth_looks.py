"""What a sixth look at other publishers taught: columns, the front, chronologies, events, pages, kinds of items."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    MORE,
    NEWS,
    TITLES,
    columns,
    lines,
    sections,
    signed,
    titled,
    titles,
)
from paged import WRAPPED_TWICE, foot_of, texts

from feeds.model import Issue, Kind

DATED = [f"8月{day}日　{LONG}" for day in (2, 9, 20)]


# --- chronologies ---


def test_a_table_that_is_called_like_a_chronology_is_one_item() -> None:
    days = [f"10月{day}日\t远足日\t西岭" for day in (9, 13, 18, 30)]
    found = lines(*HEAD, *NEWS, "■ 活动预告", "十月份活动一览", "日期\t活动\t地点", *days)
    assert (found.items[3].title, found.items[3].kind) == ("十月份活动一览", Kind.TABLE)
    assert len(found.items) == 4


@pytest.mark.parametrize("period", ["（8月1日—8月31日）", "（2021年8月）", "（2021年7月—9月）"])
@pytest.mark.parametrize("above", [[], ["■ 大事记"]], ids=["alone", "in a column"])
def test_the_months_below_the_title_of_a_chronology_are_of_it(above: list[str], period: str) -> None:
    found = lines(*HEAD, *NEWS, *above, "协会大事记", period, *DATED)
    section = "大事记" if above else "要闻"
    assert columns(found)[3:] == [(section, f"协会大事记{period}")] * 3
    assert [item.body for item in found.items[3:]] == DATED


def test_the_months_below_a_column_are_no_part_of_its_name() -> None:
    entries = [row for number, title in zip("一二三", MORE, strict=False) for row in (f"{number}、{title}", LONG)]
    found = lines(*HEAD, *NEWS, "■ 大事记", "（2021年8月）", *entries)
    assert columns(found)[3:] == [("大事记", "大事记")] * 3


def test_the_headline_of_an_entry_may_stand_behind_several_days() -> None:
    days = ("3日", "4日、5日", "9日至11日", "20日—23日")
    entries = [row for day, title in zip(days, MORE, strict=False) for row in (f"8月{day}　{title}", LONG)]
    found = lines(*HEAD, *NEWS, "■ 大事记", *entries)
    assert titles(found)[3:] == list(MORE[:4])
    assert {item.kind for item in found.items[3:]} == {Kind.CHRONICLE}


# --- columns ---


@pytest.mark.parametrize(
    ("listed", "name"),
    [(["新会员　　5"], "新会员"), ([], "新会员（排名不分先后）")],
    ids=["listed", "not listed"],
)
def test_a_bracket_behind_a_name_that_the_contents_leave_out_is_no_part_of_it(listed: list[str], name: str) -> None:
    contents = ["目录", "协会要闻　　1", *(f"{title}　　2" for title in TITLES[:2]), *listed, f"{MORE[0]}　　6", ""]
    rows = ["■ 协会要闻", *signed(*TITLES[:3]), "■ 新会员（排名不分先后）", *signed(*MORE[:3])]
    assert {item.group for item in lines(*HEAD, *contents, *rows).items[3:]} == {name}


APART = [
    row
    for at, name in enumerate(("协会要闻", "市场动态", "政策解读"))
    for row in (
        "",
        name,
        "",
        *(one for title in TITLES[2 * at : 2 * at + 2] for one in (title, LONG, f"{LONG}（来源：某某商报）")),
    )
]
"""Columns' names between empty lines, and headlines that have none."""
HEADED = [row for day, title in zip("3579", MORE, strict=False) for row in (f"5月{day}日　{title}", LONG)]


@pytest.mark.parametrize("white", [[""], []], ids=["apart", "close"])
def test_a_chronology_set_apart_like_the_columns_is_one(white: list[str]) -> None:
    contents = ["目录", "03　协会要闻", "05　市场动态", "07　政策解读"]
    found = lines(*HEAD, *contents, *APART, *white, "会务日志", *white, *HEADED)
    assert titles(found)[-4:] == list(MORE[:4])
    assert set(columns(found)[-4:]) == {("会务日志" if white else "政策解读", "会务日志")}


def test_what_stands_below_a_column_that_part_01_is_above_is_a_group() -> None:
    members = [row for name in ("雪岭冷链", "苍原物流") for row in (f"{name}有限公司", LONG)]
    rows = ["PART.01", "立法观察室", *signed(*TITLES[:2]), "PART.02", "会员风采", *signed(*TITLES[2:4])]
    found = lines(*HEAD, *rows, "新入会会员", *members, "工作动态", *signed(*TITLES[4:]))
    assert columns(found)[4:] == [("会员风采", "新入会会员")] * 2 + [("会员风采", "工作动态")] * 2


def test_names_in_quotation_marks_below_a_plain_one_are_groups() -> None:
    rows = ["要闻", *signed(*TITLES[:3]), "会员园地", "《会员喜讯》", *signed(*MORE[:2])]
    contents = ["目录", "要闻", *TITLES[:3], "会员园地", *MORE[:4], ""]
    found = lines(*HEAD, *contents, *rows, "《会员之声》", *signed(*MORE[2:4]))
    assert columns(found)[3:] == [("会员园地", "会员喜讯")] * 2 + [("会员园地", "会员之声")] * 2


def test_a_headline_below_a_column_that_resumes_stands_in_the_one_that_broke_off() -> None:
    first = ["■ 要闻", *signed(*TITLES[:2]), "（下转第4页）", "■ 会员风采", *signed(*MORE[:2])]
    found = lines(*HEAD, *first, "（上接第2页）", *signed(*TITLES[2:4]), "■ 政策", *signed(*MORE[2:4]))
    placed = dict(zip(titles(found), sections(found), strict=True))
    assert [placed[title] for title in TITLES[:4]] == ["要闻"] * 4
    assert [placed[title] for title in MORE[:4]] == ["会员风采"] * 2 + ["政策"] * 2


def below_numbers(*named: tuple[str, tuple[str, ...]]) -> Issue:
    """Numbers on rows of their own, and what stands below each."""
    rows: list[str] = []
    for number, (name, heads) in enumerate(named, 1):
        rows += ["", f"0{number}", name, *(signed(*heads) if heads else [LONG, f"{LONG}（来源：某某商报）"])]
    return lines(*HEAD, *rows)


LONG_HEADS = (
    "海岬市冷链协会换届大会专题报道特辑",
    "苍原县供销社夜间配送车队开进岛村记",
    "雪岭冷链二十年从一辆板车做起的故事",
)
NAMED = (("行业要闻", TITLES[:2]), ("政策速览", TITLES[2:4]), ("协会之窗", TITLES[4:]), ("木作天地人", MORE[:2]))


def test_numbers_above_names_of_columns_stand_above_all_columns() -> None:
    assert sections(below_numbers(*NAMED)) == [name for name, heads in NAMED for _head in heads]


def test_numbers_above_columns_may_stand_above_long_headlines_too() -> None:
    heads = [(head, ()) for head in LONG_HEADS]
    found = below_numbers(NAMED[0], heads[0], NAMED[1], heads[1], NAMED[2], heads[2], NAMED[3])
    assert sections(found)[-2:] == ["木作天地人"] * 2
    assert [item.title for item in found.items if item.title in LONG_HEADS] == list(LONG_HEADS)


def test_numbers_above_headlines_head_items() -> None:
    rows = [row for at, title in enumerate(TITLES, 1) for row in ("", f"0{at}", *signed(title))]
    assert titles(lines(*HEAD, "■ 要闻", *rows)) == list(TITLES)


def test_dashes_below_the_name_that_a_number_stands_above_are_of_no_text() -> None:
    rows = [
        row for at, (name, heads) in enumerate(NAMED[:3], 1) for row in ("", f"0{at}", name, "———", *signed(*heads))
    ]
    found = lines(*HEAD, *rows)
    assert sections(found) == [name for name, heads in NAMED[:3] for _head in heads]
    assert {item.body for item in found.items} == {LONG}


def test_a_dash_below_a_text_is_of_it() -> None:
    cells = ["品种　　本周　　上周", "土豆　　2.1　　2.2", "黄瓜", "—", "—", "鸡蛋　　11.5　　11.6"]
    found = lines(*HEAD, *NEWS, "■ 行情", "表1　三月上旬菜价", *cells, *cells[1:])
    assert found.items[3].body.count("—") == 4


def test_who_signs_a_notice_names_no_column_though_the_imprint_does() -> None:
    contents = [
        "目录",
        "要闻",
        *TITLES[:2],
        "通知",
        "关于举办培训班的通知",
        "会员",
        *MORE[:2],
        "海岬市冷链协会",
        "2022年3月",
    ]
    paper = ["通知", "关于举办培训班的通知", "各会员单位：", LONG, LONG, "海岬市冷链协会", "2022年3月6日"]
    found = lines(*HEAD[:2], *contents, "", "要闻", *signed(*TITLES[:2]), *paper, "会员", *signed(*MORE[:2]))
    assert found.items[2].body == "\n".join(paper[2:])


def test_an_office_names_a_column_where_no_day_stands_below() -> None:
    contents = ["目录", "要闻", *TITLES[:2], "海岬市冷链协会", *MORE[:2], ""]
    rows = ["要闻", *signed(*TITLES[:2]), "海岬市冷链协会", *signed(*MORE[:2])]
    assert sections(lines(*HEAD[:2], *contents, *rows)) == ["要闻"] * 2 + ["海岬市冷链协会"] * 2


# --- the front ---


def test_the_last_name_of_the_contents_is_no_column_of_the_first_item() -> None:
    contents = ["目录", "会员风采", *TITLES[:2], "市场动态", *TITLES[2:4], "新书快读"]
    rows = ["卷首语", "造船的人", LONG, LONG, "会员风采", *signed(*TITLES[:2]), "市场动态", *signed(*TITLES[2:4])]
    found = lines(*HEAD, *contents, *rows, "新书快读", *signed(*MORE[:2]))
    assert sections(found) == ["卷首语", *["会员风采"] * 2, *["市场动态"] * 2, *["新书快读"] * 2]


def test_a_column_right_below_the_contents_is_one_with_its_group() -> None:
    contents = ["目录", *(f"{title}　　{at}" for at, title in enumerate(TITLES, 1)), ""]
    rows = ["市场动态", "【国内】", *signed(*TITLES[:2]), "【国外】", *signed(*TITLES[2:])]
    found = columns(lines(*HEAD, *contents, *rows))
    assert found == [("市场动态", "国内")] * 2 + [("市场动态", "国外")] * 4


def test_a_column_that_comes_again_is_one_where_no_contents_are() -> None:
    rows = ["市场动态", "【国内】", *signed(*TITLES[:2]), "协会要闻", *signed(*TITLES[2:4]), "市场动态", "【国外】"]
    found = columns(lines(*HEAD, *rows, *signed(*TITLES[4:])))
    assert found == [("市场动态", "国内")] * 2 + [("协会要闻", None)] * 2 + [("市场动态", "国外")] * 2


def test_an_entry_with_commas_and_its_page_is_no_text() -> None:
    letter = "小店上网，别只给一张说明书"
    paged = [f"{INDENT}{title}　　{at}" for at, title in enumerate(TITLES[:3], 2)]
    contents = ["目录", "卷首语", f"{INDENT}造船的人　　1", "会员风采", *paged, "读者投书", f"{INDENT}{letter}　　6"]
    rows = [
        "◎卷首语",
        "",
        "造船的人",
        "",
        LONG,
        LONG,
        "◎会员风采",
        *signed(*TITLES[:3]),
        "◎读者投书",
        "",
        letter,
        "",
        LONG,
    ]
    found = lines(*HEAD, *contents, *rows)
    assert titles(found) == ["造船的人", *TITLES[:3], letter]
    assert sections(found) == ["卷首语", *["会员风采"] * 3, "读者投书"]


def test_headlines_with_commas_below_a_word_of_contents_are_no_text() -> None:
    listed = [f"{title}，{more}，全市推广" for title, more in zip(TITLES[:4], MORE, strict=False)]
    found = lines(*HEAD, "本周导读", *listed, "", "【要闻】", *signed(*TITLES[:2]), "【会员】", *signed(*TITLES[2:4]))
    assert titles(found) == list(TITLES[:4])


def test_sentences_below_a_word_of_contents_are_text() -> None:
    briefs = [row for title in TITLES[:3] for row in (title, LONG)]
    found = lines(*HEAD, "【速览】", *briefs, "", "【要闻】", *signed(*TITLES[3:]))
    assert titles(found) == list(TITLES)
    assert sections(found) == ["速览"] * 3 + ["要闻"] * 3


# --- headlines ---


def test_who_wrote_it_is_no_headline_though_the_contents_list_the_one_above_like_a_column() -> None:
    contents = ["目录", "卷首语", "等风，不如造船", "要闻", *TITLES[:3], ""]
    rows = ["卷首语", "等风，不如造船", "文/夏葵", LONG, LONG, "要闻", *signed(*TITLES[:3])]
    found = lines(*HEAD, *contents, *rows)
    assert (found.items[0].section, found.items[0].title, found.items[0].byline) == (
        "卷首语",
        "等风，不如造船",
        ("夏葵",),
    )


def test_what_stood_behind_a_headline_on_its_row_is_no_second_row_of_it() -> None:
    narrow = (
        "500吨，今年1至5月新建和改造的",
        "冷库有18座，已经覆盖7个主要产",
        "区，农户的损耗下降12%，企业的",
        "积极性也随之提高。",
    )
    heads = ("渔港增开航线", "协会审议报告", "两村合办粮仓", "渔火节将开幕")
    whole = [row for head in heads for row in (f"{INDENT}▲{head}。全市新增库容3", *narrow)]
    broken = [f"{INDENT}▲苍原县培训学员。第五期夏季班", "9月18日结业，来自8县市的95名学员取得结业证书。"]
    found = lines(*HEAD, "【简讯】", *whole[:10], *broken, *whole[10:])
    assert titles(found) == [*heads[:2], "苍原县培训学员", *heads[2:]]


def bulleted(*rows: str) -> list[str | None]:
    """The titles of items behind bullets, one of which has the rows given."""
    others = [["", f"■ {title}", "", LONG * 2] for title in TITLES[:4]]
    return titles(lines(*HEAD, "【同期活动】", *others[0], *others[1], "", *rows, LONG * 2, *others[2], *others[3]))[
        2:-2
    ]


def test_the_second_row_of_a_headline_behind_a_bullet() -> None:
    head, short = "主论坛首批九位演讲嘉宾名单", "将于本月下旬在海岬港揭晓"
    first, second = "主论坛首批九位演讲嘉宾揭晓暨", "以港城联动渔货通达为主题的渔业主论坛定于九月十九日开幕"
    assert bulleted(f"■ {head}", "", short) == [head + short]
    assert bulleted(f"■ {first}", second) == [first + second]


def test_a_chronology_that_opens_a_page_is_no_second_row() -> None:
    members = ["■ 新会员", "雪岭冷链有限公司", LONG, "", "苍原物流有限公司"]
    found = lines(*HEAD, *NEWS, *members, "\f联合会大事记（2019年6—7月）", *DATED)
    assert "苍原物流有限公司" in found.items[3].body
    assert {item.group for item in found.items[4:]} == {"联合会大事记（2019年6—7月）"}


@pytest.mark.parametrize("greeting", ["编辑同志：", "编辑部：", "编辑先生您好："])
def test_a_letter_greets_its_editor(greeting: str) -> None:
    rows = [row for title in TITLES[:3] for row in ("", title, greeting, LONG, LONG)]
    found = lines(*HEAD, "■ 读者来信", *rows)
    assert titles(found) == list(TITLES[:3])
    assert {item.body for item in found.items} == {f"{greeting}\n{LONG}\n{LONG}"}


# --- events ---

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


GOING_ON = ["占三成，其余都是老机器，徒弟们为此把午休也让出来，", *(LONG[at : at + 24] for at in range(0, 52, 24))]


def torn(*numbers: int, head: str = "", rest: list[str] = GOING_ON) -> Issue:
    """An issue that begins in mid-text; its third page does, too."""
    heads = [head] if head else []
    pages = [
        [*GOING_ON, "■ 要闻", *texts(*TITLES[:2])],
        ["■ 会员风采", *texts(*TITLES[2:4])],
        [*rest, *texts(*TITLES[4:])],
        ["■ 市场", *texts(*MORE[:2])],
        ["■ 政策", *texts(*MORE[2:4])],
    ]
    rows = [row for number, page in zip(numbers, pages, strict=True) for row in (*heads, *page, foot_of(number))]
    return lines("某某木作", "2019年第6期", *rows)


@pytest.mark.parametrize("head", ["", "某某木作　2019年第6期"], ids=["number", "number and head"])
def test_what_a_page_begins_with_after_missing_ones_is_of_no_column(head: str) -> None:
    found = torn(3, 4, 7, 8, 9, head=head)
    fragments = [item.section for item in found.items if item.kind is Kind.FRAGMENT]
    assert fragments == [None, None]


def test_what_a_page_begins_with_after_the_one_before_is_of_its_column() -> None:
    found = torn(3, 4, 5, 6, 7)
    assert [item.section for item in found.items if item.kind is Kind.FRAGMENT] == [None, "会员风采"]


LAST_TEXT = f"{LONG}走进三号车间老师傅正带着徒弟校准新到的刨床他说这批机器里"
FIRST_LINE = "有三成是旧的，徒弟们为此把午休也让出来，厂里添了夜宵。"


def test_pages_that_only_numbers_tell_are_read_in_their_order() -> None:
    off = [f"{INDENT}{LAST_TEXT[:22]}", *(LAST_TEXT[at : at + 24] for at in range(22, len(LAST_TEXT), 24))]
    pages = {
        3: ["■ 要闻", *texts(*TITLES[:2])],
        4: ["■ 会员风采", *texts(TITLES[2]), TITLES[3], *off],
        5: [FIRST_LINE, *WRAPPED_TWICE, "■ 读者来信", *texts(*TITLES[4:])],
        6: ["■ 市场", *texts(*MORE[:2])],
        7: ["■ 政策", *texts(*MORE[2:4])],
        8: ["■ 数据", *texts(*MORE[4:6])],
    }
    rows = [row for number in (3, 4, 6, 7, 5, 8) for row in (*pages[number], foot_of(number))]
    found = lines("某某木作　2019年第6期", *rows)
    assert titles(found) == [*TITLES, *MORE[:6]]
    assert FIRST_LINE in titled(found, TITLES[3]).body


# --- kinds ---


def test_a_company_with_its_booth_is_a_profile() -> None:
    booths = ("雪岭冷链有限公司（展位号B2-118）", "苍原物流有限公司（展位A1）", "海棠包装有限公司")
    rows = [row for name in booths for row in (name, f"总部位于海岬市，{LONG}")]
    found = lines(*HEAD, *NEWS, "■ 展商速递", *rows)
    assert [item.kind for item in found.items[3:]] == [Kind.PROFILE, Kind.PROFILE, Kind.BRIEF]


PARAGRAPHS = [*[LONG] * 8, f"{LONG}（县商务局供稿）"]


@pytest.mark.parametrize(
    ("listed", "text", "kind"),
    [
        ((), PARAGRAPHS, Kind.ARTICLE),
        (("镇街动态", *MORE), PARAGRAPHS, Kind.BRIEF),
        ((), [LONG * 5, f"{LONG * 4}（县商务局供稿）"], Kind.BRIEF),
        ((), PARAGRAPHS[-3:], Kind.BRIEF),
    ],
    ids=["own place", "all are listed", "two paragraphs", "short"],
)
def test_what_is_long_in_a_column_that_the_contents_list_and_others_not_is_an_article(
    listed: tuple[str, ...], text: list[str], kind: Kind
) -> None:
    rows = ["重点工作", TITLES[0], *text, *signed(*TITLES[1:4]), "镇街动态", *signed(*MORE)]
    found = lines(*HEAD, "目录", "重点工作", *TITLES[:4], *listed, "", *rows)
    assert titles(found) == [*TITLES[:4], *MORE]
    assert found.items[0].kind is kind


def test_what_is_long_in_a_column_that_the_contents_do_not_list_is_a_brief_as_the_others() -> None:
    rows = ["重点工作", *signed(*TITLES[:4]), "镇街动态", MORE[0], *PARAGRAPHS, *signed(*MORE[1:])]
    found = lines(*HEAD, "目录", "重点工作", *TITLES[:4], "", *rows)
    assert found.items[4].kind is Kind.BRIEF
