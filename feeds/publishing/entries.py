"""One item as an RSS <item>, an Atom <entry> and an item of JSON Feed 1.1, in UTF-8: ready to be joined into feeds.

feedgen builds the two in XML (``entry_forms``). What this takes care of for readers:

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
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, get_args

from feeds.model import StoredItem
from feeds.publishing.content import Address, feed_content
from feeds.publishing.entry_forms import Category, Enclosure, Said, rss_and_atom
from feeds.publishing.lines import Line
from feeds.publishing.originals import Original
from feeds.publishing.site import Site

Format = Literal["rss", "atom", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

# To be counted up when what this module writes changes: stored entries are then made anew.
_EDITION = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed carries, in each format."""

    rss: bytes
    atom: bytes
    json: bytes

    def of(self, format: Format) -> bytes:
        made: bytes = getattr(self, format)
        return made


@dataclass(frozen=True, slots=True)
class ItemEntry(Entry):
    """An item as feeds carry it and as lists show it. ``digest`` is of all that it was made from."""

    digest: str
    line: Line


def entry_digest(stored: StoredItem, site: Site, original: Original | None = None) -> str:
    """SHA-256 of everything that ``make_entry`` looks at."""
    made_from = [
        str(_EDITION),
        site.address,
        str(site.zone),
        stored.id,
        stored.path,
        _issue_label(stored),
        stored.issue.periodical_title if stored.issue else "",
        stored.published.isoformat(),
        stored.updated.isoformat(),
        stored.digest,
        *([original.path, str(original.size)] if original else []),
    ]
    return hashlib.sha256("\n".join(made_from).encode("utf-8", "surrogatepass")).hexdigest()


def make_entry(stored: StoredItem, site: Site, original: Original | None = None) -> ItemEntry:
    """The entry of an item whose text is clean (``xmltext.cleaned``); ``original`` is its issue's file."""
    content = feed_content(stored.item, _addresses(stored, site))
    rss, atom = rss_and_atom(_said(stored, site, content, original))
    return ItemEntry(
        digest=entry_digest(stored, site, original),
        rss=rss,
        atom=atom,
        json=in_json(_json_item(stored, site, content) | _attachments(original, site)),
        line=line_of(stored, site),
    )


def in_json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def moments(stored: StoredItem, site: Site) -> tuple[dt.datetime, dt.datetime]:
    """When feeds say that an item was published and updated, in the site's zone.

    The items of an issue come out at one moment, and readers sort by it: they would shuffle them. So each stands a
    second before the one ahead of it. By its number, which never changes, not by its place in the text. ``updated``
    keeps its fraction of a second, so that two issues that come in together share no moment: the validator minds.
    """
    behind = dt.timedelta(seconds=stored.number)
    return site.local(stored.published) - behind, stored.updated.astimezone(site.zone) - behind


def line_of(stored: StoredItem, site: Site) -> Line:
    """``stored`` with clean text."""
    item = stored.item
    return Line(
        path=stored.path,
        headline=item.headline,
        summary=item.summary,
        date=item.date,
        section=item.section,
        group=item.group,
        regions=tuple(tag.slug for tag in item.regions),
        themes=tuple(tag.slug for tag in item.themes),
        issue=stored.issue_key,
        label=_issue_label(stored),
        published=stored.published,
        updated=moments(stored, site)[1],
    )


def _said(stored: StoredItem, site: Site, content: str, original: Original | None) -> Said:
    item = stored.item
    published, updated = moments(stored, site)
    tagged = ((item.regions, site.url("regions/")), (item.themes, site.url("themes/")))
    categories = [Category(tag.slug, tag.name, scheme) for tags, scheme in tagged for tag in tags]
    if item.section:
        categories.append(Category(item.section, item.section, site.url("sections/")))
    return Said(
        id=stored.id,
        title=_title(stored),
        link=site.url(stored.path),
        summary=escape(_summary(stored), quote=False),
        content=content,
        published=published,
        updated=updated,
        creators=_creators(stored),
        source=_one_line(item.source or ""),
        date=str(item.date or ""),
        categories=categories,
        enclosure=Enclosure(site.url(original.path), original.size, original.media_type) if original else None,
    )


def _json_item(stored: StoredItem, site: Site, content: str) -> dict[str, Any]:
    item = stored.item
    published, updated = moments(stored, site)
    return {
        "id": stored.id,
        "url": site.url(stored.path),
        "title": _title(stored),
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
    if not names and (source := _one_line(stored.item.source or "")):
        names = [source]
    return names or ([stored.issue.periodical_title] if stored.issue else [stored.issue_key])


def _summary(stored: StoredItem) -> str:
    return _one_line(stored.item.summary) or _title(stored)


def _title(stored: StoredItem) -> str:
    return _one_line(stored.item.headline) or _issue_label(stored)


def _issue_label(stored: StoredItem) -> str:
    return stored.issue.label if stored.issue else stored.issue_key


def _one_line(text: str) -> str:
    return " ".join(text.split())
