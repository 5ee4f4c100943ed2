"""Names of columns and headlines that are said again in another language."""

from __future__ import annotations

import pytest
from invented import HEAD, LONG, ROOM, RUSH, SIGNED, TITLES, columns, cut, lines, news, placed, sections, signed, titles

from feeds.model import Issue

# --- columns ---


def twice(name: str, foreign: str, *heads: str) -> list[str]:
    return ["", name, foreign, "", *(row for head in heads for row in (head, LONG, LONG, ""))]


KNOWN_TWICE = (*twice("专题报道", "Feature", *TITLES[:2]), *twice("会员动态", "Members", *TITLES[2:4]))


def test_what_stands_apart_and_is_said_twice_like_the_names_is_a_name() -> None:
    found = lines(*HEAD, *KNOWN_TWICE, *twice("港口的话", "Words of the Port", *TITLES[4:6]))
    assert sections(found) == ["专题报道"] * 2 + ["会员动态"] * 2 + ["港口的话"] * 2


def test_one_name_that_is_said_twice_is_no_habit() -> None:
    found = lines(*HEAD, *KNOWN_TWICE[:10], *twice("港口的话", "Words of the Port", *TITLES[4:6]))
    assert "港口的话" not in sections(found)


def test_a_headline_that_is_said_twice_right_above_its_text_is_no_name() -> None:
    found = lines(*HEAD, *KNOWN_TWICE, TITLES[4], "Mediators at Work", LONG, LONG, "", TITLES[5], LONG, LONG)
    assert [(item.section, item.title, item.subtitle) for item in found.items[4:]] == [
        ("会员动态", TITLES[4], "Mediators at Work"),
        ("会员动态", TITLES[5], None),
    ]


def twice_close(name: str, foreign: str, *heads: str) -> list[str]:
    """A name apart from what is above, with its first headline right below."""
    return ["", name, foreign, *(row for head in heads for row in (head, LONG, SIGNED))]


def test_what_is_said_twice_like_the_names_may_stand_right_above_the_first_headline() -> None:
    rows = [*twice_close("专题报道", "Feature", *TITLES[:2]), *twice_close("会员动态", "Members", *TITLES[2:4])]
    found = lines(*HEAD, *rows, *twice_close("港口的话", "Harbour", *TITLES[4:6]))
    assert sections(found) == ["专题报道"] * 2 + ["会员动态"] * 2 + ["港口的话"] * 2
    assert titles(found) == list(TITLES)


CONTENTS = ["目录", "海关快讯", f"{TITLES[0]}　2", "会员动态", f"{TITLES[1]}　3", "行业观察", f"{TITLES[3]}　4", ""]


def below_second(second: str, *contents: str) -> tuple[str | None, str | None]:
    """The column and the group of an item below a plain name, which stands below a second column."""
    names = ("海关快讯　CUSTOMS NEWS", second, "海岬简讯", "行业观察　OUTLOOK")
    rows = [row for name, title in zip(names, TITLES, strict=False) for row in ("", name, "", *news(title))]
    return columns(lines(*HEAD[:2], *contents, *rows))[2]


def test_a_plain_name_is_a_group_where_all_columns_have_english_behind() -> None:
    assert below_second("会员动态　MEMBERS", *CONTENTS) == ("会员动态", "海岬简讯")
    assert below_second("会员动态　MEMBERS") == ("会员动态　MEMBERS", "海岬简讯")


def test_a_plain_name_is_a_column_where_the_contents_list_one_without_english_behind() -> None:
    assert below_second("会员动态", *CONTENTS) == ("海岬简讯", None)


CAPITALS = (("HARBOUR TALK", "港口夜话"), ("HILL FOLK", "山里人家"), ("OUR CHAMBER", "会里要事"))


def in_capitals(*between: str, names: int = 3) -> Issue:
    rows: list[str] = []
    for at, (foreign, name) in enumerate(CAPITALS[:names]):
        rows += ["", foreign, *between, name, *signed(*TITLES[2 * at : 2 * at + 2])]
    return lines(*HEAD, *rows)


def test_a_name_in_capitals_stands_above_the_columns_own() -> None:
    found = in_capitals()
    assert titles(found) == list(TITLES)
    assert sections(found) == ["港口夜话"] * 2 + ["山里人家"] * 2 + ["会里要事"] * 2


def test_two_such_names_are_no_habit() -> None:
    rows = ["港口公司更名为", "HARBOUR GROUP", "二期云仓封顶", SIGNED]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows, *signed(*TITLES[3:5]))
    assert sections(found) == ["要闻"] * 5
    assert "HARBOUR GROUP" in found.items[2].body


def test_what_is_set_apart_from_the_row_below_does_not_say_it_again() -> None:
    rows = [row for title in TITLES[:4] for row in (title, LONG, "HARBOUR GROUP", "", "港口夜话", SIGNED)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES[:4])


def test_names_said_again_in_english_on_their_row_are_columns() -> None:
    rows = ["风物 Local Colour", "渔村里的早市五点开张", "——渔港来信", LONG]
    rows += ["行走 On the Road", "跟着冷链车走了三天", "——北港来信", LONG]
    found = lines("某某月刊", "2022年第3期", *rows)
    assert sections(found) == ["风物 Local Colour", "行走 On the Road"]
    assert titles(found) == ["渔村里的早市五点开张", "跟着冷链车走了三天"]


def test_a_column_s_name_in_english_below_it_says_nothing_more() -> None:
    rows = ["專題報道", "Feature", TITLES[0], LONG, LONG, "會員動態", "Members", TITLES[1], LONG, LONG]
    found = lines("某某會訊", "第9期", *rows)
    assert placed(found) == [("專題報道", TITLES[0]), ("會員動態", TITLES[1])]


