"""Running heads and feet are no text, and what only looks like one is."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    INDENT,
    LONG,
    LONGER_TITLES,
    MORE,
    PARAGRAPH,
    ROOM,
    SIGNED,
    SOURCE,
    TEN_TITLES,
    TITLES,
    WRAPPED,
    broken,
    cut,
    given,
    lines,
    only,
    sections,
    signed,
    spaced,
    titles,
)
from paged import COLUMNS, SET_PARAGRAPH, WIDE, paged, set_item

from feeds.model import Issue
from feeds.parsing.numbered_heads import may_be_head
from feeds.parsing.page_heads import find_heads
from feeds.parsing.rows import Row

# --- heads and feet ---


def test_page_numbers_and_running_heads_are_no_text() -> None:
    rows = broken(LONG) * 12
    text = "某市发展情况\n" + "\n".join(
        f"{row}\n- {at} -\n某某简报\n" if at % 8 == 7 else row for at, row in enumerate(rows)
    )
    body = only(cut(text)).body
    assert "某某简报" not in body
    assert "- 7 -" not in body


def test_a_name_as_far_apart_as_pages_is_a_head_though_it_breaks_few_sentences() -> None:
    half = [LONG[:26], LONG[26:]]
    page = [part for _ in range(5) for part in half]
    whole, broken_off = [*page, "某某商情通报"], [*page, half[0], "某某商情通报", half[1]]
    rows = [*whole, *whole, *broken_off, *whole, *whole, *broken_off, *whole, *whole, *broken_off, *page]
    found = lines("本市冷库建设提速", *rows)
    assert titles(found) == ["本市冷库建设提速"]
    assert "通报" not in found.items[0].body


def test_running_heads_with_a_year_and_a_page_are_no_text() -> None:
    rows: list[str] = []
    for page in range(4, 9):
        rows += [f"{page}　某某会讯　2018年4月号", *(LONG for _ in range(8))]
    found = lines("某某会讯", "2018年第4期", "商会会员参观货站", *rows)
    assert titles(found) == ["商会会员参观货站"]
    assert "月号" not in found.items[0].body


def test_in_a_short_issue_a_running_head_stands_twice() -> None:
    half = [LONG[:26], LONG[26:]]
    page = [part for _ in range(5) for part in half]
    rows = [*page, half[0], "- 1 -", "", "某某商情通报", half[1], *page, half[0], "- 2 -", "", "某某商情通报", half[1]]
    found = lines("本市冷库建设提速", *rows)
    assert titles(found) == ["本市冷库建设提速"]
    assert "通报" not in found.items[0].body


def test_days_on_which_documents_were_signed_are_no_heads_though_they_end_pages() -> None:
    rows: list[str] = []
    for page in range(3, 9):
        signed_on = f"2014年8月{page}日" if page in (4, 7) else LONG
        rows += [*(LONG for _ in range(8)), signed_on, f"2014年第3期　{page}" if page % 2 else f"{page}　某某会讯"]
    found = find_heads(given(*rows), [False] * len(rows), 0)
    assert {rows[at] for at in found.rows} == {row for row in rows if "　" in row}


def test_feet_that_count_the_pages_are_no_text() -> None:
    rows: list[str] = []
    for page in range(1, 6):
        rows += [
            f"某市发布第{page}号冷链规划",
            LONG,
            LONG,
            LONG,
            LONG,
            LONG,
            LONG,
            LONG,
            f"请阅读正文之后的声明　　{page} / 5",
        ]
    found = lines(*rows)
    assert not any("请阅读" in item.body + str(item.title) for item in found.items)


def test_the_periodicals_name_with_the_number_of_the_page_is_no_text() -> None:
    found = spaced(
        "业界动态",
        "冷链新标准发布",
        f"5月14日，{LONG}{LONG[:-10]}",
        "冷链世界 27",
        "得到各地欢迎。（摘自《某某日报》）",
        "果蔬专列首发",
        f"5月15日，{LONG}",
        "28 冷链世界",
        "港口启用新闸口",
        f"5月16日，{LONG}",
        "冷链世界 29",
    )
    assert titles(found) == ["冷链新标准发布", "果蔬专列首发", "港口启用新闸口"]
    assert not any("冷链世界" in found.items[number].body for number in range(3))


def test_feet_of_left_and_right_pages_are_no_text_though_each_says_something_else() -> None:
    rows = paged(
        ("港区调研    7", set_item("港口恢复夜间作业")),
        ("8    某某冷链 2015 年第 4 期", set_item("渔港增开两条航线")),
        ("协会工作    9", set_item("理事会审议两份报告")),
        ("10    某某冷链 2015 年第 4 期", set_item("培训班开到渔村")),
        ("协会工作    11", set_item("调解室受理首案")),
        at_foot=True,
    )
    found = lines(*rows)
    assert len(found.items) == 5
    assert not any("年第" in one.body or "协会工作" in one.body for one in found.items)
    assert sections(found) == ["港区调研", "港区调研", "协会工作", "协会工作", "协会工作"]
    head = found.masthead
    assert (head.title, head.year, head.number) == ("某某冷链", 2015, 4)


def test_two_months_of_one_issue_are_no_sentence() -> None:
    rows: list[str] = []
    for at, page in enumerate(range(3, 9)):
        foot = f"泰東商聲　{page}" if page % 2 else f"{page}　2019年5、6月號"
        rows += [TEN_TITLES[at], *FULL * 4, SOURCE, foot]
    found = lines("泰東商聲", "雙月刊　第47期", *rows)
    assert titles(found) == list(TEN_TITLES[:6])


# --- on a page that happens to begin there ---

COVER = [
    "某某农业动态",
    "2016年第3期",
    "把路修到田头",
    "果蔬专列首发",
    "目录",
    "◎热点",
    "把路修到田头 3",
    "◎行业动态",
    "果蔬专列首发 5",
]


def test_a_headline_on_the_cover_is_no_running_head_where_its_page_begins_with_it() -> None:
    body = ["◎热点", f"\f把路修到田头\n{LONG}{LONG}", "◎行业动态", f"\f果蔬专列首发\n{LONG}{LONG}"]
    assert titles(lines(*COVER, *body)) == ["把路修到田头", "果蔬专列首发"]


def test_the_name_on_the_cover_is_a_running_head_though_it_stands_once() -> None:
    body = ["◎热点", f"把路修到田头\n{LONG}", f"\f某某农业动态\n{LONG}", "◎行业动态", f"果蔬专列首发\n{LONG}"]
    found = lines(*COVER, *body)
    assert titles(found) == ["把路修到田头", "果蔬专列首发"]
    assert "某某农业动态" not in found.items[0].body


# --- what is none ---


def test_numbered_headlines_are_no_running_heads() -> None:
    rows: list[str] = []
    for at, name in enumerate(("港口恢复夜间作业", "渔港增开两条航线", "理事会审议两份报告", "培训班开到渔村"), 1):
        rows += set_item(f"{at}　{name}")
    assert len(lines("【行业动态】", *rows).items) == 4


def test_a_label_and_its_number_is_no_running_head() -> None:
    rows = ["【会员名录】"]
    for at in range(1, 6):
        rows += [f"某某{at}号冷链有限公司", *SET_PARAGRAPH, f"{INDENT}展位编号：LW2018-0{at}", *SET_PARAGRAPH]
    found = lines(*rows)
    assert all("展位编号：LW2018-0" in one.body for one in found.items)
    assert len(found.items) == 5


def test_a_day_in_brackets_below_each_headline_is_no_running_head() -> None:
    found = spaced(
        *(
            part
            for at in range(4)
            for part in (f"第{'甲乙丙丁'[at]}条专列从城北货场开出", f"（2024-05-0{at + 1}）", LONG)
        )
    )
    assert len(found.items) == 4


def test_a_list_that_counts_is_no_row_of_heads() -> None:
    members = [f"{number}　　某某{city}电子商务有限公司" for number, city in enumerate("甲乙丙丁", 1)]
    rows: list[str] = []
    for at, number in enumerate((3, 4, 5, 6, 7)):
        rows += [f"{number}　某某通讯{WIDE}{COLUMNS[at]}", EIGHT_TITLES[at], *FULL * 3]
        rows += members if at == 1 else []
    found = lines(*rows)
    assert all(one in found.items[1].body for one in members)


def test_rows_of_a_table_with_strokes_are_no_heads_of_pages() -> None:
    table = ["白菜 | 12", "土豆 | 14", "青椒 | 9", "毛豆 | 20"]
    found = lines("某某周报", "第9期", TITLES[0], PARAGRAPH, *table, PARAGRAPH)
    assert all(row.split(" ")[0] in found.items[0].body for row in table)


def counted(*columns: tuple[str, ...]) -> Issue:
    """Columns whose headlines are counted 01｜, 02｜."""
    rows: list[str] = []
    for name, *heads in columns:
        rows += [name, *(row for at, head in enumerate(heads, 1) for row in (f"{at:02}｜{head}", SIGNED))]
    return lines("某某商情", "第9期", *rows)


def test_headlines_that_are_counted_anew_in_each_column_are_no_heads_of_pages() -> None:
    found = counted(("■ 港口", *TITLES[:3]), ("■ 山里", *TITLES[3:]))
    assert titles(found) == list(TITLES)
    assert sections(found) == ["港口"] * 3 + ["山里"] * 3


def test_nor_are_those_that_are_counted_through_but_never_say_the_same() -> None:
    assert titles(counted(("■ 港口", *TITLES))) == list(TITLES)


def test_nor_are_those_of_which_two_columns_have_the_same() -> None:
    heads = [(TITLES[at], "一周的菜价", TITLES[at + 1]) for at in (0, 2)]
    found = counted(("■ 港口", *heads[0]), ("■ 山里", *heads[1]))
    assert titles(found) == [*heads[0], *heads[1]]


def test_a_column_of_the_contents_page_is_no_name_of_the_periodical() -> None:
    """The name of a periodical, with a number behind it, would be the head of a page."""
    cover = ("某某商情", "第9期", "目录", "港口夜话", "山里人家", "要闻")
    rows = signed(*TITLES[:3])
    found = lines(*cover, *rows, "港口夜话（3）", SIGNED, "山里人家（2）", SIGNED)
    assert titles(found) == [*TITLES[:3], "港口夜话（3）", "山里人家（2）"]


def test_a_row_of_values_at_the_foot_of_each_page_is_no_running_foot() -> None:
    rows: list[str] = []
    for page, title in enumerate(EIGHT_TITLES, 1):
        cells = [f"{name}　{page}{at}.2　{page}.{at}" for at, name in enumerate(("粮油", "果蔬", "水产"), 1)]
        rows += [title, *WRAPPED * 3, *cells, f"其他　{page}97.2　{page}.8", f"— {page} —"]
    found = lines("某某信息", "第9期", "要闻", *rows)
    assert titles(found) == list(EIGHT_TITLES)
    ends = [item.body.splitlines()[-1] for item in found.items]
    assert ends == [f"其他{page}97.2\t{page}.8" for page in range(1, 9)]


def test_a_headline_that_cover_and_contents_have_is_no_name_at_the_head_of_a_page() -> None:
    cover = ("某某商情", "2022年第9期", TITLES[0], TITLES[1])
    contents = ("目录", *(f"{title}·········{page}" for page, title in enumerate(EIGHT_TITLES, 1)))
    pages = [
        row for page, title in enumerate(EIGHT_TITLES, 1) for row in (title, *FULL * 4, SOURCE, "", f"第{page}页", "")
    ]
    assert titles(lines(*cover, *contents, "", *pages)) == list(EIGHT_TITLES)


@pytest.mark.parametrize("said", ["来源|会员供稿", "文/周启元", "记者:周启元", "——记电商讲堂0期", "(市局某某处供稿)"])
def test_what_says_whence_a_text_is_is_no_running_head(said: str) -> None:
    assert not may_be_head(said)
    assert may_be_head("会员供稿一览")


def test_the_head_above_the_first_column_is_one_though_the_contents_end_there() -> None:
    names = ("卷首语", "行业动态", "会员风采")
    listed = [f"{title}……{page}" for page, title in enumerate(TITLES, 1)]
    contents = [row for name, entry in zip(names, listed[::2], strict=True) for row in (name, entry)]
    pages: list[str] = []
    for page, title in enumerate(TITLES, 1):
        name = names[(page - 1) // 2]
        head = f"{name} ｜ {page:02}" if page % 2 else f"{page:02} ｜ 某某商情 2022年第9期"
        pages += ["", head, *((name,) if page % 2 else ()), title, *FULL * 4, SOURCE]
    found = lines("某某商情", "2022年第9期", "目录", *contents, *pages)
    assert titles(found) == list(TITLES)
    assert not any("｜" in item.body for item in found.items)


@pytest.mark.parametrize("amount", ["万元", "00万人民币", "数千万美元", "12个百分点", "36户次"])
def test_an_amount_whose_figure_is_on_the_row_above_is_no_head(amount: str) -> None:
    assert not may_be_head(amount)


def narrow_rows(*lasts: str) -> list[Row]:
    """Texts in narrow rows, each with one that ends in a figure, one of the ``lasts``, and one more."""
    above = "其中冷库是全港的码头里面最新的那一座，造价3"
    return given(*(row for last in lasts for row in (*broken(LONG, 8), above, last, LONG[:9])))


@pytest.mark.parametrize("rest", ["0{}万人民币", "千{}万美元", "6001转总务处"], ids=["sum", "sum in words", "figure"])
def test_the_rest_of_a_figure_that_narrow_rows_break_is_no_head(rest: str) -> None:
    rows = narrow_rows(*(rest.format(at if rest[0].isdigit() else "") for at in range(12)))
    assert not find_heads(rows, [False] * len(rows), 0).rows
    heads = narrow_rows(*["某某简报"] * 12)
    assert len(find_heads(heads, [False] * len(heads), 0).rows) == 12


def test_the_rest_of_a_year_between_heads_bears_no_page() -> None:
    # 2013 / 年上半年 broken before its last figure: between the heads of pages 2 and 4, as that of page 3 would be.
    rows: list[str] = []
    for page in (1, 2, 4, 5, 6, 7):
        head = f"{page}　电商观察" if page % 2 == 0 else f"2014年第3期　{page}"
        rows += [
            head,
            *broken(LONG, 8),
            *(["这座冷库的扩建工程计划于201", "3 年上半"] if page == 2 else []),
            *broken(LONG, 8),
        ]
    found = find_heads(given(*rows), [False] * len(rows), 0)
    assert sorted(found.pages.values()) == [1, 2, 4, 5, 6, 7]
    assert not found.columns


# --- left and right pages ---


def facing(*columns: str, title: str = "某某物流月报") -> list[str]:
    """A file that begins in mid-sentence: left pages bear the periodical's name, right ones that of a column."""
    rows = [title, *WRAPPED[1:]]
    for at, column in enumerate(columns):
        here, there = TEN_TITLES[2 * at : 2 * at + 2]
        # The paragraph at the foot of each page goes on at the top of the next.
        rows += [here, *SET_PARAGRAPH, SOURCE, *SET_PARAGRAPH[:1], str(4 + 2 * at), column]
        rows += [*SET_PARAGRAPH[1:], there, *SET_PARAGRAPH, SOURCE, *SET_PARAGRAPH[:1], str(5 + 2 * at), title]
        rows += SET_PARAGRAPH[1:]
    return rows


