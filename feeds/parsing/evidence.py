"""What the rules look at: for each row, what it is like and how it stands to the row before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .contents import IMPRINT, LEADERS, LEADING_DOTS, Contents, page_number
from .credits import find_credits
from .endings import find_attributions, find_links
from .headings import find_bracketed_headlines, find_bulleted_headlines, find_sections
from .joins import SALUTATION, join_score
from .patterns import PROSE, ends_sentence
from .plain_columns import find_plain_columns
from .rows import Row
from .series import find_carried, find_chronologies, find_numbered, find_numbered_headlines, find_parts
from .signs import FACT, ordinal_of, spaced_ordinal
from .standing import find_standing
from .tables import find_tables
from .tears import find_tears

_FEWEST_ATTRIBUTIONS = 2
_PARAGRAPH = 40
_HEADLINE_ROWS = 3
"""Characters of a row that is text, whatever its punctuation."""


@dataclass(slots=True)
class Evidence:
    """The rows and, row by row, what was found."""

    rows: Sequence[Row]
    contents: Contents
    joins: list[float]
    """joins[i]: how well row i goes on with row i-1."""
    item_ends: list[bool]
    """An attribution ends with the row."""
    announced: list[bool]
    """The row stands in the contents: it ends with leaders or the number of a page."""
    in_link: list[bool]
    """The row is in a link box: 链接：…, which belongs to the item before it."""
    signature: list[bool]
    """The row is nothing but an attribution."""
    in_attribution: list[bool]
    """The row goes on with an attribution that began in an earlier one."""
    ended: list[bool]
    prose: list[bool]
    fact: list[bool]
    """A label and what it is: 发文单位：…, 地点：…. It is text, however short, and heads nothing."""
    ordinal: list[tuple[str, int] | None]
    section: list[str | None]
    """The section or group that the row names, if it may be such a heading."""
    known_section: list[bool]
    chronicle: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology -> index of the row that holds its title."""
    dated: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology without numbers -> index of the row that holds its title."""
    days: set[int] = field(default_factory=set)
    """Rows that head an entry of a chronology with its day and nothing else."""
    bulleted: set[int] = field(default_factory=set)
    """Rows that begin an entry of a chronology with a bullet before its day."""
    numbered: set[int] = field(default_factory=set)
    """Numbered rows that head items: the numbering begins where a column begins."""
    styled: set[int] = field(default_factory=set)
    """Rows in brackets that head items: several are, and text follows each."""
    carried: set[int] = field(default_factory=set)
    """Rows with the title of the document that a covering notice carries: not a headline of their own."""
    credits: set[int] = field(default_factory=set)
    """Rows that may name an item's author, source or day between its headline and its text."""
    inner: set[int] = field(default_factory=set)
    """Rows that head a part of an item: behind a bullet, or set apart less than headlines are."""
    table: list[bool] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)
    """Rows that certainly do not go on with the row before, though nothing heads them."""
    after_table: list[bool] = field(default_factory=list)
    """The row follows a table that began where an item had ended: the table was an item of its own."""
    standing: set[int] = field(default_factory=set)
    """Rows alone between whole paragraphs, in an issue in which nothing else tells where items end."""
    attributed: bool = True
    """Some items name their source or author."""
    has_front: bool = True
    """A cover or contents page stands before the first text."""
    indents: bool = False
    wrapped: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def reads_as_text(self, at: int) -> bool:
        """Whether a row is text by itself: it is long, fills its line, states a fact or has commas."""
        row = self.rows[at]
        known = self.fact[at] or SALUTATION.fullmatch(row.shade) is not None
        return self.prose[at] or len(row.shade) > _PARAGRAPH or row.full or known


def gather(rows: Sequence[Row], contents: Contents) -> Evidence:
    count = len(rows)
    indented = sum(row.indented for row in rows)
    indents = indented >= 5 and indented <= count * 0.6
    joins = [-4.0] * (count + 1)
    for at in range(1, count):
        joins[at] = join_score(rows[at - 1], rows[at], indents=indents)
    evidence = Evidence(
        rows=rows,
        contents=contents,
        joins=joins,
        item_ends=[False] * count,
        announced=_announced(rows, contents),
        in_attribution=[False] * count,
        in_link=[False] * count,
        signature=[False] * count,
        ended=[ends_sentence(row.shade) for row in rows],
        prose=[len(row.shade) >= 14 and PROSE.search(row.shade) is not None for row in rows],
        fact=[FACT.match(row.shade) is not None for row in rows],
        ordinal=[ordinal_of(row.shade) or spaced_ordinal(row.text) for row in rows],
        section=[None] * count,
        known_section=[False] * count,
        table=[False] * count,
        after_table=[False] * count,
        indents=indents,
        wrapped=sum(row.wrapped for row in rows) * 2 > count,
    )
    for at, row in enumerate(rows):
        evidence.item_ends[at] = row.closed
    evidence.has_front = contents.end > _HEADLINE_ROWS or any(
        evidence.announced[at] or IMPRINT.match(rows[at].shade) for at in range(min(contents.end, count))
    )
    find_attributions(evidence)
    done = [ended or item for ended, item in zip(evidence.ended, evidence.item_ends, strict=True)]
    evidence.torn = find_tears(rows, done, joins, indents=indents)
    find_links(evidence)
    find_credits(evidence)
    find_sections(evidence)
    find_plain_columns(evidence)
    find_bracketed_headlines(evidence)
    find_bulleted_headlines(evidence)
    find_tables(evidence)
    find_numbered(evidence)
    find_numbered_headlines(evidence)
    find_parts(evidence)
    find_chronologies(evidence)
    evidence.carried = find_carried(evidence)
    evidence.attributed = sum(evidence.item_ends) >= _FEWEST_ATTRIBUTIONS
    find_standing(evidence)
    return evidence


def _announced(rows: Sequence[Row], contents: Contents) -> list[bool]:
    found = [False] * len(rows)
    for at in range(min(contents.end, len(rows))):
        leaders = at + 1 < len(rows) and LEADING_DOTS.match(rows[at + 1].shade)
        found[at] = at in contents.listed_rows or bool(
            leaders or page_number(rows[at].shade) or LEADERS.search(rows[at].shade)
        )
    return found
