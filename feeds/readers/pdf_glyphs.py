"""The text layer of a PDF page as pieces of lines, each with its place, size and weight, by PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from feeds.readers.glyphs import plain_text
from feeds.readers.pdf_blanks import blank_between, is_chinese
from feeds.readers.pdf_fonts import font_of
from feeds.readers.pdf_rulings import Ruling, rulings_of
from feeds.readers.pdf_turn import Turn, turn_of

_APART = 0.9  # widths of a letter between two letters that belong to different columns or cells
_HOLE = 0.3  # the same, where letters of another font may be drawn into
_STRETCHED = 1.2  # the same, after a blank
_OVERHANG = 1.5  # the same, of blanks behind the last letter, which part it from what follows
_INK = 0.95  # widths of a Chinese letter below which its outline is not the place that it takes
_TELLING = 4  # letters that follow each other and show how wide a line is set
_TIGHT = 0.05  # widths of a letter between letters of a line that is not stretched
_SAME_LINE = 0.4  # letters' heights between the feet of what stands on one line
_RULE = re.compile(r"([-–—―─━_=])\1{5,}")  # what columns do not break, so that it may touch the text beside its own
_ON_LINE = 0.6  # heights of a letter that a raised or lowered one may be off its line


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that follow each other on one line.

    Places are in points from the lower left corner of the page as it is read (Turn), ``bottom`` is the line that the
    letters stand on, ``size`` the font's in points. ``bold`` is the share of letters that are, 0 to 1. ``spacing`` is
    the white between most of its Chinese letters, in widths of a letter; None where too few tell.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: float
    spacing: float | None = None
    parts: tuple[Piece, ...] = ()
    """The pieces that it was joined from, where it was."""
    bold_first: int = 0
    """How many of its letters, from the first, are bold; blanks do not count."""

    @property
    def top(self) -> float:
        return self.bottom + self.size


@dataclass(slots=True)
class _Open:
    """A piece that letters are still added to."""

    left: float
    bottom: float
    size: float
    right: float
    characters: list[str]
    bold: int = 0
    bold_first: int = 0
    """How many characters, from the first, are bold or blank."""
    gaps: list[float] = field(default_factory=list)
    """White before each character, in widths of a letter."""
    inked: float = 0.0
    """Where the last letter that is no blank ends."""
    blanks: list[int] = field(default_factory=list)
    """The characters before which PDFium sees a blank that the page does not have."""

    def add(self, character: str, start: float, end: float, *, bold: bool, after_blank: bool) -> None:
        if after_blank:
            self.blanks.append(len(self.characters))
        is_blank = character.isspace()
        if self.bold_first == len(self.characters) and (bold or is_blank):
            self.bold_first += 1
        self.bold += bold and not is_blank
        self.gaps.append((start - self.right) / self.size)
        self.characters.append(character)
        self.right = max(self.right, end)
        if not is_blank:
            self.inked = self.right

    def closed(self) -> Piece | None:
        spacing = self._spacing()
        raw = "".join(self._with_blanks(spacing))
        text = plain_text(raw)
        if not text.strip():
            return None
        letters = letters_in(raw)
        if self.right - self.inked > _OVERHANG * self.size:
            # Blanks at the end of a line, which no program breaks, may reach as far as the next column.
            text, self.right = text.rstrip(), self.inked
        bold = self.bold / max(1, letters)
        first = letters_in(plain_text("".join(self.characters[: self.bold_first])))
        return Piece(text, self.left, self.right, self.bottom, self.size, bold, spacing, bold_first=first)

    def _with_blanks(self, spacing: float | None) -> list[str]:
        found = list(self.characters)
        for at in self.blanks:
            found[at] = blank_between(found[at - 1], found[at], self.gaps[at], spacing) + found[at]
        return found

    def _spacing(self) -> float | None:
        pairs = zip(pairwise(self.characters), self.gaps[1:], strict=True)
        gaps = [gap for (before, after), gap in pairs if is_chinese(before) and is_chinese(after)]
        # Few letters tell as much where none stands apart: a program that stretches a line parts all.
        return median(gaps) if len(gaps) >= _TELLING or (gaps and max(gaps) < _TIGHT) else None


def letters_in(text: str) -> int:
    """How many characters are no blanks."""
    return sum(not character.isspace() for character in text)


def bold_at_first(texts: Iterable[tuple[str, int]]) -> int:
    """How many letters of texts that follow each other are bold, from the first; of each is known how many are."""
    found = 0
    for text, bold in texts:
        found += bold
        if bold < letters_in(text):
            break
    return found


def pieces_of(page: pypdfium2.PdfPage) -> tuple[list[Piece], Turn, list[Ruling]]:
    """From the top down, each line from left to right; how the page stands; and what is ruled on it."""
    text_page = page.get_textpage()
    try:
        turn = turn_of(page, text_page.raw)
        found = list(_pieces(text_page.raw, turn))
    finally:
        text_page.close()
    rulings = rulings_of(page, turn)
    walls = [one for one in rulings if one.is_down]
    pieces = [replace(piece, text=piece.text.rstrip()) for line in lines_of(found) for piece in merged(line, walls)]
    return pieces, turn, rulings


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """What stands on one line, from left to right; lines from the top down."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.bottom):
        if lines and abs(lines[-1][0].bottom - piece.bottom) <= _SAME_LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        line.sort(key=lambda one: one.left)
    return lines


