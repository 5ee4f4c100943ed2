"""Members and subscriptions put straight into the database: what the pages and the list would write."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from notifier_workspace import Office

from feeds.store.schema import deliveries, members, runs, subscriptions
from notifier.composing import digest_of
from notifier.groups import Group
from notifier.runs import Run, items_of


def add_member(office: Office, email: str, now: dt.datetime, **columns: Any) -> int:
    values = {"email": email, "name": "", "language": "zh-CN", "origin": "page", "joined": now, "confirmed": now}
    with office.store.transaction() as connection:
        adding = sa.insert(members).values(**{**values, **columns}).returning(members.c.id)
        return int(connection.execute(adding).scalar_one())


def subscribe(
    office: Office, member_id: int, topic: str, frequency: str, now: dt.datetime, since: dt.datetime | None = None
) -> int:
    values = {
        "member_id": member_id,
        "topic": topic,
        "frequency": frequency,
        "channel": "mail",
        "origin": "page",
        "started": now,
        "since": since,
    }
    with office.store.transaction() as connection:
        adding = sa.insert(subscriptions).values(**values).returning(subscriptions.c.id)
        return int(connection.execute(adding).scalar_one())


def change(office: Office, subscription_id: int, frequency: str, now: dt.datetime, zone: str | None = None) -> int:
    """Another frequency, or the same in another zone: the old row ends, the new one owes what the old one did."""
    with office.store.transaction() as connection:
        query = sa.select(subscriptions).where(subscriptions.c.id == subscription_id)
        row = connection.execute(query).one()
        ending = sa.update(subscriptions).where(subscriptions.c.id == subscription_id)
        connection.execute(ending.values(ended=now, reason="changed"))
        connection.execute(sa.update(members).where(members.c.id == row.member_id).values(zone=zone))
    return subscribe(office, row.member_id, row.topic, frequency, now, row.since or row.started)


def headlines_got(office: Office, member_id: int) -> list[str]:
    """The headlines in the member's mails, sent or not yet, in the order of the runs."""
    columns = (runs.c.id, runs.c.schedule, runs.c.window_start, runs.c.window_end)
    query = sa.select(*columns, deliveries.c.topics, deliveries.c.scope).join(runs, runs.c.id == deliveries.c.run_id)
    query = query.where(deliveries.c.member_id == member_id).order_by(runs.c.id)
    with office.store.engine.connect() as connection:
        groups = [Group(Run(*row[:4]), tuple(row.topics), row.scope or "") for row in connection.execute(query)]
        digests = [digest_of(office.settings, group, items_of(connection, group.run.id)) for group in groups]
    sections = [part for digest in digests for part in digest.sections]
    entries = [entry for part in sections for entry in (*part.full, *part.headlines, *part.counted)]
    return [entry.stored.item.headline for entry in entries]
