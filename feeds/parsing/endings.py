"""Where items end: attributions, whole or broken over rows, and the link boxes that may follow one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import tails
from .attribution import LONGEST, read_bracket
from .credits import read_credit
from .patterns import ends_sentence
from .people import signing
from .rows import Row, display_width
from .signs import ANSWER, FULL_TEXT, LINK_BOX

if TYPE_CHECKING:
    from .evidence import Evidence


def find_attributions(evidence: Evidence) -> None:
    """Finds the rows that end with an attribution, and those that go on with one begun further up."""
    rows = evidence.rows
    names = _bracketed_names(rows) | evidence.bracketed_groups
    for at, row in enumerate(rows):
        if at in names:
            continue
        shadow = row.shade
        if shadow[-1] in ")]。." and shadow.rstrip("。.")[-1:] in (")", "]") and not _holds_bracket(shadow):
            opening = _opening(rows, at)
            if opening is not None:
                joined = "".join(one.text for one in rows[opening : at + 1])
                if tails.take_tail(joined[-200:]).attribution:
                    for one in range(opening + 1, at + 1):
                        evidence.in_attribution[one] = True
                        evidence.joins[one] = 4.0
                    for one in range(opening, at):
                        evidence.item_ends[one] = False
                    evidence.item_ends[at] = True
        elif shadow[0] == "—" and _heads_text(rows, at):
            # ——一条老街的网上去处 is the second line of a headline, though its last letter may be of an office.
            continue
        elif tails.may_end_item(shadow) and (
            tails.ends_item(row.text, shadow) or tails.take_tail(row.text[-200:]).torn
        ):
            evidence.item_ends[at] = not _is_of_sentence(rows, at)


def end_no_questions(evidence: Evidence) -> None:
    """Who asks, （某镇 某先生）, is named behind the question, which the answer below goes on."""
    for at in range(len(evidence) - 1):
        if evidence.item_ends[at] and ANSWER.match(evidence.rows[at + 1].shade):
            evidence.item_ends[at] = evidence.signature[at] = False


def _is_of_sentence(rows: Sequence[Row], at: int) -> bool:
    """Whether a bracket alone on its row closes the sentence of the full row above, whatever it says: 手套等 /
    （除样品）。 Behind the sentence it would name nobody."""
    row, above = rows[at], rows[at - 1] if at else None
    if above is None or row.shade[0] != "(" or row.indented or not (above.full or above.filled):
        return False
    if row.gap > above.gap or ends_sentence(above.shade):
        return False
    return not tails.take_tail(f"{above.text[-_LAST:]}{row.text}").attribution


def _heads_text(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands between a short one that ends no sentence and what may be the author or a text."""
    above = rows[at - 1] if at else None
    return (
        above is not None and len(above.shade) <= _HEADLINE_LONGEST and not (above.full or ends_sentence(above.shade))
    )


_HEADLINE_LONGEST = 40
"""Characters."""
_NAME = re.compile(r"[【〖][^\W\d_]{2,8}[】〗]")
_FEWEST_NAMES = 3


def _bracketed_names(rows: Sequence[Row]) -> set[int]:
    """【政策摘编】 among 【协会动态】, 【行业资讯】: columns, though who gathers news says so, too."""
    named = {at for at, row in enumerate(rows) if len(row.text) <= _NAME_ROW and _NAME.fullmatch(row.text)}
    return named if len(named) >= _FEWEST_NAMES else set()


_NAME_ROW = 10
_FEWEST_BY_HABIT = 3


def find_habitual(evidence: Evidence) -> None:
    """A bracket behind the last sentence of item after item, or alone on the row below, names where each comes from."""
    rows = evidence.rows
    below_front = range(max(1, evidence.contents.end), len(rows))
    found = [at for at in below_front if _may_name_source(evidence, at)]
    habit = len(found) >= _FEWEST_BY_HABIT
    broken = [at for at in below_front if _may_go_on_with_source(evidence, at)] if habit else []
    set_off = {at: tail for at, row in enumerate(rows) if (tail := tails.take_set_off(row.text[-_LAST:])) is not None}
    if len(set_off) >= _FEWEST_BY_HABIT:
        for at, tail in set_off.items():
            evidence.item_ends[at], evidence.signature[at] = True, not tail.text
    for at in broken:
        evidence.in_attribution[at], evidence.joins[at], evidence.item_ends[at] = True, 4.0, True
    for alone in (True, False):
        places = [at for at in found if (rows[at].text[0] in "（(") is alone]
        if len(places) < _FEWEST_BY_HABIT:
            continue
        for at in places:
            if evidence.item_ends[at]:
                continue
            evidence.item_ends[at] = True
            if alone:
                evidence.signature[at] = True
                evidence.joins[at] = -4.0


