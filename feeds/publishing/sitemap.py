"""What search engines are told: one site map an issue, an index over them, robots.txt. https://www.sitemaps.org/protocol.html

A new issue adds its own map and a line to the index; the maps of other issues stay as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lxml import etree

from feeds.model import StoredIssue, StoredItem
from feeds.publishing.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# In the site's top folder: a map may only name pages of its own folder and below.
INDEX = "sitemap.xml"


def map_path(key: str) -> str:
    return f"sitemap-{key}.xml"


def issue_map(issue: StoredIssue, items: Sequence[StoredItem], site: Site) -> bytes:
    pages = [(f"issues/{issue.key}/index.html", issue.changed), *((item.path, item.updated) for item in items)]
    return _document("urlset", "url", pages, site)


def map_index(issues: Sequence[StoredIssue], site: Site) -> bytes:
    return _document("sitemapindex", "sitemap", [(map_path(issue.key), issue.changed) for issue in issues], site)


def robots(site: Site) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {site.url(INDEX)}\n".encode()


def _document(name: str, part: str, pages: Sequence[tuple[str, dt.datetime]], site: Site) -> bytes:
    root = etree.Element(f"{{{_NAMESPACE}}}{name}", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    for path, changed in pages:
        element = etree.SubElement(root, f"{{{_NAMESPACE}}}{part}")
        etree.SubElement(element, f"{{{_NAMESPACE}}}loc").text = site.url(path)
        etree.SubElement(element, f"{{{_NAMESPACE}}}lastmod").text = site.local(changed).isoformat()
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text
