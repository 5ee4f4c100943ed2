"""Conventions that single publishers have, each on invented text as short as shows it."""

from __future__ import annotations

import pytest
from invented import FRONT, ROOM, RUSH, cut, placed

from feeds.model import Document, Kind
from feeds.parsing.attribution import read_signature
from feeds.parsing.contents_page import read_contents
from feeds.parsing.credits import read_credit
from feeds.parsing.layout import measure
from feeds.parsing.people import signing
from feeds.parsing.rows import rows_of
from feeds.parsing.running import without_names_in_texts
from feeds.parsing.tails import take_head, take_tail


@pytest.mark.parametrize("rule", ["─" * 12, "=" * 12, "◆◆◆◆"])
def test_a_name_between_rules_is_a_column(rule: str) -> None:
    found = cut(
        FRONT
        + f"{rule} 要  闻 {rule}\n\n仓储面积稳步增长\n\n{ROOM}\n\n{rule} 国  际 {rule}\n\n港口恢复夜间作业\n\n{RUSH}\n"
    )
    assert placed(found) == [("要闻", "仓储面积稳步增长"), ("国际", "港口恢复夜间作业")]


@pytest.mark.parametrize("bullet", ["▓", "♣", "📌", "✿"])
def test_whatever_sign_stands_before_columns(bullet: str) -> None:
    found = cut(
        FRONT
        + f"{bullet} 会员专访\n\n把仓库搬进山里\n\n{ROOM}（记者 王明）\n\n"
        + f"{bullet} 行业要闻\n\n港口恢复夜间作业\n\n{RUSH}（来源：江南日报）\n"
    )
    assert placed(found) == [("会员专访", "把仓库搬进山里"), ("行业要闻", "港口恢复夜间作业")]


def test_a_bullet_and_a_gap_set_a_headline_off() -> None:
    briefs = "".join(
        f"　　◆{name}办起外贸夜校　　{day}日，{name}的夜校开讲，学员有返乡青年，也有合作社的老师傅，"
        f"每周一课，由学院的师生授课。（{name}）\n\n"
        for name, day in (("青石镇", 3), ("北山乡", 5), ("柳溪街道", 9))
    )
    found = cut(FRONT + "【乡镇动态】\n\n" + briefs)
    assert [(item.title, item.source) for item in found.items] == [
        ("青石镇办起外贸夜校", "青石镇"),
        ("北山乡办起外贸夜校", "北山乡"),
        ("柳溪街道办起外贸夜校", "柳溪街道"),
    ]


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


@pytest.mark.parametrize("text", ["", " ", "　", "（", "、"])
def test_a_bracket_of_nothing_signs_nothing(text: str) -> None:
    assert read_signature(text) is None
    assert not take_tail(f"{ROOM}\n（{text}").attribution


def test_a_disclaimer_ends_an_item_and_names_nobody() -> None:
    found = cut(
        FRONT + f"仓储面积稳步增长\n\n{ROOM}\n\n（本文仅供参考，不构成投资建议）\n\n"
        f"港口恢复夜间作业\n\n{RUSH}（来源：江南日报）\n"
    )
    first = found.items[0]
    assert (first.title, first.source, first.body) == ("仓储面积稳步增长", None, ROOM)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("采访/王佳敏   摄影/高  翔", ("王佳敏",)),
        ("本刊调研组   执笔/王佳敏  邱士杰", ("王佳敏", "邱士杰")),
        ("协会法务委员会  柯  磊", ("柯磊",)),
        ("叶  青（江南工艺品有限公司物流主管）", ("叶青",)),
        ("秦  朔风", ("秦朔风",)),
        ("宫  婷　詹  磊", ("宫婷", "詹磊")),
    ],
)
def test_the_people_below_a_headline(line: str, people: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("理事長　賴政勳　敬上", ("賴政勳",)),
        ("江望舒（本会会长）", ("江望舒",)),
        ("编辑部全体同仁 敬上", ()),
        ("全市物流园区布局", ()),
    ],
)
def test_who_signs_on_the_last_row(line: str, people: tuple[str, ...]) -> None:
    assert signing(line)[0] == people


def test_a_signature_without_brackets_is_no_text() -> None:
    found = cut(
        FRONT + f"会长的话\n\n把弯路走直\n\n{ROOM}\n\n江望舒（本会会长）\n\n行业要闻\n\n港口恢复夜间作业\n\n{RUSH}\n"
    )
    assert found.items[0].byline == ("江望舒",)
    assert found.items[0].body == ROOM


