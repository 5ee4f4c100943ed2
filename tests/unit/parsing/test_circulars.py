"""Circulars to members, with their number above what they are about."""

from __future__ import annotations

from invented import HEAD, LONG, TITLES, lines, signed, titles

from feeds.model import Kind

ABOUT = ("关于会费缴付安排", "关于更改实验所名单", "关于危险品申报的提示")


def circular(number: int) -> list[str]:
    head = f"通告编号：GFI/2017/01{number}　　　日期：2017年2月{16 + number}日"
    return [head, ABOUT[number], "致：各会员公司", LONG, "秘书长　叶咏珊　谨启"]


def test_the_number_of_a_circular_stands_below_what_it_is_about() -> None:
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), "【会员通告】", *circular(0), *circular(1), *circular(2))
    assert titles(found) == [*TITLES[:3], *ABOUT]
    assert [item.kind for item in found.items[3:]] == [Kind.DOCUMENT] * 3
    assert found.items[3].body.startswith("通告编号：GFI/2017/010　　　日期：2017年2月16日\n致：各会员公司\n")


def test_the_number_of_the_issue_may_be_in_words_with_a_nought() -> None:
    assert (
        lines("会员月讯", "二零一七年三月号（第三百零六期）", "【要闻】", *signed(*TITLES[:3])).masthead.number == 306
    )
