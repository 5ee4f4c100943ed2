"""What the names in the drop folder mean (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath

from feeds.identity import sidecar_names

REPORT = ".report.txt"

_TEMPORARY = re.compile(
    r"""
      \..*    # hidden; rsync's .NAME.XXXXXX, Syncthing's .syncthing.NAME.tmp, LibreOffice's .~lock.NAME#
    | ~.*     # Office's ~$NAME, Syncthing's ~syncthing~NAME.tmp
    | .*~     # an editor's backup
    | .*\.(?:part|partial|filepart|crdownload|download|opdownload|tmp|temp|swp|lck|!ut|aria2|td|xltd)
    | thumbs\.db | desktop\.ini | icon\r   # what Windows and macOS leave in a folder
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def is_temporary(name: str) -> bool:
    """A copy or a download in progress, or what a program keeps beside a file that it has open."""
    return _TEMPORARY.fullmatch(name) is not None


def is_companion(name: str) -> bool:
    """A sidecar or a report: it goes where its issue goes, and waits for one that is not there yet."""
    return name.endswith(REPORT) or name.lower().endswith((".yaml", ".yml"))


def companions(name: str, names: Collection[str]) -> list[str]:
    """The sidecar and the report of an issue's file, as far as they are among the names."""
    return [one for one in (*sidecar_names(name), name + REPORT) if one in names]


def companion_name(companion: str, name: str, new_name: str) -> str:
    """What a companion is called when its issue's file gets a new name."""
    if companion.startswith(name):
        return new_name + companion[len(name) :]
    return PurePath(new_name).stem + PurePath(companion).suffix
