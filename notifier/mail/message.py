"""A mail as an ``EmailMessage``: correct for every server on the way, whatever stands in names and headlines.

RFC 5322 (headers), 2047 and 2231 (Chinese in them), 2369 and 2919 (List-*), 3834 (Auto-Submitted). The bytes are
ASCII with CRLF, no line over 998: text travels as quoted-printable or base64, whichever is shorter.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from feeds.i18n import gettext as _
from notifier.mail.addresses import Office, clean_header

# Headers whose words machines read: folded nowhere, encoded never.
_MACHINE = frozenset({"list-id", "list-unsubscribe", "feedback-id", "message-id"})
_MAILBOXES = frozenset({"from", "to", "reply-to"})


class _Policy(EmailPolicy):
    """Python's policy, but for headers that it folds wrongly (3.11): it encodes a long List-Unsubscribe into
    something that is no address, and loses a space between two encoded words of a subject."""

    def fold(self, name: str, value: Any) -> str:
        kind = name.lower()
        if kind in _MACHINE:
            return f"{name}: {value}{self.linesep}"
        if kind == "subject":
            return f"{name}: {self._words(str(value), len(name) + 2)}{self.linesep}"
        if kind in _MAILBOXES:
            (mailbox,) = value.addresses
            return f"{name}: {self._mailbox(mailbox, len(name) + 2)}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")

    def _mailbox(self, mailbox: Address, used: int) -> str:
        name = mailbox.display_name
        if _is_plain(name):
            return str(mailbox)
        return f"{self._words(name, used)}{self.linesep} <{mailbox.addr_spec}>"

    def _words(self, text: str, used: int) -> str:
        """Text as it is if that is safe, else as encoded words of RFC 2047, all of it, so that no space is lost."""
        if _is_plain(text):
            return text
        return Header(text, "utf-8", maxlinelen=75, header_name=" " * (used - 2)).encode(linesep=self.linesep)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and len(text) <= 50


POLICY = _Policy(linesep=SMTP.linesep, max_line_length=SMTP.max_line_length, cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Content:
    subject: str
    text: str
    html: str | None
    language: str
    list_id: str
    """A domain name of one topic or of the whole site, e.g. ``trade-policy.example.org`` (RFC 2919)."""
    feedback: tuple[str, ...] = ()


def build(content: Content, office: Office, recipient: Address, message_id: str, date: dt.datetime) -> EmailMessage:
    """The mail. ``message_id`` is fixed for a delivery, so that a server that gets it twice can tell; ``date`` is
    aware, in the zone that the reader is to see."""
    message = EmailMessage(policy=POLICY)
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(date)
    message["Subject"] = clean_header(content.subject)
    message["From"] = office.sender
    message["To"] = recipient
    if office.reply_to:
        message["Reply-To"] = office.reply_to
    message["List-Id"] = f"<{content.list_id}>"
    message["List-Unsubscribe"] = f"<{unsubscribe_link(office, recipient)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    if content.feedback:
        message["Feedback-ID"] = ":".join(content.feedback)
    message.set_content(content.text)
    if content.html is not None:
        message.add_alternative(content.html, subtype="html")
    for part in message.iter_parts() if content.html is not None else (message,):
        part["Content-Language"] = content.language
    return message


def unsubscribe_link(office: Office, recipient: Address) -> str:
    """A mail to the people who keep the list of members, ready to be sent: it works with any mailbox."""
    words = _("退订 {address}").format(address=recipient.addr_spec)
    return f"mailto:{quote(office.contact, safe='@')}?subject={quote(words, safe='')}"
