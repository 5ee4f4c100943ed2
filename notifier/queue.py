"""Which deliveries go next, and by which way: pages of the ledger, shared out by weight within every limit."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.settings import Settings
from feeds.settings.models import DomainLimits
from feeds.store import Store
from notifier import bounces, ledger
from notifier.ledger import Delivery, Settlement, Waiting
from notifier.mail.configured import WayOut
from notifier.mail.transport import Fate
from notifier.quiet import quiet_until
from notifier.traffic import Meter, Stream


class Lane:
    """A way out while it is in use: the claims that wait for it. ``closed`` says why it takes no more."""

    def __init__(self, way: WayOut) -> None:
        self.transport = way.transport
        self.name = way.transport.name
        self.room = way.transport.room
        self.weight = way.weight
        self.stream = Stream.of_relay(self.name, way.smtp) if way.smtp else None
        self.closed = ""
        self.taken = 0
        self._waiting: deque[Claim] = deque()
        self._busy: dict[str, int] = {}
        self._changed = asyncio.Condition()
        self._ended = False

    async def put(self, claim: Claim) -> None:
        async with self._changed:
            self._waiting.append(claim)
            self._changed.notify()

    async def take(self) -> Claim | None:
        """The first whose domain is not busy; None when there will be no more."""
        async with self._changed:
            while True:
                for place, claim in enumerate(self._waiting):
                    if self._busy.get(claim.crowd, 0) < claim.at_once:
                        del self._waiting[place]
                        self._busy[claim.crowd] = self._busy.get(claim.crowd, 0) + 1
                        return claim
                if self._ended:
                    return None
                await self._changed.wait()

    async def release(self, claim: Claim) -> None:
        async with self._changed:
            self._busy[claim.crowd] -= 1
            if self._waiting:
                self._changed.notify()

    async def end(self) -> None:
        async with self._changed:
            self._ended = True
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that is ours to send by a lane. ``at_once``: so many of its crowd may be on their way together."""

    delivery: Delivery
    lane: Lane
    crowd: str
    at_once: float


