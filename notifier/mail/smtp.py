"""Mails by SMTP, one connection for a batch, every answer told apart: taken, not now, never, or nobody knows."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Coroutine
from email.message import EmailMessage
from types import TracebackType
from typing import Any, TypeVar

from aiosmtplib import SMTP, SMTPAuthenticationError, SMTPException, SMTPResponseException, SMTPSenderRefused

from feeds.errors import DeliveryError, PermanentFailure, TemporaryFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.settings.models import Smtp
from notifier.mail.transport import Unreachable

T = TypeVar("T")

# QQ's answer to too many mails is a 5xx, which means "not now" all the same.
_NOT_NOW_WORDS = ("frequency limit", "too many", "try again", "later")

# RFC 5321 4.5.3.2.6: a server may look at a mail for ten minutes before it answers; giving up sooner makes copies.
_LAST_ANSWER_SECONDS = 600.0


class SmtpTransport:
    """A connection that is opened with the batch, and once more for the next mail when it is lost."""

    def __init__(self, smtp: Smtp, password: str | None, domain: str) -> None:
        """``domain`` is the sender's, which is what EHLO says: the machine's own name is often not known outside."""
        self._smtp = smtp
        self._domain = domain
        self._password = password
        self._client: SMTP | None = None
        self._runner = asyncio.Runner()

    def __enter__(self) -> SmtpTransport:
        try:
            self._run(self._connect())
        except BaseException:
            self._runner.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._run(self._disconnect())
        finally:
            self._runner.close()

    def send(self, message: EmailMessage, name: str) -> str:
        return self._run(self._send(message))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    async def _connect(self) -> SMTP:
        smtp = self._smtp
        client = SMTP(
            hostname=smtp.host,
            port=smtp.port,
            use_tls=smtp.security == "tls",
            start_tls=smtp.security == "starttls",
            timeout=smtp.timeout_seconds,
            local_hostname=self._domain,
        )
        server = f"{smtp.host}:{smtp.port}"
        try:
            await client.connect()
            if smtp.username is not None:
                await client.login(smtp.username, self._password or "")
        except SMTPAuthenticationError as error:
            client.close()
            message = _("{server} 不接受登录名或密码：{error}")
            raise Unreachable(message.format(server=server, error=error.message)) from error
        except ssl.SSLError as error:
            client.close()
            message = _("与 {server} 的加密连接没有建立：{error}。请检查端口和 security。")
            raise Unreachable(message.format(server=server, error=error)) from error
        except (SMTPException, OSError, ValueError) as error:
            client.close()
            raise Unreachable(_("连不上 {server}：{error}").format(server=server, error=error)) from error
        self._client = client
        return client

    async def _disconnect(self) -> None:
        if self._client is not None:
            with contextlib.suppress(SMTPException, OSError):
                await self._client.quit()
            self._client.close()

    async def _send(self, message: EmailMessage) -> str:
        client = self._client
        if client is None or not client.is_connected:
            client = await self._connect()
        sender, recipient = (message[name].addresses[0].addr_spec for name in ("From", "To"))
        data = message.as_bytes()
        await self._address(client, sender, recipient)
        try:
            response = await client.data(data, timeout=max(self._smtp.timeout_seconds, _LAST_ANSWER_SECONDS))
        except SMTPResponseException as error:
            await self._reset(client)
            raise classify(error.code, error.message) from error
        except (SMTPException, OSError) as error:
            client.close()
            raise UncertainOutcome(_("信已交出，连接在回音之前断了：{error}").format(error=error)) from error
        return f"{response.code} {response.message}"

    async def _address(self, client: SMTP, sender: str, recipient: str) -> None:
        """MAIL and RCPT. Whatever goes wrong here, nothing has been taken."""
        try:
            await client.mail(sender)
            await client.rcpt(recipient)
        except SMTPResponseException as error:
            await self._reset(client)
            failure = classify(error.code, error.message)
            if isinstance(failure, UncertainOutcome):
                raise TemporaryFailure(str(failure)) from error
            if isinstance(failure, PermanentFailure) and isinstance(error, SMTPSenderRefused):
                # Not the member's fault, and the next mail would fare no better.
                refused = _("发信服务器不接受发件人 {sender}：{error}").format(sender=sender, error=failure)
                raise Unreachable(refused) from error
            raise failure from error
        except (SMTPException, OSError) as error:
            client.close()
            raise TemporaryFailure(_("发送前连接断了：{error}").format(error=error)) from error

    async def _reset(self, client: SMTP) -> None:
        """Ready for the next mail, or closed: a server that says 421 hangs up."""
        try:
            await client.rset()
        except (SMTPException, OSError):
            client.close()


def classify(code: int, message: str) -> DeliveryError:
    """What an answer means (RFC 5321 4.2.1): 4xx not now, 5xx never, anything else after a mail nobody knows."""
    answer = f"{code} {message}"
    if 400 <= code < 500:
        return TemporaryFailure(answer)
    if 500 <= code < 600:
        not_now = any(word in message.lower() for word in _NOT_NOW_WORDS)
        return TemporaryFailure(answer) if not_now else PermanentFailure(answer)
    return UncertainOutcome(answer)
