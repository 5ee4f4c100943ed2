"""Opens the runs that are due: for what has just come out, for each new issue, for each window of the calendar.

What is due follows from the database and the moment alone, so a missed night is caught up and nothing is opened twice.
A run is opened with its items and its whole audience in one transaction, or not at all.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.i18n import gettext as _
from feeds.model import StoredItem
from feeds.settings import Settings
from feeds.store import Store
from feeds.topics import matches
from notifier import candidates, runs
from notifier.audience import Why, addressees
from notifier.candidates import Schedule
from notifier.journal import Journal
from notifier.ledger import State
from notifier.old_issues import is_old
from notifier.preparing import AudienceError, add_up, prepare
from notifier.runs import RunItem
from notifier.schedules import Window, due_windows, last_slot
from notifier.scopes import Contents
from notifier.wechat import postings
from notifier.wechat.postings import Due

log = logging.getLogger(__name__)

# How far back a stamp may lie that a clock which was set back has given (``runs.missed_before``).
_SET_BACK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opened:
    """``trouble`` says which runs could not be opened, and why."""

    runs: int = 0
    trouble: str = ""


def open_due(store: Store, settings: Settings, now: dt.datetime) -> Opened:
    """The finest first: what several subscriptions of a member select goes out with the first."""
    journal = Journal.of(store, settings)
    with store.transaction() as connection:
        runs.forget_expired_ahead(connection, now)
    opened, trouble = 0, ""
    for schedule, window in due(store, settings, now):
        try:
            opened += open_one(store, settings, journal, schedule, window, now) is not None
        except AudienceError as error:
            log.error("%s", error)
            trouble = str(error)
    journal.keep(store, now)
    return Opened(opened, trouble)


def due(store: Store, settings: Settings, now: dt.datetime) -> Iterator[tuple[Schedule, Window]]:
    """Each is worked out when it is asked for, by what has been opened by then."""
    stale_after = stale_after_of(settings)
    with store.engine.connect() as connection:
        zones = tuple(candidates.zones_of_members(connection, settings.zone))
        at_once = candidates.count(connection, Schedule(runs.NOW)) and at_once_window(connection, now, stale_after)
        new_issues = runs.issues_without_run(connection)
    if at_once:
        yield Schedule(runs.NOW), at_once
    for key, released in new_issues:
        yield Schedule(runs.ISSUE + key), Window(released, released, stale=released < now - stale_after)
    for frequency, cron in crons(settings).items():
        for schedule, zone in of_the_calendar(settings, frequency, zones):
            for window in _windows(store, schedule, cron, zone, now, stale_after):
                yield schedule, window


def crons(settings: Settings) -> dict[str, str]:
    """The frequencies of the calendar with their cron lines."""
    schedules = settings.jianbao.digest.schedules
    return {"daily": schedules.daily, "weekly": schedules.weekly, "monthly": schedules.monthly}


def of_the_calendar(settings: Settings, frequency: str, zones: tuple[str, ...]) -> list[tuple[Schedule, ZoneInfo]]:
    """The schedule of the site's time zone, and one for each other that members have."""
    others = [(Schedule(f"{frequency}@{zone}"), ZoneInfo(zone)) for zone in zones]
    return [(Schedule(frequency, zones), settings.zone), *others]


def stale_after_of(settings: Settings) -> dt.timedelta:
    return dt.timedelta(hours=settings.jianbao.digest.stale_after_hours)


def at_once_window(connection: sa.Connection, now: dt.datetime, reach: dt.timedelta) -> Window | None:
    """Whatever came out since the last one; None where nothing did. The first reaches back a while."""
    start = runs.covered_until(connection, runs.NOW, now) or now - reach
    last = runs.last_release(connection, start, now)
    return Window(start, last + dt.timedelta(microseconds=1)) if last is not None else None


def window_now(connection: sa.Connection, settings: Settings, schedule: str, now: dt.datetime) -> Window | None:
    """What a schedule would be about if it were due at this moment; None where there is nothing to it: no such issue,
    nothing new. Raises LookupError for a schedule that there cannot be."""
    if schedule.startswith(runs.ISSUE):
        released = runs.released_of_issue(connection, schedule.removeprefix(runs.ISSUE))
        return Window(released, released) if released else None
    if schedule == runs.NOW:
        return at_once_window(connection, now, stale_after_of(settings))
    frequency, zone = runs.frequency_of(schedule), runs.zone_of(schedule)
    cron = crons(settings).get(frequency)
    if cron is None:
        raise LookupError(schedule)
    covered = runs.covered_until(connection, schedule, now)
    start = covered or last_slot(cron, ZoneInfo(zone) if zone else settings.zone, now)
    return Window(start, now) if start is not None and start < now else None


def schedule_of(connection: sa.Connection, settings: Settings, name: str) -> Schedule:
    zones = tuple(candidates.zones_of_members(connection, settings.zone))
    return Schedule(name, () if runs.zone_of(name) else zones)


