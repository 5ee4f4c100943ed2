"""What the store gives back beside issues and items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from feeds.corrections.correction import Correction
from feeds.model import Item, StoredItem


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of a file's bytes. ``state`` is published or rejected; ``seen`` is when, in UTC."""

    sha256: str
    name: str
    state: str
    issue_key: str | None
    error: str | None
    seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an issue changed. ``already``: these very bytes were saved before, nothing was done.

    ``added``, ``changed`` and ``removed`` count items that readers see come, change and go, ``held`` those that wait
    for a person; ``created`` is true the first time that the issue is saved. ``unmatched`` corrections name no item.
    """

    key: str
    created: bool = False
    already: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0
    held: int = 0
    unmatched: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An item with what persons and the settings have made of it. ``item`` as readers see it, or would.

    ``held``: since when it waits; ``accepted``: when a person found it good; ``removal``: person or file, if it is out.
    """

    id: str
    number: int
    item: Item
    held: dt.datetime | None
    accepted: dt.datetime | None
    removal: str | None


@dataclass(frozen=True, slots=True)
class RemovedItem:
    """An item as it last was, and when a correction took it out, in UTC."""

    stored: StoredItem
    removed: dt.datetime


Shelf = tuple[str, str]
"""A kind of shelf (``region``, ``region-theme`` …, ``all``) and which one of it: a slug, of a section its name."""

ALL: Shelf = ("all", "")
"""The shelf of all items."""


class Placed(NamedTuple):
    """An item, and what it is put into order by: the moment of its publication, its place in its issue's text."""

    published: dt.datetime
    position: int
    id: str


OnShelf = Sequence[Placed]
"""What an issue has on a shelf: an item or more."""


@dataclass(frozen=True, slots=True)
class ShelfTotal:
    """How many items are on a shelf, and the moment of publication of the newest of them."""

    items: int
    newest: dt.datetime


class StoredEntry(NamedTuple):
    """An item in each format of feeds, as text in UTF-8, and as lists show it. ``digest`` is of what it was made
    from."""

    item_id: str
    digest: str
    rss: bytes
    atom: bytes
    json: bytes
    line: str


@dataclass(frozen=True, slots=True)
class Ping:
    """A hub that is still to be told of a feed, addresses both, after so many attempts, not before a moment in UTC."""

    hub: str
    feed: str
    attempts: int
    not_before: dt.datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, removed items left out."""

    issues: int
    items: int
    periodicals: int


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that went wrong: what kind of work, on what, and what to do, at a moment in UTC."""

    at: dt.datetime
    kind: str
    subject: str
    message: str
