"""A real SMTP server on loopback whose answers follow from the recipient's name."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

# What the server says to RCPT and to the text of a mail for these local parts; to all others "250 OK".
RCPT_ANSWERS = {
    "unknown": "550 5.1.1 no such user here",
    "busy": "450 4.2.1 mailbox busy, try again later",
    "limited": "550 Mailbox unavailable or access denied: frequency limited",
    "hangs-up": "421 4.3.2 too many mails in this connection",
}
DATA_ANSWERS = {"spam": "554 5.7.1 rejected as spam", "greylisted": "451 4.7.1 DT:SPM come back in two minutes"}


class Mailroom:
    """What the server took: (recipient, bytes as they came over the wire)."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.connections = 0
        self.at_once = self.most_at_once = 0
        self.slow = False
        self.sender_answer = "250 OK"

    @property
    def recipients(self) -> list[str]:
        return sorted(recipient for recipient, _data in self.taken)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += not session.host_name
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.sender_answer

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = RCPT_ANSWERS.get(address.split("@")[0], "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        (recipient,) = envelope.rcpt_tos
        local = recipient.split("@")[0]
        if local in DATA_ANSWERS:
            return DATA_ANSWERS[local]
        assert isinstance(envelope.content, bytes)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        # Long enough for whoever may come at the same time.
        await asyncio.sleep(0.05 if self.slow else 0)
        self.at_once -= 1
        self.taken.append((recipient, envelope.content))
        if local == "cut":
            server.transport.close()
        if local == "stuck":
            await asyncio.sleep(3600)
        return "250 OK: queued"


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"jianbao", "密码 x".encode())
    return AuthResult(success=right)


@contextmanager
def serve(
    mailroom: Mailroom, *, tls: ssl.SSLContext | None = None, starttls: bool = False, login: bool = False
) -> Iterator[int]:
    """Gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(
        mailroom,
        hostname="127.0.0.1",
        port=port,
        ssl_context=None if starttls else tls,
        tls_context=tls if starttls else None,
        require_starttls=starttls,
        auth_required=login,
        auth_require_tls=False,
        authenticator=_login if login else None,
        ready_timeout=30,
    )
    controller.start()
    try:
        yield port
    finally:
        # A connection that was dropped is closed before its loop ends, or the collector complains in a later test.
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.05), controller.loop).result()
        controller.stop()
