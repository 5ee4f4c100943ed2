"""Headlines that stand in the line of their text: 【某市上线企业码】8月12日，… becomes a headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .rows import Row, display_width
from .shade import shade

_RUN_IN = re.compile(r"(?P<head>[【［〖](?P<title>[^【】［］〖〗：:]{5,40})[】］〗])\s*(?=\S.{11,})")
_SEEN_AT_LEAST = 3


def part_run_in_headlines(rows: Sequence[Row]) -> list[Row]:
    """The rows with such headlines on rows of their own, if the text has several of them."""
    matches = [_RUN_IN.match(row.text) if row.text[0] in "【［〖" else None for row in rows]
    if sum(match is not None for match in matches) < _SEEN_AT_LEAST:
        return list(rows)
    found: list[Row] = []
    for row, match in zip(rows, matches, strict=True):
        if match is None:
            found.append(row)
            continue
        head, text = match["head"], row.text[match.end() :]
        at = row.start + match.end()
        found.append(
            replace(row, text=head, shade=shade(head), end=row.start + len(head), width=display_width(head), whole=None)
        )
        found.append(
            replace(
                row,
                text=text,
                shade=shade(text[:4000]),
                start=at,
                gap=0,
                opens_page=False,
                level=None,
                width=display_width(text),
            )
        )
    return found
