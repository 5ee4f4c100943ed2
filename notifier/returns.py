"""Mails that came back, from a pipe or a mailbox: which delivery each is about, and what follows from it."""

from __future__ import annotations

import datetime as dt
import imaplib
import re
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import sqlalchemy as sa

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.settings.models import BounceMailbox
from feeds.settings.secrets import imap_password
from feeds.store import Store
from feeds.store.schema import deliveries
from notifier import bounces
from notifier.bounces import Report
from notifier.mail import reports
from notifier.mail.addresses import Office
from notifier.mail.reports import Returned
from notifier.mail.returning import ReturnPath

# No bounce is larger; what is larger is not fetched whole.
_LARGEST = 1_000_000


class MailboxClosed(JianbaoError):  # noqa: N818
    """The mailbox of bounces cannot be read."""


class Handled(StrEnum):
    """What became of one mail."""

    RECORDED = "recorded"
    KNOWN = "known"  # it had been recorded before
    UNMATCHED = "unmatched"  # a bounce of nothing that we have sent
    OTHER = "other"  # no bounce: somebody has written


def take(store: Store, settings: Settings, data: bytes, now: dt.datetime) -> Handled:
    """Records what one mail says. Twice the same mail changes nothing."""
    returned = reports.read(data)
    if returned is None:
        return Handled.OTHER
    return_path = ReturnPath.of(store, settings, Office.of(settings))
    with store.transaction() as connection:
        found = _delivery(connection, returned, return_path)
        if found is None:
            return Handled.UNMATCHED
        delivery_id, member_id = found
        report = Report(member_id, delivery_id, returned.kind, returned.status, returned.text, "report")
        new = bounces.record(connection, report, settings.jianbao.mail.bounces, now)
    return Handled.RECORDED if new else Handled.KNOWN


def read_mailbox(
    store: Store, settings: Settings, now: dt.datetime, stop: Callable[[], bool] = lambda: False
) -> dict[Handled, int]:
    """Every unseen mail of the mailbox in the settings; without one, nothing. Raises MailboxClosed and SettingsError.

    A mail is marked when its content is in the database, so a crash costs no more than reading it twice.
    """
    mailbox = settings.jianbao.mail.bounces.mailbox
    counts: dict[Handled, int] = {}
    if mailbox is None:
        return counts
    password = imap_password(settings, mailbox)
    with _opened(mailbox, password) as client:
        for number in _unseen(client):
            if stop():
                break
            data = _fetch(client, number)
            handled = take(store, settings, data, now)
            counts[handled] = counts.get(handled, 0) + 1
            # What somebody has written is for a person: it stays as it was.
            if handled is not Handled.OTHER:
                deleted = mailbox.afterwards == "delete" and handled is not Handled.UNMATCHED
                client.uid("STORE", number, "+FLAGS", r"(\Seen \Deleted)" if deleted else r"(\Seen)")
        if mailbox.afterwards == "delete":
            client.expunge()
    return counts


def _delivery(connection: sa.Connection, returned: Returned, return_path: ReturnPath) -> tuple[int | None, int] | None:
    """By our mark in the return path, else by a Message-ID of ours, which nobody else can know. Not by an address
    alone: anybody can write a bounce about somebody."""
    query = sa.select(deliveries.c.id, deliveries.c.member_id)
    for address in returned.addressed:
        if (delivery_id := return_path.read(address)) is not None:
            row = connection.execute(query.where(deliveries.c.id == delivery_id)).first()
            return (row.id, row.member_id) if row else None
    if returned.message_ids:
        row = connection.execute(query.where(deliveries.c.message_id.in_(returned.message_ids[:20]))).first()
        return (row.id, row.member_id) if row and row.member_id is not None else None
    return None


@contextmanager
def _opened(mailbox: BounceMailbox, password: str) -> Iterator[imaplib.IMAP4]:
    server = f"{mailbox.host}:{mailbox.port}"
    try:
        client = _connect(mailbox)
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxClosed(_("收退信的邮箱 {server} 连不上：{error}").format(server=server, error=error)) from error
    try:
        _log_in(client, mailbox.username, password)
        if "ID" in client.capabilities:
            # RFC 2971. 163 and its like let nobody read who has not said who they are ("Unsafe Login").
            client.xatom("ID", '("name" "jianbao")')
        answer, _data = client.select(f'"{_folder_name(mailbox.folder)}"')
        if answer != "OK":
            raise MailboxClosed(_("{server} 里没有文件夹“{name}”。").format(server=server, name=mailbox.folder))
        yield client
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxClosed(_("收退信的邮箱 {server} 不让读：{error}").format(server=server, error=error)) from error
    finally:
        try:
            client.logout()
        except (OSError, imaplib.IMAP4.error):
            client.shutdown()


def _connect(mailbox: BounceMailbox) -> imaplib.IMAP4:
    timeout = mailbox.timeout_seconds
    context = ssl.create_default_context()
    if mailbox.security == "tls":
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=timeout)
    client = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=timeout)
    if mailbox.security == "starttls":
        client.starttls(context)
    return client


def _log_in(client: imaplib.IMAP4, username: str, password: str) -> None:
    if (username + password).isascii():
        client.login(username, password)
    else:
        # LOGIN knows ASCII alone; this is UTF-8 (RFC 4616).
        client.authenticate("PLAIN", lambda _challenge: f"\0{username}\0{password}".encode())


def _folder_name(name: str) -> str:
    """As IMAP writes it, in a quoted string: "modified UTF-7" (RFC 3501 5.1.3)."""

    def encoded(run: re.Match[str]) -> str:
        return "&" + b64encode(run[0].encode("utf-16-be"), b"+,").decode().rstrip("=") + "-"

    name = re.sub(r"[^\x20-\x7e]+", encoded, name.replace("&", "&-"))
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _unseen(client: imaplib.IMAP4) -> list[str]:
    _answer, data = client.uid("SEARCH", "UNSEEN")
    return data[0].decode("ascii").split() if data and isinstance(data[0], bytes) else []


def _fetch(client: imaplib.IMAP4, number: str) -> bytes:
    """The mail, or its beginning; without marking it as seen."""
    _answer, data = client.uid("FETCH", number, f"(BODY.PEEK[]<0.{_LARGEST}>)")
    for part in data:
        if isinstance(part, tuple) and isinstance(part[1], bytes):
            return part[1]
    return b""
