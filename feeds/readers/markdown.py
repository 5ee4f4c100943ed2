"""Markdown: the lines of the file without its marks, headings with their level.

Blocks come from markdown-it; every line stays where it is in the file, so marks that fill a line of their own leave an
empty one. What people write in Chinese without knowing Markdown is read as they mean it: indented paragraphs are no
code, ``##标题`` is a heading, ``[来源]: …`` is text, and a paragraph above a rule is no heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml.html.defs import tags
from markdown_it import MarkdownIt
from markdown_it.token import Token

from feeds.model import CELL_BREAK, ROW, Document
from feeds.readers.beside import Beside, nothing
from feeds.readers.building import DocumentBuilder
from feeds.readers.html_document import picture_data
from feeds.readers.html_lines import HtmlLine, HtmlPicture, lines_of_fragment
from feeds.readers.text import text_of

# 002: "##**标题**". But #话题# is a hashtag.
_NO_SPACE_HEADING = re.compile(r"^( {0,3})(#(?!.*#)|#{2,6})(?=[^#\s])(.*?)#*\s*$")
_FILE_NAME = re.compile(r"(?:img|image|pic|picture|图片?)[-_ ]?\d*(?:\.\w{2,4})?", re.IGNORECASE)
"""What programs call a picture of which nobody has said anything: IMG_256, image1.png."""
_INDENT = re.compile(r"[ \t>]*(\u3000+)")
_LEAD = re.compile(r" (?=[^\s>|*+-])")  # what is left of a form feed before the first character of a page
_TILDES = re.compile(r"^( {0,3})(~{3,})")  # an ornament, not the beginning of code
_BULLETS = {"*": "•", "+": "•"}
_LONGEST_UNDERLINED = 40  # characters of a heading that is marked by a line below it
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_FRONT_MATTER_LINES = 40


@dataclass(frozen=True, slots=True)
class Part:
    """A line's worth of text; ``bold`` where all of it is."""

    text: str
    level: int | None = None
    bold: bool | None = None
    style: str | None = None
    bold_first: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a line; ``data`` as its file holds it."""

    data: bytes
    alt: str


def read(data: bytes, name: str, beside: Beside = nothing) -> Document:
    source = Document.from_text(text_of(data)).lines
    builder = DocumentBuilder(name, "markdown")
    marked = _Marked([line.text for line in source], beside)
    for line, parts, images in zip(source, marked.parts, marked.images, strict=True):
        builder.page = line.page
        for part in parts or [Part("")]:
            builder.add(
                part.text,
                number=line.number,
                level=part.level,
                bold=part.bold,
                style=part.style,
                bold_first=part.bold_first,
            )
        for image in images:
            builder.hang(image.data, alt=image.alt)
    return builder.document()


class _Marked:
    """The lines of the file without marks: for each line what is left of it, more than one part where it held more."""

    def __init__(self, lines: list[str], beside: Beside) -> None:
        self.lines = lines
        self.beside = beside
        self.parts: list[list[Part]] = [[] for _line in lines]
        self.images: list[list[Image]] = [[] for _line in lines]
        self.marker = ""
        self.level: int | None = None
        self.row: list[str] | None = None
        self.row_at = 0
        for token in _parser().parse("\n".join(_as_meant(lines))):
            self._take(token)

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self.level = int(token.tag[1])
        elif kind == "heading_close":
            self.level = None
        elif kind == "list_item_open":
            # The text's own numbering and dashes are typography; asterisks are markup.
            self.marker += _BULLETS.get(token.markup, token.info + token.markup) + " "
        elif kind == "tr_open":
            self.row = []
        elif kind == "inline" and self.row is not None:
            self.row_at = (token.map or [0])[0]
            self._take_images(token)
            self.row.append(CELL_BREAK.join(part.text for part in _plain(token)))
        elif kind == "tr_close" and self.row is not None:
            self.parts[self.row_at].append(Part("\t".join(self.row), style=ROW))
            self.row = None
        elif kind == "inline":
            self._take_images(token)
            self._fill(token, _plain(token))
        elif kind == "fence":
            # Beside the mark stands the name of a language, or text that was never meant as one.
            beside = "" if token.info.isascii() else token.info.strip()
            self._fill(token, [Part(beside), *(Part(text) for text in token.content.splitlines())])
        elif kind == "html_block":
            found = lines_of_fragment(token.content)
            for one in found:
                if isinstance(one, HtmlPicture) and (data := picture_data(one.source, self.beside)):
                    self._image(token, Image(data, one.alt))
            self._fill(token, [Part(line.text, style=line.style) for line in found if isinstance(line, HtmlLine)])

    def _take_images(self, token: Token) -> None:
        """The pictures of a line that there are; of others what is said of them stays in the text."""
        kept: list[Token] = []
        for child in token.children or ():
            pictures = [(child.attrs.get("src"), child.content)] if child.type == "image" else []
            if child.type == "html_inline" and re.match(r"<img\b", child.content, re.I):
                found = lines_of_fragment(child.content)
                pictures = [(one.source, one.alt) for one in found if isinstance(one, HtmlPicture)]
            images = [Image(data, alt) for src, alt in pictures if (data := picture_data(str(src), self.beside))]
            for image in images:
                self._image(token, image)
            if not images and not (child.type == "image" and _FILE_NAME.fullmatch(child.content)):
                kept.append(child)
        token.children = kept

    def _image(self, token: Token, image: Image) -> None:
        _first, end = token.map or (0, 1)
        self.images[end - 1].append(image)

    def _fill(self, token: Token, parts: list[Part]) -> None:
        first, end = token.map or (0, 1)
        if self.level is None and parts and (indent := _INDENT.match(self.lines[first])):
            # The parser takes ideographic spaces at the start of a paragraph for blanks.
            parts = [replace(parts[0], text=indent[1] + parts[0].text.lstrip()), *parts[1:]]
        for number, part in enumerate(parts, first):
            at = min(number, end - 1)
            lead = " " if self.level is None and not self.marker and _LEAD.match(self.lines[at]) else ""
            self.parts[at].append(replace(part, text=lead + self.marker + part.text, level=self.level))
            self.marker = ""


def _parser() -> MarkdownIt:
    # Indented code would swallow indented paragraphs, references lines such as "[来源]: 南方日报".
    return MarkdownIt("commonmark").enable("table").disable(["code", "reference"])


def _as_meant(lines: list[str]) -> list[str]:
    """The lines with what Chinese authors type differently put as CommonMark wants it; their count stays."""
    meant = [_TILDES.sub(r"\1\\\2", _NO_SPACE_HEADING.sub(r"\1\2 \3", line)) for line in lines]
    _open_front_matter(meant)
    for number in range(1, len(meant)):
        is_underline = re.fullmatch(r" {0,3}(=+|-+)\s*", meant[number])
        if is_underline and not _is_underlined_heading(meant, number):
            meant[number] = ""
    return meant


def _is_underlined_heading(lines: list[str], number: int) -> bool:
    """One short line between blanks and a rule is a heading; a paragraph above a rule is a paragraph."""
    above = lines[number - 1].strip()
    stands_alone = number < 2 or not lines[number - 2].strip()
    return stands_alone and 0 < len(above) <= _LONGEST_UNDERLINED and above[-1] not in "。；，、："


def _open_front_matter(lines: list[str]) -> None:
    """Front matter (key: value between two --- at the top) stays as text, for it may hold the issue's date."""
    if not lines or lines[0].strip() != "---":
        return
    for number in range(1, min(len(lines), _FRONT_MATTER_LINES)):
        if lines[number].strip() == "---":
            lines[0] = lines[number] = ""
            return
        if not re.match(r"\s*[\w-]+\s*:|\s+|#|$", lines[number]):
            return


