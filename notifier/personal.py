"""What is kept of a person: all of it given to them, and all of it taken out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from feeds.store.schema import bounces, deliveries, members, requests, runs, subscriptions
from notifier.subscriptions import Ended, end_all

UNCONFIRMED_DAYS = 7


def export(connection: sa.Connection, member_id: int) -> dict[str, Any]:
    """Everything that is stored of a member, as JSON takes it; moments are ISO 8601 in UTC."""
    member = connection.execute(sa.select(members).where(members.c.id == member_id)).mappings().one()
    mine: dict[str, sa.Select[Any]] = {
        "subscriptions": sa.select(subscriptions).where(subscriptions.c.member_id == member_id),
        "requests": sa.select(requests).where(requests.c.member_id == member_id),
        "mails": (
            sa.select(
                deliveries.c.id,
                deliveries.c.kind,
                runs.c.schedule,
                deliveries.c.topics,
                deliveries.c.state,
                deliveries.c.changed,
                deliveries.c.answer,
                deliveries.c.message_id,
            )
            .join(runs, runs.c.id == deliveries.c.run_id, isouter=True)
            .where(deliveries.c.member_id == member_id)
            .order_by(deliveries.c.id)
        ),
        "bounces": sa.select(bounces).where(bounces.c.member_id == member_id),
    }
    found: dict[str, Any] = {"member": _plain(member)}
    for name, query in mine.items():
        found[name] = [_plain(row) for row in connection.execute(query).mappings()]
    return found


def erase(connection: sa.Connection, member_id: int, now: dt.datetime, former: str | None) -> None:
    """Takes out everything that says who a member was. The row stays, for the ledger's sums, and with it ``former``
    (``keys.address_digest``), by which a list that still names them is kept from bringing them back."""
    end_all(connection, member_id, Ended.ERASED, now)
    mine = deliveries.c.member_id == member_id
    connection.execute(sa.delete(requests).where(requests.c.member_id == member_id))
    connection.execute(sa.update(bounces).where(bounces.c.member_id == member_id).values(text=""))
    # Servers repeat the address in their answers. What waits to be sent has nobody to go to.
    connection.execute(sa.update(deliveries).where(mine).values(answer=None, notice=None, domain=None))
    waiting = mine & (deliveries.c.state == "pending")
    connection.execute(sa.update(deliveries).where(waiting).values(state="failed", changed=now))
    values = {
        "email": f"erased-{member_id}@invalid",
        "name": "",
        "zone": None,
        "origin": "",
        "suppression": None,
        "feed_key": None,
        "left": now,
        "erased": now,
        "former": former,
    }
    connection.execute(sa.update(members).where(members.c.id == member_id).values(**values))


def unconfirmed(connection: sa.Connection, now: dt.datetime) -> list[int]:
    """Members who asked for mails and did not confirm it in time."""
    late = now - dt.timedelta(days=UNCONFIRMED_DAYS)
    # A request after the first one is as good a reason to wait.
    fresh = sa.select(requests.c.member_id).where(requests.c.asked >= late)
    query = sa.select(members.c.id).where(
        members.c.confirmed.is_(None), members.c.erased.is_(None), members.c.joined < late, members.c.id.not_in(fresh)
    )
    return list(connection.scalars(query))


def forget_unconfirmed(connection: sa.Connection, now: dt.datetime) -> int:
    """Erases them. Gives how many."""
    found = unconfirmed(connection, now)
    for member_id in found:
        erase(connection, member_id, now, None)
    return len(found)


def _plain(row: sa.RowMapping) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.datetime) else value
        for name, value in row.items()
        if name != "member_id"
    }
