"""The pictures of a Word document, where they stand in its text.

By ECMA-376 part 1, 20.1.8.13 (a:blip) and 20.4.2 (wp:inline, wp:anchor). Only what the file itself holds is looked at:
a picture that it links to is never fetched. What lies behind the text is a watermark or a background.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The fallback repeats, for old programs, what stands beside it; text boxes are read by themselves.
_SKIPPED = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:txbxContent")), _FALLBACK))
_FRAMES = frozenset(map(qn, ("wp:inline", "wp:anchor")))
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_SMALLEST = 600_000  # English Metric Units, 36,000 a millimetre: less than 17 mm is an icon or a rule


@dataclass(frozen=True, slots=True)
class WordPicture:
    data: bytes
    alt: str


def pictures_of(block: etree._Element, document: WordDocument) -> Iterator[WordPicture]:
    """Those anchored in a paragraph or table, without those in its text boxes."""
    for child in block:
        if child.tag in _SKIPPED:
            continue
        if child.tag in _FRAMES:
            if child.get("behindDoc") not in ("1", "true") and not _is_small(child):
                yield from _of_frame(child, document)
        elif child.tag == _OLD_PICTURE:
            if data := _part(child.get(qn("r:id")), document):
                yield WordPicture(data, child.get("{urn:schemas-microsoft-com:office:office}title", ""))
        else:
            yield from pictures_of(child, document)


def _of_frame(frame: etree._Element, document: WordDocument) -> Iterator[WordPicture]:
    properties = frame.find(qn("wp:docPr"))
    alt = properties.get("descr", "") if properties is not None else ""
    for blip in frame.iter(qn("a:blip")):
        if data := _part(blip.get(qn("r:embed")), document):
            yield WordPicture(data, alt)


def _is_small(frame: etree._Element) -> bool:
    extent = frame.find(qn("wp:extent"))
    sides = [extent.get(name, "") for name in ("cx", "cy")] if extent is not None else []
    return any(side.isdigit() and int(side) < _SMALLEST for side in sides)


def _part(relation: str | None, document: WordDocument) -> bytes | None:
    part = document.part.related_parts.get(relation) if relation else None
    return part.blob if part is not None else None
