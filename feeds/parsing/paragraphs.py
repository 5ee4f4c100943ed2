"""Rows -> paragraphs: joined where only the page broke a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeds.model import Span

from .evidence import Evidence
from .joins import join_score, join_texts


@dataclass(slots=True)
class Paragraph:
    text: str
    rows: list[int]
    level: int | None
    span: Span
    worst: float = 4.0
    """The lowest score of a join across a page inside it."""


def paragraphs(evidence: Evidence, body: Sequence[int]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for at in body:
        row = evidence.rows[at]
        last = found[-1] if found else None
        if last is not None:
            before = last.rows[-1]
            score = (
                evidence.joins[at]
                if before == at - 1
                else join_score(evidence.rows[before], row, indents=evidence.indents)
            )
            if (
                score > 0
                and not evidence.table[at]
                and not evidence.table[before]
                and (not evidence.item_ends[before] or evidence.in_attribution[at])
            ):
                last.text = join_texts(
                    last.text, row.text, spaced=evidence.rows[before].trailing_space or not row.wrapped
                )
                last.rows.append(at)
                last.span = Span(last.span.start, max(last.span.end, row.end))
                if row.opens_page or before != at - 1:
                    last.worst = min(last.worst, score)
                continue
        found.append(Paragraph(row.text, [at], row.level, Span(row.start, row.end)))
    return found
