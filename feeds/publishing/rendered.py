"""The entries of one run of the publisher: taken from the store where they still hold, else made, and kept on request.

The stored entry of an item is also the record of how the item was last published, hence of the feeds it was in before a
correction. So an entry is only stored once everything that carries it has been written: a run that was killed finds
the old one again and starts over.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from feeds.model import StoredItem
from feeds.publishing.entries import ItemEntry, entry_digest, make_entry
from feeds.publishing.lines import Line
from feeds.publishing.originals import Originals
from feeds.publishing.site import Site
from feeds.publishing.xmltext import cleaned
from feeds.store.records import StoredEntry

if TYPE_CHECKING:
    from feeds.store import Store

# As many are held in memory, some 20 kB each, while one feed after the other is written.
_MOST_HELD = 2000


@dataclass(frozen=True, slots=True)
class AsPublished:
    """Where an item was, as readers last saw it."""

    regions: Sequence[str]
    themes: Sequence[str]
    section: str | None
    periodical: str | None
    published: dt.datetime


class Entries:
    def __init__(self, store: Store, site: Site, originals: Originals | None = None) -> None:
        self._originals = originals
        self._store = store
        self._site = site
        # Those found to be what is made of their items, and which of them the store does not have as they are.
        self._ready: dict[str, ItemEntry] = {}
        self._fresh: set[str] = set()
        # As the store has them, the last ones that were asked for or kept.
        self._published: dict[str, ItemEntry] = {}

    def of(self, items: Sequence[StoredItem]) -> list[ItemEntry]:
        """The entries of items whose text is clean, in the same order."""
        wanted = [stored for stored in items if stored.id not in self._ready]
        kept = self._store.entries([stored.id for stored in wanted]) if wanted else {}
        for stored in wanted:
            entry = kept.get(stored.id)
            original = self._originals.of(stored.issue) if self._originals else None
            if entry is not None and entry.digest == entry_digest(stored, self._site, original):
                self._ready[stored.id] = _read(entry)
            else:
                self._ready[stored.id] = make_entry(stored, self._site, original)
                self._fresh.add(stored.id)
        return [self._ready[stored.id] for stored in items]

    def as_carried(self, ids: Sequence[str]) -> list[ItemEntry]:
        """The entries of items as feeds carry them, in the same order: as they were last published, for a change is
        carried when its issue's turn comes. No item is read for it, but those that never were published."""
        return self.as_carried_each([ids])[0]

    def as_carried_each(self, lists: Sequence[Sequence[str]]) -> list[list[ItemEntry]]:
        """The same for the items of several feeds, which are asked for together."""
        self._let_go()
        ids = dict.fromkeys(chain(*lists))
        wanted = [one for one in ids if one not in self._ready and one not in self._published]
        kept = self._store.entries(wanted) if wanted else {}
        self._published |= {item_id: _read(entry) for item_id, entry in kept.items() if entry.line}
        if missing := [one for one in wanted if one not in self._published]:
            items = [cleaned(stored) for stored in self._store.items(missing)]
            self._published |= dict(zip((stored.id for stored in items), self.of(items), strict=True))
        found = self._published | self._ready
        return [[found[one] for one in some if one in found] for some in lists]

    def keep(self, items: Sequence[StoredItem]) -> None:
        """Stores the entries of these items: from now on they count as published."""
        fresh = [stored for stored in items if stored.id in self._fresh]
        self._store.put_entries(
            [
                StoredEntry(stored.id, made.digest, made.rss, made.atom, made.json, made.line.to_text())
                for stored, made in zip(fresh, self.of(fresh), strict=True)
            ]
        )
        self._fresh -= {stored.id for stored in fresh}
        # An archive of any size goes through here, the newest items at its end: those that most feeds carry.
        self._published |= {stored.id: self._ready.pop(stored.id) for stored in items if stored.id in self._ready}
        self._let_go()

    def _let_go(self) -> None:
        """Of those held the longest."""
        for item_id in list(islice(self._published, max(0, len(self._published) - _MOST_HELD))):
            del self._published[item_id]

    def changed(self, items: Sequence[StoredItem]) -> list[StoredItem]:
        """Those of the items that are not yet published as they are."""
        self.of(items)
        return [stored for stored in items if stored.id in self._fresh]

    def as_published(self, ids: Sequence[str]) -> dict[str, AsPublished]:
        """How these items last were, by their ids, of those that were ever published."""
        return {item_id: _as_published(entry) for item_id, entry in self._store.entries(ids).items()} if ids else {}


def _as_published(stored: StoredEntry) -> AsPublished:
    entry = json.loads(stored.json)
    data = entry["_jianbao"]
    return AsPublished(
        [region["id"] for region in data["regions"]],
        [theme["id"] for theme in data["themes"]],
        data["section"],
        data["periodical"],
        dt.datetime.fromisoformat(entry["date_published"]),
    )


def _read(stored: StoredEntry) -> ItemEntry:
    return ItemEntry(stored.rss, stored.atom, stored.json, stored.digest, Line.from_text(stored.line))
