"""What a bracket behind a text says of its source and its author, and what says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import HEAD, LONG, PARAGRAPH, ROOM, TITLES, TWICE, below_headline, dated, lines, spaced, titles, told

from feeds.model import Issue
from feeds.parsing.attribution import Attribution, read_bracket, read_contributor, read_signature
from feeds.parsing.tails import take_tail

# --- source or author ---


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


@pytest.mark.parametrize(
    ("text", "source", "byline"),
    [
        ("县商务局", "县商务局", ()),
        ("县商务局、江南海关驻北山办事处", "县商务局、江南海关驻北山办事处", ()),
        ("横山镇经发办", "横山镇经发办", ()),
        ("卓秀兰　整理", None, ("卓秀兰",)),
        ("张三", None, ("张三",)),
    ],
)
def test_who_signs_in_a_bracket_of_its_own(text: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = read_signature(text)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


def test_the_name_of_a_town_is_no_author() -> None:
    assert read_bracket("文庄镇") is None
    assert read_bracket("文/夏某") is not None


@pytest.mark.parametrize(
    ("bracket", "source", "byline"),
    [
        ("（来源：某某研究院；2021-09）", "某某研究院", ()),
        ("（来源：某某商报 ; 2021年9月3日）", "某某商报", ()),
        ("（12345中心 陈立某）", None, ("陈立某",)),
        ("（高安市社 胡 立 某）", None, ("胡立某",)),
        ("（《北港观察》）", "《北港观察》", ()),
        ("（《北港观察》2021年第3期）", "《北港观察》2021年第3期", ()),
    ],
)
def test_a_bracket_behind_a_sentence(bracket: str, source: str | None, byline: tuple[str, ...]) -> None:
    tail = take_tail(f"群众的来电当天办结。{bracket}")
    assert (tail.text, tail.attribution.source, tail.attribution.byline) == ("群众的来电当天办结。", source, byline)


@pytest.mark.parametrize(
    ("bracket", "source", "byline"),
    [
        ("供稿单位：县电商办", "县电商办", ()),
        ("信息员：刘正某", None, ("刘正某",)),
        ("本刊讯", "本刊讯", ()),
        ("来源：中牟融媒　编辑：王某某", "中牟融媒", ()),
        ("联合会信息部 黄启某执笔", None, ("黄启某",)),
    ],
)
def test_a_bracket_behind_a_text(bracket: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = read_bracket(bracket)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


def test_source_and_author_stand_in_one_bracket_behind_bars() -> None:
    found = read_bracket("来源 | 某某日报 3月12日　作者 | 冯小锐")
    assert found == Attribution("某某日报 3月12日", ("冯小锐",))
    assert read_bracket("作者 | 贺小鸣，系本会特约研究员") == Attribution(byline=("贺小鸣",))


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("文/市场部 夏葵　图/企业提供", "夏葵"),
        ("夏葵 解答", "夏葵"),
        ("海岬市冷链协会、雪岭县市场监督管理局法律服务部　夏葵 解答", "夏葵"),
        ("协会法律服务部　夏葵答复", "夏葵"),
        ("协会研究室　夏葵执笔", "夏葵"),
        ("協會研究室　夏葵執筆", "夏葵"),
    ],
)
def test_a_bracket_names_who_wrote_or_answered_it(who: str, name: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, f"{LONG}（{who}）")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert {(item.byline, item.source, item.body) for item in found.items} == {((name,), None, TWICE)}


def behind(bracket: str) -> Issue:
    """Items of two paragraphs, with a bracket behind the last."""
    return lines(*HEAD, "■ 要闻", *(row for title in TITLES[:3] for row in (title, LONG, f"{LONG}（{bracket}）")))


def test_papers_that_follow_each_other_without_a_word_are_the_source() -> None:
    who = "综合《某某日报》《雪岭晚报》"
    assert told(behind(who)) == {(who, (), TWICE)}


def test_a_town_that_sent_in_its_news_is_no_person_though_it_begins_with_a_surname() -> None:
    assert told(behind("乔口镇供稿")) == {("乔口镇供稿", (), TWICE)}
    assert told(behind("乔朔风供稿")) == {(None, ("乔朔风",), TWICE)}


def test_where_it_was_taken_from_may_stand_behind_what_its_author_does() -> None:
    assert told(behind("作者系某某大学教授。摘自《某某商报》")) == {("摘自《某某商报》", (), TWICE)}


@pytest.mark.parametrize("read", [behind, below_headline])
def test_an_office_before_a_name_is_told_in_traditional_script_too(read: Callable[[str], Issue]) -> None:
    assert told(read("文／物流組呂佳穎")) == {(None, ("呂佳穎",), TWICE)}


@pytest.mark.parametrize("office", ["关税科", "乔口镇"])
def test_who_hands_in_news_is_no_person_for_beginning_like_one(office: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, f"{LONG}（{office}供稿）")]
    found = lines(*HEAD, "【要闻】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {(f"{office}供稿", ())}


def test_a_body_of_a_county_is_no_name() -> None:
    rows = [row for title in TITLES for row in (title, LONG, "（县妇联）")]
    found = lines(*HEAD, "【工作动态】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {("县妇联", ())}


# --- no source ---


@pytest.mark.parametrize("inner", ["以下简称“中心”", "2013年", "一站式服务", "含港澳台", "不含增值税，下同"])
def test_other_brackets_are_text(inner: str) -> None:
    assert read_bracket(inner) is None


def test_a_bare_name_signs_a_text_only_on_a_row_of_its_own() -> None:
    assert read_signature("杨明某") is not None
    assert not take_tail("他们走访了三家企业（甲乙）").attribution


@pytest.mark.parametrize("text", ["", " ", "　", "（", "、"])
def test_a_bracket_of_nothing_signs_nothing(text: str) -> None:
    assert read_signature(text) is None
    assert not take_tail(f"{ROOM}\n（{text}").attribution


# --- more than one, torn ones ---


@pytest.mark.parametrize(
    ("text", "rest", "source", "byline"),
    [
        ("边界明确。（青委会 李珊某）", "边界明确。", None, ("李珊某",)),
        ("已经够用。（作者系本所高级合伙人、专业委员会主任）", "已经够用。", None, ()),
        ("（作者单位：市商务局流通业发展科）", "", None, ()),
        ("用上了。（根据孙立某在讲座上的发言整理，未经本人审阅）", "用上了。", "根据孙立某在讲座上的发言整理", ()),
        ("供稿：招商促进局    审核：韩 某", "", "招商促进局", ()),
        ("供稿：经济运行局  王晓某    审核：李成某", "", "经济运行局", ("王晓某",)),
        ("（分析师：沈嘉某）", "", None, ("沈嘉某",)),
        ("（本文仅代表作者个人观点）", "", None, ()),
    ],
)
def test_attributions_at_the_end(text: str, rest: str, source: str | None, byline: tuple[str, ...]) -> None:
    tail = take_tail(text)
    assert (tail.text, tail.attribution.source, tail.attribution.byline) == (rest, source, byline)
    assert tail.attribution


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


def test_a_sentence_is_over_whatever_a_bracket_behind_it_says() -> None:
    rows = [row for title in TITLES for row in ("", title, f"{PARAGRAPH}（第6版　8条）")]
    assert titles(lines(*HEAD, "", "〖要闻〗", *rows)) == list(TITLES)


@pytest.mark.parametrize(
    "paper",
    [
        "《某某商报》6.8",
        "综合某某网、《某某日报》6.14",
        "《某某报》2016-06-08",
        "某某新闻网8月3日",
        "8月3日《某某报》",
    ],
)
def test_a_paper_and_its_day_in_a_bracket_are_a_source(paper: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, f"{LONG}（{paper}）")]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {(paper, (), LONG)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“素衣坊”网店店主 闻天歌", ("闻天歌",)),
        ("市消协投诉部闻天歌", ("闻天歌",)),
        ("秘书处 闻天歌　农产品专委会 周启元", ("闻天歌", "周启元")),
    ],
    ids=["post", "line broken at the blank", "two offices"],
)
def test_people_behind_a_text_with_what_they_are(text: str, names: tuple[str, ...]) -> None:
    assert read_contributor(text) == Attribution(byline=names)


def test_where_somebody_works_is_no_name() -> None:
    assert read_bracket("作者：闻天歌，协会研究部") == Attribution(byline=("闻天歌",))


def test_who_answered_a_question_wrote_it() -> None:
    assert read_bracket("解答：甘志强律师") == Attribution(byline=("甘志强",))


def test_a_delegation_is_an_author_as_an_office_is() -> None:
    assert read_bracket("文/协会赴欧考察团") == Attribution(byline=("协会赴欧考察团",))


def test_the_name_of_an_office_may_have_a_bracket_of_its_own() -> None:
    office = "市产业（行业）工会联合会办公室"
    assert read_contributor(office) == Attribution(source=office)
    assert read_contributor("市产业（行业）工会联合会 闻天歌") == Attribution(byline=("闻天歌",))


@pytest.mark.parametrize("day", ["", "  2018-05-18", " 2018年5月18日"])
@pytest.mark.parametrize(
    ("people", "byline"),
    [
        ("记者 夏葵", ("夏葵",)),
        ("本报記者 夏葵", ("夏葵",)),
        ("編譯　黎青", ("黎青",)),
        ("记者 刀某兰 方某", ("刀某兰", "方某")),
    ],
)
def test_a_source_its_day_and_who_wrote_it_stand_on_one_row(day: str, people: str, byline: tuple[str, ...]) -> None:
    found = read_bracket(f"来源：《某某商报》{day}  {people}")
    assert found == Attribution(source="《某某商报》", byline=byline)


@pytest.mark.parametrize(
    ("inner", "byline"),
    [
        ("作者系本刊特约撰稿人　夏葵", ("夏葵",)),
        ("作者单位：某市农业局　夏葵　　某市供销社　黎青", ("夏葵", "黎青")),
        ("作者系某某大学 教授", ()),
    ],
)
def test_what_an_author_is_may_say_who_it_is(inner: str, byline: tuple[str, ...]) -> None:
    found = read_bracket(inner)
    assert found is not None
    assert (found.source, found.byline) == (None, byline)


@pytest.mark.parametrize("source", ["《某某新聞》（本刊編譯）", "某某网（2019年6月）"])
def test_a_bracket_behind_a_source_on_a_row_of_its_own_is_of_that(source: str) -> None:
    tail = take_tail(f"資料來源：{source}")
    assert (tail.text, tail.attribution.source) == ("", source)
