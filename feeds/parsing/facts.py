"""Facts, row by row: 时间：…, 地点：…, and what stands among them, 主办：… or 规模：…, by whatever name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .rows import Row
from .signs import COMPANY, HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence

_LABELLED = re.compile(r"[一-鿿]{2,6}[A-Za-z]{0,16}:.|\[[一-鿿]{2,6}\].")


_OF_MEMBER = re.compile(
    r"(?:会员(?:编号|代表)|代表人?|负责人|法人代表|法定代表人|联系人|联系电话|电话|地址|营业项目|主营(?:业务|产品|项目)?|"
    r"经营范围|成立(?:时间|日期)|资本额|员工人数|统一编号|入会(?:日期|时间))"
)
"""會員編號　1187: a blank stands for the colon."""


def _tells_of_member(row: Row) -> bool:
    label = _OF_MEMBER.match(row.shade)
    return label is not None and row.text[len(label[0]) :].startswith((" ", "　"))


_BOLD_LABEL = re.compile(r"[ 　]*\*\*[ 　]*([一-鿿]{2,14})[:：][ 　]*\*\*[ 　]*\S")
"""**企业简介：**某某公司…, in Markdown"""
_FEWEST_BOLD = 2


def find_bold_labels(evidence: Evidence) -> None:
    """Marks the rows that begin with a label in bold which several have: no words that lead in to a headline."""
    bold = {at: match[1] for at, row in enumerate(evidence.rows) if (match := _BOLD_LABEL.match(row.raw))}
    times = Counter(bold.values())
    evidence.labelled = {at for at, label in bold.items() if times[label] >= _FEWEST_BOLD}


def find_facts(evidence: Evidence) -> None:
    """Marks the rows that go on with a list of facts: each with a label of its own, right below another, or with one of
    members', set off by a blank, below their name."""
    rows = evidence.rows
    among = False
    for at in range(max(1, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows)):
        # A fact may take more than one line, of which the last may be short.
        rest = evidence.joins[at - 1] >= _GOES_ON or (not rows[at - 1].gap and len(rows[at - 1].shade) <= _REST)
        among = evidence.fact[at - 1] or (among and rest)
        near = not rows[at].gap or rows[at].gap == rows[at - 1].gap
        told = evidence.fact[at - 1] or COMPANY.search(rows[at - 1].shade) is not None
        if (among and near and _LABELLED.match(rows[at].shade)) or (told and _tells_of_member(rows[at])):
            evidence.fact[at] = True


_GOES_ON, _REST = 2.0, 10
_FEWEST_EVENTS, _FEWEST_FACTS = 2, 2
_NAME_LONGEST = 44
"""Characters."""
_OF_EVENTS = re.compile(r"(?:时间|日期|地点|会期|展期|举办|主办)")


def find_events(evidence: Evidence) -> None:
    """A short row above 时间：… 地点：…, apart from what is above it, names an event: two of them are items."""
    places = range(max(1, evidence.contents.end - 1), len(evidence) - 1)
    named = [at for at in places if _names_event(evidence, at, _FEWEST_FACTS)]
    heads = [at for at in named if _is_apart(evidence, at)]
    if len(heads) >= _FEWEST_EVENTS:
        # Below those, in the same column, the facts need not be all that is told of one, nor more than its day.
        heads += [at for at in named if at not in heads and _is_among(evidence, at, heads)]
        alone = [at for at in places if at not in heads and evidence.fact[at - 1] and evidence.rows[at].gap]
        heads += [at for at in alone if _names_event(evidence, at, 1)]
        evidence.styled.update(heads)
        evidence.inner.difference_update(heads)
        for at in heads:
            # However wide the last fact above is set, and the name itself, they are whole.
            evidence.joins[at] = evidence.joins[at + 1] = -1.0


def _names_event(evidence: Evidence, at: int, fewest: int) -> bool:
    rows = evidence.rows
    row = rows[at]
    if evidence.fact[at] or evidence.ended[at] or len(row.shade) > _NAME_LONGEST or evidence.section[at] is not None:
        return False
    first = at + 2 if rows[at + 1].foreign and at + 2 < len(rows) else at + 1
    if not _OF_EVENTS.match(rows[first].shade) or rows[first].gap > row.gap:
        return False
    return all(evidence.fact[one] for one in range(first, min(first + fewest, len(rows))))


def _is_apart(evidence: Evidence, at: int) -> bool:
    """Whether something has ended above. 时间 is within a text, too; there its heading follows on a sentence, and the
    facts are not all that comes."""
    row, above = evidence.rows[at], at - 1
    if evidence.fact[above] or evidence.section[above] is not None or evidence.item_ends[above]:
        return True
    return row.gap > 0 and (row.ruled_off or at <= evidence.contents.end)


def _is_among(evidence: Evidence, at: int, heads: Sequence[int]) -> bool:
    last = max((one for one in heads if one < at), default=None)
    return last is not None and evidence.ended[at - 1] and not any(evidence.section[last + 1 : at])
