"""Which lines of a format without heading levels are headings: by the size of their letters. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_LARGER = 1.1  # sizes of a heading to that of the text
_LONGEST = 80  # characters
_LEVELS = 6


def levels_by_size(lines: Sequence[tuple[str, float | None]]) -> list[int | None]:
    """For each (text, size in points) its level, 1 the highest; None for text, which has the size of most letters."""
    letters: Counter[float] = Counter()
    for text, size in lines:
        if size is not None:
            letters[size] += len(text)
    if not letters:
        return [None] * len(lines)
    body = letters.most_common(1)[0][0]
    larger = sorted(
        {size for text, size in lines if size is not None and size >= _LARGER * body and _may_head(text)}, reverse=True
    )
    levels = {size: min(number, _LEVELS) for number, size in enumerate(larger, 1)}
    return [levels.get(size) if size is not None and _may_head(text) else None for text, size in lines]


def _may_head(text: str) -> bool:
    text = text.strip()
    return 0 < len(text) <= _LONGEST and text[-1] not in "。；，、"
