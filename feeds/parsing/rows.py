"""Document -> rows: the lines that say something, each with its place, its markup read and taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from feeds.model import Document, Line

from .margins import margins
from .patterns import NEVER_FIRST, ends_sentence
from .shade import BULLET, DOTS, shade
from .signs import THE_END, letters_apart

_HEADING = re.compile(r"(#{1,6})[ \t　]*(?=[^\s#])")
_RULE = re.compile(r"[-—─━_=~*－＿＝\s\\]{4,}|-{3,}|\*{3,}|([^\w\s.·…⋯。])(?:\s*\1){3,}")
"""A line drawn across the page."""
_RULED = re.compile(r"([^\w\s.·…⋯。，、（）()《》“”【】\[\]])\1{2,}[ \t　]*([^\W_][^，。；：:]{0,24}?)[ \t　]*\1{3,}")
"""A name in the middle of one: ────── 要  闻 ──────."""
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_LINK = re.compile(r"!\[[^\]]*\]\([^)\s]*\)|\[([^\[\]]*[^\x00-\x7f][^\[\]]*)\]\([^)\s]*\)")
"""[words](address) keeps its words, ![picture](address) nothing."""
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_LONE = re.compile(r"^(?:>[ \t]*|\*[ \t]+|-[ \t]+(?=[^\d\s-]|\d{1,2}月|\d{4}年))*(?:\*([^*]+)\*$)?")
"""A quotation's or a list's mark, or the stars around a line in italics."""
_ATTRIBUTES = re.compile(r"[ \t]*\{(?:[#.][\w.:#= -]*|(?:width|height)=[^{}]*)\}$")
"""{#section-1}, which Markdown has behind a heading."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")


_SHADED = 4000
"""Characters."""
_BETWEEN = re.compile(
    r"(?!\*[^*\s])"
    r"([^\w\s.…⋯。，、（）()《》“”【】\[\]「」『』〔〕])\1?[ \t　]*([^\W\d_](?:[ 　]*[^\W\d_]){1,5})[ \t　]*\1{1,2}"
)
"""★★ 要闻 ★★, · 要闻 ·: a short name, and not a number, between the same sign; *要闻* is in italics."""
_BETWEEN_APART = re.compile(r"([=＝~#*+◇◆★☆■□●○])[ \t　]+([^\W\d_](?:[ 　·、/／&＆]*[^\W_]){1,15})[ \t　]+\1")
"""= 中东·非洲·拉美 =: a longer one, with white space on both sides."""
_ORNAMENT = r"[^\w\s.…⋯。，、；：！？（）()《》“”‘’【】\[\]「」『』〔〕]{2,6}"
_MIRRORED = re.compile(rf"({_ORNAMENT})[ \t　]*([^\W\d_](?:[ 　·、/／&＆]*[^\W_]){{1,15}})[ \t　]*({_ORNAMENT})")
"""◇— 要闻 —◇, >>> 要闻 <<<: signs, and the same from behind."""
_TURNED = str.maketrans("<>《》〈〉«»◀▶◁▷", "><》《〉〈»«▶◀▷◁")
_RULED_LONGEST = 200
_WIDEST_INDENT, _FAR_IN = 4, 6
"""Half-width columns."""


@dataclass(slots=True)
class Row:
    """One line of the document. ``text`` is without markup and outer white space, ``shade`` its shadow,
    of a very long line only its beginning and end.

    ``raw`` is the line as it stands. ``start`` and ``end`` are the place of what it says in Document.text. ``gap``
    counts the empty lines before it. ``opens_page`` is true where a page begins between the row before and this one.
    ``width`` is in half-width columns, with the indent of a paragraph.
    """

    raw: str
    text: str
    shade: str
    start: int
    end: int
    number: int
    gap: int = 0
    opens_page: bool = False
    page_counted: bool = False
    """The page that it opens was told by a page number or a running head."""
    page_fed: bool = False
    """A form feed stands right before it, or the page of a format that has pages begins with it."""
    page_guessed: bool = False
    """Nothing but a column's name in mid-sentence told the page that it opens; others may lie in between."""
    pages_missing: int = 0
    """How far the number of its page is from the one that follows that of the page before."""
    moved: bool = False
    """Its page lies elsewhere in the file than the row before."""
    running: str | None = None
    """The name of a column that the running head or foot of its page gives."""
    indented: bool = False
    level: int | None = None
    bold: bool = False
    bold_first: str = ""
    """The bold words that it begins with, if others follow that are not."""
    foreign: bool = False
    """It says the heading above it again in another language."""
    named: bool = False
    """A column's name that was printed in two languages."""
    barred: bool = False
    """Behind a stroke it was said again in another language: it names a column or a group."""
    marked: bool = False
    """A headline for certain: a number has the row above it to itself, 01, or a stroke set it off from its text."""
    rest: bool = False
    """It stood behind the row before on one line, and was parted from it."""
    ruled: bool = False
    """A line is drawn on both sides of it: the name of a column."""
    ruled_off: bool = False
    """A line is drawn between it and the row before."""
    size: float | None = None
    style: str | None = None
    width: int = 0
    closed: bool = False
    """Below it the page of an article ended: 【打印】【关闭】."""
    column: int = 0
    """How wide the lines around it are, in half-width columns; 0 where the page broke none."""
    wrapped: bool = False
    """The rows around it are lines that a page broke, not paragraphs."""
    full: bool = False
    """It fills the line: what follows may go on in mid-sentence."""
    nearly: bool = False
    """It would fill the line if its paragraph began with an indent that the file has lost."""
    narrow: bool = False
    """It is as wide as a line that an indent has made shorter."""
    odd_gap: bool = False
    """More or fewer empty lines before it than the rows around it have."""
    whole: bool | None = None
    """Made of lines broken at a count of characters: whether the last one was not full, so that it ends for certain."""

    filled: bool | None = None
    """Whether it is as long as its line lets it be, by its format or by a wrap at a count of characters; None where
    nothing tells."""

    @property
    def centred(self) -> bool:
        """It is set in further than a paragraph is."""
        return not self.full and display_width(self.raw[: len(self.raw) - len(self.raw.lstrip())]) >= _FAR_IN

    @property
    def trailing_space(self) -> bool:
        return self.raw[-1:] in (" ", "\t")


def put_above(head: Row, text: Row) -> tuple[Row, Row]:
    """A headline and the row that it is put above: it takes the white space and what the page says of that place."""
    page = {name: getattr(text, name) or getattr(head, name) for name in OF_PAGE}
    return replace(head, gap=text.gap, marked=True, **page), replace(text, gap=head.gap, **OF_PAGE)


OF_PAGE: dict[str, Any] = {
    **dict.fromkeys(("opens_page", "page_counted", "page_fed", "page_guessed", "moved"), False),
    "pages_missing": 0,
    "running": None,
}
"""What a page says by its first row, and other rows have instead."""


def display_width(text: str) -> int:
    """In half-width columns, near enough: a character of three bytes and more in UTF-8 is wide."""
    return len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2


_STARS = re.compile(r"\*([^\s*](?:[^*]{3,}[^\s*])?)\*")


def make_row(raw: str, start: int, number: int, line: Line | None = None) -> Row | None:
    """The row of a line that begins at ``start``; None if it says nothing."""
    text = raw.strip()
    if text[:1] == "<" and len(text) <= _RULED_LONGEST:
        # What a web page left of its marks: an anchor above a heading.
        text = _TAGS.sub("", text)
    if not text or _RULE.fullmatch(text[:200]):
        return None
    lead = raw[: len(raw) - len(raw.lstrip())]
    end = start + len(raw.rstrip())
    start += len(lead)
    level = line.level if line else None
    mark = _HEADING.match(text) if text[0] == "#" else None
    if mark:
        level = level or len(mark[1])
        start += mark.end()
        text = text[mark.end() :]
    bold = bool(line and line.bold)
    if "**" in text or "__" in text:
        bold = bold or (text.startswith(("**", "__")) and text.endswith(("**", "__")))
        text = _EMPHASIS.sub("", text).strip()
    if text[:1] == "*" and len(text) <= _SHADED and (emphasised := _STARS.fullmatch(text)):
        # A mail program writes what is bold between single stars.
        text, start, end, bold = emphasised[1], start + 1, end - 1, True
    if "](" in text:
        text = _LINK.sub(r"\1", text).strip()
    if text[-1:] == "}" and (attributes := _ATTRIBUTES.search(text)):
        text = text[: attributes.start()].rstrip()
    ruled = _ruled(text) if len(text) <= _RULED_LONGEST else None
    if ruled:
        start, end = start + ruled.start(2), start + ruled.end(2)
        text = ruled[2]
    if text[:1] in ("*", ">", "-") and len(text) > 2:
        text = _LONE.sub(r"\1", text).strip()
    if not text.isprintable() and _CONTROL.search(text):
        text = _CONTROL.sub("", text).strip()
    # Rules look at the beginning and the end of a line; a line of megabytes must not cost them its length.
    shadow = shade(text) if len(text) <= _SHADED else shade(text[: _SHADED // 2]) + shade(text[-_SHADED // 2 :])
    if not shadow:
        return None
    return Row(
        raw=raw,
        text=text,
        shade=shadow,
        start=start,
        end=end,
        number=number,
        indented=len(lead) >= 2 or "　" in lead or bool(line and line.set_in),
        level=level,
        bold=bold,
        bold_first=line.bold_first if line else "",
        ruled=ruled is not None,
        size=line.size if line else None,
        style=line.style if line else None,
        filled=line.filled if line else None,
        width=display_width(text) + _indent(lead),
    )


def _ruled(text: str) -> re.Match[str] | None:
    if text[:1].isalnum():
        return None
    ruled = _RULED.fullmatch(text) or _BETWEEN.fullmatch(text) or _BETWEEN_APART.fullmatch(text) or _mirrored(text)
    return ruled if ruled and not THE_END.fullmatch(shade(ruled[2])) else None


def _mirrored(text: str) -> re.Match[str] | None:
    mirrored = _MIRRORED.fullmatch(text)
    return mirrored if mirrored and mirrored[1] == mirrored[3][::-1].translate(_TURNED) else None


def _indent(lead: str) -> int:
    """The columns that a paragraph's indent takes of its first line; more white space than that centres a line."""
    columns = display_width(lead) if lead and "\t" not in lead else 0
    return columns if columns <= _WIDEST_INDENT else 0


def _in_sentence(before: Row, row: Row, usual: int) -> bool:
    """Whether the blank that a row begins with is of its sentence, 早在 1997 年, where a line was broken at it.
    ``usual``: the length of most rows, in characters, as which a text that is broken at a count has its full ones."""
    if ends_sentence(before.shade) or before.shade[-1] in ")]" or len(before.shade) <= _REST:
        return False
    beside_letters = row.text[0].isascii() or before.text[-1].isascii()
    at_count = beside_letters and len(before.raw.rstrip()) == usual
    return at_count or (len(row.shade) <= _REST and (row.shade[0].isalnum() or row.shade[0] in NEVER_FIRST))


_UNITS = "年月日亿万元"
"""Of the figure that a line ends with, 2016 | 年 6 月; a page that begins with one goes on with it, too."""


def _in_spaced_line(before: Row, row: Row) -> bool:
    """Whether the blank that a row begins with stands between letters that are set apart above and below."""
    rest = letters_apart(row.text) or _FEW_APART.fullmatch(row.text) is not None
    return rest and letters_apart(before.text[-max(2 * len(row.text), _APART_TAIL) :])


_FEW_APART, _APART_TAIL = re.compile(r"\S(?: \S){1,4}"), 14
"""A rest of so few letters that they alone would not show it, and how much of the line above does: 易 额 首 次."""


_REST = 4
"""Characters: no headline is as short, what is left of a line that was broken again is."""


def rows_of(document: Document) -> list[Row]:
    """The rows of a document, in the order of the file. Linear in its length."""
    rows: list[Row] = []
    leads: list[int] = []
    gap, page, opens, ruled_off = 0, None, False, False
    for line, margin in zip(document.lines, margins(document.lines), strict=True):
        if (page is not None and line.page != page) or "\f" in line.text:
            opens = True
        page = line.page
        row = make_row(line.text[margin:], line.start + margin, line.number, line)
        if row is None:
            gap += 1
            ruled_off = ruled_off or bool(line.text.strip())
            continue
        if row.raw[0] == " " and row.raw[1:2].strip() and rows and not _in_spaced_line(rows[-1], row):
            leads.append(len(rows))
        row.gap, row.opens_page, row.page_fed, row.ruled_off = gap, opens, opens, ruled_off
        rows.append(row)
        gap, opens, ruled_off = 0, False, False
    # The form feed before a page may have become one blank before its first character; a habit is no page.
    if leads:
        usual = Counter(len(row.raw.rstrip()) for row in rows).most_common(1)[0][0]
        leads = [at for at in leads if not _in_sentence(rows[at - 1], rows[at], usual)]
    if len(leads) * 15 <= len(rows):
        for at in leads:
            if not (rows[at - 1].text[-1].isdigit() and rows[at].text[0] in _UNITS):
                rows[at].opens_page = rows[at].page_fed = True
    _name_between_lines(rows)
    _read_dots_as_bullets(rows)
    _put_bullets_first(rows)
    return rows


def _put_bullets_first(rows: Sequence[Row]) -> None:
    """Names with a bullet behind, 国内 ▶ and 本市 ▶, are names with one before."""
    behind = [row for row in rows if row.shade[-1] == BULLET and _BULLET_BEHIND.fullmatch(row.shade)]
    if len({row.text[-1] for row in behind}) == 1 and len(behind) >= _FEWEST_NAMES:
        for row in behind:
            row.text, row.shade = row.text[-1] + row.text[:-1].rstrip(" 　"), BULLET + row.shade[:-1]


_BULLET_BEHIND = re.compile(rf"[^\W\d_]{{2,8}}{BULLET}")


def _read_dots_as_bullets(rows: Sequence[Row]) -> None:
    """Dots before several short rows are bullets, ·行业动态; one alone may be of a name that a line was broken in."""
    dotted = [row for row in rows if row.text[0] in DOTS and _DOTTED.fullmatch(row.shade)]
    if len(dotted) >= _FEWEST_NAMES:
        for row in dotted:
            row.shade = BULLET + row.shade[1:]


_DOTTED = re.compile(r"·[^\W\d][^。;]{1,40}")


def _name_between_lines(rows: Sequence[Row]) -> None:
    """Names with a line of their own drawn above and below, ==== / 要闻 / ====, above headlines: columns' names."""
    between = [at for at in range(len(rows) - 1) if rows[at].ruled_off and rows[at + 1].ruled_off]
    named = [
        at
        for at in between
        if len(rows[at].shade) <= _NAME_LONGEST
        and len(rows[at + 1].shade) <= _HEADLINE_LONGEST
        and not (ends_sentence(rows[at].shade) or ends_sentence(rows[at + 1].shade))
    ]
    if len(named) >= _FEWEST_NAMES and len(named) * 4 >= len(between) * 3:
        for at in named:
            # What stands below the second line is no headline for that.
            rows[at].ruled, rows[at + 1].ruled_off = True, False


_FEWEST_NAMES, _NAME_LONGEST, _HEADLINE_LONGEST = 2, 10, 40
"""Names, and characters."""
