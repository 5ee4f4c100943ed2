"""Drafts -> items: text, structure, kind, column, places, flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeds.model import Issue, Item, Kind, Masthead, Span

from .blocks import blocks_of
from .columns import entry_of, is_editorial, place_columns
from .days import DAY_BEFORE, DAY_BEHIND, DAY_FIRST
from .drafts import Cut, Draft
from .evidence import Evidence
from .headline import close_spacing, join_rows, split_subtitle, strip_dashes
from .kinds import kinds_of
from .paragraphs import Text, read_text
from .questions import QUESTION
from .review import confidence, issue_flags, item_flags
from .shade import BULLETS
from .signs import named_ordinal, without_mark

_NUMBER = re.compile(
    r"^\d{1,2}\.\d{1,2}\s+|"
    r"^[【［\[〔][一二三四五六七八九十\d]{1,3}[】］\]〕]\s*|"
    r"^[(（][一二三四五六七八九十百\d]{1,4}[)）][、.．,，]?\s*|"
    r"^[一二三四五六七八九十百\d]{1,4}(?:[)）]?(?:、|[.．,，](?!\d(?!\d?(?:[至—-]\d{1,2})?月)))\s*|[)）]\s*|[ 　]+)"
)
_CAPTION_GAP = re.compile(r"^(表[ 　]*[\d一二三四五六七八九十]{1,3})[ 　]{2,}")
"""The number of a table is of its name, as it is printed, the gap behind it is not."""
_DAY = re.compile(r"^\d{1,2}月\d{1,2}日(?:[ 　]{2,}|　)(?=.{4})")
"""●9月15日  …施行: the day of a calendar's entry, set off from its headline."""
_ATTRIBUTED_SHARE = 0.8
_ATTRIBUTED_AT_LEAST = 4


def build_issue(evidence: Evidence, cut: Cut, masthead: Masthead) -> Issue:
    """The issue from the drafts of its items."""
    drafts = [draft for draft in cut.drafts if draft.body or draft.headline]
    entries = [entry_of(evidence, draft) for draft in drafts]
    columns = place_columns(evidence, cut, drafts, entries)
    texts = [read_text(evidence, draft.body, draft.credits) for draft in drafts]
    kinds = kinds_of(evidence, drafts, texts, columns, entries)
    attributed = _attributed(kinds, texts)
    items: list[Item] = []
    for draft, entry, (section, group), text, kind in zip(drafts, entries, columns, texts, kinds, strict=True):
        title, subtitle = _headline(evidence, draft)
        if not text.paragraphs and title is None:
            continue
        expected = kind in attributed and not is_editorial(section)
        flags = item_flags(evidence, draft, text, kind, entry, attributed=expected)
        items.append(
            Item(
                sequence=len(items) + 1,
                kind=kind,
                title=title,
                subtitle=subtitle,
                section=section,
                group=group,
                blocks=blocks_of(evidence, text.paragraphs),
                source=text.attribution.source,
                byline=text.attribution.byline,
                spans=_spans(evidence, draft),
                flags=flags,
                confidence=confidence(draft, text, flags),
            )
        )
    return Issue(masthead, tuple(items), issue_flags(evidence, masthead, entries))


def _attributed(kinds: Sequence[Kind], texts: Sequence[Text]) -> set[Kind]:
    """The kinds of which nearly all items name a source."""
    found: set[Kind] = set()
    for kind in set(kinds):
        of_kind = [text for one, text in zip(kinds, texts, strict=True) if one is kind]
        named = sum(bool(text.attribution) for text in of_kind)
        if len(of_kind) >= _ATTRIBUTED_AT_LEAST and named >= _ATTRIBUTED_SHARE * len(of_kind):
            found.add(kind)
    return found


def _headline(evidence: Evidence, draft: Draft) -> tuple[str | None, str | None]:
    if not draft.headline:
        return None, None
    title = join_rows([evidence.rows[row] for row in draft.headline if row not in draft.lead_in])
    if draft.kicker:
        title = title[len(draft.kicker) :]
    title = title.strip()
    if title and title[0] in BULLETS and title[-1] == title[0]:
        # ◇…◇
        title = title.rstrip(title[0])
    title = close_spacing(title.lstrip(BULLETS + " 　"))
    if draft.headline[0] in evidence.styled:
        title = QUESTION.sub("", _DAY.sub("", title))
    if draft.headline[0] in evidence.dated_headlines:
        title = DAY_BEFORE.sub("", DAY_BEHIND.sub("", title))
        if draft.chronicle is not None:
            title = DAY_FIRST.sub("", title)
    if title[:1] in "【［〖" and title[-1:] in "】］〗":
        title = title[1:-1].strip()
    plain = without_mark(title) if title else title
    if plain != title:
        title = plain
    elif draft.chronicle is not None or (draft.headline[0] in evidence.numbered):
        title = _CAPTION_GAP.sub(r"\1 ", _NUMBER.sub("", title))
        if (named := named_ordinal(title)) is not None:
            title = re.sub(rf"^.*?[{named[1]}一二三四五六七八九十]+[ 　:：、.．]+", "", title)
    subtitle: str | None = None
    if draft.subtitle:
        subtitle = strip_dashes(close_spacing(join_rows([evidence.rows[row] for row in draft.subtitle])))
    else:
        title, subtitle = split_subtitle(title)
    return title or None, subtitle or None


def _spans(evidence: Evidence, draft: Draft) -> tuple[Span, ...]:
    """The runs of the file that an item consists of, in reading order."""
    rows = list(dict.fromkeys((*draft.headline, *draft.subtitle, *draft.credits, *draft.body, *draft.notes)))
    breaks = [at for at in range(1, len(rows)) if rows[at] != rows[at - 1] + 1 or evidence.rows[rows[at]].moved]
    runs = list(pairwise([0, *breaks, len(rows)])) if rows else []
    if draft.resumed is None:
        # By row, not by place: a page may lie in the file before the one that it goes on from.
        runs.sort(key=lambda run: rows[run[0]])
    placed = [[evidence.rows[row] for row in rows[first:end]] for first, end in runs]
    return tuple(Span(min(row.start for row in run), max(row.end for row in run)) for run in placed)
