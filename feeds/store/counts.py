"""Queries that count. What readers do not see is not counted, but by ``held``; it carries no tags either."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from feeds.store.items import LIVE
from feeds.store.records import Counts
from feeds.store.schema import issues, items, tag_months


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
    items_of = sa.func.sum(tag_months.c["items"])
    query = (
        sa.select(tag_months.c.slug, items_of)
        .where(tag_months.c.taxonomy == taxonomy)
        .group_by(tag_months.c.slug)
        .having(items_of > 0)
        .order_by(tag_months.c.slug)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def tag_months_of(connection: sa.Connection, taxonomy: str) -> dict[str, dict[str, int]]:
    """How many items each slug carries that were published in a month of UTC, e.g. ``{"finance": {"2026-05": 3}}``."""
    # A row a slug, not a month: what is asked for with each new issue is not to take longer for an old archive.
    counted = tag_months.c.month + ":" + sa.cast(tag_months.c["items"], sa.String)
    query = (
        sa.select(tag_months.c.slug, sa.func.aggregate_strings(counted, " "))
        .where(tag_months.c.taxonomy == taxonomy, tag_months.c["items"] > 0)
        .group_by(tag_months.c.slug)
        .order_by(tag_months.c.slug)
    )
    found: dict[str, dict[str, int]] = {}
    for slug, months in connection.execute(query):
        pairs = (month.split(":") for month in sorted(months.split(" ")))
        found[slug] = {month: int(count) for month, count in pairs}
    return found


def sections(connection: sa.Connection) -> list[str]:
    """By first appearance, which later issues do not change: the publisher gives the bare slug to the first of two
    names that sound alike. One seek a section: the first row of the next name, over and over."""
    names, age = items.c.section, (items.c.released, items.c.issue_key, items.c.number)
    query = sa.select(names, *age).where(LIVE, names.is_not(None)).order_by(names, *age).limit(1)
    found: list[tuple[dt.datetime, str, int, str]] = []
    row = connection.execute(query).one_or_none()
    while row is not None:
        found.append((row.released, row.issue_key, row.number, row.section))
        row = connection.execute(query.where(names > row.section)).one_or_none()
    return [section for *_age, section in sorted(found)]
