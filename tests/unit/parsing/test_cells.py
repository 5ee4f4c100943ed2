"""The cells of a table, and rows below or inside a table that are none."""

from __future__ import annotations

import pytest
from invented import HEAD, LONG, NEWS, SIGNED, TITLES, columns, lines, signed, titles

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


def kind_of_price_item(*rows: str) -> Kind:
    """The kind of an item of one sentence above the rows and one below."""
    found = lines(*HEAD, *NEWS, "■ 行情", "菜价连降两周", LONG, *rows, SIGNED, *signed(TITLES[4]))
    assert titles(found)[3:] == ["菜价连降两周", TITLES[4]]
    return found.items[3].kind


def test_cells_may_have_a_row_each_below_a_caption() -> None:
    assert kind_of_price_item("表1　三月上旬菜价", *CELLS) is Kind.TABLE


GOODS = ("土豆", "黄瓜", "鸡蛋", "豆角", "茄子", "青椒", "菠菜", "芹菜", "冬瓜", "莲藕", "丝瓜", "南瓜")


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


# --- headlines and columns beside tables ---

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


def test_the_name_of_a_column_below_a_table_is_no_cell_of_it() -> None:
    table = ["品种\t本周\t上周\t环比", *(f"品种{name}\t33.62\t32.93\t2.1%" for name in "甲乙丙丁戊己庚辛")]
    found = lines(
        "价格看板", "本周批发价格平稳", LONG, *table, "品种分析", "猪肉压栏现象增多", LONG, "鸡蛋创年内新高", LONG
    )
    assert titles(found)[1:] == ["猪肉压栏现象增多", "鸡蛋创年内新高"]
    assert columns(found)[1] == ("品种分析", None)


def test_a_small_headline_row_of_a_table_is_no_column() -> None:
    table = ["地区\t冷库\t说明", "甬江\t3\t一期二期", "钱塘\t5\t已投用完"]
    found = lines(
        "冷库建设进度", f"3月5日，{LONG}", *table, LONG + "（来源：某报）", "港口夜航", f"{LONG}（来源：某报）"
    )
    assert titles(found) == ["冷库建设进度", "港口夜航"]
