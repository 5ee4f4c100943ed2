"""Queries that count. What readers do not see is not counted, but by ``held``; it carries no tags either."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from feeds.store.items import LIVE
from feeds.store.records import Counts
from feeds.store.schema import issues, item_tags, items


def totals(connection: sa.Connection) -> Counts:
    seen = issues.c.held.is_(None)
    periodicals = sa.select(sa.func.count(issues.c.periodical.distinct())).where(seen).scalar_subquery()
    all_issues = sa.select(sa.func.count()).select_from(issues).where(seen).scalar_subquery()
    live_items = sa.select(sa.func.count()).select_from(items).where(LIVE).scalar_subquery()
    row = connection.execute(sa.select(all_issues, live_items, periodicals)).one()
    return Counts(*row)


def held(connection: sa.Connection) -> tuple[int, int]:
    """How many whole issues, and how many items of any issue, wait for a person."""
    held_issues = sa.select(sa.func.count()).select_from(issues).where(issues.c.held.is_not(None)).scalar_subquery()
    waiting = (items.c.held.is_not(None), items.c.removed.is_(None))
    held_items = sa.select(sa.func.count()).select_from(items).where(*waiting).scalar_subquery()
    row = connection.execute(sa.select(held_issues, held_items)).one()
    return row[0], row[1]


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
    """By first appearance, which later issues do not change: the publisher gives the bare slug to the first of two
    names that sound alike. Three aggregates would not do, as each could take its minimum from another item."""
    age = (items.c.released, items.c.issue_key, items.c.number)
    ranked = (
        sa.select(
            items.c.section,
            *age,
            sa.func.count().over(partition_by=items.c.section).label("items"),
            sa.func.row_number().over(partition_by=items.c.section, order_by=age).label("place"),
        )
        .where(LIVE, items.c.section.is_not(None))
        .subquery()
    )
    query = (
        sa.select(ranked.c.section, ranked.c["items"])
        .where(ranked.c.place == 1)
        .order_by(ranked.c.released, ranked.c.issue_key, ranked.c.number)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def latest(connection: sa.Connection) -> dict[tuple[str, str], dt.datetime]:
    """When the newest item of each region, theme, section and periodical was published, by kind and slug or name."""
    newest = sa.func.max(item_tags.c.published, type_=item_tags.c.published.type)
    tags = sa.select(item_tags.c.taxonomy, item_tags.c.slug, newest).group_by(item_tags.c.taxonomy, item_tags.c.slug)
    found = {(row[0], row[1]): row[2] for row in connection.execute(tags)}
    for kind, column in (("section", items.c.section), ("periodical", items.c.periodical)):
        newest = sa.func.max(items.c.published, type_=items.c.published.type)
        query = sa.select(column, newest).where(LIVE, column.is_not(None)).group_by(column)
        found |= {(kind, row[0]): row[1] for row in connection.execute(query)}
    return found


def regions_with_themes(connection: sa.Connection) -> list[tuple[str, str]]:
    """The slugs of every region and theme that an item carries together. Looks through the whole archive."""
    region, theme = item_tags.alias("region"), item_tags.alias("theme")
    query = (
        sa.select(region.c.slug, theme.c.slug)
        .join(theme, theme.c.item_id == region.c.item_id)
        .where(region.c.taxonomy == "region", theme.c.taxonomy == "theme")
        .distinct()
        .order_by(region.c.slug, theme.c.slug)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def periodicals(connection: sa.Connection) -> dict[str, int]:
    """How many items each periodical has that has some."""
    query = sa.select(items.c.periodical, sa.func.count()).where(LIVE).group_by(items.c.periodical)
    return {row[0]: row[1] for row in connection.execute(query)}


def items_of_issues(connection: sa.Connection) -> dict[str, int]:
    query = sa.select(items.c.issue_key, sa.func.count()).where(LIVE).group_by(items.c.issue_key)
    return {row[0]: row[1] for row in connection.execute(query)}
