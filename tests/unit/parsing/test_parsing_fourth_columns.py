"""What a fourth look tells of columns: outlines, points, contents pages, numbers, newspaper pages, chronologies."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, INDENT, LONG, REPORT, SOURCE, TITLES, WRAPPED, columns, lines, news, sections, titles

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


def only_heads(rows: list[str]) -> list[str]:
    return [row for row in rows if row not in (LONG, SOURCE)]


# --- outlines ---


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
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


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


# --- contents ---

NAMED = ("协会动态", "行业要闻", "政策法规", "会员信息")


def test_points_of_the_issue_are_contents_and_no_columns() -> None:
    points = [f"●{title}，首船靠泊" for title in TITLES[:3]]
    found = lines("某某周报", "第9期", "本期要点：", *points, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


def test_columns_of_which_the_contents_list_no_headline() -> None:
    listed = [f"{name} ………… {page}" for page, name in enumerate(NAMED, 2)]
    found = lines("某某会讯", "第9期", "目录", *listed, *(row for name in NAMED for row in (name, LONG, LONG)))
    assert titles(found) == [None] * 4
    assert sections(found) == list(NAMED)


def test_a_headline_with_a_page_is_no_column_however_it_is_called() -> None:
    heads = ("理事会审议两份报告", "渔港直播新闻", "港口全面恢复夜间作业")
    listed = ["要闻", *(f"{head} ………… {page}" for page, head in enumerate(heads, 2)), "会务", f"{TITLES[3]} ………… 5"]
    found = lines("某某会讯", "第9期", "目录", *listed, "要闻", *news(*heads), "会务", *news(TITLES[3]))
    assert titles(found) == [*heads, TITLES[3]]
    assert sections(found) == ["要闻"] * 3 + ["会务"]


@pytest.mark.parametrize("mark", ["〔{}〕{}", "【{}】{}"])
def test_the_column_in_brackets_before_its_entry(mark: str) -> None:
    pairs = enumerate(zip(NAMED, TITLES, strict=False), 2)
    listed = [f"{mark.format(name, title)} ………… {page}" for page, (name, title) in pairs]
    found = lines("某某会讯", "第9期", "目录", *listed, *(row for name in NAMED for row in (name, LONG, LONG)))
    assert titles(found) == [None] * 4
    assert sections(found) == list(NAMED)


def test_a_word_before_an_entry_that_stands_nowhere_below_is_no_column() -> None:
    words = ("港口", "渔业", "农村")
    pairs = enumerate(zip(words, TITLES, strict=False), 2)
    listed = [f"{word}　{title} ………… {page}" for page, (word, title) in pairs]
    found = lines("某某会讯", "第9期", "目录", *listed, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


@pytest.mark.parametrize("word", ["目录", "本期要点："])
def test_the_first_column_stands_above_what_the_contents_begin_with(word: str) -> None:
    heads = ("渔港新近增开两条航线", "理事会审议两份工作报告", "培训班开到沿海渔村", "云仓二期提早封顶完工")
    listed = [f"●{head}" for head in heads]
    found = lines("某某周报", "第9期", word, *listed, "港口", *news(*heads[:2]), "渔村", *news(*heads[2:]))
    assert titles(found) == list(heads)
    assert sections(found) == ["港口"] * 2 + ["渔村"] * 2


@pytest.mark.parametrize("row", ["【第9期】", "【2020年9月】"])
def test_the_number_of_the_issue_in_brackets_is_no_column(row: str) -> None:
    found = lines("某某会讯", row, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [None] * 3


@pytest.mark.parametrize("mark", ["〔{}〕{}", "【{}】{}", "［{}］{}"])
def test_brackets_before_each_headline_are_no_columns(mark: str) -> None:
    names = ("社论", "航运", "渔业", "冷链")
    heads = [mark.format(name, title) for name, title in zip(names, TITLES, strict=False)]
    listed = [f"{head} ………… {page}" for page, head in enumerate(heads, 2)]
    found = lines("某某会讯", "第9期", "目录", *listed, *news(*heads))
    assert titles(found) == list(TITLES[:4])
    assert [(item.section, item.group) for item in found.items] == [(None, name) for name in names]
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


# --- numbers ---


def numbered(name: str, *heads: str) -> list[str]:
    return [name, *(row for at, head in enumerate(heads, 1) for row in (f"{at}、{head}", LONG, SOURCE))]


def test_where_each_column_counts_from_one_numbers_elsewhere_are_of_parts() -> None:
    parts = [row for at, part in enumerate(("基本情况", "主要做法", "下步打算"), 1) for row in (f"{at}、{part}", LONG)]
    rows = [*numbered("【要闻】", *TITLES[:3]), "【调研】", REPORT, LONG, *parts, *numbered("【会务】", *TITLES[3:])]
    found = lines("某某会讯", "第9期", *rows)
    assert titles(found) == [*TITLES[:3], REPORT, *TITLES[3:]]
    assert found.items[3].body == "\n".join([LONG, *parts])


# --- pages ---


@pytest.mark.parametrize(
    "head", ["0{}版　{}", "A{}版　{}", "0{} 版　{}　　责任编辑：王小明", "第{}版　{}　　责编：王小明"]
)
def test_a_newspaper_s_page_has_its_number_its_name_and_who_made_it(head: str) -> None:
    names = ("要闻", "社区", "教育", "体育")
    rows = [row for at, name in enumerate(names, 1) for row in (head.format(at, name), *news(TITLES[at]))]
    found = lines("某某商报", "第9期", *rows)
    assert titles(found) == list(TITLES[1:5])
    assert sections(found) == list(names)


def test_a_row_of_values_at_the_foot_of_each_page_is_no_running_foot() -> None:
    rows: list[str] = []
    for page, title in enumerate(EIGHT_TITLES, 1):
        cells = [f"{name}　{page}{at}.2　{page}.{at}" for at, name in enumerate(("粮油", "果蔬", "水产"), 1)]
        rows += [title, *WRAPPED * 3, *cells, f"其他　{page}97.2　{page}.8", f"— {page} —"]
    found = lines("某某信息", "第9期", "要闻", *rows)
    assert titles(found) == list(EIGHT_TITLES)
    ends = [item.body.splitlines()[-1] for item in found.items]
    assert ends == [f"其他{page}97.2\t{page}.8" for page in range(1, 9)]


# --- chronologies ---

OWN = ("一、理事会务", "二、港口航线", "三、渔村培训", "四、仓储冷链", "五、他山之石")
DAYS = [row for day in range(2, 6) for row in (f"9月{day}日", LONG)]


def test_a_chronology_with_the_number_of_a_column_is_one() -> None:
    """However the period behind its name is set, and though the contents leave it out."""
    pairs = list(zip(OWN, TITLES, strict=False))
    listed = [row for page, (name, title) in enumerate(pairs, 2) for row in (name, f"{title} ………… {page}")]
    rows = [row for name, title in pairs for row in (name, *news(title))]
    found = lines("某某会讯", "第9期", "目录", *listed, *rows, "六、协会大事记（2020年9月）", *DAYS)
    assert sections(found)[:5] == [name[2:] for name in OWN]
    assert columns(found)[5:] == [("协会大事记（2020年9月）", None)] * 4


def test_days_alone_on_their_rows_head_the_entries_of_a_chronology_in_its_column() -> None:
    title = "协会大事记（2020年9月）"
    found = lines("某某会讯", "第9期", "要闻", *news(*TITLES[:2]), "会务", *news(TITLES[2]), title, *DAYS)
    assert columns(found)[3:] == [("会务", title)] * 4
    assert {item.body for item in found.items[3:]} == {LONG}


def test_a_day_on_its_row_opens_an_entry_though_the_one_above_ended_with_a_full_line() -> None:
    text = f"{LONG}{LONG}"[:69] + "。"
    full = (INDENT + text[:22], text[22:46], text[46:])
    news_above = [row for title in TITLES[:4] for row in (title, *WRAPPED * 2)]
    entries = [row for day in range(2, 6) for row in (f"9月{day}日", *(full if day == 3 else WRAPPED))]
    found = lines("某某会讯", "第9期", "要闻", *news_above, "协会大事记（2020年9月）", *entries)
    assert [item.body for item in found.items[4:]] == [LONG, text, LONG, LONG]


def test_days_set_off_from_their_entries_below_a_chronology_s_title_keep_it_as_their_group() -> None:
    entries = [f"9月{day}日　{LONG}" for day in range(2, 6)]
    rows = [row for name, title in zip(OWN, TITLES, strict=False) for row in (name, *news(title))]
    found = lines("某某会讯", "第9期", *rows, "六、大事记（9月）", *entries)
    assert columns(found)[5:] == [("大事记（9月）", "大事记（9月）")] * 4


@pytest.mark.parametrize("heads", [(), TITLES[2:]], ids=["text", "headlines"])
def test_an_entry_may_be_of_several_days(heads: tuple[str, ...]) -> None:
    days = ("5月22日至25日", "6月2日", "6月8日—9日", "6月30日至7月2日")
    entries = [row for at, day in enumerate(days) for row in (day, *heads[at : at + 1], LONG)]
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "【大事记】", *entries)
    assert titles(found) == [*TITLES[:2], *(heads or [None] * 4)]
    assert {item.body for item in found.items[2:]} == {LONG}
