"""Review flags: each says what is there to look at, and none says it of a sound issue."""

from __future__ import annotations

import pytest
from invented import LONG, TITLES, spaced

from feeds.model import Issue


def issue(*contents: str) -> Issue:
    """An issue with three articles, after a contents page of these entries."""
    articles = [
        ("冷链进山三年记：从田头到城里的新路——来自九个乡镇的走访", "周行远"),
        ("码头边的新生意", "何以安"),
        ("一家老厂的第二次开张", "沈知白"),
    ]
    front = ["江畔商讯", "2026年第3期（总第41期）", "2026年3月20日", "主办单位：江畔市商贸协会", "目录", *contents]
    body = [row for title, author in articles for row in (title, LONG, LONG, f"（本刊记者 {author}）")]
    return spaced(*front, *body)


def codes(found: Issue) -> list[tuple[str, str]]:
    return [(flag.code, flag.detail) for flag in (*found.flags, *(flag for item in found.items for flag in item.flags))]


ENTRIES = ("冷链进山三年记：从田头到城里的新路 2", "码头边的新生意 5", "一家老厂的第二次开张 9")


def test_a_second_line_that_the_contents_page_leaves_out_hides_no_headline() -> None:
    found = issue(*ENTRIES)
    assert [item.subtitle for item in found.items] == ["来自九个乡镇的走访", None, None]
    assert codes(found) == []


def test_what_the_contents_page_lists_and_the_text_lacks_is_told() -> None:
    assert codes(issue(*ENTRIES, "没有印出来的那一篇 12")) == [("listed-not-found", "没有印出来的那一篇")]


@pytest.mark.parametrize(("column", "told"), [("卷首语", False), ("人物", True)])
def test_an_article_without_its_author_is_told_where_nearly_all_have_one_but_not_the_editorial(
    column: str, *, told: bool
) -> None:
    rows = [f"【{column}】", "新的一年", *[LONG] * 9]
    for title, author in zip(TITLES, ("周行远", "何以安", "沈知白", "陆之舟", "方远山", "林小满"), strict=True):
        rows += [f"【{title[:2]}纵深】", f"{title}的来龙去脉", *[LONG] * 9, f"（本刊记者 {author}）"]
    found = spaced(*rows)
    flagged = [item.title for item in found.items if any(flag.code == "no-attribution" for flag in item.flags)]
    assert (found.items[0].section, len(found.items)) == (column, 1 + len(TITLES))
    assert flagged == (["新的一年"] if told else [])
