"""Which feeds the site has (pure): all items, every topic, and each region, theme, section, periodical that has some.

A region and a theme together have one too. Those are too many to be listed: the region's page leads to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from feeds.i18n import gettext as _
from feeds.model import StoredIssue, Taxonomies
from feeds.publishing.facets import Facet, FacetKind, Facets
from feeds.publishing.heads import Feed
from feeds.publishing.listing import Node, region_tree
from feeds.publishing.site import Site
from feeds.publishing.xmltext import clean

# In the order of the directory.
_LISTED: tuple[FacetKind, ...] = ("topic", "theme", "region", "section", "periodical")


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
    """``newest`` is the key of the issue released last, where the feed's archive begins."""
    return Feed(
        path="all",
        name=_("全部条目"),
        title=site.title,
        description=site.description or site.title,
        page="index.html",
        previous=archive_path(newest) if newest else None,
    )


def archive_path(key: str) -> str:
    return f"archive/{key}"


def archive_of(issue: StoredIssue, before: StoredIssue | None, site: Site) -> Feed:
    """The document of the archive that holds one issue, and leads to that of the issue released before."""
    return Feed(
        path=archive_path(issue.key),
        name=issue.label,
        title=f"{issue.label} · {site.title}",
        description=site.description or site.title,
        page=f"issues/{issue.key}/index.html",
        previous=archive_path(before.key) if before else None,
        archive_of="all",
    )


def feed_of(facet: Facet, site: Site) -> Feed:
    about = _("{site}：与{name}有关的条目")
    description = {
        "section": _("{site}：“{name}”栏目的条目"),
        "periodical": _("{site}：《{name}》的条目"),
        "topic": _("{site}：专题“{name}”的条目"),
    }.get(facet.kind, about)
    return Feed(
        path=facet.feed,
        name=facet.name,
        title=f"{facet.name} · {site.title}",
        description=description.format(site=site.title, name=facet.name),
        page=facet.page,
    )


@dataclass(frozen=True)
class Catalogue:
    """The facets that carry items, each kind in its order: regions as a tree, themes as configured, sections by age,
    periodicals by their titles; and every topic, as configured."""

    nodes: Mapping[FacetKind, tuple[Node, ...]]

    @classmethod
    def of(
        cls,
        taxonomies: Taxonomies,
        facets: Facets,
        regions: Mapping[str, int],
        themes: Mapping[str, int],
        sections: Mapping[str, int],
        *,
        periodicals: Mapping[str, int] | None = None,
        topics: Iterable[str] = (),
    ) -> Catalogue:
        """The counts are by slug, of sections by name; a region's include those of the regions in it. Topics are slugs:
        their items are not counted."""
        of_periodicals = [Node(facets.periodical(slug), count) for slug, count in (periodicals or {}).items()]
        known = [theme.slug for theme in taxonomies.themes if theme.slug in themes]
        others = [slug for slug in themes if slug not in taxonomies.theme_by_slug]
        return cls(
            {
                "region": region_tree(taxonomies.regions, regions, facets),
                "theme": tuple(Node(facets.theme(slug), themes[slug]) for slug in [*known, *others]),
                "section": tuple(Node(facets.section(clean(name)), count) for name, count in sections.items()),
                "periodical": tuple(sorted(of_periodicals, key=lambda node: node.facet.name)),
                "topic": tuple(Node(facets.topic(slug), 0) for slug in topics),
            }
        )

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
        headings = {kind: kind_words(kind) for kind in _LISTED if kind in site.feeds}
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
