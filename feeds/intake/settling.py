"""When a file is complete: two looks, some time apart, saw the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Size (bytes), time of change (ns) and inode of a file.

    The time is compared for equality only: it may be years old (cp -p) or in the future.
    """

    size: int
    changed: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Look:
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


Signature = tuple[Look, ...]
"""How a file and each of its companions look."""


@dataclass(frozen=True, slots=True)
class _Seen:
    signature: Signature
    since: float


class Settling:
    """Remembers what the files looked like. Moments are of a monotonic clock (s): a wrong wall clock does not matter.

    Only memory: after a restart a file has to settle once more.
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def settled_for(self, name: str, now: Signature, at: float) -> float:
        """For how many seconds the file has looked as it does now; 0 for one that is new or has changed."""
        seen = self._seen.get(name)
        if seen is None or seen.signature != now:
            seen = self._seen[name] = _Seen(now, at)
        return at - seen.since

    def forget_all_but(self, names: Iterable[str]) -> None:
        """A file that went away and came back is a new one."""
        kept = set(names)
        self._seen = {name: seen for name, seen in self._seen.items() if name in kept}
