"""The text of a PDF that was scanned, by Tesseract (``pip install jianbao[ocr]``), page by page.

Each page is read in a process of its own with limits (scan_child), so that a page that cannot be read costs itself.
What comes back are pieces with their places, which become a document as those of a text layer do.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from statistics import median

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.isolation import MEMORY, ask
from feeds.readers.pdf_document import composed
from feeds.readers.pdf_glyphs import Piece

log = logging.getLogger(__name__)

LANGUAGE = "chi_sim"
SECONDS = 90  # a page; a dense one takes ten
MOST_PAGES = 120
_ALIKE = 0.2  # share of its size that a line may be measured wrongly


@cache
def can_recognise() -> bool:
    """Whether the program, its simplified Chinese and what calls it are there."""
    program = shutil.which("tesseract")
    if program is None or find_spec("pytesseract") is None:
        return False
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return LANGUAGE in done.stdout.split()


def recognised(data: bytes, name: str, pages: int, progress: Callable[[int, int], None] | None = None) -> Document:
    """Raises UnreadableIssue where there are too many pages, or nothing is recognised on any."""
    if pages > MOST_PAGES:
        message = _("这个扫描件有 {pages} 页，一次最多识别 {most} 页。请分开放，或先做文字识别（OCR）。")
        raise UnreadableIssue(message.format(pages=pages, most=MOST_PAGES))
    found: list[list[Piece]] = []
    for number in range(1, pages + 1):
        found.append(_page(data, name, number))
        log.info("Recognised page %d of %d of %s", number, pages, name)
        if progress:
            progress(number, pages)
    if not any(found):
        raise UnreadableIssue(_("这个 PDF 是扫描件，而且认不出上面的文字。请扫描得清楚一些，再放一次。"))
    return replace(composed(_even(found), name), recognised=True)


def _page(data: bytes, name: str, number: int) -> list[Piece]:
    try:
        answer = ask("feeds.readers.scan_child", data, [str(number), LANGUAGE], seconds=SECONDS, memory=MEMORY)
    except UnreadableIssue:
        log.warning("Page %d of %s takes too long to be recognised, or cannot be drawn", number, name)
        return []
    return [Piece(text, left, right, bottom, size, 0.0) for text, left, right, bottom, size in answer["pieces"]]


def _even(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Sizes as they were set: what is measured on a picture differs from line to line."""
    body = median(piece.size for page in pages for piece in page for _letter in piece.text)

    def size(piece: Piece) -> float:
        return body if abs(piece.size - body) < _ALIKE * body else round(piece.size / 2) * 2.0

    return [[replace(piece, size=size(piece)) for piece in page] for page in pages]
