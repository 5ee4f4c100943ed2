"""Words that tell the items of a theme from the others, by log-odds with a prior."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from feeds.learning.examples import Example
from feeds.learning.terms import runs_in, words_among

# A word is proposed only if so many corrected items of the theme have it: one item teaches its own accidents.
_ITEMS = 2
# e^1.5: the word is four times as likely in the theme as elsewhere, at least.
_LEAST_ODDS = 1.5
# What more than one in ten of the other items has too is common language, however telling by the figures.
_COMMON = 0.1
# Half an item with and half one without each word, in the theme and outside (Haldane, Anscombe): without that, a word
# that stands in no other item would be infinitely telling after two.
_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, the corrected items that have it, how many items without the theme have it, and how telling it is."""

    word: str
    examples: tuple[Example, ...]
    elsewhere: int
    odds: float
    rank: float


def candidates(theirs: Sequence[Example], others: Sequence[Example], known: Collection[str]) -> list[Candidate]:
    """Most telling first. ``theirs`` are the corrected items of a theme, ``others`` the items without it; ``known``
    are folded words that are not to be proposed."""
    possible = words_among(example.segments for example in theirs) - set(known)
    having: dict[str, list[Example]] = {word: [] for word in possible}
    for example in theirs:
        for word in runs_in(example.segments, possible):
            having[word].append(example)
    having = {word: examples for word, examples in having.items() if len(examples) >= _ITEMS}
    elsewhere: Counter[str] = Counter()
    for example in others:
        elsewhere.update(runs_in(example.segments, having))
    found = [_weighed(word, examples, len(theirs), elsewhere[word], len(others)) for word, examples in having.items()]
    most = max(1, _COMMON * len(others))
    telling = [one for one in found if one.odds >= _LEAST_ODDS and one.elsewhere <= most]
    return sorted(telling, key=lambda one: (-one.rank, -len(one.word), one.word))


def _weighed(word: str, examples: Sequence[Example], theirs: int, elsewhere: int, others: int) -> Candidate:
    """The log-odds ratio, and it in units of its standard error: what is rare must be the more telling."""
    inside, outside = len(examples) + _PRIOR, elsewhere + _PRIOR
    without = theirs - len(examples) + _PRIOR, others - elsewhere + _PRIOR
    odds = math.log(inside / without[0]) - math.log(outside / without[1])
    error = math.sqrt(1 / inside + 1 / outside)
    return Candidate(word, tuple(examples), elsewhere, round(odds, 2), round(odds / error, 4))
