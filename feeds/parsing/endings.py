"""Where items end: attributions, whole or broken over rows, and the link boxes that may follow one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import attribution
from .rows import Row
from .signs import LINK_BOX

if TYPE_CHECKING:
    from .evidence import Evidence


def find_attributions(evidence: Evidence) -> None:
    """Finds the rows that end with an attribution, and those that go on with one begun further up."""
    rows = evidence.rows
    for at, row in enumerate(rows):
        shadow = row.shade
        if shadow[-1] in ")]。." and shadow.rstrip("。.")[-1:] in (")", "]") and not _holds_bracket(shadow):
            opening = _opening(rows, at)
            if opening is not None:
                joined = "".join(one.text for one in rows[opening : at + 1])
                if attribution.take_tail(joined[-200:]).attribution:
                    for one in range(opening + 1, at + 1):
                        evidence.in_attribution[one] = True
                        evidence.joins[one] = 4.0
                    for one in range(opening, at):
                        evidence.item_ends[one] = False
                    evidence.item_ends[at] = True
        elif attribution.may_end_item(shadow) and (
            attribution.ends_item(row.text, shadow) or attribution.take_tail(row.text[-200:]).torn
        ):
            evidence.item_ends[at] = True


def _holds_bracket(shadow: str) -> bool:
    """Whether the bracket that a row ends with opens in the same row."""
    depth = 0
    for char in reversed(shadow.rstrip("。.")):
        depth += char in ")]"
        depth -= char in "(["
        if depth == 0:
            return True
    return False


_LEFT_OPEN = re.compile(r"[(\[][^()\[\]]{0,60}$")


def _opening(rows: Sequence[Row], at: int) -> int | None:
    """The row above, near, in which the bracket opens that row ``at`` closes; no sentence ends in between."""
    length = 0
    for one in range(at, max(-1, at - 4), -1):
        shadow = rows[one].shade
        if one < at and _LEFT_OPEN.search(shadow):
            return one
        length += len(shadow)
        if length > attribution.LONGEST or (one < at and shadow[-1] in "。!?)]"):
            return None
    return None


def find_links(evidence: Evidence) -> None:
    for at, row in enumerate(evidence.rows):
        if evidence.item_ends[at]:
            evidence.signature[at] = len(row.shade) <= 70 and not attribution.take_tail(row.text).text
            if evidence.signature[at] and not evidence.in_attribution[at]:
                evidence.joins[at] = -4.0
        evidence.in_link[at] = LINK_BOX.match(row.shade) is not None or (
            at > 0 and evidence.in_link[at - 1] and evidence.joins[at] > 0
        )
