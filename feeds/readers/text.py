"""Plain text. Control characters stay: they are part of the text, and publishing knows what to do with them."""

from __future__ import annotations

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.encodings import decode


def read(data: bytes, name: str) -> Document:
    return Document.from_text(text_of(data), name=name)


def text_of(data: bytes) -> str:
    """The decoded text; raises UnreadableIssue for bytes that are none."""
    decoded = decode(data)
    if decoded is None:
        raise UnreadableIssue(
            _("认不出文字编码，或者这不是文本。请用原来的软件打开，另存为 UTF-8 文本、DOCX 或 PDF，再放一次。")
        )
    return decoded.text
