"""What is written as a date, and what only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.tagging import date_grammar
from feeds.tagging.date_grammar import Precision, Written, written_dates
from feeds.tagging.shadow import fold

DAY, MONTH, PERIOD, YEAR = Precision.DAY, Precision.MONTH, Precision.PERIOD, Precision.YEAR


def only(text: str) -> Written:
    (date,) = written_dates(fold(text))
    return date


@pytest.mark.parametrize(
    ("text", "precision", "year", "month", "day"),
    [
        ("2013年11月30日", DAY, 2013, 11, 30),
        ("2013 年 １１ 月 30 日", DAY, 2013, 11, 30),
        ("二〇一四年八月五日", DAY, 2014, 8, 5),
        ("二零一四年十二月三十一日", DAY, 2014, 12, 31),
        ("13年8月5日", DAY, 2013, 8, 5),
        ("10月11日", DAY, None, 10, 11),
        ("1. 8月3日，理事会召开", DAY, None, 8, 3),
        ("十月三十一日", DAY, None, 10, 31),
        ("2014-08-05", DAY, 2014, 8, 5),
        ("2014/8/5", DAY, 2014, 8, 5),
        ("2014.8.5", DAY, 2014, 8, 5),
        ("民國103年8月5日", DAY, 2014, 8, 5),
        ("103年8月5日", DAY, 2014, 8, 5),
        ("9月l0日", DAY, None, 9, 10),
        ("20l4年l2月3I日", DAY, 2014, 12, 31),
        ("2014年9月2O曰", DAY, 2014, 9, 20),
        ("昨（25）日", DAY, None, None, 25),
        ("6/3-6/5 台南參訪", DAY, None, 6, 3),
        ("2014年9月", MONTH, 2014, 9, None),
        ("9月份", MONTH, None, 9, None),
        ("10月中国", MONTH, None, 10, None),
        ("8月下旬", Precision.PART_OF_MONTH, None, 8, None),
        ("10月中旬", Precision.PART_OF_MONTH, None, 10, None),
        ("2014年1-10月", PERIOD, 2014, 10, None),
        ("2014年前11个月", PERIOD, 2014, 11, None),
        ("2014年前三季度", PERIOD, 2014, 9, None),
        ("三季度", PERIOD, None, 9, None),
        ("上半年", PERIOD, None, 6, None),
        ("2014年", YEAR, 2014, None, None),
        ("“双十一”", Precision.FESTIVAL, None, 11, 11),
    ],
)
def test_a_form_is_read(text: str, precision: Precision, year: int | None, month: int | None, day: int | None) -> None:
    date = only(text)
    assert (date.precision, date.year, date.month, date.day) == (precision, year, month, day)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("10月19-20日", 10, 19), ("11月15日—28日", 11, 15), ("11月28日至12月1日", 11, 28), ("9月24日、11月5日", 9, 24)],
)
def test_of_a_span_the_first_day_is_read(text: str, month: int, day: int) -> None:
    date = only(text)
    assert (date.month, date.day, date.end) == (month, day, len(fold(text)))


@pytest.mark.parametrize(("text", "relative"), [("今年9月", "今年"), ("去年底", "去年"), ("明年3月1日", "明年")])
def test_a_year_told_by_the_present_is_kept_as_such(text: str, relative: str) -> None:
    assert only(text).relative == relative


@pytest.mark.parametrize("text", ["本月5日", "上月", "下月20日"])
def test_a_month_told_by_the_present_is_kept_as_such(text: str) -> None:
    assert only(text).turn == text[:2]


@pytest.mark.parametrize(("text", "year"), [("2103年5月6日", 2013), ("2O14年5月6日", 2014)])
def test_a_slip_of_the_ocr_in_a_year_is_put_right(text: str, year: int) -> None:
    assert only(text).year == year


def test_a_year_put_right_is_marked() -> None:
    assert only("2103年5月6日").slip
    assert not only("2013年5月6日").slip


@pytest.mark.parametrize(
    "text",
    [
        "2000余家",
        "1984.5亿元",
        "4.8新政",
        "30年来",
        "30年来的春天",
        "2014年度",
        "3号线",
        "第3日",
        "2月30日",
        "13月5日",
        "1.5日元",
        "5:30",
        "7日内",
    ],
)
def test_a_false_friend_is_no_date(text: str) -> None:
    assert written_dates(fold(text)) == []


def test_a_day_alone_follows_its_month() -> None:
    first, second = written_dates("12月27日通过,31日印发")
    assert (first.day, second.month, second.day) == (27, None, 31)


_CHINESE = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _CHINESE[tens]) + ("十" if tens else "") + (_CHINESE[ones] if ones else "")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_survives_a_round_trip_through_each_form(day: dt.date) -> None:
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.isoformat()}",
        "".join(_CHINESE[int(c)] for c in str(day.year)) + f"年{_numeral(day.month)}月{_numeral(day.day)}日",
        f"{day.year}年{day.month}月{day.day}日".translate({ord(str(d)): 0xFF10 + d for d in range(10)}),
    ]
    for form in forms:
        date = only(form)
        assert (date.year, date.month, date.day) == (day.year, day.month, day.day), form


_NEAR_DATES = st.text("0123456789年月日号前后一二三十〇季度上下半旬初底去今明双本至到-—、.,，。/ \n", max_size=40)


@given(st.one_of(st.text(max_size=60), _NEAR_DATES))
def test_no_text_makes_it_fail_and_places_are_in_order(text: str) -> None:
    folded = fold(text)
    end = 0
    for date in written_dates(folded):
        assert end <= date.start < date.end <= len(folded)
        end = date.end


@given(st.text(alphabet="年月日号季度双十一二12590-/.()昨今本上前近目期久最半全个至", max_size=24))
def test_no_form_is_written_without_what_it_is_looked_for_by(text: str) -> None:
    for needed, form in date_grammar._COMPILED:
        for match in form.finditer(text):
            assert not match[0] or needed.search(match[0])
