"""The contents page (and the list on the cover): which headlines an issue announces, in which sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from . import vocabulary as words
from .rows import Row
from .shade import BULLETS, bare, shade
from .signs import HEAD_ROWS, ordinal_of

CONTENTS_WORD = re.compile(rf"\[?(?:本[期周月刊])?{words.CONTENTS}\]?(?:contents)?", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,3})[)\]]?页?$")
_LEADING = ".·…_-—/|(["
_SECOND_LINE = re.compile(r"—{2,}|(?<!\d)—")
_TAIL = re.compile(r"[\s.·…⋯\-—_]*\d{1,3}\s*$")
LEADING_DOTS = re.compile(r"[.·…_]{2,}")
LEADERS = re.compile(r"[.·…_\-—]{3,}")
IMPRINT = re.compile(
    rf"{words.PUBLISHING}(?:单位|部门|机关|日期|者)?:|.{{0,6}}{words.STAFF}:|.{{0,6}}{words.ADDRESSES}[:(]|"
    r".*准印证|.{0,8}登记.{0,10}号$|\(?印数|.{0,4}内部资料|.{0,4}内部刊物|.{0,4}会员资料|版权|如欲转载|未经许可|"
    r".{0,16}主办$|.{0,16}(?:编|印)发?$|.{0,24}\d{4}年\d{1,2}月(?:\d{1,2}日)?.{0,12}$|"
    r".{0,12}总?第?\d{1,4}期.{0,14}$|.*总第?\d{1,4}期|.*第[一二三四五六七八九十\d]+期\)?$|报:|送:|抄送:|发:|主送",
    re.IGNORECASE,
)
"""The imprint: who publishes, who edits, where; the number and the date of the issue."""
SECTION_MARK = re.compile(r"(?:◎+|\[)([^\[\]◎]{2,14})\]?")
COLUMN_NAME = re.compile(rf".{{0,6}}{words.COLUMNS}")


_LIKENESS = 84.0
"""Of 100: below, two headlines are two headlines."""


_SECTION_LONGEST = 8
"""Characters. A longer name behind a bullet is a headline, unless it sounds like a column."""
_REPEATED_AT_LEAST = 6
"""Characters."""
_MOST_ENTRIES = 300
_ENTRY_LONGEST = 200
"""Characters."""
_SHORTEST_FRONT = 8
"""Rows. What stands before the first text is no more than its column and headline."""
_LOOK_AHEAD = 6
"""Rows."""
_PROSE_AT_LEAST = 50
"""Characters."""


@dataclass(slots=True)
class Entry:
    """An announced headline. ``section`` is None where its mark has come loose."""

    title: str
    key: str
    section: str | None = None
    subtitle: str | None = None
    page: int | None = None


@dataclass(slots=True)
class Contents:
    """``sections`` in the order met; ``loose``: sections that no entry follows; ``end``: rows before it are front."""

    entries: list[Entry] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    end: int = 0
    listed_rows: set[int] = field(default_factory=set)
    """Rows of the front that begin with the number of a page, or that stand again in the text."""
    groups: set[str] = field(default_factory=set)
    """The names, bare, of groups: further in than the columns in an outline of the issue."""
    numbered: bool = False
    """Its entries give pages: a contents page, not only the list on a cover."""
    keys: list[str] = field(default_factory=list)
    full_keys: list[str] = field(default_factory=list)
    found: dict[str, tuple[int, float] | None] = field(default_factory=dict)
    """What has been looked up already."""

    def find(self, text: str, *, cutoff: float = _LIKENESS) -> tuple[int, float] | None:
        """The entry most like a headline, and how like, 0 to 100; None below the cut-off."""
        if not self.keys or len(text) < 3:
            return None
        if text not in self.found:
            best = process.extractOne(text, self.keys, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
            other = process.extractOne(text, self.full_keys, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
            nearest = max((one for one in (best, other) if one), key=lambda one: one[1], default=None)
            self.found[text] = (nearest[2], nearest[1]) if nearest else None
        found = self.found[text]
        return found if found and found[1] >= cutoff else None


def page_number(shadow: str) -> tuple[int, int] | None:
    """Where the leaders begin that a row of a contents page ends with, and the page; None for any other row."""
    match = _DIGITS.search(shadow[-6:])
    if match is None:
        return None
    before = shadow[: len(shadow) - len(match[0])]
    text = before.rstrip(_LEADING)
    leaders = len(before) - len(text)
    last = text[-1:]
    # 2.8 and 2014-15 are figures, 3% is one, and 2000 has too many digits.
    if (leaders == 0 and (not last or last.isdigit() or last == "%")) or (leaders == 1 and last.isdigit()):
        return None
    return len(text), int(match[1])


_NUMBER_BEFORE = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d)|\d{2}[ 　]+)[ 　]*")


def without_number(text: str) -> str:
    """The shadow of a headline without 一、 or 01 before it."""
    return shade(_NUMBER_BEFORE.sub("", text.lstrip(" 　"), count=1))


_COLUMN_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[ 　]|第[一二三四五六七八九十]{1,3}部分[:：、 　])[ 　]*(?=.)"
)


def section_name(text: str) -> str:
    """A section's or group's name without its bullet, its brackets and its number, 一、."""
    return _COLUMN_NUMBER.sub("", text.strip(" 　").strip(BULLETS + "【】〔〕[]［］〖〗 　:："))


_SENTENCE_MARK = re.compile(r"[,;，；]|[。.](?!\d)")


def front_end(rows: Sequence[Row]) -> int:
    """The index of the first row that reads like an article's text; before it stand headlines and front matter."""
    for at, row in enumerate(rows):
        if not _SENTENCE_MARK.search(row.shade) or _is_front(row):
            continue
        text = ""
        for one in rows[at : at + _LOOK_AHEAD]:
            if _is_front(one):
                break
            text += one.shade
            if len(text) > 400:
                break
        commas, stops = len(re.findall(r"[,;]", text)), len(re.findall(r"。|(?<=[^\x00-\x7f])\.", text))
        if len(text) >= _PROSE_AT_LEAST and commas >= 2 and stops:
            return at
    return len(rows)


