"""The rules: what speaks for and against each label. Scores add; 1 is a hint, 3 is strong, 6 outweighs the rest."""

from __future__ import annotations

from .evidence import Evidence
from .front import IMPRINT, NOTE_ROWS, TO_READERS
from .headline_cues import listed
from .headline_rows import SECOND_LONGEST
from .joins import is_rest_of_line, join_score
from .signs import (
    ADDRESS_ALONE,
    CHRONICLE,
    DAY_OPENS,
    FOOTNOTE,
    FULL_TEXT,
    GREETING,
    INNER_NAME,
    SIGNED,
    SUBTITLE,
)

_RAGGED = 4
"""Half-width columns that lines of one width differ by."""


def section(evidence: Evidence, at: int) -> float | None:
    if evidence.section[at] is None:
        return None
    row = evidence.rows[at]
    score = 4.0 if evidence.known_section[at] else 0.5
    if row.shade[0] in "◎[":
        score += 2.0
    if row.level is not None:
        score += 2.0
    elif (
        at + 1 in evidence.titles
        and not evidence.known_section[at]
        and row.shade[0] not in "◎["
        and CHRONICLE.fullmatch(row.shade)
    ):
        # （8月1日—8月31日） on the row below it: the title of a chronology.
        score -= 3.0
    if at in evidence.groups:
        score += 5.0
    if (
        at < evidence.contents.end
        and not evidence.in_body(at)
        and any(_is_front(evidence, one) for one in range(at, min(at + 6, evidence.contents.end)))
    ):
        score -= 9.0
    if at + 1 < len(evidence) and not evidence.ended[at + 1] and not evidence.prose[at + 1]:
        score += 1.0
    if _is_last_listed(evidence, at):
        score -= 9.0
    return score


def _is_last_listed(evidence: Evidence, at: int) -> bool:
    """Whether a name is the last of the contents: another stands below it, and its own once more further down."""
    if not evidence.contents.entries or at + 1 >= evidence.contents.end or evidence.section[at + 1] is None:
        return False
    return evidence.section[at] in evidence.section[evidence.contents.end :]


def _is_front(evidence: Evidence, at: int) -> bool:
    if at in evidence.credits and at > 1 and evidence.section[at - 2] is not None:
        # The day below the first headline of the first column.
        return False
    shadow = evidence.rows[at].shade
    # 【发布日期】2020年5月3日 is of a document.
    bracketed = evidence.fact[at] and shadow[0] == "["
    return evidence.announced[at] or (IMPRINT.match(shadow) is not None and not bracketed)


def _is_of_note(evidence: Evidence, at: int) -> bool:
    """Whether a row begins such a paragraph, or goes on with it in a file of broken lines. Above a text, it is of that
    item."""
    first, end = at, at + 1
    while first > max(0, at - NOTE_ROWS) and evidence.joins[first] > 0:
        first -= 1
    if TO_READERS.match(evidence.rows[first].shade) is None:
        return False
    while end < len(evidence) and evidence.joins[end] > 0:
        end += 1
    return not (end < len(evidence) and evidence.reads_as_text(end))


def front(evidence: Evidence, at: int) -> float:
    row = evidence.rows[at]
    if _is_front(evidence, at) or GREETING.fullmatch(row.shade) or _is_of_note(evidence, at):
        return 3.0
    if evidence.prose[at] and len(row.shade) > 30:
        return -6.0
    # Without an imprint, the few rows above the first text are rather its headline than a cover.
    return 0.9 if evidence.has_front else -1.5


def body(evidence: Evidence, at: int) -> float:
    row = evidence.rows[at]
    score = 0.0
    if at in evidence.caption:
        return score
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
        part = evidence.ordinal[at] or INNER_NAME.fullmatch(row.shade)
        # Who signs a letter or notice stands on the cover, too.
        signs = at + 1 < len(evidence) and SIGNED.fullmatch(evidence.rows[at + 1].shade) is not None
        if at + 1 < len(evidence) and evidence.joins[at + 1] < 2 and not (part or signs):
            score -= 0.6 * listed(evidence, row.shade)
    if at in evidence.chronicle or at in evidence.titles or evidence.announced[at]:
        score -= 4.0
    return score


