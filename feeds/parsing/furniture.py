"""Page furniture: page numbers and running heads, which belong to the paper and not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from .contents import front_end
from .patterns import ATTRIBUTION_START, SENTENCE_END
from .rows import Row

PAGE_NUMBER = re.compile(
    r"[-—~·.|/\[(<《]*(?:第|page|p\.?)?\d{1,4}(?:页)?(?:(?:/|共|of|,共)\d{1,4}页?)?[-—~·.|/\])>》]*", re.I
)
"""In the shadow: 12, - 12 -, ·12·, 第12页, 3/24, 第3页共24页, Page 12."""

_SEEN_AT_LEAST = 3
_LONGEST = 40


def _signature(row: Row) -> str:
    return re.sub(r"\d+", "0", row.shade)


def without_furniture(rows: Sequence[Row]) -> list[Row]:
    """The rows without page numbers and running heads. The row after one opens a page."""
    times: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if len(row.shade) <= _LONGEST:
            times[_signature(row)].append(at)
    first = front_end(rows)
    numbers = [PAGE_NUMBER.fullmatch(row.shade) is not None for row in rows]
    heads: set[int] = set()
    for signature, places in times.items():
        # The cover and the contents page repeat headlines: only what is repeated in the text itself is a running head.
        inside = [at for at in places if at >= first]
        if len(inside) < _SEEN_AT_LEAST or SENTENCE_END.search(signature) or ATTRIBUTION_START.search(signature):
            continue
        at_edges = sum(_at_edge(rows, numbers, at) for at in inside)
        if at_edges >= _SEEN_AT_LEAST and at_edges * 2 >= len(inside):
            heads.update(places)
    kept: list[Row] = []
    opens, gap = False, 0
    for at, row in enumerate(rows):
        if numbers[at] or at in heads:
            opens, gap = True, max(gap, row.gap)
            continue
        if opens:
            row.opens_page, row.gap = True, max(gap, row.gap)
        opens, gap = False, 0
        kept.append(row)
    return kept


def _at_edge(rows: Sequence[Row], numbers: Sequence[bool], at: int) -> bool:
    """Whether a row stands beside a page number or where a page begins or ends, or cuts a sentence in two."""
    near = range(max(0, at - 2), min(len(rows), at + 3))
    if any(numbers[one] for one in near if one != at) or rows[at].opens_page:
        return True
    if at + 1 < len(rows) and rows[at + 1].opens_page:
        return True
    before = rows[at - 1] if at else None
    return before is not None and len(before.shade) >= 12 and not SENTENCE_END.search(before.shade)
