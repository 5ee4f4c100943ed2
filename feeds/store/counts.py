"""Queries that count. Removed items are not counted; they carry no tags either."""

from __future__ import annotations

import sqlalchemy as sa

from feeds.store.records import Counts
from feeds.store.schema import issues, item_tags, items

_LIVE = items.c.removed.is_(None)


def totals(connection: sa.Connection) -> Counts:
    periodicals = sa.select(sa.func.count(issues.c.periodical.distinct())).scalar_subquery()
    all_issues = sa.select(sa.func.count()).select_from(issues).scalar_subquery()
    live_items = sa.select(sa.func.count()).select_from(items).where(_LIVE).scalar_subquery()
    row = connection.execute(sa.select(all_issues, live_items, periodicals)).one()
    return Counts(*row)


def tags(connection: sa.Connection, taxonomy: str) -> dict[str, int]:
    """How many items each slug carries; a region counts its children's items, each item once."""
    query = (
        sa.select(item_tags.c.slug, sa.func.count())
        .where(item_tags.c.taxonomy == taxonomy)
        .group_by(item_tags.c.slug)
        .order_by(item_tags.c.slug)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def sections(connection: sa.Connection) -> dict[str, int]:
    query = (
        sa.select(items.c.section, sa.func.count())
        .where(_LIVE, items.c.section.is_not(None))
        .group_by(items.c.section)
        # By first appearance: the publisher gives the bare slug to the first of two names that sound alike.
        .order_by(sa.func.min(items.c.released), sa.func.min(items.c.issue_key), sa.func.min(items.c.position))
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def items_of_issues(connection: sa.Connection) -> dict[str, int]:
    query = sa.select(items.c.issue_key, sa.func.count()).where(_LIVE).group_by(items.c.issue_key)
    return {row[0]: row[1] for row in connection.execute(query)}
