"""What the text of two lines says of whether the second begins anew. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKED = re.compile(
    r"[◎●○■□◆◇▲▶★☆•【〔\[—－]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:、|[.．](?!\d))"
)
_SECOND = re.compile(r"[—―─－-]{2}")
_CONTENTS = re.compile(r"目\s*[录錄次]|contents", re.I)
_NAMED = re.compile(r"^[◎●○■□◆◇▲▶★☆•]\s*")
_OPENS = re.compile(r"[◎●○■□◆◇▲▶★☆【]")
_ENTRY = re.compile(r"[.·…⋯]\s*\d{1,3}$")
_ENDS_ITEM = re.compile(r"[。！？…][”’」』]*$|[）)】\]]$")


def is_marked(line: str) -> bool:
    """Whether it begins with a bullet, a bracket, a dash or an ordinal: it is no second line of a headline."""
    return _MARKED.match(line) is not None


def is_second_line(line: str) -> bool:
    """Whether it begins with a dash, as what explains a headline does."""
    return _SECOND.match(line) is not None


def heads_contents(line: str) -> bool:
    """Whether it stands alone above the contents, as 目录 does, whatever fills the line above it."""
    return _CONTENTS.fullmatch(line) is not None


def listed_names(lines: Iterable[str]) -> set[str]:
    """What stands behind bullets: names of columns, as the contents list them."""
    return {name for line in lines if (name := _NAMED.sub("", line)) != line}


def ends_item(line: str) -> bool:
    """Whether a paragraph, or the source of an item, may end with it."""
    return _ENDS_ITEM.search(line) is not None


def opens(before: str, line: str) -> bool:
    """Whether a column's name or a headline in brackets begins below what may end an item."""
    return _OPENS.match(line) is not None and ends_item(before)


def may_stand_apart(before: str, line: str) -> bool:
    """Whether a line that was there before the column broke it may have ended with the first: parsing joins what goes
    on."""
    return ends_item(before) or _ENTRY.search(before) is not None or is_marked(line) or before[-1] in "：:"
