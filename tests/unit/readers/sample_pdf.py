"""PDF files as small as they can be, written by hand: text and pictures at places, lines, an image, a password."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Any def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
%s
endbfrange endcmap end end"""
_IDENTITY = b"\n".join(b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in range(256))


@dataclass
class Text:
    """A line with its left end and its baseline in points; ``scale`` enlarges a font of that much smaller a size,
    ``turned`` counts quarters against the clock, ``white`` is between letters, in points. ``bold`` is faked, as
    programs do it, by an outline."""

    text: str
    left: float = 72
    baseline: float = 700
    size: float = 12
    scale: float = 1
    turned: int = 0
    white: float = 0
    bold: bool = False

    def drawn(self) -> bytes:
        cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[self.turned]
        turn = " ".join(str(self.scale * one) for one in (cosine, sine, -sine, cosine))
        matrix = f"{turn} {self.left} {self.baseline} Tm"
        codes = self.text.encode("utf-16-be").hex()
        return (
            f"BT {2 * self.bold} Tr /F {self.size / self.scale} Tf {self.white} Tc {matrix} <{codes}> Tj ET\n".encode()
        )


@dataclass
class Photo:
    """A JPEG with its place in points; ``turned`` counts quarters against the clock, around its lower left corner.
    ``crop``: (left, bottom, width, height) of what is to be seen."""

    data: bytes
    left: float
    bottom: float
    width: float
    height: float
    turned: int = 0
    crop: tuple[float, float, float, float] | None = None

    def drawn(self, name: str) -> bytes:
        cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[self.turned]
        turn = (cosine * self.width, sine * self.width, -sine * self.height, cosine * self.height)
        clip = f"{' '.join(map(str, self.crop))} re W n " if self.crop else ""
        return f"q {clip}{' '.join(map(str, turn))} {self.left} {self.bottom} cm /{name} Do Q\n".encode()


@dataclass
class Rule:
    """A line drawn from one place to another."""

    left: float
    bottom: float
    right: float
    top: float

    def drawn(self) -> bytes:
        return f"{self.left} {self.bottom} m {self.right} {self.top} l S\n".encode()


def pdf(
    *pages: list[Text | Photo | Rule],
    image: bool = False,
    password: bool = False,
    rotate: int = 0,
    box: str = "0 0 595 842",
) -> bytes:
    """A file with a page for each list; every page shows an image if ``image``. ``rotate`` and ``box`` are of each."""
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    def stream(content: bytes, keys: bytes = b"") -> bytes:
        return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), keys, content)

    to_unicode = add(stream(_TO_UNICODE % _IDENTITY))
    descriptor = add(
        b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700"
        b" /StemV 80 /FontBBox [0 -120 1000 880] >>"
    )
    descendant = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 1000 /FontDescriptor %d 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % descriptor
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [%d 0 R]"
        b" /ToUnicode %d 0 R >>" % (descendant, to_unicode)
    )
    picture = add(
        stream(b"\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    )
    tree = add(b"")
    kids: list[int] = []
    photos: dict[bytes, int] = {}
    for lines in pages:
        names: dict[int, str] = {}
        drawn = b""
        for line in lines:
            if not isinstance(line, Photo):
                drawn += line.drawn()
                continue
            if line.data not in photos:
                width, height = Image.open(io.BytesIO(line.data)).size
                keys = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
                keys += b" /BitsPerComponent 8 /Filter /DCTDecode"
                photos[line.data] = add(stream(line.data, keys % (width, height)))
            name = names.setdefault(photos[line.data], f"P{photos[line.data]}")
            drawn += line.drawn(name)
        shown = b" ".join(b"/%s %d 0 R" % (name.encode(), number) for number, name in names.items())
        content = add(stream(drawn + (b"q 500 0 0 700 0 0 cm /I Do Q\n" if image else b"")))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [%s] /Rotate %d /Contents %d 0 R"
                b" /Resources << /Font << /F %d 0 R >> /XObject << /I %d 0 R %s >> >> >>"
                % (tree, box.encode(), rotate, content, font, picture, shown)
            )
        )
    each = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[tree - 1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), each)
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    trailer = b"/Root %d 0 R" % root
    if password:
        # Whatever the password is, it is not the empty one that a viewer tries.
        encrypt = add(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % encrypt
    return _joined(objects, trailer)


def _joined(objects: list[bytes], trailer: bytes) -> bytes:
    data = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    size = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\n" % (size, table, size, trailer)
    return data + b"startxref\n%d\n%%%%EOF\n" % start
