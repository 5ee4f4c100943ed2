"""What lines say by how they are set: headlines in the line of their text, texts that jump, headlines of two rows."""

from __future__ import annotations

import pytest
from invented import INDENT, LONG, LONGER_TITLES, MIDDLE, TITLES, broken, lines, titles


def day(number: int) -> str:
    return f"8月{number}日，{LONG}"


# --- headlines in the line of their text ---


@pytest.mark.parametrize(("before", "behind"), [("{}．", "。"), ("【", "】"), ("●", "　")])
def test_a_headline_in_narrow_lines_ends_in_the_second_where_its_text_begins(before: str, behind: str) -> None:
    rows: list[str] = []
    for number, title in enumerate(LONGER_TITLES[:6], 1):
        rows += broken(before.format(number) + title + behind + day(number))
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(LONGER_TITLES[:6])
    assert [item.body for item in found.items] == [day(number) for number in range(1, 7)]


def numbered(name: str, heads: tuple[str, ...], texts: list[str]) -> list[str]:
    rows = (
        f"{INDENT}{number}．{head}。{text}" for number, (head, text) in enumerate(zip(heads, texts, strict=True), 1)
    )
    return [name, *rows]


@pytest.mark.parametrize("text", [f"8月5日，{LONG}\n{INDENT}{LONG}", f"{LONG}（某某商报）"])
def test_numbers_below_a_numbered_column_head_news(text: str) -> None:
    news = [text] * 3
    found = lines(
        *("某某周报", "第9期"),
        *numbered("一、要情快报", LONGER_TITLES[:3], news),
        *numbered("二、招商引资", LONGER_TITLES[3:6], news),
    )
    assert [(item.section, item.title) for item in found.items] == [
        *(("要情快报", title) for title in LONGER_TITLES[:3]),
        *(("招商引资", title) for title in LONGER_TITLES[3:6]),
    ]


def test_numbers_below_a_numbered_part_of_a_paper_head_its_points() -> None:
    paper = ["某某市关于加快冷链发展的意见"]
    paper += numbered("一、总体要求", ("指导思想与目标", "基本原则与分工", "组织领导与考核"), [LONG] * 3)
    paper += numbered("二、主要任务", ("建好产地冷库网络", "办好渔村培训班次", "降低冷链运输费用"), [LONG] * 3)
    assert titles(lines(*paper)) == ["某某市关于加快冷链发展的意见"]


@pytest.mark.parametrize("slip", ["{title}。", "{number}．{title}："])
def test_where_a_headline_has_lost_its_number_or_its_stop_the_habit_tells_it(slip: str) -> None:
    rows = []
    for number, title in enumerate(LONGER_TITLES, 1):
        head = slip if number == 5 else "{number}．{title}。"
        rows.append(f"{head.format(number=number, title=title)}{LONG}（某某商报）")
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(LONGER_TITLES)
    assert [item.body for item in found.items] == [LONG] * 8


def test_white_space_ends_a_headline_sooner_than_the_first_sentence_of_news() -> None:
    news = [f"8月{number}日夜里，首船装卸完毕。{LONG}" for number in range(5, 11)]
    rows = [f"●{title}　　{text}" for title, text in zip(TITLES, news, strict=True)]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(TITLES)
    assert [item.body for item in found.items] == news


def test_white_space_in_a_headline_ends_it_nowhere_else() -> None:
    heads = [f"{title}　　会员随船前往" for title in TITLES]
    rows = [f"●{head}。{LONG}" for head in heads]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert [item.body for item in found.items] == [LONG] * 6


# --- texts that jump to another page ---


def test_a_text_that_jumps_goes_on_behind_where_it_lands() -> None:
    rest = "运输车当晚装满了三十箱鲜鱼，天亮之前到达南岸，司机说这条路比从前近了一半，回程还能捎上两车蔬菜。"
    found = lines(
        *("某某市报", "第9期", ""),
        *(TITLES[0], INDENT + LONG, f"{INDENT}{LONG}（下转第3版）", ""),
        *(TITLES[1], INDENT + LONG, f"{INDENT}{LONG}（某某商报）", ""),
        *(f"{INDENT}（上接第1版）{rest}", INDENT + LONG),
    )
    assert [(item.title, item.body) for item in found.items] == [
        (TITLES[0], "\n".join((LONG, LONG, rest, LONG))),
        (TITLES[1], "\n".join((LONG, LONG))),
    ]


# --- names between signs ---


def test_a_name_between_signs_and_the_same_from_behind_is_a_column() -> None:
    news = [(title, LONG) for title in TITLES]
    found = lines("某某周报", "◇—  要闻  —◇", *news[0], *news[1], "◇—  风物  —◇", *news[2], *news[3])
    assert [item.section for item in found.items] == ["要闻", "要闻", "风物", "风物"]


def test_signs_that_differ_set_off_no_name() -> None:
    rows = [TITLES[0], LONG, "★★ 南岸鱼行 ☆☆", LONG, "★★ 北岸冰坊 ☆☆", LONG, TITLES[1], LONG]
    assert {item.section for item in lines("某某周报", "【要闻】", *rows).items} == {"要闻"}


