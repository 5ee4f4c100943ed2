"""Rows -> an item's text: paragraphs, joined where only the page broke a sentence, and the attribution taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from feeds.model import Span

from . import tails
from .attribution import Attribution, read_bracket
from .credits import read_credit, read_sender
from .evidence import Evidence
from .joins import join_score, joined_text
from .people import signing
from .shade import shade
from .signs import CONTINUES, RESUMED

_SHORT = 40


@dataclass(slots=True)
class Paragraph:
    text: str
    rows: list[int]
    level: int | None
    span: Span
    bold: bool = False


@dataclass(slots=True)
class Text:
    """An item's text. ``size`` in characters. ``weakest`` is the lowest score of a join across a page, None without."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    attribution: Attribution = field(default_factory=Attribution)
    attribution_torn: bool = False
    weakest: float | None = None

    @property
    def size(self) -> int:
        return sum(len(one.text) for one in self.paragraphs)


def read_text(evidence: Evidence, body: Sequence[int], credit_rows: Sequence[int] = ()) -> Text:
    """The text of an item from the rows of its body, in reading order. ``credit_rows`` stand above it."""
    result = Text()
    for at in credit_rows:
        text = evidence.rows[at].text
        result.attribution = result.attribution | (read_credit(text) or read_sender(text) or Attribution())
    for paragraph in _paragraphs(evidence, body, result):
        if evidence.item_ends[paragraph.rows[-1]]:
            tail = tails.take_tail(paragraph.text)
            if not tail.attribution and (
                habitual := tails.take_habitual(paragraph.text) or tails.take_set_off(paragraph.text)
            ):
                tail = habitual
            elif not tail.attribution and (people := signing(paragraph.text)[0]):
                tail = tails.Tail("", Attribution(byline=people))
            elif not tail.attribution and evidence.signature[paragraph.rows[-1]]:
                tail = tails.Tail("", read_bracket(paragraph.text) or Attribution())
            if tail.attribution:
                result.attribution = result.attribution | tail.attribution
                result.attribution_torn |= tail.torn
                if not tail.text:
                    continue
                paragraph.text = tail.text
        if len(paragraph.text) <= _SHORT:
            shadow = shade(paragraph.text)
            if RESUMED.fullmatch(shadow) or CONTINUES.fullmatch(shadow):
                continue
        if not result.paragraphs:
            paragraph.text, dateline = tails.take_head(paragraph.text)
            result.attribution = result.attribution | dateline
        result.paragraphs.append(paragraph)
    return result


def _paragraphs(evidence: Evidence, body: Sequence[int], result: Text) -> list[Paragraph]:
    found: list[Paragraph] = []
    for at in body:
        row = evidence.rows[at]
        last = found[-1] if found else None
        score = _continues(evidence, last.rows[-1], at) if last else 0.0
        if last is None or score <= 0:
            if last is not None:
                last.text = _joined(evidence, last)
            found.append(Paragraph(row.text, [at], row.level, Span(row.start, row.end), row.bold))
            continue
        if row.opens_page or last.rows[-1] != at - 1:
            result.weakest = score if result.weakest is None else min(result.weakest, score)
        last.rows.append(at)
        last.span = Span(last.span.start, max(last.span.end, row.end))
    if found:
        found[-1].text = _joined(evidence, found[-1])
    return found


def _joined(evidence: Evidence, paragraph: Paragraph) -> str:
    return joined_text([evidence.rows[row] for row in paragraph.rows])


def _continues(evidence: Evidence, before: int, at: int) -> float:
    if evidence.table[at] or evidence.table[before]:
        return -4.0
    if evidence.item_ends[before] and not evidence.in_attribution[at]:
        return -4.0
    if before == at - 1:
        return evidence.joins[at]
    below = evidence.rows[before + 1 : before + 2]
    cut_off = not (evidence.ended[before] or evidence.rows[at].indented)
    if cut_off and any(CONTINUES.fullmatch(row.shade) for row in below):
        # However short the row, the mark cut its sentence off: …，网点的（下转第28页）
        return _CUT_OFF
    return join_score(evidence.rows[before], evidence.rows[at], indents=evidence.indents)


_CUT_OFF = 3.0
