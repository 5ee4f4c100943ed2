"""Opens the runs that are due: for each new issue, and for each window of the calendar that has ended.

What is due follows from the database and the moment alone, so a missed night is caught up and nothing is opened twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from feeds.model import StoredItem, Topic
from feeds.settings import Settings
from feeds.store import Store
from notifier import ledger
from notifier.ledger import Addressee, Why
from notifier.membership import Subscriber, subscribers
from notifier.schedules import Window, due_windows
from notifier.topics import Ancestors, select


def open_due(store: Store, settings: Settings, now: dt.datetime) -> int:
    """Gives how many runs were opened."""
    stale_after = dt.timedelta(hours=settings.jianbao.digest.stale_after_hours)
    opened = 0
    with store.engine.connect() as connection:
        new_issues = ledger.issues_without_run(connection)
    for key, released in new_issues:
        window = Window(released, released, stale=released < now - stale_after)
        opened += _open(store, settings, ledger.ISSUE + key, "issue", window, store.items_of(key), now)
    for frequency, cron in crons(settings).items():
        with store.engine.connect() as connection:
            covered = ledger.covered_until(connection, frequency, now)
        for window in due_windows(cron, settings.zone, covered, now, stale_after):
            items = store.items_released(window.start, window.end)
            opened += _open(store, settings, frequency, frequency, window, items, now)
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


def _open(
    store: Store,
    settings: Settings,
    schedule: str,
    frequency: str,
    window: Window,
    items: Sequence[StoredItem],
    now: dt.datetime,
) -> bool:
    # The audience is read and frozen in the transaction that opens the run: a member who joins is in or out, whole.
    with store.transaction() as connection:
        candidates = subscribers(connection, frequency)
        people = audience(candidates, settings.topics, items, settings.taxonomies.ancestors, expired=window.stale)
        missed = any(person.excluded is Why.EXPIRED for person in people)
        run_id = ledger.open_run(
            connection,
            schedule,
            (window.start, window.end),
            people,
            domain=settings.jianbao.site.domain,
            now=now,
            expired=missed,
        )
    return run_id is not None
