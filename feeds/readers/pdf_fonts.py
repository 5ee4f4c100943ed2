"""The size and weight of the letters of a PDF, as PDFium knows their font."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

_BOLD_WEIGHT = 600  # CSS font-weight: from here on fonts are called demi-bold
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123: flags of a font descriptor
_OUTLINED = 2  # ISO 32000-1, 9.3.6: letters filled and stroked, which is how programs fake bold


def font_of(raw: pdfium.FPDF_TEXTPAGE, index: int, text_object: pdfium.FPDF_PAGEOBJECT) -> tuple[float, bool]:
    """Size in points on the page, and whether it is bold."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        # A font of size 1 drawn twelve times as large is a font of size 12.
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
    size = round(pdfium.FPDFText_GetFontSize(raw, index) * scale, 1)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    face = name.value.lower()
    bold = (
        pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT
        or bool(flags.value & _FORCE_BOLD)
        or any(word in face for word in (b"bold", b"black", b"heavy", b"simhei"))
        or (bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _OUTLINED)
    )
    return size or 1.0, bold
