"""Torn pages: where the text before a page and the text after it do not belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from .cells import FEWEST_CELLS, cells_of
from .front import IMPRINT
from .joins import within_date
from .patterns import ORDINALS, PROSE, ends_sentence, numeral
from .rows import Row
from .signs import FACT, marked_ordinal, spaced_ordinal

_CLOSERS = {"》": "《", ")": "(", "]": "[", "”": "“"}
_TITLES = {"》": "《"}
"""Soon closed, as words that are quoted need not be: what closes one counts in the middle of a page, too, where a file
begins torn and nothing may tell where its pages did."""
_HEADS = tuple(ORDINALS[name] for name in ("chinese", "chinese-bracket", "article", "digit"))
_GOES_ON = 2.5
_FRONT, _FEWEST_COUNTED = 8, 3
"""Rows of a cover with its contents, and pages with numbers."""
_SHARE = 0.34
"""An issue with so many proven tears among its page breaks is torn: no page of it goes on unless something says so."""


_SURELY_MISSING, _LOST = 2, 2
"""Pages, and places in a file."""
_OPENING_SHARE = 0.85
"""Of the rows that open a paragraph in the middle of a page: where fewer are set in, one that is not says nothing."""


def _always_set_in(rows: Sequence[Row], done: Sequence[bool]) -> bool:
    opening = [
        row.indented
        for before, ended, row in zip(rows, done, rows[1:], strict=False)
        if ended and row.full and not (row.opens_page or before.full or before.narrow)
    ]
    return sum(opening) >= _OPENING_SHARE * len(opening)


def find_tears(
    rows: Sequence[Row],
    done: Sequence[bool],
    joins: list[float],
    *,
    indents: bool,
    first: int = 0,
    turned: Set[int] = frozenset(),
) -> set[int]:
    """The rows that certainly do not go on with the row before them, though no headline says so.

    ``done``: the row ends a sentence or an item. ``first``: the first row below the contents.
    ``turned``: those with which pages of another column than the one before begin. Lowers the joins across
    pages of an issue in which tears are common.
    003: 7 of 10 pages begin with the middle of a text whose beginning is missing."""
    found: set[int] = set()
    always = indents and _always_set_in(rows, done)
    # Whole paragraphs, of which all but those that a page has broken have an indent.
    paragraphs = [row.indented for row in rows[first:] if not row.wrapped and _is_paragraph(row)]
    set_in = sum(paragraphs) >= _OPENING_SHARE * len(paragraphs) > 0
    pages = [at for at in range(max(1, first), len(rows)) if rows[at].opens_page and not _goes_on(rows, at)]
    # Behind a cover, and where numbers tell the pages, none ends in between: a scan has lost the indent.
    always = always and (first < _FRONT or sum(rows[at].page_counted for at in pages) < _FEWEST_COUNTED)
    # The head of its page may be left above, which says what the issue is.
    head = next((row for row in rows[:_HEAD_ROWS] if not IMPRINT.match(row.shade)), None)
    begins_torn = head is not None and indents and not head.indented and head.level is None and _is_text(head)
    proven: set[int] = set()
    likely: set[int] = set()
    for at in range(max(1, first), len(rows)):
        row, before = rows[at], rows[at - 1]
        if _goes_on(rows, at):
            continue
        whole = done[at - 1] and before.shade[-1] != ":"
        if indents and not row.indented and row.level is None and row.full and whole:
            # Paragraphs begin with an indent: this one began elsewhere, for the one before it is complete.
            complete = not (before.full or before.narrow)
            if not _reads_on(rows, joins, at) or _opens_part(row):
                continue
            if (complete and (always or row.opens_page)) or row.pages_missing:
                found.add(at)
                proven.add(at)
            elif row.opens_page:
                # A full line may end a sentence in the middle of its paragraph: no proof, where no other page is torn.
                likely.add(at)
        elif _begins_anew(rows, joins, at, indents=indents, set_in=set_in):
            found.add(at)
            proven.add(at)
        elif (row.opens_page or begins_torn) and not done[at - 1] and before.full:
            if _closes_nothing(row.shade, rows[max(0, at - 6) : at], _CLOSERS if row.opens_page else _TITLES):
                found.add(at)
                proven.add(at)
            elif row.opens_page and (_opens_part(row) or (indents and row.indented)):
                proven.add(at)
                # Behind missing pages a paragraph that begins below half a sentence is of another text.
                found.update({at} if row.pages_missing else ())
    # Pages that numbers mark and pages that form feeds mark may come from different hands.
    counted = [at for at in pages if rows[at].page_counted]
    both = {at for at in counted if rows[at].page_fed}
    # A few that are marked both ways happen to be numbered.
    numbered = set(counted) if len(both) * 2 > len(counted) else set(counted) - both
    # Where numbers say which pages are missing, the others follow each other.
    told = any(rows[at].pages_missing for at in numbered)
    for by_number in (True, False):
        alike = [at for at in pages if (at in numbered) is by_number]
        torn = sum(at in proven or at in likely for at in alike)
        # A file that begins in mid-sentence has lost a page before its first.
        if alike and (torn >= _SHARE * len(alike) or (begins_torn and torn + 1 >= _SHARE * len(alike))):
            found.update(likely.intersection(alike))
            for at in alike:
                if done[at - 1] or joins[at] <= 0 or rows[at].shade[0] in ",。、;":
                    continue
                if not (_closes_what_is_open(rows, at) or (by_number and told and not rows[at].pages_missing)):
                    joins[at] = -1.0
                    found.add(at)
    # No text goes on over so many pages, with an advertisement or a picture on each; in a file that has lost its cover
    # and pages in several places, over none, nor below the head of another column.
    lost = sum(rows[at].pages_missing > 0 for at in pages)
    surely = 1 if lost >= _LOST else _SURELY_MISSING
    missing = (at for at in pages if rows[at].pages_missing >= (1 if at in turned else surely))
    found.update(
        at
        for at in missing
        if _is_text(rows[at]) or ends_sentence(rows[at].shade) or (at in turned and _opens_part(rows[at]))
    )
    if begins_torn:
        # Pages are missing: where their numbers jump, too, though the page above ends with a sentence.
        found.update(at for at in pages if rows[at].pages_missing)
    for at in found:
        joins[at] = min(joins[at], -2.0)
    # Behind missing pages, too, the first text may have its headline.
    return {
        at for at in found if not (indents and rows[at].pages_missing and not done[at] and _heads_paragraph(rows, at))
    }


def between_articles(rows: Sequence[Row], at: int) -> bool:
    """Whether the articles of one document count on behind missing pages: 第七条 above, 第十五条 below."""
    above = _article(rows[max(0, at - _ARTICLES_APART) : at][::-1])
    below = _article(rows[at : at + _ARTICLES_APART])
    return above is not None and below is not None and 0 < below - above <= _MOST_ARTICLES


def _article(rows: Sequence[Row]) -> int | None:
    """The number of the first row that begins an article: 第七条　…"""
    matches = (ORDINALS["article"].match(row.shade) for row in rows if row.shade[0] == "第" and "条" in row.shade[:8])
    return next((numeral(match[1]) for match in matches if match), None)


_ARTICLES_APART, _MOST_ARTICLES = 60, 30
"""Rows, and articles that missing pages may hold."""


def _heads_paragraph(rows: Sequence[Row], at: int) -> bool:
    """Whether a row that has not filled its line, or two of them, stand above the beginning of a paragraph."""
    if rows[at].full or rows[at].indented or len(rows[at].shade) < _HEADLINE_SHORTEST:
        return False
    below = rows[at + 1 : at + 3]
    in_two = len(below) > 1 and not (below[0].full or below[0].indented or ends_sentence(below[0].shade))
    return bool(below) and (below[0].indented or (in_two and below[1].indented))


_HEADLINE_SHORTEST = 5
"""Characters."""


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """A page that begins inside the day with which the one above it ends."""
    return not rows[at].pages_missing and within_date(rows[at - 1].shade, rows[at].shade)


def _reads_on(rows: Sequence[Row], joins: Sequence[float], at: int) -> bool:
    return at + 1 < len(rows) and not rows[at + 1].indented and joins[at + 1] >= _GOES_ON


def find_torn_columns(
    rows: Sequence[Row], section: Sequence[str | None], joins: Sequence[float], *, indents: bool
) -> set[int]:
    """The rows right below a column's name at the head of a page that begin in mid-sentence: paragraphs have indents,
    and these have none but go on over several rows."""
    if not indents:
        return set()
    return {
        at
        for at in range(1, len(rows) - 1)
        if rows[at - 1].opens_page
        and section[at - 1] is not None
        and section[at] is None
        and rows[at].full
        and not rows[at].indented
        and rows[at].level is None
        and not rows[at + 1].indented
        and joins[at + 1] >= _GOES_ON
        and not _heads_facts(rows[at + 1])
    }


def _heads_facts(below: Row) -> bool:
    """Whether a row is the first of a table or of an event's facts: what stands above is its name."""
    return FACT.match(below.shade) is not None or len(cells_of(below.text)) >= FEWEST_CELLS


