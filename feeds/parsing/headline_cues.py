"""The rules for headlines and their second lines. Scores add; 1 is a hint, 3 is strong, 6 outweighs the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from .evidence import Evidence
from .front import IMPRINT
from .headline import split_subtitle
from .headline_below import following, stands_out, translated
from .headline_rows import SECOND_LONGEST, are_one, broken, is_odd, is_rest, same_headline, says_again, set_in_two
from .joins import unclosed
from .patterns import ends_sentence
from .signs import (
    CONNECTIVE,
    CONTINUES,
    DAY_OPENS,
    DOCUMENT_NUMBER,
    INNER_NAME,
    ISSUED,
    LEFT_OUT,
    LINK_BOX,
    RESUMED,
    SIGNED,
    SUBTITLE,
    heads_notice,
    looks_like_contact,
)
from .standing import is_second_half

LONGEST_HEADLINE = 4
"""Rows."""

_BEGINS = 1.2
"""What a headline costs: most rows head nothing."""

_LABELLED = 4.0
"""What a label with what it says costs more: it heads nothing."""

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


_ASKING = -0.7


def _asks(text: str) -> bool:
    return text.rstrip("]”)》")[-1:] in ("!", "?")


def _ending(text: str) -> float:
    if _asks(text):
        return _ASKING
    if text[-1] in ",;、":
        return -5.0
    if text[-1] == ":":
        return -3.5
    return -4.0 if ends_sentence(text) else 0.0


def _in_brackets(text: str) -> float:
    """（本栏目由…解答） speaks of what is around it."""
    return -4.0 if text[0] == "(" and text[-1] == ")" else 0.0


def _punctuation(text: str) -> float:
    stops = text.count("。", 0, -1) + text.count(";", 0, -1)
    return -4.0 * stops - 0.5 * text.count(",") - (2.5 if unclosed(text) else 0.0)


def _contact(text: str) -> float:
    return -5.0 if looks_like_contact(text) else 0.0


def _letters(text: str) -> float:
    # The day below a letter says nothing, either.
    return -4.0 if not _LETTER.search(text) or SIGNED.fullmatch(text) else 0.0


_LETTER = re.compile(r"[^\W\d_]")


def _formula(text: str) -> float:
    """现将《…办法》印发给你们: what a paper says of itself, not what it is called."""
    return -4.0 if _FORMULA.match(text) else 0.0


_FORMULA = re.compile("现将|现就|兹将|特此")


def _opening(text: str) -> float:
    """3月9日，某会… opens a report."""
    return -3.0 if DAY_OPENS.match(text) else 0.0


HEADLINE_RULES: tuple[Callable[[str], float], ...] = (
    _length,
    _ending,
    _in_brackets,
    _punctuation,
    _contact,
    _letters,
    _formula,
    _opening,
)
"""Rules on a headline's shadow alone."""


_HOPELESS = -12.0
"""What a headline's own words may cost: nothing outweighs more, and further rows only add to it."""


