"""What could be a word: runs of two to six characters that stand between different neighbours.

No dictionary: a bulletin's words are new ones (直播电商, 离境退税), and segmenters cut those wrongly. A run is taken
for a word if on each side it meets at least two different neighbours, or the end of a phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from feeds.tagging.shadow import fold

_LONGEST = 6
# Particles and connectives: no word reaches across them.
_STOPS = "的了是和与及或也而被把从之其这那此该并都已还且则但吗呢们"
# No word begins or ends with these.
_EDGES = frozenset(
    "在对为将于以由让使比所就又再有不个各每向至到等均很最更较仅可能会要一二三四五六七八九十百千万亿两多余"
)
# 二十六家, 3万元: how many there are of something parts phrases too, or 家企业 would be a word.
_AMOUNT = re.compile(
    r"(?:\d[\d.,]*|[一二三四五六七八九十百千万亿两几]+)[余多]?[万亿]?"
    r"[个家项件次元名条人年月日天座吨艘箱套款种位批期届倍成辆批场台笔单张]"
)
# Every news item has these.
_EMPTY_WORDS = (
    "今年 去年 明年 近日 日前 目前 首次 此外 同时 其中 以上 以下 表示 认为 介绍 开始 进行 其他 相关 有关 方面 情况"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_UNIT = re.compile(r"[a-z]+|[一-鿿]")


def segments_of(text: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a text, folded, each as its units: a Chinese character, or a whole run of Latin letters.

    Figures, marks and stop words part them.
    """
    for line in text.split("\n"):
        for phrase in re.split(rf"[^a-z一-鿿]+|[{_STOPS}]", _AMOUNT.sub(" ", fold(line))):
            units = tuple(_UNIT.findall(phrase))
            if units:
                yield units


def runs(segments: Iterable[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Every run that could be a word, with the units before and behind it, "" at the end of a phrase."""
    for segment in segments:
        bounded = ("", *segment, "")
        for start in range(1, len(segment) + 1):
            if segment[start - 1] in _EDGES:
                continue
            for end in range(start + 1, min(start + _LONGEST, len(segment) + 1) + 1):
                last = segment[end - 2]
                if last not in _EDGES and (end - start > 1 or len(last) > 1):
                    yield "".join(segment[start - 1 : end - 1]), bounded[start - 1], bounded[end]


def words_among(texts: Iterable[Iterable[Sequence[str]]]) -> set[str]:
    """The runs in some texts that stand between different neighbours. An end of a phrase is different each time."""
    before: dict[str, set[str]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    for number, segments in enumerate(texts):
        for place, (run, left, right) in enumerate(runs(segments)):
            before[run].add(left or f"{number}.{place}")
            behind[run].add(right or f"{number}.{place}")
    return {run for run in before if len(before[run]) > 1 and len(behind[run]) > 1} - _EMPTY


def runs_in(segments: Iterable[Sequence[str]], wanted: Collection[str]) -> set[str]:
    """Those of the wanted runs that a text has."""
    return {run for run, _left, _right in runs(segments) if run in wanted}
