"""The entries of one run of the publisher: taken from the store where they still hold, else made, and kept on request.

The stored entry of an item is also the record of how the item was last published, hence of the feeds it was in before a
correction. So an entry is only stored once everything that carries it has been written: a run that was killed finds
the old one again and starts over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from feeds.model import StoredItem
from feeds.publishing.entries import FORMATS, Entry, entry_digest, make_entry
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.originals import Originals
from feeds.publishing.site import Site

if TYPE_CHECKING:
    from feeds.store import Store


class Entries:
    def __init__(self, store: Store, site: Site, originals: Originals | None = None) -> None:
        self._originals = originals
        self._store = store
        self._site = site
        self._ready: dict[str, Entry] = {}

    def of(self, items: Sequence[StoredItem]) -> list[Entry]:
        """The entries of items whose text is clean, in the same order."""
        fresh = [stored for stored in items if stored.id not in self._ready]
        kept = self._stored([stored.id for stored in fresh])
        for stored in fresh:
            entry = kept.get(stored.id)
            original = self._originals.of(stored.issue) if self._originals else None
            if entry is None or entry.digest != entry_digest(stored, self._site, original):
                entry = make_entry(stored, self._site, original)
            self._ready[stored.id] = entry
        return [self._ready[stored.id] for stored in items]

    def keep(self, items: Sequence[StoredItem]) -> None:
        """Stores the entries of these items: from now on they count as published."""
        entries = self.of(items)
        for name in FORMATS:
            rows = [(stored.id, entry.digest, entry.text(name)) for stored, entry in zip(items, entries, strict=True)]
            self._store.put_entries(name, rows)

    def changed(self, items: Sequence[StoredItem]) -> list[StoredItem]:
        """Those of the items that are not yet published as they are."""
        published = self._store.entries([stored.id for stored in items], "json")
        entries = self.of(items)
        return [
            stored
            for stored, entry in zip(items, entries, strict=True)
            if stored.id not in published or published[stored.id][0] != entry.digest
        ]

    def formerly_in(self, ids: Iterable[str], facets: Facets) -> set[Facet]:
        """The facets whose feeds carry these items as they were last published."""
        found: set[Facet] = set()
        for _, content in self._store.entries(list(ids), "json").values():
            data = json.loads(content)["_jianbao"]
            found |= facets.named(
                [region["id"] for region in data["regions"]],
                [theme["id"] for theme in data["themes"]],
                data["section"],
                data["periodical"],
            )
        return found

    def forget(self) -> None:
        """Lets go of what this run holds in memory."""
        self._ready.clear()

    def _stored(self, ids: Sequence[str]) -> dict[str, Entry]:
        rss, atom, json_ = (self._store.entries(ids, name) for name in FORMATS)
        return {
            item_id: Entry(digest, rss[item_id][1], atom[item_id][1], content)
            for item_id, (digest, content) in json_.items()
            # A run killed between two formats leaves entries of two states: to be made anew.
            if rss.get(item_id, ("",))[0] == atom.get(item_id, ("",))[0] == digest
        }
