"""The pictures of a PDF: as they are on paper, at their place in the text, with their captions."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from sample_pdf import Photo, Text, pdf
from sample_pictures import photo

from feeds.model import Document, PlacedPicture
from feeds.readers.pdf import read

LINE = "港区恢复夜航以后外贸货船进出港平均提前六小时引航站四班轮换"
# Black on the left, white on the right.
HALVES = Image.new("RGB", (400, 200), "white")
HALVES.paste("black", (0, 0, 200, 200))


def halves() -> bytes:
    data = io.BytesIO()
    HALVES.save(data, "JPEG", quality=95)
    return data.getvalue()


def column(count: int, top: float, left: float = 72, text: str = LINE, size: float = 12) -> list[Text]:
    return [Text(text[number:] + text[:number], left, top - 18 * number, size) for number in range(count)]


def around(document: Document, placed: PlacedPicture) -> tuple[str, str]:
    before = [line.text for line in document.lines if line.text and line.start < placed.at]
    after = [line.text for line in document.lines if line.text and line.start >= placed.at]
    return (before[-1] if before else "", after[0] if after else "")


def only(document: Document) -> PlacedPicture:
    assert len(document.pictures) == 1
    return document.pictures[0]


def shown(placed: PlacedPicture) -> Image.Image:
    return Image.open(io.BytesIO(placed.data)).convert("L")


def test_a_picture_stands_between_the_paragraphs_with_the_line_below_it_as_caption() -> None:
    page = [
        *column(3, 780),
        Text("甲完。", 72, 726),
        Photo(photo(), 150, 560, 200, 150),
        Text("图1 夜航首日", 200, 545, 9),
        *column(3, 492, text="乙" + LINE),
    ]
    document = read(pdf(page), "a.pdf")
    placed = only(document)
    before, after = around(document, placed)
    assert before.endswith("甲完。")
    assert after.startswith("乙")
    assert placed.caption == "图1 夜航首日"
    assert "图1" not in document.text
    assert placed.page == 1


def broken_around_a_picture(*, set_in: int) -> Document:
    """Three paragraphs, the second with a picture inside a sentence."""

    def lines(mark: str) -> list[str]:
        return [(mark + LINE)[: 29 - set_in], *(LINE[one:] + LINE[:one] for one in range(3)), f"{mark}完。"]

    def drawn(texts: list[str], top: float, first: bool = True) -> list[Text]:
        lefts = [72 + 12 * set_in * (first and not number) for number in range(len(texts))]
        return [Text(text[:29], left, top - 18 * at) for at, (text, left) in enumerate(zip(texts, lefts, strict=True))]

    second = lines("乙")
    page = [*drawn(lines("甲"), 780), *drawn(second[:2], 690), Photo(photo(), 150, 500, 200, 150)]
    page += [Text("图1 夜航首日", 200, 485, 9), *drawn(second[2:], 450, first=False), *drawn(lines("丙"), 396)]
    return read(pdf(page), "a.pdf")


def test_a_sentence_goes_on_below_a_picture() -> None:
    document = broken_around_a_picture(set_in=2)
    assert [(line.text[0], line.text[-3:]) for line in document.lines] == [(one, f"{one}完。") for one in "甲乙丙"]
    assert around(document, only(document))[1].startswith("丙")


def test_the_white_of_a_picture_is_no_empty_line() -> None:
    document = broken_around_a_picture(set_in=0)
    assert len(document.lines) == 12
    assert all(line.text for line in document.lines)


def test_small_letters_below_a_picture_are_its_caption_without_a_mark_and_on_two_lines() -> None:
    page = [
        *column(4, 780),
        Photo(photo(), 72, 500, 300, 200),
        Text("四月十八日夜间，第一艘外贸货船", 72, 487, 8),
        Text("在引航员带领下进港", 72, 476, 8),
        *column(6, 440),
    ]
    assert only(read(pdf(page), "a.pdf")).caption == "四月十八日夜间，第一艘外贸货船在引航员带领下进港"


def test_a_headline_below_a_picture_is_no_caption() -> None:
    page = [*column(4, 780), Photo(photo(), 72, 500, 300, 200), Text("港口夜航恢复", 72, 480, 18), *column(6, 440)]
    document = read(pdf(page), "a.pdf")
    assert only(document).caption == ""
    assert "港口夜航恢复" in document.text


def test_a_picture_of_the_second_column_stands_in_it() -> None:
    left = column(20, 780, 40, LINE[:20])
    right = [
        *column(8, 780, 320, LINE[8:28]),
        Text("右完。", 320, 636),
        Photo(photo(), 320, 480, 200, 140),
        Text("图1 夜航", 360, 466, 9),
        *column(2, 436, 320, "末" + LINE[:19]),
    ]
    document = read(pdf([*left, *right]), "a.pdf")
    before, after = around(document, only(document))
    assert before.endswith("右完。")
    assert after.startswith("末")


def test_a_picture_is_as_large_as_its_file_has_it_and_no_larger() -> None:
    document = read(pdf([*column(3, 780), Photo(photo(900, 600), 72, 400, 300, 200)]), "a.pdf")
    assert (only(document).picture.width, only(document).picture.height) == (900, 600)


def test_strips_of_one_picture_are_one() -> None:
    strips = [Photo(photo(400, 100, seed), 72, 600 - 50 * seed, 200, 50) for seed in range(1, 4)]
    placed = only(read(pdf([*column(3, 780), *strips]), "a.pdf"))
    assert placed.picture.width / placed.picture.height == pytest.approx(200 / 150, abs=0.02)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_picture_is_upright_with_the_text_however_the_page_is_turned(rotate: int) -> None:
    document = read(pdf([*column(6, 780), Photo(halves(), 100, 400, 200, 100)], rotate=rotate), "a.pdf")
    image = shown(only(document))
    assert image.width == pytest.approx(2 * image.height, abs=4)
    assert image.getpixel((40, image.height // 2)) < 60  # type: ignore[operator]
    assert image.getpixel((image.width - 40, image.height // 2)) > 200  # type: ignore[operator]


def test_a_page_upside_down_is_read_as_it_is_meant() -> None:
    lines = [
        Text(f"第{number}行。" + "长" * (number % 2) * 9, 500, 100 + 30 * number, turned=2) for number in range(1, 5)
    ]
    document = read(pdf([*lines, Photo(halves(), 500, 700, 200, 100, turned=2)], box="20 10 595 842"), "a.pdf")
    assert re.findall("第.行。", document.text) == ["第1行。", "第2行。", "第3行。", "第4行。"]
    image = shown(only(document))
    assert image.getpixel((40, image.height // 2)) < 60  # type: ignore[operator]


def test_a_box_that_does_not_begin_at_nothing_moves_no_picture() -> None:
    document = read(pdf([*column(6, 780), Photo(halves(), 100, 400, 200, 100)], box="50 30 545 812"), "a.pdf")
    image = shown(only(document))
    assert (image.getpixel((5, 5)) < 60, image.getpixel((image.width - 5, 5)) > 200) == (True, True)  # type: ignore[operator]


@pytest.mark.parametrize(
    "pages",
    [
        [[*column(6, 780), Photo(photo(), 0, 0, 595, 842)]],
        [[*column(6, 780), Photo(photo(), 60, 660, 480, 150)]],
        [[*column(6, 780), Photo(photo(), 72, 400, 40, 40)]],
        [[*column(6, 780), Photo(photo(900, 120), 72, 400, 450, 20)]],
        [[*column(6, 780), Photo(photo(), 400, 60, 100, 75)] for _ in range(3)],
    ],
    ids=["background", "panel under text", "icon", "rule", "logo on every page"],
)
def test_what_adorns_the_page_is_left_out(pages: list[list[Text | Photo]]) -> None:
    assert read(pdf(*pages), "a.pdf").pictures == ()


def test_a_picture_on_a_page_of_its_own_stands_between_the_pages() -> None:
    pages = [
        [*column(6, 780), Text("甲完。", 72, 672)],
        [Photo(photo(), 100, 300, 300, 200)],
        column(6, 780),
    ]
    document = read(pdf(*pages), "a.pdf")
    placed = only(document)
    assert placed.page == 2
    assert around(document, placed)[0].endswith("甲完。")


def test_of_a_picture_that_was_cropped_only_what_is_seen_is_shown() -> None:
    cropped = Photo(halves(), 72, 300, 400, 200, crop=(72, 300, 220, 120))
    image = shown(only(read(pdf([*column(3, 780), cropped]), "a.pdf")))
    assert image.width / image.height == pytest.approx(220 / 120, abs=0.03)
    assert image.getpixel((image.width * 8 // 10, 5)) < 60  # type: ignore[operator]


def test_the_caption_of_what_is_not_shown_stays_in_the_text() -> None:
    flat = io.BytesIO()
    Image.new("RGB", (400, 300), "#0a0").save(flat, "JPEG")
    page = [*column(3, 780), Photo(flat.getvalue(), 72, 500, 300, 200), Text("图1 夜航", 72, 487, 9)]
    document = read(pdf(page), "a.pdf")
    assert document.pictures == ()
    assert "图1 夜航" in document.text


def test_one_image_in_two_crops_is_two_pictures_each_with_its_caption() -> None:
    data = halves()
    page = [
        *column(3, 780),
        Photo(data, 72, 500, 400, 200, crop=(72, 500, 300, 180)),
        Text("图1 左边", 72, 487, 9),
        Photo(data, 72, 200, 400, 200),
        Text("图2 全部", 72, 187, 9),
    ]
    assert [one.caption for one in read(pdf(page), "a.pdf").pictures] == ["图1 左边", "图2 全部"]
