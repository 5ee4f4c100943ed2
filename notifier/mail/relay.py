"""A relay: the pool of connections to one SMTP server, each good for a number of mails."""

from __future__ import annotations

import asyncio
import ssl
from typing import cast

from aiosmtplib import SMTPAuthenticationError, SMTPException

from feeds.i18n import gettext as _
from feeds.settings.models import Smtp
from notifier.mail.answers import classify, concerns_the_relay
from notifier.mail.connecting import client_of, hang_up, reason_of
from notifier.mail.conversation import ConnectionLost, Conversation, Reply
from notifier.mail.transport import Envelope, Fate, Outcome, Unreachable

# RFC 5321 4.5.3.2.6: a server may look at a mail for ten minutes before it answers; giving up sooner makes copies.
_LAST_ANSWER_SECONDS = 600.0
_QUIT_SECONDS = 2.0


class Relay:
    def __init__(self, name: str, smtp: Smtp, password: str | None, domain: str) -> None:
        """``domain`` is the sender's."""
        self.name = name
        self.room = smtp.connections
        self._smtp = smtp
        self._password = password
        self._domain = domain
        self._idle: list[Conversation] = []
        self._turns = asyncio.Semaphore(smtp.connections)

    async def open(self) -> None:
        if not self._idle:
            self._idle.append(await self._connect())

    async def close(self) -> None:
        idle, self._idle = self._idle, []
        await asyncio.gather(*(conversation.quit(_QUIT_SECONDS) for conversation in idle))

    async def send(self, envelope: Envelope) -> Outcome:
        async with self._turns:
            while True:
                conversation, used = await self._take()
                try:
                    return await self._hand_over(conversation, envelope)
                except (ConnectionLost, TimeoutError, asyncio.CancelledError) as error:
                    conversation.drop()
                    if conversation.handed_over:
                        # Also when we are told to stop: the mail is with the server.
                        answer = _("信已交出，连接在回音之前断了：{error}").format(error=error or type(error).__name__)
                        return Outcome(Fate.UNCERTAIN, answer)
                    if isinstance(error, asyncio.CancelledError):
                        raise
                    # A connection that had been idle may have been closed long since: that says nothing.
                    if not used:
                        answer = _("发送前连接断了：{error}").format(error=error or type(error).__name__)
                        return Outcome(Fate.LATER, answer)
                finally:
                    await self._give_back(conversation)

    async def _hand_over(self, conversation: Conversation, envelope: Envelope) -> Outcome:
        timeout = self._smtp.timeout_seconds
        last = max(timeout, _LAST_ANSWER_SECONDS)
        reply = await conversation.mail(envelope.return_path, envelope.recipient, envelope.data, timeout, last)
        if reply.at == "." and reply.is_yes:
            return Outcome(Fate.TAKEN, f"{reply.code} {reply.text}")
        return self._judge(reply, envelope)

    def _judge(self, reply: Reply, envelope: Envelope) -> Outcome:
        outcome = classify(reply.code, reply.text)
        if concerns_the_relay(reply.code, reply.text):
            message = _("{server} 不给发信：{answer}。请检查登录名、密码和 security。")
            raise Unreachable(message.format(server=self._server, answer=outcome.answer))
        if reply.at == ".":
            return outcome
        # Nothing has been taken. What a server says to MAIL is not about the member, and the next would fare no better.
        if reply.at == "MAIL" and outcome.fate in (Fate.NEVER, Fate.NO_ADDRESS):
            message = _("发信服务器不接受发件人 {sender}：{error}")
            raise Unreachable(message.format(sender=envelope.return_path, error=outcome.answer))
        fate = Fate.LATER if outcome.fate in (Fate.UNCERTAIN, Fate.TAKEN) else outcome.fate
        return Outcome(fate, outcome.answer, outcome.wait)

    async def _take(self) -> tuple[Conversation, bool]:
        """A connection, and whether it had been used before."""
        while self._idle:
            conversation = self._idle.pop()
            if not conversation.broken:
                return conversation, conversation.mails > 0
        return await self._connect(), False

    async def _give_back(self, conversation: Conversation) -> None:
        if conversation.broken:
            conversation.drop()
        elif conversation.mails >= self._smtp.mails_a_connection:
            await conversation.quit(_QUIT_SECONDS)
        else:
            self._idle.append(conversation)

    async def _connect(self) -> Conversation:
        client = client_of(self._smtp, self._domain)
        try:
            await client.connect()
            if self._smtp.username is not None:
                await client.login(self._smtp.username, self._password or "")
            if client.last_ehlo_response is None:
                await client.ehlo()
        except BaseException as error:
            await hang_up(client)
            raise self._closed(error) from error
        return Conversation(
            cast(asyncio.Transport, client.transport),
            pipelining=client.supports_extension("pipelining"),
            size=client.supports_extension("size"),
        )

    def _closed(self, error: BaseException) -> BaseException:
        """What is to be said of a connection that was not made."""
        error = reason_of(error)
        if isinstance(error, SMTPAuthenticationError):
            message = _("{server} 不接受登录名或密码：{error}")
            return Unreachable(message.format(server=self._server, error=error.message))
        if isinstance(error, ssl.SSLError):
            message = _("与 {server} 的加密连接没有建立：{error}。请检查端口和 security。")
            return Unreachable(message.format(server=self._server, error=error))
        if isinstance(error, SMTPException | OSError | ValueError):
            return Unreachable(_("连不上 {server}：{error}").format(server=self._server, error=error))
        return error

    @property
    def _server(self) -> str:
        return f"{self._smtp.host}:{self._smtp.port}"
