"""Lines of pages -> paragraphs: a line that fills its column goes on in the next one, unless that begins anew. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from feeds.readers.pdf_columns import PageLine

_SHORT_BY = 1.05  # letters' widths that a full line may fall short: what may not begin or end a line moves
_SURELY_SHORT = 3.5  # the same, for a line that ends a paragraph for certain
_SET_IN = (1.2, 4.5)  # by so many letters' widths a first line of a paragraph is set in
_SAME_SIZE = 0.06
_LOOSE = 0.35  # letters' heights beyond the usual distance of two lines that part paragraphs
_WHITE = 0.6  # the same, beyond the usual distance of two paragraphs: an empty line
_HEADING = 1.1  # sizes of a heading to that of the text
_HEADING_PITCH = 2.0  # letters' heights between the lines of one heading
_HEADING_FILLED = 0.6  # share of the column that the first line of a heading of two lines fills
_INDENTED = 0.2  # share of lines set in that shows a habit
_GAPPED = 0.6  # share of paragraphs with white below that shows a habit
# What no line is broken inside: words and figures, and what stands on either side of a quotation mark (UAX 14, QU).
_UNIT = re.compile(r"(?:[A-Za-z0-9.,%/:@_+-]+|[^\s“”‘’](?=[“”‘’])|[“”‘’]+[^\sA-Za-z0-9“”‘’]?)*")
_SAID = re.compile(r"[，。；：、,;:]")
_MARKED = re.compile(r"[◎●○■□◆◇▲▶★☆•【〔\[—－]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]")
_OPENING, _CLOSING = re.compile(r"[“‘（《〈「『【(\[]"), re.compile(r"[”’）》〉」』】)\],.，。、；：？！%·…—]")
_LEADERS = re.compile(r"[.·…⋯]{3,}\s*\d{0,3}$")
_ENDED = re.compile(r"[。！？；…][”’」』）)】\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``white``: more than the usual white above it. ``bold`` where all of it is. ``lines`` of the pages are in it."""

    text: str
    page: int
    size: float
    bold: bool
    white: bool
    lines: int = 1
    is_row: bool = False


