"""What is counted for the trends page, and how it is drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.publishing import drawing
from feeds.publishing.facets import Facet
from feeds.publishing.trends import HEAT_LEVELS, Period, heat, trends_of

FACETS = [Facet("theme", "finance", "金融"), Facet("theme", "rail", "铁路"), Facet("region", "ningbo", "宁波")]


def test_a_year_or_two_are_told_month_by_month_and_months_without_items_are_not_left_out() -> None:
    trends = trends_of({"finance": {"2025-01": 2, "2026-02": 3}, "rail": {"2026-02": 9}}, {}, FACETS)
    assert (trends.periods[0], len(trends.periods)) == (Period(2025, 1, 1), 14)
    assert [(one.facet.name, one.counts, one.total) for one in trends.themes] == [
        ("铁路", (*[0] * 13, 9), 9),
        ("金融", (2, *[0] * 12, 3), 5),
    ]
    assert trends.years == [(2025, 12), (2026, 2)]
    assert trends.highest(trends.themes) == 9


def test_of_a_young_archive_a_year_is_told() -> None:
    trends = trends_of({"finance": {"2026-01": 2, "2026-02": 3}}, {}, FACETS)
    assert (trends.periods[0], trends.periods[-1]) == (Period(2025, 3, 1), Period(2026, 2, 1))
    assert trends.themes[0].counts == (*[0] * 10, 2, 3)


def test_a_longer_time_is_told_by_quarters_or_years() -> None:
    quarters = trends_of({"finance": {"2022-02": 1, "2022-03": 1, "2026-12": 4}}, {}, FACETS)
    assert (quarters.periods[0], quarters.periods[-1]) == (Period(2022, 1, 3), Period(2026, 4, 3))
    assert quarters.themes[0].counts == (2, *[0] * 18, 4)
    years = trends_of({"finance": {"2008-02": 1}}, {"ningbo": {"2026-12": 4}}, FACETS)
    assert (len(years.periods), years.by_parts) == (19, False)
    assert years.regions[0].counts[-1] == 4


def test_the_newest_years_are_told_where_there_are_too_many() -> None:
    trends = trends_of({"finance": {"1949-10": 7, "2026-01": 1}}, {}, FACETS)
    assert (len(trends.periods), trends.periods[-1].year) == (20, 2026)
    assert trends.themes[0].total == 1


def test_nothing_is_told_of_nothing_and_of_what_the_settings_do_not_know() -> None:
    assert trends_of({}, {}, FACETS).periods == ()
    assert trends_of({"unknown": {"2026-01": 1}}, {}, FACETS).themes == ()


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_colours_grow_with_numbers_and_only_nothing_has_none(count: int, more: int) -> None:
    most = count + more
    assert 0 <= heat(count, most) <= heat(most, most) == HEAT_LEVELS
    assert (heat(count, most) == 0) == (count == 0)


def test_the_highest_bar_fills_the_picture_and_the_least_is_still_to_be_seen() -> None:
    path = etree.fromstring(drawing.bars([1000, 0, 1], 1000))[0].get("d")
    assert path is not None
    assert path.split() == ["M", "5", "40", "V", "0", "M", "25", "40", "V", "38"]


def test_a_name_is_only_text_in_the_picture() -> None:
    regions = {slug: Facet("region", slug, "<script>&\"'") for slug in ("beijing", "fujian", "macau", "tianjin")}
    weights = {"beijing": 1, "fujian": 2, "macau": 3}
    picture = drawing.provinces(regions, weights, lambda path: f"../{path}?a&b", 'All "<provinces>')
    assert picture is not None
    root = etree.fromstring(picture)
    assert {element.text for element in root.iterfind(".//text")} == {"<script>&\"'", " 1", " 2", " 3"}
    assert [link.get("href") for link in root.iterfind("a")] == [
        f"../regions/{slug}.html?a&b" for slug in ("beijing", "fujian", "macau")
    ]
    assert drawing.provinces(regions, {"beijing": 5, "fujian": 2}, str, "") is None
