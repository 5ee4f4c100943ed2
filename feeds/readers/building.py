"""A document from lines and pictures that come one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document, Line, PlacedPicture
from feeds.readers.captions import CAPTION, is_caption
from feeds.readers.pictures import Gallery

if TYPE_CHECKING:
    from PIL import Image

LONGEST = 5_000_000  # characters; the longest issue seen has a hundred thousand


@dataclass(frozen=True, slots=True)
class _Hung:
    """A picture on its way: before the line of that index. ``number`` is its place in the gallery."""

    number: int
    line: int
    page: int


class DocumentBuilder:
    """Keeps count of lines and characters. ``page`` is the page of the lines and pictures to come."""

    def __init__(self, name: str, format: str) -> None:
        self.name = name
        self.format = format
        self.page = 1
        self.gallery = Gallery()
        self._lines: list[Line] = []
        self._hung: list[_Hung] = []
        self._length = 0

    def add(
        self,
        text: str,
        *,
        number: int | None = None,
        level: int | None = None,
        size: float | None = None,
        bold: bool | None = None,
        style: str | None = None,
        filled: bool | None = None,
        set_in: bool = False,
        bold_first: str = "",
    ) -> None:
        """The next line; ``number`` where it is not simply the next one. A line feed in ``text`` begins another."""
        for part in text.split("\n"):
            count = number if number is not None else len(self._lines) + 1
            self._lines.append(
                Line(
                    part,
                    self.page,
                    count,
                    0,
                    level=level,
                    size=size,
                    bold=bold,
                    style=style,
                    filled=filled,
                    set_in=set_in,
                    bold_first=bold_first,
                )
            )
            self._length += len(part) + 1
        if self._length > LONGEST:
            raise UnreadableIssue(_("这个文件的文字太多，不像是一期会刊。请检查是不是放错了文件。"))

    def hang(self, data: bytes, *, alt: str = "") -> None:
        """A picture that stands behind the last line, as its file holds it. What is no picture, or only adorns the
        page, is passed by. A line next to it may be its caption, and is then none of the document."""
        self._hang(self.gallery.take(data, alt))

    def hang_drawn(self, key: str, draw: Callable[[], Image.Image], caption: str = "") -> None:
        """As ``hang``, for a picture that is to be drawn first; ``key`` is the same for the same picture. If it is not
        to be shown, its caption is a line like others."""
        self._hang(self.gallery.take_drawn(key, draw))
        if caption:
            self.add(caption, style=CAPTION)

    def _hang(self, number: int | None) -> None:
        if number is not None:
            self._hung.append(_Hung(number, len(self._lines), self.page))

    def document(self) -> Document:
        shown = self.gallery.shown()
        hung = [one for one in self._hung if one.number in shown]
        captions = _captions(self._lines, hung)
        lines: list[Line] = []
        starts: list[int] = []
        start = 0
        for at, line in enumerate(self._lines):
            starts.append(start)
            if at not in captions.values():
                lines.append(replace(line, start=start))
                start = lines[-1].end + 1
        starts.append(start)
        pictures = tuple(
            PlacedPicture(
                *shown[one.number],
                starts[one.line],
                one.page,
                self._lines[captions[place]].text.strip() if place in captions else "",
            )
            for place, one in enumerate(hung)
        )
        return Document(self.name, self.format, tuple(lines), pictures=pictures)


def _captions(lines: list[Line], hung: list[_Hung]) -> dict[int, int]:
    """Which picture has which line as its caption, by their indexes: the next line that is one, or the last before."""
    found: dict[int, int] = {}
    for place, one in enumerate(hung):
        below = next((at for at in range(one.line, len(lines)) if lines[at].text.strip()), None)
        above = next((at for at in range(one.line - 1, -1, -1) if lines[at].text.strip()), None)
        for at in (below, above):
            if at is not None and at not in found.values() and is_caption(lines[at].text, lines[at].style):
                found[place] = at
                break
    return found
