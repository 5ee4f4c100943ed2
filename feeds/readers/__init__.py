"""An issue's file becomes a document: one module a format, chosen by what the file holds and then by its name.

Nothing here opens a connection or follows a reference out of the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.formats import format_of


def read(path: Path) -> Document:
    """The text of an issue's file, with its SHA-256.

    Raises UnreadableIssue, whose words say why and what to do, for a file that cannot be opened, holds no text, or has
    a format that is not read. The size of the file is the intake's concern.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = _("打不开这个文件（{error}）。请检查它还在不在，以及有没有读取权限。")
        raise UnreadableIssue(message.format(error=error.strerror or error)) from None
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableIssue(_("这个文件是空的。请确认拷贝完成，再放一次。"))
    # Each format brings its library: only the one that is needed is imported.
    reader = import_module(f"feeds.readers.{format_of(data, path.name)}")
    document: Document = reader.read(data, path.name)
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableIssue(_("这个文件里没有文字。"))
    return replace(document, name=path.name, sha256=hashlib.sha256(data).hexdigest())