def _begins_anew(rows: Sequence[Row], joins: Sequence[float], at: int, *, indents: bool, set_in: bool) -> bool:
    """Whether a row behind missing pages is of a text whose beginning they hold: without an indent it goes on with
    another. ``set_in``: whole paragraphs have one."""
    row = rows[at]
    if not row.pages_missing or row.indented:
        return False
    goes_on = row.full and _reads_on(rows, joins, at)
    return (indents and (goes_on or _ends_paragraph(rows, at))) or (set_in and _is_paragraph(row))


def _ends_paragraph(rows: Sequence[Row], at: int) -> bool:
    """Whether a row by itself is the rest of a sentence, above a paragraph or the headline of the next text."""
    return ends_sentence(rows[at].shade) and at + 1 < len(rows) and not rows[at + 1].full


def _is_paragraph(row: Row) -> bool:
    return len(row.shade) >= _PARAGRAPH and PROSE.search(row.shade) is not None


_PARAGRAPH = 28
"""Characters."""


def _is_text(row: Row) -> bool:
    longest = _TEXT if row.wrapped else _PARAGRAPH
    return row.full or (len(row.shade) >= longest and PROSE.search(row.shade) is not None)


_HEAD_ROWS, _TEXT = 2, 24
"""Rows, and characters of a line that is no headline."""


