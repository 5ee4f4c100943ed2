"""The line between a headline and its text: who wrote it, where it comes from, when it was put up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import vocabulary as words
from .attribution import Attribution, names_of, read_bracket
from .patterns import ends_sentence
from .shade import shade
from .signs import DAY

if TYPE_CHECKING:
    from .evidence import Evidence

_PUT_UP = re.compile(rf"(?:(?:发布|发表|更新|刊发)?(?:时间|日期):?)?{DAY.pattern}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_CLICKS = re.compile(r"(?:浏览|点击|阅读)(?:次数|量|数)?:?\d*次?|字号:.*|字体:.*")
_SOURCE_AND_DAY = re.compile(r"[^,。:;!?\d]{2,16}(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?")
"""[某某周刊 3-15] below a headline."""
_NAME = re.compile(r"[一-鿿]{2,3}")
_PEOPLE_MARK = re.compile(r"(?:□|■|◎|◇|/)")
_ROLE_FIRST = re.compile(rf"(?:本刊|本报|本网|本会|特约|实习|见习|首席)*{words.AUTHORS}(?![一-鿿]{{5,}})")
_ROLE_BEFORE = re.compile(
    r"^(?:本刊|本报|本報|本网|本会|特约|特約|实习|首席)*"
    r"(?:记者|記者|通讯员|通訊員|撰稿人?|撰文|编辑|編輯|作者|评论员|文)?[ 　/／:：|]+"
)
_ROLES_AMONG = re.compile(
    r"(?<=[一-鿿])[ 　]+(?:实习生|实习记者|见习记者|通讯员|通訊員|记者|記者)[ 　:：/／]+(?=[一-鿿])"
)
"""本刊记者 某某 实习生 某某"""
_TRANSLATED = re.compile(r"(?<=[一-鿿])[ 　]*(?:编译|編譯|译|譯|著|整理|编写|編寫|撰文|撰)$")
"""某某　译"""
_PICTURES_BY = re.compile(r"[ 　]+(?:摄影|攝影|图|圖|摄|供图)[ 　/／:：|].*$")
"""本刊记者 某某 摄影 某某: the second took the pictures."""
_OFFICE = re.compile(rf"[一-鿿]{{2,14}}{words.OFFICES}")
_LONGEST = 60
_ROW_LONGEST = 300
"""Characters, with the blanks among them."""
_GAPS = re.compile(r"[ 　\t|]+(?=[^ 　\t|:：]{2,5}[:：])")


def read_credit(text: str) -> Attribution | None:
    """The attribution in 时间：2018-05-24　来源：某网, 文／某某, □ 某某 某某, 本刊记者 某某, or in a bare name.

    Empty where the line gives only a day; None where it is no such line."""
    if len(text) > _ROW_LONGEST:
        return None
    line = _ROLES_AMONG.sub("、", text.strip(" 　*_"))
    if len(line) > _LONGEST or not line:
        return None
    bracketed = line[0] in "（([［〔" and line[-1] in "）)]］〕"
    if bracketed:
        line = line[1:-1]
    if bracketed and _SOURCE_AND_DAY.fullmatch(shade(line)):
        return Attribution(source=line.strip(" 　"))
    found, known = Attribution(), False
    for part in _GAPS.split(line):
        shadow = shade(part)
        if _PUT_UP.fullmatch(shadow) or _CLICKS.fullmatch(shadow):
            # A day alone, without bracket or word, signs a letter or heads an entry of a chronology.
            known = known or bracketed or not shadow[0].isdigit()
            continue
        credit = _one(part, shadow)
        if credit is None:
            return None
        found, known = found | credit, True
    return found if known else None


def _one(part: str, shadow: str) -> Attribution | None:
    if ends_sentence(shadow):
        return None
    part = _TRANSLATED.sub("", part)
    marked = _PEOPLE_MARK.match(shadow)
    if marked:
        part = _ROLE_BEFORE.sub("", part.lstrip("□■◇◆●○◎ 　/／"))
        part = _PICTURES_BY.sub("", part)
        return Attribution(byline=names_of(part)) if _are_names(part) else None
    if _ROLE_FIRST.match(shadow) or re.match(rf"{words.SOURCE_OF}?{words.SOURCES}:", shadow):
        return read_bracket(part)
    return Attribution(byline=names_of(part)) if _are_names(part) else None


def _are_names(text: str) -> bool:
    """One to four names set apart, each of two or three characters or a name of two letter-spaced."""
    parts = re.split(r"[ 　、,，;；]+", text.strip(" 　"))
    joined = "".join(parts)
    if joined[:1] not in words.SURNAMES:
        return False
    if all(len(one) == 1 for one in parts):
        return len(joined) in (2, 3) and _NAME.fullmatch(shade(joined)) is not None
    offices = [one for one in parts if _OFFICE.fullmatch(shade(one))]
    parts = [one for one in parts if one not in offices]
    return 1 <= len(parts) <= 5 and all(_NAME.fullmatch(shade(one)) and one[0] in words.SURNAMES for one in parts)


def find_credits(evidence: Evidence) -> None:
    """The rows that may stand so: below a row that may be a headline, with text somewhere below them.

    A name alone is one only if the row above it is no sentence, for in a list of names each would be."""
    rows = evidence.rows
    for at in range(1, len(rows) - 1):
        row = rows[at]
        if len(row.shade) > _LONGEST or evidence.ended[at] or evidence.prose[at] or row.full:
            continue
        if at - 1 not in evidence.credits and (evidence.ended[at - 1] and rows[at - 1].shade[-1] not in "?!"):
            continue
        if (len(rows[at - 1].shade) < 4 and rows[at - 1].level is None) or (
            evidence.item_ends[at - 1] and at - 1 not in evidence.credits
        ):
            continue
        credit = read_credit(row.text)
        if credit is None:
            continue
        below = range(at + 1, min(len(rows), at + 4))
        if any(evidence.prose[one] or rows[one].full or len(rows[one].shade) > 40 for one in below):
            evidence.credits.add(at)
