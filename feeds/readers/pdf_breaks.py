"""Where programs break lines: what goes over to the next one as a whole. Pure."""

from __future__ import annotations

import re

from feeds.readers.pdf_edges import MARKS

# What no line is broken inside: words and figures with their brackets, what stands on either side of a quotation mark
# (UAX 14, QU), and a letter with its mark and the word behind it, which LibreOffice keeps together.
_UNIT = re.compile(
    rf"(?:[（(〔［\[]?[A-Za-z0-9.,%/:@_+-]+[）)〕］\]>]?|[^\s“”‘’](?:[{MARKS}]*(?=[“”‘’])|[{MARKS}]+(?=[A-Za-z0-9]))"
    r"|[“”‘’]+[^\sA-Za-z0-9“”‘’]?)*"
)
_ADVANCE = 0.55  # letters' widths of a figure, or a letter of an alphabet
_BLANK = 0.3  # letters' widths of a blank between words
_OPENING, _CLOSING = re.compile(r"[“‘（《〈「『【〔［(\[<]+"), re.compile(f"[{MARKS}]{{1,3}}")


def width_taken(before: str, after: str) -> float:
    """Of what a line begins with beyond its first letter, in letters: none of that could stand on the line before
    without the rest."""
    start = _OPENING.match(after)
    opened = start.end() if start else 0
    unit = _UNIT.match(after, opened)
    word = unit[0] if unit else ""
    width = opened + sum(_ADVANCE if letter.isascii() else 1.0 for letter in word)
    closing = _CLOSING.match(after, opened + max(1, len(word)))
    if closing:
        width += closing.end() - closing.start()
    elif word and word[0].isascii():
        # It is the first letter. Some programs keep what stands behind a mark with it, which takes as much room.
        width -= _ADVANCE
    # A blank may have stood there that is not drawn.
    return width + (_BLANK if any(one.isascii() and one.isalnum() for one in (before[-1], after[0])) else 0.0)
