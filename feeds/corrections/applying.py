"""Applies a person's corrections to the items of an issue (pure).

The items are as the rules cut and tagged them; they keep their order. What a correction replaces is kept beside the
corrected item, so that taking a correction back restores the item, and applying twice is applying once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from feeds.corrections.correction import Correction, Corrections
from feeds.model import Item
from feeds.serialise import item_from_json, item_to_json

# The flags that a field set by a person answers.
_ANSWERED = {
    "title": {"no-headline", "torn-start"},
    "source": {"attribution-torn", "no-attribution"},
    "byline": {"attribution-torn", "no-attribution"},
    "date": {"doubtful-date"},
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item of an issue with its id and the number of that id."""

    id: str
    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class Corrected:
    """``original`` holds, as JSON, what the corrections have replaced. ``out``: the item is not to be seen."""

    item: Item
    original: Mapping[str, Any] = field(default_factory=dict)
    out: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """``items`` are in the order given; ``unmatched`` are the corrections that name no item, or join in a circle."""

    items: tuple[Corrected, ...]
    unmatched: tuple[Correction, ...]


def apply(items: Sequence[Numbered], corrections: Corrections) -> Applied:
    """Of two corrections of one item the later goes first where both say something."""
    by_number = {one.number: one for one in items}
    by_id = {one.id: one for one in items}
    values = {one.number: item_to_json(one.item) for one in items}
    touched: dict[int, set[str]] = {}
    dropped: set[int] = set()
    joins: dict[int, Correction] = {}
    unmatched: list[Correction] = []
    for correction in corrections.items:
        found = by_id.get(correction.id) if correction.id is not None else by_number.get(correction.number or 0)
        if found is None or (correction.join is not None and correction.join not in by_number):
            unmatched.append(correction)
            continue
        if correction.drop:
            dropped.add(found.number)
        if correction.join is not None:
            joins[found.number] = correction
        if correction.fields:
            _set(values[found.number], correction.fields)
            touched.setdefault(found.number, set()).update(correction.fields.keys() - {"date_evidence"})
    for number, correction in joins.items():
        target = _end_of(number, joins)
        if target is None:
            unmatched.append(correction)
            continue
        # In the order of the text, whatever the order of the file.
        touched.setdefault(target, set()).add("blocks")
    ordered = [one.number for one in items]
    for number in ordered:
        if number in joins and (target := _end_of(number, joins)) is not None:
            dropped.add(number)
            _join(values[target], item_to_json(by_number[number].item))
    return Applied(
        tuple(_corrected(one, values[one.number], touched.get(one.number, ()), one.number in dropped) for one in items),
        tuple(unmatched),
    )


def _end_of(number: int, joins: Mapping[int, Correction]) -> int | None:
    """The item at the end of a chain of joins, None for a circle."""
    seen = {number}
    while (correction := joins.get(number)) is not None and correction.join is not None:
        number = correction.join
        if number in seen:
            return None
        seen.add(number)
    return number


def _set(value: dict[str, Any], fields: Mapping[str, Any]) -> None:
    answered = {code for name in fields for code in _ANSWERED.get(name, ())}
    value.update(fields)
    value["flags"] = [flag for flag in value["flags"] if flag["code"] not in answered]


def _join(value: dict[str, Any], other: Mapping[str, Any]) -> None:
    """The end of the other's text is now the end of this one's, and so are its source and what is to be seen to."""
    value["blocks"] = [*value["blocks"], *other["blocks"]]
    value["spans"] = [*value["spans"], *other["spans"]]
    value["flags"] = [
        *(flag for flag in value["flags"] if flag["code"] not in ("torn-end", "short")),
        *(flag for flag in other["flags"] if flag["code"] == "torn-end"),
    ]
    value["source"] = value["source"] or other["source"]
    value["byline"] = value["byline"] or other["byline"]


def _corrected(one: Numbered, value: dict[str, Any], touched: Iterable[str], out: bool) -> Corrected:
    before = item_to_json(one.item)
    value["corrected"] = sorted(touched)
    original = {name: before[name] for name in before if name != "corrected" and before[name] != value[name]}
    return Corrected(item_from_json(value), original, out)


def restored(item: Item, original: Mapping[str, Any]) -> Item:
    """The item as the rules made it, from the corrected one and what the corrections have replaced."""
    return item_from_json({**item_to_json(item), **original, "corrected": []})
