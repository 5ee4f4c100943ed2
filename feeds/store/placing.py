"""Writes an issue as it was arranged: which of its items readers see, since when, and what of them has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from feeds.corrections.applying import restored
from feeds.model import Item, PartialDate
from feeds.serialise import flags_to_json, item_from_json, item_to_json
from feeds.store.arrangement import Arrangement, Placed, Removal, Standing
from feeds.store.publication import Publication
from feeds.store.records import Saved
from feeds.store.revision import Minted, digest_of
from feeds.store.schema import issues, items, runs
from feeds.store.tags import Ancestors, save_tags
from feeds.verdict import Policy, unmarked

# Outputs and readers tell states by their moment, so a clock that was set back must not repeat one.
TICK = dt.timedelta(microseconds=1)
# PostgreSQL's indexes take 2,700 bytes a row; what is longer than this is no name of a section.
_LONGEST_SECTION = 200
# From the moment that is taken as now to the commit, at the very most.
_LONGEST_SAVE = dt.timedelta(hours=1)

Rows = Mapping[str, sa.RowMapping]
"""The rows of an issue's items, by their ids."""


Published = Callable[[Item, dt.datetime], dt.datetime]
"""The moment that feeds give for an item that was released then."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say of storing: the regions above one, which date feeds give, what is held."""

    ancestors: Ancestors
    publication: Publication
    policy: Policy

    def save_tags(self, connection: sa.Connection, key: str) -> bool:
        return save_tags(connection, key, self.ancestors)


def one_at_a_time(connection: sa.Connection) -> None:
    """Two savers one after the other, and none while a digest opens its window. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE issues, runs IN SHARE ROW EXCLUSIVE MODE")


def after_every_window(connection: sa.Connection, now: dt.datetime) -> dt.datetime:
    """The moment of release: now, but in no window that a digest has already closed, or no digest would carry it.

    ``now`` was taken before this transaction began, so a window may have ended since. One that ends far ahead is a
    wrong clock's; the digests do not count it either.
    """
    timed = sa.and_(runs.c.schedule.not_like("issue:%"), runs.c.window_end <= now + _LONGEST_SAVE)
    closed: dt.datetime | None = connection.scalar(sa.select(sa.func.max(runs.c.window_end)).where(timed))
    return max(now, closed) if closed else now


def rows_of(connection: sa.Connection, key: str) -> dict[str, sa.RowMapping]:
    """Of every item that the issue ever had, in the order of the text."""
    query = sa.select(items).where(items.c.issue_key == key).order_by(items.c.position, items.c.number)
    return {row["id"]: row for row in connection.execute(query).mappings()}


def rules_item(row: sa.RowMapping) -> Item:
    """The item as the rules made it, without what a person or the policy did to it."""
    item = item_from_json(row["content"])
    return unmarked(restored(item, row["original"]) if row["original"] else item)


def minted_of(rows: Iterable[sa.RowMapping]) -> list[Minted]:
    return [
        Minted(row["id"], row["number"], row["position"], rules_item(row), row["removal"] == Removal.TEXT)
        for row in rows
    ]


def standings(rows: Rows) -> dict[str, Standing]:
    return {
        row["id"]: Standing(
            seen=row["held"] is None,
            accepted=row["accepted"] is not None,
            dropped=row["removal"] == Removal.PERSON,
        )
        for row in rows.values()
    }


def content_of(item: Item) -> dict[str, Any]:
    """The columns of an item's row that hold the item."""
    return {
        "position": item.sequence,
        "section": item.section and item.section[:_LONGEST_SECTION],
        "content": item_to_json(item),
        "digest": digest_of(item),
    }


