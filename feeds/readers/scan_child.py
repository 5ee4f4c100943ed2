"""The process that recognises one page: the PDF comes on standard input, pieces of lines go out as JSON. See scan."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from feeds.readers.child import limit
from feeds.readers.isolation import OUT_OF_MEMORY

if TYPE_CHECKING:
    from PIL import Image

_FINEST = 300 / 72  # pixels a point: what Tesseract is made for
_LONGEST_SIDE = 5000  # pixels
_CELLS = 1.5  # heights of a letter between cells of a row
_WRITTEN = 200 * 2**20  # bytes of the picture that goes to the program in a file
_TO_END = 5  # seconds that are left to end the program

Piece = tuple[str, float, float, float, float]
"""Text, left, right, bottom, size; in points from the page's lower left corner."""


def main() -> None:
    number, language, seconds, memory = sys.argv[1:]
    limit(int(seconds), int(memory), _WRITTEN)
    # One page at a time, and no more of the machine than that.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        image, scale = _drawn(sys.stdin.buffer.read(), int(number))
        pieces = list(_pieces(_words(image, language, int(seconds) - _TO_END), image.height, scale))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(json.dumps({"pieces": pieces}).encode())


def _drawn(data: bytes, number: int) -> tuple[Image.Image, float]:
    """The page in grey, and its pixels a point."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[number - 1]
    scale = min(_FINEST, _LONGEST_SIDE / max(page.get_size()))
    return page.render(scale=scale, grayscale=True).to_pil(), scale


def _words(image: Image.Image, language: str, seconds: int) -> dict[str, list[Any]]:
    import pytesseract

    words: dict[str, list[Any]] = pytesseract.image_to_data(
        image, lang=language, config="--psm 1", timeout=seconds, output_type=pytesseract.Output.DICT
    )
    return words


def _pieces(words: dict[str, list[Any]], height: int, scale: float) -> Iterator[Piece]:
    """Words that stand beside each other; white as wide as a cell's parts them."""
    lines: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at, text in enumerate(words["text"]):
        if text.strip():
            lines[tuple(words[name][at] for name in ("block_num", "par_num", "line_num"))].append(at)
    for line in lines.values():
        size = max(words["height"][at] for at in line)
        parts = [[line[0]]]
        for before, at in pairwise(line):
            gap = words["left"][at] - words["left"][before] - words["width"][before]
            if gap > _CELLS * size:
                parts.append([])
            parts[-1].append(at)
        foot = max(words["top"][at] + words["height"][at] for at in line)
        for part in parts:
            left, right = words["left"][part[0]], words["left"][part[-1]] + words["width"][part[-1]]
            text = _joined([words["text"][at] for at in part])
            yield text, left / scale, right / scale, (height - foot) / scale, size / scale


def _joined(words: list[str]) -> str:
    """Every Chinese letter is a word to the program; only those of an alphabet have blanks between them."""
    text = words[0]
    for word in words[1:]:
        text += (" " if text[-1].isascii() and word[0].isascii() else "") + word
    return text


if __name__ == "__main__":
    main()
