"""Header fields as bytes: one line each or folded, ASCII whatever stands in a name or a subject.

RFC 5322 2.2.3 (folding, 78 characters recommended, 998 at most), RFC 2047 (encoded words of at most 75 characters, on
lines of at most 76).
"""

from __future__ import annotations

import re
from binascii import b2a_base64

from notifier.mail.addresses import Mailbox

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_PLAIN_LENGTH = 50
_LINE = 76
# =?utf-8?b?…?= takes 12 characters besides its text, and 75 in all.
_AROUND = 12
_LONGEST_TEXT = (75 - _AROUND) // 4 * 3


def field(name: str, value: str) -> bytes:
    """A field that machines read: as it is, ASCII, folded only where ``value`` has line breaks followed by a space."""
    return f"{name}: {value}\r\n".encode("ascii")


def text(name: str, value: str) -> bytes:
    """An unstructured field such as Subject. ``value`` has gone through ``clean_header``."""
    return f"{name}: {_phrase(value, len(name) + 2, quote=False)}\r\n".encode("ascii")


def mailbox(name: str, value: Mailbox) -> bytes:
    """A field of one mailbox such as To."""
    if not value.display_name:
        return f"{name}: {value.addr_spec}\r\n".encode("ascii")
    shown = _phrase(value.display_name, len(name) + 2, quote=True)
    # The address on a line of its own where both do not fit on one.
    one_line = "\r\n" not in shown and len(name) + len(shown) + len(value.addr_spec) + 5 <= _LINE
    return f"{name}: {shown}{' ' if one_line else chr(13) + chr(10) + ' '}<{value.addr_spec}>\r\n".encode("ascii")


def _phrase(value: str, used: int, *, quote: bool) -> str:
    """Text as it is where that is safe, else as encoded words, all of it, so that no space between them is lost."""
    if value.isascii() and value.isprintable() and len(value) <= _PLAIN_LENGTH:
        if not quote or _ATOMS.fullmatch(value):
            return value
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _encoded_words(value, used)


def _encoded_words(value: str, used: int) -> str:
    """``used`` is how many characters of the first line are taken."""
    words: list[str] = []
    chunk = b""
    room = min(_LONGEST_TEXT, (_LINE - used - _AROUND) // 4 * 3)
    for char in value:
        data = char.encode("utf-8")
        if len(chunk) + len(data) > room:
            words.append(_word(chunk))
            chunk, room = b"", _LONGEST_TEXT
        chunk += data
    words.append(_word(chunk))
    return "\r\n ".join(words)


def _word(data: bytes) -> str:
    return f"=?utf-8?b?{b2a_base64(data, newline=False).decode()}?="
