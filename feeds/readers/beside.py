"""The files beside an issue's in its archive, by the names that it gives them. Nothing outside it is opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from feeds.errors import UnreadableIssue
from feeds.readers.archives import content_of

Beside = Callable[[str], bytes | None]
"""The content of the file that a relative address leads to; None where there is none."""


def nothing(_address: str) -> bytes | None:
    """For a file that came alone."""
    return None


def in_archive(archive: zipfile.ZipFile, member: str) -> Beside:
    """Addresses as ``member`` of an open archive gives them."""
    # Programs on Windows write names of files with their own separator.
    names = {normpath(name.replace("\\", "/")): name for name in archive.namelist()}
    folder = dirname(member.replace("\\", "/"))

    def found(address: str) -> bytes | None:
        path = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
        name = names.get(normpath(join(folder, path)))
        if name is None:
            return None
        try:
            return content_of(archive, name)
        except (UnreadableIssue, KeyError):
            # A picture that is damaged costs itself.
            return None

    return found
