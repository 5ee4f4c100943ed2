"""feeds/index.opml: every feed in one file, to be imported into a reader at one go. OPML 2.0, http://opml.org/spec2.opml

No dates and no figures in it: it changes when a feed appears, not when an item does.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from feeds.publishing.heads import Feed
from feeds.publishing.site import Site


def opml(groups: Sequence[tuple[str, Sequence[Feed]]], site: Site) -> bytes:
    """``groups`` are (heading, feeds); a group without a heading stands at the top level."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = site.title
    body = etree.SubElement(root, "body")
    for heading, feeds in groups:
        # No more than a text: with anything else an outline would have to say what it is.
        parent = etree.SubElement(body, "outline", text=heading) if heading else body
        for feed in feeds:
            etree.SubElement(
                parent,
                "outline",
                type="rss",
                text=feed.title,
                title=feed.title,
                xmlUrl=site.url(feed.file("rss")),
                htmlUrl=site.url(feed.page),
                language="zh-CN",
            )
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text
