"""What stands below a headline, and around it: what that says for it or against it."""

from __future__ import annotations

import re

from .credits import names_author
from .evidence import Evidence
from .questions import QUESTION
from .shade import shade
from .signs import COMPANY, DATELINE, DAY_OPENS, LINK_BOX, PROFILE, without_foreign
from .tables import opens_table
from .tails import opens_with_slug


def following(evidence: Evidence, at: int, end: int) -> float:
    """Text follows; a date at its head speaks for news."""
    if end >= len(evidence):
        return -3.0
    after = evidence.rows[end]
    if PROFILE.match(after.shade) and COMPANY.search(shade(without_foreign(evidence.rows[end - 1].text))):
        return 4.0
    if QUESTION.match(after.text) and _ANSWERED.search(evidence.rows[end - 1].shade):
        return 3.0
    if evidence.fact[end] and not evidence.fact[at]:
        # 时间：… 地点：… below a row that states no fact: of an event, whose name it is.
        return 0.8 if evidence.fact[at - 1] or evidence.ended[at - 1] or evidence.section[at - 1] is not None else 0.0
    if end in evidence.credits:
        # Between a text that has ended and the name of an author stands nothing but a headline.
        return 4.0 if at and evidence.ended[at - 1] and names_author(evidence, end) else 2.0
    if opens_table(evidence, end):
        # However wide its headline is set, no sentence goes on in cells.
        return 0.8
    score = 0.8 if evidence.reads_as_text(end) or after.nearly else -0.3
    dated = DATELINE.match(after.shade) is not None
    if dated or opens_with_slug(after.shade[:_OPENING]):
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


_OPENING = 40
"""Characters of a text that say whose news it is."""
_ANSWERED = re.compile("问答|答问|百问|解答")
"""补助政策问答, above 问：…"""


def _stands_before_day(evidence: Evidence, at: int) -> bool:
    """Whether a row begins a paragraph for certain, and a day begins the row below: hardly a sentence breaks right
    before its day. What has a number heads a part all the same."""
    if not 0 < at < len(evidence) - 1 or evidence.ordinal[at] is not None or at in evidence.inner:
        return False
    opens = evidence.ended[at - 1] and not evidence.rows[at - 1].full
    return opens and DAY_OPENS.match(evidence.rows[at + 1].shade) is not None


def stands_out(evidence: Evidence, at: int, end: int) -> bool:
    """Where paragraphs begin with an indent, a row without one between the end of one paragraph, or a table, and the
    indent of the next goes on with nothing; nor does one in the middle, with an empty line above."""
    rows = evidence.rows
    centred = rows[at].centred and rows[at].gap > 0
    indented = rows[at].indented and not centred
    if not evidence.indents or evidence.parts_flush or end >= len(rows) or indented or at == 0:
        return False
    if LINK_BOX.match(rows[at].shade):
        # 【链接】某某是什么, below the source of what it explains.
        return False
    whole = not evidence.ended[end - 1] or rows[end - 1].shade[-1] in "?!"
    below_table = evidence.table[at - 1] and not evidence.table[at]
    closed = evidence.ended[at - 1] or ((evidence.flush or centred) and below_table)
    return rows[end].indented and closed and whole and not rows[end - 1].full


def translated(evidence: Evidence, end: int) -> float:
    """Where headlines are said again in another language: on the row below, or behind on the same row."""
    if end < len(evidence) and evidence.rows[end].foreign:
        return 2.5
    # A wrap may have broken the translation.
    known = evidence.wrapped or without_foreign(evidence.rows[end - 1].text) != evidence.rows[end - 1].text
    return 0.0 if known else -2.0
