"""The engine inside the process: APScheduler, for one machine."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from feeds.settings import Settings
from notifier.opening import crons
from notifier.schedules import trigger

log = logging.getLogger(__name__)


class Engine:
    """Calls ``look`` at the times of the digests, and in between at an interval, the net for whatever was missed."""

    def __init__(
        self,
        look: Callable[[], object],
        settings: Settings,
        *,
        every_seconds: float | None = None,
        zones: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """``every_seconds``: the interval; by default the settings' intake.look_every_seconds. ``zones`` gives the time
        zones, other than the settings', in which members have their digests; asked at every interval."""
        self._look = look
        self._every = every_seconds
        self._zones = zones
        self._settings = settings
        self._scheduler = BackgroundScheduler(
            timezone=settings.zone,
            # Late or several at once mean one call now: whoever is called reads what is due.
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self.reconfigure(settings)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self, wait: bool = True) -> None:
        """With ``wait`` it returns when the call under way, if any, has ended."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=wait)

    def times(self) -> dict[str, dt.datetime]:
        """When it will call next: daily, weekly, monthly, those of other zones (daily@ZONE) and ``net``; aware. Only
        while it runs."""
        return {job.id: job.next_run_time for job in self._scheduler.get_jobs()}

    def reconfigure(self, settings: Settings) -> None:
        """The times of new settings, from now on."""
        self._settings = settings
        every = self._every or settings.jianbao.intake.look_every_seconds
        triggers: dict[str, Any] = {name: trigger(cron, settings.zone) for name, cron in crons(settings).items()}
        for name, when in triggers.items():
            self._scheduler.add_job(self._look, when, id=name, replace_existing=True)
        net = IntervalTrigger(seconds=every, timezone=settings.zone)
        self._scheduler.add_job(self._see_to_zones_and_look, net, id="net", replace_existing=True)
        for job in self._scheduler.get_jobs():
            if "@" in job.id:
                job.remove()

    def _see_to_zones_and_look(self) -> None:
        try:
            wanted = {f"{name}@{zone}": (cron, zone) for zone in self._zones() for name, cron in self._crons()}
        except Exception:
            # The database is away, most likely; the call that follows says so where people see it.
            log.debug("The time zones of members cannot be read", exc_info=True)
        else:
            there = {job.id: job for job in self._scheduler.get_jobs() if "@" in job.id}
            for name in there.keys() - wanted:
                there[name].remove()
            for name in wanted.keys() - there:
                cron, zone = wanted[name]
                self._scheduler.add_job(self._look, trigger(cron, ZoneInfo(zone)), id=name, replace_existing=True)
        self._look()

    def _crons(self) -> Iterable[tuple[str, str]]:
        return crons(self._settings).items()
