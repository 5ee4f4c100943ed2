"""Runs of rows that are the cells of a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from feeds.model import ROW

from .cells import FEWEST_CELLS, barred, cells_of
from .rows import Row
from .signs import LINK_BOX, MADE_BY, SIGNED, UNIT, letters_apart

if TYPE_CHECKING:
    from .evidence import Evidence

_APART = re.compile(r"\t+|　+| {2,}")
_ABOVE = 3
"""Rows."""
_FEWEST = 8
"""Rows of cells, for a table."""
_HEADLINE = 8
"""Characters of a numbered row that is no cell."""
_FEWEST_KNOWN = 2
"""The same, where the format knows that it is one."""


def _find_known(evidence: Evidence) -> None:
    """Marks the tables that the format knows. Some arrange the text of the page: those hold sentences and sources."""
    rows = evidence.rows
    for is_row, run in groupby(range(evidence.contents.end, len(rows)), lambda at: rows[at].style == ROW):
        cells = list(run) if is_row else []
        told = sum(evidence.prose[at] or evidence.item_ends[at] for at in cells)
        if len(cells) >= _FEWEST_KNOWN and told * 3 < len(cells):
            for at in cells:
                evidence.table[at] = True


_FEWEST_ALIGNED, _CELL_LONGEST = 3, 24
_NAME_AND_HEADLINE = 3
"""Rows: the name of a column and a headline of up to two."""
_EVEN = 0.8


def _find_aligned(evidence: Evidence) -> None:
    """Marks rows next to each other that wide gaps part into as many cells each: three are a table for certain.

    The row of a unit, 单位：万元, above them is of it; the heads may be one more or one less than the cells."""
    rows = evidence.rows
    counts = [_aligned_cells(evidence, at) for at in range(len(rows))]
    at = max(0, evidence.contents.end - _ABOVE)
    while at < len(rows):
        end = at + 1
        while end < len(rows) and (counts[end] == counts[at] or _narrowly(rows[end], counts[end], counts[at])):
            end += 1
        if counts[at] >= FEWEST_CELLS and end - at >= _FEWEST_ALIGNED and not _are_people(rows[at:end]):
            first = at
            heads = rows[first - 1].text.split() if first else []
            if first and (
                abs(counts[first - 1] - counts[at]) == 1 or (len(heads) == counts[at] and _may_be_heads(heads))
            ):
                first -= 1
            if first and UNIT.fullmatch(rows[first - 1].shade):
                first -= 1
            for one in range(first, end):
                evidence.table[one] = True
        at = end


def _may_be_heads(words: Sequence[str]) -> bool:
    """Whether words with one blank between them may be what the columns of a table are called."""
    return all(len(word) <= _CELL_ALONE and word[-1] not in "，。；：、,;:" for word in words)


def _narrowly(row: Row, count: int, cells: int) -> bool:
    """Whether one of the gaps that part a row into cells is narrow, behind a name that fills its column."""
    return cells >= FEWEST_CELLS and count == cells - 1 and len(row.text.split()) == cells


def _aligned_cells(evidence: Evidence, at: int) -> int:
    row = evidence.rows[at]
    if row.level is not None or evidence.announced[at] or evidence.prose[at] or len(row.text) > _ALIGNED_LONGEST:
        return 0
    if MADE_BY.match(row.shade):
        # 主编：某某　编辑：某某　某某
        return 0
    cells = barred(row.text) or _APART.split(row.text)
    if len(cells) == 1 and _SINGLE.fullmatch(row.text):
        # 某县 41.6 28.3 花木: a scan has left one blank between the cells.
        cells = row.text.split()
    return len(cells) if all(len(cell) <= _CELL_LONGEST for cell in cells) else 0


_SINGLE = re.compile(r"(?=.*\d.* .*\d)[^\W\d_]{2,8}(?: [-+]?[\d.,]+%?){2,}(?: [^\W\d_]{1,10})?")
_ALIGNED_LONGEST = 200
"""Characters of a row with its gaps."""


def _are_people(rows: Sequence[Row]) -> bool:
    """Names in columns are the list of a committee, a part of its item: no figure stands among them."""
    return not any(re.search(r"\d", row.shade) for row in rows)


_CELL_ALONE, _FIGURES_SHARE = 12, 0.4
"""Characters of a cell that has a row to itself, and the share of such rows that are figures."""
_FIGURE = re.compile(r"[-+—]?[\d.,]+%?")


def _find_below_captions(evidence: Evidence) -> None:
    """Marks the cells below 表2 …: a few even rows of them, or each on a row of its own, as a table comes out of some
    programs."""
    rows = evidence.rows
    for caption in range(max(0, evidence.contents.end - 1), len(rows) - 1):
        if not _CAPTIONED.match(rows[caption].text) or evidence.ended[caption]:
            continue
        end = caption + 1
        while end < len(rows) and len(rows[end].shade) <= _CELL_ALONE and _may_be_cell(evidence, end):
            end += 1
        figures = sum(_FIGURE.fullmatch(row.shade) is not None for row in rows[caption + 1 : end])
        if end - caption <= _FEWEST or figures < _FIGURES_SHARE * (end - caption - 1):
            end = caption + 1
            while end < len(rows) and _may_be_cell(evidence, end) and len(cells_of(rows[end].text)) >= FEWEST_CELLS:
                end += 1
            if end - caption <= _FEWEST_ALIGNED:
                continue
        for at in range(caption + 1, end):
            evidence.table[at] = True


def find_captions(evidence: Evidence) -> None:
    """表1  …均价 above its table, right below a column's name or a source, below another such table, or below a
    brief of one paragraph after which the next begins: it heads an item.

    Elsewhere a table belongs to the text that refers to it."""
    rows = evidence.rows
    for at in range(1, len(rows) - 1):
        if not _CAPTIONED.match(rows[at].text) or evidence.ended[at] or len(rows[at].shade) > _CAPTION_LONGEST:
            continue
        if not any(evidence.table[one] for one in range(at + 1, min(at + 1 + _ABOVE, len(rows)))):
            continue
        above = at - 1
        while above > 0 and not evidence.table[above] and at - above <= _ABOVE and _is_note(rows[above].shade):
            above -= 1
        below_another = evidence.table[above] and above in evidence.captioned
        opens = evidence.section[at - 1] is not None or evidence.item_ends[at - 1]
        if opens or below_another or _ends_brief(evidence, at):
            evidence.table[at] = False
            evidence.numbered.add(at)
            below = at + 1
            while below < len(rows) and (evidence.table[below] or below - at < _ABOVE):
                evidence.captioned.add(below)
                below += 1


def _ends_brief(evidence: Evidence, at: int) -> bool:
    """Whether a caption stands below the one paragraph of a marked brief, and its table above the next headline."""
    heads = evidence.numbered | evidence.styled
    first = at - 1
    while first > 0 and at - first < _PARAGRAPH_LONGEST and _goes_on(evidence, first) and first - 1 not in heads:
        first -= 1
    rows, below = evidence.rows, at + 1
    if first < 1 or not (first - 1 in heads or _is_plain_head(evidence, first - 1)):
        return False
    if first - 1 not in heads and any(_REFERS.search(row.shade) for row in rows[first:at]):
        return False
    while below < len(rows) and (evidence.table[below] or below - at < _ABOVE or _is_note(rows[below].shade)):
        below += 1
    next_caption = below < len(rows) and _CAPTIONED.match(rows[below].text) is not None
    next_head = below in heads or (first - 1 not in heads and below < len(rows) and _is_plain_head(evidence, below))
    return below == len(rows) or next_caption or next_head or evidence.section[below] is not None


def _is_plain_head(evidence: Evidence, at: int) -> bool:
    """Whether a row may be a headline without a mark: short, flush above a paragraph that is set in."""
    row, below = evidence.rows[at], evidence.rows[at + 1] if at + 1 < len(evidence) else None
    return (
        below is not None
        and below.indented
        and not (row.indented or row.full or evidence.ended[at] or evidence.prose[at] or evidence.table[at])
        and evidence.ordinal[at] is None
        and evidence.reads_as_text(at + 1)
    )


_REFERS = re.compile(r"[下附上]表|[如见]表|表\d")


_PARAGRAPH_LONGEST = 16
"""Rows of a narrow column."""


def _goes_on(evidence: Evidence, at: int) -> bool:
    rows = evidence.rows
    flush = evidence.indents and not rows[at].indented
    return rows[at - 1].full and ((not evidence.ended[at - 1] and evidence.joins[at] > 0) or flush)


def _is_note(shadow: str) -> bool:
    """What stands below a table and is of it: 注：…, or a box such as 【点评】…"""
    return _NOTE.match(shadow) is not None or LINK_BOX.match(shadow) is not None


_CAPTIONED = re.compile(r"表\s*[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?(?:[.、:： 　]+|(?=[^\d]))")
_CAPTION_LONGEST = 50
_NOTE = re.compile(r"(?:注|说明|备注|数据来源|资料来源|[(\[](?:数据|资料)?来源|\*)")


def _is_even(*counts: Sequence[int]) -> bool:
    """Whether nearly all rows have as many cells, however cells are told apart."""
    common = (Counter(one).most_common(1)[0] for one in counts)
    return any(cells >= FEWEST_CELLS and times >= _EVEN * len(counts[0]) for cells, times in common)


def _behind(evidence: Evidence, run: Sequence[int]) -> int:
    """How many of the last rows are a column's name and a headline below a table of even rows, above its text."""
    if not run or run[-1] + 1 >= len(evidence) or not evidence.reads_as_text(run[-1] + 1):
        return 0
    cells = [len(cells_of(evidence.rows[at].text)) for at in run]
    single = next((n for n, count in enumerate(reversed(cells)) if count > 1), 0)
    if not 0 < single <= _NAME_AND_HEADLINE:
        return 0
    apart = [len(_APART.split(evidence.rows[at].text)) for at in run[:-single]]
    return single if _is_even(cells[:-single], apart) else 0


