"""Days and sources that a web page or a mail puts above its headlines: 06-12｜某网, the headline, its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .cells import FEWEST_CELLS, cells_of
from .credits import names_day_and_source
from .looks import names_column
from .outline import GROUP_NUMBER
from .patterns import ends_sentence
from .rows import Row, put_above

_FEWEST = 4
"""Lines that stand so: fewer may be the last rows of what is above."""
_HEAD_LONGEST, _HEAD_ROWS = 44, 3
"""Characters of a row of a headline, and its rows with the second line below it."""


def put_below_headlines(rows: Sequence[Row]) -> list[Row]:
    """The rows with such lines below their headlines, where most publishers have them, if it is a habit."""
    return _put_below(_put_below(rows, _is_one, _FEWEST), _is_number, _FEWEST_NUMBERS)


def _put_below(rows: Sequence[Row], is_line: Callable[[Row], bool], fewest: int) -> list[Row]:
    lines = [at for at in range(len(rows) - 2) if is_line(rows[at])]
    heads = {at: end for at in lines if (end := _end_of_headline(rows, at)) is not None}
    # A short headline may stand above such a line, too, as a column's name does; above a number stands what it likes.
    ended = sum(
        at > 0 and (is_line is _is_number or _has_ended(rows[at - 1]) or names_column(rows[at - 1])) for at in heads
    )
    if len(heads) < fewest or len(heads) * 4 < len(lines) * 3 or ended * 4 < len(heads) * 3:
        return list(rows)
    found = list(rows)
    for at, end in heads.items():
        first, *more = rows[at + 1 : end]
        head, line = put_above(first, rows[at])
        found[at:end] = [head, *more, line]
    return found


def _end_of_headline(rows: Sequence[Row], at: int) -> int | None:
    """The row behind the headline below such a line, which stands where a text or a column's name has ended."""
    above = rows[at - 1] if at else None
    if above is not None and not (_has_ended(above) or _may_be_name(above)):
        return None
    for end in range(at + 1, min(at + 1 + _HEAD_ROWS, len(rows))):
        row = rows[end]
        if _is_one(row):
            return None
        said = (ends_sentence(row.shade) and row.shade[-1] not in "?!”") or _TO.match(row.shade)
        if len(row.shade) > _HEAD_LONGEST or row.full or said or len(cells_of(row.text)) >= FEWEST_CELLS:
            return end if end > at + 1 else None
    return None


def _is_one(row: Row) -> bool:
    # 2.1  某组 is a group with its number.
    numbered = GROUP_NUMBER.match(row.text) is not None and _STROKE.search(row.text) is None
    return names_day_and_source(row.text) and not numbered


_TO = re.compile("致:")
"""致：各会员公司"""


def _is_number(row: Row) -> bool:
    return row.shade[0] in "通公文档发" and len(row.shade) <= _HEAD_LONGEST and _NUMBER.match(row.shade) is not None


_NUMBER = re.compile(r"(?:通告|公告|通函|文件|档案|发文)(?:编号|字号)[:/|].{4}")
"""通告编号：HK/2017/011　　日期：2017年2月16日, above what a circular is about."""
_FEWEST_NUMBERS = 2
_STROKE = re.compile("[|｜/／]")


def _has_ended(row: Row) -> bool:
    return row.closed or ends_sentence(row.shade)


def _may_be_name(row: Row) -> bool:
    return len(row.shade) <= _NAME_LONGEST


_NAME_LONGEST = 14
"""Characters of a column's name."""
