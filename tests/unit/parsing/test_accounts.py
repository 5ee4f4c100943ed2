"""What an account on WeChat says around its news is of no item."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    LONG,
    ROOM,
    RUSH,
    TITLES,
    TWICE,
    below_headline,
    cut,
    lines,
    news,
    placed,
    titles,
    told,
)

from feeds.parsing.credits import read_credit


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


@pytest.mark.parametrize("row", ["点击回看第3期直播课", "点击这里查看完整名单", "点击收听本期音频"])
def test_an_account_s_invitation_is_no_text(row: str) -> None:
    found = lines("【要闻】", TITLES[0], LONG, row, "", TITLES[1], LONG)
    assert [(item.title, item.body) for item in found.items] == [(TITLES[0], LONG), (TITLES[1], LONG)]


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


# --- pictures that stand for words ---


@pytest.mark.parametrize(
    ("row", "source", "byline"),
    [
        ("🗓 6.13 ｜ 📍 东港 ｜ 📎 某某商报", "某某商报", ()),
        ("📰️某某商报 / 📅 6月13日", "某某商报", ()),
        ("📎 某某商报", "某某商报", ()),
        ("📰 2022-06-13｜某某商报", "某某商报", ()),
        ("📅 6.13 / ✍ 闻天歌", None, ("闻天歌",)),
        ("📍 东港　👤 闻天歌、周启元", None, ("闻天歌", "周启元")),
        ("📍 东港", None, ()),
    ],
)
def test_pictures_below_headlines_stand_for_day_place_source_and_author(
    row: str, source: str | None, byline: tuple[str, ...]
) -> None:
    assert told(below_headline(row)) == {(source, byline, TWICE)}


def test_a_source_behind_a_picture_needs_no_text_below() -> None:
    short = ("东港　每日两班", "西港　每周一班", "外岛　暂停")
    found = lines(*HEAD, "■ 要闻", *news(*TITLES[:3]), "各线班次", "📎 某某商报", *short)
    assert placed(found)[3:] == [("要闻", "各线班次")]
    assert (found.items[3].source, found.items[3].body) == ("某某商报", "\n".join(short))


@pytest.mark.parametrize("row", ["📎 附件：报名表", "📎 报名表已经发到各会员邮箱。", "见附件 📎 某某商报"])
def test_a_picture_that_leads_to_something_else_names_no_source(row: str) -> None:
    assert read_credit(row) is None


def test_what_a_mail_writes_between_single_stars_is_bold_and_no_column() -> None:
    heads = ("41天", "东港：证书可以自己打印", *TITLES[:4])
    text = (f"{LONG}（10/22，某某商报）", "", "原文 <https://mail.example.com/t/118/a9k>")
    found = lines(*HEAD, "■ 要闻", *(row for head in heads for row in ("", f"*{head}*", "", *text)))
    assert placed(found) == [("要闻", head) for head in heads]
