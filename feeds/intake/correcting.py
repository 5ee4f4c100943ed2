"""Files of corrections beside the issues in done/: applied when they are new or somebody has edited them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from feeds.corrections import is_corrections, issue_name, read_corrections
from feeds.errors import JianbaoError
from feeds.intake.settling import Look
from feeds.pipeline import Outcome, Result, process_corrections
from feeds.settings import Settings
from feeds.store import Store


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was last looked at: its issue, None where that cannot be told, and its own digest."""

    look: Look
    key: str | None
    sha256: str


class Correcting:
    """What it remembers between looks only spares it reading the files again: what was applied is in the store."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._read: dict[str, _Read] = {}

    def look(self, folder: Path, now: dt.datetime) -> list[Outcome]:
        """Applies what is not applied yet, of several files for one issue the newest. Raises OSError."""
        files = _files(folder)
        self._read = {name: read for name, read in self._read.items() if name in files}
        fresh = [name for name, look in files.items() if name not in self._read or self._read[name].look != look]
        if not fresh:
            return []
        applied = self._store.corrections_digests()
        outcomes: list[Outcome] = []
        for name in fresh:
            try:
                self._read[name] = self._looked_at(folder / name, files[name], applied)
            except FileNotFoundError:
                continue
            except JianbaoError as error:
                # Nothing more is said of it until somebody edits it.
                self._read[name] = _Read(files[name], None, "")
                outcomes.append(Outcome(name, Result.FAILED, None, str(error)))
        newest: dict[str, str] = {}
        for name, read in sorted(self._read.items(), key=lambda pair: (pair[1].look.changed, pair[0])):
            if read.key is not None:
                newest[read.key] = name
        for key, name in newest.items():
            if name in fresh and applied.get(key) != self._read[name].sha256:
                outcomes += self._apply(folder / name, key, now)
        return outcomes

    def forget(self) -> None:
        """Reads everything again at the next look."""
        self._read.clear()

    def _looked_at(self, path: Path, look: Look, applied: dict[str, str]) -> _Read:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        key = next((key for key, digest in applied.items() if digest == sha256), None)
        if key is None:
            said = read_corrections(path, self._settings.taxonomies).corrections.issue
            key = said or self._by_name(issue_name(path.name))
        return _Read(look, key, sha256)

    def _by_name(self, name: str) -> str | None:
        """Files that found their name taken in done/ got a number."""
        path = PurePath(name)
        unnumbered = re.sub(r" \(\d+\)$", "", path.stem) + path.suffix
        return self._store.issue_of_file(name) or self._store.issue_of_file(unnumbered)

    def _apply(self, path: Path, key: str, now: dt.datetime) -> list[Outcome]:
        try:
            outcome = process_corrections(path, self._settings, self._store, now, key)
        except FileNotFoundError:
            return []
        except JianbaoError as error:
            return [Outcome(path.name, Result.FAILED, None, str(error))]
        return [outcome] if outcome else []


def _files(folder: Path) -> dict[str, Look]:
    found: dict[str, Look] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_corrections(entry.name) and not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                found[entry.name] = Look.of(entry.stat(follow_symlinks=False))
    return found
