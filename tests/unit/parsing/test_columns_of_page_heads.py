"""What the head of a page that names another column than the one before says of the rows below it."""

from __future__ import annotations

from invented import LONG, MORE, ROOM, RUSH, SIGNED, TEN_TITLES, lines, signed, titles

from feeds.model import Issue

COMPANIES = ("江北冷链有限公司", "南岸渔具商行", "三桥木器厂")


def page(number: int, column: str, *rows: str) -> list[str]:
    """Left pages and right ones have their number on the outside."""
    head = f"{column}　JIANGNAN　{number}" if number % 2 else f"{number}　江南物流 2016·3　{column}"
    return [head, *rows]


def issue(*pages: list[str]) -> Issue:
    return lines("江南物流", "季刊　2016年第3期", *(row for one in pages for row in one))


ARTICLE = ["一个码头的三十年", "□ 本刊记者　闻天歌", *(LONG, ROOM, RUSH) * 3]
NEWS = [
    page(4, "行业动态", SIGNED, *signed(*TEN_TITLES[:4])),
    page(5, "行业动态", *signed(*TEN_TITLES[4:8])),
    page(6, "行业动态", *signed(*TEN_TITLES[8:], *MORE[2:4])),
]
"""The first page that is left begins with the rest of a text."""
REST = (
    page(10, "经营之道", *signed(*MORE[4:8])),
    page(11, "读者来信", *signed("来信一束", "再说冷库", "三谈冷库", "四问冷库")),
)


def test_what_bullets_head_on_the_first_page_of_another_column_are_items() -> None:
    members = [row for name in COMPANIES for row in (f"◇{name}", f"公司成立于2003年，{LONG}")]
    found = issue(
        *NEWS, page(7, "会员风采", *ARTICLE), page(8, "会员风采", *(LONG, ROOM) * 4), page(9, "新会员之窗", *members)
    )
    assert titles(found)[-3:] == list(COMPANIES)


def test_what_bullets_head_below_the_head_of_the_same_column_are_parts() -> None:
    parts = [row for name in COMPANIES for row in (f"◇{name}", f"公司成立于2003年，{LONG}")]
    found = issue(
        *NEWS, page(7, "会员风采", *ARTICLE), page(8, "会员风采", *(LONG, ROOM) * 4), page(9, "会员风采", *parts)
    )
    assert titles(found)[-1] == ARTICLE[0]


def test_text_behind_a_missing_page_goes_on_from_nothing_where_the_column_is_another() -> None:
    broken = f"{LONG}他说这批机器里有三成是旧的，徒弟们为此"
    found = issue(
        *NEWS,
        page(7, "会员风采", *ARTICLE, broken),
        page(9, "经营之道", f"坐主位，叔叔坐左手，大姐坐右手，{LONG}", *(ROOM, RUSH) * 4),
        *REST,
    )
    article, rest = found.items[13:15]
    assert (article.title, rest.title) == (ARTICLE[0], None)
    assert article.body.endswith("徒弟们为此")
    assert rest.body.startswith("坐主位")


def test_a_part_that_counts_goes_on_from_nothing_there_either() -> None:
    found = issue(
        *NEWS,
        page(7, "会员风采", *ARTICLE),
        page(9, "政策文件", "一、检查范围", *(LONG,) * 4, "二、检查重点", *(ROOM,) * 4),
        *REST,
    )
    article, rest = found.items[13:15]
    assert (article.title, rest.title) == (ARTICLE[0], None)
    assert rest.body.startswith("一、检查范围")
