"""Queries over entries: items serialised once for every feed that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import sqlalchemy as sa

from feeds.store.expressions import InUtf8
from feeds.store.records import StoredEntry
from feeds.store.schema import entries
from feeds.store.upsert import insert

# Well below the fewest parameters a statement may have anywhere (999, SQLite before 3.32).
_AT_ONCE = 500

_FORMATS = ("rss", "atom", "json")

# Asked for each feed of a site, as are those of ``shelves`` and ``items``: made once, for it takes as long as asking.
_FIND = sa.select(
    entries.c.item_id, entries.c.digest, *(InUtf8(entries.c[name]) for name in _FORMATS), entries.c.line
).where(entries.c.item_id.in_(sa.bindparam("ids", expanding=True)))


def find(connection: sa.Connection, ids: Iterable[str]) -> dict[str, StoredEntry]:
    found: dict[str, StoredEntry] = {}
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        for row in connection.execute(_FIND, {"ids": some}).all():
            found[row[0]] = StoredEntry(*row)
    return found


def put(connection: sa.Connection, rows: Sequence[StoredEntry]) -> None:
    if not rows:
        return
    statement = insert(connection, entries)
    replaced = {column.name: statement.excluded[column.name] for column in entries.c if not column.primary_key}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["item_id"], set_=replaced),
        # In one order everywhere: two that wait for each other's rows would never end.
        [_values(row) for row in sorted(rows, key=lambda row: row.item_id)],
    )


def _values(row: StoredEntry) -> dict[str, str]:
    texts = {name: getattr(row, name).decode() for name in _FORMATS}
    return {"item_id": row.item_id, "digest": row.digest, **texts, "line": row.line}
