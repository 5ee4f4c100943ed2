"""The names of people as bulletins print them: 夏葵, 夏  葵, 市经贸委 王毅, 张三（某会顾问）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import vocabulary as words
from .shade import shade
from .signs import without_foreign

OFFICE_HELD = re.compile(r"[（(][^（）()]*[）)]|[,，、 　](?:系|现任|現任|单位[:：]).*$")
"""What a person is, behind the name: 某某（某会顾问）; 某某，系本会研究员."""
_CLOSERS = frozenset(("敬上", "谨上", "谨启", "谨识", "敬启", "敬贺", "谨志", "拜上", "顿首", "识", "启", "上"))
_TITLE = re.compile(rf".*(?:{words.TITLES}|会员|读者|学员)[:：]?$")
_APART = re.compile(r"[ 　\t]+")
_GIVEN_LONGEST = 2
_NAME_LONGEST, _SIGNED_LONGEST = 4, 3
_ROW_LONGEST = 60
"""Characters."""
_MOST = 3


def words_of(text: str) -> list[str]:
    """The words of a line, letter-spaced names closed: 宫  婷 詹  磊 are two, 夏 葵 花 is one, 秦  朔风 too."""
    return _closed([word for word in _APART.split(text.strip(" 　\t")) if word])


def _closed(parts: Sequence[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(parts):
        end = at + 1
        if parts[at].isascii():
            while end < len(parts) and parts[end].isascii():
                end += 1
            found.append(" ".join(parts[at:end]))
            at = end
            continue
        if len(parts[at]) == 1 and end < len(parts) and len(parts[end]) <= _GIVEN_LONGEST:
            end += 1
            if len(parts[end - 1]) == 1 and end < len(parts) and len(parts[end]) == 1 and _goes_on(parts, end):
                end += 1
        found.append("".join(parts[at:end]))
        at = end
    return found


def _goes_on(parts: Sequence[str], at: int) -> bool:
    """Whether a letter that stands alone is the last of the name before it, not the first of another."""
    return at + 1 >= len(parts) or len(parts[at + 1]) > _GIVEN_LONGEST or parts[at] not in words.SURNAMES


_NEVER_GIVEN = frozenset("的了是着们")
"""Letters of which no given name is made, so that 蓝海的 is the rest of a line."""
_TRANSCRIBED = re.compile(r"[一-鿿]{2,8}·[一-鿿]{2,8}")
"""古丽娜尔·艾山"""


_BODIES = frozenset("会局处部办委科社厅院站所")
_UYGHUR = re.compile(r"[阿艾巴买木帕热吐托乌依玉祖库][一-鿿]{2}[尔江提拉曼娜丽汗克孜力]")
"""艾尼瓦尔, a name of four letters in transcription."""


def is_name(text: str) -> bool:
    """Two to four letters that begin with a surname."""
    text = shade(text)
    if _TRANSCRIBED.fullmatch(text):
        return True
    if not _NEVER_GIVEN.isdisjoint(text):
        return False
    if _UYGHUR.fullmatch(text):
        return True
    if text[:2] in words.COMPOUND_SURNAMES:
        return 3 <= len(text) <= _NAME_LONGEST
    return 2 <= len(text) <= _NAME_LONGEST and text[0] in words.SURNAMES and not names_body(text)


def names_body(shadow: str) -> bool:
    """Whether four letters and more name a body, 江阴分会, though they begin with a surname."""
    return len(shadow) >= _NAME_LONGEST and shadow[-1] in _BODIES


def longest(name: str) -> int:
    """Characters that a name may have that nothing else shows to be one."""
    shadow = shade(name)
    return _SIGNED_LONGEST + (shadow[:2] in words.COMPOUND_SURNAMES or _UYGHUR.fullmatch(shadow) is not None)


def signing(text: str) -> tuple[tuple[str, ...], bool]:
    """The people who sign a text on its last row: 理事长　某某　敬上, 某某（本会会长）; none if it is no such row.

    And whether more than the bare name says so."""
    if len(text) > _ROW_LONGEST:
        return (), False
    text = without_foreign(text)
    named = OFFICE_HELD.sub("", text).strip()
    parts = [word for part in re.split(r"[、,，]", named) for word in words_of(part)]
    people = [one for one in parts if shade(one) not in _CLOSERS and not _TITLE.match(shade(one))]
    closed = any(shade(one) in _CLOSERS for one in parts)
    if not 1 <= len(people) <= _MOST or not all(2 <= len(one) <= longest(one) for one in people):
        return (), False
    if not all(is_name(one) or closed for one in people):
        return (), False
    return tuple(people), named != text.strip() or len(people) < len(parts)
