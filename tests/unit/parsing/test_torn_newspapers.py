"""Narrow columns of a newspaper: heads with name, column, day and page, headlines in two rows, leaves missing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import INDENT, LONG, MORE, ROOM, RUSH, TITLES, broken, columns, lines, titled, titles

from feeds.model import Issue, Kind

WIDTH = 18
HEADLINES = (
    ("商会走访", "会员企业"),
    ("“老板夜校”", "第十二期开讲"),
    ("本会法律顾问团", "换届"),
    ("成都分会", "合建冷链中心"),
    ("女企业家联谊会", "赴外岛助学"),
    ("化纤原料", "半月涨了一成"),
)
WHOLE = ["".join(rows) for rows in HEADLINES]


def head(column: str, page: int) -> str:
    return f"某某会报　　{column}　　2016年7月28日　第{page}版"


def item(at: int) -> list[str]:
    return [*HEADLINES[at], *broken(f"{INDENT}{LONG}", WIDTH), *broken(f"{INDENT}{ROOM}", WIDTH)]


BEGINNING = "务费用可以再降两成左右，会长吴启明说，商会今年最要紧的事，就是把抱团出海从口号变成合同。"


def paper(*pages: tuple[str, int, Sequence[str]]) -> Issue:
    """A file that begins in mid-sentence."""
    rows = [row for column, page, text in pages for row in (head(column, page), *text)]
    return lines(rows[0], *broken(BEGINNING, WIDTH), *rows[1:])


PAGES = (
    ("要闻", 2, item(0)),
    ("要闻", 3, item(1)),
    ("会务快讯", 4, item(2)),
    ("会务快讯", 5, item(3)),
    ("市场风向", 6, item(4)),
    ("市场风向", 7, item(5)),
)


def test_the_heads_of_a_newspaper_name_the_columns_of_its_pages() -> None:
    found = paper(*PAGES)
    assert titles(found)[1:] == WHOLE
    assert [section for section, _group in columns(found)] == ["要闻"] * 3 + ["会务快讯"] * 2 + ["市场风向"] * 2
    assert not any("某某会报" in one.body for one in found.items)


def test_the_first_of_two_short_rows_is_no_column_s_name_however_short() -> None:
    assert {group for _section, group in columns(paper(*PAGES))} == {None}


def test_pages_are_put_in_order_by_the_numbers_in_their_heads() -> None:
    """A sentence of page 5 ends on page 6, which lies behind page 7, with a few letters."""
    text = f"{LONG[:-1]}，{RUSH}"[: 4 * WIDTH - len(INDENT)]
    off = [*HEADLINES[3], *broken(f"{INDENT}{text}", WIDTH)]
    rest = ["那只骆驼。", *broken(f"{INDENT}{RUSH}", WIDTH), *item(4)]
    found = paper(*PAGES[:3], ("会务快讯", 5, off), PAGES[5], ("市场风向", 6, rest))
    assert titled(found, WHOLE[3]).body == f"{text}那只骆驼。\n{RUSH}"


@pytest.mark.parametrize("at", [3, 4])
def test_behind_missing_pages_a_headline_of_two_rows_heads_its_text(at: int) -> None:
    off = broken(f"{INDENT}{LONG}"[:54], WIDTH)
    pages = [*PAGES[:3], ("会务快讯", 5, [*MORE[:1], *off]), ("市场风向", 9, item(at)), ("市场风向", 10, item(5))]
    assert titled(paper(*pages), WHOLE[at]).body == f"{LONG}\n{ROOM}"


# --- no indents ---


def flush(title: str) -> list[str]:
    return [title, *broken(LONG, 36), *broken(ROOM, 36)]


@pytest.mark.parametrize(
    "rest", [BEGINNING[:35] + "。" + LONG, "有人请她介绍经验，她只说了三句话。"], ids=["long", "short"]
)
def test_in_a_file_that_has_lost_pages_in_several_places_no_text_goes_on_over_one(rest: str) -> None:
    """Page 9, page 12 and page 15 are missing, and so is the cover; paragraphs have no indents."""
    off = [MORE[0], *broken(f"{LONG}{RUSH}"[:72], 36)]
    texts = {7: flush(TITLES[0]), 8: flush(TITLES[1]), 10: flush(TITLES[2]), 11: off, 13: [*broken(rest, 36)]}
    texts |= {14: flush(TITLES[3]), 16: flush(TITLES[4]), 17: flush(TITLES[5])}
    names = {page: "城市动态" if page < 14 else "会员天地" for page in texts}
    rows = [row for page, text in texts.items() for row in (names[page], *text, f"·{page}·", "")]
    found = lines(rows[0], *broken(BEGINNING, 36), *rows[1:])
    assert titled(found, MORE[0]).body.replace("\n", "") == f"{LONG}{RUSH}"[:72]
    fragment = next(one for one in found.items if one.body.startswith(rest[:10]))
    assert (fragment.kind, fragment.section) == (Kind.FRAGMENT, "城市动态")
