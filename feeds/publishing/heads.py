"""A feed around its entries: feedgen makes the head, the ready-made entries are put in as they are.

The bytes of a feed depend on its items alone: ``updated`` is its newest item's, never the moment of publishing, and no
figure of the archive stands in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache

from feeds.publishing.entries import FORMATS, Entry, Format, in_json
from feeds.publishing.forms import Form, hole
from feeds.publishing.generator import History, new_feed, one_at_a_time
from feeds.publishing.site import Site

MEDIA_TYPES: dict[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}

# Where ready-made entries go: before the last of these.
_END: dict[Format, str] = {"rss": "</channel>", "atom": "</feed>"}


@dataclass(frozen=True, slots=True)
class Feed:
    """``path`` is below feeds/ and without an ending; ``page`` is the page that shows the same items to people.
    ``name`` tells it from the site's other feeds, ``title`` from everybody's.

    A feed with an archive (RFC 5005) names the newest document of it as ``previous``; such a document names the feed
    whose archive it is and the document before it."""

    path: str
    name: str
    title: str
    description: str
    page: str
    kind: str = ""
    """``all`` or the kind of its facet; of no kind are a feed that was stopped and a search."""
    previous: str | None = None
    archive_of: str | None = None
    query: str | None = None
    """Of a feed that is made when it is asked for: what stands behind the "?" of its address."""

    def file(self, format: Format) -> str:
        return f"feeds/{self.path}.{format}" if self.query is None else f"{self.path}.{format}?{self.query}"


def feed_files(
    feed: Feed, entries: Sequence[Entry], updated: dt.datetime, site: Site, tombstones: Sequence[bytes] = ()
) -> dict[str, bytes]:
    """The feed in every format, by path. ``entries`` newest first; ``updated`` is the newest change among them and the
    ``tombstones``, for which only Atom has a place."""
    return {feed.file(name): feed_file(feed, name, entries, updated, site, tombstones) for name in FORMATS}


def feed_file(
    feed: Feed,
    format: Format,
    entries: Sequence[Entry],
    updated: dt.datetime,
    site: Site,
    tombstones: Sequence[bytes] = (),
) -> bytes:
    made = [entry.of(format) for entry in entries]
    if format == "json":
        return _json_feed(feed, made, site)
    if format == "atom":
        made += tombstones
    return _xml_feed(feed, format, made, updated, site)


def _xml_feed(feed: Feed, format: Format, entries: Sequence[bytes], updated: dt.datetime, site: Site) -> bytes:
    text = _xml_head(feed, format, updated, site)
    place = text.rindex(_END[format])
    return b"\n".join([text[:place].encode(), *entries, text[place:].encode(), b""])


def _xml_head(feed: Feed, format: Format, updated: dt.datetime, site: Site) -> str:
    links = {rel: site.url(f"feeds/{path}.{format}") for rel, path in _history(feed).items()}
    # A document of an archive is frozen, and a search is nobody's to announce.
    hubs = () if feed.archive_of or feed.query is not None else site.hubs
    values = {
        # The documents of an archive are pieces of one feed and bear its id.
        "id": site.feed_id(feed.archive_of or feed.path + (f"?{feed.query}" if feed.query else "")),
        "title": feed.title,
        "description": feed.description,
        "author": site.title,
        "self": site.url(feed.file(format)),
        "page": site.url(feed.page),
        "updated": format_datetime(updated) if format == "rss" else updated.isoformat(),
        **{rel.replace("-", "_"): address for rel, address in links.items()},
        **{f"hub{number}": hub for number, hub in enumerate(hubs)},
    }
    return _form(format, tuple(links), len(hubs), feed.archive_of is not None).filled(values)


def _history(feed: Feed) -> dict[str, str]:
    """The relations of RFC 5005 to the paths of the feeds that they lead to."""
    targets = {"current": feed.archive_of, "prev-archive": feed.previous}
    return {rel: path for rel, path in targets.items() if path}


@lru_cache
def _form(format: Format, history: Sequence[str], hubs: int, archived: bool) -> Form:
    """A head as feedgen makes it, once for all feeds of the same make."""
    with one_at_a_time:
        head = new_feed(hole("id"), hole("title"))
        head.subtitle(hole("description"))
        head.description(hole("description"))
        links = [{"href": hole(f"hub{number}"), "rel": "hub"} for number in range(hubs)] + [
            {"href": hole(rel.replace("-", "_")), "rel": rel, "type": MEDIA_TYPES[format]} for rel in history
        ]
        head.register_extension("history", History)
        head.history.links = links
        head.history.is_archive = archived
        # The alternate comes last: feedgen makes the last link the one of RSS.
        head.link(
            [
                {"href": hole("self"), "rel": "self", "type": MEDIA_TYPES[format]},
                *links,
                {"href": hole("page"), "rel": "alternate", "type": "text/html"},
            ],
            replace=True,
        )
        head.author(name=hole("author"))
        head.language("zh-CN")
        head.generator("jianbao")
        made: bytes = head.rss_str() if format == "rss" else head.atom_str()
    # The one value that feedgen takes as a moment only.
    return Form(re.sub(r"(<lastBuildDate>|<updated>)[^<]*", rf"\1{hole('updated')}", made.decode()))


def _json_feed(feed: Feed, entries: Sequence[bytes], site: Site) -> bytes:
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.url(feed.page),
        "feed_url": site.url(feed.file("json")),
        "description": feed.description,
        "language": "zh-CN",
        "authors": [{"name": site.title, "url": site.url("")}],
    }
    if site.hubs and feed.query is None and not feed.archive_of:
        head["hubs"] = [{"type": "WebSub", "url": hub} for hub in site.hubs]
    if feed.previous:
        head["next_url"] = site.url(f"feeds/{feed.previous}.json")
    return in_json(head).removesuffix(b"}") + b',"items":[\n' + b",\n".join(entries) + b"\n]}\n"
