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
        ("货车司机休息驿站投用", "干线运输车辆可停靠，甩挂也方便。", "logistics"),
        ("首次公开募股获受理", "招股书显示，红杉领投上一轮。", "investment"),
        ("人社局：三类企业可领稳岗津贴", "申报指南已印发，财政资金月底兑现。", "policy"),
        ("收单机构备付金集中存管", "清算机构称，条码支付限额不变。", "fintech"),
        ("注塑车间添置数控机床", "轴承、齿轮生产线试生产。", "industry"),
        ("商标侵权案一审判赔", "法院认定被告虚假宣传。", "trust"),
        ("早稻收割机下田", "家庭农场说，亩产比去年高。", "rural"),
        ("经开区标准厂房二期封顶", "管委会说，入园企业可年底进驻。", "parks"),
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


def test_a_column_is_known_by_a_word_of_its_name() -> None:
    hinted = Theme("sweets", "糖", SWEETS.words, sections=("甜品",))
    for name, wanted in (("本市甜品速递", ["sweets"]), ("本市茶讯", ["drinks"])):
        assert chosen(article("茶", "糖。", section=name), hinted, DRINKS)[:1] == wanted


def test_a_periodical_leans_to_the_field_in_its_title() -> None:
    hinted = Theme("sweets", "糖", (Word("糖", 3, 1.5, 1),), sections=("甜品",))
    tagger = ThemeTagger(Taxonomies((), (hinted, DRINKS)))
    both, other = article("糖与茶", "茶。"), article("茶", "茶。")
    ranked = [
        [one.theme.slug for one in tagger.candidates(Reading(item), title)]
        for item, title in ((both, "甜品周刊"), (both, "周刊"), (other, "甜品周刊"))
    ]
    assert ranked == [["sweets", "drinks"], ["drinks", "sweets"], ["drinks"]]
    tag = tagger.as_tag(tagger.candidates(Reading(both), "甜品周刊")[0], Reading(both))
    assert ("甜品周刊", "title-of-periodical") in {(one.text, one.rule) for one in tag.evidence}


def test_a_long_text_does_not_drown_a_word_of_the_headline() -> None:
    wordy = Theme("wordy", "w", tuple(Word(word, 0, 9, 9) for word in "一二三四五六七八九十"))
    telling = Theme("telling", "t", (Word("糖", 9, 0, 0),))
    assert chosen(article("糖", "一二三四五六七八九十。" * 3), wordy, telling) == ["wordy", "telling"]


def test_latin_words_end_where_the_letters_do() -> None:
    phone = Theme("phone", "p", (Word("app", 9, 9, 9),))
    assert chosen(article("apple与wapp"), phone) == []
    assert chosen(article("某app上架"), phone) == ["phone"]
    assert chosen(article("The app store，Ｍａｐ"), phone) == ["phone"]
    assert chosen(article("Ｗａｐｐ与 app le"), phone) == ["phone"]
    assert chosen(article("Ｗａｐｐ"), phone) == []


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
