"""The lines that a PDF page draws across and down: what tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.readers.pdf_turn import Box, Turn

_THIN = 3.0  # points: a rectangle that is thinner is a line
_SHORTEST = 8.0  # points
_MOST_OBJECTS, _MOST_RULINGS, _MOST_POINTS = 20_000, 3_000, 200  # of a page; of a page; of a path


@dataclass(frozen=True, slots=True)
class Ruling:
    """``at`` is its height, or its place from the left if it goes down; from ``start`` to ``end``."""

    is_down: bool
    at: float
    start: float
    end: float


def rulings_of(page: pypdfium2.PdfPage, turn: Turn) -> list[Ruling]:
    """Those that stand on the page itself; none if it is a drawing of thousands of lines."""
    found: list[Ruling] = []
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page.raw))):
        each = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(each) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for box in _lines(each):
            left, bottom, right, top = turn.box(*box)
            if top - bottom <= _THIN and right - left >= _SHORTEST:
                found.append(Ruling(False, (bottom + top) / 2, left, right))
            elif right - left <= _THIN and top - bottom >= _SHORTEST:
                found.append(Ruling(True, (left + right) / 2, bottom, top))
        if len(found) > _MOST_RULINGS:
            return []
    return found


def _lines(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    if min(right.value - left.value, top.value - bottom.value) <= _THIN:
        yield left.value, bottom.value, right.value, top.value
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value:
        yield from _strokes(path)


def _strokes(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
    """The straight parts of an outline that is drawn, as a frame is."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    before: tuple[float, float] | None = None
    for number in range(min(_MOST_POINTS, pdfium.FPDFPath_CountSegments(path))):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = at
        elif before is not None:
            yield _between(before, at)
        before = at
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield _between(at, first)


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
