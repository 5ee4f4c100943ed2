"""The rule for a headline's second line: ——…, on a row or several, or the headline in another language."""

from __future__ import annotations

from .evidence import Evidence
from .joins import unclosed
from .signs import SUBTITLE


def subtitle(evidence: Evidence, at: int) -> tuple[int, float] | None:
    if evidence.rows[at].foreign:
        return at + 1, 1.0
    if not SUBTITLE.match(evidence.rows[at].shade):
        second = _stands_below_listed(evidence, at) or _is_lower_heading(evidence, at)
        return (at + 1, 1.0) if second else None
    end, text = at + 1, evidence.rows[at].shade
    if _goes_on_to_credit(evidence, end):
        return end + 1, 1.0
    while end < len(evidence) and end < at + 3 and evidence.rows[at].centred and _goes_on_centred(evidence, end):
        text += evidence.rows[end].shade
        end += 1
    while end < len(evidence) and end < at + 3 and unclosed(text) and not evidence.ended[end]:
        text += evidence.rows[end].shade
        end += 1
    if (
        end < len(evidence)
        and end == at + 1
        and evidence.joins[end] > 2
        and end not in evidence.credits
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


def _stands_below_listed(evidence: Evidence, at: int) -> bool:
    """Whether a row without strokes stands between a headline that the contents list without it, and who wrote it."""
    if not evidence.contents.keys or at + 1 not in evidence.credits or at in evidence.credits or at == 0:
        return False
    row, above = evidence.rows[at], evidence.rows[at - 1]
    plain = not (row.gap or row.full or evidence.ended[at] or evidence.prose[at]) and len(row.shade) <= _PLAIN_LONGEST
    if not plain or evidence.contents.find(above.shade, cutoff=_SURELY) is None:
        return False
    return evidence.contents.find(above.shade + row.shade) is None and evidence.contents.find(row.shade) is None


def _is_lower_heading(evidence: Evidence, at: int) -> bool:
    """Whether the format marks a row as a heading one level below the heading above it, and who wrote it stands below:
    what heads a part stands above text."""
    if at == 0 or at + 1 not in evidence.credits:
        return False
    level, above = evidence.rows[at].level, evidence.rows[at - 1].level
    return level is not None and above is not None and level == above + 1 and evidence.section[at - 1] is None


_PLAIN_LONGEST, _SURELY = 30, 95.0
"""Characters, and how like an entry of the contents."""


def _goes_on_centred(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    return row.centred and not row.gap and not evidence.ended[at] and at not in evidence.credits


def _goes_on_to_credit(evidence: Evidence, at: int) -> bool:
    """Whether the row below a second line is the rest of it: short, and right above who wrote the text."""
    if at + 1 >= len(evidence) or at + 1 not in evidence.credits or at in evidence.credits:
        return False
    row = evidence.rows[at]
    return len(row.shade) <= _REST_LONGEST and not row.indented and not evidence.ended[at] and not row.gap


_REST_LONGEST = 20
"""Characters."""
