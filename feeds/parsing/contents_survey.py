"""What a whole issue says of the rows of its front: which of them stand again below, and as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .foreign_heads import IN_TWO_LANGUAGES
from .front import COLUMN_NAME, CONTENTS_WORD, IMPRINT, SECTION_LONGEST, SECTION_MARK, names_column
from .leading import NUMBER_BEFORE, leading_numbers, without_number
from .outline import BRACKETED_FIRST, LEADERS, PAGE_TAIL, page_number, read_outline, section_name
from .patterns import ends_sentence
from .people import signing
from .rows import Row
from .shade import bare, shade
from .signs import HEAD_ROWS, looks_like_contact, ordinal_of, without_foreign
from .tails import ends_item

_REPEATED_AT_LEAST = 6
"""Characters."""
_HEADLINE_LONGEST = 60
"""Characters."""
_NAME_LONGEST = 40
_FEWEST_BARE, _FEWEST_BILINGUAL, _FEWEST_LED = 2, 3, 2


class Survey:
    """``end``: rows before it are front. Names and headlines are compared bare."""

    def __init__(self, rows: Sequence[Row], end: int) -> None:
        self._rows, self._end = rows, end
        front = rows[:end]
        paged = [at for at, row in enumerate(front) if page_number(row.shade) and not IMPRINT.match(row.shade)]
        self.numbered = any(LEADERS.search(row.shade) for row in front) or len(paged) >= 3
        """Its entries give pages."""
        self.last_number = paged[-1] if paged else end
        self.leading = leading_numbers(front)
        self.heads_end = end - HEAD_ROWS
        """From here on the rows of the front may be the names and the headline above the first text."""
        short = [(at, bare(row.shade)) for at, row in enumerate(rows) if len(row.shade) <= _HEADLINE_LONGEST]
        self.again = Counter(key for _at, key in short)
        """How often each short row stands in the issue."""
        self.last_seen = {key: at for at, key in short}
        """Where it stands last."""
        self.first_seen = {key: at for at, key in reversed(short)}
        """And first."""
        self.first_below: dict[str, int] = {}
        """Where it stands first below the front."""
        for at, key in short:
            if at >= end:
                self.first_below.setdefault(key, at)
        marks = (SECTION_MARK.fullmatch(row.shade) for row in rows[end - 1 :] if row.shade[0] == "[")
        self.bracketed = {match[1] for match in marks if match}
        """Names in brackets below the front, alone or before a headline."""
        for at, row in enumerate(rows):
            name = section_name(without_foreign(row.text)) if len(row.text) <= _NAME_LONGEST else row.text
            if name != row.text:
                self._see(name, at)
            if match := BRACKETED_FIRST.match(row.text[:_HEADLINE_LONGEST]):
                self._see(match[1], at)
                self.bracketed.add(shade(match[1]))
        self.below = {
            bare(without_number(row.text))
            for row in rows[end - 1 :]
            if len(row.shade) <= _HEADLINE_LONGEST and NUMBER_BEFORE.match(row.text)
        }
        """Numbered headlines below the front, without their numbers."""
        again = {at for at, row in enumerate(front) if at < end - 1 and self._stands_again(at, row)}
        self.listed_rows = set(self.leading) | again
        """Rows of the front that begin with the number of a page, or that stand again in the text."""
        self.running = {bare(shade(row.running)) for row in rows if row.running}
        """Columns that the heads of pages name."""
        self.led = self._led_columns(front)
        """Rows that begin with a page and name a column, of which the entries are further in and have none."""
        self.bare_columns = self._bare_columns(front)
        """Rows of columns that are listed without their items, mostly with a page: row -> name, bare."""
        twice = [at for at, row in enumerate(front) if IN_TWO_LANGUAGES.fullmatch(row.text)]
        self.bilingual = {at for at in twice if self.last_seen[bare(front[at].shade)] > at}
        """Rows that name a column in two languages, as in the text."""
        if len(self.bilingual) < _FEWEST_BILINGUAL:
            self.bilingual = set()
        names = (bare(shade(without_foreign(front[at].text))) for at in self.bilingual)
        self.named_in_one = any(name in self.again for name in names)
        """Of those, some are called by the first name alone."""
        headings = [at for at, row in enumerate(front) if self._names_a_heading(at, row)]
        self.columns = {at for at in headings if not rows[at].indented}
        """Rows that name a column in an outline of the issue; what is further in names a group."""
        self.outlined = read_outline(rows, end, self.last_seen)
        self.groups = {bare(rows[at].shade) for at in headings if rows[at].indented} if self.columns else set()
        self.groups |= {bare(shade(name)) for name in self.outlined.groups.values()}

    def _see(self, name: str, at: int) -> None:
        key = bare(shade(name))
        self.last_seen[key] = max(self.last_seen.get(key, at), at)
        if at >= self._end:
            self.first_below[key] = min(self.first_below.get(key, at), at)

    def _stands_again(self, at: int, row: Row) -> bool:
        if len(row.shade) < _REPEATED_AT_LEAST:
            return False
        return self.last_seen.get(bare(row.shade), at) > at or bare(without_number(row.text)) in self.below

    def _bare_columns(self, front: Sequence[Row]) -> dict[int, str]:
        """Each short, and in the text above a headline. One alone may be the last row of a headline."""
        found: dict[int, str] = {}
        listed = [at for at, row in enumerate(front) if page_number(row.shade) is not None or at in self.leading]
        listed += [at + 1 for at, row in enumerate(front) if CONTENTS_WORD.fullmatch(row.shade)]
        first = min(listed, default=len(front))
        for at, row in enumerate(front[first:], first):
            if ordinal_of(row.shade) is not None or IMPRINT.match(row.shade) or at in self.leading:
                continue
            paged = page_number(row.shade) is not None
            name = shade(section_name(LEADERS.sub("", PAGE_TAIL.sub("", row.text) if paged else row.text)))
            if not 2 <= len(name) <= SECTION_LONGEST:
                continue
            key = bare(name)
            # On the pages that follow it may stand once more, at their heads.
            places = (self.last_seen.get(key, at), self.first_below.get(key, at))
            opens = (one for one in places if names_column(self._rows, one, at) and self._may_open(one, len(front)))
            if (place := next(opens, None)) is None:
                continue
            if (below := ordinal_of(self._rows[place + 1].shade)) is None or below[0] != "chinese":
                # Above 一、 stands the headline of what has parts.
                found[at] = name
        several = len(found) >= _FEWEST_BARE
        return {at: bare(name) for at, name in found.items() if several or COLUMN_NAME.fullmatch(name)}

    def _led_columns(self, front: Sequence[Row]) -> set[int]:
        names = [
            at
            for at, (_page, name) in self.leading.items()
            if not front[at].indented and len(shade(name)) <= SECTION_LONGEST
        ]
        above_entries = [
            at for at in names if at + 1 < len(front) and at + 1 not in self.leading and front[at + 1].indented
        ]
        return set(names) if len(above_entries) >= _FEWEST_LED else set()

    def _may_open(self, place: int, front: int) -> bool:
        """Whether a column may begin there: at the end of the front, or below the end of an item."""
        above = self._rows[place - 1]
        return place <= front or bool(
            ends_sentence(above.shade)
            or ends_item(above.text, above.shade)
            or signing(above.text)[0]
            or looks_like_contact(above.shade)
        )

    def _names_a_heading(self, at: int, row: Row) -> bool:
        """Below, the same stands as a heading of its format."""
        if not 2 <= len(row.shade) <= SECTION_LONGEST:
            return False
        place = self.last_seen[bare(row.shade)]
        return self._rows[place].level is not None and place > at