def headlines(evidence: Evidence, at: int) -> list[tuple[int, float]]:
    """The headlines that may begin at a row: where each ends, and its score."""
    rows = evidence.rows
    found: list[tuple[int, float]] = []
    if rows[at].foreign or at in evidence.caption:
        return found
    text = ""
    first = _marked(evidence, at) + _ordinal(evidence, at) - _BEGINS - _LABELLED * (at in evidence.labelled)
    for end in range(at + 1, min(at + LONGEST_HEADLINE, len(rows)) + 1):
        row = rows[end - 1]
        if end > at + 1 and (not same_headline(evidence, end - 1) or len(text) > 70 or says_again(text, row.shade)):
            break
        text += row.shade
        if len(text) > 120:
            break
        alone = sum([rule(text) for rule in HEADLINE_RULES])
        if alone < _HOPELESS:
            break
        score = first + alone + listed(evidence, text) - 0.3 * (end - at - 1)
        score += following(evidence, at, end)
        if (":" in text or at <= evidence.contents.end) and IMPRINT.match(text):
            # Further on, （第六期） is of a course.
            score -= 5.0
        if end < len(rows) and _RULES_OF.fullmatch(text) and _FIRST_OF_RULES.match(rows[end].shade):
            score += 5.0
        if any(is_odd(evidence, at, one) for one in range(at + 1, min(end + 1, len(rows)))):
            score += 0.7
        if end < len(rows) and DOCUMENT_NUMBER.fullmatch(rows[end].shade) and ISSUED.search(text):
            score += 5.0
        apart = rows[at].gap or (at > 0 and (evidence.ended[at - 1] or evidence.item_ends[at - 1]))
        if end < len(rows) and apart and heads_notice(text, rows[end].shade):
            score += 5.0
        if end > at + 1 and (are_one(evidence, at, end) or _is_short_second(evidence, at, end)):
            # The contents may say the first of its rows alone.
            score += max(0.0, listed(evidence, rows[at].shade) - listed(evidence, text))
        if end == at + _WITH_LEAD_IN and listed_without(evidence, at, end, 1):
            score += _LEAD_IN + listed(evidence, row.shade)
        elif end > at + 1:
            score += sum(broken(evidence, one) for one in range(at + 1, end))
        if end == at + 2 and set_in_two(evidence, at):
            score += 2.0
        if end > at + 1 and is_rest(evidence, end - 1):
            score += 2.0
        if end < len(rows) and SIGNED.fullmatch(rows[end].shade) and end not in evidence.credits:
            # Who signs a letter or notice stands above its day, though the cover has the name, too.
            score -= 5.0 + listed(evidence, text)
        if evidence.table[at] or (at in evidence.credits and evidence.item_ends[at]):
            score -= 6.0
        if stands_out(evidence, at, end):
            score += 4.5 if evidence.always_indented else 3.0
        if evidence.flush and rows[at].indented:
            # Set in like a paragraph: a part of an item, where no headline is.
            score -= 3.0
        if rows[at].centred and at in evidence.standing and _asks(text):
            # Where headlines stand in the middle, a sentence there is one as well.
            score -= _ASKING
        if is_second_half(evidence, at):
            score -= 2.5
        if evidence.translated:
            score += translated(evidence, end)
        if evidence.announced[end - 1]:
            score -= 8.0
        if not evidence.carried.isdisjoint(range(at, end)):
            score -= 20.0
        found.append((end, score))
    return found


def _is_short_second(evidence: Evidence, at: int, end: int) -> bool:
    """Whether a row that says no sentence stands between the first of a headline and a paragraph that is set in."""
    if end != at + 2 or end >= len(evidence) or evidence.section[at] is not None:
        return False
    if not (evidence.always_indented and evidence.rows[end].indented):
        return False
    row = evidence.rows[end - 1]
    said = evidence.ended[end - 1] or evidence.prose[end - 1] or evidence.ordinal[end - 1] is not None
    return len(row.shade) <= SECOND_LONGEST and not (said or row.full or row.gap) and evidence.reads_as_text(end)


_RULES_OF = re.compile(r".{4,60}(?:规定|办法|条例|细则|准则|规则|章程)(?:[(\[].{1,8}[)\]])?")
_FIRST_OF_RULES = re.compile(r"第[一1][条章]")
"""某某管理办法 above 第一条"""


def _marked(evidence: Evidence, at: int) -> float:
    """The format says that it is a heading."""
    row = evidence.rows[at]
    # 算盘: what the format marks as a heading may be as short as it likes.
    score = 2.5 - min(0.0, _length(row.shade)) * (len(row.shade) < _SHORTEST) if row.level is not None else 0.0
    return score + (1.0 if row.bold and row.level is None else 0.0)


def _ordinal(evidence: Evidence, at: int) -> float:
    """一、 or 【关键词一：…】 heads a part of an item, but in a chronology each number is an item."""
    text = evidence.rows[at].shade
    # 短评：海外仓名录不是光荣榜 is a headline where its author stands below.
    box = LINK_BOX.match(text) and at + 1 not in evidence.credits
    if box or RESUMED.fullmatch(text) or CONTINUES.fullmatch(text):
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
    if at and RESUMED.fullmatch(evidence.rows[at - 1].shade):
        # A text that was broken off goes on with a part of it.
        return -4.0
    if at in evidence.inner or evidence.fact[at] or CONNECTIVE.match(text):
        return -4.0
    if evidence.ordinal[at] is not None or INNER_NAME.fullmatch(text):
        # Who wrote it stands below the headline of an item, hardly below that of a part.
        return -1.0 if at + 1 in evidence.credits else -4.0
    return -3.0 if SUBTITLE.match(text) else 0.0
