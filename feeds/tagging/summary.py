"""A summary of an item: whole sentences of its text, never a word of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.model import BlockKind, Item
from feeds.tagging.shadow import fold

ELLIPSIS = "……"
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)\]】]*|[^。！？!?\n]+")
_CLAUSE_END = "，；、：,;: "
# 各区、县人民政府： / 编者按 / 【关键词一：上市】 / 一、… carry nothing of what happened.
_NO_CONTENT = re.compile(
    r"^(?:[^。]{0,60}[：:]|【[^】]*】|[（(]?(?:来源|本刊|作者|编译|记者)[^。]{0,40}|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][^。]{0,30})$"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:个|家|项|元|%|％|倍)")
_OPENERS = re.compile(r"^(?:据悉|据了解|此外|另外|同时|其中|而|但|因此|可见)")


def sentences(item: Item) -> Iterator[str]:
    """The sentences of the item's paragraphs as printed, without inner headings, attributions and salutations."""
    for block in item.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.TABLE):
            continue
        for match in _SENTENCE.finditer(block.plain):
            sentence = match[0].strip()
            if len(sentence) > 1 and not _NO_CONTENT.match(sentence):
                yield sentence


def summarise(item: Item, limit: int) -> str:
    """At most ``limit`` characters: the opening sentence, then what of the text adds most; in the order of the text.

    Cut within a sentence only where the first is longer than the limit: after a clause, with an ellipsis.
    """
    found = list(sentences(item))
    if not found:
        return ""
    if len(found[0]) > limit:
        return _cut(found[0], limit)
    chosen = {0}
    room = limit - len(found[0])
    title = set(fold(item.title or ""))
    for number in sorted(range(1, len(found)), key=lambda n: (-_worth(found[n], n, title), n)):
        if len(found[number]) <= room and number <= 12:
            chosen.add(number)
            room -= len(found[number])
    return "".join(found[number] for number in sorted(chosen))


def _worth(sentence: str, number: int, title: set[str]) -> float:
    """Sentences near the opening, with figures, in the words of the headline, that can stand alone."""
    overlap = len(title & set(fold(sentence))) / (len(title) or 1)
    figures = min(3, len(_FIGURE.findall(sentence))) / 3
    return overlap + 0.5 * figures - 0.25 * number - (0.3 if _OPENERS.match(sentence) else 0)


def _cut(sentence: str, limit: int) -> str:
    room = limit - len(ELLIPSIS)
    if room <= 0:
        return ""
    at = max(sentence.rfind(mark, 0, room + 1) for mark in _CLAUSE_END)
    head = sentence[: at if at >= room // 3 else room]
    return head.rstrip(_CLAUSE_END) + ELLIPSIS
