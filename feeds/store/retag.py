"""Writes the tags that another config gives to the items of one issue, under the same ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from feeds.corrections.applying import Numbered
from feeds.model import Item, StoredIssue
from feeds.store import correcting
from feeds.store.arrangement import Removal, arrange
from feeds.store.placing import TICK, Rules, one_at_a_time, place, rows_of, rules_item, standings
from feeds.store.schema import issues


def by_rules(connection: sa.Connection, key: str) -> dict[str, Item]:
    """Id to item as the rules made it, in the order of the text; without those that the text no longer has."""
    rows = rows_of(connection, key)
    return {item_id: rules_item(row) for item_id, row in rows.items() if row["removal"] != Removal.TEXT}


def retag(
    connection: sa.Connection, issue: StoredIssue, retagged: Mapping[str, Item], *, rules: Rules, now: dt.datetime
) -> bool | None:
    """All of one issue, in the caller's transaction. See Store.retag_issue."""
    one_at_a_time(connection)
    key = issue.key
    if connection.scalar(sa.select(issues.c.changed).where(issues.c.key == key)) != issue.changed:
        return None
    rows = rows_of(connection, key)
    present = [
        Numbered(item_id, rows[item_id]["number"], retagged.get(item_id, item))
        for item_id, item in by_rules(connection, key).items()
    ]
    corrections = correcting.stored(connection, key)
    arrangement = arrange(present, standings(rows), issue.flags, corrections, rules.policy)
    saved = place(connection, key, {}, issue.masthead.date, arrangement, rows, rules, now, touched=False)
    moved = rules.save_tags(connection, key)
    if moved and saved.already:
        changed = max(now, issue.changed + TICK)
        connection.execute(sa.update(issues).where(issues.c.key == key).values(changed=changed))
    return moved or not saved.already
