"""One test a rule, each with a text in the shape that the rule was made for."""

from __future__ import annotations

import pytest
from invented import LONG, dated, only, spaced, titles

from feeds.model import BlockKind, Document, Kind
from feeds.parsing import parse
from feeds.parsing.attribution import read_bracket, read_line, read_signature
from feeds.parsing.headline import close_spacing, split_subtitle
from feeds.parsing.outline import page_number
from feeds.parsing.patterns import numeral
from feeds.parsing.shade import shade, shade_with_places
from feeds.parsing.tails import take_tail

# --- the shadow ---


def test_the_shadow_makes_widths_brackets_bullets_and_traditional_forms_alike() -> None:
    assert shade("（來源：編輯部）") == shade("(来源:编辑部)")
    assert shade("■【專題】") == shade("◎[专题]")


def test_every_place_in_the_shadow_leads_back_to_the_text() -> None:
    text = "深 圳（①）"
    shadow, places = shade_with_places(text)
    assert [text[places[at]] for at in range(len(shadow))] == ["深", "圳", "（", "①", "）"]
    assert places[-1] == len(text)


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("十二", 12), ("二十", 20), ("一百零三", 103), ("甲", None)])
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


# --- attributions ---


@pytest.mark.parametrize(
    ("inner", "source", "byline"),
    [
        ("来源：中心采编", "中心采编", ()),
        (" 来源 : 某市邮政管理局 ", "某市邮政管理局", ()),
        ("来源：根据《某报》相关内容编写", "根据《某报》相关内容编写", ()),
        ("根据中央某台相关内容编写", "根据中央某台相关内容编写", ()),
        ("编译：某部国际合作中心", "编译：某部国际合作中心", ()),
        ("某区科技创新局供稿", "某区科技创新局供稿", ()),
        ("本刊记者 张三", None, ("张三",)),
        ("记者 张三、李四", None, ("张三", "李四")),
        ("文 / 市经贸委  王五", None, ("王五",)),
        ("作者：某某市某区经济促进局黎某某", None, ("黎某某",)),
        ("資料來源：秘書處", "秘書處", ()),
    ],
)
def test_a_bracket_names_source_or_author(inner: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = read_bracket(inner)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


@pytest.mark.parametrize("inner", ["以下简称“中心”", "2013年", "一站式服务", "含港澳台", "不含增值税，下同"])
def test_other_brackets_are_text(inner: str) -> None:
    assert read_bracket(inner) is None


def test_a_bare_name_signs_a_text_only_on_a_row_of_its_own() -> None:
    assert read_signature("杨明某") is not None
    assert not take_tail("他们走访了三家企业（甲乙）").attribution


def test_letters_of_a_name_set_apart_are_one_name() -> None:
    found = read_line("文 / 夏   某")
    assert found is not None
    assert found.byline == ("夏某",)


def test_two_brackets_at_the_end_are_both_taken_off() -> None:
    tail = take_tail("结束了。（本文撰写参考了某公司的资料）（本刊记者 张三）")
    assert tail.text == "结束了。"
    assert tail.attribution.source == "本文撰写参考了某公司的资料"
    assert tail.attribution.byline == ("张三",)


def test_an_attribution_that_was_cut_off_is_kept_and_flagged() -> None:
    found = spaced(
        *dated("某市出台新办法"), "某市又出台新办法", f"3月6日，{LONG}（来源：某刊编辑", *dated("某市再出台新办法")
    )
    assert found.items[1].source == "某刊编辑"
    assert [flag.code for flag in found.items[1].flags] == ["attribution-torn"]


def test_an_attribution_broken_by_a_page_is_joined() -> None:
    found = spaced(
        "某市出台新办法", f"3月6日，{LONG}（来源：根", "据《某某特区报》相关内容编写）", *dated("某市又出台新办法")
    )
    assert titles(found) == ["某市出台新办法", "某市又出台新办法"]
    assert found.items[0].source == "根据《某某特区报》相关内容编写"


# --- headlines ---


def test_what_follows_an_attribution_is_a_headline() -> None:
    assert titles(spaced(*dated("甲市开出首张电子单据"), *dated("乙市物流园揭牌"))) == [
        "甲市开出首张电子单据",
        "乙市物流园揭牌",
    ]


def test_an_inner_heading_of_a_brief_is_none() -> None:
    found = spaced(
        "甲市快递业务量居前",
        f"3月1日，{LONG}",
        "市场空间仍然很大",
        f"据了解，{LONG}（来源：某报）",
        *dated("乙市物流园揭牌"),
    )
    assert titles(found) == ["甲市快递业务量居前", "乙市物流园揭牌"]


def test_a_link_box_belongs_to_the_item_before_it() -> None:
    found = spaced(*dated("甲市获批试点"), f"链接：此前，{LONG}", *dated("乙市获批试点"))
    assert titles(found) == ["甲市获批试点", "乙市获批试点"]
    assert "链接" in found.items[0].body


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


def test_a_second_line_is_the_subtitle() -> None:
    found = spaced("风好正是扬帆时", "——某市发展综述", LONG, LONG, "（本刊记者 张三）", *dated("乙市获批试点"))
    assert found.items[0].title == "风好正是扬帆时"
    assert found.items[0].subtitle == "某市发展综述"
    assert found.items[0].byline == ("张三",)


def test_a_second_line_on_the_same_row_is_split_off() -> None:
    assert split_subtitle("外贸服务在某市的发展 ——谈政策的影响与应对") == ("外贸服务在某市的发展", "谈政策的影响与应对")
    assert split_subtitle("某市观察——支付篇") == ("某市观察——支付篇", None)


def test_letter_spacing_is_closed_and_other_spaces_stay() -> None:
    assert close_spacing("某 市 物 流 揭 牌") == "某市物流揭牌"
    assert close_spacing("甲市领跑 乙市跟进") == "甲市领跑 乙市跟进"


def test_the_title_of_a_carried_document_is_no_item() -> None:
    found = spaced(
        "## 某市关于印发促进冷链发展若干意见的通知",
        "各区人民政府，各委、办、局：",
        "现将《关于促进冷链发展的若干意见》印发给你们，请认真按照执行。",
        "某市人民政府",
        "2019年8月4日",
        "## 关于促进冷链发展的若干意见",
        "### 一、总体要求",
        LONG,
        "### 二、主要任务",
        LONG,
    )
    assert only(found).kind is Kind.DOCUMENT


def test_markdown_marks_are_read_and_not_published() -> None:
    found = spaced(
        "### 甲市获批试点",
        f"**第一，** {LONG}",
        f"{LONG}（来源：某报）",
        "## **乙市获批试点**",
        f"{LONG}（来源：某报）",
    )
    assert titles(found) == ["甲市获批试点", "乙市获批试点"]
    assert "*" not in found.items[0].body


# --- columns ---


def test_columns_and_groups() -> None:
    found = spaced("行业动态", "[甲市]", *dated("某园区揭牌开园"), "[国内]", *dated("某办法公开征求意见"))
    assert [(item.section, item.group) for item in found.items] == [("行业动态", "甲市"), ("行业动态", "国内")]


def test_the_contents_page_gives_the_column_where_the_text_does_not() -> None:
    found = spaced(
        "目录", "◎卷首语", "风起正扬帆 01", "◎特别报道", "某市发展综述报告 02", "◎行业动态", "某园区揭牌开园 14",
        "风起正扬帆", LONG, LONG, "某市发展综述报告", LONG, LONG, "（本刊记者 张三）",
        "行业动态", *dated("某园区揭牌开园"),
    )  # fmt: skip
    assert [(item.section, item.title) for item in found.items] == [
        ("卷首语", "风起正扬帆"),
        ("特别报道", "某市发展综述报告"),
        ("行业动态", "某园区揭牌开园"),
    ]


@pytest.mark.parametrize(
    ("shadow", "page"),
    [("风起正扬帆01", 1), ("题目······12", 12), ("增长2.8", None), ("2014-15", None), ("占33%", None)],
)
def test_pages_of_the_contents(shadow: str, page: int | None) -> None:
    found = page_number(shadow)
    assert (found[1] if found else None) == page


# --- kinds ---


def test_each_entry_of_a_chronology_is_an_item() -> None:
    found = spaced("某市大事记（2014年）", "一、某办法发布", LONG, "二、某平台上线", LONG, "三、某园区开园", LONG)
    assert titles(found) == ["某办法发布", "某平台上线", "某园区开园"]
    assert {(item.kind, item.group) for item in found.items} == {(Kind.CHRONICLE, "某市大事记（2014年）")}


def test_entries_of_a_chronology_without_numbers_begin_with_their_date() -> None:
    entries = "　　12月25日，某市通过措施。", "　　11月15日，某展开幕。", "　　5月28日，某公司成立，总部设在某市。"
    text = "\n".join(["2013某市大事记", *entries])
    found = parse(Document.from_text(f"　　{LONG}\n　　{LONG}\n{text}"))
    assert [item.kind for item in found.items[-3:]] == [Kind.CHRONICLE] * 3


def test_a_new_member_is_a_profile() -> None:
    found = spaced(
        "## 【新增会员】", "### 某某网络科技有限公司", f"主要业务经营范围：{LONG}", f"会员企业情况介绍：{LONG}"
    )
    assert only(found).kind is Kind.PROFILE


def test_a_regulation_is_a_document() -> None:
    articles = [f"第{number}条 {LONG}" for number in "一二三四"]
    assert only(spaced("某市冷链管理办法", *articles)).kind is Kind.DOCUMENT


# --- structure ---


def test_inner_headings_and_lists_survive_as_blocks() -> None:
    found = spaced(
        "某市发展情况", LONG, "一、发展现状", LONG, "1、完善制度；", "2、加大投入；", "3、培养人才。",
        f"{LONG}（本刊记者 张三）", *dated("乙市获批试点"),
    )  # fmt: skip
    kinds = [block.kind for block in found.items[0].blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.PARAGRAPH]
    assert found.items[0].blocks[3].rows == (("1、完善制度；",), ("2、加大投入；",), ("3、培养人才。",))


def test_a_short_row_between_whole_paragraphs_is_an_inner_heading() -> None:
    summer = "到了夏天，三个镇的合作社把冷库连成了一张网，蔬菜当天采、当天冷、当天走，运到城里叶子还是脆的。"
    found = only(spaced("某市冷链观察", LONG, "产地仓先行一步", summer, "（本刊记者 张三）"))
    assert [block.kind for block in found.blocks] == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    # A sentence that a page broke is none.
    broken = only(spaced("某市冷链观察", f"{LONG}产地仓先行", "一步，" + summer, "（本刊记者 张三）"))
    assert all(block.kind is BlockKind.PARAGRAPH for block in broken.blocks)


def test_a_paragraph_broken_by_a_page_is_one_again() -> None:
    half = len(LONG) // 2
    found = spaced("某市发展情况", LONG + LONG[:half], LONG[half:] + LONG, "（本刊记者 张三）")
    assert len(only(found).blocks) == 1


def test_footnotes_are_no_body_and_are_named() -> None:
    found = spaced(
        "某市发展情况", LONG, "（本刊记者 张三）", "1、某市统计调查", "2、某网《年度报告》", *dated("乙市获批试点")
    )
    assert "统计调查" not in found.items[0].body
    assert [flag.code for flag in found.items[0].flags] == ["footnotes"]


def test_the_call_for_papers_is_no_item() -> None:
    assert titles(spaced(*dated("乙市获批试点"), "征稿启事", LONG, LONG)) == ["乙市获批试点"]


# --- pages ---


def test_page_numbers_and_running_heads_are_no_text() -> None:
    rows = [LONG[at : at + 20] for at in range(0, len(LONG), 20)] * 12
    text = "某市发展情况\n" + "\n".join(
        f"{row}\n- {at} -\n某某简报\n" if at % 8 == 7 else row for at, row in enumerate(rows)
    )
    body = only(parse(Document.from_text(text))).body
    assert "某某简报" not in body
    assert "- 7 -" not in body


def test_a_number_that_wraps_onto_a_row_of_its_own_is_text() -> None:
    rows = [LONG[at : at + 20] for at in range(0, 40, 20)] * 6
    text = "\n".join(
        ["某市发展情况", *rows, "前年以来本市新增的冷库数目一共有", "22", "座，比前年多，仓储能力也提高了。", *rows]
    )
    assert any("22" in item.body for item in parse(Document.from_text(text)).items)


def test_text_marked_as_resumed_goes_back_to_its_article() -> None:
    broken = (
        "甲市发展回顾",
        f"{LONG}各部门继续推进平台建设，力争在年底以前把全市的综合服务平台全部建成并且投入试运行阶段",
    )
    found = spaced(
        *broken, *dated("一、甲市园区揭牌"), "设备的采购也在进行。", f"{LONG}（来源：某处）", "（上接第13页）"
    )
    assert all("上接" not in item.body for item in found.items)


def test_the_file_s_places_cover_the_text() -> None:
    text = "\n\n".join([*dated("甲市获批试点"), *dated("乙市获批试点")])
    document = Document.from_text(text)
    for item in parse(document).items:
        joined = "".join(document.text[span.start : span.end] for span in item.spans)
        assert item.title is not None
        assert joined.startswith(item.title)
        for block in item.blocks:
            assert block.span is not None
            assert document.text[block.span.start : block.span.end].startswith(block.plain[:10])
