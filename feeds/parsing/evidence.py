"""What the rules look at: for each row, what it is like and how it stands to the row before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .authored import find_parts_of_authored
from .boxes import find_boxes
from .bracketed_groups import find_bracketed_groups
from .captions_alike import find_captions_alike
from .chronologies import find_chronologies
from .colophon import colophon, last_text
from .contents import Contents
from .contents_page import LEADING_DOTS
from .counted_columns import find_counted_columns
from .credits import find_credits
from .days import find_dated_headlines
from .endings import end_no_questions, find_attributions, find_habitual, find_links, find_signed
from .facts import find_bold_labels, find_events, find_facts
from .front import CONTENTS_WORD, IMPRINT, SECTION_MARK
from .headings import find_sections
from .indents import always_indented, flush, parts_flush
from .joins import SALUTATION, join_score
from .marked_headlines import find_bracketed_headlines, find_bulleted_headlines
from .members import find_members
from .outline import LEADERS, page_number
from .outlined import find_outlined
from .parted import find_below_blanks, find_parted
from .patterns import PROSE, ends_sentence
from .photo_captions import find_photo_captions
from .plain_columns import find_plain_columns
from .questions import find_questions
from .resumed_columns import find_resumed
from .rows import Row
from .ruled_off import find_ruled_off
from .running import pages_of_other_columns
from .series import find_carried, find_numbered, find_numbered_headlines, find_parts
from .set_alike import find_bold, find_flush, find_set_alike
from .set_apart import find_set_apart
from .shade import BULLETS
from .signs import (
    CONTINUES,
    FACT,
    marked_ordinal,
    ordinal_of,
    spaced_ordinal,
)
from .spaced import find_spaced
from .standing import find_standing
from .tables import find_captions, find_lists, find_tables
from .tears import between_articles, find_tears, find_torn_columns
from .uncredited import find_uncredited
from .unheaded import find_unheaded

_FEWEST_ATTRIBUTIONS = 2
_FEWEST_TRANSLATIONS = 3
_GOES_ON = 2.5
_PARAGRAPH = 40
"""Characters of a row that is text, whatever its punctuation."""
_HEADLINE_ROWS = 3


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
    number: list[tuple[str, int] | None]
    """The same, and the marks that number items but no parts: ①, NO.1, 01."""
    section: list[str | None]
    """The section or group that the row names, if it may be such a heading."""
    known_section: list[bool]
    chronicle: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology -> index of the row that holds its title."""
    titles: set[int] = field(default_factory=set)
    """Rows with the title of a chronology, and with its period below it."""
    dated: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology without numbers -> index of the row that holds its title."""
    days: set[int] = field(default_factory=set)
    """Rows that head an entry of a chronology with its day and nothing else."""
    headed: dict[int, int] = field(default_factory=dict)
    """Of these, those with a headline below -> the row that it is."""
    calendar: set[int] = field(default_factory=set)
    """Columns' names with nothing but such entries below: they are no title of a chronology."""
    dated_headlines: set[int] = field(default_factory=set)
    """Rows with a day set off behind or before what may be a headline, by habit."""
    bulleted: set[int] = field(default_factory=set)
    """Rows that begin an entry of a chronology with a bullet before its day."""
    unheaded: set[int] = field(default_factory=set)
    """Rows that begin an item without a headline: behind a bullet, like all others of their column."""
    numbered: set[int] = field(default_factory=set)
    """Numbered rows that head items: the numbering begins where a column begins."""
    styled: set[int] = field(default_factory=set)
    """Rows in brackets that head items: several are, and text follows each."""
    carried: set[int] = field(default_factory=set)
    """Rows with the title of the document that a covering notice carries: not a headline of their own."""
    credits: set[int] = field(default_factory=set)
    """Rows that may name an item's author, source or day between its headline and its text."""
    labelled: set[int] = field(default_factory=set)
    """Rows that begin with a label in bold, as others do."""
    caption: set[int] = field(default_factory=set)
    """Rows that say what is on a picture."""
    groups: set[int] = field(default_factory=set)
    """Rows that name a group for certain, though the contents may list them like headlines."""
    bracketed_groups: set[int] = field(default_factory=set)
    """Of these, those in round brackets, （省内）: no columns, and none says where a text is from."""
    inner: set[int] = field(default_factory=set)
    """Rows that head a part of an item: behind a bullet, or set apart less than headlines are."""
    table: list[bool] = field(default_factory=list)
    captioned: set[int] = field(default_factory=set)
    """Rows of tables that are items, each below its caption."""
    torn: set[int] = field(default_factory=set)
    """Rows that certainly do not go on with the row before, though nothing heads them."""
    column_pages: set[int] = field(default_factory=set)
    """Rows with which a page begins whose head names another column than that of the page before."""
    gaps: set[int] = field(default_factory=set)
    """Rows behind missing pages on which the document above goes on."""
    after_table: list[bool] = field(default_factory=list)
    """The row follows a table that began where an item had ended: the table was an item of its own."""
    standing: set[int] = field(default_factory=set)
    """Rows alone between whole paragraphs, in an issue in which nothing else tells where items end."""
    last_text: int = -1
    """The last row of text that is not the publisher's own notice."""
    colophon: int = -1
    """The row with which the colophon below the last item begins."""
    attributed: bool = True
    """Some items name their source or author."""
    translated: bool = False
    """Most headlines are said again in another language on the row below."""
    spaced_out: bool = False
    """Headlines are letter-spaced by habit."""
    centred: bool = False
    """Headlines stand in the middle by habit."""
    names_apart: bool = False
    """Empty lines stand below columns' names, and not below headlines."""
    has_front: bool = True
    """A cover or contents page stands before the first text."""
    indents: bool = False
    always_indented: bool = False
    """Hardly a paragraph of text begins without an indent."""
    parts_flush: bool = False
    """Inner headings are not set in either."""
    flush: bool = False
    """And hardly a headline with one."""
    wrapped: bool = False
    paragraph_gap: int = -1
    """How many empty lines stand above most paragraphs that follow another."""

    def __len__(self) -> int:
        return len(self.rows)

    def chronology_titles(self) -> set[int]:
        """The rows that hold the titles of chronologies, whether their entries count or begin with a day."""
        return {*self.chronicle.values(), *self.dated.values()}

    def in_body(self, at: int) -> bool:
        """Whether a row stands below the contents page for certain."""
        return self.contents.body is not None and at >= self.contents.body

    def set_off(self, at: int) -> bool:
        """Whether empty lines stand above a row, and fewer below it: it goes with the text that follows."""
        if not 0 < at < len(self.rows) - 1 or self.rows[at].full or self.rows[at].opens_page:
            return False
        return self.rows[at].gap > self.rows[at + 1].gap and self.joins[at + 1] < _GOES_ON

    def reads_as_text(self, at: int) -> bool:
        """Whether a row is text by itself: it is long, fills its line, states a fact or has commas. None is behind the
        last."""
        if at >= len(self.rows):
            return False
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
        number=[None] * count,
        section=[None] * count,
        known_section=[False] * count,
        table=[False] * count,
        after_table=[False] * count,
        indents=indents,
        wrapped=sum(row.wrapped for row in rows) * 2 > count,
    )
    evidence.column_pages = pages_of_other_columns(rows)
    for at, row in enumerate(rows):
        evidence.item_ends[at] = row.closed or CONTINUES.fullmatch(row.shade) is not None
        evidence.number[at] = evidence.ordinal[at] or marked_ordinal(row.text)
    evidence.always_indented = indents and always_indented(evidence)
    evidence.last_text = last_text(evidence)
    evidence.paragraph_gap = _paragraph_gap(evidence)
    evidence.colophon = colophon(evidence)
    find_bold_labels(evidence)
    find_facts(evidence)
    evidence.has_front = contents.end > _HEADLINE_ROWS or any(
        evidence.announced[at] or IMPRINT.match(rows[at].shade) for at in range(min(contents.end, count))
    )
    find_bracketed_groups(evidence)
    find_attributions(evidence)
    find_habitual(evidence)
    end_no_questions(evidence)
    for at in range(1, count):
        closed = evidence.item_ends[at - 1] or rows[at - 1].shade[-1] == ")"
        if closed and SECTION_MARK.fullmatch(rows[at].shade) and not evidence.in_attribution[at]:
            # However long the text above is, its source ends it.
            joins[at] = min(joins[at], 0.0)
    done = [ended or item for ended, item in zip(evidence.ended, evidence.item_ends, strict=True)]
    torn = find_tears(rows, done, joins, indents=indents, first=contents.end, turned=evidence.column_pages)
    evidence.gaps = {at for at in torn if between_articles(rows, at)}
    evidence.torn = torn - evidence.gaps
    find_signed(evidence)
    find_links(evidence)
    find_photo_captions(evidence)
    find_credits(evidence)
    find_sections(evidence)
    find_set_apart(evidence)
    for at in range(1, count):
        if evidence.known_section[at - 1]:
            # However wide it is set, no sentence goes on from a column's name.
            joins[at] = min(joins[at], 0.0)
        if evidence.known_section[at] and evidence.item_ends[at - 1]:
            joins[at] = min(joins[at], 0.0)
    evidence.torn |= find_torn_columns(rows, evidence.section, joins, indents=indents)
    find_plain_columns(evidence)
    find_counted_columns(evidence)
    find_boxes(evidence)
    find_bracketed_headlines(evidence)
    find_unheaded(evidence)
    find_bulleted_headlines(evidence)
    find_events(evidence)
    find_questions(evidence)
    find_tables(evidence)
    find_outlined(evidence)
    find_numbered(evidence)
    find_numbered_headlines(evidence)
    find_captions(evidence)
    find_lists(evidence)
    find_parts(evidence)
    find_chronologies(evidence)
    evidence.carried = find_carried(evidence)
    evidence.attributed = sum(evidence.item_ends[: evidence.colophon]) >= _FEWEST_ATTRIBUTIONS
    find_dated_headlines(evidence)
    evidence.parts_flush = evidence.attributed and parts_flush(evidence)
    evidence.flush = evidence.always_indented and flush(evidence)
    find_parted(evidence)
    find_below_blanks(evidence)
    find_ruled_off(evidence)
    find_spaced(evidence)
    find_set_alike(evidence)
    find_flush(evidence)
    find_bold(evidence)
    find_members(evidence)
    find_standing(evidence)
    find_uncredited(evidence)
    find_captions_alike(evidence)
    find_parts_of_authored(evidence)
    find_resumed(evidence)
    translated = sum(row.foreign and row.text.count(" ") > 1 for row in rows)
    evidence.translated = translated >= max(_FEWEST_TRANSLATIONS, len(evidence.standing))
    return evidence


