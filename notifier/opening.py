"""Opens the runs that are due: for each new issue, and for each window of the calendar that has ended.

What is due follows from the database and the moment alone, so a missed night is caught up and nothing is opened twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from feeds.model import StoredItem, Topic
from feeds.settings import Settings
from feeds.store import Store
from feeds.topics import Ancestors, select
from notifier import ledger, runs
from notifier.membership import Subscriber, subscribers
from notifier.runs import Addressee, Why
from notifier.schedules import Window, due_windows
from notifier.wechat import postings
from notifier.wechat.postings import Due


def open_due(store: Store, settings: Settings, now: dt.datetime) -> int:
    """Gives how many runs were opened."""
    stale_after = dt.timedelta(hours=settings.jianbao.digest.stale_after_hours)
    opened = 0
    with store.engine.connect() as connection:
        new_issues = runs.issues_without_run(connection)
    for key, released in new_issues:
        window = Window(released, released, stale=released < now - stale_after)
        opened += _open(store, settings, runs.ISSUE + key, window, now)
    for frequency, cron in crons(settings).items():
        with store.engine.connect() as connection:
            covered = runs.covered_until(connection, frequency, now)
        for window in due_windows(cron, settings.zone, covered, now, stale_after):
            opened += _open(store, settings, frequency, window, now)
    return opened


def crons(settings: Settings) -> dict[str, str]:
    """The frequencies of the calendar with their cron lines."""
    schedules = settings.jianbao.digest.schedules
    return {"daily": schedules.daily, "weekly": schedules.weekly, "monthly": schedules.monthly}


def audience(
    candidates: Iterable[Subscriber],
    topics: Sequence[Topic],
    items: Sequence[StoredItem],
    ancestors: Ancestors,
    *,
    expired: bool = False,
) -> list[Addressee]:
    """Every candidate with the topics they get, or with why they get nothing. Pure."""
    met = {topic.slug: bool(select(topic, items, ancestors)) for topic in topics}
    found = []
    for candidate in candidates:
        known = tuple(slug for slug in candidate.topics if slug in met)
        if not known:
            found.append(Addressee(candidate.id, excluded=Why.UNKNOWN_TOPIC))
        elif not any(met[slug] for slug in known):
            found.append(Addressee(candidate.id, excluded=Why.NO_ITEMS))
        elif expired:
            found.append(Addressee(candidate.id, excluded=Why.EXPIRED))
        else:
            found.append(Addressee(candidate.id, known))
    return found


def _open(store: Store, settings: Settings, schedule: str, window: Window, now: dt.datetime) -> bool:
    """Opens one run, its audience and what it is about read and frozen in one transaction."""
    with store.transaction() as connection:
        runs.one_opener_at_a_time(connection)
        frequency = runs.frequency_of(schedule)
        items = runs.items_of(connection, schedule, window.start, window.end)
        candidates = subscribers(connection, frequency)
        people = audience(candidates, settings.topics, items, settings.taxonomies.ancestors, expired=window.stale)
        expired = any(person.excluded is Why.EXPIRED for person in people)
        owed = _owed_by_wechat(connection, settings, schedule, items) if not window.stale else []
        run_id = runs.open_run(
            connection, schedule, (window.start, window.end), people, now=now, expired=expired, others=len(owed)
        )
        if run_id is not None:
            ledger.prepare(connection, run_id, people, settings.jianbao.site.domain, now)
            postings.prepare(connection, run_id, owed, now)
    return run_id is not None


def _owed_by_wechat(
    connection: sa.Connection, settings: Settings, schedule: str, items: Sequence[StoredItem]
) -> list[Due]:
    if not schedule.startswith(runs.ISSUE):
        return []
    # What was accepted late goes to the groups as news; the draft of the issue is there, and perhaps out, already.
    first = postings.run_of_issue(connection, schedule.removeprefix(runs.ISSUE)) is None
    return postings.due(settings, items, settings.taxonomies.ancestors, first=first)