def _may_name_source(evidence: Evidence, at: int) -> bool:
    """The last of a text: what is below does not read as more of it."""
    row = evidence.rows[at]
    unclosed = row.text[0] in "（(" and ")" not in row.shade
    if at in evidence.bracketed_groups or (row.shade[-1] not in ")]." and not unclosed) or evidence.in_attribution[at]:
        return False
    if row.text[0] in "（(" and not evidence.ended[at - 1]:
        return False
    below = at + 1 < len(evidence) and evidence.reads_as_text(at + 1) and evidence.rows[at + 1].shade[0] not in "["
    # 原文 <https://…> goes on with nothing.
    below = below and FULL_TEXT.match(evidence.rows[at + 1].shade) is None
    return not below and tails.take_habitual(row.text[-_LAST:]) is not None


def _may_go_on_with_source(evidence: Evidence, at: int) -> bool:
    """The same in a bracket that a line broke."""
    row, above = evidence.rows[at], evidence.rows[at - 1]
    if row.shade[-1] != ")" or len(row.shade) > _REST or row.indented or "(" in row.shade or evidence.item_ends[at]:
        return False
    below = at + 1 < len(evidence) and evidence.joins[at + 1] >= 1
    if below or _LEFT_OPEN.search(above.shade) is None:
        return False
    # A blank may have stood where the line broke, between an office and a name, but not inside a day.
    return any(tails.take_habitual(f"{above.text[-_LAST:]}{blank}{row.text}") is not None for blank in ("　", ""))


_REST = 14
"""Characters of a bracket on the second of its lines."""
_LAST = 120
"""Characters at the end of a row that are looked at."""
_FAR_IN, _RIGHT = 8, 24
"""Half-width columns before a row that is set to the right, and before one that is for certain."""


def find_signed(evidence: Evidence) -> None:
    """Rows on which people sign the text above: the last of an item. In a list of people none does."""
    rows = evidence.rows
    signed = [at for at in range(max(1, evidence.contents.end), len(rows)) if _is_signed(evidence, at)]
    for at in signed:
        if at - 1 not in signed and at + 1 not in signed:
            evidence.item_ends[at] = evidence.signature[at] = True
            evidence.joins[at] = -4.0


def _is_signed(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    if len(row.shade) > _SIGNED_LONGEST or evidence.item_ends[at] or evidence.ended[at] or row.full:
        return False
    if evidence.rows[at - 1].shade[-1] == ":":
        # The first of a list.
        return False
    indent = display_width(row.raw[: len(row.raw) - len(row.raw.lstrip(" \u3000\t"))])
    far_in = indent >= _FAR_IN
    if not evidence.ended[at - 1] and not far_in:
        return False
    if indent >= _RIGHT and evidence.ended[at - 1] and read_bracket(row.text):
        return True
    people, known = signing(row.text)
    if not people or not (evidence.ended[at - 1] or known):
        return False
    # A name with text right below it is who speaks next.
    below = at + 1 < len(evidence) and evidence.reads_as_text(at + 1) and not far_in
    return (known or far_in) and not below


_SIGNED_LONGEST = 30
"""Characters."""


def _holds_bracket(shadow: str) -> bool:
    """Whether the bracket that a row ends with opens in the same row."""
    depth = 0
    for char in reversed(shadow.rstrip("。.")):
        depth += char in ")]"
        depth -= char in "(["
        if depth == 0:
            return True
    return False


_LEFT_OPEN = re.compile(r"[(\[][^()\[\]]{0,60}$")


def _opening(rows: Sequence[Row], at: int) -> int | None:
    """The row above, near, in which the bracket opens that row ``at`` closes; no sentence ends in between."""
    length = 0
    for one in range(at, max(-1, at - 4), -1):
        shadow = rows[one].shade
        if one < at and _LEFT_OPEN.search(shadow):
            return one
        length += len(shadow)
        if length > LONGEST or (one < at and shadow[-1] in "。!?)]"):
            return None
    return None


def find_links(evidence: Evidence) -> None:
    for at, row in enumerate(evidence.rows):
        if evidence.item_ends[at]:
            alone = len(row.shade) <= 70 and not tails.take_tail(row.text).text
            evidence.signature[at] = evidence.signature[at] or alone
            if evidence.signature[at] and not evidence.in_attribution[at]:
                evidence.joins[at] = -4.0
        evidence.in_link[at] = (LINK_BOX.match(row.shade) is not None and not _has_author(evidence.rows, at)) or (
            at > 0 and evidence.in_link[at - 1] and evidence.joins[at] > 0
        )


def _has_author(rows: Sequence[Row], at: int) -> bool:
    """Whether a row that may open a box is a headline with its author below, 短评：… above 执笔：某某."""
    if ends_sentence(rows[at].shade) or at + 1 >= len(rows):
        return False
    credit = read_credit(rows[at + 1].text)
    return credit is not None and bool(credit.byline)
