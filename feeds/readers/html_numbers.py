"""The numbers that a browser shows before the entries of a numbered list of a web page. Pure."""

from __future__ import annotations

import re

from lxml import etree, html

_NO_NUMBER = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.I)
_NUMBERED = re.compile(
    r"\s*(?:第?[\d一二三四五六七八九十]{1,3}\s*[.．、)）条]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳])"
)
_CALLED = re.compile(r"h[1-6]|a")
_WHOLE = re.compile(r"\s*-?\d{1,4}\s*")
_LETTERS = 26


def numbers_of(numbered: html.HtmlElement) -> dict[html.HtmlElement, str]:
    """``1. `` by entry of an ``<ol>``. Without those that are headings or links, which are called by their words;
    empty where entries say their own number: what the styles of the page say is not known."""
    entries = numbered.findall("li")
    if _NO_NUMBER.search(numbered.get("style", "")) or any(_NUMBERED.match(_beginning(one)) for one in entries):
        return {}
    kind = numbered.get("type", "")
    number = _whole(numbered.get("start"), 1) - 1
    found: dict[html.HtmlElement, str] = {}
    for entry in entries:
        number = _whole(entry.get("value"), number + 1)
        if not _NO_NUMBER.search(entry.get("style", "")) and not _is_called(entry):
            found[entry] = f"{_sign(number, kind)}. "
    return found


def _beginning(entry: html.HtmlElement) -> str:
    return next((str(text) for text in entry.itertext() if text.strip()), "")


def _is_called(entry: html.HtmlElement) -> bool:
    first = next(entry.iterchildren(tag=etree.Element), None)
    return first is not None and not (entry.text or "").strip() and _CALLED.fullmatch(first.tag) is not None


def _whole(value: str | None, usual: int) -> int:
    return int(value) if value is not None and _WHOLE.fullmatch(value) else usual


def _sign(number: int, kind: str) -> str:
    return chr(ord(kind) + number - 1) if kind in ("a", "A") and 0 < number <= _LETTERS else str(number)
