"""Headlines behind bullets, and lists behind bullets that are of a text."""

from __future__ import annotations

import pytest
from invented import HEAD, LONG, TITLES, lines, sections, signed, spaced, titles

# --- headlines ---


def test_bullets_head_items_where_a_column_opens_and_parts_inside_an_article() -> None:
    found = spaced(
        "【会员动态】",
        "■首个智能冷库投用",
        f"3月5日，{LONG}",
        "■共享月台开进园区",
        f"3月6日，{LONG}",
        "【专题】",
        "最后一公里怎样才能更快",
        LONG,
        "◆三条路线一张图",
        LONG,
        "◆两种价格一本账",
        LONG,
    )
    assert titles(found) == ["首个智能冷库投用", "共享月台开进园区", "最后一公里怎样才能更快"]
    assert sections(found) == ["会员动态", "会员动态", "专题"]


def test_a_bulleted_question_heads_its_text() -> None:
    rows: list[str] = []
    for title in (*TITLES[:2], "网上小店怎么开？"):
        rows += [f"📌 {title}", LONG, ""]
    assert titles(lines("【联合会在行动】", "", *rows))[2] == "网上小店怎么开？"


NAMED = ("■ 主论坛首批八位嘉宾揭晓", "", "以冷链通四海为主题的主论坛定于九月十九日下午举行首批八位", "嘉宾的名单公布：")
PEOPLE = ("韩致远、郑乔安等八位。论坛还设两场对谈，与会者可以登记。",)


@pytest.mark.parametrize("first", [True, False])
def test_a_text_whose_first_line_breaks_off_has_its_headline_behind_the_bullet_of_others(first: bool) -> None:
    items = [row for head in TITLES[:4] for row in (f"■ {head}", "", LONG + LONG, "")]
    rows = [*NAMED, *PEOPLE, "", *items] if first else [*items[:8], *NAMED, *PEOPLE, "", *items[8:]]
    found = lines(*HEAD, "◇◇ 同期活动 ◇◇", "", *rows)
    at = 0 if first else 2
    assert titles(found) == [*TITLES[:at], "主论坛首批八位嘉宾揭晓", *TITLES[at:4]]
    assert set(sections(found)) == {"同期活动"}


def test_a_text_below_a_bullet_may_begin_with_a_line_that_the_next_goes_on_with() -> None:
    text = ("全市冷链仓储能力稳步提升新建和改造的冷库已经覆盖主要产区农户", "的损耗明显下降，企业的积极性也随之提高。")
    rows = [row for head in TITLES[2:4] for row in (f"●{head}", *text)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 市场", *rows)
    assert titles(found) == list(TITLES[:4])
    assert sections(found)[2:] == ["市场"] * 2


# --- lists ---

LEADS = "市商务局公示第四批公共冷库，本市会员有三家入选，分别是："
LISTED = ("雪岭冷链有限公司北仓", "苍原物流有限公司港仓", "海棠包装有限公司西仓")


@pytest.mark.parametrize("leads", [LEADS, "今年入选公共冷库的会员企业共有以下这三家单位名单如下："])
def test_what_a_sentence_leads_to_behind_bullets_is_of_it(leads: str) -> None:
    rows = ["三家会员入选公共冷库名单", leads, *(f"◎{one}" for one in LISTED), "公示期为五个工作日。"]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 会员风采", *rows)
    assert titles(found)[2:] == ["三家会员入选公共冷库名单"]
    assert sections(found)[2:] == ["会员风采"]
    assert all(one in found.items[2].body for one in LISTED)


def bulleted(*heads: str, bullet: str = "●") -> list[str]:
    return [row for head in heads for row in (f"{bullet}{head}", LONG)]


def test_a_list_ends_above_a_bullet_that_heads_items() -> None:
    listed = ["●三家会员入选公共冷库名单", LEADS, *(f"◎{one}" for one in LISTED)]
    found = lines(*HEAD, "■ 会员风采", *bulleted(TITLES[0]), *listed, *bulleted(*TITLES[1:3]))
    assert titles(found) == [TITLES[0], "三家会员入选公共冷库名单", *TITLES[1:3]]


def test_a_word_with_a_colon_leads_to_no_list() -> None:
    assert titles(lines(*HEAD, "■ 会员风采", "活动预告：", *bulleted(*TITLES[:3]))) == list(TITLES[:3])


def test_a_headline_behind_the_sign_of_others_is_no_office_though_it_ends_like_one() -> None:
    heads = ("北岸鲜鱼启用南港自动分拣中心", *TITLES[:3])
    rows = [row for head in heads for row in (f"■ {head}", "", LONG, "")]
    assert titles(lines(*HEAD, "会员动向", "", *rows)) == list(heads)


def test_the_sign_of_headlines_may_stand_before_their_authors_too() -> None:
    rows = [row for head in TITLES[:4] for row in (f"□ {head}", "□ 本刊记者 韩天明", LONG, LONG)]
    found = lines(*HEAD, "【要闻】", *rows)
    assert {item.byline for item in found.items} == {("韩天明",)}
