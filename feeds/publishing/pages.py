"""The pages of the site, from templates/site by Jinja. Values in, bytes out; nothing is read or written here.

Links inside a page are relative, so that the site works under any path and from a plain folder; what leaves the site
(canonical, Open Graph, feeds) is absolute.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from feeds.i18n import gettext as _
from feeds.model import Flag, Kind, PartialDate, StoredIssue, StoredItem
from feeds.publishing.catalogue import feed_of, kind_words
from feeds.publishing.directory import DirectoryPage
from feeds.publishing.facets import Facet, FacetKind, Facets
from feeds.publishing.frame import Frame, way_up
from feeds.publishing.heads import Feed
from feeds.publishing.lines import Line
from feeds.publishing.listing import IssueListing, Node
from feeds.publishing.originals import Place
from feeds.publishing.site import Site
from feeds.publishing.structured import article_data
from feeds.publishing.trends import Trends, heat
from feeds.publishing.wanted import Search
from feeds.searching.excerpt import Part, excerpt, marked
from feeds.verdict import MARK

# How the review flags begin that a reader should know of: what stands on the page is not the whole item.
_INCOMPLETE = ("fragment", "torn")


class Pages:
    """Writes in the language set when its methods are called."""

    def __init__(self, site: Site, facets: Facets, templates: Path) -> None:
        self._site = site
        self._facets = facets
        self._frame = Frame(site, templates)
        self._page = self._frame.page

    def assets(self) -> list[tuple[str, bytes]]:
        """(path, content) of the style sheet and all else that pages refer to."""
        return list(self._frame.assets.values())

    def home(
        self,
        latest: IssueListing | None,
        earlier: Sequence[IssueListing],
        regions: Sequence[tuple[Facet, int]],
        themes: Sequence[tuple[Facet, int]],
    ) -> bytes:
        return self._page("home", "index.html", "", latest=latest, earlier=earlier, regions=regions, themes=themes)

    def issues(
        self, path: str, year: int | None, years: Sequence[int], issues: Sequence[tuple[StoredIssue, int]]
    ) -> tuple[str, bytes]:
        """The issues of a year, newest first, and how many items each has; with the way to those of other ``years``."""
        title = _("{year} 年各期").format(year=year) if path != "issues/index.html" else _("各期")
        return path, self._page("issues", path, title, year=year, years=years, issues=issues)

    def issue(self, listing: IssueListing) -> bytes:
        issue = listing.issue
        return self._page(
            "issue",
            f"issues/{issue.key}/index.html",
            issue.label,
            description=_issue_description(listing),
            listing=listing,
            doubtful=_is_doubtful(issue.flags),
            feed=self._periodical_feed(issue),
        )

    def _periodical_feed(self, issue: StoredIssue | None) -> Feed | None:
        """That of the periodical that an issue belongs to, where there is one."""
        if issue is None or "periodical" not in self._site.feeds:
            return None
        return feed_of(self._facets.periodical(issue.periodical), self._site)

    def item(
        self, stored: StoredItem, before: StoredItem | None, after: StoredItem | None, place: Place | None = None
    ) -> bytes:
        item = stored.item
        return self._page(
            "item",
            stored.path,
            item.headline,
            description=item.summary or item.headline,
            stored=stored,
            before=before,
            after=after,
            place=place,
            section=self._facets.section(item.section) if item.section else None,
            tagged=[
                *((self._facets.region(tag.slug), tag) for tag in item.regions),
                *((self._facets.theme(tag.slug), tag) for tag in item.themes),
            ],
            incomplete=item.kind is Kind.FRAGMENT or any(_is_incomplete(flag) for flag in item.flags),
            doubtful=_is_doubtful(item.flags),
            data=article_data(stored, self._site),
            feed=self._periodical_feed(stored.issue),
        )

    def gone(self, path: str, issue: StoredIssue) -> bytes:
        """What is shown at ``path``, where an item was that a correction has taken out."""
        return self._page("gone", path, _("本条已撤下"), issue=issue)

    def retired(self, path: str, name: str, successor: Feed, since: dt.date) -> bytes:
        """The page of a feed that was stopped."""
        return self._page(
            "retired", path, name, successor=successor, since=PartialDate(since.year, since.month, since.day)
        )

    def facet(
        self,
        facet: Facet,
        feed: Feed,
        lines: Sequence[Line],
        above: Sequence[Facet],
        below: Sequence[tuple[Facet, int]],
        across: Sequence[Facet] = (),
        *,
        has_feed: bool = True,
    ) -> bytes:
        return self._page(
            "facet",
            facet.page,
            facet.name,
            description=feed.description,
            facet=facet,
            feed=feed,
            issues=_by_issue(lines),
            kind_words=kind_words(facet.kind),
            has_feed=has_feed,
            above=above,
            below=below,
            across=[(one, self._other_part(one, facet).name) for one in across],
            across_words=_("按主题细分") if facet.kind == "region" else _("按地区细分"),
            full=len(lines) == self._site.feed_length(facet.kind),
            earlier=self._earlier(facet, lines[-1]) if lines else None,
        )

    def _other_part(self, both: Facet, one: Facet) -> Facet:
        """Of a region and a theme together the one that is not this one."""
        region, theme = both.parts
        return self._facets.theme(theme) if one.kind == "region" else self._facets.region(region)

    def _earlier(self, facet: Facet, oldest: Line) -> str | None:
        """The search that goes on where a facet's page ends, with the last day on it; None for what cannot be searched
        for. It leads page by page to the first item, and no page of the site changes for it."""
        wanted = {
            "region": [("region", facet.slug)],
            "theme": [("theme", facet.slug)],
            "region-theme": list(zip(("region", "theme"), facet.slug.split("/"), strict=False)),
        }.get(facet.kind)
        day = self._site.local(oldest.published).date().isoformat()
        return f"search?{urlencode([*wanted, ('last', day)])}" if wanted else None

    def facet_index(self, kind: FacetKind, nodes: Sequence[Node]) -> bytes:
        return self._page("facets", f"{kind}s/index.html", kind_words(kind), kind=kind, nodes=nodes)

    def about(self, periodicals: Sequence[Node]) -> bytes:
        path = "about/index.html"
        to = way_up(path).__add__
        found = [(node.facet, self._facets.publisher(node.facet), node.count) for node in periodicals]
        places = ("issues", "regions", "themes", "sections", "trends")
        links = {name: to(f"{name}/index.html") for name in places}
        links |= {"directory": to("feeds/index.html"), "opml": to("feeds/index.opml"), "search": to("search")}
        return self._page("about", path, _("关于本站"), periodicals=found, **links)

    def trends(self, trends: Trends) -> bytes:
        from feeds.publishing import drawing

        path = "trends/index.html"
        label = _("各省、自治区、直辖市和特别行政区的条目数")
        to = way_up(path).__add__
        regions = {region.slug: region for region in self._facets.regions}
        picture = drawing.provinces(regions, trends.weights, to, label)
        return self._page(
            "trends",
            path,
            _("趋势"),
            trends=trends,
            bars=lambda counts, highest: Markup(drawing.bars(counts, highest)),
            map=Markup(picture) if picture else None,
            heat=heat,
        )

    def feeds(
        self,
        page: DirectoryPage,
        latest: Mapping[str, dt.datetime],
        counts: Mapping[str, int],
    ) -> bytes:
        """A page of the directory. By the feeds' paths: ``latest`` is when the newest item was published, ``counts``
        how many there are."""
        days = {path: self._site.local(moment) for path, moment in latest.items()}
        carried = {facet.feed: self._facets.selection(facet).description for facet in self._facets.topics}
        return self._page("feeds", page.path, _("订阅"), page=page, days=days, counts=counts, carried=carried)

    def search(self, feed: Feed, wanted: Search, hits: Sequence[StoredItem], more: str | None) -> bytes:
        """Made when it is asked for. ``more``: the address that goes on where these hits end."""
        return self._page(
            "search",
            "search",
            _("搜索：{words}").format(words=wanted.words) if wanted.words else _("搜索"),
            feed=feed,
            wanted=wanted,
            hits=[(stored, marked(stored.item.headline, wanted.words), _excerpt(stored, wanted)) for stored in hits],
            themes=self._facets.themes,
            more=more,
        )

    def for_members(self, template: str, title: str, **values: Any) -> bytes:
        """A page made for one member, at an address that says nothing of where it is."""
        return self._page(template.removesuffix(".html"), "", title, root=self._site.root, **values)

    def not_found(self) -> bytes:
        """Served at any address, so its links begin at the root of the host."""
        return self._page("not_found", "404.html", _("没有这一页"), root=self._site.root)


def _by_issue(lines: Iterable[Line]) -> list[list[Line]]:
    return [list(group) for _key, group in groupby(lines, key=lambda line: line.issue)]


def _issue_description(listing: IssueListing) -> str:
    """The first headlines: what a search engine or a chat shows of an issue's page."""
    return "；".join(line.headline for line in listing.lines[:3])


def _is_incomplete(flag: Flag) -> bool:
    return flag.code.startswith(_INCOMPLETE)


def _excerpt(stored: StoredItem, wanted: Search) -> list[Part]:
    return excerpt(stored.item.body or stored.item.summary, wanted.words)


def _is_doubtful(flags: Iterable[Flag]) -> bool:
    return any(flag.code == MARK for flag in flags)
