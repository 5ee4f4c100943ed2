"""The files that an issue has to itself: its contents, a page for each item, its site map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from feeds.model import StoredIssue, StoredItem
from feeds.publishing import sitemap
from feeds.publishing.facets import Facets
from feeds.publishing.lines import Line
from feeds.publishing.listing import list_issue
from feeds.publishing.originals import Place
from feeds.publishing.pages import Pages
from feeds.publishing.site import Site


def issue_files(
    issue: StoredIssue,
    items: Sequence[StoredItem],
    removed: Iterable[int],
    *,
    lines: Sequence[Line],
    places: Mapping[str, Place],
    pages: Pages,
    facets: Facets,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """(path, content). ``items`` in the order of the text, ``lines`` are theirs, ``removed`` the numbers of those a
    correction took out, ``places`` where items begin in the issue's file, by their ids."""
    neighbours = zip([None, *items], items, [*items[1:], None], strict=False)
    for before, stored, after in neighbours:
        yield stored.path, pages.item(stored, before, after, places.get(stored.id))
    for number in removed:
        path = item_path(issue.key, number)
        yield gone_path(path), pages.gone(path, issue)
    yield f"issues/{issue.key}/index.html", pages.issue(list_issue(issue, lines, facets))
    yield sitemap.map_path(issue.key), sitemap.issue_map(issue, items, site)


def stale_files(public: Path, key: str, items: Iterable[StoredItem], removed: Iterable[int]) -> Iterator[str]:
    """What must not be there beside these: the pages of items taken out, and what stood for items that are back."""
    yield from (item_path(key, number) for number in removed)
    # Hardly an issue has any.
    if (public / gone_path(item_path(key, 1))).parent.is_dir():
        yield from (gone_path(stored.path) for stored in items)


def item_path(key: str, number: int) -> str:
    """As StoredItem.path, for an item that is no more."""
    return f"items/{key}/{number:02d}.html"


def gone_path(path: str) -> str:
    """What a web server shows, as 410 Gone, where a page was. In a folder of its own, so that any server can tell."""
    return f"gone/{path}"