def _opens_part(row: Row) -> bool:
    if spaced_ordinal(row.text) or marked_ordinal(row.text):
        return True
    return row.shade[0] in "◎[" or any(pattern.match(row.shade) for pattern in _HEADS)


def _closes_nothing(shadow: str, above: Sequence[Row], closers: Mapping[str, str]) -> bool:
    """Whether the row closes a bracket or quotation that the rows above never opened."""
    for match in re.finditer(r"[《(\[“》)\]”]", shadow[:40]):
        if match[0] not in closers:
            return False
        return not _is_open("".join(row.shade for row in above), closers[match[0]], match[0])
    return False


def _closes_what_is_open(rows: Sequence[Row], at: int) -> bool:
    """Whether the first words of a row close a name or a bracket that the end of the row above has opened."""
    above, below = rows[at - 1].shade[-_NAME:], rows[at].shade[:_NAME]
    for opener, closer in ("《》", "()"):
        words, closed, _rest = below.partition(closer)
        if closed and opener not in words and above.rfind(opener) > above.rfind(closer):
            return True
    return False


_NAME = 14
"""Characters of the name of a paper with what brackets it."""


def _is_open(text: str, opener: str, closer: str) -> bool:
    """Whether a bracket or quotation is open at the end. One that closes first was opened before the text."""
    depth = 0
    for character in text:
        depth += character == opener
        depth -= character == closer and depth > 0
    return depth > 0
