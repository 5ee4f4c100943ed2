"""Sends one letter to one address, now, outside of the ledger."""

from __future__ import annotations

import datetime as dt
from email.utils import make_msgid

from feeds import i18n
from feeds.settings import Settings
from feeds.store import Store
from notifier.links import Links
from notifier.mail.addresses import Office, named
from notifier.mail.configured import open_transport
from notifier.mail.letter import Letter
from notifier.mail.message import Content, build
from notifier.mail.places import fill_html, fill_text


def send_sample(store: Store, settings: Settings, letter: Letter, address: str, now: dt.datetime) -> str:
    """Gives the server's answer, or the file's name. Raises DeliveryError and SettingsError."""
    links = Links.of(store, settings)
    # A token of nobody: the pages say that they do not know it.
    personal = letter.personal("", address, links.places("test"))
    content = Content(
        subject=letter.subject,
        text=fill_text(letter.text, personal),
        html=fill_html(letter.html, personal) if letter.html is not None else None,
        language=letter.language,
        list_id=f"digest.{settings.jianbao.site.domain}",
    )
    with i18n.in_language(letter.language):
        message_id = make_msgid("test", settings.jianbao.site.domain)
        message = build(content, Office.of(settings), named("", address), message_id, now.astimezone(settings.zone))
    with open_transport(settings) as transport:
        return transport.send(message, f"test-{address}")
