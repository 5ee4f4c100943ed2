"""Brackets around headlines, and brackets that head parts of a text."""

from __future__ import annotations

from invented import (
    FRONT,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    ROOM,
    RUSH,
    TITLES,
    bodies,
    broken,
    cut,
    dated,
    lines,
    signed,
    spaced,
    titles,
)

# --- headlines ---


def test_a_colon_in_brackets_heads_an_item_where_others_do() -> None:
    heads = ("甲镇办起田间课堂", "乙镇土地托管见成效", "丙镇果树保险落地", "他县信息：邻县乐器出圈")
    found = lines("某某信息", "第8期", *(f"{INDENT}【{head}】{LONG}（某某局）" for head in heads))
    assert titles(found) == list(heads)


def test_a_headline_in_brackets_may_break_over_two_lines() -> None:
    rows: list[str] = []
    for name in ("甲镇", "乙镇", "丙镇"):
        text = f"{INDENT}【{name}三家单位入选省级电商示范创建名单】{LONG}{LONG}（县商务局）"
        rows += broken(text, 18)
    found = lines("某某信息", "第8期", *rows)
    assert titles(found) == [f"{name}三家单位入选省级电商示范创建名单" for name in ("甲镇", "乙镇", "丙镇")]
    assert bodies(found) == {LONG + LONG}


BRACKETED_IN_NARROW_LINES = """外贸快讯
2016年6月17日
【机电产品退税进度加快】税务总
局六月十四日召开视频会议，要求
各地在资料齐全的前提下，五个工
作日内办结，不得以任何理由拖延
。
【部分商品取消进口许可】商务部
六月十二日发布公告，自七月起对
六类商品不再实行自动进口许可管
理，已领的许可证继续有效。
【试验区首批清单公布】市商务局
近日公布首批制度创新清单，共七
项，涉及通关、结汇和退税三个环
节，下月起在全区施行。
"""


def test_headlines_in_brackets_are_parted_from_a_text_that_has_hardly_begun_in_their_line() -> None:
    items = cut(BRACKETED_IN_NARROW_LINES).items
    assert [item.title for item in items] == ["机电产品退税进度加快", "部分商品取消进口许可", "试验区首批清单公布"]
    assert items[1].blocks[0].text.startswith("商务部六月十二日")


def test_brackets_in_several_columns_head_items() -> None:
    heads = ["港口作业恢复正常", "渔港增开两条航线", "云仓二期如期封顶", "两家会员合建冷库"]
    rows = [row for head in heads for row in (f"【{head}】", LONG)]
    found = lines("某某信息", "◆ 要闻", LONG, *rows[:4], "◆ 企业动态", LONG, *rows[4:])
    assert [title for title in titles(found) if title] == heads


def test_a_headline_in_brackets_may_have_a_part_s_heading_first() -> None:
    heads = "".join(f"【{title}】\n{ROOM}\n\n" for title in ("港口恢复夜间作业", "两家会员合建冷库", "河边的夜市热闹"))
    found = cut(FRONT + f"◆ 要闻\n\n{heads}【乳企自建冷库成风】\n■ 先做清单\n{ROOM}\n■ 再立红线\n{RUSH}\n")
    assert titles(found)[-1] == "乳企自建冷库成风"
    assert len(found.items) == 4


# --- parts ---


def test_brackets_inside_one_text_head_its_parts() -> None:
    parts = [row for name in ("起步阶段的难处", "找到第一批客户", "下一步怎么走") for row in (f"【{name}】", LONG)]
    found = lines("把小五金卖到海外", "文/王建某", LONG, *parts)
    assert titles(found) == ["把小五金卖到海外"]
    assert "【找到第一批客户】" in found.items[0].body


def test_bracketed_inner_headings_are_not_items() -> None:
    found = spaced(
        "年度十大关键词",
        "【关键词一：上市】",
        LONG,
        "【关键词二：跨境】",
        LONG,
        f"{LONG}（来源：某报）",
        *dated("乙市获批试点"),
    )
    assert titles(found) == ["年度十大关键词", "乙市获批试点"]


def test_headings_in_brackets_below_a_headline_head_parts_whatever_columns_lie_between() -> None:
    def parts(*names: str) -> list[str]:
        return [row for name in names for row in (f"【{name}】", LONG, LONG)]

    first = ["一、本周观察", "封港之后的三条出路", LONG, *parts("出路一：换一个港口", "出路二：换一条航线")]
    last = ["三、国别观察", "下一个远洋市场在哪里？", LONG, *parts("市场到底有多大", "难处究竟在哪里")]
    found = lines(*HEAD, *first, "二、政策动态", *signed(*TITLES[:3]), *last)
    assert titles(found) == ["封港之后的三条出路", *TITLES[:3], "下一个远洋市场在哪里？"]


def test_a_part_of_an_inquiry_is_no_item_whatever_else_is_in_brackets() -> None:
    parts = [row for name in ("现状：一条河的三个码头", "问题：四道坎") for row in (f"【{name}】", PARAGRAPH)]
    rows = [row for title in TITLES[1:5] for row in (f"【{title}】", PARAGRAPH)]
    found = lines(*HEAD, "调研", TITLES[0], "某某研究中心　覃远志", PARAGRAPH, *parts, "信息之窗", *rows)
    assert [title for title in titles(found) if title and "：" in title] == []
    assert len(found.items) == 5
