"""When digests are due. Pure: a cron line, a zone and two moments in, windows out.

Windows are half-open, [previous slot, slot), and follow each other without a gap, so every release is in exactly one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

# Far enough for a cron line that names a 29 February, which can be eight years away (1896, 1904).
_FARTHEST = dt.timedelta(days=9 * 366)
_TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Window:
    """[start, end) in UTC. ``stale`` windows are too old to be sent."""

    start: dt.datetime
    end: dt.datetime
    stale: bool = False


def trigger(cron: str, zone: ZoneInfo) -> CronTrigger:
    from apscheduler.triggers.cron import CronTrigger

    return CronTrigger.from_crontab(cron, timezone=zone)


def next_slot(cron: str, zone: ZoneInfo, after: dt.datetime) -> dt.datetime | None:
    """The first slot later than a moment, in UTC; None for a line that names no day there is (30 February)."""
    found: dt.datetime | None = trigger(cron, zone).get_next_fire_time(None, after + _TICK)
    return found.astimezone(dt.UTC) if found else None


def last_slot(cron: str, zone: ZoneInfo, at: dt.datetime) -> dt.datetime | None:
    """The last slot not later than a moment, in UTC. Cron can only be asked forwards: so from ever farther back."""
    back = dt.timedelta(minutes=2)
    while back < 2 * _FARTHEST:
        if next_slot(cron, zone, at - back) is None:
            return None
        if slots := list(_slots(cron, zone, at - back, at)):
            return slots[-1]
        back *= 4
    return None


def due_windows(
    cron: str, zone: ZoneInfo, covered: dt.datetime, now: dt.datetime, stale_after: dt.timedelta
) -> list[Window]:
    """The windows that have ended by ``now`` and come after ``covered``, the end of the last one that was opened.

    What is stale becomes one window, however long.
    """
    # Asked at every look, for every schedule: cheaper than to look for the last slot.
    first = next_slot(cron, zone, covered)
    if first is None or first > now:
        return []
    windows = []
    last_stale = last_slot(cron, zone, now - stale_after - _TICK)
    if last_stale is not None and last_stale > covered:
        windows.append(Window(covered, last_stale, stale=True))
        covered = last_stale
    for slot in _slots(cron, zone, covered, now):
        windows.append(Window(covered, slot))
        covered = slot
    return windows


def _slots(cron: str, zone: ZoneInfo, after: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """The slots in (after, until], in order."""
    fires = trigger(cron, zone)
    slot = fires.get_next_fire_time(None, after + _TICK)
    while slot and slot <= until:
        yield slot.astimezone(dt.UTC)
        slot = fires.get_next_fire_time(slot, slot.astimezone(dt.UTC) + _TICK)
