"""Sends one letter to one address, now, outside of the ledger."""

from __future__ import annotations

import asyncio
import datetime as dt
from email.utils import make_msgid

from feeds.errors import PermanentFailure, TemporaryFailure, UncertainOutcome
from feeds.settings import Settings
from feeds.store import Store
from notifier.links import Links
from notifier.mail.addresses import Office, named
from notifier.mail.configured import ways_out
from notifier.mail.letter import Letter
from notifier.mail.message import Content, Personal, Stencil
from notifier.mail.signing import signer_of
from notifier.mail.transport import Envelope, Fate, Outcome, Transport

_FAILURES = {Fate.NEVER: PermanentFailure, Fate.NO_ADDRESS: PermanentFailure, Fate.UNCERTAIN: UncertainOutcome}


def send_sample(store: Store, settings: Settings, letter: Letter, address: str, now: dt.datetime) -> str:
    """By the first way out; gives the server's answer, or the file's name. Raises DeliveryError and SettingsError."""
    office, domain = Office.of(settings), settings.jianbao.site.domain
    # A token of nobody: the pages say that they do not know it.
    values = letter.personal("", address, Links.of(store, settings).places("test"))
    content = Content(letter.subject, letter.text, letter.html, letter.language, f"digest.{domain}")
    personal = Personal(named("", address), make_msgid("test", domain), values=values)
    data = Stencil(content, office, signer_of(settings)).write(personal, now.astimezone(settings.zone))
    envelope = Envelope(office.sender.addr_spec, address, data, f"test-{address}")
    outcome = asyncio.run(_sent(ways_out(settings)[0].transport, envelope))
    if outcome.fate is not Fate.TAKEN:
        raise _FAILURES.get(outcome.fate, TemporaryFailure)(outcome.answer)
    return outcome.answer


async def _sent(transport: Transport, envelope: Envelope) -> Outcome:
    await transport.open()
    try:
        return await transport.send(envelope)
    finally:
        await transport.close()
