"""The rules for headlines and their second lines. Scores add; 1 is a hint, 3 is strong, 6 outweighs the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from .contents import IMPRINT
from .evidence import Evidence
from .joins import unclosed
from .patterns import ends_sentence
from .shade import bare
from .signs import CONTINUES, DATELINE, LINK_BOX, RESUMED, SUBTITLE, looks_like_contact
from .tables import cells_of

LONGEST_HEADLINE = 4
"""Rows."""

_SHORTEST = 5
"""Characters. A shorter one needs more to speak for it."""
_INNER_NAME = re.compile(
    r"\[?.{0,4}[一二三四五六七八九十\d]+[::、].*|附件?[一二三四五六七八九十\d]*[::].*|表\d.*|图\d.*"
)
_SALUTATION = re.compile(r".{2,60}:$")


def listed(evidence: Evidence, text: str) -> float:
    """Stands in the contents: 0 to 7 by how alike."""
    found = evidence.contents.find(bare(text))
    return 0.0 if found is None else 4.0 + 3.0 * (found[1] - 84.0) / 16.0


def _length(text: str) -> float:
    size = len(text)
    if size > 44:
        return -0.15 * (size - 44)
    return -1.5 * (_SHORTEST - size) if size < _SHORTEST else 0.0


def _ending(text: str) -> float:
    if text[-1] in "!?":
        return -0.7
    if text[-1] in ",;、":
        return -5.0
    if text[-1] == ":":
        return -3.5
    return -4.0 if ends_sentence(text) else 0.0


def _punctuation(text: str) -> float:
    stops = len(re.findall(r"。|;", text[:-1]))
    return -4.0 * stops - 0.5 * text.count(",") - (2.5 if unclosed(text) else 0.0)


def _contact(text: str) -> float:
    return -5.0 if looks_like_contact(text) or IMPRINT.match(text) else 0.0


def _letters(text: str) -> float:
    return -4.0 if not re.search(r"[^\W\d_]", text) else 0.0


HEADLINE_RULES: tuple[Callable[[str], float], ...] = (_length, _ending, _punctuation, _contact, _letters)
"""Rules on a headline's shadow alone."""


def headlines(evidence: Evidence, at: int) -> list[tuple[int, float]]:
    """The headlines that may begin at a row: where each ends, and its score."""
    rows = evidence.rows
    found: list[tuple[int, float]] = []
    text = ""
    for end in range(at + 1, min(at + LONGEST_HEADLINE, len(rows)) + 1):
        row = rows[end - 1]
        if end > at + 1 and (not _same_headline(evidence, end - 1) or len(text) > 70):
            break
        text += row.shade
        if len(text) > 120:
            break
        score = -1.2 + sum(rule(text) for rule in HEADLINE_RULES) + listed(evidence, text) - 0.3 * (end - at - 1)
        score += _marked(evidence, at) + _ordinal(evidence, at) + _following(evidence, at, end)
        if any(evidence.rows[one].odd_gap for one in range(at + 1, min(end + 1, len(rows)))):
            score += 0.7
        if end > at + 1:
            score += sum(_broken(evidence, one) for one in range(at + 1, end))
        if evidence.table[at]:
            score -= 6.0
        if _stands_out(evidence, at, end):
            score += 3.0
        if evidence.announced[end - 1]:
            score -= 8.0
        if at in evidence.carried:
            score -= 20.0
        found.append((end, score))
    return found


