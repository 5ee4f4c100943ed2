"""Why a person should look at an item or an issue: review flags, and how sure an item is.

Codes of items:   no-headline  torn-start  torn-end  joined-across-pages (score)  resumed (score)
                  not-in-contents  short (characters)  long (characters)  attribution-torn (what is left)
                  no-attribution  footnotes (their text)
Codes of issues:  listed-not-found (headline)  no-title  no-date  no-number
                  torn-pages (how many)  nothing-found
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from feeds.model import Flag, Kind, Masthead

from .contents import Entry
from .drafts import Draft
from .evidence import Evidence
from .paragraphs import Text

_SHORTEST = 20
_LONGEST = {Kind.BRIEF: 2500, Kind.CHRONICLE: 2500, Kind.PROFILE: 4000, Kind.FRAGMENT: 12000}
_LONGEST_OTHER = 20000
"""Characters. Beyond, an item most likely holds another one."""
_SURE_JOIN = 2.5
_DOUBT = {
    "no-headline": 0.45,
    "torn-start": 0.8,
    "torn-end": 0.7,
    "not-in-contents": 0.85,
    "short": 0.6,
    "long": 0.6,
    "attribution-torn": 0.9,
    "no-attribution": 0.9,
}
_SLOPE, _MIDDLE = 0.9, -1.0
"""A headline's score to a probability: the scores are log-odds, near enough."""


def probability(score: float) -> float:
    """0 to 1 from a score of the rules."""
    return 1.0 / (1.0 + math.exp(-_SLOPE * (max(-30.0, min(30.0, score)) - _MIDDLE)))


def item_flags(
    evidence: Evidence, draft: Draft, text: Text, kind: Kind, entry: Entry | None, *, attributed: bool
) -> tuple[Flag, ...]:
    """``attributed``: nearly all items of the same kind and column name a source."""
    flags: list[Flag] = []
    headless = not draft.headline and draft.chronicle is None and draft.first not in evidence.unheaded
    if headless:
        flags.append(Flag("no-headline"))
        first = draft.body[0] if draft.body else draft.first
        if first in evidence.torn or first == 0:
            flags.append(Flag("torn-start"))
    ends = [row - 1 for row in draft.body if row in evidence.gaps]
    if draft.body and breaks_off(evidence, draft.body[-1]) and not text.attribution and kind is not Kind.TABLE:
        ends.append(draft.body[-1])
    flags += [Flag("torn-end", evidence.rows[row].text[-12:]) for row in ends]
    if draft.resumed is not None:
        flags.append(Flag("resumed", f"{probability(draft.resumed):.2f}"))
    if text.weakest is not None and text.weakest < _SURE_JOIN:
        flags.append(Flag("joined-across-pages", f"{probability(text.weakest):.2f}"))
    if entry is None and evidence.contents.numbered and kind in (Kind.ARTICLE, Kind.DOCUMENT, Kind.PROFILE):
        flags.append(Flag("not-in-contents"))
    size = text.size
    if size < _SHORTEST and kind is not Kind.TABLE:
        flags.append(Flag("short", str(size)))
    elif size > _LONGEST.get(kind, _LONGEST_OTHER):
        flags.append(Flag("long", str(size)))
    if text.attribution_torn:
        flags.append(Flag("attribution-torn", text.attribution.source or ""))
    elif attributed and not text.attribution:
        flags.append(Flag("no-attribution"))
    if draft.notes:
        flags.append(Flag("footnotes", " ".join(evidence.rows[row].text for row in draft.notes)[:200]))
    return tuple(flags)


def breaks_off(evidence: Evidence, row: int) -> bool:
    """Whether a row stops in mid-sentence."""
    text = evidence.rows[row]
    return not evidence.ended[row] and not evidence.item_ends[row] and (text.full or len(text.shade) >= 40)


def confidence(draft: Draft, text: Text, flags: Sequence[Flag]) -> float:
    """0 to 1: how sure the cut is."""
    value = probability(draft.score) if draft.headline else 1.0
    for flag in flags:
        value *= _DOUBT.get(flag.code, 1.0)
        if flag.code in ("joined-across-pages", "resumed"):
            value *= float(flag.detail)
    return round(max(0.01, value), 2)


def issue_flags(evidence: Evidence, masthead: Masthead, entries: Sequence[Entry | None]) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if not entries:
        flags.append(Flag("nothing-found"))
    if masthead.title is None:
        flags.append(Flag("no-title"))
    if masthead.number is None:
        flags.append(Flag("no-number"))
    if masthead.date is None:
        flags.append(Flag("no-date"))
    if torn := evidence.torn | evidence.gaps:
        flags.append(Flag("torn-pages", str(len(torn))))
    found = {id(entry) for entry in entries if entry is not None}
    for entry in evidence.contents.entries:
        if entry.page is not None and id(entry) not in found:
            flags.append(Flag("listed-not-found", entry.title))
    return tuple(flags)
