"""How a mail leaves: the one small interface that files and SMTP both have."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Protocol

from feeds.errors import TemporaryFailure


class Unreachable(TemporaryFailure):
    """The way out as a whole is closed - no server, a wrong password, a full disk. No mail is to blame for it."""


class Transport(Protocol):
    """Open for one batch: ``with open_transport(settings) as transport`` (notifier.mail.configured)."""

    def send(self, message: EmailMessage, name: str) -> str:
        """Hands one mail over and gives the answer. ``name`` says which it is, in words fit for a file name.

        Raises TemporaryFailure (Unreachable where no other mail could leave either), PermanentFailure, or
        UncertainOutcome where nobody can know whether it was taken.
        """
        ...
