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
    """A file by its path below a folder, and those compressed forms that it lacks, by their content codings."""

    path: str
    data: bytes
    forms: Mapping[str, bytes]


def pack(folder: Path, path: str, data: bytes) -> Packed:
    return Packed(path, data, {coding: compress(coding, data) for coding in lacking(folder, path, data)})


def lacking(folder: Path, path: str, data: bytes) -> Sequence[str]:
    """The content codings in which a file below the folder is to be compressed and is not yet."""
    if not _is_compressed(path) or len(data) < SMALLEST:
        return ()
    file = f"{folder}/{path}"
    there = all(_is_there(file + ending) for ending in ENDINGS.values())
    return () if there and files.holds(file, data) else tuple(ENDINGS)


def write_packed(folder: Path, file: Packed, *, synced: bool = True) -> bool:
    """``write_if_changed`` of a file and of its compressed forms.

    The forms go first: where the file is found to be as it should be, so are they.
    """
    path = f"{folder}/{file.path}"
    for coding, form in file.forms.items():
        files.write_if_changed(path + ENDINGS[coding], form, synced=synced)
    if len(file.data) < SMALLEST and _is_compressed(file.path):
        for ending in ENDINGS.values():
            Path(path + ending).unlink(missing_ok=True)
    return files.write_if_changed(path, file.data, synced=synced)


def _is_compressed(path: str) -> bool:
    return path.startswith(_FOLDERS) and "/archive/" not in path


def _is_there(path: str) -> bool:
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
