"""Queries over entries: items serialised once for every feed that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import sqlalchemy as sa

from feeds.store.schema import entries
from feeds.store.upsert import insert

# Well below the fewest parameters a statement may have anywhere (999, SQLite before 3.32).
_AT_ONCE = 500


def find(connection: sa.Connection, ids: Iterable[str], format: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        query = sa.select(entries.c.item_id, entries.c.digest, entries.c.content).where(
            entries.c.format == format, entries.c.item_id.in_(some)
        )
        found.update({row.item_id: (row.digest, row.content) for row in connection.execute(query)})
    return found


def put(connection: sa.Connection, rows: Sequence[tuple[str, str, str, str]]) -> None:
    """``rows`` are (item id, format, digest, content)."""
    if not rows:
        return
    statement = insert(connection, entries)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["item_id", "format"],
            set_={"digest": statement.excluded.digest, "content": statement.excluded.content},
        ),
        # In one order everywhere: two that wait for each other's rows would never end.
        [
            {"item_id": item, "format": name, "digest": digest, "content": content}
            for item, name, digest, content in sorted(rows)
        ],
    )
