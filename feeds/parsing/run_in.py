"""Headlines that stand in the line of their text: 【某市上线企业码】8月12日，… becomes a headline and its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from .front import COLUMN_NAME, IMPRINT, SECTION_MARK
from .outline import section_name
from .patterns import ends_sentence
from .row_parts import may_be_headline, parted
from .rows import Row
from .shade import BULLETS, shade
from .signs import DATELINE, ordinal_of
from .tails import REPORTED, SOURCE_AND_DAY

_OPENING = "【［〖"
_HEAD = r"(?P<head>[【［〖](?P<title>[^【】［］〖〗]{5,40})[】］〗])\s*"
_RUN_IN = re.compile(rf"{_HEAD}(?=\S.{{11,}})")
_BEHIND_BULLET = re.compile(
    rf"(?P<head>[{re.escape(BULLETS)}]\s*(?P<title>(?:[^。；;：:！？，,]{{2,10}}[：:])?[^。；;：:！？]{{5,36}}))。\s*"
    r"(?=\S.{9,})"
)
"""▲我市新增两家绿色工厂。近日，…: the first sentence behind a bullet."""
_BEFORE_GAP = re.compile(
    rf"(?P<head>(?:[{re.escape(BULLETS)}]|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[.．、])\s*(?P<title>[^\s。；;][^。；;]{{3,43}}))"
    r"(?:　+|[ 　]{2,})(?=\S.{29,})"
)
"""◆某镇办起夜校　　8月30日晚，…: white space sets the headline off."""
_BEHIND_NUMBER = re.compile(
    r"(?P<head>(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?:(?!\d)|(?=\d{1,2}(?:[至—-]\d{1,2})?月)))\s*"
    r"(?P<title>[^。；;：:！？]{5,36}|[^。；;！？]{3,12}：[^。；;！？]{5,24}))。\s*(?=\S.{29,})"
)
"""一、我市新增两家绿色工厂。近日，…: the same behind a number, where a text follows that is longer."""
_BEFORE_NEWS = re.compile(r"(?P<head>(?P<title>[^。；;：:！？，,\s]{6,36}))。\s*(?=\S.{29,})")
"""某园机器人分拣区投用。7月28日，…: the first sentence, where a day begins the next."""
_BEHIND_PLACE = re.compile(
    r"(?P<head>[【［〖][^\W\d_]{2,8}[】］〗]\s*(?P<title>[^。；;：:！？，,]{5,36}))。\s*(?=\S.{29,})"
)
"""【某县】村级站点实行挂牌管理。近日，…: among those before news."""
_BEFORE_BAR = re.compile(r"(?P<head>(?P<title>[^|｜。；;]{5,44}?))[ 　]*[|｜][ 　]*(?=[^|｜]{30,}[。！？!?][^|｜]*$|$)")
"""某港罢工两天 | 3月15日起，…: a stroke sets the headline off; nothing is behind it above a table."""
_NUMERALS = "一二三四五六七八九十"
_SEEN_AT_LEAST = 3


def _head_items(rows: Sequence[Row], matches: Sequence[re.Match[str] | None]) -> bool:
    """Whether what stands behind bullets or numbers are items: the first comes right below a column's name or the
    masthead, and not below a text or its headline, of which they would be points."""
    found = [(at, match) for at, match in enumerate(matches) if match is not None]
    if len(found) < _SEEN_AT_LEAST:
        return False
    first = found[0][0]
    if first == 0:
        return True
    above = rows[first - 1]
    bullet = found[0][1].string[0]
    begins = [_first_of_paragraph(rows, at - 1) for at, _ in found]
    # An entry whose headline is not told from its text goes before the next like any other.
    runs = [
        at
        for (at, _), start in zip(found, begins, strict=True)
        if not matches[start] and (bullet not in BULLETS or rows[start].text[0] != bullet)
    ]
    columns = sum(_NAME.fullmatch(rows[at - 1].shade) is not None for at in runs)
    if len(found) >= _HABIT and columns > 1 and columns * 2 >= len(runs):
        # Several columns have them, whatever these are called.
        return True
    if _NUMBERED_NAME.fullmatch(above.shade):
        # 二、主要做法 has points, too: news tells of a day, or says where it is from.
        news = [_tells_day(match.string[match.end() :]) or rows[at - 1].shade[-1] == ")" for at, match in found]
        return sum(news) * 2 > len(news)
    named = SECTION_MARK.fullmatch(above.shade) or COLUMN_NAME.fullmatch(above.shade) or IMPRINT.match(above.shade)
    in_middle = above.centred and _NAME.fullmatch(above.shade) is not None
    return above.ruled or in_middle or named is not None


def _mark_of(text: str) -> str:
    """What is counted or set alike: 一、 and 二、, 1. and 2., ▲ and ▲."""
    return "一" if text[0] in _NUMERALS else "1" if text[0].isdigit() else text[0]


def _before_bar(text: str) -> re.Match[str] | None:
    if "|" not in text and "｜" not in text:
        return None
    match = _BEFORE_BAR.match(text)
    return match if match and may_be_headline(match["title"]) else None


def _is_marked(text: str) -> bool:
    return text[0] in BULLETS or text[0] in _NUMERALS or text[0].isdigit()


def _behind_mark(text: str) -> re.Match[str] | None:
    if not _is_marked(text):
        return None
    gap = _BEFORE_GAP.match(text)
    if gap and _is_news(text[gap.end() :]):
        return gap
    return (_BEHIND_BULLET if text[0] in BULLETS else _BEHIND_NUMBER).match(text) or gap


def _behind_marks(ahead: Sequence[str]) -> list[re.Match[str] | None]:
    """The headlines behind marks. Where white space sets off several of a mark, it does so before other texts, too."""
    # Most rows begin with a letter, which is sooner seen by a character.
    gaps = [_BEFORE_GAP.match(text) if _is_marked(text) else None for text in ahead]
    news = Counter(_mark_of(gap.string) for gap in gaps if gap and _is_news(gap.string[gap.end() :]))
    return [
        gap if gap and news[_mark_of(gap.string)] >= _SEEN_AT_LEAST else _behind_mark(text)
        for gap, text in zip(gaps, ahead, strict=True)
    ]


def _in_brackets(text: str) -> re.Match[str] | None:
    match = _RUN_IN.match(text) if text[0] in _OPENING and not REPORTED.match(shade(text[:40])) else None
    # 【文　　　号】 is short however wide it is set.
    return match if match and len(shade(match["title"])) >= _BRACKETED_SHORTEST else None


def _says_source(rows: Sequence[Row], at: int) -> bool:
    """Whether a bracket holds where a text is from, with the day, below the headline that it has: 【某报 9月12日】…"""
    if SOURCE_AND_DAY.match(rows[at].text) is None or at == 0:
        return False
    above = rows[at - 1]
    headline = _BRACKETED_SHORTEST <= len(above.shade) <= _HEADLINE_LONGEST and not ends_sentence(above.shade)
    return headline and not _names_column(above) and IMPRINT.match(above.shade) is None


_BRACKETED_SHORTEST, _HEADLINE_LONGEST = 5, 44
"""Characters."""


_AHEAD = 3
"""Rows: a headline and the beginning of its text in narrow lines."""


def _ahead(rows: Sequence[Row]) -> list[str]:
    """The text of each row, with that of the lines on which its paragraph goes on where a page broke it."""
    found: list[str] = []
    for at, row in enumerate(rows):
        text, end = row.text, at
        while rows[end].full and end + 1 < min(at + _AHEAD, len(rows)) and _goes_on(rows[end + 1]):
            end += 1
            text += rows[end].text
        found.append(text)
    return found


def _goes_on(row: Row) -> bool:
    apart = row.gap > 0 and row.odd_gap
    return row.wrapped and not (row.indented or apart or row.opens_page or row.level) and row.text[0] not in _OPENING


def _goes_on_at(rows: Sequence[Row], at: int) -> bool:
    return at > 0 and rows[at - 1].full and _goes_on(rows[at])


def _first_of_paragraph(rows: Sequence[Row], at: int) -> int:
    """The row with which the paragraph of another begins, where a page broke it into lines."""
    while _goes_on_at(rows, at):
        at -= 1
    return at


def _before_news(rows: Sequence[Row], ahead: Sequence[str]) -> list[re.Match[str] | None]:
    """Headlines without a mark, or behind where they are from: paragraphs that follow each other below the name of a
    column all begin so."""
    found: list[re.Match[str] | None] = [None] * len(rows)
    starts = [at for at in range(1, len(rows)) if not _goes_on_at(rows, at)]
    paragraphs = [(at, _heads_news(ahead[at]) or _BEHIND_PLACE.match(ahead[at])) for at in starts]
    for heads, together in groupby(paragraphs, key=lambda one: one[1] is not None):
        run = [(at, match) for at, match in together if match]
        if not heads or len(run) < _SEEN_AT_LEAST or not _names_column(rows[run[0][0] - 1]):
            continue
        if sum(_is_news(match.string[match.end() :]) for _at, match in run) * 2 >= len(run):
            for at, match in run:
                found[at] = match
    return found


_BEFORE_BLANK = re.compile(r"(?P<head>(?P<title>[^。；;！？，,\s]{5,36}))　+(?=\S.{29,}[。！？）)])")
"""某某法表决通过　6月10日，…: one wide blank sets the headline off."""


def _before_blank(rows: Sequence[Row], ahead: Sequence[str]) -> list[re.Match[str] | None]:
    """Headlines without a mark or a stop, by habit: most of their texts begin with a day, or stand below a name."""
    found: list[re.Match[str] | None] = [None] * len(rows)
    heads = [at for at in range(1, len(rows)) if not _goes_on_at(rows, at) and _is_set_off(ahead[at])]
    matches = {at: match for at in heads if (match := _BEFORE_BLANK.match(ahead[at]))}
    news = sum(_is_news(match.string[match.end() :]) or _names_column(rows[at - 1]) for at, match in matches.items())
    if len(matches) >= _HABIT and news * 2 >= len(matches):
        for at, match in matches.items():
            found[at] = match
    return found


def _is_set_off(text: str) -> bool:
    # 2021年6月10日　某会… is an entry of a chronology.
    return "　" in text[:_BLANK_WITHIN] and DATELINE.match(shade(text[:_BLANK_WITHIN])) is None


_BLANK_WITHIN = 38
"""Characters: the headline, and what sets it off."""


def _heads_news(text: str) -> re.Match[str] | None:
    match = _BEFORE_NEWS.match(text)
    return match if match and _is_news(text[match.end() :]) else None


def _is_news(text: str) -> bool:
    shadow = shade(text[:40])
    return DATELINE.match(shadow) is not None or _MONTH.match(shadow) is not None


def _tells_day(text: str) -> bool:
    return _is_news(text) or _DAY_WITHIN.search(shade(text[:40])) is not None


_DAY_WITHIN = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日")
_NAME = re.compile(r"[^\W\d_]{2,8}")
_HABIT = 2 * _SEEN_AT_LEAST
"""Headlines that stand so: one more is meant where the pen slipped."""
_SLIP = re.compile(
    rf"(?P<head>(?:(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})[.．、])?\s*(?P<title>[^。；;：:！？，,]{{6,36}}))"
    r"(?:[。：:]\s*|　{2,}|[ 　]{3,})(?=\S.{29,})"
)


def _slips(
    rows: Sequence[Row], ahead: Sequence[str], meant: Sequence[re.Match[str] | None]
) -> list[re.Match[str] | None]:
    """Headlines in the line of their text without their number, or with a colon behind: below the source of an item,
    or with the number that comes next. ``meant``: those that are set as all are."""
    found: list[re.Match[str] | None] = [None] * len(rows)
    number = None
    for at, (row, text) in enumerate(zip(rows, ahead, strict=True)):
        own = ordinal_of(shade(text[:_NUMBER_LONGEST]))
        next_one = own is not None and number is not None and own == (number[0], number[1] + 1)
        if meant[at]:
            number = own
        elif not row.marked and row.level is None and (next_one or (at and _closes(rows[at - 1]))):
            found[at] = _SLIP.match(text)
            number = own if found[at] and own else number
    return found


_NUMBER_LONGEST = 8
"""Characters."""


def _closes(row: Row) -> bool:
    return row.shade[-1] == ")" and not row.full


_NUMBERED_NAME = re.compile(r"[一二三四五六七八九十]{1,3}、[^\W\d_]{2,8}")
"""四、招商引资"""
_MONTH = re.compile(r"\d{1,2}月(?:份|上旬|中旬|下旬|底|初)")


def _names_column(row: Row) -> bool:
    name = shade(section_name(row.text[:60]))
    if _NUMBERED_NAME.fullmatch(row.shade):
        return True
    return row.ruled or SECTION_MARK.fullmatch(row.shade) is not None or COLUMN_NAME.fullmatch(name) is not None


_BOLD_FIRST = re.compile(r"(?:(?:[-*•]|\d{1,2}[.)、．])\s+)?\*\*(?P<title>[^*]{5,40})\*\*")


def _before_plain(row: Row) -> re.Match[str] | None:
    """- **某县新增两座冷库**　9月3日，…: bold sets the headline off, as the format has it or Markdown marks it."""
    title = row.bold_first
    if not title and "**" in row.raw[:_BOLD_MARK] and (bold := _BOLD_FIRST.match(row.raw.strip()[:_BOLD_WITHIN])):
        title = bold["title"]
    title = title.rstrip("。：: 　")
    if _WHEN.fullmatch(title):
        return None
    at = row.text.find(title, 0, _BOLD_WITHIN) if _BOLD_SHORTEST <= len(title) <= _BOLD_LONGEST else -1
    if at < 0 or any(map(str.isalpha, row.text[:at])):
        return None
    return re.match(rf"(?P<head>.{{{at}}}(?P<title>.{{{len(title)}}}))[。：:]?[ 　]*(?=\S.{{19,}})", row.text)


_WHEN = re.compile(r"[\d年月日号时点分:：.—–~至（()）周星期一二三四五六上下午全天、 　-]+")
"""4月18日（周二）14:30, in bold before what is on"""


def _set_off(row: Row, match: re.Match[str]) -> Row:
    """A row that begins with a bold headline, to be parted behind it, without a list's bullet before it."""
    lead = match.start("title") if row.text[0] in BULLETS else 0
    return replace(row, text=row.text[lead:], start=row.start + lead)


