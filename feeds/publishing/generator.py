"""The one place that starts feedgen, and what feedgen lacks.

Heads (``heads``) and entries (``entries``) are made by two feeds of feedgen and joined as text, so both have to declare
the same namespaces: those of ``new_feed``.
"""

from __future__ import annotations

import threading
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

# feedgen writes English dates by switching the whole process's locale for a moment: one feed at a time.
one_at_a_time = threading.Lock()


def new_feed(id: str = "id", title: str = "title") -> Any:
    """A feed of feedgen that already has what feedgen asks for, to be told what it really is."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.register_extension("dcterms", Temporal, Temporal)
    feed.register_extension("enclosed", Enclosed, Enclosed)
    feed.id(id)
    feed.title(title)
    feed.link(href="link")
    feed.description("description")
    return feed


class History:
    """An extension for feedgen: where in its archive a feed stands, by RFC 5005. In Atom links do most of it; for RSS
    feedgen writes no link but ``self``, so they are added here."""

    NAMESPACE = "http://purl.org/syndication/history/1.0"
    _ATOM = "http://www.w3.org/2005/Atom"

    def __init__(self) -> None:
        self.links: list[dict[str, str]] = []
        self.is_archive = False

    def extend_ns(self) -> dict[str, str]:
        return {"fh": self.NAMESPACE}

    def extend_rss(self, root: Any) -> Any:
        for link in self.links:
            etree.SubElement(root[0], f"{{{self._ATOM}}}link", link)
        self._mark(root[0])
        return root

    def extend_atom(self, root: Any) -> Any:
        self._mark(root)
        return root

    def _mark(self, head: Any) -> None:
        if self.is_archive:
            etree.SubElement(head, f"{{{self.NAMESPACE}}}archive")


class Enclosed:
    """An extension for feedgen: a file that belongs to an entry. Its own way loses ``rel`` and type in Atom."""

    def __init__(self) -> None:
        self.file: dict[str, str] = {}
        """url, length in bytes, type"""

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, element: Any) -> Any:
        if self.file:
            etree.SubElement(element, "enclosure", self.file)
        return element

    def extend_atom(self, element: Any) -> Any:
        if self.file:
            rest = {name: value for name, value in self.file.items() if name != "url"}
            # Without a namespace of its own, as feedgen makes an entry: it is in that of the feed, which has no prefix.
            etree.SubElement(element, "link", {"rel": "enclosure", "href": self.file["url"], **rest})
        return element


class Temporal:
    """An extension for feedgen: ``dcterms:temporal``, the time that an entry is about."""

    NAMESPACE = "http://purl.org/dc/terms/"

    def __init__(self) -> None:
        self.value = ""

    def extend_ns(self) -> dict[str, str]:
        return {"dcterms": self.NAMESPACE}

    def extend_rss(self, element: Any) -> Any:
        if self.value:
            etree.SubElement(element, f"{{{self.NAMESPACE}}}temporal").text = self.value
        return element

    extend_atom = extend_rss
