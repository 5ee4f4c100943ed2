"""What is no issue is refused, and the person who dropped it is told what it is and what to do."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pdf import Text, pdf

from feeds.errors import UnreadableIssue
from feeds.readers import read
from feeds.readers.archives import MEMBERS, UNPACKED
from feeds.readers.content import read_content


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def encrypted(archive: bytes) -> bytes:
    """Says of its first member that it is, as much as a reader sees without a password."""
    at = archive.index(b"PK\x01\x02") + 8
    return archive[:at] + b"\x01" + archive[at + 1 :]


def word(*paragraphs: str) -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
TYPES = "[Content_Types].xml"

AWFUL: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # what it is: (name, content, words of the report)
    "empty": ("a.txt", lambda: b"", "是空的"),
    "white space": ("a.txt", lambda: b" \r\n\t\n", "是空的"),
    "a BOM and nothing": ("a.txt", lambda: b"\xef\xbb\xbf\n", "没有文字"),
    "zeros of a failed copy": ("a.txt", lambda: b"\0" * 4096, "是空的"),
    "random bytes": ("a.txt", lambda: random.Random(1).randbytes(2000), "认不出文字编码"),
    "png": ("封面.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"),
    "jpeg named txt": ("a.txt", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 50, "图片"),
    "webp": ("a.webp", lambda: b"RIFF1234WEBPVP8 " + b"\0" * 50, "图片"),
    "heic": ("a.heic", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 50, "图片"),
    "bmp": ("a.bmp", lambda: b"BM6\0\0\0\0\0\0\x006\0\0\0" + b"\0" * 50, "图片"),
    "old word": ("简报.doc", lambda: OLE, "旧版 Word"),
    "word with password": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1\\ansi x}", "RTF"),
    "zip without an issue": ("a.zip", lambda: zipped(a="b"), "没有会刊文件"),
    "zip of two issues": ("a.zip", lambda: zipped(**{"a.md": "一", "b.txt": "二"}), "不止一个"),
    "zip in a zip": ("a.zip", lambda: zipped(**{"a.txt": zipped(**{"b.txt": "一"})}), "还是压缩包"),
    "zip bomb": ("a.zip", lambda: zipped(**{"a.txt": "0" * (UNPACKED + 1)}), "太大"),
    "zip of too many files": ("a.zip", lambda: zipped(**{str(n): "" for n in range(MEMBERS + 1)}), "太大"),
    "zip with a password": ("a.zip", lambda: encrypted(zipped(**{"a.txt": "一"})), "密码"),
    "epub without chapters": ("a.epub", lambda: zipped(mimetype="application/epub+zip"), "EPUB 打不开"),
    "rar": ("a.rar", lambda: b"Rar!\x1a\x07\0" + b"\0" * 50, "压缩包"),
    "7z": ("a.7z", lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 50, "压缩包"),
    "gzip": ("a.gz", lambda: b"\x1f\x8b\x08\0" + b"\0" * 50, "压缩包"),
    "tar": ("a.tar", lambda: b"a.txt".ljust(257, b"\0") + b"ustar\x0000", "压缩包"),
    "excel": ("a.xlsx", lambda: zipped(**{TYPES: "x", "xl__workbook.xml": "x"}), "Excel"),
    "open document": ("a.odt", lambda: zipped(mimetype="application/vnd.oasis"), "OpenDocument"),
    "ofd": ("a.ofd", lambda: zipped(**{"OFD.xml": "x"}), "OFD"),
    "zip cut off": ("a.docx", lambda: word("动态")[:4000], "不完整"),
    "word in name only": ("a.docx", lambda: zipped(**{TYPES: "x", "word__document.xml": "x"}), "打不开"),
    "word without text": ("a.docx", lambda: word("", " "), "没有文字"),
    "caj": ("a.caj", lambda: b"CAJ\0" + b"\x01" * 50, "CAJ"),
    "mht": ("a.mht", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHT"),
    "program": ("a.exe", lambda: b"MZ\x90\0" + b"\0" * 50, "程序"),
    "word xml": ("a.xml", lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "XML"),
    "web page without text": ("a.html", lambda: b"<html><script>x</script></html>", "没有文字"),
    "pdf cut off": ("a.pdf", lambda: pdf([Text("动态")])[:500], "打不开"),
    "pdf with password": ("a.pdf", lambda: pdf([Text("动态")], password=True), "密码"),
    "scanned pdf": ("a.pdf", lambda: pdf([], [], image=True), "扫描件"),
    "pdf without text": ("a.pdf", lambda: pdf([]), "没有文字"),
    "pdf without an encoding": ("a.pdf", lambda: pdf([Text("\ue001\ue002\ue003\ue004" * 5)]), "乱码"),
}


@pytest.mark.parametrize("kind", AWFUL)
def test_an_awful_file_is_refused_with_what_it_is_and_what_to_do(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feeds.readers.scan.can_recognise", lambda: False)
    name, content, words = AWFUL[kind]
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(UnreadableIssue, match=words) as caught:
        read(path)
    assert str(caught.value).endswith("。")


def test_a_folder_and_a_file_that_is_gone_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.txt"):
        with pytest.raises(UnreadableIssue, match="打不开这个文件"):
            read(path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0)
    with pytest.raises(UnreadableIssue, match="权限"):
        read(path)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "docx", "zip", ""])
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_file_raises_anything_else(suffix: str, data: bytes) -> None:
    with suppress(UnreadableIssue):
        assert read_content(data, f"a.{suffix}").text.strip()


MAKERS: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: pdf([Text("动态")]),
    "docx": lambda: word("动态", "新闻"),
    "zip": lambda: zipped(**{"issue.md": "# 动态", "a.png": b"\0" * 50}),
}


@pytest.mark.parametrize("kind", MAKERS)
@given(data=st.data())
def test_damage_to_a_file_is_survived(kind: str, data: st.DataObject) -> None:
    content = bytearray(MAKERS[kind]())
    for _count in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableIssue):
        read_content(bytes(content), "a")
