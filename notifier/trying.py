"""What a run would be if it were opened now: opened and rolled back, so that what is shown is what would happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.model import StoredItem
from feeds.settings import Settings
from feeds.store import Store
from feeds.store.schema import deliveries, members, subscriptions
from notifier import opening, reports, runs
from notifier.composing import digest_of, write_letter
from notifier.digest import Digest
from notifier.groups import Group
from notifier.journal import Journal
from notifier.ledger import MAIL
from notifier.mail.letter import Letter
from notifier.reports import Summary
from notifier.runs import Run
from notifier.schedules import Window


@dataclass(frozen=True, slots=True)
class Tried:
    """``new``: False where this window was opened before, and ``summary`` is of that run."""

    summary: Summary
    new: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    id: int
    email: str
    name: str
    language: str
    form: str
    zone: str | None


@dataclass(frozen=True, slots=True)
class Previewed:
    """A mail that a member would get: on which schedule, and the letter with its places open."""

    schedule: str
    letter: Letter


class _OnlyTried(Exception):  # noqa: N818 - no error
    pass


@contextmanager
def _rolled_back(store: Store, *, keep: bool = False) -> Iterator[sa.Connection]:
    try:
        with store.transaction() as connection:
            yield connection
            if not keep:
                raise _OnlyTried
    except _OnlyTried:
        pass


def try_run(
    store: Store, settings: Settings, journal: Journal, name: str, now: dt.datetime, *, keep: bool
) -> Tried | None:
    """Opens a run of the schedule named, up to this moment, and with ``keep`` lets it stand; None where there is
    nothing for it to be about. Raises JianbaoError for a schedule that there cannot be."""
    with _rolled_back(store, keep=keep) as connection:
        runs.one_opener_at_a_time(connection)
        window = _window(connection, settings, name, now)
        if window is None:
            return None
        schedule = opening.schedule_of(connection, settings, name)
        opened = opening.opened_in(connection, settings, journal, schedule, window, now, asked=True)
        run_id = opened or runs.run_of(connection, name, window.end)
        assert run_id is not None
        (summary,) = reports.summaries(connection, 1, run_id=run_id)
        return Tried(summary, new=opened is not None)


def _window(connection: sa.Connection, settings: Settings, name: str, now: dt.datetime) -> Window | None:
    try:
        return opening.window_now(connection, settings, name, now)
    except (LookupError, ValueError, OSError):
        message = _("没有“{name}”这种摘要。可以写 now、daily、weekly、monthly，或 issue:期号。")
        raise JianbaoError(message.format(name=name)) from None


def recipient(connection: sa.Connection, email: str) -> Recipient | None:
    names = ("id", "email", "name", "language", "form", "zone")
    query = sa.select(*(members.c[name] for name in names)).where(sa.func.lower(members.c.email) == email.lower())
    row = connection.execute(query).one_or_none()
    return Recipient(*row) if row else None


def preview(store: Store, settings: Settings, who: Recipient, now: dt.datetime) -> list[Previewed]:
    """The mails that a member would get if everything were sent at this moment, the finest frequency first."""
    journal, found = Journal.of(store, settings), list[Previewed]()
    with _rolled_back(store) as connection:
        runs.one_opener_at_a_time(connection)
        for name in _schedules(connection, settings, who):
            window = _window(connection, settings, name, now)
            schedule = opening.schedule_of(connection, settings, name)
            if window is None:
                continue
            run_id = opening.opened_in(connection, settings, journal, schedule, window, now, only=who.id)
            if run_id is None:
                continue
            query = sa.select(deliveries.c.topics, deliveries.c.scope)
            query = query.where(deliveries.c.run_id == run_id, deliveries.c.member_id == who.id)
            if row := connection.execute(query).one_or_none():
                run = Run(run_id, name, window.start, window.end)
                group = Group(run, tuple(row.topics), row.scope or "", who.language, who.form)
                digest = digest_of(settings, group, runs.items_of(connection, run_id))
                found.append(Previewed(name, write_letter(settings, group, digest)))
    return found


def preview_since(store: Store, settings: Settings, who: Recipient, since: dt.datetime, now: dt.datetime) -> Letter:
    """Everything since then that the member's topics select, in one mail, whatever they have had."""
    with store.engine.connect() as connection:
        topics = tuple(topic for topic, _frequency in _subscriptions(connection, who.id))
        items = runs.released_in(connection, runs.NOW, since, now)
    return sample_letter(settings, topics, items_digest(settings, topics, items), who.language, who.form, (since, now))


def items_digest(settings: Settings, topics: tuple[str, ...], items: list[StoredItem]) -> Digest:
    from notifier.digest import compose

    return compose([one for one in settings.topics if one.slug in topics], items, settings.taxonomies.ancestors)


def sample_letter(
    settings: Settings,
    topics: tuple[str, ...],
    digest: Digest,
    language: str,
    form: str,
    window: tuple[dt.datetime, dt.datetime],
    *,
    mark: str = "",
) -> Letter:
    """A letter of no run."""
    group = Group(Run(0, runs.NOW, *window), topics, "", language, form)
    return write_letter(settings, group, digest, mark=mark)


def _schedules(connection: sa.Connection, settings: Settings, who: Recipient) -> list[str]:
    frequencies = {frequency for _topic, frequency in _subscriptions(connection, who.id)}
    names = [runs.NOW] if runs.NOW in frequencies else []
    if "issue" in frequencies:
        names += [runs.ISSUE + key for key, _released in runs.issues_without_run(connection)]
    for frequency in opening.crons(settings):
        if frequency in frequencies:
            elsewhere = opening.schedule_of(connection, settings, frequency).elsewhere
            names.append(f"{frequency}@{who.zone}" if who.zone in elsewhere else frequency)
    return names


def _subscriptions(connection: sa.Connection, member_id: int) -> list[tuple[str, str]]:
    query = sa.select(subscriptions.c.topic, subscriptions.c.frequency).where(
        subscriptions.c.member_id == member_id, subscriptions.c.ended.is_(None), subscriptions.c.channel == MAIL
    )
    return [(row.topic, row.frequency) for row in connection.execute(query.order_by(subscriptions.c.id))]
