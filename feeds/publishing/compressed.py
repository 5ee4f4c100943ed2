"""Feeds and assets compressed once, when they change, and not at each of the many times that they are asked for.

``all.rss`` has ``all.rss.br`` and ``all.rss.gz`` beside it, as nginx (gzip_static, brotli_static) and the built-in
server look for them. Pages and the documents of archives are asked for too seldom to be worth twice the files.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from feeds.publishing import files

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""Content coding to what is put behind a file's name, the better one first."""

# Below this, compressing saves no packet.
SMALLEST = 860

_FOLDERS = ("feeds/", "assets/")
# For a feed of 85 kB, 2.5 ms each, to 25 and 26 kB. The next steps, 5 and 6, take twice as long for a twentieth;
# brotli's best, 11, takes 200 ms for another tenth.
_BROTLI_QUALITY = 4
_GZIP_LEVEL = 4


def write_with_variants(folder: Path, path: str, data: bytes, *, synced: bool = True) -> bool:
    """``write_if_changed`` of a file below the folder and of its compressed forms, where it is to have any.

    The forms go first: where the file is found to be as it should be, so are they.
    """
    file = f"{folder}/{path}"
    if path.startswith(_FOLDERS) and "/archive/" not in path:
        variants = {name: file + ending for name, ending in ENDINGS.items()}
        if len(data) < SMALLEST:
            for variant in variants.values():
                Path(variant).unlink(missing_ok=True)
        elif not all(map(_is_there, variants.values())) or not files.holds(file, data):
            for name, variant in variants.items():
                files.write_if_changed(variant, compress(name, data), synced=synced)
    return files.write_if_changed(file, data, synced=synced)


def _is_there(path: str) -> bool:
    try:
        # A power cut may leave a name without its content.
        return os.stat(path).st_size > 0  # noqa: PTH116 - as in ``files``
    except FileNotFoundError:
        return False


def compress(coding: str, data: bytes) -> bytes:
    """The same bytes in, the same bytes out."""
    if coding == "gzip":
        return gzip.compress(data, _GZIP_LEVEL, mtime=0)
    import brotli

    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
    return compressed
