"""Everything there is to do, in its order: take issues in, publish them, send what is due; and words for what was done.

What is to be done is read from the inbox and the database each time; a call too many does nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from feeds.i18n import gettext as _
from feeds.intake.intake import Intake
from feeds.pipeline import Outcome, Result
from feeds.publishing import Publisher
from feeds.publishing.websub import ping
from feeds.settings import Settings
from feeds.store import Store
from notifier.jobs import Context, Done, do_due

Clock = Callable[[], dt.datetime]
"""The present moment, aware. Asked at each part of the work, for the parts take their time."""

Advance = Callable[[int, int], None]
"""Is told (done, total)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line for a person about what was done. ``trouble``: something is not as it should be."""

    text: str
    trouble: bool = False


@dataclass(frozen=True, slots=True)
class Did:
    """What one pass did: with each file of the inbox, how many issues it published, what the notifier did.

    ``mails_leave``: they went to a server, not into files. ``again_in``: in how many seconds a file that was still
    being copied may be complete.
    """

    outcomes: tuple[Outcome, ...]
    published: int
    notified: Done
    mails_leave: bool
    again_in: float | None

    def results(self, result: Result) -> int:
        """How many files came to this result."""
        return sum(outcome.result is result for outcome in self.outcomes)


class Work:
    """The parts of one workspace under one state of its settings."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._store = store
        self._intake = Intake(settings, store)
        self._publisher = Publisher(settings, store)
        self._context = Context(settings, store)
        self._mails_leave = settings.jianbao.mail.transport == "smtp"
        # In a cluster the sending is a task, of which one machine of all gets each.
        self._sends = settings.jianbao.engine == "embedded"

    def do(self, clock: Clock, stop: Callable[[], bool]) -> Did:
        """What can be done at this moment; ``stop`` is asked before each mail. Raises OSError and what the database
        raises; then to be called again."""
        outcomes, published = self._intake.look(clock()), self._publish(clock, None)
        # Mails link to pages, so they go out when the pages are there.
        notified = do_due(self._context, clock(), stop=stop) if self._sends else Done()
        return self._did(outcomes, published, notified)

    def do_all(self, clock: Clock, publishing: Advance, sending: Advance) -> Did:
        """As ``do``, but to the end, and files that have just been copied are given the time to settle."""
        outcomes, published = self._intake.settle(clock), self._publish(clock, publishing)
        notified = do_due(self._context, clock(), advance=sending) if self._sends else Done()
        return self._did(outcomes, published, notified)

    def compress(self, stop: Callable[[], bool] = lambda: False) -> None:
        """What readers can do without; to be called when it has been said what was done. ``stop`` is asked now and
        then. Raises OSError."""
        self._publisher.compress(stop)

    def send(self, clock: Clock, stop: Callable[[], bool]) -> Did:
        """What is due to be sent, and nothing else."""
        return Did((), 0, do_due(self._context, clock(), stop=stop), self._mails_leave, None)

    def _publish(self, clock: Clock, advance: Advance | None) -> int:
        published = self._publisher.publish(advance)
        ping(self._store, clock())
        return published

    def _did(self, outcomes: list[Outcome], published: int, notified: Done) -> Did:
        return Did(tuple(outcomes), published, notified, self._mails_leave, self._intake.next_look)


def sentences(did: Did) -> Iterator[Sentence]:
    for outcome in did.outcomes:
        trouble = outcome.result in (Result.REJECTED, Result.FAILED)
        yield Sentence(_("{name}：{message}").format(name=outcome.name, message=outcome.message), trouble)
    if did.published:
        yield Sentence(_("已发布 {n} 期。").format(n=did.published))
    yield from _about_messages(did.notified, did.mails_leave)


def _about_messages(done: Done, mails_leave: bool) -> Iterator[Sentence]:
    if done.articles:
        yield Sentence(_("写好微信文章 {n} 篇。").format(n=done.articles))
    if done.drafts:
        yield Sentence(_("公众号草稿 {n} 份已放好。").format(n=done.drafts))
    if done.group_posts:
        yield Sentence(_("发到企业微信群 {n} 次。").format(n=done.group_posts))
    for trouble in done.by_wechat:
        yield Sentence(_("微信：{trouble}").format(trouble=trouble), trouble=True)
    if done.sent:
        message = _("发出邮件 {n} 封。") if mails_leave else _("邮件 {n} 封写在 outbox/ 里。")
        yield Sentence(message.format(n=done.sent))
    if done.deferred:
        yield Sentence(_("{n} 封邮件暂时没有发成，稍后再试。").format(n=done.deferred), trouble=True)
    if done.failed:
        yield Sentence(_("{n} 封邮件被拒收，不再尝试；原因见 jianbao status。").format(n=done.failed), trouble=True)
    if done.uncertain:
        message = _("{n} 封邮件不知道对方收到没有，不会自动重发；见 jianbao status。")
        yield Sentence(message.format(n=done.uncertain), trouble=True)
    if done.trouble:
        yield Sentence(done.trouble, trouble=True)
    for problem in done.problems:
        yield Sentence(str(problem), trouble=True)
