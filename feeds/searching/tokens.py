"""Chinese for databases that know no Chinese: a text as words of plain letters, adjacent ones standing in a row.

Of a run of Chinese characters each pair is a word, and the last character one more: 深圳市 -> 深圳 圳市 市. So any two
characters are found by an index that looks up whole words, and a longer query is a phrase of its pairs. A character
is five letters, which makes a single one the beginning of its pairs. Written in letters, for SQLite's FTS5 and
PostgreSQL's tsvector cut Chinese each in its own way, and plain words alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feeds.tagging.shadow import fold

# Ideographs and kana; what else is written without spaces is found by whole words.
CHINESE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{CHINESE}]+|[^\\W_{CHINESE}]+")
# A gap inside a line that a printer left: 深　圳.
_GAP = re.compile(f"(?<=[{CHINESE}])[ \t\u3000\xa0]+(?=[{CHINESE}])")
# PostgreSQL takes words of 2,046 bytes; nobody asks for one of a hundred letters.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand in a row; of the last one perhaps only the beginning is given."""

    tokens: tuple[str, ...]
    open_end: bool = False


def document_tokens(text: str) -> list[str]:
    """What a text is found by, in its order."""
    return [token for run in _runs(text) for token in _of_run(run)]


def phrases(query: str) -> list[Phrase]:
    """What a person asks for: all of these. What white space parts may stand apart, the rest must stand in a row.

    Empty where nothing can be looked for: a single Chinese character, or none that is a letter or a figure.
    """
    found = [_phrase(list(_runs(part))) for part in query.split()]
    return [phrase for phrase in found if phrase]


def plain(text: str) -> str:
    """A text as words are looked for in it: folded, single spaces where it has white space that means something."""
    return " ".join(map(fold, _GAP.sub("", text).split()))


@cache
def tag_token(kind: str, slug: str) -> str:
    """The word by which the items of a region or a theme are found."""
    return "t" + hashlib.sha256(f"{kind}/{slug}".encode()).hexdigest()[:16]


def _phrase(runs: list[str]) -> Phrase | None:
    if not runs or (len(runs) == 1 and len(runs[0]) == 1 and _is_chinese(runs[0])):
        return None
    *before, last = runs
    tokens = [token for run in before for token in _of_run(run)]
    if not _is_chinese(last):
        return Phrase((*tokens, *_of_run(last)))
    if len(last) == 1:
        return Phrase((*tokens, _chinese(last)), open_end=True)
    return Phrase((*tokens, *_of_run(last)[:-1]))


def _runs(text: str) -> Iterator[str]:
    for part in _GAP.sub("", text).split():
        yield from _RUN.findall(fold(part))


def _of_run(run: str) -> list[str]:
    if not _is_chinese(run):
        return ["w" + run[:_LONGEST]]
    letters = [_letters(character) for character in run]
    return [f"c{one}{after}" for one, after in zip(letters, [*letters[1:], ""], strict=True)]


def _is_chinese(run: str) -> bool:
    return bool(re.match(f"[{CHINESE}]", run))


def _chinese(characters: str) -> str:
    return "c" + "".join(map(_letters, characters))


@cache
def _letters(character: str) -> str:
    """A code point in base 26, five letters. Kept: a text of Chinese has a few thousand of them."""
    number, letters = ord(character), ""
    for _digit in range(5):
        number, rest = divmod(number, 26)
        letters = chr(97 + rest) + letters
    return letters
