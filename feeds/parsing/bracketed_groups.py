"""Groups in round brackets, （省内） above headlines, where others name a source in these: the first of them stands
right below a column's name, and no source does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .front import CONTENTS_WORD, SECTION_MARK
from .shade import bare, shade
from .signs import HEAD_ROWS, SIGNED

if TYPE_CHECKING:
    from .evidence import Evidence

_ALONE = re.compile(r"[（(](?P<name>[一-鿿·、/／和与]{2,12})[）)]")
_NUMERAL = re.compile(r"[一二三四五六七八九十百]+")
_ROW_LONGEST = 14
_FEWEST = 2


def find_bracketed_groups(evidence: Evidence) -> None:
    """Finds them before any attribution is looked for."""
    rows = evidence.rows
    start = max(1, evidence.contents.end - HEAD_ROWS)
    found = [at for at in range(start, len(rows) - 1) if _may_be_group(evidence, at)]
    known = {bare(shade(name)) for name in evidence.contents.sections}
    below = [at for at in found if _names_column(evidence, at - 1, known)]
    if not below:
        return
    found = [at for at in found if at >= below[0]]
    if len(found) >= _FEWEST:
        evidence.bracketed_groups.update(found)
        evidence.groups.update(found)


def _may_be_group(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    alone = _ALONE.fullmatch(row.text) if len(row.text) <= _ROW_LONGEST else None
    if alone is None or _NUMERAL.fullmatch(alone["name"]):
        return False
    # What stands above a text, or a day, is its headline or whose it is.
    return not (evidence.reads_as_text(at + 1) or SIGNED.fullmatch(evidence.rows[at + 1].shade))


def _names_column(evidence: Evidence, at: int, known: set[str]) -> bool:
    row = evidence.rows[at]
    if CONTENTS_WORD.fullmatch(row.shade):
        return False
    return row.ruled or row.named or bare(row.shade) in known or SECTION_MARK.fullmatch(row.shade) is not None