def place(
    connection: sa.Connection,
    key: str,
    values: dict[str, Any],
    date: PartialDate | None,
    arrangement: Arrangement,
    rows: Rows,
    rules: Rules,
    now: dt.datetime,
    *,
    touched: bool,
) -> Saved:
    """Writes the issue's row with these ``values`` and those of its items.

    ``date`` is the masthead's. The issue counts as changed where one of its items is, or if it was ``touched``. An
    issue none of whose items was ever seen is held; its release, like an item's, is the moment when it is first seen.
    """
    query = sa.select(issues.c.released, issues.c.changed, issues.c.held).where(issues.c.key == key)
    earlier = connection.execute(query).one_or_none()
    moment = after_every_window(connection, now)
    shown = any(one.removal is None and not one.held for one in arrangement.items)
    released, held = moment, None if shown else now
    if earlier and earlier.held is None:
        released, held = earlier.released, None
    elif earlier and not shown:
        released, held = earlier.released, earlier.held
    published = rules.publication.of_issue(date, min(released, now))
    values = {**values, "flags": flags_to_json(arrangement.flags), "published": published}
    values |= {"released": released, "held": held}
    if not earlier:
        connection.execute(sa.insert(issues).values(key=key, changed=now, **values))
        periodical = values["periodical"]
    else:
        periodical = connection.scalar(sa.select(issues.c.periodical).where(issues.c.key == key))

    def published_of(item: Item, released: dt.datetime) -> dt.datetime:
        return rules.publication.of_item(item.date, published, min(released, now))

    writer = _Writer(connection, key, periodical, published_of, moment, now)
    for one in arrangement.items:
        if (row := rows.get(one.id)) is None:
            writer.add(one)
        else:
            writer.renew(one, row)
    if earlier and (touched or writer.wrote):
        changed = max(now, earlier.changed + TICK)
        connection.execute(sa.update(issues).where(issues.c.key == key).values(changed=changed, **values))
    waiting = sum(one.held for one in arrangement.items)
    return Saved(
        key,
        created=earlier is None,
        already=earlier is not None and not (touched or writer.wrote),
        added=writer.added,
        changed=writer.changed,
        removed=writer.removed,
        held=waiting,
        unmatched=arrangement.unmatched,
    )


class _Writer:
    """Writes items, and counts what readers will notice."""

    def __init__(
        self,
        connection: sa.Connection,
        key: str,
        periodical: str,
        published: Published,
        moment: dt.datetime,
        now: dt.datetime,
    ) -> None:
        self._connection = connection
        self._of_issue = {"issue_key": key, "periodical": periodical}
        self._published = published
        self._moment = moment
        self._now = now
        self.added = self.changed = self.removed = 0
        self.wrote = False

    def add(self, one: Placed) -> None:
        shown = one.removal is None and not one.held
        values = {
            **self._of_issue,
            **content_of(one.item),
            "id": one.id,
            "number": one.number,
            "original": dict(one.original) or None,
            "released": self._moment,
            "published": self._published(one.item, self._moment),
            "updated": self._now,
            "removal": one.removal,
            "removed": self._now if one.removal else None,
            "held": None if shown else self._now,
        }
        self._connection.execute(sa.insert(items).values(values))
        self.added += shown
        self.wrote = True

    def renew(self, one: Placed, row: sa.RowMapping) -> None:
        """Places, scores and flags are renewed in every item; ``updated`` moves where a reader sees a change."""
        was_shown = row["removed"] is None and row["held"] is None
        shown = one.removal is None and not one.held
        first_seen = shown and row["held"] is not None
        released = self._moment if first_seen else row["released"]
        values = {
            **content_of(one.item),
            "original": dict(one.original) or None,
            "released": released,
            "published": self._published(one.item, released),
            "removal": one.removal,
            "removed": (row["removed"] or self._now) if one.removal else None,
            "held": None if shown else row["held"],
        }
        values = {name: value for name, value in values.items() if row[name] != value}
        if "digest" in values or first_seen:
            values["updated"] = max(self._now, row["updated"] + TICK)
        if not values:
            return
        self._connection.execute(sa.update(items).where(items.c.id == one.id).values(values))
        self.wrote = True
        self.added += first_seen
        self.changed += shown and not first_seen and "digest" in values
        self.removed += was_shown and not shown