def test_reporters_behind_an_agency_s_slug() -> None:
    text, found = take_head("新华社江南11月6日电（记者 成  岚）主管部门表示，试点范围将扩大到全国。")
    assert found.byline == ("成岚",)
    assert text.startswith("新华社江南11月6日电")


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
    assert [item.title for item in found.items][-2:] == ["港口恢复夜间作业", "夜市开到河边"]


LISTED = "目录\n人物\n04  把仓库搬进山里\n09  一只杯子的远行\n12  河边的夜市\n\n"


def test_a_line_that_leads_in_is_not_of_the_text_above() -> None:
    found = cut(
        FRONT
        + LISTED
        + f"人物\n\n把仓库搬进山里\n\n{ROOM}\n\n三十道关口，三十双手\n"
        + f"一只杯子的远行\n\n{RUSH}\n\n河边的夜市\n\n{ROOM}\n"
    )
    assert [item.title for item in found.items] == ["把仓库搬进山里", "一只杯子的远行", "河边的夜市"]
    assert found.items[0].body == ROOM


def test_a_box_of_points_belongs_to_the_text_above() -> None:
    box = "【数读】\n● 38亿美元：全省出口额\n● 63%：前五大客户占比\n● 43天：海上航程\n\n"
    found = cut(
        FRONT + LISTED + f"人物\n\n把仓库搬进山里\n\n{ROOM}\n\n{box}一只杯子的远行\n\n{RUSH}\n\n河边的夜市\n\n{ROOM}\n"
    )
    assert [(item.section, item.group) for item in found.items] == [("人物", None)] * 3
    assert found.items[0].body.endswith("海上航程")


def test_days_under_a_title_of_events_are_entries_and_a_headline_ends_them() -> None:
    days = (
        "4月8日  协会召开常务理事会，审议通过财务决算，增补理事四名。\n\n"
        "4月21日  组织会员参加线上展会，累计直播一百一十二场。\n\n"
        "5月13日  与保险公司签订协议，会员投保费率下浮一成五。\n\n"
    )
    found = cut(FRONT + f"协会工作\n\n二季度协会大事一览\n\n{days}协会开展外贸会诊\n\n5月26日，{ROOM}\n\n{RUSH}\n")
    assert [item.kind for item in found.items][:3] == [Kind.CHRONICLE] * 3
    assert {item.group for item in found.items[:3]} == {"二季度协会大事一览"}
    assert found.items[3].title == "协会开展外贸会诊"


@pytest.mark.parametrize(
    "line", ["主办  江南物流协会", "江南物流协会 主办    今日4版    免费订阅", "编制单位：江南物流协会"]
)
def test_how_else_the_publisher_is_printed(line: str) -> None:
    found = cut(f"江南物流月报\n第3期  总第110期\n2021年5月8日\n{line}\n\n仓储面积稳步增长\n\n{ROOM}\n\n{RUSH}\n")
    assert found.masthead.publisher == "江南物流协会"


PARTS = (
    "目    录\n\n第一部分  新规速览\n  一、海关监管\n      1. 关于扩大试点地区的公告\n      2. 关于调整监管要求的公告\n"
    "  二、税收与外汇\n      3. 关于保险税收政策的公告\n第二部分  案例摘编\n附：九月合规日历\n\n\n"
)


def test_parts_columns_groups_and_named_series() -> None:
    facts = "文    号：某署公告2020年第92号\n发布日期：2020年8月13日\n要    点：" + ROOM + "\n\n"
    found = cut(
        FRONT
        + PARTS
        + f"第一部分  新规速览\n\n一、海关监管\n\n1. 关于扩大试点地区的公告\n{facts}2. 关于调整监管要求的公告\n{facts}"
        + f"二、税收与外汇\n\n3. 关于保险税收政策的公告\n{facts}第二部分  案例摘编\n\n"
        + f"案例一  出借抬头三人获刑\n【案情】{ROOM}\n【要旨】{RUSH}\n\n案例二  溯源造假平台担责\n【案情】{ROOM}\n\n"
        + f"附  九月合规日历\n\n●9月1日  试点范围扩大至全国各口岸\n{ROOM}\n\n●9月15日  公共仓建设指引开始施行\n{RUSH}\n"
    )
    assert [(item.section, item.group, item.title) for item in found.items] == [
        ("新规速览", "海关监管", "关于扩大试点地区的公告"),
        ("新规速览", "海关监管", "关于调整监管要求的公告"),
        ("新规速览", "税收与外汇", "关于保险税收政策的公告"),
        ("案例摘编", None, "出借抬头三人获刑"),
        ("案例摘编", None, "溯源造假平台担责"),
        ("九月合规日历", None, "试点范围扩大至全国各口岸"),
        ("九月合规日历", None, "公共仓建设指引开始施行"),
    ]