def paragraphs_of(
    pages: Sequence[Sequence[PageLine]], numbers: Sequence[int | None], pictured: Collection[int] = ()
) -> list[Paragraph]:
    """``numbers``: what each page bears as its number; no sentence goes on over pages that are missing. ``pictured``:
    before which of all lines, counted from 0, a picture stands: the white there says nothing."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    return _Joining(lines, numbers, {line for at, line in enumerate(lines) if at in pictured}).paragraphs()


class _Joining:
    def __init__(
        self, lines: Sequence[PageLine], numbers: Sequence[int | None], pictured: AbstractSet[PageLine]
    ) -> None:
        self.lines = lines
        self.pictured = pictured
        self.numbers = numbers
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        self.body = letters.most_common(1)[0][0]
        self.edges = self._edges()
        self.pitch = self._pitches()
        set_in = sum(self._is_set_in(line) for line in lines)
        self.indents = set_in >= max(3, _INDENTED * len(lines) / 2)
        self.gaps = self._has_gaps()

    def paragraphs(self) -> list[Paragraph]:
        groups: list[list[PageLine]] = []
        for line in self.lines:
            if groups and self._goes_on(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        usual = self._usual_distance(groups)
        found: list[Paragraph] = []
        for before, group in zip([None, *groups], groups, strict=False):
            first = group[0]
            white = before is not None and self._distance(before[-1], first) > usual + _WHITE * first.size
            white = white and not first.is_row
            text = group[0].text
            for line in group[1:]:
                text = _joined(text, line.text)
            bold = all(line.bold > 0.95 for line in group)
            size = max(group, key=lambda one: len(one.text)).size
            found.append(Paragraph(text, first.page, size, bold, white, len(group), first.is_row))
        return found

    def _key(self, line: PageLine) -> tuple[int, int, int]:
        # Inner and outer margins may differ.
        return line.columns, line.column, line.page % 2

    def _edges(self) -> dict[tuple[int, int, int], tuple[float, float]]:
        """Where the lines of each column begin and end."""
        places: dict[tuple[int, int, int], list[PageLine]] = defaultdict(list)
        for line in self.lines:
            places[self._key(line)].append(line)
        edges: dict[tuple[int, int, int], tuple[float, float]] = {}
        for key, lines in places.items():
            lefts = Counter(round(line.left) for line in lines)
            enough = min(max(2, len(lines) // 20), max(lefts.values()))
            left = min(place for place, count in lefts.items() if count >= enough)
            rights = sorted(line.right for line in lines)
            # Hanging punctuation and a table too wide stand out.
            edges[key] = left, rights[max(0, len(rights) - 1 - len(rights) // 25)]
        return edges

    def _pitches(self) -> dict[float, float]:
        """The usual distance of two lines of each size."""
        found: dict[float, Counter[float]] = defaultdict(Counter)
        for before, line in pairwise(self.lines):
            distance = self._distance(before, line)
            if before.size == line.size and 0.9 * line.size < distance < 3 * line.size and self._is_full(before, line):
                found[line.size][round(distance, 1)] += 1
        return {
            size: min(distance for distance, count in counts.items() if count * 4 >= max(counts.values()))
            for size, counts in found.items()
        }

    def _has_gaps(self) -> bool:
        """Whether white parts the paragraphs: there is some below most lines that end one for certain."""
        ends = [
            self._is_loose(before, line)
            for before, line in pairwise(self.lines)
            if before.size == line.size == self.body
            and self._distance(before, line) > 0
            and not self._is_full(before, line, _SURELY_SHORT)
        ]
        return len(ends) >= 5 and sum(ends) > _GAPPED * len(ends)

    def _is_loose(self, before: PageLine, line: PageLine) -> bool:
        usual = self.pitch.get(line.size, 1.5 * line.size)
        return self._distance(before, line) > usual + _LOOSE * line.size

    def _distance(self, before: PageLine, line: PageLine) -> float:
        """Between two lines of one column, from foot to foot; 0 where they do not stand below each other."""
        is_below = (before.page, before.column) == (line.page, line.column) and (
            before.band == line.band or before.columns == line.columns == 1
        )
        return before.bottom - line.bottom if is_below else 0.0

    def _usual_distance(self, groups: Sequence[Sequence[PageLine]]) -> float:
        distances = Counter(
            round(self._distance(before[-1], after[0]))
            for before, after in pairwise(groups)
            if self._distance(before[-1], after[0]) > 0
        )
        return float(distances.most_common(1)[0][0]) if distances else 0.0

    def _is_set_in(self, line: PageLine) -> bool:
        left, right = self.edges[self._key(line)]
        by = (line.left - left) / line.size
        return _SET_IN[0] < by < _SET_IN[1] and right - line.right < (right - left) / 2

    def _is_full(self, line: PageLine, after: PageLine, short_by: float = _SHORT_BY) -> bool:
        """Whether what the next line begins with would not have fitted on this one."""
        _left, right = self.edges[self._key(line)]
        unit = _UNIT.match(after.text)
        width = sum(0.55 if letter.isascii() else 1.0 for letter in unit[0]) if unit else 0.0
        # What may not end a line, or not begin one, takes a letter along into the next.
        width += bool(_OPENING.match(after.text)) + bool(_CLOSING.match(after.text[1:]))
        return line.right >= right - (short_by + width) * line.size

    def _goes_on(self, group: Sequence[PageLine], line: PageLine) -> bool:
        before = group[-1]
        if _LEADERS.match(line.text) and line.columns == before.columns:
            # The dots and the page of an entry of the contents that had no room beside it.
            return True
        if abs(before.size - line.size) > _SAME_SIZE * line.size and max(before.size, line.size) > _HEADING * self.body:
            return False
        if min(before.bold, line.bold) < 0.05 and max(before.bold, line.bold) > 0.95:
            return False
        if before.cells > 1 or line.cells > 1 or before.is_row or line.is_row:
            return False
        below = (before.page, before.band, before.column) == (line.page, line.band, line.column)
        if line.size >= _HEADING * self.body or self._are_centred(before, line):
            return (below or self._is_full(before, line)) and self._is_one_heading(before, line)
        if not (self.indents or self.gaps):
            # Nothing but the length of lines parts paragraphs: that is for parsing to weigh, which knows the contents.
            return False
        if not self._is_full(before, line, _SURELY_SHORT if below and self.gaps else _SHORT_BY):
            return False
        left, _right = self.edges[self._key(line)]
        set_in = line.left - left > _SET_IN[0] * line.size
        if set_in and (self.indents or len(group) < 2 or abs(before.left - line.left) > 0.5 * line.size):
            return False
        if below and line in self.pictured:
            return not self._may_end(before)
        if below:
            return before.bottom > line.bottom and not self._is_loose(before, line)
        if not self.indents and len(group) == 1 and not _SAID.search(before.text):
            # No more than a headline says, alone at a column's foot, where setters leave no first line of a paragraph.
            return False
        if before.page != line.page:
            return self._turns_page(before, line) and not self._may_end(before)
        # Where nothing is set in, a sentence that ends at a column's foot may be the last of its paragraph.
        return self.indents or not self._may_end(before)

    def _are_centred(self, before: PageLine, line: PageLine) -> bool:
        """Whether a line is the second one of a headline that is set in the middle of its column."""
        if self.indents and abs(before.left - line.left) < 0.3 * line.size:
            # Two short paragraphs, each set in.
            return False
        left, right = self.edges[self._key(line)]
        in_middle = all(abs(one.left - left - (right - one.right)) < one.size for one in (before, line))
        return in_middle and line.left - left > _SET_IN[0] * line.size and _ENDED.search(before.text) is None

    def _may_end(self, line: PageLine) -> bool:
        """Whether its paragraph may end with a line that is full: so it does with an attribution in brackets."""
        return _ENDED.search(line.text) is not None or (not self.indents and line.text[-1] in "）)】]")

    def _turns_page(self, before: PageLine, line: PageLine) -> bool:
        if line.page != before.page + 1:
            return False
        one, other = self.numbers[before.page - 1], self.numbers[line.page - 1]
        return one is None or other is None or other == one + 1

    def _is_one_heading(self, before: PageLine, line: PageLine) -> bool:
        if before.bottom - line.bottom > _HEADING_PITCH * line.size or _MARKED.match(line.text):
            return False
        left, right = self.edges[self._key(line)]
        return before.right - before.left >= _HEADING_FILLED * (right - left) or self._is_full(before, line)


def _joined(text: str, line: str) -> str:
    """Chinese goes on without a blank; words of an alphabet had one in place of the line's end."""
    if text[-1].isascii() and line[0].isascii() and text[-1].isalnum() and line[0].isalnum():
        # A figure that did not fit is broken nowhere, so what stands on two lines were two words.
        return f"{text} {line}"
    return text + line
