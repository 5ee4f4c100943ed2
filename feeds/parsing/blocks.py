"""An item's paragraphs -> blocks: inner headings, lists and tables survive as structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from feeds.model import Block, BlockKind, Span

from .cells import cells_of_row, is_barred, is_rule
from .evidence import Evidence
from .joins import join_texts
from .paragraphs import Paragraph
from .shade import shade
from .signs import LINK_BOX

_HEADING_LONGEST = 44
_ENTRY_LONGEST = 90
_NAME_LONGEST = 26
_FEWEST_NAMES = 4
_REST_LONGEST = 14
_BARE_HEADING_LONGEST = 30
_PROSE_AT_LEAST = 40
_CLAUSE = re.compile(r"[,;。:]|\d+年")


def blocks_of(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    paragraphs = _with_whole_headings(evidence, paragraphs)
    blocks: list[Block] = []
    at = 0
    while at < len(paragraphs):
        end = _table(evidence, paragraphs, at)
        if end > at:
            blocks.append(_as_table(evidence, paragraphs[at:end]))
            at = end
            continue
        end = _list(evidence, paragraphs, at)
        if end > at:
            blocks.append(
                Block(
                    BlockKind.LIST,
                    rows=tuple((one.text,) for one in paragraphs[at:end]),
                    span=_span(paragraphs[at:end]),
                )
            )
            at = end
            continue
        one = paragraphs[at]
        heading = _is_heading(evidence, one) or _stands_as_heading(evidence, paragraphs, at)
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        blocks.append(Block(kind, one.text, span=one.span))
        at += 1
    return tuple(blocks)


def _with_whole_headings(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Inner headings that a narrow column broke over two rows as one paragraph: the second row is a rest of one."""
    found: list[Paragraph] = []
    for at, one in enumerate(paragraphs):
        before = found[-1] if found else None
        if before is not None and at + 1 < len(paragraphs) and _is_rest(evidence, before, one):
            span = Span(before.span.start, max(before.span.end, one.span.end))
            text = join_texts(before.text, one.text, spaced=True)
            found[-1] = replace(before, text=text, rows=[*before.rows, *one.rows], span=span)
        else:
            found.append(one)
    return found


def _is_rest(evidence: Evidence, before: Paragraph, one: Paragraph) -> bool:
    head, row = evidence.rows[before.rows[-1]], evidence.rows[one.rows[0]]
    if len(before.rows) > 1 or len(one.rows) > 1 or one.rows[0] != before.rows[0] + 1 or not head.wrapped:
        return False
    if evidence.ordinal[before.rows[0]] is None or not _is_heading(evidence, before) or evidence.ended[before.rows[0]]:
        return False
    plain = evidence.ordinal[one.rows[0]] is None and not evidence.ended[one.rows[0]] and row.level is None
    return plain and len(one.text) <= _REST_LONGEST and len(one.text) < len(before.text) and not row.indented


def _span(paragraphs: Sequence[Paragraph]) -> Span:
    return Span(min(one.span.start for one in paragraphs), max(one.span.end for one in paragraphs))


def _table(evidence: Evidence, paragraphs: Sequence[Paragraph], at: int) -> int:
    while at < len(paragraphs) and evidence.table[paragraphs[at].rows[0]]:
        at += 1
    return at


def _as_table(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> Block:
    """Strokes that are printed between cells are text of the issue; white space is only how a table is set."""
    rows = [evidence.rows[one.rows[0]] for one in paragraphs]
    printed = "\n".join(row.text for row in rows) if any(map(is_barred, rows)) else ""
    cells = (tuple(cells_of_row(row)) for row in rows)
    return Block(BlockKind.TABLE, printed, tuple(row for row in cells if not is_rule(row)), _span(paragraphs))


def _list(evidence: Evidence, paragraphs: Sequence[Paragraph], at: int) -> int:
    """The end of a list that begins here: numbered entries in sequence, or a run of names; ``at`` if none does."""
    first = evidence.ordinal[paragraphs[at].rows[0]]
    end = at
    if first is not None and first[0] not in ("article", "named", "rank", "that"):
        while end < len(paragraphs) and len(paragraphs[end].text) <= _ENTRY_LONGEST:
            ordinal = evidence.ordinal[paragraphs[end].rows[0]]
            if ordinal is None or ordinal != (first[0], first[1] + end - at):
                break
            end += 1
        return end if end - at >= 2 else at
    while end < len(paragraphs) and _is_name(evidence, paragraphs[end]):
        end += 1
    return end if end - at >= _FEWEST_NAMES else at


def _is_name(evidence: Evidence, one: Paragraph) -> bool:
    return (
        len(one.text) <= _NAME_LONGEST
        and one.level is None
        and not evidence.ended[one.rows[-1]]
        and evidence.ordinal[one.rows[0]] is None
    )


def _is_heading(evidence: Evidence, one: Paragraph) -> bool:
    """Marked as one by the format, or short, numbered and without a full stop."""
    if len(one.text) > 2 * _HEADING_LONGEST:
        return False
    shadow = shade(one.text)
    if not shadow or LINK_BOX.match(shadow):
        return False
    open_ended = not evidence.ended[one.rows[-1]] or shadow[-1] in ":?!"
    if one.level is not None:
        return True
    short = open_ended and len(shadow) <= _HEADING_LONGEST
    return short and (evidence.ordinal[one.rows[0]] is not None or one.bold or (shadow[0] == "[" and shadow[-1] == "]"))


def _stands_as_heading(evidence: Evidence, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A short row without a number or a mark, between two paragraphs that are whole: 电商生态日趋完善.

    A signature and its date stand at the end, a broken sentence follows one that has not ended or fills its row."""
    if not 0 < at < len(paragraphs) - 1:
        return False
    before, one, after = paragraphs[at - 1 : at + 2]
    if len(one.rows) > 1:
        return False
    row = evidence.rows[one.rows[0]]
    shadow = shade(one.text)
    return (
        4 <= len(shadow) <= _BARE_HEADING_LONGEST
        and not _CLAUSE.search(shadow)
        and not evidence.ended[one.rows[0]]
        and not (row.wrapped and row.full)
        and one.text.count("“") == one.text.count("”")
        and evidence.ended[before.rows[-1]]
        and (evidence.ended[after.rows[-1]] or evidence.item_ends[after.rows[-1]])
        and len(after.text) >= _PROSE_AT_LEAST
    )
