"""What is published as a headline: the rows joined, letter-spacing closed, a second line split off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .joins import join_texts
from .rows import Row
from .signs import letters_apart

_SPACED = re.compile(r"(?:[^\s\x00-\x7f][ 　]){3,}[^\s\x00-\x7f]")
_GAP = re.compile(r"(?<=[^\x00-\x7f])[ 　]+(?=[^\x00-\x7f])")
_DASHES = re.compile(r"\s*[—─―–]{1,3}\s*")
_STROKES = re.compile(r"[—─―]{2}")
_SUBTITLE_AT_LEAST = 6


def join_rows(rows: Sequence[Row]) -> str:
    """A row of letters that stand apart is as far from the one above it as they are from each other."""
    text = ""
    for row in rows:
        gap = " " if text and letters_apart(row.text) else ""
        text = join_texts(text, gap + row.text, spaced=True)
    return text


def close_spacing(text: str) -> str:
    """深 圳 快 递 -> 深圳快递, where most letters of a run stand apart; other spaces stay."""
    letters = sum(not char.isspace() for char in text)
    gaps = len(_GAP.findall(text))
    if letters < 2 or gaps * 2 < letters - 2:
        return _SPACED.sub(lambda match: re.sub(r"[ 　]+", "", match[0]), text)
    return re.sub(r"[ 　]+", "", text)


def strip_dashes(text: str) -> str:
    return re.sub(r"^[—─―–\-\s]+", "", text)


def split_subtitle(title: str) -> tuple[str, str | None]:
    """外贸…发展 ——谈… has its second line on the same row."""
    match = _STROKES.search(title)
    if not match:
        return title, None
    head, rest = title[: match.start()], title[match.end() :]
    spaced = head != head.rstrip()
    if (spaced or len(head) >= 12) and len(head) >= _SUBTITLE_AT_LEAST and len(rest) >= _SUBTITLE_AT_LEAST:
        return head.rstrip(), rest.strip()
    return title, None