def test_a_document_is_known_by_the_number_below_its_headline() -> None:
    found = cut(
        FRONT
        + f"仓储面积稳步增长\n\n{ROOM}\n\n{RUSH}\n\n江南海关关于规范组货人管理的通告\n\n（江关通告〔2020〕17号）\n\n"
        + f"{ROOM}\n\n江南海关\n2020年8月20日\n"
    )
    assert [item.title for item in found.items] == ["仓储面积稳步增长", "江南海关关于规范组货人管理的通告"]


def test_numbers_alone_above_headlines_are_no_pages() -> None:
    found = cut(
        FRONT
        + f"【要闻】\n\n01\n首个大展落幕\n3月1日  |  来源：江南晚报\n\n{ROOM}\n\n"
        + f"02\n九条措施发布\n2月22日  |  来源：某厅网站\n\n{RUSH}\n\n03\n春季认证启动\n3月6日\n\n{ROOM}\n"
    )
    assert [(item.title, item.source, item.body) for item in found.items] == [
        ("首个大展落幕", "江南晚报", ROOM),
        ("九条措施发布", "某厅网站", RUSH),
        ("春季认证启动", None, ROOM),
    ]


@pytest.mark.parametrize("mark", ["▲", ""])
def test_an_event_and_its_facts(mark: str) -> None:
    """主办 among facts is no imprint that ends the issue."""
    events = "".join(
        f"{mark}{name}\n时间：{day}日—{day + 2}日\n地点：江南会展中心\n主办：江南会展集团\n规模：5万平方米\n\n"
        for name, day in (("国际机器人展览会", 3), ("秋季糖酒交易会", 9), ("茶产业发展大会", 15))
    )
    found = cut(
        FRONT
        + f"【要闻】\n\n仓储面积稳步增长\n\n{ROOM}\n\n【预告】3—5月展会一览\n\n"
        + f"{events}【观察】\n\n河边的夜市\n\n{RUSH}\n"
    )
    assert placed(found) == [
        ("要闻", "仓储面积稳步增长"),
        ("预告", "国际机器人展览会"),
        ("预告", "秋季糖酒交易会"),
        ("预告", "茶产业发展大会"),
        ("观察", "河边的夜市"),
    ]


def test_headings_in_two_languages() -> None:
    found = cut(
        "江南—南洋商务资讯\nJIANGNAN–NANYANG BRIEF\n双月刊  Bimonthly\n2024年第1期  No.1, 2024\n2024年1月25日\n"
        "主办 Sponsor：江南南洋商务中心 Jiangnan Nanyang Centre\n\n"
        f"要 闻\nTOP STORIES\n\n双边贸易再创新高\nBilateral Trade Hits New High\n{ROOM}\n（来源 Source：江南日报）\n\n"
        f"班列突破九千列\nTrains Exceed 9,000\n{RUSH}\n（来源 Source：南洋通讯社 NNA）\n\n"
        f"问 答\nQ&A\n\n累积规则怎么用？\nHow to Use Cumulation Rules?\n\n问：{ROOM}\n\n答：{RUSH}\n\n"
        "本刊英文摘要由编辑部翻译，如有歧义以中文为准。\n"
    )
    assert found.masthead.title == "江南—南洋商务资讯"
    assert found.masthead.publisher == "江南南洋商务中心"
    assert [(item.section, item.title, item.subtitle, item.source) for item in found.items] == [
        ("要闻", "双边贸易再创新高", "Bilateral Trade Hits New High", "江南日报"),
        ("要闻", "班列突破九千列", "Trains Exceed 9,000", "南洋通讯社 NNA"),
        ("问答", "累积规则怎么用？", "How to Use Cumulation Rules?", None),
    ]
    assert found.items[2].body.endswith(RUSH)


def test_what_a_reporter_asks_is_no_signature() -> None:
    talk = f"记者：后来呢？\n\n王春梅：{ROOM}\n\n记者：有没有想过失败了怎么办？\n\n王春梅：{RUSH}\n\n"
    found = cut(
        FRONT
        + "【访谈】\n\n把雪地靴卖到北方\n\n文/王绮霞\n\n"
        + f"{talk}【要闻】\n\n仓储面积稳步增长\n\n{ROOM}（来源：江南日报）\n"
    )
    assert [(item.title, item.byline) for item in found.items] == [
        ("把雪地靴卖到北方", ("王绮霞",)),
        ("仓储面积稳步增长", ()),
    ]
    assert found.items[0].body.startswith("记者：后来呢？")


