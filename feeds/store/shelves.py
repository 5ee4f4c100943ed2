"""Which issues have items on which shelf: a region, a theme, a section …, a region and a theme together, or all.

The publisher's record, renewed when it publishes an issue. Pages show its totals, and the archive of a feed leads by it
from one issue to the one before. Whatever is asked here is a seek in an index, however large the archive is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from feeds.store.records import ALL, OnShelf, Placed, Shelf, ShelfTotal
from feeds.store.schema import shelf_totals, shelves
from feeds.store.upsert import insert

# Well below the fewest parameters a statement may have anywhere (999, SQLite before 3.32).
_AT_ONCE = 250

_ORDER = ("released", "issue_key")
_OF_ISSUES = sa.select(shelves).where(shelves.c.issue_key.in_(sa.bindparam("keys", expanding=True)))

# What is asked of a shelf is asked of many at once, each by a subquery of its own: to ask for one takes ten times as
# long as to find it.
_OF_SHELF = (shelves.c.kind == shelf_totals.c.kind, shelves.c.slug == shelf_totals.c.slug)
_KEYS = sa.select(shelves.c.issue_key).where(*_OF_SHELF).correlate(shelf_totals)
_LAST = _KEYS.order_by(*(shelves.c[name].desc() for name in _ORDER)).limit(1)
_HERE = sa.tuple_(sa.bindparam("released", type_=shelves.c.released.type), sa.bindparam("key"))
_PLACE = sa.tuple_(*(shelves.c[name] for name in _ORDER))
_BEFORE = _KEYS.where(_PLACE < _HERE).order_by(*(shelves.c[name].desc() for name in _ORDER)).limit(1)
_AFTER = _KEYS.where(_PLACE > _HERE).order_by(*(shelves.c[name] for name in _ORDER)).limit(1)
# The newest items on a shelf are all in as many issues: each other issue has as many that are newer than its own.
_CARRIED = (
    sa.select(shelves.c.carried)
    .where(*_OF_SHELF)
    .correlate(shelf_totals)
    .order_by(shelves.c.newest.desc(), shelves.c.issue_key)
    .limit(sa.bindparam("most"))
    .subquery()
)
_NEWEST = sa.select(sa.func.aggregate_strings(_CARRIED.c.carried, "\n"))

_Row = tuple[int, dt.datetime, dt.datetime, str]
"""How many items, the newest one's publication, the issue's release, which items."""


def _of_each(*asked: sa.Select[Any]) -> sa.Select[Any]:
    """For each of the wanted shelves that there are, what is asked of it."""
    wanted = sa.tuple_(shelf_totals.c.kind, shelf_totals.c.slug).in_(sa.bindparam("wanted", expanding=True))
    answers = (one.scalar_subquery() for one in asked)
    return sa.select(shelf_totals.c.kind, shelf_totals.c.slug, *answers).where(wanted)


_LAST_OF_EACH, _AROUND_EACH, _NEWEST_OF_EACH = _of_each(_LAST), _of_each(_BEFORE, _AFTER), _of_each(_NEWEST)


def _ask(
    connection: sa.Connection,
    query: sa.Select[Any],
    wanted: Iterable[Shelf],
    values: Mapping[str, object] | None = None,
) -> Iterator[tuple[Shelf, Sequence[str | None]]]:
    left = iter(wanted)
    while some := list(islice(left, _AT_ONCE)):
        for kind, slug, *answers in connection.execute(query, {"wanted": some, **(values or {})}):
            yield (kind, slug), answers


def put(connection: sa.Connection, found: Mapping[tuple[str, dt.datetime], Mapping[Shelf, OnShelf]]) -> None:
    """By the keys of issues and the moments of their release: what of each is on which shelf, in the place of all that
    was recorded of it before."""
    there: dict[str, dict[Shelf, _Row]] = {key: {} for key, _released in found}
    for row in connection.execute(_OF_ISSUES, {"keys": list(there)}):
        there[row.issue_key][row.kind, row.slug] = (row.items, row.newest, row.released, row.carried)
    for (key, released), shelved in found.items():
        # An item is on half a dozen shelves.
        lines = {one.id: _line(key, one) for one in {placed for ones in shelved.values() for placed in ones}}
        wanted = {shelf: _row(released, ones, lines) for shelf, ones in shelved.items()}
        if there[key] != wanted:
            _replace(connection, key, there[key], wanted)


def _row(released: dt.datetime, found: OnShelf, lines: Mapping[str, str]) -> _Row:
    return len(found), max(one.published for one in found), released, "\n".join(lines[one.id] for one in found)


def _line(issue_key: str, placed: Placed) -> str:
    """An item as a row has it: what it is put into order by, first of all a moment that is ordered as a text."""
    moment = placed.published.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return f"{moment}\t{issue_key}\t{placed.position}\t{placed.id}"


def _replace(
    connection: sa.Connection, issue_key: str, there: Mapping[Shelf, _Row], wanted: Mapping[Shelf, _Row]
) -> None:
    connection.execute(sa.delete(shelves).where(shelves.c.issue_key == issue_key))
    if wanted:
        names = ("items", "newest", "released", "carried")
        rows = [
            {"issue_key": issue_key, "kind": kind, "slug": slug, **dict(zip(names, row, strict=True))}
            for (kind, slug), row in sorted(wanted.items())
        ]
        connection.execute(sa.insert(shelves), rows)
    more = {
        shelf: (wanted[shelf][0] if shelf in wanted else 0) - (there[shelf][0] if shelf in there else 0)
        for shelf in wanted.keys() | there.keys()
    }
    changes = [{"kind": kind, "slug": slug, "items": items} for (kind, slug), items in sorted(more.items()) if items]
    if changes:
        statement = insert(connection, shelf_totals)
        added = {"items": shelf_totals.c["items"] + statement.excluded["items"]}
        connection.execute(statement.on_conflict_do_update(index_elements=["kind", "slug"], set_=added), changes)


def totals(connection: sa.Connection, kinds: Collection[str]) -> dict[Shelf, ShelfTotal]:
    """Of every shelf of these kinds that has an item."""
    newest = sa.select(sa.func.max(shelves.c.newest, type_=shelves.c.newest.type)).where(*_OF_SHELF).scalar_subquery()
    query = (
        sa.select(shelf_totals.c.kind, shelf_totals.c.slug, shelf_totals.c["items"], newest)
        .where(shelf_totals.c.kind.in_(kinds), shelf_totals.c["items"] > 0)
        .order_by(shelf_totals.c.kind, shelf_totals.c.slug)
    )
    return {(row[0], row[1]): ShelfTotal(row[2], row[3]) for row in connection.execute(query)}


def last(connection: sa.Connection, wanted: Iterable[Shelf]) -> dict[Shelf, str]:
    """The key of the issue released last that has items there, of those shelves where there is one."""
    return {shelf: key for shelf, (key,) in _ask(connection, _LAST_OF_EACH, wanted) if key is not None}


def around(
    connection: sa.Connection, issue_key: str, released: dt.datetime, wanted: Collection[Shelf]
) -> dict[Shelf, tuple[str | None, str | None]]:
    """The keys of the issues released before and after this one that have items on these shelves, whether it has some
    itself or not."""
    found: dict[Shelf, tuple[str | None, str | None]] = dict.fromkeys(wanted, (None, None))
    for shelf, (before, after) in _ask(connection, _AROUND_EACH, wanted, {"released": released, "key": issue_key}):
        found[shelf] = before, after
    return found


def counts_of(connection: sa.Connection, keys: Collection[str]) -> dict[str, int]:
    """How many items of these issues are on the shelf of all, by the issue's key."""
    query = sa.select(shelves.c.issue_key, shelves.c["items"]).where(
        shelves.c.issue_key.in_(keys), shelves.c.kind == ALL[0], shelves.c.slug == ALL[1]
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def newest(connection: sa.Connection, wanted: Collection[Shelf], limit: int) -> dict[Shelf, list[str]]:
    """The ids of the newest items on these shelves: newest issue first, inside it the order of the text."""
    found: dict[Shelf, list[str]] = {shelf: [] for shelf in wanted}
    for shelf, (text,) in _ask(connection, _NEWEST_OF_EACH, wanted, {"most": limit}):
        found[shelf] = _newest_first(text, limit) if text else []
    return found


def _newest_first(text: str, limit: int) -> list[str]:
    lines = sorted(text.split("\n"), reverse=True)
    # A line begins with its moment. Where issues have many items, most of them are older than what is wanted.
    oldest = lines[:limit][-1].split("\t", 1)[0]
    placed = [line.split("\t") for line in lines if line >= oldest]
    placed.sort(key=lambda one: (one[1], int(one[2])))
    placed.sort(key=lambda one: one[0], reverse=True)
    return [one[3] for one in placed[:limit]]
