"""Word documents (.docx): a line a paragraph, with its style, heading level and size; a line a row of a table.

The text is taken from the XML itself, for python-docx leaves out what was inserted under tracked changes and what
stands in content controls, and an issue is often both. Deleted text stays out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Document
from feeds.readers.building import DocumentBuilder

_LARGEST_UNPACKED = 500 * 2**20  # bytes; a few kilobytes can unpack to more than a machine has
_LONGEST_CELL = 200  # characters; a cell with more is a part of the page, not a figure in a table
# The fallback repeats, for old programs, what stands beside it.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText")), _FALLBACK))
_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))


@dataclass(frozen=True, slots=True)
class _Style:
    level: int | None
    size: float | None
    bold: bool


def read(data: bytes, name: str) -> Document:
    document = _open(data)
    styles: dict[str, _Style] = {}
    builder = DocumentBuilder(name, "docx")
    # Word notes where it broke the pages when it last saved; other programs only where the author did.
    page_break = "w:lastRenderedPageBreak"
    if next(document.element.body.iter(qn(page_break)), None) is None:
        page_break = "w:br"
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tbl"):
            for text in _table(block):
                builder.add(text)
        else:
            _add_paragraph(builder, Paragraph(block, document), styles)  # type: ignore[arg-type]
        builder.page += _page_breaks(block, page_break)
    return builder.document()


def _open(data: bytes) -> WordDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_UNPACKED:
                raise UnreadableIssue(_("这个 Word 文件解开后太大，不像是会刊。请另存为 PDF 或文本，再放一次。"))
        return docx.Document(io.BytesIO(data))
    except UnreadableIssue:
        raise
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


def _add_paragraph(builder: DocumentBuilder, paragraph: Paragraph, styles: dict[str, _Style]) -> None:
    element = paragraph._p
    style = paragraph.style
    known = _Style(None, None, False)
    if style is not None:
        known = styles.get(style.style_id) or styles.setdefault(style.style_id, _style(style))
    runs = [run for run in paragraph.runs if run.text.strip()]
    size = next((run.font.size.pt for run in runs if run.font.size is not None), known.size)
    bold = bool(runs) and all(run.bold if run.bold is not None else known.bold for run in runs)
    level = _outline_level(element)
    for text in _text(element).split("\n"):
        builder.add(
            text,
            level=level if level is not None else known.level,
            size=size,
            bold=bold,
            style=style.name if style is not None else None,
        )
    for box in _text_boxes(element):
        for block in _blocks(box):
            if block.tag == qn("w:p"):
                _add_paragraph(builder, Paragraph(block, paragraph._parent), styles)  # type: ignore[arg-type]
            else:
                for text in _table(block):
                    builder.add(text)


def _style(style: ParagraphStyle) -> _Style:
    """What a style says, or else the one it is based on."""
    level, size, bold = None, None, None
    seen: set[str] = set()
    each: ParagraphStyle | None = style
    while each is not None and each.style_id not in seen:
        seen.add(each.style_id)
        level = level if level is not None else _level_of(each)
        size = size if size is not None else (each.font.size.pt if each.font.size is not None else None)
        bold = bold if bold is not None else each.font.bold
        each = each.base_style
    return _Style(level, size, bool(bold))


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


def _table(table: etree._Element) -> Iterator[str]:
    """A line a row, cells parted by tabs; where the table only arranges the page, a line a paragraph."""
    rows = [[_cell(cell) for cell in row.iterchildren(qn("w:tc"))] for row in table.iterchildren(qn("w:tr"))]
    is_layout = max(map(len, rows), default=0) < 2 or any(len(text) > _LONGEST_CELL for row in rows for text in row)
    for row in rows:
        if is_layout:
            yield from (line for text in row for line in text.split("\n") if line)
        elif any(row):
            yield "\t".join(" ".join(text.split("\n")) for text in row)


def _cell(cell: etree._Element) -> str:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    if merged is not None and merged.get(qn("w:val"), "continue") == "continue":
        # It goes on from the cell above.
        return ""
    texts = ("\n".join(_table(block)) if block.tag == qn("w:tbl") else _text(block) for block in _blocks(cell))
    return "\n".join(text for text in texts if text)


def _page_breaks(block: etree._Element, kind: str) -> int:
    breaks = block.iter(qn(kind))
    return sum(kind != "w:br" or each.get(qn("w:type")) == "page" for each in breaks)
