"""An RSS <item> and an Atom <entry>: what feedgen makes of an entry of its make, filled in with what this one says.

feedgen makes it in a feed of its own, whose head declares the namespaces that the real heads declare (``heads``), so
that the entry can be cut out of it and put among others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache

from feeds.publishing.forms import Form, hole
from feeds.publishing.generator import new_feed, one_at_a_time

# As many makes are remembered. They differ by how many names and categories an entry has, and by what it lacks.
_MAKES = 1000
# feedgen takes a moment only.
_SOME_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_MOMENTS = re.compile(r"<(updated|published|pubDate)>[^<]*")


@dataclass(frozen=True, slots=True)
class Category:
    term: str
    label: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    url: str
    length: int
    type: str


@dataclass(frozen=True, slots=True)
class Said:
    """``summary`` and ``content`` are HTML, all else is text; what is empty is left out."""

    id: str
    title: str
    link: str
    summary: str
    published: dt.datetime
    updated: dt.datetime
    creators: Sequence[str]
    content: str = ""
    source: str = ""
    date: str = ""
    categories: Sequence[Category] = ()
    enclosure: Enclosure | None = None


def rss_and_atom(said: Said) -> tuple[bytes, bytes]:
    """In UTF-8."""
    values = {
        "id": said.id,
        "title": said.title,
        "link": said.link,
        "summary": said.summary,
        "pubDate": format_datetime(said.published),
        "published": said.published.isoformat(),
        "updated": said.updated.isoformat(),
        # Atom has as many names as there are; Dublin Core, in both, one.
        "creators": "、".join(said.creators),
        "content": said.content,
        "source": said.source,
        "date": said.date,
    }
    for n, name in enumerate(said.creators):
        values[f"creator{n}"] = name
    for n, one in enumerate(said.categories):
        values |= {f"term{n}": one.term, f"label{n}": one.label, f"scheme{n}": one.scheme}
    if said.enclosure:
        values |= {"url": said.enclosure.url, "length": str(said.enclosure.length), "type": said.enclosure.type}
    has = tuple(name for name in ("content", "source", "date", "url") if values.get(name))
    rss, atom = _forms(has, len(said.creators), len(said.categories))
    return rss.filled(values).encode(), atom.filled(values).encode()


@lru_cache(maxsize=_MAKES)
def _forms(has: Sequence[str], creators: int, categories: int) -> tuple[Form, Form]:
    with one_at_a_time:
        feed = new_feed()
        entry = feed.add_entry()
        entry.id(hole("id"))
        entry.title(hole("title"))
        entry.link(href=hole("link"))
        # As HTML in both formats: RSS's description is HTML whatever one calls it.
        entry.summary(hole("summary"), type="html")
        entry.published(_SOME_MOMENT)
        entry.updated(_SOME_MOMENT)
        entry.author([{"name": hole(f"creator{n}")} for n in range(creators)])
        entry.dc.dc_creator(hole("creators"))
        if "content" in has:
            entry.content(hole("content"), type="html")
        if "source" in has:
            entry.dc.dc_source(hole("source"))
        if "date" in has:
            entry.dcterms.value = hole("date")
        for n in range(categories):
            entry.category(term=hole(f"term{n}"), label=hole(f"label{n}"), scheme=hole(f"scheme{n}"))
        if "url" in has:
            entry.enclosed.file = {name: hole(name) for name in ("url", "length", "type")}
        return _form(feed.rss_str(), "item"), _form(feed.atom_str(), "entry")


def _form(feed: bytes, name: str) -> Form:
    text = feed.decode()
    start, end = text.index(f"<{name}>"), text.index(f"</{name}>") + len(f"</{name}>")
    return Form(_MOMENTS.sub(lambda found: f"<{found[1]}>{hole(found[1])}", text[start:end]))