class Queue:
    """For one call of sending; used by one thread at a time, but for ``hear`` and ``deferred_until``."""

    def __init__(self, store: Store, settings: Settings, now: dt.datetime) -> None:
        mail = settings.jianbao.mail
        self.batch = mail.batch
        self._store = store
        self._zone = settings.zone
        self._quiet = mail.quiet_hours
        self._bounces = mail.bounces
        self._limits: dict[str, DomainLimits] = {domain: one for one in mail.domains for domain in one.domains}
        self._streams = {domain: Stream.of_domains(one) for domain, one in self._limits.items()}
        self._page: deque[Waiting] = deque()
        self._after = {True: ledger.START, False: ledger.START}
        self._exhausted = False
        self._deferred: dict[str, dt.datetime] = {}

    def refill(self, now: dt.datetime) -> bool:
        """Whether anything is due."""
        with self._store.transaction() as connection:
            self._read(connection, now)
        return bool(self._page)

    def due(self, now: dt.datetime) -> int:
        with self._store.engine.connect() as connection:
            return ledger.count_due(connection, now)

    def claim(
        self, connection: sa.Connection, lanes: Sequence[Lane], sender: str, room: int, now: dt.datetime
    ) -> list[Claim]:
        """At most ``room`` deliveries, each with its lane. Empty where nothing is due or no limit allows more."""
        if not lanes or room <= 0:
            return []
        meter = Meter.read(connection, self._all_streams(lanes), self._zone, now)
        found: list[Claim] = []
        while len(found) < room:
            self._read_notices(connection, now)
            chosen: dict[int, Lane] = {}
            while len(found) + len(chosen) < room and (waiting := self._next(connection, now)) is not None:
                if self.deferred_until(waiting.domain, now):
                    continue
                stream = self._streams.get(waiting.domain)
                lane = _lane(lanes, meter) if meter.has_room(stream) else None
                if lane is not None:
                    meter.take(stream)
                    meter.take(lane.stream)
                    lane.taken += 1
                    chosen[waiting.id] = lane
                elif not any(meter.has_room(one.stream) for one in lanes):
                    # No lane has room: the rest waits for the next call.
                    self._page.clear()
                    self._exhausted = True
            if not chosen:
                break
            mine = ledger.claim(connection, list(chosen), sender, now)
            order = {delivery_id: place for place, delivery_id in enumerate(chosen)}
            deliveries = sorted(ledger.claimed(connection, mine), key=lambda one: order[one.id])
            found += [self._claim(delivery, chosen[delivery.id]) for delivery in deliveries]
        meter.save(connection, now)
        return found

    def hear(self, claim: Claim, settlement: Settlement) -> None:
        """At once, what cannot wait for the next transaction: a domain that wants less gets no more of this batch."""
        if settlement.domain_until is not None:
            self._deferred[claim.delivery.domain] = settlement.domain_until

    def learn(self, connection: sa.Connection, finished: Sequence[tuple[Claim, Settlement]], now: dt.datetime) -> None:
        """What answers say beyond their own delivery: a domain that wants less, an address that is none."""
        for claim, settlement in finished:
            if settlement.domain_until is not None:
                ledger.defer_domain(connection, claim.delivery.domain, settlement.domain_until)
            elif settlement.fate is Fate.NO_ADDRESS:
                bounces.record_answer(connection, claim.delivery, settlement.answer, self._bounces, now)
            elif not settlement.counts and settlement.not_before is None:
                # It was not sent by its lane's fault: another may take it.
                self._page.appendleft(Waiting(claim.delivery.id, claim.delivery.domain))

    def deferred_until(self, domain: str, now: dt.datetime) -> dt.datetime | None:
        until = self._deferred.get(domain)
        return until if until is not None and until > now else None

    def _claim(self, delivery: Delivery, lane: Lane) -> Claim:
        limits = self._limits.get(delivery.domain)
        if limits is None or limits.connections is None:
            return Claim(delivery, lane, "", float("inf"))
        return Claim(delivery, lane, limits.domains[0], limits.connections)

    def _all_streams(self, lanes: Sequence[Lane]) -> set[Stream]:
        return {*self._streams.values(), *(lane.stream for lane in lanes if lane.stream)}

    def _next(self, connection: sa.Connection, now: dt.datetime) -> Waiting | None:
        if not self._page:
            self._read(connection, now)
        return self._page.popleft() if self._page else None

    def _read_notices(self, connection: sa.Connection, now: dt.datetime) -> None:
        """Mails of their own go first, also those that were queued since the page was read."""
        notices = ledger.waiting(connection, now, after=self._after[True], notices=True)
        if notices:
            self._after[True] = notices[-1].place
            self._page.extendleft(reversed(notices))

    def _read(self, connection: sa.Connection, now: dt.datetime) -> None:
        self._read_notices(connection, now)
        while not self._page and not self._exhausted:
            if self._quiet and self._quiet.zone == "operator" and quiet_until(self._quiet, self._zone, now):
                return
            page = ledger.waiting(connection, now, after=self._after[False], notices=False)
            if not page:
                self._exhausted = True
                return
            self._after[False] = page[-1].place
            self._page.extend(self._awake(connection, page, now))

    def _awake(self, connection: sa.Connection, page: list[Waiting], now: dt.datetime) -> list[Waiting]:
        """Those for whom it is not night; the others are put off until it is morning where they are."""
        if self._quiet is None or self._quiet.zone != "member":
            return page
        asleep: dict[dt.datetime, list[int]] = {}
        awake = []
        for one in page:
            until = quiet_until(self._quiet, ZoneInfo(one.zone) if one.zone else self._zone, now)
            if until is None:
                awake.append(one)
            else:
                asleep.setdefault(until, []).append(one.id)
        for until, ids in asleep.items():
            ledger.defer(connection, ids, until)
        return awake


def _lane(lanes: Sequence[Lane], meter: Meter) -> Lane | None:
    """The lane with room that has had least of its share so far."""
    free = [lane for lane in lanes if meter.has_room(lane.stream)]
    return min(free, key=lambda lane: lane.taken / lane.weight) if free else None
