"""Files that are made before their turn to be written comes, and are compressed until then. Only those that differ from
what is there.

Feeds are written after the pages that they link to, and half of what they take is compressing. That is done outside of
Python, hence beside the making of those pages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from feeds.publishing.compressed import Packed, codings_of, compress, is_there

# As many are held in memory, some 150 kB each with their compressed forms.
_MOST = 250


class _Made(NamedTuple):
    path: str
    data: bytes
    forms: dict[str, Future[bytes]]


class Ahead:
    """``files``, each a path below the folder and a content: the first ones are made at once, the others as those are
    taken. ``compressor`` does the compressing."""

    def __init__(self, folder: Path, files: Iterable[tuple[str, bytes]], compressor: Executor) -> None:
        self._folder = folder
        self._files = iter(files)
        self._compressor = compressor
        self._made = deque(self._make(_MOST))

    def __iter__(self) -> Iterator[Packed]:
        """In the order given. What the compressor has not come to by then is compressed here."""
        while self._made:
            path, data, forms = self._made.popleft()
            self._made.extend(self._make(1))
            made = {
                coding: compress(coding, data) if form.cancel() else form.result() for coding, form in forms.items()
            }
            yield Packed(path, data, made)

    def _make(self, most: int) -> Iterator[_Made]:
        wanted = (file for file in self._files if not is_there(self._folder, *file))
        for path, data in islice(wanted, most):
            codings = codings_of(path, data)
            yield _Made(path, data, {coding: self._compressor.submit(compress, coding, data) for coding in codings})
