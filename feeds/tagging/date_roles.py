"""What a date is the date of, by the words around it: the event, its coming into force, a deadline, a reckoning."""

from __future__ import annotations

import re
from enum import StrEnum

from feeds.tagging.date_grammar import Precision, Written


class Role(StrEnum):
    REPORTED = "reported"
    ISSUED = "issued"
    EFFECTIVE = "effective"
    DEADLINE = "deadline"
    AS_OF = "as-of"
    FUTURE = "future"
    BACKGROUND = "background"
    NAME = "name"
    RECURRING = "recurring"
    PUBLICATION = "publication"


# Tried in this order on what stands behind and before a date in its sentence.
_AFTER = (
    (Role.EFFECTIVE, re.compile(r"(?:起|开始|正式|将)*(?:施行|实施|执行|生效)")),
    (
        Role.DEADLINE,
        re.compile(
            r"(?:之?前|以前)(?:[，。]|完成|提交|补交|补登|办理|缴|登记|填|回复|反馈|报|申报|将|各|基本|全面|实现|建成|送"
            r"|提出|向|通过|登录|以|发|寄|交|到)"
        ),
    ),
    # 9月8日单日处理量达到…: a figure's day.
    (Role.AS_OF, re.compile(r"单日")),
)
_BEFORE = (
    (Role.AS_OF, re.compile(r"(?:截至|截止到?|截止至|截至到)[^，。]{0,2}$")),
    (
        Role.FUTURE,
        re.compile(
            r"(?:将[于在]|拟[于在]|计划于?|预计到?|[定订]于|预[定订]于?|有望[于在]?|力争[到在]?|争取到?|延至|延长至|推迟至|直到)$"
        ),
    ),
    (Role.RECURRING, re.compile(r"(?:每年|历年|逐年|每年的)$")),
    (Role.DEADLINE, re.compile(r"(?:至|到|到了|最迟|不迟于|不晚于)$")),
    (
        Role.BACKGROUND,
        re.compile(r"(?:早在|针对|始于|曾于|(?:成立|创立|创办|始建|起步)于|源于|相比|比|较|此前|超过|高于|低于)$"),
    ),
)
# 自11月1日起 is when something began; 由10月30日成立的…举办 only has 由 before a date.
_SINCE = re.compile(r"(?:自从?|从|由)$")
_ONWARDS = re.compile(r"(?:起|以来|开始|到|至|-|—)")
_INSIDE_NAME = re.compile(r"《[^》《]*$")
_BEGINS = re.compile(r"起|开始")
# …开展行动，至三月二十日公布战果.
_ANNOUNCED = re.compile(r"[，,]?(?:公布|发布|宣布)")
_ISSUING = re.compile(r".{0,6}?(?:发布|公布|印发|颁布|通过|签署|令)")
# 10月，…同比增长: the month is what the figures are of.
_RECKONED = re.compile(r"[^。；\n]{0,60}?(?:同比|环比|较上年|比上年|增速)")


def role_of(text: str, written: Written) -> Role:
    """The role of a date written in a folded text, as far as its words tell."""
    before = text[max(0, written.start - 40) : written.start]
    if _INSIDE_NAME.search(before):
        return Role.NAME
    by_day = written.precision is Precision.DAY
    if by_day and _ANNOUNCED.match(text, written.end):
        return Role.ISSUED
    for role, pattern in _AFTER:
        if pattern.match(text, written.end):
            return role
    sentence = re.split(r"[。；;!！?？\n]", before)[-1]
    for role, pattern in _BEFORE:
        if pattern.search(sentence):
            return role
    # 从4月1日起，开发区实行…: what has begun is news.
    if by_day and _SINCE.search(sentence) and _BEGINS.match(text, written.end):
        return Role.EFFECTIVE
    if _SINCE.search(sentence) and (not by_day or _ONWARDS.match(text, written.end)):
        return Role.BACKGROUND
    if written.precision is Precision.PERIOD or (not by_day and _RECKONED.match(text, written.end)):
        return Role.AS_OF
    # A line that is a date and no more is the signature of a document.
    alone = by_day and written.end - written.start == len(text)
    return Role.ISSUED if alone or _ISSUING.match(text, written.end) else Role.REPORTED
