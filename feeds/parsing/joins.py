"""Whether a row goes on with the sentence of the row before it: a score, above 0 for yes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .patterns import NEVER_FIRST, ORDINALS, ends_sentence
from .rows import Row

_OPEN_END = ",、《“‘([+/&与和及的了在对将"
_OPENER = re.compile("|".join(ORDINALS[name].pattern for name in ("chinese", "chinese-bracket", "article")) + "|◎")
SALUTATION = re.compile(r"(?:(?:各|尊敬的|致).{2,40}|编辑(?:同志|部|先生).{0,6}):$")
_PROSE_LENGTH = 28
_REST_OF_DATE = re.compile(r"年(?:\d|[,。底初末以])|月(?:\d|[,。份底初末以])|日[,。(上下]")
"""Below a figure."""


def unclosed(shadow: str) -> bool:
    """Whether a bracket or quotation is left open. Straight marks open in the shadow, and two of them are a pair."""
    count = shadow.count
    # Most rows hold none, which is sooner seen than counted.
    return (
        ("《" in shadow and count("《") > count("》"))
        or ("(" in shadow and count("(") > count(")"))
        or ("“" in shadow and (count("“") - count("”")) % 2 == 1)
        or ("[" in shadow and count("[") > count("]"))
    )


def within_date(last: str, first: str) -> bool:
    """Whether a row ends, and the next begins, inside a day: 2014年8 | 月, 8月 | 11日."""
    if last[-1].isdigit():
        return _REST_OF_DATE.match(first) is not None
    return last[-1] in "年月" and _DAY_OF.match(first) is not None and last[-2:-1].isdigit()


_YEAR_OPENS = re.compile(r"(?:19|20)\d\d年,")
_DAY_OF = re.compile(r"\d{1,2}[月日]")


def is_rest_of_line(row: Row) -> bool:
    """Whether a row at the head of a page is what the page has broken off a line: it says nothing of how lines end."""
    return row.opens_page and row.shade[0] in NEVER_FIRST and not row.full


def join_score(before: Row, after: Row, *, indents: bool = False, bridged: bool = False) -> float:
    """How well ``after`` continues ``before``: 4 certainly, -4 certainly not. ``indents``: paragraphs have them.

    ``bridged``: rows between the two are left out, so that the white above ``after`` says nothing."""
    first, last = after.shade, before.shade
    if first[0] in NEVER_FIRST or within_date(last, first):
        return 4.0
    if after.level is not None or SALUTATION.match(first):
        return -4.0
    if before.level is not None:
        return 3.0 if before.filled and not ends_sentence(last) else -4.0
    if before.bold != after.bold:
        # What is bold from end to end is a heading.
        return -1.0
    broken_lines = before.wrapped or after.wrapped
    if before.whole and not after.opens_page and not broken_lines and not _breaks_off(last):
        return -4.0
    ended = ends_sentence(last)
    score = 0.0
    if last[-1] in _OPEN_END:
        score += 2.0
    if not ended and unclosed(last) and len(last) > 8:
        score += 1.5
    if _OPENER.match(first):
        score -= 3.0
    if before.whole is not None and after.opens_page and not broken_lines:
        # Lines broken at a count: a full line at the foot of a page hardly ever is the last of its paragraph.
        score += -4.0 if before.whole else 3.0 if not ended else 1.5
    elif broken_lines:
        if after.odd_gap and not bridged:
            score -= 2.0
        if before.full:
            score += 0.5 if ended else 3.0
        elif is_rest_of_line(before) and not ended and after.full and not after.indented:
            score += 3.0
        elif before.nearly and not ended:
            # Two narrow lines in a row: the second opens a paragraph, or both stand in a headline.
            opens = (after.narrow and not ends_sentence(first)) or _YEAR_OPENS.match(first)
            score += -1.0 if opens else 1.5
        else:
            score += -4.0 if ended else -2.0
        if indents:
            score += -3.0 if after.indented else 1.0
    elif not ended and (len(last) >= 2 * _PROSE_LENGTH or "。" in last):
        # The lines are paragraphs: only a page that ended in mid-sentence is joined.
        score += 3.0
    elif not ended and (len(last) >= _PROSE_LENGTH or "," in last) and "。" in first:
        # As long as a headline may be: a little more likely a sentence.
        score += 1.0
    else:
        score -= 4.0 if ended else 3.0
    return max(-4.0, min(4.0, score))


def _breaks_off(last: str) -> bool:
    """Whether a line that ends no sentence may be the half of one that an empty line broke: those that are longer end
    with something else."""
    return "," in last and len(last) < 2 * _PROSE_LENGTH


def joined_text(rows: Sequence[Row]) -> str:
    """The rows of a paragraph as one text. A line broken at a word's end keeps the words apart."""
    pieces = [rows[0].text]
    for one, other in pairwise(rows):
        spaced = one.trailing_space or one.filled is None
        pieces.append(join_texts(one.text[-1:], other.text, spaced=spaced)[1:] if one.text else other.text)
    return "".join(pieces)


def join_texts(before: str, after: str, *, spaced: bool) -> str:
    """Two lines as one: a space only between words of an alphabet that the line break had parted (``spaced``)."""
    if not before or not after:
        return before + after
    if spaced and before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum():
        return f"{before} {after}"
    return before + after
