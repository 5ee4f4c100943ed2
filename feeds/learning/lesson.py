"""Which words to propose: the fewest by which the tagger would have said what the person said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from feeds.learning.candidates import Candidate, candidates
from feeds.learning.examples import Example, themes_by_rules
from feeds.model import Theme, Word
from feeds.tagging.shadow import fold

# More words at once than a person looks through are not looked through.
_MOST = 8
_TRIED = 40
# As the file explains its weights: 2 a usual word, 3 one that all but settles it.
_USUAL, _SETTLING = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word for a theme with its weight as themes.yaml writes it, and the corrected items that speak for it.

    ``elsewhere`` is how many items without the theme have the word too.
    """

    theme: Theme
    word: str
    weight: float
    examples: tuple[Example, ...]
    elsewhere: int
    odds: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """``missed`` are corrected items that the rules alone give too few themes, ``mended`` those of them that get all
    theirs by the proposals, ``moved`` items that nobody has corrected and whose themes would be others."""

    proposals: tuple[Proposal, ...]
    missed: tuple[Example, ...]
    mended: tuple[Example, ...]
    moved: tuple[Example, ...]


def learn(examples: Sequence[Example], themes: Sequence[Theme], never: Collection[str] = ()) -> Lesson:
    """What the corrected among the examples teach. ``never`` are words to be passed over, e.g. names of places."""
    corrected = [example for example in examples if example.corrected]
    by_rules = themes_by_rules(corrected, themes)
    known = {theme.slug for theme in themes}
    missing = {example.id: (example.themes & known) - found for example, found in zip(corrected, by_rules, strict=True)}
    proposals: list[Proposal] = []
    taught = list(themes)
    passed_over = {fold(word) for word in never}
    for place, theme in enumerate(themes):
        missed = [example for example in corrected if theme.slug in missing[example.id]]
        if missed:
            found = _for_theme(theme, missed, examples, taught, passed_over)
            proposals += found
            taught[place] = _with_words(theme, {one.word: one.weight for one in found})
    after = themes_by_rules(corrected, taught)
    wanting = [(example, found) for example, found in zip(corrected, after, strict=True) if missing[example.id]]
    return Lesson(
        tuple(proposals),
        tuple(example for example, _found in wanting),
        tuple(example for example, found in wanting if missing[example.id] <= found),
        _moved([example for example in examples if not example.corrected], themes, taught) if proposals else (),
    )


def _for_theme(
    theme: Theme,
    missed: Sequence[Example],
    examples: Sequence[Example],
    themes: Sequence[Theme],
    passed_over: Collection[str],
) -> list[Proposal]:
    theirs = [example for example in examples if example.corrected and theme.slug in example.themes]
    others = [example for example in examples if theme.slug not in example.themes]
    kept_out = [example for example in others if example.corrected]
    known = {fold(word.text) for word in theme.words} | {fold(word) for word in theme.excludes}
    found = candidates(theirs, others, known | set(passed_over))[:_TRIED]
    wrong_before = _given(theme, theme, kept_out, themes)

    words: dict[Candidate, float] = {}
    for weight in (_USUAL, _SETTLING):
        for candidate in found:
            given = _given(theme, _taught(theme, words), missed, themes)
            still = {one.id for one in missed} - given
            if not still or (len(words) == _MOST and candidate not in words):
                break
            if not any(one.id in still for one in candidate.examples) or words.get(candidate, 0) >= weight:
                continue
            if any(candidate.word in one.word or one.word in candidate.word for one in words if one != candidate):
                continue
            tried = words | {candidate: weight}
            # A word must not bring the theme to an item from which a person has kept it.
            if _given(theme, _taught(theme, tried), kept_out, themes) <= wrong_before:
                words = tried
    return [Proposal(theme, one.word, weight, one.examples, one.elsewhere, one.odds) for one, weight in words.items()]


def _given(theme: Theme, taught: Theme, examples: Sequence[Example], themes: Sequence[Theme]) -> set[str]:
    """The ids of the examples that get the theme once it is as taught."""
    if not examples:
        return set()
    found = themes_by_rules(examples, [taught if one.slug == theme.slug else one for one in themes])
    return {example.id for example, slugs in zip(examples, found, strict=True) if theme.slug in slugs}


def _taught(theme: Theme, words: dict[Candidate, float]) -> Theme:
    return _with_words(theme, {one.word: weight for one, weight in words.items()})


def _with_words(theme: Theme, words: dict[str, float]) -> Theme:
    """One number in themes.yaml stands for three times in a headline, one and a half times in a lead."""
    more = tuple(Word(text, 3 * weight, 1.5 * weight, weight) for text, weight in words.items())
    return replace(theme, words=(*theme.words, *more))


def _moved(examples: Sequence[Example], before: Sequence[Theme], after: Sequence[Theme]) -> tuple[Example, ...]:
    pairs = zip(examples, themes_by_rules(examples, before), themes_by_rules(examples, after), strict=True)
    return tuple(example for example, old, new in pairs if old != new)
