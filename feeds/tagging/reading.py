"""An item as tagging reads it: passages in the order of weight, one shadow over them all, and the way to evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property

from feeds.model import BlockKind, Evidence, Item, Kind, Span
from feeds.tagging.date_grammar import Written, written_dates
from feeds.tagging.shadow import Shadow, fold

# Between passages in a reading's shadow: nothing folds to it, so no word reaches across.
BREAK = "\n"
# A line between headline and text is no longer.
_LINE_BETWEEN = 80
# A headline stands at most so many characters before or into its text (two lines, a subtitle, a running head).
_HEADLINE_REACH = 400


class Where(IntEnum):
    TITLE = 0
    SUBTITLE = 1
    LEAD = 2
    BODY = 3


class Passage(Shadow):
    """A headline or a block. ``start`` is its place in the reading's shadow."""

    def __init__(self, text: str, where: Where, start: int, span: Span | None, heading: bool) -> None:
        super().__init__(text)
        self.where = where
        self.start = start
        self.end = start + len(self.folded)
        self.span = span
        self.heading = heading

    @cached_property
    def dates(self) -> list[Written]:
        return written_dates(self.folded)


class Reading:
    """An item's passages: title, subtitle, lead (what the text opens with, unless that is an inner heading), the rest.

    ``folded`` is their shadow in one string, ``document`` the issue's text that evidence is placed in.
    """

    def __init__(self, item: Item, document: str = "") -> None:
        self.item = item
        self.document = document
        self.passages: list[Passage] = []
        self._length = 0
        self._printed: dict[Span, Shadow] = {}
        if item.title:
            self._add(item.title, Where.TITLE, _headline_span(item))
        if item.subtitle:
            self._add(item.subtitle, Where.SUBTITLE, _headline_span(item))
        lead = True
        for block in item.blocks:
            if block.picture is not None:
                # Its caption may stand before the text and says little of what that is about.
                if block.text:
                    self._add(block.text, Where.BODY, None)
                continue
            heading = block.kind is BlockKind.HEADING
            # What stands under an inner heading is a part of the item, not what leads into it.
            self._add(block.plain, Where.LEAD if lead and not heading else Where.BODY, block.span, heading)
            # A fragment has lost its opening: all of it is as near to one.
            lead = item.kind is Kind.FRAGMENT
        self.folded = BREAK.join(passage.folded for passage in self.passages)
        self._starts = [passage.start for passage in self.passages]

    def _add(self, text: str, where: Where, span: Span | None, heading: bool = False) -> None:
        passage = Passage(text, where, self._length, span, heading)
        self.passages.append(passage)
        self._length = passage.end + len(BREAK)

    @property
    def body(self) -> Iterator[Passage]:
        return (passage for passage in self.passages if passage.where >= Where.LEAD)

    @property
    def length(self) -> int:
        return len(self.folded)

    @property
    def between(self) -> Iterator[tuple[int, str]]:
        """The short lines between headline and text with their places in the issue's text: who, where from, when."""
        if not (self.item.spans and self.item.blocks and (first := _first_span(self.item))):
            return
        headline = "".join(passage.folded for passage in self.passages if passage.where <= Where.SUBTITLE)
        at = max(self.item.spans[0].start, first.start - _HEADLINE_REACH)
        for line in self.document[at : first.start].split("\n"):
            text = line.strip()
            if text and len(text) <= _LINE_BETWEEN and fold(text) not in headline:
                yield at + line.index(text), text
            at += len(line) + 1

    def passage_at(self, position: int) -> Passage:
        return self.passages[max(0, bisect_right(self._starts, position) - 1)]

    def where(self, position: int) -> Where:
        return self.passage_at(position).where

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The words at [start, end) of the shadow as printed, with their place in the issue's text if it is known."""
        passage = self.passage_at(start)
        first, last = start - passage.start, min(end, passage.end) - passage.start
        text = passage.quote(first, last)
        return Evidence(text, rule, self._locate(passage, passage.folded[first:last], first))

    def _locate(self, passage: Passage, words: str, at: int) -> Span | None:
        """A block's text may be repaired where the page broke it, so the same words are counted out in its span."""
        if passage.span is None or not self.document or not words:
            return None
        printed = self._printed.get(passage.span)
        if printed is None:
            text = self.document[passage.span.start : passage.span.end]
            # Most blocks stand as they are printed.
            printed = self._printed[passage.span] = passage if text == passage.text else Shadow(text)
        offset = printed.folded.rfind(passage.folded) if passage.where <= Where.SUBTITLE else 0
        if offset < 0:
            return None
        found, before = -1, passage.folded.count(words, 0, at + len(words) - 1)
        for _ in range(before + 1):
            found = printed.folded.find(words, offset if found < 0 else found + 1)
            if found < 0:
                return None
        first, last = printed.place(found, found + len(words))
        return Span(passage.span.start + first, passage.span.start + last)


def _first_span(item: Item) -> Span | None:
    """Where the text begins; pictures stand nowhere in it."""
    return next((block.span for block in item.blocks if block.picture is None), None)


def _headline_span(item: Item) -> Span | None:
    """Where to look for the headline: from a little before the item's text to the end of its first run."""
    spans = item.spans or tuple(block.span for block in item.blocks if block.span)
    if not spans:
        return None
    return Span(max(0, spans[0].start - _HEADLINE_REACH), min(spans[0].end, spans[0].start + _HEADLINE_REACH))
