"""The files that many issues share: the feeds and pages of facets, and what names every issue."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from feeds.model import StoredIssue, StoredItem, Taxonomies, Topic
from feeds.publishing import redirects, sitemap
from feeds.publishing.catalogue import Catalogue, archive_of, feed_of, feed_of_all
from feeds.publishing.entries import Entry, moments
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.heads import Feed, feed_files
from feeds.publishing.listing import IssueListing
from feeds.publishing.opml import opml
from feeds.publishing.pages import Pages
from feeds.publishing.retired import retired_files
from feeds.publishing.site import Site
from feeds.publishing.tombstones import tombstone, when
from feeds.store.records import RemovedItem

# How many the front page names: enough to find the large ones, few enough to be read.
FRONT_REGIONS = 16
FRONT_THEMES = 16
_MOST_ACROSS = 12


def facet_files(
    facet: Facet,
    items: Sequence[StoredItem],
    entries: Sequence[Entry],
    gone: Sequence[RemovedItem],
    *,
    catalogue: Catalogue,
    taxonomies: Taxonomies,
    facets: Facets,
    pages: Pages,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """A facet's page and its feeds. ``items`` and ``entries`` are the same ones, newest first; ``gone`` are those that
    its feeds carried and that were taken out."""
    feed = feed_of(facet, site)
    has_feed = facet.kind in site.feeds
    yield (
        facet.page,
        pages.facet(
            facet,
            feed,
            items,
            above=_above(facet, taxonomies, facets),
            below=catalogue.below(facet),
            across=_across(facet, items, facets) if "region-theme" in site.feeds else [],
            has_feed=has_feed,
        ),
    )
    if has_feed:
        yield from _feed(feed, items, entries, site, gone)


def _above(facet: Facet, taxonomies: Taxonomies, facets: Facets) -> list[Facet]:
    """What a facet lies in, the widest first."""
    if facet.kind == "region":
        return [facets.region(slug) for slug in reversed(taxonomies.ancestors(facet.slug))]
    if facet.kind == "region-theme":
        region, theme = facet.parts
        return [facets.region(region), facets.theme(theme)]
    return []


def _across(facet: Facet, items: Sequence[StoredItem], facets: Facets) -> list[Facet]:
    """Where a region and a theme meet: for a region its themes, for a theme its regions, the commonest first.

    Those that the listed items carry: to look through the whole archive would make each issue slower than the last.
    """
    found: Counter[Facet] = Counter()
    for stored in items:
        if facet.kind == "region":
            found.update(facets.region_theme(facet.slug, tag.slug) for tag in stored.item.themes)
        elif facet.kind == "theme":
            found.update(facets.region_theme(tag.slug, facet.slug) for tag in stored.item.regions)
    return [facet for facet, _count in found.most_common(_MOST_ACROSS)]


def common_files(
    issues: Sequence[StoredIssue],
    latest: Sequence[IssueListing],
    items: Sequence[StoredItem],
    entries: Sequence[Entry],
    gone: Sequence[RemovedItem],
    *,
    counts: Mapping[str, int],
    latest_dates: Mapping[str, dt.datetime],
    catalogue: Catalogue,
    pages: Pages,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """What changes with every issue. ``issues`` are all, newest first, ``counts`` their numbers of items by key;
    ``latest`` the first few of them with their contents; ``items`` and ``entries`` the newest of all, ``gone`` all that
    were taken out; ``latest_dates`` when the newest item of a feed was published, by the feed's path."""
    newest = max(issues, key=by_release, default=None)
    yield from _feed(feed_of_all(site, newest.key if newest else None), items, entries, site, gone)
    groups = catalogue.feed_groups(site)
    yield "feeds/index.opml", opml(groups, site)
    dates = dict(latest_dates) | ({"all": items[0].published} if items else {})
    yield "feeds/index.html", pages.feeds(groups, dates)
    for kind in catalogue.nodes:
        yield f"{kind}s/index.html", pages.facet_index(kind, catalogue.nodes[kind])
    yield "issues/index.html", pages.issues([(issue, counts.get(issue.key, 0)) for issue in issues])
    yield (
        "index.html",
        pages.home(
            latest[0] if latest else None,
            latest[1:],
            regions=catalogue.largest("region", FRONT_REGIONS),
            themes=catalogue.largest("theme", FRONT_THEMES),
        ),
    )
    yield sitemap.INDEX, sitemap.map_index(issues, site)


def archive_files(
    issue: StoredIssue,
    before: StoredIssue | None,
    items: Sequence[StoredItem],
    entries: Sequence[Entry],
    gone: Sequence[RemovedItem],
    *,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """One document of the archive of all items: an issue's, which leads to the one released ``before``."""
    yield from _feed(archive_of(issue, before, site), items, entries, site, gone)


def by_release(issue: StoredIssue) -> tuple[dt.datetime, str]:
    """The order of the archive. Not by date of issue: a release never changes, so that documents need not either."""
    return issue.released, issue.key


def fixed_files(
    pages: Pages, site: Site, taxonomies: Taxonomies, topics: Iterable[Topic]
) -> Iterator[tuple[str, bytes]]:
    """What depends on the settings and the templates alone."""
    yield redirects.FILE, redirects.rules(taxonomies, topics, site.root)
    for one in site.retired:
        yield from retired_files(one, pages, site)
    yield from pages.assets()
    yield "404.html", pages.not_found()
    yield "robots.txt", sitemap.robots(site)


def _feed(
    feed: Feed, items: Sequence[StoredItem], entries: Sequence[Entry], site: Site, gone: Sequence[RemovedItem]
) -> Iterator[tuple[str, bytes]]:
    if len(items) >= site.feed_length:
        # Readers were told of what is older by earlier states of the feed, and hold no more than these.
        gone = [one for one in gone if one.stored.published >= items[-1].published]
    told = gone[: site.feed_length]
    changes = [*(moments(stored, site)[1] for stored in items), *(when(one, site) for one in told)]
    tombstones = [tombstone(one, site) for one in told]
    yield from feed_files(feed, entries, max(changes, default=site.beginning), site, tombstones).items()
