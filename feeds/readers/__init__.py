"""An issue's file becomes a document: one module a format, chosen by what the file holds and then by its name.

Nothing here opens a connection or follows a reference out of the file. What is not plain text is read in a process of
its own with limits (isolation), so that a hostile file costs one report and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from feeds.errors import ScannedIssue, UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.content import read_content
from feeds.readers.formats import is_plain_text

Progress = Callable[[int, int], None]
"""Told after each page that was recognised: how many are done, of how many."""


def read(path: Path, progress: Progress | None = None) -> Document:
    """The text of an issue's file, with its SHA-256; of one that was scanned the text that can be recognised, if there
    is a program for that.

    Raises UnreadableIssue, whose words say why and what to do, for a file that cannot be opened, holds no text, has a
    format that is not read, or takes more time or memory than an issue does. The size of the file is the intake's
    concern.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = _("打不开这个文件（{error}）。请检查它还在不在，以及有没有读取权限。")
        raise UnreadableIssue(message.format(error=error.strerror or error)) from None
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableIssue(_("这个文件是空的。请确认拷贝完成，再放一次。"))
    if is_plain_text(data, path.name):
        document = read_content(data, path.name)
    else:
        from feeds.readers.isolation import read_apart

        try:
            document = read_apart(data, path.name)
        except ScannedIssue as error:
            from feeds.readers.scan import can_recognise, recognised

            if not can_recognise():
                raise
            document = recognised(data, path.name, error.pages, progress)
    return replace(document, name=path.name, sha256=hashlib.sha256(data).hexdigest())
