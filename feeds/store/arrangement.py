"""What readers are to see of an issue: its items as corrected, each of them shown, held or out (pure).

text     the items that the issue's text now has, by their ids
file     a person's corrections: fields, drops, joins
person   what was accepted or dropped by command
policy   what is held for a person, or shown with a mark
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from feeds.corrections.applying import Numbered, apply
from feeds.corrections.correction import Correction, Corrections
from feeds.model import Flag, Item
from feeds.verdict import Action, Policy, action_for_issue, action_for_item, judge_issue, judge_item, marked, with_marks


class Removal(StrEnum):
    """Why nobody is to see an item: the text has it no longer, a person dropped it, the corrections drop or join it."""

    TEXT = "text"
    PERSON = "person"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an item besides its text. ``seen``: readers have it already; what is out is not held again."""

    seen: bool = False
    accepted: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An item as it is to be stored. ``original`` is what its corrections have replaced, as JSON."""

    id: str
    number: int
    item: Item
    original: Mapping[str, Any]
    removal: Removal | None
    held: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``flags`` are the issue's; ``unmatched`` the corrections that name no item of it."""

    items: tuple[Placed, ...]
    flags: tuple[Flag, ...]
    unmatched: tuple[Correction, ...]


def arrange(
    items: Sequence[Numbered],
    standings: Mapping[str, Standing],
    flags: Sequence[Flag],
    corrections: Corrections,
    policy: Policy,
) -> Arrangement:
    """``items`` as the rules made them; those that ``standings`` lacks are new."""
    applied = apply(items, corrections)
    found = []
    verdicts = {}
    for one, corrected in zip(items, applied.items, strict=True):
        standing = standings.get(one.id, Standing())
        removal = Removal.PERSON if standing.dropped else Removal.FILE if corrected.out else None
        found.append((one, corrected, standing, removal))
        if removal is None:
            verdicts[one.id] = judge_item(corrected.item, policy, accepted=standing.accepted)
    verdict = judge_issue(flags, list(verdicts.values()), policy)
    of_issue = action_for_issue(verdict, policy)
    placed = []
    for one, corrected, standing, removal in found:
        item, held = corrected.item, False
        if removal is None:
            action = action_for_item(verdicts[one.id], policy)
            item = with_marks(item, action, verdicts[one.id])
            held = not standing.accepted and not standing.seen and Action.HOLD in (action, of_issue)
        placed.append(Placed(one.id, one.number, item, corrected.original, removal, held))
    return Arrangement(tuple(placed), marked(tuple(flags), of_issue, verdict), applied.unmatched)
