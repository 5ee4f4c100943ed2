"""Feeds and assets compressed once, when they change, and not at each of the many times that they are asked for.

``all.rss`` has ``all.rss.br`` and ``all.rss.gz`` beside it, as nginx (gzip_static, brotli_static) and the built-in
server look for them. Pages and the documents of archives are asked for too seldom to be worth twice the files.

The form by gzip is there with the file. That by brotli, a fifth smaller and ten times as long in the making, follows
when all is published (``add_smaller``): until then there is none, and readers are given the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from feeds.publishing import files

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""Content coding to what is put behind a file's name, the better one first."""

# Below this, compressing saves no packet.
SMALLEST = 860

_FOLDERS = ("feeds/", "assets/")
_FORMS = tuple(ENDINGS.values())
# Of the documents of archives there are as many as issues, and none has such forms.
_ARCHIVE = "archive"
_AT_ONCE, _LATER = ("gzip",), "br"
# For a feed of real issues of 100 kB: 0.13 ms to 25.6 kB by ISA-L, 0.39 ms to 25.4 kB by brotli's 2, 1.1 ms to 21.0 kB
# by its 5, and 1.9 ms to 20.9 kB by its 6. What is answered on request is not to take longer than it saves.
_GZIP_LEVEL = 2
_BROTLI_ON_REQUEST, _BROTLI_KEPT = 2, 5


class Packed(NamedTuple):
    """A file that is to be written, by its path below a folder, and its compressed forms by their content codings."""

    path: str
    data: bytes
    forms: Mapping[str, bytes]


def pack(folder: Path, path: str, data: bytes) -> Packed | None:
    """None where the file and its forms are there as they should be."""
    if is_there(folder, path, data):
        return None
    return Packed(path, data, {coding: compress(coding, data) for coding in codings_of(path, data)})


def codings_of(path: str, data: bytes) -> Sequence[str]:
    """The content codings in which a file is to be there from the first."""
    return _AT_ONCE if _is_compressed(path) and len(data) >= SMALLEST else ()


def is_there(folder: Path, path: str, data: bytes) -> bool:
    """Whether a file below the folder has this content, and the forms that it is to have from the first."""
    file = f"{folder}/{path}"
    return files.holds(file, data) and all(_has_content(file + ENDINGS[coding]) for coding in codings_of(path, data))


def write_packed(folder: Path, file: Packed, *, synced: bool = True) -> None:
    """A file and its compressed forms.

    The forms go first: where the file is found to be as it should be, so are they. What is not a form of this content
    is gone by then.
    """
    path = f"{folder}/{file.path}"
    for coding, form in file.forms.items():
        files.write(path + ENDINGS[coding], form, synced=synced)
    if _is_compressed(file.path):
        for coding in ENDINGS.keys() - file.forms.keys():
            with suppress(FileNotFoundError):
                os.unlink(path + ENDINGS[coding])  # noqa: PTH108 - as in ``files``
    files.write(path, file.data, synced=synced)


def lacking_smaller(folder: Path) -> Iterator[Path]:
    """The files below the folder whose smallest form is still to be made; another process may write there meanwhile."""
    for part in _FOLDERS:
        for top, folders, names in os.walk(folder / part):
            if _ARCHIVE in folders:
                folders.remove(_ARCHIVE)
            there = {*names}
            for name in sorted(there):
                path = f"{top}/{name}"
                if name.endswith(_FORMS) or files.is_part(name):
                    continue
                if name + ENDINGS[_LATER] in there and _has_content(path + ENDINGS[_LATER]):
                    continue
                if _size(path) >= SMALLEST:
                    yield Path(path)


def add_smaller(path: Path) -> None:
    """Puts its smallest form beside a file, which nobody is to write meanwhile."""
    files.write(f"{path}{ENDINGS[_LATER]}", _by_brotli(path.read_bytes(), _BROTLI_KEPT))


def _is_compressed(path: str) -> bool:
    return path.startswith(_FOLDERS) and f"/{_ARCHIVE}/" not in path


def _has_content(path: str) -> bool:
    # A power cut may leave a name without its content.
    return _size(path) > 0


def _size(path: str) -> int:
    """In bytes; of what is not there, or no longer, 0."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as in ``files``
    except FileNotFoundError:
        return 0


def compress(coding: str, data: bytes) -> bytes:
    """The same bytes in, the same bytes out."""
    if coding == "gzip":
        from isal import igzip

        return igzip.compress(data, _GZIP_LEVEL, mtime=0)
    return _by_brotli(data, _BROTLI_ON_REQUEST)


def _by_brotli(data: bytes, quality: int) -> bytes:
    import brotli

    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality)
    return compressed
