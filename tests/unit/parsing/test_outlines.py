"""Columns of which the inner numbers or signs are headlines or groups."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    REPORT,
    SIGNED,
    SOURCE,
    TITLES,
    TWICE,
    bodies,
    briefs,
    columns,
    lines,
    sections,
    signed,
    titles,
)

# --- columns and headlines ---

NAMES = ("宏观经济", "外贸局势", "农村")
OF_NAMES = [name for name in NAMES for _item in range(2)]


def outline(mark: str, *below: str) -> list[str]:
    """一、column, and two numbered headlines in it; ``below``: what ends each text."""
    rows: list[str] = []
    heads = iter(TITLES)
    for numeral, name in zip("一二三", NAMES, strict=True):
        rows.append(f"{numeral}、{name}")
        for at, inner in enumerate("一二", 1):
            rows += [mark.format(inner, at) + next(heads), LONG, LONG, *below]
    return rows


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["本期编发信息六条。"],
        ["主题：冷链与港口"],
        ["目录"],
        ["【本期要点】", *(f"○{title}，首船靠泊" for title in TITLES[:3])],
        [f"○{title}" for title in TITLES[:3]],
        ["目录", *(f"{title} …… {page}" for page, title in enumerate(TITLES, 2))],
    ],
    ids=["nothing", "a sentence", "a fact", "a word", "points", "bullets", "pages"],
)
def test_an_outline_that_opens_the_issue_is_its_columns_and_headlines(above: list[str]) -> None:
    found = lines("某某信息", "第9期", *above, *outline("（{0}）"))
    assert titles(found) == list(TITLES)
    assert sections(found) == OF_NAMES
    assert bodies(found) == {TWICE}


@pytest.mark.parametrize("mark", ["（{0}）", "{1}. ", "（{1}）"])
def test_an_outline_of_which_items_end_before_the_inner_numbers(mark: str) -> None:
    found = lines("某某信息", "第9期", "秋天的问候", LONG, LONG, *outline(mark, SOURCE))
    assert titles(found) == ["秋天的问候", *TITLES]
    assert sections(found) == [None, *OF_NAMES]


def test_a_column_of_an_outline_may_have_one_headline() -> None:
    each = zip("一二三", NAMES, TITLES, strict=False)
    rows = [row for at, name, title in each for row in (f"{at}、{name}", f"（一）{title}", LONG, LONG)]
    found = lines("某某信息", "第9期", *rows)
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == list(NAMES)


def only_heads(rows: list[str]) -> list[str]:
    return [row for row in rows if row not in (LONG, SOURCE)]


def test_contents_below_an_editorial_are_not_the_outline_that_they_announce() -> None:
    rows = outline("{1}. ", SOURCE)
    found = lines("某某信息", "第9期", "秋天的问候", *[LONG] * 4, "目录", *only_heads(rows), *rows)
    assert titles(found) == ["秋天的问候", *TITLES]
    assert sections(found) == [None, *OF_NAMES]
    assert {item.source for item in found.items[1:]} == {"某某商报"}


@pytest.mark.parametrize(
    "above",
    [["【要闻】", REPORT, LONG], [REPORT, LONG], [REPORT], ["【要闻】", EIGHT_TITLES[6], LONG, LONG, REPORT, LONG]],
    ids=["in a column", "first", "no text between", "the second"],
)
def test_an_article_with_an_outline_below_its_headline_is_one_item(above: list[str]) -> None:
    rows = outline("（{0}）")
    found = lines("某某信息", "第9期", *above, *rows)
    assert titles(found)[-1] == REPORT
    assert found.items[-1].body.endswith("\n".join(rows))


# --- columns that open with groups or headlines ---

OUTLINED = ("一、海上风", "二、山里事", "三、会里人")


def test_columns_in_an_outline_open_with_groups() -> None:
    rows: list[str] = []
    for at, name in enumerate(OUTLINED):
        rows += [name, "◎甲地", *signed(TITLES[2 * at]), "◎乙地", *signed(TITLES[2 * at + 1])]
    names = ("海上风", "海上风", "山里事", "山里事", "会里人", "会里人")
    assert columns(lines(*HEAD, *rows)) == list(zip(names, ("甲地", "乙地") * 3, strict=True))


def test_columns_in_an_outline_open_with_headlines_in_brackets() -> None:
    rows: list[str] = []
    for at, name in enumerate(OUTLINED):
        rows += [name, *briefs(*(f"【{title}】" for title in TITLES[2 * at : 2 * at + 2]))]
    found = lines(*HEAD, *rows)
    assert titles(found) == list(TITLES)
    assert sections(found) == ["海上风"] * 2 + ["山里事"] * 2 + ["会里人"] * 2


def test_parts_of_an_article_open_with_text_and_are_no_columns() -> None:
    parts = [row for name in OUTLINED for row in (name, PARAGRAPH)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 调研", TITLES[2], PARAGRAPH, *parts, SOURCE)
    assert titles(found) == list(TITLES[:3])
    assert all(name in found.items[2].body for name in OUTLINED)


def test_nor_are_those_above_which_nothing_ends() -> None:
    listed = [row for name in OUTLINED for row in (name, "◎甲地", "港口与码头各一处", "◎乙地", "粮仓与茶厂各一处")]
    rows = ["■ 调研", TITLES[2], f"{INDENT}{LONG}名单如下：", *listed, INDENT + SIGNED]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    assert not {name[2:] for name in OUTLINED} & set(sections(found))


def test_a_part_that_counts_on_from_the_last_column_of_the_contents_is_none() -> None:
    listed = [
        "本期要目",
        *(row for at, name in enumerate(NAMES) for row in (f"{'一二三'[at]}、{name}", TITLES[2 * at])),
        "",
    ]
    rows: list[str] = []
    for at, name in enumerate(NAMES):
        rows += [f"{INDENT}{'一二三'[at]}、{name}", *(f"{INDENT}{one}" for one in signed(*TITLES[2 * at : 2 * at + 2]))]
    notice = [
        "某某省商务厅关于开展网商遴选的通知",
        "各市商务局：",
        *(f"{numeral}、{part}" for numeral, part in zip("一二三", ("遴选范围", "基本条件", "遴选程序"), strict=True)),
    ]
    parts = [row for one in notice[2:] for row in (one, LONG)]
    rows += [
        f"{INDENT}{one}"
        for one in (*notice[:2], *parts, "四、有关要求", LONG, "2021年4月30日", *signed(*EIGHT_TITLES[6:]))
    ]
    found = lines(*HEAD, *listed, *rows)
    assert sections(found)[-2:] == [NAMES[2]] * 2
    assert "有关要求" not in sections(found)
