"""What the notifier does when it is called, by whichever engine: one function, safe to call twice and at once.

What is to be done is read from members.csv, the database and the moment, never from memory; a process that is killed
is simply started again.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field

from feeds.errors import JianbaoError, Problem
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier.ledger import ACCOUNT, GROUP, State
from notifier.members import FILE, read_members
from notifier.membership import any_members, follow_topics, sync, topics_moved
from notifier.opening import crons, open_due
from notifier.personal import forget_unconfirmed, unconfirmed
from notifier.schedules import next_slot
from notifier.sending import send_pending
from notifier.troubles import report
from notifier.wechat.articles import write_articles

log = logging.getLogger(__name__)


# What else changes the database - a person at the command line, another process - is compared again by then.
_COMPARED_EVERY = dt.timedelta(hours=1)


@dataclass
class MemberFileSeen:
    """members.csv as it was last compared with the database. To read and compare thousands of rows at every look, to
    find that nothing has changed, is for nothing; forgetting it costs one comparison."""

    state: tuple[int, int, int] | None = None
    at: dt.datetime | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    settings: Settings
    store: Store
    seen: MemberFileSeen = field(default_factory=MemberFileSeen, compare=False)


@dataclass(frozen=True, slots=True)
class Done:
    """What a call did. ``problems`` are the mistakes in members.csv, ``deferred`` the mails that are tried again
    later, ``trouble`` what stopped the sending, if anything did.

    ``drafts`` went to the official account, ``group_posts`` are issues that went to a group, and ``by_wechat`` says
    what of these wants time or a person."""

    problems: tuple[Problem, ...] = ()
    opened: int = 0
    sent: int = 0
    failed: int = 0
    deferred: int = 0
    uncertain: int = 0
    articles: int = 0
    drafts: int = 0
    group_posts: int = 0
    by_wechat: tuple[str, ...] = ()
    trouble: str = ""


def do_due(
    context: Context,
    now: dt.datetime,
    *,
    stop: Callable[[], bool] = lambda: False,
    advance: Callable[[int, int], None] | None = None,
) -> Done:
    """Everything that is due: members, runs, mails, articles. ``now`` is aware.

    ``stop`` is asked before each mail: a run may be long, and what is not sent now is sent by the next call.
    ``advance`` is told (done, total) of the mails.
    """
    from notifier.wechat.sending import send_waiting

    store, settings = context.store, context.settings
    problems = sync_members(context, now)
    keep_members(context, now)
    read_returns(context, now, stop)
    opened = open_due(store, settings, now)
    if opened.trouble:
        report(store, "digest", _("摘要"), opened.trouble, now)
    sending = send_pending(store, settings, now, stop, advance)
    if sending.trouble:
        report(store, "mail", settings.jianbao.mail.transport, sending.trouble, now)
    # The messages of groups show the cover that lies beside the articles.
    articles = write_articles(store, settings, now)
    posted = send_waiting(store, settings, now, stop)
    for key, trouble in posted.troubles:
        report(store, "wechat", key, trouble, now)
    return Done(
        problems=problems,
        opened=opened.runs,
        sent=sending.counts.get(State.SENT, 0),
        failed=sending.counts.get(State.FAILED, 0),
        deferred=sending.counts.get(State.PENDING, 0),
        uncertain=sending.counts.get(State.UNCERTAIN, 0),
        articles=articles,
        drafts=posted.count(ACCOUNT, State.SENT),
        group_posts=posted.count(GROUP, State.SENT),
        by_wechat=tuple(f"{key}: {trouble}" for key, trouble in posted.troubles),
        trouble=opened.trouble or sending.trouble,
    )


def read_returns(context: Context, now: dt.datetime, stop: Callable[[], bool]) -> None:
    """What came back to the mailbox of bounces, if the settings name one."""
    if context.settings.jianbao.mail.bounces.mailbox is None:
        return
    from notifier.returns import read_mailbox

    try:
        read_mailbox(context.store, context.settings, now, stop)
    except JianbaoError as error:
        report(context.store, "bounces", "mail.bounces", str(error), now)


def send_now(context: Context, now: dt.datetime, advance: Callable[[int, int], None] | None = None) -> Done:
    """What is pending, and nothing else: for a person who waits for it."""
    sending = send_pending(context.store, context.settings, now, lambda: False, advance)
    counts = sending.counts
    return Done(
        sent=counts.get(State.SENT, 0),
        failed=counts.get(State.FAILED, 0),
        deferred=counts.get(State.PENDING, 0),
        uncertain=counts.get(State.UNCERTAIN, 0),
        trouble=sending.trouble,
    )


def sync_members(context: Context, now: dt.datetime) -> tuple[Problem, ...]:
    """Brings the database in line with members.csv and gives the mistakes in it. No file, no change.

    A file that is still being written would end the subscriptions of everyone below the point it has reached: unless
    there is nobody yet, it is left alone until it has settled.
    """
    store, settings, seen = context.store, context.settings, context.seen
    try:
        with settings.members_file.open("rb") as opened:
            found = os.fstat(opened.fileno())
            state = (found.st_ino, found.st_size, found.st_mtime_ns)
            if state == seen.state and seen.at is not None and seen.at <= now < seen.at + _COMPARED_EVERY:
                return seen.problems
            data = opened.read()
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (Problem(FILE, None, "", str(error)),)
    with store.engine.connect() as connection:
        unsettled = 0 <= now.timestamp() - found.st_mtime < settings.jianbao.intake.settle_seconds
        if unsettled and any_members(connection):
            return ()
    file = read_members(data, settings.topics, settings.jianbao.language)
    sync(store, file, now)
    for problem in file.problems:
        report(store, "members", FILE, str(problem), now)
    if not unsettled:
        seen.state, seen.at, seen.problems = state, now, file.problems
    return file.problems


def keep_members(context: Context, now: dt.datetime) -> None:
    """Subscriptions follow topics.yaml; what was asked for on the pages and never confirmed is forgotten."""
    store = context.store
    with store.engine.connect() as connection:
        moved = topics_moved(connection, context.settings.topics)
        waiting = unconfirmed(connection, now)
    if moved or waiting:
        with store.transaction() as connection:
            follow_topics(connection, context.settings.topics, now)
            forget_unconfirmed(connection, now)


def next_times(settings: Settings, now: dt.datetime) -> dict[str, dt.datetime | None]:
    """When the next daily, weekly and monthly digests are due, in UTC; None for a time that never comes."""
    return {frequency: next_slot(cron, settings.zone, now) for frequency, cron in crons(settings).items()}
