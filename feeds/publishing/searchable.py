"""What an item is found by: all that its page shows of its text, and its tags with the regions above them."""

from __future__ import annotations

from feeds.model import StoredItem, Taxonomies
from feeds.searching.tokens import tag_token
from feeds.store.search import Searchable


def searchable(stored: StoredItem, taxonomies: Taxonomies) -> Searchable:
    """``stored`` with clean text."""
    item = stored.item
    regions = {tag.slug for tag in item.regions}
    regions |= {above for slug in regions for above in taxonomies.ancestors(slug)}
    texts = (item.title, item.subtitle, item.body, item.source, *item.byline, item.section, item.group)
    tags = [("region", slug) for slug in sorted(regions)] + [("theme", tag.slug) for tag in item.themes]
    return Searchable(
        stored.id,
        stored.issue_key,
        stored.number,
        stored.published,
        "\n".join(filter(None, texts)),
        [tag_token(kind, slug) for kind, slug in tags],
    )
