"""Which issues have items on which shelf: a region, a theme, a section …, a region and a theme together, or all.

The publisher's record, renewed when it publishes an issue. Pages show its totals, and the archive of a feed leads by it
from one issue to the one before. Whatever is asked here is a seek in an index, however large the archive is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from feeds.store.records import ALL, OnShelf, Shelf, ShelfTotal
from feeds.store.schema import shelf_totals, shelves
from feeds.store.upsert import insert

_ORDER = ("released", "issue_key")
_OF_SHELF = (shelves.c.kind == sa.bindparam("kind"), shelves.c.slug == sa.bindparam("slug"))
_KEYS = sa.select(shelves.c.issue_key).where(*_OF_SHELF)
_LAST = _KEYS.order_by(*(shelves.c[name].desc() for name in _ORDER)).limit(1)
_OF_ISSUES = sa.select(shelves).where(shelves.c.issue_key.in_(sa.bindparam("keys", expanding=True)))
_NEWEST = _KEYS.order_by(shelves.c.newest.desc(), shelves.c.issue_key).limit(sa.bindparam("most"))

_Row = tuple[int, dt.datetime, dt.datetime]
"""How many items, the newest one's publication, the issue's release."""


def put(connection: sa.Connection, found: Mapping[tuple[str, dt.datetime], Mapping[Shelf, OnShelf]]) -> None:
    """By the keys of issues and the moments of their release: what of each is on which shelf, in the place of all that
    was recorded of it before."""
    there: dict[str, dict[Shelf, _Row]] = {key: {} for key, _released in found}
    for row in connection.execute(_OF_ISSUES, {"keys": list(there)}):
        there[row.issue_key][row.kind, row.slug] = (row.items, row.newest, row.released)
    for (key, released), shelved in found.items():
        wanted = {shelf: (one.items, one.newest, released) for shelf, one in shelved.items()}
        if there[key] != wanted:
            _replace(connection, key, there[key], wanted)


def _replace(
    connection: sa.Connection, issue_key: str, there: Mapping[Shelf, _Row], wanted: Mapping[Shelf, _Row]
) -> None:
    connection.execute(sa.delete(shelves).where(shelves.c.issue_key == issue_key))
    if wanted:
        rows = [
            {"issue_key": issue_key, "kind": kind, "slug": slug, "items": items, "newest": newest, "released": released}
            for (kind, slug), (items, newest, released) in sorted(wanted.items())
        ]
        connection.execute(sa.insert(shelves), rows)
    more = {shelf: wanted.get(shelf, (0,))[0] - there.get(shelf, (0,))[0] for shelf in wanted.keys() | there.keys()}
    changes = [{"kind": kind, "slug": slug, "items": items} for (kind, slug), items in sorted(more.items()) if items]
    if changes:
        statement = insert(connection, shelf_totals)
        added = {"items": shelf_totals.c["items"] + statement.excluded["items"]}
        connection.execute(statement.on_conflict_do_update(index_elements=["kind", "slug"], set_=added), changes)


def totals(connection: sa.Connection, kinds: Collection[str]) -> dict[Shelf, ShelfTotal]:
    """Of every shelf of these kinds that has an item."""
    of_shelf = (shelves.c.kind == shelf_totals.c.kind, shelves.c.slug == shelf_totals.c.slug)
    newest = sa.select(sa.func.max(shelves.c.newest, type_=shelves.c.newest.type)).where(*of_shelf).scalar_subquery()
    query = (
        sa.select(shelf_totals.c.kind, shelf_totals.c.slug, shelf_totals.c["items"], newest)
        .where(shelf_totals.c.kind.in_(kinds), shelf_totals.c["items"] > 0)
        .order_by(shelf_totals.c.kind, shelf_totals.c.slug)
    )
    return {(row[0], row[1]): ShelfTotal(row[2], row[3]) for row in connection.execute(query)}


def last(connection: sa.Connection, wanted: Iterable[Shelf]) -> dict[Shelf, str]:
    """The key of the issue released last that has items there, of those shelves where there is one."""
    found: dict[Shelf, str] = {}
    for kind, slug in wanted:
        key = connection.scalar(_LAST, {"kind": kind, "slug": slug})
        if key is not None:
            found[kind, slug] = key
    return found


def around(
    connection: sa.Connection, issue_key: str, released: dt.datetime, wanted: Iterable[Shelf]
) -> dict[Shelf, tuple[str | None, str | None]]:
    """The keys of the issues released before and after this one that have items on these shelves, whether it has some
    itself or not."""
    here = sa.tuple_(sa.bindparam("released", released, shelves.c.released.type), sa.bindparam("key", issue_key))
    place = sa.tuple_(shelves.c.released, shelves.c.issue_key)
    before = _KEYS.where(place < here).order_by(*(shelves.c[name].desc() for name in _ORDER)).limit(1)
    after = _KEYS.where(place > here).order_by(*(shelves.c[name] for name in _ORDER)).limit(1)
    query = sa.select(before.scalar_subquery(), after.scalar_subquery())
    found: dict[Shelf, tuple[str | None, str | None]] = {}
    for kind, slug in wanted:
        row = connection.execute(query, {"kind": kind, "slug": slug, "released": released, "key": issue_key}).one()
        found[kind, slug] = row[0], row[1]
    return found


def counts_of(connection: sa.Connection, keys: Collection[str]) -> dict[str, int]:
    """How many items of these issues are on the shelf of all, by the issue's key."""
    query = sa.select(shelves.c.issue_key, shelves.c["items"]).where(
        shelves.c.issue_key.in_(keys), shelves.c.kind == ALL[0], shelves.c.slug == ALL[1]
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def newest_issues(connection: sa.Connection, shelf: Shelf, limit: int) -> list[str]:
    """The keys of the issues with the newest items on the shelf. The newest ``limit`` items on it are all theirs: each
    other issue has as many that are newer than its own."""
    return list(connection.scalars(_NEWEST, {"kind": shelf[0], "slug": shelf[1], "most": limit}).all())
