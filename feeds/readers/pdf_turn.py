"""Pages whose text runs up, down or upside down are read as if they were turned so that it runs from left to right.

It does not matter whether the page is turned (/Rotate) or what is drawn on it: how the letters stand decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import pi

import pypdfium2
import pypdfium2.raw as pdfium

_LOOKED_AT = 300  # letters of a page that tell how it stands
_GENERATED = 1

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``quarters`` are those that the letters are turned by, with the clock; the rest is the page's box in points.

    Places of an upright page are those of the PDF; of another, those on the page as it is turned, from its lower left
    corner.
    """

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarters == 0:
            return x, y
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return self.height - y, x
        return (self.width - x, self.height - y) if self.quarters == 2 else (y, self.width - x)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    @property
    def page(self) -> Box:
        """The page itself."""
        return self.box(self.left, self.bottom, self.left + self.width, self.bottom + self.height)

    @property
    def rotation(self) -> int:
        """The degrees, with the clock, that a viewer is to turn the page by: ISO 32000-1, table 30, Rotate."""
        return -90 * self.quarters % 360


def turn_of(page: pypdfium2.PdfPage, raw: pdfium.FPDF_TEXTPAGE) -> Turn:
    left, bottom, right, top = page.get_bbox()
    count = pdfium.FPDFText_CountChars(raw)
    quarters: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _LOOKED_AT)):
        if pdfium.FPDFText_IsGenerated(raw, index) != _GENERATED:
            quarters[round(pdfium.FPDFText_GetCharAngle(raw, index) / (pi / 2)) % 4] += 1
    most = quarters.most_common(1)
    return Turn(most[0][0] if most else 0, left, bottom, right - left, top - bottom)
