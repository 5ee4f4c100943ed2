"""What an eighth look taught of sources and authors: two papers, places at home, posts beside names, rarer surnames."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import HEAD, INDENT, LONG, TITLES, TWICE, below_headline, columns, lines, signed, titles, told

from feeds.model import Issue


def behind(bracket: str) -> Issue:
    """Items of two paragraphs, with a bracket behind the last."""
    return lines(*HEAD, "■ 要闻", *(row for title in TITLES[:3] for row in (title, LONG, f"{LONG}（{bracket}）")))


# --- brackets behind a text ---


def test_papers_that_follow_each_other_without_a_word_are_the_source() -> None:
    who = "综合《某某日报》《雪岭晚报》"
    assert told(behind(who)) == {(who, (), TWICE)}


def test_a_town_that_sent_in_its_news_is_no_person_though_it_begins_with_a_surname() -> None:
    assert told(behind("乔口镇供稿")) == {("乔口镇供稿", (), TWICE)}
    assert told(behind("乔朔风供稿")) == {(None, ("乔朔风",), TWICE)}


def test_where_it_was_taken_from_may_stand_behind_what_its_author_does() -> None:
    assert told(behind("作者系某某大学教授。摘自《某某商报》")) == {("摘自《某某商报》", (), TWICE)}


@pytest.mark.parametrize("read", [behind, below_headline])
def test_an_office_before_a_name_is_told_in_traditional_script_too(read: Callable[[str], Issue]) -> None:
    assert told(read("文／物流組呂佳穎")) == {(None, ("呂佳穎",), TWICE)}


# --- rows ---


def test_an_office_that_gave_the_data_is_the_source_of_the_text_above() -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, LONG, "数据：海岬冷链协会研究部")]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {("海岬冷链协会研究部", (), TWICE)}


@pytest.mark.parametrize("row", ["夏葵｜雪岭城配 运营总监", "夏葵 / 雪岭城配运营总监"])
def test_a_post_stands_behind_its_holders_name_and_a_stroke(row: str) -> None:
    assert told(below_headline(row)) == {(None, ("夏葵",), TWICE)}


@pytest.mark.parametrize("post", ["顾问", "评论员", "观察员", "分析师", "创始人", "合伙人", "会计师"])
def test_posts_of_those_who_write_without_being_of_an_office(post: str) -> None:
    assert told(below_headline(f"夏葵｜雪岭冷链{post}")) == {(None, ("夏葵",), TWICE)}


@pytest.mark.parametrize("surname", "易喻冼辜郇栗")
def test_a_rarer_surname_alone_tells_who_wrote_it(surname: str) -> None:
    assert told(below_headline(f"{surname}朔风")) == {(None, (f"{surname}朔风",), TWICE)}


def test_what_is_left_of_an_office_is_no_name() -> None:
    """部 ends an office: 同人 behind it is nobody."""
    found = below_headline("□ 编辑部同人")
    assert ("同人",) not in {item.byline for item in found.items}


def test_a_rare_name_that_stands_apart_behind_a_role_is_one() -> None:
    assert told(below_headline("□ 记者　冷朔风")) == {(None, ("冷朔风",), TWICE)}


# --- groups that read like offices ---


def test_a_group_below_a_named_column_is_no_source_though_it_reads_like_an_office() -> None:
    rows = ["MARKET WEEK", "市场一周", *signed(*TITLES[:2])]
    rows += ["REGIONS", "区县要情", "◎物流协会", *signed(TITLES[2]), "◎冷链协会", *signed(TITLES[3])]
    found = lines(*HEAD, *rows, "MEMBERS", "会员新事", *signed(*TITLES[4:6]))
    assert columns(found)[2:4] == [("区县要情", "物流协会"), ("区县要情", "冷链协会")]
    assert titles(found) == list(TITLES)


def test_an_office_below_a_headline_is_its_source_all_the_same() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "◎物流协会", INDENT + LONG, INDENT + LONG)]
    assert told(lines(*HEAD, "■ 要闻", *rows)) == {("物流协会", (), TWICE)}
