"""A headline's second row, and rows below a headline that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MIDDLE,
    MORE,
    PARAGRAPH,
    PART,
    ROOM,
    SIGNED,
    SOURCE,
    TITLES,
    TWICE,
    WRAPPED,
    bodies,
    broken,
    lines,
    news,
    placed,
    signed,
    titles,
    weekly,
)

from feeds.model import Document
from feeds.parsing import parse
from feeds.parsing.headline_rows import says_again
from feeds.parsing.joins import join_score
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of
from feeds.parsing.shade import shade

# --- two rows ---

HALVES = (
    ("某市加快建设冷链仓储", "带动果农增收三成"),
    ("港口全面恢复夜间作业", "首船满载鲜果靠泊"),
    ("协会走访沿海三个渔村", "调研直播带货难题"),
    ("理事会审议两份工作报告", "通过新年工作计划"),
)
WHOLE = ["".join(halves) for halves in HALVES]


def test_a_headline_in_two_short_rows_above_whole_paragraphs() -> None:
    found = lines("某某周报", "第9期", *(row for halves in HALVES for row in ("", *halves, LONG, LONG)))
    assert titles(found)[1:] == WHOLE[1:]
    assert bodies(found) == {TWICE}


def test_a_short_row_below_a_headline_is_more_of_it_rather_than_text() -> None:
    found = weekly(*HALVES[0], LONG, LONG)
    assert titles(found) == WHOLE[:1]
    assert bodies(found) == {TWICE}


def test_two_rows_in_the_middle_are_one_headline_though_the_contents_say_the_first_alone() -> None:
    first, second = "港口恢复夜间作业之后的第一个月里码头", "工人怎样重新安排家里的三顿饭"
    rows: list[str] = []
    for head in ((first, second), *((title,) for title in TITLES[1:5])):
        rows += ["", *(MIDDLE + row for row in head), "", *WRAPPED, *WRAPPED]
    found = lines("某某周报", "第9期", "目录", first, *TITLES[1:5], *rows)
    assert titles(found) == [first + second, *TITLES[1:5]]


def test_a_headline_below_an_empty_line_may_break_too() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙", "丁"):
        title, text = f"{name}国邮政宣布上调明年一季度国际小包资费", LONG + LONG
        for part in (title, text):
            rows += broken(part, 18)
        rows.append("")
    found = lines("某某早报", "第8期", "", *rows)
    assert titles(found) == [f"{name}国邮政宣布上调明年一季度国际小包资费" for name in "甲乙丙丁"]


def test_a_headline_behind_a_bullet_may_be_set_in_two_rows_where_others_have_one() -> None:
    texts = [f"{LONG}{LONG[: 9 * at]}（资料来源：某某商报）" for at in range(1, 7)]
    rows = [row for title, text in zip(TITLES, texts, strict=True) for row in (f"●{title}", text)]
    two = ["●冷库店到店寄件量", "节日前夕爆增四成", f"{LONG}（资料来源：某某商报）"]
    found = lines(*HEAD, "◆市场脉动◆", *rows[:8], *two, *rows[8:])
    assert titles(found) == [*TITLES[:4], "冷库店到店寄件量节日前夕爆增四成", *TITLES[4:]]
    assert {item.group for item in found.items} == {None}


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


WRITER = "□ 王小明"


@pytest.mark.parametrize("below", [[], [""]], ids=["close", "apart"])
def test_who_wrote_it_stands_below_the_second_row(below: list[str]) -> None:
    rows = [row for halves in HALVES for row in ("", *halves, *below, WRITER, *below, LONG, "", PART, *below, LONG)]
    found = weekly(*rows)
    assert titles(found) == WHOLE
    assert bodies(found) == {f"{LONG}\n{PART}\n{LONG}"}
    assert {item.byline for item in found.items} == {("王小明",)}


def test_an_author_below_the_short_second_row_of_a_headline() -> None:
    rows = ["", "双十一南下，港商如何分一", "杯羹？", "", "文：何颖珊", "", *(LONG,) * 3]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 专题", *rows)
    assert (found.items[3].title, found.items[3].byline) == ("双十一南下，港商如何分一杯羹？", ("何颖珊",))


# --- no second row ---


def test_a_heading_between_texts_is_no_second_row() -> None:
    found = weekly(*(row for first, _second in HALVES for row in (first, LONG, PART, LONG)))
    assert set(titles(found)) == {first for first, _second in HALVES} | {PART}


def test_who_wrote_it_is_no_second_row() -> None:
    rows = [row for first, _second in HALVES for row in ("", first, WRITER, LONG, "", PART, LONG)]
    found = weekly(*rows)
    assert titles(found) == [first for first, _second in HALVES]
    assert bodies(found) == {f"{LONG}\n{PART}\n{LONG}"}


def test_a_headlines_second_row_is_not_the_paragraph_that_begins_below_it() -> None:
    # Lines of 19 characters without white between them; a paragraph's first is shorter, for its indent is lost.
    full = "和改造的展厅已经覆盖主要产区参展商成本"
    texts = ["某某市推出展会和线上仲裁一体化", "线上线下一体化全流程纠纷解决方案", "在互联共享战略引导下东湖区共建成果"]
    rows = rows_of(Document.from_text("\n".join([*[full] * 8, "各方面反映良好。", *texts, *[full] * 8])))
    measure(rows)
    assert [row.text for row in rows[9:12]] == texts
    assert join_score(rows[10], rows[11]) < 0 < join_score(rows[11], rows[12])


def test_a_row_that_begins_with_a_day_is_no_further_row_of_a_headline() -> None:
    rows: list[str] = []
    for number, title in enumerate(LONGER_TITLES[:6], 1):
        rows += [
            MIDDLE + title[:14],
            f"9月{number}日，港区联合会召开座谈会",
            *broken(f"{LONG}{LONG}（来源：某某商报）"),
        ]
    assert titles(weekly(*rows)) == [title[:14] for title in LONGER_TITLES[:6]]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", ["北岸的渔民这一天起得早", LONG, f"{LONG}{LONG}（来源：某某商报）"]),
        (MIDDLE, ["近日，北岸渔民起得早，收网也早", *broken(f"{LONG}{LONG}（来源：某某商报）")]),
    ],
)
def test_a_letter_spaced_headline_does_not_take_the_first_row_of_its_text_along(before: str, text: list[str]) -> None:
    rows = [row for title in LONGER_TITLES[:6] for row in (before + " ".join(title[:10]), *text)]
    assert titles(weekly(*rows)) == [title[:10] for title in LONGER_TITLES[:6]]


def test_a_line_that_broke_off_a_text_is_no_second_row_of_its_headline() -> None:
    parted = [
        "港区领跑全省冷链供应经济",
        "",
        "苍原港供应链股份有限公司与国外供应链",
        "",
        f"管理专业协会发布的报告预测，{LONG}",
        "",
    ]
    items = [row for one in zip(*[iter(signed(*TITLES[:3]))], strict=True) for row in (*one, "")]
    found = lines(*HEAD, "", "■ 要闻", "", *items, *parted, f"{LONG}（本刊整理）", "", *items)
    assert titles(found)[3] == "港区领跑全省冷链供应经济"


def test_what_stood_behind_a_headline_on_its_row_is_no_second_row_of_it() -> None:
    narrow = (
        "500吨，今年1至5月新建和改造的",
        "冷库有18座，已经覆盖7个主要产",
        "区，农户的损耗下降12%，企业的",
        "积极性也随之提高。",
    )
    heads = ("渔港增开航线", "协会审议报告", "两村合办粮仓", "渔火节将开幕")
    whole = [row for head in heads for row in (f"{INDENT}▲{head}。全市新增库容3", *narrow)]
    parted = [f"{INDENT}▲苍原县培训学员。第五期夏季班", "9月18日结业，来自8县市的95名学员取得结业证书。"]
    found = lines(*HEAD, "【简讯】", *whole[:10], *parted, *whole[10:])
    assert titles(found) == [*heads[:2], "苍原县培训学员", *heads[2:]]


STORY = [PARAGRAPH, PARAGRAPH, "（办公室供稿）", ""]
PAPERS = ["【要情】", "", TITLES[0], "", *STORY, TITLES[1], "", *STORY, "【文件】", "", "关于开展清源行动的通知"]
PAPERS += ["某关发〔2022〕41号", "", "各单位：", PARAGRAPH, PARAGRAPH, ""]
READ = [*TITLES[:2], "关于开展清源行动的通知"]


@pytest.mark.parametrize("between", ["：", " "])
def test_a_column_s_name_above_an_empty_line_is_no_first_row_though_the_contents_say_both(between: str) -> None:
    title = "三代人守着一张桌"
    listed = (*TITLES[:2], f"会员专访{between}{title}", *TITLES[2:4])
    rows = ["", "会员专访", "", title, LONG, LONG, "", *news(TITLES[2]), "", *news(TITLES[3])]
    contents = (f"0{page}　{one}" for page, one in enumerate(listed, 1))
    found = lines("某某会讯", "第9期", "目录", *contents, "", *news(*TITLES[:2]), *rows)
    assert titles(found) == [*TITLES[:2], title, *TITLES[2:4]]
    assert found.items[2].section == "会员专访"


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


NARROW_TEXT = broken(INDENT + LONG + ROOM, 24) * 5


def listed(*heads: str) -> list[str]:
    """A contents list."""
    return ["目录", *(f"{page}　{head}" for page, head in enumerate(heads, 1)), ""]


def test_a_short_row_below_the_one_that_the_contents_list_is_of_the_headline() -> None:
    first = ("渔港本月增开冷链货运航线", "联合会理事会审议两份报告", "冷库安全培训班开到渔村里")
    second = ("南岸各镇次日到", "两项决议获通过", "首期三十人结业")
    rows = [row for halves in zip(first, second, strict=True) for row in (*halves, *NARROW_TEXT)]
    found = lines("某某月刊", "2022年第9期", *listed(*first), *rows)
    assert titles(found) == ["".join(halves) for halves in zip(first, second, strict=True)]
    assert bodies(found) == {"\n".join([LONG + ROOM] * 5)}


FLUSH_TEXT = broken(f"3月8日，{LONG}{ROOM}", 19)


def test_two_short_rows_between_sentences_in_a_narrow_column_are_a_headline() -> None:
    """Set in two by hand, without a source above: a sentence would have filled the first of them."""
    halves = [("港口全面恢复", "夜间作业"), ("协会走访沿海", "三个渔村"), ("理事会审议报告", "通过工作计划")]
    below = [*(row for one in TITLES[:3] for row in (one, *FLUSH_TEXT, SOURCE)), *MORE[:1], *FLUSH_TEXT]
    rows = [row for pair in halves for row in (*pair, *FLUSH_TEXT)]
    found = lines(*HEAD, *below, *rows)
    assert titles(found) == [*TITLES[:3], *MORE[:1], *("".join(pair) for pair in halves)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("港区物流协会", "2022年3月8日"),
        ("冷库管理条例", "某某省人民政府令第12号"),
        ("港区物流公司", "级别：理事单位"),
        ("2 冷库的建设", "2.1 经过"),
    ],
)
def test_two_short_rows_of_another_kind_in_a_narrow_column_are_no_headline(first: str, second: str) -> None:
    items = [row for one in TITLES[:3] for row in (one, *FLUSH_TEXT, SOURCE)]
    found = lines(*HEAD, *items, MORE[0], *FLUSH_TEXT, first, second, *FLUSH_TEXT)
    assert f"{first}{second}" not in titles(found)


def test_a_headline_is_no_second_row_of_the_column_s_name_above_it_that_the_contents_list() -> None:
    names = ("船上来的客", "港口的手艺", "山里的早市", "渔灯与夜校")
    rows = [row for name, title in zip(names, TITLES, strict=False) for row in (name, title, *NARROW_TEXT)]
    found = lines("某某月刊", "2022年第9期", *listed(*names), *rows)
    assert placed(found) == list(zip(names, TITLES, strict=False))


def test_no_headline_goes_on_in_a_text_where_headlines_in_the_middle_are_set_in_and_paragraphs_are_whole() -> None:
    """As a reader of PDFs gives them: a paragraph that a page broke off ends no sentence."""
    broken_off = ("港区的云仓联盟股份有限公司与北岸船队协会", f"管理中心本月起共用一座冷库。{SIGNED}")
    plain = Document.from_text("\n".join([*signed(*TITLES), MORE[0], *broken_off, *signed(MORE[1])]))
    heads = {*TITLES, MORE[1]}
    found = parse(replace(plain, lines=tuple(replace(line, set_in=line.text in heads) for line in plain.lines)))
    assert titles(found) == [*TITLES, *MORE[:2]]


@pytest.mark.parametrize(
    ("row", "again"),
    [
        ("港区统计局公布的数据是，全年冷链货物已经达到", True),
        ("第一冷链数据显示：截至12月19日，各仓出库的货物", True),
        ("北岸各镇新设的冷库也在月底以前全部联网运行", False),
        ("港区的夜班", False),
        ("港区财政局关于印发冷库补助办法的通知", False),
    ],
)
def test_a_row_that_begins_as_the_headline_or_says_who_tells_it_begins_the_text(row: str, again: bool) -> None:
    assert says_again("港区冷链货物超过三百万吨", shade(row)) is again
