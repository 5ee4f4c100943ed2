"""What is left at addresses that have moved: nothing, once no item is there, for a file would be found before the rule
that leads on from it (``redirects``).

Until the items of a region or theme that was renamed are tagged anew they are found at its old addresses.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from feeds.model import Taxonomies, Topic

Slug = tuple[str, str]
"""A kind of facet, and which one of it."""


def moved(taxonomies: Taxonomies, topics: Iterable[Topic], counts: Mapping[str, int]) -> set[Slug]:
    """The slugs that facets had in former times, and that no item has any more. ``counts`` say how many items a facet
    carries, by the path of its feed."""
    former: set[Slug] = {("region", old) for region in taxonomies.regions for old in region.was}
    former |= {("theme", old) for theme in taxonomies.themes for old in theme.was}
    former |= {("topic", old) for topic in topics for old in topic.was}
    return {one for one in former if not counts.get("/".join(one))}


def remove_moved(public: Path, slugs: Collection[Slug]) -> None:
    """Removes what is at their addresses. Raises OSError."""
    for path in _left(public, slugs):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _left(public: Path, slugs: Collection[Slug]) -> Iterator[Path]:
    for kind, slug in sorted(slugs):
        feeds, pages = public / "feeds" / kind, public / f"{kind}s"
        # The page last: while it is there, the rest may be too.
        if not (page := pages / f"{slug}.html").exists():
            continue
        if kind == "theme":
            for regions in (public / "feeds/region", public / "regions"):
                yield from [*regions.glob(f"*/theme/{slug}.*"), *regions.glob(f"*/theme/{slug}")]
        yield from [*feeds.glob(f"{slug}.*"), *feeds.glob(slug), *pages.glob(slug), page]
