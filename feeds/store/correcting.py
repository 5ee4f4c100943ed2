"""What persons do to a stored issue: corrections from the file beside it, and accepting, dropping, restoring items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

import sqlalchemy as sa

from feeds.corrections.applying import Numbered
from feeds.corrections.correction import Corrections, corrections_from_json, corrections_to_json
from feeds.serialise import flags_from_json, item_from_json, masthead_from_json
from feeds.store.arrangement import Removal, arrange
from feeds.store.placing import Rules, after_every_window, one_at_a_time, place, rows_of, rules_item, standings
from feeds.store.records import ReviewItem, Saved
from feeds.store.schema import corrections as table
from feeds.store.schema import issues, items
from feeds.store.upsert import insert


class Decision(StrEnum):
    """What a person says of an item. ACCEPT: it is good as it is; RESTORE takes DROP back."""

    ACCEPT = "accept"
    DROP = "drop"
    RESTORE = "restore"


def stored(connection: sa.Connection, key: str) -> Corrections:
    """The corrections that were last applied; empty ones if there are none."""
    row = connection.execute(sa.select(table).where(table.c.issue_key == key)).one_or_none()
    return corrections_from_json(row.content, row.sha256) if row else Corrections()


def digests(connection: sa.Connection) -> dict[str, str]:
    """Issue to the SHA-256 of the file of corrections that was last applied to it."""
    return {row.issue_key: row.sha256 for row in connection.execute(sa.select(table.c.issue_key, table.c.sha256))}


def keep(connection: sa.Connection, key: str, corrections: Corrections, now: dt.datetime) -> None:
    """These are the issue's from now on. None and never any: no row."""
    if not corrections.sha256:
        return
    values = {"sha256": corrections.sha256, "content": corrections_to_json(corrections), "applied": now}
    statement = insert(connection, table).values(issue_key=key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["issue_key"], set_=values))


def review(connection: sa.Connection, key: str) -> list[ReviewItem]:
    """In the order of the text; without those that the text no longer has."""
    return [
        ReviewItem(
            row["id"], row["number"], item_from_json(row["content"]), row["held"], row["accepted"], row["removal"]
        )
        for row in rows_of(connection, key).values()
        if row["removal"] != Removal.TEXT
    ]


def correct(connection: sa.Connection, key: str, corrections: Corrections, *, rules: Rules, now: dt.datetime) -> Saved:
    """The issue with these corrections in the place of all earlier ones; ``already`` if they change nothing."""
    one_at_a_time(connection)
    saved = _arranged(connection, key, corrections, rules, now, touched=False)
    keep(connection, key, corrections, now)
    return saved


def decide(
    connection: sa.Connection,
    key: str,
    decision: Decision,
    numbers: Collection[int] | None,
    *,
    rules: Rules,
    now: dt.datetime,
) -> Saved:
    """``numbers`` None means every item that this can be said of. What is out of the text is left alone."""
    one_at_a_time(connection)
    chosen = [items.c.issue_key == key]
    if numbers is not None:
        chosen.append(items.c.number.in_(numbers))
    match decision:
        case Decision.ACCEPT:
            chosen += [items.c.removed.is_(None), items.c.accepted.is_(None)]
            # The moment of release too, if the item was held: that is how a digest finds it.
            values: dict[str, object] = {"accepted": after_every_window(connection, now)}
        case Decision.DROP:
            chosen.append(items.c.removed.is_(None))
            values = {"removal": Removal.PERSON}
        case Decision.RESTORE:
            chosen.append(items.c.removal == Removal.PERSON)
            values = {"removal": None}
    touched = connection.execute(sa.update(items).where(*chosen).values(values)).rowcount > 0
    return _arranged(connection, key, stored(connection, key), rules, now, touched=touched)


def _arranged(
    connection: sa.Connection, key: str, corrections: Corrections, rules: Rules, now: dt.datetime, *, touched: bool
) -> Saved:
    issue = connection.execute(sa.select(issues.c.masthead, issues.c.flags).where(issues.c.key == key)).one()
    rows = rows_of(connection, key)
    present = [
        Numbered(row["id"], row["number"], rules_item(row)) for row in rows.values() if row["removal"] != Removal.TEXT
    ]
    flags = flags_from_json(issue.flags)
    arrangement = arrange(present, standings(rows), flags, corrections, rules.policy)
    date = masthead_from_json(issue.masthead).date
    saved = place(connection, key, {}, date, arrangement, rows, rules, now, touched=touched)
    rules.save_tags(connection, key)
    return saved
