"""One run of the publisher over one state of the settings: reads the store, has files made, writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Self

from feeds.intake.folder import DONE
from feeds.model import StoredIssue, StoredItem
from feeds.publishing.ahead import Ahead
from feeds.publishing.archives import Archives
from feeds.publishing.catalogue import LISTED, Catalogue
from feeds.publishing.compressed import pack, write_packed
from feeds.publishing.directory import beyond, directory
from feeds.publishing.entries import FORMATS
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.files import write_all
from feeds.publishing.issue_files import issue_files, stale_files
from feeds.publishing.listing import IssueListing, list_issue
from feeds.publishing.moved import moved, remove_moved
from feeds.publishing.newest import carried_by
from feeds.publishing.originals import Originals, Place, place_of
from feeds.publishing.pages import Pages
from feeds.publishing.pictures import missing_pictures, stale_pictures
from feeds.publishing.rendered import Entries
from feeds.publishing.searchable import searchable
from feeds.publishing.shared_files import common_files, facet_files, fixed_files, year_files
from feeds.publishing.site import Site
from feeds.publishing.taking import Contents, Taken, Taking
from feeds.publishing.trends import Trends, trends_of
from feeds.publishing.websub import pings_of
from feeds.publishing.xmltext import cleaned
from feeds.resources import templates_dir
from feeds.store.records import ALL, RemovedItem, Shelf

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store

# Issues whose contents the front page shows: the latest in full, the others by their first items.
_FRONT_ISSUES = 7
# Of what was taken out, as much is told to readers of feeds.
_MOST_GONE = 500


class Run:
    """``synced``: each file is brought onto the disk before the next step; else that is the caller's to do.

    A context manager: it has a thread, which compresses."""

    def __init__(self, settings: Settings, store: Store, *, synced: bool = True) -> None:
        # One, that the run of the others is not held up: it takes less time than all that goes on beside it.
        self._compressor = ThreadPoolExecutor(1)
        self._synced = synced
        self._store = store
        self._public = settings.public
        self._taxonomies = settings.taxonomies
        self._topics = settings.topics
        self._site = Site.of(settings)
        self._retired = {one.feed for one in self._site.retired}
        self._facets = Facets(
            settings.taxonomies,
            store.sections(),
            topics=settings.topics,
            periodicals=store.periodicals(),
            paired="region-theme" in self._site.feeds,
        )
        self._pages = Pages(self._site, self._facets, templates_dir() / "site")
        self._originals = Originals(self._public, settings.inbox / DONE if self._site.originals else None)
        self._entries = Entries(store, self._site, self._originals)
        self._archives = Archives(self._site, self._facets, store)
        self._taking = Taking(store, self._site, self._facets, self._entries, self._originals)
        self.take = self._taking.take

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._compressor.shutdown(cancel_futures=True)

    def put_on_shelves(self, batch: Sequence[Taken]) -> None:
        """Records what of these issues is on which shelf."""
        self._store.put_on_shelves([(one.issue, one.shelves) for one in batch])

    def write_issue(self, taken: Taken) -> None:
        """What the issue has to itself."""
        issue, items, removed = taken.issue, taken.items, taken.removed.values()
        # Before the pages that show them.
        for path, sha256 in missing_pictures(self._public, items):
            if (data := self._store.picture(issue.key, sha256)) is not None:
                self._write([(path, data)])
        self._write(
            issue_files(
                issue,
                items,
                removed,
                lines=[entry.line for entry in self._entries.of(items)],
                places=self._places(issue, items),
                pages=self._pages,
                facets=self._facets,
                site=self._site,
            )
        )
        stale = [
            *stale_files(self._public, issue.key, items, removed),
            *stale_pictures(self._public, issue.key, items),
        ]
        for path in stale:
            (self._public / path).unlink(missing_ok=True)

    def _places(self, issue: StoredIssue, items: Sequence[StoredItem]) -> dict[str, Place]:
        """Where items begin in the issue's file, by their ids."""
        original = self._originals.of(issue)
        if original is None:
            return {}
        pages, text = self._store.page_starts(issue.key), self._store.text(issue.key)
        places = ((stored.id, place_of(stored.item, original, pages, text)) for stored in items)
        return {item_id: place for item_id, place in places if place}

    def write_archives(self, batch: Sequence[Taken]) -> None:
        """The archives' documents that carry an item of these issues which has changed, and those that lead to them."""
        wanted: dict[str, set[Facet | None]] = {}
        known: dict[str, Contents] = {taken.issue.key: taken for taken in batch}
        for taken in batch:
            if taken.touched:
                for key, facet in self._archives.concerned(taken.issue, taken.touched):
                    wanted.setdefault(key, set()).add(facet)
        for key, facets in wanted.items():
            if read := known.get(key) or self._read(key):
                self._write_archives_of(read, facets, self._archives.before(read.issue, facets))

    def _read(self, key: str) -> Contents | None:
        issue = self._store.issue(key)
        return self._taking.read([issue])[0] if issue else None

    def write_all_archives(self, taken: Taken, chain: dict[Shelf, str | None]) -> None:
        """Every document that carries an item of the issue. ``chain`` is the issue released last so far with items on a
        shelf: this one, from now on."""
        facets: set[Facet | None] = {None}
        self._write_archives_of(taken, facets.union(*taken.carrying.values()), chain)
        chain.update(dict.fromkeys(taken.shelves, taken.issue.key))

    def _write_archives_of(
        self, read: Contents, facets: Collection[Facet | None], before: Mapping[Shelf, str | None]
    ) -> None:
        entries = dict(zip((stored.id for stored in read.items), self._entries.of(read.items), strict=True))
        gone = [one for one in self._gone if one.stored.issue_key == read.issue.key]

        def is_there(path: str) -> bool:
            return (self._public / path).exists()

        self._write(self._archives.documents(read, facets, entries, gone, before, is_there))

    def make_facets(self, facets: Iterable[Facet]) -> Ahead:
        """The feeds and pages of these facets, to be written when all that they link to has been. To be called when all
        issues are on their shelves."""
        return Ahead(self._public, self._facet_files(facets), self._compressor)

    def write_facets(self, made: Ahead) -> None:
        write_all(made, partial(write_packed, self._public, synced=self._synced), waits=self._synced)

    def remove_moved(self) -> None:
        """What would stand in the way of rules that lead elsewhere; when all that they lead to is there."""
        remove_moved(self._public, moved(self._taxonomies, self._topics, self._catalogue.counts))

    def write_common(self, years: Collection[int] | None = None) -> None:
        """What names all issues. Of the years' own lists only those given; every one if it is None."""
        issues = [cleaned(issue) for issue in self._store.issues(_FRONT_ISSUES)]
        self._write(
            common_files(
                [self._listing(issue) for issue in issues],
                self._entries.as_carried(self._store.latest_ids(self._site.feed_length("all"))),
                self._gone,
                previous=self._store.last_issues([ALL]).get(ALL),
                changes=self._store.issue_changes(),
                trends=self._trends(),
                catalogue=self._catalogue,
                pages=self._pages,
                site=self._site,
            )
        )
        for left in beyond(self._public, len(directory(self._catalogue.feed_groups(self._site)))):
            left.unlink(missing_ok=True)
        there = self._store.issue_years(self._site.zone)
        # The newest year's list is the first that is shown, beside the names of all years.
        if not there:
            self._write(year_files(None, [], [], self._pages))
        for year in {*there[:1], *(there if years is None else years)}:
            issues = [cleaned(one) for one in self._store.issues_of_year(year, self._site.zone)]
            counts = self._store.items_of_issues([issue.key for issue in issues])
            self._write(year_files(year, there, [(one, counts.get(one.key, 0)) for one in issues], self._pages))

    def _trends(self) -> Trends:
        months = self._store.tag_months("theme"), self._store.tag_months("region")
        # What is nearly everything, the root of a tree, would leave all else without colour.
        return trends_of(*months, [*self._facets.themes, *self._facets.regions_below])

    def pings(self, facets: Collection[Facet]) -> list[tuple[str, str]]:
        """What hubs are to be told where the feeds of these facets, and hence that of all items, have changed."""
        kinds = self._site.feeds
        paths = [facet.feed for facet in facets if facet.kind in kinds and facet.feed not in self._retired]
        files = [f"feeds/{path}.{ending}" for path in ["all", *paths] for ending in FORMATS]
        return pings_of(files, self._site) if facets else []

    def write_fixed(self) -> None:
        self._write(fixed_files(self._pages, self._site, self._taxonomies, self._topics, self._facets))

    def keep(self, batch: Sequence[Taken]) -> None:
        """What was written of these issues is now the state of the site, and is what a search finds."""
        items = [stored for taken in batch for stored in taken.items]
        self._entries.keep(items)
        found = [searchable(stored, self._taxonomies) for stored in items]
        self._store.put_searchable(found, [item_id for taken in batch for item_id in taken.removed])

    def facets(self) -> set[Facet]:
        """Every facet that carries an item, and every topic."""
        pairs = self._store.shelf_totals(["region-theme"]) if "region-theme" in self._site.feeds else {}
        return {*self._catalogue.all, *(self._facets.region_theme(*slug.split("/")) for _kind, slug in pairs)}

    def emptied(self) -> set[Facet]:
        """Regions and themes that carry nothing and have a feed from former times: another tree of regions leaves such
        without an item having changed."""
        feeds = self._public / "feeds"
        found = {self._facets.region(path.stem) for path in (feeds / "region").glob("*.json")}
        found |= {self._facets.theme(path.stem) for path in (feeds / "theme").glob("*.json")}
        return found - set(self._catalogue.all)

    @cached_property
    def _gone(self) -> list[RemovedItem]:
        return [replace(one, stored=cleaned(one.stored)) for one in self._store.removed(_MOST_GONE)]

    @cached_property
    def _gone_from(self) -> dict[Facet, list[RemovedItem]]:
        """The same by the facets that carried them."""
        found: dict[Facet, list[RemovedItem]] = {}
        for one in self._gone:
            for facet in self._facets.carrying(one.stored):
                found.setdefault(facet, []).append(one)
        return found

    @cached_property
    def _catalogue(self) -> Catalogue:
        """To be asked for when all issues are on their shelves."""
        return Catalogue.of(self._taxonomies, self._facets, self._store.shelf_totals(LISTED))

    def _facet_files(self, facets: Iterable[Facet]) -> Iterator[tuple[str, bytes]]:
        # The last entry of those that were stopped is written with what is fixed.
        wanted = sorted(facet for facet in facets if facet.feed not in self._retired)
        last = self._archives.last_of(wanted)
        for facet, entries in carried_by(wanted, self._entries, self._store, self._facets, self._site):
            yield from facet_files(
                facet,
                entries,
                self._gone_from.get(facet, []),
                previous=last.get(facet),
                catalogue=self._catalogue,
                taxonomies=self._taxonomies,
                facets=self._facets,
                pages=self._pages,
                site=self._site,
            )

    def _listing(self, issue: StoredIssue) -> IssueListing:
        entries = self._entries.as_carried(self._store.ids_of(issue.key))
        return list_issue(issue, [entry.line for entry in entries], self._facets)

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        # Looked at here, not by those who write: most of what a whole site is made of again is there already.
        packed = filter(None, (pack(self._public, *file) for file in files))
        write_all(packed, partial(write_packed, self._public, synced=self._synced), waits=self._synced)
