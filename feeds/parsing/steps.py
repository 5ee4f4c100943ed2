"""What a step from text into another label is worth."""

from __future__ import annotations

from .evidence import Evidence
from .joins import join_score
from .labels import Label
from .signs import ADDRESS_ALONE, FULL_TEXT, LINK_BOX, REPLY, RESUMED, SIGNED


def after_text(evidence: Evidence, at: int, *, from_note: bool, from_float: bool, to: Label) -> float | None:
    """What the step out of text into a label is worth."""
    # The words of pictures below the end of an item are of it.
    above = next((one for one in range(at - 1, max(0, at - _CAPTIONS), -1) if one not in evidence.caption), at - 1)
    closed = evidence.item_ends[above] or from_note
    if to is Label.BODY:
        if from_note:
            return 0.0 if evidence.joins[at] >= 2 else -6.0
        if evidence.after_table[at]:
            return -2.0
        if not closed or evidence.in_attribution[at] or at in evidence.caption:
            return 0.0
        row = evidence.rows[at]
        if LINK_BOX.match(row.shade) or RESUMED.fullmatch(row.shade) or REPLY.match(row.shade):
            return 2.0
        return 3.0 if evidence.item_ends[at] and evidence.signature[at] else -3.5
    if to is Label.FLOAT:
        return None if from_note or from_float else 0.0
    if to is Label.NOTE:
        # 报名 >> https://…: an address without what it leads to may be the text's own.
        shadow = evidence.rows[at].shade
        link = evidence.ended[at - 1] and not shadow.startswith("http") and FULL_TEXT.match(shadow) is not None
        link = link or ADDRESS_ALONE.fullmatch(shadow) is not None
        return 1.0 if closed or link else None
    if to in (Label.FRONT, Label.SUBTITLE, Label.CREDIT):
        return None
    broken = max(0.0, evidence.joins[at], _bridged(evidence, at))
    if from_float:
        broken = max(broken, 3.0)
    if at in evidence.chronicle:
        broken *= 0.2
    if to is Label.RUN and evidence.after_table[at]:
        return 1.5
    if to is Label.RUN:
        return -1.0 if closed or at in evidence.dated or at in evidence.unheaded else -7.0 - broken
    if to is Label.NOTICE:
        # A colophon is found by all that stands in it: however full the row above, no sentence goes on there.
        return (-1.0 if closed else -6.0) - (0.0 if at == evidence.colophon else broken)
    boxed = evidence.in_link[at - 1] and not evidence.in_link[at] and evidence.joins[at] < 1
    if to is Label.SECTION:
        # Behind missing pages no sentence goes on.
        lost = evidence.rows[at].pages_missing > 0
        return (2.0 if closed or boxed or lost else -1.0) - (0.0 if lost else broken)
    if closed:
        return 4.0
    if boxed:
        return 2.5
    if SIGNED.fullmatch(evidence.rows[at - 1].shade):
        return 1.0
    if evidence.rows[at].pages_missing and at not in evidence.torn:
        # The text above has lost its end.
        return 1.0
    # Where no item names a source, the end of one is not to be seen: a headline then has to speak for itself.
    return (-2.0 if evidence.attributed else -1.5) - broken


_HEADINGS, _CAPTIONS = 3, 6
"""Rows."""


def _bridged(evidence: Evidence, at: int) -> float:
    """How well the text above a heading goes on below it: headings slip into sentences. The format calls it one, or it
    is bold below a row that is full and not."""
    row, above = evidence.rows[at], evidence.rows[at - 1]
    bold = row.bold and not above.bold and above.full
    if not (row.level is not None or bold) or evidence.ended[at - 1] or evidence.item_ends[at - 1]:
        return 0.0
    if evidence.table[at - 1]:
        return 0.0
    for below in range(at + 1, min(at + 1 + _HEADINGS, len(evidence))):
        if evidence.rows[below].level is None and not (bold and evidence.rows[below].bold):
            return join_score(above, evidence.rows[below], indents=evidence.indents, bridged=True)
    return 0.0
