"""PDF: the text layer of its pages (pdf_glyphs) and their images (pdf_pictures), composed to a document (pdf_document).

A file that is no text is refused with what it is: locked, damaged, scanned, garbled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.errors import ScannedIssue, UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.pdf_document import composed
from feeds.readers.pdf_glyphs import Piece, pieces_of
from feeds.readers.pdf_pictures import PageImage, drawn, images_of
from feeds.readers.pdf_rulings import Ruling
from feeds.readers.pdf_turn import Turn

if TYPE_CHECKING:
    from PIL import Image

_SCANNED = 5  # characters a page below which there is no text layer worth the name
_GARBLED = 0.3  # share of characters without meaning above which the text layer is no text


@dataclass(frozen=True, slots=True)
class _Page:
    pieces: list[Piece]
    turn: Turn
    images: list[PageImage]
    rulings: list[Ruling]


def read(data: bytes, name: str) -> Document:
    document = _open(data)
    try:
        pages = _pages(document)
        _require_text(pages)

        def draw(number: int, image: PageImage) -> Image.Image:
            return drawn(document, number, pages[number - 1].turn, image)

        return composed(
            [page.pieces for page in pages],
            name,
            [page.images for page in pages],
            draw,
            [page.rulings for page in pages],
        )
    except pypdfium2.PdfiumError as error:
        raise UnreadableIssue(_damaged()) from error
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> list[_Page]:
    pages: list[_Page] = []
    for page in document:
        try:
            pieces, turn, rulings = pieces_of(page)
            pages.append(_Page(pieces, turn, images_of(page, turn), rulings))
        finally:
            page.close()
    return pages


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


def _require_text(pages: Sequence[_Page]) -> None:
    if not pages:
        raise UnreadableIssue(_("这个 PDF 一页也没有。"))
    text = "".join(piece.text for page in pages for piece in page.pieces)
    if len(text) < _SCANNED * len(pages) and any(page.images for page in pages):
        message = _(
            "这个 PDF 是扫描件，只有图没有文字。请先做文字识别（OCR），存为带文字层的 PDF 或文本，再放一次；"
            "或者装好 jianbao[ocr] 和带简体中文的 Tesseract，由程序来识别。"
        )
        raise ScannedIssue(message, len(pages))
    # Private-use and control characters are what a font without a map to Unicode leaves.
    meaningless = sum(
        "\ue000" <= character <= "\uf8ff" or character < " " or character == "\ufffd" for character in text
    )
    if meaningless > _GARBLED * len(text):
        raise UnreadableIssue(
            _("这个 PDF 的文字层是乱码（字体没有编码表）。请从原稿重新导出，或先做文字识别（OCR），再放一次。")
        )
