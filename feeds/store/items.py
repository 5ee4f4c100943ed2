"""Queries over items. What readers do not see, removed or held, is left out of every query but ``removed_of``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

import sqlalchemy as sa

from feeds.model import Selection, StoredItem, Topic
from feeds.searching.words import text_of
from feeds.serialise import item_from_json
from feeds.store import issues as issue_queries
from feeds.store.records import RemovedItem
from feeds.store.schema import issues, item_tags, items
from feeds.topics import selects

_AT_ONCE = 500

LIVE = sa.and_(items.c.removed.is_(None), items.c.held.is_(None))
_ORDER = (items.c.published, items.c.issue_key, items.c.position)
# The content as it is written: by its text an item is told from what it was.
_CONTENT = sa.cast(items.c.content, sa.Text)
_COLUMNS = (
    *(items.c[name] for name in ("id", "issue_key", "number", "released", "published", "updated")),
    _CONTENT.label("content"),
)


_OF_ISSUES = items.c.issue_key.in_(sa.bindparam("keys", expanding=True))
# Asked for each few issues of a site, as is what was removed of them: made once, for it takes as long as asking.
_IN_ISSUES = sa.select(*_COLUMNS).where(_OF_ISSUES, LIVE).order_by(items.c.issue_key, items.c.position)


def of_issues(connection: sa.Connection, keys: Iterable[str]) -> dict[str, list[StoredItem]]:
    """By the keys of the issues, each one's in the order of the text."""
    found: dict[str, list[StoredItem]] = {key: [] for key in keys}
    for stored in _read(connection, _IN_ISSUES, {"keys": list(found)}):
        found[stored.issue_key].append(stored)
    return found


def ids_of_issue(connection: sa.Connection, key: str) -> list[str]:
    """In the order of the text."""
    return list(
        connection.scalars(sa.select(items.c.id).where(items.c.issue_key == key, LIVE).order_by(items.c.position))
    )


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


_GONE = sa.and_(items.c.removed.is_not(None), items.c.held.is_(None))
_GONE_OF_ISSUES = (
    sa.select(items.c.issue_key, items.c.id, items.c.number).where(_OF_ISSUES, _GONE).order_by(items.c.number)
)


def removed_of(connection: sa.Connection, keys: Iterable[str]) -> dict[str, dict[str, int]]:
    """By the keys of the issues: id to number of an issue's items that were taken out after readers could see them.
    Their pages are to say so."""
    found: dict[str, dict[str, int]] = {key: {} for key in keys}
    for row in connection.execute(_GONE_OF_ISSUES, {"keys": list(found)}):
        found[row.issue_key][row.id] = row.number
    return found


def removed(connection: sa.Connection, limit: int) -> list[RemovedItem]:
    """The items that were last taken out after readers could see them, as they last were; the last one first."""
    gone = sa.select(items.c.id, items.c.removed).where(_GONE)
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
    wanted = _wanted(region, theme)
    if len(wanted) > 1:
        wanted.sort(key=lambda tag: _frequency(connection, *tag))
    if wanted and section is None and periodical is None and topic is None:
        return list(connection.scalars(_newest_tagged(len(wanted)), _values(wanted) | {"most": limit}))
    query = sa.select(items.c.id).where(LIVE)
    order = _ORDER
    for place, (taxonomy, slug) in enumerate(wanted):
        tag = item_tags.alias(f"tag_{taxonomy}")
        query = query.join(tag, tag.c.item_id == items.c.id)
        query = query.where(tag.c.taxonomy == taxonomy, tag.c.slug == slug)
        if place == 0:
            order = (tag.c.published, tag.c.issue_key, tag.c.position)
    if section is not None:
        query = query.where(items.c.section == section)
    if periodical is not None:
        query = query.where(items.c.periodical == periodical)
    if topic is not None:
        query = query.where(_selected_by(topic))
    query = query.order_by(order[0].desc(), *order[1:])
    if topic is None or not topic.asks_for_words:
        return list(connection.scalars(query.limit(limit)))
    found: list[str] = []
    for start in count(0, _AT_ONCE):
        ids = connection.scalars(query.limit(_AT_ONCE).offset(start)).all()
        found += _with_words(connection, ids, topic)
        if len(found) >= limit or len(ids) < _AT_ONCE:
            break
    return found[:limit]


def _wanted(region: str | None, theme: str | None) -> list[tuple[str, str]]:
    tags = (("region", region), ("theme", theme))
    return [(taxonomy, slug) for taxonomy, slug in tags if slug is not None]


def _values(wanted: Sequence[tuple[str, str]]) -> dict[str, object]:
    return {f"{name}{n}": value for n, tag in enumerate(wanted) for name, value in zip(_TAG, tag, strict=True)}


_TAG = ("taxonomy", "slug")


@lru_cache
def _newest_tagged(number: int) -> sa.Select[Any]:
    query, (published, *in_text) = _tagged(number)
    return query.order_by(published.desc(), *in_text).limit(sa.bindparam("most"))


def _tagged(number: int) -> tuple[sa.Select[Any], Sequence[sa.ColumnElement[Any]]]:
    """The ids of the items with so many tags, by the rows of tags alone, for only live items have some; and what they
    are ordered by: the moment of publication, which is to fall, the issue, the place in its text. The first tag drives:
    of a join a database may choose the other one, and look through the archive."""
    first, *others = (item_tags.alias() for _tag in range(number))
    wanted = [[tag.c[name] == sa.bindparam(f"{name}{n}") for name in _TAG] for n, tag in enumerate((first, *others))]
    query = sa.select(first.c.item_id).where(*wanted[0])
    for other, of_other in zip(others, wanted[1:], strict=True):
        query = query.where(sa.exists().where(other.c.item_id == first.c.item_id, *of_other))
    return query, (first.c.published, first.c.issue_key, first.c.position)


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


def _read(
    connection: sa.Connection, query: sa.Select[Any], values: Mapping[str, object] | None = None
) -> list[StoredItem]:
    """``query`` selects ``_COLUMNS``."""
    rows = connection.execute(query, values).all()
    issues = issue_queries.by_keys(connection, {row.issue_key for row in rows})
    return [
        StoredItem(
            id=item_id,
            issue_key=key,
            number=number,
            item=item_from_json(json.loads(content)),
            released=released,
            published=published,
            updated=updated,
            issue=issues[key],
            digest=hashlib.sha256(content.encode()).hexdigest(),
        )
        for item_id, key, number, released, published, updated, content in rows
    ]
