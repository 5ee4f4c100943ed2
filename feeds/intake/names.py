"""What the names in the drop folder mean (pure)."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import PurePath

from feeds.corrections import corrections_names
from feeds.identity import sidecar_names

REPORT = ".report.txt"

# The longest name that common file systems take, less what a report adds to it (bytes).
_LONGEST = 255 - len(REPORT)
# What follows the last dot of a sentence is no ending.
_LONGEST_ENDING = 12

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
    """A sidecar, corrections or a report: it goes where its issue goes, and waits for one that is not there yet."""
    return name.endswith(REPORT) or name.lower().endswith((".yaml", ".yml"))


def companions(name: str, names: Collection[str]) -> list[str]:
    """The sidecar, the corrections and the report of an issue's file, as far as they are among the names."""
    return [one for one in (*sidecar_names(name), *corrections_names(name), report_name(name)) if one in names]


def companion_name(companion: str, name: str, new_name: str) -> str:
    """What a companion is called when its issue's file gets a new name."""
    if companion == report_name(name):
        return report_name(new_name)
    if companion.startswith(name):
        return new_name + companion[len(name) :]
    return PurePath(new_name).stem + companion[len(PurePath(name).stem) :]


def report_name(name: str) -> str:
    return next(numbered(name)) + REPORT


def numbered(name: str) -> Iterator[str]:
    """会刊.pdf, 会刊 (2).pdf, 会刊 (3).pdf …, shortened so that a report has room beside them."""
    ending = PurePath(name).suffix
    if len(ending) > _LONGEST_ENDING:
        ending = ""
    stem = name.removesuffix(ending)
    for number in count(1):
        tail = ending if number == 1 else f" ({number}){ending}"
        kept = os.fsencode(stem)[: _LONGEST - len(os.fsencode(tail))]
        # A cut must not leave the first half of a character.
        yield (stem if kept == os.fsencode(stem) else kept.decode("utf-8", "ignore")) + tail
