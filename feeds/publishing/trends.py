"""What the archive has been about, and how that changed: items by theme and by region, period by period (pure).

A period is a month, a quarter or a year: the shortest that leaves no more of them than can be told apart on a phone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from feeds.publishing.facets import Facet, FacetKind

# Months in a period, the shortest first.
_LENGTHS = (1, 3, 12)
_MOST_PERIODS = 20
# Of a young archive a year is shown: two months alone are no trend.
_FEWEST_MONTHS = 12
# With more rows the page would be too heavy for a phone; who wants a small region finds it in the index of regions.
_MOST_ROWS = 16
HEAT_LEVELS = 4

Months = Mapping[str, Mapping[str, int]]
"""Items by slug and month: ``{"finance": {"2026-05": 3}}``."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Of ``months`` months: 1, 3 or 12. ``part`` says which one of its year, from 1."""

    year: int
    part: int
    months: int

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, (self.part - 1) * self.months + 1, 1)


@dataclass(frozen=True, slots=True)
class Series:
    """How many items a facet carries in each period, from the first to the last."""

    facet: Facet
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Trends:
    """Themes and regions with most items first. An item with two themes counts for both, one of 深圳 for 广东 too."""

    periods: tuple[Period, ...]
    themes: tuple[Series, ...]
    regions: tuple[Series, ...]
    weights: Mapping[str, int]
    """Every region's items in all, by its slug."""

    @property
    def years(self) -> list[tuple[int, int]]:
        """Each year and how many of the periods are its own: the heads over the columns of a table."""
        return [(year, len(list(periods))) for year, periods in groupby(self.periods, key=lambda one: one.year)]

    @property
    def by_parts(self) -> bool:
        """Whether the periods are parts of a year."""
        return any(period.months < 12 for period in self.periods)

    @staticmethod
    def highest(rows: Iterable[Series]) -> int:
        """The most items of one of the rows in one period."""
        return max((count for series in rows for count in series.counts), default=0)


def trends_of(themes: Months, regions: Months, facets: Iterable[Facet]) -> Trends:
    """``facets`` are the themes and the regions that are to have a row."""
    of_slug = {(facet.kind, facet.slug): facet for facet in facets}
    months = {_number(month) for months in (*themes.values(), *regions.values()) for month in months}
    if not months:
        return Trends((), (), (), {})
    first, last = min(months), max(months)
    length = next((one for one in _LENGTHS if last // one - first // one < _MOST_PERIODS), _LENGTHS[-1])
    end = last // length + 1
    # The newest, should there be more years than can be shown.
    begin = max(min(first // length, end - _FEWEST_MONTHS // length), end - _MOST_PERIODS)
    places = range(begin, end)

    def series(kind: FacetKind, found: Months) -> list[Series]:
        rows = []
        for slug, by_month in found.items():
            if facet := of_slug.get((kind, slug)):
                counts = dict.fromkeys(places, 0)
                for month, count in by_month.items():
                    if (place := _number(month) // length) in counts:
                        counts[place] += count
                rows.append(Series(facet, tuple(counts.values())))
        return sorted((row for row in rows if row.total), key=lambda row: (-row.total, row.facet.slug))

    return Trends(
        tuple(_period(place, length) for place in places),
        tuple(series("theme", themes)[:_MOST_ROWS]),
        tuple(series("region", regions)[:_MOST_ROWS]),
        {slug: sum(by_month.values()) for slug, by_month in regions.items()},
    )


def heat(count: int, most: int) -> int:
    """How strongly a number is coloured, 0 (nothing) to HEAT_LEVELS. By its root: a few large ones leave the small ones
    apart from each other."""
    return -int(-HEAT_LEVELS * (count / most) ** 0.5 // 1) if count and most else 0


@lru_cache(maxsize=4096)  # each slug has the same months, and there are few
def _number(month: str) -> int:
    """Months since the year 0: 2026-05 -> 24316."""
    year, of_year = month.split("-")
    return int(year) * 12 + int(of_year) - 1


def _period(place: int, length: int) -> Period:
    year, part = divmod(place, 12 // length)
    return Period(year, part + 1, length)
