"""What search engines are told: one site map an issue, an index over them, robots.txt. https://www.sitemaps.org/protocol.html

A new issue adds its own map and a line to the index; the maps of other issues stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from feeds.model import StoredIssue, StoredItem
from feeds.publishing.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# In the site's top folder: a map may only name pages of its own folder and below.
INDEX = "sitemap.xml"


def map_path(key: str) -> str:
    return f"sitemap-{key}.xml"


def issue_map(issue: StoredIssue, items: Sequence[StoredItem], site: Site) -> bytes:
    pages = [(f"issues/{issue.key}/index.html", issue.changed), *((item.path, item.updated) for item in items)]
    return _document("urlset", (_part("url", site.url(path), site.stamp(changed)) for path, changed in pages))


def map_index(changes: Iterable[tuple[str, str]], site: Site) -> bytes:
    """``changes`` are every issue's key and when it last changed, as W3CDTF."""
    return _document("sitemapindex", (_part("sitemap", site.url(map_path(key)), changed) for key, changed in changes))


def robots(site: Site) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {site.url(INDEX)}\n".encode()


def _part(name: str, address: str, changed: str) -> str:
    return f"<{name}><loc>{escape(address)}</loc><lastmod>{changed}</lastmod></{name}>\n"


def _document(name: str, lines: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(lines)}</{name}>\n".encode()
