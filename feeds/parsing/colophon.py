"""The publisher's own words: calls for papers between items, and the colophon below the last one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from . import vocabulary as words
from .front import IMPRINT
from .signs import ABOUT, ADVERTISED, BACK, COLOPHON, MADE_BY, NOTICE, OF_ITSELF, PROFILE, SIGNED, SUMMARY, THE_END

if TYPE_CHECKING:
    from .evidence import Evidence

_LATE = 0.6
"""Of the rows: further on, a notice may end an issue."""
_BACK_ROWS, _LAST_ROWS = 6, 3
_LONGEST = 14
"""Rows of a colophon."""
_FEWEST_SPOKEN = 2
_NAME_LONGEST = 8
"""Characters: 投诉举报渠道."""
_TEXT = 40
"""Characters: a longer row is text, if it does not speak of the periodical."""

_OPENS = re.compile(
    rf"[(◎—]*(?:{words.DISTRIBUTION}[:|/]|《[^》]{{2,20}}》(?:[半双]?[年季月周旬]刊)?(?:每.{{1,4}}(?:发送|出版|编印|发布)|欢迎|稿约|编辑部)|"
    rf"(?:欢迎.{{0,12}}(?:来稿|投稿|赐稿|订阅|转载)|内部(?:资料|交流|刊物)|版权所有|(?:©|copyright).)|"
    rf"如(?:需|欲|不).{{0,20}}(?:转载|退订|取消订阅)|"
    rf"(?:信息报送|报送|供稿|投稿|来稿)(?:要求|须知|说明|方式|办法):|"
    rf"本(?:刊|邮件|.{{0,2}}报|{words.PERIODICALS}).{{0,10}}(?:为.{{2,10}}(?:刊物|资料|读物)|仅供|不代表|所载|所刊|免费|同步|版权|欢迎))",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    "联系|关注|二维码|ICP备|转载|退订|订阅|来稿|投稿|赐稿|版权|邮箱|邮编|地址|电话|https?:|编辑部|赠阅"
)


_TO_READERS = re.compile(r"[(\[].{0,20}(?:欢迎.{0,4}(?:来稿|投稿|转载|订阅)|赠阅|非卖品|注明出处).{0,20}[)\]]$")
"""（会员单位免费赠阅，欢迎来稿）"""


def last_text(evidence: Evidence) -> int:
    """The last row of text that is not the publisher's own; -1 without any."""
    rows = evidence.rows
    back = range(int(len(rows) * _LATE), len(rows))
    notices = (at for at in back if NOTICE.fullmatch(rows[at].shade) or ABOUT.fullmatch(rows[at].shade))
    end = next(notices, len(rows))
    for at in range(end - 1, -1, -1):
        text = evidence.prose[at] or PROFILE.match(rows[at].shade)
        if text and not any(own.match(rows[at].shade) for own in (OF_ITSELF, BACK, MADE_BY, _TO_READERS)):
            return at
    return -1


def colophon(evidence: Evidence) -> int:
    """The row, set apart from the text above it, from which on an issue says who made it, who may reprint it and where
    to write to, and nothing else; behind the last row without any."""
    rows = evidence.rows
    own = _own_rows(evidence)
    for at in own:
        if _opens(evidence, at):
            # How to complain or whom to ask may stand above, under a name of its own.
            first = next((one for one in range(at, own[0] - 1, -1) if _is_apart(evidence, one)), None)
            if first is not None and all(_tells_where(rows[one].shade) for one in range(first, at)):
                return first
    return len(rows)


def _tells_where(shadow: str) -> bool:
    return len(shadow) <= _NAME_LONGEST or bool(_SPEAKS.search(shadow) or BACK.match(shadow) or IMPRINT.match(shadow))


def _opens(evidence: Evidence, at: int) -> bool:
    below = [row.shade for row in evidence.rows[at:]]
    if not evidence.rows[at].ruled_off:
        return _OPENS.match(below[0]) is not None
    spoken = sum(_SPEAKS.search(shadow) is not None for shadow in below)
    return any(map(_OPENS.match, below[:2])) or (spoken >= _FEWEST_SPOKEN and _SPEAKS.search(below[0]) is not None)


def _own_rows(evidence: Evidence) -> range:
    """The last rows that hold no text but the publisher's own, from the first of them on."""
    rows = evidence.rows
    first = len(rows)
    while first > max(0, len(rows) - _LONGEST) and not _is_of_an_item(evidence, first - 1):
        first -= 1
    return range(first, len(rows))


def _is_of_an_item(evidence: Evidence, at: int) -> bool:
    shadow = evidence.rows[at].shade
    text = len(shadow) > _TEXT or evidence.ended[at]
    return text and not (_SPEAKS.search(shadow) or _OPENS.match(shadow))


def _is_apart(evidence: Evidence, at: int) -> bool:
    row = evidence.rows[at]
    return at > 0 and (row.ruled_off or row.gap > max(0, evidence.paragraph_gap) or row.opens_page)


def notice(evidence: Evidence, at: int) -> float:
    """How well a row begins what the publisher says of the periodical; 0 if it does not."""
    shadow = evidence.rows[at].shade
    if at == evidence.colophon or NOTICE.fullmatch(shadow) or ABOUT.fullmatch(shadow):
        return 9.0
    if at and _EDITORS.match(shadow) and evidence.known_section[at - 1]:
        # What the editors say of a column, above its first item.
        return 9.0
    ended = at == 0 or evidence.ended[at - 1] or evidence.item_ends[at - 1]
    if ADVERTISED.fullmatch(shadow) and (ended or _is_apart(evidence, at)):
        return 9.0
    if at <= evidence.contents.end and SUMMARY.fullmatch(shadow):
        return 9.0
    made_by = at > evidence.last_text and MADE_BY.match(shadow) and not _has_said_so(evidence, at)
    of_facts = at and evidence.fact[at - 1] and not THE_END.fullmatch(shadow)
    if (COLOPHON.match(shadow) or made_by) and not of_facts:
        return 8.0 if at > len(evidence) * _LATE else 2.0
    if at >= len(evidence) - _BACK_ROWS and at > evidence.last_text and BACK.match(shadow):
        # Above the day below a notice, they are of that.
        signed = any(SIGNED.fullmatch(evidence.rows[one].shade) for one in range(at + 1, min(at + 4, len(evidence))))
        return 0.0 if signed or _has_said_so(evidence, at) else 8.0
    if at >= len(evidence) - _LAST_ROWS and OF_ITSELF.match(shadow) and not evidence.in_attribution[at]:
        return 7.0
    return 0.0


_EDITORS = re.compile("(?:编者按|编者注|编按|开栏的话|栏目主持人?):.")


def _has_said_so(evidence: Evidence, at: int) -> bool:
    """Whether the same words, 电话：…, stood at the end of texts further up: then each item gives them."""
    label = _LABEL.match(evidence.rows[at].shade)
    before = (row.shade for row in evidence.rows[evidence.contents.end : at])
    said = (one for one in before if label and one.startswith(label[0]))
    return sum(1 for _one in islice(said, _SAID_AT_LEAST)) == _SAID_AT_LEAST


_LABEL = re.compile("[^:|]*[:|]")
_SAID_AT_LEAST = 2
