"""One label for each row, chosen for the whole issue at once: the sequence of labels with the best sum of scores.

    FRONT    cover, contents, imprint            HEADLINE  an item's headline, one to four rows
    SECTION  a column's or group's heading       SUBTITLE  its second line
    BODY     text, inner headings, link boxes    RUN       text that begins without a headline
    FLOAT    a row that fell into a sentence     NOTE      footnotes after an attribution
    NOTICE   call for papers, colophon

A segment of one or more rows has a score from the rules of ``cues``; a step from one label to the next has one, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import cues
from .evidence import Evidence
from .labels import Label, Segment

_HEAD_ROWS = 9
"""Column, group, headline and subtitle take no more rows before the first text of an issue."""


_NOTICE_ROW = 0.1
"""What a row under a notice costs: notices are short, and nothing else ends one."""


def label_rows(evidence: Evidence) -> list[Segment]:
    """The best sequence of segments that covers all rows. Linear in their number: a segment has at most four rows."""
    count = len(evidence)
    best: list[dict[Label, tuple[float, Label | None, int]]] = [{} for _ in range(count + 1)]
    for at in range(count):
        options = _options(evidence, at)
        if at == 0:
            for label, end, score in options:
                _offer(best[end], label, score + _start(label), None, 0)
            continue
        reached = best[at]
        if not reached:
            continue
        for label, end, score in options:
            top, source = -1e9, None
            for before, (total, _, _) in reached.items():
                step = _step(evidence, before, label, at)
                if step is not None and total + step > top:
                    top, source = total + step, before
            if source is not None:
                _offer(best[end], label, top + score, source, at)
    return _trace(best)


def _offer(
    cell: dict[Label, tuple[float, Label | None, int]], label: Label, score: float, source: Label | None, first: int
) -> None:
    known = cell.get(label)
    if known is None or score > known[0]:
        cell[label] = (score, source, first)


def _trace(best: Sequence[dict[Label, tuple[float, Label | None, int]]]) -> list[Segment]:
    at = len(best) - 1
    if at <= 0 or not best[at]:
        return []
    label: Label | None = max(best[at], key=lambda one: best[at][one][0])
    found: list[Segment] = []
    while label is not None:
        total, source, first = best[at][label]
        before = best[first][source][0] if source is not None else 0.0
        found.append(Segment(label, first, at, total - before))
        at, label = first, source
    found.reverse()
    return found


def _options(evidence: Evidence, at: int) -> list[tuple[Label, int, float]]:
    """The segments that may begin at a row, each with its score."""
    if at < evidence.contents.end - _HEAD_ROWS:
        return [(Label.FRONT, at + 1, cues.front(evidence, at))]
    inside = evidence.joins[at] >= 2.5 and at > 0 and not evidence.item_ends[at - 1]
    inside = inside and at not in evidence.chronicle
    options: list[tuple[Label, int, float]] = [(Label.BODY, at + 1, cues.body(evidence, at))]
    if at <= evidence.contents.end:
        options.append((Label.FRONT, at + 1, cues.front(evidence, at)))
    if at >= evidence.contents.end:
        options.append((Label.NOTICE, at + 1, (0.0 if inside else cues.notice(evidence, at)) - _NOTICE_ROW))
    if not evidence.in_attribution[at]:
        if not inside or at == 0:
            options.append((Label.RUN, at + 1, cues.run(evidence, at)))
            for end, score in cues.headlines(evidence, at):
                options.append((Label.HEADLINE, end, score))
            if (score := cues.section(evidence, at)) is not None:
                options.append((Label.SECTION, at + 1, score))
            if (found := cues.subtitle(evidence, at)) is not None:
                options.append((Label.SUBTITLE, *found))
            if (score := cues.note(evidence, at)) is not None:
                options.append((Label.NOTE, at + 1, score))
        options.extend((Label.FLOAT, end, score) for end, score in cues.floats(evidence, at))
    return options


def _start(label: Label) -> float:
    return {Label.FRONT: 0.0, Label.RUN: -1.0, Label.HEADLINE: 0.0, Label.SECTION: 0.0, Label.NOTICE: -6.0}.get(
        label, -50.0
    )


_STEPS: dict[tuple[Label, Label], float] = {
    (Label.FRONT, Label.FRONT): 0.0,
    (Label.FRONT, Label.SECTION): 0.0,
    (Label.FRONT, Label.HEADLINE): 0.5,
    (Label.FRONT, Label.RUN): -4.0,
    (Label.FRONT, Label.NOTICE): -4.0,
    (Label.SECTION, Label.SECTION): 0.5,
    (Label.SECTION, Label.HEADLINE): 3.0,
    (Label.SECTION, Label.RUN): -1.5,
    (Label.SECTION, Label.NOTICE): -3.0,
    (Label.HEADLINE, Label.SUBTITLE): 2.0,
    (Label.HEADLINE, Label.BODY): 0.0,
    (Label.HEADLINE, Label.HEADLINE): -4.0,
    (Label.HEADLINE, Label.SECTION): -5.0,
    (Label.SUBTITLE, Label.BODY): 0.0,
    (Label.SUBTITLE, Label.HEADLINE): -6.0,
    (Label.NOTICE, Label.NOTICE): 0.0,
    (Label.NOTICE, Label.SECTION): -4.0,
    (Label.NOTICE, Label.HEADLINE): -5.0,
}
"""What a step from label to label is worth; those out of text are worked out from the evidence."""
_TEXT = (Label.BODY, Label.RUN, Label.NOTE, Label.FLOAT)


def _step(evidence: Evidence, before: Label, label: Label, at: int) -> float | None:
    """What the step into the row is worth; None where it cannot be."""
    if label is Label.NOTICE and before is not Label.NOTICE and not cues.notice(evidence, at):
        return None
    if before not in _TEXT:
        step = _STEPS.get((before, label))
        if step is not None and label is Label.BODY:
            return step + cues.first_of_body(evidence, at)
        return step
    return cues.after_text(evidence, at, from_note=before is Label.NOTE, from_float=before is Label.FLOAT, to=label)
