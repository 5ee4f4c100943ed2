"""One label for each row, chosen for the whole issue at once: the sequence of labels with the best sum of scores.

    FRONT    cover, contents, imprint            HEADLINE  an item's headline, one to four rows
    SECTION  a column's or group's heading       SUBTITLE  its second line
    BODY     text, inner headings, link boxes    RUN       text that begins without a headline
    FLOAT    a row that fell into a sentence     NOTE      footnotes after an attribution
    NOTICE   call for papers, colophon                CREDIT    who wrote it, where from, when: below the headline

A segment of one or more rows has a score from the rules of ``cues``; a step from one label to the next has one, too.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from . import cues, headline_cues, second_lines, steps
from .colophon import notice
from .evidence import Evidence
from .labels import Label, Segment
from .signs import HEAD_ROWS, SUBTITLE

_CERTAIN = 2.5
"""A row that continues a sentence so surely begins nothing, unless a page begins with it."""
_NOTICE_ROW = 0.1
"""What a row under a notice costs: notices are short, and nothing else ends one."""
_NOTICE_SIGNED = 2.0
"""And one that says where its text is from, as items do."""


_LABELS = tuple(Label)
_COUNT = len(_LABELS)
_NONE = -1e9


def label_rows(evidence: Evidence) -> list[Segment]:
    """The best sequence of segments that covers all rows. Linear in their number: a segment has at most four rows."""
    count = len(evidence)
    # One cell for each place and label: the best sum on the way there, and where that way came from.
    totals = array("d", [_NONE]) * ((count + 1) * _COUNT)
    sources = array("q", [-1]) * ((count + 1) * _COUNT)
    for at in range(count):
        cells = totals[at * _COUNT : (at + 1) * _COUNT]
        reached = [(label, cells[label]) for label in _LABELS if cells[label] > _NONE]
        ways: dict[Label, tuple[float, int]] = {}
        noticed = notice(evidence, at) if at >= evidence.contents.end - HEAD_ROWS else 0.0
        for label, end, score in _options(evidence, at, noticed):
            if label not in ways:
                ways[label] = _best_way(evidence, reached, label, at, noticed)
            top, source = ways[label]
            cell = end * _COUNT + label
            if top > _NONE and top + score > totals[cell]:
                totals[cell], sources[cell] = top + score, source
    return _trace(totals, sources, count)


def _best_way(
    evidence: Evidence, reached: Sequence[tuple[Label, float]], label: Label, at: int, noticed: float
) -> tuple[float, int]:
    """The best sum on the way into a label at a row, and the cell that it comes from."""
    top, source = _START.get(label, _NONE) if at == 0 else _NONE, 0
    for before, total in reached:
        step = _step(evidence, before, label, at, noticed)
        if step is not None and total + step > top:
            top, source = total + step, at * _COUNT + before
    return top, source


def _trace(totals: array[float], sources: array[int], count: int) -> list[Segment]:
    last = range(count * _COUNT, (count + 1) * _COUNT)
    cell = max(last, key=totals.__getitem__)
    found: list[Segment] = []
    while cell >= _COUNT and totals[cell] > _NONE:
        source = sources[cell]
        before = totals[source] if source >= _COUNT else 0.0
        found.append(Segment(_LABELS[cell % _COUNT], source // _COUNT, cell // _COUNT, totals[cell] - before))
        cell = source
    found.reverse()
    return found


def _options(evidence: Evidence, at: int, noticed: float) -> list[tuple[Label, int, float]]:
    """The segments that may begin at a row, each with its score. ``noticed``: how well it begins a notice."""
    body = evidence.contents.body
    if (body is not None and at < body) or (at < evidence.contents.end - HEAD_ROWS and not evidence.in_body(at)):
        return [(Label.FRONT, at + 1, cues.front(evidence, at))]
    # Where the text begins it goes on with nothing: what stands above is front, from which no way leads into a body.
    inside = at > 0 and at != body and evidence.joins[at] >= _CERTAIN and not evidence.item_ends[at - 1]
    # Nothing goes on from cells but cells.
    inside = inside and not (evidence.table[at - 1] and not evidence.table[at])
    opens = at in evidence.chronicle or at in evidence.styled or at in evidence.credits
    inside = inside and not (opens or evidence.rows[at].opens_page or cues.is_whole_note(evidence, at - 1))
    options: list[tuple[Label, int, float]] = [(Label.BODY, at + 1, cues.body(evidence, at))]
    if at <= evidence.contents.end and not evidence.in_body(at):
        options.append((Label.FRONT, at + 1, cues.front(evidence, at)))
    if at >= evidence.contents.end - HEAD_ROWS:
        signed = _NOTICE_SIGNED if evidence.item_ends[at] and not noticed else 0.0
        options.append((Label.NOTICE, at + 1, (0.0 if inside else noticed) - _NOTICE_ROW - signed))
    if not evidence.in_attribution[at]:
        if not inside or at == 0:
            options.append((Label.RUN, at + 1, cues.run(evidence, at)))
            for end, score in headline_cues.headlines(evidence, at):
                options.append((Label.HEADLINE, end, score))
            if (named := cues.section(evidence, at)) is not None:
                options.append((Label.SECTION, at + 1, named))
            if at in evidence.credits:
                options.append((Label.CREDIT, at + 1, 1.0))
        # What goes on below a headline that has filled its line may be the second one, and below a note the note.
        if (not inside or SUBTITLE.match(evidence.rows[at].shade)) and (found := second_lines.subtitle(evidence, at)):
            options.append((Label.SUBTITLE, *found))
        if (not inside or cues.goes_on_with_note(evidence, at)) and (noted := cues.note(evidence, at)) is not None:
            options.append((Label.NOTE, at + 1, noted))
        options.extend((Label.FLOAT, end, score) for end, score in cues.floats(evidence, at))
    return options


_START: dict[Label, float] = {
    Label.FRONT: 0.0,
    Label.SECTION: 0.0,
    Label.HEADLINE: 0.0,
    Label.RUN: -1.0,
    Label.NOTICE: -6.0,
}
"""What it is worth that an issue begins with a label."""

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
    (Label.HEADLINE, Label.CREDIT): 2.0,
    (Label.SUBTITLE, Label.CREDIT): 2.0,
    (Label.CREDIT, Label.CREDIT): 0.0,
    (Label.CREDIT, Label.SUBTITLE): 0.0,
    (Label.CREDIT, Label.BODY): 0.0,
    (Label.SUBTITLE, Label.BODY): 0.0,
    (Label.SUBTITLE, Label.HEADLINE): -6.0,
    (Label.NOTICE, Label.NOTICE): 0.0,
    (Label.NOTICE, Label.SECTION): -4.0,
    (Label.NOTICE, Label.HEADLINE): -5.0,
}
"""What a step from label to label is worth; those out of text are worked out from the evidence."""
_FROM_NOTICE = -8.0
_TEXT = (Label.BODY, Label.RUN, Label.NOTE, Label.FLOAT)


def _step(evidence: Evidence, before: Label, label: Label, at: int, noticed: float) -> float | None:
    """What the step into the row is worth; None where it cannot be."""
    if label is Label.NOTICE and before is not Label.NOTICE and not noticed:
        return None
    if label is Label.RUN and before is Label.HEADLINE and at in evidence.dated:
        return 0.0
    if label is Label.RUN and before is Label.NOTICE and at in evidence.torn:
        # Below an advertisement on the last page before those that are missing.
        return _FROM_NOTICE
    if label is Label.RUN and before is Label.SECTION and (at in evidence.bulleted or evidence.dated.get(at) == at - 1):
        return 3.0
    if before not in _TEXT:
        step = _STEPS.get((before, label))
        if step is not None and label is Label.BODY:
            return step + cues.first_of_body(evidence, at)
        return step
    return steps.after_text(evidence, at, from_note=before is Label.NOTE, from_float=before is Label.FLOAT, to=label)
