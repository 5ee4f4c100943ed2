"""Headlines that a layout program put out below their texts, as torn files have them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import INDENT, LONG, ROOM, RUSH, TITLES, broken, given, lines, titles

from feeds.model import Issue
from feeds.parsing.headline_matching import Unheaded, assigned
from feeds.parsing.looks import is_text, may_head, may_head_by_words

HEAD = ("江南物流简报", "第3期", "2021年5月8日", "江南物流协会主办", "")
NEWS = (
    (
        "江北冷库夜间开放装卸",
        "市商务局五月三日宣布，江北冷库即日起夜间开放装卸，货车不必再等到清早，每晚可以多发三十车鲜菜。",
    ),
    (
        "渔港新添两座冰塔",
        "南岸渔港的两座冰塔昨天建成，渔船靠岸以后就地加冰，新添的冰塔每天能出冰四十吨，比去年多了一半。",
    ),
    (
        "木器厂合办烘干房",
        "四家木器厂出资合办的烘干房投产，湿材三天就能出房，各厂不必各烧各的锅炉，烘干房每年省煤两百吨。",
    ),
    ("夜校开出叉车课", "职工夜校本月开出叉车课，四十个座位一天报满，学校请来港区的老师傅上叉车课，考过的人当场发证。"),
)
REST = "这件事谈了整整两年，各家都说早该如此，往后的做法还要看头一个季度的账再作调整。"


def text(number: int, *, source: str = "（来源：某某商报）") -> list[str]:
    return broken(f"{INDENT}{NEWS[number][1]}{REST}{source}", 24)


def above(number: int) -> list[str]:
    return [NEWS[number][0], *text(number)]


def below(number: int) -> list[str]:
    return [*text(number), NEWS[number][0]]


def torn(*rows: str) -> Issue:
    return lines(*HEAD, "要闻", *rows, "简讯", *above(3))


def found(issue: Issue) -> list[tuple[str | None, str]]:
    return [(item.title, item.body) for item in issue.items]


def expected(*numbers: int) -> list[tuple[str, str]]:
    return [(NEWS[number][0], NEWS[number][1] + REST) for number in numbers]


@pytest.mark.parametrize(
    "rows",
    [
        # The first has its own above, the last its below the text, and no text below that.
        [*above(0), *below(1), *below(2)],
        # Those of two texts stand together below both.
        [*above(0), *text(1), *text(2), NEWS[1][0], NEWS[2][0]],
        # And above one that has its own.
        [*text(0), *text(1), NEWS[0][0], NEWS[1][0], *above(2)],
        # All of them stand below.
        [*below(0), *below(1), *below(2)],
    ],
)
def test_a_headline_below_the_text_that_says_what_it_says_is_of_that(rows: list[str]) -> None:
    assert found(torn(*rows)) == expected(0, 1, 2, 3)


def test_a_headline_in_two_rows_with_its_author_below_goes_with_both() -> None:
    heads = ["江北冷库自五月起夜间", "向货车开放装卸", "■ 本刊记者　闻天歌"]
    issue = torn(*text(0, source=""), *heads, "【观察】", *below(1), "【数据】", *below(2))
    assert found(issue) == [("江北冷库自五月起夜间向货车开放装卸", NEWS[0][1] + REST), *expected(1, 2, 3)]
    assert issue.items[0].byline == ("闻天歌",)


def test_the_last_paragraphs_of_a_text_are_those_of_the_headline_below_that_has_no_other() -> None:
    issue = torn(*below(0), NEWS[1][0], *text(1, source=""), *text(2, source=""), NEWS[2][0])
    assert [item.title for item in issue.items] == [NEWS[number][0] for number in (0, 1, 2, 3)]
    assert issue.items[2].body == NEWS[2][1] + REST


def test_the_places_of_a_headline_that_was_moved_are_those_in_the_file() -> None:
    rows = (*HEAD, "要闻", *above(0), *below(1), *below(2), "简讯", *above(3))
    document = "\n".join(rows)
    item = lines(*rows).items[1]
    assert item.title == NEWS[1][0]
    assert document[item.spans[0].start : item.spans[0].end].replace("\n", "").startswith(NEWS[1][1])


def test_the_name_of_the_column_again_below_a_text_is_no_end_of_it() -> None:
    issue = lines(
        *(
            "江南物流简报",
            "第3期",
            "目录",
            "卷首语",
            f"1　{NEWS[0][0]}",
            "要闻",
            f"2　{NEWS[1][0]}",
            f"2　{NEWS[2][0]}",
        ),
        *("卷首语", *text(0, source=""), "卷首语", NEWS[0][0], "要闻", *below(1), *below(2)),
    )
    assert found(issue) == expected(0, 1, 2)
    assert [item.section for item in issue.items] == ["卷首语", "要闻", "要闻"]


@pytest.mark.parametrize(
    "rows",
    [
        ["渔港新添“两座冰塔"],
        ["单位：渔港、冰塔"],
        ["报：南岸渔港管理处"],
        ["首先，渔港先行一步"],
        ["渔港　冰塔　四十吨"],
        ["上接第9页的渔港"],
        ["2021年5月8日"],
        ["《渔港冰塔》编辑部"],
        ["渔港冰塔管理联席", "2021年5月8日"],
        ["南岸渔港冰塔协会"],
        ["理事长　闻天歌"],
        ["会长 闻天歌 敬上"],
    ],
)
def test_what_may_be_something_else_heads_nothing(rows: list[str]) -> None:
    among = given(*text(1, source=""), *rows)
    assert not may_head_by_words(among, len(among) - len(rows))


@pytest.mark.parametrize("row", ["渔港新添“两座冰塔”", "江北 3 座冷库夜间开放 A 级装卸", "南岸沁源冷运有限公司"])
def test_what_reads_like_a_headline_may_head_a_text(row: str) -> None:
    among = given(*text(1, source=""), row)
    assert may_head_by_words(among, len(among) - 1)


def test_the_document_that_a_notice_carries_is_not_its_headline() -> None:
    notice = "现将《江北冷库夜间装卸规定（试行）》印发给你们，请按规定办理夜间装卸的各项手续，有事请随时来电。"
    issue = torn(
        "关于印发规定的通知", *broken(INDENT + notice, 24), "江北冷库夜间装卸规定", "第一条　夜间装卸由冷库排班。"
    )
    assert issue.items[0].title == "关于印发规定的通知"
    assert notice in issue.items[0].body


def body_titles(rows: Sequence[str]) -> list[str | None]:
    return [item.title for item in torn(*rows).items]


def test_a_lone_headline_is_moved_only_if_its_text_says_it_and_none_stands_below() -> None:
    assert body_titles([*above(0), *text(1), "两座冰塔新添在渔港"]) == [
        NEWS[0][0],
        "两座冰塔新添在渔港",
        NEWS[3][0],
    ]
    assert body_titles([*text(1), "某地茶市收官", *text(0)])[1] == "某地茶市收官"


def test_where_a_text_is_from_stands_between_it_and_its_headline_or_below_that() -> None:
    between = [*text(1, source=""), "来源｜某某商报", NEWS[1][0], NEWS[2][0], *text(2, source=""), "来源｜某某晚报"]
    below_head = [*text(3, source=""), "职工夜校本月开出一门", "叉车课", "来源｜某某晨报"]
    last = ["早市搬进新棚", *text(0, source="")]
    issue = lines(*HEAD, "要闻", *above(0), *between, "【简讯】", *below_head, "【观察】", *last)
    assert found(issue)[1:4] == [*expected(1, 2), ("职工夜校本月开出一门叉车课", NEWS[3][1] + REST)]
    assert [item.source for item in issue.items[1:4]] == ["某某商报", "某某晚报", "某某晨报"]


def test_blanks_between_letters_and_figures_make_no_table_of_a_headline() -> None:
    head = "江北 3 座冷库夜间开放 A 级装卸"
    issue = torn(*above(1), *text(0), head, "【观察】", *below(2))
    assert [item.title for item in issue.items][:3] == [NEWS[1][0], head, NEWS[2][0]]


def test_a_lone_headline_with_a_comma_or_a_text_below_is_not_moved() -> None:
    comma = body_titles([*above(0), *text(1), "渔港新添，两座冰塔"])
    assert comma[1] is None
    assert [
        item.title for item in torn(*above(0), *text(1), "两座冰塔新添在渔港", *text(2)).items if REST in item.body
    ] == [
        NEWS[0][0],
        None,
        "两座冰塔新添在渔港",
        NEWS[3][0],
    ]


@pytest.mark.parametrize(
    ("wide", "heads"),
    [
        ([], True),
        (["南岸渔港的冰塔与北岸冷库的装卸场地同期改造以后的", "经营办法与收费标准由两地商会共同议定的几点体会"], False),
    ],
)
def test_what_begins_with_rows_without_commas_has_its_headline(wide: list[str], heads: bool) -> None:
    rows = given(*wide, *text(1), NEWS[1][0])
    last = len(rows) - 1
    assert bool(assigned(rows, [Unheaded(0, last)], range(last, len(rows)), None)) is heads


@pytest.mark.parametrize(("head", "parted"), [("木器厂合办烘干房", True), ("渔港的冰塔与木器厂烘干房", False)])
def test_a_headline_of_all_of_a_text_parts_it_not(head: str, parted: bool) -> None:
    rows = given(*text(1, source=""), *text(2, source=""), head)
    last = len(rows) - 1
    found = assigned(rows, [Unheaded(0, last, headed=True)], range(last, len(rows)), None)
    assert [one.first for one, _head in found] == ([len(text(1, source=""))] if parted else [])


def test_a_document_s_name_is_no_headline_of_the_notice_that_has_none() -> None:
    notice = "现将《江北冷库夜间装卸规定（试行）》印发给你们，请按规定办理夜间装卸的各项手续，有事请随时来电。"
    rows = given(*broken(INDENT + notice, 24), "江北冷库夜间装卸规定")
    assert assigned(rows, [Unheaded(0, len(rows) - 1)], range(len(rows) - 1, len(rows)), None) == []


def test_a_row_below_one_that_leads_to_it_is_of_no_text_above() -> None:
    """出海第一课： / 先算清退货这笔账, below a text that is headed: the second row is moved nowhere."""
    text = [row for paragraph in (LONG, ROOM, RUSH) for row in broken(f"{INDENT}{paragraph}", 38)]
    items = [row for title in TITLES for row in (title, *text)]
    found = lines("某某月刊", "第9期", *items, "冷链仓储的账：", "先算清冷库的周转", "文／闻天歌", *text)
    assert titles(found) == [*TITLES, "冷链仓储的账：先算清冷库的周转"]


# --- in the middle of their texts ---


def in_middle(number: int, *heads: str, source: str = "（来源：某某商报）") -> list[str]:
    """A text with its headline below the first paragraph."""
    return [*broken(f"{INDENT}{NEWS[number][1]}", 24), *heads, *broken(f"{INDENT}{REST}{source}", 24)]


def test_both_rows_of_a_headline_in_the_middle_of_its_text_go_above_it() -> None:
    rows = [
        *in_middle(0, "江北冷库夜间开放", "货车每晚多发三十车"),
        *in_middle(1, NEWS[1][0]),
        *in_middle(2, NEWS[2][0]),
    ]
    issue = torn(*rows)
    assert [item.title for item in issue.items][:3] == ["江北冷库夜间开放货车每晚多发三十车", NEWS[1][0], NEWS[2][0]]
    assert [item.body for item in issue.items][:3] == [f"{NEWS[number][1]}\n{REST}" for number in range(3)]


def test_a_short_row_below_one_that_ends_in_a_word_with_another_to_come_is_its_rest() -> None:
    rows = [*in_middle(0, "江北冷库：夜里装卸的", "三十车"), *in_middle(1, NEWS[1][0]), *in_middle(2, NEWS[2][0])]
    assert torn(*rows).items[0].title == "江北冷库：夜里装卸的三十车"


def test_where_headlines_stand_so_one_that_says_little_of_its_text_goes_with_it_too() -> None:
    rows = [*in_middle(0, NEWS[0][0]), *in_middle(1, NEWS[1][0]), *in_middle(2, "烘干房里的新账本和老账本")]
    assert torn(*rows).items[2].title == "烘干房里的新账本和老账本"


def test_a_name_too_short_for_a_headline_between_two_texts_is_of_a_column() -> None:
    rows = [*in_middle(0, NEWS[0][0]), "数字台", *in_middle(1, NEWS[1][0]), *in_middle(2, NEWS[2][0])]
    assert [item.title for item in torn(*rows).items] == [NEWS[number][0] for number in range(4)]


def test_who_wrote_it_behind_a_sign_is_no_column_above_an_unheaded_text() -> None:
    rows = [*in_middle(0, NEWS[0][0]), *in_middle(1, NEWS[1][0]), "小厂要不要请代运营", "□ 闻天歌", *text(2, source="")]
    assert "小厂要不要请代运营" in [
        item.title for item in torn(*rows, "鞋企快返单调查", "□ 周启元", *text(2, source="")).items
    ]


def test_headlines_that_were_broken_at_a_width_have_a_few_letters_below() -> None:
    heads = (("江北冷库夜间开放装", "卸货物"), ("南岸渔港又新添两座", "制冰塔"), ("四家木器厂合办烘干", "大房间"))
    rows = [*in_middle(0, *heads[0]), *in_middle(1, *heads[1]), *in_middle(2, *heads[2])]
    assert [item.title for item in torn(*rows).items][:3] == ["".join(head) for head in heads]


def test_a_source_that_no_line_gives_above_a_headline_ends_the_text_too() -> None:
    rows = [*text(0, source=""), "（秘书处供稿）", NEWS[0][0], *in_middle(1, NEWS[1][0]), *in_middle(2, NEWS[2][0])]
    assert found(torn(*rows))[0] == (NEWS[0][0], NEWS[0][1] + REST)


def test_a_group_s_bullet_below_a_headline_names_nobody() -> None:
    groups = ("□泉州", "□南通", "□绍兴", "□金华")
    rows = [row for number in range(3) for row in (groups[number], *text(number), NEWS[number][0])]
    assert [item.title for item in torn(*rows, groups[3], *above(3)).items][:3] == [NEWS[n][0] for n in range(3)]


@pytest.mark.parametrize(("row", "said"), [("仓里缺货，路上堵车，价格", True), ("冷库搬到三号码头的前后", False)])
def test_two_commas_make_a_short_row_one_of_a_paragraph(row: str, said: bool) -> None:
    rows = given(row, LONG)
    assert is_text(rows, 0) is said
    assert may_head(rows, 0) is not said