_LEADING_NUMBER = re.compile(
    r"[Pp]?\.?(\d{1,3})[ 　]*[/／、.．|｜ 　][ 　]*(?=[^\s\d.])(.{4,})$|(0\d|\d\d)[ 　]+(?=\d)(.{4,})$"
)
_AUTHOR = re.compile(r"[ 　]+(?:[一-鿿]{2,3}[ 　、]+)*[一-鿿]{2,3}$")


def _leading_numbers(rows: Sequence[Row]) -> dict[int, tuple[int, str]]:
    """The rows of a contents page that begin with their page: row -> page, headline without its author."""
    found: dict[int, tuple[int, str]] = {}
    last = 0
    for at, row in enumerate(rows):
        match = _LEADING_NUMBER.match(row.text) if len(row.text) <= 80 else None
        if match is None or IMPRINT.match(row.shade):
            continue
        page = int(match[1] or match[3])
        if page >= last:
            found[at] = (page, match[2] or match[4])
            last = page
    if len(found) < 3 or last < 3 or len({page for page, _ in found.values()}) * 2 < len(found):
        return {}
    authored = [at for at, (_, text) in found.items() if _author_of(text)]
    for at in authored:
        page, text = found[at]
        found[at] = (page, _AUTHOR.sub("", text))
    return found


def _author_of(text: str) -> bool:
    match = _AUTHOR.search(text)
    return match is not None and all(one[0] in words.SURNAMES for one in match[0].split())


def _heads_numbered(at: int, leading: dict[int, tuple[int, str]]) -> bool:
    return at + 1 in leading


_COLUMN_FIRST = re.compile(r"[ 　]*[／/|｜　][ 　]*")
_PAGE_FIRST = re.compile(r"p\.?\d{1,3}(?=\D)", re.IGNORECASE)


def _is_front(row: Row) -> bool:
    return (
        IMPRINT.match(row.shade) is not None
        or LEADERS.search(row.shade) is not None
        or _PAGE_FIRST.match(row.shade) is not None
    )


