"""What is learned from: items with the themes that they should have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from feeds.learning.terms import segments_of
from feeds.model import Issue, Item, Masthead, Taxonomies, Theme
from feeds.tagging import Tagger


@dataclass(frozen=True, eq=False)
class Example:
    """An item with its id and the title of its periodical, which tips the rules too.

    Where a person has set its themes they are right; elsewhere they are the rules' own."""

    id: str
    item: Item
    periodical: str | None = None

    @property
    def corrected(self) -> bool:
        return "themes" in self.item.corrected

    @property
    def themes(self) -> frozenset[str]:
        return frozenset(tag.slug for tag in self.item.themes)

    @cached_property
    def segments(self) -> tuple[tuple[str, ...], ...]:
        """Its text as words are looked for in it, see ``terms``."""
        return tuple(segments_of("\n".join(filter(None, (self.item.title, self.item.subtitle, self.item.body)))))


def themes_by_rules(examples: Sequence[Example], themes: Sequence[Theme]) -> list[frozenset[str]]:
    """The themes that the tagger alone gives each item."""
    tagger = Tagger(Taxonomies((), tuple(themes)))
    found: list[frozenset[str]] = []
    for title, of_one in groupby(examples, key=lambda example: example.periodical):
        issue = tagger.tag(Issue(Masthead(title=title), tuple(example.item for example in of_one)), "")
        found += [frozenset(tag.slug for tag in item.themes) for item in issue.items]
    return found
