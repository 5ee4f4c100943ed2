"""What a tagger makes of items that were tagged by another config (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from feeds.identity import find_periodical
from feeds.model import Issue, Item, Periodical, StoredIssue, StoredItem
from feeds.tagging import Tagger

# The flags that tagging adds to an item, and to an issue whose date it had to infer.
_FLAGS_OF_ITEMS = ("doubtful-date",)
_INFERRED = "date-inferred"
# What stands or falls with a field that a person has set.
_TOGETHER = {
    "date": ("date", "date_evidence"),
    "regions": ("regions",),
    "themes": ("themes",),
    "summary": ("summary",),
}


@dataclass(frozen=True, slots=True)
class Retagged:
    """An item as it is in the store, and as it is tagged now."""

    stored: StoredItem
    item: Item

    @property
    def changed(self) -> bool:
        """Whether anything is different, be it only a score or the words of the evidence."""
        return self.item != self.stored.item

    @property
    def fields(self) -> tuple[str, ...]:
        """What a reader would see changed: date, regions, themes, summary."""
        return tuple(name for name in _TOGETHER if _seen(self.stored.item, name) != _seen(self.item, name))


def retag(
    issue: StoredIssue,
    items: Sequence[StoredItem],
    text: str,
    tagger: Tagger,
    periodicals: Sequence[Periodical],
    *,
    keep_corrections: bool = True,
) -> tuple[Retagged, ...]:
    """Every item of an issue as the tagger now sees it, in the order given. ``text`` is the issue's ``Document.text``.

    What a person has set stays, unless it is asked what the rules alone would say.
    """
    masthead = issue.masthead
    if any(flag.code == _INFERRED for flag in issue.flags):
        # That date is the tagger's own finding, to be found again.
        masthead = replace(masthead, date=None)
    bare = tuple(replace(stored.item, flags=_without(stored.item, _FLAGS_OF_ITEMS)) for stored in items)
    periodical = find_periodical(masthead.title, masthead.publisher, periodicals)
    tagged = tagger.tag(Issue(masthead, bare), text, periodical).items
    return tuple(
        Retagged(stored, corrected_as(stored.item, item) if keep_corrections else item)
        for stored, item in zip(items, tagged, strict=True)
    )


def corrected_as(item: Item, tagged: Item) -> Item:
    """The tagged item with what a person has set in ``item``."""
    kept: dict[str, Any] = {
        name: getattr(item, name) for field in item.corrected for name in _TOGETHER.get(field, (field,))
    }
    if "date" in item.corrected:
        kept["flags"] = _without(tagged, _FLAGS_OF_ITEMS)
    return replace(tagged, **kept, corrected=item.corrected)


def _without(item: Item, codes: Sequence[str]) -> Any:
    return tuple(flag for flag in item.flags if flag.code not in codes)


def _seen(item: Item, name: str) -> object:
    value = getattr(item, name)
    return [(tag.slug, tag.name) for tag in value] if name in ("regions", "themes") else value
