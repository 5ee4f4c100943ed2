"""The themes of an item: words with weights, where they stand."""

from __future__ import annotations

import pytest
from writing import article, laid_out, rules, slugs, tagged

from feeds.model import Item, Kind, Taxonomies, Theme, Word
from feeds.settings import builtin_settings
from feeds.tagging.reading import Reading
from feeds.tagging.themes import ThemeTagger

GUIDE = [
    "cross-border",
    "fintech",
    "logistics",
    "policy",
    "retail",
    "rural",
    "investment",
    "statistics",
    "events",
    "mobile-social",
    "industry",
    "trust",
    "parks",
    "companies",
    "technology",
    "tax-invoice",
]


def test_the_built_in_themes_are_the_sixteen_of_the_trade() -> None:
    assert {theme.slug for theme in builtin_settings().taxonomies.themes} == set(GUIDE)


@pytest.mark.parametrize(
    ("title", "text", "theme"),
    [
        ("跨境电商零售出口试点启动", "海关现场监管首单通关。", "cross-border"),
        ("第三方支付牌照发放", "两家支付机构获批。", "fintech"),
        ("冷链配送中心投用", "快递企业入驻，日处理包裹十万件。", "logistics"),
        ("市政府印发实施方案", "方案提出十条措施。", "policy"),
        ("双十一网购成交创新高", "天猫和京东的零售额再增。", "retail"),
        ("农产品电商进村", "农户把山货卖到城里。", "rural"),
        ("一家平台完成B轮融资", "领投的是一家风投。", "investment"),
        ("统计局发布网购指数", "数据显示，指数同比上升。", "statistics"),
        ("电商峰会开幕", "论坛由协会主办，嘉宾演讲。", "events"),
        ("微店卖家爆发", "朋友圈里的微商越来越多。", "mobile-social"),
        ("工业品平台服务制造业", "传统企业转型升级有了帮手。", "industry"),
        ("打击假货保护消费者权益", "投诉和纠纷有了新渠道。", "trust"),
        ("示范园区揭牌", "产业园和孵化器同日启用。", "parks"),
        ("两家公司签署战略合作协议", "双方联合打造新平台。", "companies"),
        ("云计算与大数据平台建成", "人工智能用于信息化。", "technology"),
        ("电子发票扩大试用", "税务局说，开票更快。", "tax-invoice"),
        ("码头桥吊换新", "班轮靠泊更快，多式联运的运单一天就到。", "logistics"),
        ("棉纱价格回稳", "纺纱厂和印染厂的布料库存见底。", "industry"),
        ("脐橙园里请来新果农", "产地的田间多了农机，渔业合作社也来取经。", "rural"),
        ("警惕刷单骗局", "警方提醒，先垫付的兼职都是诈骗。", "trust"),
        ("行動支付家數再增", "電子支付機構的收單業務獲准。", "fintech"),
        ("无人车驶入园区道路", "激光雷达与北斗让自动驾驶更稳。", "technology"),
        ("洽谈会组团报名", "会务费自理，参会回执发秘书处。", "events"),
        ("電子發票擴大試用", "稅務局說，開票更快。", "tax-invoice"),
    ],
)
def test_each_theme_is_known_by_its_everyday_words(title: str, text: str, theme: str) -> None:
    assert slugs(tagged(article(title, text)).themes)[0] == theme


SWEETS, DRINKS = Theme("sweets", "糖", (Word("糖", 3, 1.5, 1),)), Theme("drinks", "茶", (Word("茶", 3, 1.5, 1),))


def chosen(item: Item, *themes: Theme) -> list[str]:
    tagger = ThemeTagger(Taxonomies((), themes))
    issue, text = laid_out(item)
    return [one.theme.slug for one in tagger.choose(tagger.candidates(Reading(issue.items[0], text)))]


def test_a_headline_weighs_more_than_a_lead_and_a_lead_more_than_the_body() -> None:
    assert chosen(article("糖", "茶。"), SWEETS, DRINKS)[0] == "sweets"
    assert chosen(article("题", "糖。", "茶。"), SWEETS, DRINKS)[0] == "sweets"


def test_what_stands_under_an_inner_heading_is_no_lead() -> None:
    opening = Theme("sweets", "糖", (Word("糖", 3, 5, 1),))
    assert chosen(article("年度关键词", "糖。", "茶茶。"), opening, DRINKS)[0] == "sweets"
    assert chosen(article("年度关键词", "#关键词一", "糖。", "茶茶。"), opening, DRINKS)[0] == "drinks"


def test_a_theme_is_ruled_out_by_a_word_of_the_headline() -> None:
    picky = Theme("sweets", "糖", SWEETS.words, excludes=("糖尿病",))
    assert chosen(article("糖尿病防治", "糖吃多了。"), picky) == []
    assert chosen(article("糖市", "糖尿病患者少买。"), picky) == ["sweets"]


def test_a_negative_word_speaks_against() -> None:
    wary = Theme("sweets", "糖", (*SWEETS.words, Word("无糖", -9, -9, -9)))
    assert chosen(article("无糖口香糖", "无糖。"), wary) == []


def test_a_section_is_a_hint() -> None:
    hinted = Theme("sweets", "糖", SWEETS.words, sections=("甜品",))
    issue, _ = laid_out(article("新店", "开张。", section="甜品"))
    tagger = ThemeTagger(Taxonomies((), (hinted,)))
    (candidate,) = tagger.candidates(Reading(issue.items[0]))
    tag = tagger.as_tag(candidate, Reading(issue.items[0]))
    assert [(one.text, one.rule) for one in tag.evidence] == [("甜品", "section")]


def test_at_most_three_and_only_what_comes_near_the_first() -> None:
    themes = [
        Theme(word, word, (Word(word, weight, 0, 0),)) for word, weight in zip("甲乙丙丁", (9, 9, 9, 9), strict=True)
    ]
    assert len(chosen(article("甲乙丙丁"), *themes)) == 3
    strong, weak = Theme("s", "s", (Word("甲", 60, 0, 0),)), Theme("w", "w", (Word("乙", 6, 0, 0),))
    assert chosen(article("甲乙"), strong, weak) == ["s"]


def test_the_longest_word_counts_once() -> None:
    short, long = Theme("s", "s", (Word("网", 5, 5, 5),)), Theme("l", "l", (Word("网购", 5, 5, 5),))
    assert chosen(article("网购"), short, long) == ["l"]


def test_the_evidence_is_the_words_and_where_they_stand() -> None:
    item = tagged(article("电子发票扩大试用", "税务局说，开票更快。"))
    assert "word-in-title" in rules(item.themes)
    assert {one.text for one in item.themes[0].evidence} <= {"电子发票", "税务局", "开票"}


def test_without_a_word_there_is_no_theme() -> None:
    assert tagged(article("春", "花开。")).themes == ()


def test_the_rows_of_a_table_name_all_sorts() -> None:
    rows = "某某农产品网\t农产品电商\tA轮\n某某货运\t冷链物流\tB轮\n某某外贸\t跨境电商\tA轮"
    assert slugs(tagged(article("去年融资一览", rows, kind=Kind.TABLE)).themes) == ["investment"]
