"""The front of an issue: what stands before the first article's text - masthead, imprint, contents - and its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import vocabulary as words
from .outline import LEADERS, PAGE_TAIL, page_number, section_name
from .patterns import PROSE, ends_sentence
from .people import signing
from .rows import Row
from .shade import BULLETS, bare, shade
from .signs import NOTICE, SUBTITLE, without_foreign

CONTENTS_WORD = re.compile(
    rf"\[?(?:本[期周月刊])?{words.CONTENTS}\]?(?:contents)?|\[?本[期周月刊](?:{words.CONTENTS}|要点)\]?:?",
    re.IGNORECASE,
)
IMPRINT = re.compile(
    rf"{words.PUBLISHING}(?:单位|部门|机关|日期|者)?:|.{{0,6}}{words.STAFF}:|.{{0,6}}{words.ADDRESSES}[:(]|"
    r".*准印证|.{0,8}登记.{0,10}号$|\(?印数|.{0,4}内部资料|.{0,4}内部刊物|.{0,4}会员资料|版权|[^,。:]{2,8}版权(?:均归|归|所有)|如欲转载|未经许可|封[二三四底](?=[:]|[^面]{2,12}$)|.{0,16}不代表.{1,6}(?:立场|观点)|"
    r".{0,16}主办$|[^|,。]{2,14}\|.{0,4}第?\d{1,4}期.*|.{0,16}(?:(?<![汇选新摘])编|印)发?$|.{0,24}\d{4}年\d{1,2}月(?:\d{1,2}日)?.{0,12}$|"
    r".{1,14}20\d\d-\d{1,2}-\d{1,2}\d{1,2}:\d\d.{0,6}$|.{0,12}总?第?\d{1,4}期.{0,14}$|.*总第?\d{1,4}期|[^:]*第[一二三四五六七八九十\d]+期\)?$|报:|送:|抄送:|发:|主送",
    re.IGNORECASE,
)
"""The imprint: who publishes, who edits, where; the number and the date of the issue."""
TO_READERS = re.compile(
    r"(?:编者按|编者注|编按|编前语|编辑说明|编印说明|致读者|说明|本[期周月](?:提示|提要|要点|导读|摘要|概要|看点)):."
)
"""What the editors say of the whole issue, above its first item."""
NOTE_ROWS = 8
"""Rows of that in broken lines."""
SECTION_MARK = re.compile(r"(?:◎+|\[)([^\[\]◎]{2,14})\]?")
COLUMN_NAME = re.compile(rf".{{0,6}}{words.COLUMNS}")

ENTRY_LONGEST = 200
"""Characters."""
SECTION_LONGEST = 8
"""Characters. A longer name behind a bullet is a headline, unless it sounds like a column."""
_LOOK_AHEAD = 6
"""Rows."""
_GREETED = 12
"""Rows: further down, a list of contents belongs to what stands above it."""
_PROSE_AT_LEAST = 50
"""Characters."""
_SENTENCE_MARK = re.compile(r"[,;，；]|[。.](?!\d)")


def front_end(rows: Sequence[Row]) -> int:
    """The index of the first row that reads like an article's text; before it stand headlines and front matter."""
    listed, paged = "", 0
    skipped = max(_summary_end(rows), _notice_end(rows))
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        paged += page_number(row.shade) is not None
        if at < skipped or (paged > _FEWEST_PAGED and page_number(row.shade) is not None):
            continue
        if at and CONTENTS_WORD.fullmatch(rows[at - 1].shade):
            listed = row.text[0] if row.text[0] in BULLETS else ""
            skipped = _block_end(rows, at)
        if not _SENTENCE_MARK.search(row.shade) or _is_front(row) or row.text[0] == listed:
            # What the contents set behind bullets is no text, whatever its commas.
            continue
        if at < _GREETED and any(CONTENTS_WORD.fullmatch(row.shade) for row in rows[at + 1 : at + 3]):
            # A few words to the reader, above the contents.
            continue
        if TO_READERS.match(row.shade) and (end := _note_end(rows, at)) is not None:
            skipped = end
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
            places = places or _places_by_tail(rows)
            if _stands_above_text(rows, at, places[row.shade[-_TAIL:]]):
                continue
            return at
    return len(rows)


def _notice_end(rows: Sequence[Row]) -> int:
    """The row below a call for papers with which a file begins: the back cover lies before the front one."""
    if not rows or NOTICE.fullmatch(rows[0].shade) is None:
        return 0
    return next((at for at in range(1, min(NOTE_ROWS, len(rows))) if rows[at].gap), 0)


def _note_end(rows: Sequence[Row], at: int) -> int | None:
    """The row below what the editors say in several lines; None where they say more than a note."""
    return next(
        (end for end in range(at + 1, min(at + NOTE_ROWS, len(rows))) if rows[end].gap or rows[end].indented), None
    )


