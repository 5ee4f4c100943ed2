"""Which file of the site a path names. Nothing above the site's folder and nothing hidden is ever found.

What was found is remembered: to go through every folder on the way takes longer than to answer.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

# As many paths are remembered.
_MOST = 20_000


class Version(NamedTuple):
    """Which content a file has: another one is another file, or has another time of change (ns) or size (bytes)."""

    device: int
    inode: int
    changed: int
    size: int


class Place(NamedTuple):
    file: Path
    version: Version


# The file that a path named when it was last asked for.
_known: dict[tuple[Path, str], Place] = {}


def place(root: Path, path: str) -> Place | None:
    """As ``find``, with what the file now is."""
    if known := known_place(root, path):
        return known
    file = find(root, path)
    if file is None:
        return None
    if len(_known) >= _MOST:
        _known.clear()
    found = _known[root, path] = Place(file, version_of(file.stat()))
    return found


def known_place(root: Path, path: str) -> Place | None:
    """The same for a file that was asked for before and has not changed since."""
    known = _known.get((root, path))
    if known is None:
        return None
    try:
        there = version_of(os.stat(known.file)) == known.version  # noqa: PTH116 - a Path's takes as long again
    except OSError:
        there = False
    return known if there else None


def version_of(stat: os.stat_result) -> Version:
    return Version(stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)


def find(root: Path, path: str) -> Path | None:
    """The file below the root that a path names: itself, or the ``index.html`` of a folder with a trailing slash.

    Nothing is found by dots, by links or by odd characters.
    """
    parts = path.split("/")
    if not parts[-1]:
        parts[-1] = "index.html"
    if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    try:
        found = root.joinpath(*parts).resolve(strict=True)
    except (OSError, RuntimeError):  # missing, too long a name, a loop of links
        return None
    return found if found.is_file() and found.is_relative_to(root.resolve()) else None
