"""What the store gives back beside issues and items."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of a file's bytes. ``state`` is published or rejected; ``seen`` is when, in UTC."""

    sha256: str
    name: str
    state: str
    issue_key: str | None
    error: str | None
    seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an issue changed. ``already``: these very bytes were saved before, nothing was done.

    ``added``, ``changed`` and ``removed`` count items; ``created`` is true the first time that the issue is saved.
    """

    key: str
    created: bool = False
    already: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, removed items left out."""

    issues: int
    items: int
    periodicals: int


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that went wrong: what kind of work, on what, and what to do, at a moment in UTC."""

    at: dt.datetime
    kind: str
    subject: str
    message: str
