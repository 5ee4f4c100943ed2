"""Document -> rows: the lines that say something, each with its place, its markup read and taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from feeds.model import Document

from .shade import shade

_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t　]*(?=\S)")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")


@dataclass(slots=True)
class Row:
    """One line of the document. ``text`` is without markup and outer white space, ``shade`` its shadow.

    ``start`` and ``end`` are its place in Document.text. ``gap`` counts the empty lines before it. ``opens_page`` is
    true where a page begins between the row before and this one. ``width`` is in half-width columns.
    """

    text: str
    shade: str
    start: int
    end: int
    number: int
    gap: int = 0
    opens_page: bool = False
    indented: bool = False
    level: int | None = None
    bold: bool = False
    size: float | None = None
    style: str | None = None
    width: int = 0
    full: bool = False
    """It fills the line: what follows may go on in mid-sentence."""
    nearly: bool = False
    """It would fill the line if its paragraph began with an indent that the file has lost."""
    narrow: bool = False
    """It is as wide as a line that an indent has made shorter."""
    odd_gap: bool = False
    """More or fewer empty lines before it than the rows around it have."""
    wrapped: bool = False
    trailing_space: bool = False
    notes: list[str] = field(default_factory=list)


def rows_of(document: Document) -> list[Row]:
    """The rows of a document, in the order of the file. Linear in its length."""
    rows: list[Row] = []
    gap, page, opens = 0, None, False
    leads: list[int] = []
    for line in document.lines:
        raw = line.text
        if page is not None and line.page != page:
            opens = True
        page = line.page
        if "\f" in raw:
            opens = True
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        start = line.start + raw.index(stripped[0])
        level, text = line.level, stripped
        mark = _HEADING.match(text) if text[0] == "#" else None
        if mark:
            level = level or len(mark[1])
            start += mark.end()
            text = text[mark.end() :]
        bold = bool(line.bold)
        if "**" in text or "__" in text:
            bold = bold or (text.startswith(("**", "__")) and text.endswith(("**", "__")))
            text = _EMPHASIS.sub("", text).strip()
        if _CONTROL.search(text):
            text = _CONTROL.sub("", text).strip()
        shadow = shade(text)
        if not shadow:
            gap += 1
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        if lead == " " and rows:
            leads.append(len(rows))
        rows.append(
            Row(
                text=text,
                shade=shadow,
                start=start,
                end=line.start + len(raw.rstrip()),
                number=line.number,
                gap=gap,
                opens_page=opens,
                indented=len(lead) >= 2 or "　" in lead,
                level=level,
                bold=bold,
                size=line.size,
                style=line.style,
                width=len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2,
                trailing_space=raw[-1] in " \t" and raw[-2:] not in ("  ",),
            )
        )
        gap, opens = 0, False
    # The form feed before a page may have become one blank before its first character; a habit is no page.
    if len(leads) * 15 <= len(rows):
        for at in leads:
            rows[at].opens_page = True
    return rows
