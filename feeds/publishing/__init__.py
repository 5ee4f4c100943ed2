"""Issues out of the store, a site out on the disk: pages, feeds, directory, site map.

    Publisher(settings, store).publish()       what ``store.issues_lacking("site")`` names, and nothing else
    Publisher(settings, store).publish_all()   every page and every feed

An item is rendered once, by ``content`` and ``entries``, and stored; a feed joins its entries as text. Every file is
written by ``files.write_if_changed``, so an unchanged page is an unchanged file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feeds.publishing.publisher import Publisher

__all__ = ["Publisher"]


def __getattr__(name: str) -> Any:
    # feedgen and Jinja take 0.2 s to import; who only wants ``files`` or asks for --help must not pay for them.
    if name == "Publisher":
        from feeds.publishing.publisher import Publisher

        return Publisher
    raise AttributeError(name)
