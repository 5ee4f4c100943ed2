"""Which feeds the site has (pure): all items, and one for each region, theme and section that carries some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feeds.i18n import gettext as _
from feeds.model import StoredIssue, Taxonomies
from feeds.publishing.facets import Facet, FacetKind, Facets
from feeds.publishing.heads import Feed
from feeds.publishing.listing import Node, region_tree
from feeds.publishing.site import Site
from feeds.publishing.xmltext import clean


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
    description = {
        "region": _("{site}：与{name}有关的条目"),
        "theme": _("{site}：与{name}有关的条目"),
        "section": _("{site}：“{name}”栏目的条目"),
    }[facet.kind]
    return Feed(
        path=facet.feed,
        name=facet.name,
        title=f"{facet.name} · {site.title}",
        description=description.format(site=site.title, name=facet.name),
        page=facet.page,
    )


@dataclass(frozen=True)
class Catalogue:
    """The facets that carry items, each kind in its order: regions as a tree, themes as configured, sections by age."""

    nodes: Mapping[FacetKind, tuple[Node, ...]]

    @classmethod
    def of(
        cls,
        taxonomies: Taxonomies,
        facets: Facets,
        regions: Mapping[str, int],
        themes: Mapping[str, int],
        sections: Mapping[str, int],
    ) -> Catalogue:
        """The counts are by slug, of sections by name; a region's include those of the regions in it."""
        known = [theme.slug for theme in taxonomies.themes if theme.slug in themes]
        others = [slug for slug in themes if slug not in taxonomies.theme_by_slug]
        return cls(
            {
                "region": region_tree(taxonomies.regions, regions, facets),
                "theme": tuple(Node(facets.theme(slug), themes[slug]) for slug in [*known, *others]),
                "section": tuple(Node(facets.section(clean(name)), count) for name, count in sections.items()),
            }
        )

    def walk(self, kind: FacetKind) -> Iterator[Node]:
        """Every node of a kind, each before those below it."""
        pending = list(reversed(self.nodes[kind]))
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
        headings: dict[FacetKind, str] = {"theme": _("主题"), "region": _("地区"), "section": _("栏目")}
        groups = [(headings[kind], [feed_of(node.facet, site) for node in self.walk(kind)]) for kind in headings]
        return [("", [feed_of_all(site)]), *((heading, feeds) for heading, feeds in groups if feeds)]
