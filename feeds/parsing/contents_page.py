"""Reads the contents page of an issue, or the list on its cover, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from .contents import Contents, Entry
from .contents_survey import Survey
from .front import (
    COLUMN_NAME,
    CONTENTS_WORD,
    ENTRY_LONGEST,
    IMPRINT,
    SECTION_LONGEST,
    SECTION_MARK,
    body_start,
    front_end,
    names_column,
)
from .outline import BRACKETED_FIRST, LEADERS, PAGE_TAIL, page_number, section_name
from .people import is_name, longest
from .rows import Row
from .shade import bare, shade
from .signs import SUBTITLE, ordinal_of, without_foreign

LEADING_DOTS = re.compile(r"[.·…_]{2,}")
_SECOND_LINE = re.compile(r"—{2,}|(?<!\d)—")
_BLANK = re.compile("[ 　]+")
_COLUMN_FIRST = re.compile(r"[ 　]*[／/|｜　][ 　]*")
_COLON_BEHIND = re.compile(r"[ 　]*[：:][ 　]*")

_MOST_ENTRIES = 300
_SHORTEST_FRONT = 8
"""Rows. What stands before the first text is no more than its column and headline."""
_MOST_PENDING = 3
"""Rows of one headline."""
_MOST_DIGITS, _FEWEST_COLUMNS = 3, 3
_ENTRY_SHORTEST = 10
"""Characters of an entry that goes on: above a column's name may stand what the issue is called."""


def read_contents(rows: Sequence[Row]) -> Contents:
    """Reads the front rows: what stands before the first article's text."""
    end = front_end(rows)
    found = Contents(end=end)
    if end < _SHORTEST_FRONT and not any(page_number(row.shade) for row in rows[:end]):
        return found
    found.body = body_start(rows, end)
    if found.body is not None and found.body > end:
        found.end = found.body
    _Reader(rows, found).read()
    return found


_AUTHORS = re.compile(r"(?<=.{4})[/|][一-鿿]{2,12}$")
"""降速之后怎么样？／陆知白 施海燕: who wrote it."""


@dataclass(slots=True)
class _Line:
    """A row as an entry: ``printed`` without the number before it, which is ``page_before``; ``page`` is the one at its
    end, with the place where its leaders begin."""

    at: int
    printed: str
    page_before: int | None
    shadow: str = ""
    page: tuple[int, int] | None = None
    text: str = ""
    dotted: bool = False

    def look(self) -> None:
        """At what is printed."""
        self.page = None if self.page_before is not None else page_number(self.shadow) or _alone(self.shadow)
        self.text = LEADERS.sub("", self.shadow[: self.page[0]] if self.page else self.shadow).rstrip("·")
        self.dotted = LEADERS.search(self.shadow) is not None or self.shadow[-1] == "·"

    @property
    def number(self) -> int | None:
        return self.page_before if self.page_before is not None else self.page[1] if self.page else None


def _is_author(printed: str) -> bool:
    """Whether what a blank or a stroke sets off is who wrote it: 攜手度過難關　許正雄　2."""
    name = bare(PAGE_TAIL.sub("", printed))
    return len(name) <= longest(name) and is_name(name)


def _closes_more(text: str) -> bool:
    """Whether a quotation ends that has begun on the row above: 第二期“行业 | 新机遇”论坛."""
    return any(text.count(closer) > text.count(opener) for opener, closer in ("“”", "《》"))


def _alone(shadow: str) -> tuple[int, int] | None:
    """The number of a page that has a row to itself, where the entry above has filled its own."""
    return (0, int(shadow)) if shadow.isdecimal() and len(shadow) <= _MOST_DIGITS else None


