"""The pictures of a PDF page, as the page shows them.

What is taken is the part of the page as it is drawn, not the image of the file: so a picture that a program cut into
strips is whole, and masks, colours of print and turns are as on paper.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.readers.pdf_turn import Box, Turn
from feeds.readers.pictures import LARGEST, LONGEST_SIDE

if TYPE_CHECKING:
    from PIL import Image

_DEEPEST = 4  # forms inside forms
_MOST_OBJECTS = 20_000  # of a page that are looked at
_MOST_IMAGES = 400  # of a page: a map of tiles has hundreds, a hostile page has more
_MOST_CLIPS, _MOST_POINTS = 16, 1000  # of a clip's paths, and of a path's points
_LARGEST_KEY = 4 * 2**20  # bytes of an image that are looked at to know it again
_SMALLEST = 50.0  # points: a side of an icon or a rule is shorter
_BACKGROUND = 0.7  # share of the page from which on a picture is its background
_ABUT = 1.5  # points between strips of one picture
_FINEST = 216 / 72  # pixels a point: a picture as wide as a column then fills the width of an item's text


@dataclass(frozen=True, slots=True)
class PageImage:
    """``box`` in points as Turn gives places; ``pixels`` a point; ``key`` names what is on it; ``covers`` the page."""

    box: Box
    pixels: float
    key: str
    covers: bool = False


def images_of(page: pypdfium2.PdfPage, turn: Turn) -> list[PageImage]:
    """From the top down; without icons and rules."""
    found: list[PageImage] = []
    for image, box in _image_objects(page):
        placed = _clipped(turn.box(*box), turn.page)
        if placed is None:
            continue
        width, height = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
        # Drawing decodes all of it.
        if not 0 < width.value * height.value <= LARGEST:
            continue
        finest = max(width.value, height.value) / max(box[2] - box[0], box[3] - box[1], 1.0)
        covers = _area(placed) > _BACKGROUND * _area(turn.page)
        # The same image in another crop is another picture.
        key = f"{_key(image)} {_area(placed) / _sides(placed)[1] ** 2:.1f}"
        found.append(PageImage(placed, finest, key, covers))
    pictures = _merged([one for one in found if not one.covers])
    whole = (one for one in pictures if min(_sides(one.box)) >= _SMALLEST)
    return sorted([*whole, *(one for one in found if one.covers)], key=lambda one: -one.box[3])


def drawn(document: pypdfium2.PdfDocument, number: int, turn: Turn, image: PageImage) -> Image.Image:
    """The part of page ``number`` (from 1), upright."""
    page = document[number - 1]
    try:
        page.set_rotation(turn.rotation)
        scale = min(LONGEST_SIDE / max(_sides(image.box)), max(image.pixels, 1.0), _FINEST)
        sides = zip(image.box, turn.page, (1, 1, -1, -1), strict=True)
        crop = tuple(max(0.0, sign * (inner - outer)) for inner, outer, sign in sides)
        picture: Image.Image = page.render(scale=scale, crop=crop, may_draw_forms=False).to_pil()
        return picture
    finally:
        page.close()


def _image_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Box]]:
    """With their bounds on the page. PDFium gives those of an object inside a form as the form has them."""
    left = _MOST_OBJECTS
    images = 0
    identity = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pending = [(pdfium.FPDFPage_GetObject, page.raw, pdfium.FPDFPage_CountObjects(page.raw), identity, 1)]
    while pending:
        get, parent, count, matrix, depth = pending.pop()
        for index in range(min(count, left)):
            left -= 1
            each = get(parent, index)
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                images += 1
                if images > _MOST_IMAGES:
                    return
                if (box := _bounds(each, matrix)) is not None:
                    yield each, box
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                own = pdfium.FS_MATRIX()
                if pdfium.FPDFPageObj_GetMatrix(each, own):
                    inside = pdfium.FPDFFormObj_CountObjects(each)
                    pending.append((pdfium.FPDFFormObj_GetObject, each, inside, _times(own, matrix), depth + 1))


def _times(one: pdfium.FS_MATRIX, other: pdfium.FS_MATRIX) -> pdfium.FS_MATRIX:
    """First the one, then the other: ISO 32000-1, 8.3.4."""
    return pdfium.FS_MATRIX(
        one.a * other.a + one.b * other.c,
        one.a * other.b + one.b * other.d,
        one.c * other.a + one.d * other.c,
        one.c * other.b + one.d * other.d,
        one.e * other.a + one.f * other.c + other.e,
        one.e * other.b + one.f * other.d + other.f,
    )


def _bounds(image: pdfium.FPDF_PAGEOBJECT, matrix: pdfium.FS_MATRIX) -> Box | None:
    """Of what is to be seen of it: layout programs crop a picture by a path that clips it."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(image, left, bottom, right, top):
        return None
    seen: Box | None = (left.value, bottom.value, right.value, top.value)
    clip = pdfium.FPDFPageObj_GetClipPath(image)
    for path in range(min(_MOST_CLIPS, pdfium.FPDFClipPath_CountPaths(clip) if clip else 0)):
        outline = _outline(clip, path)
        if outline is not None and seen is not None:
            seen = _clipped(seen, outline)
    if seen is None:
        return None
    return _around([_moved(matrix, x, y) for x in seen[::2] for y in seen[1::2]])


def _outline(clip: pdfium.FPDF_CLIPPATH, path: int) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for number in range(min(_MOST_POINTS, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, number), x, y):
            points.append((x.value, y.value))
    return _around(points) if points else None


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _moved(matrix: pdfium.FS_MATRIX, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _key(image: pdfium.FPDF_PAGEOBJECT) -> str:
    """The same for the same image on other pages."""
    length = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < length <= _LARGEST_KEY:
        return f"{length}"
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFImageObj_GetImageDataRaw(image, buffer, length)
    return hashlib.sha256(buffer.raw).hexdigest()


def _merged(images: Sequence[PageImage]) -> list[PageImage]:
    """Images that overlap or abut are one picture."""
    groups: list[PageImage] = []
    for image in images:
        while touching := [one for one in groups if _touch(one.box, image.box)]:
            groups = [one for one in groups if one not in touching]
            boxes = [image.box, *(one.box for one in touching)]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            box = (min(lefts), min(bottoms), max(rights), max(tops))
            finest = max(image.pixels, *(one.pixels for one in touching))
            key = hashlib.sha256("".join(sorted([image.key, *(one.key for one in touching)])).encode()).hexdigest()
            image = PageImage(box, finest, key)
        groups.append(image)
    return groups


def _touch(one: Box, other: Box) -> bool:
    return all(one[axis] - _ABUT <= other[axis + 2] and other[axis] - _ABUT <= one[axis + 2] for axis in (0, 1))


def _clipped(box: Box, page: Box) -> Box | None:
    left, bottom = max(box[0], page[0]), max(box[1], page[1])
    right, top = min(box[2], page[2]), min(box[3], page[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _area(box: Box) -> float:
    width, height = _sides(box)
    return width * height
