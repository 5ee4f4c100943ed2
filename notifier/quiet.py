"""Quiet hours: when no digest goes out. Pure."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from feeds.settings.models import QuietHours


def quiet_until(quiet: QuietHours, zone: ZoneInfo, now: dt.datetime) -> dt.datetime | None:
    """When the quiet hours of this moment end, aware; None outside of them. The end is no longer quiet."""
    start, end = dt.time.fromisoformat(quiet.start), dt.time.fromisoformat(quiet.end)
    here = now.astimezone(zone)
    clock = here.time()
    is_quiet = start <= clock < end if start <= end else clock >= start or clock < end
    if not is_quiet:
        return None
    day = here.date() if clock < end else here.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, end, zone)
