"""The engine inside the process: APScheduler, for one machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from feeds.settings import Settings
from notifier.opening import crons
from notifier.schedules import trigger


class Engine:
    """Calls ``look`` at the times of the digests, and in between at an interval, the net for whatever was missed."""

    def __init__(self, look: Callable[[], object], settings: Settings, *, every_seconds: float | None = None) -> None:
        """``every_seconds``: the interval; by default the settings' intake.look_every_seconds."""
        self._look = look
        self._every = every_seconds
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
        """When it will call next: daily, weekly, monthly and ``net``; aware. Only while it runs."""
        return {job.id: job.next_run_time for job in self._scheduler.get_jobs()}

    def reconfigure(self, settings: Settings) -> None:
        """The times of new settings, from now on."""
        every = self._every or settings.jianbao.intake.look_every_seconds
        triggers = {name: trigger(cron, settings.zone) for name, cron in crons(settings).items()}
        triggers["net"] = IntervalTrigger(seconds=every, timezone=settings.zone)
        for name, when in triggers.items():
            self._scheduler.add_job(self._look, when, id=name, replace_existing=True)
