"""The items of an issue in the order in which an article has them: by region, theme or section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from feeds.i18n import gettext as _
from feeds.model import Item, Kind, StoredItem
from notifier.wechat.phrases import shorten, squeeze

GroupBy = Literal["region", "theme", "section"]

# What a reader would miss most, were there room for a few items only.
_WEIGHTS = {
    Kind.ARTICLE: 8,
    Kind.DOCUMENT: 6,
    Kind.BRIEF: 6,
    Kind.TABLE: 6,
    Kind.PROFILE: 4,
    Kind.CHRONICLE: 2,
    Kind.FRAGMENT: 0,
}
# What has no date is no news: an editorial stands behind the briefs.
_UNDATED = 3
_NAME = 24


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one heading of an article."""

    name: str
    items: tuple[StoredItem, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHTS[stored.item.kind] for stored in self.items)


def weightiest(items: Sequence[StoredItem]) -> list[StoredItem]:
    """Articles before briefs before the entries of a chronology, news before what has no date; else in the order of
    the issue."""
    return sorted(items, key=lambda stored: -_weight(stored.item))


def _weight(item: Item) -> int:
    return _WEIGHTS[item.kind] - (_UNDATED if item.date is None else 0)


def grouped(items: Sequence[StoredItem], by: GroupBy) -> tuple[Group, ...]:
    """Every item once, under its first tag. Sections keep the order that the issue's editors gave them; regions and
    themes stand by weight. Items without the tag come last."""
    found: dict[str | None, list[StoredItem]] = {}
    for stored in items if by == "section" else weightiest(items):
        found.setdefault(_name(stored.item, by), []).append(stored)
    untagged = found.pop(None, [])
    groups = [Group(str(name), tuple(members)) for name, members in found.items()]
    if by != "section":
        groups.sort(key=lambda group: -group.weight)
    return (*groups, Group(_("其他"), tuple(untagged))) if untagged else tuple(groups)


def _name(item: Item, by: GroupBy) -> str | None:
    match by:
        case "region":
            name = item.regions[0].name if item.regions else None
        case "theme":
            name = item.themes[0].name if item.themes else None
        case "section":
            name = item.section
    return shorten(squeeze(name), _NAME) or None if name else None
