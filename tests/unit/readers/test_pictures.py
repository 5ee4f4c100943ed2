"""What of a file's pictures is shown, where it stands, and that nothing but what is to be seen goes on."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable

import docx
import pytest
from docx.shared import Mm
from PIL import Image
from sample_pictures import chart, drawn, photo
from test_archive_reader import zipped

from feeds.model import Document, PlacedPicture
from feeds.readers import pictures
from feeds.readers.content import read_content
from feeds.readers.isolation import read_apart
from feeds.readers.pictures import Gallery


def only(document: Document) -> PlacedPicture:
    assert len(document.pictures) == 1
    return document.pictures[0]


def line_behind(document: Document, placed: PlacedPicture) -> str | None:
    return next((line.text for line in document.lines if line.start >= placed.at and line.text), None)


def shown(*files: bytes) -> list[Image.Image]:
    gallery = Gallery()
    for data in files:
        gallery.take(data)
    return [Image.open(io.BytesIO(data)) for _picture, data in gallery.shown().values()]


# --- what is shown ---


def test_a_large_photograph_is_made_smaller_and_keeps_its_shape() -> None:
    (image,) = shown(photo(4000, 2000))
    assert (image.format, image.size) == ("JPEG", (1280, 640))


def test_nothing_that_a_camera_or_an_attacker_wrote_beside_the_picture_goes_on() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place <script>"
    exif[0x0112] = 6  # turned by a quarter
    (image,) = shown(photo(exif=exif.tobytes()) + b"<script>alert(1)</script>")
    assert image.size == (300, 400)
    assert not image.getexif()
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    gallery = Gallery()
    gallery.take(photo(exif=exif.tobytes()) + b"<script>")
    ((_picture, data),) = gallery.shown().values()
    assert b"script" not in data
    assert b"Exif" not in data


def test_a_drawing_of_few_colours_stays_sharp() -> None:
    (image,) = shown(chart())
    assert image.format == "PNG"


@pytest.mark.parametrize("form", ["GIF", "BMP", "WEBP", "TIFF", "PNG"])
def test_other_formats_become_what_every_reader_shows(form: str) -> None:
    (image,) = shown(photo(form=form))
    assert image.format in ("JPEG", "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "CMYK", "I;16", "1", "P", "F"])
def test_every_way_to_store_colours_is_shown_in_those_of_a_screen(mode: str) -> None:
    data = io.BytesIO()
    image = drawn()
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 257)
    image.convert(mode).save(data, "TIFF")
    (image,) = shown(data.getvalue())
    assert image.mode in ("RGB", "L", "P")


def test_what_can_be_seen_through_lies_on_white() -> None:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    image.paste(drawn(200, 200), (50, 50))
    data = io.BytesIO()
    image.save(data, "PNG")
    (found,) = shown(data.getvalue())
    assert min(found.convert("RGB").getpixel((5, 5))) > 250  # type: ignore[type-var,arg-type]


def bomb() -> bytes:
    """Says that it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10**6)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        photo()[:200],
        photo(80, 300),
        photo(3000, 95),
        photo(100, 100),
        b"\xd7\xcd\xc6\x9a" + b"\0" * 200,
        bomb(),
    ],
    ids=["nothing", "svg", "cut off", "narrow", "rule", "icon", "wmf", "bomb"],
)
def test_what_is_no_picture_or_adorns_or_harms_is_passed_by(data: bytes) -> None:
    assert shown(data) == []


def test_one_colour_is_no_picture() -> None:
    data = io.BytesIO()
    Image.new("RGB", (400, 300), "#0a0").save(data, "PNG")
    assert shown(data.getvalue()) == []


def test_a_picture_that_returns_is_an_ornament_and_one_of_the_cover_stands_at_its_article() -> None:
    logo, twice, once = photo(seed=1), photo(seed=2), photo(seed=3)
    gallery = Gallery()
    numbers = [gallery.take(data) for data in (twice, logo, once, logo, twice, logo)]
    assert sorted(gallery.shown()) == [numbers[2], numbers[4]]


def test_an_issue_shows_so_many_pictures_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST", 2)
    assert len(shown(*(photo(seed=seed) for seed in range(5)))) == 2


def test_pictures_that_take_too_long_together_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_ALL_PIXELS", 3 * 400 * 300)
    assert len(shown(*(photo(seed=seed) for seed in range(5)))) == 3


