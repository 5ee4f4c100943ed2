"""The bytes of an issue's file -> document, in this process."""

from __future__ import annotations

from importlib import import_module

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.beside import Beside, nothing
from feeds.readers.formats import format_of

# What refers to files beside it.
_REFERRING = ("html", "markdown")


def read_content(data: bytes, name: str, beside: Beside = nothing) -> Document:
    """Raises UnreadableIssue for what is no issue. ``name`` is the file's, without folders."""
    # Each format brings its library: only the one that is needed is imported.
    kind = format_of(data, name)
    reader = import_module(f"feeds.readers.{kind}")
    document: Document = reader.read(data, name, beside) if kind in _REFERRING else reader.read(data, name)
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableIssue(_("这个文件里没有文字。"))
    return document
