"""Labelled segments -> drafts of items: which rows are an item's headline, text and displaced parts."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from . import vocabulary as words
from .days import MONTH_ALONE
from .drafts import Cut, Draft
from .evidence import Evidence
from .headline import join_rows
from .headline_cues import listed_without
from .labels import Label, Segment
from .resuming import resume
from .shade import BULLETS, shade
from .signs import OFFICES, without_mark

_CAPTION = re.compile(rf"{words.CAPTIONS}(?:[(\[].{{1,12}}[)\]])?$")


def cut(evidence: Evidence, segments: Sequence[Segment]) -> Cut:
    """Gathers the segments into drafts."""
    result = Cut([], [], [], [])
    draft: Draft | None = None
    for segment in segments:
        rows = list(range(segment.first, segment.end))
        match segment.label:
            case Label.BODY if draft is not None:
                draft.body.extend(rows)
            case Label.FRONT:
                result.front.extend(rows)
            case Label.NOTICE:
                result.notices.extend(rows)
                draft = None
            case Label.SECTION:
                result.section_rows.extend(rows)
                draft = None
            case Label.HEADLINE:
                if draft is not None and not draft.body and draft.headline:
                    periods = evidence.titles.difference(evidence.chronicle.values())
                    result.section_rows.extend(row for row in draft.headline if row not in periods)
                    result.drafts.pop()
                draft = Draft(
                    segment.first, headline=rows, chronicle=evidence.chronicle.get(segment.first), score=segment.score
                )
                result.drafts.append(draft)
            case Label.RUN:
                draft = Draft(segment.first, chronicle=evidence.dated.get(segment.first), score=segment.score)
                (draft.credits if segment.first in evidence.days else draft.body).extend(rows)
                result.drafts.append(draft)
            case _ if draft is None:
                draft = Draft(segment.first, body=rows, score=segment.score)
                result.drafts.append(draft)
            case Label.SUBTITLE:
                draft.subtitle.extend(rows)
            case Label.CREDIT:
                draft.credits.extend(rows)
            case Label.NOTE:
                draft.notes.extend(rows)
            case Label.FLOAT:
                draft.floats.append(rows)
    titles = evidence.chronology_titles()
    _head_entries(evidence, result)
    _part_titles(evidence, result, titles)
    _settle_floats(evidence, result, titles)
    _title_tables(evidence, result)
    _part_kickers(evidence, result)
    _part_lead_ins(evidence, result)
    resume(evidence, result)
    titles |= evidence.titles
    result.drafts = [one for one in result.drafts if not _is_chronicle_title(evidence, one, titles)]
    return result


def _part_titles(evidence: Evidence, result: Cut, titles: Set[int]) -> None:
    """A chronology's title, 大事记, and the 附 below it are not of the text above, as the last of which they stand, nor
    is the month above the entries below."""
    for draft in result.drafts:
        while draft.chronicle is None and len(draft.body) > 1 and _is_title(evidence, draft.body[-1], titles):
            draft.body.pop()
        while len(draft.body) > 1 and MONTH_ALONE.fullmatch(evidence.rows[draft.body[-1]].shade):
            if draft.body[-1] not in evidence.titles:
                break
            draft.body.pop()


def _is_title(evidence: Evidence, row: int, titles: Set[int]) -> bool:
    return row in titles or (row - 1 in titles and len(evidence.rows[row].shade) <= _APPENDED)


_APPENDED = 2
"""Characters: 附, 附件."""


def _head_entries(evidence: Evidence, result: Cut) -> None:
    """Entries that begin with a day on its row and a headline below."""
    for draft in result.drafts:
        if not draft.headline and draft.body[:1] == [evidence.headed.get(draft.first)]:
            draft.headline = [draft.body.pop(0)]


def _is_chronicle_title(evidence: Evidence, draft: Draft, titles: Set[int]) -> bool:
    """The title of a chronology is the group of its entries, not an item."""
    named = any(row in titles for row in (*draft.headline, *draft.body[:1]))
    return named and sum(len(evidence.rows[row].shade) for row in draft.body) < _TITLE_LONGEST


_TITLE_SHORTEST, _TITLE_LONGEST = 5, 40
"""Characters."""


def _settle_floats(evidence: Evidence, result: Cut, titles: Set[int]) -> None:
    """A row that fell into a text is its headline if it has none, a column's name, a chronology's title, or text."""
    for draft in result.drafts:
        back: list[int] = []
        for rows in draft.floats:
            if rows[0] in titles:
                continue
            if evidence.known_section[rows[0]] or (evidence.section[rows[0]] and len(rows) == 1):
                result.section_rows.extend(rows)
            elif evidence.rows[rows[0]].shade.startswith("—"):
                if not draft.subtitle:
                    draft.subtitle = rows
            elif (
                not draft.headline and draft.chronicle is None and len(evidence.rows[rows[0]].shade) >= _TITLE_SHORTEST
            ):
                draft.headline = [row for row in rows if not evidence.rows[row].shade.startswith("—")]
                draft.subtitle = draft.subtitle or [row for row in rows if evidence.rows[row].shade.startswith("—")]
            else:
                back.extend(rows)
        if back:
            draft.body = sorted([*draft.body, *back])
    result.section_rows.sort()


def _title_tables(evidence: Evidence, result: Cut) -> None:
    """A table without a headline has its caption among its rows: the only one that reads like it, or of several the
    one that is first or last on a page."""
    for draft in result.drafts:
        cells = [row for row in draft.body if evidence.table[row]]
        if draft.headline or len(cells) * 10 < len(draft.body) * 8 or not cells:
            continue
        captions = [row for row in cells if _reads_like_caption(evidence, row)]
        if len(captions) > 1:
            captions = [row for row in captions if row in (cells[0], cells[-1]) or _is_at_page_edge(evidence, row)]
        if captions:
            draft.headline = captions[:1]
            draft.body.remove(captions[0])


def _reads_like_caption(evidence: Evidence, row: int) -> bool:
    return len(evidence.rows[row].shade) >= 8 and _CAPTION.search(evidence.rows[row].shade) is not None


def _is_at_page_edge(evidence: Evidence, row: int) -> bool:
    opens_below = row + 1 < len(evidence) and evidence.rows[row + 1].opens_page
    return opens_below or evidence.rows[row].opens_page


_GAPS = 6
"""A headline set in spaced letters has many; a series stands before one of the first."""


_BRACKETED = re.compile(
    r"[【［〔\[][^\W\d]{2,6}[】］〕\]](?=[ 　]*[^ 　。；]{6})|"
    rf"[{re.escape(BULLETS)}][ 　]?[^\W\d_]{{2,4}}[ 　]+(?=[^ 　。；]{{4}})"
)
"""【某县】　某社送货下乡, ◎某县　某社送货下乡: where it is from, by habit."""
_SERIES_AT_LEAST = 3


def _part_kickers(evidence: Evidence, result: Cut) -> None:
    """A headline that begins with the name of a series, 城市巡礼 某区产业概况: the contents list what comes after it.

    Or the series has stood before an earlier headline on a row of its own, or several begin with a name in brackets."""
    series = {evidence.rows[row].shade for row in result.section_rows}
    heads = [join_rows([evidence.rows[row] for row in draft.headline]) for draft in result.drafts]
    bracketed = [_BRACKETED.match(text) for text in heads]
    by_habit = sum(match is not None for match in bracketed) >= _SERIES_AT_LEAST
    for draft, text, place in zip(result.drafts, heads, bracketed, strict=True):
        if place is not None and by_habit:
            draft.kicker = place[0]
            continue
        if text and without_mark(text) != text:
            # NO.1 numbers it; it names no series.
            continue
        for gap in islice(re.finditer(r"[ 　]+", text), _GAPS):
            head, tail = text[: gap.start()], text[gap.end() :]
            if len(shade(head)) < 4 or len(shade(tail)) < 6:
                continue
            found = evidence.contents.find(shade(tail), cutoff=95.0)
            whole = evidence.contents.find(shade(text), cutoff=92.0)
            if shade(head) in series or (found and not whole):
                draft.kicker = head
                series.add(shade(head))
                break


def _part_lead_ins(evidence: Evidence, result: Cut) -> None:
    """一只杯子要过多少道关 above the headline proper: the contents list only what comes below it."""
    for draft in result.drafts:
        if draft.kicker:
            continue
        for at in range(1, len(draft.headline)):
            if all(OFFICES.fullmatch(evidence.rows[row].text) for row in draft.headline[:at]):
                # Who issues a document is of its title, though the contents leave it out.
                continue
            if listed_without(evidence, draft.headline[0], draft.headline[-1] + 1, at):
                draft.lead_in = draft.headline[:at]
                break
