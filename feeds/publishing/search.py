"""A search of the archive as a page and as a feed: the two things of the site that are made when they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.i18n import gettext as _
from feeds.i18n import in_language
from feeds.model import StoredItem
from feeds.publishing.entries import Format, moments
from feeds.publishing.facets import Facets
from feeds.publishing.heads import Feed, feed_file
from feeds.publishing.pages import Pages
from feeds.publishing.rendered import Entries
from feeds.publishing.site import Site
from feeds.publishing.wanted import Search
from feeds.publishing.xmltext import clean, cleaned
from feeds.resources import templates_dir
from feeds.searching.tokens import phrases, tag_token

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store

_ON_A_PAGE = 20
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """``updated`` is the newest change among its items."""

    data: bytes
    updated: dt.datetime


class Searching:
    """Answers searches under one state of the settings. Usable from several threads."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._site = Site.of(settings)
        self._taxonomies = settings.taxonomies
        self._regions = {region.name: region.slug for region in reversed(settings.taxonomies.regions)}

    def read(self, given: Mapping[str, str]) -> Search:
        """The parameters of an address. A region may be given by its name."""
        words = " ".join(clean(given.get("q", "")).split())[:_LONGEST]
        trouble = "" if not words or phrases(words) else _("请写两个字以上。")
        region = given.get("region", "").strip()
        slug = region if region in self._taxonomies.region_by_slug else self._regions.get(region, "")
        if region and not slug:
            trouble = _("没有叫“{name}”的地区。").format(name=clean(region)[:_LONGEST])
        theme = given.get("theme", "")
        try:
            days = [dt.date.fromisoformat(given[name]) if given.get(name) else None for name in ("first", "last")]
        except ValueError:
            days = [None, None]
            trouble = _("日期要写成 2026-05-01 这样。")
        return Search(
            words,
            slug,
            self._taxonomies.region_by_slug[slug].name if slug else clean(region)[:_LONGEST],
            theme if theme in self._taxonomies.theme_by_slug else "",
            first=days[0],
            last=days[1],
            trouble=trouble,
        )

    def page(self, search: Search, before: int | None = None) -> bytes:
        with in_language(self._settings.jianbao.language):
            hits, last_place = self._hits(search, _ON_A_PAGE, before)
            more = f"search?{search.query}&before={last_place}" if len(hits) == _ON_A_PAGE else None
            pages = Pages(self._site, Facets(self._taxonomies, ()), templates_dir() / "site")
            return pages.search(self._feed(search), search, hits, more)

    def feed(self, search: Search, format: Format) -> FoundFeed:
        """The newest hits. Its bytes depend on them alone, as those of every feed."""
        with in_language(self._settings.jianbao.language):
            items, _last = self._hits(search, self._site.feed_length(""))
            entries = Entries(self._store, self._site).of(items)
            updated = max((moments(stored, self._site)[1] for stored in items), default=self._site.beginning)
            return FoundFeed(feed_file(self._feed(search), format, entries, updated, self._site), updated)

    def _feed(self, search: Search) -> Feed:
        theme = self._taxonomies.theme_by_slug.get(search.theme)
        days = [day.isoformat() for day in (search.first, search.last) if day]
        name = " ".join(filter(None, (search.words, search.region_name, theme.name if theme else "", *days)))
        title = f"{name} · {self._site.title}"
        description = _("{site}：搜索“{words}”的条目").format(site=self._site.title, words=name)
        return Feed("search", name, title, description, f"search?{search.query}", query=search.query)

    def _hits(self, search: Search, limit: int, before: int | None = None) -> tuple[list[StoredItem], int | None]:
        if not search.asks_for_something:
            return [], None
        tags = [("region", search.region), ("theme", search.theme)]
        found = self._store.search(
            phrases(search.words),
            [tag_token(kind, slug) for kind, slug in tags if slug],
            limit,
            since=self._midnight(search.first) if search.first else None,
            until=self._midnight(search.last + dt.timedelta(days=1)) if search.last else None,
            before=before,
        )
        items = {stored.id: cleaned(stored) for stored in self._store.items([hit.item_id for hit in found])}
        return [items[hit.item_id] for hit in found if hit.item_id in items], found[-1].place if found else None

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), self._site.zone)
