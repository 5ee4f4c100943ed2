"""Fills an issue's items with date, regions, themes and summary, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeds.model import Flag, Issue, Item, PartialDate, Periodical, Taxonomies
from feeds.tagging.dates import DateMention, YearRule, choose_date, find_dates, infer_reference
from feeds.tagging.reading import Reading
from feeds.tagging.region_home import home_of
from feeds.tagging.regions import RegionTagger
from feeds.tagging.summary import summarise
from feeds.tagging.themes import ThemeTagger

# A year-less date so far from the issue's own is more likely another year's.
_DOUBTFUL_DAYS = 150


class Tagger:
    """Built once from the taxonomies, used for many issues; keeps nothing between them.

    ``summary_length`` is in characters.
    """

    def __init__(self, taxonomies: Taxonomies, *, summary_length: int = 120) -> None:
        self._regions = RegionTagger(taxonomies)
        self._themes = ThemeTagger(taxonomies)
        self._summary_length = summary_length

    def tag(self, issue: Issue, text: str, periodical: Periodical | None = None) -> Issue:
        """The issue with its items tagged. ``text`` is the ``Document.text`` that spans point into."""
        readings = [Reading(item, text) for item in issue.items]
        reference, flags = self._reference(issue, readings)
        home = home_of(self._regions.index, issue, periodical, readings)
        items = tuple(self._tagged(reading, reference, home) for reading in readings)
        return replace(issue, items=items, flags=(*issue.flags, *flags))

    def _reference(self, issue: Issue, readings: Sequence[Reading]) -> tuple[PartialDate | None, list[Flag]]:
        """The date that years are told by: the masthead's, else one inferred from the dates inside, and flagged."""
        masthead = issue.masthead
        if masthead.date is not None:
            return masthead.date, []
        inferred = infer_reference(readings)
        if masthead.year is not None and (inferred is None or inferred.year != masthead.year):
            inferred = PartialDate(masthead.year)
        return inferred, [Flag("date-inferred", str(inferred))] if inferred else []

    def _tagged(self, reading: Reading, reference: PartialDate | None, home: str | None) -> Item:
        item = reading.item
        date = choose_date(reading, find_dates(reading, reference))
        flags = [*item.flags]
        if date is not None and _is_doubtful(date, reference):
            flags.append(Flag("doubtful-date", date.evidence.text))
        return replace(
            item,
            date=date.value if date else None,
            date_evidence=(date.evidence,) if date else (),
            regions=self._regions.tag(reading, home),
            themes=self._themes.tag(reading),
            summary=summarise(item, self._summary_length),
            flags=tuple(flags),
        )


def _is_doubtful(date: DateMention, reference: PartialDate | None) -> bool:
    if date.value is None or reference is None:
        return False
    distance = abs((date.value.first_day - reference.first_day).days)
    return date.year_rule is YearRule.NEAREST and distance > _DOUBTFUL_DAYS
