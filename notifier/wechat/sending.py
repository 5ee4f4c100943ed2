"""Sends what is due to go out by WeChat: claim, go on from the receipt, settle, each step committed."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from feeds.errors import JianbaoError, PermanentFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier import ledger, runs, senders
from notifier.ledger import ACCOUNT, GROUP, State
from notifier.wechat import account, api, group, postings
from notifier.wechat.postings import Posting

log = logging.getLogger(__name__)

# Minutes until the next attempt, by how many there were.
_RETRY = (1, 5, 15, 30, 60, 240)


@dataclass
class Posted:
    """What became of it: how many deliveries of each channel came to each state, and sentences about those that want a
    person."""

    counts: dict[tuple[str, State], int] = field(default_factory=dict)
    troubles: list[tuple[str, str]] = field(default_factory=list)
    """Issue and what is the matter with it."""

    def count(self, channel: str, state: State) -> int:
        return self.counts.get((channel, state), 0)


def send_waiting(store: Store, settings: Settings, now: dt.datetime, stop: Callable[[], bool]) -> Posted:
    """Everything that is due, until ``stop`` says so."""
    posted = Posted()
    with store.engine.connect() as connection:
        waiting = postings.waiting(connection, now)
    if not waiting:
        return posted
    with _sender(store, settings, now) as sender:
        for posting in waiting:
            if stop():
                break
            sender.send(posting, posted)
    with store.transaction() as connection:
        ledger.close_runs(connection, now)
    return posted


def send_one(store: Store, settings: Settings, posting: Posting, now: dt.datetime) -> Posting:
    """One delivery, at once; gives it as it then is."""
    with _sender(store, settings, now) as sender:
        sender.send(posting, Posted())
    with store.transaction() as connection:
        ledger.close_runs(connection, now)
        return postings.of_issue(connection, posting.issue_key, posting.channel, posting.target) or posting


@contextmanager
def _sender(store: Store, settings: Settings, now: dt.datetime) -> Iterator[_Sender]:
    begun = time.monotonic()

    def moment() -> dt.datetime:
        return now + dt.timedelta(seconds=time.monotonic() - begun)

    with senders.alive(settings.workspace / ".jianbao" / "senders") as name:
        yield _Sender(store, settings, name, moment)


@dataclass
class _Sender:
    store: Store
    settings: Settings
    name: str
    moment: Callable[[], dt.datetime]

    def send(self, posting: Posting, posted: Posted) -> None:
        with self.store.transaction() as connection:
            if not ledger.claim(connection, [posting.id], self.name, self.moment(), was=posting.state):
                return
        later: dt.datetime | None = None
        try:
            state, answer = State.SENT, self._deliver(posting)
        except account.StillPublishing:
            state, answer, later = State.PENDING, _("已交去发布，微信还没有发完。"), self._in(1)
        except group.TooFast as error:
            state, answer, later = State.PENDING, str(error), self._in(1)
        except UncertainOutcome as error:
            state, answer = State.UNCERTAIN, str(error)
            if posting.channel == GROUP:
                hint = _("{trouble}。到群里看过以后，接着发用：jianbao wechat push {key} --group {slug}")
                answer = hint.format(trouble=answer, key=posting.issue_key, slug=posting.target)
        except PermanentFailure as error:
            state, answer = State.FAILED, str(error)
        except JianbaoError as error:
            # A draft of which nobody knows stays one until it has been looked for.
            lost = posting.state is State.UNCERTAIN and "sought" in posting.receipt
            state, answer = State.UNCERTAIN if lost else State.PENDING, str(error)
            later = self._in(_RETRY[min(posting.attempts, len(_RETRY) - 1)])
        except Exception:
            log.exception("Delivery %s of %s by WeChat cannot be written", posting.id, posting.issue_key)
            state, answer = State.PENDING, _("出了意料之外的错误，详见日志。")
            later = self._in(_RETRY[-1])
        with self.store.transaction() as connection:
            ledger.settle(connection, posting.id, self.name, state, answer, self.moment(), later)
        key = (posting.channel, state)
        posted.counts[key] = posted.counts.get(key, 0) + 1
        if state is not State.SENT:
            posted.troubles.append((posting.issue_key, answer))

    def _deliver(self, posting: Posting) -> str:
        issue = self.store.issue(posting.issue_key)
        if issue is None:
            raise PermanentFailure(_("库里没有这一期了。"))

        def reached(receipt: dict[str, Any]) -> None:
            with self.store.transaction() as connection:
                ledger.reached(connection, posting.id, self.name, receipt, self.moment())

        def sent_lately() -> int:
            with self.store.engine.connect() as connection:
                return postings.sent_since(connection, posting.target, self.moment() - group.MINUTE)

        if posting.channel == ACCOUNT:
            with api.opened(self.settings, self.store, self.moment) as opened:
                if opened.account.appid != posting.target:
                    raise PermanentFailure(
                        _("设置里的公众号已经换了，这篇是给 {appid} 的。").format(appid=posting.target)
                    )
                items = self.store.items_of(issue.key)
                with self.store.engine.connect() as connection:
                    known = postings.known_drafts(connection, posting.target)
                return account.deliver(
                    account.Job(
                        self.settings, self.store, issue, items, opened, posting.receipt, known, reached, self.moment
                    )
                )
        groups = {one.slug: one for one in self.settings.jianbao.wechat.groups}
        if posting.target not in groups:
            raise PermanentFailure(_("设置里没有叫 {slug} 的群了。").format(slug=posting.target))
        run = posting.run
        with self.store.engine.connect() as connection:
            items = [one.stored for one in runs.items_of(connection, run.id) if not one.early]
        return group.deliver(
            group.Job(
                self.settings,
                groups[posting.target],
                issue,
                items,
                posting.topics,
                posting.receipt,
                reached,
                sent_lately,
                self.moment,
            )
        )

    def _in(self, minutes: int) -> dt.datetime:
        return self.moment() + dt.timedelta(minutes=minutes)
