"""Is the process that claimed a delivery still alive? Each sender holds a locked file for as long as it sends.

The system drops the lock with the process, kill -9 included, so a file that can be locked has lost its owner. A sender
of another machine has no file here: its claims count as lost after a time that no batch should take. Being wrong about
that costs nothing but a look: what is given up is never sent again unasked, and a sender that lives still settles it.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LEASE = dt.timedelta(hours=6)


@contextmanager
def alive(folder: Path) -> Iterator[str]:
    """A name for this sender, good for ``claim``; others see it alive until the block ends. One that ends by an error
    may have left claims behind: its file stays, unlocked, as that of one that has died."""
    folder.mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(12)
    with FileLock(_file(folder, name)):
        yield name
        # While it is still held: nobody can take a name that is about to go for one that has died.
        _file(folder, name).unlink(missing_ok=True)


def known(folder: Path) -> list[str]:
    """The senders that have a file here, dead or alive."""
    return [path.stem for path in folder.glob("*.lock")]


@contextmanager
def gone(folder: Path, name: str, latest: dt.datetime, now: dt.datetime) -> Iterator[bool]:
    """Whether a sender, whose last claim is of ``latest``, has died. Its lock is held inside the block; if that fails,
    it is as dead as before."""
    path = _file(folder, name)
    if not path.exists():
        yield now - latest > LEASE
        return
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
        path.unlink(missing_ok=True)
    finally:
        lock.release()


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.lock"
