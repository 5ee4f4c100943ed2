"""The values that travel through jianbao, all frozen. Imports nothing of ours.

    Document --parsing--> Issue of Items --tagging--> Issue of tagged Items --store--> StoredIssue, StoredItem

Words are those of the glossary in the README: issue, document, item, section, group, region, theme, evidence,
review flag.
Positions are half-open ranges of characters (Unicode code points) of ``Document.text``.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache

# --- the issue's text as read from its file ---

ROW = "row"
"""The style of a line that is a row of a table: its cells are parted by tabs, the lines of a cell by CELL_BREAK. What a
merged cell covers beside itself are empty cells, so that all rows have their cells in the same columns."""
CELL_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a document, with what its format knows about it.

    ``text`` is without the line end. ``start`` is its offset in ``Document.text``. ``page`` and ``number`` count
    from 1, ``number`` through the whole file. The cues are None where the format cannot tell.
    """

    text: str
    page: int
    number: int
    start: int
    level: int | None = None
    """Heading level, 1 the highest (Markdown #, Word styles, HTML h1)."""
    size: float | None = None
    """Font size in points."""
    bold: bool | None = None
    style: str | None = None
    """The format's own style name, e.g. Word's "Heading 1"; or ROW."""
    filled: bool | None = None
    """Whether what the next line begins with had no room on it; None where a line is a paragraph."""
    set_in: bool = False
    """It begins a paragraph that is set in by its format, not by blanks of the text."""
    bold_first: str = ""
    """The bold words that it begins with, if others follow that are not."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown. ``sha256`` is the hex digest of its bytes and names them; ``width`` and ``height`` are
    in pixels. ``alt`` is what its file says of it for who cannot see it, apart from any caption."""

    sha256: str
    media_type: str
    width: int
    height: int
    alt: str = ""

    @property
    def ending(self) -> str:
        """Of a file that holds it."""
        return {"image/jpeg": "jpg", "image/png": "png"}[self.media_type]


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in a document. It stands before the line that begins at ``at`` in ``Document.text``, or behind the last
    one. Its caption is no line of the document."""

    picture: Picture
    data: bytes = field(repr=False)
    at: int
    page: int
    caption: str = ""


@dataclass(frozen=True)
class Document:
    """An issue's text as read from its file: lines in reading order, each with its place.

    ``name`` is the file's name without folders, ``sha256`` the hex digest of the file's bytes (the issue's identity).
    """

    name: str
    format: str
    lines: tuple[Line, ...]
    sha256: str = ""
    pictures: tuple[PlacedPicture, ...] = ()
    recognised: bool = False
    """The text was recognised on pictures of the pages, and has the slips that this makes."""

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        name: str = "",
        format: str = "text",
        sha256: str = "",
    ) -> Document:
        """A document from plain text: lines end at LF, CRLF or CR, pages at a form feed."""
        lines: list[Line] = []
        start, page = 0, 1
        for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), 1):
            page += raw.count("\f")
            line = Line(raw.replace("\f", ""), page, number, start)
            lines.append(line)
            start = line.end + 1
        return cls(name=name, format=format, lines=tuple(lines), sha256=sha256)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters [start, end) of ``Document.text``."""

    start: int
    end: int


# --- dates ---


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as the text gives it: a year, a month or a day, in the civil calendar of the issue's place."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        dt.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601 reduced precision)."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    @lru_cache(maxsize=4096)  # each item that is read has some, and there are few
    def parse(cls, text: str) -> PartialDate:
        """The inverse of ``str``. Raises ValueError."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
        if not match:
            raise ValueError(f"not YYYY[-MM[-DD]]: {text!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month or 1, self.day or 1)


# --- what an item is made of ---


class Kind(StrEnum):
    ARTICLE = "article"
    BRIEF = "brief"
    CHRONICLE = "chronicle"
    PROFILE = "profile"
    DOCUMENT = "document"
    TABLE = "table"
    FRAGMENT = "fragment"


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an item's body that keeps its structure.

    PARAGRAPH and HEADING use ``text``; LIST one entry a row of one cell; TABLE rows of cells, the first row its head,
    a cell may have several lines, and as ``text`` the rows as printed where more than white space parts the cells;
    PICTURE its ``picture``, with the caption as ``text``.
    """

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    span: Span | None = None
    picture: Picture | None = None

    @property
    def plain(self) -> str:
        """The block as text: as printed, else rows on lines of their own, cells parted by a tab."""
        if self.text or not self.rows:
            return self.text
        return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim slice of the issue's text that a date or a tag rests on, and the name of the rule that took it.

    ``span`` is its place in ``Document.text``; None where the words come from outside it (a file name, the settings).
    """

    text: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A region or a theme of an item: slug and name as in the taxonomy, a score of 0 to 1, and why."""

    slug: str
    name: str
    score: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A review flag: why a person should look. ``code`` names the reason, ``detail`` a slice of the text or a figure.

    The words for a code, in each language, are in ``feeds.wording``.
    """

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """The smallest entry that stands on its own in a news feed.

    ``sequence`` counts from 1 in the order of the text. ``spans`` are its places in ``Document.text`` in reading order,
    more than one where the body is not one run of the file. ``confidence`` is 0 to 1. Dates, tags and the summary are
    empty until tagging has filled them. ``corrected`` names the fields that a person has set: no rule changes those.
    """

    sequence: int
    kind: Kind
    title: str | None
    subtitle: str | None = None
    section: str | None = None
    group: str | None = None
    blocks: tuple[Block, ...] = ()
    source: str | None = None
    byline: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    confidence: float = 1.0
    date: PartialDate | None = None
    date_evidence: tuple[Evidence, ...] = ()
    regions: tuple[Tag, ...] = ()
    themes: tuple[Tag, ...] = ()
    summary: str = ""
    corrected: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The item's text, blocks joined by a line feed; without headline and attribution."""
        return "\n".join(block.plain for block in self.blocks if block.plain or block.picture is None)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block.picture for block in self.blocks if block.picture is not None)

    @property
    def headline(self) -> str:
        """What stands for the item in a list: its title, or the beginning of its text if it has none."""
        if self.title:
            return self.title
        text = " ".join(" ".join(block.plain for block in self.blocks if block.picture is None).split())
        return text if len(text) <= 24 else text[:24] + "……"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an issue says of itself. ``serial`` is the running number (总第N期). None where the text does not say."""

    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One number of a periodical, cut into items in the order of the text."""

    masthead: Masthead
    items: tuple[Item, ...]
    flags: tuple[Flag, ...] = ()

    def with_items(self, items: tuple[Item, ...]) -> Issue:
        return replace(self, items=items)


