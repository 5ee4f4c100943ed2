"""Writes the tags that another config gives to items of one issue, under the same ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from feeds.model import Item, StoredIssue
from feeds.store.placing import TICK, content_of, one_at_a_time
from feeds.store.publication import Publication
from feeds.store.schema import issues, items
from feeds.store.tags import Ancestors, save_tags


def retag(
    connection: sa.Connection,
    issue: StoredIssue,
    retagged: Mapping[str, Item],
    *,
    ancestors: Ancestors,
    publication: Publication,
    now: dt.datetime,
) -> bool | None:
    """All of one issue, in the caller's transaction. See Store.retag_issue."""
    one_at_a_time(connection)
    if connection.scalar(sa.select(issues.c.changed).where(issues.c.key == issue.key)) != issue.changed:
        return None
    for item_id, item in retagged.items():
        _write(connection, item_id, item, issue, publication, now)
    changed = save_tags(connection, issue.key, ancestors) or bool(retagged)
    if changed:
        moment = max(now, issue.changed + TICK)
        connection.execute(sa.update(issues).where(issues.c.key == issue.key).values(changed=moment))
    return changed


def _write(
    connection: sa.Connection, item_id: str, item: Item, issue: StoredIssue, publication: Publication, now: dt.datetime
) -> None:
    columns = (items.c.digest, items.c.released, items.c.updated)
    row = connection.execute(sa.select(*columns).where(items.c.id == item_id)).one()
    values = content_of(item)
    values["published"] = publication.of_item(item.date, issue.published, min(row.released, now))
    if values["digest"] != row.digest:
        values["updated"] = max(now, row.updated + TICK)
    connection.execute(sa.update(items).where(items.c.id == item_id).values(values))