def test_a_role_needs_no_known_surname() -> None:
    found = read_credit("■ 本刊记者  麦 家 豪")
    assert found is not None
    assert found.byline == ("麦家豪",)
    assert read_credit("[温州]") is None


def test_a_column_s_name_at_the_head_of_a_page_cuts_no_text() -> None:
    listed = "目录\n[特稿]\n把仓库搬进山里………………2\n[要闻]\n港口恢复夜间作业………………5\n河边的夜市………………6\n\n"
    found = cut(
        FRONT
        + listed
        + f"把仓库搬进山里\n\n一、先算一笔账\n{ROOM}\n二、再走一条路\n"
        + f"{RUSH}\n\n· 2 ·\n\n特稿\n三、后面的打算\n{ROOM}\n\n"
        + f"· 3 ·\n\n要 闻\n\n港口恢复夜间作业\n{RUSH}\n\n· 4 ·\n\n要闻\n河边的夜市\n{ROOM}\n"
    )
    assert placed(found) == [("特稿", "把仓库搬进山里"), ("要闻", "港口恢复夜间作业"), ("要闻", "河边的夜市")]
    assert "三、后面的打算" in found.items[0].body


def test_a_column_s_name_said_once_where_a_page_happens_to_begin_marks_it() -> None:
    listed = "目录\n[特稿]\n把仓库搬进山里………………2\n[要闻]\n港口恢复夜间作业………………5\n河边的夜市………………6\n\n"
    text = f"特稿\n把仓库搬进山里\n{ROOM}\n（来源：某某日报）\n\f要闻\n{RUSH}\n"
    rows = rows_of(Document.from_text(FRONT + listed + text))
    measure(rows)
    kept = without_names_in_texts(rows, read_contents(rows))
    assert [row.text for row in kept] == [row.text for row in rows]


def test_how_to_reach_the_sender_of_a_notice_is_of_the_notice() -> None:
    found = cut(
        FRONT
        + f"仓储面积稳步增长\n\n{ROOM}\n\n关于征集联合展位的通知\n\n各会员单位：\n\n{RUSH}\n\n"
        + "联系人：王小姐，电话：8558××××。\n\n江南物流协会\n2021年5月6日\n"
    )
    assert found.items[-1].body.endswith("2021年5月6日")
    assert found.items[-1].kind is Kind.DOCUMENT


def test_attributes_of_markdown_and_a_day_behind_the_source() -> None:
    found = cut(
        f"**江南周刊**\n\n2023年第14期\n\n2023年4月10日\n\n# 一、要闻 {{#_Toc1}}\n\n## 1. 仓储面积稳步增长\n\n"
        f"*来源：江南日报 | 2023-04-07*\n\n{ROOM}\n\n## 2. 港口恢复夜间作业\n\n*来源：协会编译*\n\n{RUSH}\n\n"
        f"# 二、深度 {{#_Toc2}}\n\n## 把弯路走直\n\n**文 / 纪星野**\n\n{ROOM}\n\n## 看不见的漏斗\n\n{RUSH}\n"
    )
    assert [(item.section, item.title, item.source) for item in found.items] == [
        ("要闻", "仓储面积稳步增长", "江南日报"),
        ("要闻", "港口恢复夜间作业", "协会编译"),
        ("深度", "把弯路走直", None),
    ]


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


def test_a_weekly_of_an_account_its_parts_and_what_stands_below_its_end() -> None:
    found = cut(
        "江南周报｜2022年第46期：好消息有点多\n\n原创 秘书处 江南圈 2022-11-18 18:06 发表于江南\n\n"
        "主办｜江南物流产业联盟\n\n"
        + f"PART.01\n▌渝事速递\n\n01\n仓储面积稳步增长\n\n{ROOM}\n\n来源：江南日报\n\n"
        + f"02\n口岸恢复夜间作业\n\n{RUSH}\n\n来源：上游新闻\n\n"
        + f"PART.02\n▌政策雷达\n\n01\n新设一批试验区\n\n{ROOM}\n\n"
        + f"■ 总体\n{ROOM}\n\n■ 分项\n{RUSH}\n\n来源：江南网\n\n"
        + f"PART.03\n▌下周日历\n\n11.22（周二）｜班列专柜怎么订舱\n{ROOM}\n\n"
        + f"11.24（周四）｜工厂开放日走进童鞋\n{RUSH}\n\n"
        + f"11.25（周五）｜税务合规一日营\n{ROOM}\n\n— END —\n\n编辑｜温可可\n\n往期推荐\n江南周报｜第45期：买手\n"
    )
    assert found.masthead.title == "江南周报"
    assert found.masthead.publisher == "江南物流产业联盟"
    assert [(item.section, item.group, item.title, item.source) for item in found.items] == [
        ("渝事速递", None, "仓储面积稳步增长", "江南日报"),
        ("渝事速递", None, "口岸恢复夜间作业", "上游新闻"),
        ("政策雷达", None, "新设一批试验区", "江南网"),
        ("下周日历", None, "班列专柜怎么订舱", None),
        ("下周日历", None, "工厂开放日走进童鞋", None),
        ("下周日历", None, "税务合规一日营", None),
    ]
    assert found.items[-1].body == ROOM


