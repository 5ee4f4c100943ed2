"""What a third look tells: marks in several columns, numbers apart, mastheads, remarks, days, depths, left pages."""

from __future__ import annotations

import pytest
from invented import EIGHT_TITLES, LONG, TITLES, WRAPPED, groups, lines, news, sections, titles

from feeds.model import Document, Issue
from feeds.parsing.joins import join_score
from feeds.parsing.rows import rows_of

# --- headlines ---


def test_headlines_in_lines_of_several_columns_are_items_whatever_these_are_called() -> None:
    rows = [f"▲{title}　　{LONG}" for title in TITLES[:6]]
    found = lines("某某商情", "第9期", "招商", *rows[:3], "项目", *rows[3:])
    assert titles(found) == list(TITLES[:6])
    assert sections(found) == ["招商"] * 3 + ["项目"] * 3
    assert {item.body for item in found.items} == {LONG}


def test_white_space_ends_a_headline_whose_mark_is_missing() -> None:
    rows = [f"{'' if at == 2 else '▲'}{title}　　{LONG}（某某商报）" for at, title in enumerate(EIGHT_TITLES[:7])]
    found = lines("某某商情", "第9期", "招商", *rows[:3], "项目", *rows[3:])
    assert titles(found) == list(EIGHT_TITLES[:7])


def test_numbers_with_a_nought_number_headlines_though_they_lie_apart_from_them() -> None:
    heads = ("渔港增开两条航线，早市搬进新棚", "理事会审议两份报告，云仓如期封顶", "港口恢复夜间作业，首船靠泊")
    rows = [row for at, head in enumerate(heads, 1) for row in ("", f"0{at}", "", head, "", LONG, LONG)]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(heads)
    assert {item.body for item in found.items} == {f"{LONG}\n{LONG}"}


def test_who_wrote_it_below_makes_a_numbered_row_the_headline_of_an_item() -> None:
    rows: list[str] = []
    for number, title in zip("一二三四", EIGHT_TITLES, strict=False):
        rows += [f"{number}、{title}", "来源：某某商报　日期：2022年3月5日", LONG, LONG]
    found = lines("某某信息", "第9期", *rows)
    assert [title and title[-6:] for title in titles(found)] == [title[-6:] for title in TITLES[:4]]


def test_a_bold_row_begins_anew_though_the_text_above_lacks_its_stop() -> None:
    text = f"{LONG}报关单量上月回升"
    question = "冷库怎样建成的，又是怎样用起来的。"
    found = lines("某某周报", "第9期", "【要闻】", TITLES[0], text, f"**{question}**", LONG, TITLES[1], LONG)
    assert titles(found) == list(TITLES[:2])
    assert found.items[0].body == f"{text}\n{question}\n{LONG}"


def test_a_bold_headline_is_one_of_many_though_the_text_above_lacks_its_stop() -> None:
    texts = [LONG, LONG, f"{LONG}报关单量上月回升", LONG, LONG]
    rows = [row for title, text in zip(EIGHT_TITLES, texts, strict=False) for row in (f"**{title}**", text)]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(TITLES[:5])


def test_a_bold_row_does_not_go_on_from_one_that_is_not() -> None:
    above, below = rows_of(Document.from_text(f"{LONG[:40]}\n{LONG[40:]}"))
    assert join_score(above, below) > 0
    below.bold = True
    assert join_score(above, below) < 0
    above.bold = True
    assert join_score(above, below) > 0


# --- the front ---


