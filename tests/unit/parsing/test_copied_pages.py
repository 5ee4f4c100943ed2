"""A page that lies in the file twice, as a scan has it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import EIGHT_TITLES, LONG, MORE, ROOM, RUSH, SOURCE, broken, lines, titles

from feeds.model import Issue

SLIPS = str.maketrans({"日": "曰", "未": "末"})
PAGES = range(5, 13)


def page(number: int, title: str | None = None, last: str = "", *, scanned_again: bool = False) -> list[str]:
    text = f"第{number}页说的是另一件事，昨日才有消息，未来如何还不好说。{LONG}{ROOM}{RUSH}{last}{SOURCE}"
    head = f"《江南物流》2016年3月号　第3期　　· {number} ·"
    rows = [head, title or EIGHT_TITLES[number - 5], *broken(text, 24)]
    return [row.translate(SLIPS) for row in rows] if scanned_again else rows


def issue(*pages: Sequence[str]) -> Issue:
    return lines(*(row for one in pages for row in one))


def test_of_a_page_that_lies_in_the_file_twice_the_second_is_left_out() -> None:
    found = issue(*(page(number) for number in PAGES), page(6, scanned_again=True))
    assert titles(found) == list(EIGHT_TITLES)


def test_pages_of_one_number_that_say_something_else_are_both_read() -> None:
    other = page(6, MORE[0], "".join(f"{place}另有一套办法，从来不同别处一样。" for place in "南北东西中外前后左右"))
    found = issue(*(page(number) for number in PAGES), other)
    assert titles(found) == [*EIGHT_TITLES, MORE[0]]


@pytest.mark.parametrize("order", [(5, 6, 7, 8, 9), (8, 9, 5, 6, 7)])
def test_the_head_that_pages_repeat_says_which_issue_it_is(order: Sequence[int]) -> None:
    head = issue(*(page(number) for number in order)).masthead
    assert (head.title, head.year, head.number, str(head.date)) == ("江南物流", 2016, 3, "2016-03")
