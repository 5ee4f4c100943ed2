"""Headlines that stand in the line of their text: 【某市上线企业码】8月12日，… becomes a headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .contents import COLUMN_NAME, IMPRINT, SECTION_MARK
from .rows import Row, display_width
from .shade import BULLETS, shade

_RUN_IN = re.compile(r"(?P<head>[【［〖](?P<title>[^【】［］〖〗：:]{5,40})[】］〗])\s*(?=\S.{11,})")
_BEHIND_BULLET = re.compile(
    rf"(?P<head>[{re.escape(BULLETS)}]\s*(?P<title>[^。；;：:！？]{{5,36}}))。\s*(?=\S.{{19,}})"
)
"""▲我市新增两家绿色工厂。近日，…: the first sentence behind a bullet."""
_SEEN_AT_LEAST = 3


def _head_items(rows: Sequence[Row], matches: Sequence[re.Match[str] | None]) -> bool:
    """Whether what stands behind bullets are items: the first comes right below a column's name or the masthead, and
    not below a text or its headline, of which they would be points."""
    places = [at for at, match in enumerate(matches) if match is not None]
    if len(places) < _SEEN_AT_LEAST:
        return False
    if places[0] == 0:
        return True
    above = rows[places[0] - 1].shade
    return (
        SECTION_MARK.fullmatch(above) is not None
        or COLUMN_NAME.fullmatch(above) is not None
        or (IMPRINT.match(above) is not None)
    )


def part_run_in_headlines(rows: Sequence[Row]) -> list[Row]:
    """The rows with such headlines on rows of their own, if the text has several of them."""
    matches = [_RUN_IN.match(row.text) if row.text[0] in "【［〖" else None for row in rows]
    bulleted = [_BEHIND_BULLET.match(row.text) if row.text[0] in BULLETS else None for row in rows]
    if _head_items(rows, bulleted):
        matches = [one or other for one, other in zip(matches, bulleted, strict=True)]
    if sum(match is not None for match in matches) < _SEEN_AT_LEAST:
        return list(rows)
    found: list[Row] = []
    for row, match in zip(rows, matches, strict=True):
        if match is None:
            found.append(row)
            continue
        head, text = match["head"].rstrip(), row.text[match.end() :]
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
