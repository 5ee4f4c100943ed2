"""How much has gone where lately, in the database: what limits and a relay's warm-up go by, whoever sent it.

A mail counts from when it is claimed, so neither a crash nor a second process makes a limit be passed. Counted is by
the minute of the clock and, for a warm-up, by the day in the operator's zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.settings.models import DomainLimits, Smtp, WarmUp
from feeds.store.schema import traffic
from feeds.store.upsert import insert

_MINUTE, _DAY = "minute", "day"
_HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Stream:
    """What is counted together: what goes by a relay, or what goes to some domains (by the first one's name)."""

    relay: str
    domain: str
    a_minute: int | None = None
    an_hour: int | None = None
    warm_up: WarmUp | None = None

    @classmethod
    def of_relay(cls, name: str, smtp: Smtp) -> Stream:
        return cls(name, "", smtp.a_minute, smtp.an_hour, smtp.warm_up)

    @classmethod
    def of_domains(cls, limits: DomainLimits) -> Stream:
        return cls("", limits.domains[0], limits.a_minute, limits.an_hour)

    @property
    def is_limited(self) -> bool:
        return any((self.a_minute, self.an_hour, self.warm_up))


def daily_cap(warm_up: WarmUp, today: dt.date) -> int | None:
    """How many mails a relay may take on a day; None once it is warm."""
    days = max(0, (today - warm_up.since).days)
    # A growth of at least one percent a day passes any sensible cap in ten years.
    cap = warm_up.first_day * warm_up.growth ** min(days, 3650) if days < 3650 else warm_up.until
    return int(cap) if cap < warm_up.until else None


@dataclass
class Meter:
    """The room that limited streams have in one transaction; what is taken is written by ``save``."""

    zone: ZoneInfo
    _room: dict[Stream, float] = field(default_factory=dict)
    _taken: dict[Stream, int] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: sa.Connection, streams: Iterable[Stream], zone: ZoneInfo, now: dt.datetime) -> Meter:
        meter = cls(zone)
        limited = [stream for stream in streams if stream.is_limited]
        if limited and connection.dialect.name == "postgresql":
            # Another process would count on the same room. SQLite has one writer anyway.
            connection.exec_driver_sql("LOCK TABLE traffic IN SHARE ROW EXCLUSIVE MODE")
        for stream in limited:
            meter._room[stream] = _room(connection, stream, zone, now)
        return meter

    def has_room(self, stream: Stream | None) -> bool:
        return stream is None or self._room.get(stream, 1) > 0

    def take(self, stream: Stream | None) -> None:
        if stream in self._room:
            self._room[stream] -= 1
            self._taken[stream] = self._taken.get(stream, 0) + 1

    def save(self, connection: sa.Connection, now: dt.datetime) -> None:
        for stream, count in self._taken.items():
            for span, began in ((_MINUTE, _minute(now)), (_DAY, _day(now, self.zone))):
                _add(connection, stream, span, began, count)


def forget(connection: sa.Connection, now: dt.datetime) -> None:
    """Drops what no limit looks at any more."""
    old = (traffic.c.span == _MINUTE) & (traffic.c.began < now - 2 * _HOUR)
    very_old = traffic.c.began < now - dt.timedelta(days=60)
    connection.execute(sa.delete(traffic).where(old | very_old))


def _room(connection: sa.Connection, stream: Stream, zone: ZoneInfo, now: dt.datetime) -> float:
    rooms = [float("inf")]
    if stream.a_minute:
        rooms.append(stream.a_minute - _sent(connection, stream, _MINUTE, _minute(now)))
    if stream.an_hour:
        # Of this minute and the 59 before it.
        rooms.append(
            stream.an_hour - _sent(connection, stream, _MINUTE, _minute(now) - _HOUR + dt.timedelta(minutes=1))
        )
    today = _day(now, zone)
    if stream.warm_up and (cap := daily_cap(stream.warm_up, today.astimezone(zone).date())) is not None:
        rooms.append(cap - _sent(connection, stream, _DAY, today))
    return min(rooms)


def _sent(connection: sa.Connection, stream: Stream, span: str, since: dt.datetime) -> int:
    """Also what a clock that was ahead has counted: rather too slow than too fast."""
    query = sa.select(sa.func.coalesce(sa.func.sum(traffic.c.sent), 0)).where(
        traffic.c.relay == stream.relay,
        traffic.c.domain == stream.domain,
        traffic.c.span == span,
        traffic.c.began >= since,
    )
    return int(connection.execute(query).scalar_one())


def _add(connection: sa.Connection, stream: Stream, span: str, began: dt.datetime, count: int) -> None:
    values = {"relay": stream.relay, "domain": stream.domain, "span": span, "began": began, "sent": count}
    adding = insert(connection, traffic).values(**values)
    keys = [traffic.c.relay, traffic.c.domain, traffic.c.span, traffic.c.began]
    connection.execute(adding.on_conflict_do_update(index_elements=keys, set_={"sent": traffic.c.sent + count}))


def _minute(moment: dt.datetime) -> dt.datetime:
    return moment.replace(second=0, microsecond=0)


def _day(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return moment.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
