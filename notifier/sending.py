"""Sends what is pending: claim, send, mark, one delivery after the other, each step committed."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from feeds import i18n
from feeds.errors import JianbaoError, PermanentFailure, TemporaryFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier import ledger, senders
from notifier.composing import letter_of
from notifier.groups import Group
from notifier.ledger import Delivery, State
from notifier.links import Links
from notifier.mail.addresses import Office, named
from notifier.mail.configured import open_transport
from notifier.mail.letter import Letter
from notifier.mail.message import Content, build
from notifier.mail.places import fill_html, fill_text
from notifier.mail.transport import Transport, Unreachable

log = logging.getLogger(__name__)

# Minutes until the next attempt, by how many there were. After the last they repeat until the run is stale.
_RETRY = (5, 15, 30, 60, 120, 240)


@dataclass
class Sent:
    """What became of deliveries: how many came to each state, and what kept the batch from going on."""

    counts: dict[State, int] = field(default_factory=dict)
    trouble: str = ""

    def add(self, state: State) -> None:
        self.counts[state] = self.counts.get(state, 0) + 1


def send_pending(store: Store, settings: Settings, now: dt.datetime, stop: Callable[[], bool]) -> Sent:
    """Sends every delivery that is due, through the transport of the settings, until ``stop`` says so.

    A way out that is closed as a whole ends the batch and fails no delivery.
    """
    begun = time.monotonic()

    def moment() -> dt.datetime:
        return now + dt.timedelta(seconds=time.monotonic() - begun)

    folder = settings.workspace / ".jianbao" / "senders"
    done = Sent()
    if lost := give_up_lost(store, folder, now):
        done.counts[State.UNCERTAIN] = lost
    _expire(store, now)
    with store.engine.connect() as connection:
        waiting = ledger.pending(connection, now)
    if waiting:
        try:
            office, links = Office.of(settings), Links.of(store, settings)
            with senders.alive(folder) as sender, open_transport(settings) as transport:
                _Batch(store, settings, office, transport, sender, moment, stop, links).send(waiting, done)
        except JianbaoError as error:
            done.trouble = str(error)
    with store.transaction() as connection:
        ledger.close_runs(connection, moment())
    return done


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


@dataclass
class _Batch:
    store: Store
    settings: Settings
    office: Office
    transport: Transport
    sender: str
    moment: Callable[[], dt.datetime]
    stop: Callable[[], bool]
    links: Links
    letters: dict[Group, Letter | None] = field(default_factory=dict)

    def send(self, waiting: list[Delivery], done: Sent) -> None:
        for delivery in waiting:
            if self.stop():
                return
            mail: EmailMessage | PermanentFailure
            try:
                mail = self._mail(delivery)
            except PermanentFailure as error:
                mail = error
            except Exception:
                # A mail that cannot be written must not hold up all others: it waits, and expires.
                log.exception("Delivery %s of run %s cannot be written", delivery.id, delivery.run.schedule)
                done.trouble = _("第 {run} 次发送里有邮件写不出来，详见日志。").format(run=delivery.run.id)
                continue
            with self.store.transaction() as connection:
                mine = ledger.claim(connection, delivery.id, self.sender, self.moment())
            if mine:
                done.add(self._send_one(delivery, mail))

    def _send_one(self, delivery: Delivery, mail: EmailMessage | PermanentFailure) -> State:
        state, later = State.SENT, None
        try:
            if isinstance(mail, PermanentFailure):
                raise mail
            answer = self.transport.send(mail, _name(delivery))
        except Unreachable as error:
            self._settle(delivery, State.PENDING, str(error), None)
            raise
        except TemporaryFailure as error:
            minutes = _RETRY[min(delivery.attempts, len(_RETRY) - 1)]
            state, answer, later = State.PENDING, str(error), self.moment() + dt.timedelta(minutes=minutes)
        except PermanentFailure as error:
            state, answer = State.FAILED, str(error)
        except UncertainOutcome as error:
            state, answer = State.UNCERTAIN, str(error)
        self._settle(delivery, state, answer, later)
        return state

    def _settle(self, delivery: Delivery, state: State, answer: str, later: dt.datetime | None) -> None:
        with self.store.transaction() as connection:
            ledger.settle(connection, delivery.id, self.sender, state, answer, self.moment(), later)

    def _letter(self, delivery: Delivery) -> Letter | None:
        """The letter for everyone in the delivery's group; None if its items are all gone."""
        group = delivery.group
        if group not in self.letters:
            # Deliveries come sorted by run: the letters of an earlier one are done with.
            self.letters = {known: letter for known, letter in self.letters.items() if known.run.id == group.run.id}
            self.letters[group] = letter_of(self.store, self.settings, group)
        return self.letters[group]

    def _mail(self, delivery: Delivery) -> EmailMessage:
        """Raises PermanentFailure where there is nothing to send or nobody to send it to."""
        letter = self._letter(delivery)
        if letter is None:
            raise PermanentFailure(_("条目都已撤下，没有可发的内容。"))
        try:
            recipient = named(delivery.name, delivery.email)
        except ValueError:
            raise PermanentFailure(_("“{text}”不是可以寄达的邮件地址。").format(text=delivery.email)) from None
        domain = self.settings.jianbao.site.domain
        token = self.links.token(delivery.member_id, delivery.id)
        personal = letter.personal(delivery.name, delivery.email, self.links.places(token))
        content = Content(
            subject=letter.subject,
            text=fill_text(letter.text, personal),
            html=fill_html(letter.html, personal) if letter.html is not None else None,
            language=letter.language,
            list_id=f"{delivery.topics[0] if len(delivery.topics) == 1 else 'digest'}.{domain}",
            feedback=(str(delivery.run.id), delivery.run.frequency, "digest", "jianbao"),
        )
        with i18n.in_language(letter.language):
            date = self.moment().astimezone(self.settings.zone)
            return build(content, self.office, recipient, delivery.message_id, date)


def _name(delivery: Delivery) -> str:
    """What a mail is called as a file: the schedule or issue, the run, the member."""
    return f"{delivery.run.schedule.replace(':', '-')}-{delivery.run.id:04d}-{delivery.email}"
