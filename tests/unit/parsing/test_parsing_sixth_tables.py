"""What a sixth look taught of tables, notices, links below texts, members and those who had a hand in an item."""

from __future__ import annotations

import pytest
from invented import AUTHORS, HEAD, INDENT, LONG, NEWS, TITLES, lines, sections, signed, titles

from feeds.model import Kind

# --- cells ---

PRICES = ("品种　　本周　　上周", "土豆　　2.1　　2.2", "大棚西红柿 5.0　　4.8", "鸡蛋　　11.5　　11.6")


def test_a_name_that_fills_its_column_leaves_a_narrow_gap_in_its_table() -> None:
    found = lines(*HEAD, *NEWS, "■ 行情", *signed(TITLES[3]), "三月上旬菜价", *PRICES, *signed(TITLES[4]))
    table = next(item for item in found.items if item.title == "三月上旬菜价")
    assert table.kind is Kind.TABLE
    assert "鸡蛋\t11.5\t11.6" in table.body


def test_a_row_with_a_cell_too_few_ends_a_table() -> None:
    rows = (*PRICES[:2], "以上均为批发价　　仅供参考", *PRICES[3:])
    assert "\t" not in "".join(item.body for item in lines(*HEAD, *NEWS, "■ 行情", "三月上旬菜价", *rows).items)


CELLS = ("品种", "本周", "上周", "土豆", "2.1", "2.2", "黄瓜", "5.0", "4.8", "鸡蛋", "11.5", "11.6")
GOODS = ("土豆", "黄瓜", "鸡蛋", "豆角", "茄子", "青椒", "菠菜", "芹菜", "冬瓜", "莲藕", "丝瓜", "南瓜")


def kind_of_price_item(*rows: str) -> Kind:
    """The kind of an item of one sentence above the rows and one below."""
    found = lines(*HEAD, *NEWS, "■ 行情", "菜价连降两周", LONG, *rows, f"{LONG}（来源：某某商报）", *signed(TITLES[4]))
    assert titles(found)[3:] == ["菜价连降两周", TITLES[4]]
    return found.items[3].kind


def test_cells_may_have_a_row_each_below_a_caption() -> None:
    assert kind_of_price_item("表1　三月上旬菜价", *CELLS) is Kind.TABLE


@pytest.mark.parametrize(
    "rows",
    [
        ("表1　本季新添的品种", *GOODS),
        ("表1列出三月上旬的菜价。", *CELLS),
        ("三月上旬菜价", *CELLS),
    ],
    ids=["no figures", "a sentence", "no number"],
)
def test_short_rows_without_figures_or_a_caption_are_no_table(rows: tuple[str, ...]) -> None:
    assert kind_of_price_item(*rows) is not Kind.TABLE


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


WIDE = tuple(f"{name}　　{low}.1　　{low}.2　　0.1" for low, name in enumerate(GOODS[:10]))


def test_a_numbered_headline_below_a_table_is_no_cell() -> None:
    rows = [*signed("1.港口恢复夜间作业", "2.渔港增开两条航线"), "表1　三月上旬菜价", *WIDE]
    found = lines(*HEAD, "■ 要闻", *rows, *signed("3.三月上旬鱼价涨了一成", "4.云仓二期封顶"))
    assert titles(found)[-2:] == ["三月上旬鱼价涨了一成", "云仓二期封顶"]


@pytest.mark.parametrize("row", ["11.土豆　　2.1　　2.2　　-0.1", "1.土豆"])
def test_a_number_before_a_cell_heads_nothing(row: str) -> None:
    rows = [*signed(TITLES[0]), "三月上旬菜价", *WIDE, row, *WIDE]
    found = lines(*HEAD, "■ 要闻", *rows, *signed(TITLES[1]))
    assert titles(found) == [TITLES[0], "三月上旬菜价", TITLES[1]]


# --- what the publisher says ---

NOTICES = [
    ("下期要目", "码头换上新灯", "两村合办粮仓"),
    ("下期看点预告", "码头换上新灯"),
    ("更正：本刊第8期第3版“渔港夜市”一文的作者应为闻天歌，特此致歉。",),
    ("广告刊登", "封底整版每期五千元，联系人闻天歌。"),
    ("广告价目表", "封底整版每期五千元，联系人闻天歌。"),
]


@pytest.mark.parametrize("notice", NOTICES, ids=[rows[0][:6] for rows in NOTICES])
def test_what_comes_next_what_was_wrong_and_what_space_costs_are_notices(notice: tuple[str, ...]) -> None:
    assert titles(lines(*HEAD, *NEWS, *notice)) == list(TITLES[:3])


def test_what_another_puts_right_is_news() -> None:
    said = "更正：商报昨日称渔港停航一周，实为停航一天，特此说明。"
    assert said in [item.body for item in lines(*HEAD, *NEWS, said).items]


LINKS = (
    "查看展位图 >> http://expo.jianbao.example/map",
    "查看全部 » https://expo.jianbao.example/all",
    "手册下载→https://expo.jianbao.example/a.pdf",
    "<https://expo.jianbao.example/a.pdf>",
)


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("source", ["", "（来源：某某商报）"], ids=["unsigned", "signed"])
def test_a_link_ends_the_text_above_it(link: str, source: str) -> None:
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES[:3] for row in (head, f"{LONG}{source}", "", link, "")))
    assert [(item.title, item.body) for item in found.items] == [(head, LONG) for head in TITLES[:3]]


def test_a_link_in_mid_sentence_ends_nothing() -> None:
    text = [f"{INDENT}{LONG[:-1]}，会员可在", "https://expo.jianbao.example/map", f"查到展位图，{LONG}"]
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES[:3] for row in (head, *text)))
    assert titles(found) == list(TITLES[:3])
    assert all(item.body.endswith(text[2]) for item in found.items)


MADE = [
    *("主管：某某市商务局", "主管单位：某某市商务局", "编：闻天歌　周启元", "会址：某某市某某路一号", "督印：闻天歌"),
    *("发行人：闻天歌", "发行单位：海岬书局", "发行所：海岬书局", "编委：闻天歌", "监制：周启元", "承印：海岬彩印厂"),
]


@pytest.mark.parametrize("made", MADE)
def test_who_made_an_issue_is_told_below_its_last_item(made: str) -> None:
    assert [item.body for item in lines(*HEAD, *NEWS, made, "共印200份").items] == [LONG] * 3


def test_what_the_editors_add_is_of_the_item_above() -> None:
    said = "编者附言：这两条航线来得正是时候。"
    found = lines(*HEAD, "■ 要闻", *signed(TITLES[0]), said, *signed(*TITLES[1:3]))
    assert titles(found) == list(TITLES[:3])
    assert found.items[0].body.endswith(said)


# --- people and members ---


@pytest.mark.parametrize("who", ["记录：", "纪录：", "执笔：", "创业导师　", "高级讲师　", "会长助理　"])
def test_who_took_it_down_or_teaches_is_named_below_a_headline(who: str) -> None:
    rows = [row for head, name in zip(TITLES, AUTHORS, strict=False) for row in (head, f"{who}{name}", LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert [(item.section, item.title, item.byline) for item in found.items] == [
        ("要闻", head, (name,)) for head, name in zip(TITLES, AUTHORS, strict=False)
    ]


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
