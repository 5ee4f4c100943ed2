"""Which columns a contents page names, and which of its rows name none."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MORE,
    PARAGRAPH,
    SIGNED,
    TITLES,
    columns,
    dated,
    lines,
    news,
    placed,
    sections,
    signed,
    spaced,
    titles,
)

from feeds.model import Document
from feeds.parsing.contents_page import read_contents
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of

# --- columns ---


def test_the_contents_page_gives_the_column_where_the_text_does_not() -> None:
    found = spaced(
        "目录", "◎卷首语", "风起正扬帆 01", "◎特别报道", "某市发展综述报告 02", "◎行业动态", "某园区揭牌开园 14",
        "风起正扬帆", LONG, LONG, "某市发展综述报告", LONG, LONG, "（本刊记者 张三）",
        "行业动态", *dated("某园区揭牌开园"),
    )  # fmt: skip
    assert placed(found) == [
        ("卷首语", "风起正扬帆"),
        ("特别报道", "某市发展综述报告"),
        ("行业动态", "某园区揭牌开园"),
    ]


NAMED = ("协会动态", "行业要闻", "政策法规", "会员信息")


def test_columns_of_which_the_contents_list_no_headline() -> None:
    listed = [f"{name} ………… {page}" for page, name in enumerate(NAMED, 2)]
    found = lines("某某会讯", "第9期", "目录", *listed, *(row for name in NAMED for row in (name, LONG, LONG)))
    assert titles(found) == [None] * 4
    assert sections(found) == list(NAMED)


@pytest.mark.parametrize("mark", ["〔{}〕{}", "【{}】{}"])
def test_the_column_in_brackets_before_its_entry(mark: str) -> None:
    pairs = enumerate(zip(NAMED, TITLES, strict=False), 2)
    listed = [f"{mark.format(name, title)} ………… {page}" for page, (name, title) in pairs]
    found = lines("某某会讯", "第9期", "目录", *listed, *(row for name in NAMED for row in (name, LONG, LONG)))
    assert titles(found) == [None] * 4
    assert sections(found) == list(NAMED)


@pytest.mark.parametrize("row", ["{}　／{}　{}", "{}　　{}　{}"])
def test_a_headline_before_its_author_is_no_column(row: str) -> None:
    listed = [row.format("携手渡过难关", "许正雄", 2), row.format("云仓开进渔港", "陆知白", 4)]
    contents = ["目录", "会长的话", listed[0], "专题", listed[1]]
    rows = ["会长的话", "携手渡过难关", "许正雄", LONG, LONG, "专题", "云仓开进渔港", "陆知白", LONG, LONG]
    found = read_contents(rows_of(Document.from_text("\n".join(("某某会讯", "第9期", *contents, *rows)))))
    assert found.sections == ["会长的话", "专题"]
    assert [entry.title for entry in found.entries][-2:] == [entry.rsplit("　", 1)[0] for entry in listed]


@pytest.mark.parametrize("word", ["目录", "本期要点："])
def test_the_first_column_stands_above_what_the_contents_begin_with(word: str) -> None:
    heads = ("渔港新近增开两条航线", "理事会审议两份工作报告", "培训班开到沿海渔村", "云仓二期提早封顶完工")
    listed = [f"●{head}" for head in heads]
    found = lines("某某周报", "第9期", word, *listed, "港口", *news(*heads[:2]), "渔村", *news(*heads[2:]))
    assert titles(found) == list(heads)
    assert sections(found) == ["港口"] * 2 + ["渔村"] * 2


def test_a_column_is_called_as_the_contents_call_it() -> None:
    names = ("會務動態 Chamber News", "政策資訊 Policy Update", "市場情報 Market Intelligence")
    contents = [f"{name[:4]}　{at}" for at, name in enumerate(names, 3)]
    rows: list[str] = []
    for name, title in zip(names, TITLES, strict=False):
        rows += [name, "", title, PARAGRAPH, "資料來源：某某署", ""]
    found = lines("某某商訊", "2018年1月號", "目錄", *contents, "", *rows)
    assert columns(found) == [(name[:4], None) for name in names]


def test_columns_that_the_contents_only_name_hold_headlines_too() -> None:
    contents = [
        "目录",
        "商会要闻",
        "理事会在本市召开　/ 2",
        "考察团签下采购协议　/ 3",
        "姐妹课堂正式开课　/ 3",
        "会员企业",
        "健康家庭",
    ]
    rows = [
        "商会要闻",
        "",
        "理事会在本市召开",
        "",
        LONG,
        "",
        "考察团签下采购协议",
        "",
        LONG,
        "",
        "姐妹课堂正式开课",
        "",
        LONG,
        "",
    ]
    rest = [
        "会员企业",
        "",
        "某童装加入标准起草组",
        "",
        LONG,
        "",
        "某模具引进智能抛光线",
        "",
        LONG,
        "",
        "健康家庭",
        "",
        "三个小动作",
        "",
        LONG,
    ]
    found = lines("木棉花开", "2017年第22期", *contents, *rows, *rest)
    assert placed(found)[3:] == [
        ("会员企业", "某童装加入标准起草组"),
        ("会员企业", "某模具引进智能抛光线"),
        ("健康家庭", "三个小动作"),
    ]


def test_columns_of_small_items_are_listed_with_their_page() -> None:
    contents = ["目录", "卷首语", "把土特产卖成好生意……3", "数说电商……12", "会员风采……13"]
    text = ["◆卷首语", "把土特产卖成好生意", INDENT + LONG * 2, "◆数说电商", "一季度网络零售额增长", PARAGRAPH]
    more = ["我省网民数突破千万", PARAGRAPH, "◆会员风采", "某市云桥供应链有限公司", PARAGRAPH]
    found = lines("某某电商", "2016年第5期", *contents, *text, *more)
    assert sections(found) == ["卷首语", "数说电商", "数说电商", "会员风采"]


def test_a_column_right_below_the_contents_is_one_with_its_group() -> None:
    contents = ["目录", *(f"{title}　　{at}" for at, title in enumerate(TITLES, 1)), ""]
    rows = ["市场动态", "【国内】", *signed(*TITLES[:2]), "【国外】", *signed(*TITLES[2:])]
    found = columns(lines(*HEAD, *contents, *rows))
    assert found == [("市场动态", "国内")] * 2 + [("市场动态", "国外")] * 4


# --- their names ---


def test_how_much_stands_below_a_column_is_no_part_of_its_name() -> None:
    names = ("监管动态", "网络借贷与征信", "省内快报站")
    rows = [row for at, name in enumerate(names) for row in (f"{name}", *signed(*TITLES[2 * at : 2 * at + 2]))]
    found = lines(*HEAD, "目录", *(f"{name}（2条）" for name in names), *rows)
    assert sections(found) == [name for name in names for _ in range(2)]


def articles(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, *FULL * 2)]


@pytest.mark.parametrize("theme", ["本期专题 小镇出海记", "特别报道 一座渔港的四季"])
def test_a_column_of_the_contents_may_say_what_it_is_about(theme: str) -> None:
    name = theme.split()[0]
    contents = ["目录", "卷首", f"01　{EIGHT_TITLES[6]}", theme, f"03　{TITLES[0]}", f"05　{TITLES[1]}"]
    contents += ["会员风采", f"07　{TITLES[2]}", f"09　{TITLES[3]}", ""]
    rows = ["卷首", *articles(EIGHT_TITLES[6]), name, *articles(*TITLES[:2]), "会员风采", *articles(*TITLES[2:4])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert sections(found) == ["卷首", name, name, "会员风采", "会员风采"]


@pytest.mark.parametrize(
    ("listed", "name"),
    [(["新会员　　5"], "新会员"), ([], "新会员（排名不分先后）")],
    ids=["listed", "not listed"],
)
def test_a_bracket_behind_a_name_that_the_contents_leave_out_is_no_part_of_it(listed: list[str], name: str) -> None:
    contents = ["目录", "协会要闻　　1", *(f"{title}　　2" for title in TITLES[:2]), *listed, f"{MORE[0]}　　6", ""]
    rows = ["■ 协会要闻", *signed(*TITLES[:3]), "■ 新会员（排名不分先后）", *signed(*MORE[:3])]
    assert {item.group for item in lines(*HEAD, *contents, *rows).items[3:]} == {name}


# --- rows that name none ---


def test_a_headline_with_a_page_is_no_column_however_it_is_called() -> None:
    heads = ("理事会审议两份报告", "渔港直播新闻", "港口全面恢复夜间作业")
    listed = ["要闻", *(f"{head} ………… {page}" for page, head in enumerate(heads, 2)), "会务", f"{TITLES[3]} ………… 5"]
    found = lines("某某会讯", "第9期", "目录", *listed, "要闻", *news(*heads), "会务", *news(TITLES[3]))
    assert titles(found) == [*heads, TITLES[3]]
    assert sections(found) == ["要闻"] * 3 + ["会务"]


def test_a_word_before_an_entry_that_stands_nowhere_below_is_no_column() -> None:
    words = ("港口", "渔业", "农村")
    pairs = enumerate(zip(words, TITLES, strict=False), 2)
    listed = [f"{word}　{title} ………… {page}" for page, (word, title) in pairs]
    found = lines("某某会讯", "第9期", "目录", *listed, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


def test_what_sounds_like_a_column_in_contents_without_pages_is_one_only_if_it_stands_again() -> None:
    rows = ["━━━━ 行业数据 ━━━━", *signed("冷库新规解读：先验后用"), *signed(*TITLES[:3])]
    found = lines(*HEAD, "本周导读", TITLES[0], "冷库新规解读", TITLES[1], "", *rows)
    assert set(sections(found)) == {"行业数据"}


def test_the_last_entry_of_the_contents_is_no_column() -> None:
    contents = ["本期要目", *(f"★{title}" for title in LONGER_TITLES[:4]), "★外地三则", ""]
    found = lines(*HEAD, *contents, "【要　情】", *signed(*LONGER_TITLES[:2]), "【部门】", *signed(*LONGER_TITLES[2:4]))
    assert sections(found) == ["要情", "要情", "部门", "部门"]


def test_an_entry_that_its_page_leads_is_no_column_though_it_begins_like_one() -> None:
    entry = "本期专题 小镇出海的账本"
    contents = ["目录", "卷首", f"01　{EIGHT_TITLES[6]}", f"03　{entry}", f"05　{TITLES[1]}"]
    contents += ["会员风采", f"07　{TITLES[2]}", f"09　{TITLES[3]}", ""]
    rows = ["卷首", *articles(EIGHT_TITLES[6], entry, TITLES[1]), "会员风采", *articles(*TITLES[2:4])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert entry in titles(found)
    assert "本期专题" not in sections(found)


def test_the_last_name_of_the_contents_is_no_column_of_the_first_item() -> None:
    contents = ["目录", "会员风采", *TITLES[:2], "市场动态", *TITLES[2:4], "新书快读"]
    rows = ["卷首语", "造船的人", LONG, LONG, "会员风采", *signed(*TITLES[:2]), "市场动态", *signed(*TITLES[2:4])]
    found = lines(*HEAD, *contents, *rows, "新书快读", *signed(*MORE[:2]))
    assert sections(found) == ["卷首语", *["会员风采"] * 2, *["市场动态"] * 2, *["新书快读"] * 2]


def test_the_last_letter_of_a_broken_line_names_no_column() -> None:
    cover = [
        "某某农业动态",
        "2016年第3期",
        "把路修到田头",
        "果蔬专列首发",
        "动",
        "把路修到田头…………3",
        "果蔬专列首发…………5",
        "目录",
        "◎热点",
    ]
    rows = rows_of(
        Document.from_text("\n".join([*cover, *("动", f"把路修到田头\n{LONG}", "动", f"果蔬专列首发\n{LONG}")]))
    )
    measure(rows)
    assert "动" not in read_contents(rows).sections


def test_an_arrow_before_a_column_of_the_contents_is_none_of_its_name() -> None:
    names = ("本会近事", "港澳一览")
    listed = [row for name, title in zip(names, TITLES, strict=False) for row in (f"＞ {name}", title)]
    rows = [row for name, title in zip(names, TITLES, strict=False) for row in (name, title, LONG)]
    found = read_contents(rows_of(Document.from_text("\n".join((*HEAD, "本期内容", *listed, "", *rows)))))
    assert found.sections == list(names)


def test_what_stands_above_the_post_and_name_of_its_author_is_no_column() -> None:
    listed = ["目录", "会长的话", f"{TITLES[0]}………2", "会务动态", f"{TITLES[1]}………3", f"{TITLES[2]}………4", ""]
    text = ["会长的话", TITLES[0], "会长　何嘉文", LONG, LONG, "", "会务动态", *signed(*TITLES[1:3])]
    found = lines(*HEAD, *listed, *text)
    assert [(item.section, item.title) for item in found.items][:2] == [
        ("会长的话", TITLES[0]),
        ("会务动态", TITLES[1]),
    ]
    assert found.items[0].byline == ("何嘉文",)


def test_a_column_may_be_listed_before_its_only_entry_and_a_colon() -> None:
    listed = ("目录", "协会动态………2", f"{TITLES[0]}………2", "商会纪事：大事记（1—3月）………5")
    rows = (
        "协会动态",
        *signed(*TITLES[:2]),
        "商会纪事",
        "大事记（1—3月）",
        f"1月8日　{LONG}",
        f"2月9日　{LONG}",
        f"3月2日　{LONG}",
    )
    found = lines("某某会讯", "2019年第1期", *listed, "", *rows)
    assert sections(found) == ["协会动态"] * 2 + ["商会纪事"] * 3


def test_a_headline_in_two_rows_parted_at_its_colon_names_no_column() -> None:
    listed = ("目录", "协会动态………2", f"{TITLES[0]}………2", f"闻天歌：{TITLES[1]}………5")
    found = lines(
        "某某会讯", "2019年第1期", *listed, "", "协会动态", *signed(TITLES[0]), "闻天歌：", TITLES[1], LONG, SIGNED
    )
    assert sections(found) == ["协会动态"] * 2
    assert titles(found)[1] == f"闻天歌：{TITLES[1]}"


def test_a_headline_whose_page_stands_behind_its_second_line_names_no_column() -> None:
    listed = (
        "目录",
        "本期聚焦",
        TITLES[0],
        "——夜间作业调查………闻天歌　2",
        f"{TITLES[1]}………周启元　3",
        f"{TITLES[2]}………毛晓珊　4",
    )
    items = [row for title in TITLES[1:3] for row in (title, LONG, SIGNED)]
    found = lines("某某会讯", "2019年第1期", *listed, "", "本期聚焦", TITLES[0], "——夜间作业调查", LONG, SIGNED, *items)
    assert placed(found) == [("本期聚焦", title) for title in TITLES[:3]]


def test_a_column_that_is_listed_alone_may_stand_again_at_the_heads_of_its_pages() -> None:
    listed = ("目录", "政策速递………2", "资讯快览………3", "商会动态………4")
    broken_source = (LONG, "（据《某某", "日报》）")
    rows = (
        "政策速递",
        *signed(*TITLES[:2]),
        "资讯快览",
        TITLES[2],
        *broken_source,
        "\f资讯快览",
        TITLES[3],
        LONG,
        LONG,
    )
    found = lines("某某会讯", "2019年第1期", *listed, "", *rows, "商会动态", *signed(TITLES[4]))
    assert placed(found) == [
        *(("政策速递", title) for title in TITLES[:2]),
        *(("资讯快览", title) for title in TITLES[2:4]),
        ("商会动态", TITLES[4]),
    ]


def test_a_column_that_is_listed_alone_may_stand_below_whom_to_ask() -> None:
    listed = ("目录", "会员园地………2", "市场数字………3", "课程活动………4")
    member = ("新会员介绍：木作工坊", LONG, "会员代表：闻天歌　电话：04-2376-8800")
    rows = ("会员园地", *member, "市场数字", *news(TITLES[1]), "课程活动", *news(TITLES[2]))
    assert sections(lines("某某会讯", "2019年第1期", *listed, "", *rows)) == ["会员园地", "市场数字", "课程活动"]


def test_who_edits_an_issue_is_no_column_though_the_last_page_says_so_again() -> None:
    own = "主编：闻天歌　编辑：周启元　毛晓珊"
    rows = rows_of(
        Document.from_text(
            "\n".join(
                (
                    "某某会讯",
                    "第9期",
                    own,
                    "目录",
                    "要闻",
                    f"{TITLES[0]}………2",
                    f"{TITLES[1]}………3",
                    f"{TITLES[2]}………4",
                    "",
                    "要闻",
                    *signed(*TITLES[:3]),
                    "主编：闻天歌",
                    "编辑：周启元　毛晓珊",
                )
            )
        )
    )
    assert read_contents(rows).sections == ["要闻"]
