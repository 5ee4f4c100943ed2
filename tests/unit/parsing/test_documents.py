"""Notices, rules and other papers: what belongs to them, and who signs them."""

from __future__ import annotations

from invented import FRONT, HEAD, INDENT, LONG, PARAGRAPH, ROOM, RUSH, TITLES, cut, given, lines, only, spaced, titles

from feeds.model import Kind
from feeds.parsing.contents_page import read_contents
from feeds.parsing.evidence import gather
from feeds.parsing.headline_cues import headlines

# --- titles and greetings ---


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
    rows += ["各市州商务主管部门：", PARAGRAPH, f"{INDENT}特此通知。"]
    rows = ["# 编者的话", "把条文读薄", LONG, "# 【省级政策】", *rows]
    found = lines("# **政策专刊**", "2016年第4期", *contents, *"\n\n".join(rows).split("\n"))
    assert found.items[1].title == "某某省商务厅 某某省邮政管理局关于印发县域共同配送行动方案的通知"


def test_a_document_is_known_by_the_number_below_its_headline() -> None:
    found = cut(
        FRONT
        + f"仓储面积稳步增长\n\n{ROOM}\n\n{RUSH}\n\n江南海关关于规范组货人管理的通告\n\n（江关通告〔2020〕17号）\n\n"
        + f"{ROOM}\n\n江南海关\n2020年8月20日\n"
    )
    assert titles(found) == ["仓储面积稳步增长", "江南海关关于规范组货人管理的通告"]


def test_a_notice_may_be_told_by_what_only_a_notice_says() -> None:
    found = lines("关于规范纳税申报有关事项的公告", f"{INDENT}现将有关事项公告如下：", PARAGRAPH, f"{INDENT}特此公告。")
    assert [item.kind for item in found.items] == [Kind.DOCUMENT]


def test_a_salutation_is_never_a_row_of_the_headline() -> None:
    found = lines("关于公布示范冷库名单的通知", "各市、区商务局：", f"现将名单予以公布。{LONG}")
    assert titles(found) == ["关于公布示范冷库名单的通知"]
    assert found.items[0].body.startswith("各市、区商务局：")


def score_of_title(article: str) -> float:
    """How well the title of rules heads what begins with one of their articles."""
    rows = given(*HEAD, TITLES[0], PARAGRAPH, "港区冷链货物追溯管理暂行规定", f"{INDENT}{article}　{LONG}", PARAGRAPH)
    evidence = gather(rows, read_contents(rows))
    return next(score for end, score in headlines(evidence, 5) if end == 6)


def test_what_stands_above_the_first_article_of_rules_is_rather_their_title() -> None:
    assert score_of_title("第一条") - score_of_title("第七条") > 2


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


def of_notice(*paragraphs: str) -> list[str | None]:
    """The titles of a notice with its appendix, and of news below it, all on one page with the contents."""
    contents = ["目录", "【通知公告】", "2017年度达标冷库名单……1", "【要闻】", f"{TITLES[0]}……3", f"{TITLES[1]}……4"]
    notice = ["关于公布2017年度达标冷库的通知", "各有关单位：", *paragraphs]
    notice += ["附件：2017年度达标冷库名单", "某市商务局", "2017年5月15日"]
    news = ["【要闻】", TITLES[0], PARAGRAPH, TITLES[1], PARAGRAPH]
    return titles(lines(*contents, "某某周报", "第9期", "【通知公告】", *notice, *news))


def test_an_appendix_that_the_contents_announce_stays_in_its_document() -> None:
    assert of_notice(*(PARAGRAPH,) * 9) == ["关于公布2017年度达标冷库的通知", *TITLES[:2]]


def test_a_headline_in_the_contents_right_above_a_short_notice_is_not_what_the_notice_carries() -> None:
    assert of_notice(PARAGRAPH) == ["关于公布2017年度达标冷库的通知", *TITLES[:2]]


# --- who signs ---


def test_who_signs_a_notice_is_of_its_text() -> None:
    rows = ["关于规范纳税申报的公告", f"{INDENT}现就有关事项公告如下：", PARAGRAPH, f"{INDENT}特此公告。"]
    found = lines("【公告】", *rows, " " * 40 + "某某省税务局", " " * 40 + "2021年11月8日")
    assert found.items[0].source is None
    assert "某某省税务局" in found.items[0].body


def test_who_signs_a_notice_above_its_day_heads_nothing() -> None:
    rows = ["关于征集讲师的通知", "各会员单位：", LONG, "某市网络零售促进会", "2019年4月12日"]
    found = lines("【通知公告】", *rows, "【要闻】", "协会走访会员企业", LONG)
    assert titles(found) == ["关于征集讲师的通知", "协会走访会员企业"]


REPORTS = [[title, PARAGRAPH, "（秘书处供稿）", ""] for title in TITLES[:4]]


def test_who_signs_a_notice_heads_nothing_though_the_cover_has_the_name() -> None:
    body = "某某网络商贸协会"
    notice = ["关于开展信用申报工作的通知", "各会员单位：", PARAGRAPH, PARAGRAPH, body, "2018年6月25日"]
    front = [
        body,
        "",
        "工 作 动 态",
        "",
        "2018年第6期",
        "（总第29期）",
        "",
        f"{body}秘书处编　　　　2018年7月5日",
        "",
        "",
    ]
    front += [
        "本 期 目 录",
        "【重点工作】",
        f"{TITLES[0]}\t1",
        f"{TITLES[1]}\t3",
        "【协会动态】",
        f"{TITLES[2]}\t5",
        f"{TITLES[3]}\t6",
    ]
    front += ["【文件通知】", f"{notice[0]}\t11", "", ""]
    rows = ["【重点工作】", "", *REPORTS[:2], "【协会动态】", "", *REPORTS[2:], "【文件通知】", "", *notice, ""]
    found = lines(*front, *(row for one in rows for row in ([one] if isinstance(one, str) else one)))
    assert titles(found) == [*TITLES[:4], notice[0]]
    assert found.items[-1].body.endswith("2018年6月25日")


def test_how_to_reach_the_sender_of_a_notice_is_of_the_notice() -> None:
    found = cut(
        FRONT
        + f"仓储面积稳步增长\n\n{ROOM}\n\n关于征集联合展位的通知\n\n各会员单位：\n\n{RUSH}\n\n"
        + "联系人：王小姐，电话：8558××××。\n\n江南物流协会\n2021年5月6日\n"
    )
    assert found.items[-1].body.endswith("2021年5月6日")
    assert found.items[-1].kind is Kind.DOCUMENT


def test_a_notice_below_a_document_is_another_item() -> None:
    articles = [f"{INDENT}第{number}条　{LONG}" for number in "一二三四五"]
    first = ("某某港区管委会关于印发《扶持措施（试行）》的通知", "港管规〔2022〕4号", "各企业：", PARAGRAPH, *articles)
    second = (
        "",
        "关于开展安全生产标准化复审的通知",
        "",
        "园区各有关企业：",
        PARAGRAPH,
        f"{INDENT}一、时间安排。{LONG}",
    )
    found = lines(*HEAD, "【政策文件】", *first, *second)
    assert titles(found) == [first[0], second[1]]
