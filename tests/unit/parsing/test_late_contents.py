"""A contents page that lies further down, as in a torn file whose pages are in disorder."""

from __future__ import annotations

import pytest
from invented import FULL, INDENT, MORE, ROOM, SOURCE, TITLES, broken, given, lines, placed, titles
from paged import GOES_ON

from feeds.model import Issue
from feeds.parsing.late_contents import contents_first

LISTED = (
    ("卷首语", 1, TITLES[0]),
    ("本期特稿", 12, TITLES[1]),
    ("本期特稿", 15, TITLES[2]),
    ("采购实务", 31, TITLES[3]),
    ("协会动态", 43, TITLES[4]),
)


def contents() -> list[str]:
    rows = ["目  录", "CONTENTS"]
    for at, (column, page, title) in enumerate(LISTED):
        rows += [column] if at == 0 or LISTED[at - 1][0] != column else []
        rows.append(f"{page}  {title}")
    return rows


def article(title: str) -> list[str]:
    return [title, *FULL * 3, f"{INDENT}{ROOM}{SOURCE}"]


def torn(listed: list[str]) -> Issue:
    """It begins in mid-sentence; pages are in disorder, and only every other one names its column."""
    pages = [
        ("某某采购　2016年第5期", [*broken(GOES_ON, 36), *FULL, f"{INDENT}{ROOM}{SOURCE}"], 14),
        ("本期特稿", article(TITLES[2]), 15),
        ("", listed, 2),
        ("卷首语", article(TITLES[0]), 1),
        ("某某采购　2016年第5期", article(MORE[0]), 22),
        ("采购实务", article(TITLES[3]), 31),
        ("某某采购　2016年第5期", article(TITLES[4]), 44),
    ]
    rows = [row for head, text, page in pages for row in (*([head] if head else []), *text, "", f"· {page} ·", "")]
    return lines(*rows)


def test_a_contents_page_in_the_midst_of_the_pages_is_no_text() -> None:
    found = torn(contents())
    assert titles(found) == [None, TITLES[2], TITLES[0], MORE[0], TITLES[3], TITLES[4]]
    assert not any("CONTENTS" in item.body for item in found.items)


def test_it_tells_the_columns_of_what_it_lists() -> None:
    told = {title: section for section, title in placed(torn(contents()))}
    assert told[TITLES[4]] == "协会动态"


def test_the_periodical_is_not_called_like_one_of_its_columns() -> None:
    assert torn(contents()).masthead.title == "某某采购"


@pytest.mark.parametrize(
    "below",
    [
        [f"{page}  {title}" for _column, page, title in LISTED[:3]],
        [f"{page}  {title}。" for _column, page, title in LISTED],
    ],
    ids=["few entries", "sentences"],
)
def test_what_is_called_so_and_lists_no_pages_stays_where_it_is(below: list[str]) -> None:
    rows = given(*FULL * 2, "- 3 -", "目录", *below, "- 4 -", *FULL)
    assert contents_first(range(len(rows)), rows, 0, {4, 5 + len(below) + 1}) == list(range(len(rows)))


def test_a_contents_page_above_all_texts_stays_where_it_is() -> None:
    rows = given("某某采购", "2016年第5期", *contents(), *FULL)
    assert contents_first(range(len(rows)), rows, len(rows) - 2, {1}) == list(range(len(rows)))


def test_a_document_is_announced_by_its_own_name() -> None:
    """关于印发《某某办法》的通知, which the contents list as 某某办法."""
    listed = ("目录", "要闻", f"{TITLES[0]}……2", "政策法规", "某省仓储设施管理暂行办法……5", "动态", f"{TITLES[1]}……9")
    notice = ["关于印发《某省仓储设施管理暂行办法》的通知", "各会员单位：", *FULL, f"{INDENT}{ROOM}"]
    found = lines("某某通讯", "第9期", *listed, *article(TITLES[0]), *notice, *article(TITLES[1]))
    assert placed(found)[1] == ("政策法规", notice[0])
