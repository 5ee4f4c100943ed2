"""One connection to a server, past greeting, TLS and login: mails handed over one after the other (RFC 5321, 2920).

aiosmtplib opens the connection. From then on this takes its place: it asks a server that offers pipelining everything
at once, and writes a mail as it is, for ours need no line ends mended and no dots stuffed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

# A reply that does not end must not fill the memory (aiosmtplib draws the same line).
_LONGEST_REPLY = 32 * 1024


class ConnectionLost(Exception):  # noqa: N818 - what happened
    pass


@dataclass(frozen=True, slots=True)
class Reply:
    """``at`` is the command that it answers: MAIL, RCPT, DATA, or "." for the mail itself."""

    code: int
    text: str
    at: str

    @property
    def is_yes(self) -> bool:
        return 200 <= self.code < 300


class Conversation(asyncio.Protocol):
    """``broken`` once the connection cannot take another mail; ``handed_over`` while a mail has left and no reply to it
    has come."""

    def __init__(self, transport: asyncio.Transport, *, pipelining: bool, size: bool) -> None:
        self._transport = transport
        self._pipelining = pipelining
        self._size = size
        self._waiting: deque[tuple[str, asyncio.Future[Reply]]] = deque()
        self._buffer = b""
        self._lines: list[str] = []
        self._loop = asyncio.get_running_loop()
        self.broken = transport.is_closing()
        self.handed_over = False
        self.mails = 0
        transport.set_protocol(self)

    async def mail(self, sender: str, recipient: str, data: bytes, timeout: float, last_timeout: float) -> Reply:
        """The first reply that is a no, or the last one. Raises ConnectionLost and TimeoutError; ``handed_over`` then
        says whether the mail had left."""
        self.mails += 1
        size = f" SIZE={len(data)}" if self._size else ""
        commands = [
            ("MAIL", f"MAIL FROM:<{sender}>{size}\r\n".encode("ascii")),
            ("RCPT", f"RCPT TO:<{recipient}>\r\n".encode("ascii")),
            ("DATA", b"DATA\r\n"),
        ]
        async with asyncio.timeout(timeout):
            refusal = await (self._at_once(commands) if self._pipelining else self._one_by_one(commands))
        if refusal is not None:
            return refusal
        if self.broken:
            raise ConnectionLost("connection closed")
        async with asyncio.timeout(last_timeout):
            self.handed_over = True
            reply = await self._ask(".", data + b".\r\n")
        self.handed_over = False
        return reply

    async def _one_by_one(self, commands: list[tuple[str, bytes]]) -> Reply | None:
        for name, line in commands:
            reply = await self._ask(name, line)
            if not (reply.is_yes or (name == "DATA" and reply.code == 354)):
                await self._reset()
                return reply
        return None

    async def _at_once(self, commands: list[tuple[str, bytes]]) -> Reply | None:
        expected = [self._expect(name) for name, _line in commands]
        self._write(b"".join(line for _name, line in commands))
        replies: list[Reply] = []
        try:
            for reply in expected:
                replies.append(await reply)
        except ConnectionLost:
            # A server that hangs up has often said why.
            if not any(reply.code >= 400 for reply in replies):
                raise
        refusals = [reply for reply in replies if not reply.is_yes and reply.code != 354]
        if not refusals:
            return None
        if replies[-1].code == 354:
            # RFC 2920 3.1: it wants a mail all the same, though nobody is to get it. It gets an empty one.
            await self._ask(".", b".\r\n")
        await self._reset()
        return refusals[0]

    async def _reset(self) -> None:
        """Ready for the next mail, or broken."""
        if not self.broken:
            with suppress(ConnectionLost):
                await self._ask("RSET", b"RSET\r\n")

    async def quit(self, timeout: float) -> None:
        """Never raises: nothing depends on it."""
        try:
            async with asyncio.timeout(timeout):
                await self._ask("QUIT", b"QUIT\r\n")
        except (ConnectionLost, TimeoutError):
            pass
        finally:
            self.drop()

    def drop(self) -> None:
        """At once: TLS would say farewell and wait for the server's, and the loop may end before that."""
        self.broken = True
        self._transport.abort()

    async def _ask(self, name: str, data: bytes) -> Reply:
        reply = self._expect(name)
        self._write(data)
        return await reply

    def _expect(self, name: str) -> asyncio.Future[Reply]:
        reply: asyncio.Future[Reply] = self._loop.create_future()
        self._waiting.append((name, reply))
        return reply

    def _write(self, data: bytes) -> None:
        if self.broken:
            self._lose()
        else:
            self._transport.write(data)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if len(self._buffer) > _LONGEST_REPLY:
            self.drop()
            return
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._read(line.decode("utf-8", "replace").strip())

    def _read(self, line: str) -> None:
        self._lines.append(line[4:].strip())
        if line[3:4] == "-":
            return
        text, self._lines = " ".join(self._lines), []
        code = int(line[:3]) if line[:3].isdigit() else -1
        if code == 421:
            # It hangs up, whatever was asked (RFC 5321 3.8).
            self.broken = True
        while self._waiting:
            name, reply = self._waiting.popleft()
            if not reply.done():
                reply.set_result(Reply(code, text, name))
                break

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self.broken = True
        self._lose(error)

    def _lose(self, error: Exception | None = None) -> None:
        while self._waiting:
            _name, reply = self._waiting.popleft()
            if not reply.done():
                reply.set_exception(ConnectionLost(str(error) if error else "connection closed"))
                reply.exception()  # somebody may have given up waiting for it
