"""The shadow that rules match on: NFKC, without white space, one bracket, bullet and dash for many, simplified.

Only ever compared, never published. A shadow character comes from one character of the text, so that a place in the
shadow leads back to a place in the text.
"""

from __future__ import annotations

import re
import unicodedata

from feeds.characters import simplified

DOTS = "·‧・•∙"
"""Between names, or the bullets of lists."""
BULLETS = f"{DOTS}◎●○■□◆◇▲△▶▷▼▽◀★☆✦✧✪◉⊙▪▫❖♦◼◾➤➢➔→※☞▌▍▎▏▋▊▉█┃§〓＞" + "".join(
    chr(code)
    for first, last in ((0x2580, 0x27BF), (0x2B00, 0x2BFF), (0x1F300, 0x1FAFF))
    for code in range(first, last)
    if not 0x2776 <= code <= 0x2793
)
"""What stands before a column's, a group's or an item's name, and says nothing by itself: the usual signs first, then
blocks, shapes, dingbats (but for numbers in circles) and pictures, for each publisher likes another."""
BULLET = "◎"
"""The shadow of all of them but dots, which are bullets where rows begin with them."""

_ALIKE = {
    **dict.fromkeys("[［【〖〔", "["),
    **dict.fromkeys("]］】〗〕", "]"),
    **dict.fromkeys(BULLETS, BULLET),
    **dict.fromkeys("─―–—━", "—"),
    **dict.fromkeys("〈《", "《"),
    **dict.fromkeys("〉》", "》"),
    **dict.fromkeys('「『“"', "“"),
    **dict.fromkeys("」』”", "”"),
    **dict.fromkeys(f"{DOTS}⋯", "·"),
    "｡": "。",
    "丨": "|",
    "…": "…",
}


class _Table(dict[int, str]):
    """One character's shadow, worked out when it is first met; at most as large as Unicode."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shade = _ALIKE.get(char)
        if shade is None:
            plain = unicodedata.normalize("NFKC", char)
            simple = simplified()
            shade = "".join(_ALIKE.get(one, simple.get(one, one)) for one in plain if not _unseen(one))
        self[code] = shade
        return shade


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Cs")


_TABLE = _Table()


def shade(text: str) -> str:
    """The shadow of a text."""
    return text.translate(_TABLE)


def shade_with_places(text: str) -> tuple[str, list[int]]:
    """The shadow, and for each of its characters, and for its end, the offset in the text that it comes from."""
    parts: list[str] = []
    places: list[int] = []
    for offset, char in enumerate(text):
        one = _TABLE[ord(char)]
        parts.append(one)
        places.extend([offset] * len(one))
    places.append(len(text))
    return "".join(parts), places


def bare(shadow: str) -> str:
    """A shadow's letters and digits only: what headlines are compared by."""
    return shadow if shadow.isalnum() else "".join(_LETTERS.findall(shadow))


_LETTERS = re.compile(r"[^\W_]+")