COLUMNS_OF_PAGES = ("专题研究", "专题研究", "政策观察", "企业与市场")


def test_columns_at_the_heads_of_right_pages_cut_no_text() -> None:
    found = lines(*facing(*COLUMNS_OF_PAGES))
    assert not any(name in item.body for item in found.items for name in (*COLUMNS_OF_PAGES, "某某物流月报"))
    assert [title for title in titles(found) if title] == list(TEN_TITLES[:8])
    assert {item.section for item in found.items} == set(COLUMNS_OF_PAGES)


def test_what_stands_first_at_the_head_of_a_page_is_no_headline_where_the_cover_is_missing() -> None:
    found = lines(*facing(*COLUMNS_OF_PAGES))
    assert found.items[0].title is None
    assert found.masthead.title == "某某物流月报"


def test_names_that_stand_once_each_at_the_top_of_a_page_head_columns() -> None:
    names = (
        ("專題研究", "Cover Story"),
        ("政策觀察", "Policies"),
        ("企業與市場", "Markets"),
        ("大事回顧", "Chronicle"),
    )
    rows: list[str] = []
    for at, name in enumerate(names):
        rows += ["某某物流月报", TEN_TITLES[2 * at], *SET_PARAGRAPH, SOURCE, str(4 + 2 * at), *name]
        rows += [TEN_TITLES[2 * at + 1], *SET_PARAGRAPH, SOURCE, str(5 + 2 * at)]
    told = {item.title: item.section for item in lines(*rows).items}
    assert [told[TEN_TITLES[at]] for at in (1, 3, 5, 7)] == [name for name, _foreign in names]


