"""Queries over items. What readers do not see, removed or held, is left out of every query but ``removed_of``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count

import sqlalchemy as sa

from feeds.model import Selection, StoredIssue, StoredItem, Topic
from feeds.searching.words import text_of
from feeds.serialise import item_from_json
from feeds.store import issues as issue_queries
from feeds.store.records import RemovedItem
from feeds.store.schema import issues, item_tags, items
from feeds.topics import selects

_AT_ONCE = 500

LIVE = sa.and_(items.c.removed.is_(None), items.c.held.is_(None))
_COLUMNS = tuple(items.c[name] for name in ("id", "issue_key", "number", "content", "released", "published", "updated"))


def of_issue(connection: sa.Connection, key: str) -> list[StoredItem]:
    """In the order of the text."""
    query = sa.select(*_COLUMNS).where(items.c.issue_key == key, LIVE).order_by(items.c.position)
    return _read(connection, query)


# Released by a person after the rest of its issue was out.
LATE = sa.and_(items.c.accepted == items.c.released, items.c.accepted > issues.c.released)


def of_release(connection: sa.Connection, key: str, moment: dt.datetime) -> list[StoredItem]:
    """What came out with the issue's release at that moment, as it now is; or, at a later one, what was held until a
    person accepted it then."""
    first = sa.and_(issues.c.released == moment, ~sa.func.coalesce(LATE, sa.false()))
    query = (
        sa.select(*_COLUMNS)
        .join(issues, issues.c.key == items.c.issue_key)
        .where(items.c.issue_key == key, LIVE, sa.or_(first, sa.and_(LATE, items.c.accepted == moment)))
        .order_by(items.c.position)
    )
    return _read(connection, query)


def by_ids(connection: sa.Connection, ids: Iterable[str]) -> list[StoredItem]:
    return _read(connection, sa.select(*_COLUMNS).where(items.c.id.in_(list(ids)), LIVE))


def released(connection: sa.Connection, start: dt.datetime, end: dt.datetime) -> list[StoredItem]:
    """Released in [start, end): newest issue first, inside it the order of the text."""
    query = (
        sa.select(*_COLUMNS)
        .where(items.c.released >= start, items.c.released < end, LIVE)
        .order_by(items.c.published.desc(), items.c.issue_key, items.c.position)
    )
    return _read(connection, query)


def removed_of(connection: sa.Connection, key: str) -> dict[str, int]:
    """Id to number of an issue's items that were taken out after readers could see them: their pages are to say so."""
    gone = (items.c.issue_key == key, items.c.removed.is_not(None), items.c.held.is_(None))
    query = sa.select(items.c.id, items.c.number).where(*gone).order_by(items.c.number)
    return {row.id: row.number for row in connection.execute(query)}


def removed(connection: sa.Connection, limit: int) -> list[RemovedItem]:
    """The items that were last taken out after readers could see them, as they last were; the last one first."""
    gone = sa.select(items.c.id, items.c.removed).where(items.c.removed.is_not(None), items.c.held.is_(None))
    rows = connection.execute(gone.order_by(items.c.removed.desc(), items.c.id.desc()).limit(limit)).all()
    chosen = sa.select(*_COLUMNS).where(items.c.id.in_([row.id for row in rows]))
    stored = {one.id: one for one in _read(connection, chosen)}
    return [RemovedItem(stored[row.id], row.removed) for row in rows]


def latest(
    connection: sa.Connection,
    limit: int,
    *,
    region: str | None = None,
    theme: str | None = None,
    section: str | None = None,
    periodical: str | None = None,
    topic: Topic | None = None,
) -> list[str]:
    """Ids: newest issue first, inside it the order of the text.

    One selector is one range of one index, however large the archive. Of several, one drives (a tag before a section
    before a periodical, the rarer of two tags) and the others are looked up for each row.
    """
    tags = [("region", region), ("theme", theme)]
    wanted = [(taxonomy, slug) for taxonomy, slug in tags if slug is not None]
    if len(wanted) > 1:
        wanted.sort(key=lambda tag: _frequency(connection, *tag))
    query = sa.select(items.c.id).where(LIVE)
    order = (items.c.published.desc(), items.c.issue_key, items.c.position)
    for place, (taxonomy, slug) in enumerate(wanted):
        tag = item_tags.alias(f"tag_{taxonomy}")
        query = query.join(tag, tag.c.item_id == items.c.id)
        query = query.where(tag.c.taxonomy == taxonomy, tag.c.slug == slug)
        if place == 0:
            order = (tag.c.published.desc(), tag.c.issue_key, tag.c.position)
    if section is not None:
        query = query.where(items.c.section == section)
    if periodical is not None:
        query = query.where(items.c.periodical == periodical)
    if topic is not None:
        query = query.where(_selected_by(topic))
    query = query.order_by(*order)
    if topic is None or not topic.asks_for_words:
        return list(connection.scalars(query.limit(limit)))
    found: list[str] = []
    for start in count(0, _AT_ONCE):
        ids = connection.scalars(query.limit(_AT_ONCE).offset(start)).all()
        found += _with_words(connection, ids, topic)
        if len(found) >= limit or len(ids) < _AT_ONCE:
            break
    return found[:limit]