_BOLD_SHORTEST, _BOLD_LONGEST = 5, 40
"""Characters."""
_COLON = re.compile("[：:]")
_BOLD_MARK, _BOLD_WITHIN = 8, 60
"""Characters of a line before which bold begins, and within which it ends."""


def part_run_in_headlines(rows: Sequence[Row]) -> list[Row]:
    """The rows with such headlines on rows of their own, if the text has several of them."""
    ahead = _ahead(rows)
    matches = [None if _says_source(rows, at) else _in_brackets(text) for at, text in enumerate(ahead)]
    behind = _behind_marks(ahead)
    for mark in {_mark_of(match.string) for match in behind if match}:
        alike = [match if match and _mark_of(match.string) == mark else None for match in behind]
        if _head_items(rows, alike):
            matches = [one or other for one, other in zip(matches, alike, strict=True)]
            if sum(match is not None for match in alike) >= _HABIT:
                slips = _slips(rows, ahead, alike)
                matches = [one or other for one, other in zip(matches, slips, strict=True)]
    matches = [one or other for one, other in zip(matches, _before_news(rows, ahead), strict=True)]
    matches = [one or other for one, other in zip(matches, _before_blank(rows, ahead), strict=True)]
    bold = [_before_plain(row) for row in rows]
    if _head_items(rows, bold):
        rows = [_set_off(row, match) if match else row for row, match in zip(rows, bold, strict=True)]
        bold = [_before_plain(row) if match else None for row, match in zip(rows, bold, strict=True)]
        matches = [other or one for one, other in zip(matches, bold, strict=True)]
    barred = [_before_bar(row.text) for row in rows]
    if sum(match is not None for match in barred) >= _SEEN_AT_LEAST:
        matches = [one or other for one, other in zip(matches, barred, strict=True)]
        for row, match in zip(rows, barred, strict=True):
            row.marked = row.marked or match is not None
    # 【案情：…】 may as well head a part: those with a colon head items only where the others do, or below a column.
    with_colon = [
        match if match and match.re is _RUN_IN and _COLON.search(match["title"]) else None for match in matches
    ]
    heads = sum(match is not None and other is None for match, other in zip(matches, with_colon, strict=True))
    if heads < _SEEN_AT_LEAST and not _head_items(rows, with_colon):
        return list(rows)
    return parted(rows, matches)
