"""Numbers that a row begins with: the page of an entry in a contents page, the number before a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import vocabulary as words
from .front import IMPRINT
from .rows import Row
from .shade import shade
from .signs import CHRONICLE

NUMBER_BEFORE = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d)|\d{2}[ 　]+)[ 　]*")


def without_number(text: str) -> str:
    """The shadow of a headline without 一、 or 01 before it."""
    return shade(NUMBER_BEFORE.sub("", text.lstrip(" 　"), count=1))


_LEADING_NUMBER = re.compile(
    r"[Pp]?\.?(\d{1,3})[ 　]*[/／、.．|｜ 　][ 　]*(?=[^\s\d.])(.{4,})$|(0\d|\d\d)[ 　]+(?=\d)(.{4,})$"
)
_ITEM_NUMBER = re.compile(r"\d{1,2}[、.．]")
_AUTHOR = re.compile(r"[ 　]+(?:[一-鿿]{2,3}[ 　、]+)*[一-鿿]{2,3}$")


def leading_numbers(rows: Sequence[Row]) -> dict[int, tuple[int, str]]:
    """The rows of a contents page that begin with their page: row -> page, headline without its author."""
    found: dict[int, tuple[int, str]] = {}
    last = 0
    for at, row in enumerate(rows):
        match = _LEADING_NUMBER.match(row.text) if len(row.text) <= 80 else None
        text = shade(match[2] or match[4]) if match else ""
        if match is None or (IMPRINT.match(text) and not CHRONICLE.fullmatch(text)):
            continue
        page = int(match[1] or match[3])
        if page >= last:
            found[at] = (page, match[2] or match[4])
            last = page
    if [page for page, _ in found.values()] == list(range(1, len(found) + 1)) and all(
        _ITEM_NUMBER.match(rows[at].text) for at in found
    ):
        return {}
    if len(found) < 3 or last < 3 or len({page for page, _ in found.values()}) * 4 < len(found):
        return {}
    authored = [at for at, (_, text) in found.items() if _author_of(text)]
    for at in authored:
        page, text = found[at]
        found[at] = (page, _AUTHOR.sub("", text))
    return found


def _author_of(text: str) -> bool:
    match = _AUTHOR.search(text)
    return match is not None and all(one[0] in words.SURNAMES for one in match[0].split())