def first_of_body(evidence: Evidence, at: int) -> float:
    """A short row below a headline that ends no sentence is rather more of the headline."""
    row = evidence.rows[at]
    if evidence.table[at] or evidence.fact[at]:
        return 0.0
    if evidence.ended[at]:
        return 0.0
    if evidence.indents and not row.indented and not evidence.prose[at] and evidence.joins[at + 1] <= 0:
        return -1.5
    short = not row.full and evidence.joins[at + 1] <= 0 and (row.wrapped or len(row.shade) <= SECOND_LONGEST)
    return -1.0 if short and evidence.ordinal[at] is None and row.level is None else 0.0


def run(evidence: Evidence, at: int) -> float:
    """Text begins without a headline."""
    score = body(evidence, at)
    if at in evidence.dated or at in evidence.unheaded:
        return 6.0
    if at in evidence.torn:
        score += 7.5
    return score


_POINTING = "👉☞"
"""A hand before what is to be pressed: 👉 抽样明细."""


def note(evidence: Evidence, at: int) -> float | None:
    """A footnote below an attribution: 1、…"""
    row = evidence.rows[at]
    if at >= evidence.colophon:
        return None
    if FULL_TEXT.match(row.shade) or row.text[0] in _POINTING or ADDRESS_ALONE.fullmatch(row.shade):
        return 3.0
    if at and evidence.item_ends[at - 1] and not any(map(str.isalnum, row.shade)):
        # A dot that a scan has left.
        return 3.0
    if goes_on_with_note(evidence, at):
        return 1.0
    if not FOOTNOTE.match(row.shade) or len(row.shade) > 60:
        return None
    if at and FOOTNOTE.match(evidence.rows[at - 1].shade):
        return 1.0
    follows = at + 1 >= len(evidence) or FOOTNOTE.match(evidence.rows[at + 1].shade) is not None
    return 1.0 if follows or (evidence.joins[at + 1] < 0 and not evidence.prose[at + 1]) else -2.0


def goes_on_with_note(evidence: Evidence, at: int) -> bool:
    """Whether a row goes on with the footnote above it."""
    return at > 0 and FOOTNOTE.match(evidence.rows[at - 1].shade) is not None and evidence.joins[at] >= 2


def is_whole_note(evidence: Evidence, at: int) -> bool:
    """Whether a row is a footnote below an attribution or another, and its name or quotation has closed: however full
    it is, it need not go on."""
    if at < 1 or evidence.rows[at].shade[-1] not in _CLOSED or not FOOTNOTE.match(evidence.rows[at].shade):
        return False
    return evidence.item_ends[at - 1] or FOOTNOTE.match(evidence.rows[at - 1].shade) is not None


_CLOSED = "》”)"


def floats(evidence: Evidence, at: int) -> list[tuple[int, float]]:
    """Rows that stand inside a sentence which goes on after them: a running head, or a headline that slipped down."""
    rows = evidence.rows
    found: list[tuple[int, float]] = []
    if at == 0 or evidence.ended[at - 1] or evidence.item_ends[at - 1] or evidence.table[at] or evidence.table[at - 1]:
        return found
    if rows[at - 1].wrapped and not rows[at - 1].full and not is_rest_of_line(rows[at - 1]):
        return found
    text = ""
    for end in (at + 1, at + 2):
        if end >= len(rows):
            break
        row = rows[end - 1]
        text += row.shade
        if evidence.ended[end - 1] or evidence.prose[end - 1] or len(text) > 60 or evidence.in_attribution[end - 1]:
            break
        if DAY_OPENS.match(text):
            break
        if join_score(rows[at - 1], rows[end], indents=evidence.indents, bridged=True) < 2.5:
            continue
        score = -0.5 if end == at + 1 else 0.5 if SUBTITLE.match(row.shade) else -1.0
        announced = listed(evidence, text)
        if end > at + 1 and SUBTITLE.match(row.shade):
            announced = max(announced, listed(evidence, rows[at].shade))
        if evidence.known_section[at] and end == at + 1:
            score += 4.0
        elif announced or (
            # A line that fills its width and begins with dashes is a sentence's own.
            SUBTITLE.match(row.shade) and not (rows[at].full and rows[at].width >= rows[at - 1].width - _RAGGED)
        ):
            score += max(3.0, announced)
        elif at in evidence.titles:
            score += 4.0
        elif row.full:
            continue
        found.append((end, score))
    return found