class _Reader:
    def __init__(self, rows: Sequence[Row], found: Contents) -> None:
        self.rows, self.found, self.end = rows, found, found.end
        # Where the reading is.
        self.section: str | None = None
        self.pending: list[str] = []
        self.marks: list[str] = []
        self.in_imprint = self.bulleted = False
        self.last: Entry | None = None
        self.by_key: dict[str, Entry] = {}
        self.followed: dict[str, bool] = {}
        self.survey = Survey(rows, self.end)
        found.numbered = self.survey.numbered
        found.listed_rows = self.survey.listed_rows
        found.groups = self.survey.groups
        found.named_in_one = self.survey.named_in_one

    def read(self) -> None:
        found = self.found
        stop = self.end
        if self.survey.leading:
            stop = max((*self.survey.leading, *self.survey.bare_columns, *self.survey.bilingual)) + 1
        for at, row in enumerate(self.rows[: self.end if found.body is None else found.body][:stop]):
            self._read(at, row)
        # Below the contents page stand the first column and its group: a name that stands once is announced nowhere.
        below = max(0, self.survey.heads_end, max(self.survey.leading, default=-1) + 1)
        late = {bare(row.shade) for row in self.rows[below : self.end]}
        named = ((name, bare(shade(name))) for name in found.sections)
        outlined = {bare(shade(name)) for name in self.survey.outlined.columns.values()}
        kept = {key for key, times in self.survey.again.items() if times > 1} | outlined
        kept |= set(self.survey.bare_columns.values())
        found.sections = [name for name, key in named if key in kept or key not in late]
        found.loose = [name for name in found.sections if not self.followed.get(name)]
        self._drop_own(late)
        found.keys, found.owners = [entry.key for entry in found.entries], list(range(len(found.entries)))
        for at, entry in enumerate(found.entries):
            if entry.subtitle:
                found.keys.append(entry.key + bare(entry.subtitle))
                found.owners.append(at)

    def _read(self, at: int, row: Row) -> None:
        line = self._line(at, row)
        if CONTENTS_WORD.fullmatch(line.shadow):
            self._begin_anew(in_imprint=False)
        elif IMPRINT.match(line.shadow) and not LEADERS.search(line.shadow):
            self._begin_anew(in_imprint=True)
        else:
            line.look()
            mark = SECTION_MARK.fullmatch(line.text) if bare(line.text) not in self.survey.below else None
            if mark and (":" in mark[1] or ordinal_of(mark[1]) is not None):
                return
            if name := self.survey.outlined.groups.get(at):
                # The entries below stand in the column above it.
                self._add_section(self.survey.outlined.columns.get(at) or name)
            elif name := self._themed_column(line):
                self._begin_column(name, line)
            elif self._names_a_column(line, mark):
                plain = PAGE_TAIL.sub("", row.text) if line.page else row.text
                one_name = at in self.survey.bilingual and self.survey.named_in_one
                plain = without_foreign(plain) if one_name else plain
                self._begin_column(self.survey.outlined.columns.get(at) or section_name(plain), line)
            elif not self.in_imprint or line.number is not None:
                self._read_entry(line, row)

    def _line(self, at: int, row: Row) -> _Line:
        before = self.survey.leading.get(at)
        line = _Line(at, before[1], before[0], shade(before[1])) if before else _Line(at, row.text, None, row.shade)
        bracketed = BRACKETED_FIRST.match(line.printed)
        parts = (bracketed[1], line.printed[bracketed.end() :]) if bracketed else self._parts_at_colon(line.printed)
        head, *others = parts or _COLUMN_FIRST.split(line.printed[:ENTRY_LONGEST], maxsplit=1)
        if (
            others
            and re.search(r"[^\W\d_]", others[0])
            and 2 <= len(head) <= SECTION_LONGEST
            and not _is_author(others[0])
            and not IMPRINT.match(shade(head))
            and self._stands_below(head, at)
            and not self._is_set_in_two(head, others[0])
        ):
            # The column on the row of its entry: P02　卷首　夏天的生意经, 社论／数码印刷不是敌人……2, 〔社论〕数码….
            self.section = section_name(head)
            self.followed.setdefault(self.section, False)
            self._add_section(self.section)
            self.marks, self.pending, self.in_imprint = [], [], False
            line.printed, line.shadow = others[0], shade(others[0])
        return line

    def _parts_at_colon(self, printed: str) -> Sequence[str]:
        """会务纪事：大事记（1—3月）……15, where in the text the one stands right below the other."""
        parts = _COLON_BEHIND.split(printed[:ENTRY_LONGEST], maxsplit=1)
        if len(parts) < 2:
            return ()
        place = self.survey.last_seen.get(bare(parts[0]), 0)
        if place + 1 >= len(self.rows) or self.rows[place].shade[-1] == ":":
            # A headline in two rows, parted at its colon.
            return ()
        below = bare(self.rows[place + 1].shade)
        return parts if below == bare(LEADERS.sub("", PAGE_TAIL.sub("", parts[1]))) else ()

    def _stands_below(self, name: str, at: int) -> bool:
        """Whether a name that begins a row of the contents has a row to itself in the text."""
        place = self.survey.last_seen.get(bare(shade(name)), 0)
        alone = BRACKETED_FIRST.match(self.rows[place].text) is None
        return place > at and place >= self.survey.heads_end and alone

    def _is_set_in_two(self, head: str, rest: str) -> bool:
        """Whether the words before a blank are the first row of a headline in the text, 青年组接棒　某某当选组长, in an
        issue whose columns have rows of their own in the contents."""
        place = self.survey.last_seen.get(bare(shade(head)), 0)
        if len(self.survey.bare_columns) < _FEWEST_COLUMNS or place + 1 >= len(self.rows):
            return False
        below = bare(shade(LEADERS.sub("", PAGE_TAIL.sub("", rest))))
        return bare(self.rows[place + 1].shade) == below and COLUMN_NAME.fullmatch(shade(head)) is None

    def _begin_anew(self, *, in_imprint: bool) -> None:
        self.section, self.pending, self.last, self.marks, self.in_imprint = None, [], None, [], in_imprint

    def _add_section(self, name: str) -> None:
        if name not in self.found.sections:
            self.found.sections.append(name)

    def _themed_column(self, line: _Line) -> str | None:
        """本期专题 小镇出海记, without a page, above an entry that its page leads: the column, and what it is about."""
        head, gap, theme = _BLANK.sub(" ", line.printed[:ENTRY_LONGEST], count=1).partition(" ")
        paged = line.at in self.survey.leading or line.at + 1 not in self.survey.leading or line.page
        named = gap and theme and 2 <= len(head) <= SECTION_LONGEST and COLUMN_NAME.fullmatch(shade(head))
        return section_name(head) if named and not paged else None

    def _names_a_column(self, line: _Line, mark: re.Match[str] | None) -> bool:
        at, text = line.at, line.text
        if text.startswith("—") or not any(map(str.isalpha, text)) or _closes_more(text):
            # The second line of an entry, the rest of it, or its page.
            return False
        if mark is None and self._goes_on(at):
            return False
        if at in self.survey.bilingual or at in self.survey.outlined.columns:
            return True
        if at in self.survey.bare_columns and not self.pending:
            return True
        if line.number is None and bare(text) in self.survey.running:
            return True
        if mark and (len(mark[1]) < SECTION_LONGEST or COLUMN_NAME.fullmatch(mark[1])):
            return True
        if len(text) <= 8 and COLUMN_NAME.fullmatch(text) and (not line.page or self._is_among_names(at)):
            # Among headlines without pages, what sounds like a column may be one: 某某新规解读.
            above_entry = at + 1 in self.survey.leading
            return self.found.numbered or above_entry or self.survey.last_seen.get(bare(text), at) > at
        if line.page_before is not None:
            return at in self.survey.led or text in self.survey.bracketed or self._heads_an_entry(line)
        if len(text) <= 8 and ordinal_of(line.shadow) is None:
            outlined = bool(self.found.groups) and at in self.survey.columns
            if text in self.survey.bracketed or outlined or at + 1 in self.survey.leading:
                return True
        return self._heads_an_entry(line) or self._heads_a_list(line)

    def _goes_on(self, at: int) -> bool:
        """Whether the row above filled its line and gave no page, 业务综述 below …去年冷链, or both stand
        together again, on two rows or on one: elsewhere a column would stand below something else."""
        row, above = self.rows[at], self.rows[at - 1] if at else None
        if above is None or row.gap or page_number(above.shade) is not None:
            return False
        key = bare(row.shade)
        others = {self.survey.first_seen.get(key, at), self.survey.last_seen.get(key, at)} - {at, 0}
        same = any(self.rows[one - 1].shade == above.shade for one in others)
        same = same or bare(above.shade + row.shade) in self.survey.again
        return bool(above.filled) or (same and len(above.shade) >= _ENTRY_SHORTEST)

    def _is_among_names(self, at: int) -> bool:
        """Whether the rows around it are as short, and have a page, too: columns of which no headline is listed."""
        rows = (self.rows[one].shade for one in (at - 1, at + 1) if 0 <= one < self.end)
        pages = ((row, page_number(row)) for row in rows)
        return any(page and 2 <= len(LEADERS.sub("", row[: page[0]])) <= SECTION_LONGEST for row, page in pages)

    def _heads_an_entry(self, line: _Line) -> bool:
        """Short and without a page, above an entry that has one; and it stands in the text too."""
        if not self.found.numbered or line.dotted or line.page or not 2 <= len(bare(line.text)) <= 10:
            return False
        after = self.rows[line.at + 1].shade if line.at + 1 < self.end else ""
        return (
            page_number(after) is not None
            and not SUBTITLE.match(after)
            and not LEADING_DOTS.match(after)
            and self.survey.again[bare(line.shadow)] >= 2
        )

    def _heads_a_list(self, line: _Line) -> bool:
        """In a contents page without pages: a short name that in the text stands above a headline."""
        if self.found.numbered or self.survey.led or self.found.body is None or line.page or line.shadow[0] in "◎—":
            return False
        place = self.survey.last_seen.get(bare(line.shadow), line.at)
        return 2 <= len(line.text) <= SECTION_LONGEST and names_column(self.rows, place, line.at)

    def _begin_column(self, name: str, line: _Line) -> None:
        self.pending, self.last, self.in_imprint = [], None, False
        self.bulleted = line.shadow[0] == "◎"
        self.marks.append(name)
        # Marks in a row have come loose from their entries; what follows belongs to none of them for sure.
        self.section = name if len(self.marks) == 1 else None
        self.followed.setdefault(name, False)
        # The contents page, which follows the cover, knows the order best.
        if name in self.found.sections:
            self.found.sections.remove(name)
        self.found.sections.append(name)

    def _read_entry(self, line: _Line, row: Row) -> None:
        self.in_imprint, self.marks = False, []
        if self.bulleted and line.shadow[0] == "◎":
            # The same bullet before the columns and before the headlines: the row above is no heading of this one.
            self.section = None
        text = line.text.lstrip("◎·-")
        if self.last is not None and self.last.subtitle and not self.pending and _closes_more(text):
            self.last.subtitle += text
        elif text.startswith("—") and (self.last is not None or self.pending):
            self._read_second_line(text.lstrip("—" if self.last is None else "—-"), line)
        elif not text and line.number is not None:
            if self.pending:
                self.last = self._add("".join(self.pending), line, line.number)
                self.pending = []
            elif self.last is not None and self.last.page is None:
                self.last.page = line.number
        elif self.found.numbered and not self.survey.leading and line.number is None and not line.dotted:
            self.pending = [*self.pending, text][-_MOST_PENDING:]
            if line.at < self.survey.last_number and (len(self.pending) > 1 or not row.full):
                self._add(text, line, None)
        else:
            goes_on = self.pending and len(self.pending[-1]) >= 6
            self.last = self._add("".join([*self.pending, text]) if goes_on else text, line, line.number)
            self.pending = []

    def _read_second_line(self, rest: str, line: _Line) -> None:
        if self.pending:
            self.last = self._add("".join(self.pending) + "——" + rest, line, line.number)
            self.pending = []
        elif self.last is not None and self.last.subtitle is None and len(rest) >= 4:
            self.last.subtitle = rest

    def _add(self, text: str, line: _Line, page: int | None) -> Entry | None:
        title, _, subtitle = _SECOND_LINE.sub("\n", text, count=1).partition("\n")
        subtitle = subtitle.lstrip("—")
        key = bare(_AUTHORS.sub("", title))
        if len(key) < 4:
            return None
        entry = self.by_key.get(key)
        if entry is None:
            if len(self.found.entries) >= _MOST_ENTRIES:
                return None
            printed = line.printed if line.page_before is not None else PAGE_TAIL.sub("", line.printed)
            entry = self.by_key[key] = Entry(printed, key)
            self.found.entries.append(entry)
        if self.section is not None:
            entry.section = self.section if entry.section is None else entry.section
            self.followed[self.section] = True
        entry.page = page if page is not None else entry.page
        if len(bare(subtitle)) >= 4:
            entry.subtitle = subtitle
        return entry

    def _drop_own(self, late: Set[str]) -> None:
        """Headlines right above the first text that stand nowhere else are no announcements of themselves."""
        if self.found.numbered:
            return
        # A headline in two rows is announced on one.
        late = late - {bare(above.shade + row.shade) for above, row in pairwise(self.rows[: self.end])}
        own = {
            entry.key
            for entry in self.found.entries
            if entry.page is None and entry.key in late and self.survey.again[entry.key] <= 1
        }
        self.found.entries = [entry for entry in self.found.entries if entry.key not in own]
