"""Which of the headlines below texts is of which: the one that says what its text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from .looks import SHORTEST, ends_text
from .patterns import NEVER_FIRST, ends_sentence
from .rows import Row
from .shade import bare

_MOST_OF_ONE = 2
"""Rows of one headline."""
_READ = 240
"""Characters of a text that its headline speaks of."""
_HEADS_ABOVE, _HEADS_BELOW, _LEFT_OPEN, _LEFT_OVER = 0.5, 1.0, 0.4, -1.0
"""What it is worth that a headline is of the text above, of the one below, that a text may have its headline further
down, and that a row is of neither."""
_SAID_AGAIN = 3.0
"""What it is worth that all of a headline is said again in its text."""
LIKELY, _HARDLY = 0.3, 0.2
"""Shares of a headline's pairs of letters: its text has at least so many, if it is a habit, and another at most."""
_PARTED = 60
"""Rows of the last paragraphs that may be an item of their own."""
_OPENING = 2
"""Rows with which a text begins."""
_SENTENCE = re.compile(r"[,。](?!\d)")
_SENTENCES = 40
"""Characters of the shortest text that a headline is missed above."""


@dataclass(slots=True)
class Unheaded:
    """Rows [first, end) of a text, without a headline right above them if it is not ``headed``."""

    first: int
    end: int
    headed: bool = False


def said_again(rows: Sequence[Row], head: range, text: range) -> float:
    """The share of a headline's pairs of letters that the beginning of a text has, too."""
    said = bare("".join(rows[at].shade for at in head))
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    read = ""
    for at in text:
        read += bare(rows[at].shade)
        if len(read) > _READ:
            break
    return sum(pair in read for pair in pairs) / max(1, len(pairs))


def assigned(
    rows: Sequence[Row], texts: Sequence[Unheaded], heads: range, below: int | None
) -> list[tuple[Unheaded, range]]:
    """Which of the rows head which texts above, best of all ways."""
    queue = [text for text in texts if not text.headed and _is_whole(rows, text)]
    if not queue and below is None and texts:
        queue = _parted(rows, texts[-1], heads)
    if not queue:
        return []
    if f"《{rows[heads[-1]].shade}" in "".join(rows[at].shade for at in range(texts[-1].first, texts[-1].end)):
        # The document that a notice carries: the notice says its name.
        return []
    under = _text_from(rows, below) if below is not None else None
    best: tuple[float, list[tuple[Unheaded, range]]] = (-1e9, [])
    for count in range(min(len(queue), len(heads)) + 1):
        chosen = queue[len(queue) - count :]
        # Where one headline ends and the next begins: the last part is of the text below, or of none.
        for ends in combinations(range(heads.start + 1, heads.stop + 1), count):
            parts = [range(a, b) for a, b in zip((heads.start, *ends), ends, strict=False)]
            if any(len(part) > _MOST_OF_ONE for part in parts):
                continue
            if any(_goes_on(rows[end - 1], rows[end]) for end in ends if end < heads.stop):
                continue
            rest = range(ends[-1] if ends else heads.start, heads.stop)
            worth = sum(
                _HEADS_ABOVE + _SAID_AGAIN * said_again(rows, part, range(text.first, text.end))
                for part, text in zip(parts, chosen, strict=True)
            )
            if under is None:
                worth += _LEFT_OVER * len(rest)
            elif not rest:
                worth += _LEFT_OPEN
            else:
                said = said_again(rows, rest, under)
                worth += _HEADS_BELOW + _SAID_AGAIN * said
                if chosen:
                    # What the text above says, and this one does not, is rather the second row of its headline.
                    of_above = said_again(rows, rest, range(chosen[-1].first, chosen[-1].end))
                    worth -= _SAID_AGAIN * max(0.0, of_above - said)
            if worth > best[0]:
                best = worth, list(zip(chosen, parts, strict=True))
    return best[1]


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a headline cannot end between two rows: with such a word, or above too few letters for another."""
    return above.shade[-1] == "的" or len(row.shade) < SHORTEST


def _text_from(rows: Sequence[Row], first: int) -> range:
    """The rows that are read of a text which begins with a row, to where it says who wrote it or where it is from."""
    last = min(first + _READ, len(rows))
    return range(first, next((end for end in range(first + 1, last) if ends_text(rows, first, end)), last))


def _is_whole(rows: Sequence[Row], text: Unheaded) -> bool:
    """Whether a text begins with a paragraph, and says a sentence."""
    said = "".join(row.shade for row in rows[text.first : text.end])
    # A headline of several rows may be as wide as a paragraph; it has no commas.
    opens = _SENTENCE.search("".join(row.shade for row in rows[text.first : min(text.first + _OPENING, text.end)]))
    return len(said) >= _SENTENCES and "。" in said and said[0] not in NEVER_FIRST and opens is not None


def _parted(rows: Sequence[Row], text: Unheaded, heads: range) -> list[Unheaded]:
    """The last paragraphs of a text that has a headline, if another below it, which has none, speaks of them alone."""
    if len(heads) > _MOST_OF_ONE:
        return []
    for at in range(max(text.first + 1, text.end - _PARTED), text.end):
        opens = rows[at].indented and ends_sentence(rows[at - 1].shade)
        if opens and said_again(rows, heads, range(at, text.end)) >= LIKELY:
            above = said_again(rows, heads, range(text.first, at))
            return [Unheaded(at, text.end)] if above <= _HARDLY else []
    return []
