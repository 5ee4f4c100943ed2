"""The figures box: what the items that carry statistics say in one number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from feeds.model import StoredItem
from notifier.wechat.phrases import shorten, squeeze
from notifier.wechat.words import headline_of

STATISTICS = "statistics"
"""The slug of the theme whose items have figures."""

MOST = 5
_LABEL = 40
# A figure that is longer, or stands later, is no figure that a box could show.
_LONGEST = 14
_NEAR = 120
_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十百千]+(?:点[一二三四五六七八九零〇]+)?"
_SCALE = r"(?:万亿|亿|[十百千]?万|[百千])"
_UNIT = "美元|欧元|港元|元|吨|件|家|票|单|人次|人|户|天|小时|公里|平方米|标箱|箱|列|班|个百分点|%|％|倍|成|只|辆|台|座"
# 18.4%, 4120万件, 2000余家, 1.2 亿美元, 七十亿元, 三百家; not 2026年, 第57期, 9月3日, and not 一家.
_FIGURE = re.compile(
    rf"(?<![\d第.年月])(?:{_NUMBER}\s?{_SCALE}?[余多]?\s?(?:{_UNIT})|{_NUMBER}\s?{_SCALE}"
    rf"|{_CHINESE}{_SCALE}(?:{_UNIT})|[一二两三四五六七八九十百千]{{2,}}(?:{_UNIT}))(?![年月日期\d])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` as it is printed (18.4%, 七十亿元); ``label`` the headline that says what it is."""

    value: str
    label: str


def figure(stored: StoredItem) -> Figure | None:
    """The number of an item's headline, or of its summary where the headline has none."""
    headline = headline_of(stored)
    for text in (headline, squeeze(stored.item.summary)[:_NEAR]):
        found = _FIGURE.search(text)
        if found and len(found.group()) <= _LONGEST:
            return Figure(found.group().replace(" ", ""), shorten(headline, _LABEL))
    return None


def figures(items: Iterable[StoredItem]) -> tuple[Figure, ...]:
    """Those of the items about statistics, in their order, no number twice."""
    found: dict[str, Figure] = {}
    for stored in items:
        if any(theme.slug == STATISTICS for theme in stored.item.themes) and (one := figure(stored)):
            found.setdefault(one.value, one)
    return tuple(found.values())[:MOST]
