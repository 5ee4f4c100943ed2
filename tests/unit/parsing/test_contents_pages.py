"""What a contents page lists, and where it ends."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MORE,
    PARAGRAPH,
    ROOM,
    SIGNED,
    TITLES,
    cut,
    lines,
    news,
    placed,
    sections,
    signed,
    spaced,
    titles,
)
from paged import set_item

from feeds.model import Document
from feeds.parsing.contents import Contents
from feeds.parsing.contents_page import read_contents
from feeds.parsing.evidence import gather
from feeds.parsing.headline_cues import listed
from feeds.parsing.outline import page_number
from feeds.parsing.rows import rows_of

# --- entries ---


@pytest.mark.parametrize(
    ("shadow", "page"),
    [("风起正扬帆01", 1), ("题目······12", 12), ("增长2.8", None), ("2014-15", None), ("占33%", None)],
)
def test_pages_of_the_contents(shadow: str, page: int | None) -> None:
    found = page_number(shadow)
    assert (found[1] if found else None) == page


def test_a_contents_page_may_give_the_page_before_the_headline_and_the_author_behind_it() -> None:
    found = spaced(
        "某某商会通讯\n2024年第2期\n\n目录\n\n会长寄语\n01/把路走宽　林晓东\n特稿\n03/果园里的数据中心　郑海涛 叶小敏\n"
        "会员风采\n08/三代人的冷库\n12/从渔港到云端",
        "会长寄语",
        "把路走宽",
        "林晓东",
        LONG,
        "特稿",
        "果园里的数据中心",
        LONG,
        "会员风采",
        "三代人的冷库",
        LONG,
        "从渔港到云端",
        LONG,
    )
    assert titles(found) == ["把路走宽", "果园里的数据中心", "三代人的冷库", "从渔港到云端"]
    assert sections(found) == ["会长寄语", "特稿", "会员风采", "会员风采"]
    assert found.items[0].byline == ("林晓东",)


def test_columns_and_headlines_may_stand_behind_the_same_bullet_on_the_cover() -> None:
    found = spaced(
        "内部资料\n注意保存\n某某工作简报\n第2期\n（总第86期）\n2024年3月15日\n\n【本期要目】\n★工作动态\n★冷链专班开进三个县\n★港口闸口全年不打烊",
        "【工作动态】",
        "★冷链专班开进三个县",
        f"3月5日，{LONG}",
        "【经验交流】",
        "★港口闸口全年不打烊",
        f"3月6日，{LONG}",
    )
    assert placed(found) == [
        ("工作动态", "冷链专班开进三个县"),
        ("经验交流", "港口闸口全年不打烊"),
    ]


def test_a_headline_is_looked_for_in_the_contents_without_its_second_line() -> None:
    rows = rows_of(
        Document.from_text("\n".join(["目录", "全市冷链仓储能力稳步提升.....1", "港口启用新闸口.....4", LONG]))
    )
    evidence = gather(rows, read_contents(rows))
    assert listed(evidence, "全市冷链仓储能力稳步提升——新建和改造的冷库覆盖主要产区") == 7.0


def test_who_wrote_it_is_no_part_of_an_entry_of_the_contents() -> None:
    listed = [f"{title}　／陈某某 王某某" for title in EIGHT_TITLES]
    rows = news(*EIGHT_TITLES)
    contents = read_contents(rows_of(Document.from_text("\n".join(["某某周报", "第9期", "目录", *listed, "", *rows]))))
    assert contents.find(TITLES[2]) is not None


def test_an_entry_is_found_as_long_as_it_is_alike_whatever_letters_no_entry_has() -> None:
    key = "跨境电商综合试验区扩围政策红利持续释放中小"
    contents = Contents(keys=[key], owners=[0])
    assert contents.find(key + "某" * 8) == (0, 84.0)
    assert contents.find(key + "某" * 9) is None


def test_news_of_which_the_contents_list_the_first_alone() -> None:
    contents = ["目錄", "特稿", "最後一公里差在哪裡……02", "本會訊", f"{TITLES[0]}……07", "政策", f"{TITLES[5]}……10", ""]
    article = ["特稿", "", "最後一公里差在哪裡", "", "文：梁詠某", "", LONG, "", "門牌比地圖難找", "", LONG, ""]
    listed = ["本會訊", ""]
    for at, title in enumerate(TITLES[:4], 3):
        listed += [title, "", f"本會於十月{'三四五六'[at - 3]}日舉行會議，{LONG}", ""]
    found = lines("某某月訊", "2015年11月號", *contents, *article, *listed, "政策", "", TITLES[5], "", LONG)
    assert titles(found) == ["最後一公里差在哪裡", *TITLES[:4], TITLES[5]]


# --- where it ends ---


def test_points_of_the_issue_are_contents_and_no_columns() -> None:
    points = [f"●{title}，首船靠泊" for title in TITLES[:3]]
    found = lines("某某周报", "第9期", "本期要点：", *points, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


def test_a_list_of_what_other_pages_hold_is_no_text() -> None:
    box = ["导  读", "渔港增开两条航线……3版", "培训班开到渔村……4版"]
    found = lines("某某通讯", "2016年第3期", *set_item("港口恢复夜间作业"), "", *box, "", *set_item("渔港增开两条航线"))
    assert titles(found) == ["港口恢复夜间作业", "渔港增开两条航线"]
    assert "版" not in found.items[0].body


WRAPPED_CONTENTS = """行業會訊
第12期　　2019年6月15日
本期要目
　會長寄語．．．．．．．．．．．．．．．．．．．．．
1
　會務報導．．．．．．．．．．．．．．．．．．．．2
　市場情報．．．．．．．．．．．．．．．．．．．．封
底
▓ 會長寄語
　　　　把手藝傳下去
　　各位會員，今年春天以來，來料價格漲了兩成，交貨期又
短了一週，大家都在想辦法。我走訪了二十多家會員廠，看到
有人添了設備，有人換了工序，也有人把老師傅請了回來。
　　手藝不能斷，公會下半年開三個班，請各廠報名。
▓ 會務報導
　　　　理事會通過下半年計劃
　　六月三日，公會召開理事會，通過下半年工作計劃，增選兩
名理事，並決定九月組團參加海外展覽，費用由公會補貼三成
。
▓ 市場情報
　　　　來料價格連漲三月
　　據海關統計，五月來料均價環比上漲百分之四，連續三個月
上漲；同期出口均價持平，會員毛利普遍下降，請注意風險。
"""


def test_the_text_below_a_contents_page_that_was_wrapped_is_not_lost_with_it() -> None:
    # The first column's name seems to go on with the last entry, whose page has slipped into a row of its own.
    heads = [item.title for item in cut(WRAPPED_CONTENTS).items]
    assert [title for title in heads if title] == ["把手藝傳下去", "理事會通過下半年計劃", "來料價格連漲三月"]


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


def test_the_page_of_a_column_that_is_listed_alone_is_of_the_contents() -> None:
    contents = ["目录", *(f"{title}……{page}" for title, page in zip(EIGHT_TITLES[5:], (1, 3, 5), strict=True))]
    rows = ["会员之家", "20", "要闻", *signed(*TITLES[:3]), "会员之家", *signed(*TITLES[3:5])]
    found = lines("某某通讯", "2015年4月　总第37期", *contents, *rows)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 3 + ["会员之家"] * 2


def test_the_page_of_an_entry_may_have_a_row_to_itself() -> None:
    rows = [
        "目录",
        "某某港区恢复停办多年的夜间作业·········",
        "24",
        "渔港增开两条航线········ 25",
        "理事会审议两份报告",
        "26",
    ]
    contents = read_contents(
        rows_of(Document.from_text("\n".join(("某某通讯", *rows, "", "要闻", TITLES[0], LONG, LONG))))
    )
    assert [entry.page for entry in contents.entries if entry.page] == [24, 25, 26]
    assert "24" not in contents.sections


def test_many_entries_may_stand_on_a_page() -> None:
    listed = [
        f"0{page}　{title}"
        for page, titles_of in ((1, EIGHT_TITLES[:4]), (2, EIGHT_TITLES[4:]), (3, MORE[:2]))
        for title in titles_of
    ]
    rows = ("某某通讯", "2022年第3期", "目录", "要闻", *listed, "", "要闻", *signed(*EIGHT_TITLES, *MORE[:2]))
    contents = read_contents(rows_of(Document.from_text("\n".join(rows))))
    assert [(entry.title, entry.page) for entry in contents.entries if entry.page] == [
        *((title, 1) for title in EIGHT_TITLES[:4]),
        *((title, 2) for title in EIGHT_TITLES[4:]),
        *((title, 3) for title in MORE[:2]),
    ]


def test_the_column_that_the_contents_list_last_stays_one() -> None:
    listed = [f"0{page}　{title}" for page, title in enumerate(EIGHT_TITLES, 1)]
    front = ("某某通讯", "2019年第5期", "目录", "要闻", *listed, "大事记", "09　大事记（2019年5月）")
    rows = rows_of(Document.from_text("\n".join((*front, "", "要闻", *signed(*EIGHT_TITLES), "大事记 DIARY", LONG))))
    assert read_contents(rows).sections == ["要闻", "大事记"]


def test_the_rest_of_a_second_line_that_a_quotation_ends_in_is_no_column() -> None:
    listed = (
        "目录",
        "要闻",
        f"{TITLES[0]} 10",
        "——记第三十四期“冷链企业发",
        "展机遇”论坛",
        TITLES[1],
        "13",
        "",
        "要闻",
    )
    rows = rows_of(Document.from_text("\n".join(("某某通讯", "第9期", *listed, *signed(*TITLES[:2])))))
    entries = [entry for entry in read_contents(rows).entries if entry.page]
    assert [(entry.section, entry.key) for entry in entries] == [("要闻", TITLES[0]), ("要闻", TITLES[1])]
    assert entries[0].subtitle == "记第三十四期“冷链企业发展机遇”论坛"


def test_a_headline_with_a_comma_that_stands_again_with_its_number_is_no_text() -> None:
    listed = ("本期要目", TITLES[0], "提单已电放，货代还要赔吗？", "疫情之后，中小货代的路怎么走", "")
    rows = ("一、协会工作", f"1．{TITLES[0]}", LONG, SIGNED, "2．提单已电放，货代还要赔吗？", LONG, SIGNED)
    found = lines("某某周报", "第9期", *listed, *rows, "3．疫情之后，中小货代的路怎么走", LONG, SIGNED)
    assert titles(found) == [TITLES[0], "提单已电放，货代还要赔吗？", "疫情之后，中小货代的路怎么走"]


def test_a_headline_in_two_rows_is_announced_in_one_right_above_it() -> None:
    listed = ["本期要目", "", "●全市电子商务进农村暨快递下乡工作推进会召开", "", "●部门动态（7 条）　●快讯（9 条）", ""]
    rows = ["全市电子商务进农村暨", "", "快递下乡工作推进会召开", "", f"{INDENT}6月11日至12日，{LONG}", "", PARAGRAPH]
    found = lines(
        "政务工作简报", "", "第 23 期", "", *listed, "", "", *rows, "", "", "★ 部门动态 ★", "", TITLES[0], "", PARAGRAPH
    )
    assert titles(found) == ["全市电子商务进农村暨快递下乡工作推进会召开", TITLES[0]]


def test_columns_before_which_the_page_stands_have_their_entries_further_in() -> None:
    contents = [
        "目录",
        "03　会长的话",
        "　　把门打开　／蔡昆霖",
        "04　本期专题",
        "　　螺丝窟的下一颗螺丝　／林淑芬",
        "　　五个数字看港口　／许志远",
        "07　工商短波",
        "09　活动行事历",
    ]
    found = lines(
        "港都商讯",
        "2018年10月号　第87期",
        "五个数字看港口",
        *contents,
        "会长的话",
        "把门打开",
        *WRITTEN,
        "本期专题",
        "螺丝窟的下一颗螺丝",
        *WRITTEN,
        "五个数字看港口",
        *WRITTEN,
        "工商短波",
        *signed(*TITLES[:2]),
        "活动行事历",
        *signed(TITLES[2]),
    )
    assert placed(found) == [
        ("会长的话", "把门打开"),
        ("本期专题", "螺丝窟的下一颗螺丝"),
        ("本期专题", "五个数字看港口"),
        ("工商短波", TITLES[0]),
        ("工商短波", TITLES[1]),
        ("活动行事历", TITLES[2]),
    ]


WRITTEN = ("文／许志远", LONG, ROOM)


def test_a_headline_in_two_rows_is_no_column_with_an_entry() -> None:
    columns = {
        "会长的话": ("小镇的灯", "要自己点亮"),
        "会务报导": ("青年组接棒", "吴佩蓉当选组长"),
        "商情快讯": ("县府推夜间经济", "补助延长营业"),
    }
    contents = [row for name, head in columns.items() for row in (name, f"{head[0]}　{head[1]}……………………03")]
    text = [row for name, head in columns.items() for row in (name, *head, "文／许志远", LONG, ROOM)]
    found = lines("苗商月刊", "2018年10月号　第87期", "目录", *contents, *text)
    assert placed(found) == [(name, "".join(head)) for name, head in columns.items()]


def test_a_column_of_the_contents_may_be_called_like_a_fact() -> None:
    first, second, third = LONGER_TITLES[:3]
    contents = ["目录", "【财税法务】", f"{first}……1", "【公告事项】", f"{second}……4", f"{third}……5", ""]
    asked = [first, f"问：{ROOM}", f"答：{LONG}", ""]
    found = lines(
        *("某某月报", "第9期", "主办：某某协会", *contents, "【财税法务】", "", *asked),
        *("【公告事项】", "", second, LONG, LONG, "", third, LONG, LONG),
    )
    assert [(item.section, item.title) for item in found.items] == [
        ("财税法务", first),
        ("公告事项", second),
        ("公告事项", third),
    ]
    assert found.items[0].body == f"问：{ROOM}\n答：{LONG}"
