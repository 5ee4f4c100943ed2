"""A ZIP with one issue in it, and pictures or styles beside it: the issue is read with the pictures that it names, the
rest is left."""

from __future__ import annotations

from pathlib import PurePosixPath

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.archives import content_of, opened
from feeds.readers.beside import in_archive

# In this order: who packs a PDF beside a text means the PDF to be looked at and the text to be read.
_ISSUES = (
    (".docx",),
    (".md", ".markdown", ".mdown", ".txt"),
    (".html", ".htm", ".xhtml"),
    (".epub",),
    (".pdf",),
)


def read(data: bytes, name: str) -> Document:
    # Reads what is in it by the same rules, so it cannot be imported before them.
    from feeds.readers.content import read_content

    with opened(data) as archive:
        inner = _issue_in([one.filename for one in archive.infolist() if not one.is_dir()])
        content = content_of(archive, inner)
        if content.startswith(b"PK\x03\x04") and PurePosixPath(inner).suffix.lower() not in (".docx", ".epub"):
            raise UnreadableIssue(_("压缩包里还是压缩包。请先解压，把里面的会刊文件放进来。"))
        return read_content(content, PurePosixPath(inner).name, in_archive(archive, inner))


def _issue_in(names: list[str]) -> str:
    """The name of the one member that is an issue."""
    paths = {name: PurePosixPath(name.replace("\\", "/")) for name in names}
    seen = {name: path for name, path in paths.items() if not any(map(_is_left_behind, path.parts))}
    for suffixes in _ISSUES:
        found = [name for name, path in seen.items() if path.suffix.lower() in suffixes]
        # The files of a saved page lie in folders beside it.
        depth = min((len(seen[name].parts) for name in found), default=0)
        found = [name for name in found if len(seen[name].parts) == depth]
        if len(found) == 1:
            return found[0]
        if found:
            message = _("这个压缩包里有不止一个会刊文件（{names}）。请解压后一期一期地放。")
            raise UnreadableIssue(message.format(names="、".join(seen[name].name for name in found[:3])))
    raise UnreadableIssue(_("这个压缩包里没有会刊文件。请放一期 DOCX、PDF、网页、Markdown 或文本。"))


def _is_left_behind(part: str) -> bool:
    """What systems and programs leave beside files: __MACOSX, .DS_Store, ~$某某.docx."""
    return part.startswith(("__MACOSX", "~$")) or (part.startswith(".") and part.strip(".") != "")
