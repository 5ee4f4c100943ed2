"""The words of an item that were asked for, and what stands around them."""

from __future__ import annotations

from feeds.tagging.shadow import Shadow, fold

Part = tuple[str, bool]
"""Text, and whether it was asked for."""

_BEFORE, _LENGTH = 30, 120


def marked(text: str, query: str) -> list[Part]:
    """The whole text, cut where what was asked for begins and ends."""
    shadow = Shadow(text)
    hit = bytearray(len(text))
    for word in filter(None, map(fold, query.split())):
        at = shadow.folded.find(word)
        while at >= 0:
            start, end = shadow.place(at, at + len(word))
            hit[start:end] = b"\1" * (end - start)
            at = shadow.folded.find(word, at + len(word))
    parts: list[Part] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or hit[at] != hit[start]:
            parts.append((text[start:at], bool(hit[start])))
            start = at
    return parts


def excerpt(text: str, query: str) -> list[Part]:
    """The first place of a text where something was asked for, in one line; its beginning if there is none."""
    text = " ".join(text.split())
    parts = marked(text, query)
    first = len(parts[0][0]) if len(parts) > 1 and not parts[0][1] else 0
    start = max(0, first - _BEFORE) if first > _BEFORE else 0
    end = min(len(text), start + _LENGTH)
    cut = marked(text[start:end], query)
    return [*([("……", False)] if start else []), *cut, *([("……", False)] if end < len(text) else [])]
