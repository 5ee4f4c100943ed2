"""Word documents (.docx): a line a paragraph, with its style, heading level and size; a line a row of a table.

The text is taken from the XML itself, for python-docx leaves out what was inserted under tracked changes and what
stands in content controls, and an issue is often both. Deleted text stays out. What Word counts by itself is written
out, a footnote follows the paragraph that refers to it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import CELL_BREAK, ROW, Document
from feeds.readers.archives import opened
from feeds.readers.building import DocumentBuilder
from feeds.readers.docx_numbering import Numbering
from feeds.readers.docx_pictures import WordPicture, pictures_of
from feeds.readers.headings import levels_by_size

_LONGEST_CELL = 200  # characters; a cell with more is a part of the page, not a figure in a table
_MOST_COLUMNS = 63  # of a table of Word's
# The fallback repeats, for old programs, what stands beside it.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText")), _FALLBACK))
_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))


@dataclass(frozen=True, slots=True)
class _Style:
    """``properties``: what it says of paragraphs, then what those that it is based on say."""

    level: int | None
    size: float | None
    bold: bool
    name: str | None
    properties: tuple[etree._Element, ...]


def read(data: bytes, name: str) -> Document:
    return _Reading(_open(data), DocumentBuilder(name, "docx")).document()


def _open(data: bytes) -> WordDocument:
    with opened(data):
        try:
            return docx.Document(io.BytesIO(data))
        except Exception as error:
            # On what is no sound file python-docx raises what its libraries do: BadZipFile, KeyError, XMLSyntaxError.
            message = _("这个 Word 文件打不开，可能已损坏或没有拷贝完。请用 Word 打开后另存一份，再放一次。")
            raise UnreadableIssue(message) from error


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body or cell, also those wrapped in content controls or tracked changes."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")):
            yield from _blocks(child)


class _Reading:
    """The way through a document from its first paragraph to its last."""

    def __init__(self, document: WordDocument, builder: DocumentBuilder) -> None:
        self.word = document
        self.builder = builder
        # By the style's id: python-docx looks through all styles for each that is asked for.
        self.styles: dict[str | None, _Style] = {}
        self.size = _default_size(document)
        self.numbering = Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING))
        self.notes = {
            **_notes(_part(document, RELATIONSHIP_TYPE.FOOTNOTES), "w:footnote"),
            **_notes(_part(document, RELATIONSHIP_TYPE.ENDNOTES), "w:endnote"),
        }
        self.lines: list[tuple[str, dict[str, Any]]] = []
        self.pictures: dict[int, list[WordPicture]] = defaultdict(list)
        """By the count of lines that stand before them."""

    def document(self) -> Document:
        body = self.word.element.body
        # Word notes where it broke the pages when it last saved; other programs only where the author did.
        page_break = "w:lastRenderedPageBreak"
        if next(body.iter(qn(page_break)), None) is None:
            page_break = "w:br"
        page = 1
        for block in _blocks(body):
            self._add(block, page)
            page += _page_breaks(block, page_break)
        levels = levels_by_size([(text, cues.get("size")) for text, cues in self.lines])
        self._hang(0)
        for at, ((text, cues), level) in enumerate(zip(self.lines, levels, strict=True), 1):
            self.builder.page = cues.pop("page")
            self.builder.add(text, **{**cues, "level": cues.get("level") or level})
            self._hang(at)
        return self.builder.document()

    def _hang(self, at: int) -> None:
        for picture in self.pictures.get(at, ()):
            self.builder.hang(picture.data, alt=picture.alt)

    def _add(self, block: etree._Element, page: int) -> None:
        if block.tag == qn("w:tbl"):
            self.lines.extend((text, {"page": page, "style": style}) for text, style in _table(block))
        else:
            self._add_paragraph(Paragraph(block, self.word), page)  # type: ignore[arg-type]
        self._add_notes(block, page)
        self.pictures[len(self.lines)] += pictures_of(block, self.word)
        for box in _text_boxes(block):
            for inner in _blocks(box):
                self._add(inner, page)

    def _add_paragraph(self, paragraph: Paragraph, page: int) -> None:
        element = paragraph._p
        if element.style not in self.styles:
            self.styles[element.style] = _style(paragraph.style, self.size)
        known = self.styles[element.style]
        runs = [run for run in paragraph.runs if run.text.strip()]
        bold = [bool(run.bold if run.bold is not None else known.bold) for run in runs]
        first = "".join(run.text for run, _is_bold in takewhile(itemgetter(1), zip(runs, bold, strict=True)))
        cues = {
            "page": page,
            "level": _outline_level(element) or known.level,
            "size": next((run.font.size.pt for run in runs if run.font.size is not None), known.size),
            "bold": bool(runs) and all(bold),
            "bold_first": "" if all(bold) else first.strip(),
            "style": known.name,
        }
        mark = self.numbering.mark(_properties(element, known))
        text = _text(element)
        self.lines.extend((line, dict(cues)) for line in (mark + text if text.strip() else text).split("\n"))

    def _add_notes(self, block: etree._Element, page: int) -> None:
        for kind in ("w:footnote", "w:endnote"):
            for reference in block.iter(qn(f"{kind}Reference")):
                note = self.notes.pop((kind, reference.get(qn("w:id"), "")), "")
                if note:
                    self.lines.append((f"注：{note}", {"page": page}))


def _part(document: WordDocument, kind: str) -> etree._Element | None:
    """A part of the file beside its text, or None."""
    try:
        part = document.part.part_related_by(kind)
    except (KeyError, ValueError):
        return None
    # Those that python-docx knows nothing of are bytes to it.
    root = getattr(part, "element", None)
    return root if root is not None else etree.fromstring(part.blob, _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _notes(part: etree._Element | None, kind: str) -> dict[tuple[str, str], str]:
    """The text of each note; separators, which have a type, are none."""
    if part is None:
        return {}
    return {
        (kind, note.get(qn("w:id"), "")): " ".join(_text(block).strip() for block in _blocks(note)).strip()
        for note in part.iterchildren(qn(kind))
        if note.get(qn("w:type")) is None
    }


def _properties(paragraph: etree._Element, style: _Style) -> Iterator[etree._Element]:
    own = paragraph.find(qn("w:pPr"))
    if own is not None:
        yield own
    yield from style.properties


def _default_size(document: WordDocument) -> float:
    """In points; ten where the file says nothing: ECMA-376 part 1, 17.3.2.38."""
    places = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}"
    found = document.styles.element.find(places)
    value = found.get(qn("w:val"), "") if found is not None else ""
    return int(value) / 2 if value.isdigit() else 10.0


def _style(style: ParagraphStyle | None, default: float) -> _Style:
    """What a style says, or else the one it is based on."""
    level, size, bold = None, None, None
    properties: list[etree._Element] = []
    seen: set[str] = set()
    each = style
    while each is not None and each.style_id not in seen:
        seen.add(each.style_id)
        level = level if level is not None else _level_of(each)
        size = size if size is not None else (each.font.size.pt if each.font.size is not None else None)
        bold = bold if bold is not None else each.font.bold
        properties.extend(each.element.iterchildren(qn("w:pPr")))
        each = each.base_style
    name = style.name if style is not None else None
    return _Style(level, size if size is not None else default, bool(bold), name, tuple(properties))


def _level_of(style: ParagraphStyle) -> int | None:
    name = (style.name or "").lower()
    if name in ("title", "标题"):
        return 1
    if name.startswith(("heading ", "标题 ")) and name.split()[-1].isdigit():
        return int(name.split()[-1])
    return _outline_level(style.element)


def _outline_level(element: etree._Element) -> int | None:
    """From w:outlineLvl: 0 is the highest level, 9 plain text."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = found.get(qn("w:val")) if found is not None else None
    return int(value) + 1 if value is not None and value.isdigit() and int(value) < 9 else None


