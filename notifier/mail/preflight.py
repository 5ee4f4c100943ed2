"""Before mails go out: can each relay be reached, is its certificate good, does it take the login; and the records that
the sender's domain should have, as text to copy. Sends nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from aiosmtplib import SMTP, SMTPException

from feeds.errors import SettingsError
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.settings.models import Smtp
from feeds.settings.secrets import smtp_password
from notifier.mail.addresses import Office
from notifier.mail.connecting import client_of, hang_up, reason_of
from notifier.mail.signing import signer_of


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A TXT record that the domain should have. ``text`` is to be copied."""

    name: str
    text: str
    why: str


def relays(settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    """One after the other, as far as each can be got."""
    mail = settings.jianbao.mail
    for smtp in [mail.smtp] if mail.smtp else mail.relays:
        server = f"{smtp.host}:{smtp.port}"
        try:
            yield from asyncio.run(_try(settings, smtp, server, now))
        except SettingsError as error:
            yield Finding(False, str(error))
        except (SMTPException, OSError, ValueError) as error:
            reason = reason_of(error)
            if isinstance(reason, ssl.SSLCertVerificationError):
                message = _("{server} 的证书不对：{error}")
                yield Finding(False, message.format(server=server, error=reason.verify_message))
            else:
                yield Finding(False, _("{server}：{error}").format(server=server, error=reason))


def records(settings: Settings) -> list[Record]:
    """SPF, DKIM and DMARC for the domain of the sender. Raises SettingsError for a key that cannot be read."""
    domain = Office.of(settings).sender.domain
    mail = settings.jianbao.mail
    hosts = " ".join(f"a:{smtp.host}" for smtp in ([mail.smtp] if mail.smtp else mail.relays))
    spf = _("哪些服务器可以用这个域名发信；服务商另有规定的照服务商的写（如 include:）。已有 SPF 就合成一条")
    found = [Record(domain, f"v=spf1 {hosts} -all", spf)] if hosts else []
    if signer := signer_of(settings):
        for key in signer.keys:
            name = f"{key.selector}._domainkey.{signer.domain}"
            found.append(Record(name, key.record, _("DKIM 的公钥（{algorithm}）").format(algorithm=key.algorithm)))
    text = f"v=DMARC1; p=none; rua=mailto:{Office.of(settings).contact}"
    found.append(Record(f"_dmarc.{domain}", text, _("收信方怎样对待冒名的邮件；稳定之后把 none 改成 quarantine")))
    return found


async def _try(settings: Settings, smtp: Smtp, server: str, now: dt.datetime) -> list[Finding]:
    password = smtp_password(settings, smtp)
    client = client_of(smtp, Office.of(settings).sender.domain)
    found = []
    try:
        await client.connect()
        found.append(Finding(True, _("{server} 连上了。").format(server=server)))
        if smtp.security != "none":
            found.append(_certificate(client, server, now))
        if smtp.username is not None:
            await client.login(smtp.username, password or "")
            found.append(Finding(True, _("{server} 接受登录名 {name}。").format(server=server, name=smtp.username)))
        await client.execute_command(b"QUIT")
    except (SMTPException, OSError) as error:
        if not found:
            raise
        found.append(Finding(False, _("{server}：{error}").format(server=server, error=error)))
    finally:
        await hang_up(client)
    return found


def _certificate(client: SMTP, server: str, now: dt.datetime) -> Finding:
    """Its name and chain were checked by the connection; here it is for how long."""
    certificate = client.get_transport_info("peercert") or {}
    until = certificate.get("notAfter")
    if not until:
        return Finding(True, _("{server} 的证书有效。").format(server=server))
    expires = dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(until), dt.UTC)
    days = (expires - now).days
    message = _("{server} 的证书还有 {days} 天到期（{day}）。")
    return Finding(days >= 14, message.format(server=server, days=days, day=f"{expires:%Y-%m-%d}"))
