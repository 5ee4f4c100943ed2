"""Headlines that came out of a layout program below their texts: they are put above, where the rules look for them.

In a torn file a text box may follow the text that it belongs to. Such a headline stands below a text that nothing
heads, and says what that says, or has no text below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from .attribution import LONGEST
from .contents import Contents
from .credits import read_credit
from .headline_matching import LIKELY, Unheaded, assigned, said_again
from .looks import NAME_LONGEST, SHORTEST, ends_text, is_set_as_name, is_text, may_head, may_head_by_words, names_column
from .patterns import ends_sentence
from .rows import Row, put_above
from .shade import BULLET, bare, shade
from .tails import take_tail

_MOST_ROWS = 6
"""Rows of headlines that stand together."""
_HABIT, _SURELY, _HINTED = 2, 0.5, 0.15
"""Headlines that make a habit, so that others with no text below are moved, too; the share of a headline's pairs of
letters in its text by which one alone is moved, and by which one is where a habit shows that others are."""


@dataclass(slots=True)
class _Headline:
    """Rows [first, end) that seem to head the text that begins with the row ``text``, above them."""

    text: int
    first: int
    end: int
    said: float
    """How much of it the text says again."""
    last: bool
    """No text stands below it."""


def put_headlines_above(rows: Sequence[Row], contents: Contents) -> list[Row]:
    """The rows with such headlines above their texts, if there are several, or one that says what its text says."""
    found = _Reader(rows, {bare(shade(name)) for name in contents.sections}, contents.end).read()
    habit = sum(one.said >= LIKELY for one in found) >= _HABIT
    # One alone that has commas may be a sentence that a page has broken.
    alone = [one for one in found if one.said >= _SURELY and one.last and "," not in rows[one.end - 1].shade]
    sure = [one for one in found if one.said >= LIKELY or one.last or _is_unheaded(rows, one)] if habit else alone
    return _moved(rows, {one.text: (one.first, one.end) for one in sure}) if sure else list(rows)


def _is_unheaded(rows: Sequence[Row], one: _Headline) -> bool:
    """Whether the text that a headline is put above follows on the end of another, and the headline says a little of
    it: whatever is below, it has no other."""
    above = rows[one.text - 1] if one.text else None
    return above is not None and not rows[one.text].opens_page and ends_text(rows, 0, one.text) and one.said >= _HINTED


def _moved(rows: Sequence[Row], moves: dict[int, tuple[int, int]]) -> list[Row]:
    taken = {at for head in moves.values() for at in range(*head)}
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at in moves:
            first, *more = (rows[one] for one in range(*moves[at]))
            head, text = put_above(first, row)
            found += [head, *more, text]
        elif at not in taken:
            found.append(row)
    return found


def _width_of_headlines(rows: Sequence[Row], known: Set[str]) -> int:
    """The length in characters at which headlines were broken: several of it stand above a few letters that are said
    nowhere else; 0 where there is none."""
    said = Counter(row.shade for row in rows if len(row.shade) < SHORTEST)
    broken = Counter(
        len(row.text)
        for at, (row, rest) in enumerate(pairwise(rows))
        if 1 < len(rest.shade) < SHORTEST
        and said[rest.shade] == 1
        and bare(rest.shade) not in known
        and not (rest.opens_page or names_column(rest) or ends_sentence(rest.shade))
        and may_head(rows, at)
    )
    width, times = broken.most_common(1)[0] if broken else (0, 0)
    return width if times >= _FEWEST_BROKEN and times * 2 > broken.total() else 0


_FEWEST_BROKEN, _FEWEST_MARKS = 3, 4


class _Reader:
    """Goes through the rows below the contents, with the texts since the last headlines."""

    def __init__(self, rows: Sequence[Row], known: Set[str], first: int) -> None:
        """``known``: the names of columns, bare; ``first``: the first row that may be of a text."""
        self.rows, self.known, self.at = rows, known, first
        self.found: list[_Headline] = []
        self.texts: list[Unheaded] = []
        self.name = rows[first - 1].shade if first else ""
        self.width = _width_of_headlines(rows, known)
        times = Counter(row.shade for row in rows if len(row.shade) <= NAME_LONGEST and row.shade.isalpha())
        marks = Counter(row.text[0] for row in rows if row.shade[0] == BULLET and len(row.shade) <= NAME_LONGEST)
        self.marks = {mark for mark, count in marks.items() if count >= _FEWEST_MARKS}
        """Bullets before several names, □泉州: of groups, though people may be called so."""
        self.again = {name for name, count in times.items() if count > 1}
        """Short rows that are said several times: of columns, at the heads of pages, too."""
        self.headed = first == 0 or not self._names_column(rows[first - 1])
        """A text that begins here has its headline above."""

    def read(self) -> list[_Headline]:
        """The headlines that seem to stand below their texts."""
        while self.at < len(self.rows):
            if self.texts and self.texts[-1].end == self.at and self._says_source(self.at):
                # Where the text above is from.
                self.at += 1
                self.texts[-1].end = self.at
            elif may_head(self.rows, self.at):
                self._read_heads()
            elif is_text(self.rows, self.at):
                self._read_text()
            else:
                self._read_other()
        return self.found

    def _says_source(self, at: int) -> bool:
        row = self.rows[at]
        bracket = row.shade[-1] == ")" and len(row.shade) <= LONGEST
        return read_credit(row.text) is not None or (bracket and bool(take_tail(row.text).attribution))

    def _read_heads(self) -> None:
        rows, at, end = self.rows, self.at, self.at + 1
        while end < len(rows) and end - at < _MOST_ROWS and not rows[end].opens_page:
            if not (may_head(rows, end) or self._is_rest(end)):
                break
            end += 1
        texts, self.texts, self.headed = self.texts, [], True
        if (not texts or texts[-1].headed) and end < len(rows) and is_text(rows, end) and not rows[end].opens_page:
            # Each text has its headline, and so has the next.
            self.at = end
            return
        end = next((one for one in range(at, end) if not may_head_by_words(rows, one)), end)
        self.at = max(end, at + 1)
        # No headline stands last on its page.
        last = self._closes(end)
        below = end if not last and is_text(rows, end) else None
        broken = texts and any(row.opens_page for row in rows[texts[-1].end : at + 1])
        if end == at or not texts or broken or not (last or below):
            return
        heads = assigned(rows, texts, range(at, end), below)
        for text, head in heads:
            said = said_again(rows, head, range(text.first, text.end))
            self.found.append(_Headline(text.first, head.start, head.stop, said, last))
        if heads and heads[-1][1].stop == end:
            # All of them stand below their texts: the next text is left without one.
            self.headed = False
            credit = read_credit(rows[end].text) if end < len(rows) and rows[end].text[0] not in self.marks else None
            if credit is not None:
                # Where it is from then stands below its text, who wrote it below its headline.
                self.at = end + 1
                self.found[-1].end = end if credit.source else self.at

    def _is_rest(self, at: int) -> bool:
        """Whether a row of few letters goes on with the headline above it: who wrote the text stands below it, or the
        one above ends in a word that another follows, or is as long as headlines may be."""
        rows = self.rows
        if at + 1 >= len(rows) or rows[at].opens_page or not rows[at].shade.isalpha():
            return False
        short = len(rows[at].shade) < SHORTEST and not self._names_column(rows[at])
        if short and (rows[at - 1].shade[-1] == "的" or len(rows[at - 1].text) == self.width):
            return True
        return short and read_credit(rows[at].text) is None and read_credit(rows[at + 1].text) is not None

    def _read_text(self) -> None:
        rows, at, end = self.rows, self.at, self.at + 1
        while end < len(rows) and not ends_text(rows, at, end) and is_text(rows, end):
            end += 1
        self.texts.append(Unheaded(at, end, self.headed))
        self.headed, self.at = False, end

    def _read_other(self) -> None:
        """The name of a column or a group, a table, a credit: below a name, a text has no headline yet."""
        row = self.rows[self.at]
        self.at += 1
        if self.texts and row.shade == self.name:
            # Its name again below a text is of the page.
            return
        # □ 某某 is set as a name, and is one, but of nobody's column.
        self.texts, self.headed = [], read_credit(row.text) is not None or not self._may_name_column(self.at - 1)
        self.name = self.name if self.headed else row.shade

    def _names_column(self, row: Row) -> bool:
        return bare(row.shade) in self.known or names_column(row)

    def _may_name_column(self, at: int) -> bool:
        """Whether a row names a column, or is too short for a headline and stands between two texts."""
        row = self.rows[at]
        if self._names_column(row):
            return True
        closed = at > 0 and (ends_sentence(self.rows[at - 1].shade) or ends_text(self.rows, 0, at))
        return closed and 1 < len(row.shade) < SHORTEST and row.shade.isalpha()

    def _closes(self, at: int) -> bool:
        """Whether nothing at a row goes on with the headline above it: a column begins there, or a page."""
        rows = self.rows
        if at >= len(rows) or rows[at].opens_page or read_credit(rows[at].text) is not None:
            return True
        if bare(rows[at].shade) in self.known or is_set_as_name(rows[at]) or rows[at].shade in self.again:
            return True
        # What may be the rest of the headline stands above its text.
        short = len(rows[at].shade) <= NAME_LONGEST and at + 1 < len(rows)
        return short and may_head(rows, at + 1) and may_head_by_words(rows, at + 1)
