"""The normalised shadow that words are matched in, with the way back to the printed text.

A shadow is NFKC, lower case, simplified characters, without white space: 深 圳, 臺灣, Ｏ２Ｏ are 深圳, 台湾, o2o.
What is published and shown as evidence is always the text itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain, repeat

from feeds.characters import simplified


class _Folding(dict[int, str]):
    """Code point -> what stands for it in a shadow; filled as characters are met (``str.translate`` asks)."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """The characters met so far that nothing stands for, or several."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        folded = "".join(simplified().get(c, c) for c in folded if not c.isspace() and c.isprintable())
        self[code] = folded
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    return _Folding()


def fold(text: str) -> str:
    """The shadow of a word, e.g. of a taxonomy."""
    return text.translate(_folding())


class Shadow:
    """A text with its shadow. Positions are half-open ranges."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def _origin(self) -> Sequence[int]:
        """For each character of the shadow, the index of the one in the text that it stands for."""
        folding = _folding()
        if folding.uneven.isdisjoint(self.text):
            return range(len(self.text))
        widths = map(len, map(folding.__getitem__, map(ord, self.text)))
        return list(chain.from_iterable(repeat(at, width) for at, width in enumerate(widths)))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the shadow is in the text."""
        if start >= end:
            return 0, 0
        return self._origin[start], self._origin[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The words as printed."""
        first, last = self.place(start, end)
        return self.text[first:last]
