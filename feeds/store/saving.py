"""Saves an issue: mints the ids of its items, or finds those that they already have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from feeds.errors import IssueConflict
from feeds.i18n import gettext as _
from feeds.identity import Identity
from feeds.model import Document, Issue, Item
from feeds.serialise import flags_to_json, item_from_json, item_to_json, masthead_to_json
from feeds.store import files
from feeds.store.publication import Publication
from feeds.store.records import Saved
from feeds.store.revision import Minted, Revision, digest_of, revise
from feeds.store.schema import issues, items, runs
from feeds.store.tags import Ancestors, save_tags

# Outputs and readers tell states by their moment, so a clock that was set back must not repeat one.
TICK = dt.timedelta(microseconds=1)
# PostgreSQL's indexes take 2,700 bytes a row; what is longer than this is no name of a section.
_LONGEST_SECTION = 200
# From the moment that is taken as now to the commit, at the very most.
_LONGEST_SAVE = dt.timedelta(hours=1)


def save(
    connection: sa.Connection,
    issue: Issue,
    identity: Identity,
    document: Document,
    *,
    authority: str,
    ancestors: Ancestors,
    publication: Publication,
    now: dt.datetime,
) -> Saved:
    """All of one issue, in the caller's transaction. See Store.save_issue."""
    one_at_a_time(connection)
    known = files.find(connection, document.sha256)
    if known and known.issue_key:
        if not identity.stated or _says_nothing_new(connection, known.issue_key, issue, identity):
            return Saved(known.issue_key, already=True)
        identity = _under_its_old_key(connection, known.issue_key, identity)
    minted = _minted(connection, identity.key)
    revision = revise(minted, issue.items)
    if minted and not revision.kept and not identity.stated:
        raise _conflict(identity)
    moment = _after_every_window(connection, now)
    published, created = _save_row(connection, issue, identity, document, publication, moment, now)

    def item_published(item: Item, released: dt.datetime) -> dt.datetime:
        return publication.of_item(item.date, published, min(released, now))

    tag = f"tag:{authority}:{identity.periodical}/{identity.designation}"
    _add(connection, identity, tag, revision, item_published, moment, now)
    changed = _update(connection, revision, item_published, now)
    _remove(connection, revision, now)
    save_tags(connection, identity.key, ancestors)
    files.record_published(connection, document.sha256, document.name, identity.key, now)
    return Saved(identity.key, created, False, len(revision.added), changed, len(revision.gone))


def one_at_a_time(connection: sa.Connection) -> None:
    """Two savers one after the other, and none while a digest opens its window. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE issues, runs IN SHARE ROW EXCLUSIVE MODE")


def _says_nothing_new(connection: sa.Connection, key: str, issue: Issue, identity: Identity) -> bool:
    row = connection.execute(sa.select(issues.c.periodical_title, issues.c.masthead).where(issues.c.key == key)).one()
    return (row.periodical_title, row.masthead) == (identity.title, masthead_to_json(issue.masthead))


def _under_its_old_key(connection: sa.Connection, key: str, identity: Identity) -> Identity:
    """What was published has its addresses and ids; what an operator says of it later changes how it is called."""
    periodical: str = connection.execute(sa.select(issues.c.periodical).where(issues.c.key == key)).scalar_one()
    return replace(identity, periodical=periodical, key=key)


def _after_every_window(connection: sa.Connection, now: dt.datetime) -> dt.datetime:
    """The moment of release: now, but in no window that a digest has already closed, or no digest would carry it.

    ``now`` was taken before this transaction began, so a window may have ended since. One that ends far ahead is a
    wrong clock's; the digests do not count it either.
    """
    timed = sa.and_(runs.c.schedule.not_like("issue:%"), runs.c.window_end <= now + _LONGEST_SAVE)
    closed: dt.datetime | None = connection.scalar(sa.select(sa.func.max(runs.c.window_end)).where(timed))
    return max(now, closed) if closed else now


def _conflict(identity: Identity) -> IssueConflict:
    message = _(
        "刊名和期号与已发布的《{title}》（{key}）相同，但没有一个条目相同，不像是那一期的更正。"
        "如果是另一种刊物或另一期，请在旁边放一个同名的 .yaml 文件写明 periodical、year、number；"
        "如果确实要用它代替那一期，也请这样写明"
    )
    return IssueConflict(message.format(title=identity.title, key=identity.key))


def _minted(connection: sa.Connection, key: str) -> list[Minted]:
    rows = connection.execute(sa.select(items).where(items.c.issue_key == key))
    return [
        Minted(
            row.id,
            row.number,
            row.position,
            item_from_json(row.content),
            row.digest,
            row.released,
            row.updated,
            row.removed,
        )
        for row in rows
    ]


def _save_row(
    connection: sa.Connection,
    issue: Issue,
    identity: Identity,
    document: Document,
    publication: Publication,
    moment: dt.datetime,
    now: dt.datetime,
) -> tuple[dt.datetime, bool]:
    """When the issue counts as published, and whether it is new."""
    query = sa.select(issues.c.released, issues.c.changed).where(issues.c.key == identity.key)
    earlier = connection.execute(query).one_or_none()
    released = earlier.released if earlier else moment
    published = publication.of_issue(issue.masthead.date, min(released, now))
    values: dict[str, Any] = {
        "periodical": identity.periodical,
        "periodical_title": identity.title,
        "masthead": masthead_to_json(issue.masthead),
        "flags": flags_to_json(issue.flags),
        "name": document.name,
        "sha256": document.sha256,
        "text": document.text,
        "changed": max(now, earlier.changed + TICK) if earlier else now,
        "published": published,
    }
    if earlier:
        connection.execute(sa.update(issues).where(issues.c.key == identity.key).values(values))
    else:
        connection.execute(sa.insert(issues).values(key=identity.key, released=released, **values))
    return published, earlier is None


def content_of(item: Item) -> dict[str, Any]:
    """The columns of an item's row that hold the item."""
    return {
        "position": item.sequence,
        "section": item.section and item.section[:_LONGEST_SECTION],
        "content": item_to_json(item),
        "digest": digest_of(item),
    }


def _add(
    connection: sa.Connection,
    identity: Identity,
    tag: str,
    revision: Revision,
    published: Callable[[Item, dt.datetime], dt.datetime],
    moment: dt.datetime,
    now: dt.datetime,
) -> None:
    rows = [
        {
            "id": f"{tag}/{number:02d}",
            "issue_key": identity.key,
            "periodical": identity.periodical,
            "number": number,
            "released": moment,
            "published": published(item, moment),
            "updated": now,
            **content_of(item),
        }
        for number, item in revision.added
    ]
    if rows:
        connection.execute(sa.insert(items), rows)


def _update(
    connection: sa.Connection,
    revision: Revision,
    published: Callable[[Item, dt.datetime], dt.datetime],
    now: dt.datetime,
) -> int:
    """How many items a reader sees changed. Places, scores and flags are renewed in every item."""
    changed = 0
    for minted, item in revision.kept:
        values = content_of(item) | {"published": published(item, minted.released), "removed": None}
        if values["digest"] != minted.digest:
            values["updated"] = max(now, minted.updated + TICK)
            changed += 1
        connection.execute(sa.update(items).where(items.c.id == minted.id).values(values))
    return changed


def _remove(connection: sa.Connection, revision: Revision, now: dt.datetime) -> None:
    gone = [minted.id for minted in revision.gone]
    if gone:
        connection.execute(sa.update(items).where(items.c.id.in_(gone)).values(removed=now))
