"""Undoes a hard wrap, at a count of characters or by a program that set lines, where blank lines still tell which rows
belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from .page_numbers import PAGE_NUMBER
from .patterns import NEVER_FIRST, ends_sentence
from .rows import OF_PAGE, Row, display_width, make_row
from .signs import LETTER_GAP, letters_apart

_FEWEST_ROWS = 12
_FEWEST_BREAKS = 5
_FULL_SHARE = 0.25
"""At least so many of the rows are as long as the wrap lets them be."""
_WHOLE_SHARE = 0.8
_SHORTEST, _LONGEST = 10, 120
_HANGING, _HANGING_SHARE, _RESTS = 4, 0.3, 0.3
"""How much shorter than the longest lines those of a layout program may be, and the share that is; the share that would
leave so little of a line for the next row if lines of a page were broken once more."""


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows with those joined that a program broke at a fixed length. Others come back as they are."""
    if len(rows) < _FEWEST_ROWS or any(row.filled is not None for row in rows):
        return list(rows)
    full = _set_rows(rows) or _full_rows(rows)
    if full is None:
        return list(rows)
    after_full = Counter(rows[at + 1].gap for at in range(len(rows) - 1) if full[at] and not rows[at + 1].opens_page)
    if not after_full:
        return list(rows)
    # In a text that was in lines before, few of them were broken: what the break itself put in between is the least.
    inner = min(gap for gap, times in after_full.items() if times >= _FEWEST_BREAKS or times * 12 >= after_full.total())
    ends = [rows[at + 1].gap > inner for at in range(len(rows) - 1) if not full[at]]
    if sum(ends) * 2 < len(ends):
        # Nothing but the length of the rows parts the paragraphs: that is for the scores to weigh.
        if sum(full) >= _FULL_SHARE * len(rows) and not _indents_lost(rows, full):
            for row, filled in zip(rows, full, strict=True):
                row.filled = filled
        return list(rows)
    found: list[Row] = []
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and full[end - 1] and _goes_on(rows[end - 1], rows[end], inner):
            end += 1
        row = _joined(rows[at:end]) if end - at > 1 else rows[at]
        row.whole = not full[end - 1]
        found.append(row)
        at = end
    return found


def _goes_on(above: Row, row: Row, inner: int) -> bool:
    if row.gap > inner or row.opens_page or row.level is not None or row.raw.startswith(_INDENT):
        return False
    if letters_apart(row.text) and not LETTER_GAP.search(above.text):
        # Letters that are set apart begin another line, though the one above happens to be full.
        return False
    if letters_apart(above.text) and len(row.text) > 1 and not any(map(str.isspace, row.text)):
        # Nor do they go on in a word.
        return False
    # ·····2 / 4: the number of a page, but of an entry in the contents.
    return PAGE_NUMBER.fullmatch(row.shade) is None or _LEADS_TO_PAGE.search(above.shade) is not None


def _indents_lost(rows: Sequence[Row], full: Sequence[bool]) -> bool:
    """Whether many paragraphs begin with a row that is shorter than full ones by their indent, which the file has lost:
    then the lines were printed, and not broken at a count."""
    size = Counter(len(row.raw) for row, one in zip(rows, full, strict=True) if one).most_common(1)[0][0]
    opening = [
        rows[at]
        for at in range(1, len(rows) - 1)
        if not (full[at - 1] or full[at] or rows[at].indented) and full[at + 1]
    ]
    short = sum(0 <= size - len(_INDENT) - len(row.raw) <= 1 and not ends_sentence(row.shade) for row in opening)
    return short >= max(_FEWEST_BREAKS, _LOST_SHARE * len(opening))


_LOST_SHARE = 0.4
"""Of the rows that are not full, as the one above is not, and stand above one that is."""
_INDENT = "　　"
"""Not of any blanks: a count of characters may break a line inside a wide gap."""
_LEADS_TO_PAGE = re.compile(r"[.·…]{3}\d{0,2}$")


def _joined(rows: Sequence[Row]) -> Row:
    first, last = rows[0], rows[-1]
    row = make_row(
        "".join(one.raw for one in rows), first.start - (len(first.raw) - len(first.raw.lstrip())), first.number
    )
    if row is None:  # the parts said something, together they are markup only
        return first
    row.start, row.end, row.gap = first.start, last.end, first.gap
    for name in OF_PAGE:
        setattr(row, name, getattr(first, name))
    row.level = first.level if row.level is None else row.level
    row.size, row.style = first.size, first.style
    return row