def _paragraph_gap(evidence: Evidence) -> int:
    gaps = Counter(
        row.gap
        for at, row in enumerate(evidence.rows)
        # What ends with a bracket may be the last of its item.
        if at and evidence.joins[at] <= 0 and evidence.ended[at - 1] and evidence.rows[at - 1].shade[-1] != ")"
        if evidence.prose[at] and not row.opens_page
    )
    # Of two as common, items stand further apart than paragraphs.
    return max(gaps, key=lambda one: (gaps[one], -one), default=-1)


def _announced(rows: Sequence[Row], contents: Contents) -> list[bool]:
    found = [False] * len(rows)
    for at in range(min(contents.end, contents.body or len(rows), len(rows))):
        leaders = at + 1 < len(rows) and LEADING_DOTS.match(rows[at + 1].shade)
        found[at] = at in contents.listed_rows or bool(
            leaders or page_number(rows[at].shade) or LEADERS.search(rows[at].shade)
        )
        # The page of a column that is listed alone, on the row below.
        found[at] = found[at] or (len(rows[at].shade) <= 3 and rows[at].shade.isdecimal())
    for at in range(1, min(contents.end, len(rows))):
        above = rows[at - 1]
        if rows[at].text[0] in BULLETS:
            # What a word of contents leads in behind bullets of one kind.
            bullet = above.text[0] == rows[at].text[0] and found[at - 1]
            found[at] = found[at] or bullet or CONTENTS_WORD.fullmatch(above.shade) is not None
    return found
