"""Addresses in an issue's text as numbered notes: WeChat drops links to other hosts, but lets an address be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from feeds.model import Item
from notifier.wechat.phrases import squeeze

_ADDRESS = re.compile(r"(?:https?://|www\.)[!#$%&*+\-./0-9:;=?@A-Z\[\]_a-z~]{3,}", re.IGNORECASE)
# Marks that end a sentence, not an address.
_TRAILING = ".,;:!?*]["
# An item that lists a hundred sites is read on the site; the article names the first ones. With these, the longest
# item there can be fits into an article of its own, even if all of its text has to be escaped.
PER_ITEM = 3
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Note:
    """``text: url``, the URL once in an article. ``number`` counts from 1."""

    number: int
    text: str
    url: str


def addresses(text: str) -> list[str]:
    """The addresses in a text in its order, each once, without the marks behind them."""
    found = (match.group().rstrip(_TRAILING) for match in _ADDRESS.finditer(text))
    return list(dict.fromkeys(found))


def addresses_of(item: Item) -> list[str]:
    """Those an article may carry of an item: of its headline, its text and its source."""
    text = "\n".join(filter(None, (item.title, item.subtitle, item.body, item.source)))
    return [url for url in addresses(text) if len(url) <= LONGEST][:PER_ITEM]


def without_addresses(text: str, mark: Callable[[str], str]) -> str:
    """The text with ``mark(url)`` in the place of each address, and no empty brackets left."""

    def replaced(match: re.Match[str]) -> str:
        url = match.group().rstrip(_TRAILING)
        return mark(url) + match.group()[len(url) :]

    return squeeze(re.sub(r"<\s*>|\(\s*\)|（\s*）", "", _ADDRESS.sub(replaced, text)))


class Notes:
    """The notes of one article while it is written."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self._notes = {note.url: note for note in notes}

    def number(self, url: str, text: str) -> int:
        """The number of the note for this URL; a new one, with this text, if it has none yet."""
        note = self._notes.setdefault(url, Note(len(self._notes) + 1, text, url))
        return note.number

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())
