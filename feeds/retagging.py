"""What a tagger makes of items that were tagged by another config (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from feeds.identity import find_periodical
from feeds.model import Issue, Item, Periodical, StoredIssue
from feeds.tagging import Tagger

# The flag that tagging adds to an item.
_FLAG_OF_ITEMS = "doubtful-date"
# That of an issue whose date it had to infer, and what of the masthead then is its own finding, to be found again.
_INFERRED: dict[str, dict[str, None]] = {
    "date-inferred": {"date": None, "year": None},
    "month-inferred": {"date": None},
}
# What readers see of what tagging fills in.
_FIELDS = ("date", "regions", "themes", "summary")


def retag(
    issue: StoredIssue, items: Sequence[Item], text: str, tagger: Tagger, periodicals: Sequence[Periodical]
) -> tuple[Item, ...]:
    """The items of an issue as the tagger now sees them, in the order given.

    ``items`` are as the rules made them, without what a person has set; ``text`` is the issue's ``Document.text``.
    """
    masthead = issue.masthead
    for flag in issue.flags:
        masthead = replace(masthead, **_INFERRED.get(flag.code, {}))
    bare = tuple(
        replace(item, flags=tuple(flag for flag in item.flags if flag.code != _FLAG_OF_ITEMS)) for item in items
    )
    periodical = find_periodical(masthead.title, masthead.publisher, periodicals)
    return tagger.tag(Issue(masthead, bare), text, periodical).items


def as_corrected(before: Item, tagged: Item) -> Item:
    """The item as tagged now, with what a person has set in ``before``."""
    kept: dict[str, Any] = {name: getattr(before, name) for name in before.corrected}
    return replace(tagged, **kept, corrected=before.corrected)


def changed_fields(before: Item, after: Item) -> tuple[str, ...]:
    """What a reader would see changed: date, regions, themes, summary."""
    return tuple(name for name in _FIELDS if _seen(before, name) != _seen(after, name))


def _seen(item: Item, name: str) -> object:
    value = getattr(item, name)
    return [(tag.slug, tag.name) for tag in value] if name in ("regions", "themes") else value