# --- taxonomies and periodicals, as settings hand them to the pure packages ---


@dataclass(frozen=True, slots=True)
class Region:
    """A node of the region tree. ``slug`` is ASCII and unique; ``name`` the short name (广东); ``aliases`` are other
    ways to write it (广东省, 粤). ``kind`` is one of world, area, country, province, city, district, zone. ``was``:
    slugs that it had before, whose addresses lead to it."""

    slug: str
    name: str
    kind: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a theme: how much it weighs where it stands. Negative weights speak against the theme."""

    text: str
    title: float
    lead: float
    body: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: ``words`` speak for it, a text with one of ``excludes`` in its headline cannot have it, ``sections``
    are columns whose items are often about it. ``was``: slugs that it had before, whose addresses lead to it."""

    slug: str
    name: str
    words: tuple[Word, ...] = ()
    excludes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taxonomies:
    """The region tree and the themes, in the order in which they are shown."""

    regions: tuple[Region, ...]
    themes: tuple[Theme, ...]

    @cached_property
    def region_by_slug(self) -> dict[str, Region]:
        return {region.slug: region for region in self.regions}

    @cached_property
    def theme_by_slug(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in self.themes}

    def ancestors(self, slug: str) -> tuple[str, ...]:
        """The slugs above a region, nearest first; empty for a root or an unknown slug."""
        found: list[str] = []
        region = self.region_by_slug.get(slug)
        while region and region.parent and region.parent not in found:
            found.append(region.parent)
            region = self.region_by_slug.get(region.parent)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Periodical:
    """A periodical the operator has configured. ``home`` is a region's slug: what 我市, 本省 mean in it."""

    slug: str
    title: str
    publisher: str | None = None
    home: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a topic selects by: slugs of regions and themes, names of sections, words of the headline or the body. An
    empty set selects by nothing."""

    regions: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """A named selection of items: those that meet every non-empty set of ``all``, at least one member of ``any`` if
    that is not empty, and nothing of ``none``. A region stands for its children too. Everything empty: every item.

    ``frequency`` is the default of its subscriptions: issue, daily, weekly or monthly. ``was``: slugs that it had
    before, whose addresses lead to it.
    """

    slug: str
    name: str
    description: str = ""
    all: Selection = Selection()
    any: Selection = Selection()
    none: Selection = Selection()
    frequency: str = "issue"
    was: tuple[str, ...] = ()

    @property
    def asks_for_words(self) -> bool:
        return bool(self.all.words or self.any.words or self.none.words)


# --- what the store gives back ---


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """A published issue. ``key`` is its name in addresses: PERIODICAL-YYYY-NN, ASCII. Times are aware, in UTC.

    ``released`` is when jianbao first published it (what digests go by), ``changed`` when its content last changed,
    ``published`` the moment feeds give as its date (by default the issue's own date, noon in the site's time zone).
    ``held``: since when it has been waiting for a person, and nobody else sees it."""

    key: str
    periodical: str
    periodical_title: str
    masthead: Masthead
    name: str
    sha256: str
    flags: tuple[Flag, ...]
    released: dt.datetime
    changed: dt.datetime
    published: dt.datetime
    held: dt.datetime | None = None

    @property
    def label(self) -> str:
        """How people name it: 《电子商务动态》2013年第6期."""
        head = self.masthead
        number = f"第{head.number}期" if head.number is not None else ""
        year = f"{head.year}年" if head.year is not None else ""
        return f"《{self.periodical_title}》{year}{number}"


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A published item. ``id`` is the tag: URI minted once; ``number`` the SEQ of that id, which names its page.

    Times are aware, in UTC, as in StoredIssue; ``updated`` moves when the item's content changes. ``digest`` tells the
    item from any other, as the store has it; empty for one that comes from elsewhere."""

    id: str
    issue_key: str
    number: int
    item: Item
    released: dt.datetime
    published: dt.datetime
    updated: dt.datetime
    issue: StoredIssue | None = field(default=None, compare=False)
    digest: str = field(default="", compare=False)

    @property
    def path(self) -> str:
        """Its page, relative to the site's root: items/KEY/NN.html."""
        return f"items/{self.issue_key}/{self.number:02d}.html"

    def picture_path(self, picture: Picture) -> str:
        """Where one of its pictures is on the site. Its name says what is in it, so that it may be kept for ever."""
        return f"pictures/{self.issue_key}/p.{picture.sha256[:10]}.{picture.ending}"
