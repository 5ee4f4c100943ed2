"""What a running service says: a line an event on standard error, with the time in the site's time zone.

Our own events are sentences in the language set. Of libraries only warnings are shown.
"""

from __future__ import annotations

import datetime as dt
import logging
import sys
from zoneinfo import ZoneInfo

_events = logging.getLogger("jianbao.events")


def start(zone: ZoneInfo) -> None:
    """From now on events are written. To be called once, by the process that serves."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_InZone(zone))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _events.setLevel(logging.INFO)
    # It gives back what it warns of, and the service says that in its own words.
    logging.getLogger("feeds.intake").setLevel(logging.ERROR)


def say(sentence: str) -> None:
    _events.info(sentence)


def warn(sentence: str) -> None:
    _events.warning(sentence)


class _InZone(logging.Formatter):
    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__("%(asctime)s  %(message)s")
        self._zone = zone

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        return f"{dt.datetime.fromtimestamp(record.created, self._zone):%Y-%m-%d %H:%M:%S}"
