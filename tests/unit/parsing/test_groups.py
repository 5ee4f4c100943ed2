"""Groups inside a column: places and offices, in brackets, behind signs, further in."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    INDENT,
    LONG,
    MORE,
    PARAGRAPH,
    SIGNED,
    TITLES,
    TWICE,
    bodies,
    columns,
    dated,
    given,
    groups,
    lines,
    news,
    sections,
    signed,
    spaced,
    titles,
    told,
)

# --- below a column's name ---


def test_columns_and_groups() -> None:
    found = spaced("行业动态", "[甲市]", *dated("某园区揭牌开园"), "[国内]", *dated("某办法公开征求意见"))
    assert columns(found) == [("行业动态", "甲市"), ("行业动态", "国内")]


def test_groups_stand_below_a_columns_name() -> None:
    contents = ["目录", "一、本月要闻……1", "二、律师点评……2", "平台的边界在哪里……2", "三、实务问答……3"]
    first = [["国内", f"{name}局正式挂牌成立", INDENT + LONG + "（来源：某社）"] for name in "甲"]
    more = [["湖北", "某市试行前置调解", INDENT + LONG + "（来源：某报）"]]
    rest = ["律师点评", "平台的边界在哪里", PARAGRAPH, "实务问答", "租金能否扣除？", PARAGRAPH]
    found = lines("某某法规速递", "第11期", *contents, "本月要闻", *first[0], *more[0], *rest)
    assert columns(found)[:2] == [("本月要闻", "国内"), ("本月要闻", "湖北")]
    assert sections(found)[2:] == ["律师点评", "实务问答"]


def test_names_in_brackets_below_a_columns_name_are_groups() -> None:
    heads = ["月饼抽检结果公布", "欧盟修订监测办法", "协会换届筹备会召开"]
    contents = ["目录", "一周要闻", "[国内]", heads[0], "[国际]", heads[1], "协会信息", heads[2]]
    text = ["一周要闻", "[国内]", heads[0], f"{LONG}（来源：某网）", "[国际]", heads[1], f"{LONG}（来源：某报）"]
    found = lines("食品行业周讯", "2018年第36期", *contents, *text, "协会信息", heads[2], f"{LONG}（来源：某社）")
    assert columns(found) == [("一周要闻", "国内"), ("一周要闻", "国际"), ("协会信息", None)]


def test_a_place_right_below_a_column_s_name_is_a_group_and_nobody_s_name() -> None:
    rows = ["行业动态", "◎武汉", TITLES[0], LONG, TITLES[1], LONG, "◎宜昌", TITLES[2], LONG]
    found = lines("某某周报", "第9期", *rows)
    assert columns(found) == [("行业动态", name) for name in ("武汉", "武汉", "宜昌")]
    assert {item.byline for item in found.items} == {()}


def test_names_in_quotation_marks_below_a_plain_one_are_groups() -> None:
    rows = ["要闻", *signed(*TITLES[:3]), "会员园地", "《会员喜讯》", *signed(*MORE[:2])]
    contents = ["目录", "要闻", *TITLES[:3], "会员园地", *MORE[:4], ""]
    found = lines(*HEAD, *contents, *rows, "《会员之声》", *signed(*MORE[2:4]))
    assert columns(found)[3:] == [("会员园地", "会员喜讯")] * 2 + [("会员园地", "会员之声")] * 2


def test_names_with_a_bullet_behind_are_groups() -> None:
    rows = ["【要闻】", "国内 ▶", *signed(*TITLES[:2]), "本市 ▶", *signed(*TITLES[2:4]), "【观察】", *signed(TITLES[4])]
    found = lines(*HEAD, *rows)
    assert columns(found) == [("要闻", "国内")] * 2 + [("要闻", "本市")] * 2 + [("观察", None)]


def test_bullets_of_two_kinds_behind_names_are_no_habit() -> None:
    assert [row.text for row in given("国内 ▶", LONG, "本市 ●", LONG)][::2] == ["国内 ▶", "本市 ●"]
    assert [row.text for row in given("国内 ▶", LONG, "本市 ▶", LONG)][::2] == ["▶国内", "▶本市"]


def test_what_stands_below_a_column_that_part_01_is_above_is_a_group() -> None:
    members = [row for name in ("雪岭冷链", "苍原物流") for row in (f"{name}有限公司", LONG)]
    rows = ["PART.01", "立法观察室", *signed(*TITLES[:2]), "PART.02", "会员风采", *signed(*TITLES[2:4])]
    found = lines(*HEAD, *rows, "新入会会员", *members, "工作动态", *signed(*TITLES[4:]))
    assert columns(found)[4:] == [("会员风采", "新入会会员")] * 2 + [("会员风采", "工作动态")] * 2


def test_names_set_between_other_signs_are_groups_of_the_column_above() -> None:
    rows = ["★ 行业要闻 ★", "", "—— 本省 ——", ""]
    for at, title in enumerate(TITLES[:4], 1):
        rows += ["—— 国内 ——", ""] if at == 3 else []
        rows += [f"{at}. {title}", LONG, "来源：某某商报", ""]
    rows += ["★ 会员之窗 ★", "", f"1. {TITLES[4]}", LONG, "来源：某某商报"]
    assert columns(lines(*rows)) == [
        *[("行业要闻", "本省")] * 2,
        *[("行业要闻", "国内")] * 2,
        ("会员之窗", None),
    ]


@pytest.mark.parametrize("signs", ["— {} —", "◇{}◇", "—— {} ——"])
@pytest.mark.parametrize("first", [0, 2], ids=["in the first column", "in the second column"])
def test_names_set_between_signs_right_below_a_plain_name_are_groups_in_it(signs: str, first: int) -> None:
    rows = [[title, SIGNED] for title in TITLES]
    rows[first].insert(0, signs.format("东港镇"))
    rows[first + 1].insert(0, signs.format("西港镇"))
    rows[0].insert(0, "行业动态")
    rows[2].insert(0, "会员风采")
    found = lines(*HEAD, *(row for item in rows[:4] for row in item))
    names = [None] * first + ["东港镇", "西港镇"] + [None] * (2 - first)
    assert columns(found) == list(zip(["行业动态"] * 2 + ["会员风采"] * 2, names, strict=True))


def test_names_set_between_signs_above_plain_ones_as_below_them_are_columns() -> None:
    rows = ["◇海上风◇", "行业动态", *signed(*TITLES[:2]), "会员风采", "◇山里事◇", *signed(*TITLES[2:4])]
    assert sections(lines(*HEAD, *rows)) == ["海上风"] * 2 + ["山里事"] * 2


def test_the_number_before_a_group_is_no_part_of_its_name() -> None:
    rows = ["【要闻】", *signed(*TITLES[:2]), "（一）港口动态", *signed(*TITLES[2:4]), "（二）山里动态"]
    found = lines(*HEAD, *rows, *signed(*TITLES[4:6]))
    assert sections(found)[2:] == ["港口动态"] * 2 + ["山里动态"] * 2


def test_groups_above_entries_behind_another_bullet_head_no_parts() -> None:
    rows = ["▌ 要闻", *(row for title in TITLES[:2] for row in (title, LONG))]
    for at, name in enumerate(("◆ 海上风", "◆ 山里事")):
        rows += [name, *(f"● {title}，{LONG}" for title in TITLES[2 + 2 * at : 4 + 2 * at])]
    found = lines(*HEAD, *rows)
    assert sections(found) == ["要闻"] * 2 + ["海上风"] * 2 + ["山里事"] * 2
    assert found.items[1].body == LONG


def test_a_plain_name_below_groups_behind_a_sign_is_that_of_the_next_column() -> None:
    rows = ["资讯", "", "▶ 海上风", "", *signed(*TITLES[:2]), "▶ 山里事", "", *signed(*TITLES[2:4]), "会员风采", ""]
    found = lines(
        *HEAD, "目录", *(f"{title}………{at}" for at, title in enumerate(TITLES, 2)), "资讯", "", *rows, *signed(TITLES[4])
    )
    assert columns(found) == [("资讯", "海上风")] * 2 + [("资讯", "山里事")] * 2 + [("会员风采", None)]


# --- before headlines ---


def test_a_place_in_brackets_before_headlines_is_their_group_by_habit() -> None:
    places = ("砀山县", "歙县", "宣城市", "浙江")
    rows = [
        row
        for place, title in zip(places, TITLES, strict=False)
        for row in (f"【{place}】　{title}", LONG, "（某县供销社）")
    ]
    found = lines(*HEAD, "市县传真", *rows)
    assert titles(found) == list(TITLES[:4])
    assert groups(found) == list(places)


def test_places_behind_bullets_stand_before_headlines() -> None:
    places = ("广州", "中山", "佛山", "东莞")
    rows = [row for place, title in zip(places, TITLES, strict=False) for row in (f"◎{place}　{title}", LONG)]
    found = lines(*HEAD, "【湾区】", *rows)
    assert [(item.group, item.title) for item in found.items] == list(zip(places, TITLES, strict=False))


@pytest.mark.parametrize("mark", ["〔{}〕{}", "【{}】{}", "［{}］{}"])
def test_brackets_before_each_headline_are_no_columns(mark: str) -> None:
    names = ("社论", "航运", "渔业", "冷链")
    heads = [mark.format(name, title) for name, title in zip(names, TITLES, strict=False)]
    listed = [f"{head} ………… {page}" for page, head in enumerate(heads, 2)]
    found = lines("某某会讯", "第9期", "目录", *listed, *news(*heads))
    assert titles(found) == list(TITLES[:4])
    assert columns(found) == [(None, name) for name in names]
    assert bodies(found) == {TWICE}


# --- set further in ---


def test_what_the_contents_list_further_in_are_groups() -> None:
    contents = [
        "目　录",
        "一、海上风……1",
        "二、山里事……2",
        "　　（一）近处……2",
        "　　（二）远处……3",
        "三、会里人……4",
        "",
    ]
    rows = ["一、海上风", *signed(f"◆{TITLES[0]}"), "二、山里事", "（一）近处", *signed(f"◆{TITLES[1]}")]
    rows += ["（二）远处", *signed(f"◆{TITLES[2]}"), "三、会里人", *signed(f"◆{TITLES[3]}")]
    found = lines(*HEAD, *contents, *rows)
    assert titles(found) == list(TITLES[:4])
    assert columns(found) == [("海上风", None), ("山里事", "近处"), ("山里事", "远处"), ("会里人", None)]


def in_markdown(level: int, *heads: str) -> list[str]:
    return [row for head in heads for row in (f"{'#' * level} {head}", LONG)]


def test_what_the_format_sets_further_in_than_the_name_above_is_a_group() -> None:
    rows = ["## 要闻", *in_markdown(4, *TITLES[:2]), "## 区域扫描", "### 成渝", *in_markdown(4, *TITLES[2:4])]
    rows += ["### 湾区", *in_markdown(4, *TITLES[4:6])]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES)
    assert sections(found) == ["要闻"] * 2 + ["区域扫描"] * 4
    assert groups(found) == [None, None, "成渝", "成渝", "湾区", "湾区"]


def test_columns_are_no_groups_of_the_periodical_s_name_right_above() -> None:
    rows = ["## 要闻", *in_markdown(3, *TITLES[:2]), "## 区域", *in_markdown(3, *TITLES[2:4])]
    found = lines("# 某某周报", *rows)
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == ["要闻"] * 2 + ["区域"] * 2
    assert groups(found) == [None] * 4


# --- names that read like those of people and offices ---


def test_a_group_that_reads_like_a_name_stands_above_a_number() -> None:
    numbered = [[f"{at}．{title}", SIGNED] for at, title in enumerate(EIGHT_TITLES, 1)]
    rows = ["◇ 亚洲", *numbered[0], *numbered[1], "◇ 欧洲", *numbered[2], *numbered[3], "◇ 非洲", *numbered[4]]
    found = lines(*HEAD, "【海外瞭望】", *rows)
    assert groups(found) == ["亚洲", "亚洲", "欧洲", "欧洲", "非洲"]


def test_a_group_below_a_named_column_is_no_source_though_it_reads_like_an_office() -> None:
    rows = ["MARKET WEEK", "市场一周", *signed(*TITLES[:2])]
    rows += ["REGIONS", "区县要情", "◎物流协会", *signed(TITLES[2]), "◎冷链协会", *signed(TITLES[3])]
    found = lines(*HEAD, *rows, "MEMBERS", "会员新事", *signed(*TITLES[4:6]))
    assert columns(found)[2:4] == [("区县要情", "物流协会"), ("区县要情", "冷链协会")]
    assert titles(found) == list(TITLES)


def test_an_office_below_a_headline_is_its_source_all_the_same() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "◎物流协会", PARAGRAPH, PARAGRAPH)]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {("物流协会", (), TWICE)}


@pytest.mark.parametrize("column", ["◇ 企业动向 ◇", "■ 企业动向", "【企业动向】"])
def test_groups_in_round_brackets_below_a_column_are_no_sources(column: str) -> None:
    rows = [
        row
        for name, title in zip(("百货", "超市·便利店", "专卖"), TITLES[:3], strict=True)
        for row in (f"（{name}）", title, LONG, LONG)
    ]
    found = lines(*HEAD, column, *rows)
    assert columns(found) == [("企业动向", name) for name in ("百货", "超市·便利店", "专卖")]
    assert {(item.source, item.byline) for item in found.items} == {(None, ())}


def test_round_brackets_that_stand_below_texts_alone_are_no_groups() -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, "（港区联社）")]
    found = lines(*HEAD, "◇ 企业动向 ◇", *rows)
    assert groups(found) == [None] * 3


def test_groups_in_round_brackets_stand_below_a_column_that_the_contents_name_in_traditional_characters() -> None:
    rows = [
        row for name, title in zip(("百貨", "超市"), TITLES, strict=False) for row in (f"（{name}）", title, LONG, LONG)
    ]
    listed = ("目錄", "會員動向……1", "港澳要聞……3", "")
    found = lines(*HEAD, *listed, "會員動向", *rows, "港澳要聞", *signed(*TITLES[3:5]))
    assert columns(found)[:2] == [("會員動向", "百貨"), ("會員動向", "超市")]


def test_the_name_of_a_series_above_a_headline_of_letters_set_apart_is_its_group() -> None:
    series, apart = "北岸各镇商务纪行", " ".join(TITLES[1])
    contents = ("目录", "要闻", f"{TITLES[0]} 1", "见闻", f"{apart} 3", f"{TITLES[2]} 5", "")
    above, beside = (series, apart, LONG, SIGNED), (f"{series} {TITLES[2]}", LONG, SIGNED)
    found = lines("某某通讯", "2022年第3期", *contents, "要闻", *signed(TITLES[0]), *above, *beside)
    assert titles(found) == list(TITLES[:3])
    assert groups(found) == [None, series, series]


def test_what_has_another_bullet_right_below_a_column_s_name_is_a_group() -> None:
    """The contents list both alike; ■ stands right below ◎公会纪事, and no ◎ below a ■."""
    contents = ["目录", *(f"◎{name}\n　{title}……{page}" for page, (name, title) in enumerate(LISTED.items(), 2))]
    contents += ["◎会员园地", f"　{MORE[0]}……6", "■ 新会员介绍", f"　{MORE[1]}……7", "◎公会纪事", "■ 五月会务"]
    body = [row for name, title in LISTED.items() for row in (f"◎{name}", *signed(title))]
    body += [
        "◎会员园地",
        *signed(MORE[0]),
        "■ 新会员介绍",
        *signed(MORE[1]),
        "◎公会纪事",
        "■ 五月会务",
        *signed(MORE[2]),
    ]
    found = lines("某某月刊", "第9期", *contents, "", *body)
    assert columns(found)[-3:] == [("会员园地", None), ("会员园地", "新会员介绍"), ("公会纪事", "五月会务")]


LISTED = dict(zip(("会长的话", "专题报道", "市场瞭望"), TITLES, strict=False))


def test_bullets_that_differ_from_column_to_column_are_of_columns() -> None:
    names = ("📌 政策风向", "🚚 公路货运", "🚢 航运港口")
    rows = [row for name, title in zip(names, TITLES, strict=False) for row in (name, *signed(title))]
    found = lines(*HEAD, names[0], *rows)
    assert sections(found) == ["政策风向", "公路货运", "航运港口"]


@pytest.mark.parametrize("brackets", ["[]", "【】", "〔〕"])
def test_places_in_brackets_before_headlines_are_groups_by_habit(brackets: str) -> None:
    before, behind = brackets
    heads = [f"{before}{place}{behind} {title}" for place, title in zip(PLACES, TITLES, strict=False)]
    found = lines(*HEAD, "■ 各地简讯", *signed(*heads))
    assert [(item.group, item.title) for item in found.items] == list(zip(PLACES, TITLES, strict=False))


PLACES = ("郑州", "洛阳", "石家庄", "西安")
