"""Briefs behind bullets without headlines: below a column's name, paragraphs that each begin with the same sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shade import BULLETS
from .signs import CHRONICLE, HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence

_FEWEST, _SHORTEST, _LONGEST = 2, 20, 60
"""Briefs in a column; characters of their first row, and rows of one."""


def find_unheaded(evidence: Evidence) -> None:
    """Each such column from its name on. What the bullets head elsewhere in the issue says nothing of it."""
    rows = evidence.rows
    for name in range(max(0, evidence.contents.end - HEAD_ROWS), len(rows) - 1):
        bullet = rows[name + 1].text[0]
        if evidence.section[name] is None or bullet not in BULLETS or CHRONICLE.fullmatch(rows[name].shade):
            continue
        found = _briefs_below(evidence, name, bullet)
        if len(found) >= _FEWEST:
            evidence.unheaded.update(found)
            for at in found:
                evidence.section[at] = None


def _briefs_below(evidence: Evidence, name: int, bullet: str) -> list[int]:
    """The rows that begin one, to the next column; none where a row behind the bullet is no text."""
    rows = evidence.rows
    found: list[int] = []
    for at in range(name + 1, min(len(rows), evidence.colophon)):
        if rows[at].text[0] == bullet:
            if not _begins_text(evidence, at):
                return []
            found.append(at)
        elif evidence.section[at] is not None or at - found[-1] > _LONGEST:
            break
    return found


def _begins_text(evidence: Evidence, at: int) -> bool:
    """Whether a paragraph begins with the row: its lines are full up to one with which a sentence ends. A headline over
    two rows ends with none."""
    rows = evidence.rows
    if len(rows[at].shade) < _SHORTEST or (at + 1 < len(rows) and rows[at + 1].rest):
        # What was parted from a line is the text of the headline that it began with.
        return False
    last, end = at, min(len(rows), at + _LONGEST)
    while last + 1 < end and rows[last].full and not rows[last + 1].indented and not _ends(evidence, last):
        last += 1
    return _ends(evidence, last) and any(evidence.prose[at : last + 1])


def _ends(evidence: Evidence, at: int) -> bool:
    return evidence.item_ends[at] or (evidence.ended[at] and evidence.rows[at].shade[-1] not in "?!")
