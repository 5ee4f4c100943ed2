"""What a sixth look taught of headlines: behind bullets, flush, signed among unsigned, in the line of their text."""

from __future__ import annotations

import pytest
from invented import HEAD, INDENT, LONG, PARAGRAPH, TITLES, briefs, lines, sections, signed, titles

# --- bullets ---

LEADS = "市商务局公示第四批公共冷库，本市会员有三家入选，分别是："
LISTED = ("雪岭冷链有限公司北仓", "苍原物流有限公司港仓", "海棠包装有限公司西仓")


def bulleted(*heads: str, bullet: str = "●") -> list[str]:
    return [row for head in heads for row in (f"{bullet}{head}", LONG)]


@pytest.mark.parametrize("leads", [LEADS, "今年入选公共冷库的会员企业共有以下这三家单位名单如下："])
def test_what_a_sentence_leads_to_behind_bullets_is_of_it(leads: str) -> None:
    rows = ["三家会员入选公共冷库名单", leads, *(f"◎{one}" for one in LISTED), "公示期为五个工作日。"]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 会员风采", *rows)
    assert titles(found)[2:] == ["三家会员入选公共冷库名单"]
    assert sections(found)[2:] == ["会员风采"]
    assert all(one in found.items[2].body for one in LISTED)


def test_a_list_ends_above_a_bullet_that_heads_items() -> None:
    listed = ["●三家会员入选公共冷库名单", LEADS, *(f"◎{one}" for one in LISTED)]
    found = lines(*HEAD, "■ 会员风采", *bulleted(TITLES[0]), *listed, *bulleted(*TITLES[1:3]))
    assert titles(found) == [TITLES[0], "三家会员入选公共冷库名单", *TITLES[1:3]]


def test_a_word_with_a_colon_leads_to_no_list() -> None:
    assert titles(lines(*HEAD, "■ 会员风采", "活动预告：", *bulleted(*TITLES[:3]))) == list(TITLES[:3])


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


# --- headlines in the line of their text ---

PLACES = ("大坪乡", "石桥镇", "南湾镇", "沙口乡")
RUN_IN = ("黄桃抱团进了社群", "旧茶厂变身电商园", "冰糖橙预售开了门红", "竹编艺人带出工坊", "渔灯巷重开夜市")
TOLD = "该乡投入六十万元，把闲置多年的老厂房改成打包和直播两用的场地。"


def test_a_place_and_a_colon_may_begin_a_headline_behind_a_bullet() -> None:
    heads = [f"{place}：{head}" for place, head in zip(PLACES, RUN_IN, strict=False)]
    found = lines(*HEAD, "■ 乡镇来风", *(f"●{head}。{TOLD}" for head in heads), "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found) == [*heads, *TITLES[:2]]


def test_a_text_behind_its_headline_may_be_short() -> None:
    rows = [*(f"●{head}。{TOLD}" for head in RUN_IN[:3]), f"●{RUN_IN[3]}。订单已经排到了明年春天。"]
    found = lines(*HEAD, "■ 乡镇来风", *rows, "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found)[:4] == list(RUN_IN[:4])
    assert found.items[3].body == "订单已经排到了明年春天。"


def test_brackets_with_a_colon_alone_head_parts() -> None:
    parts = [f"【案情{at}：{head}】{TOLD}" for at, head in zip("一二三", RUN_IN, strict=False)]
    found = lines(*HEAD, "■ 案例", "仓单质押纠纷的边界", *parts, "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found) == ["仓单质押纠纷的边界", *TITLES[:2]]
    assert found.items[0].body == "\n".join(parts)


# --- flush headlines with an empty line above ---

FLUSH = tuple(row for head in TITLES[:5] for row in ("", head, PARAGRAPH, f"{PARAGRAPH}（来源：某某商报）"))
LETTER = ("", "致全体会员的一封信", f"{INDENT}各位会员：", PARAGRAPH, PARAGRAPH, f"{INDENT * 5}某某商会")
EVENT = ("", "夜校第三期开始报名", PARAGRAPH, PARAGRAPH, f"{INDENT}时间：5月9日", "地点：渔港新馆二楼")


@pytest.mark.parametrize("above", [LETTER, EVENT], ids=["letter", "event"])
def test_a_flush_headline_ends_a_letter_or_an_event(above: tuple[str, ...]) -> None:
    rows = ("", "码头换上新灯", PARAGRAPH, PARAGRAPH, "", "夜班船为什么多了？", PARAGRAPH, PARAGRAPH)
    found = lines(*HEAD, "", "■ 要闻", *FLUSH, *above, *rows)
    assert titles(found) == [*TITLES[:5], above[1], "码头换上新灯", "夜班船为什么多了？"]


def test_a_flush_row_above_another_is_none() -> None:
    found = lines(*HEAD, "", "■ 要闻", *FLUSH, *LETTER, "", "附会员名单", "雪岭冷链 苍原物流", PARAGRAPH, PARAGRAPH)
    assert titles(found) == [*TITLES[:5], LETTER[1]]


def test_where_few_headlines_are_flush_nothing_tells_one_below_a_letter() -> None:
    found = lines(*HEAD, "", "■ 要闻", *FLUSH[:4], *LETTER, "", "码头换上新灯", PARAGRAPH, PARAGRAPH)
    assert "码头换上新灯" not in titles(found)


# --- headlines that stand alone ---

BRIEFS = ("■ 要闻", *briefs(*TITLES[:3]))


@pytest.mark.parametrize(
    "rows",
    [
        (TITLES[3], "周启元", *[PARAGRAPH] * 7, "从学徒到船长", PARAGRAPH, TITLES[4], "闻天歌", PARAGRAPH),
        (TITLES[3], "周启元", PARAGRAPH, "从学徒到船长", PARAGRAPH),
    ],
    ids=["long", "one"],
)
def test_a_long_signed_article_or_one_alone_has_parts(rows: tuple[str, ...]) -> None:
    found = lines(*HEAD, *BRIEFS, "■ 人物", *rows)
    assert "从学徒到船长" in found.items[3].body


def test_a_signed_article_that_opens_a_column_has_parts() -> None:
    parts = ("从学徒到船长", PARAGRAPH, "从船长到厂主", PARAGRAPH)
    found = lines(*HEAD, *BRIEFS, "■ 人物", "修船的老周", "Old Zhou of the Yard", "周启元", PARAGRAPH, *parts)
    assert found.items[3].byline == ("周启元",)
    assert found.items[3].body.split("\n")[1::2] == ["从学徒到船长", "从船长到厂主"]


def test_a_headline_stands_below_the_mark_of_a_resumed_text() -> None:
    rows = ["■ 要闻", *signed(*TITLES[:2]), "■ 市场", *briefs(TITLES[2]), "（上接第1版）", *briefs("码头换上新灯")]
    assert titles(lines(*HEAD, *rows)) == [*TITLES[:3], "码头换上新灯"]


WIDE = f"{INDENT}新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降了，企业的积极性也提高。"


def test_a_short_row_between_a_full_line_and_an_indent_is_a_headline() -> None:
    """The paragraph above happens to fill its last line."""
    paragraph = [WIDE[at : at + 20] for at in range(0, len(WIDE), 20)]
    assert {len(row) for row in paragraph} == {20}
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES for row in (head, *paragraph, *paragraph)))
    assert titles(found) == list(TITLES)
