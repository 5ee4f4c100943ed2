"""Chronologies: their titles, and their entries by number or by day."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from .cells import cells_of
from .column_days import FEWEST_DAYS, HEADLINE_LONGEST, LONGEST_ENTRY, find_column_days, may_head
from .days import DAY_ALONE, DAY_FIRST, DAY_IN_MONTH, MONTH_ALONE
from .joins import join_score
from .patterns import numeral
from .rows import Row
from .series import heads_text, is_slip
from .signs import CHRONICLE, DATED, HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence


def find_chronologies(evidence: Evidence) -> None:
    _find_titled(evidence)
    _find_below_months(evidence)
    _find_day_first(evidence)
    alone = [at for at in evidence.dated if _is_day_alone(evidence.rows[at].shade)]
    headed = {at: at + 1 for at in alone if at + 2 < len(evidence) and _heads_entry(evidence, at + 1)}
    if len(headed) >= FEWEST_DAYS and len(headed) * 4 >= len(alone) * 3:
        evidence.days.update(headed)
        evidence.headed.update(headed)
    elif len(alone) >= FEWEST_DAYS:
        evidence.days.update(alone)


def _find_day_first(evidence: Evidence) -> None:
    """Entries whose headlines stand behind their day, 3.12　举办实务培训班, above their text: most of a chronology."""
    entries: dict[int, list[int]] = {}
    for at, title in evidence.dated.items():
        entries.setdefault(title, []).append(at)
    for title, rows in entries.items():
        heads = [at for at, following in pairwise([*rows, len(evidence)]) if _stands_first(evidence, at, following)]
        # By chance a headline may fill its line, but a text that begins there does as a rule.
        full = [at for at in rows if at not in heads and evidence.rows[at].full and _is_set_off(evidence, at)]
        several = len(heads) + len(full) >= FEWEST_DAYS and len(heads) * 2 >= len(rows)
        if several and (len(heads) + len(full)) * 4 >= len(rows) * 3:
            for at in rows:
                del evidence.dated[at]
            evidence.chronicle.update(dict.fromkeys(rows, title))
            evidence.dated_headlines.update(rows)
            evidence.titles.add(title)


def _find_below_months(evidence: Evidence) -> None:
    """Entries with headlines behind their days below a month that stands as a group: 二月份, 13/2　某会来访."""
    rows = evidence.rows
    months = [
        at
        for at in range(1, len(rows))
        if MONTH_ALONE.fullmatch(rows[at].shade)
        and (evidence.section[at - 1] is not None or evidence.section[at] is not None)
    ]
    for month in months:
        below = range(month + 1, min(len(rows), month + LONGEST_ENTRY))
        column = list(takewhile(lambda at: evidence.section[at] is None, below))
        days = [at for at in column if DAY_FIRST.match(rows[at].text) and _heads_entry(evidence, at)]
        if len(days) >= FEWEST_DAYS and days[0] == month + 1 and month not in evidence.titles:
            evidence.section[month] = rows[month].shade
            evidence.groups.add(month)
            evidence.chronicle.update(dict.fromkeys(days, month))
            evidence.dated_headlines.update(days)


def _stands_first(evidence: Evidence, at: int, following: int) -> bool:
    """Whether a row is a day with a headline behind it, above the text of an entry that ends before the next."""
    if at + 1 >= following or not (DAY_FIRST.match(evidence.rows[at].text) and _heads_entry(evidence, at)):
        return False
    # Where nothing tells how wide the lines are, the last of a text ends it.
    return evidence.reads_as_text(at + 1) or (following < len(evidence) and evidence.ended[following - 1])


def _is_set_off(evidence: Evidence, at: int) -> bool:
    """Whether a wide blank sets a day off before what may be a headline, however full its line."""
    row = evidence.rows[at]
    return "　" in row.text and len(row.shade) <= HEADLINE_LONGEST and not (evidence.ended[at] or evidence.prose[at])


def _heads_entry(evidence: Evidence, at: int) -> bool:
    short = _ENTRY_HEAD_SHORTEST <= len(evidence.rows[at].shade) <= HEADLINE_LONGEST
    return short and not evidence.ended[at] and not evidence.rows[at].full and not evidence.prose[at]


_ENTRY_HEAD_SHORTEST = 4
"""Characters: 会员茶叙."""


def _find_titled(evidence: Evidence) -> None:
    rows = evidence.rows
    title = ""
    find_column_days(evidence)
    for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        if len(shadow) > 34 or evidence.ended[at] or (evidence.announced[at] and at < evidence.contents.end):
            continue
        if not CHRONICLE.fullmatch(_APPENDED.sub("", shadow) if shadow[0] == "附" else shadow):
            continue
        if at + 1 < len(rows) and evidence.table[at + 1] and len(cells_of(rows[at + 1].text)) >= _FEWEST_CELLS:
            # 十月份活动一览 above 日期　活动　地点: what is below are rows of a table.
            continue
        if rows[at].opens_page and len(shadow) < len(title) and shadow in title:
            # 大事记 at the head of a page on which 2015年大事记 goes on.
            continue
        kind, first = _first_entry(evidence, at)
        if kind is None or first is None:
            if not _headed_entries(evidence, at):
                _dated_entries(evidence, at)
            continue
        entries: list[int] = []
        expected, one, last = 1, first, first
        while one < len(rows) and one - last < 400:
            if evidence.ordinal[one] == (kind, 1) and one > first:
                break
            found = evidence.ordinal[one]
            if (
                found is not None
                and found[0] == kind
                and evidence.joins[one] < 3
                and (_counts_on(evidence, one, expected) or _counts_on_behind_gap(evidence, last, one, expected))
            ):
                entries.append(one)
                expected, last = found[1] + 1, one
            one += 1
        if first < at and (not entries or entries[-1] < at):
            # A title slips down into its entries, not below them: what is numbered above has nothing to do with it.
            _dated_entries(evidence, at)
            continue
        if sum(evidence.ended[one] and evidence.prose[one] for one in entries) * 4 >= len(entries) * 3:
            # Whole sentences, and no headlines.
            evidence.dated.update(dict.fromkeys(entries, at))
            continue
        evidence.chronicle.update(dict.fromkeys(entries, at))
        title = shadow if entries else title
        if entries:
            below = at + 1 < first and _is_period(rows[at + 1].shade)
            evidence.titles.update((at, at + 1) if below else (at,))


_FEWEST_CELLS = 3
_APPENDED = re.compile(r"^附件?\d*[::]?")


def _is_period(shadow: str) -> bool:
    """What stands on the row below the title of a chronology: （2015年）, （8月1日—8月15日）."""
    return _PERIOD.fullmatch(shadow) is not None


_PERIOD = re.compile(r"[(\[](?:(?:19|20)\d{2}年.{0,16}|\d{1,2}月(?:\d{1,2}日)?(?:[-—~至].{1,8})?)[)\]]")


def _counts_on(evidence: Evidence, at: int, expected: int) -> bool:
    """Whether a row has the number expected; the one before again, or the one after, below the end of an entry, is a
    slip of the pen."""
    found = evidence.ordinal[at]
    if found is None or found[1] == expected:
        return found is not None
    return (
        is_slip(found[1], expected)
        and evidence.ended[at - 1]
        and heads_text(evidence, at)
        and evidence.reads_as_text(at + 1)
    )


def _counts_on_behind_gap(evidence: Evidence, last: int, at: int, expected: int) -> bool:
    """Whether a row has a higher number than expected, behind missing pages with the entries in between, and before
    another column."""
    found = evidence.ordinal[at]
    if found is None or not expected < found[1] <= expected + _MOST_MISSING:
        return False
    between = range(last + 1, at + 1)
    missing = any(evidence.rows[one].pages_missing or one in evidence.torn for one in between)
    # 大事记 may head the page.
    columns = [one for one in between if evidence.section[one] is not None]
    return missing and all(CHRONICLE.fullmatch(evidence.rows[one].shade) for one in columns)


_MOST_MISSING = 30
"""Entries on a leaf or two."""


def _first_entry(evidence: Evidence, title: int) -> tuple[str | None, int | None]:
    """Where the entries of a chronology begin: below its title, or above where the title has slipped down the page."""
    below = range(title + 1, min(title + 6, len(evidence)))
    above = range(title, max(-1, title - _SLIPPED_BY), -1) if _slipped(evidence, title) else range(0)
    for places in (below, above):
        for one in places:
            found = evidence.ordinal[one]
            if found and found[1] == 1 and found[0] in ("chinese", "digit", "chinese-bracket", "digit-bracket"):
                return found[0], one
    return None, None


def _slipped(evidence: Evidence, at: int) -> bool:
    """Whether a row stands in the middle of a sentence."""
    if at == 0 or at + 1 >= len(evidence) or evidence.ended[at - 1]:
        return False
    goes_on = join_score(evidence.rows[at - 1], evidence.rows[at + 1], indents=evidence.indents, bridged=True)
    return goes_on >= 2.5


def _headed_entries(evidence: Evidence, title: int) -> bool:
    """Entries with headlines, each above a text that its day opens: 4/2　理事长一行拜会…, 7月6日至8日，协会组织…"""
    rows = evidence.rows
    # 会务纪要 may be a column of news.
    surely = _SURELY.search(rows[title].shade) is not None
    heads: list[int] = []
    for at in range(title + 1, len(rows) - 1):
        apart = at - (heads[-1] if heads else title)
        if evidence.section[at] is not None or apart > LONGEST_ENTRY or CHRONICLE.fullmatch(rows[at].shade[:80]):
            break
        opened = DAY_FIRST.match(rows[at + 1].text) or (surely and DATED.match(rows[at + 1].shade))
        if opened and _heads_entry(evidence, at):
            heads.append(at)
    if len(heads) < FEWEST_DAYS or heads[0] != title + 1:
        return False
    evidence.chronicle.update(dict.fromkeys(heads, title))
    evidence.titles.add(title)
    return True


_SURELY = re.compile(r"大事|\d|月")
"""A chronology's title says so, or its period."""


