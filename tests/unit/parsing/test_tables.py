"""Tables that are items of their own, and their captions."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    LONG,
    LONGER_TITLES,
    NEWS,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    SOURCE,
    TITLES,
    WRAPPED,
    briefs,
    broken,
    cut,
    lines,
    news,
    placed,
    signed,
    titled,
    titles,
)

from feeds.model import BlockKind, Kind

# --- tables of their own, and of a text ---

NOTE = "注：均价按各市场成交量加权。"
CAPTIONS = ("表1　某市粮油均价", "表2　某市蔬菜均价")
BRIEFS = [row for at, title in enumerate(TITLES[1:3], 1) for row in (f"{at}.{title}", LONG)]
GROCERY_ROWS = [f"{name}　　{at}.20　　{at}.18　　0.{at}" for at, name in enumerate("米面油糖果梨豆茶", 2)]
GROCERIES = ["品种　　本周均价　　上周均价　　涨跌", *GROCERY_ROWS]


def captioned(at: int) -> list[str]:
    return [CAPTIONS[at - 1], *GROCERIES]


@pytest.mark.parametrize(
    ("below", "more"),
    [
        ([], []),
        ([NOTE, *captioned(2)], [CAPTIONS[1]]),
        ([f"3.{TITLES[3]}", LONG], [TITLES[3]]),
        (["【会务】", TITLES[3], LONG], [TITLES[3]]),
    ],
    ids=["the end", "another", "the next brief", "the next column"],
)
def test_a_table_between_briefs_of_one_paragraph_is_an_item(below: list[str], more: list[str]) -> None:
    found = lines("某某信息", "第9期", "【行情】", *BRIEFS, *captioned(1), *below)
    assert titles(found) == [*TITLES[1:3], CAPTIONS[0], *more]


@pytest.mark.parametrize(("above", "below"), [([LONG], []), ([], [LONG])], ids=["two paragraphs", "text below"])
def test_a_table_in_a_longer_text_is_a_part_of_it(above: list[str], below: list[str]) -> None:
    found = lines("某某信息", "第9期", "【行情】", *BRIEFS, *above, *captioned(1), *below, f"3.{TITLES[3]}", LONG)
    assert titles(found) == list(TITLES[1:4])


def among_plain_briefs(*table: str, text: str = PARAGRAPH) -> list[str | None]:
    return titles(lines(*HEAD, "【行情】", *briefs(TITLES[0]), TITLES[1], text, *table, *briefs(*TITLES[2:4])))


def test_a_table_between_plain_briefs_of_one_paragraph_is_an_item() -> None:
    assert among_plain_briefs(*captioned(1)) == [*TITLES[:2], CAPTIONS[0], *TITLES[2:4]]


def test_a_line_that_ends_with_its_sentence_is_not_the_last_of_a_plain_brief() -> None:
    others = [row for title in TITLES[:3] for row in (title, *broken(PARAGRAPH, 22))]
    brief = broken(f"　　全市新建和改造的冷库已经覆盖各主要产区。{LONG}", 22)
    found = lines(*HEAD, "【行情】", *others, TITLES[3], *brief, *captioned(1), *others[:4])
    assert titles(found) == [*TITLES[:4], CAPTIONS[0], TITLES[0]]


def test_a_table_that_a_plain_brief_refers_to_is_a_part_of_it() -> None:
    assert among_plain_briefs(*captioned(1), text=f"{PARAGRAPH[:-1]}（见表1）。") == list(TITLES[:4])


def test_a_table_above_more_text_of_a_plain_brief_is_a_part_of_it() -> None:
    assert among_plain_briefs(*captioned(1), PARAGRAPH) == list(TITLES[:4])


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


def test_a_table_below_a_bulleted_headline_is_its_item() -> None:
    rows: list[str] = []
    for title in TITLES[:3]:
        rows += [f"●{title}", f"  {LONG}（来源：某某商报）"]
    table = ["名次  店铺名称  成交额", *(f"{at}  某某{at}号店  {at}6.4" for at in range(1, 9))]
    found = lines("■会 务 动 态", *rows, "●会员网店成交榜(8月1日-2日)", *table)
    assert titles(found) == [*TITLES[:3], "会员网店成交榜(8月1日-2日)"]
    assert found.items[3].kind is Kind.TABLE


def test_a_table_of_bars() -> None:
    table = "| 位次 | 名称 | 类别 |\n|:--:|:--|--:|\n| 1 | 驼铃 | 318 |\n| 2 | 拼图 | 276 |\n| 3 | 快拍 | 201 |\n"
    found = cut(FRONT + f"【数据】\n\n1. 仓储面积稳步增长\n\n{ROOM}\n\n2. 下载量前三位\n\n{table}")
    item = found.items[1]
    assert (item.title, item.kind) == ("下载量前三位", Kind.TABLE)
    assert item.body == table.strip()
    assert item.blocks[0].rows == (
        ("位次", "名称", "类别"),
        ("1", "驼铃", "318"),
        ("2", "拼图", "276"),
        ("3", "快拍", "201"),
    )


# --- captions ---


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


COUNTED_CONTENTS = "目  次\n一  本月综述 ........ 1\n二  网上农资 ........ 4\n三  价格监测 ........ 6\n\n"
FERTILISERS = (
    "品种    规格    上旬    下旬\n尿素    小颗粒    1790    1820\n"
    "钾肥    60%红    2060    2020\n磷肥    64%    2580    2590\n"
)


def test_numbered_columns_and_tables_under_captions() -> None:
    found = cut(
        FRONT
        + COUNTED_CONTENTS
        + f"一  本月综述\n\n仓储面积稳步增长\n\n{ROOM}\n\n二  网上农资\n\n店里摘下黑板\n\n{RUSH}\n\n三  价格监测\n\n"
        + f"表1  2020年3月化肥均价\n{FERTILISERS}注：均价为三地算术平均。\n\n表2  2020年3月农药均价\n{FERTILISERS}"
    )
    assert placed(found) == [
        ("本月综述", "仓储面积稳步增长"),
        ("网上农资", "店里摘下黑板"),
        ("价格监测", "表1 2020年3月化肥均价"),
        ("价格监测", "表2 2020年3月农药均价"),
    ]
    assert [item.kind for item in found.items[2:]] == [Kind.TABLE, Kind.TABLE]


def test_a_table_s_rows_are_no_lines_that_a_page_broke() -> None:
    found = cut(
        FRONT + f"仓储面积稳步增长\n{ROOM}\n\n价格一览\n\n"
        f"{FERTILISERS * 3}\n\n港口恢复夜间作业\n{ROOM}\n\n夜市开到河边\n{RUSH}\n"
    )
    assert titles(found)[-2:] == ["港口恢复夜间作业", "夜市开到河边"]


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


UNEVEN = ("品种 本周 上周 涨跌", "土豆 2.1 2.2 -0.1", "黄瓜 5.0 4.8 0.2")


def test_a_few_rows_of_cells_below_a_caption_are_a_table_of_their_own_below_a_source() -> None:
    table = ["表1　三月上旬菜价", *UNEVEN, "来源：某某物价网"]
    found = lines(*HEAD, *NEWS, "■ 行情", *signed(TITLES[3]), *table, *signed(TITLES[4]))
    assert titles(found)[3:] == [TITLES[3], "表1　三月上旬菜价", TITLES[4]]
    assert (found.items[4].kind, found.items[4].source) == (Kind.TABLE, "某某物价网")


@pytest.mark.parametrize("rows", [UNEVEN[:2], ("品种 本周", "土豆 2.1", "黄瓜 5.0")], ids=["two rows", "two cells"])
def test_fewer_rows_or_cells_below_a_caption_are_no_table(rows: tuple[str, ...]) -> None:
    found = lines(*HEAD, *NEWS, "■ 行情", *signed(TITLES[3]), "表1　三月上旬菜价", *rows, *signed(TITLES[4]))
    assert all(item.kind is not Kind.TABLE for item in found.items)


# --- named like a chronology ---


def test_a_table_that_is_called_like_a_chronology_is_one_item() -> None:
    days = [f"10月{day}日\t远足日\t西岭" for day in (9, 13, 18, 30)]
    found = lines(*HEAD, *NEWS, "■ 活动预告", "十月份活动一览", "日期\t活动\t地点", *days)
    assert (found.items[3].title, found.items[3].kind) == ("十月份活动一览", Kind.TABLE)
    assert len(found.items) == 4


def test_a_headline_that_fills_its_line_above_a_table_is_one() -> None:
    rows = [row for title in TITLES[:4] for row in (title, *broken(PARAGRAPH, 22), *broken(PARAGRAPH, 22))]
    table = ["县（市、区）　　零售额　　同比　　占比", *(f"某县　　{n}2.7　　2{n}.4　　{n}1.2" for n in range(1, 8))]
    title = "某年1—4月全市网络零售额分县一览与去年之比较"
    contents = ("目录", *(f"0{page}　{one}" for page, one in enumerate((*TITLES[:4], title), 1)))
    found = lines("某某月刊", "2022年第9期", *contents, "", "专题", *rows, title, *table)
    assert titles(found) == [*TITLES[:4], title]
    assert found.items[-1].kind is Kind.TABLE


def test_thousands_are_set_off_in_cells_and_make_no_sentence_of_them() -> None:
    rows = ("日期　活动　地点　费用", "9月14日　工作坊　会址　$300／$500", "9月27日　会员午宴　旺角　$1,380／$2,480")
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "【活动预告】", "9月至10月活动一览", *rows, *rows[1:], rows[2])
    assert (found.items[-1].title, found.items[-1].kind) == ("9月至10月活动一览", Kind.TABLE)


def test_figures_in_thousands_next_to_each_other_are_cells_and_no_sentence() -> None:
    table = ("港口　一月　二月　三月", "港区　187,204　191,660　352,118", "北岸　87,204　91,660　152,118")
    found = lines(
        *HEAD, *NEWS, "■ 数据", *signed(TITLES[3]), "三港吞吐量一览", *table, "南岸　107,318　111,702　231,455"
    )
    assert (found.items[-1].title, found.items[-1].kind) == ("三港吞吐量一览", Kind.TABLE)


def test_the_unit_between_a_caption_and_its_cells_leaves_the_caption_a_headline() -> None:
    cells = [
        f"{name}　　　{n}1260　　　{n}1.8"
        for n, name in enumerate(("某港", "某城", "某州", "某湾", "某岛", "某山", "某江"), 1)
    ]
    found = lines(
        *HEAD,
        "■ 数据",
        *signed(*TITLES[:2]),
        "上半年各市快递业务量",
        "单位：万件",
        "市州　　　业务量　　　同比",
        *cells,
    )
    assert titles(found) == [*TITLES[:2], "上半年各市快递业务量"]
    assert found.items[-1].kind is Kind.TABLE


def test_a_table_begins_below_the_day_of_a_notice() -> None:
    cells = [f"{name}收入（亿元）　　　　4{n}.7　　　1{n}.9%" for n, name in enumerate("甲乙丙丁戊己庚", 1)]
    notice = ("关于申报扶持资金的通知", "各企业：", LONG, "某某管理委员会", "2022年5月20日")
    rows = ("数说园区", "1—4月主要经济指标", "指标　　　　1—4月　　　同比增长", *cells)
    found = lines("某某动态", "", *news("园区要闻"), "招商服务", *news(*TITLES[:2]), *notice, *rows)
    assert "2022年5月20日" in titled(found, "关于申报扶持资金的通知").body
    assert found.items[-1].title == "1—4月主要经济指标"


def test_letters_that_stand_apart_below_a_table_are_no_cells_of_it() -> None:
    cells = [f"{n}　　服装鞋帽　　　　{n}41{n}　　 1{n}.5" for n in range(1, 9)]
    table = ("八月投诉量前八位", "名次　类　别　　　　件数　　同比", *cells)
    found = lines(*HEAD, "■ 数据", *signed(TITLES[0]), *table, "", " ".join(LONGER_TITLES[1]), LONG, SIGNED)
    assert titles(found)[-1] == LONGER_TITLES[1]


def test_a_column_behind_a_bullet_below_a_table_is_no_cell_nor_is_what_stands_below_it() -> None:
    cells = [f"某{name}镇　　　34{n}　167{n}　201{n}　2{n}.9%" for n, name in enumerate("甲乙丙丁戊己庚辛")]
    table = ("各镇投诉举报情况表", "辖区　　　投诉　举报　合计　同比", *cells)
    rows = ("★ 提示", "促销将至，五个坑要当心", "促销临近，提醒广大消费者：", LONG, LONG)
    found = lines(*HEAD, "★ 数据", *signed(TITLES[0]), *table, *rows, "★ 要闻", *signed(TITLES[1]))
    assert "促销将至，五个坑要当心" in titles(found)


def test_who_made_the_issue_is_no_row_of_the_table_above() -> None:
    cells = [f"{month}月3日　　意大利国际展{month}　　米兰" for month in range(1, 6)]
    own = ("主编：闻天歌　编辑：周启元　毛晓珊", "地址：某市港区大道8号")
    found = lines(*HEAD, "■ 资料", *signed(TITLES[0]), "展会一览", "时间　　展会名称　　　地点", *cells, *own)
    assert "闻天歌" not in found.items[-1].body


# --- captions that begin alike ---

RENTS = ("城市　　租金　　空置率", *(f"{name}港　　{90 + at}　　{at}.5%" for at, name in enumerate("东南西北")), "")
NOTED = ("注：含税。", "", "数据来源：某某物流协会", "")


@pytest.mark.parametrize(
    ("caption", "heads"),
    [("2021年7月北岸公路运价", True), ("2021年上半年北岸公路运价", True), ("北岸各线的公路运价", False)],
)
def test_a_caption_that_begins_as_one_below_a_source_heads_an_item(caption: str, heads: bool) -> None:
    brief = (TITLES[0], "", "2021-08-18　来源：某某商报", "", LONG, "")
    rents = ("2021年7月冷库租金", "", *RENTS, *NOTED)
    last = ("2021年7月港口吞吐", "", *RENTS, *NOTED, TITLES[1], "", "2021-08-19　来源：某某商报", "", LONG)
    figures = ("二、数据", "", *brief, *RENTS, caption, "", *RENTS, *NOTED, *rents, *last)
    found = lines(*HEAD, "一、要闻", "", *brief, *figures)
    assert [caption in titles(found), "2021年7月冷库租金" in titles(found)] == [heads, True]


def test_a_table_below_a_text_is_of_it_where_no_caption_of_its_kind_heads_an_item() -> None:
    brief = (TITLES[0], "", "2021-08-18　来源：某某商报", "", LONG, "")
    more = (TITLES[1], "", "2021-08-19　来源：某某商报", "", LONG)
    found = lines(*HEAD, "一、要闻", "", *brief, "二、数据", "", *brief, "2021年7月冷库租金", "", *RENTS, *more)
    assert titles(found) == [TITLES[0], TITLES[0], TITLES[1]]


OF_COUNTIES = ("某县 41.6 28.3 花木", "甲县 36.2 19.7 茶叶", "乙县 22.8 31.5 干果", "丙市 18.4 22.1 大米")


def test_cells_with_one_blank_between_them_are_a_table_where_figures_stand_below_each_other() -> None:
    heads = "县（市） 零售额（亿元） 同比增长（%） 主销品类"
    rows = ["表：四县农产品网络零售额", heads, *OF_COUNTIES]
    found = lines(*HEAD, "■ 数据", *signed(*TITLES[:3]), *rows, "■ 要闻", *signed(*TITLES[3:5]))
    assert found.items[3].kind is Kind.TABLE
    assert next(block.plain for block in found.items[3].blocks if block.kind is BlockKind.TABLE).startswith("县（市）")


def test_words_and_figures_of_a_sentence_are_none() -> None:
    text = (
        "某县 今年的零售额是 41.6 亿元 比去年增长",
        "甲县 今年的零售额是 36.2 亿元 比去年增长",
        "乙县的零售额增长最快。",
    )
    found = lines(*HEAD, "■ 数据", TITLES[0], *text, SOURCE, *signed(*TITLES[1:3]))
    assert Kind.TABLE not in {item.kind for item in found.items}


def test_the_headline_of_an_event_below_a_table_is_no_cell_of_it() -> None:
    shows = [f"{name}\t9/{day}\t某港\t68,000元\t已额满" for day, name in enumerate(("渔具展", "茶具展", "木器展"), 3)]
    facts = ("时间：9月23日下午一时三十分", "地点：本会会议室", "讲师：林佩桦老师", "费用：六百元")
    table = ("九、十月份展览一览表", "展览名称\t日期\t地点\t摊位费\t报名截止", *shows)
    briefs = [row for title in TITLES[:3] for row in ("", f"◆ {title}", LONG)]
    found = lines(
        *HEAD, "【要闻】", *briefs, "", "【活动】", "", *table, "", "◆ 「商品摄影」工作坊开放报名", *facts, LONG
    )
    assert titles(found) == [*TITLES[:3], table[0], "「商品摄影」工作坊开放报名"]
