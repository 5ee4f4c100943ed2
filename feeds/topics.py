"""Which items a topic selects. Pure: what a region's children are comes in as a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from feeds.model import Item, Selection, StoredItem, Topic
from feeds.searching.words import stand_in, text_of

Ancestors = Callable[[str], tuple[str, ...]]
"""The slugs above a region, e.g. ``Taxonomies.ancestors``."""


def matches(topic: Topic, item: Item, ancestors: Ancestors) -> bool:
    """Whether the topic selects the item: one of each non-empty set of ``all``, at least one member of ``any`` where
    that is not empty, nothing of ``none``. A region that is named stands for the regions below it too."""
    regions = {tag.slug for tag in item.regions}
    regions |= {above for slug in regions for above in ancestors(slug)}
    return selects(topic, regions, {tag.slug for tag in item.themes}, item.section, text_of(item))


def selects(topic: Topic, regions: Set[str], themes: Set[str], section: str | None, text: str | None) -> bool:
    """``matches`` by what is known of an item; ``regions`` are its own and all above them. Without its ``text``:
    whether the topic may select it."""
    sections = {section} if section else set()

    def met(selection: Selection, *, unknown: bool = True) -> list[bool]:
        """For each non-empty set of the selection, whether the item is in it."""
        pairs = ((selection.regions, regions), (selection.themes, themes), (selection.sections, sections))
        found = [bool(wanted & has) for wanted, has in pairs if wanted]
        if selection.words:
            found.append(unknown if text is None else stand_in(selection.words, text))
        return found

    either = met(topic.any)
    return all(met(topic.all)) and (not either or any(either)) and not any(met(topic.none, unknown=False))


def select(topic: Topic, items: Iterable[StoredItem], ancestors: Ancestors) -> list[StoredItem]:
    """Those of the items that the topic selects, in the order given."""
    return [stored for stored in items if matches(topic, stored.item, ancestors)]