def _same_headline(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a further row of the headline before it."""
    before, row = evidence.rows[at - 1], evidence.rows[at]
    if evidence.ended[at - 1] and before.shade[-1] not in "!?;:,":
        return False
    if evidence.ordinal[at] or SUBTITLE.match(row.shade) or evidence.item_ends[at - 1] or evidence.in_attribution[at]:
        return False
    if (
        row.shade[-1] == ":"
        or evidence.fact[at]
        or at in evidence.credits
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


def _letter_spaced(text: str) -> bool:
    return len(text) > 8 and (text.count(" ") + text.count("　")) * 5 >= len(text) * 2


def _broken(evidence: Evidence, at: int) -> float:
    """A headline goes on in this row: the row before must have run out of room."""
    before = evidence.rows[at - 1]
    if evidence.joins[at] > 0:
        return 0.0
    if evidence.rows[at].level is not None:
        # Two headings of one level, and no text between them.
        return -0.5
    if (evidence.indents and not evidence.rows[at].indented) or (
        _letter_spaced(before.text) and not evidence.prose[at] and len(evidence.rows[at].shade) < 30
    ):
        return -0.3
    if evidence.rows[at].odd_gap and evidence.rows[at].gap < before.gap:
        return 0.0
    if before.filled is False:
        return -4.0
    if not before.wrapped:
        return -3.0
    return 0.0 if len(before.shade) >= 12 or before.width * 5 >= before.column * 2 > 0 else -2.0


def _marked(evidence: Evidence, at: int) -> float:
    """The format says that it is a heading."""
    row = evidence.rows[at]
    # 算盘: what the format marks as a heading may be as short as it likes.
    score = 2.5 - min(0.0, _length(row.shade)) * (len(row.shade) < _SHORTEST) if row.level is not None else 0.0
    return score + (1.0 if row.bold and row.level is None else 0.0)


def _ordinal(evidence: Evidence, at: int) -> float:
    """一、 or 【关键词一：…】 heads a part of an item, but in a chronology each number is an item."""
    if at in evidence.chronicle:
        return 9.0
    if at in evidence.numbered:
        return 5.0
    if at in evidence.styled:
        return 4.0
    if at in evidence.standing:
        return 3.0
    text = evidence.rows[at].shade
    if LINK_BOX.match(text) or RESUMED.fullmatch(text) or CONTINUES.fullmatch(text):
        return -6.0
    if at in evidence.inner or evidence.fact[at]:
        return -4.0
    if evidence.ordinal[at] is not None or _INNER_NAME.fullmatch(text):
        return -4.0
    return -3.0 if SUBTITLE.match(text) else 0.0


def _following(evidence: Evidence, at: int, end: int) -> float:
    """Text follows; a date at its head speaks for news."""
    if end >= len(evidence):
        return -3.0
    after = evidence.rows[end]
    score = 0.8 if _opens_table(evidence, end) or evidence.reads_as_text(end) or after.nearly else -0.3
    if end in evidence.credits:
        return 2.0
    dated = DATELINE.match(after.shade) is not None
    if dated:
        score += 1.4
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


def _stands_out(evidence: Evidence, at: int, end: int) -> bool:
    """Where paragraphs begin with an indent, a row without one between the end of one paragraph and the indent of the
    next goes on with nothing."""
    rows = evidence.rows
    if not evidence.indents or end >= len(rows) or rows[at].indented or at == 0:
        return False
    return rows[end].indented and evidence.ended[at - 1] and not rows[end - 1].full


def _opens_table(evidence: Evidence, at: int) -> bool:
    return evidence.table[at] and len(cells_of(evidence.rows[at].text)) >= 3


def subtitle(evidence: Evidence, at: int) -> tuple[int, float] | None:
    if not SUBTITLE.match(evidence.rows[at].shade):
        return None
    end, text = at + 1, evidence.rows[at].shade
    while end < len(evidence) and end < at + 3 and unclosed(text) and not evidence.ended[end]:
        text += evidence.rows[end].shade
        end += 1
    if (
        end < len(evidence)
        and end == at + 1
        and evidence.joins[end] > 2
        and not evidence.prose[end]
        and not evidence.rows[end].full
    ) or (
        end < len(evidence)
        and end < at + 3
        and not evidence.ended[end - 1]
        and not evidence.rows[end].full
        and not evidence.prose[end]
        and evidence.rows[end].shade[0] in "“《"
        and evidence.rows[end].shade[-1] not in "。"
        and len(evidence.rows[end].shade) < 30
    ):
        end += 1
    return (end, 1.0) if len(text) < 80 else None