def test_days_behind_headlines_and_papers_in_brackets() -> None:
    briefs = "".join(
        f"■ {name}（{day}）\n\n　　{text}（{paper}）\n\n"
        for name, day, text, paper in (
            ("港口航线增至四十二条", "3月19日", ROOM, "环江新闻网"),
            ("标准件企业组建联合体", "3月20日", RUSH, "江北日报"),
            ("板栗出口再提速", "3月14日", ROOM, "《江南都市报》"),
        )
    )
    found = cut(FRONT + f"短讯\n\n{briefs}")
    assert [(item.title, item.source) for item in found.items] == [
        ("港口航线增至四十二条", "环江新闻网"),
        ("标准件企业组建联合体", "江北日报"),
        ("板栗出口再提速", "《江南都市报》"),
    ]


def test_text_resumed_behind_a_complete_item_goes_back_to_the_one_that_broke_off() -> None:
    found = cut(
        FRONT
        + f"【产业观察】\n\n把一张网织成学问\n\n{ROOM}\n\n（下转第13页）\n\n· 10 ·\n\n"
        + f"【会员之窗】\n\n港口恢复夜间作业\n\n{RUSH}\n\n"
        + f"（商会秘书处供稿）\n\n· 12 ·\n\n（上接第10页）\n\n{RUSH}\n\n（单春田）\n\n"
        + f"· 13 ·\n\n【人物】\n\n慢车间\n\n{ROOM}\n\n（王歌）\n"
    )
    assert [(item.title, item.byline) for item in found.items][:2] == [
        ("把一张网织成学问", ("单春田",)),
        ("港口恢复夜间作业", ()),
    ]
    assert found.items[0].body == f"{ROOM}\n{RUSH}"
    assert "resumed" in {flag.code for flag in found.items[0].flags}


def in_lines(text: str, *, indent: bool) -> str:
    whole = ("　　" if indent else "") + text
    return "\n".join(whole[at : at + 20] for at in range(0, len(whole), 20)) + "\n"


def test_a_column_s_page_that_begins_in_mid_sentence_begins_a_fragment() -> None:
    briefs = "".join(
        f"{name}\n{in_lines(text, indent=True)}（江北日报）\n\n"
        for name, text in (("板栗提速", ROOM), ("网商退换", RUSH), ("基地开工", ROOM), ("航线增加", RUSH))
    )
    torn = in_lines("额度由原来的五十万元提高到二百万元，而且不再需要" + RUSH, indent=False)
    found = cut(
        f"短讯\n\n{briefs}· 11 ·\n\n会员之窗\n\n{torn}（商会秘书处供稿）\n\n"
        + f"走进宫灯小镇\n{in_lines(ROOM, indent=True)}（商会秘书处供稿）\n"
    )
    fragment = next(item for item in found.items if item.body.startswith("额度"))
    assert (fragment.kind, fragment.title, fragment.section) == (Kind.FRAGMENT, None, "会员之窗")


def test_surnames_of_two_letters() -> None:
    assert signing("会长　皇甫辉　谨识")[0] == ("皇甫辉",)
    assert read_credit("文/欧阳小林") is not None


def test_a_row_that_goes_on_with_a_text_heads_nothing() -> None:
    found = cut(
        FRONT
        + f"【要闻】\n\n仓储面积稳步增长\n首先，先做三张清单\n{ROOM}\n"
        + f"其次，再立一条红线\n{RUSH}\n\n河边的夜市\n{ROOM}\n"
    )
    assert [item.title for item in found.items] == ["仓储面积稳步增长", "河边的夜市"]


def test_a_headline_in_brackets_may_have_a_part_s_heading_first() -> None:
    heads = "".join(f"【{title}】\n{ROOM}\n\n" for title in ("港口恢复夜间作业", "两家会员合建冷库", "河边的夜市热闹"))
    found = cut(FRONT + f"◆ 要闻\n\n{heads}【乳企自建冷库成风】\n■ 先做清单\n{ROOM}\n■ 再立红线\n{RUSH}\n")
    assert [item.title for item in found.items][-1] == "乳企自建冷库成风"
    assert len(found.items) == 4
