"""The archive of a feed (RFC 5005): one document an issue that has items in the feed, each leading to the one before.

    feeds/theme/finance.atom  ->  feeds/theme/finance/archive/KEY.atom  ->  the same of an earlier issue  ->  …

A document is frozen: it changes only where its issue is corrected, or where an issue before it gains or loses its last
item in the feed. So it names none that comes after (``next-archive``, which the RFC leaves open): else each new issue
would change the documents of an old one, which readers are told not to ask for again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.model import StoredIssue
from feeds.publishing.catalogue import archive_path, feed_of, feed_of_all
from feeds.publishing.entries import ItemEntry
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.heads import Feed
from feeds.publishing.shared_files import joined
from feeds.publishing.site import Site
from feeds.publishing.taking import Contents
from feeds.store.records import ALL, RemovedItem, Shelf

if TYPE_CHECKING:
    from feeds.store import Store


class Archives:
    """Which feeds have one is the settings' to say; that of all items always has. In what follows it is None."""

    def __init__(self, site: Site, facets: Facets, store: Store) -> None:
        self._site = site
        self._facets = facets
        self._store = store
        self._retired = {one.feed for one in site.retired}

    def last_of(self, facets: Iterable[Facet]) -> dict[Facet, str]:
        """The keys of the issues whose documents the feeds of these facets lead to, where they lead to one."""
        shelves = {facet: self._shelf(facet) for facet in facets if self._has(facet)}
        last = self._store.last_issues(shelves.values())
        return {facet: last[shelf] for facet, shelf in shelves.items() if shelf in last}

    def concerned(self, issue: StoredIssue, touched: Collection[Facet]) -> Iterator[tuple[str, Facet | None]]:
        """The issue's own documents in these feeds, and those that lead to them."""
        facets = self._feeds(touched)
        around = self._store.issues_around(issue, [*map(self._shelf, facets)])
        for facet in facets:
            yield issue.key, facet
            _before, after = around[self._shelf(facet)]
            if after:
                yield after, facet

    def before(self, issue: StoredIssue, facets: Collection[Facet | None]) -> dict[Shelf, str | None]:
        """The key of the issue that an issue's document leads to, in the feeds of these facets."""
        around = self._store.issues_around(issue, [*map(self._shelf, self._feeds(facets))])
        return {shelf: earlier for shelf, (earlier, _later) in around.items()}

    def documents(
        self,
        read: Contents,
        facets: Collection[Facet | None],
        entries: Mapping[str, ItemEntry],
        gone: Sequence[RemovedItem],
        before: Mapping[Shelf, str | None],
        is_there: Callable[[str], bool],
    ) -> Iterator[tuple[str, bytes]]:
        """Those of one issue in the feeds of these facets, of which some may have no archive. ``entries`` are its
        items', by their ids, ``gone`` what was taken out of it. ``before`` names the issue that the document of a shelf
        leads to.

        No document leads to one that has lost its last item. A reader may know it, so one that ``is_there``, by its
        path on the site, goes on to lead to the one before."""
        carried = {one.stored.id: self._facets.carrying(one.stored) for one in gone}
        for facet in self._feeds(facets):
            own = [one for one in read.items if facet is None or facet in read.carrying[one.id]]
            feed = self._document(read.issue, facet, before.get(self._shelf(facet)))
            if own or is_there(feed.file("json")):
                lost = [one for one in gone if facet is None or facet in carried[one.stored.id]]
                yield from joined(feed, [entries[one.id] for one in own], lost, self._site)

    def _feeds(self, facets: Collection[Facet | None]) -> list[Facet | None]:
        return [None, *sorted(facet for facet in facets if facet is not None and self._has(facet))]

    def _has(self, facet: Facet) -> bool:
        site = self._site
        return facet.kind in site.feeds and facet.kind in site.archives and facet.feed not in self._retired

    def _feed(self, facet: Facet | None) -> Feed:
        return feed_of_all(self._site) if facet is None else feed_of(facet, self._site)

    def _shelf(self, facet: Facet | None) -> Shelf:
        return ALL if facet is None else self._facets.shelf(facet)

    def _document(self, issue: StoredIssue, facet: Facet | None, before: str | None) -> Feed:
        feed = self._feed(facet)
        return replace(
            feed,
            path=archive_path(feed, issue.key),
            name=issue.label,
            title=f"{issue.label} · {feed.title}",
            page=f"issues/{issue.key}/index.html",
            previous=archive_path(feed, before) if before else None,
            archive_of=feed.path,
        )
