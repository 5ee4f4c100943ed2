"""The one to three themes an item is mainly about: words with weights, counted where they stand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.model import Evidence, Kind, Tag, Taxonomies, Theme
from feeds.tagging.reading import Passage, Reading, Where
from feeds.tagging.shadow import fold

# The second and third theme must come near the first, and be more than brushed.
_NEAR = (0.0, 0.25, 0.42)
_FLOORS = (0.5, 4.5, 4.5)
# A column whose name speaks for a theme; and a periodical whose title does, of whose field all its items are a little.
_SECTION = 5.0
_FIELD = 2.5
# What a weighty word in the headline gives: a certainty of one half.
_HALF = 9.0
# A word of the body counts again where it comes again, ever less: its weight times log2(1 + times), up to this factor.
_REPEATS = 3.0
# The rows of a table name all sorts; what it is a table of, its headline says.
_ROWS = 0.35
# However much a text says of a theme, lead and body give no more than this: the headline is still heard.
_FULL = 20.0
# Long texts name everything once; what counts there is the share of the text.
_USUAL_LENGTH = 400


@dataclass
class ThemeCandidate:
    theme: Theme
    score: float = 0.0
    hits: list[tuple[float, int, int]] = field(default_factory=list)
    section: str | None = None
    """The column or group mark that hints at it, as printed."""
    periodical: str | None = None
    """The title of the periodical, if that hints at it."""

    @property
    def certainty(self) -> float:
        """The score as 0 to 1."""
        return round(self.score / (self.score + _HALF), 2)


class ThemeTagger:
    def __init__(self, taxonomies: Taxonomies) -> None:
        self.themes = taxonomies.themes
        numbered = list(enumerate(self.themes))
        self._excludes = [(fold(word), number) for number, theme in numbered for word in theme.excludes]
        self._sections = [(fold(word), number) for number, theme in numbered for word in theme.sections]
        weights: dict[str, list[tuple[int, tuple[float, float, float]]]] = defaultdict(list)
        for number, theme in enumerate(self.themes):
            for each in theme.words:
                if folded := fold(each.text):
                    weights[folded].append((number, (each.title, each.lead, each.body)))
        self._words = list(weights)
        self._weights = list(weights.values())
        self._latin = frozenset(number for number, word in enumerate(self._words) if _is_latin(word))
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def candidates(self, reading: Reading, periodical: str | None = None) -> list[ThemeCandidate]:
        """Every theme that a word of the item speaks for, best first. ``periodical`` is the title of its periodical."""
        found = [ThemeCandidate(theme) for theme in self.themes]
        self._weigh(reading, found)
        item = reading.item
        # The group first: it is the narrower.
        for heading in filter(None, (item.group, item.section)):
            for number in _named(heading, self._sections):
                if found[number].section is None:
                    found[number].section = heading
                    found[number].score += _SECTION
        for number in _named(periodical, self._sections):
            # A field alone makes no theme of what does not touch on it.
            if found[number].hits:
                found[number].periodical = periodical
                found[number].score += _FIELD
        for number in _named(item.title, self._excludes):
            found[number].score = 0.0
        return sorted((one for one in found if one.score > 0), key=lambda one: -one.score)

    def _weigh(self, reading: Reading, found: list[ThemeCandidate]) -> None:
        """Add to each theme what its words in the item weigh."""
        times: dict[tuple[int, Where], list[tuple[int, int]]] = defaultdict(list)
        passages, at = reading.passages, 0
        for index, start, end in self._automaton.find_matches_as_indexes(reading.folded):
            while start >= passages[at].end:
                at += 1
            if index in self._latin and not _stands_alone(passages[at], start, end):
                continue
            times[index, passages[at].where].append((start, end))
        dilution = math.sqrt(_USUAL_LENGTH / max(_USUAL_LENGTH, len(reading.folded)))
        rows = _ROWS if reading.item.kind is Kind.TABLE else 1.0
        said = [0.0] * len(found)
        for (index, where), places in times.items():
            for number, (title, lead, body) in self._weights[index]:
                if where is Where.TITLE:
                    weight = title
                elif where is Where.SUBTITLE:
                    weight = (title + lead) / 2
                elif where is Where.LEAD:
                    weight = rows * lead * min(_REPEATS, math.log2(1 + len(places)))
                else:
                    weight = body * min(_REPEATS * 2, math.log2(1 + len(places))) * dilution * rows
                if where <= Where.SUBTITLE:
                    found[number].score += weight
                else:
                    said[number] += weight
                found[number].hits.append((weight, *places[0]))
        for candidate, weight in zip(found, said, strict=True):
            candidate.score += _saturated(weight)

    def choose(self, candidates: list[ThemeCandidate]) -> list[ThemeCandidate]:
        chosen: list[ThemeCandidate] = []
        for candidate, near, floor in zip(candidates, _NEAR, _FLOORS, strict=False):
            if candidate.score < max(floor, near * candidates[0].score):
                break
            chosen.append(candidate)
        return chosen

    def as_tag(self, candidate: ThemeCandidate, reading: Reading, evidence: int = 3) -> Tag:
        """The tag with at most so many pieces of evidence, the weightiest first."""
        best = sorted(candidate.hits, key=lambda hit: -hit[0])[:evidence]
        shown = [reading.evidence(start, end, f"word-in-{reading.where(start).name.lower()}") for _, start, end in best]
        hints = [Evidence(candidate.section, "section")] if candidate.section else []
        hints += [Evidence(candidate.periodical, "title-of-periodical")] if candidate.periodical else []
        return Tag(
            candidate.theme.slug,
            candidate.theme.name,
            candidate.certainty,
            (*shown[: max(1, evidence - len(hints))], *hints)[:evidence],
        )


def _named(text: str | None, words: Sequence[tuple[str, int]]) -> set[int]:
    """The themes of which a word stands in the text: 政策速递 and 法规选登 are columns of policy."""
    folded = fold(text or "")
    return {number for word, number in words if word in folded}


def _stands_alone(passage: Passage, start: int, end: int) -> bool:
    """app is no part of apple, nor ai of email: such words end where the letters do. As printed: a shadow has lost the
    blanks between words."""
    first, last = passage.place(start - passage.start, end - passage.start)
    beside = passage.text[max(0, first - 1) : first], passage.text[last : last + 1]
    return not any(_is_latin(fold(letter)) for letter in beside)


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _saturated(weight: float) -> float:
    return _FULL * (1 - math.exp(-weight / _FULL)) if weight > 0 else weight
