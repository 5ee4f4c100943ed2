"""The one to three themes an item is mainly about: words with weights, counted where they stand."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.model import Evidence, Kind, Tag, Taxonomies, Theme
from feeds.tagging.reading import Reading, Where
from feeds.tagging.shadow import fold

# The second and third theme must come near the first, and be more than brushed.
_NEAR = (0.0, 0.25, 0.42)
_FLOORS = (0.5, 4.5, 4.5)
_SECTION = 4.0
# What a weighty word in the headline gives: a certainty of one half.
_HALF = 9.0
# A word of the body counts again where it comes again, ever less: its weight times log2(1 + times), up to this factor.
_REPEATS = 3.0
# The rows of a table name all sorts; what it is a table of, its headline says.
_ROWS = 0.35
# Long texts name everything once; what counts there is the share of the text.
_USUAL_LENGTH = 400


@dataclass
class ThemeCandidate:
    theme: Theme
    score: float = 0.0
    hits: list[tuple[float, int, int]] = field(default_factory=list)
    section: str | None = None
    """The column or group mark that hints at it, as printed."""

    @property
    def certainty(self) -> float:
        """The score as 0 to 1."""
        return round(self.score / (self.score + _HALF), 2)


class ThemeTagger:
    def __init__(self, taxonomies: Taxonomies) -> None:
        self.themes = taxonomies.themes
        self._excludes = [tuple(fold(word) for word in theme.excludes) for theme in self.themes]
        self._sections = [frozenset(fold(name) for name in theme.sections) for theme in self.themes]
        weights: dict[str, list[tuple[int, tuple[float, float, float]]]] = defaultdict(list)
        for number, theme in enumerate(self.themes):
            for each in theme.words:
                if folded := fold(each.text):
                    weights[folded].append((number, (each.title, each.lead, each.body)))
        self._words = list(weights)
        self._weights = list(weights.values())
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def candidates(self, reading: Reading) -> list[ThemeCandidate]:
        """Every theme that a word of the item speaks for, best first."""
        times: dict[tuple[int, Where], list[tuple[int, int]]] = defaultdict(list)
        for index, start, end in self._automaton.find_matches_as_indexes(reading.folded):
            times[index, reading.passage_at(start).where].append((start, end))
        found = {number: ThemeCandidate(theme) for number, theme in enumerate(self.themes)}
        length = max(_USUAL_LENGTH, len(reading.folded))
        dilution = math.sqrt(_USUAL_LENGTH / length)
        rows = _ROWS if reading.item.kind is Kind.TABLE else 1.0
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
                candidate = found[number]
                candidate.score += weight
                candidate.hits.append((weight, *places[0]))
        headline = "".join(passage.folded for passage in reading.passages if passage.where is Where.TITLE)
        # The group first: it is the narrower.
        headings = {fold(heading): heading for heading in (reading.item.group, reading.item.section) if heading}
        for number, candidate in found.items():
            hint = next((heading for heading in headings if heading in self._sections[number]), None)
            if hint is not None:
                candidate.section = headings[hint]
                candidate.score += _SECTION
            if any(word in headline for word in self._excludes[number]):
                candidate.score = 0.0
        return sorted((one for one in found.values() if one.score > 0), key=lambda one: -one.score)

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
        if candidate.section:
            shown = [*shown[: evidence - 1], Evidence(candidate.section, "section")]
        return Tag(candidate.theme.slug, candidate.theme.name, candidate.certainty, tuple(shown))
