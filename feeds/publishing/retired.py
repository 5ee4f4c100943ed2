"""A feed that was stopped: one last entry that says so and names the feed to read instead, and a page with the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from feeds.i18n import gettext as _
from feeds.publishing.catalogue import feed_of, feed_of_all, page_of
from feeds.publishing.entries import Entry, in_json
from feeds.publishing.entry_forms import Said, rss_and_atom
from feeds.publishing.facets import Facets
from feeds.publishing.heads import Feed, feed_files
from feeds.publishing.site import Retired, Site

if TYPE_CHECKING:
    from feeds.publishing.pages import Pages


def retired_files(retired: Retired, facets: Facets, pages: Pages, site: Site) -> Iterator[tuple[str, bytes]]:
    facet = facets.of_feed(retired.successor)
    successor = feed_of(facet, site) if facet else feed_of_all(site)
    title = f"{retired.name} · {site.title}"
    feed = Feed(retired.feed, retired.name, title, _("本订阅源已停止更新"), page_of(retired.feed))
    moment = dt.datetime.combine(retired.since, dt.time(12), site.zone)
    yield feed.page, pages.retired(feed.page, retired.name, successor, retired.since)
    yield from feed_files(feed, [_last_entry(feed, successor, moment, site)], moment, site).items()


def _last_entry(feed: Feed, successor: Feed, moment: dt.datetime, site: Site) -> Entry:
    entry_id = f"{site.feed_id(feed.path)}/retired"
    page = site.url(successor.page)
    title = _("“{name}”已停止更新，请改订“{successor}”").format(name=feed.name, successor=successor.name)
    # The address of the feed itself: what a person has to paste into the reader.
    address = escape(site.url(successor.file("rss")))
    content = f'<p>{escape(title)}: <a href="{address}">{address}</a></p>'
    said = Said(
        id=entry_id,
        title=title,
        link=page,
        summary=escape(title, quote=False),
        content=content,
        published=moment,
        updated=moment,
        creators=[site.title],
    )
    rss, atom = rss_and_atom(said)
    data = {
        "id": entry_id,
        "url": page,
        "title": title,
        "content_html": content,
        "date_published": moment.isoformat(),
        "date_modified": moment.isoformat(),
        "authors": [{"name": site.title}],
    }
    return Entry(rss, atom, in_json(data))
