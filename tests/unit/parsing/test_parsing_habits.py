"""What an issue does by habit tells what its rows are: how it names sources, sets headlines, translates, numbers."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, columns, lines, titles

from feeds.model import Kind
from feeds.parsing.attribution import read_bracket, read_line
from feeds.parsing.credits import read_credit
from feeds.parsing.tails import take_habitual, take_tail

# --- who wrote it, and where it comes from ---


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("本刊记者　万某某　特约记者　曾某某", ("万某某", "曾某某")),
        ("總編輯　黃信某", ("黃信某",)),
        ("会长　何兆某　Ho Siu-hong", ("何兆某",)),
        ("陳志某律師（本會法律顧問）", ("陳志某",)),
        ("採訪撰文／林欣某", ("林欣某",)),
        ("本刊特約撰述／陳柏某", ("陳柏某",)),
        ("整理：關穎某　Wing Kwan", ("關穎某",)),
        ("促进会研究室　孟庆某", ("孟庆某",)),
        ("本刊记者 蒋文某 白玛某", ("蒋文某", "白玛某")),
        ("王 文 某", ("王文某",)),
        ("作者 王文某 编辑 李 文 某", ("王文某", "李文某")),
    ],
)
def test_a_line_below_a_headline_names_its_author(line: str, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == byline


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


def test_the_second_line_of_a_headline_is_no_source() -> None:
    assert read_line("——记副会长单位某某精密科技有限公司") is None
    assert read_line("——某某日报") is not None


def test_the_name_of_a_town_is_no_author() -> None:
    assert read_bracket("文庄镇") is None
    assert read_bracket("文/夏某") is not None


def test_a_bracket_alone_names_the_source_where_several_do() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [f"{name}国对进口链条展开调查", INDENT + LONG, INDENT + LONG, f"（驻{name}国处经济组）"]
    found = lines("某某贸易月刊", "第8期", *rows)
    assert [item.source for item in found.items] == [f"驻{name}国处经济组" for name in "甲乙丙"]
    assert titles(found) == [f"{name}国对进口链条展开调查" for name in "甲乙丙"]


def test_a_bracket_behind_the_last_sentence_does_too() -> None:
    rows: list[str] = []
    for name in ("县妇联", "周寨镇", "薛楼园区"):
        rows += [f"【{name}办起田间课堂】", f"{INDENT}{LONG}（{name}）"]
    found = lines("某某信息", "第8期", *rows)
    assert [item.source for item in found.items] == ["县妇联", "周寨镇", "薛楼园区"]


@pytest.mark.parametrize(
    "text", ["所有市县均已开通。（完）", "数据见下表（单位：元）", "三季度回升（图3）", "见附件（略）"]
)
def test_not_all_that_stands_in_a_bracket_is_a_source(text: str) -> None:
    assert take_habitual(text) is None


# --- what is a headline ---


def test_a_row_without_indent_is_a_headline_where_every_paragraph_has_one() -> None:
    text = [LONG[:26], LONG[26:]]
    body = [part for _ in range(6) for part in (INDENT + text[0], text[1])]
    heads = ["收款有什么风险？", "海外仓租金能否在税前扣除？", "退货怎样计税？", "发票何时红冲？"]
    rows = ["某某税讯", "第3期", *(row for head in heads for row in (head, *body, INDENT + "（来源：某某网站）"))]
    found = lines(*rows, "分账要注意什么？", *body, INDENT + "从数字里找空间", *body)
    assert titles(found) == [*heads, "分账要注意什么？"]


def test_headlines_are_told_by_their_translation_below() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [f"{name}地商会夜访货柜码头", "", "Young Members Visit the Terminal", "", LONG, ""]
        rows += ["下一站：维修课程", "", LONG, ""]
    found = lines(*rows)
    assert titles(found) == [f"{name}地商会夜访货柜码头" for name in "甲乙丙"]


def test_a_headline_set_off_by_an_empty_line_may_have_commas() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙", "丁"):
        rows += ["", f"{name}港谈判仍无进展，卖家抢运", LONG, LONG]
    assert titles(lines("某某早报", "第8期", *rows)) == [f"{name}港谈判仍无进展，卖家抢运" for name in "甲乙丙丁"]


def test_headlines_without_a_source_stand_among_those_with_one() -> None:
    rows = ["某某周报", "2019年第37期", "主办：某某协会", "市场分析"]
    for at, name in enumerate(
        ("猪肉压栏现象有所增多", "鸡蛋价格创年内新高", "马铃薯主产区集中开挖", "石榴开园价格走低")
    ):
        rows += [name, LONG, LONG + ("（来源：某某日报）" if at % 2 else "")]
    assert titles(lines(*rows))[:4] == [
        "猪肉压栏现象有所增多",
        "鸡蛋价格创年内新高",
        "马铃薯主产区集中开挖",
        "石榴开园价格走低",
    ]


def test_where_nearly_all_name_a_source_a_row_within_is_a_part() -> None:
    rows = ["市场分析"]
    for name in "甲乙丙丁戊己":
        rows += [
            f"{name}市出台冷链物流新规",
            LONG,
            *(["新规有三个特点值得注意", LONG] if name == "丙" else []),
            LONG + "（来源：某某日报）",
        ]
    assert titles(lines(*rows)) == [f"{name}市出台冷链物流新规" for name in "甲乙丙丁戊己"]


def test_a_member_is_headed_by_its_name_and_its_address_ends_no_issue() -> None:
    rows: list[str] = ["◆会员风采"]
    for name in ("甲", "乙", "丙"):
        rows += [
            f"某市{name}云供应链有限公司",
            f"{INDENT}{LONG}",
            f"{INDENT}地址：某市工业大道22号",
            f"{INDENT}电话：0796-5380126",
        ]
    rows += ["◆市县快讯", "某地果园直播忙", INDENT + LONG, "编辑：某某　电话：0791-83850417"]
    found = lines(*rows)
    assert titles(found) == [*(f"某市{name}云供应链有限公司" for name in "甲乙丙"), "某地果园直播忙"]
    assert "5380126" in found.items[0].body
    assert "83850417" not in found.items[-1].body


def test_captions_are_no_headlines() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [
            f"{name}区产业园举行奠基仪式",
            INDENT + LONG,
            "图为奠基仪式现场",
            INDENT + LONG,
            f"    供稿：{name}区招商局",
        ]
    assert titles(lines(*rows)) == [f"{name}区产业园举行奠基仪式" for name in "甲乙丙"]


def test_a_colon_in_brackets_heads_an_item_where_others_do() -> None:
    heads = ("甲镇办起田间课堂", "乙镇土地托管见成效", "丙镇果树保险落地", "他县信息：邻县乐器出圈")
    found = lines("某某信息", "第8期", *(f"{INDENT}【{head}】{LONG}（某某局）" for head in heads))
    assert titles(found) == list(heads)


def test_a_headline_in_brackets_may_break_over_two_lines() -> None:
    rows: list[str] = []
    for name in ("甲镇", "乙镇", "丙镇"):
        text = f"{INDENT}【{name}三家单位入选省级电商示范创建名单】{LONG}{LONG}（县商务局）"
        rows += [text[at : at + 18] for at in range(0, len(text), 18)]
    found = lines("某某信息", "第8期", *rows)
    assert titles(found) == [f"{name}三家单位入选省级电商示范创建名单" for name in ("甲镇", "乙镇", "丙镇")]
    assert {item.body for item in found.items} == {LONG + LONG}


def test_a_headline_below_an_empty_line_may_break_too() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙", "丁"):
        title, text = f"{name}国邮政宣布上调明年一季度国际小包资费", LONG + LONG
        for part in (title, text):
            rows += [part[at : at + 18] for at in range(0, len(part), 18)]
        rows.append("")
    found = lines("某某早报", "第8期", "", *rows)
    assert titles(found) == [f"{name}国邮政宣布上调明年一季度国际小包资费" for name in "甲乙丙丁"]


# --- columns and groups ---


def test_columns_of_small_items_are_listed_with_their_page() -> None:
    contents = ["目录", "卷首语", "把土特产卖成好生意……3", "数说电商……12", "会员风采……13"]
    text = ["◆卷首语", "把土特产卖成好生意", INDENT + LONG * 2, "◆数说电商", "一季度网络零售额增长", INDENT + LONG]
    more = ["我省网民数突破千万", INDENT + LONG, "◆会员风采", "某市云桥供应链有限公司", INDENT + LONG]
    found = lines("某某电商", "2016年第5期", *contents, *text, *more)
    assert [section for section, _ in columns(found)] == ["卷首语", "数说电商", "数说电商", "会员风采"]


def test_a_chronology_may_be_a_column_that_is_called_as_it_is_printed() -> None:
    rows = ["■ 商会要闻", "商会召开理事会", LONG, "■ 商会大事记（2019年7月—9月）"]
    found = lines(*rows, f"7月3日，{LONG}", f"7月25日，{LONG}", f"8月13日，{LONG}")
    assert [item.section for item in found.items] == ["商会要闻", *["商会大事记（2019年7月—9月）"] * 3]
    assert {item.group for item in found.items[1:]} == {"商会大事记（2019年7月—9月）"}
    assert {item.kind for item in found.items[1:]} == {Kind.CHRONICLE}


def test_a_chronology_that_the_contents_list_in_a_column_stays_there() -> None:
    contents = [
        "目录",
        "◎特别报道",
        "新常态中行进的一年 02",
        "电子商务大事记（2014年） 06",
        "◎专题研究",
        "跨境贸易年度报告 08",
    ]
    text = ["新常态中行进的一年", LONG, "电子商务大事记（2014年）", "一、指导意见发布", LONG, "二、统计平台运行", LONG]
    found = lines("电子商务动态", "2015年第1期", *contents, *text, "跨境贸易年度报告", LONG)
    assert columns(found)[1:3] == [("特别报道", "电子商务大事记（2014年）")] * 2


def test_groups_stand_below_a_columns_name() -> None:
    contents = ["目录", "一、本月要闻……1", "二、律师点评……2", "平台的边界在哪里……2", "三、实务问答……3"]
    news = [["国内", f"{name}局正式挂牌成立", INDENT + LONG + "（来源：某社）"] for name in "甲"]
    more = [["湖北", "某市试行前置调解", INDENT + LONG + "（来源：某报）"]]
    rest = ["律师点评", "平台的边界在哪里", INDENT + LONG, "实务问答", "租金能否扣除？", INDENT + LONG]
    found = lines("某某法规速递", "第11期", *contents, "本月要闻", *news[0], *more[0], *rest)
    assert columns(found)[:2] == [("本月要闻", "国内"), ("本月要闻", "湖北")]
    assert [section for section, _ in columns(found)[2:]] == ["律师点评", "实务问答"]


def test_columns_are_numbered_whose_headlines_are_numbered_in_brackets() -> None:
    rows: list[str] = ["某某行业周报", "2021年第22期", "核心观点", f"1.{LONG[:20]}。", f"2.{LONG[20:]}"]
    for column in ("一、一周要闻", "二、市场行情", "三、企业动态"):
        rows.append(column)
        for at, mark in enumerate("一二三"):
            rows += [f"（{mark}）{column[-2:]}第{at}项新规印发", LONG, "（资料来源：某某网站）"]
    rows += ["四、下周关注", "6月8日　冷链展览会开幕。", "6月9日　某某局公布指数。", "6月10日　某某大会举行。"]
    found = lines(*rows)
    sections = [section for section, _ in columns(found)]
    assert sections == ["一周要闻"] * 3 + ["市场行情"] * 3 + ["企业动态"] * 3 + ["下周关注"] * 3
    assert [item.kind for item in found.items[-3:]] == [Kind.CHRONICLE] * 3
    assert found.items[0].title == "要闻第0项新规印发"


def test_the_name_of_a_column_below_a_table_is_no_cell_of_it() -> None:
    table = ["品种\t本周\t上周\t环比", *(f"品种{name}\t33.62\t32.93\t2.1%" for name in "甲乙丙丁戊己庚辛")]
    found = lines(
        "价格看板", "本周批发价格平稳", LONG, *table, "品种分析", "猪肉压栏现象增多", LONG, "鸡蛋创年内新高", LONG
    )
    assert titles(found)[1:] == ["猪肉压栏现象增多", "鸡蛋创年内新高"]
    assert columns(found)[1] == ("品种分析", None)


def test_days_of_a_month_in_the_title_begin_entries() -> None:
    found = lines("大事记（112年8月）", f"{INDENT}2日　{LONG}", f"{INDENT}9日　{LONG}", f"{INDENT}15日　{LONG}")
    assert [item.kind for item in found.items] == [Kind.CHRONICLE] * 3


# --- what is not of the text ---


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


def test_what_an_account_says_around_its_news_is_no_text() -> None:
    rows = [
        "跨境早报 | 11月14日 星期四",
        "某某鹰眼　2024-11-14 07:30　广东",
        "早上好，这里是某某早报，每天三分钟。",
        "点击上方蓝字关注我们",
        "",
    ]
    for name in ("甲", "乙", "丙"):
        rows += [f"{name}国宣布上调小包资费", LONG, ""]
    found = lines(*rows, "点个“在看”，好运不断", "阅读 8213　赞 46　在看 31")
    assert titles(found) == [f"{name}国宣布上调小包资费" for name in "甲乙丙"]
    assert found.masthead.title == "跨境早报"
    assert found.items[-1].body == LONG


def test_a_notice_may_be_told_by_what_only_a_notice_says() -> None:
    found = lines(
        "关于规范纳税申报有关事项的公告", f"{INDENT}现将有关事项公告如下：", INDENT + LONG, f"{INDENT}特此公告。"
    )
    assert [item.kind for item in found.items] == [Kind.DOCUMENT]


# --- what ends an item, and what does not ---


@pytest.mark.parametrize("text", ["（图为霍某某在窑尾查看成品。区某某 摄）", "（罗某某与团队在讨论面料。受访者供图）"])
def test_the_words_of_a_picture_end_no_item(text: str) -> None:
    assert not take_tail(text).attribution


def test_an_office_that_put_a_text_together_is_its_source() -> None:
    found = take_tail("销售额同比增长两成。（本刊编辑部整理）").attribution
    assert (found.source, found.byline) == ("本刊编辑部整理", ())


def test_who_signs_a_notice_above_its_day_heads_nothing() -> None:
    rows = ["关于征集讲师的通知", "各会员单位：", LONG, "某市网络零售促进会", "2019年4月12日"]
    found = lines("【通知公告】", *rows, "【要闻】", "协会走访会员企业", LONG)
    assert titles(found) == ["关于征集讲师的通知", "协会走访会员企业"]


def test_names_in_brackets_below_a_columns_name_are_groups() -> None:
    news = ["月饼抽检结果公布", "欧盟修订监测办法", "协会换届筹备会召开"]
    contents = ["目录", "一周要闻", "[国内]", news[0], "[国际]", news[1], "协会信息", news[2]]
    text = ["一周要闻", "[国内]", news[0], f"{LONG}（来源：某网）", "[国际]", news[1], f"{LONG}（来源：某报）"]
    found = lines("食品行业周讯", "2018年第36期", *contents, *text, "协会信息", news[2], f"{LONG}（来源：某社）")
    assert columns(found) == [("一周要闻", "国内"), ("一周要闻", "国际"), ("协会信息", None)]


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
    assert [(item.section, item.title) for item in found.items][3:] == [
        ("会员企业", "某童装加入标准起草组"),
        ("会员企业", "某模具引进智能抛光线"),
        ("健康家庭", "三个小动作"),
    ]


def test_a_small_headline_row_of_a_table_is_no_column() -> None:
    table = ["地区\t冷库\t说明", "甬江\t3\t一期二期", "钱塘\t5\t已投用完"]
    found = lines(
        "冷库建设进度", f"3月5日，{LONG}", *table, LONG + "（来源：某报）", "港口夜航", f"{LONG}（来源：某报）"
    )
    assert titles(found) == ["冷库建设进度", "港口夜航"]
