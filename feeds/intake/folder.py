"""What is in the drop folder now."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from feeds.corrections import is_corrections
from feeds.intake.names import REPORT, companions, is_companion, is_temporary
from feeds.intake.settling import Look, Signature

DONE, REJECTED = "done", "rejected"
_LOCK = ".jianbao.lock"


@dataclass(frozen=True, slots=True)
class Dropped:
    """An issue's file that lies in the folder, the names of its companions, and how they all look."""

    path: Path
    companions: tuple[str, ...]
    signature: Signature

    @property
    def size(self) -> int:
        """In bytes."""
        return self.signature[0].size

    @property
    def has_sidecar(self) -> bool:
        return any(not name.endswith(REPORT) for name in self.companions)

    def changed(self) -> bool:
        """Whether it looks different by now. Raises FileNotFoundError if it is gone."""
        paths = (self.path, *map(self.path.with_name, self.companions))
        return tuple(Look.of(path.lstat()) for path in paths) != self.signature

    @property
    def name(self) -> str:
        """As it can be shown and stored: a file system may hold names that are not text."""
        return self.path.name.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Contents:
    """The issues' files, oldest first, so that a correction follows what it corrects, with corrections that lie there
    alone; and the names of what is no file of its own: links, folders, devices."""

    dropped: list[Dropped] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


def prepare(inbox: Path) -> None:
    """Makes the folder and the two inside it. Raises OSError."""
    for folder in (DONE, REJECTED):
        (inbox / folder).mkdir(parents=True, exist_ok=True)


@contextmanager
def locked(inbox: Path, *, wait: bool) -> Iterator[bool]:
    """Whether this process alone now moves files here. The lock goes with the process, however that ends.

    Where the file system has no locks the answer is yes: that each issue is published once is the store's concern, and
    the worst that two can do to each other is to find a file gone.
    """
    lock = FileLock(inbox / _LOCK, timeout=-1 if wait else 0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    except NotImplementedError:
        yield True
        return
    try:
        yield True
    finally:
        lock.release()


def scan(inbox: Path) -> Contents:
    """Raises OSError if the folder cannot be read; a file that goes away meanwhile is left out."""
    files: dict[str, os.stat_result] = {}
    found = Contents()
    with os.scandir(inbox) as entries:
        for entry in entries:
            if is_temporary(entry.name) or entry.name in (DONE, REJECTED):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISREG(status.st_mode):
                files[entry.name] = status
            else:
                found.strange.append(entry.name)
    accompanied: set[str] = set()
    for name in files:
        if not is_companion(name):
            beside = companions(name, files)
            accompanied.update(beside)
            looks = tuple(Look.of(files[one]) for one in (name, *beside))
            found.dropped.append(Dropped(inbox / name, tuple(beside), looks))
    for name in files:
        if is_corrections(name) and name not in accompanied:
            found.dropped.append(Dropped(inbox / name, (), (Look.of(files[name]),)))
    found.dropped.sort(key=lambda one: (one.signature[0].changed, one.path.name))
    found.strange.sort()
    return found
