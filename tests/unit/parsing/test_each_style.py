"""How publishers set the same three things, a column's name, a headline and a source, tried one against the other.

Each style has been seen to fail on its own; the issue is always the same nine short items in three columns.
"""

from __future__ import annotations

import pytest

from feeds.model import Document, Issue
from feeds.parsing import parse

COLUMNS = ("行业要闻", "企业动态", "海外市场")
TITLES = (
    "港口恢复夜间作业",
    "一座内陆城市的展期焦虑",
    "原产地规则怎么用？",
    "两家会员合建冷库",
    "小五金拼箱走出公交化路子",
    "三家企业抱团设客服中心",
    "电商零售额首破二百亿",
    "低价进口商品开征销售税",
    "榴莲产区推行果园二维码",
)
TEXTS = (
    "主管部门昨日发布数据，上半年口岸处理包裹四百万件，同比增长一成二，其中生鲜占三成，预计全年仍将增长。",
    "业内人士认为，旺季之前的准备要做在前面，人手、车辆和场地都要留出余量，忙起来才不至于顾此失彼。",
)
NUMERALS = "一二三四五六七八九"

SECTIONS = {
    "brackets": "【{name}】",
    "bullet": "◆ {name}",
    "rule": "────── {name} ──────",
    "plain": "{name}",
    "number": "{numeral}、{name}",
    "stars": "★★ {name} ★★",
    "dots": "· {name} ·",
    "marks": "〓{name}〓",
    "corners": "「{name}」",
    "book": "《{name}》",
    "bar": "| {name}",
    "part": "第{numeral}部分：{name}",
    "markdown": "## {name}",
}
HEADLINES = {
    "plain": "{title}",
    "chinese": "{numeral}、{title}",
    "digit": "{number}. {title}",
    "chinese-bracket": "（{numeral}）{title}",
    "digit-bracket": "（{number}）{title}",
    "circled": "{circled}{title}",
    "padded": "0{number} {title}",
    "numero": "NO.{number} {title}",
    "bullet": "● {title}",
    "lens": "【{title}】",
    "diamonds": "◇{title}◇",
    "indent": "　　　　　　{title}",
}
SOURCES = {
    "bracket": ("{text}（来源：江南日报）", "江南日报"),
    "row": ("{text}\n来源：江南日报", "江南日报"),
    "bar": ("{text}\n来源 | 江南日报", "江南日报"),
    "dash": ("{text}\n——江南日报", "江南日报"),
    "paper": ("{text}（江南日报）", "江南日报"),
    "paper-day": ("{text}（《江南日报》5月3日）", "《江南日报》5月3日"),
    "square": ("{text}[江南日报]", "江南日报"),
    "handed-in": ("{text}\n供稿：市商务局", "市商务局"),
    "office": ("{text}\n　　　　　　（市商务局）", "市商务局"),
    "none": ("{text}", None),
}
CREDITS = {"day": "（2021年5月4日）", "source": "来源：江南日报    时间：2021-05-04", "name": "　　　　　　王建军"}
CONTENTS = {"none": "", "stars": "★ {title}", "leaders": "{title}…………{number}"}


def an_issue(section: str, headline: str, source: str, contents: str = "none", credit: str | None = None) -> Issue:
    parts = ["江南商务简报", "2021年第8期（总第96期）", "江南市商务协会主办　　2021年5月8日", ""]
    if contents != "none":
        parts.append("本期要目")
        for number, title in enumerate(TITLES, 1):
            if number % 3 == 1:
                parts.append(SECTIONS[section].format(name=COLUMNS[number // 3], numeral=NUMERALS[number // 3]))
            parts.append(CONTENTS[contents].format(title=title, number=number))
        parts.append("")
    for number, title in enumerate(TITLES, 1):
        if number % 3 == 1:
            parts += ["", SECTIONS[section].format(name=COLUMNS[number // 3], numeral=NUMERALS[number // 3]), ""]
        numeral, circled = NUMERALS[number - 1], chr(0x2460 + number - 1)
        parts.append(HEADLINES[headline].format(title=title, number=number, numeral=numeral, circled=circled))
        parts += ["", CREDITS[credit], ""] if credit else []
        parts += [SOURCES[source][0].format(text="\n".join(TEXTS)), ""]
    return parse(Document.from_text("\n".join(parts)))


def check(found: Issue, source: str) -> None:
    assert [item.title for item in found.items] == list(TITLES)
    assert [item.section for item in found.items] == [COLUMNS[at // 3] for at in range(len(TITLES))]
    assert {item.body for item in found.items} == {"\n".join(TEXTS)}
    assert {item.source for item in found.items} == {SOURCES[source][1]}


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("contents", CONTENTS)
def test_columns_however_they_are_set(section: str, contents: str) -> None:
    check(an_issue(section, "plain", "bracket", contents), "bracket")


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("source", ["bracket", "none"])
def test_headlines_however_they_are_set(headline: str, source: str) -> None:
    check(an_issue("brackets", headline, source), source)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("headline", ["plain", "digit"])
def test_sources_however_they_are_given(source: str, headline: str) -> None:
    check(an_issue("rule", headline, source), source)


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("headline", ["plain", "lens", "digit"])
def test_what_stands_between_headline_and_text(credit: str, headline: str) -> None:
    found = an_issue("bar", headline, "none", credit=credit)
    assert [item.title for item in found.items] == list(TITLES)
    assert {item.body for item in found.items} == {"\n".join(TEXTS)}
    assert {item.source for item in found.items} == {"江南日报" if credit == "source" else None}
    assert {item.byline for item in found.items} == {("王建军",) if credit == "name" else ()}
