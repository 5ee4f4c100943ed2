"""Pieces of pages -> document: paragraphs in reading order, with the size and weight of their letters and levels.

What belongs to the paper goes (pdf_furniture); tables that are ruled become rows (pdf_tables); the other pieces become
lines of columns (pdf_columns); pictures are taken out with their captions (pdf_places); lines become paragraphs
(pdf_paragraphs). A line of the document is a paragraph, for only here is known how wide its column was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from feeds.model import ROW, Document
from feeds.readers.building import DocumentBuilder
from feeds.readers.headings import levels_by_size
from feeds.readers.pdf_columns import columns_of, lines_of_page
from feeds.readers.pdf_furniture import without_furniture
from feeds.readers.pdf_glyphs import Piece
from feeds.readers.pdf_paragraphs import paragraphs_of
from feeds.readers.pdf_pictures import PageImage
from feeds.readers.pdf_places import illustrations, with_tables, without_captions
from feeds.readers.pdf_rulings import Ruling
from feeds.readers.pdf_tables import tables_of

if TYPE_CHECKING:
    from PIL import Image

_MOST = 0.6  # share of all letters; what they have is the weight of the text

Draw = Callable[[int, PageImage], "Image.Image"]
"""Draws an image of a page, which counts from 1."""


def composed(
    pages: Sequence[Sequence[Piece]],
    name: str,
    images: Sequence[Sequence[PageImage]] | None = None,
    draw: Draw | None = None,
    rulings: Sequence[Sequence[Ruling]] | None = None,
) -> Document:
    """``images`` of each page are shown if there is something to ``draw`` them with; its ``rulings`` are of tables."""
    kept, numbers = without_furniture(_weighed(pages))
    tables = [tables_of(*each) for each in zip(rulings or [[] for _page in pages], kept, strict=True)]
    kept = [
        [piece for piece in pieces if not any(piece in table.pieces for table in on_page)]
        for pieces, on_page in zip(kept, tables, strict=True)
    ]
    known = columns_of(kept)
    lines = [
        with_tables(lines_of_page(pieces, at, known), on_page, at)
        for at, (pieces, on_page) in enumerate(zip(kept, tables, strict=True), 1)
    ]
    pictures = illustrations(images or [[] for _page in pages], lines)
    lines = without_captions(lines, pictures)
    paragraphs = paragraphs_of(lines, numbers, {one.before for one in pictures})
    levels = levels_by_size([(one.text, None if one.is_row else one.size) for one in paragraphs])
    builder = DocumentBuilder(name, "pdf")

    def hang(before: int) -> None:
        while draw is not None and pictures and pictures[0].before <= before:
            one = pictures.pop(0)
            builder.page = one.page
            builder.hang_drawn(one.image.key, partial(draw, one.page, one.image), one.caption)

    reached = 0
    for at, (paragraph, level) in enumerate(zip(paragraphs, levels, strict=True)):
        hang(reached)
        # A heading left at the foot of a page belongs to the text that it heads.
        text = next((number for number in range(at, len(levels)) if levels[number] is None), at)
        builder.page = paragraphs[text].page
        # The white around a heading says no more than its level.
        if paragraph.white and (at == 0 or level == levels[at - 1]):
            builder.add("")
        style = ROW if paragraph.is_row else None
        builder.add(
            paragraph.text,
            level=level,
            size=paragraph.size,
            bold=paragraph.bold,
            bold_first=paragraph.bold_first,
            style=style,
            filled=paragraph.filled,
            set_in=paragraph.set_in and level is None,
        )
        reached += paragraph.lines
    hang(reached)
    return builder.document()


def _weighed(pages: Sequence[Sequence[Piece]]) -> Sequence[Sequence[Piece]]:
    """The pages without bold letters where most are: a heavy face, or one that its file says is heavy, as Chromium does
    of some fonts, is the text's own and sets nothing apart."""
    pieces = [piece for page in pages for piece in page]
    if sum(piece.bold * len(piece.text) for piece in pieces) <= _MOST * sum(len(piece.text) for piece in pieces):
        return pages
    return [[replace(piece, bold=0.0, bold_first=0) for piece in page] for page in pages]
