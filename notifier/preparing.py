"""A run's audience, frozen when it opens: a delivery for everyone who gets a mail, an exclusion for everyone else.

It must add up before the first mail: candidates = prepared + those excluded, by reason. Both sides are counted by the
database, the one from the subscriptions, the other from what was written.
"""

from __future__ import annotations

import datetime as dt
import secrets
import zlib
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.store.schema import deliveries, exclusions, runs
from notifier.audience import Addressee
from notifier.ledger import MAIL, State


class AudienceError(JianbaoError):
    """A run whose audience does not add up; it is not opened, and nothing of it is sent."""


def prepare(
    connection: sa.Connection,
    run_id: int,
    page: Iterable[Addressee],
    domain: str,
    now: dt.datetime,
    *,
    state: State = State.PENDING,
    answer: str | None = None,
) -> None:
    """What becomes of some candidates. ``domain`` is the site's, for the Message-IDs, which a delivery keeps."""
    everyone = list(page)
    rows = [
        {
            "run_id": run_id,
            "channel": MAIL,
            "member_id": one.member_id,
            "domain": one.domain,
            "topics": list(one.topics),
            "scope": one.scope or None,
            "letter": _letter(one),
            "message_id": f"<{run_id}.{one.member_id}.{secrets.token_hex(8)}@{domain}>",
            "state": state,
            "attempts": 0,
            "changed": now,
            "answer": answer,
        }
        for one in everyone
        if one.excluded is None
    ]
    if rows:
        connection.execute(sa.insert(deliveries), rows)
    left_out = [
        {"run_id": run_id, "member_id": one.member_id, "reason": one.excluded} for one in everyone if one.excluded
    ]
    if left_out:
        connection.execute(sa.insert(exclusions), left_out)


def add_up(
    connection: sa.Connection, run_id: int, candidates: int, now: dt.datetime, *, expired: bool = False
) -> dict[str, int]:
    """Writes the run's sums into it and gives how many were excluded, by reason. A run with nothing to send is done.

    Raises AudienceError; then the transaction is to be rolled back.
    """
    prepared = _count(connection, run_id, deliveries.c.channel == MAIL)
    reasons = sa.select(exclusions.c.reason, sa.func.count()).where(exclusions.c.run_id == run_id)
    excluded = {row[0]: row[1] for row in connection.execute(reasons.group_by(exclusions.c.reason))}
    if candidates != prepared + sum(excluded.values()):
        message = _(
            "第 {run} 次发送的收件人对不上：应有 {candidates} 人，却是 {prepared} 人要发、{excluded} 人不发。"
            "没有发出任何邮件，这一次不发；请把日志报给开发者。"
        )
        raise AudienceError(
            message.format(run=run_id, candidates=candidates, prepared=prepared, excluded=sum(excluded.values()))
        )
    counts = {"candidates": candidates, "prepared": prepared, "excluded": dict(sorted(excluded.items()))}
    nothing = not _count(connection, run_id, deliveries.c.state == State.PENDING)
    state = "expired" if expired else "done" if nothing else "open"
    values = {"counts": counts, "state": state, "ended": now if nothing else None}
    connection.execute(sa.update(runs).where(runs.c.id == run_id).values(**values))
    return excluded


def readmit(connection: sa.Connection, run_id: int, member_ids: Sequence[int]) -> None:
    """Their exclusions are taken back; to be followed by ``prepare`` and ``add_up``."""
    for start in range(0, len(member_ids), 500):
        some = member_ids[start : start + 500]
        gone = sa.delete(exclusions).where(exclusions.c.run_id == run_id, exclusions.c.member_id.in_(some))
        connection.execute(gone)


def _letter(one: Addressee) -> int:
    """By which those stand together in the ledger whose mails say the same; two letters with one number do no harm."""
    return zlib.crc32(repr((one.topics, one.scope)).encode()) >> 1


def _count(connection: sa.Connection, run_id: int, what: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.run_id == run_id, what)
    return int(connection.execute(query).scalar_one())
