"""The lines of an HTML tree: what a browser would show one below the other, without menus and scripts; and where its
pictures stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from feeds.model import CELL_BREAK, ROW
from feeds.readers.html_breaks import Breaks
from feeds.readers.html_numbers import numbers_of

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|form"
    r"|h[1-6]|header|hr|html|legend|li|main|menu|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_UNSEEN = re.compile(
    r"audio|button|canvas|datalist|dialog|embed|footer|head|iframe|input|map|math|nav|noscript|object|optgroup|option"
    r"|script|select|style|svg|template|textarea|title|video"
)
_CELLS = frozenset(("td", "th"))
_BOLD = frozenset(("b", "strong"))
_HEADING = re.compile(r"h([1-6])$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
# A line end between two Chinese characters is not a space between them.
_BREAK_IN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
# What is left of a form feed before the first character of a page; what others begin with by habit, parsing knows.
_LEAD = re.compile(r"[\r\n]* (?=\S)")
_LONGEST_CELL = 200  # characters; a cell with more is a part of the page, not a figure in a table
_MOST_CELLS = 100  # of a row
_MENU_LINKS, _MENU_LABEL, _MENU_SHARE = 4, 12, 0.8


@dataclass(frozen=True, slots=True)
class HtmlLine:
    text: str
    level: int | None = None
    bold: bool = False
    style: str | None = None
    """figcaption, in one; ROW."""
    bold_first: str = ""
    """As in ``feeds.model.Line``."""


@dataclass(frozen=True, slots=True)
class HtmlPicture:
    """``source`` is its address as the page gives it."""

    source: str
    alt: str


def lines_of_fragment(markup: str) -> list[HtmlLine | HtmlPicture]:
    """The lines of a piece of HTML, as it stands in the middle of a Markdown text."""
    return lines_of(html.fragment_fromstring(markup, create_parent="div"))


def lines_of(root: html.HtmlElement, breaks: Breaks = Breaks.NOTHING) -> list[HtmlLine | HtmlPicture]:
    """Lines in reading order; a row of a table is one line with its cells parted by tabs. A picture that stands in a
    line comes behind it. ``breaks``: what a line end in the source is."""
    walk = _Walk(breaks=breaks)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    unseen: object = None
    for event, element in events:
        if event in ("comment", "pi"):
            walk.add(element.tail)
        elif event == "start":
            if _is_unseen(element):
                # Its end is still told.
                events.skip_subtree()
                unseen = element
                continue
            walk.begin(element)
            walk.add(element.text)
        else:
            if element is unseen:
                unseen = None
            else:
                walk.end(element)
            if element is not root:
                walk.add(element.tail)
    walk.line()
    return walk.lines


def _is_unseen(element: html.HtmlElement) -> bool:
    if _UNSEEN.fullmatch(element.tag) or "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return True
    return element.tag in ("ul", "ol", "div", "p", "td") and _is_menu(element)


def _is_menu(element: html.HtmlElement) -> bool:
    """A row of short links. A contents list has links too, but its entries are as long as headlines."""
    labels = [len(_text(link)) for link in element.iter("a")]
    if len(labels) < _MENU_LINKS or sum(labels) > len(labels) * _MENU_LABEL:
        return False
    return sum(labels) >= _MENU_SHARE * len(_text(element))


def _text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", "", "".join(element.itertext(tag=etree.Element)))


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only arranges the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]
    return max(map(len, rows), default=0) < 2 or any(len(_text(cell)) > _LONGEST_CELL for row in rows for cell in row)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "").strip()
    return min(int(value), _MOST_CELLS) if value.isascii() and value.isdigit() and int(value) else 1


@dataclass
class _Walk:
    """The text gathered since the last line, and where in the page it stands."""

    lines: list[HtmlLine | HtmlPicture] = field(default_factory=list)
    pictures: list[HtmlPicture] = field(default_factory=list)
    """Met since the last line."""
    captions: int = 0
    texts: list[str] = field(default_factory=list)
    bold_texts: int = 0
    bold_first: int = 0
    """How many of the texts gathered, from the first, are bold or blank."""
    bold: int = 0
    level: int | None = None
    numbers: dict[html.HtmlElement, str] = field(default_factory=dict)
    """Of the entries of lists that are still to come."""
    number: str = ""
    """Of the entry whose first line is still to come."""
    pre: int = 0
    cells: list[str] | None = None
    covered: dict[int, int] = field(default_factory=dict)
    """How many more rows a cell above goes on in each column."""
    data_tables: int = 0
    breaks: Breaks = Breaks.NOTHING

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self.pre or (self.breaks is Breaks.LINES and self.cells is None):
            *whole, text = re.split(r"\r\n|\n|\r", text)
            for line in whole:
                self.texts.append(line)
                self.line()
        if self.bold_first == len(self.texts) and (self.bold or not text.strip()):
            self.bold_first += 1
        self.texts.append(text)
        if self.bold and text.strip():
            self.bold_texts += len(text.strip())

    def begin(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if _BLOCK.fullmatch(tag) or tag == "br":
            self.line()
        if tag == "ol":
            self.numbers |= numbers_of(element)
        if tag == "li":
            self.number = self.numbers.pop(element, "")
        if tag == "img" and (source := element.get("src", "").strip()):
            self.pictures.append(HtmlPicture(source, element.get("alt", "")))
        self.captions += tag == "figcaption"
        if match := _HEADING.match(tag):
            self.level = int(match[1])
        self.pre += tag == "pre"
        self.bold += tag in _BOLD
        if tag == "table":
            self.data_tables += not _is_layout(element)
            self.covered.clear()
        elif tag == "tr" and self.data_tables:
            self.cells = []
        elif tag in _CELLS and self.cells is None:
            self.line()

    def end(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _CELLS and self.cells is not None:
            self._add_cell(element)
        elif _BLOCK.fullmatch(tag) or tag in _CELLS:
            self.line()
        if tag == "li":
            self.number = ""
        if _HEADING.match(tag):
            self.level = None
        self.captions -= tag == "figcaption"
        self.pre -= tag == "pre"
        self.bold -= tag in _BOLD
        if tag == "tr" and self.cells is not None:
            self._cover()
            if any(self.cells):
                self.lines.append(HtmlLine("\t".join(self.cells), style=ROW))
            self.cells = None
            self._place_pictures()
        elif tag == "table":
            self.data_tables -= not _is_layout(element)

    def _add_cell(self, element: html.HtmlElement) -> None:
        self._cover()
        cells = self.cells if self.cells is not None else []
        lines = "".join(self.texts).split(CELL_BREAK)
        self.texts.clear()
        self.bold_texts = 0
        text = CELL_BREAK.join(filter(None, (self._cleaned(line).replace("\t", " ") for line in lines)))
        across, down = _span(element, "colspan"), _span(element, "rowspan")
        for column in range(len(cells), len(cells) + across):
            self.covered[column] = down - 1
        cells += [text, *[""] * (across - 1)]

    def _cover(self) -> None:
        """The next columns that a cell above goes on in."""
        while self.cells is not None and len(self.cells) < _MOST_CELLS and self.covered.get(len(self.cells), 0) > 0:
            self.covered[len(self.cells)] -= 1
            self.cells.append("")

    def line(self) -> None:
        """Ends the line, inside a cell that of the cell."""
        if self.cells is not None:
            self.texts.append(CELL_BREAK)
            return
        bold = self.bold_texts
        first = self._cleaned("".join(self.texts[: self.bold_first])) if bold else ""
        text = self._text()
        if text:
            style = "figcaption" if self.captions else None
            all_bold = bold >= len(text.strip())
            self.lines.append(HtmlLine(text, self.level, all_bold, style, "" if all_bold else first))
        self._place_pictures()

    def _place_pictures(self) -> None:
        self.lines += self.pictures
        self.pictures.clear()

    def _text(self) -> str:
        text = "".join(self.texts).replace(CELL_BREAK, " ")
        self.texts.clear()
        self.bold_texts = self.bold_first = 0
        lead = " " if self.level is None and _LEAD.match(text) else ""
        cleaned = self._cleaned(text)
        if self.number and cleaned:
            cleaned, self.number, lead = self.number + cleaned, "", ""
        return lead + cleaned

    def _cleaned(self, text: str) -> str:
        if not self.pre:
            if self.breaks is not Breaks.BLANKS:
                text = _BREAK_IN_CHINESE.sub("", text)
            text = _SPACE.sub(" ", text)
        return text.strip(" \t\r\n\f\u00a0")
