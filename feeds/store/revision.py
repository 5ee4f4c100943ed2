"""What an issue's text, as it now is, means for the items that were minted for it before (pure)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.model import Item
from feeds.serialise import item_to_json
from feeds.store.alignment import align


@dataclass(frozen=True, slots=True)
class Minted:
    """An item that has its id, as the rules made it. ``gone``: the text had it no longer when it was last saved."""

    id: str
    number: int
    position: int
    item: Item
    gone: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """``added`` are new items with their number, ``kept`` earlier ones with their present text, ``gone`` the rest of
    the earlier ones that were not gone before. Both former are in the order of the text."""

    added: tuple[tuple[int, Item], ...]
    kept: tuple[tuple[Minted, Item], ...]
    gone: tuple[Minted, ...]


def revise(minted: Sequence[Minted], items: Sequence[Item]) -> Revision:
    """The first time an item's number is its sequence; later the next one that was never used."""
    if not minted:
        return Revision(tuple((item.sequence, item) for item in items), (), ())
    # Live ones first: where one that is gone would do as well, the live one keeps its id.
    earlier = sorted(minted, key=lambda one: (one.gone, one.position, one.number))
    pairs = align([one.item for one in earlier], items)
    free = max(one.number for one in earlier) + 1
    new = [item for index, item in enumerate(items) if index not in pairs]
    still = set(pairs.values())
    return Revision(
        added=tuple(enumerate(new, free)),
        kept=tuple((earlier[place], items[index]) for index, place in sorted(pairs.items())),
        gone=tuple(one for place, one in enumerate(earlier) if place not in still and not one.gone),
    )


def digest_of(item: Item) -> str:
    """SHA-256 of what a reader sees of an item: places in the file, scores and flags may change without an update."""
    content = item_to_json(item)
    for hidden in ("sequence", "spans", "flags", "confidence", "date_evidence", "corrected"):
        del content[hidden]
    for block in content["blocks"]:
        del block["span"]
    for taxonomy in ("regions", "themes"):
        content[taxonomy] = [[tag["id"], tag["name"]] for tag in content[taxonomy]]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
