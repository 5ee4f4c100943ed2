"""Which feeds the site has (pure): all items, every topic, and each region, theme, section, periodical that has some.

A region and a theme together have one too. Those are too many to be listed: the region's page leads to them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from feeds.i18n import gettext as _
from feeds.model import Taxonomies
from feeds.publishing.facets import Facet, FacetKind, Facets
from feeds.publishing.heads import Feed
from feeds.publishing.listing import Node, region_tree
from feeds.publishing.site import Site
from feeds.store.records import Shelf, ShelfTotal

# In the order of the directory.
LISTED: tuple[FacetKind, ...] = ("topic", "theme", "region", "section", "periodical")


def kind_words(kind: FacetKind) -> str:
    """What the index of a kind is called."""
    return {
        "topic": _("专题"),
        "theme": _("主题"),
        "region": _("地区"),
        "section": _("栏目"),
        "periodical": _("刊物"),
        "region-theme": _("地区和主题"),
    }[kind]


def feed_of_all(site: Site, newest: str | None = None) -> Feed:
    """``newest`` is the key of the issue at which the feed's archive begins."""
    feed = Feed(
        path="all",
        kind="all",
        name=_("全部条目"),
        title=site.title,
        description=site.description or site.title,
        page="index.html",
    )
    return replace(feed, previous=archive_path(feed, newest) if newest else None)


def archive_path(feed: Feed, key: str) -> str:
    """Of the document that holds what one issue has in the feed: below the feed's own path, of all items on top."""
    return f"{feed.path}/archive/{key}" if feed.kind != "all" else f"archive/{key}"


def feed_of(facet: Facet, site: Site, newest: str | None = None) -> Feed:
    """As ``feed_of_all``."""
    about = _("{site}：与{name}有关的条目")
    description = {
        "section": _("{site}：“{name}”栏目的条目"),
        "periodical": _("{site}：《{name}》的条目"),
        "topic": _("{site}：专题“{name}”的条目"),
    }.get(facet.kind, about)
    feed = Feed(
        path=facet.feed,
        kind=facet.kind,
        name=facet.name,
        title=f"{facet.name} · {site.title}",
        description=description.format(site=site.title, name=facet.name),
        page=facet.page,
    )
    return replace(feed, previous=archive_path(feed, newest) if newest else None)


@dataclass(frozen=True)
class Catalogue:
    """The facets that carry items, each kind in its order: regions as a tree, themes as configured, sections by age,
    periodicals by their titles; and every topic, as configured."""

    nodes: Mapping[FacetKind, tuple[Node, ...]]
    latest: Mapping[str, dt.datetime]
    """When the newest item of a feed was published, by the feed's path."""

    @classmethod
    def of(cls, taxonomies: Taxonomies, facets: Facets, totals: Mapping[Shelf, ShelfTotal]) -> Catalogue:
        """``totals`` are those of the kinds that are ``LISTED``."""
        counts: dict[str, dict[str, int]] = {kind: {} for kind in LISTED}
        for (kind, slug), total in totals.items():
            counts[kind][slug] = total.items
        known = [theme.slug for theme in taxonomies.themes if theme.slug in counts["theme"]]
        others = [slug for slug in counts["theme"] if slug not in taxonomies.theme_by_slug]
        of_periodicals = [Node(facets.periodical(slug), count) for slug, count in counts["periodical"].items()]
        sections = [(facets.stored_name(facet), facet) for facet in facets.sections]
        nodes: dict[FacetKind, tuple[Node, ...]] = {
            "region": region_tree(taxonomies.regions, counts["region"], facets),
            "theme": tuple(Node(facets.theme(slug), counts["theme"][slug]) for slug in [*known, *others]),
            "section": tuple(
                Node(facet, counts["section"][name]) for name, facet in sections if name in counts["section"]
            ),
            "periodical": tuple(sorted(of_periodicals, key=lambda node: node.facet.name)),
            "topic": tuple(Node(facet, counts["topic"].get(facet.slug, 0)) for facet in facets.topics),
        }
        catalogue = cls(nodes, {})
        shelves = {facets.shelf(facet): facet.feed for facet in catalogue.all}
        latest = {shelves[shelf]: total.newest for shelf, total in totals.items() if shelf in shelves}
        return replace(catalogue, latest=latest)

    @property
    def counts(self) -> dict[str, int]:
        """How many items there are in the facet of a feed, by the feed's path."""
        return {node.facet.feed: node.count for kind in self.nodes for node in self.walk(kind)}

    def walk(self, kind: FacetKind) -> Iterator[Node]:
        """Every node of a kind, each before those below it."""
        pending = list(reversed(self.nodes.get(kind, ())))
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.below))

    @property
    def all(self) -> list[Facet]:
        return [node.facet for kind in self.nodes for node in self.walk(kind)]

    def below(self, facet: Facet) -> list[tuple[Facet, int]]:
        """What lies directly in a region, with counts."""
        for node in self.walk(facet.kind):
            if node.facet == facet:
                return [(child.facet, child.count) for child in node.below]
        return []

    def largest(self, kind: FacetKind, number: int) -> list[tuple[Facet, int]]:
        """The facets with most items of their own, most first. A continent is large only by what lies in it."""

        def own(node: Node) -> int:
            return node.count - sum(child.count for child in node.below)

        nodes = sorted((node for node in self.walk(kind) if own(node) > 0), key=own, reverse=True)
        return [(node.facet, node.count) for node in nodes[:number]]

    def feed_groups(self, site: Site) -> list[tuple[str, list[Feed]]]:
        """Every feed under its heading, as the directory and the OPML list them."""
        headings = {kind: kind_words(kind) for kind in LISTED if kind in site.feeds}
        stopped = {one.feed for one in site.retired}
        groups = [
            (
                headings[kind],
                [feed_of(node.facet, site) for node in self.walk(kind) if node.facet.feed not in stopped],
            )
            for kind in headings
        ]
        return [("", [feed_of_all(site)]), *((heading, feeds) for heading, feeds in groups if feeds)]


def page_of(path: str) -> str:
    """The page of a feed that is known by its path alone: ``all``, ``theme/finance``, ``region/…/theme/…``."""
    return "index.html" if path == "all" else f"{path.replace('/', 's/', 1)}.html"
