"""The year of a date without one, rule by rule."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import PartialDate
from feeds.tagging.date_grammar import written_dates
from feeds.tagging.date_years import Clues, YearRule, nearest, resolve

JANUARY = PartialDate(2015, 1, 30)


def told(text: str, **clues: object) -> tuple[str | None, YearRule]:
    (written,) = written_dates(text)
    value, rule = resolve(written, Clues(**clues))  # type: ignore[arg-type]
    return (str(value) if value else None), rule


def test_the_text_comes_first() -> None:
    clues = {"heading": 2012, "previous": PartialDate(2011, 1), "issue": JANUARY}
    assert told("2014年12月24日", **clues) == ("2014-12-24", YearRule.TEXT)


def test_then_the_heading_of_a_chronology() -> None:
    assert told("2月3日", heading=2014, previous=PartialDate(2013, 1), issue=JANUARY) == (
        "2014-02-03",
        YearRule.HEADING,
    )


def test_then_the_date_before() -> None:
    assert told("6月3日", previous=PartialDate(2012, 5, 8), issue=JANUARY) == ("2012-06-03", YearRule.PREVIOUS)


def test_the_date_before_lends_no_year_backwards() -> None:
    assert told("1月4日", previous=PartialDate(2014, 12, 26), issue=JANUARY) == ("2015-01-04", YearRule.NEAREST)


@pytest.mark.parametrize(
    ("text", "value"), [("12月24日", "2014-12-24"), ("1月4日", "2015-01-04"), ("2月5日", "2015-02-05")]
)
def test_then_the_nearest_to_the_issue(text: str, value: str) -> None:
    assert told(text, issue=JANUARY) == (value, YearRule.NEAREST)


def test_an_issue_of_a_year_gives_its_year() -> None:
    assert told("12月24日", issue=PartialDate(2015)) == ("2015-12-24", YearRule.NEAREST)


def test_without_a_clue_nothing_is_invented() -> None:
    assert told("12月24日") == (None, YearRule.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("去年8月", "2014-08"),
        ("明年3月1日", "2016-03-01"),
        ("今年1月5日", "2015-01-05"),
        ("今年12月", "2014-12"),
        ("今年", "2015"),
    ],
)
def test_a_relative_year_counts_from_the_issue(text: str, value: str) -> None:
    assert told(text, issue=JANUARY) == (value, YearRule.RELATIVE)


def test_within_a_chronology_this_year_is_its_year() -> None:
    assert told("今年9月", heading=2013, issue=JANUARY) == ("2013-09", YearRule.RELATIVE)


def test_the_same_year_is_that_of_the_date_before() -> None:
    assert told("同年6月", previous=PartialDate(2009, 3), issue=JANUARY) == ("2009-06", YearRule.PREVIOUS)


@pytest.mark.parametrize(
    ("text", "value"), [("本月5日", "2015-01-05"), ("上月", "2014-12"), ("下月20日", "2015-02-20")]
)
def test_this_month_counts_from_the_issue(text: str, value: str) -> None:
    assert told(text, issue=JANUARY) == (value, YearRule.RELATIVE)


def test_a_day_alone_is_of_the_month_before_it() -> None:
    _, bare = written_dates("12月27日通过,31日印发")
    value, rule = resolve(bare, Clues(previous=PartialDate(2014, 12, 27), issue=JANUARY))
    assert (str(value), rule) == ("2014-12-31", YearRule.PREVIOUS)


@pytest.mark.parametrize(("text", "value"), [("25日,县委召开会议", "2015-01-25"), ("31日,县委召开会议", "2014-12-31")])
def test_a_day_that_opens_a_sentence_is_the_last_such_before_the_issue(text: str, value: str) -> None:
    assert told(text, issue=JANUARY) == (value, YearRule.NEAREST)


def test_a_day_within_a_sentence_is_left_alone() -> None:
    assert told("等了25日,会议召开", issue=JANUARY)[0] is None


@pytest.mark.parametrize("text", ["协会5日召开年会", "记者5日从协会获悉", "两家公司5日宣布合并"])
def test_a_day_with_what_happened_on_it_is_a_date(text: str) -> None:
    assert told(text, issue=JANUARY) == ("2015-01-05", YearRule.NEAREST)


@pytest.mark.parametrize("text", ["每月5日召开例会", "历时5日召开", "第5日召开闭幕会", "5日内送达"])
def test_a_count_of_days_is_no_date(text: str) -> None:
    assert all(resolve(written, Clues(issue=JANUARY))[0] is None for written in written_dates(text))


def test_a_day_in_an_issue_of_a_month_is_near_the_other_days_of_the_issue() -> None:
    clues = Clues(issue=PartialDate(2015, 1), usual=dt.date(2015, 1, 3))
    (late,) = written_dates("协会28日召开年会")
    (early,) = written_dates("协会8日召开年会")
    assert [str(resolve(one, clues)[0]) for one in (late, early)] == ["2014-12-28", "2015-01-08"]


@pytest.mark.parametrize(("text", "value"), [("昨日,协会换届", "2015-01-05"), ("今日,协会换届", "2015-01-06")])
def test_yesterday_is_told_by_the_day_on_which_it_was_written(text: str, value: str) -> None:
    (written,) = written_dates(text)
    assert str(resolve(written, Clues(issue=JANUARY, put_up=PartialDate(2015, 1, 6)))[0]) == value
    assert resolve(written, Clues(issue=JANUARY))[0] is None


def test_a_date_that_is_not_in_the_calendar_has_no_value() -> None:
    assert told("2013年2月29日")[0] is None


@given(st.dates().map(lambda d: PartialDate(d.year, d.month, d.day)), st.integers(1, 12))
def test_the_nearest_is_at_most_eight_months_back_or_four_ahead(issue: PartialDate, month: int) -> None:
    date = nearest(month, None, issue)
    assert date is not None
    assert date.month == month
    months = (date.year - issue.year) * 12 + month - (issue.month or 0)
    assert -8 <= months <= 4 or issue.year in (1, 9999)