def _places_by_tail(rows: Sequence[Row]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(row.shade[-_TAIL:], []).append(at)
    return found


_NUMBERED = re.compile(r"\d{1,3}[.、](?!\d)")


def _stands_above_text(rows: Sequence[Row], at: int, places: Sequence[int]) -> bool:
    """Whether a row is a headline, with commas, that stands once more above its text. ``places``: of the rows that end
    like it."""
    row, place = rows[at], places[-1]
    if place <= at or len(places) > _MOST_PLACES or len(row.shade) > _LISTED_LONGEST:
        return False
    if _without_number(rows[place]) != _without_number(row):
        return False
    if ends_sentence(row.shade) and row.shade[-1] not in "?!":
        return False
    return [one.shade for one in rows[at + 1 : at + 2]] != [one.shade for one in rows[place + 1 : place + 2]]


_MOST_PLACES = 3
"""The cover, the contents and the text."""


_TAIL = 12
"""Characters."""


def _without_number(row: Row) -> str:
    return bare(_NUMBERED.sub("", row.shade[: _LISTED_LONGEST + 1], count=1))


def _block_end(rows: Sequence[Row], first: int) -> int:
    """Where a list of headlines that begins at a row ends with an empty line: they may have commas, but no sentences.
    The row itself where none does."""
    end = first + 1
    while end < len(rows) and not rows[end].gap and len(rows[end].shade) <= _LISTED_LONGEST:
        end += 1
    whole = end < len(rows) and rows[end].gap and not any(ends_sentence(row.shade) for row in rows[first:end])
    return end if whole and end - first >= _FEWEST_LISTED else first


_FEWEST_PAGED = 3
"""Entries with a page, below which one with commas is another."""
_SUMMARY = re.compile(r"(?:内容|本期)?(?:摘要|提要)")
_SUMMARY_LONGEST = 60
"""Rows."""


def _summary_end(rows: Sequence[Row]) -> int:
    """Where the contents begin below a summary of the whole issue, which is no article; 0 where there is none."""
    for at, row in enumerate(rows[:_GREETED]):
        if _SUMMARY.fullmatch(row.shade):
            below = range(at + 1, min(len(rows), at + _SUMMARY_LONGEST))
            return next((one for one in below if CONTENTS_WORD.fullmatch(rows[one].shade)), 0)
    return 0


_PAGE_FIRST = re.compile(r"p\.?\d{1,3}(?=\D)", re.IGNORECASE)


def _is_front(row: Row) -> bool:
    return (
        IMPRINT.match(row.shade) is not None
        or LEADERS.search(row.shade) is not None
        or _PAGE_FIRST.match(row.shade) is not None
    )


_FEWEST_LISTED, _LISTED_MOST = 3, 100
"""Rows of a contents page."""
_NAMES_ABOVE = 2
"""Rows: the name of a column and of a group."""
_LISTED_LONGEST = 60
"""Characters."""
_STOP = re.compile(r"。|(?<=[^\x00-\x7f.…·])\.(?=[^\x00-\x7f.…·])")


def body_start(rows: Sequence[Row], end: int) -> int | None:
    """The row below the contents page that repeats its first one; None where nothing does."""
    places = [at for at in range(end) if CONTENTS_WORD.fullmatch(rows[at].shade)]
    if not places or places[-1] + 1 >= end:
        return None
    first = places[-1] + 1
    key = _key(rows[first])
    for at in range(first + _FEWEST_LISTED, min(len(rows), end + _LISTED_MOST)):
        # Commas in the entries may have passed for text: the list goes on as long as its rows are short.
        if at >= end and (len(rows[at].shade) > _LISTED_LONGEST or _STOP.search(rows[at].shade)):
            return None
        if key and _key(rows[at]) == key:
            # The contents began with a headline: the names of its column and group may stand above it.
            names = 0 if _may_name(rows[first]) else _NAMES_ABOVE
            bullet = rows[first].text[0] if rows[first].text[0] in BULLETS else ""
            while names and at > first + _FEWEST_LISTED and _may_name(rows[at - 1]):
                if bullet and rows[at - 1].text[0] == bullet:
                    # One more entry of the contents.
                    break
                if any(_key(row) == _key(rows[at - 1]) for row in rows[at : at + _LISTED_MOST]):
                    # It is the last of the contents.
                    break
                at, names = at - 1, names - 1
            return at
    return None


def names_column(rows: Sequence[Row], place: int, at: int) -> bool:
    """Whether what stands in row ``at`` of the contents stands again in row ``place`` above a headline, not a text."""
    if place <= at or place + 2 >= len(rows):
        return False
    below = rows[place + 1]
    people, in_office = signing(below.text)
    if people and in_office:
        # 会长　某某, below a headline.
        return False
    return (
        len(below.shade) <= _LISTED_LONGEST
        and not PROSE.search(below.shade)
        and not SUBTITLE.match(below.shade)
        and not below.full
        # The author and whom a letter greets may stand between.
        and max(len(row.shade) for row in rows[place + 2 : place + 5]) > len(shade(without_foreign(below.text)))
    )


def _may_name(row: Row) -> bool:
    if len(shade(section_name(row.text[:ENTRY_LONGEST]))) <= SECTION_LONGEST or row.ruled:
        return True
    mark = SECTION_MARK.fullmatch(row.shade)
    return mark is not None and COLUMN_NAME.fullmatch(mark[1]) is not None


def _key(row: Row) -> str:
    text = without_foreign(row.text[:ENTRY_LONGEST])
    text = LEADERS.sub("", PAGE_TAIL.sub("", text)) if page_number(row.shade) else text
    return bare(shade(section_name(text)))
