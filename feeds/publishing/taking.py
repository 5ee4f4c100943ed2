"""Issues as a run of the publisher takes them: read once, with all that its steps ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from feeds.model import StoredIssue, StoredItem
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.originals import Originals
from feeds.publishing.rendered import AsPublished, Entries
from feeds.publishing.site import Site
from feeds.publishing.xmltext import cleaned
from feeds.store.records import ALL, OnShelf, Placed, Shelf

if TYPE_CHECKING:
    from feeds.store import Store


@dataclass(frozen=True)
class Contents:
    """An issue and its items as they now are, in the order of the text; ``carrying`` the facets of each, by its id."""

    issue: StoredIssue
    items: Sequence[StoredItem]
    carrying: Mapping[str, set[Facet]]


@dataclass(frozen=True)
class Taken(Contents):
    """One that is to be published: ``removed`` id to number of the items that are out, ``shelves`` what is on which of
    them, ``touched`` are the facets that a change of its items concerns, ``years`` likewise."""

    removed: Mapping[str, int]
    shelves: Mapping[Shelf, OnShelf]
    touched: set[Facet]
    years: set[int]


class Taking:
    def __init__(self, store: Store, site: Site, facets: Facets, entries: Entries, originals: Originals) -> None:
        self._store = store
        self._site = site
        self._facets = facets
        self._entries = entries
        self._originals = originals

    def read(self, issues: Sequence[StoredIssue]) -> list[Contents]:
        """Their items are asked for together: to ask for those of each takes as long as to write its pages."""
        found = self._store.items_of_each(issue.key for issue in issues)
        return [self._contents(issue, found[issue.key]) for issue in issues]

    def take(self, issues: Sequence[StoredIssue]) -> list[Taken]:
        """Reads them and publishes their own files, which entries name. Raises OSError."""
        for issue in issues:
            self._originals.publish(issue)
        removed = self._store.removed_of_each(issue.key for issue in issues)
        read = self.read(issues)
        changed = [stored.id for stored in self._entries.changed([*chain(*(one.items for one in read))])]
        former = self._entries.as_published([*changed, *chain(*removed.values())])
        return [self._taken(one, removed[one.issue.key], {*changed}, former) for one in read]

    def _contents(self, issue: StoredIssue, items: Sequence[StoredItem]) -> Contents:
        clean = [cleaned(stored) for stored in items]
        return Contents(cleaned(issue), clean, {stored.id: self._facets.carrying(stored) for stored in clean})

    def _taken(
        self, read: Contents, removed: Mapping[str, int], changed: set[str], former: Mapping[str, AsPublished]
    ) -> Taken:
        own = changed & read.carrying.keys()
        touched = {facet for item_id in own for facet in read.carrying[item_id]}
        years = {self._site.local(read.issue.published).year}
        for was in (former[item_id] for item_id in (*own, *removed) if item_id in former):
            touched |= self._facets.named(was.regions, was.themes, was.section, was.periodical)
            years.add(was.published.year)
        shelves = self._on_shelves(read)
        return Taken(read.issue, read.items, read.carrying, removed, shelves, touched, years)

    def _on_shelves(self, read: Contents) -> dict[Shelf, OnShelf]:
        found: dict[Shelf, list[Placed]] = {ALL: []} if read.items else {}
        shelves: dict[Facet, list[Placed]] = {}
        for stored in read.items:
            placed = Placed(stored.published, stored.item.sequence, stored.id)
            found[ALL].append(placed)
            for facet in read.carrying[stored.id]:
                shelves.setdefault(facet, []).append(placed)
        return {**found, **{self._facets.shelf(facet): placed for facet, placed in shelves.items()}}