def _dated_entries(evidence: Evidence, title: int) -> None:
    """Entries without numbers and headlines, each a paragraph that begins with its date."""
    last = title
    begins = title + 1 + (title + 1 < len(evidence) and _is_period(evidence.rows[title + 1].shade))
    if begins > title + 1:
        evidence.titles.add(title + 1)
    first = begins
    while first < len(evidence) and MONTH_ALONE.fullmatch(evidence.rows[first].shade):
        first += 1
    # 2日　… 9日　…: the month stands in the title, or above its days.
    in_month = first < len(evidence) and _opens_in_month(evidence.rows[first]) is not None
    indented = first < len(evidence) and evidence.rows[first].indented
    for one in range(begins, len(evidence)):
        row = evidence.rows[one]
        if MONTH_ALONE.fullmatch(row.shade) and (evidence.ended[one - 1] or one == begins):
            # 三月, above its entries.
            evidence.titles.add(one)
            continue
        # A full line says nothing of its paragraph if that ended with it, and a day opens the next.
        day = DAY_FIRST.match(row.text) is not None or _is_day_alone(row.shade)
        set_off = not row.indented and day
        apart = evidence.joins[one] < 0 or (evidence.ended[one - 1] and (not evidence.indents or set_off))
        opens = apart and (row.indented or not indented or not evidence.indents)
        if opens and (_opens_in_month(row) if in_month else DATED.match(row.shade) or _DAY_TOO.match(row.shade)):
            if one > begins and may_head(evidence, one - 1):
                # The day begins the text of a headline: briefs, whatever their column is called.
                return
            evidence.dated[one] = title
            last = one
        elif (
            # The page that the title opens may begin in the middle of an entry.
            (one in evidence.torn and one > begins and not _days_go_on(evidence, one, last))
            or CHRONICLE.fullmatch(row.shade[:80])
            or one - last > LONGEST_ENTRY
            or evidence.section[one]
            or (opens and last == title and one > title + 3)
        ):
            return


