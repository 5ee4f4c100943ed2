"""What members do on the pages: ask for mails, confirm it, choose, pause, and leave.

Each function is in the caller's transaction and may be called twice. Nothing here tells a caller whether an address is
known; the mail that is queued does, and only to whoever reads that mailbox.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from feeds.model import Topic
from feeds.store.schema import deliveries, members, requests
from notifier.notices import NoticeKind, queue_notice
from notifier.subscriptions import CALENDAR, PAGE, Changes, Ended, end_all, running

FOR_EVER = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)
"""A pause that ends when the member says so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``topics``: slug to frequency, "" for the topic's own. ``zone`` None: the site's."""

    topics: Mapping[str, str]
    name: str = ""
    language: str = "zh-CN"
    zone: str | None = None
    form: str = "html"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the settings say, as these functions need it: the topics, and the site's domain for Message-IDs."""

    topics: Sequence[Topic]
    domain: str
    by_slug: Mapping[str, Topic] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {topic.slug: topic for topic in self.topics})

    def names(self, slugs: Sequence[str]) -> list[str]:
        return [self.by_slug[slug].name if slug in self.by_slug else slug for slug in slugs]


def ask(connection: sa.Connection, desk: Desk, email: str, wanted: Wanted, now: dt.datetime) -> None:
    """Somebody wants mails to go to this address: whoever reads them is asked. One who has mails is told so."""
    row = connection.execute(sa.select(members).where(sa.func.lower(members.c.email) == email.lower())).first()
    if row is not None and row.confirmed and running(connection, row.id):
        queue_notice(connection, row.id, NoticeKind.KNOWN, {}, desk.domain, now)
        return
    values: dict[str, Any]
    if row is None:
        values = {
            "email": email,
            "name": wanted.name,
            "language": wanted.language,
            "zone": wanted.zone,
            "form": wanted.form,
            "origin": PAGE,
            "joined": now,
        }
        member_id = connection.execute(sa.insert(members).values(**values).returning(members.c.id)).scalar_one()
    else:
        member_id = row.id
    values = {
        "member_id": member_id,
        "asked": now,
        "wanted": {
            "topics": dict(wanted.topics),
            "name": wanted.name,
            "language": wanted.language,
            "zone": wanted.zone,
            "form": wanted.form,
        },
    }
    request_id = connection.execute(sa.insert(requests).values(**values).returning(requests.c.id)).scalar_one()
    notice = {"request": request_id, "topics": desk.names(list(wanted.topics))}
    queue_notice(connection, member_id, NoticeKind.CONFIRM, notice, desk.domain, now)


def confirm(connection: sa.Connection, desk: Desk, request_id: int, now: dt.datetime) -> int | None:
    """What was asked for begins. Gives the member; None where the request is no more (it was forgotten, or the member
    erased). A second time changes nothing."""
    row = connection.execute(sa.select(requests).where(requests.c.id == request_id).with_for_update()).first()
    if row is None:
        return None
    if row.done is not None:
        return int(row.member_id)
    wanted = Wanted(**row.wanted)
    member = connection.execute(sa.select(members).where(members.c.id == row.member_id)).one()
    values: dict[str, Any] = {
        "name": wanted.name or member.name,
        "language": wanted.language,
        "zone": wanted.zone,
        "form": wanted.form,
        "confirmed": now,
        "settled": now,
        "left": None,
        "opted_out": None,
        # The link came by mail: the address works.
        "suppressed": None,
        "suppression": None,
    }
    connection.execute(sa.update(members).where(members.c.id == member.id).values(**values))
    connection.execute(sa.update(requests).where(requests.c.id == request_id).values(done=now))
    _choose_topics(connection, desk, member, wanted, now)
    notice = {"topics": desk.names([slug for slug in wanted.topics if slug in desk.by_slug])}
    queue_notice(connection, member.id, NoticeKind.WELCOME, notice, desk.domain, now)
    return int(member.id)


def choose(connection: sa.Connection, desk: Desk, member_id: int, wanted: Wanted, now: dt.datetime) -> None:
    """The member's preferences are these. No topic at all: they get no mails until they choose some."""
    member = connection.execute(sa.select(members).where(members.c.id == member_id).with_for_update()).one()
    values = {
        "name": wanted.name,
        "language": wanted.language,
        "zone": wanted.zone,
        "form": wanted.form,
        "settled": now,
        "opted_out": None if wanted.topics else member.opted_out or now,
        "left": None if wanted.topics else member.left or now,
    }
    connection.execute(sa.update(members).where(members.c.id == member_id).values(**values))
    _choose_topics(connection, desk, member, wanted, now)


def pause(connection: sa.Connection, member_id: int, until: dt.datetime | None) -> None:
    """No mails before a moment; None ends a pause."""
    connection.execute(sa.update(members).where(members.c.id == member_id).values(paused_until=until))


def leave(
    connection: sa.Connection,
    member_id: int,
    reason: Ended,
    now: dt.datetime,
    topics: Sequence[str] | None = None,
) -> bool:
    """Ends subscriptions, all or those to some topics. Whether none is left by it: then no list begins others."""
    ended = end_all(connection, member_id, reason, now, topics)
    if running(connection, member_id):
        return False
    first = sa.update(members).where(members.c.id == member_id)
    connection.execute(first.values(opted_out=sa.func.coalesce(members.c.opted_out, now), left=now))
    return bool(ended)


def say_goodbye(connection: sa.Connection, desk: Desk, member_id: int, now: dt.datetime) -> None:
    queue_notice(connection, member_id, NoticeKind.GOODBYE, {}, desk.domain, now)


def topics_of_delivery(connection: sa.Connection, member_id: int, delivery_id: int) -> list[str]:
    """What a mail to this member was about; nothing for one that was not theirs."""
    mine = (deliveries.c.id == delivery_id) & (deliveries.c.member_id == member_id)
    found = connection.execute(sa.select(deliveries.c.topics).where(mine)).scalar_one_or_none()
    return list(found or ())


def _choose_topics(
    connection: sa.Connection, desk: Desk, member: sa.Row[Any], wanted: Wanted, now: dt.datetime
) -> None:
    """``member`` is the row as it was: what its zone had been is needed to know what is owed."""
    changes = Changes(connection, now)
    had = {one.topic: one for one in running(connection, member.id)}
    moved = wanted.zone != member.zone
    for slug, one in had.items():
        if slug not in wanted.topics:
            # A topic that is not in topics.yaml any more is not on the page: it was not deselected there.
            if slug in desk.by_slug:
                changes.end(one, Ended.UNSUBSCRIBED)
            continue
        chosen = bool(wanted.topics[slug])
        frequency = wanted.topics[slug] or desk.by_slug[slug].frequency
        if (frequency, chosen) != (one.frequency, one.chosen):
            changes.replace(one, Ended.CHANGED, zone=member.zone, frequency=frequency, chosen=chosen, origin=PAGE)
        elif moved and one.frequency in CALENDAR:
            changes.replace(one, Ended.CHANGED, zone=member.zone)
    for slug, frequency in wanted.topics.items():
        if slug in desk.by_slug and slug not in had:
            changes.start(
                member.id, slug, frequency or desk.by_slug[slug].frequency, chosen=bool(frequency), origin=PAGE
            )
    changes.write()
