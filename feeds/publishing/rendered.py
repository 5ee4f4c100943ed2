"""The entries of one run of the publisher: taken from the store where they still hold, else made, and kept on request.

The stored entry of an item is also the record of how the item was last published, hence of the feeds it was in before a
correction. So an entry is only stored once everything that carries it has been written: a run that was killed finds
the old one again and starts over.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.model import StoredItem
from feeds.publishing.entries import FORMATS, Entry, entry_digest, make_entries
from feeds.publishing.originals import Original, Originals
from feeds.publishing.site import Site

if TYPE_CHECKING:
    from feeds.store import Store


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
        self._ready: dict[str, Entry] = {}
        # Those that the store does not have as they are.
        self._fresh: set[str] = set()

    def of(self, items: Sequence[StoredItem]) -> list[Entry]:
        """The entries of items whose text is clean, in the same order."""
        wanted = [stored for stored in items if stored.id not in self._ready]
        kept = self._stored([stored.id for stored in wanted])
        to_make: list[tuple[StoredItem, Original | None]] = []
        for stored in wanted:
            entry = kept.get(stored.id)
            original = self._originals.of(stored.issue) if self._originals else None
            if entry is not None and entry.digest == entry_digest(stored, self._site, original):
                self._ready[stored.id] = entry
            else:
                to_make.append((stored, original))
        for (stored, _original), entry in zip(to_make, make_entries(to_make, self._site), strict=True):
            self._ready[stored.id] = entry
            self._fresh.add(stored.id)
        return [self._ready[stored.id] for stored in items]

    def keep(self, items: Sequence[StoredItem]) -> None:
        """Stores the entries of these items: from now on they count as published."""
        self._store.put_entries(
            [
                (stored.id, name, entry.digest, entry.text(name))
                for stored, entry in zip(items, self.of(items), strict=True)
                if stored.id in self._fresh
                for name in FORMATS
            ]
        )
        self._fresh -= {stored.id for stored in items}

    def changed(self, items: Sequence[StoredItem]) -> list[StoredItem]:
        """Those of the items that are not yet published as they are."""
        self.of(items)
        return [stored for stored in items if stored.id in self._fresh]

    def as_published(self, ids: Iterable[str]) -> Iterator[AsPublished]:
        """How these items last were, of those that were ever published."""
        for _digest, content in self._store.entries(list(ids), "json").values():
            entry = json.loads(content)
            data = entry["_jianbao"]
            yield AsPublished(
                [region["id"] for region in data["regions"]],
                [theme["id"] for theme in data["themes"]],
                data["section"],
                data["periodical"],
                dt.datetime.fromisoformat(entry["date_published"]),
            )

    def forget(self) -> None:
        """Lets go of what this run holds in memory."""
        self._ready.clear()
        self._fresh.clear()

    def _stored(self, ids: Sequence[str]) -> dict[str, Entry]:
        rss, atom, json_ = (self._store.entries(ids, name) for name in FORMATS)
        return {
            item_id: Entry(digest, rss[item_id][1], atom[item_id][1], content)
            for item_id, (digest, content) in json_.items()
            # Whatever wrote only some of them: to be made anew.
            if rss.get(item_id, ("",))[0] == atom.get(item_id, ("",))[0] == digest
        }
