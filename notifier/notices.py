"""Mails of their own, without a run: what the pages for members send. Queued here in the transaction of what they are
about, sent before any digest.

    confirm   somebody has asked for mails to this address and is to say so once more: {"request": ID}
    known     the same, but the address has mails already
    welcome   what a member now gets
    goodbye   that nothing comes any more
"""

from __future__ import annotations

import datetime as dt
import secrets
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from feeds.store.schema import deliveries, members
from notifier.ledger import MAIL, State


class NoticeKind(StrEnum):
    CONFIRM = "confirm"
    KNOWN = "known"
    WELCOME = "welcome"
    GOODBYE = "goodbye"


# The confirmation of somebody who waits for it goes before everything else.
PRIORITY = 0


def queue_notice(
    connection: sa.Connection, member_id: int, kind: NoticeKind, notice: dict[str, Any], domain: str, now: dt.datetime
) -> int:
    """A delivery that is pending from now on; gives its id. ``domain`` is the site's, for the Message-ID."""
    email = str(connection.execute(sa.select(members.c.email).where(members.c.id == member_id)).scalar_one())
    values: dict[str, Any] = {
        "run_id": None,
        "channel": MAIL,
        "kind": kind,
        "notice": notice,
        "priority": PRIORITY,
        "member_id": member_id,
        "domain": email.rpartition("@")[2].lower(),
        "topics": [],
        "message_id": f"<{kind}.{member_id}.{secrets.token_hex(8)}@{domain}>",
        "state": State.PENDING,
        "attempts": 0,
        "changed": now,
    }
    return int(connection.execute(sa.insert(deliveries).values(**values).returning(deliveries.c.id)).scalar_one())