ENDS = ["— END —", "—— END ——", "————  E N D  ————", "◇— The End —◇"]


PARTING = ["记得带伞，下周再见。"]
PAST = [
    "编辑：王某某",
    "第8期：港口夜航满月",
    "第7期：渔村办起夜校",
    "第6期：冷库联网",
    "请转给同事",
    "下周再见",
    "记得带伞",
]


@pytest.mark.parametrize("below", [PARTING, PAST])
@pytest.mark.parametrize("end", ENDS)
def test_the_end_between_signs_is_no_column_and_nothing_below_it_is_an_item(end: str, below: list[str]) -> None:
    rows = [row for title in TITLES[:4] for row in (title, f"{LONG}（来源：某某商报）")]
    found = lines("某某周报", "第9期", "【要闻】", *rows, end, *below)
    assert [(item.section, item.title) for item in found.items] == [("要闻", title) for title in TITLES[:4]]
    assert found.items[-1].body == LONG


@pytest.mark.parametrize("end", ENDS)
def test_the_end_below_an_event_is_none_of_its_facts(end: str) -> None:
    event = ["渔具展销会", "时间：5月30日上午9:30", "地点：码头街会议厅", "内容：新式渔具展销。"]
    rows = [row for title in TITLES for row in (title, f"{LONG}（来源：某某商报）")]
    found = lines(
        "某某周报", "第9期", "【要闻】", *rows, "【预告】", *event, end, "投稿邮箱：a@example.org", "编辑：王某某"
    )
    assert titles(found) == [*TITLES, event[0]]
    assert (found.items[-1].body, found.items[-1].byline) == ("\n".join(event[1:]), ())


@pytest.mark.parametrize("end", ENDS)
def test_the_end_of_each_text_ends_no_issue(end: str) -> None:
    rows = [row for title in TITLES for row in (title, LONG, end)]
    found = lines("某某周报", "第9期", *rows)
    assert [(item.section, item.title, item.body) for item in found.items] == [(None, title, LONG) for title in TITLES]


# --- headlines and second lines of two rows ---


def test_a_row_that_begins_with_a_day_is_no_further_row_of_a_headline() -> None:
    rows: list[str] = []
    for number, title in enumerate(LONGER_TITLES[:6], 1):
        rows += [
            MIDDLE + title[:14],
            f"9月{number}日，港区联合会召开座谈会",
            *broken(f"{LONG}{LONG}（来源：某某商报）"),
        ]
    assert titles(lines("某某周报", "第9期", "【要闻】", *rows)) == [title[:14] for title in LONGER_TITLES[:6]]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", ["北岸的渔民这一天起得早", LONG, f"{LONG}{LONG}（来源：某某商报）"]),
        (MIDDLE, ["近日，北岸渔民起得早，收网也早", *broken(f"{LONG}{LONG}（来源：某某商报）")]),
    ],
)
def test_a_letter_spaced_headline_does_not_take_the_first_row_of_its_text_along(before: str, text: list[str]) -> None:
    rows = [row for title in LONGER_TITLES[:6] for row in (before + " ".join(title[:10]), *text)]
    assert titles(lines("某某周报", "第9期", "【要闻】", *rows)) == [title[:10] for title in LONGER_TITLES[:6]]


def test_a_second_line_in_the_middle_goes_on_in_the_next_row_that_is_set_so() -> None:
    second = [f"{MIDDLE}——记港区联合会八年来的", f"{MIDDLE}三次搬迁和一次扩建"]
    rows: list[str] = []
    for title in TITLES[:4]:
        rows += [MIDDLE + title, *second, INDENT + LONG, f"{INDENT}{LONG}（来源：某某商报）"]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.subtitle for item in found.items} == {"记港区联合会八年来的三次搬迁和一次扩建"}


# --- paragraphs that are whole lines ---


PARTS = (INDENT + "码头上的新面孔", INDENT + LONG, INDENT + "冷库里的老办法", INDENT + LONG)


def test_where_headlines_are_flush_what_is_set_in_between_whole_paragraphs_heads_a_part() -> None:
    rows: list[str] = []
    for at, title in enumerate((*TITLES, *LONGER_TITLES)):
        rows += [title, INDENT + LONG * (1 + at % 3), *(PARTS if at == 3 else ())]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == [*TITLES, *LONGER_TITLES]
    assert "码头上的新面孔" in found.items[3].body


def test_where_a_text_comes_from_says_nothing_of_how_headlines_are_set() -> None:
    rows: list[str] = []
    for at, title in enumerate((*TITLES, *LONGER_TITLES)):
        column = ["【要闻】"] if at in (0, 5) else []
        rows += [*column, title, *((INDENT + LONG, INDENT + LONG, *PARTS) if at == 3 else ())]
        rows += [INDENT + LONG * (1 + at % 3), "（来源：某某商报）"] if at else [f"{INDENT}{LONG}（下转第3版）"]
    found = lines("某某周报", "第9期", *rows, f"{INDENT}（上接第1版）{LONG}", INDENT + LONG)
    assert titles(found) == [*TITLES, *LONGER_TITLES]
