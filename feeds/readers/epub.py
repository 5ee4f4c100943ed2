"""EPUB: the chapters in reading order, each as the web page that it is; a chapter begins a page."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from lxml import etree, html

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.archives import content_of, opened
from feeds.readers.beside import in_archive
from feeds.readers.building import DocumentBuilder
from feeds.readers.html_breaks import breaks_of
from feeds.readers.html_document import add_lines
from feeds.readers.html_lines import lines_of

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def read(data: bytes, name: str) -> Document:
    builder = DocumentBuilder(name, "epub")
    with opened(data) as archive:
        try:
            for place, chapter in _chapters(archive):
                add_lines(builder, lines_of(chapter, breaks_of(chapter)), in_archive(archive, place))
                builder.page += 1
        except (KeyError, etree.LxmlError, ValueError) as error:
            message = _("这个 EPUB 打不开，可能已损坏或有版权保护。请另存为 DOCX 或 PDF，再放一次。")
            raise UnreadableIssue(message) from error
    return builder.document()


def _chapters(archive: zipfile.ZipFile) -> list[tuple[str, html.HtmlElement]]:
    """Each with its name in the archive.

    EPUB 3.3, 4.2.6.3 and 5.7: the container names the package, whose spine is the order of its manifest's items.
    """
    root = _xml(archive, _CONTAINER).find(".//{*}rootfile")
    place = root.get("full-path", "") if root is not None else ""
    package = _xml(archive, place)
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    chapters: list[tuple[str, html.HtmlElement]] = []
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        inside = normpath(PurePosixPath(place).parent / unquote(item.get("href", "")))
        # As a page: what is not quite XHTML is read too, and there are no entities to expand.
        parser = html.HTMLParser(encoding="utf-8")
        chapters.append((inside, html.document_fromstring(content_of(archive, inside), parser=parser)))
    return chapters


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content_of(archive, name), parser)
