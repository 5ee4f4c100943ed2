"""White space before all lines of a page, as a program leaves it that keeps the layout of a PDF."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given as each
from hypothesis import strategies as st
from invented import FULL, LONG, MIDDLE, MORE, PARAGRAPH, SIGNED, TITLES, bodies, broken, cut, lines, titles

from feeds.model import Document
from feeds.parsing.margins import margins

WIDTH = 30


def article(title: str) -> list[str]:
    return [MIDDLE + title, *broken(PARAGRAPH, WIDTH), *broken(f"　　{SIGNED}", WIDTH)]


ROWS = [row for title in TITLES for row in article(title)]


def of(*rows: str) -> list[int]:
    return margins(Document.from_text("\n".join(rows)).lines)


@pytest.mark.parametrize("margin", [2, 4, 10])
def test_an_issue_with_a_margin_is_cut_as_one_without(margin: int) -> None:
    found = lines(*(" " * margin + row for row in ROWS))
    assert titles(found) == list(TITLES)
    assert bodies(found) == bodies(lines(*ROWS)) == {f"{LONG}\n{LONG}"}


def test_left_and_right_pages_may_have_margins_of_their_own() -> None:
    pages = [
        "\n".join(" " * (4 if page % 2 else 9) + row for row in [*article(title), *article(MORE[page])])
        for page, title in enumerate(TITLES)
    ]
    text = "\n\f".join(pages)
    found = cut(text)
    assert titles(found) == [title for both in zip(TITLES, MORE, strict=False) for title in both]
    assert bodies(found) == {f"{LONG}\n{LONG}"}
    text = Document.from_text(text).text
    assert all(text.startswith(item.title or "", item.spans[0].start) for item in found.items)


def test_a_page_of_few_lines_has_the_margin_of_the_others() -> None:
    text = "\n\f".join(["\n".join("    " + row for row in ROWS), "\n".join(["        三分之一页", "        - 2 -"])])
    assert margins(Document.from_text(text).lines)[-2:] == [4, 4]


def test_a_number_outside_the_margin_keeps_its_place() -> None:
    found = of(*("    " + row for row in ROWS), " 12", *("    " + row for row in ROWS))
    assert found[len(ROWS)] == 1
    assert set(found) == {1, 4}


@pytest.mark.parametrize(
    "rows",
    [
        # Paragraphs that are lines, each set in, below headlines that are not.
        [row for title in TITLES for row in (title, f"    {LONG}", f"    {LONG}", f"    {LONG}")],
        # No line begins where the others do.
        [" " * (at % 7) + LONG[:20] for at in range(40)],
        # Too few to tell.
        ["    " + row for row in FULL],
    ],
)
def test_what_is_set_in_is_no_margin(rows: Sequence[str]) -> None:
    assert set(of(*rows)) == {0}


@each(st.lists(st.text(alphabet=" 　\f，。电商，ab1", max_size=30), max_size=60))
def test_a_margin_is_white_space_alone(rows: list[str]) -> None:
    document = Document.from_text("\n".join(rows))
    found = margins(document.lines)
    assert len(found) == len(document.lines)
    assert not any(line.text[:margin].strip(" ") for line, margin in zip(document.lines, found, strict=True))


def test_a_short_page_has_the_margin_that_fits_it() -> None:
    """Left pages begin 4 columns in, right ones 11; the first is a left page of four lines."""
    torn = [
        "岸和放行地点。记者从会上获悉，改革满一百天。",
        "通关费用三百余元。",
        "    企业建议统一各关区的口径。",
        "换个说法。",
    ]
    pages = ["\n".join(" " * (11 if page % 2 else 4) + row for row in ROWS) for page in range(1, 4)]
    text = "\n\f".join(["\n".join("    " + row for row in torn), *pages])
    assert margins(Document.from_text(text).lines)[:4] == [4, 4, 4, 4]
