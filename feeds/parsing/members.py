"""The names of companies that head their profiles, in columns of new members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shade import shade
from .signs import COMPANY, INNER_NAME, MEMBER_NAMED, MEMBERS, PROFILE, looks_like_contact, without_foreign

if TYPE_CHECKING:
    from .evidence import Evidence

_NAME_LONGEST = 44
"""Characters."""


def find_members(evidence: Evidence) -> None:
    """In a column of new members, a company's name above a text heads its profile."""
    rows = evidence.rows
    inside = False
    for at in range(len(rows) - 1):
        name = evidence.section[at]
        if name is not None:
            # Whatever the column is called, a company's name right below is no news.
            inside = MEMBERS.search(name) is not None or _names_member(evidence, at + 1)
        elif (inside and _names_member(evidence, at)) or _says_member(evidence, at):
            evidence.standing.add(at)
            evidence.inner.discard(at)
            # However wide it is set, nothing goes on from a name, nor from the text above.
            evidence.joins[at], evidence.joins[at + 1] = (min(one, 0.0) for one in evidence.joins[at : at + 2])


def _says_member(evidence: Evidence, at: int) -> bool:
    return MEMBER_NAMED.fullmatch(evidence.rows[at].shade) is not None and evidence.reads_as_text(at + 1)


def _names_member(evidence: Evidence, at: int) -> bool:
    if at + 1 >= len(evidence):
        return False
    row = evidence.rows[at]
    # Whom to ask, and where, is the last that is told of the member above.
    closed = evidence.ended[at - 1] or looks_like_contact(evidence.rows[at - 1].shade)
    if len(row.shade) > _NAME_LONGEST or evidence.prose[at] or (evidence.joins[at] >= 1 and not closed):
        return False
    if INNER_NAME.fullmatch(row.shade):
        # 误区一：…, a part about a shop, is no shop.
        return False
    if not (evidence.reads_as_text(at + 1) or PROFILE.match(evidence.rows[at + 1].shade)):
        return False
    return COMPANY.search(shade(without_foreign(row.text))) is not None