# --- headlines ---


def test_headlines_are_told_by_their_translation_below() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙"):
        rows += [f"{name}地商会夜访货柜码头", "", "Young Members Visit the Terminal", "", LONG, ""]
        rows += ["下一站：维修课程", "", LONG, ""]
    found = lines(*rows)
    assert titles(found) == [f"{name}地商会夜访货柜码头" for name in "甲乙丙"]


def test_a_few_headlines_said_again_in_english_say_nothing_of_the_others() -> None:
    rows: list[str] = []
    for title in TITLES[:3]:
        rows += [title, "The Harbour Works at Night Again", LONG, ""]
    more = [f"{name}{title}" for name in "甲乙" for title in TITLES]
    rest = [row for title in more for row in (title, LONG, "")]
    assert titles(lines("某某月刊", "2022年第3期", "", *rows, *rest)) == [*TITLES[:3], *more]


FIRMS = ("Harbour Cloud Service Port Limit", "Hill Folk Foods of Easton Bay Ltd", "Northport Mutual Warehouse Firm")
WIDE = 52
"""Half-width columns of a line that a page broke."""


def broken_line(lead: str, firm: str) -> list[str]:
    """A headline and the name of a firm on one full line, and what is told of it on the next."""
    first = f"{lead}{firm}"[: WIDE - len(lead)]
    text = f"是一家新办的平台，{LONG}"
    return [first, *(text[at : at + WIDE // 2] for at in range(0, len(text), WIDE // 2))]


@pytest.mark.parametrize("mark", ["【{}】", "● {}。"])
def test_a_foreign_name_behind_a_headline_on_its_line_is_no_translation(mark: str) -> None:
    rows = [row for head, firm in zip(TITLES, FIRMS, strict=False) for row in broken_line(mark.format(head), firm)]
    found = lines(*HEAD, "■ 外贸", *rows)
    assert titles(found) == list(TITLES[:3])
    assert all(item.body.startswith(firm[:20]) for item, firm in zip(found.items, FIRMS, strict=True))


def test_headings_in_two_languages() -> None:
    found = cut(
        "江南—南洋商务资讯\nJIANGNAN–NANYANG BRIEF\n双月刊  Bimonthly\n2024年第1期  No.1, 2024\n2024年1月25日\n"
        "主办 Sponsor：江南南洋商务中心 Jiangnan Nanyang Centre\n\n"
        f"要 闻\nTOP STORIES\n\n双边贸易再创新高\nBilateral Trade Hits New High\n{ROOM}\n（来源 Source：江南日报）\n\n"
        f"班列突破九千列\nTrains Exceed 9,000\n{RUSH}\n（来源 Source：南洋通讯社 NNA）\n\n"
        f"问 答\nQ&A\n\n累积规则怎么用？\nHow to Use Cumulation Rules?\n\n问：{ROOM}\n\n答：{RUSH}\n\n"
        "本刊英文摘要由编辑部翻译，如有歧义以中文为准。\n"
    )
    assert found.masthead.title == "江南—南洋商务资讯"
    assert found.masthead.publisher == "江南南洋商务中心"
    assert [(item.section, item.title, item.subtitle, item.source) for item in found.items] == [
        ("要闻", "双边贸易再创新高", "Bilateral Trade Hits New High", "江南日报"),
        ("要闻", "班列突破九千列", "Trains Exceed 9,000", "南洋通讯社 NNA"),
        ("问答", "累积规则怎么用？", "How to Use Cumulation Rules?", None),
    ]
    assert found.items[2].body.endswith(RUSH)


@pytest.mark.parametrize("stroke", [" | ", "｜", " / "])
def test_a_group_may_be_said_again_behind_a_stroke(stroke: str) -> None:
    words = (("海上", "SHIPS"), ("山里", "HILLS"), ("老街", "OLD TOWN"))
    contents = ("目录", "行业资讯", *(f"{title}………{page}" for page, title in enumerate(TITLES, 2)), "")
    rows = [
        row
        for at, (name, foreign) in enumerate(words)
        for row in ("", f"{name}{stroke}{foreign}", *signed(*TITLES[2 * at : 2 * at + 2]))
    ]
    found = lines(*HEAD, *contents, "行业资讯", *rows)
    assert columns(found) == [("行业资讯", name) for name, _ in words for _ in range(2)]
    assert titles(found) == list(TITLES)


BILINGUAL = (("會長的話", "President's Message"), ("會員消息", "Members' News"), ("市場快訊", "Market Watch"))


def listed_twice(cover: list[str]) -> Issue:
    """A contents page with three columns in two languages, of which one has no entry of its own."""
    names = [f"{name}  {foreign}" for name, foreign in BILINGUAL]
    listed = [names[0], f"02   {TITLES[0]}", names[1], names[2], f"04   {TITLES[2]}"]
    text = [names[0], TITLES[0], LONG, SIGNED, names[1], TITLES[1], LONG, SIGNED, names[2], TITLES[2], LONG, SIGNED]
    return lines("某某商訊", "2015年9月號", *cover, "", "目錄  CONTENTS", "", *listed, "", *text)


def test_a_column_that_is_listed_in_two_languages_without_its_items_is_one() -> None:
    found = listed_twice([])
    assert titles(found) == list(TITLES[:3])
    assert sections(found) == [f"{name}  {foreign}" for name, foreign in BILINGUAL]


def test_where_the_cover_says_the_first_name_alone_columns_have_no_other() -> None:
    found = listed_twice(["", "市場快訊", f"{TITLES[2]}"])
    assert sections(found) == [name for name, _foreign in BILINGUAL]
