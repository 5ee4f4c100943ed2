"""Lines of pages -> paragraphs: a line that fills its column goes on in the next one, unless that begins anew. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice, pairwise

from feeds.readers.pdf_anew import (
    ends_item,
    heads_contents,
    is_marked,
    is_second_line,
    listed_names,
    may_stand_apart,
    opens,
)
from feeds.readers.pdf_edges import column_key
from feeds.readers.pdf_firsts import ENDED, REST, SAID, are_torn, depths_of_all
from feeds.readers.pdf_glyphs import bold_at_first
from feeds.readers.pdf_joins import is_spaced, joined
from feeds.readers.pdf_leftovers import is_cut_off, is_date, is_halved, is_led, is_led_to, is_left_over, is_rule
from feeds.readers.pdf_lines import PageLine
from feeds.readers.pdf_setting import HEADING, LONG_REST, SET_IN, SHORT_BY, SURELY_SHORT, Setting

_SAME_SIZE = 0.06
_WHITE = 0.6  # the same, beyond the usual distance of two paragraphs: an empty line
_HEADING_PITCH = 2.0  # letters' heights between the lines of one heading
_AS_TEXT = 1.05  # the same, in distances of the text's lines
_OFF_MIDDLE = 1.0  # letters' widths by which a line in the middle of its column may be nearer to one edge
_IN_MIDDLE = 0.2  # the same, where paragraphs are set in as far
_HEADING_FILLED = 0.6  # share of the column that the first line of a heading of two lines fills
_AT_EDGE = 0.3  # letters' widths that a line which is not set in may begin off its column's edge
_NEARLY = 1.5  # letters' widths that a line may fall short of its edge below which nothing is set in
_SHORTEST_HEAD = 4  # letters
_LEFT_OVER = 0.6  # share of its column that a line which tells that it is the rest of the line before fills at most


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
    filled: bool | None = None
    """Whether what comes next had no room on it; None where it is a paragraph for certain."""
    set_in: bool = False
    """Its first line is, as first lines of paragraphs are."""
    bold_first: str = ""
    """What it begins with that is bold, where not all of it is."""


def _first_letters(text: str, count: int) -> str:
    """A text up to so many letters, which blanks are not."""
    ends = (at for at, character in enumerate(text, 1) if not character.isspace())
    return text[: next(islice(ends, count - 1, None), 0)].strip() if count else ""


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
        self.setting = Setting(lines)
        self.following = dict(pairwise(lines))
        self.names = listed_names(line.text for line in lines)

    def paragraphs(self) -> list[Paragraph]:
        groups: list[list[PageLine]] = []
        for line in self.lines:
            if groups and self._goes_on(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        torn = are_torn(groups, self.setting)
        if torn:
            # What goes on is for parsing to weigh, which never joins over a tear: it gets the lines as they are.
            groups = [part for group in groups for part in self._parts(group)]
        usual = self._usual_distance(groups)
        depths = depths_of_all(groups, self.setting)
        spaced = is_spaced(self.lines)
        found: list[Paragraph] = []
        for at, (before, group) in enumerate(zip([None, *groups], groups, strict=False)):
            first = group[0]
            white = before is not None and self.setting.distance(before[-1], first) > usual + _WHITE * first.size
            white = white and not first.is_row and first not in self.pictured
            text = group[0].text
            for line in group[1:]:
                text = joined(text, line.text, spaced=spaced)
            bold = all(line.bold > 0.95 for line in group)
            size = max(group, key=lambda one: len(one.text)).size
            after = groups[at + 1][0] if at + 1 < len(groups) else None
            full = self.setting.is_filled(group[-1], after) and not self._is_whole(group, after)
            filled = full if self.setting.tells and not torn else None
            all_by = depths.get(column_key(first), 0.0)
            # A short line may stand in the middle, or to the right, unless it is set in as first lines are.
            as_first = self.setting.indents and not all_by and self.setting.is_first(first)
            set_in = not first.is_row and (as_first or self.setting.is_set_in(first, all_by))
            # Where hardly a paragraph is, a headline with as much white behind it as before it stands in the middle.
            set_in = set_in and (self.setting.indents or SAID.search(text) is not None or not self._is_in_middle(first))
            begins = "" if bold else _first_letters(text, bold_at_first((line.text, line.bold_first) for line in group))
            found.append(
                Paragraph(text, first.page, size, bold, white, len(group), first.is_row, filled, set_in, begins)
            )
        return found

    def _parts(self, group: list[PageLine]) -> list[list[PageLine]]:
        if group[0].size >= HEADING * self.setting.body:
            return [group]
        starts = [at for at, line in enumerate(group) if at == 0 or len(line.text) > REST]
        return [group[start:end] for start, end in pairwise([*starts, len(group)])]

    def _usual_distance(self, groups: Sequence[Sequence[PageLine]]) -> float:
        distances = Counter(
            round(self.setting.distance(before[-1], after[0]))
            for before, after in pairwise(groups)
            if self.setting.distance(before[-1], after[0]) > 0
        )
        return float(distances.most_common(1)[0][0]) if distances else 0.0

    def _goes_on(self, group: Sequence[PageLine], line: PageLine) -> bool:
        before = group[-1]
        if line.text in self.names or before.text in self.names or heads_contents(line.text):
            return False
        if is_led_to(before.text, line.text) and line.columns == before.columns:
            return True
        if is_cut_off(line.text) and line.size == before.size and line.cells == before.cells == 1:
            return True
        if is_led(before.text):
            return False
        if is_date(before.text, line.text) and line.size == before.size and line.cells == before.cells == 1:
            return True
        if is_rule(before.text, line.text) or (
            is_halved(before.text, line.text) and self.setting.is_full(before, line)
        ):
            return True
        if (
            abs(before.size - line.size) > _SAME_SIZE * line.size
            and max(before.size, line.size) > HEADING * self.setting.body
        ):
            return False
        if min(before.bold, line.bold) < 0.05 and max(before.bold, line.bold) > 0.95:
            return False
        if before.cells > 1 or line.cells > 1 or before.is_row or line.is_row:
            return False
        below = (before.page, before.band, before.column) == (line.page, line.band, line.column)
        if line.size >= HEADING * self.setting.body:
            return (below or self.setting.is_full(before, line)) and self._is_one_heading(before, line)
        if self._are_centred(before, line):
            # Of the text's size, so it may as well be the next headline, or the next entry of the contents.
            if self.setting.gaps and self.setting.is_loose(before, line):
                return False
            return self.setting.is_full_centred(before, line) and self._is_one_heading(before, line)
        is_rest = self.setting.is_full(before, line) and self.setting.is_rest(line, _LEFT_OVER)
        if is_rest and is_left_over("".join(one.text for one in group), line.text):
            return True
        lengths_only = not (self.setting.indents or self.setting.gaps or self.setting.rebroken)
        if lengths_only and not (self.setting.tells and not self._may_head(group, line)):
            return False
        if self.setting.once and not self.setting.is_rest(line, LONG_REST):
            return False
        if self.setting.owned and not below and not self.setting.is_rest(line):
            return False
        # Where each line of a text was a paragraph, what is short is a line of its own that no white parts.
        white_tells = below and self.setting.gaps and self.setting.flows and not self.setting.owned
        if not self.setting.is_full(before, line, SURELY_SHORT if white_tells else self._short_by(before, line)):
            return False
        sure = (self.setting.indents or self.setting.gaps) and self.setting.flows
        if not sure and may_stand_apart(before.text, line.text):
            return False
        left, _right = self.setting.column_of(line)
        if opens(before.text, line.text):
            return False
        if self._is_in_middle(line) and not self._is_in_middle(before):
            return False
        if self._is_centred(before) and not self._is_in_middle(line) and not (below and self.setting.gaps):
            return False
        if len(group) == 1 and self.setting.depth(before) > SET_IN[1] and self.setting.depth(line) < SET_IN[0]:
            # It ends where the column does because it stands to the right.
            return False
        signed = before.text[-1] in "）)】]"
        if self.setting.indents and ends_item(before.text) and self._heads(line, in_two=signed):
            return False
        set_in = line.left - left > SET_IN[0] * line.size
        if set_in and (self.setting.indents or len(group) < 2 or abs(before.left - line.left) > 0.5 * line.size):
            return False
        if below and line in self.pictured:
            return not self._may_end(before)
        if below:
            return before.bottom > line.bottom and not self.setting.is_loose(before, line)
        if not self.setting.flows:
            return False
        if not (self.setting.indents or len(group) > 2 or any(SAID.search(one.text) for one in group)):
            # No more than a headline says, alone at a column's foot, where setters leave no first line of a paragraph.
            return False
        if before.page != line.page:
            return self._turns_page(before, line) and not self._may_end(before)
        # Where nothing is set in, a sentence that ends at a column's foot may be the last of its paragraph.
        return self.setting.indents or not self._may_end(before)

    def _short_by(self, before: PageLine, line: PageLine) -> float:
        """By how much a full line may fall short: where paragraphs are set in, one that is not goes on with a line that
        has not ended, though a program may have left a little more white than its next letter takes."""
        goes_on = self.setting.indents and self.setting.depth(line) < _AT_EDGE and not ends_item(before.text)
        return _NEARLY if goes_on and self.setting.is_deep(before) else SHORT_BY

    def _may_head(self, group: Sequence[PageLine], line: PageLine) -> bool:
        """Whether the group may be a headline that fills its line, above its text: it is for parsing to weigh, which
        knows the contents. No headline is cut off by a rest, or has the marks of a sentence."""
        # A word had no room on a line that ends early, too, which may have ended there.
        is_cut = self.setting.reaches(group[0]) or not line.text[0].isascii()
        is_rest = is_cut and self.setting.is_rest(line)
        return len(group) == 1 and not (is_rest or SAID.search(group[0].text))

    def _is_whole(self, group: Sequence[PageLine], after: PageLine | None) -> bool:
        """Whether what fills its line ends there: a colon may do so wherever it stands, and so do a headline above its
        second line, and one in the middle of its column above text that is not."""
        last = group[-1]
        if after is None or last.text[-1] in "：:" or heads_contents(after.text):
            return True
        is_head = len(group) == 1 and not SAID.search(last.text) and is_second_line(after.text)
        return is_head or (self._is_centred(last) and not self._is_in_middle(after))

    def _are_centred(self, before: PageLine, line: PageLine) -> bool:
        """Whether a line is the second one of a headline that is set in the middle of its column."""
        if self.setting.indents and abs(before.left - line.left) < 0.3 * line.size:
            # Two short paragraphs, each set in.
            return False
        left, right = self.setting.column_of(line)
        off = [abs(one.left - left - (right - one.right)) / one.size for one in (before, line)]
        if max(off) >= _OFF_MIDDLE or ends_item(before.text):
            return False
        if abs(before.left + before.right - line.left - line.right) > 2 * _IN_MIDDLE * line.size:
            # A line of text that leaves no room for another letter, above a headline.
            return False
        # Where a paragraph begins that fills its line but for a letter or two, that seems to stand in the middle, too.
        begins = self.setting.indents and self.setting.is_first(line) and (off[1] > _IN_MIDDLE or not self._heads(line))
        # Where the first line leaves little room, the second may leave hardly more.
        both = self._is_centred(before) and self._is_in_middle(line)
        return (both or line.left - left > SET_IN[0] * line.size) and not begins

    def _heads(self, line: PageLine, *, in_two: bool = False) -> bool:
        """Whether a line that is not set in may be a headline where paragraphs are: it is no sentence's end, and what
        stands below it begins anew. That says nothing where every other line does."""
        after = None if self.setting.brief else self.following.get(line)
        if after is None or len(line.text) < _SHORTEST_HEAD or line.text[0] in "（(" or line.text[-1] in "：）)】]":
            return False
        if ENDED.search(line.text):
            return False
        if in_two and len(after.text) >= _SHORTEST_HEAD and not SAID.search(line.text + after.text):
            # Or the first line of one.
            return self.setting.is_deep(after) or self.setting.is_deep(self.following.get(after, after))
        return self.setting.is_deep(after)

    def _is_in_middle(self, line: PageLine) -> bool:
        """Whether it has white on both sides of it, as much on one as on the other."""
        left, right = self.setting.column_of(line)
        off = (line.left - left) / line.size, (right - line.right) / line.size
        return min(off) > _IN_MIDDLE and abs(off[0] - off[1]) <= _IN_MIDDLE

    def _is_centred(self, line: PageLine) -> bool:
        """Whether it is in the middle, and not for being set in as first lines are."""
        return self._is_in_middle(line) and not self.setting.is_first(line)

    def _may_end(self, line: PageLine) -> bool:
        """Whether its paragraph may end with a line that is full: so it does with an attribution in brackets, or with
        those whom a letter is for."""
        return ENDED.search(line.text) is not None or (not self.setting.indents and line.text[-1] in "）)】]：:")

    def _turns_page(self, before: PageLine, line: PageLine) -> bool:
        if line.page != before.page + 1:
            return False
        one, other = self.numbers[before.page - 1], self.numbers[line.page - 1]
        return one is None or other is None or other == one + 1

    def _is_one_heading(self, before: PageLine, line: PageLine) -> bool:
        # Where the text is set wide, or its font is tall, so are headings.
        pitch = max(_HEADING_PITCH, _AS_TEXT * self.setting.spread)
        if before.bottom - line.bottom > pitch * line.size or is_marked(line.text):
            return False
        left, right = self.setting.column_of(line)
        return before.right - before.left >= _HEADING_FILLED * (right - left) or self.setting.is_full(before, line)
