"""One run of the publisher over one state of the settings: reads the store, has files made, writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from feeds.intake.folder import DONE
from feeds.model import StoredIssue, StoredItem
from feeds.publishing.catalogue import Catalogue
from feeds.publishing.compressed import write_with_variants
from feeds.publishing.entries import FORMATS
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.files import write_all
from feeds.publishing.issue_files import issue_files, stale_files
from feeds.publishing.listing import IssueListing, list_issue
from feeds.publishing.originals import Originals, Place, place_of
from feeds.publishing.pages import Pages
from feeds.publishing.pictures import missing_pictures, stale_pictures
from feeds.publishing.rendered import Entries
from feeds.publishing.searchable import searchable
from feeds.publishing.shared_files import archive_files, by_release, common_files, facet_files, fixed_files
from feeds.publishing.site import Site
from feeds.publishing.websub import pings_of
from feeds.publishing.xmltext import cleaned
from feeds.resources import templates_dir

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store

# Issues whose contents the front page shows: the latest in full, the others by their first items.
_FRONT_ISSUES = 7


class Run:
    """``synced``: each file is brought onto the disk before the next step; else that is the caller's to do."""

    def __init__(self, settings: Settings, store: Store, *, synced: bool = True) -> None:
        self._write_file = partial(write_with_variants, synced=synced)
        self._store = store
        self._public = settings.public
        self._taxonomies = settings.taxonomies
        self._topics = settings.topics
        self._site = Site.of(settings)
        self._retired = {one.feed for one in self._site.retired}
        self._gone = [replace(one, stored=cleaned(one.stored)) for one in store.removed()]
        sections = store.section_counts()
        self._facets = Facets(
            settings.taxonomies,
            sections,
            topics=settings.topics,
            periodicals=store.periodicals(),
            paired="region-theme" in self._site.feeds,
        )
        self._catalogue = Catalogue.of(
            settings.taxonomies,
            self._facets,
            store.tag_counts("region"),
            store.tag_counts("theme"),
            sections,
            periodicals=store.periodical_counts(),
            topics=[topic.slug for topic in settings.topics],
        )
        self._pages = Pages(self._site, self._facets, templates_dir() / "site")
        self._originals = Originals(self._public, settings.inbox / DONE if self._site.originals else None)
        self._entries = Entries(store, self._site, self._originals)
        self._items: dict[str, StoredItem] = {}
        self._removed: list[str] = []

    def write_issue(self, issue: StoredIssue) -> tuple[list[StoredItem], set[Facet]]:
        """Writes what the issue has to itself. Gives its items and the facets that its changes touch."""
        items = self._clean(self._store.items_of(issue.key))
        removed = self._store.removed_items(issue.key)
        self._originals.publish(issue)
        own = issue_files(
            cleaned(issue),
            items,
            removed.values(),
            places=self._places(issue, items),
            pages=self._pages,
            facets=self._facets,
            site=self._site,
        )
        # Before the pages that show them.
        for path, sha256 in missing_pictures(self._public, items):
            if (data := self._store.picture(issue.key, sha256)) is not None:
                self._write_file(self._public, path, data)
        self._write(own)
        stale = [*stale_files(issue.key, items, removed.values()), *stale_pictures(self._public, issue.key, items)]
        for path in stale:
            (self._public / path).unlink(missing_ok=True)
        self._removed += removed
        changed = self._entries.changed(items)
        touched = self._entries.formerly_in([*(stored.id for stored in changed), *removed], self._facets)
        for stored in changed:
            touched |= self._facets.carrying(stored)
        return items, touched

    def _places(self, issue: StoredIssue, items: Sequence[StoredItem]) -> dict[str, Place]:
        """Where items begin in the issue's file, by their ids."""
        original = self._originals.of(issue)
        if original is None:
            return {}
        pages, text = self._store.page_starts(issue.key), self._store.text(issue.key)
        places = ((stored.id, place_of(stored.item, original, pages, text)) for stored in items)
        return {item_id: place for item_id, place in places if place}

    def write_facets(self, facets: Iterable[Facet]) -> None:
        self._write(file for facet in sorted(facets) for file in self._facet_files(facet))

    def write_common(self) -> None:
        issues = self._issues
        items = self._by_ids(self._store.latest_ids(self._site.feed_length))
        self._write(
            common_files(
                issues,
                [self._listing(issue) for issue in issues[:_FRONT_ISSUES]],
                items,
                self._entries.of(items),
                self._gone,
                counts=self._store.item_counts(),
                latest_dates=self._latest_dates(),
                catalogue=self._catalogue,
                pages=self._pages,
                site=self._site,
            )
        )

    def _latest_dates(self) -> dict[str, dt.datetime]:
        """When the newest item of each feed of the directory was published, by the feed's path."""
        found: dict[str, dt.datetime] = {}
        dates = self._store.latest_dates()
        for facet in self._catalogue.all:
            name = self._facets.stored_name(facet) if facet.kind == "section" else facet.slug
            if facet.kind == "topic":
                newest = self._by_ids(self._store.latest_ids(1, topic=self._facets.selection(facet)))
                found |= {facet.feed: newest[0].published} if newest else {}
            elif (facet.kind, name) in dates:
                found[facet.feed] = dates[facet.kind, name]
        return found

    def write_archive(self, keys: Collection[str]) -> None:
        """The archive's documents of these issues, and of those released next, which lead to them."""
        issues = sorted(self._issues, key=by_release)
        for before, issue in zip([None, *issues], issues, strict=False):
            if issue.key in keys or (before and before.key in keys):
                items = self._clean(self._store.items_of(issue.key))
                gone = [one for one in self._gone if one.stored.issue_key == issue.key]
                self._write(archive_files(issue, before, items, self._entries.of(items), gone, site=self._site))

    def pings(self, facets: Collection[Facet]) -> list[tuple[str, str]]:
        """What hubs are to be told where the feeds of these facets, and hence that of all items, have changed."""
        kinds = self._site.feeds
        paths = [facet.feed for facet in facets if facet.kind in kinds and facet.feed not in self._retired]
        files = [f"feeds/{path}.{ending}" for path in ["all", *paths] for ending in FORMATS]
        return pings_of(files, self._site) if facets else []

    def write_fixed(self) -> None:
        self._write(fixed_files(self._pages, self._site, self._taxonomies, self._topics))

    def keep(self, items: Sequence[StoredItem]) -> None:
        """What was written of these items is now the state of the site, and is what a search finds."""
        self._entries.keep(items)
        self._entries.forget()
        self._store.put_searchable([searchable(stored, self._taxonomies) for stored in items], self._removed)
        self._removed = []

    def facets(self) -> set[Facet]:
        """Every facet that carries an item, and every topic."""
        found = set(self._catalogue.all)
        if "region-theme" in self._site.feeds:
            found |= {self._facets.region_theme(*slugs) for slugs in self._store.regions_with_themes()}
        return found

    def emptied(self) -> set[Facet]:
        """Regions and themes that carry nothing and have a feed from former times: another tree of regions leaves such
        without an item having changed."""
        feeds = self._public / "feeds"
        found = {self._facets.region(path.stem) for path in (feeds / "region").glob("*.json")}
        found |= {self._facets.theme(path.stem) for path in (feeds / "theme").glob("*.json")}
        return found - set(self._catalogue.all)

    @cached_property
    def _issues(self) -> list[StoredIssue]:
        """All of them, newest first."""
        return [cleaned(issue) for issue in self._store.issues()]

    def _facet_files(self, facet: Facet) -> Iterator[tuple[str, bytes]]:
        if facet.feed in self._retired:
            # Its last entry is written with what is fixed.
            return iter(())
        items = self._latest(facet)
        return facet_files(
            facet,
            items,
            self._entries.of(items),
            [one for one in self._gone if facet in self._facets.carrying(one.stored)],
            catalogue=self._catalogue,
            taxonomies=self._taxonomies,
            facets=self._facets,
            pages=self._pages,
            site=self._site,
        )

    def _latest(self, facet: Facet) -> list[StoredItem]:
        length = self._site.feed_length
        match facet.kind:
            case "region-theme":
                region, theme = facet.parts
                found = self._store.latest_ids(length, region=region, theme=theme)
            case "periodical":
                found = self._store.latest_ids(length, periodical=facet.slug)
            case "topic":
                found = self._store.latest_ids(length, topic=self._facets.selection(facet))
            case "region":
                found = self._store.latest_ids(length, region=facet.slug)
            case "theme":
                found = self._store.latest_ids(length, theme=facet.slug)
            case "section":
                found = self._store.latest_ids(length, section=self._facets.stored_name(facet))
        return self._by_ids(found)

    def _listing(self, issue: StoredIssue) -> IssueListing:
        return list_issue(issue, self._clean(self._store.items_of(issue.key)), self._facets)

    def _by_ids(self, ids: Sequence[str]) -> list[StoredItem]:
        """An item is carried by a dozen facets, and read once."""
        self._clean(self._store.items([item_id for item_id in ids if item_id not in self._items]))
        return [self._items[item_id] for item_id in ids if item_id in self._items]

    def _clean(self, items: Sequence[StoredItem]) -> list[StoredItem]:
        """The items with clean text. An item is read by every facet that carries it, and cleaned once."""
        for stored in items:
            if stored.id not in self._items:
                self._items[stored.id] = cleaned(stored)
        return [self._items[stored.id] for stored in items]

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        write_all(self._public, files, self._write_file)
