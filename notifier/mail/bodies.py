"""A part of a mail that is the same for many members but for its open places: encoded once, joined for each.

RFC 2045 6.7 and 6.8. Either encoding may be cut into pieces that are joined again: quoted-printable between any two
octets, by a soft line break; base64 between groups of three octets, so what surrounds a place is encoded at three
offsets, of which each member takes the one that fits. No line begins with a dot, so nothing has to be stuffed on the
way (RFC 5321 4.5.2).
"""

from __future__ import annotations

import html
import re
from base64 import encodebytes
from binascii import b2a_base64
from collections.abc import Mapping

from notifier.mail.places import split

_BREAKS = re.compile("\r\n|\r|\n")
# Shorter pieces are encoded with what stands in the places around them.
_WORTH_KEEPING = 120
_LINE_OCTETS = 57
_NOT_PLAIN = re.compile(rb"[^\t\x20-\x3c\x3e-\x7e]")
_OTHERS = bytes(octet for octet in range(256) if _NOT_PLAIN.match(bytes([octet])) and octet not in b"\r\n")
_BLANK_AT_END = re.compile(rb"[\t ]\Z")
_QP_LINE = 75


class Body:
    """One part's text. ``markup``: it is HTML, and what goes to its places is escaped."""

    def __init__(self, body: str, *, markup: bool = False) -> None:
        body = body if body.endswith("\n") else body + "\n"
        pieces = split(_BREAKS.sub("\r\n", body))
        self._escape = markup
        self._places = pieces[1::2]
        self._texts = [piece.encode("utf-8", "replace") for piece in pieces[::2]]
        self.quoted_printable = _is_mostly_plain(self._texts)
        self._quoted = [_quoted(text) for text in self._texts] if self.quoted_printable else []
        self._aligned: dict[tuple[int, int], tuple[bytes, bytes]] = {}

    @property
    def encoding(self) -> str:
        """The value of Content-Transfer-Encoding."""
        return "quoted-printable" if self.quoted_printable else "base64"

    def encoded(self, values: Mapping[str, str]) -> list[bytes]:
        """The encoded part in pieces to be joined; the last ends a line. Raises KeyError for a missing value."""
        filled = [self._value(values[place]) for place in self._places]
        return self._join_quoted(filled) if self.quoted_printable else self._join_base64(filled)

    def _value(self, value: str) -> bytes:
        if not value.isprintable():
            value = _BREAKS.sub("\r\n", value)
        return (html.escape(value) if self._escape else value).encode("utf-8", "replace")

    def _join_quoted(self, values: list[bytes]) -> list[bytes]:
        pieces = [self._quoted[0]]
        for value, text in zip(values, self._quoted[1:], strict=True):
            pieces += (_quoted(value), text)
        return pieces

    def _join_base64(self, values: list[bytes]) -> list[bytes]:
        pieces: list[bytes] = []
        open_octets = b""
        for turn, text in enumerate(self._texts):
            if len(text) < _WORTH_KEEPING:
                open_octets += text
            else:
                taken = -len(open_octets) % 3
                lines, rest = self._at(turn, taken)
                pieces += (_base64(open_octets + text[:taken]), lines)
                open_octets = rest
            if turn < len(values):
                open_octets += values[turn]
        pieces.append(_base64(open_octets))
        return pieces

    def _at(self, turn: int, taken: int) -> tuple[bytes, bytes]:
        """A text without its first octets: as lines, and the octets at its end that do not make a group of three."""
        if (turn, taken) not in self._aligned:
            text = self._texts[turn][taken:]
            end = len(text) - len(text) % 3
            self._aligned[turn, taken] = (encodebytes(text[:end]).replace(b"\n", b"\r\n"), text[end:])
        return self._aligned[turn, taken]


def _is_mostly_plain(texts: list[bytes]) -> bool:
    """Whether quoted-printable is the shorter: an octet that is not plain takes three characters there, where base64
    takes four for three of any kind. Line breaks of either hardly tell."""
    plain = sum(len(text.translate(None, _OTHERS)) for text in texts)
    octets = sum(map(len, texts))
    return plain + 3 * (octets - plain) <= octets * 4 / 3


def _base64(octets: bytes) -> bytes:
    if not octets:
        return b""
    if len(octets) <= _LINE_OCTETS:
        return b2a_base64(octets, newline=False) + b"\r\n"
    return encodebytes(octets).replace(b"\n", b"\r\n")


def _quoted(octets: bytes) -> bytes:
    """Ends at the beginning of a line, by a soft break where the octets do not end with a line break."""
    if not octets:
        return b""
    lines = octets.split(b"\r\n")
    whole = [_quoted_line(line) + b"\r\n" for line in lines[:-1]]
    last = _quoted_line(lines[-1], open_end=True) + b"=\r\n" if lines[-1] else b""
    return b"".join(whole) + last


def _quoted_line(line: bytes, *, open_end: bool = False) -> bytes:
    text = _NOT_PLAIN.sub(lambda found: b"=%02X" % found[0][0], line)
    if not open_end:
        text = _BLANK_AT_END.sub(lambda found: b"=%02X" % found[0][0], text)
    lines = []
    while True:
        # No relay may take the line for an end of the mail, or put a ">" before it.
        if text.startswith((b".", b"From ")):
            text = b"=%02X" % text[0] + text[1:]
        if len(text) <= _QP_LINE:
            lines.append(text)
            return b"=\r\n".join(lines)
        cut = text.rfind(b"=", _QP_LINE - 2, _QP_LINE)
        cut = _QP_LINE if cut < 0 else cut
        lines.append(text[:cut])
        text = text[cut:]
