"""Which images of PDF pages are pictures to be shown, where they stand in the text, which lines are captions. Pure.

Backgrounds and what text is set on are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feeds.readers.captions import is_caption
from feeds.readers.pdf_lines import PageLine
from feeds.readers.pdf_pictures import PageImage
from feeds.readers.pdf_tables import Table
from feeds.readers.pdf_turn import Box

_SET_ON = 40  # letters that stand on a picture that is a coloured panel
_BELOW = 1.8  # heights of a letter between a picture and its caption
_SMALLER = 0.95  # sizes of a caption that nothing else marks, to that of the text
_LONGEST_LINE = 60  # letters of such a line
_CAPTION_LINES = 3


@dataclass(frozen=True, slots=True)
class Illustration:
    """``before`` how many lines of the text, without captions, it stands; ``taken`` are the lines of its page, from 0,
    that are its caption."""

    image: PageImage
    page: int
    before: int
    caption: str
    taken: frozenset[int]


def illustrations(images: Sequence[Sequence[PageImage]], lines: Sequence[Sequence[PageLine]]) -> list[Illustration]:
    """In the order of the text. Both by pages."""
    sizes: Counter[float] = Counter()
    for page in lines:
        for line in page:
            sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    found: list[Illustration] = []
    passed = 0
    for number, (on_page, text) in enumerate(zip(images, lines, strict=True), 1):
        shown = [one for one in on_page if not one.covers and not _carries_text(one, text)]
        captions: list[list[int]] = []
        for image in shown:
            free = [at for at in range(len(text)) if not any(at in taken for taken in captions)]
            captions.append(_caption(image, text, free, body))
        taken = {at for caption in captions for at in caption}
        rest = [line for at, line in enumerate(text) if at not in taken]
        found.extend(
            Illustration(
                image,
                number,
                passed + place_of(image.box, rest),
                "".join(text[at].text for at in caption).strip(),
                frozenset(caption),
            )
            for image, caption in zip(shown, captions, strict=True)
        )
        passed += len(rest)
    return sorted(found, key=lambda one: one.before)


def without_captions(lines: Sequence[Sequence[PageLine]], pictures: Iterable[Illustration]) -> list[list[PageLine]]:
    taken = {(one.page, at) for one in pictures for at in one.taken}
    return [[line for at, line in enumerate(page) if (number, at) not in taken] for number, page in enumerate(lines, 1)]


def place_of(box: Box, lines: Sequence[PageLine]) -> int:
    """Before which of the lines of its page, in reading order, a box stands: the first below it in its column."""
    left, bottom, right, top = box
    middle = (bottom + top) / 2
    beside = [at for at, line in enumerate(lines) if min(line.right, right) > max(line.left, left)]
    below = [at for at in beside if lines[at].bottom < middle]
    if below:
        return min(below)
    if beside:
        return max(beside) + 1
    return next((at for at, line in enumerate(lines) if line.bottom < middle), len(lines))


def _caption(image: PageImage, lines: Sequence[PageLine], free: Sequence[int], body: float) -> list[int]:
    """Which of the lines that are still ``free`` are its caption; ``body`` is the size of the text."""
    left, bottom, right, top = image.box
    beside = [at for at in free if lines[at].left > left - lines[at].size and lines[at].right < right + lines[at].size]
    edge = bottom
    found: list[int] = []
    for at in sorted((at for at in beside if lines[at].bottom < bottom), key=lambda at: -lines[at].bottom):
        line = lines[at]
        if edge - (line.bottom + line.size) > _BELOW * line.size or len(found) == _CAPTION_LINES:
            break
        small = line.size < _SMALLER * body
        alone = small and len(line.text) <= _LONGEST_LINE and not line.text.endswith("。")
        goes_on = bool(found) and small and line.size == lines[found[0]].size
        if not (goes_on or (not found and (alone or is_caption(line.text)))):
            break
        found.append(at)
        edge = line.bottom
    above = (at for at in beside if 0 <= lines[at].bottom - top < lines[at].size and is_caption(lines[at].text))
    return found or list(above)[:1]


def _carries_text(image: PageImage, lines: Iterable[PageLine]) -> bool:
    """Whether text is set on it: a coloured panel, or a page that was scanned."""
    left, bottom, right, top = image.box
    letters = sum(
        len(line.text)
        for line in lines
        if left < (line.left + line.right) / 2 < right and bottom < line.bottom + line.size / 2 < top
    )
    return letters >= _SET_ON


def with_tables(lines: Sequence[PageLine], tables: Sequence[Table], page: int) -> list[PageLine]:
    """The lines of a page with the rows of its tables where they stand."""
    found = list(lines)
    for table in tables:
        left, _bottom, right, _top = table.box
        size = max(piece.size for piece in table.pieces)
        at = place_of(table.box, found)
        # In no column of the text, so that they say nothing of how wide one is.
        found[at:at] = [
            PageLine(text, left, right, foot, size, 0.0, page, -1, 0, 0, table.columns, is_row=True)
            for foot, text in table.rows
        ]
    return found
