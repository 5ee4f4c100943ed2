"""What an item could have been tagged with: every candidate, chosen or not, with its score and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.model import Evidence, PartialDate


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate for a tag. ``rule`` and words are in its evidence; the first not ``chosen`` is the runner-up."""

    slug: str
    name: str
    score: float
    chosen: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DateOption:
    """A date found in the item. ``role`` says what it is the date of (reported, effective, as-of …); the score is 0 for
    one that cannot be the item's; ``value`` is None where no year could be told."""

    value: PartialDate | None
    precision: str
    role: str
    score: float
    chosen: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Explanation:
    """Of the item with that ``sequence``: options best first, dates in the order of score, then of the text."""

    sequence: int
    dates: tuple[DateOption, ...]
    regions: tuple[Option, ...]
    themes: tuple[Option, ...]
