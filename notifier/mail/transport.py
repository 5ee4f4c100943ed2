"""How a mail leaves: one small interface, a module each for files and SMTP."""

from __future__ import annotations

from contextlib import AbstractContextManager
from email.message import EmailMessage
from typing import Protocol

from feeds.errors import TemporaryFailure
from feeds.settings import Settings
from notifier.mail.addresses import Office


class Unreachable(TemporaryFailure):
    """The way out as a whole is closed - no server, a wrong password, a full disk. No mail is to blame for it."""


class Transport(Protocol):
    """Open for one batch: ``with open_transport(settings) as transport``."""

    def send(self, message: EmailMessage, name: str) -> str:
        """Hands one mail over and gives the answer. ``name`` says which it is, in words fit for a file name.

        Raises TemporaryFailure (Unreachable where no other mail could leave either), PermanentFailure, or
        UncertainOutcome where nobody can know whether it was taken.
        """
        ...


def open_transport(settings: Settings) -> AbstractContextManager[Transport]:
    """The transport that the settings name. Entering it raises Unreachable where the server cannot be
    reached or refuses the login, and SettingsError where the password cannot be read."""
    mail = settings.jianbao.mail
    if mail.transport == "smtp" and mail.smtp is not None:
        from notifier.mail.smtp import SmtpTransport

        return SmtpTransport(mail.smtp, settings.smtp_password(), Office.of(settings).sender.domain)
    from notifier.mail.file import FileTransport

    return FileTransport(settings.outbox)