def _set_rows(rows: Sequence[Row]) -> list[bool] | None:
    """Which rows fill their line in a text that was set in lines, of which blank lines part paragraphs and nothing
    else; None for another."""
    sizes = [display_width(row.raw) for row in rows]
    size = Counter(sizes).most_common(1)[0][0]
    full = [size - _HANGING <= one <= size + _OVER for one in sizes]
    for at, row in enumerate(rows[1:]):
        if sizes[at] == size - _HANGING and _TWO_LETTERS.match(row.shade):
            # They would have fitted the line above.
            full[at] = False
    below = [at + 1 for at in range(len(rows) - 1) if not rows[at + 1].opens_page]
    apart = [rows[at].gap > 0 for at in below if not full[at - 1]]
    longer = sum(one > size + _HANGING for one in sizes)
    if longer * _SELDOM > len(rows) or sum(full) < _SET_SHARE * len(rows) or _are_paragraphs(rows, full):
        return None
    if not apart or sum(apart) < _PARTED * len(apart):
        return None
    cut_off = sum(rows[at].shade[0] in NEVER_FIRST for at in below if full[at - 1])
    return full if _SHORTEST <= size <= _LONGEST and cut_off * _SELDOM <= sum(full) else None


_TWO_LETTERS = re.compile("[一-鿿]{2}")
_OVER, _SET_SHARE, _PARTED = 2, 0.3, 0.8
"""Half-width columns that a sign may hang over; shares of the rows."""
_SELDOM = 100
"""One line in so many begins with a sign that it may not, or is longer than the others: an address."""


def _full_rows(rows: Sequence[Row]) -> list[bool] | None:
    """Which rows are as long as the wrap lets them be, counted in characters or in columns; None where none wraps."""
    measures: tuple[tuple[Callable[[str], int], int], ...] = ((len, 0), (display_width, 1))
    for measure, slack in measures:
        sizes = [measure(row.raw) for row in rows]
        times = Counter(sizes)
        size, reached = max(times), 0
        for size in sorted(times, reverse=True):
            reached += times[size]
            if reached * 50 > len(rows) or _piled(times, size):
                break
        full = [size - slack <= one <= size for one in sizes]
        if _are_paragraphs(rows, full):
            continue
        short = sum(size - slack - _HANGING <= one < size - slack for one in sizes)
        rests = sum(one and rest <= _HANGING for one, rest in zip(full, sizes[1:], strict=False))
        if short > (_HANGING_SHARE if measure is display_width else 1.0) * sum(full) and rests < _RESTS * sum(full):
            # Signs that must not begin or end a line, and words of letters, let it end sooner: it was set, not cut off.
            continue
        share = sum(full) / len(rows)
        # Few rows reach the length if the text was in lines before: then they pile up at it, or each leaves a rest.
        if _SHORTEST <= size <= _LONGEST and (share >= _FULL_SHARE or _piled(times, size) or _leave_rests(rows, full)):
            return full
    return None


def _are_paragraphs(rows: Sequence[Row], full: Sequence[bool]) -> bool:
    """Whether those that are as long as each other nearly all end their sentence."""
    whole = sum(ends_sentence(row.shade) for row, one in zip(rows, full, strict=True) if one)
    return whole >= _WHOLE_SHARE * sum(full)


def _piled(times: Counter[int], size: int) -> bool:
    """Whether rows pile up at a length, as where few were long enough to be broken."""
    return times[size] >= _FEWEST_ROWS and times[size] > 2 * times[size - 1]


def _leave_rests(rows: Sequence[Row], full: Sequence[bool]) -> bool:
    """Whether rows as long as can be are followed more closely than others: by the rest of their line."""
    after_full = Counter(rows[at + 1].gap for at in range(len(rows) - 1) if full[at] and not rows[at + 1].opens_page)
    after_other = Counter(rows[at + 1].gap for at in range(len(rows) - 1) if not full[at])
    close = [gap for gap, times in after_full.items() if times >= _FEWEST_BREAKS]
    return bool(close) and bool(after_other) and min(close) < after_other.most_common(1)[0][0]