def _plain(token: Token) -> list[Part]:
    """The lines of an inline token without emphasis, links and images."""
    parts: list[Part] = []
    texts: list[str] = []
    strong, strong_length, strong_first = 0, 0, 0
    beside: list[str] = []

    def end_line() -> None:
        text = "".join(texts).strip(" \t")
        unmarked = _STRONG.sub(r"\2", text)
        # "**“某某”**某某": next to Chinese quotes CommonMark sees no emphasis in what was meant as such.
        bold = 0 < len(text) <= strong_length or None
        first = "" if bold else "".join(texts[:strong_first]).strip(" \t")
        parts.append(Part(unmarked, bold=bold, bold_first=first))
        texts.clear()

    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak") or _is_break(child):
            end_line()
            strong_length = strong_first = 0
            continue
        strong += child.nesting if child.type.startswith("strong_") else 0
        text = _text_of(child)
        if child.type == "link_open":
            beside.append(_prose_in(str(child.attrs.get("href", ""))))
        elif child.type == "link_close":
            text = beside.pop()
        if strong_first == len(texts) and (strong or not text.strip()):
            strong_first += 1
        texts.append(text)
        strong_length += len(text) if strong else 0
    end_line()
    return parts


def _prose_in(address: str) -> str:
    """[某某会议](来源:深圳特区报) is no link: what stands in the brackets is text unless it looks like an address."""
    words = unquote(address)
    return "" if words.isascii() or re.search(r"[./#]", words) else f"({words})"


def _is_break(token: Token) -> bool:
    return token.type == "html_inline" and re.match(r"</?br\b", token.content, re.I) is not None


def _text_of(token: Token) -> str:
    if token.type == "html_inline":
        # <深圳> is no tag, and nor is <iPhone>: only what HTML knows is taken for markup.
        name = re.match(r"</?([a-z][a-z0-9]*)", token.content, re.I)
        return "" if (name is not None and name[1].lower() in tags) or token.content.startswith("<!") else token.content
    return token.content