@pytest.mark.parametrize(
    ("said", "alt"), [("签约现场", "签约现场"), ("IMG_2034.JPG", ""), ("图片 3", ""), ("image", ""), ("港口.png", "")]
)
def test_a_name_that_a_program_gave_says_nothing_of_a_picture(said: str, alt: str) -> None:
    assert pictures.alt_text(said) == alt


# --- where it stands ---


def word(*parts: str | bytes, **extent: Mm) -> bytes:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.add_picture(io.BytesIO(part), **(extent or {"width": Mm(90)}))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def markup(source: str, alt: str = "") -> str:
    parts = ("港口一段。", f"<img src='{source}' alt='{alt}'>", "图1 夜航", "港口二段。")
    return "<html><body>" + "".join(f"<p>{part}</p>" for part in parts) + "</body></html>"


CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""

FORMATS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "word": ("a.docx", lambda data: word("港口一段。", data, "图1 夜航", "港口二段。")),
    "page": ("a.html", lambda data: markup("data:image/png;base64," + base64.b64encode(data).decode()).encode()),
    "page in zip": (
        "a.zip",
        lambda data: zipped({"刊/a.html": markup("a_files/%E5%9B%BE.jpg"), "刊/a_files/图.jpg": data}),
    ),
    "markdown in zip": (
        "a.zip",
        lambda data: zipped({"a.md": "港口一段。\n\n![](./图/1.jpg)\n\n图1 夜航\n\n港口二段。", "图/1.jpg": data}),
    ),
    "html in markdown": (
        "a.zip",
        lambda data: zipped({"a.md": "港口一段。\n\n<img src=1.jpg>\n\n图1 夜航\n\n港口二段。", "1.jpg": data}),
    ),
    "epub": (
        "a.epub",
        lambda data: zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "OEBPS/a.opf": PACKAGE,
                "OEBPS/text/a.xhtml": markup("../images/1.jpg"),
                "OEBPS/images/1.jpg": data,
            }
        ),
    ),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_stands_where_its_file_has_it_with_its_caption(kind: str) -> None:
    name, content = FORMATS[kind]
    document = read_content(content(photo()), name)
    placed = only(document)
    assert line_behind(document, placed) == "港口二段。"
    assert placed.caption == "图1 夜航"
    assert [line.text for line in document.lines if line.text] == ["港口一段。", "港口二段。"]
    assert (placed.picture.width, placed.picture.height) == (400, 300)


def test_what_comes_out_of_the_process_apart_is_the_same() -> None:
    data = word("港口一段。", photo(), "图1 夜航", "港口二段。")
    assert read_apart(data, "a.docx") == read_content(data, "a.docx")


def test_a_figure_s_caption_needs_no_mark() -> None:
    source = "data:image/jpeg;base64," + base64.b64encode(photo()).decode()
    page = (
        f"<p>一段。</p><figure><img src='{source}' alt='码头'><figcaption>夜航首日</figcaption></figure><p>二段。</p>"
    )
    placed = only(read_content(page.encode(), "a.html"))
    assert (placed.caption, placed.picture.alt) == ("夜航首日", "码头")


def test_a_line_that_looks_like_a_caption_stays_where_there_is_no_picture() -> None:
    document = read_content(word("图1 夜航", "港口二段。"), "a.docx")
    assert [line.text for line in document.lines] == ["图1 夜航", "港口二段。"]


@pytest.mark.parametrize(
    "source",
    [
        "http://127.0.0.1:9/a.jpg",
        "//a.example/a.jpg",
        "file:///etc/passwd",
        "/etc/hostname",
        "../../etc/passwd",
        "a.jpg",
    ],
)
def test_no_address_is_followed(source: str) -> None:
    assert read_content(markup(source).encode(), "a.html").pictures == ()
    assert read_content(zipped({"刊/a.html": markup(source), "图.jpg": photo()}), "a.zip").pictures == ()


def test_icons_of_a_word_file_are_left_out() -> None:
    assert read_content(word("一段。", photo(), "二段。", width=Mm(9)), "a.docx").pictures == ()


def test_a_picture_that_word_only_links_to_is_not_fetched() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(photo()))
    blip = document.element.body.xpath(".//a:blip")[0]
    relation = document.part.relate_to("http://127.0.0.1:9/a.jpg", "image", is_external=True)
    embed = next(name for name in blip.attrib if name.endswith("embed"))
    del blip.attrib[embed]
    blip.set(embed.replace("embed", "link"), relation)
    document.add_paragraph("一段。")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_content(buffer.getvalue(), "a.docx").pictures == ()
