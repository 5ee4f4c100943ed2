"""The rules: what speaks for and against each label. Scores add; 1 is a hint, 3 is strong, 6 outweighs the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from .contents import IMPRINT
from .evidence import (
    ABOUT,
    COLOPHON,
    DATELINE,
    FOOTNOTE,
    LINK_BOX,
    NOTICE,
    RESUMED,
    SUBTITLE,
    Evidence,
    looks_like_contact,
)
from .joins import join_score, unclosed
from .labels import Label
from .patterns import ends_sentence
from .shade import bare

LONGEST_HEADLINE = 4
"""Rows."""

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
    return -1.5 * (5 - size) if size < 5 else 0.0


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
        score += _marked(evidence, at) + _ordinal(evidence, at) + _following(evidence, end)
        if any(evidence.rows[one].odd_gap for one in range(at + 1, min(end + 1, len(rows)))):
            score += 0.7
        if end > at + 1:
            score += sum(_broken(evidence, one) for one in range(at + 1, end))
        if evidence.table[at]:
            score -= 6.0
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
    if before.level is not None and not before.filled and row.gap:
        return False
    near = row.opens_page or row.gap <= max(2, before.gap + 1)
    return row.level is None and not evidence.known_section[at] and near


def _broken(evidence: Evidence, at: int) -> float:
    """A headline goes on in this row: the row before must have run out of room."""
    before = evidence.rows[at - 1]
    if evidence.joins[at] > 0:
        return 0.0
    if before.filled is False:
        return -4.0
    if not before.wrapped:
        return -3.0
    return 0.0 if len(before.shade) >= 12 else -2.0


def _marked(evidence: Evidence, at: int) -> float:
    """The format says that it is a heading."""
    row = evidence.rows[at]
    score = 2.5 if row.level is not None else 0.0
    return score + (1.0 if row.bold and row.level is None else 0.0)


def _ordinal(evidence: Evidence, at: int) -> float:
    """一、 or 【关键词一：…】 heads a part of an item, but in a chronology each number is an item."""
    if at in evidence.chronicle:
        return 9.0
    if at in evidence.numbered:
        return 5.0
    if at in evidence.styled:
        return 4.0
    text = evidence.rows[at].shade
    if LINK_BOX.match(text):
        return -6.0
    if evidence.ordinal[at] is not None or _INNER_NAME.fullmatch(text):
        return -4.0
    return -3.0 if SUBTITLE.match(text) else 0.0


def _following(evidence: Evidence, end: int) -> float:
    """Text follows; a date at its head speaks for news."""
    if end >= len(evidence):
        return -3.0
    after = evidence.rows[end]
    score = 0.8 if evidence.prose[end] or after.full or after.nearly or len(after.shade) > 40 else -0.3
    dated = DATELINE.match(after.shade) is not None
    if dated:
        score += 1.4
    weight = 1.4 if not dated else 0.3 if evidence.chronicle else 0.7
    if evidence.rows[end - 1].filled:
        # One headline in so many fills its line to the last character by chance.
        weight = min(weight, 0.7)
    return score - max(0.0, evidence.joins[end]) * (weight + (0.8 if "," in evidence.rows[end - 1].shade else 0.0))


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


def section(evidence: Evidence, at: int) -> float | None:
    if evidence.section[at] is None:
        return None
    row = evidence.rows[at]
    score = 4.0 if evidence.known_section[at] else 0.5
    if row.shade[0] in "◎[":
        score += 2.0
    if row.level is not None:
        score += 2.0
    if at < evidence.contents.end and any(
        _is_front(evidence, one) for one in range(at + 1, min(at + 6, evidence.contents.end))
    ):
        score -= 9.0
    if at + 1 < len(evidence) and not evidence.ended[at + 1] and not evidence.prose[at + 1]:
        score += 1.0
    return score


def _is_front(evidence: Evidence, at: int) -> bool:
    return evidence.announced[at] or IMPRINT.match(evidence.rows[at].shade) is not None


def front(evidence: Evidence, at: int) -> float:
    row = evidence.rows[at]
    if _is_front(evidence, at):
        return 3.0
    if evidence.prose[at] and len(row.shade) > 30:
        return -6.0
    return 0.9


def body(evidence: Evidence, at: int) -> float:
    row = evidence.rows[at]
    score = 0.0
    if (
        not row.full
        and not evidence.ended[at]
        and len(row.shade) <= 44
        and evidence.joins[at] < 2.5
        and not evidence.table[at]
    ):
        # A list of names is one oddity, not one a row.
        listing = (
            at
            and not evidence.rows[at - 1].full
            and not evidence.ended[at - 1]
            and len(evidence.rows[at - 1].shade) <= 44
        )
        score -= 0.1 if listing else 0.6
        if evidence.known_section[at]:
            score -= 3.0
        elif row.level is not None and evidence.ordinal[at] is None:
            score -= 1.0
        if at in evidence.carried:
            return -0.3
        if at + 1 < len(evidence) and evidence.joins[at + 1] < 2 and not evidence.ordinal[at]:
            score -= 0.6 * listed(evidence, row.shade)
    if at in evidence.chronicle or evidence.announced[at]:
        score -= 4.0
    return score


def first_of_body(evidence: Evidence, at: int) -> float:
    """A short row below a headline that ends no sentence is rather more of the headline."""
    row = evidence.rows[at]
    short = row.wrapped and not row.full and not evidence.ended[at] and evidence.joins[at + 1] <= 0
    return -1.0 if short and evidence.ordinal[at] is None and row.level is None and not evidence.table[at] else 0.0


def run(evidence: Evidence, at: int) -> float:
    """Text begins without a headline."""
    score = body(evidence, at)
    if at in evidence.dated:
        return 6.0
    if at in evidence.torn:
        score += 7.5
    return score


def note(evidence: Evidence, at: int) -> float | None:
    """A footnote below an attribution: 1、…"""
    row = evidence.rows[at]
    if at and FOOTNOTE.match(evidence.rows[at - 1].shade) and evidence.joins[at] >= 2:
        return 1.0
    if not FOOTNOTE.match(row.shade) or len(row.shade) > 60:
        return None
    if at and FOOTNOTE.match(evidence.rows[at - 1].shade):
        return 1.0
    follows = at + 1 >= len(evidence) or FOOTNOTE.match(evidence.rows[at + 1].shade) is not None
    return 1.0 if follows or (evidence.joins[at + 1] < 0 and not evidence.prose[at + 1]) else -2.0


def notice(evidence: Evidence, at: int) -> float:
    shadow = evidence.rows[at].shade
    if NOTICE.fullmatch(shadow) or ABOUT.fullmatch(shadow):
        return 9.0
    if COLOPHON.match(shadow):
        return 8.0 if at > len(evidence) * 0.6 else 2.0
    return 0.0


def floats(evidence: Evidence, at: int) -> list[tuple[int, float]]:
    """Rows that stand inside a sentence which goes on after them: a running head, or a headline that slipped down."""
    rows = evidence.rows
    found: list[tuple[int, float]] = []
    if at == 0 or evidence.ended[at - 1] or evidence.item_ends[at - 1] or evidence.table[at] or evidence.table[at - 1]:
        return found
    if rows[at - 1].wrapped and not rows[at - 1].full:
        return found
    text = ""
    for end in (at + 1, at + 2):
        if end >= len(rows):
            break
        row = rows[end - 1]
        text += row.shade
        if evidence.ended[end - 1] or evidence.prose[end - 1] or len(text) > 60 or evidence.in_attribution[end - 1]:
            break
        if join_score(rows[at - 1], rows[end], indents=evidence.indents) < 2.5:
            continue
        score = -0.5 if end == at + 1 else 0.5 if SUBTITLE.match(row.shade) else -1.0
        announced = listed(evidence, text)
        if end > at + 1 and SUBTITLE.match(row.shade):
            announced = max(announced, listed(evidence, rows[at].shade))
        if evidence.known_section[at] and end == at + 1:
            score += 4.0
        elif announced or (SUBTITLE.match(row.shade) and (end == at + 1 or not rows[at].full)):
            score += max(3.0, announced)
        elif at in set(evidence.chronicle.values()):
            score += 4.0
        elif row.full:
            continue
        found.append((end, score))
    return found


def after_text(evidence: Evidence, at: int, *, from_note: bool, from_float: bool, to: Label) -> float | None:
    """What the step out of text into a label is worth."""
    closed = evidence.item_ends[at - 1] or from_note
    boxed = evidence.in_link[at - 1] and not evidence.in_link[at] and evidence.joins[at] < 1
    if to is Label.FLOAT:
        return None if from_note or from_float else 0.0
    if to is Label.BODY:
        if from_note:
            return 0.0 if evidence.joins[at] >= 2 else -6.0
        if evidence.after_table[at]:
            return -2.0
        if not closed or evidence.in_attribution[at]:
            return 0.0
        row = evidence.rows[at]
        if LINK_BOX.match(row.shade) or RESUMED.fullmatch(row.shade):
            return 2.0
        return 3.0 if evidence.item_ends[at] and evidence.signature[at] else -3.5
    if to is Label.NOTE:
        return 1.0 if closed else None
    if to in (Label.FRONT, Label.SUBTITLE):
        return None
    broken = max(0.0, evidence.joins[at])
    if from_float:
        broken = max(broken, 3.0)
    if at in evidence.chronicle:
        broken *= 0.2
    if to is Label.RUN and evidence.after_table[at]:
        return 1.5
    if to is Label.RUN:
        return -1.0 if closed or at in evidence.dated else -7.0 - broken
    if to is Label.NOTICE:
        return (-1.0 if closed else -6.0) - broken if notice(evidence, at) else None
    if to is Label.SECTION:
        return (2.0 if closed or boxed else -1.0) - broken
    if closed:
        return 4.0
    if boxed:
        return 2.5
    return -2.0 - broken
