"""A saved web page: the lines that it shows, headings with their level."""

from __future__ import annotations

import re

from lxml import etree, html

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.beside import Beside, nothing
from feeds.readers.building import DocumentBuilder
from feeds.readers.html_breaks import breaks_of
from feeds.readers.html_document import add_lines
from feeds.readers.html_lines import lines_of
from feeds.readers.html_main import main_part
from feeds.readers.text import text_of

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
# What pages call by a name that is too narrow for what they hold.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}


def read(data: bytes, name: str, beside: Beside = nothing) -> Document:
    # Text goes in and UTF-8 is declared, so that no declaration inside the page counts a second time. The parser
    # fetches nothing: no_network is its default, and HTML has no external entities.
    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(_decoded(data).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnreadableIssue(_("这个网页里没有内容。请在浏览器里打开看看，重新保存一次。")) from None
    builder = DocumentBuilder(name, "html")
    main = main_part(root)
    add_lines(builder, lines_of(main, breaks_of(main)), beside)
    return builder.document()


def _decoded(data: bytes) -> str:
    if match := _DECLARED.search(data[:4096]):
        encoding = match[1].decode("ascii").lower()
        try:
            return data.decode(_WIDER.get(encoding, encoding))
        except (UnicodeDecodeError, LookupError):
            # Many pages declare what they are not.
            pass
    return text_of(data)
