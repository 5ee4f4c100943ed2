"""A feed that was stopped: one last entry that says so and names the feed to read instead, and a page with the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from feeds.i18n import gettext as _
from feeds.publishing.catalogue import page_of
from feeds.publishing.entries import Entry, cut
from feeds.publishing.generator import new_feed, one_at_a_time
from feeds.publishing.heads import Feed, feed_files
from feeds.publishing.site import Retired, Site

if TYPE_CHECKING:
    from feeds.publishing.pages import Pages


def retired_files(retired: Retired, pages: Pages, site: Site) -> Iterator[tuple[str, bytes]]:
    successor = Feed(retired.successor, site.title, site.title, "", page_of(retired.successor))
    title = f"{retired.name} · {site.title}"
    feed = Feed(retired.feed, retired.name, title, _("本订阅源已停止更新"), page_of(retired.feed))
    moment = dt.datetime.combine(retired.since, dt.time(12), site.zone)
    yield feed.page, pages.retired(feed.page, retired.name, successor, retired.since)
    yield from feed_files(feed, [_last_entry(feed, successor, moment, site)], moment, site).items()


def _last_entry(feed: Feed, successor: Feed, moment: dt.datetime, site: Site) -> Entry:
    entry_id = f"{site.feed_id(feed.path)}/retired"
    page = site.url(successor.page)
    title = _("“{name}”已停止更新，请改订新的订阅源").format(name=feed.name)
    # The address of the feed itself: what a person has to paste into the reader.
    address = escape(site.url(successor.file("rss")))
    content = f'<p>{escape(title)}: <a href="{address}">{address}</a></p>'
    with one_at_a_time:
        made = new_feed()
        entry = made.add_entry()
        entry.id(entry_id)
        entry.title(title)
        entry.link(href=page)
        entry.summary(escape(title, quote=False), type="html")
        entry.content(content, type="html")
        entry.published(moment)
        entry.updated(moment)
        entry.author([{"name": site.title}])
        rss, atom = made.rss_str().decode(), made.atom_str().decode()
    data = {
        "id": entry_id,
        "url": page,
        "title": title,
        "content_html": content,
        "date_published": moment.isoformat(),
        "date_modified": moment.isoformat(),
        "authors": [{"name": site.title}],
    }
    (item,), (atom_entry,) = cut(rss, "item"), cut(atom, "entry")
    return Entry("", item, atom_entry, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