def find_tables(evidence: Evidence) -> None:
    """Marks runs of rows that are cells: short, never ending a sentence, mostly of several parts set apart."""
    _find_known(evidence)
    _find_aligned(evidence)
    _find_below_captions(evidence)
    rows = evidence.rows
    run: list[int] = []

    def close() -> None:
        if not run:
            return
        # The text below a table begins with lines that are full.
        while run and rows[run[-1]].full and len(cells_of(rows[run[-1]].text)) < 3:
            run.pop()
        # Nor is one of them what stands apart from it above that text: a headline.
        if len(run) > 1 and rows[run[-1]].gap > rows[run[-2]].gap:
            # Letters that stand apart are no cells.
            last = rows[run[-1]].text
            if len(cells_of(last)) == 1 or letters_apart(last):
                run.pop()
        del run[len(run) - _behind(evidence, run) :]
        # A column's name and a caption may stand above the cells.
        first = next((n for n, one in enumerate(run) if len(cells_of(rows[one].text)) >= 3), 0)
        if first <= _ABOVE and all(
            evidence.section[one] or len(rows[one].shade) >= 6 or UNIT.fullmatch(rows[one].shade) for one in run[:first]
        ):
            del run[:first]
        cells = sum(len(cells_of(rows[one].text)) >= 3 for one in run)
        # Set as headings they stand above the run.
        above = range(run[0] - 1, max(-1, run[0] - 1 - _ABOVE), -1) if run else ()
        heads = sum(1 for _ in takewhile(lambda one: rows[one].level is not None, above))
        if len(run) + min(first + heads, _ABOVE) >= _FEWEST and cells * 3 >= len(run):
            for one in run:
                evidence.table[one] = True
            if run[0] > 0 and evidence.item_ends[run[0] - 1] and run[-1] + 1 < len(rows):
                evidence.after_table[run[-1] + 1] = True
        run.clear()

    wide = False
    for at, row in enumerate(rows):
        if SIGNED.fullmatch(row.shade) and not wide:
            # The day below a notice, above a column's name and a table.
            run.clear()
            continue
        if run and (_heads_next(evidence, at) or (row.pages_missing and len(cells_of(row.text)) == 1)):
            close()
            wide = False
            continue
        cell = (
            _may_be_cell(evidence, at)
            and (row.shade[-1] not in ",、" or len(run) >= 3)
            and (bool(run) or not row.full or len(cells_of(row.text)) >= 3)
        )
        heads = row.level is not None and not (len(run) >= _FEWEST and _cells_follow(evidence, at))
        named = evidence.known_section[at] or (evidence.section[at] is not None and row.shade[0] in "◎[")
        if cell and not evidence.in_attribution[at] and not (heads or named):
            run.append(at)
            wide = wide or len(cells_of(row.text)) >= FEWEST_CELLS
        else:
            close()
            wide = False
    close()


