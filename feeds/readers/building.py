"""A document from lines that come one after the other."""

from __future__ import annotations

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document, Line

LONGEST = 5_000_000  # characters; the longest issue seen has a hundred thousand


class DocumentBuilder:
    """Keeps count of lines and characters. ``page`` is the page of the lines to come."""

    def __init__(self, name: str, format: str) -> None:
        self.name = name
        self.format = format
        self.page = 1
        self._lines: list[Line] = []
        self._start = 0

    def add(
        self,
        text: str,
        *,
        number: int | None = None,
        level: int | None = None,
        size: float | None = None,
        bold: bool | None = None,
        style: str | None = None,
    ) -> None:
        """The next line; ``number`` where it is not simply the next one. A line feed in ``text`` begins another."""
        for part in text.split("\n"):
            count = number if number is not None else len(self._lines) + 1
            line = Line(part, self.page, count, self._start, level=level, size=size, bold=bold, style=style)
            self._lines.append(line)
            self._start = line.end + 1
        if self._start > LONGEST:
            raise UnreadableIssue(_("这个文件的文字太多，不像是一期会刊。请检查是不是放错了文件。"))

    def document(self) -> Document:
        return Document(self.name, self.format, tuple(self._lines))
