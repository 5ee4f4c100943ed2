"""Open places in a letter that is rendered once for many members: where a name, an address or a member's links go.

A place is marked by noncharacters, which ``cleaned`` takes out of everything that comes from an issue or a member:
nobody else can write one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_PLACE = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


def place(name: str) -> str:
    """The mark of a place; ``name`` is of small letters: greeting, address, unsubscribe, preferences, why."""
    return f"{_OPEN}{name}{_CLOSE}"


def split(body: str) -> list[str]:
    """Text, name of a place, text, name of a place, ... text: always an odd number."""
    return _PLACE.split(body)


def fill_text(body: str, values: Mapping[str, str]) -> str:
    """The text with its places filled. Raises KeyError for a place that has no value."""
    return _PLACE.sub(lambda found: values[found[1]], body)


def fill_html(body: str, values: Mapping[str, str]) -> str:
    """The same for HTML: what goes to a place is text, and escaped here."""
    return _PLACE.sub(lambda found: html.escape(values[found[1]]), body)
