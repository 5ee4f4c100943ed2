"""What came back: kept by member, and what follows from it. An address is given up only when mail to it has been
refused for good on several days, for a server may be set up wrongly for one.

Each function is a few queries in the caller's transaction, and may be called twice for the same report.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from feeds.settings.models import Bounces
from feeds.store.schema import bounces, deliveries, members, subscriptions
from notifier.ledger import MAIL, Delivery

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_LONGEST_TEXT = 2000


class Kind(StrEnum):
    HARD = "hard"  # nobody has this address
    SOFT = "soft"  # not this time: a full mailbox, a server that could not be reached, a mail refused
    COMPLAINT = "complaint"  # the member has called it unwanted


@dataclass(frozen=True, slots=True)
class Report:
    """What a bounce or a complaint says; ``origin`` is smtp, report or person."""

    member_id: int
    delivery_id: int | None
    kind: Kind
    status: str | None
    text: str
    origin: str


def record_answer(
    connection: sa.Connection, delivery: Delivery, answer: str, settings: Bounces, now: dt.datetime
) -> None:
    """A server's own "no such address"."""
    found = _STATUS.search(answer)
    report = Report(delivery.member_id, delivery.id, Kind.HARD, found[1] if found else None, answer, "smtp")
    record(connection, report, settings, now)


def record(connection: sa.Connection, report: Report, settings: Bounces, now: dt.datetime) -> bool:
    """False for one that is known: a delivery bounces once in each way, however often we read of it."""
    if report.delivery_id is not None:
        known = sa.select(bounces.c.id).where(
            bounces.c.delivery_id == report.delivery_id, bounces.c.kind == report.kind
        )
        if connection.execute(known).first() is not None:
            return False
    connection.execute(
        sa.insert(bounces).values(
            member_id=report.member_id,
            delivery_id=report.delivery_id,
            at=now,
            kind=report.kind,
            status=report.status,
            text=report.text[:_LONGEST_TEXT],
            origin=report.origin,
        )
    )
    if report.kind is Kind.COMPLAINT:
        _unsubscribe(connection, report.member_id, now)
    elif report.kind is Kind.HARD:
        _suppress_if_repeated(connection, report, settings, now)
    return True


def delivery_of_message(connection: sa.Connection, message_id: str) -> int | None:
    query = sa.select(deliveries.c.id).where(deliveries.c.message_id == message_id)
    found: int | None = connection.execute(query).scalar_one_or_none()
    return found


def member_of_delivery(connection: sa.Connection, delivery_id: int) -> int | None:
    query = sa.select(deliveries.c.member_id).where(deliveries.c.id == delivery_id)
    found: int | None = connection.execute(query).scalar_one_or_none()
    return found


def _suppress_if_repeated(connection: sa.Connection, report: Report, settings: Bounces, now: dt.datetime) -> None:
    """Counted since the last mail that arrived, as far as we know: one that was taken and never came back."""
    since = now - dt.timedelta(days=settings.within_days)
    query = sa.select(bounces.c.at, bounces.c.text).where(
        bounces.c.member_id == report.member_id, bounces.c.kind == Kind.HARD, bounces.c.at >= since
    )
    days = {row.at.date() for row in connection.execute(query)}
    if len(days) >= settings.days:
        suppressing = sa.update(members).where(members.c.id == report.member_id, members.c.suppressed.is_(None))
        connection.execute(suppressing.values(suppressed=now, suppression=report.text[:_LONGEST_TEXT]))


def _unsubscribe(connection: sa.Connection, member_id: int, now: dt.datetime) -> None:
    """Who complains gets nothing more, of whatever topic."""
    ending = sa.update(subscriptions).where(
        subscriptions.c.member_id == member_id, subscriptions.c.channel == MAIL, subscriptions.c.ended.is_(None)
    )
    connection.execute(ending.values(ended=now, reason="complaint"))
