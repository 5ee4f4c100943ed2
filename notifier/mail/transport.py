"""How a mail leaves: the one small interface that files and servers both have."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from feeds.errors import TemporaryFailure


class Unreachable(TemporaryFailure):
    """The way out as a whole is closed - no server, a wrong password, a full disk. No mail is to blame for it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail on its way. ``data`` is ASCII with CRLF and no line that begins with a dot; ``name`` says which mail it
    is, in words fit for a file name."""

    return_path: str
    recipient: str
    data: bytes
    name: str


class Fate(StrEnum):
    """What became of a mail that was handed over."""

    TAKEN = "taken"
    LATER = "later"  # not now; this mail may be tried again
    CROWDED = "crowded"  # not now: the receiver wants less from us, so everything for its domain waits
    NEVER = "never"  # this mail will not be taken; the address may be right
    NO_ADDRESS = "no-address"  # nobody has this address: a hard bounce
    UNCERTAIN = "uncertain"  # nobody can know


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wait``: how long the receiver wants us to, where it has said so."""

    fate: Fate
    answer: str
    wait: dt.timedelta | None = None


class Transport(Protocol):
    """A way out. ``name`` is what the ledger calls it, ``room`` how many mails it takes at once."""

    name: str
    room: int

    async def open(self) -> None:
        """Raises Unreachable where no mail could leave, and SettingsError where a password cannot be read."""
        ...

    async def send(self, envelope: Envelope) -> Outcome:
        """Hands one mail over. Raises Unreachable where no other mail could leave either: then it was not taken."""
        ...

    async def close(self) -> None: ...
