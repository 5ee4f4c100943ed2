"""What a sixth look at other publishers taught of sources, authors, and the rows that only look like them."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, HEAD, INDENT, LONG, TITLES, lines, signed, titled, titles

from feeds.model import Issue

# --- brackets behind a text ---


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("文/市场部 夏葵　图/企业提供", "夏葵"),
        ("夏葵 解答", "夏葵"),
        ("海岬市冷链协会、雪岭县市场监督管理局法律服务部　夏葵 解答", "夏葵"),
        ("协会法律服务部　夏葵答复", "夏葵"),
        ("协会研究室　夏葵执笔", "夏葵"),
        ("協會研究室　夏葵執筆", "夏葵"),
    ],
)
def test_a_bracket_names_who_wrote_or_answered_it(who: str, name: str) -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, f"{LONG}（{who}）")]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert {(item.byline, item.source, item.body) for item in found.items} == {((name,), None, f"{LONG}\n{LONG}")}


# --- rows below a headline ---


@pytest.mark.parametrize(
    ("row", "source", "byline"),
    [
        ("《某某日报》3月24日 2版", "《某某日报》3月24日 2版", ()),
        ("《某某日报》2022年3月24日A03版", "《某某日报》2022年3月24日A03版", ()),
        ("《某某日报》3月24日 要闻版", "《某某日报》3月24日 要闻版", ()),
        ("《某某日报》3月24日 2版  记者 夏葵", "《某某日报》3月24日 2版", ("夏葵",)),
        ("综合《某某日报》3月24日、《某某晚报》3月25日 A07版报道", None, ()),
        ("副会长 向葵 秘书长 黎青", None, ("向葵", "黎青")),
        ("夏葵执业律师", None, ("夏葵",)),
    ],
)
def test_a_row_below_a_headline_names_the_page_of_a_paper_or_people_with_their_titles(
    row: str, source: str | None, byline: tuple[str, ...]
) -> None:
    rows = [one for title in TITLES[:4] for one in (title, row, LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES[:4])
    source = row if not (source or byline) else source
    assert {(item.source, item.byline, item.body) for item in found.items} == {(source, byline, f"{LONG}\n{LONG}")}


def test_a_book_in_the_second_row_of_a_headline_is_no_paper() -> None:
    rows = [row for title in TITLES[:4] for row in (title, "《冷链管理办法》解读", LONG, LONG)]
    assert {item.source for item in lines(*HEAD, "■ 要闻", *rows).items} == {None}


def test_a_group_that_reads_like_a_name_stands_above_a_number() -> None:
    numbered = [[f"{at}．{title}", f"{LONG}（来源：某某商报）"] for at, title in enumerate(EIGHT_TITLES, 1)]
    rows = ["◇ 亚洲", *numbered[0], *numbered[1], "◇ 欧洲", *numbered[2], *numbered[3], "◇ 非洲", *numbered[4]]
    found = lines(*HEAD, "【海外瞭望】", *rows)
    assert [item.group for item in found.items] == ["亚洲", "亚洲", "欧洲", "欧洲", "非洲"]


def test_who_wrote_it_stands_above_a_text_that_begins_with_a_number() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "◇ 欧阳葵", f"1．{LONG}", LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert [(item.title, item.byline) for item in found.items] == [(title, ("欧阳葵",)) for title in TITLES[:3]]


# --- lists of people ---

PEOPLE = ("夏葵", "黎青", "向朔风")


def test_names_that_a_sentence_leads_to_are_of_the_text() -> None:
    rows = ["培训班聘请讲师", LONG, "首批受聘的讲师名单公布如下：", *PEOPLE, LONG, LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), *rows, "（来源：某某商报）")
    assert titles(found) == [*TITLES[:3], "培训班聘请讲师"]
    assert found.items[3].body == "\n".join(rows[1:])
    assert found.items[3].byline == ()


@pytest.mark.parametrize(
    "between",
    [
        # Too short to lead to a list.
        ["【卷首语】", "渔港夜话：", "把网撒到云上"],
        ["名单已经公布如下：", LONG, "培训班开到渔村"],
        ["名单已经公布如下：", "海岬冷链", "", "培训班开到渔村"],
        ["值班名单公布如下：", "海岬冷链", "【会员】", "培训班开到渔村"],
    ],
    ids=["short", "sentence", "blank", "column"],
)
def test_who_wrote_the_next_item_is_in_no_list_above(between: list[str]) -> None:
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), "云仓二期封顶", LONG, *between, "夏葵", LONG, LONG)
    assert found.items[-1].byline == ("夏葵",)


SPEAKER = "夏葵（雪岭冷链董事长）"


def test_who_leads_a_list_signs_nothing() -> None:
    rows = ["理事会换届大会召开", LONG, "到会致辞的嘉宾有：", SPEAKER, "雪岭冷链代表团一行九人", LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), *rows)
    assert titles(found) == [*TITLES[:3], "理事会换届大会召开"]
    assert (found.items[3].byline, found.items[3].body) == ((), "\n".join(rows[1:]))


def test_who_stands_alone_below_a_text_signs_it() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "理事会换届大会召开", LONG, SPEAKER, "木工比赛收官", LONG)
    assert (found.items[3].byline, found.items[3].body) == (("夏葵",), LONG)


# --- sources by habit ---

OFFICE = "驻某地代表处经济组"


def by_habit(*broken: str, habit: int = 3) -> Issue:
    """Items whose last line ends with a bracket by habit, and one with the lines given."""
    wrapped = [f"{INDENT}{LONG[:22]}", LONG[22:46], f"{LONG[46:]}（{OFFICE}）"]
    whole = [row for title in TITLES[:habit] for row in (title, *wrapped)]
    return lines(
        *HEAD, "■ 要闻", *whole, "木工比赛收官", *broken, "早市搬进新棚", *wrapped[:2], f"{LONG[46:]}（{OFFICE}）"
    )


TORN = (f"{INDENT}{LONG[:22]}", f"{LONG[22:46]}", f"{LONG[46:]}{LONG[:9]}。（驻某地代表", "处经济组）")


def test_a_source_by_habit_may_be_broken_by_a_line() -> None:
    found = by_habit(*TORN)
    assert {item.source for item in found.items} == {OFFICE}
    assert titled(found, "木工比赛收官").body.endswith("。")
