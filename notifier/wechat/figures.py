"""The figures box: what the items that carry statistics say in one number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from feeds.model import StoredItem
from notifier.wechat.addresses import without_addresses
from notifier.wechat.phrases import shorten
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
_MONEY = "美元|欧元|港元|元"
_SHARE = "个百分点|%|％|倍|成"
_COUNT = "吨|件|家|票|单|人次|人|户|天|小时|公里|平方米|标箱|箱|列|班|只|辆|台|座"


def _pattern(units: str) -> re.Pattern[str]:
    """18.4%, 4120万件, 2000余家, 1.2 亿美元, 七十亿元, 三百家, 两成; not 2026年, 第57期, 9月3日, and not 一家."""
    return re.compile(
        rf"(?<![\d第.年月])(?:{_NUMBER}\s?{_SCALE}?[余多]?\s?(?:{units})"
        rf"|{_NUMBER}\s?{_SCALE}[余多]?\s?(?:{_MONEY}|{_COUNT})?"
        rf"|{_CHINESE}{_SCALE}(?:{units})|[一二两三四五六七八九十百千]{{2,}}(?:{units})"
        r"|[一二两三四五六七八九]成[一二三四五六七八九半]?|[两三四五六七八九]倍)(?![年月日期\d])"
    )


_ANY = _pattern(f"{_MONEY}|{_SHARE}|{_COUNT}")
# In running text a count of firms or days is seldom what the item is about; money and shares are.
_WEIGHTY = _pattern(f"{_MONEY}|{_SHARE}")
_CLAUSE = re.compile(r"[^，。；：！？]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` as it is printed (18.4%, 七十亿元); ``label`` the words that it stands in."""

    value: str
    label: str


def figure(stored: StoredItem) -> Figure | None:
    """The number in an item's headline; where there is none, the first clause of its summary with an amount."""
    headline = headline_of(stored)
    if found := _found(_ANY, headline):
        return Figure(found, shorten(headline, _LABEL))
    for clause in _CLAUSE.findall(without_addresses(stored.item.summary, lambda _url: "")[:_NEAR]):
        if found := _found(_WEIGHTY, clause):
            return Figure(found, shorten(clause, _LABEL))
    return None


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group().replace(" ", "") if found and len(found.group()) <= _LONGEST else None


def figures(items: Iterable[StoredItem]) -> tuple[Figure, ...]:
    """Those of the items about statistics, in their order, no number twice."""
    found: dict[str, Figure] = {}
    for stored in items:
        if any(theme.slug == STATISTICS for theme in stored.item.themes) and (one := figure(stored)):
            found.setdefault(one.value, one)
    return tuple(found.values())[:MOST]
