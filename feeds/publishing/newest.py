"""The newest items of a facet: those that its page and its feeds carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from feeds.publishing.entries import ItemEntry
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.rendered import Entries
from feeds.publishing.site import Site

if TYPE_CHECKING:
    from feeds.store import Store


# As many entries at least are asked for together, some 8 kB each: to ask for those of each feed takes as long again.
_TOGETHER = 500


def carried_by(
    wanted: Iterable[Facet], entries: Entries, store: Store, facets: Facets, site: Site
) -> Iterator[tuple[Facet, list[ItemEntry]]]:
    """Each facet with the entries of its newest items, in the order given."""
    some: dict[Facet, list[str]] = {}
    for facet in wanted:
        some[facet] = newest_of(facet, store, facets, site)
        if sum(map(len, some.values())) >= _TOGETHER:
            yield from zip(some, entries.as_carried_each([*some.values()]), strict=True)
            some = {}
    yield from zip(some, entries.as_carried_each([*some.values()]), strict=True)


def newest_of(facet: Facet, store: Store, facets: Facets, site: Site) -> list[str]:
    """Their ids, the newest issue first, inside it the order of the text; as many as the facet's feeds are long."""
    length, shelf = site.feed_length(facet.kind), facets.shelf(facet)
    match facet.kind:
        case "region-theme":
            region, theme = facet.parts
            return store.latest_on_shelf(length, shelf, region=region, theme=theme)
        case "topic":
            return store.latest_on_shelf(length, shelf, topic=facets.selection(facet))
        case "periodical":
            return store.latest_ids(length, periodical=facet.slug)
        case "region":
            return store.latest_ids(length, region=facet.slug)
        case "theme":
            return store.latest_ids(length, theme=facet.slug)
        case "section":
            return store.latest_ids(length, section=shelf[1])