_DIGIT = re.compile(r"\d")


def _heads_next(evidence: Evidence, at: int) -> bool:
    """Whether a row of words stands apart between the cells of one table and those of the next: its name, above what
    its columns are called. The name of one table may have fallen among its figures."""
    rows = evidence.rows
    if at + 1 >= len(rows) or rows[at].gap <= rows[at + 1].gap or len(rows[at].shade) < _HEADLINE:
        return False
    if _DIGIT.search(rows[at + 1].shade) or not _DIGIT.search(rows[at - 1].shade):
        return False
    return len(cells_of(rows[at].text)) == 1 and all(
        len(cells_of(rows[one].text)) >= FEWEST_CELLS for one in (at - 1, at + 1)
    )


def _may_be_cell(evidence: Evidence, at: int) -> bool:
    short = len(evidence.rows[at].shade) <= 60
    if (
        evidence.ordinal[at] is not None
        and len(evidence.rows[at].shade) >= _HEADLINE
        and evidence.reads_as_text(at + 1)
    ):
        # A numbered headline below a table.
        return False
    if evidence.rows[at].gap and not evidence.fact[at] and at + 1 < len(evidence) and evidence.fact[at + 1]:
        # The headline of an event: 时间：… is below it.
        return False
    return short and not (evidence.ended[at] or evidence.prose[at] or evidence.item_ends[at])


