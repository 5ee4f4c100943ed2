"""What a text says first: the paper, the agency, the reporter."""

from __future__ import annotations

import pytest
from invented import LONG, PART, TITLES, bodies, lines, titles, weekly

from feeds.parsing.attribution import Attribution
from feeds.parsing.tails import take_head


def test_a_bracket_before_the_text_names_the_reporter() -> None:
    body, found = take_head("〔記者某怡君／台北報導〕本會昨日開會。")
    assert body == "本會昨日開會。"
    assert found.byline == ("某怡君",)


def test_a_slug_before_the_text_names_nobody() -> None:
    for slug in ("（本報訊）", "（本報某市訊）", "（編譯組）"):
        assert take_head(f"{slug}本會昨日開會。") == ("本會昨日開會。", Attribution())


def test_reporters_behind_an_agency_s_slug() -> None:
    text, found = take_head("新华社江南11月6日电（记者 成  岚）主管部门表示，试点范围将扩大到全国。")
    assert found.byline == ("成岚",)
    assert text.startswith("新华社江南11月6日电")


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
    assert bodies(found) == {LONG}
    assert {item.byline for item in found.items} == {("周某某",)}
    assert {item.source for item in found.items} == {"某某署"}


@pytest.mark.parametrize(
    "slug",
    ["本报讯 ", "（本报讯）", "新华社某地1月2日电 ", "〔記者王小明／某地報導〕"],
    ids=["alone", "paper", "agency", "reporter"],
)
def test_where_texts_say_first_that_they_are_news_other_headings_are_parts(slug: str) -> None:
    found = weekly(*(row for title in TITLES[:4] for row in ("", title, "", f"{slug}{LONG}", LONG, "", PART, "", LONG)))
    assert titles(found) == list(TITLES[:4])
    assert all(body.endswith(f"{LONG}\n{LONG}\n{PART}\n{LONG}") for body in bodies(found))
