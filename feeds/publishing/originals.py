"""The issues' own files, published beside the pages made from them, where the settings want that.

A file's name on the site says what is in it, so that it may be kept for ever: originals/KEY.HASH.pdf.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from feeds.intake.names import numbered
from feeds.model import Item, StoredIssue
from feeds.publishing.files import write_if_changed

# What a browser shows without running anything in it. All else is a download: it comes from outside.
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
DOWNLOAD = "application/octet-stream"
# As many files of one name as are looked at.
_MOST_OF_A_NAME = 100


@dataclass(frozen=True, slots=True)
class Original:
    """``path`` is the file's on the site, ``size`` in bytes."""

    path: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item begins in its issue's file: the page where the file has several, else the line; from 1."""

    path: str
    page: int | None
    line: int

    @property
    def target(self) -> str:
        # https://www.rfc-editor.org/rfc/rfc8118#section-3
        return f"{self.path}#page={self.page}" if self.page and self.path.endswith(".pdf") else self.path


class Originals:
    """``done`` is where the intake leaves what it has taken in; None where originals are not to be published."""

    def __init__(self, public: Path, done: Path | None) -> None:
        self._public = public
        self._done = done
        self._found: dict[str, Original | None] = {}

    def publish(self, issue: StoredIssue) -> None:
        """Copies the issue's file to the site. One that is no longer there is none. Raises OSError."""
        if self._done is None or (self._public / _path(issue)).exists():
            return
        for name in islice(numbered(PurePath(issue.name).name or "-"), _MOST_OF_A_NAME):
            file = self._done / name
            if file.is_file() and hashlib.sha256(data := file.read_bytes()).hexdigest() == issue.sha256:
                write_if_changed(self._public / _path(issue), data)
                self._found.pop(issue.key, None)
                return

    def of(self, issue: StoredIssue | None) -> Original | None:
        """The issue's file on the site."""
        if issue is None or self._done is None:
            return None
        if issue.key not in self._found:
            self._found[issue.key] = self._look(_path(issue))
        return self._found[issue.key]

    def _look(self, path: str) -> Original | None:
        try:
            size = (self._public / path).stat().st_size
        except FileNotFoundError:
            return None
        return Original(path, size, MEDIA_TYPES.get(PurePath(path).suffix, DOWNLOAD))


def place_of(item: Item, original: Original | None, pages: Sequence[int], text: str) -> Place | None:
    """``pages`` are where each page of the ``text`` begins."""
    if original is None or not item.spans:
        return None
    start = item.spans[0].start
    page = bisect_right(pages, start) if len(pages) > 1 else None
    return Place(original.path, page, text.count("\n", 0, start) + 1)


def _path(issue: StoredIssue) -> str:
    suffix = PurePath(issue.name).suffix.lower()
    ending = suffix if suffix.isascii() and suffix[1:].isalnum() else ".bin"
    return f"originals/{issue.key}.{issue.sha256[:10]}{ending}"
