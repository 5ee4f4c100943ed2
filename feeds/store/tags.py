"""The rows by which items are found under their tags: derived from the items and from the tree of regions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from feeds.serialise import item_from_json
from feeds.store.items import LIVE
from feeds.store.schema import item_tags, items, tag_months
from feeds.store.upsert import insert

Ancestors = Callable[[str], tuple[str, ...]]
"""The slugs above a region."""

_COLUMNS = ("item_id", "taxonomy", "slug", "direct", "published", "issue_key", "position")


def save_tags(connection: sa.Connection, key: str, ancestors: Ancestors) -> bool:
    """Rewrites the tags of an issue's live items. False where they are so already, and nothing is written."""
    there = _there(connection, key)
    wanted = list(_wanted(connection, key, ancestors))
    if _same(there, wanted):
        return False
    connection.execute(sa.delete(item_tags).where(_of_issue(key)))
    if wanted:
        connection.execute(sa.insert(item_tags), wanted)
    _count(connection, there, wanted)
    return True


def tags_differ(connection: sa.Connection, key: str, ancestors: Ancestors) -> bool:
    """Whether ``save_tags`` would change something."""
    return not _same(_there(connection, key), list(_wanted(connection, key, ancestors)))


def _there(connection: sa.Connection, key: str) -> list[dict[str, Any]]:
    query = sa.select(*(item_tags.c[column] for column in _COLUMNS)).where(_of_issue(key))
    return [dict(row) for row in connection.execute(query).mappings()]


def _same(there: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> bool:
    return {tuple(row[column] for column in _COLUMNS) for row in there} == {
        tuple(row[column] for column in _COLUMNS) for row in wanted
    }


def _count(connection: sa.Connection, there: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """Brings ``tag_months`` from the rows that were there to those that are there now."""
    change = Counter(map(_month_of, wanted))
    change.subtract(map(_month_of, there))
    rows = [
        {"taxonomy": taxonomy, "slug": slug, "month": month, "items": items}
        for (taxonomy, slug, month), items in change.items()
        if items
    ]
    if not rows:
        return
    statement = insert(connection, tag_months)
    added = {"items": tag_months.c["items"] + statement.excluded["items"]}
    connection.execute(statement.on_conflict_do_update(index_elements=tag_months.primary_key, set_=added), rows)


def _month_of(row: dict[str, Any]) -> tuple[str, str, str]:
    published: dt.datetime = row["published"]
    return row["taxonomy"], row["slug"], f"{published.astimezone(dt.UTC):%Y-%m}"


def _of_issue(key: str) -> sa.ColumnElement[bool]:
    # By the item, not by the copy of its issue's key: only that has an index.
    return item_tags.c.item_id.in_(sa.select(items.c.id).where(items.c.issue_key == key))


def _wanted(connection: sa.Connection, key: str, ancestors: Ancestors) -> Iterator[dict[str, Any]]:
    live = sa.select(items).where(items.c.issue_key == key, LIVE)
    for row in connection.execute(live).all():
        item = item_from_json(row.content)
        regions = {tag.slug: True for tag in item.regions}
        inherited = {above: False for slug in regions for above in ancestors(slug)}
        slugs = {"region": inherited | regions, "theme": {tag.slug: True for tag in item.themes}}
        for taxonomy, found in slugs.items():
            for slug, direct in found.items():
                yield {
                    "item_id": row.id,
                    "taxonomy": taxonomy,
                    "slug": slug,
                    "direct": direct,
                    "published": row.published,
                    "issue_key": key,
                    "position": row.position,
                }
