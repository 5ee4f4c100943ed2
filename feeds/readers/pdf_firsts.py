"""What first lines of paragraphs say: whether all are set in, and whether texts have lost their beginning. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from feeds.readers.pdf_edges import Column, column_key
from feeds.readers.pdf_lines import PageLine
from feeds.readers.pdf_setting import SET_IN, Setting

ENDED = re.compile(r"[。！？；…][”’」』）)】\]]*$")
"""A line that may end its paragraph."""
SAID = re.compile(r"[，。；,;]")
"""What a headline hardly ever has."""
_FURTHER = (1.2, 2.8)  # letters' widths that the text's own first lines are set in beyond all others
_FEWEST = 12  # paragraphs set in so far that show it
_BEGIN = 0.5  # share of those that stand below an end: the others are inner headings, or stand below one
_GO_ON = 0.3  # share of all others that do: they go on in mid-sentence
_OFF = 0.5  # letters' widths by which paragraphs set in alike may differ
_ALWAYS = 0.85  # share of paragraphs below a complete one that are set in, where one that is not is torn
_FEWEST_TORN = 2  # of those
REST = 2  # letters at most that had no room on a line of a text that was in lines before, and end no paragraph

Paragraphs = Sequence[Sequence[PageLine]]
"""Each with its lines."""


def depths_of_all(paragraphs: Paragraphs, setting: Setting) -> dict[Column, float]:
    """How far a paragraph of a column is set in only because all are, in letters' widths; 0 where some are not.

    A program that made each line of a text a paragraph sets in all of them, and its first lines further. 003 printed
    so: 694 are set in by two letters, 5 % of them below an end, the other 93 by four, 67 %. Where the text sets
    in none, as 004 does, that all are says nothing: endlessly far."""
    starts: dict[Column, list[tuple[float, bool]]] = defaultdict(list)
    for before, (first, *_rest) in pairwise(paragraphs):
        if _is_text(first, setting):
            ended = ENDED.search(before[-1].text) is not None
            starts[column_key(first)].append((setting.depth(first), ended))
    usual = {
        column: Counter(round(depth, 1) for depth, _ in known).most_common(1)[0][0] for column, known in starts.items()
    }
    off = [(depth - usual[column], ended) for column, known in starts.items() for depth, ended in known]
    others = [ended for by, ended in off if abs(by) <= _OFF]
    further = [ended for by, ended in off if _FURTHER[0] < by < _FURTHER[1]]
    if len(others) < _FEWEST or sum(others) > _GO_ON * len(others):
        return {}
    begin = len(further) >= _FEWEST and sum(further) >= _BEGIN * len(further)
    return {column: depth if begin else inf for column, depth in usual.items() if depth > SET_IN[0]}


def are_torn(paragraphs: Paragraphs, setting: Setting) -> bool:
    """Whether texts stand here whose beginning is missing: paragraphs are set in, but some below a complete one are
    not, or the first of all is not."""
    if not setting.indents:
        return False
    set_in = [
        setting.is_deep(group[0])
        for before, group in pairwise(paragraphs)
        if _says_more(group, setting) and _is_complete(before[-1], group[0], setting)
    ]
    first = paragraphs[0]
    begins_torn = _says_more(first, setting) and _is_text(first[0], setting) and not setting.is_deep(first[0])
    return set_in.count(False) + begins_torn >= _FEWEST_TORN and sum(set_in) >= _ALWAYS * len(set_in)


def _says_more(paragraph: Sequence[PageLine], setting: Setting) -> bool:
    """Than a headline of two lines does. Where white parts them, too, each line of a text may be a paragraph."""
    is_long = len(paragraph) > 1 or (setting.gaps and setting.reaches(paragraph[0]))
    return is_long and any(SAID.search(line.text) for line in paragraph)


def _is_complete(before: PageLine, line: PageLine, setting: Setting) -> bool:
    """Whether a line ends a paragraph of text for certain, and the next is text, too."""
    are_text = _is_text(before, setting) and _is_text(line, setting) and len(before.text) > REST
    return are_text and ENDED.search(before.text) is not None and not setting.is_full(before, line)


def _is_text(line: PageLine, setting: Setting) -> bool:
    return line.size == setting.body and line.cells == 1 and not line.is_row
