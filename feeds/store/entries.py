"""Queries over entries: items serialised once for every feed that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import islice

import sqlalchemy as sa

from feeds.store.records import StoredEntry
from feeds.store.schema import entries
from feeds.store.upsert import insert

# Well below the fewest parameters a statement may have anywhere (999, SQLite before 3.32).
_AT_ONCE = 500

# Asked for each feed of a site, as are those of ``shelves`` and ``items``: made once, for it takes as long as asking.
_FIND = sa.select(entries).where(entries.c.item_id.in_(sa.bindparam("ids", expanding=True)))


def find(connection: sa.Connection, ids: Iterable[str]) -> dict[str, StoredEntry]:
    found: dict[str, StoredEntry] = {}
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        for row in connection.execute(_FIND, {"ids": some}):
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
        [asdict(row) for row in sorted(rows, key=lambda row: row.item_id)],
    )
