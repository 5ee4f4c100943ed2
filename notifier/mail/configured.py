"""Which ways out the settings name: files, or one or several relays."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.settings import Settings
from feeds.settings.models import Relay as RelaySettings
from feeds.settings.models import Smtp
from feeds.settings.secrets import smtp_password
from notifier.mail.addresses import Office
from notifier.mail.transport import Transport


@dataclass(frozen=True, slots=True)
class WayOut:
    """A transport with its share of the mails, and the settings that limit it (None: nothing does)."""

    transport: Transport
    weight: int
    smtp: Smtp | None


def ways_out(settings: Settings) -> list[WayOut]:
    """Raises SettingsError where a password cannot be read."""
    mail = settings.jianbao.mail
    if mail.transport == "file":
        from notifier.mail.file import FileTransport

        return [WayOut(FileTransport(settings.outbox), 1, None)]
    from notifier.mail.relay import Relay

    domain = Office.of(settings).sender.domain
    found = []
    for smtp in [mail.smtp] if mail.smtp else mail.relays:
        name, weight = (smtp.name, smtp.weight) if isinstance(smtp, RelaySettings) else ("smtp", 1)
        found.append(WayOut(Relay(name, smtp, smtp_password(settings, smtp), domain), weight, smtp))
    return found
