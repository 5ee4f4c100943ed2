"""An item's paragraphs -> blocks: inner headings, lists and tables survive as structure."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.model import Block, BlockKind, Span

from .evidence import Evidence
from .paragraphs import Paragraph
from .shade import shade
from .signs import LINK_BOX
from .tables import cells_of

_HEADING_LONGEST = 44
_ENTRY_LONGEST = 90
_NAME_LONGEST = 26
_FEWEST_NAMES = 4


def blocks_of(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    at = 0
    while at < len(paragraphs):
        end = _table(evidence, paragraphs, at)
        if end > at:
            rows = tuple(tuple(cells_of(one.text)) or (one.text,) for one in paragraphs[at:end])
            blocks.append(Block(BlockKind.TABLE, rows=rows, span=_span(paragraphs[at:end])))
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
        kind = BlockKind.HEADING if _is_heading(evidence, one) else BlockKind.PARAGRAPH
        blocks.append(Block(kind, one.text, span=one.span))
        at += 1
    return tuple(blocks)


def _span(paragraphs: Sequence[Paragraph]) -> Span:
    return Span(min(one.span.start for one in paragraphs), max(one.span.end for one in paragraphs))


def _table(evidence: Evidence, paragraphs: Sequence[Paragraph], at: int) -> int:
    while at < len(paragraphs) and evidence.table[paragraphs[at].rows[0]]:
        at += 1
    return at


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
    if LINK_BOX.match(shadow):
        return False
    open_ended = not evidence.ended[one.rows[-1]] or shadow[-1] in ":?!"
    if one.level is not None:
        return True
    short = open_ended and len(shadow) <= _HEADING_LONGEST
    return short and (evidence.ordinal[one.rows[0]] is not None or one.bold or (shadow[0] == "[" and shadow[-1] == "]"))
