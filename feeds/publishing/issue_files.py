"""The files that an issue has to itself: its contents, a page for each item, its site map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from feeds.model import StoredIssue, StoredItem
from feeds.publishing import sitemap
from feeds.publishing.facets import Facets
from feeds.publishing.listing import list_issue
from feeds.publishing.pages import Pages
from feeds.publishing.site import Site


def issue_files(
    issue: StoredIssue,
    items: Sequence[StoredItem],
    removed: Iterable[int],
    *,
    pages: Pages,
    facets: Facets,
    site: Site,
) -> Iterator[tuple[str, bytes]]:
    """(path, content). ``items`` in the order of the text, ``removed`` the numbers of those a correction took out."""
    neighbours = zip([None, *items], items, [*items[1:], None], strict=False)
    for before, stored, after in neighbours:
        yield stored.path, pages.item(stored, before, after)
    for number in removed:
        # As StoredItem.path, for an item that is no more.
        path = f"items/{issue.key}/{number:02d}.html"
        yield path, pages.gone(path, issue)
    yield f"issues/{issue.key}/index.html", pages.issue(list_issue(issue, items, facets))
    yield sitemap.map_path(issue.key), sitemap.issue_map(issue, items, site)
