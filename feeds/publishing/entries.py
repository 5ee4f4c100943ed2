"""One item as an RSS <item>, an Atom <entry> and an item of JSON Feed 1.1: text, ready to be joined into feeds.

feedgen builds the two in XML, in a feed of their own whose head declares the namespaces that the real heads declare
(``heads``), so that the entry can be cut out of it and put among others. What this takes care of for readers:

* ``guid`` is the minted id, no permalink: a move to https or to a new path shows nobody an old item as new.
* ``description`` is escaped twice, as HTML and as XML: in RSS it is HTML.
* A Chinese name goes into ``dc:creator``: RSS's own ``author`` wants a mail address.
* The item's own date is ``dcterms:temporal``, as precise as the text gives it (2013, 2013-11, 2013-11-20: W3CDTF). Not
  ``dc:date`` or ``dcterms:issued``: readers take these for the date of publication, which is the issue's.
* Where the bulletin took the item from is ``dc:source``: RSS's own ``source`` wants the address of a feed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, get_args

from feedgen.entry import FeedEntry

from feeds.model import StoredItem
from feeds.publishing.content import Address, feed_content
from feeds.publishing.generator import new_feed, one_at_a_time
from feeds.publishing.originals import Original
from feeds.publishing.site import Site
from feeds.serialise import item_to_json

Format = Literal["rss", "atom", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

# To be counted up when what this module writes changes: stored entries are then made anew.
_EDITION = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in each format. ``digest`` is of all that it was made from."""

    digest: str
    rss: str
    atom: str
    json: str

    def text(self, format: Format) -> str:
        return {"rss": self.rss, "atom": self.atom, "json": self.json}[format]


def entry_digest(stored: StoredItem, site: Site, original: Original | None = None) -> str:
    """SHA-256 of everything that ``make_entries`` looks at."""
    made_from = [
        _EDITION,
        site.address,
        str(site.zone),
        stored.id,
        stored.path,
        _issue_label(stored),
        stored.issue.periodical_title if stored.issue else "",
        stored.published.isoformat(),
        stored.updated.isoformat(),
        item_to_json(stored.item),
        [original.path, original.size] if original else None,
    ]
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def make_entries(items: Sequence[tuple[StoredItem, Original | None]], site: Site) -> list[Entry]:
    """The entries of items whose text is clean (``xmltext.cleaned``), each given with its issue's file.

    Many at once: a feed of feedgen costs ten times what an entry in it does."""
    if not items:
        return []
    contents = [feed_content(stored.item, _addresses(stored, site)) for stored, _original in items]
    with one_at_a_time:
        feed = new_feed()
        for (stored, original), content in zip(items, contents, strict=True):
            entry = feed.add_entry(order="append")
            _describe(entry, stored, site, content)
            if original:
                url, length = site.url(original.path), str(original.size)
                entry.enclosed.file = {"url": url, "length": length, "type": original.media_type}
        rss = cut(feed.rss_str().decode(), "item")
        atom = cut(feed.atom_str().decode(), "entry")
    made = zip(items, contents, rss, atom, strict=True)
    return [
        Entry(
            digest=entry_digest(stored, site, original),
            rss=rss_item,
            atom=atom_entry,
            json=json.dumps(
                _json_item(stored, site, content) | _attachments(original, site),
                ensure_ascii=False,
                separators=(",", ":"),
            ),
        )
        for (stored, original), content, rss_item, atom_entry in made
    ]


def moments(stored: StoredItem, site: Site) -> tuple[dt.datetime, dt.datetime]:
    """When feeds say that an item was published and updated, in the site's zone.

    The items of an issue come out at one moment, and readers sort by it: they would shuffle them. So each stands a
    second before the one ahead of it. By its number, which never changes, not by its place in the text. ``updated``
    keeps its fraction of a second, so that two issues that come in together share no moment: the validator minds.
    """
    behind = dt.timedelta(seconds=stored.number)
    return site.local(stored.published) - behind, stored.updated.astimezone(site.zone) - behind


def _describe(entry: FeedEntry, stored: StoredItem, site: Site, content: str) -> None:
    item = stored.item
    entry.id(stored.id)
    entry.title(_one_line(item.headline) or _issue_label(stored))
    entry.link(href=site.url(stored.path))
    # As HTML in both formats: RSS's description is HTML whatever one calls it.
    entry.summary(escape(_summary(stored), quote=False), type="html")
    if content:
        entry.content(content, type="html")
    published, updated = moments(stored, site)
    entry.published(published)
    entry.updated(updated)
    entry.author([{"name": name} for name in _creators(stored)])
    entry.dc.dc_creator("、".join(_creators(stored)))
    if item.source:
        entry.dc.dc_source(_one_line(item.source))
    if item.date:
        entry.dcterms.value = str(item.date)
    for tag in item.regions:
        entry.category(term=tag.slug, label=tag.name, scheme=site.url("regions/"))
    for tag in item.themes:
        entry.category(term=tag.slug, label=tag.name, scheme=site.url("themes/"))
    if item.section:
        entry.category(term=item.section, label=item.section, scheme=site.url("sections/"))


def _json_item(stored: StoredItem, site: Site, content: str) -> dict[str, Any]:
    item = stored.item
    published, updated = moments(stored, site)
    return {
        "id": stored.id,
        "url": site.url(stored.path),
        "title": _one_line(item.headline) or _issue_label(stored),
        "content_html": content,
        "summary": _summary(stored),
        **({"image": site.url(stored.picture_path(item.pictures[0]))} if item.pictures else {}),
        "date_published": published.isoformat(),
        "date_modified": updated.isoformat(),
        "authors": [{"name": name} for name in _creators(stored)],
        "tags": [tag.name for tag in (*item.regions, *item.themes)] + ([item.section] if item.section else []),
        "language": "zh-CN",
        "_jianbao": {
            "date": str(item.date) if item.date else None,
            "section": item.section,
            "group": item.group,
            "source": item.source,
            "periodical": stored.issue.periodical if stored.issue else None,
            "issue": stored.issue_key,
            "regions": [{"id": tag.slug, "name": tag.name} for tag in item.regions],
            "themes": [{"id": tag.slug, "name": tag.name} for tag in item.themes],
        },
    }


def _addresses(stored: StoredItem, site: Site) -> Address:
    return lambda picture: site.url(stored.picture_path(picture))


def _attachments(original: Original | None, site: Site) -> dict[str, Any]:
    if original is None:
        return {}
    file = {"url": site.url(original.path), "mime_type": original.media_type, "size_in_bytes": original.size}
    return {"attachments": [file]}


def _creators(stored: StoredItem) -> list[str]:
    """Who is to be named as author: the byline, else the source, else the periodical."""
    names = [_one_line(name) for name in stored.item.byline if name.strip()]
    if not names and stored.item.source:
        names = [_one_line(stored.item.source)]
    return names or ([stored.issue.periodical_title] if stored.issue else [stored.issue_key])


def _summary(stored: StoredItem) -> str:
    return _one_line(stored.item.summary) or _one_line(stored.item.headline) or _issue_label(stored)


def _issue_label(stored: StoredItem) -> str:
    return stored.issue.label if stored.issue else stored.issue_key


def _one_line(text: str) -> str:
    return " ".join(text.split())


def cut(feed: str, name: str) -> list[str]:
    """The entries of a feed as feedgen has written it, in their order."""
    # Safe on text: a literal "<" in it is "&lt;" here.
    start, end = f"<{name}>", f"</{name}>"
    return [start + part[: part.index(end)] + end for part in feed.split(start)[1:]]
