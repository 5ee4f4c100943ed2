"""Puts a document's pictures into the items that they belong to, each behind the block that it follows.

A picture inside an item's text is that item's. Between two items it belongs to the one that nothing parts it from; if
both sides are open, to the one whose page it stands on, or whose words its caption has, or else to the one above. One
on the cover or beside the imprint, where other text stands between it and every item, illustrates none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from feeds.model import Block, BlockKind, Document, Issue, Item, PlacedPicture

from .shade import shade

_WORD = re.compile(r"[^\W\d_]")


def with_pictures(issue: Issue, document: Document) -> Issue:
    if not (document.pictures and issue.items):
        return issue
    places = _Places(document, issue.items)
    own: dict[int, list[PlacedPicture]] = defaultdict(list)
    for placed in document.pictures:
        found = places.item_of(placed)
        if found is not None:
            own[found].append(placed)
    return issue.with_items(tuple(_illustrated(item, own[at]) for at, item in enumerate(issue.items)))


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """A run of the text that is of one item."""

    start: int
    end: int
    item: int


class _Places:
    """Where in the text items and pages are."""

    def __init__(self, document: Document, items: Sequence[Item]) -> None:
        self.text = document.text
        self.items = items
        self.runs = sorted(_Run(span.start, span.end, at) for at, item in enumerate(items) for span in item.spans)
        self.starts = [run.start for run in self.runs]
        self.line_starts = [line.start for line in document.lines]
        self.pages = [line.page for line in document.lines]

    def item_of(self, placed: PlacedPicture) -> int | None:
        """The index of the item that it belongs to."""
        at = bisect_left(self.starts, placed.at)
        before = self.runs[at - 1] if at else None
        after = self.runs[at] if at < len(self.runs) else None
        if before is not None and placed.at < before.end:
            return before.item
        joins_before = before is not None and self._is_open(before.end, placed.at)
        joins_after = after is not None and self._is_open(placed.at, after.start)
        if before is None or after is None or joins_before != joins_after:
            found = before if joins_before else after if joins_after else None
            return found.item if found else None
        if before.item == after.item:
            return before.item
        pages = self._page(before.end - 1) == placed.page, self._page(after.start) == placed.page
        if pages[0] != pages[1]:
            return before.item if pages[0] else after.item
        if joins_before:
            return after.item if self._speaks_of(placed, after) > self._speaks_of(placed, before) else before.item
        # Something else stands on both sides, as a column's name does: the nearer one.
        return before.item if placed.at - before.end <= after.start - placed.at else after.item

    def _is_open(self, start: int, end: int) -> bool:
        """Whether no words stand between two places."""
        return _WORD.search(self.text, start, max(start, end)) is None

    def _page(self, at: int) -> int:
        return self.pages[max(0, bisect_right(self.line_starts, at) - 1)]

    def _speaks_of(self, placed: PlacedPicture, run: _Run) -> float:
        """The share of pairs of letters of its caption that the item has."""
        words = shade(placed.caption or placed.picture.alt)
        pairs = {words[n : n + 2] for n in range(len(words) - 1)}
        item = self.items[run.item]
        text = shade(f"{item.title or ''}{item.body}")
        return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _illustrated(item: Item, pictures: Sequence[PlacedPicture]) -> Item:
    if not pictures:
        return item
    blocks: list[Block] = []
    waiting = list(pictures)
    for block in item.blocks:
        # What stands inside a paragraph follows it.
        while waiting and block.span is not None and waiting[0].at <= block.span.start:
            blocks.append(_block(waiting.pop(0)))
        blocks.append(block)
    blocks.extend(map(_block, waiting))
    return replace(item, blocks=tuple(blocks))


def _block(placed: PlacedPicture) -> Block:
    return Block(BlockKind.PICTURE, placed.caption, picture=placed.picture)
