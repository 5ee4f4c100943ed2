"""Region, theme, section, periodical, topic: the ways in which items are shelved, each with a page and a feed.

A region and a theme together are a shelf too: what happens in Zhejiang in logistics.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from feeds.model import Periodical, StoredItem, Taxonomies, Topic
from feeds.publishing.xmltext import clean
from feeds.searching.words import text_of
from feeds.store.records import Shelf
from feeds.topics import selects

FacetKind = Literal["region", "theme", "section", "periodical", "topic", "region-theme"]


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """``slug`` is ASCII and names page and feed; ``name`` is for people. Of a region and a theme: ``REGION/THEME``."""

    kind: FacetKind
    slug: str
    name: str

    @property
    def page(self) -> str:
        if self.kind == "region-theme":
            region, theme = self.parts
            return f"regions/{region}/theme/{theme}.html"
        return f"{self.kind}s/{self.slug}.html"

    @property
    def feed(self) -> str:
        """Its feeds' path below feeds/, without the ending. A region goes before a theme; there is no other order."""
        if self.kind == "region-theme":
            region, theme = self.parts
            return f"region/{region}/theme/{theme}"
        return f"{self.kind}/{self.slug}"

    @property
    def parts(self) -> tuple[str, str]:
        """The slugs of the region and of the theme. Raises ValueError for any other kind."""
        region, theme = self.slug.split("/")
        return region, theme


# Each item names some, and there are few.
_facet = lru_cache(maxsize=4096)(Facet)


class Facets:
    """Every facet there is: regions, themes and topics as the settings name them, sections and periodicals as the
    issues do.

    ``sections`` are the sections' names in the order in which they first appeared, which decides who gets the bare
    slug when two names sound alike. ``paired``: whether regions and themes have facets in common.
    """

    def __init__(
        self,
        taxonomies: Taxonomies,
        sections: Iterable[str],
        *,
        topics: Iterable[Topic] = (),
        periodicals: Collection[Periodical] = (),
        paired: bool = True,
    ) -> None:
        self._taxonomies = taxonomies
        self._topics = {topic.slug: topic for topic in topics}
        self._periodicals = {periodical.slug: clean(periodical.title) for periodical in periodicals}
        self._publishers = {periodical.slug: periodical.publisher for periodical in periodicals}
        self._paired = paired
        self._stored_name: dict[str, str] = {}
        for name in sections:
            self._stored_name.setdefault(clean(name), name)
        self._slug_of_section = section_slugs(self._stored_name)

    def region(self, slug: str) -> Facet:
        region = self._taxonomies.region_by_slug.get(slug)
        return _facet("region", slug, region.name if region else slug)

    def theme(self, slug: str) -> Facet:
        theme = self._taxonomies.theme_by_slug.get(slug)
        return _facet("theme", slug, theme.name if theme else slug)

    @property
    def themes(self) -> list[Facet]:
        return [self.theme(theme.slug) for theme in self._taxonomies.themes]

    @property
    def regions(self) -> list[Facet]:
        return [self.region(region.slug) for region in self._taxonomies.regions]

    @property
    def regions_below(self) -> list[Facet]:
        """Those without the roots of trees: a root that has nothing below it is no tree's."""
        regions = self._taxonomies.regions
        parents = {region.parent for region in regions}
        return [self.region(one.slug) for one in regions if one.parent is not None or one.slug not in parents]

    def section(self, name: str) -> Facet:
        slug = self._slug_of_section.get(name)
        if slug is None:
            # It has lost its last item, and the store no longer names it; its files are still to be emptied.
            *_, slug = section_slugs([*self._slug_of_section, name]).values()
        return _facet("section", slug, name)

    def periodical(self, slug: str) -> Facet:
        return _facet("periodical", slug, self._periodicals.get(slug, slug))

    def publisher(self, periodical: Facet) -> str | None:
        return self._publishers.get(periodical.slug)

    def topic(self, slug: str) -> Facet:
        return _facet("topic", slug, self._topics[slug].name)

    def region_theme(self, region: str, theme: str) -> Facet:
        name = f"{self.region(region).name} · {self.theme(theme).name}"
        return _facet("region-theme", f"{region}/{theme}", name)

    def of_feed(self, path: str) -> Facet | None:
        """The one whose feed has this path; None for what is no facet, or is not known."""
        match path.split("/"):
            case ["region", region]:
                return self.region(region)
            case ["theme", theme]:
                return self.theme(theme)
            case ["region", region, "theme", theme]:
                return self.region_theme(region, theme)
            case ["periodical", slug]:
                return self.periodical(slug)
            case ["topic", slug] if slug in self._topics:
                return self.topic(slug)
            case ["section", slug]:
                return next((facet for facet in self.sections if facet.slug == slug), None)
        return None

    @property
    def topics(self) -> list[Facet]:
        return [self.topic(slug) for slug in self._topics]

    @property
    def sections(self) -> list[Facet]:
        """In the order in which they first appeared."""
        return [self.section(name) for name in self._stored_name]

    def selection(self, topic: Facet) -> Topic:
        """What a topic's facet selects by."""
        return self._topics[topic.slug]

    def stored_name(self, section: Facet) -> str:
        """What the store knows a section by: its name as the issue has it, fit for XML or not."""
        return self._stored_name.get(section.name, section.name)

    def shelf(self, facet: Facet) -> Shelf:
        """What the store knows a facet by."""
        return facet.kind, self.stored_name(facet) if facet.kind == "section" else facet.slug

    def carrying(self, stored: StoredItem) -> set[Facet]:
        """The facets whose pages and feeds carry this item."""
        item = stored.item
        return self.named(
            [tag.slug for tag in item.regions],
            [tag.slug for tag in item.themes],
            item.section,
            stored.issue.periodical if stored.issue else None,
            text_of(item),
        )

    def named(
        self,
        regions: Iterable[str],
        themes: Collection[str],
        section: str | None,
        periodical: str | None,
        text: str | None = None,
    ) -> set[Facet]:
        """The facets of an item with these tags; a region's include those above it. Without its ``text`` also those
        topics that select by words and may have selected it."""
        slugs: set[str] = set()
        for slug in regions:
            slugs |= {slug, *self._taxonomies.ancestors(slug)}
        found = {self.region(slug) for slug in slugs} | {self.theme(slug) for slug in themes}
        if section:
            found.add(self.section(section))
        if periodical:
            found.add(self.periodical(periodical))
        if self._paired:
            found |= {self.region_theme(region, theme) for region in slugs for theme in themes}
        met = (topic for topic in self._topics.values() if selects(topic, slugs, set(themes), section, text))
        return found | {self.topic(topic.slug) for topic in met}


def section_slugs(names: Iterable[str]) -> Mapping[str, str]:
    """A slug for each name, all different. The first of two names that sound alike keeps the bare one."""
    slugs: dict[str, str] = {}
    taken: set[str] = {"index"}
    for name in names:
        slug = section_slug(name)
        if slug in taken:
            slug = f"{slug}-{_fingerprint(name)}"
        taken.add(slug)
        slugs[name] = slug
    return slugs


def section_slug(name: str) -> str:
    """行业动态 -> hang-ye-dong-tai. ASCII only: raw Chinese in the path of a URL is an error in a feed."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(name, errors=lambda text: "-".join(re.findall(r"[A-Za-z0-9]+", text)))
    return "-".join(filter(None, syllables)).lower()[:80].strip("-") or f"section-{_fingerprint(name)}"


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
