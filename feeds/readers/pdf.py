"""PDF: paragraphs in reading order, with the size and weight of their letters and levels for what is larger.

Glyphs (pdf_glyphs) become lines of columns (pdf_columns); what belongs to the paper goes (pdf_furniture); pictures are
taken out with their captions (pdf_pictures); lines become paragraphs (pdf_paragraphs). A line of the document is a
paragraph, for only here is known how wide its column was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

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
from feeds.readers.pdf_pictures import PageImage, drawn, images_of
from feeds.readers.pdf_places import illustrations, without_captions
from feeds.readers.pdf_turn import Turn

_SCANNED = 5  # characters a page below which there is no text layer worth the name
_GARBLED = 0.3  # share of characters without meaning above which the text layer is no text


@dataclass(frozen=True, slots=True)
class _Page:
    pieces: list[Piece]
    turn: Turn
    images: list[PageImage]


def read(data: bytes, name: str) -> Document:
    document = _open(data)
    try:
        pages = _pages(document)
        _require_text(pages)
        return _composed(document, pages, name)
    except pypdfium2.PdfiumError as error:
        raise UnreadableIssue(_damaged()) from error
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> list[_Page]:
    pages: list[_Page] = []
    for page in document:
        try:
            pieces, turn = pieces_of(page)
            pages.append(_Page(pieces, turn, images_of(page, turn)))
        finally:
            page.close()
    return pages


def _composed(document: pypdfium2.PdfDocument, pages: Sequence[_Page], name: str) -> Document:
    kept, numbers = without_furniture([page.pieces for page in pages])
    known = gutters_of(kept)
    lines = [lines_of_page(pieces, at, known) for at, pieces in enumerate(kept, 1)]
    pictures = illustrations([page.images for page in pages], lines)
    lines = without_captions(lines, pictures)
    paragraphs = paragraphs_of(lines, numbers, {one.before for one in pictures})
    levels = levels_by_size([(one.text, one.size) for one in paragraphs])
    builder = DocumentBuilder(name, "pdf")

    def hang(before: int) -> None:
        while pictures and pictures[0].before <= before:
            one = pictures.pop(0)
            builder.page = one.page
            turn = pages[one.page - 1].turn
            builder.hang_drawn(one.image.key, partial(drawn, document, one.page, turn, one.image), one.caption)

    reached = 0
    for at, (paragraph, level) in enumerate(zip(paragraphs, levels, strict=True)):
        hang(reached)
        # A heading left at the foot of a page belongs to the text that it heads.
        text = next((number for number in range(at, len(levels)) if levels[number] is None), at)
        builder.page = paragraphs[text].page
        if paragraph.white:
            builder.add("")
        builder.add(paragraph.text, level=level, size=paragraph.size, bold=paragraph.bold)
        reached += paragraph.lines
    hang(reached)
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


def _require_text(pages: Sequence[_Page]) -> None:
    if not pages:
        raise UnreadableIssue(_("这个 PDF 一页也没有。"))
    text = "".join(piece.text for page in pages for piece in page.pieces)
    if len(text) < _SCANNED * len(pages) and any(page.images for page in pages):
        raise UnreadableIssue(
            _("这个 PDF 是扫描件，只有图没有文字。请先做文字识别（OCR），存为带文字层的 PDF 或文本，再放一次。")
        )
    # Private-use and control characters are what a font without a map to Unicode leaves.
    meaningless = sum(
        "\ue000" <= character <= "\uf8ff" or character < " " or character == "\ufffd" for character in text
    )
    if meaningless > _GARBLED * len(text):
        raise UnreadableIssue(
            _("这个 PDF 的文字层是乱码（字体没有编码表）。请从原稿重新导出，或先做文字识别（OCR），再放一次。")
        )