def latest_of(
    connection: sa.Connection,
    limit: int,
    keys: Collection[str],
    *,
    region: str | None = None,
    theme: str | None = None,
    topic: Topic | None = None,
) -> list[str]:
    """As ``latest``, among the items of these issues: for what is rare in the archive, and known to be in them."""
    order = (items.c.published, items.c.issue_key, items.c.position)
    query = sa.select(items.c.id, *order).where(items.c.issue_key.in_(keys), LIVE)
    for taxonomy, slug in (("region", region), ("theme", theme)):
        if slug is not None:
            tag = item_tags.alias()
            query = query.where(
                sa.exists().where(tag.c.item_id == items.c.id, tag.c.taxonomy == taxonomy, tag.c.slug == slug)
            )
    if topic is not None:
        query = query.where(_selected_by(topic))
    # Put into order here: asked to do it, a database may look through the archive in that order instead.
    rows = sorted(connection.execute(query), key=lambda row: (row.issue_key, row.position))
    rows.sort(key=lambda row: row.published, reverse=True)
    ids = [row.id for row in rows]
    return (_with_words(connection, ids, topic) if topic and topic.asks_for_words else ids)[:limit]


def _frequency(connection: sa.Connection, taxonomy: str, slug: str) -> int:
    """How many items carry a tag, as far as it matters: of two common ones either will do."""
    carrying = sa.select(item_tags.c.item_id).where(item_tags.c.taxonomy == taxonomy, item_tags.c.slug == slug)
    return connection.scalar(sa.select(sa.func.count()).select_from(carrying.limit(1000).subquery())) or 0


def _selected_by(topic: Topic) -> sa.ColumnElement[bool]:
    """As ``feeds.topics.matches``, but for words, of which the database knows nothing (``_with_words``). Looked up for
    each row of the feed's order, so that the newest are soon found."""
    conditions = list(_met(topic.all))
    if (either := list(_met(topic.any))) and not topic.any.words:
        conditions.append(sa.or_(*either))
    return sa.and_(sa.true(), *conditions, *(~met for met in _met(topic.none)))


def _met(selection: Selection) -> Iterator[sa.ColumnElement[bool]]:
    for taxonomy, slugs in (("region", selection.regions), ("theme", selection.themes)):
        if slugs:
            tag = item_tags.alias()
            yield sa.exists().where(tag.c.item_id == items.c.id, tag.c.taxonomy == taxonomy, tag.c.slug.in_(slugs))
    if selection.sections:
        # An item without a section is in none of them, which NULL would leave open.
        yield sa.func.coalesce(items.c.section, "").in_(selection.sections)


def _with_words(connection: sa.Connection, ids: Sequence[str], topic: Topic) -> list[str]:
    """Those of the items that the topic selects, its words included, in the order given."""
    regions: dict[str, set[str]] = {}
    themes: dict[str, set[str]] = {}
    texts: dict[str, tuple[str | None, str]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for row in connection.execute(sa.select(item_tags).where(item_tags.c.item_id.in_(some))):
            (regions if row.taxonomy == "region" else themes).setdefault(row.item_id, set()).add(row.slug)
        columns = (items.c.id, items.c.section, items.c.content)
        for row in connection.execute(sa.select(*columns).where(items.c.id.in_(some))):
            texts[row.id] = row.section, text_of(item_from_json(row.content))
    return [
        item_id
        for item_id in ids
        if selects(topic, regions.get(item_id, set()), themes.get(item_id, set()), *texts[item_id])
    ]


def _read(connection: sa.Connection, query: sa.Select[*tuple[object, ...]]) -> list[StoredItem]:
    rows = connection.execute(query).mappings().all()
    issues = issue_queries.by_keys(connection, {row["issue_key"] for row in rows})
    return [_from_row(row, issues[row["issue_key"]]) for row in rows]


def _from_row(row: sa.RowMapping, issue: StoredIssue) -> StoredItem:
    return StoredItem(
        id=row["id"],
        issue_key=row["issue_key"],
        number=row["number"],
        item=item_from_json(row["content"]),
        released=row["released"],
        published=row["published"],
        updated=row["updated"],
        issue=issue,
    )
