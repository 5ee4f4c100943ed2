"""How newsletters set their items: what stands beside, below, between and around a headline, and what does not head."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, PARAGRAPH, TITLES, broken, columns, lines, titles

from feeds.model import Kind
from feeds.parsing.attribution import read_bracket
from feeds.parsing.credits import read_credit

# --- who wrote it, and where it comes from ---


@pytest.mark.parametrize(
    ("line", "source", "byline"),
    [
        ("□ 某区统计中心", "某区统计中心", ()),
        ("协会秘书处政策组", "协会秘书处政策组", ()),
        ("市电商办调研组", "市电商办调研组", ()),
        ("文 l 贺天某", None, ("贺天某",)),
        ("文 / 尹小某　图 / 段国某", None, ("尹小某",)),
        ("文 / 廖思某[^2]", None, ("廖思某",)),
        ("解答：本會義務法律顧問　馮卓某律師", None, ("馮卓某",)),
        ("口述｜老郝　整理｜莫小某", None, ("老郝",)),
        ("作者｜叶知某　编辑｜小禾", None, ("叶知某",)),
        ("来源｜《中原商讯》　作者｜穆青某", "《中原商讯》", ("穆青某",)),
        ("来源：欧税通讯 https://news.example/fr/1.html", "欧税通讯", ()),
        ("据《长三角经贸报》5月6日", "《长三角经贸报》", ()),
        ("2016年5月11日来源：甬江晚报", "甬江晚报", ()),
    ],
)
def test_a_line_between_headline_and_text(line: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


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


def test_sources_beside_headlines() -> None:
    rows: list[str] = ["一、全球市场", "【美国】"]
    for at, title in enumerate(TITLES):
        rows += ["二、平台与支付"] if at == 3 else []
        rows += [f"{title}　　来源：{'甲乙丙丁戊己'[at]}地商报", "", LONG, ""]
    found = lines("某某资讯", "2022年第1期", *rows)
    assert titles(found) == list(TITLES)
    assert [item.source for item in found.items] == [f"{name}地商报" for name in "甲乙丙丁戊己"]
    assert columns(found) == [("全球市场", "美国")] * 3 + [("平台与支付", None)] * 3


def test_two_facts_in_one_line_are_no_headline_and_its_source() -> None:
    rows: list[str] = []
    for title in TITLES[:4]:
        rows += [title, "时间：2021-05-04    来源：江南日报", LONG]
    assert titles(lines("【要闻】", *rows)) == list(TITLES[:4])


def test_attributions_far_to_the_right() -> None:
    rows: list[str] = []
    signed = ("来源：某某商报", "本刊通讯员  田维某", "联合会秘书处供稿")
    for title, who in zip(TITLES, signed, strict=False):
        rows += [f"{len(rows) // 3 + 1}. {title}", LONG, " " * 58 + who]
    found = lines("★ 政策动向 ★", "", *rows)
    assert titles(found) == list(TITLES[:3])
    assert [item.source for item in found.items] == ["某某商报", None, "联合会秘书处供稿"]
    assert found.items[1].byline == ("田维某",)
    assert {item.body for item in found.items} == {LONG}


def test_who_signs_a_notice_is_of_its_text() -> None:
    rows = ["关于规范纳税申报的公告", f"{INDENT}现就有关事项公告如下：", INDENT + LONG, f"{INDENT}特此公告。"]
    found = lines("【公告】", *rows, " " * 40 + "某某省税务局", " " * 40 + "2021年11月8日")
    assert found.items[0].source is None
    assert "某某省税务局" in found.items[0].body


def test_a_bracket_that_was_never_closed_names_a_source_where_others_do() -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:5]):
        rows += [title, INDENT + LONG, f"（{'甲乙丙丁戊'[at]}县商务局" + ("）" if at != 2 else "")]
    found = lines("【县区动态】", *rows)
    assert titles(found) == list(TITLES[:5])
    assert found.items[2].source == "丙县商务局"
    assert found.items[2].body == LONG


def test_a_reporter_in_brackets_at_the_head_of_a_text_is_no_headline() -> None:
    rows: list[str] = []
    for title in TITLES[:4]:
        rows += [
            title,
            "",
            f"【記者周某某／桃園報導】{LONG}",
            "",
            "資料來源：某某署",
            "詳全文：https://paper.example/1",
            "-" * 60,
        ]
    found = lines("◎ 焦 點 新 聞", "", *rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.body for item in found.items} == {LONG}
    assert {item.byline for item in found.items} == {("周某某",)}
    assert {item.source for item in found.items} == {"某某署"}


# --- what heads a column ---


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


def test_a_column_is_called_as_the_contents_call_it() -> None:
    names = ("會務動態 Chamber News", "政策資訊 Policy Update", "市場情報 Market Intelligence")
    contents = [f"{name[:4]}　{at}" for at, name in enumerate(names, 3)]
    rows: list[str] = []
    for name, title in zip(names, TITLES, strict=False):
        rows += [name, "", title, INDENT + LONG, "資料來源：某某署", ""]
    found = lines("某某商訊", "2018年1月號", "目錄", *contents, "", *rows)
    assert columns(found) == [(name[:4], None) for name in names]


def test_pages_of_a_newspaper_are_its_columns() -> None:
    rows: list[str] = []
    for at, (name, title) in enumerate(zip(("要闻", "综合新闻", "会员天地", "副刊"), TITLES, strict=False)):
        day = " 2O14年9月15日 星期一" if at else ""
        rows += [f"第{'一二三四'[at]}版 {name}{day}", "责编 杨某某 版式 洪某某 电话 22567801", "", title, LONG, ""]
    rows[-2:-2] = ["新会员", "某某冷链物流有限公司", LONG]
    found = lines("某某电商会报", "2014年9月15日", "第9期（总第41期）", "", *rows)
    assert [section for section, _ in columns(found)] == ["要闻", "综合新闻", "会员天地", "副刊", "副刊"][
        : len(found.items)
    ]
    assert not any("责编" in item.body or "版式" in item.body for item in found.items)


def test_members_below_the_name_of_their_group() -> None:
    rows = ["【会员风采】", "第四季度新入会单位"]
    for name in ("云梭服饰有限公司", "瓷里行电子商务有限公司", "禾下土生态农业专业合作社"):
        rows += [f"某某{name}", INDENT + LONG]
    found = lines(*rows)
    assert [item.kind for item in found.items] == [Kind.PROFILE] * 3
    assert columns(found) == [("会员风采", "第四季度新入会单位")] * 3


def test_members_of_whom_facts_are_told() -> None:
    rows = ["新會員", ""]
    for name in ("雅禾竹木", "明達矽膠", "晴日清潔"):
        rows += [
            f"{name}科技有限公司",
            "代表：曾明某先生",
            "業務：食品級矽膠烘焙模具、摺疊水杯，設有自家模具房。",
            "電話：2300 7746",
            "",
        ]
    found = lines("某某商訊", "2018年1月號", "會務動態", "", TITLES[0], INDENT + LONG, "", *rows)
    assert titles(found)[1:] == ["雅禾竹木科技有限公司", "明達矽膠科技有限公司", "晴日清潔科技有限公司"]
    assert all(item.body.endswith("電話：2300 7746") for item in found.items[1:])


# --- what heads an item ---


def test_headlines_behind_a_number_in_the_line_of_their_text() -> None:
    rows = [f"{INDENT}{'一二三四五六'[at]}、{title}。{LONG}（市商务局）" for at, title in enumerate(TITLES)]
    found = lines("商务信息", "第28期", "", "◇今日要情◇", "", *rows)
    assert titles(found) == list(TITLES)
    assert {item.body for item in found.items} == {LONG}


def test_headlines_without_a_mark_in_the_line_of_their_text() -> None:
    rows = [f"{INDENT}二、招商引资", *(f"{INDENT}{title}。7月{at}日，{LONG}" for at, title in enumerate(TITLES, 4))]
    meeting = [f"{INDENT}领导小组召开第三次会议", f"{INDENT}7月6日上午，{LONG}", INDENT + LONG]
    found = lines("工作简报", "第7期", "", f"{INDENT}一、重要会议", *meeting, *rows)
    assert titles(found)[-6:] == list(TITLES)
    assert found.items[-6].body == f"7月4日，{LONG}"


def test_a_first_sentence_above_no_day_heads_nothing() -> None:
    rows = [INDENT + f"{title}。{LONG}" for title in TITLES[:4]]
    assert titles(lines("【工作进展】", "全市工作总体平稳", *rows, "（市商务局）")) == ["全市工作总体平稳"]


@pytest.mark.parametrize("numbers", [(1, 2, 3, 3, 5, 6), (1, 2, 3, 5, 6, 7)])
def test_a_slip_in_the_numbers_of_headlines_loses_none(numbers: tuple[int, ...]) -> None:
    rows: list[str] = []
    for number, title in zip(numbers, TITLES, strict=True):
        rows += [f"{INDENT}{number}.{title}", INDENT + LONG]
    found = lines(
        "工作简报",
        "第7期",
        f"{INDENT}一、工作进展",
        *rows,
        f"{INDENT}二、下步工作",
        f"{INDENT}1.{TITLES[0]}",
        INDENT + LONG,
    )
    assert titles(found)[:6] == list(TITLES)


def test_who_issues_a_document_is_of_its_title() -> None:
    contents = [
        "## 目　录",
        "编者的话",
        "把条文读薄 / 1",
        "省级政策",
        "关于印发县域共同配送行动方案的通知 / 8",
        "关于启用清单预审模式的公告 / 12",
    ]
    rows = ["## 某某省商务厅 某某省邮政管理局", "**关于印发县域共同配送行动方案的通知**", "某商电〔2016〕12号"]
    rows += ["各市州商务主管部门：", INDENT + LONG, f"{INDENT}特此通知。"]
    rows = ["# 编者的话", "把条文读薄", LONG, "# 【省级政策】", *rows]
    found = lines("# **政策专刊**", "2016年第4期", *contents, *"\n\n".join(rows).split("\n"))
    assert found.items[1].title == "某某省商务厅 某某省邮政管理局关于印发县域共同配送行动方案的通知"


def test_a_table_below_a_bulleted_headline_is_its_item() -> None:
    rows: list[str] = []
    for title in TITLES[:3]:
        rows += [f"●{title}", f"  {LONG}（来源：某某商报）"]
    table = ["名次  店铺名称  成交额", *(f"{at}  某某{at}号店  {at}6.4" for at in range(1, 9))]
    found = lines("■会 务 动 态", *rows, "●会员网店成交榜(8月1日-2日)", *table)
    assert titles(found) == [*TITLES[:3], "会员网店成交榜(8月1日-2日)"]
    assert found.items[3].kind is Kind.TABLE


def test_a_bulleted_question_heads_its_text() -> None:
    rows: list[str] = []
    for title in (*TITLES[:2], "网上小店怎么开？"):
        rows += [f"📌 {title}", LONG, ""]
    assert titles(lines("【联合会在行动】", "", *rows))[2] == "网上小店怎么开？"


def test_events_whose_facts_stand_below_an_empty_line() -> None:
    rows = ["活動預告", ""]
    for title in ("午餐講座：退貨潮", "跨境直郵證書課程（第六期）", "周年聚餐暨頒獎禮"):
        rows += [
            title,
            "",
            "日期：2015年12月3日（星期四）",
            "時間：晚上7時至9時30分",
            "費用：會員150元，非會員220元（包午餐）",
            "",
        ]
    found = lines("某某月訊", "2015年11月號", "", "本會訊", "", TITLES[0], "", LONG, "", *rows)
    assert titles(found)[1:] == ["午餐講座：退貨潮", "跨境直郵證書課程（第六期）", "周年聚餐暨頒獎禮"]


def test_news_of_which_the_contents_list_the_first_alone() -> None:
    contents = ["目錄", "特稿", "最後一公里差在哪裡……02", "本會訊", f"{TITLES[0]}……07", "政策", f"{TITLES[5]}……10", ""]
    article = ["特稿", "", "最後一公里差在哪裡", "", "文：梁詠某", "", LONG, "", "門牌比地圖難找", "", LONG, ""]
    news = ["本會訊", ""]
    for at, title in enumerate(TITLES[:4], 3):
        news += [title, "", f"本會於十月{'三四五六'[at - 3]}日舉行會議，{LONG}", ""]
    found = lines("某某月訊", "2015年11月號", *contents, *article, *news, "政策", "", TITLES[5], "", LONG)
    assert titles(found) == ["最後一公里差在哪裡", *TITLES[:4], TITLES[5]]


# --- what heads none ---


def test_headings_without_an_empty_line_above_head_parts_where_every_headline_has_one() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [title, "□ 本刊记者 李若某", *broken(PARAGRAPH, 18), "下一步是慢", *broken(PARAGRAPH, 18), ""]
        rows += ["“退货单就是", "最好的老师。”", "", *broken(PARAGRAPH, 18), ""]
    found = lines("某某通讯", "2016年第9期", "", *rows)
    assert titles(found) == list(TITLES[:5])
    assert all("下一步是慢" in item.body and "最好的老师" in item.body for item in found.items)
    assert {item.byline for item in found.items} == {("李若某",)}


def test_the_words_below_a_picture_head_nothing() -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:5]):
        picture = ["▲恳谈会现场，企业负责人与", f"部门科长交流  高翔{'甲乙丙丁戊'[at]}/摄"]
        rows += [title, "□ 通讯员 赵越某", *broken(PARAGRAPH, 18), *picture, *broken(PARAGRAPH, 18), ""]
    rows += [TITLES[5], "□ 通讯员 赵越某", *broken(PARAGRAPH, 18), "▲二期内景", *broken(PARAGRAPH, 18)]
    found = lines("某某通讯", "2016年第9期", "", *rows)
    assert titles(found) == list(TITLES)
    assert {item.section for item in found.items} == {None}
    assert all("▲" in item.body for item in found.items)


def test_the_second_row_of_a_second_line_stands_above_the_author() -> None:
    found = lines(
        "某某通讯",
        "2016年第9期",
        "",
        TITLES[0],
        "——山货网创始人的",
        "第五年",
        "文 | 李若某  图 | 高翔某",
        *broken(PARAGRAPH, 18),
    )
    assert found.items[0].subtitle == "山货网创始人的第五年"
    assert found.items[0].byline == ("李若某",)


def test_parts_of_a_text_are_headed_without_a_line_drawn_above_them() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [title, "", LONG, "", "數據不是拿來嚇人的", "", LONG, "", "-" * 60, ""]
    found = lines("某某電子報", "2022年第3期", "=" * 60, "", *rows)
    assert titles(found) == list(TITLES[:5])


def test_what_each_item_ends_with_is_no_imprint_of_the_last() -> None:
    rows = ["【新会员介绍】"]
    for name in ("甲", "乙", "丙"):
        rows += [f"某某{name}号网络科技有限公司", INDENT + LONG, f"网址：www.{name}.example    电话：0796-8550"]
    found = lines("某某网商", "2015年第7期", *rows)
    assert all("电话" in item.body for item in found.items)
    assert len(found.items) == 3


@pytest.mark.parametrize(
    "row",
    [
        "点击文末“阅读原文”，下载申报表",
        "觉得有用，记得点亮“在看”",
    ],
)
def test_an_account_s_talk_is_no_text(row: str) -> None:
    found = lines("【政策雷达】", TITLES[0], LONG, row, "", TITLES[1], LONG)
    assert not any(row in item.body or item.title == row for item in found.items)


# --- what kind it is ---


def test_the_name_of_a_column_tells_articles_from_briefs() -> None:
    def column(name: str) -> list[Kind]:
        rows: list[str] = []
        for title in TITLES[:4]:
            rows += [title, *(INDENT + LONG for _ in range(7)), "（来源：某某商报）"]
        return [item.kind for item in lines(f"【{name}】", *rows).items]

    assert column("企业案例") == [Kind.ARTICLE] * 4
    assert column("行业动态") == [Kind.BRIEF] * 4
