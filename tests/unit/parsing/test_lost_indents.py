"""Paragraphs whose indents the file has lost: their first lines are shorter by one than the others."""

from __future__ import annotations

import pytest
from invented import LONG, ROOM, RUSH, TITLES, given

from feeds.parsing.layout import measure

WIDTH = 20


def set_in(text: str) -> list[str]:
    """A paragraph in lines of twenty letters, of which the first has lost an indent of two."""
    return [text[: WIDTH - 2], *(text[at : at + WIDTH] for at in range(WIDTH - 2, len(text), WIDTH))]


OPENING = "筹备了七个多月的江北镇公共冷库4月里终于正式开仓，库容三千吨。"
"""With figures, its first line is half a letter shorter than the others that begin a paragraph."""


@pytest.mark.parametrize(("text", "fills"), [(f"{OPENING}{LONG}", True), (TITLES[0], False)])
def test_where_most_first_lines_are_shorter_one_with_figures_fills_its_line_too(text: str, fills: bool) -> None:
    paragraphs = [row for _ in range(4) for row in (*set_in(LONG), *set_in(ROOM), *set_in(RUSH))]
    rows = given(*paragraphs, *set_in(text), *set_in(ROOM))
    measure(rows)
    assert rows[len(paragraphs)].full is fills


def test_where_first_lines_are_as_long_as_the_others_none_is() -> None:
    flush = [text[at : at + WIDTH] for text in (LONG, ROOM, RUSH) * 4 for at in range(0, len(text), WIDTH)]
    rows = given(*flush, *set_in(f"{OPENING}{LONG}"))
    measure(rows)
    assert not rows[len(flush)].full
