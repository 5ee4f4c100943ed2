"""Whether words stand in a text: by the same rules as a search finds them.

Wide or narrow, traditional or simplified, large or small letters are one; gaps that a printer left between Chinese
characters are none; what is written with spaces (AI, B2B) stands as a whole word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from feeds.model import Item
from feeds.searching.tokens import CHINESE, plain


def stand_in(words: frozenset[str], text: str) -> bool:
    """Whether at least one of the words does."""
    return _pattern(words).search(_plain(text)) is not None


def text_of(item: Item) -> str:
    """What a topic's words are looked for in: the headline and the body."""
    return "\n".join(filter(None, (item.title, item.subtitle, item.body)))


@lru_cache(256)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, sorted(map(plain, words), key=len, reverse=True))))


def _whole(word: str) -> str:
    letter = f"[^\\W_{CHINESE}]"
    before = f"(?<!{letter})" if re.match(letter, word) else ""
    after = f"(?!{letter})" if re.search(f"{letter}$", word) else ""
    return before + re.escape(word) + after


# A digest asks for each topic in turn about the same items.
_plain = lru_cache(512)(plain)
