"""The files that many issues share: the feeds and pages of facets, and what names every issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from feeds.model import StoredIssue, Taxonomies, Topic
from feeds.publishing import redirects, sitemap
from feeds.publishing.catalogue import Catalogue, feed_of, feed_of_all
from feeds.publishing.directory import directory
from feeds.publishing.entries import ItemEntry
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.heads import Feed, feed_files
from feeds.publishing.lines import Line
from feeds.publishing.listing import IssueListing
from feeds.publishing.opml import opml
from feeds.publishing.pages import Pages
from feeds.publishing.retired import retired_files
from feeds.publishing.site import Site
from feeds.publishing.tombstones import tombstone, when
from feeds.publishing.trends import Trends
from feeds.store.records import RemovedItem

# How many the front page names: enough to find the large ones, few enough to be read.
FRONT_REGIONS = 16
FRONT_THEMES = 16
_MOST_ACROSS = 12


def facet_files(
    facet: Facet,
    entries: Sequence[ItemEntry],
    gone: Sequence[RemovedItem],
    *,
    previous: str | None,
    catalogue: Catalogue,
    taxonomies: Taxonomies,
    facets: Facets,
    pages: Pages,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """A facet's page and its feeds. ``entries`` newest first; ``gone`` are the items that its feeds carried and that
    were taken out; ``previous`` is the issue at which its archive begins, by its key."""
    lines = [entry.line for entry in entries]
    feed = feed_of(facet, site, previous)
    has_feed = facet.kind in site.feeds
    yield (
        facet.page,
        pages.facet(
            facet,
            feed,
            lines,
            above=_above(facet, taxonomies, facets),
            below=catalogue.below(facet),
            across=_across(facet, lines, facets) if "region-theme" in site.feeds else [],
            has_feed=has_feed,
        ),
    )
    if has_feed:
        yield from joined(feed, entries, gone, site)


def _above(facet: Facet, taxonomies: Taxonomies, facets: Facets) -> list[Facet]:
    """What a facet lies in, the widest first."""
    if facet.kind == "region":
        return [facets.region(slug) for slug in reversed(taxonomies.ancestors(facet.slug))]
    if facet.kind == "region-theme":
        region, theme = facet.parts
        return [facets.region(region), facets.theme(theme)]
    return []


def _across(facet: Facet, lines: Sequence[Line], facets: Facets) -> list[Facet]:
    """Where a region and a theme meet: for a region its themes, for a theme its regions, the commonest first.

    Those that the listed items carry: to look through the whole archive would make each issue slower than the last.
    """
    found: Counter[Facet] = Counter()
    for line in lines:
        if facet.kind == "region":
            found.update(facets.region_theme(facet.slug, theme) for theme in line.themes)
        elif facet.kind == "theme":
            found.update(facets.region_theme(region, facet.slug) for region in line.regions)
    return [facet for facet, _count in found.most_common(_MOST_ACROSS)]


def common_files(
    latest: Sequence[IssueListing],
    entries: Sequence[ItemEntry],
    gone: Sequence[RemovedItem],
    *,
    previous: str | None,
    changes: Sequence[tuple[str, str]],
    trends: Trends,
    catalogue: Catalogue,
    pages: Pages,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """What changes with every issue. ``latest`` are the newest issues with their contents; ``entries`` the newest of
    all, ``gone`` what was taken out; ``previous`` is the issue at which the archive begins, by its key; ``changes``
    when each issue last changed, as W3CDTF, newest issue first."""
    yield from joined(feed_of_all(site, previous), entries, gone, site)
    groups = catalogue.feed_groups(site)
    yield "feeds/index.opml", opml(groups, site)
    dates = dict(catalogue.latest) | ({"all": entries[0].line.published} if entries else {})
    for page in directory(groups):
        yield page.path, pages.feeds(page, dates, catalogue.counts)
    for kind in catalogue.nodes:
        yield f"{kind}s/index.html", pages.facet_index(kind, catalogue.nodes[kind])
    yield "about/index.html", pages.about(catalogue.nodes["periodical"])
    yield "trends/index.html", pages.trends(trends)
    yield (
        "index.html",
        pages.home(
            latest[0] if latest else None,
            latest[1:],
            regions=catalogue.largest("region", FRONT_REGIONS),
            themes=catalogue.largest("theme", FRONT_THEMES),
        ),
    )
    yield sitemap.INDEX, sitemap.map_index(changes, site)


def year_files(
    year: int | None, years: Sequence[int], issues: Sequence[tuple[StoredIssue, int]], pages: Pages
) -> Iterator[tuple[str, bytes]]:
    """The list of a year's issues, with how many items each has; the newest of the ``years`` has a second place, where
    one looks for all issues. None where there is no issue yet."""
    if year is not None:
        yield pages.issues(f"issues/{year}.html", year, years, issues)
    if year == max(years, default=None):
        yield pages.issues("issues/index.html", year, years, issues)


def fixed_files(
    pages: Pages, site: Site, taxonomies: Taxonomies, topics: Iterable[Topic], facets: Facets
) -> Iterator[tuple[str, bytes]]:
    """What depends on the settings and the templates alone."""
    yield redirects.FILE, redirects.rules(taxonomies, topics, site.root)
    for one in site.retired:
        yield from retired_files(one, facets, pages, site)
    yield from pages.assets()
    yield "404.html", pages.not_found()
    yield "robots.txt", sitemap.robots(site)


def joined(
    feed: Feed, entries: Sequence[ItemEntry], gone: Sequence[RemovedItem], site: Site
) -> Iterator[tuple[str, bytes]]:
    """A feed in every format. ``entries`` newest first, ``gone`` what was taken out of it."""
    length = site.feed_length(feed.kind)
    if len(entries) >= length and feed.archive_of is None:
        # Readers were told of what is older by earlier states of the feed, and hold no more than these.
        gone = [one for one in gone if one.stored.published >= entries[-1].line.published]
    told = gone[:length]
    changes = [*(entry.line.updated for entry in entries), *(when(one, site) for one in told)]
    tombstones = [tombstone(one, site) for one in told]
    yield from feed_files(feed, entries, max(changes, default=site.beginning), site, tombstones).items()
