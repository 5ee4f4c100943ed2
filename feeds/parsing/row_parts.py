"""Rows that hold two things at once, parted: a headline and its source beside it, a text and where it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from . import vocabulary as words
from .credits import read_credit
from .rows import OF_PAGE, Row, display_width
from .shade import shade

_SEEN_AT_LEAST = 3
_SOURCE_BESIDE = re.compile(
    rf"(?P<head>(?P<title>[^。；;]{{5,50}}?[^\s。；;，,]))(?:　+|[ 　]{{2,}}|[ ](?={words.SOURCES}[ ]?[:：]))"
    rf"(?={words.SOURCES}[ 　]?[:：|｜][ 　]*\S.{{1,119}}$)"
)
"""某地试行新规　　来源：某某周报: white space sets the source off."""
_SOURCE_IN_BRACKET = re.compile(
    r"(?P<head>(?P<title>[^。；;]{5,50}?))"
    r"(?=[（(][^（）()。；;：:]{2,20}[，,、 　]+(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?[）)]$)"
)
"""某地试行新规（某某周报，3/18）: the source and its day in a bracket behind the headline."""


def part_sources(rows: Sequence[Row]) -> list[Row]:
    """The rows with the sources that stand beside headlines on rows of their own, below, if the text has several."""
    matches = [_source_of(row.text) for row in rows]
    # 2022-05-03　来源：某报 and 作者：某某　来源：某报 are lines of facts.
    matches = [match if match and may_be_headline(match["title"]) else None for match in matches]
    below = [at + 1 < len(rows) and len(rows[at + 1].text) >= _TEXT_AT_LEAST for at in range(len(rows))]
    beside = sum(match is not None and text for match, text in zip(matches, below, strict=True))
    if beside < _SEEN_AT_LEAST or beside * 2 < sum(match is not None for match in matches):
        return list(rows)
    for row, match in zip(rows, matches, strict=True):
        # However short, what names its source and the day is no column.
        row.marked = row.marked or (match is not None and match.re is _SOURCE_IN_BRACKET)
    return parted(rows, matches)


def _source_of(text: str) -> re.Match[str] | None:
    if text[0] in "（([［":
        return None
    return _SOURCE_BESIDE.match(text) or (_SOURCE_IN_BRACKET.match(text) if text[-1] in "）)" else None)


def may_be_headline(text: str) -> bool:
    return _WORDS.search(text) is not None and read_credit(text) is None


_WORDS = re.compile(r"[一-鿿]{3}")
_TEXT_AT_LEAST = 24
"""Characters of a row that is text."""


_ONE_PAGE = r"第?[ 　]*[一二三四五六七八九十\d]{1,3}[ 　]*[版页頁]"
_JUMPS = re.compile(rf"(?P<head>.*?)(?=[（(\[【](?:紧|緊)?(?:下转|下轉|转|轉){_ONE_PAGE}[^（）()]{{0,10}}[）)\]】]$)")
"""…冷下来。（下转第3版）"""
_LANDS = re.compile(rf"(?P<head>[（(\[【](?:紧|緊)?(?:上接|接){_ONE_PAGE}[^（）()]{{0,14}}[）)\]】])[ 　]*(?=\S)")
"""（上接第1版）运输车…"""
_JUMP_LONGEST = 24
"""Characters of the bracket."""


_MARK_OPENS = re.compile(r"[（(\[【](?:紧|緊)?(?:下转?|下轉|转|轉|上接?|接)[^（()）]{0,5}$")
_MARK = re.compile(rf"[（(\[【](?:紧|緊)?(?:下?[转轉]|上?接){_ONE_PAGE}[）)\]】]")


def part_jumps(rows: Sequence[Row]) -> list[Row]:
    """The rows with what says where a text goes on, or comes from, on rows of its own."""
    rows = _with_whole_marks(rows)
    return parted(rows, [_JUMPS.match(row.text) if _ends_in_jump(row.text) else _LANDS.match(row.text) for row in rows])


def _with_whole_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows with a mark that its line broke, （下转 / 第28页）, on the first of its two."""
    found: list[Row] = []
    for row in rows:
        closes = row.text[-1] in "）)]】" and len(row.text) <= _JUMP_LONGEST
        above = found[-1].text if found and closes and not row.opens_page else ""
        begins = _MARK_OPENS.search(above[-_JUMP_LONGEST:])
        if begins is not None and _MARK.fullmatch(begins[0] + row.text.strip()):
            text = above + row.text.strip()
            found[-1] = replace(found[-1], text=text, shade=shade(text), end=row.end)
        else:
            found.append(row)
    return found


def _ends_in_jump(text: str) -> bool:
    # Only the end is looked at: a row may be as long as the file.
    start = max(text.rfind(one, max(0, len(text) - _JUMP_LONGEST)) for one in "（([【") if text[-1] in "）)]】" else 0
    return start > 0 and ("转" in text[start:] or "轉" in text[start:])


def parted(rows: Sequence[Row], matches: Sequence[re.Match[str] | None]) -> list[Row]:
    """Each row that matches as two: what the group head holds, and what stands behind the match. A match may go on into
    the rows below."""
    found: list[Row] = []
    over = 0
    for row, match in zip(rows, matches, strict=True):
        if match is not None and not shade(match["head"]):
            # Nothing that is seen stands before the rest.
            match = None
        if match is None and not over:
            found.append(row)
            continue
        if match is None:
            taken = min(over, len(row.text))
            over -= taken
        else:
            head, taken = match["head"].rstrip(), min(match.end(), len(row.text))
            over = match.end() - taken
            end = row.start + len(head) if not over else row.end
            width, filled = display_width(head), row.filled and over > 0
            found.append(replace(row, text=head, shade=shade(head), end=end, width=width, filled=filled, whole=None))
        text, at = row.text[taken:], row.start + taken
        shadow = shade(text[:4000])
        if not shadow:
            continue
        found.append(
            replace(
                row,
                text=text,
                shade=shadow,
                start=at,
                gap=0,
                level=None,
                marked=False,
                rest=taken > 0,
                # It ends where its line does.
                width=max(row.width, display_width(text)),
                # What the page says goes with its first row.
                **OF_PAGE,
            )
        )
    return found
