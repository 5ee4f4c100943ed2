"""The rules for headlines and their second lines. Scores add; 1 is a hint, 3 is strong, 6 outweighs the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from .evidence import Evidence
from .front import IMPRINT
from .headline import split_subtitle
from .joins import unclosed
from .patterns import ends_sentence
from .shade import shade
from .signs import (
    COMPANY,
    CONNECTIVE,
    CONTINUES,
    DATELINE,
    DOCUMENT_NUMBER,
    INNER_NAME,
    ISSUED,
    LEFT_OUT,
    LINK_BOX,
    OFFICES,
    PROFILE,
    RESUMED,
    SIGNED,
    SUBTITLE,
    letter_spaced,
    looks_like_contact,
    without_foreign,
)
from .tables import cells_of

LONGEST_HEADLINE = 4
"""Rows."""
_BEGINS = 1.2
"""What a headline costs: most rows head nothing."""

_SHORTEST = 5
"""Characters. A shorter one needs more to speak for it."""


def listed(evidence: Evidence, text: str) -> float:
    """Stands in the contents: 0 to 7 by how alike, with or without the second line on its own row."""
    if not evidence.contents.keys:
        return 0.0
    found = evidence.contents.find(text)
    if found is None and "——" in text:
        found = evidence.contents.find(split_subtitle(text)[0])
    return 0.0 if found is None else 4.0 + 3.0 * (found[1] - 84.0) / 16.0


_WITH_LEAD_IN = 2
"""Rows: a line that leads in, and the headline."""
_LEAD_IN = 1.2
"""What a line that leads in is worth: it is rather of the headline below than of the text above."""
_LISTED_SURELY, _LEAD_IN_LONGEST = 95.0, 30


def listed_without(evidence: Evidence, first: int, end: int, lead: int) -> bool:
    """Whether the contents list the rows [first, end) of a headline without their first ``lead``, which are whole."""
    rows = evidence.rows[first:end]
    if any(row.full or row.filled or len(row.shade) > _LEAD_IN_LONGEST for row in rows[:lead]):
        return False
    if any(SIGNED.fullmatch(row.shade) for row in rows[:lead]):
        # The day below a letter ends it.
        return False
    rest, whole = ("".join(row.shade for row in part) for part in (rows[lead:], rows))
    found = evidence.contents.find(rest, cutoff=_LISTED_SURELY)
    return found is not None and evidence.contents.find(whole) is None


def _length(text: str) -> float:
    size = len(text)
    if size > 44:
        return -0.15 * (size - 44)
    return -1.5 * (_SHORTEST - size) if size < _SHORTEST else 0.0


def _ending(text: str) -> float:
    if text.rstrip("]”)》")[-1:] in ("!", "?"):
        return -0.7
    if text[-1] in ",;、":
        return -5.0
    if text[-1] == ":":
        return -3.5
    return -4.0 if ends_sentence(text) else 0.0


def _punctuation(text: str) -> float:
    stops = text.count("。", 0, -1) + text.count(";", 0, -1)
    return -4.0 * stops - 0.5 * text.count(",") - (2.5 if unclosed(text) else 0.0)


def _contact(text: str) -> float:
    return -5.0 if looks_like_contact(text) else 0.0


def _letters(text: str) -> float:
    return -4.0 if not _LETTER.search(text) else 0.0


_LETTER = re.compile(r"[^\W\d_]")

HEADLINE_RULES: tuple[Callable[[str], float], ...] = (_length, _ending, _punctuation, _contact, _letters)
"""Rules on a headline's shadow alone."""


def headlines(evidence: Evidence, at: int) -> list[tuple[int, float]]:
    """The headlines that may begin at a row: where each ends, and its score."""
    rows = evidence.rows
    found: list[tuple[int, float]] = []
    if rows[at].foreign:
        return found
    text = ""
    first = _marked(evidence, at) + _ordinal(evidence, at) - _BEGINS
    for end in range(at + 1, min(at + LONGEST_HEADLINE, len(rows)) + 1):
        row = rows[end - 1]
        if end > at + 1 and (not _same_headline(evidence, end - 1) or len(text) > 70):
            break
        text += row.shade
        if len(text) > 120:
            break
        score = first + sum(rule(text) for rule in HEADLINE_RULES) + listed(evidence, text) - 0.3 * (end - at - 1)
        score += _following(evidence, at, end)
        if (":" in text or at <= evidence.contents.end) and IMPRINT.match(text):
            # Further on, （第六期） is of a course.
            score -= 5.0
        if any(_is_odd(evidence, at, one) for one in range(at + 1, min(end + 1, len(rows)))):
            score += 0.7
        if end < len(rows) and DOCUMENT_NUMBER.fullmatch(rows[end].shade) and ISSUED.search(text):
            score += 5.0
        if end > at + 1 and _are_one(evidence, at, end):
            # The contents may say the first of its rows alone.
            score += max(0.0, listed(evidence, rows[at].shade) - listed(evidence, text))
        if end == at + _WITH_LEAD_IN and listed_without(evidence, at, end, 1):
            score += _LEAD_IN + listed(evidence, row.shade)
        elif end > at + 1:
            score += sum(_broken(evidence, one) for one in range(at + 1, end))
        if end < len(rows) and SIGNED.fullmatch(rows[end].shade) and end not in evidence.credits:
            # Who signs a letter or notice stands above its day.
            score -= 5.0
        if evidence.table[at]:
            score -= 6.0
        if _stands_out(evidence, at, end):
            score += 4.5 if evidence.always_indented else 3.0
        if evidence.flush and rows[at].indented:
            # Set in like a paragraph: a part of an item, where no headline is.
            score -= 3.0
        if evidence.translated:
            score += _translated(evidence, end)
        if evidence.announced[end - 1]:
            score -= 8.0
        if not evidence.carried.isdisjoint(range(at, end)):
            score -= 20.0
        found.append((end, score))
    return found