def _windows(
    store: Store, schedule: Schedule, cron: str, zone: ZoneInfo, now: dt.datetime, stale_after: dt.timedelta
) -> list[Window]:
    with store.engine.connect() as connection:
        covered = runs.covered_until(connection, schedule.name, now)
        if covered is None and (first := candidates.first_started(connection, schedule)):
            # A schedule begins with whoever subscribes to it first.
            covered = last_slot(cron, zone, first)
    return due_windows(cron, zone, covered, now, stale_after) if covered else []


def open_one(
    store: Store,
    settings: Settings,
    journal: Journal,
    schedule: Schedule,
    window: Window,
    now: dt.datetime,
) -> int | None:
    """Opens one run; gives its id, or None if this window has been opened before. Raises AudienceError."""
    with store.transaction() as connection:
        return opened_in(connection, settings, journal, schedule, window, now)


def opened_in(
    connection: sa.Connection,
    settings: Settings,
    journal: Journal,
    schedule: Schedule,
    window: Window,
    now: dt.datetime,
    *,
    asked: bool = False,
    only: int | None = None,
) -> int | None:
    """As ``open_one``, in the caller's transaction: what is rolled back was only tried.

    ``asked``: a person wants it, and an old issue or a stale window is no reason against. ``only``: to see what this
    member would get; such a run does not add up, and must be rolled back.
    """
    runs.one_opener_at_a_time(connection)
    schedule = replace(schedule, opened=runs.last_opened(connection, schedule.name, now))
    owed = [] if window.stale else _owed_by_wechat(connection, settings, schedule.name, window)
    expires = max(window.end, now) + stale_after_of(settings)
    run_id = runs.open_run(connection, schedule.name, (window.start, window.end), now=now, expires=expires)
    if run_id is None:
        return None
    listed, against = _about(connection, settings, schedule, window, now)
    against = None if asked else Why.EXPIRED if window.stale else against
    runs.freeze_items(connection, run_id, listed)
    contents = contents_of(connection, settings, run_id, listed)
    # In a database that was put back from a backup, runs that have been sent are due once more.
    sent_before = journal.knows(schedule.name, window.end)
    state = State.UNCERTAIN if sent_before else State.PENDING
    answer = _("数据库是从备份恢复的，这一封在那之前可能已经发出。") if sent_before else None
    slugs = [topic.slug for topic in settings.topics]
    some = None if only is None else [only]
    for page in candidates.pages(connection, schedule, window, list(contents.shared), now, only=some):
        people = addressees(page, slugs, contents, against=against)
        prepare(connection, run_id, people, settings.jianbao.site.domain, now, state=state, answer=answer)
    if only is not None:
        return run_id
    postings.prepare(connection, run_id, owed, now)
    add_up(connection, run_id, candidates.count(connection, schedule), now, expired=against is Why.EXPIRED)
    return run_id


def contents_of(connection: sa.Connection, settings: Settings, run_id: int, listed: Sequence[RunItem]) -> Contents:
    ancestors = settings.taxonomies.ancestors
    selected = {
        topic.slug: frozenset(one.place for one in listed if matches(topic, one.stored.item, ancestors))
        for topic in settings.topics
    }
    shared: dict[int, dict[int, int]] = {}
    early_of: dict[int, set[int]] = {}
    for other, there, here, early in runs.sharing(connection, run_id):
        shared.setdefault(other, {})[here] = there
        if early:
            early_of.setdefault(other, set()).add(there)
    return Contents(
        released={one.place: one.stored.released for one in listed},
        early=frozenset(one.place for one in listed if one.early),
        selected=selected,
        shared=shared,
        early_of={other: frozenset(places) for other, places in early_of.items()},
    )


def _about(
    connection: sa.Connection, settings: Settings, schedule: Schedule, window: Window, now: dt.datetime
) -> tuple[list[RunItem], Why | None]:
    """The items of a run; and OLD_ISSUE where it is of an issue that is not to be mailed."""
    of_issue = schedule.name.startswith(runs.ISSUE)
    found = runs.released_in(connection, schedule.name, window.start, window.end)
    against = Why.OLD_ISSUE if of_issue and any(is_old(one, settings) for one in found) else None
    since = candidates.owed_since(connection, schedule, window)
    early = runs.released_in(connection, runs.NOW, since, window.start) if since is not None else []
    if not of_issue:
        found += runs.missed_before(connection, schedule.name, window.start - _SET_BACK, window.start)
        found = [one for one in found if not is_old(one, settings)]
    there = {one.id for one in found}
    late = [one for one in early if one.id not in there and not is_old(one, settings)]
    return _listed(found, late), against


def _listed(found: Sequence[StoredItem], early: Sequence[StoredItem]) -> list[RunItem]:
    pairs = [(one, False) for one in found] + [(one, True) for one in early]
    return [RunItem(place, is_early, one) for place, (one, is_early) in enumerate(pairs)]


def _owed_by_wechat(connection: sa.Connection, settings: Settings, schedule: str, window: Window) -> list[Due]:
    if not schedule.startswith(runs.ISSUE):
        return []
    items = runs.released_in(connection, schedule, window.start, window.end)
    # What was accepted late goes to the groups as news; the draft of the issue is there, and perhaps out, already.
    first = postings.run_of_issue(connection, schedule.removeprefix(runs.ISSUE)) is None
    return postings.due(settings, items, settings.taxonomies.ancestors, first=first)
