"""Where a text comes from, told beside its headline, below it or below the text."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    INDENT,
    LONG,
    MORE,
    ROOM,
    RUSH,
    TITLES,
    TWICE,
    bodies,
    columns,
    cut,
    lines,
    signed,
    spaced,
    titles,
    told,
    weekly,
)

from feeds.parsing.attribution import read_line
from feeds.parsing.tails import take_tail

# --- beside the headline ---


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


FROM = ("某某商报，3/18", "21世纪某某周报，3/19", "某某早报，3/20", "某某网，3/21")
SOURCES = [source.partition("，")[0] for source in FROM]


def test_a_bracket_behind_a_headline_with_the_source_and_the_day() -> None:
    found = weekly(
        *(row for title, source in zip(TITLES[:4], FROM, strict=True) for row in (f"{title}（{source}）", LONG, LONG))
    )
    assert titles(found) == list(TITLES[:4])
    assert [item.source for item in found.items] == SOURCES


def test_a_headline_in_brackets_with_its_source_behind_names_no_group() -> None:
    heads = [*TITLES[:2], f"【{TITLES[2]}】", TITLES[3]]
    pairs = zip(heads, FROM, strict=True)
    found = weekly(*(row for title, source in pairs for row in (f"{title}（{source}）", LONG, LONG)))
    assert titles(found) == list(TITLES[:4])


def test_a_bracket_below_a_headline_with_the_source_and_the_day() -> None:
    found = weekly(
        *(row for title, source in zip(TITLES[:4], FROM, strict=True) for row in (title, f"（{source}）", LONG, LONG))
    )
    assert titles(found) == list(TITLES[:4])
    assert [item.source for item in found.items] == SOURCES
    assert bodies(found) == {TWICE}


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


# --- below the headline ---


def test_a_line_of_time_and_source_below_a_headline_is_not_the_end_of_an_item() -> None:
    found = spaced(
        "省内动态",
        "果蔬专列首发",
        "时间：2024-05-16　来源：某某日报　浏览次数：31",
        f"5月14日，{LONG}",
        "港口启用新闸口",
        "时间：2024-05-10　来源：某某晚报　作者：王晓",
        f"5月8日，{LONG}",
    )
    assert titles(found) == ["果蔬专列首发", "港口启用新闸口"]
    assert [item.source for item in found.items] == ["某某日报", "某某晚报"]
    assert found.items[1].byline == ("王晓",)
    assert found.items[0].body.startswith("5月14日")


def test_a_day_without_its_year_stands_beside_the_source_below_a_headline() -> None:
    rows = [row for at, title in enumerate(TITLES, 3) for row in (title, f"03-0{at}  来源：某某商报", LONG)]
    found = lines(*HEAD, "━━━━ 要闻 ━━━━", *rows)
    assert titles(found) == list(TITLES)
    assert {item.source for item in found.items} == {"某某商报"}
    assert bodies(found) == {LONG}


def test_a_source_before_a_whole_day_stands_below_a_headline() -> None:
    rows = [row for at, title in enumerate(TITLES, 1) for row in (f"{at}. {title}", "某某建材报 2019-05-21", LONG)]
    found = lines(*HEAD, "一、政策要闻", *rows)
    assert titles(found) == list(TITLES)
    assert {(item.source, item.body) for item in found.items} == {("某某建材报", LONG)}


def test_a_stroke_that_is_written_like_a_letter_sets_off_a_source() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "来源丨某某商报", LONG, LONG)]
    found = lines("【要闻】", *rows)
    assert [(item.title, item.source) for item in found.items] == [(title, "某某商报") for title in TITLES[:3]]


# --- below the text ---


def test_attributions_far_to_the_right() -> None:
    rows: list[str] = []
    signed = ("来源：某某商报", "本刊通讯员  田维某", "联合会秘书处供稿")
    for title, who in zip(TITLES, signed, strict=False):
        rows += [f"{len(rows) // 3 + 1}. {title}", LONG, " " * 58 + who]
    found = lines("★ 政策动向 ★", "", *rows)
    assert titles(found) == list(TITLES[:3])
    assert [item.source for item in found.items] == ["某某商报", None, "联合会秘书处供稿"]
    assert found.items[1].byline == ("田维某",)
    assert bodies(found) == {LONG}


def test_an_office_that_put_a_text_together_is_its_source() -> None:
    found = take_tail("销售额同比增长两成。（本刊编辑部整理）").attribution
    assert (found.source, found.byline) == ("本刊编辑部整理", ())


def test_who_provided_a_text_is_its_source() -> None:
    found = read_line("资料提供：某某市统计中心")
    assert found is not None
    assert found.source == "某某市统计中心"


def test_an_office_that_gave_the_data_is_the_source_of_the_text_above() -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, LONG, "数据：海岬冷链协会研究部")]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {("海岬冷链协会研究部", (), TWICE)}


@pytest.mark.parametrize("row", ["（資料來源／海岬市統計局）", "資料來源／海岬市統計局"])
def test_a_stroke_stands_for_the_colon_behind_the_word_for_a_source(row: str) -> None:
    rows = [one for title in TITLES[:3] for one in (title, LONG, LONG, row)]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {("海岬市統計局", (), TWICE)}


@pytest.mark.parametrize(
    ("row", "source", "byline"), [("【来源】某某网", "某某网", ()), ("【作者】王小明", None, ("王小明",))]
)
def test_the_source_behind_its_label_in_brackets(row: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = lines("某某法讯", "第9期", "【新规】", *(one for title in TITLES[:4] for one in (title, LONG, LONG, row)))
    assert {(item.source, item.byline) for item in found.items} == {(source, byline)}
    assert bodies(found) == {TWICE}


def test_who_issued_a_document_and_when_stands_in_the_bracket_below_it() -> None:
    issued = "2021年4月25日某某省商务厅、某某省乡村振兴局印发"
    articles = [f"{INDENT}第{at}条　{LONG}" for at in "一二三四"]
    found = lines(
        *HEAD,
        "【政策】",
        *signed(TITLES[0]),
        "某某省网商培育办法（试行）",
        *articles,
        f"{INDENT}（{issued}）",
        *signed(TITLES[1]),
    )
    assert [(item.title, item.source) for item in found.items[1:]] == [
        ("某某省网商培育办法（试行）", issued),
        (TITLES[1], "某某商报"),
    ]
    assert found.items[1].body.endswith(LONG)


def test_who_issued_what_a_sentence_speaks_of_is_no_source() -> None:
    told = "各县照《网商培育办法》（2021年4月25日某某省商务厅印发）。"
    assert take_tail(told).text == told


@pytest.mark.parametrize("source", ["綜合珠海、香港報章", "综合各地媒体", "综合外电"])
def test_papers_of_several_places_on_a_row_of_their_own_are_no_people(source: str) -> None:
    found = take_tail(f"（{source}）").attribution
    assert (found.source, found.byline) == (source, ())


# --- a paper and the day ---

DATED_PAPERS = (
    "《某某商报》6.8",
    "某某网6.8",
    "《某某商报》2019-6-8",
    "《某某商报》，6月8日",
    "某某省《某某商报》6.8",
    "《某某商报》、某某网6月8日",
    "综合某某网、《某某报》6.14",
)


@pytest.mark.parametrize("source", DATED_PAPERS)
def test_a_bracket_that_gives_a_paper_and_the_day_is_a_source_as_printed(source: str) -> None:
    found = lines(*HEAD, "■ 要闻", *(row for title in TITLES[:3] for row in (title, f"{LONG}（{source}）")))
    assert told(found) == {(source, (), LONG)}


@pytest.mark.parametrize("gap", ["\t\t", "\t", "　　　　"])
def test_days_far_behind_headlines_are_no_part_of_them(gap: str) -> None:
    found = lines(
        *HEAD, "■ 要闻", *(row for day, title in enumerate(TITLES, 1) for row in (f"{title}{gap}7月{day}日", LONG))
    )
    assert titles(found) == list(TITLES)


def test_a_site_that_bears_no_word_for_one_is_a_source() -> None:
    found = lines(*HEAD, "■ 要闻", *(row for title in TITLES[:3] for row in (title, f"{LONG}（据36氪）")))
    assert {(item.source, item.body) for item in found.items} == {("据36氪", LONG)}


@pytest.mark.parametrize("mark", ["🔗 ", "▶ "])
def test_an_address_behind_a_sign_below_a_text_is_not_of_it(mark: str) -> None:
    rows = [
        row
        for title in TITLES
        for row in (title, LONG, "来源：某某日报", f"{mark}https://news.jianbao.example/{title}")
    ]
    unsigned = (MORE[0], LONG, f"{mark}https://news.jianbao.example/a", *signed(MORE[1]))
    found = lines("某某周报", "第9期", "【要闻】", *rows, *unsigned)
    assert titles(found) == [*TITLES, *MORE[:2]]
    assert bodies(found) == {LONG}
