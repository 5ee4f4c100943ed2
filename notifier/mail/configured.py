"""Which way out the settings name: files, or SMTP."""

from __future__ import annotations

from contextlib import AbstractContextManager

from feeds.settings import Settings
from notifier.mail.addresses import Office
from notifier.mail.transport import Transport


def open_transport(settings: Settings) -> AbstractContextManager[Transport]:
    """The transport that the settings name. Entering it raises Unreachable where the server cannot be
    reached or refuses the login, and SettingsError where the password cannot be read."""
    mail = settings.jianbao.mail
    if mail.transport == "smtp" and mail.smtp is not None:
        from notifier.mail.smtp import SmtpTransport

        return SmtpTransport(mail.smtp, settings.smtp_password(), Office.of(settings).sender.domain)
    from notifier.mail.file import FileTransport

    return FileTransport(settings.outbox)
