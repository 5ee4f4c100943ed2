"""The newest items of a facet: those that its page and its feeds carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from feeds.publishing.entries import ItemEntry
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.rendered import Entries
from feeds.publishing.site import Site

if TYPE_CHECKING:
    from feeds.store import Store


# Of so many facets the newest items are asked for together: to ask for those of each takes ten times as long.
_FACETS = 100
# As many entries at least are asked for together, some 8 kB each: to ask for those of each feed takes as long again.
_TOGETHER = 500


def carried_by(
    wanted: Iterable[Facet], entries: Entries, store: Store, facets: Facets, site: Site
) -> Iterator[tuple[Facet, list[ItemEntry]]]:
    """Each facet with the entries of its newest items, in the order given."""
    left = iter(wanted)
    while several := list(islice(left, _FACETS)):
        newest = newest_of(several, store, facets, site)
        some: dict[Facet, Sequence[str]] = {}
        for facet in several:
            some[facet] = newest[facet]
            if sum(map(len, some.values())) >= _TOGETHER:
                yield from zip(some, entries.as_carried_each([*some.values()]), strict=True)
                some = {}
        yield from zip(some, entries.as_carried_each([*some.values()]), strict=True)


def newest_of(wanted: Iterable[Facet], store: Store, facets: Facets, site: Site) -> dict[Facet, list[str]]:
    """Their ids, the newest issue first, inside it the order of the text; as many as each facet's feeds are long."""

    def length(facet: Facet) -> int:
        return site.feed_length(facet.kind)

    found: dict[Facet, list[str]] = {}
    for limit, ones in groupby(sorted(wanted, key=length), length):
        shelves = {facet: facets.shelf(facet) for facet in ones}
        newest = store.newest_on_shelves([*shelves.values()], limit)
        found |= {facet: newest[shelf] for facet, shelf in shelves.items()}
    return found
