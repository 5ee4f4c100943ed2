"""Which runs were opened, in a file beside the database: what a database that is put back from a backup has forgotten.

The runs of the time between are then due once more. Nobody knows of their mails whether they were sent, so they become
uncertain, and a person decides. The file names the database by a key that is minted in it: another has another.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from feeds.settings import Settings
from feeds.store import Store
from feeds.store.schema import runs
from notifier.keys import secret_key

_KEY = "journal"

# Runs are written down before their mails leave; those of longer ago have been.
_RECENT = dt.timedelta(days=3)


@dataclass(slots=True)
class Journal:
    """One line a run: the database's key, the schedule, the end of the window."""

    file: Path
    key: str
    _known: set[str]

    @classmethod
    def of(cls, store: Store, settings: Settings) -> Journal:
        file = settings.workspace / ".jianbao" / "runs.journal"
        key = secret_key(store, _KEY)
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            lines = []
        # The last line may be half written.
        return cls(file, key, {line for line in lines if line.startswith(f"{key} ")})

    def knows(self, schedule: str, window_end: dt.datetime) -> bool:
        return self._line(schedule, window_end) in self._known

    def keep(self, store: Store, now: dt.datetime) -> None:
        """Writes down the runs of the last days that it does not know; to be done before their mails are sent."""
        query = sa.select(runs.c.schedule, runs.c.window_end).where(
            runs.c.started >= now - _RECENT, runs.c.state != "expired"
        )
        with store.engine.connect() as connection:
            lines = [self._line(row.schedule, row.window_end) for row in connection.execute(query)]
        new = [line for line in lines if line not in self._known]
        if not new:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as opened:
            # A break first: what another process left half written ends there.
            opened.write("".join(f"\n{line}\n" for line in new))
            opened.flush()
            os.fsync(opened.fileno())
        self._known.update(new)

    def _line(self, schedule: str, window_end: dt.datetime) -> str:
        return f"{self.key} {schedule} {window_end.astimezone(dt.UTC).isoformat()}"
