"""Page furniture: page numbers and running heads, which belong to the paper and not to the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .adverts import find_adverts
from .copied_pages import copied_pages
from .foreign_heads import name_columns
from .front import COLUMN_NAME, front_end
from .late_contents import contents_first
from .outline import section_name
from .page_heads import Heads, find_heads
from .page_numbers import jumps, page_numbers, pages_alike
from .page_order import in_page_order, stand_at_feet
from .rows import Row
from .shade import bare, shade
from .signs import ACCOUNT_TALK, CHRONICLE, OF_COLUMN, PAID_FOR, THE_END, TO_WHOLE, WEB_FOOT, WEB_SIZES

_PART = re.compile(
    r"(?:part|chapter|vol|no|section|板块|单元)[.·]?\d{1,2}|第[一二三四五六七八九十\d]{1,2}(?:部分|版块|板块|单元)",
    re.I,
)
"""PART.01, on the row above a column's name."""
_DASHES = re.compile("—{1,3}")
_FEWEST_PARTS, _PART_NAME_LONGEST = 2, 14


def without_furniture(rows: Sequence[Row]) -> list[Row]:
    """The rows without page numbers and running heads. The row after one opens a page."""
    numbers = page_numbers(rows)
    first = front_end(rows)
    heads = find_heads(rows, numbers, first)
    name_columns(rows[at] for at in heads.marks)
    kept: list[Row] = []
    titles = _chronology_titles(rows, heads, first)
    opens, gap, moved, lost = False, 0, False, 0
    parts = [at for at, row in enumerate(rows[:-1]) if _PART.fullmatch(row.shade)]
    ends: list[int] = []
    for said in (THE_END, TO_WHOLE):
        # Said once, it ends the issue: what stands below is of no text.
        places = [at for at, row in enumerate(rows) if said.fullmatch(row.shade)]
        ends += places if len(places) > 1 else []
    for at in parts if len(parts) >= _FEWEST_PARTS else ():
        rows[at + 1].named = len(rows[at + 1].shade) <= _PART_NAME_LONGEST
    numbered = {at for at, number in enumerate(numbers) if number}
    pages = pages_alike(rows, numbered)
    of_pages = heads.rows | numbered
    if again := copied_pages(rows, heads.pages or pages, of_pages, first):
        # What they say twice stands out like the head of a page, and is none.
        return without_furniture([row for at, row in enumerate(rows) if at not in again])
    adverts = find_adverts(rows, of_pages)
    order = in_page_order(rows, heads.pages or pages, of_pages | adverts, first, heads.columns)
    order = contents_first(order, rows, first, of_pages)
    tops = heads.rows - heads.pages.keys()
    # Where pages lie in disorder the last of them is not at the end of the file.
    moved_pages = heads.pages or pages if order != sorted(order) else {}
    at_foot = bool(moved_pages) and stand_at_feet(rows, moved_pages, of_pages | adverts, first)
    counted = [
        jumps(rows, [at for at in order if at in one], tops, one, first, at_foot=at_foot)
        for one in (pages, heads.pages)
    ]
    missing = {at: count for found in counted for at, count in found.items()}
    for before, at in pairwise([-1, *order]):
        row = rows[at]
        moved = moved or at != before + 1
        if at + 1 < len(rows) and len(parts) >= _FEWEST_PARTS and at in parts and rows[at + 1].named:
            rows[at + 1].gap = max(rows[at + 1].gap, row.gap)
            continue
        if PAID_FOR.fullmatch(row.shade) or (before >= 0 and OF_COLUMN.fullmatch(row.shade) and _is_name(rows[before])):
            if at + 1 < len(rows):
                rows[at + 1].gap = max(rows[at + 1].gap, row.gap)
            continue
        if at not in ends and (ACCOUNT_TALK.fullmatch(row.shade) or WEB_SIZES.fullmatch(row.shade)):
            continue
        if at in adverts:
            gap = max(gap, row.gap)
            continue
        if WEB_FOOT.fullmatch(row.shade) or at in ends:
            if kept:
                kept[-1].closed = True
            continue
        if rows[at - 1].marked and _DASHES.fullmatch(row.shade):
            # Below the name that a number stands above.
            continue
        if at + 1 < len(rows) and rows[at + 1].marked:
            rows[at + 1].gap = row.gap
            continue
        if numbers[at] or at in heads.rows:
            opens, gap, lost = True, max(gap, row.gap), max(lost, missing.get(at, 0))
            continue
        if opens:
            row.opens_page = row.page_counted = True
            row.gap, row.pages_missing = max(gap, row.gap), lost
        opens, gap, lost = False, 0, 0
        row.moved, moved = moved, False
        row.running = heads.columns.get(at)
        if at in titles:
            kept.append(titles[at])
        kept.append(row)
    return kept


def _is_name(row: Row) -> bool:
    """Whether a row may name a column, and is no headline."""
    name = shade(section_name(row.text[:_NAME_ROW]))
    return row.ruled or len(name) <= _NAME_SURELY or COLUMN_NAME.fullmatch(name) is not None


_NAME_SURELY = 6
_NAME_ROW = 20
"""Characters."""


def _chronology_titles(rows: Sequence[Row], heads: Heads, front: int) -> dict[int, Row]:
    """For the first row of each chronology that only the heads of its pages name: its title. ``front``: the first row
    that reads like text."""
    text = (row.shade for at, row in enumerate(rows[front:], front) if at not in heads.rows)
    if any(len(shadow) <= _NAME_ROW and CHRONICLE.fullmatch(shadow) for shadow in text):
        # It has one of its own, however the pages call it.
        return {}
    said = {bare(row.shade) for at, row in enumerate(rows) if at not in heads.rows and len(row.shade) <= _NAME_ROW}
    found: dict[int, Row] = {}
    places = sorted(heads.rows)
    for first, name in heads.columns.items():
        # The head stands right above what opens the page, the foot below the page.
        head = rows[first - 1 if first - 1 in heads.rows else places[min(bisect_left(places, first), len(places) - 1)]]
        at = head.text.find(name)
        shadow = shade(name)
        if at >= 0 and bare(shadow) not in said and CHRONICLE.fullmatch(shadow):
            said.add(bare(shadow))
            start = head.start + at
            found[first] = replace(head, text=name, shade=shadow, start=start, end=start + len(name), opens_page=True)
    return found
