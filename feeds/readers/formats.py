"""Which format a file is in. What it holds decides; its name only tells text formats apart."""

from __future__ import annotations

import re
from pathlib import PurePath

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.readers.archives import content_of, opened

_PDF = re.compile(rb"%PDF-\d")
_ZIP = b"PK\x03\x04"
_BY_SUFFIX = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".shtml": "html",
}
_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_IMAGE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)", re.S
)
_ARCHIVE = re.compile(rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ|.{257}ustar", re.S)
# Letters that a text may begin with too, so the NUL that no text has belongs to the mark.
_PROGRAM = re.compile(rb"(?:MZ|\x7fELF)[^\0]{0,60}\0")
_CAJ = re.compile(rb"(?:CAJ|KDH|HN|TEB)[^\0]{0,60}\0")
_XML = re.compile(rb"\s*<\?xml[\s>]")
_SAVE_AS = "DOCX、PDF 或 UTF-8 文本"


def is_plain_text(data: bytes, name: str) -> bool:
    """Whether nothing but an encoding stands between the bytes and the text. Raises UnreadableIssue as format_of."""
    return not data.startswith(_ZIP) and format_of(data, name) == "text"


def format_of(data: bytes, name: str) -> str:
    """The name of the module that reads it: text, markdown, html, pdf, docx, epub or archive.

    Raises UnreadableIssue for what no module reads.
    """
    # PDF allows other bytes before its mark: ISO 32000-1, annex H.3, implementation note 13.
    if _PDF.search(data[:1024]):
        return "pdf"
    if data.startswith(_ZIP):
        return _in_zip(data)
    _refuse_known(data, PurePath(name).suffix.lower())
    if _HTML_START.match(data[:4096]):
        return "html"
    return _BY_SUFFIX.get(PurePath(name).suffix.lower(), "text")


def _in_zip(data: bytes) -> str:
    with opened(data) as archive:
        names = set(archive.namelist())
        kind = content_of(archive, "mimetype").strip() if "mimetype" in names else b""
    if "word/document.xml" in names:
        return "docx"
    if kind == b"application/epub+zip":
        return "epub"
    if "OFD.xml" in names:
        raise UnreadableIssue(_("这是 OFD 版式文件，目前不读。请用 OFD 阅读器导出为 PDF，再放一次。"))
    if "[Content_Types].xml" in names:
        raise UnreadableIssue(
            _("这是 Excel 或 PowerPoint 文件，不是一期会刊。请另存为 {formats}，再放一次。").format(formats=_SAVE_AS)
        )
    if kind.startswith(b"application/vnd.oasis"):
        raise UnreadableIssue(_("这是 OpenDocument 文件，目前不读。请另存为 DOCX 或 PDF，再放一次。"))
    return "archive"


def _refuse_known(data: bytes, suffix: str) -> None:
    """Files that are something else for certain, each with the way out."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        # An encrypted .docx is in the same container as an old .doc.
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" in data:
            raise UnreadableIssue(_("这个 Word 文件有打开密码。请去掉密码后另存一份，再放一次。"))
        raise UnreadableIssue(_("这是旧版 Word（.doc）或 WPS 文件，目前不读。请打开后另存为 DOCX 或 PDF，再放一次。"))
    if data.startswith(b"{\\rtf"):
        raise UnreadableIssue(_("这是 RTF 文件，目前不读。请打开后另存为 DOCX 或 PDF，再放一次。"))
    if _IMAGE.match(data):
        raise UnreadableIssue(_("这是图片，里面没有可读的文字。请先做文字识别（OCR），存为文本或 PDF，再放一次。"))
    if _ARCHIVE.match(data):
        raise UnreadableIssue(_("这是压缩包。请先解压，把里面的会刊文件放进来。"))
    if _CAJ.match(data) or suffix in (".caj", ".kdh", ".nh"):
        raise UnreadableIssue(_("这是 CAJ 文件，目前不读。请用 CAJViewer 另存为 PDF，再放一次。"))
    if re.match(rb"(?:From:|MIME-Version:)", data) and b"multipart/related" in data[:4096]:
        raise UnreadableIssue(_("这是单个文件的网页（MHT），目前不读。请在浏览器里另存为“网页，仅 HTML”，再放一次。"))
    if _PROGRAM.match(data):
        raise UnreadableIssue(_("这是程序，不是会刊。如果不是您放的，请查毒。"))
    if _XML.match(data) and not _HTML_START.match(data[:4096]):
        raise UnreadableIssue(
            _("这是 XML 文件，不是排好的会刊。请用原来的软件打开，另存为 {formats}，再放一次。").format(
                formats=_SAVE_AS
            )
        )
