"""The columns that running heads and feet name: 浐河湾通讯    要闻  01, 行业动态    17."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .front import COLUMN_NAME
from .numbered_heads import NAME
from .rows import Row
from .shade import shade
from .signs import without_foreign

_PARTED = re.compile(r"[ 　]{2,}|　|\t+|[ 　]*[|｜·•][ 　]*")
_NUMBER = re.compile(
    r"^(?:第[ 　]*)?\d{1,4}(?:[ 　]*页)?[ 　·|｜-]+"
    r"|(?:[ 　·|｜-]+(?:第[ 　]*)?|(?<=[^\d.,:第 　]))\d{1,4}(?:[ 　]*页)?$"
)
_OF_THE_ISSUE = re.compile(r"[年月期号]$")
_NUMBERED = re.compile(r"第\d{1,3}期")
_FEWEST, _FEWEST_NAMES, _PARTNERS = 3, 2, 3
_OFTEN, _ON_EVERY_OTHER = 0.6, 0.3
"""Shares of the heads that bear the periodical's own name, which stands on the cover, too."""
_MASTHEAD_ROWS = 8
_AT_THE_END, _LINE = 2, 24
"""Rows, and characters."""


def columns_of_pages(rows: Sequence[Row], heads: Sequence[int]) -> dict[int, str]:
    """For the first row of each page whose head or foot, one of the ``heads``, names a column: that name.

    Feet stand below their page: the last of them ends the text. Rows that follow each other on a page are one."""
    edges: list[list[int]] = []
    for at in heads:
        if edges and edges[-1][-1] == at - 1 and not rows[at].opens_page:
            edges[-1].append(at)
        else:
            edges.append([at])
    # A file that begins with the head of a page and the rest of a text has no cover.
    torn = heads[:1] == [0] and len(rows) > 1 and len(rows[1].shade) >= _LINE
    first = [] if torn else [row.shade for row in rows[heads[:1] == [0] : _MASTHEAD_ROWS]]
    names = _names([[rows[at] for at in edge] for edge in edges], "".join(first))
    if len(set(names.values())) < _FEWEST_NAMES or len(edges) < _FEWEST:
        return {}
    last = [edge[-1] for edge in edges]
    # Numbers may stand at the foot and names at the head: then the first page has a name and the last foot none.
    heads_name = heads[0] == 0 and 0 in names and len(edges) - 1 not in names
    feet = last[-1] >= len(rows) - _AT_THE_END and not heads_name
    starts = [-1, *last[:-1]] if feet else last
    return {
        start + 1: names[number] for number, start in enumerate(starts) if number in names and start + 1 < len(rows)
    }


def _names(heads: Sequence[Sequence[Row]], masthead: str) -> dict[int, str]:
    """What each head says beside the number of the page and the name of the periodical."""
    parts = [[part for row in head for part in _parts_of(_NUMBER.sub("", row.text.strip()))] for head in heads]
    times = Counter(name for each in parts for name in {_said(part) for part in each})
    own = {
        name
        for name, count in times.items()
        if (name in masthead and count >= _ON_EVERY_OTHER * len(heads))
        # A long special report has most of the pages.
        or (count >= _OFTEN * len(heads) and not COLUMN_NAME.fullmatch(name))
    }
    # Beside a column's name stands no third one: what stands with several is the periodical's.
    spoken = [{name for part in each if NAME.fullmatch(name := _said(part))} for each in parts]
    partners: dict[str, set[str]] = defaultdict(set)
    for one in spoken:
        for name in one:
            partners[name] |= one - {name}
    own |= {name for name, others in partners.items() if len(others) >= _PARTNERS}
    # 某某通讯  2019年第3期: beside its number stands the periodical's name.
    beside = [{shade(part) for part in each} for each in parts if any(_NUMBERED.search(shade(part)) for part in each)]
    own |= {name for name in set().union(*beside) if len(beside) > 1 and all(name in each for each in beside)}
    found: dict[int, str] = {}
    for number, each in enumerate(parts):
        names = {name: part for part in each if (name := _said(part)) not in own}
        names = {name: part for name, part in names.items() if NAME.fullmatch(name) and not _OF_THE_ISSUE.search(name)}
        if len(names) == 1:
            # As it is printed, in whichever characters.
            found[number] = re.sub(r"\s+", "", _in_chinese(*names.values()))
    return found


def _parts_of(text: str) -> list[str]:
    """What white space or strokes part; 人  物 is one name."""
    parts = [part for part in _PARTED.split(text) if part]
    return ["".join(parts)] if parts and all(len(part) == 1 for part in parts) else parts


def _said(part: str) -> str:
    """What a part says, without itself in English on either side: Cover Story 本期专题."""
    return shade(_in_chinese(part))


def _in_chinese(part: str) -> str:
    return without_foreign(_FOREIGN_BEFORE.sub("", part))


_FOREIGN_BEFORE = re.compile(r"^[A-Za-z][A-Za-z &'’.-]+[ 　]+(?=[^\x00-\x7f])")


_PAGE_NAME = re.compile(
    r"(?:第[ 　]*[一二三四五六七八九十\d]{1,2}|[A-Da-d]?\d{1,2})[ 　]*版[ 　|｜·:：]*"
    r"(?P<name>[^\W\d_](?:[ 　·]?[^\W\d_]){1,7})(?:[（(][一二三四五六七八九十\d上下]{1,2}[）)])?"
    r"(?:[ 　|｜]*[\dOoIl]{4}年\d{1,2}月\d{1,2}日.{0,8}|"
    r"[ 　|｜]+(?:责编|责任编辑|本版编辑|编辑|主编)[ 　]*[:：|｜ 　].{2,40})?"
)
"""第二版 综合新闻 2014年9月15日 星期一; 01版  要闻　　责任编辑：某某"""
_OF_PAGE = re.compile(
    r"(?:.{2,12}?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:星期.)?)?(?:责编|责任编辑|本版编辑|编辑|主编)[:|]?.{2,8}(?:版式|美编|校对|排版|电话|投稿).{2,24}"
)
"""责编 某某 版式 某某 电话 …, below the name of its page."""


def named_pages(rows: Sequence[Row]) -> tuple[set[int], dict[int, str]]:
    """The rows on which a newspaper names its pages, with who made them; and the first row of each with its name."""
    heads = {at: match for at, row in enumerate(rows) if (match := _PAGE_NAME.fullmatch(row.text.strip()))}
    if len(heads) < _FEWEST_NAMES:
        return set(), {}
    taken, names = set(heads), {}
    for at, match in heads.items():
        first = at + 1
        while first < len(rows) and _OF_PAGE.fullmatch(rows[first].shade):
            taken.add(first)
            first += 1
        if first < len(rows):
            names[first] = re.sub(r"[ 　]", "", match["name"])
    return taken, names
