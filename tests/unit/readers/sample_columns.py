"""Columns of a page, in lines of twenty letters, and what is read of them."""

from __future__ import annotations

from itertools import groupby

from sample_pdf import Text

from feeds.readers.pdf import read

LINE = "{}{}这行文字正好写满分栏的整个宽度共二十"
DIGITS = "零一二三四五六七八九十又百千万亿兆京垓甘廿卅皕甫"
LEFT, RIGHT = 60, 330  # where two columns of 20 letters of 12 points begin
PITCH = 18


def column(lines: list[str], *, left: float, top: float = 760, size: float = 12) -> list[Text]:
    """Lines below each other; one that begins with ideographic spaces is set in."""
    return [
        Text(line.lstrip("　"), left + size * (len(line) - len(line.lstrip("　"))), top - PITCH * number, size)
        for number, line in enumerate(lines)
    ]


def paragraph(mark: str, lines: int = 3) -> list[str]:
    """Set in, and its last line short."""
    full = [LINE.format(mark, DIGITS[number]) for number in range(lines - 1)]
    return [f"　　{full[0]}"[:20], *full[1:], f"{mark}到此为止。"]


def joined(mark: str, lines: int = 3) -> str:
    return "".join(paragraph(mark, lines)).strip("　")


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data, "a.pdf").lines if line.text]


def marks(found: list[str]) -> str:
    """The first letters of lines, that of lines which follow each other once."""
    return "".join(mark for mark, _lines in groupby(line[0] for line in found))