def test_a_name_and_a_number_parted_by_a_stroke_are_the_masthead_whatever_follows() -> None:
    first = "某贸一周 | 第88期：港口恢复夜间作业；冷链扩容带动果农增收；早市搬进新棚；木工比赛收官；云仓二期封顶"
    found = lines(first, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


# --- columns ---


def test_a_sentence_to_the_reader_does_not_hide_a_numbered_column() -> None:
    first, second = news(*TITLES[:3]), news(*TITLES[3:6])
    found = lines("某某信息", "第9期", "本期共编发信息27条。", "一、上级精神", *first, "二、基层动态", *second)
    assert titles(found) == list(TITLES[:6])
    assert sections(found) == ["上级精神"] * 3 + ["基层动态"] * 3


def in_markdown(level: int, *heads: str) -> list[str]:
    return [row for head in heads for row in (f"{'#' * level} {head}", LONG)]


def test_what_the_format_sets_further_in_than_the_name_above_is_a_group() -> None:
    rows = ["## 要闻", *in_markdown(4, *TITLES[:2]), "## 区域扫描", "### 成渝", *in_markdown(4, *TITLES[2:4])]
    rows += ["### 湾区", *in_markdown(4, *TITLES[4:6])]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == list(TITLES[:6])
    assert sections(found) == ["要闻"] * 2 + ["区域扫描"] * 4
    assert groups(found) == [None, None, "成渝", "成渝", "湾区", "湾区"]


def test_columns_are_no_groups_of_the_periodical_s_name_right_above() -> None:
    rows = ["## 要闻", *in_markdown(3, *TITLES[:2]), "## 区域", *in_markdown(3, *TITLES[2:4])]
    found = lines("# 某某周报", *rows)
    assert titles(found) == list(TITLES[:4])
    assert sections(found) == ["要闻"] * 2 + ["区域"] * 2
    assert groups(found) == [None] * 4


# --- chronologies ---


def test_days_of_the_republic_stand_before_the_headlines_of_a_chronology() -> None:
    rows = [row for at, title in enumerate(TITLES[1:5], 1) for row in (f"107/05/{at * 5:02}　{title}", *WRAPPED)]
    found = lines("某某會訊", "第9期", TITLES[0], *WRAPPED, "大事記", *rows)
    assert titles(found) == list(TITLES[:5])
    assert {item.body for item in found.items} == {LONG}


@pytest.mark.parametrize("weekday", ["（星期{}）", "(周{})", "星期{}"])
def test_a_day_alone_on_its_row_may_have_its_weekday(weekday: str) -> None:
    rows = [row for at, day in enumerate("四五六日", 2) for row in (f"9月{at}日{weekday.format(day)}", LONG)]
    found = lines("某某会讯", "第9期", "【要闻】", TITLES[0], LONG, "【活动日历】", *rows)
    assert titles(found) == [TITLES[0], None, None, None, None]
    assert {item.body for item in found.items} == {LONG}


DAYS = [row for day in range(2, 6) for row in (f"9月{day}日", LONG)]


def test_a_chronology_whose_title_is_no_column_keeps_it_as_the_group_of_its_days() -> None:
    listed = ["目录", "要闻", *(f"{title} …… {page}" for page, title in enumerate(TITLES[:2], 2))]
    listed += ["会务", "九月大事记 …… 4"]
    found = lines("某某会讯", "第9期", *listed, "要闻", *news(*TITLES[:2]), "会务", "九月大事记", *DAYS)
    assert titles(found) == [*TITLES[:2], None, None, None, None]
    assert sections(found) == ["要闻"] * 2 + ["会务"] * 4
    assert groups(found) == [None] * 2 + ["九月大事记"] * 4


def test_a_chronology_inside_a_column_is_a_group_of_it() -> None:
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "【工作】", "九月大事记", *DAYS)
    assert sections(found) == ["要闻"] * 2 + ["工作"] * 4
    assert groups(found) == [None] * 2 + ["九月大事记"] * 4


def test_a_column_above_the_first_that_is_set_otherwise_is_no_group() -> None:
    found = lines("某某会讯", "第9期", "【要闻】", *news(*TITLES[:2]), "九月大事记", *DAYS)
    assert sections(found) == ["要闻"] * 2 + ["九月大事记"] * 4
    assert groups(found) == [None] * 6


# --- parts of a text ---


def test_the_institute_s_comment_belongs_to_the_item_above() -> None:
    comment = f"院评：{LONG}"
    rows = [row for title in TITLES[:4] for row in (title, LONG, "（来源：某某商报）", comment)]
    found = lines("某某周报", "第9期", "【要闻】", *rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.body for item in found.items} == {f"{LONG}\n{comment}"}


# --- pages ---


def with_columns_on_right_pages(*names: str) -> Issue:
    """Left pages bear the periodical's name and the issue's number, right ones the ``names`` of columns."""
    rows = ["某某协会主办", "第9期", TITLES[0], *WRAPPED * 4]
    for page, title in enumerate(EIGHT_TITLES[1:], 5):
        left = page % 2 == 0
        rows.append(f"·{page}·        某某通讯        2019年第3期" if left else f"{names[page // 2 - 2]}      ·{page}·")
        rows += [title, *WRAPPED * 3]
    return lines(*rows)


@pytest.mark.parametrize(
    "names",
    [("协会工作", "会员风采", "海外传真", "人物专访"), ("协会工作", "协会工作", "会员风采", "会员风采")],
    ids=("all differ", "two of each"),
)
def test_left_pages_have_the_periodical_s_name_and_right_ones_the_columns(names: tuple[str, ...]) -> None:
    found = with_columns_on_right_pages(*names)
    assert titles(found) == list(EIGHT_TITLES)
    assert sections(found) == [None, *(name for name in names for _page in range(2))][: len(EIGHT_TITLES)]
    assert {item.body for item in found.items[1:]} == {"\n".join([LONG] * 3)}