def _text(element: etree._Element) -> str:
    """The text of a paragraph without that of text boxes anchored in it."""
    parts: list[str] = []
    for child in element:
        if child.tag in _SKIPPED or child.tag == qn("w:txbxContent"):
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag == qn("w:tab"):
            parts.append("\t")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif child.tag in _BREAKS:
            if child.get(qn("w:type"), "textWrapping") == "textWrapping":
                parts.append("\n")
        else:
            parts.append(_text(child))
    return "".join(parts)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _text_boxes(child)


def _table(table: etree._Element) -> Iterator[tuple[str, str | None]]:
    """A line a row, with its style; where the table only arranges the page, a line a paragraph."""
    rows = [
        [text for cell in row.iterchildren(qn("w:tc")) for text in (_cell(cell), *[""] * (_width(cell) - 1))]
        for row in table.iterchildren(qn("w:tr"))
    ]
    is_layout = max(map(len, rows), default=0) < 2 or any(len(text) > _LONGEST_CELL for row in rows for text in row)
    for row in rows:
        if is_layout:
            yield from ((line, None) for text in row for line in text.split("\n") if line)
        elif any(row):
            yield "\t".join(text.replace("\t", " ").replace("\n", CELL_BREAK) for text in row), ROW


def _width(cell: etree._Element) -> int:
    """Columns that it is merged over: 17.4.17."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val"), "") if span is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdigit() and int(value) else 1


def _cell(cell: etree._Element) -> str:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merged is not None and merged.get(qn("w:val"), "continue") == "continue":
        # It goes on from the cell above.
        return ""
    texts = (
        "\n".join(text for text, _style in _table(block)) if block.tag == qn("w:tbl") else _text(block)
        for block in _blocks(cell)
    )
    return "\n".join(text for text in texts if text)


def _page_breaks(block: etree._Element, kind: str) -> int:
    breaks = block.iter(qn(kind))
    return sum(kind != "w:br" or each.get(qn("w:type")) == "page" for each in breaks)
