"""The rows by which items are found under their tags: derived from the items and from the tree of regions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from feeds.serialise import item_from_json
from feeds.store.items import LIVE
from feeds.store.schema import item_tags, items

Ancestors = Callable[[str], tuple[str, ...]]
"""The slugs above a region."""

_COLUMNS = ("item_id", "taxonomy", "slug", "direct", "published", "issue_key", "position")


def save_tags(connection: sa.Connection, key: str, ancestors: Ancestors) -> bool:
    """Rewrites the tags of an issue's live items. False where they are so already, and nothing is written."""
    wanted = list(_wanted(connection, key, ancestors))
    if not _differ(connection, key, wanted):
        return False
    connection.execute(sa.delete(item_tags).where(_of_issue(key)))
    if wanted:
        connection.execute(sa.insert(item_tags), wanted)
    return True


def tags_differ(connection: sa.Connection, key: str, ancestors: Ancestors) -> bool:
    """Whether ``save_tags`` would change something."""
    return _differ(connection, key, list(_wanted(connection, key, ancestors)))


def _differ(connection: sa.Connection, key: str, wanted: list[dict[str, Any]]) -> bool:
    there = {
        tuple(row)
        for row in connection.execute(sa.select(*(item_tags.c[column] for column in _COLUMNS)).where(_of_issue(key)))
    }
    return there != {tuple(row[column] for column in _COLUMNS) for row in wanted}


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