def test_names_between_signs_at_the_head_of_pages_are_columns_though_a_file_begins_with_its_contents() -> None:
    """The first page of the contents is missing: no word for them stands above."""
    contents = [row for page, name in enumerate(COLUMNS[:4], 2) for row in (name, f"　{LONGER_TITLES[page]}………{page}")]
    pages = [
        row
        for page, (name, title) in enumerate(zip(COLUMNS, TITLES, strict=False), 2)
        for row in (f"☆ {name} ☆", "", title, *FULL * 4, SOURCE, "", f"第{page}页", "")
    ]
    found = lines(*contents, "", "第1页", "", *pages)
    assert sections(found) == list(COLUMNS[: len(TITLES)])


def test_a_column_s_name_below_the_rest_of_a_line_that_its_page_broke_is_no_end_of_the_text() -> None:
    contents = ["目录", "◎行业动态", f"{TITLES[0]}……1", "◎数据观察", f"{TITLES[1]}……4", f"{TITLES[2]}……5"]
    broken_off = ["　　联合会公布的数据显示，港区的冷链运量又创新高", "，三号码头占到了其中的20.7"]
    below = "整个港区运量的三成以上，而四号码头的比重又降了一"
    rest = "些，往年它都排在前列，今年因为改造停了四个月才恢复作业。"
    item = broken(INDENT + LONG + LONG + SOURCE, 24)
    text = [*broken(PARAGRAPH, 24), *broken_off, "\f%，占", "数据观察", below, *broken(rest + SOURCE, 24)]
    rows = ["◎行业动态", TITLES[0], *item, "◎数据观察", TITLES[1], *text, TITLES[2], *item]
    found = lines("某某月报", "第9期", "主办：某某协会", *contents, *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == ["行业动态", "数据观察", "数据观察"]
    assert found.items[1].body.endswith(f"其中的20.7%，占{below}{rest}")


def test_columns_in_two_languages_at_the_heads_of_right_pages_are_of_their_pages() -> None:
    """None of them stands on two right pages that follow each other."""
    columns = ("专题研究 STUDIES", "政策观察 POLICY", "专题研究 STUDIES", "企业与市场 MARKETS")
    found = lines(*facing(*columns))
    assert not any(name in item.body for item in found.items for name in columns)
    assert {item.section for item in found.items} == {"专题研究", "政策观察", "企业与市场"}


def with_names_said_again(*pages: tuple[str, list[str]]) -> list[str]:
    """Left pages bear the name of their column, which stands once more above its headline, if the page begins with
    one, and right ones the periodical's; no page breaks a sentence."""
    return [
        row
        for number, (column, page) in enumerate(pages, 4)
        for row in (
            *(str(number), "某某物流月报 2016年第3期" if number % 2 else column, ""),
            *((column, "") if len(page[0]) < 20 else ()),
            *page,
        )
    ]


def test_columns_at_the_heads_of_left_pages_that_name_them_once_more_are_heads() -> None:
    text = ["", *broken(LONG, 24), *broken(ROOM, 24)]
    names = (*COLUMNS, "实操课堂", "会员来信")
    pages = [(name, [title, *text]) for name, title in zip(names, TEN_TITLES, strict=False)]
    # A text that goes on from the page before.
    pages[4] = (pages[4][0], broken(LONG, 24) * 3)
    rows = with_names_said_again(*pages)
    numbers = [row.isdigit() for row in rows if row]
    found = find_heads(given(*rows), numbers, 0)
    assert [found.columns[at] for at in sorted(found.columns)] == [name for name, _page in pages[::2]]


def test_the_title_of_a_chronology_right_below_its_column_names_a_group() -> None:
    text = ["", *broken(LONG, 24), *broken(ROOM, 24)]
    days = [row for day, title in enumerate(MORE[2:6], 3) for row in (f"4月{day}日　{title}", *broken(LONG, 24), "")]
    names = ("专题研究", "政策观察", "企业与市场", "协会动态", "会员来信", "活动预告", "数据点滴", "实操课堂")
    pages = [(name, [title, *text]) for name, title in zip(names, TEN_TITLES, strict=False)]
    pages[3] = ("协会动态", ["协会大事记（2016年4—5月）", "", *days])
    found = lines("某某物流月报", "2016年第3期", TEN_TITLES[9], *text, *with_names_said_again(*pages))
    entries = [item for item in found.items if item.title in MORE[2:6]]
    assert len(entries) == 4
    assert {(item.section, item.group) for item in entries} == {("协会动态", "协会大事记（2016年4—5月）")}
