"""The normalised shadow that words are matched in, with the way back to the printed text.

A shadow is NFKC, lower case, simplified characters, without white space: 深 圳, 臺灣, Ｏ２Ｏ are 深圳, 台湾, o2o.
What is published and shown as evidence is always the text itself.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from importlib import resources
from itertools import chain, repeat


class _Folding(dict[int, str]):
    """Code point -> what stands for it in a shadow; filled as characters are met (``str.translate`` asks)."""

    def __init__(self) -> None:
        super().__init__()
        # Two rows: traditional, simplified. The pairs of OpenCC's character table (Apache-2.0) within Big5 and GB 2312.
        traditional, simplified = (
            resources.files(__package__).joinpath("traditional.txt").read_text(encoding="utf-8").split()
        )
        self.simplified = dict(zip(traditional, simplified, strict=True))

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        folded = "".join(self.simplified.get(c, c) for c in folded if not c.isspace() and c.isprintable())
        self[code] = folded
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
    def _origin(self) -> list[int]:
        """For each character of the shadow, the index of the one in the text that it stands for."""
        widths = list(map(len, map(_folding().__getitem__, map(ord, self.text))))
        if max(widths, default=0) <= 1:
            return [at for at, width in enumerate(widths) if width]
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
