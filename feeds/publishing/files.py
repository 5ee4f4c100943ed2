"""Writing a file that others read while it is written: complete or not at all, and only when it has changed."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import TypeVar

# Hidden, so that web servers and the drop folder's readers pass it by; ``sweep`` knows it again by this.
_PREFIX, _SUFFIX = ".jianbao-", ".part"

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC

_numbers = count()

T = TypeVar("T")

# Bringing a file onto the disk is waiting, some milliseconds each; those that wait together are brought together.
_WRITERS = 8


def write_if_changed(path: Path | str, data: bytes, *, synced: bool = True) -> bool:
    """Makes ``data`` the content of ``path`` and says whether anything had to be written.

    The same bytes leave the file alone, its time of change included: that time is the file's ``Last-Modified`` and part
    of its ETag. Other bytes go to a temporary file beside it, onto the disk, and are then renamed over it, so that a
    reader or a crash at any instant meets the old file or the new one. Folders are made as needed. Raises OSError.
    Not ``synced``, the file may be empty after a power cut: for who calls ``sync_all`` before relying on it.
    """
    if holds(path, data):
        return False
    write(path, data, synced=synced)
    return True


def write(path: Path | str, data: bytes, *, synced: bool = True) -> None:
    """The same, of what is known to differ."""
    # By names and os, not by Path: that takes as long as the file system does.
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    # Not tempfile's: its names are for folders that strangers write to, and take as long to find as a file to write.
    part = f"{folder}/{_PREFIX}{os.getpid()}-{next(_numbers)}{_SUFFIX}"
    try:
        handle = os.open(part, _NEW, 0o644)
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
        handle = os.open(part, _NEW, 0o644)
    try:
        try:
            # Whatever the umask is: a web server runs as somebody else.
            os.fchmod(handle, 0o644)
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            if synced:
                os.fsync(handle)
        finally:
            os.close(handle)
        os.rename(part, path)  # noqa: PTH104
    except FileNotFoundError:
        # Another process swept the folder meanwhile, after a crash of its own.
        write(path, data, synced=synced)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def write_all(files: Iterable[T], write: Callable[[T], object], *, waits: bool = True) -> None:
    """``write`` for many files.

    In no order: nothing may rely on one of them being there before another. Raises the first OSError. Where ``write``
    hardly ``waits`` for the disk, doing it by turns takes longer than one by one: so it does for a file that only has
    to be looked at.
    """
    if not waits:
        for file in files:
            write(file)
        return
    with ThreadPoolExecutor(_WRITERS) as pool:
        pending: deque[Future[object]] = deque()
        for file in files:
            pending.append(pool.submit(write, file))
            # What is made faster than the disk takes it must not pile up in memory.
            if len(pending) > 2 * _WRITERS:
                pending.popleft().result()
        for future in pending:
            future.result()


def sync_all() -> None:
    """What was written before is on the disk after. Once for thousands of files is sooner done than for each."""
    os.sync()


def sweep(folder: Path) -> int:
    """Removes what a killed writer left anywhere below ``folder``; to be called while nobody writes there."""
    left = list(folder.rglob(f"{_PREFIX}*{_SUFFIX}"))
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def is_part(name: str) -> bool:
    """Whether it is the name of a file that is still being written."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def holds(path: Path | str, data: bytes) -> bool:
    """Whether the file is there with this content."""
    # Asked first: of a site made anew none is there, and an exception for each takes as long as to open a file.
    if not os.access(path, os.F_OK):
        return False
    try:
        return os.stat(path).st_size == len(data) and _content(path, len(data)) == data  # noqa: PTH116
    except FileNotFoundError:
        return False


def _content(path: Path | str, size: int) -> bytes:
    """Of a file of that size. By os, as a file is written: io takes three times as long."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, size)
    finally:
        os.close(handle)
