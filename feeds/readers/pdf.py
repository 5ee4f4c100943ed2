"""PDF: paragraphs in reading order, with the size and weight of their letters and levels for what is larger.

Glyphs (pdf_glyphs) become lines of columns (pdf_columns); what belongs to the paper goes (pdf_furniture); lines become
paragraphs (pdf_paragraphs). A line of the document is a paragraph, for only here is known how wide its column was.
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.building import DocumentBuilder
from feeds.readers.headings import levels_by_size
from feeds.readers.pdf_columns import gutters_of, lines_of_page
from feeds.readers.pdf_furniture import without_furniture
from feeds.readers.pdf_glyphs import Piece, pieces_of
from feeds.readers.pdf_paragraphs import paragraphs_of

_SCANNED = 5  # characters a page below which there is no text layer worth the name
_GARBLED = 0.3  # share of characters without meaning above which the text layer is no text


def read(data: bytes, name: str) -> Document:
    document = _open(data)
    try:
        pages, has_images = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableIssue(_damaged()) from error
    finally:
        document.close()
    _require_text(pages, has_images)
    kept, numbers = without_furniture(pages)
    known = gutters_of(kept)
    paragraphs = paragraphs_of([lines_of_page(pieces, at, known) for at, pieces in enumerate(kept, 1)], numbers)
    levels = levels_by_size([(one.text, one.size) for one in paragraphs])
    builder = DocumentBuilder(name, "pdf")
    for at, (paragraph, level) in enumerate(zip(paragraphs, levels, strict=True)):
        # A heading left at the foot of a page belongs to the text that it heads.
        text = next((number for number in range(at, len(levels)) if levels[number] is None), at)
        builder.page = paragraphs[text].page
        if paragraph.white:
            builder.add("")
        builder.add(paragraph.text, level=level, size=paragraph.size, bold=paragraph.bold)
    return builder.document()


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Piece]], bool]:
    """The pieces of each page, and whether there are images where there is no text."""
    pages: list[list[Piece]] = []
    has_images = False
    for page in document:
        try:
            pages.append(pieces_of(page))
            has_images = has_images or (not pages[-1] and _has_image(page))
        finally:
            page.close()
    return pages, has_images


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


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _is_scanned(pages: Sequence[Sequence[Piece]]) -> bool:
    return sum(len(line.text) for lines in pages for line in lines) < _SCANNED * len(pages)


def _require_text(pages: Sequence[Sequence[Piece]], has_images: bool) -> None:
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
