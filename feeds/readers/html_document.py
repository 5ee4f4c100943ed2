"""The lines and pictures of a page as a document. No address is followed: a picture is in the page or beside it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from feeds.readers.beside import Beside
from feeds.readers.building import DocumentBuilder
from feeds.readers.html_lines import HtmlLine, HtmlPicture

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def add_lines(builder: DocumentBuilder, lines: Iterable[HtmlLine | HtmlPicture], beside: Beside) -> None:
    for line in lines:
        if isinstance(line, HtmlLine):
            builder.add(line.text, level=line.level, bold=line.bold, style=line.style, bold_first=line.bold_first)
        elif data := picture_data(line.source, beside):
            builder.hang(data, alt=line.alt)


def picture_data(source: str, beside: Beside) -> bytes | None:
    """What an address of a picture holds, if that is at hand: RFC 2397, or a file beside the page."""
    if source[:5].lower() == "data:":
        kind, _comma, data = source[5:].partition(",")
        if not kind.strip().lower().endswith(";base64"):
            return unquote_to_bytes(data)
        try:
            return base64.b64decode(unquote_to_bytes(data))
        except (binascii.Error, ValueError):
            return None
    return None if _SCHEME.match(source) else beside(source)
