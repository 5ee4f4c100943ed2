"""The words below a picture that the text has lost, ▲会议现场  某某/摄: text of their item, and they head nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import vocabulary as words

if TYPE_CHECKING:
    from .evidence import Evidence

_SIGNS = "▲△▴▼▽◀◁▶▷↑↓←→"
"""What points at the picture."""
_CREDIT = re.compile(
    r"(?:[ 　/／|｜]|[一-鿿]{2})(?:摄影|摄|攝|供图|供圖|绘图|制图)[)）】]?$"
    r"|(?:摄影|攝影|供图|供圖|图源|圖源|图片来源|资料图)[ 　]*(?:[:：|｜/／ 　].{1,30})?[)）】]?$"
    r"|[（(][^（）()]{0,12}(?:照片|相片|资料图片?|資料圖片?)[)）]$"
)
_SAYS_SO = re.compile(r"[(\[]?图(?:为|片?说明|:|\d{1,2}[: ])")
"""图为…（摄影：某某）"""
_TAKEN_BY = re.compile(rf"{words.PICTURES}[:/|].{{2,12}}")
"""摄影／某某, on the row below."""
_ROWS = 3
_LONGEST = 60
"""Characters of a row."""


def find_photo_captions(evidence: Evidence) -> None:
    """A sign that stands before one caption that names who took the picture stands before the others, too."""
    rows = evidence.rows
    marked = [at for at in range(evidence.contents.end, len(rows)) if rows[at].text[0] in _SIGNS]
    ends = {at: _last_row(evidence, at) for at in marked}
    credited = {rows[at].text[0] for at, end in ends.items() if end is not None}
    for at in marked:
        if rows[at].text[0] in credited and len(rows[at].shade) <= _LONGEST:
            last = ends[at]
            evidence.caption.update(range(at, (at if last is None else last) + 1))
    for at in range(evidence.contents.end, len(rows)):
        if _SAYS_SO.match(rows[at].shade) and len(rows[at].shade) <= _LONGEST and _CREDIT.search(rows[at].text):
            evidence.caption.add(at)
        elif _SAYS_SO.match(rows[at].shade) and at + 1 < len(rows) and _TAKEN_BY.fullmatch(rows[at + 1].shade):
            evidence.caption.update((at, at + 1))
    for at in evidence.caption:
        evidence.item_ends[at] = False
        if at + 1 < len(rows):
            evidence.joins[at + 1] = min(evidence.joins[at + 1], 0.0)


def _last_row(evidence: Evidence, at: int) -> int | None:
    """The row in which a caption that begins here names who took the picture."""
    for one in range(at, min(at + _ROWS, len(evidence))):
        row = evidence.rows[one]
        if len(row.shade) > _LONGEST or (one > at and row.text[0] in _SIGNS):
            return None
        if _CREDIT.search(row.text):
            return one
        if evidence.ended[one]:
            return None
    return None
