"""Sends what is pending: claims a batch, hands the mails over by all ways out at once, marks what became of them.

A batch is as many mails as may be claimed and not yet marked; half of it is marked and claimed anew in one transaction
while the other half is on its way. What is pending is read in pages. So neither memory nor what a crash leaves
uncertain grows with the number of members.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from feeds.errors import JianbaoError, PermanentFailure
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier import ledger, senders, traffic
from notifier.ledger import Delivery, Settlement, State
from notifier.mail.configured import ways_out
from notifier.mail.signing import signer_of
from notifier.mail.transport import Fate, Outcome, Unreachable
from notifier.queue import Claim, Lane, Queue
from notifier.settling import settlement_of
from notifier.writing import Writer

log = logging.getLogger(__name__)

# What has been taken is marked at the latest after this long, even if the rest of the batch takes its time.
_MARK_AFTER_SECONDS = 1.0


@dataclass
class Sent:
    """What became of deliveries: how many came to each state, and what kept mails from leaving."""

    counts: dict[State, int] = field(default_factory=dict)
    trouble: str = ""

    def add(self, state: State, count: int = 1) -> None:
        self.counts[state] = self.counts.get(state, 0) + count


def send_pending(
    store: Store,
    settings: Settings,
    now: dt.datetime,
    stop: Callable[[], bool],
    advance: Callable[[int, int], None] | None = None,
) -> Sent:
    """Sends every delivery that is due, by the ways out of the settings, until ``stop`` says so. ``advance`` is told
    (done, total).

    A way out that is closed as a whole fails no delivery: the others take over, or all wait for the next call.
    """
    begun = time.monotonic()

    def moment() -> dt.datetime:
        return now + dt.timedelta(seconds=time.monotonic() - begun)

    folder = settings.workspace / ".jianbao" / "senders"
    done = Sent()
    if lost := give_up_lost(store, folder, now):
        done.add(State.UNCERTAIN, lost)
    _expire(store, now)
    queue = Queue(store, settings, now)
    if queue.refill(now):
        try:
            with senders.alive(folder) as sender:
                lanes = [Lane(way) for way in ways_out(settings)]
                writer = Writer(store, settings, signer_of(settings))
                tell = _of_all(advance, queue.due(now)) if advance else None
                asyncio.run(_Call(store, queue, lanes, writer, sender, moment, stop, done, tell).run())
        except JianbaoError as error:
            done.trouble = str(error)
    with store.transaction() as connection:
        ledger.close_runs(connection, moment())
    return done


def _of_all(advance: Callable[[int, int], None], total: int) -> Callable[[int], None]:
    return lambda done: advance(done, total)


def give_up_lost(store: Store, folder: Path, now: dt.datetime) -> int:
    """What processes that have died had claimed becomes ``uncertain``. Gives how many."""
    answer = _("发送中途程序停了，不知道对方收到没有。请核对后决定要不要重发。")
    lost = 0
    with store.engine.connect() as connection:
        claimants = dict.fromkeys(senders.known(folder), now) | dict(ledger.senders(connection))
    for sender, latest in claimants.items():
        with senders.gone(folder, sender, latest, now) as dead:
            if dead:
                with store.transaction() as connection:
                    lost += ledger.give_up(connection, sender, answer, now)
    return lost


def _expire(store: Store, now: dt.datetime) -> None:
    with store.transaction() as connection:
        ledger.expire(connection, _("过了补发时限，不再发送"), now)
        traffic.forget(connection, now)


@dataclass
class _Call:
    """One call of ``send_pending``: a keeper of the ledger, and as many workers as the ways out have room."""

    store: Store
    queue: Queue
    lanes: list[Lane]
    writer: Writer
    sender: str
    moment: Callable[[], dt.datetime]
    stop: Callable[[], bool]
    done: Sent
    tell: Callable[[int], None] | None
    finished: list[tuple[Claim, Settlement]] = field(default_factory=list)
    unmarked: int = 0
    stopping: bool = False

    async def run(self) -> None:
        self._news = asyncio.Event()
        await asyncio.gather(*(self._open(lane) for lane in self.lanes))
        if all(lane.closed for lane in self.lanes):
            self.done.trouble = self._troubles()
            return
        workers = [asyncio.create_task(self._work(lane)) for lane in self.lanes for _turn in range(lane.room)]
        try:
            await self._keep()
        finally:
            for lane in self.lanes:
                await lane.end()
            await asyncio.gather(*workers)
            await asyncio.gather(*(lane.transport.close() for lane in self.lanes))
            self.done.trouble = self.done.trouble or self._troubles()

    async def _open(self, lane: Lane) -> None:
        try:
            await lane.transport.open()
        except Unreachable as error:
            lane.closed = str(error)

    def _troubles(self) -> str:
        return _("；").join(dict.fromkeys(lane.closed for lane in self.lanes if lane.closed))

    async def _keep(self) -> None:
        """Marks what has come to an end and claims as much anew, until there is nothing left."""
        while True:
            finished, self.finished = self.finished, []
            claims = await asyncio.to_thread(self._exchange, finished)
            self.unmarked += len(claims) - len(finished)
            for claim in claims:
                await claim.lane.put(claim)
            if not self.unmarked:
                return
            await self._half_a_batch()

    async def _half_a_batch(self) -> None:
        deadline = time.monotonic() + _MARK_AFTER_SECONDS
        enough = max(1, min(self.queue.batch // 2, self.unmarked))
        while len(self.finished) < enough:
            self._news.clear()
            left = deadline - time.monotonic()
            try:
                # With nothing to mark there is no hurry.
                await asyncio.wait_for(self._news.wait(), left if left > 0 and self.finished else None)
            except TimeoutError:
                return
            if self.finished and time.monotonic() >= deadline:
                return

    def _exchange(self, finished: list[tuple[Claim, Settlement]]) -> list[Claim]:
        """In a thread of its own, one transaction: the disk's time is the network's too."""
        now = self.moment()
        lanes = [] if self.stopping else [lane for lane in self.lanes if not lane.closed]
        with self.store.transaction() as connection:
            ledger.settle_all(connection, self.sender, [settlement for _claim, settlement in finished])
            self.queue.learn(connection, [(claim, settlement) for claim, settlement in finished], now)
            room = self.queue.batch - self.unmarked + len(finished)
            return self.queue.claim(connection, lanes, self.sender, room, now)

    async def _work(self, lane: Lane) -> None:
        while (claim := await lane.take()) is not None:
            settlement = await self._send(lane, claim)
            self.queue.hear(claim, settlement)
            await lane.release(claim)
            self.finished.append((claim, settlement))
            if settlement.counts:
                self.done.add(settlement.state)
                if self.tell is not None:
                    self.tell(sum(self.done.counts.values()))
            self._news.set()

    async def _send(self, lane: Lane, claim: Claim) -> Settlement:
        delivery = claim.delivery
        if lane.closed or self._stops():
            return self._returned(claim, lane.closed)
        if until := self.queue.deferred_until(delivery.domain, self.moment()):
            return self._returned(claim, "", until)
        try:
            envelope = self.writer.write(delivery, self.moment())
            outcome = await lane.transport.send(envelope)
        except Unreachable as error:
            lane.closed = str(error)
            return self._returned(claim, str(error))
        except PermanentFailure as error:
            outcome = Outcome(Fate.NEVER, str(error))
        except Exception:
            # A mail that cannot be written must not hold up all others: it waits, and expires.
            log.exception("Delivery %s cannot be written or handed over", delivery.id)
            outcome = self._defect(delivery)
        return settlement_of(delivery, outcome, lane.name, self.moment())

    def _defect(self, delivery: Delivery) -> Outcome:
        self.done.trouble = _("第 {delivery} 号投递的邮件写不出来，详见日志。").format(delivery=delivery.id)
        return Outcome(Fate.LATER, self.done.trouble)

    def _returned(self, claim: Claim, answer: str, until: dt.datetime | None = None) -> Settlement:
        """As if it had never been claimed."""
        delivery, now = claim.delivery, self.moment()
        return Settlement(delivery.id, State.PENDING, answer, now, claim.lane.name, until, counts=False)

    def _stops(self) -> bool:
        self.stopping = self.stopping or self.stop()
        return self.stopping
