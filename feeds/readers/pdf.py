"""PDF: the lines of each page as its text layer has them, with the size of their letters.

PDFium gives the text in the order in which the page draws it. A first line that is set in, and a gap between lines,
are shown the way typists show them, by two ideographic spaces and by an empty line: nothing else tells paragraphs
apart.
"""

from __future__ import annotations

import ctypes
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.building import DocumentBuilder

_INDENT = "　　"
_SET_IN = (1.2, 3.5)  # by so many letters' widths a first line of a paragraph is set in
_GAP = 0.9  # letters' heights of white between two lines that part paragraphs
_SCANNED = 5  # characters a page below which there is no text layer worth the name
_GARBLED = 0.3  # share of characters without meaning above which the text layer is no text

# PDFium keeps global state: https://pdfium.googlesource.com/pdfium, "not thread-safe".
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class _PdfLine:
    """``left``, ``bottom`` and ``top`` are in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    top: float
    size: float


def read(data: bytes, name: str) -> Document:
    with _lock:
        document = _open(data)
        try:
            pages = [list(_lines(page)) for page in document]
            has_images = any(_has_image(page) for page in document) if _is_scanned(pages) else False
        except pypdfium2.PdfiumError as error:
            raise UnreadableIssue(_damaged()) from error
        finally:
            document.close()
    _require_text(pages, has_images)
    builder = DocumentBuilder(name, "pdf")
    for number, lines in enumerate(pages, 1):
        builder.page = number
        _add_page(builder, lines)
    return builder.document()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            message = _("这个 PDF 有打开密码。请去掉密码后另存一份，再放一次。")
            raise UnreadableIssue(message) from None
        raise UnreadableIssue(_damaged()) from error


def _damaged() -> str:
    return _("这个 PDF 打不开，可能已损坏或没有拷贝完。请重新拷贝或重新导出一份，再放一次。")


def _lines(page: pypdfium2.PdfPage) -> Iterator[_PdfLine]:
    text_page = page.get_textpage()
    try:
        characters: list[str] = []
        first = -1
        for index in range(text_page.count_chars() + 1):
            code = pdfium.FPDFText_GetUnicode(text_page, index) if index < text_page.count_chars() else 10
            if code in (10, 13):
                if text := _joined(characters).strip():
                    yield _placed(text_page, text, first)
                characters, first = [], -1
            # 2 and U+FFFE stand for a hyphen that PDFium took to be the line's end's own
            elif code not in (0, 2, 0xFFFE) and code <= 0x10FFFF:
                character = chr(code)
                if first < 0 and not character.isspace():
                    first = index
                characters.append(character)
    finally:
        text_page.close()
        page.close()


def _joined(characters: list[str]) -> str:
    """The characters as text; rare ones may come as two surrogates."""
    return "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _placed(text_page: pypdfium2.PdfTextPage, text: str, index: int) -> _PdfLine:
    """A line with the place and size of its first letter."""
    left, bottom, _right, top = text_page.get_charbox(index, loose=True)
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        # A font of size 1 drawn twelve times as large is a font of size 12.
        scale = (matrix.b**2 + matrix.d**2) ** 0.5
    return _PdfLine(text, left, bottom, top, round(pdfium.FPDFText_GetFontSize(text_page, index) * scale, 1))


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _is_scanned(pages: list[list[_PdfLine]]) -> bool:
    return sum(len(line.text) for lines in pages for line in lines) < _SCANNED * len(pages)


def _require_text(pages: list[list[_PdfLine]], has_images: bool) -> None:
    if not pages:
        raise UnreadableIssue(_("这个 PDF 一页也没有。"))
    if _is_scanned(pages) and has_images:
        raise UnreadableIssue(
            _("这个 PDF 是扫描件，只有图没有文字。请先做文字识别（OCR），存为带文字层的 PDF 或文本，再放一次。")
        )
    text = "".join(line.text for lines in pages for line in lines)
    # Private-use and control characters are what a font without a map to Unicode leaves.
    meaningless = sum(
        "\ue000" <= character <= "\uf8ff" or character < " " or character == "\ufffd" for character in text
    )
    if meaningless > _GARBLED * len(text):
        raise UnreadableIssue(
            _("这个 PDF 的文字层是乱码（字体没有编码表）。请从原稿重新导出，或先做文字识别（OCR），再放一次。")
        )


def _margin(lines: list[_PdfLine]) -> int:
    """Where lines begin: the leftmost place at which more than a stray one does."""
    places = Counter(round(line.left) for line in lines)
    enough = min(max(2, len(lines) // 20), max(places.values()))
    return min(place for place, count in places.items() if count >= enough)


def _add_page(builder: DocumentBuilder, lines: list[_PdfLine]) -> None:
    if not lines:
        return
    margin = _margin(lines)
    above: _PdfLine | None = None
    for line in lines:
        height = line.top - line.bottom
        if above is not None and above.bottom - line.top > _GAP * height > 0:
            builder.add("")
        is_set_in = _SET_IN[0] * line.size < line.left - margin < _SET_IN[1] * line.size
        builder.add(_INDENT + line.text if is_set_in else line.text, size=line.size)
        above = line
