"""How the text of a PDF is set: where its columns begin and end, the distance of its lines, what parts its paragraphs.

Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from feeds.readers.pdf_breaks import width_taken
from feeds.readers.pdf_edges import INDENT, Column, Range, column_key, edges_of
from feeds.readers.pdf_lines import PageLine
from feeds.readers.pdf_pitch import closest, white_that_parts

SHORT_BY = 0.99  # letters' widths that a full line may fall short: the next letter had no room
SURELY_SHORT = 3.5  # the same, for a line that ends a paragraph for certain
SET_IN = (1.2, 4.5)  # by so many letters' widths a first line of a paragraph is set in
_REACHES = 1.5  # letters' widths that a line to the end of its column may fall short, as marks are carried over
_AS_FAR = 0.15  # letters' widths that first lines of paragraphs are set in more or less than others
HEADING = 1.1  # sizes of a heading to that of the text
_INDENTED = 0.2  # share of lines set in that shows a habit
_AT_EDGE = 0.8  # share of first lines at the edge of their column that shows that it is none
_FEW_SET_IN = 0.05  # share of its lines that are set in, where a column holds nothing but first lines
_FEWEST_FIRST = 5  # lines that show it
_BRIEF = 0.6  # share of lines that are not set in and the last of their paragraphs, where most have two
_ONE_LINE = 0.7  # share of lines that are first ones, where most paragraphs are one line
_GAPPED = 0.6  # share of paragraphs with white below that shows a habit
_FILLED = 0.55  # share of lines ending in mid-sentence that fill their column, where the column broke them
_FEWEST_FILLED = 6
_SHORTER = 0.1  # lines in mid-sentence that nearly fill their column to those that do, where lines were short before
_OWNED = 0.65  # share of paragraphs parted by white that end in mid-sentence, where each was a line
_FLOWING = 0.2  # share of lines that go on in the one below, where white parts paragraphs
_REST = 0.5  # share of its column up to which a line is the rest of the line before
LONG_REST = 0.7  # the same, where most full lines leave such a rest
_RESTS = 0.5  # share of ends of broken lines that are such rests in mid-sentence, where lines were broken twice
_FEWEST_RESTS = 12
_LONGER = 0.5  # share of rests that lie more than a line below the beginning of theirs, where most lines were longer
_ENDS = re.compile(r"[。！？；：…!?;:][”’」』）)】\]]*$|[）)】\]]$")


class Setting:
    """``edges`` by column, ``pitch`` by size: the usual distance of two lines; ``white``: what parts paragraphs beyond
    it, in letters' heights; ``body``: the size of the text.
    ``indents``: first lines of paragraphs are set in, most by ``indent`` widths of a letter; ``brief``: most of these
    paragraphs are of two lines at most; ``gaps``: white parts paragraphs, which are lines of the text's own if
    ``owned``; ``flows``: lines go on in those below; ``rebroken``: nothing parts paragraphs, and the text had short
    lines of its own before these columns broke them again, ``once`` each if at all; ``tells``: where nothing of this
    holds, whether a line that fills its column says anything."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.lines = lines
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        self.body = letters.most_common(1)[0][0]
        self.edges = edges_of(lines, self.body)
        self.pitch = self._pitches()
        self.white = self._white()
        self.indents = self._has_indents()
        self.indent = median(self.depth(line) for line in lines if self.is_set_in(line)) if self.indents else INDENT
        if self.indents:
            self._move_edges()
        self.brief = self.indents and self._are_brief()
        self.gaps = self._has_gaps()
        # Text that was in short lines before fills few of its column's: that says nothing of its paragraphs.
        self.flows = self.indents or self._has_long_paragraphs()
        self.owned = self.gaps and self._are_owned()
        rests = [] if self.indents or self.gaps else self._rests()
        self.rebroken = bool(rests)
        self.once = self.rebroken and sum(lines > 1 for lines in rests) <= _LONGER * len(rests)
        self.tells = not (self.indents or self.gaps or self.rebroken) and self._are_filled()

    def column_of(self, line: PageLine) -> Range:
        """Where the line's column begins and ends."""
        return self.edges[column_key(line)]

    def _pitches(self) -> dict[float, float]:
        """The usual distance of two lines of each size."""
        found: dict[float, Counter[float]] = defaultdict(Counter)
        short: dict[float, Counter[float]] = defaultdict(Counter)
        for before, line in pairwise(self.lines):
            distance = self.distance(before, line)
            if before.size == line.size and 0.9 * line.size < distance < 3 * line.size:
                counts = found if self.is_full(before, line) else short
                counts[line.size][round(distance, 1)] += 1
        return {size: closest(counts, short[size]) for size, counts in found.items()}

    def _white(self) -> float:
        full: list[float] = []
        ends: list[float] = []
        for before, line in self._below():
            beyond = (self.distance(before, line) - self._usual(line)) / line.size
            if not self.is_full(before, line, SURELY_SHORT):
                ends.append(beyond)
            elif self.is_full(before, line):
                full.append(beyond)
        return white_that_parts(full, ends)

    @property
    def spread(self) -> float:
        """The usual distance of two lines of text, in letters' heights."""
        return self.pitch.get(self.body, 0.0) / self.body

    def _usual(self, line: PageLine) -> float:
        return self.pitch.get(line.size, 1.5 * line.size)

    def _has_indents(self) -> bool:
        """Whether first lines of paragraphs are set in: a share of all lines, or most below an end for certain."""
        set_in = sum(self.is_set_in(line) for line in self.lines)
        starts = [self.is_set_in(line) for line in self._first_lines()]
        return set_in >= 3 and (
            set_in >= _INDENTED * len(self.lines) / 2 or (len(starts) >= 5 and sum(starts) >= _GAPPED * len(starts))
        )

    def _first_lines(self) -> list[PageLine]:
        """Lines of text below one that ends its paragraph for certain."""
        return [line for before, line in self._below() if not self.is_full(before, line, SURELY_SHORT)]

    def _below(self) -> Iterator[tuple[PageLine, PageLine]]:
        """Two lines of text each, of which one stands below the other."""
        for before, line in pairwise(self.lines):
            if before.size == line.size == self.body and self.distance(before, line) > 0:
                yield before, line

    def _move_edges(self) -> None:
        """Columns that hold nothing but first lines begin further left than any of theirs."""
        starts: dict[Column, list[PageLine]] = defaultdict(list)
        places: dict[Column, list[PageLine]] = defaultdict(list)
        for line in self._first_lines():
            starts[column_key(line)].append(line)
        for line in self.lines:
            places[column_key(line)].append(line)
        set_in = {key: sum(self.depth(line) > SET_IN[0] for line in lines) for key, lines in places.items()}
        # Where hardly a paragraph has a second line, a column may be without any.
        one_line = sum(set_in.values()) >= _ONE_LINE * sum(len(places[key]) for key in places if set_in[key])
        for key, lines in places.items():
            first = starts[key]
            at_edge = sum(self.depth(line) <= SET_IN[0] for line in first)
            all_first = len(first) >= _FEWEST_FIRST and at_edge >= _AT_EDGE * len(first)
            # What lines of the text's own left over ends no paragraph, and what stands below it begins none.
            all_first = all_first and set_in[key] <= _FEW_SET_IN * len(lines)
            if all_first or (one_line and len(lines) >= _FEWEST_FIRST and not set_in[key]):
                left, right = self.edges[key]
                self.edges[key] = left - self.indent * lines[0].size, right

    def _are_brief(self) -> bool:
        """Whether most paragraphs have two lines at most: most lines that are not set in are the last of theirs."""
        last = [self.depth(after) > SET_IN[0] for line, after in self._below() if self.depth(line) <= SET_IN[0]]
        return sum(last) >= _BRIEF * len(last)

    def _has_gaps(self) -> bool:
        """Whether white parts the paragraphs: there is some below most lines that end one for certain."""
        ends = [
            self.is_loose(before, line)
            for before, line in self._below()
            if not self.is_full(before, line, SURELY_SHORT)
        ]
        return len(ends) >= 5 and sum(ends) > _GAPPED * len(ends)

    def _are_owned(self) -> bool:
        """Whether what white parts are lines that the text had of its own: most end in mid-sentence."""
        ends = [_ENDS.search(before.text) for before, line in self._below() if self.is_loose(before, line)]
        return ends.count(None) > _OWNED * len(ends)

    def _has_long_paragraphs(self) -> bool:
        """Whether lines go on in the one below often enough to do so over the end of a column, too."""
        below = [self.is_loose(before, line) for before, line in self._below()]
        return below.count(False) >= _FLOWING * len(below)

    def _are_filled(self) -> bool:
        """Whether most lines in mid-sentence fill their column because it broke them. Lines of the text's own that
        happen to be as long leave others, first lines that were set in, a letter or two shorter."""
        broken = [(line, after) for line, after in pairwise(self.lines) if not _ENDS.search(line.text)]
        filled = [self.is_filled(line, after) for line, after in broken]
        nearly = [
            not full and self._is_text(line) and self.is_full(line, after, SURELY_SHORT)
            for full, (line, after) in zip(filled, broken, strict=True)
        ]
        return sum(filled) >= max(_FEWEST_FILLED, _FILLED * len(filled)) and sum(nearly) <= _SHORTER * sum(filled)

    def _rests(self) -> list[int]:
        """Where what did not fit on a line stands alone below it, in the middle of a sentence: for each such rest how
        many full lines stand above it. None if it does so for other reasons now and then."""
        ends, full = 0, 0
        rests: list[int] = []
        for line, after in pairwise(self.lines):
            if self.is_filled(line, after):
                full += 1
                continue
            if full:
                ends += 1
                if self.is_rest(line, LONG_REST) and not _ENDS.search(line.text):
                    rests.append(full)
            full = 0
        return rests if len(rests) >= max(_FEWEST_RESTS, _RESTS * ends) else []

    def is_rest(self, line: PageLine, most: float = _REST) -> bool:
        """Whether it is so short that it may be what had no room on the line before: ``most`` of its column."""
        left, right = self.column_of(line)
        return line.right - line.left <= most * (right - left)

    def is_loose(self, before: PageLine, line: PageLine) -> bool:
        return self.distance(before, line) > self._usual(line) + self.white * line.size

    def distance(self, before: PageLine, line: PageLine) -> float:
        """Between two lines of one column, from foot to foot; 0 where they do not stand below each other."""
        is_below = (before.page, before.column) == (line.page, line.column) and (
            before.band == line.band or before.columns == line.columns == 1
        )
        return before.bottom - line.bottom if is_below else 0.0

    def is_set_in(self, line: PageLine, all_by: float = 0.0) -> bool:
        """As a first line is; ``all_by``: as far as all lines of its column are set in."""
        left, right = self.column_of(line)
        is_long = all_by > 0 or right - line.right < (right - left) / 2
        return is_long and SET_IN[0] < self.depth(line) - all_by < SET_IN[1]

    def is_deep(self, line: PageLine) -> bool:
        """Whether it is set in, as far as first lines are or further."""
        return self.depth(line) > SET_IN[0]

    def is_first(self, line: PageLine) -> bool:
        """Whether it is set in as far as most first lines of paragraphs."""
        return abs(self.depth(line) - self.indent) <= _AS_FAR

    def depth(self, line: PageLine) -> float:
        """How far it is set in, in letters' widths."""
        return (line.left - self.column_of(line)[0]) / line.size

    def is_full(self, line: PageLine, after: PageLine, short_by: float = SHORT_BY) -> bool:
        """Whether what the next line begins with would not have fitted on this one."""
        _left, right = self.column_of(line)
        return line.right >= right - (short_by + width_taken(line.text, after.text)) * line.size

    def reaches(self, line: PageLine) -> bool:
        """Whether hardly a letter would have fitted on it, whatever comes next."""
        return line.right >= self.column_of(line)[1] - _REACHES * line.size

    def is_full_centred(self, line: PageLine, after: PageLine) -> bool:
        """As is_full, of a line that stands in the middle of its column: it has white on both sides."""
        left, right = self.column_of(line)
        return line.right - line.left >= right - left - (SHORT_BY + width_taken(line.text, after.text)) * line.size

    def is_filled(self, line: PageLine, after: PageLine | None) -> bool:
        """As text alone may be."""
        return self._is_text(line) and after is not None and self.is_full(line, after)

    def _is_text(self, line: PageLine) -> bool:
        return line.size < HEADING * self.body and line.cells == 1 and not line.is_row
