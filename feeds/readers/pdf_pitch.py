"""How far the lines of a PDF stand from each other: in one paragraph, and where one ends. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

_OFTEN, _NOW_AND_THEN = 4, 20  # parts of the usual count that a distance between lines which go on has at least
_FEWEST, _BELOW_SHORT = 12, 10  # full lines with such a distance; times as many as short ones
_LOOSE = 0.35  # letters' heights beyond the usual distance of two lines that part paragraphs
_LEAST = 0.15  # the same, where most paragraphs are parted by less: programs place lines as exactly as that
_FEWEST_ENDS = 8  # paragraphs that show it
_ALIKE = 0.8  # share of them that have at least half as much below them, and of full lines that have less
_ALL, _SOME = 0.98, 0.25  # the same, where lines of the text's own fill their column by chance


def closest(full: Counter[float], short: Counter[float]) -> float:
    """The distance of lines that go on: often that below full lines, or now and then, but below no short ones."""
    most = max(full.values())
    often = (at for at, times in full.items() if times * _OFTEN >= most)
    below_full = (
        at
        for at, times in full.items()
        if times * _NOW_AND_THEN >= most and times >= _FEWEST and short[at] * _BELOW_SHORT <= times
    )
    return min(*often, *below_full, float("inf"))


def white_that_parts(full: Sequence[float], ends: Sequence[float]) -> float:
    """The white beyond the usual distance of two lines, in letters' heights, that parts paragraphs. ``full``: what
    stands below lines that fill their column, ``ends`` what below those that end their paragraph for certain.

    Half of what is usual tells, up to a third of a letter: a line with a word in it may stand a little higher."""
    usual = median(ends) if len(ends) >= _FEWEST_ENDS else 0.0
    if not _LEAST <= usual <= 2 * _LOOSE:
        return _LOOSE
    parted = sum(one >= usual / 2 for one in ends) / len(ends)
    close = sum(one < usual / 2 for one in full)
    # Where not one paragraph ends without it, lines that happen to be full end many.
    enough = _SOME if parted >= _ALL else _ALIKE
    return usual / 2 if parted >= _ALIKE and close >= enough * len(full) else _LOOSE
