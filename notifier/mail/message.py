"""A mail as bytes: rendered once for everyone who gets the same, each member's own parts put in.

RFC 5322 (fields), 2045 to 2047 (MIME, Chinese in headers), 2369, 2919 and 8058 (List-*), 3834 (Auto-Submitted). The
bytes are ASCII with CRLF, no line over 998 and none that begins with a dot: a server takes them as they are.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Protocol
from urllib.parse import quote

from feeds import i18n
from feeds.i18n import gettext as _
from notifier.mail import headers
from notifier.mail.addresses import Mailbox, Office, clean_header
from notifier.mail.bodies import Body


@dataclass(frozen=True, slots=True)
class Content:
    """What a group of members gets. Both bodies may have open places (``notifier.mail.places``)."""

    subject: str
    text: str
    html: str | None
    """None for those who want text alone."""
    language: str
    list_id: str
    """A domain name of one topic or of the whole site, e.g. ``trade-policy.example.org`` (RFC 2919)."""
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Personal:
    """What differs from member to member. ``message_id`` is fixed for a delivery, so that a server that gets it twice
    can tell; ``leave`` is an https address that takes the POST of RFC 8058, or empty."""

    recipient: Mailbox
    message_id: str
    leave: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


class Signer(Protocol):
    """Signs a mail (``notifier.mail.signing``)."""

    def sign(self, fields: list[bytes], body: bytes, moment: dt.datetime) -> bytes:
        """The fields to be put before the others."""
        ...


class Stencil:
    """Everything of a mail that is the same for its group, as bytes."""

    def __init__(self, content: Content, office: Office, signer: Signer | None = None) -> None:
        with i18n.in_language(content.language):
            self._leave_by_mail = unsubscribe_mail(office)
        self._signer = signer
        self._before = [headers.text("Subject", clean_header(content.subject)), headers.mailbox("From", office.sender)]
        self._after = _fields_for_all(content, office)
        self._parts = [_Part("plain", Body(content.text), content.language)]
        if content.html is not None:
            self._parts.append(_Part("html", Body(content.html, markup=True), content.language))
        # "=_" stands in no line of base64 or quoted-printable.
        self._boundary = f"=_{secrets.token_hex(12)}" if len(self._parts) > 1 else ""
        if self._boundary:
            kind = f'multipart/alternative;\r\n boundary="{self._boundary}"'
            self._after.append(headers.field("Content-Type", kind))
        else:
            self._after += self._parts[0].fields
        self._date: tuple[int, bytes] = (0, b"")

    def write(self, personal: Personal, moment: dt.datetime) -> bytes:
        """The mail for one member. ``moment`` is aware, in the zone that the reader is to see."""
        fields = [
            headers.field("Message-ID", personal.message_id),
            self._date_field(moment),
            *self._before,
            headers.mailbox("To", personal.recipient),
            *self._ways_out(personal),
            *self._after,
        ]
        body = self._body(personal.values)
        if self._signer is None:
            return b"".join((*fields, b"\r\n", *body))
        joined = b"".join(body)
        return b"".join((self._signer.sign(fields, joined, moment), *fields, b"\r\n", joined))

    def _ways_out(self, personal: Personal) -> list[bytes]:
        letter = f"<{self._leave_by_mail.replace('{address}', quote(personal.recipient.addr_spec, safe=''))}>"
        # RFC 8058: the address must be https.
        if not personal.leave.startswith("https://"):
            return [headers.field("List-Unsubscribe", letter)]
        return [
            headers.field("List-Unsubscribe", f"<{personal.leave}>,\r\n {letter}"),
            headers.field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]

    def _body(self, values: Mapping[str, str]) -> list[bytes]:
        if not self._boundary:
            return self._parts[0].body.encoded(values)
        line = f"--{self._boundary}\r\n".encode()
        pieces: list[bytes] = []
        for part in self._parts:
            pieces += (line, *part.fields, b"\r\n", *part.body.encoded(values))
            if part.body.quoted_printable:
                # The line break before a boundary is the boundary's own (RFC 2046 5.1.1).
                pieces.append(b"\r\n")
        pieces.append(f"--{self._boundary}--\r\n".encode())
        return pieces

    def _date_field(self, moment: dt.datetime) -> bytes:
        second = int(moment.timestamp())
        if self._date[0] != second:
            self._date = (second, headers.field("Date", format_datetime(moment)))
        return self._date[1]


class _Part:
    def __init__(self, subtype: str, body: Body, language: str) -> None:
        self.body = body
        self.fields = [
            headers.field("Content-Type", f"text/{subtype}; charset=utf-8"),
            headers.field("Content-Transfer-Encoding", body.encoding),
            headers.field("Content-Language", language),
        ]


def _fields_for_all(content: Content, office: Office) -> list[bytes]:
    fields = [headers.mailbox("Reply-To", office.reply_to)] if office.reply_to else []
    fields += [
        headers.field("List-Id", f"<{content.list_id}>"),
        headers.field("Auto-Submitted", "auto-generated"),
        headers.field("Precedence", "bulk"),
    ]
    if content.feedback:
        fields.append(headers.field("Feedback-ID", ":".join(content.feedback)))
    fields.append(headers.field("MIME-Version", "1.0"))
    return fields


def unsubscribe_mail(office: Office) -> str:
    """A mail to the people who keep the list of members, ready to be sent: it works with any mailbox. The member's
    address goes to {address}."""
    words = quote(_("退订 {address}"), safe="{}")
    return f"mailto:{quote(office.contact, safe='@')}?subject={words}"
