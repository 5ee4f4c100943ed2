"""The words of a picture, and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import (
    HEAD,
    LONG,
    PARAGRAPH,
    SIGNED,
    TITLES,
    TWICE,
    WRAPPED,
    bodies,
    briefs,
    broken,
    lines,
    news,
    sections,
    titles,
    weekly,
)

from feeds.parsing.tails import take_tail


def test_captions_are_no_headlines() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [
            f"{name}区产业园举行奠基仪式",
            PARAGRAPH,
            "图为奠基仪式现场",
            PARAGRAPH,
            f"    供稿：{name}区招商局",
        ]
    assert titles(lines(*rows)) == [f"{name}区产业园举行奠基仪式" for name in "甲乙丙"]


def test_the_words_below_a_picture_head_nothing() -> None:
    rows: list[str] = []
    for at, title in enumerate(TITLES[:5]):
        picture = ["▲恳谈会现场，企业负责人与", f"部门科长交流  高翔{'甲乙丙丁戊'[at]}/摄"]
        rows += [title, "□ 通讯员 赵越某", *broken(PARAGRAPH, 18), *picture, *broken(PARAGRAPH, 18), ""]
    rows += [TITLES[5], "□ 通讯员 赵越某", *broken(PARAGRAPH, 18), "▲二期内景", *broken(PARAGRAPH, 18)]
    found = lines("某某通讯", "2016年第9期", "", *rows)
    assert titles(found) == list(TITLES)
    assert {item.section for item in found.items} == {None}
    assert all("▲" in item.body for item in found.items)


@pytest.mark.parametrize("text", ["（图为霍某某在窑尾查看成品。区某某 摄）", "（罗某某与团队在讨论面料。受访者供图）"])
def test_the_words_of_a_picture_end_no_item(text: str) -> None:
    assert not take_tail(text).attribution


CAPTIONS = ("（图为渔港夜市　闻天歌摄）", "图说明：渔港夜市开张（周启元　摄）")


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_that_says_so_and_who_took_the_picture_is_no_headline(caption: str) -> None:
    rows = [row for head in TITLES[1:3] for row in (head, *WRAPPED, *WRAPPED)]
    found = lines("某某商情", "第9期", "■ 要闻", TITLES[0], *WRAPPED, caption, *WRAPPED, *rows)
    assert titles(found) == list(TITLES[:3])


@pytest.mark.parametrize("head", ["图为媒渔港两村结亲", "（图为媒）渔港两村结亲"])
def test_a_headline_that_begins_like_a_caption_names_no_photographer(head: str) -> None:
    rows = [row for one in (TITLES[0], head, TITLES[1]) for row in (one, SIGNED)]
    assert titles(lines("某某商情", "第9期", "■ 要闻", *rows)) == [TITLES[0], head, TITLES[1]]


PICTURES_OF = [
    ("▲理事们在新码头的渔市门前与", "来访的商会代表合影（公會資料照片）"),
    ("▲理事们在新码头的渔市门前与", "来访的商会代表合影（本会资料图片）"),
    ("图：理事们在码头合影", "摄影／闻天歌"),
    ("图：理事们在码头合影", "摄影：闻天歌"),
]


@pytest.mark.parametrize("caption", PICTURES_OF, ids=["photograph", "picture", "stroke", "colon"])
def test_a_caption_of_two_rows_that_tells_whose_picture_it_is_heads_nothing(caption: tuple[str, ...]) -> None:
    rows = [row for head in TITLES[1:4] for row in (head, *WRAPPED)]
    found = lines(*HEAD, "■ 要闻", TITLES[0], *WRAPPED, *caption, *WRAPPED, *rows)
    assert titles(found) == list(TITLES[:4])
    assert found.items[0].body.split("\n") == [LONG, *caption, LONG]
    assert {item.byline for item in found.items} == {()}


@pytest.mark.parametrize(
    "caption",
    [("图为渔港夜市（图片来源：某某商报）",), ("图：渔港夜市（来源：某某商报）", "摄影／闻天歌")],
    ids=["one row", "two rows"],
)
def test_the_source_of_a_picture_ends_no_item(caption: tuple[str, ...]) -> None:
    found = lines(*HEAD, "■ 要闻", TITLES[0], LONG, *caption, LONG, *news(*TITLES[1:3]))
    assert titles(found) == list(TITLES[:3])
    assert found.items[0].source is None
    assert found.items[0].body.endswith(LONG)


# --- no picture ---


@pytest.mark.parametrize("row", ["戳视频", "戳下图看全文", "图片", "（图片）", "[视频]", "动图"])
def test_what_stands_for_a_picture_is_no_text(row: str) -> None:
    found = weekly(*(one for title in TITLES[:4] for one in (title, row, LONG, LONG)))
    assert bodies(found) == {TWICE}


@pytest.mark.parametrize("left_out", ["［图略］", "【图略】", "［图］", "（表略）"])
def test_a_picture_that_is_left_out_names_nothing(left_out: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, left_out, LONG)]
    found = weekly(*rows, "【人物】", TITLES[3], LONG, TITLES[4], LONG)
    assert titles(found) == list(TITLES[:5])
    assert sections(found) == ["要闻"] * 3 + ["人物"] * 2


@pytest.mark.parametrize("items", [news, briefs])
def test_a_caption_that_ends_a_text_hides_no_headline_below(items: Callable[..., list[str]]) -> None:
    rows = [*items(TITLES[0]), "图：港口夜间作业", "摄影／闻天歌", *items(*TITLES[1:4])]
    assert titles(lines(*HEAD, "■ 要闻", *rows)) == list(TITLES[:4])


def test_a_caption_below_the_end_of_an_item_opens_no_other() -> None:
    rows: list[str] = []
    for title in TITLES[:4]:
        rows += [title, *broken(LONG, 18), "（本刊记者 闻天歌）", "", "▲ 渔港夜市开张 周启元/摄", ""]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES[:4])
