"""Fills an issue's items with date, regions, themes and summary, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from feeds.model import Flag, Issue, Item, PartialDate, Periodical, Tag, Taxonomies
from feeds.tagging.date_choice import infer_reference, rank_dates, usual_day
from feeds.tagging.date_years import YearRule
from feeds.tagging.dates import DateMention, find_dates
from feeds.tagging.explanation import DateOption, Explanation, Option
from feeds.tagging.reading import Reading
from feeds.tagging.region_candidates import RegionCandidate
from feeds.tagging.region_home import home_of
from feeds.tagging.regions import RegionTagger
from feeds.tagging.summary import summarise
from feeds.tagging.themes import ThemeCandidate, ThemeTagger

# A year-less date so far from the issue's own is more likely another year's.
_DOUBTFUL_DAYS = 150
# For an explanation, more of the words than a tag carries.
_EXPLAINED = 8


@dataclass(frozen=True, slots=True)
class _Judgement:
    """All that is known of one item: every candidate, and of them the chosen."""

    reading: Reading
    dates: list[DateMention]
    ranked_dates: list[DateMention]
    regions: list[RegionCandidate]
    chosen_regions: list[RegionCandidate]
    themes: list[ThemeCandidate]
    chosen_themes: list[ThemeCandidate]


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
        reference, flags = _reference(issue, readings)
        items = tuple(
            self._tagged(judgement, reference) for judgement in self._judge(issue, readings, reference, periodical)
        )
        return replace(issue, items=items, flags=_united(issue.flags, flags))

    def explain(self, issue: Issue, text: str, periodical: Periodical | None = None) -> tuple[Explanation, ...]:
        """For each item every candidate that ``tag`` weighs, with score, rule and words, the chosen ones marked."""
        readings = [Reading(item, text) for item in issue.items]
        reference, _ = _reference(issue, readings)
        return tuple(self._explained(one) for one in self._judge(issue, readings, reference, periodical))

    def _judge(
        self, issue: Issue, readings: Sequence[Reading], reference: PartialDate | None, periodical: Periodical | None
    ) -> Iterator[_Judgement]:
        home = home_of(self._regions.index, issue, periodical, readings)
        title = issue.masthead.title or (periodical.title if periodical else None)
        of_month = reference is not None and reference.day is None
        usual = usual_day(readings, reference) if reference and of_month else None
        for reading in readings:
            dates = find_dates(reading, reference, usual)
            regions = self._regions.candidates(reading, home)
            themes = self._themes.candidates(reading, title)
            yield _Judgement(
                reading=reading,
                dates=dates,
                ranked_dates=rank_dates(reading, dates),
                regions=regions,
                chosen_regions=self._regions.choose(regions, reading, home),
                themes=themes,
                chosen_themes=self._themes.choose(themes),
            )

    def _tagged(self, judgement: _Judgement, reference: PartialDate | None) -> Item:
        reading = judgement.reading
        item = reading.item
        date = judgement.ranked_dates[0] if judgement.ranked_dates else None
        flags = item.flags
        if date is not None and _is_doubtful(date, reference):
            flags = _united(flags, [Flag("doubtful-date", date.evidence(reading).text)])
        if date is not None:
            item = replace(item, date=date.value, date_evidence=(date.evidence(reading),))
        return replace(
            item,
            regions=tuple(self._regions.as_tag(one, reading) for one in judgement.chosen_regions),
            themes=tuple(self._themes.as_tag(one, reading) for one in judgement.chosen_themes),
            summary=summarise(item, self._summary_length),
            flags=flags,
        )

    def _explained(self, judgement: _Judgement) -> Explanation:
        reading = judgement.reading
        scores = {one.position: one.score for one in judgement.ranked_dates}
        chosen = judgement.ranked_dates[0].position if judgement.ranked_dates else None
        dates = [
            DateOption(
                one.value,
                str(one.precision),
                str(one.role),
                scores.get(one.position, 0.0),
                one.position == chosen,
                one.evidence(reading),
            )
            for one in judgement.dates
        ]
        regions = _options(
            [self._regions.as_tag(one, reading, _EXPLAINED) for one in judgement.chosen_regions],
            [self._regions.as_tag(one, reading, _EXPLAINED) for one in judgement.regions],
        )
        themes = _options(
            [self._themes.as_tag(one, reading, _EXPLAINED) for one in judgement.chosen_themes],
            [self._themes.as_tag(one, reading, _EXPLAINED) for one in judgement.themes],
        )
        return Explanation(reading.item.sequence, tuple(sorted(dates, key=lambda one: -one.score)), regions, themes)


def _united(flags: tuple[Flag, ...], more: Sequence[Flag]) -> tuple[Flag, ...]:
    """Each once, so that what was tagged before can be tagged again."""
    return tuple(dict.fromkeys((*flags, *more)))


def _options(chosen: Sequence[Tag], candidates: Sequence[Tag]) -> tuple[Option, ...]:
    slugs = {tag.slug for tag in chosen}
    tags = [*chosen, *(tag for tag in candidates if tag.slug not in slugs)]
    return tuple(Option(tag.slug, tag.name, tag.score, tag.slug in slugs, tag.evidence) for tag in tags)


def _reference(issue: Issue, readings: Sequence[Reading]) -> tuple[PartialDate | None, list[Flag]]:
    """The date that years are told by: the masthead's, else one inferred from the dates inside, and flagged."""
    stated = issue.masthead
    if stated.date is not None:
        return stated.date, []
    inferred = infer_reference(readings, stated.year)
    if inferred is None:
        return PartialDate(stated.year) if stated.year is not None else None, []
    return inferred, [Flag("date-inferred" if stated.year is None else "month-inferred", str(inferred))]


def _is_doubtful(date: DateMention, reference: PartialDate | None) -> bool:
    """A year that was guessed, far from the issue's date, or put right (2103年)."""
    if date.slip:
        return True
    if date.value is None or reference is None or date.year_rule is not YearRule.NEAREST:
        return False
    if reference.month is None:
        # In a year alone no day of it is far.
        return False
    return abs((date.value.first_day - reference.first_day).days) > _DOUBTFUL_DAYS
