"""Tags of the real issues against their labels, where both are at hand beside the checkout."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from writing import tagger

from feeds.model import Issue, Item
from feeds.parsing import parse
from feeds.readers import read

SHARED = Path(__file__).parents[3].parent / "shared"
LABELS = sorted((SHARED / "accuracy" / "labels").glob("*.json"))

pytestmark = pytest.mark.skipif(not LABELS, reason="no real issues here")


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def _place(name: str) -> str:
    return re.sub(r"(?<=..)[市区县省]$", "", name)


@cache
def _tagged(key: str) -> tuple[Issue, str]:
    document = read(next((SHARED / "issues").glob(f"{key}_*")))
    return tagger().tag(parse(document), document.text), document.text


def _pairs() -> Iterator[tuple[dict[str, Any], Item]]:
    """Labelled items with a headline, and the item found with the same."""
    for path in LABELS:
        items = {_bare(item.title or ""): item for item in _tagged(path.stem)[0].items}
        for label in json.loads(path.read_text(encoding="utf-8"))["items"]:
            if label["title"] and (item := items.get(_bare(label["title"]))):
                yield label, item


def _f1(kind: str) -> float:
    hit = wanted = good = given = 0
    for label, item in _pairs():
        found = [_place(tag.name) for tag in item.regions] if kind == "regions" else [tag.slug for tag in item.themes]
        core, fine = set(label[kind]), {*label[kind], *label[f"{kind}_ok"]}
        hit, wanted = hit + len(core & set(found)), wanted + len(core)
        good, given = good + len(fine & set(found)), given + len(found)
    return 2 * (hit / wanted) * (good / given) / (hit / wanted + good / given)


def test_dates_are_those_of_the_labels() -> None:
    right = [(str(item.date) if item.date else None) in (label["date"], *label["date_ok"]) for label, item in _pairs()]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize(("kind", "floor"), [("regions", 0.9), ("themes", 0.88)])
def test_tags_are_those_of_the_labels(kind: str, floor: float) -> None:
    assert _f1(kind) >= floor


def test_every_tag_points_at_words_of_its_issue() -> None:
    for path in LABELS:
        issue, text = _tagged(path.stem)
        for item in issue.items:
            assert len(item.summary) <= 120
            for evidence in (
                *item.date_evidence,
                *(one for tag in (*item.regions, *item.themes) for one in tag.evidence),
            ):
                if evidence.span is not None:
                    assert _bare(text[evidence.span.start : evidence.span.end]) == _bare(evidence.text)
