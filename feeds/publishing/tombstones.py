"""What a feed says of an item that was taken out: ``at:deleted-entry`` in Atom (RFC 6721), so that readers drop it too.

RSS and JSON Feed have nothing of the kind; there, and everywhere, the item's page answers 410.
"""

from __future__ import annotations

import datetime as dt

from lxml import etree

from feeds.i18n import gettext as _
from feeds.publishing.site import Site
from feeds.store.records import RemovedItem

_NAMESPACE = "http://purl.org/atompub/tombstones/1.0"


def when(gone: RemovedItem, site: Site) -> dt.datetime:
    return gone.removed.astimezone(site.zone)


def tombstone(gone: RemovedItem, site: Site) -> bytes:
    nsmap = {"at": _NAMESPACE}
    element = etree.Element(
        f"{{{_NAMESPACE}}}deleted-entry",
        {"ref": gone.stored.id, "when": when(gone, site).isoformat()},
        nsmap=nsmap,
    )
    etree.SubElement(element, f"{{{_NAMESPACE}}}comment").text = _("这一期后来作了更正，更正后的版本里没有这一条。")
    text: str = etree.tostring(element, encoding="unicode")
    return text.encode()