def _days_go_on(evidence: Evidence, torn: int, last: int) -> bool:
    """Whether later days than that of the last entry, or a later month, follow behind missing pages."""
    behind = evidence.rows[torn : torn + _TORN_WITHIN]
    above = reversed(evidence.rows[max(0, last - _MONTH_WITHIN) : last])
    month = next((found for row in above if (found := _month_of(row.shade)) is not None), None)
    months = (_month_of(row.shade) for row in behind)
    if month is not None and any(found is not None and found >= month for found in months):
        return True
    day = _day_of(evidence.rows[last].shade)
    below = (_day_of(row.shade) for row in behind if row.indented)
    return day is not None and any(found is not None and found >= day for found in below)


def _day_of(shadow: str) -> tuple[int, int] | None:
    match = _DAY_OF.match(shadow)
    return (int(match[1]), int(match[2])) if match else None


_DAY_OF = re.compile(r"(?:\d{4}年)?(\d{1,2})月(\d{1,2})日")
_TORN_WITHIN, _MONTH_WITHIN = 12, 40
"""Rows."""


def _month_of(shadow: str) -> int | None:
    """三月, above the entries of a month."""
    return numeral(shadow.rstrip("份").rstrip("月")) if MONTH_ALONE.fullmatch(shadow) else None


_DAY_TOO = re.compile(r"(?:同日|当日|同月|本月)[,:]|\d{1,2}月[\dlIoO]{1,2}日")
"""同日，…, the day of the entry before; 5月l7日, whose figure was read as a letter."""


def _opens_in_month(row: Row) -> re.Match[str] | None:
    return _IN_MONTH.match(row.text) or DAY_IN_MONTH.fullmatch(row.shade)


def _is_day_alone(shadow: str) -> bool:
    return DAY_ALONE.fullmatch(shadow) is not None or DAY_IN_MONTH.fullmatch(shadow) is not None


_IN_MONTH = re.compile(r"\d{1,2}(?:日?[-—~至、]\d{1,2})?日[ 　,，:：]")


_SLIPPED_BY = 160
"""Rows."""