def read_contents(rows: Sequence[Row]) -> Contents:
    """Reads the front rows: what stands before the first article's text."""
    end = front_end(rows)
    found = Contents(end=end)
    if end < _SHORTEST_FRONT and not any(page_number(row.shade) for row in rows[:end]):
        return found
    section: str | None = None
    pending: list[str] = []
    marks: list[str] = []
    in_imprint = False
    numbered = any(LEADERS.search(row.shade) for row in rows[:end]) or (
        sum(page_number(row.shade) is not None and not IMPRINT.match(row.shade) for row in rows[:end]) >= 3
    )
    found.numbered = numbered
    paged = [at for at, row in enumerate(rows[:end]) if page_number(row.shade) and not IMPRINT.match(row.shade)]
    last_number = paged[-1] if paged else end
    by_key: dict[str, Entry] = {}
    last: Entry | None = None
    followed: dict[str, bool] = {}

    def add(text: str, page: int | None) -> Entry | None:
        title, _, subtitle = _SECOND_LINE.sub("\n", text, count=1).partition("\n")
        subtitle = subtitle.lstrip("—")
        key = bare(title)
        if len(key) < 4:
            return None
        entry = by_key.get(key)
        if entry is None and len(found.entries) < _MOST_ENTRIES:
            entry = Entry(printed if before else _TAIL.sub("", printed), key)
            by_key[key] = entry
            found.entries.append(entry)
        if entry is None:
            return None
        if section is not None and entry.section is None:
            entry.section = section
        if section is not None:
            followed[section] = True
        entry.page = page if page is not None else entry.page
        if len(bare(subtitle)) >= 4:
            entry.subtitle = subtitle
        return entry

    leading = _leading_numbers(rows[:end])
    marks_below = [SECTION_MARK.fullmatch(row.shade) for row in rows[end - 1 :] if row.shade[0] == "["]
    bracketed = {match[1] for match in marks_below if match}
    bulleted = False
    again = Counter(bare(row.shade) for row in rows if len(row.shade) <= 60)
    last_seen = {bare(row.shade): at for at, row in enumerate(rows) if len(row.shade) <= 60}
    below = {
        bare(without_number(row.text))
        for row in rows[end - 1 :]
        if len(row.shade) <= 60 and _NUMBER_BEFORE.match(row.text)
    }
    found.listed_rows = set(leading) | {
        at
        for at, row in enumerate(rows[:end])
        if len(row.shade) >= _REPEATED_AT_LEAST
        and (last_seen.get(bare(row.shade), at) > at or bare(without_number(row.text)) in below)
        and at < end - 1
    }
    outline = [
        at
        for at, row in enumerate(rows[:end])
        if 2 <= len(row.shade) <= _SECTION_LONGEST
        and rows[last_seen[bare(row.shade)]].level is not None
        and last_seen[bare(row.shade)] > at
    ]
    columns = {at for at in outline if not rows[at].indented}
    found.groups = {bare(rows[at].shade) for at in outline if rows[at].indented} if columns else set()
    last_leading = max(leading, default=end)
    heads_end = end - HEAD_ROWS
    for at, row in enumerate(rows[:end]):
        shadow = row.shade
        if at > last_leading:
            break
        before = leading.get(at)
        if before is not None:
            shadow = shade(before[1])
        printed = before[1] if before else row.text
        head, *others = _COLUMN_FIRST.split(printed[:_ENTRY_LONGEST], maxsplit=1)
        if (
            others
            and others[0]
            and 2 <= len(head) <= _SECTION_LONGEST
            and last_seen.get(bare(shade(head)), 0) >= heads_end
        ):
            # The column on the row of its entry: P02　卷首　夏天的生意经, 社论／数码印刷不是敌人……2.
            section = section_name(head)
            followed.setdefault(section, False)
            if section not in found.sections:
                found.sections.append(section)
            marks, pending, in_imprint = [], [], False
            printed = others[0]
            shadow = shade(printed)
            before = (before[0], printed) if before else None
        if CONTENTS_WORD.fullmatch(shadow):
            section, pending, last, marks, in_imprint = None, [], None, [], False
            continue
        if IMPRINT.match(shadow) and not LEADERS.search(shadow):
            section, pending, last, marks, in_imprint = None, [], None, [], True
            continue
        page = None if before else page_number(shadow)
        text = LEADERS.sub("", shadow[: page[0]] if page else shadow)
        dotted = LEADERS.search(shadow) is not None
        number = before[0] if before else page[1] if page else None
        mark = SECTION_MARK.fullmatch(text) if bare(text) not in below else None
        plain = COLUMN_NAME.fullmatch(text) is not None and not page and len(text) <= 8
        after = rows[at + 1].shade if at + 1 < end else ""
        follows = page_number(after) is not None and not LEADING_DOTS.match(after)
        headed = numbered and not dotted and not page and follows and len(text) <= 10 and again[bare(shadow)] >= 2
        if mark and (":" in mark[1] or mark[1][0] in "一二三四五六七八九十第"):
            continue
        named = (
            before is None
            and ordinal_of(shadow) is None
            and len(text) <= 8
            and (text in bracketed or (found.groups and at in columns) or (leading and _heads_numbered(at, leading)))
        )
        if named or (mark and (len(mark[1]) < _SECTION_LONGEST or COLUMN_NAME.fullmatch(mark[1]))) or plain or headed:
            name = section_name(_TAIL.sub("", row.text) if page else row.text)
            pending, last, in_imprint = [], None, False
            bulleted = shadow[0] == "◎"
            marks.append(name)
            # Marks in a row have come loose from their entries; what follows belongs to none of them for sure.
            section = name if len(marks) == 1 else None
            followed.setdefault(name, False)
            # The contents page, which follows the cover, knows the order best.
            if name in found.sections:
                found.sections.remove(name)
            if name not in found.sections:
                found.sections.append(name)
            continue
        if in_imprint and number is None:
            continue
        in_imprint, marks = False, []
        if bulleted and shadow[0] == "◎":
            # The same bullet before the columns and before the headlines: the row above is no heading of this one.
            section = None
        text = text.lstrip("◎·-")
        if text.startswith("—") and last is not None:
            rest = text.lstrip("—-")
            if pending:
                last = add("".join(pending) + "——" + rest, number)
                pending = []
            elif last.subtitle is None and len(rest) >= 4:
                last.subtitle = rest
            continue
        if text.startswith("—") and pending:
            last = add("".join(pending) + "——" + text.lstrip("—-"), number)
            pending = []
            continue
        if not text and number is not None:
            if last is not None and last.page is None:
                last.page = number
            continue
        if numbered and not leading and number is None and not dotted:
            pending.append(text)
            pending = pending[-3:]
            if at < last_number and (len(pending) > 1 or not row.full):
                add(text, None)
            continue
        last = add("".join([*pending, text]) if pending and len(pending[-1]) >= 6 else text, number)
        pending = []
    # Below the contents page stand the first column and its group: a name that stands once is announced nowhere.
    late = {bare(row.shade) for row in rows[max(0, heads_end) : end]}
    found.sections = [name for name in found.sections if again[bare(shade(name))] > 1 or bare(shade(name)) not in late]
    found.loose = [name for name in found.sections if not followed.get(name)]
    _drop_own(found, rows, end)
    _index(found)
    return found


def _drop_own(found: Contents, rows: Sequence[Row], end: int) -> None:
    """Headlines right above the first text that stand nowhere else are no announcements of themselves."""
    late = {bare(row.shade) for row in rows[max(0, end - HEAD_ROWS) : end]}
    doubtful = [entry for entry in found.entries if entry.page is None and entry.key in late]
    if not doubtful or found.numbered:
        return
    times = Counter(bare(row.shade) for row in rows if len(row.shade) <= 60)
    own = {entry.key for entry in doubtful if times[entry.key] <= 1}
    found.entries = [entry for entry in found.entries if entry.key not in own]


def _index(found: Contents) -> None:
    found.keys = [entry.key for entry in found.entries]
    found.full_keys = [entry.key + bare(entry.subtitle or "") for entry in found.entries]
