"""How well an issue was cut and tagged, measured against the labels a careful reader made.

Every figure is a share from 0 to 1. White space, Markdown marks and the width of characters never count.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from feeds.model import Issue, Item, Tag, Taxonomies

Label = dict[str, Any]
# The names of what a place lies in, for a tag or for a name of the labels.
Above = Callable[[Tag | str], frozenset[str]]

FACTS = ("section", "group", "kind", "source", "byline", "date")


def plain(text: str | None) -> str:
    return re.sub(r"[\s*#<>]+", "", unicodedata.normalize("NFKC", text or ""))


def letters(text: str | None) -> str:
    return "".join(c for c in plain(text) if unicodedata.category(c)[0] in "LN")


@dataclass
class Score:
    """``misses`` says in words what was wrong, for the message of a failing test."""

    figures: dict[str, float] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)


def read_labels(path: Path) -> Label:
    labels: Label = json.loads(path.read_text(encoding="utf-8"))
    return labels


def _likeness(label: Label, item: Item) -> float:
    """1 for the same headline; for an item without headline, how well its text begins and ends as labelled."""
    if label["title"]:
        wanted = letters(label["title"])
        both = wanted + letters(label["subtitle"])
        found = letters(item.title)
        found_both = found + letters(item.subtitle)
        return max(
            SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0
            for a, b in ((wanted, found), (both, found_both))
        )
    body = letters(item.body)
    begins = letters(label["first"]) in body[:60]
    ends = letters(label["last"]) in body[-60:]
    return (begins + ends) / 2


def pair(labels: list[Label], items: tuple[Item, ...]) -> dict[int, Item]:
    """Which item stands for which label; a headline has to be nine tenths the same."""
    ranked = sorted(
        (
            (-likeness, n, item.sequence, item)
            for n, label in enumerate(labels)
            for item in items
            if (likeness := _likeness(label, item)) >= (0.9 if label["title"] else 0.5)
        ),
        key=lambda row: row[:3],
    )
    pairs: dict[int, Item] = {}
    taken: set[int] = set()
    for _, n, sequence, item in ranked:
        if n not in pairs and sequence not in taken:
            pairs[n] = item
            taken.add(sequence)
    return pairs


def _within_bounds(label: Label, item: Item) -> bool:
    body, first, last = plain(item.body), plain(label["first"]), plain(label["last"])
    return 0 <= body.find(first) <= 2 and body.rfind(last) + len(last) >= len(body) - 2 and last in body


def _fact(item: Item, name: str) -> Any:
    if name == "byline":
        return sorted(map(plain, item.byline))
    if name == "kind":
        return item.kind.value
    if name == "date":
        return str(item.date) if item.date else None
    return plain(getattr(item, name))


def _accepted(label: Label, name: str) -> list[Any]:
    answers = [label[name], *label.get(f"{name}_ok", [])]
    if name == "byline":
        return [sorted(map(plain, answer)) for answer in answers]
    return answers if name in ("kind", "date") else [plain(answer) for answer in answers]


def _above(taxonomies: Taxonomies) -> Above:
    slugs: dict[str, str] = {}
    for region in reversed(taxonomies.regions):  # of two places of one name the first is the well-known one
        slugs[region.name] = region.slug

    def names(place: Tag | str) -> frozenset[str]:
        slug = place.slug if isinstance(place, Tag) else slugs.get(place, "")
        return frozenset(taxonomies.region_by_slug[above].name for above in taxonomies.ancestors(slug))

    return names


def _tagging(pairs: dict[int, Item], labels: list[Label], name: str, above: Above, misses: list[str]) -> float:
    """F1: a labelled tag must be given, or an acceptable one below it (鄞州 for 宁波); a given one must be labelled,
    acceptable or above one that is (浙江)."""
    hit = wanted = good = given = 0
    for n, label in enumerate(labels):
        core, fine = set(label[name]), {*label[name], *label[f"{name}_ok"]}
        wanted += len(core)
        if n not in pairs:
            continue
        tags: tuple[Tag, ...] = getattr(pairs[n], name)
        got = {(tag.name if name == "regions" else tag.slug): above(tag) for tag in tags}
        reached = set(got).union(*(names for tag, names in got.items() if tag in fine))
        over_fine = {higher for place in fine for higher in above(place)}
        hit += len(core & reached)
        good += sum(tag in fine or tag in over_fine for tag in got)
        given += len(got)
        if not core <= reached or not set(got) <= fine | over_fine:
            misses.append(f"{label['title'] or label['first']}: {name} {sorted(got)}, not {sorted(core)}")
    return 2 * (hit + good) / (wanted * 2 + given * 2) if wanted + given else 1.0


def score(labels: Label, issue: Issue, taxonomies: Taxonomies) -> Score:
    """Figures: items (F1), order, bounds, each of FACTS, regions, themes (F1), masthead."""
    rows: list[Label] = labels["items"]
    pairs = pair(rows, issue.items)
    result = Score()
    misses = result.misses
    result.figures["items"] = 2 * len(pairs) / (len(rows) + len(issue.items))
    misses += [f"not found: {row['title'] or row['first']}" for n, row in enumerate(rows) if n not in pairs]
    found = {item.sequence for item in pairs.values()}
    misses += [f"not an item: {item.headline}" for item in issue.items if item.sequence not in found]

    sequence = [pairs[n].sequence for n in sorted(pairs)]
    steps = list(pairwise(sequence))
    result.figures["order"] = sum(a < b for a, b in steps) / len(steps) if steps else 1.0

    right = dict.fromkeys(("bounds", *FACTS), 0)
    for n, item in pairs.items():
        row, name = rows[n], rows[n]["title"] or rows[n]["first"]
        if _within_bounds(row, item):
            right["bounds"] += 1
        else:
            body = plain(item.body)
            misses.append(f"{name}: from {body[:12]} to {body[-12:]}, not {row['first']} to {row['last']}")
        for fact in FACTS:
            if _fact(item, fact) in _accepted(row, fact):
                right[fact] += 1
            else:
                misses.append(f"{name}: {fact} {_fact(item, fact)!r}, not {row[fact]!r}")
    result.figures |= {name: count / len(rows) for name, count in right.items()}
    above = _above(taxonomies)
    result.figures["regions"] = _tagging(pairs, rows, "regions", above, misses)
    result.figures["themes"] = _tagging(pairs, rows, "themes", lambda _: frozenset(), misses)

    head = issue.masthead
    said = {name: getattr(head, name) for name in labels["issue"]}
    wrong = [name for name, value in labels["issue"].items() if plain(str(said[name])) != plain(str(value))]
    misses += [f"masthead: {name} {said[name]}, not {labels['issue'][name]}" for name in wrong]
    result.figures["masthead"] = 1 - len(wrong) / len(said)
    return result
