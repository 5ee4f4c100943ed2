"""What kind an item is: a brief, an article, a document, a profile."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    MORE,
    NEWS,
    PARAGRAPH,
    SIGNED,
    TITLES,
    lines,
    only,
    signed,
    spaced,
    titled,
    titles,
)

from feeds.model import Kind

# --- articles and briefs ---


def test_the_name_of_a_column_tells_articles_from_briefs() -> None:
    def column(name: str) -> list[Kind]:
        rows: list[str] = []
        for title in TITLES[:4]:
            rows += [title, *(INDENT + LONG for _ in range(7)), "（来源：某某商报）"]
        return [item.kind for item in lines(f"【{name}】", *rows).items]

    assert column("企业案例") == [Kind.ARTICLE] * 4
    assert column("行业动态") == [Kind.BRIEF] * 4


def long_and_short(column: str) -> list[Kind]:
    parts = [row for name in ("一、起步阶段的难处", "二、找到第一批客户") for row in (name, *(PARAGRAPH,) * 5)]
    rows = [TITLES[0], *parts, "（来源：某某商报）"]
    for title in TITLES[1:5]:
        rows += [title, INDENT + SIGNED]
    return [item.kind for item in lines("某某周报", "第9期", f"【{column}】", *rows).items]


def test_among_briefs_one_with_headings_of_its_own_is_an_article() -> None:
    assert long_and_short("会员天地") == [Kind.ARTICLE, *[Kind.BRIEF] * 4]


def test_but_not_in_a_column_called_news() -> None:
    assert long_and_short("行业要闻") == [Kind.BRIEF] * 5


PARAGRAPHS = [*[LONG] * 8, f"{LONG}（县商务局供稿）"]


@pytest.mark.parametrize(
    ("listed", "text", "kind"),
    [
        ((), PARAGRAPHS, Kind.ARTICLE),
        (("镇街动态", *MORE), PARAGRAPHS, Kind.BRIEF),
        ((), [LONG * 5, f"{LONG * 4}（县商务局供稿）"], Kind.BRIEF),
        ((), PARAGRAPHS[-3:], Kind.BRIEF),
    ],
    ids=["own place", "all are listed", "two paragraphs", "short"],
)
def test_what_is_long_in_a_column_that_the_contents_list_and_others_not_is_an_article(
    listed: tuple[str, ...], text: list[str], kind: Kind
) -> None:
    rows = ["重点工作", TITLES[0], *text, *signed(*TITLES[1:4]), "镇街动态", *signed(*MORE)]
    found = lines(*HEAD, "目录", "重点工作", *TITLES[:4], *listed, "", *rows)
    assert titles(found) == [*TITLES[:4], *MORE]
    assert found.items[0].kind is kind


def test_what_is_long_in_a_column_that_the_contents_do_not_list_is_a_brief_as_the_others() -> None:
    rows = ["重点工作", *signed(*TITLES[:4]), "镇街动态", MORE[0], *PARAGRAPHS, *signed(*MORE[1:])]
    found = lines(*HEAD, "目录", "重点工作", *TITLES[:4], "", *rows)
    assert found.items[4].kind is Kind.BRIEF


# --- documents and profiles ---


def test_a_regulation_is_a_document() -> None:
    articles = [f"第{number}条 {LONG}" for number in "一二三四"]
    assert only(spaced("某市冷链管理办法", *articles)).kind is Kind.DOCUMENT


def test_a_written_warning_is_a_document() -> None:
    warning = ["关于规范直播带货行为的告诫书", "各直播电商企业：", PARAGRAPH]
    found = lines("【通知公告】", *warning, "【要闻】", TITLES[0], LONG)
    assert [item.kind for item in found.items] == [Kind.DOCUMENT, Kind.BRIEF]


def test_a_new_member_is_a_profile() -> None:
    found = spaced(
        "## 【新增会员】", "### 某某网络科技有限公司", f"主要业务经营范围：{LONG}", f"会员企业情况介绍：{LONG}"
    )
    assert only(found).kind is Kind.PROFILE


def test_a_company_with_its_booth_is_a_profile() -> None:
    booths = ("雪岭冷链有限公司（展位号B2-118）", "苍原物流有限公司（展位A1）", "海棠包装有限公司")
    rows = [row for name in booths for row in (name, f"总部位于海岬市，{LONG}")]
    found = lines(*HEAD, *NEWS, "■ 展商速递", *rows)
    assert [item.kind for item in found.items[3:]] == [Kind.PROFILE, Kind.PROFILE, Kind.BRIEF]


def test_an_announcement_that_is_called_by_its_number_is_a_document() -> None:
    title = "某某总署公告2020年第118号（关于优化证书打印有关事项的公告）"
    found = lines(
        *HEAD, "■ 政策", *signed(*TITLES[:2]), title, LONG, f"一、{LONG}", "特此公告。", "■ 要闻", *signed(*TITLES[2:4])
    )
    assert titled(found, title).kind is Kind.DOCUMENT


def signed_essays(column: str, text: str) -> list[Kind]:
    rows = [row for title in TITLES[:4] for row in (title, "闻天歌", f"{INDENT}{text}", PARAGRAPH)]
    return [item.kind for item in lines(*HEAD, f"■ {column}", *rows).items]


def test_a_column_of_signed_texts_holds_articles_however_short_they_are() -> None:
    assert signed_essays("管理与技术", LONG) == [Kind.ARTICLE] * 4


def test_where_reporters_sign_the_news_a_name_makes_no_essay() -> None:
    def of(titles: Sequence[str]) -> list[str]:
        return [row for title in titles for row in (title, f"{INDENT}{LONG}", PARAGRAPH, f"{PARAGRAPH}（闻天歌）")]

    found = lines(*HEAD, "■ 行业动态", *of(TITLES[:2]), "■ 守国门", *of(TITLES[2:6]), "■ 促增长", *of(MORE[:2]))
    assert [item.kind for item in found.items] == [Kind.BRIEF] * 8


@pytest.mark.parametrize(
    ("column", "text"), [("行业动态", LONG), ("管理与技术", f"3月5日，{LONG}"), ("管理与技术", f"三月五日，{LONG}")]
)
def test_signed_news_is_news(column: str, text: str) -> None:
    assert signed_essays(column, text) == [Kind.BRIEF] * 4


@pytest.mark.parametrize(
    "begins",
    [
        "公司成立于2006年，",
        "该厂位于某市，",
        "公司前身为1992年创办的镇办厂，",
        "某某木业有限公司（某某木业）是一家老厂，",
    ],
)
def test_a_firm_s_name_above_what_it_is_heads_its_profile(begins: str) -> None:
    rows = [row for name in ("某某五金制品厂", "某某木业股份有限公司") for row in (name, f"{begins}{LONG}")]
    found = lines(*HEAD, *NEWS, "■ 会员之窗", *rows)
    assert [item.kind for item in found.items[3:]] == [Kind.PROFILE] * 2


def test_in_a_column_of_members_so_does_a_headline_that_praises_one() -> None:
    rows = [
        row
        for name in ("某某杂粮：把小米卖成礼品", *MORE[:1])
        for row in (name, f"某某杂粮有限公司成立于2009年，{LONG}")
    ]
    in_column = {name: lines(*HEAD, *NEWS, f"■ {name}", *rows).items[-1].kind for name in ("会员风采", "市场观察")}
    assert in_column == {"会员风采": Kind.PROFILE, "市场观察": Kind.BRIEF}


def test_what_is_signed_and_much_longer_than_the_news_of_its_column_is_an_article() -> None:
    paragraphs = [f"{INDENT}{LONG}"] * 3
    signed_off = [*paragraphs[:-1], f"{paragraphs[-1]}（本报记者 闻天歌）"]
    unsigned = [TITLES[4], *paragraphs]
    found = lines(*HEAD, "■ 会务快讯", *signed(*TITLES[:3]), TITLES[3], *signed_off, *unsigned)
    assert titled(found, TITLES[3]).kind is Kind.ARTICLE
    assert titled(found, TITLES[4]).kind is Kind.BRIEF


def test_in_a_column_of_articles_what_has_an_author_and_three_paragraphs_is_one_however_short() -> None:
    def item(title: str, paragraphs: int) -> list[str]:
        return [title, *[f"{INDENT}{LONG}"] * (paragraphs - 1), f"{INDENT}{LONG}（闻天歌）"]

    articles = [row for title in TITLES[:4] for row in item(title, 3)]
    found = lines(*HEAD, "■ 专题", *articles, "■ 要闻", *signed(*MORE[:2]))
    assert [item.kind for item in found.items] == [Kind.ARTICLE] * 4 + [Kind.BRIEF] * 2


def test_firms_in_the_garden_of_members_have_profiles() -> None:
    rows = [row for name in ("某某精密股份有限公司", "海岬贸易有限公司") for row in (name, LONG)]
    found = lines(*HEAD, *NEWS, "■ 会员园地", *rows)
    assert [item.kind for item in found.items[3:]] == [Kind.PROFILE] * 2


RULES = ["一、本会为培育人才，特订定本要点。", f"二、{LONG}", f"三、{LONG}", "四、本要点自公布之日起施行。"]


@pytest.mark.parametrize(
    ("title", "rows", "kind"),
    [
        ("某某商会青年委员会设置要点", RULES, Kind.DOCUMENT),
        # They speak of something else, or are not counted.
        ("某某商会青年委员会设置要点", [row.replace("本要点", "此事") for row in RULES], Kind.BRIEF),
        ("某某商会青年委员会设置要点", [row[2:] for row in RULES], Kind.BRIEF),
        ("某某商会青年委员会成立", RULES, Kind.BRIEF),
    ],
)
def test_rules_that_count_their_points_are_a_document(title: str, rows: list[str], kind: Kind) -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), title, *rows)
    assert found.items[3].kind is kind


def test_in_a_column_of_members_what_begins_with_their_facts_is_a_profile_whatever_it_is_called() -> None:
    facts = "负责人：闻天歌　入会日期：3月5日"
    members = [row for name in ("大三元", "香草田", "木刻坊") for row in (f"{name}烘焙原料", facts, LONG)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 会员新面孔", *members)
    assert [item.kind for item in found.items[2:]] == [Kind.PROFILE] * 3
