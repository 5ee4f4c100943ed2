"""Moves an issue's file and its companions so that nothing is lost or overwritten, whenever the machine stops."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from feeds.intake.names import companion_name, numbered

_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


def move(path: Path, companions: Sequence[str], folder: Path) -> Path:
    """Moves a file, and the files of those names beside it, into a folder; gives its new place.

    Where one of the names is taken, all get the first number that is free. The file is removed from its old place when
    everything has arrived and been synced: ``twin`` tells after a crash that this was under way. Raises OSError.
    """
    name = twin(path, folder) or _free_name(path.name, companions, folder)
    target = folder / name
    pairs = [(path, target)]
    pairs += [(path.with_name(one), folder / companion_name(one, path.name, name)) for one in companions]
    for source, destination in pairs:
        _link(source, destination)
    _sync_folder(folder)
    for source, _destination in reversed(pairs):
        source.unlink()
    _sync_folder(path.parent)
    return target


def twin(path: Path, folder: Path) -> str | None:
    """The name under which this very file is in the folder already: a move of it was interrupted."""
    status = path.lstat()
    if status.st_nlink < 2:
        return None
    with os.scandir(folder) as entries:
        return next((entry.name for entry in entries if entry.inode() == status.st_ino), None)


def _free_name(name: str, companions: Sequence[str], folder: Path) -> str:
    def taken(candidate: str) -> bool:
        names = (candidate, *(companion_name(one, name, candidate) for one in companions))
        return any(os.path.lexists(folder / one) for one in names)

    return next(candidate for candidate in numbered(name) if not taken(candidate))


def _link(source: Path, target: Path) -> None:
    """Gives the file its second name; never replaces another file, as a rename would."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        if not target.samefile(source):
            raise
    except OSError as error:
        if error.errno != errno.EXDEV and error.errno not in _NO_LINKS:
            raise
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """For folders on another file system, and for file systems without links."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if not os.access(source.parent, os.W_OK):
        # What cannot be removed afterwards would be copied again at every look.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(source.parent))
    # Under a hidden name until complete. The next attempt writes over what a crash left of it.
    partial = target.with_name(".jianbao-moving.part")
    with source.open("rb") as original, partial.open("wb") as copy:
        shutil.copyfileobj(original, copy)
        copy.flush()
        os.fsync(copy.fileno())
    with contextlib.suppress(OSError):  # times and rights, where the file system has them
        shutil.copystat(source, partial)
    partial.rename(target)


def _sync_folder(folder: Path) -> None:
    """What was created or removed in a folder survives a power cut from here on."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows does not open folders
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives
            raise
    finally:
        os.close(descriptor)
