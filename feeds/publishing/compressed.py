"""Feeds and assets compressed once, when they change, and not at each of the many times that they are asked for.

``all.rss`` has ``all.rss.br`` and ``all.rss.gz`` beside it, as nginx (gzip_static, brotli_static) and the built-in
server look for them. Pages and the documents of archives are asked for too seldom to be worth twice the files.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from feeds.publishing import files

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""Content coding to what is put behind a file's name, the better one first."""

# Below this, compressing saves no packet.
SMALLEST = 860

_FOLDERS = ("feeds/", "assets/")
# For a feed of 85 kB: 0.6 ms to 26 kB, and 0.2 ms to 28 kB by ISA-L. Each issue makes most feeds anew, and what is long
# has to be hardly dearer than what is short. Brotli's 4 takes twice as long for a twenty-fifth, its best, 11, 200 ms
# for another seventh; zlib takes 0.8 ms for as little as ISA-L does.
_BROTLI_QUALITY = 2
_GZIP_LEVEL = 2


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
    """The content codings in which a file is to be there too."""
    return tuple(ENDINGS) if _is_compressed(path) and len(data) >= SMALLEST else ()


def is_there(folder: Path, path: str, data: bytes) -> bool:
    """Whether a file below the folder has this content, and all its forms."""
    file = f"{folder}/{path}"
    return files.holds(file, data) and all(_has_content(file + ENDINGS[coding]) for coding in codings_of(path, data))


def write_packed(folder: Path, file: Packed, *, synced: bool = True) -> None:
    """A file and its compressed forms.

    The forms go first: where the file is found to be as it should be, so are they.
    """
    path = f"{folder}/{file.path}"
    for coding, form in file.forms.items():
        files.write(path + ENDINGS[coding], form, synced=synced)
    if len(file.data) < SMALLEST and _is_compressed(file.path):
        for ending in ENDINGS.values():
            Path(path + ending).unlink(missing_ok=True)
    files.write(path, file.data, synced=synced)


def _is_compressed(path: str) -> bool:
    return path.startswith(_FOLDERS) and "/archive/" not in path


def _has_content(path: str) -> bool:
    try:
        # A power cut may leave a name without its content.
        return os.stat(path).st_size > 0  # noqa: PTH116 - as in ``files``
    except FileNotFoundError:
        return False


def compress(coding: str, data: bytes) -> bytes:
    """The same bytes in, the same bytes out."""
    if coding == "gzip":
        from isal import igzip

        return igzip.compress(data, _GZIP_LEVEL, mtime=0)
    import brotli

    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
    return compressed