def merged(line: Sequence[Piece], walls: Sequence[Ruling] = ()) -> Iterator[Piece]:
    """Joins what only the page's drawing parted: programs draw the letters of one font first, then those of others."""
    current = line[0]
    for piece in line[1:]:
        em = max(current.size, piece.size)
        gap = (piece.left - current.right) / em
        # Where lines are stretched to one width, blanks are what is stretched.
        if (
            _is_between(walls, current, piece)
            or (_RULE.fullmatch(current.text) is None) is not (_RULE.fullmatch(piece.text) is None)
            or gap >= (_STRETCHED if current.text[-1].isspace() else _APART)
            or abs(current.size - piece.size) > 0.3 * em
        ):
            yield current
            current = piece
            continue
        letters = len(current.text), len(piece.text)
        spacing = current.spacing if current.spacing is not None else piece.spacing
        current = Piece(
            current.text + blank_between(current.text[-1], piece.text[0], gap, spacing) + piece.text,
            current.left,
            max(current.right, piece.right),
            (current if letters[0] >= letters[1] else piece).bottom,
            (current if letters[0] >= letters[1] else piece).size,
            (current.bold * letters[0] + piece.bold * letters[1]) / sum(letters),
            spacing,
            (*(current.parts or (current,)), piece),
            bold_at_first((one.text, one.bold_first) for one in (current, piece)),
        )
    yield current


def _is_between(walls: Sequence[Ruling], one: Piece, other: Piece) -> bool:
    """Whether a ruling parts two pieces of a line: they are of two cells, however near."""
    slack, middle = 0.1 * one.size, one.bottom + one.size / 2
    return any(
        one.right - slack <= wall.at <= other.left + slack and wall.start <= middle <= wall.end for wall in walls
    )


def _pieces(raw: pdfium.FPDF_TEXTPAGE, turn: Turn) -> Iterator[Piece]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    last_object: int | None = None
    size, bold = 0.0, False
    current: _Open | None = None
    is_apart = False
    wide: dict[float, float] = {}
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        # 2 and U+FFFE stand for a hyphen that PDFium took to be the line's end's own.
        if code in (0, 2, 10, 13, 0xFFFE) or code > 0x10FFFF:
            continue
        character = chr(code)
        if character.isspace() and pdfium.FPDFText_IsGenerated(raw, index) == 1:
            is_apart = True
            continue
        text_object = pdfium.FPDFText_GetTextObject(raw, index)
        address = ctypes.cast(text_object, ctypes.c_void_p).value
        if address != last_object or not size:
            last_object = address
            size, bold = font_of(raw, index, text_object)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            outline = box.left, box.bottom, box.right, box.top
        else:
            pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
            outline = left.value, bottom.value, right.value, top.value
        foot = y.value
        if turn.quarters:
            outline = turn.box(*outline)
            foot = turn.point(x.value, foot)[1]
        start, _bottom, end, _top = outline
        if is_chinese(character):
            # All are as wide as each other; of some, fonts only tell how wide their ink is.
            wide[size] = max(wide.get(size, 0.0), min(end - start, size))
            if end - start < _INK * wide[size]:
                start = min(start, turn.point(x.value, y.value)[0])
                end = max(end, start + wide[size])
        if current is not None and not _goes_on(current, start, foot, size):
            if piece := current.closed():
                yield piece
            current = None
        if current is None:
            if character.isspace():
                continue
            current = _Open(start, foot, size, start, [])
            is_apart = False
        current.add(character, start, end, bold=bold, after_blank=is_apart)
        is_apart = False
    if current is not None and (piece := current.closed()):
        yield piece


def _goes_on(piece: _Open, start: float, bottom: float, size: float) -> bool:
    em = max(piece.size, size)
    return abs(bottom - piece.bottom) < _ON_LINE * em and -0.5 * em < start - piece.right < _HOLE * em
