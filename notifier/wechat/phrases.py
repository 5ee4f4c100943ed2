"""Shortening Chinese text where a reader would pause, never inside a word."""

from __future__ import annotations

import re

from notifier.wechat.limits import head, length

ELLIPSIS = "…"

# After these a phrase is over; the mark itself goes.
_PAUSE = re.compile(r"[，。；：、！？,;:!?]|——|\s")
# Where a sentence is over.
_STOP = re.compile(r"[。！？!?]+[”’」』）]*")
# Without a mark, a phrase may end before a word that begins the next one: 宁波|将试点…, 海关|与邮政….
# Only words that are seldom a part of another: not 和 (和谐), 为 (行为), 对 (对外).
_BEGINNING = re.compile(
    r"(?<=[\u3400-\u9fff])(?=将|与|及其|以及|并(?!购|联|列|存)|或(?!许|者)|拟|获(?!得)|首次|正式|同比|环比)"
)
# How far behind a cut the text decides whether it may be there.
_AHEAD = 4
_OPENING = "（(“‘「『《〈【["
_CLOSING = "）)”’」』》〉】]"
# A run that is one word however it is written: WTO, O2O, 12.6%, https://example.org/a.
_RUN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%&+_-]*")


def squeeze(text: str) -> str:
    """White space of any kind as one space, none at the ends; between two Chinese characters none at all."""
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])", "", text)


def at_phrase(text: str, limit: int, *, least: int = 6) -> str | None:
    """The text within the limit: whole, or up to the last pause that fits, with an ellipsis.

    None where what is left would be shorter than ``least``, or would leave a bracket or quotation open.
    """
    if length(text) <= limit:
        return text
    room = limit - length(ELLIPSIS)
    near = text[: limit + _AHEAD]
    ends = {match.start() for pattern in (_PAUSE, _BEGINNING) for match in pattern.finditer(near)}
    runs = [match.span() for match in _RUN.finditer(near)]
    for end in sorted(ends, reverse=True):
        part = text[:end].rstrip("，。；：、！？,;:!? —")
        if length(part) > room or any(start < end < stop for start, stop in runs) or not _closed(part):
            continue
        return part + ELLIPSIS if len(part) >= least else None
    return None


def shorten(text: str, limit: int) -> str:
    """As ``at_phrase``, and where there is no pause, up to the last character that is not inside a run of Latin
    letters and digits. For text that must be shown even then."""
    phrase = at_phrase(text, limit)
    if phrase is not None:
        return phrase
    cut = len(head(text, limit - length(ELLIPSIS)))
    for match in _RUN.finditer(text[: limit + _AHEAD]):
        if 0 < match.start() < cut < match.end():
            cut = match.start()
    return text[:cut].rstrip() + ELLIPSIS


def sentence(text: str, limit: int) -> str:
    """The first sentence, within the limit."""
    whole = squeeze(text)
    stop = _STOP.search(whole)
    return shorten(whole[: stop.end()] if stop else whole, limit)


def _closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))
