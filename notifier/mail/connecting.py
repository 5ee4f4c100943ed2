"""From the settings of a relay to a connection by aiosmtplib, and its end."""

from __future__ import annotations

import asyncio
import ssl
from typing import cast

from aiosmtplib import SMTP

from feeds.settings.models import Smtp


def client_of(smtp: Smtp, domain: str) -> SMTP:
    """Not connected yet. ``domain`` is the sender's, which is what EHLO says: the machine's own name is often not known
    outside."""
    return SMTP(
        hostname=smtp.host,
        port=smtp.port,
        use_tls=smtp.security == "tls",
        start_tls=smtp.security == "starttls",
        timeout=smtp.timeout_seconds,
        local_hostname=domain,
    )


async def hang_up(client: SMTP) -> None:
    """At once, and before the loop may end: a farewell of TLS would wait for the server's, which may never come."""
    if client.transport is not None:
        cast(asyncio.Transport, client.transport).abort()
    client.close()
    # A connection closes in the loop's next turn.
    await asyncio.sleep(0)


def reason_of(error: BaseException) -> BaseException:
    """What aiosmtplib has wrapped, where it is TLS that failed: "cannot be reached" would send people the wrong way."""
    return error.__cause__ if isinstance(error.__cause__, ssl.SSLError) else error
