"""A summary of an item: whole sentences of its text, never a word of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from feeds.model import BlockKind, Item
from feeds.tagging.shadow import fold

ELLIPSIS = "……"
# Sentences further down hardly carry the news.
_OPENING = 12
# 新定位。 is an inner heading with a full stop.
_SHORTEST = 8
_END = "。！？!?…"
_SENTENCE = re.compile(rf"[^{_END}\n]*[{_END}]+[”’」』）)\]】]*|[^{_END}\n]+")
_CLAUSE_END = "，；、：,;: "
# 各区、县人民政府： / 【关键词一：上市】 / 一、总体要求 / （来源：…） carry nothing of what happened.
_NO_CONTENT = re.compile(
    r"(?:[^。]{0,60}[：:]|【[^】]*】|[（(]?(?:来源|本刊|作者|编译|记者|供稿)[^。]{0,40}"
    # （一）责任落实到位。 heads what follows.
    r"|[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、]|[.．](?!\d))(?:[^。]{0,30}|[^。]{0,16}[。；]))"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:[个家项元倍]|%|％)")
# A sentence that leans on the one before it.
_LEANING = re.compile(
    r"据悉|据了解|据介绍|此外|另外|同时|与此同时|其中|而|但|然而|不过|因此|于是|可见|至此|此举|随后|例如|比如|首先|其次|再次|再者"
    r"|最后|第?[一二三四五六七八九][是，,、]|[（(]?[一二三四五六七八九十\d]{1,2}(?:[）)、]|[.．](?!\d))|这|该|其|对此|他|她|它|还|也"
)


def sentences(item: Item) -> Iterator[str]:
    """The sentences of the item's paragraphs as printed, without inner headings, attributions and salutations."""
    for block in item.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.PICTURE):
            continue
        for match in _SENTENCE.finditer(block.plain):
            sentence = match[0].strip()
            if len(sentence) > 1 and not _NO_CONTENT.fullmatch(sentence):
                yield sentence


def summarise(item: Item, limit: int) -> str:
    """At most ``limit`` characters: the sentences that say what, when and how much, in the order of the text.

    Cut within a sentence only where the best one alone is longer than the limit: after a clause, with an ellipsis.
    """
    found = [*sentences(item)]
    # What does not end like a sentence (a caption, a line of a list) would run into the next; the end of one is none.
    whole = [one for one in found if len(one) >= _SHORTEST and one.rstrip("”’」』）)]】")[-1:] in _END]
    found = whole[:_OPENING] or found[:1]
    if not found:
        return ""
    title = frozenset(fold(item.title or ""))
    worth = [_worth(sentence, number, title, item) for number, sentence in enumerate(found)]
    # What leans on a sentence that is left out does not open a summary.
    upright = [number for number, sentence in enumerate(found) if not _LEANING.match(sentence)]
    best = max(upright or range(len(found)), key=worth.__getitem__)
    if len(found[best]) > limit:
        return _cut(found[best], limit)
    chosen = {best}
    room = limit - len(found[best])
    for number in sorted(range(len(found)), key=worth.__getitem__, reverse=True):
        follows = number - 1 in chosen or not _LEANING.match(found[number])
        if number not in chosen and follows and len(found[number]) <= room:
            chosen.add(number)
            room -= len(found[number])
    return "".join(found[number] for number in sorted(chosen))


def _worth(sentence: str, number: int, title: frozenset[str], item: Item) -> float:
    """More near the opening, with the item's date, with figures, and in the letters of the headline."""
    overlap = len(title & set(fold(sentence))) / (len(title) or 1)
    figures = sum(1 for _ in islice(_FIGURE.finditer(sentence), 3)) / 6
    dated = any(evidence.text in sentence for evidence in item.date_evidence)
    # Neither a sentence that leans nor a question says much by itself.
    vague = bool(_LEANING.match(sentence)) or sentence.rstrip("”’」』）)").endswith(("？", "?"))
    return (number == 0) * 0.5 + dated * 0.6 + overlap + figures - vague * 0.3 - number * 0.2


def _cut(sentence: str, limit: int) -> str:
    room = limit - len(ELLIPSIS)
    if room <= 0:
        return ""
    at = max(sentence.rfind(mark, 0, room + 1) for mark in _CLAUSE_END)
    head = sentence[: at if at >= room // 3 else room]
    return head.rstrip(_CLAUSE_END) + ELLIPSIS
