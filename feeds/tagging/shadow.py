"""The normalised shadow that words are matched in, with the way back to the printed text.

A shadow is NFKC, lower case, simplified characters, without white space: 深 圳, 臺灣, Ｏ２Ｏ are 深圳, 台湾, o2o.
What is published and shown as evidence is always the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache

from feeds.characters import simplified


class _Folding(dict[int, str]):
    """Code point -> what stands for it in a shadow; filled as characters are met (``str.translate`` asks)."""

    def __init__(self) -> None:
        super().__init__()
        self.nothing, self.several = "", ""
        """The characters met so far that nothing stands for, and those that several stand for."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        folded = "".join(simplified().get(c, c) for c in folded if not c.isspace() and c.isprintable())
        self[code] = folded
        if len(folded) > 1:
            self.several += chr(code)
        elif not folded:
            self.nothing += chr(code)
        return folded


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    return _Folding()


@lru_cache(maxsize=1)
def _uneven(nothing: str, several: str) -> re.Pattern[str]:
    """What one character does not stand for."""
    return re.compile(rf"[\s{re.escape(nothing)}]+|([…{re.escape(several)}])")


def fold(text: str) -> str:
    """The shadow of a word, e.g. of a taxonomy."""
    return text.translate(_folding())


class Shadow:
    """A text with its shadow. Positions are half-open ranges."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def _anchors(self) -> tuple[list[int], list[int]]:
        """Places in the shadow, and beside each the place in the text that it stands for. Between one and the next, one
        character stands for one."""
        folding = _folding()
        shades, places, ahead = [0], [0], 0
        for match in _uneven(folding.nothing, folding.several).finditer(self.text):
            at, end = match.span()
            width = len(folding[ord(match[1])]) if match[1] else 0
            shades += range(at + ahead, at + ahead + width + 1)
            places += [at] * width + [end]
            ahead += width - (end - at)
        return shades, places

    def _origin(self, at: int) -> int:
        """Where in the text the character is that one of the shadow stands for."""
        shades, places = self._anchors
        # Of several in one place the last: nothing stands for the characters before.
        nearest = bisect_right(shades, at) - 1
        return places[nearest] + at - shades[nearest]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the shadow is in the text."""
        if start >= end:
            return 0, 0
        return self._origin(start), self._origin(end - 1) + 1

    def quote(self, start: int, end: int) -> str:
        """The words as printed."""
        first, last = self.place(start, end)
        return self.text[first:last]
