"""Rows that go on with the sentence above them, and rows that do not."""

from __future__ import annotations

import pytest
from invented import LONG, broken, given

from feeds.parsing.joins import join_score
from feeds.parsing.layout import measure

FULL = broken(LONG, 27)


@pytest.mark.parametrize("rest", ["年6月开航。", "年底开航。", "月1日起停航。", "日，新船开航。", "日（星期一）开航。"])
def test_the_rest_of_a_day_goes_on_with_its_figure(rest: str) -> None:
    assert join_score(*given("新船预计2016", rest)) > 0
    assert join_score(*given("新船预计何时", rest)) < 0


@pytest.mark.parametrize("below", ["年度报告已经付印", "月饼券停止发放", "日化用品展开幕"])
def test_what_begins_with_the_same_character_is_no_day(below: str) -> None:
    assert join_score(*given("港口货运创新高2016", below)) < 0


def whole(above: str, below: str) -> float:
    """The score of two lines of which the upper one is shorter than those that a count of characters broke."""
    rows = given(above, "", below)
    rows[0].whole = rows[1].whole = True
    return join_score(*rows)


def test_a_sentence_that_an_empty_line_breaks_goes_on_however_short_its_line_is() -> None:
    assert whole("从获选单位的业务范围来看，这一次的补贴计", "划覆盖了港区的冷库、车队和货站。") > 0


@pytest.mark.parametrize(
    "above",
    [
        "这一次补贴计划的覆盖范围从港区的冷库和货站扩大到全部车队和码头",
        "从业务范围来看，这一次的补贴计划面广。",
        "从获选单位的业务范围来看,这一次的补贴计划的面比较广." * 2 + "咨询电话12316.",
    ],
    ids=["no comma", "ended", "long"],
)
def test_a_line_that_no_empty_line_breaks_is_whole(above: str) -> None:
    assert whole(above, "划覆盖了港区的冷库、车队和货站。") < 0


@pytest.mark.parametrize(
    ("feed", "below", "goes_on"), [("\f", FULL[0], True), ("", FULL[0], False), ("\f", "开航", False)]
)
def test_the_rest_of_a_line_at_the_head_of_a_page_says_nothing_of_how_lines_end(
    feed: str, below: str, goes_on: bool
) -> None:
    """What fills its line below a name goes on with it all the same."""
    rows = given(*FULL * 8, FULL[0], f"{feed}%，占", "数据观察", below, *FULL * 8)
    measure(rows)
    assert (join_score(rows[17], rows[19], bridged=True) >= 2.5) is goes_on


def test_a_year_opens_a_sentence_below_a_row_that_is_shorter_by_an_indent() -> None:
    above, opening, rest = given("强化政策导向改善政府的服务", "2016年，围绕各项", "各项政策的落实")
    above.wrapped = above.nearly = True
    assert join_score(above, opening) < 0 < join_score(above, rest)