def _cells_follow(evidence: Evidence, at: int) -> bool:
    """Whether a heading only interrupts a table: its caption stands at the foot of the page."""
    below = range(at + 1, at + 1 + _ABOVE)
    return below.stop <= len(evidence) and all(
        _may_be_cell(evidence, one) and evidence.rows[one].level is None for one in below
    )


def opens_table(evidence: Evidence, at: int) -> bool:
    return evidence.table[at] and len(cells_of(evidence.rows[at].text)) >= _WIDE


_WIDE = 3
"""Cells of a row that hardly are words with blanks between them."""


def heads_last_table(evidence: Evidence, at: int, end: int) -> bool:
    """Whether a heading of the format, or a row that calls itself a list, stands above a table that goes on to a row,
    or to who made the issue: no author's text has it as a part."""
    row, below = evidence.rows[at], at + 1
    if row.level is None and not _LIST.fullmatch(row.shade):
        return False
    while below < end and evidence.table[below]:
        below += 1
    return below > at + 1 and (below == end or MADE_BY.match(evidence.rows[below].shade) is not None)


_LIST = re.compile(r".{4,40}(?:一览|行情|排行|价目)[表榜]?(?:[(\[].{1,20}[)\]])?")
"""2019年9—10月展会一览"""


def find_lists(evidence: Evidence) -> None:
    """A row that calls itself a list, above a table with which a column ends."""
    start = max(1, evidence.contents.end - 1)
    ends = [at for at in range(start, len(evidence)) if evidence.section[at] is not None]
    ends.append(len(evidence))
    for at in range(start, len(evidence) - 1):
        if _LIST.fullmatch(evidence.rows[at].shade) and evidence.table[at + 1] and evidence.ended[at - 1]:
            end = ends[bisect_right(ends, at)]
            if heads_last_table(evidence, at, end):
                evidence.table[at] = False
                evidence.standing.add(at)