def _is_odd(evidence: Evidence, first: int, at: int) -> bool:
    """Whether other white space stands above a row than above the lines around it, though not that of a paragraph, as
    above the first row, too."""
    rows = evidence.rows
    return rows[at].odd_gap and not rows[first].gap == rows[at].gap == evidence.paragraph_gap


def _are_one(evidence: Evidence, at: int, end: int) -> bool:
    """Whether rows in the middle stand closer to each other than to the text below."""
    rows = evidence.rows[at:end]
    close = not any(row.gap for row in rows[1:]) and end < len(evidence) and evidence.rows[end].gap > 0
    return close and all(row.centred for row in rows)


def _translated(evidence: Evidence, end: int) -> float:
    """Where headlines are said again in another language: on the row below, or behind on the same row."""
    if end < len(evidence) and evidence.rows[end].foreign:
        return 2.5
    # A wrap may have broken the translation.
    known = evidence.wrapped or without_foreign(evidence.rows[end - 1].text) != evidence.rows[end - 1].text
    return 0.0 if known else -2.0


_IN_BRACKETS = re.compile(r"\[[^\[\]]{5,}\]")
"""A headline ends with its bracket; what is shorter leads in."""


_ON_A_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日,")
"""9月4日，市政府…: a text begins."""


def _same_headline(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a further row of the headline before it."""
    before, row = evidence.rows[at - 1], evidence.rows[at]
    if ISSUED.search(row.shade) and OFFICES.fullmatch(before.text):
        # Who issues a document stands above its title.
        return True
    if row.foreign or CONNECTIVE.match(row.shade) or (evidence.ended[at - 1] and before.shade[-1] not in "!?;:,"):
        return False
    if (
        at in evidence.chronicle
        or at in evidence.dated
        or _IN_BRACKETS.fullmatch(before.shade)
        or _ON_A_DAY.match(row.shade)
    ):
        return False
    if evidence.spaced_out and letter_spaced(before.text) and not letter_spaced(row.text):
        text_below = at + 1 < len(evidence) and evidence.prose[at + 1]
        if text_below or evidence.prose[at]:
            return False
    if evidence.ordinal[at] or SUBTITLE.match(row.shade) or evidence.item_ends[at - 1] or evidence.in_attribution[at]:
        return False
    if (
        row.shade[-1] == ":"
        or evidence.fact[at]
        or at in evidence.credits
        or at in evidence.caption
        or row.shade[0] == "◎"
        or _opens_table(evidence, at)
        or (evidence.section[at - 1] is not None and before.shade[0] in "◎[")
    ):
        return False
    if before.level is not None and row.level is None and not before.filled and row.gap:
        return False
    near = row.opens_page or row.gap <= max(2, before.gap + 1)
    alike = row.level is None or row.level == before.level
    return alike and not evidence.known_section[at] and near


def _broken(evidence: Evidence, at: int) -> float:
    """A headline goes on in this row: the row before must have run out of room."""
    before = evidence.rows[at - 1]
    if evidence.joins[at] > 0:
        return 0.0
    if evidence.rows[at].level is not None:
        # Two headings of one level, and no text between them.
        return -0.5
    if (evidence.indents and not evidence.rows[at].indented) or (
        letter_spaced(before.text) and not evidence.prose[at] and len(evidence.rows[at].shade) < 30
    ):
        return -0.3
    if evidence.rows[at].odd_gap and evidence.rows[at].gap < before.gap:
        return 0.0
    if before.filled is False:
        return -4.0
    if not before.wrapped:
        return -1.0 if _may_be_second(evidence, at) else -3.0
    return 0.0 if len(before.shade) >= 12 or before.width * 5 >= before.column * 2 > 0 else -2.0


def _may_be_second(evidence: Evidence, at: int) -> bool:
    """Whether a short row between another and a text may be the second of a headline that was set in two."""
    rows = evidence.rows
    if at < 2 or at + 1 >= len(rows):
        return False
    short = max(len(rows[at - 1].shade), len(rows[at].shade)) <= _HALF_LONGEST
    closed = evidence.ended[at - 2] or evidence.item_ends[at - 2] or evidence.section[at - 2] is not None
    near = rows[at].gap <= rows[at - 1].gap
    return short and closed and near and not evidence.ended[at] and evidence.reads_as_text(at + 1)


_HALF_LONGEST = 24
"""Characters."""


def _marked(evidence: Evidence, at: int) -> float:
    """The format says that it is a heading."""
    row = evidence.rows[at]
    # 算盘: what the format marks as a heading may be as short as it likes.
    score = 2.5 - min(0.0, _length(row.shade)) * (len(row.shade) < _SHORTEST) if row.level is not None else 0.0
    return score + (1.0 if row.bold and row.level is None else 0.0)


def _ordinal(evidence: Evidence, at: int) -> float:
    """一、 or 【关键词一：…】 heads a part of an item, but in a chronology each number is an item."""
    text = evidence.rows[at].shade
    if at in evidence.caption or LINK_BOX.match(text) or RESUMED.fullmatch(text) or CONTINUES.fullmatch(text):
        return -6.0
    if LEFT_OUT.fullmatch(text):
        return -6.0
    if at in evidence.chronicle:
        return 9.0
    if at in evidence.numbered:
        # A caption heads its table for certain: nothing else could be below it.
        return 8.0 if at + 1 in evidence.captioned else 5.0
    if at in evidence.styled or evidence.rows[at].marked:
        return 4.0
    if at in evidence.standing or at in evidence.dated_headlines:
        return 3.0
    if at in evidence.inner or evidence.fact[at] or CONNECTIVE.match(text):
        return -4.0
    if evidence.ordinal[at] is not None or INNER_NAME.fullmatch(text):
        # Who wrote it stands below the headline of an item, hardly below that of a part.
        return -1.0 if at + 1 in evidence.credits else -4.0
    return -3.0 if SUBTITLE.match(text) else 0.0


def _following(evidence: Evidence, at: int, end: int) -> float:
    """Text follows; a date at its head speaks for news."""
    if end >= len(evidence):
        return -3.0
    after = evidence.rows[end]
    if PROFILE.match(after.shade) and COMPANY.search(shade(without_foreign(evidence.rows[end - 1].text))):
        return 4.0
    if evidence.fact[end] and not evidence.fact[at]:
        # 时间：… 地点：… below a row that states no fact: of an event, whose name it is.
        return 0.8 if evidence.fact[at - 1] or evidence.ended[at - 1] or evidence.section[at - 1] is not None else 0.0
    score = 0.8 if _opens_table(evidence, end) or evidence.reads_as_text(end) or after.nearly else -0.3
    if end in evidence.credits:
        return 2.0
    dated = DATELINE.match(after.shade) is not None
    if dated:
        score += 1.4
    if at in evidence.styled or at in evidence.numbered or at in evidence.dated_headlines or evidence.rows[at].marked:
        return score
    if at in evidence.standing and evidence.set_off(at):
        return score
    if end == at + 1 and _stands_before_day(evidence, at):
        return score + 2.0
    weight = 1.4 if not dated else 0.3 if evidence.chronicle else 0.7
    if evidence.rows[end - 1].filled:
        # One headline in so many fills its line to the last character by chance.
        weight = min(weight, 0.7)
    last = evidence.rows[end - 1]
    short = not last.full and DATELINE.match(last.shade) is None
    if end - at > 1 and short and last.odd_gap and last.gap < min(evidence.rows[at].gap, after.gap):
        # Its rows stand closer to each other than to the text: they are one, and no sentence below goes on from them.
        return score + 0.4
    return score - max(0.0, evidence.joins[end]) * (weight + (0.8 if "," in evidence.rows[end - 1].shade else 0.0))


def _stands_before_day(evidence: Evidence, at: int) -> bool:
    """Whether a row that begins a paragraph for certain has no sign in it, and a day begins the next: of a sentence, so
    long a beginning without a comma would hardly break just there."""
    above, row, after = evidence.rows[at - 1 : at + 2] if at else (None, None, None)
    if above is None or row is None or after is None or not evidence.ended[at - 1] or above.full:
        return False
    return _SIGN.search(row.shade) is None and _ON_A_DAY.match(after.shade) is not None


_SIGN = re.compile("[,。;:、]")


def _stands_out(evidence: Evidence, at: int, end: int) -> bool:
    """Where paragraphs begin with an indent, a row without one between the end of one paragraph and the indent of the
    next goes on with nothing."""
    rows = evidence.rows
    if not evidence.indents or end >= len(rows) or rows[at].indented or at == 0:
        return False
    whole = not evidence.ended[end - 1] or rows[end - 1].shade[-1] in "?!"
    return rows[end].indented and evidence.ended[at - 1] and whole and not rows[end - 1].full


def _opens_table(evidence: Evidence, at: int) -> bool:
    return evidence.table[at] and len(cells_of(evidence.rows[at].text)) >= 3
