"""What jianbao says while it works, and what it keeps of what went wrong.

A service says a line an event on standard error, with the time in the site's time zone: our own events as sentences in
the language set, of libraries only warnings. Tracebacks go to a file in the workspace, where whoever mends it finds
them; with JIANBAO_DEBUG set, to standard error too.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.settings import Settings

_events = logging.getLogger("jianbao.events")

_LARGEST_FILE, _OLDER_FILES = 1_000_000, 2


def log_file(settings: Settings) -> Path:
    return settings.workspace / ".jianbao" / "jianbao.log"


def start(settings: Settings, *, aloud: bool) -> None:
    """Keep warnings and errors in the log file from now on; ``aloud`` (a service), say events on standard error."""
    logging.raiseExceptions = False  # a full disk must not turn a warning into a traceback of the logging module
    handlers: list[logging.Handler] = [_to_file(settings)]
    debugging = bool(os.environ.get("JIANBAO_DEBUG"))
    if aloud or debugging:
        handlers.append(_to_standard_error(settings.zone, tracebacks=debugging))
    logging.basicConfig(level=logging.WARNING, handlers=handlers, force=True)
    _events.setLevel(logging.INFO)


def say(sentence: str) -> None:
    _events.info(sentence)


def warn(sentence: str) -> None:
    _events.warning(sentence)


def _to_file(settings: Settings) -> logging.Handler:
    file = log_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        file, maxBytes=_LARGEST_FILE, backupCount=_OLDER_FILES, encoding="utf-8", errors="replace", delay=True
    )
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_InZone("%(asctime)s %(levelname)s %(name)s: %(message)s", settings.zone))
    return handler


def _to_standard_error(zone: ZoneInfo, *, tracebacks: bool) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_InZone("%(asctime)s  %(message)s", zone, tracebacks=tracebacks))
    # The intake gives back what it warns of, and the service says that in its own words.
    handler.addFilter(lambda record: tracebacks or not record.name.startswith("feeds.intake"))
    return handler


class _InZone(logging.Formatter):
    """Times in a zone; without ``tracebacks`` only the last line of one, which says what was wrong."""

    def __init__(self, form: str, zone: ZoneInfo, *, tracebacks: bool = True) -> None:
        super().__init__(form)
        self._zone = zone
        self._tracebacks = tracebacks

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        return f"{dt.datetime.fromtimestamp(record.created, self._zone):%Y-%m-%d %H:%M:%S}"

    def format(self, record: logging.LogRecord) -> str:
        if self._tracebacks or not record.exc_info:
            return super().format(record)
        # Not the record itself: other handlers write its traceback, and would find it gone.
        short = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
        return f"{super().format(short)}: {record.exc_info[1]!r}"
