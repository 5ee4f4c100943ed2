"""ZIP files, opened with limits: what a member really unpacks to is counted, not what the archive says of it.

Members are read into memory under the names that the archive gives; nothing is ever written to a path that it names.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _

MEMBERS = 5000
UNPACKED = 200 * 2**20  # bytes of one member; a page of pictures has ten million
_ENCRYPTED = 0x1  # general purpose bit flag: APPNOTE 4.4.4


# What zipfile raises on what is no sound archive, and what the libraries do that it hands the members to.
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
)


def opened(data: bytes) -> zipfile.ZipFile:
    """Raises UnreadableIssue for an archive that is damaged, encrypted, or holds more than an issue does."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGES as error:
        raise UnreadableIssue(_damaged()) from error
    members = archive.infolist()
    sizes = [one.file_size for one in members]
    if len(members) > MEMBERS or max(sizes, default=0) > UNPACKED or sum(sizes) > 5 * UNPACKED:
        raise UnreadableIssue(_too_large())
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise UnreadableIssue(_("这个压缩包有密码。请去掉密码后另存一份，再放一次。"))
    return archive


def content_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member. Raises KeyError if there is none, UnreadableIssue if it is damaged or unpacks to too much."""
    try:
        with archive.open(name) as member:
            data = member.read(UNPACKED + 1)
    except _DAMAGES as error:
        raise UnreadableIssue(_damaged()) from error
    if len(data) > UNPACKED:
        raise UnreadableIssue(_too_large())
    return data


def _damaged() -> str:
    return _("这个文件不完整（压缩结构损坏），可能没有拷贝完。请重新拷贝一次。")


def _too_large() -> str:
    return _("这个文件解开后太大，不像是一期会刊。请另存为 PDF 或文本，再放一次。")
