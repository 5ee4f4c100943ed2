"""A mail as an ``EmailMessage``: correct for every server on the way, whatever stands in names and headlines.

RFC 5322 (headers), 2047 and 2231 (Chinese in them), 2369 and 2919 (List-*), 3834 (Auto-Submitted). The bytes are
ASCII with CRLF, no line over 998: text travels as quoted-printable or base64, whichever is shorter.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import quote

from feeds.i18n import gettext as _

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
class Envelope:
    """Whom a mail is from and for. Addresses are bare and checked; names are whatever somebody wrote."""

    sender: Address
    recipient: Address
    reply_to: Address | None = None

    @property
    def contact(self) -> str:
        """Where an answer goes."""
        return (self.reply_to or self.sender).addr_spec


@dataclass(frozen=True, slots=True)
class Content:
    subject: str
    text: str
    html: str
    language: str
    list_id: str
    """A domain name of one topic or of the whole site, e.g. ``trade-policy.example.org`` (RFC 2919)."""
    feedback: Mapping[str, str] = field(default_factory=dict)


def build(content: Content, envelope: Envelope, message_id: str, date: dt.datetime) -> EmailMessage:
    """The mail. ``message_id`` is fixed for a delivery, so that a server that gets it twice can tell; ``date`` is
    aware, in the zone that the reader is to see."""
    message = EmailMessage(policy=POLICY)
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(date)
    message["Subject"] = clean_header(content.subject)
    message["From"] = envelope.sender
    message["To"] = envelope.recipient
    if envelope.reply_to:
        message["Reply-To"] = envelope.reply_to
    message["List-Id"] = f"<{content.list_id}>"
    message["List-Unsubscribe"] = f"<{unsubscribe_link(envelope)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    if content.feedback:
        message["Feedback-ID"] = ":".join(content.feedback.values())
    message.set_content(content.text)
    message.add_alternative(content.html, subtype="html")
    for part in message.iter_parts():
        part["Content-Language"] = content.language
    return message


def unsubscribe_link(envelope: Envelope) -> str:
    """A mail to the people who keep the list of members, ready to be sent: it works with any mailbox."""
    words = _("退订 {address}").format(address=envelope.recipient.addr_spec)
    return f"mailto:{quote(envelope.contact, safe='@')}?subject={quote(words, safe='')}"


def address(text: str) -> Address:
    """``简报 <jianbao@example.org>`` or a bare address. Raises ValueError for what is no address."""
    name, spec = parseaddr(clean_header(text))
    return named(name, spec)


def named(name: str, spec: str) -> Address:
    """Raises ValueError for what is no ASCII address."""
    if not re.fullmatch(r"[!-~]+@[!-~]+", spec):
        raise ValueError(spec)
    return Address(clean_header(name), addr_spec=spec)


def clean_header(text: str) -> str:
    """One line of text that can stand in a header: no control characters, no direction marks, no half surrogates,
    and nothing that would be read as an encoded word (=?utf-8?q?=0a…?= is a line break in disguise)."""
    kept = (" " if unicodedata.category(char) in _BLANKS else char for char in text if not _unfit(char))
    return " ".join("".join(kept).replace("=?", "= ?").split())


_BLANKS = ("Cc", "Zl", "Zp", "Zs")
# Marks that turn the direction of writing make a name look like another; U+200D stays, emoji are built with it.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _unfit(char: str) -> bool:
    return char in _DIRECTIONS or unicodedata.category(char) == "Cs"
