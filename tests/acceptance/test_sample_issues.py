"""The samples and the issues of our own in tests/issues are cut, dated and tagged as a careful reader would."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from issue_scoring import Score, read_labels, score

import jianbao
from feeds.model import Taxonomies
from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import builtin_settings
from feeds.tagging import Tagger

OWN = Path(__file__).parents[1] / "issues"
SAMPLES = Path(jianbao.__file__).parent / "samples"

ISSUES = {
    path.stem: path
    for folder in (OWN, SAMPLES)
    for path in sorted(folder.iterdir())
    if path.suffix in (".txt", ".md") and path.stem != "README"
}

# What a reader has a right to expect of an issue of any shape, and what of the two samples, which have no trap.
FLOORS = {
    "items": 0.9,
    "order": 1.0,
    "bounds": 0.8,
    "section": 0.8,
    "group": 0.8,
    "kind": 0.8,
    "source": 0.9,
    "byline": 0.8,
    "date": 0.8,
    "regions": 0.8,
    "themes": 0.65,
    "masthead": 0.8,
}
SAMPLE_FLOORS = {
    "items": 1.0,
    "order": 1.0,
    "bounds": 1.0,
    "section": 1.0,
    "group": 1.0,
    "kind": 1.0,
    "source": 1.0,
    "byline": 1.0,
    "date": 1.0,
    "regions": 0.9,
    "themes": 0.75,
    "masthead": 1.0,
}


@cache
def _tagger() -> tuple[Tagger, Taxonomies]:
    taxonomies = builtin_settings().taxonomies
    return Tagger(taxonomies), taxonomies


@cache
def _scored(name: str) -> Score:
    document = read(ISSUES[name])
    tagger, taxonomies = _tagger()
    issue = tagger.tag(parse(document), document.text)
    return score(read_labels(OWN / f"{name}.labels.json"), issue, taxonomies)


@pytest.mark.parametrize("name", ISSUES)
@pytest.mark.parametrize("figure", FLOORS)
def test_an_issue_is_read_as_a_careful_reader_reads_it(name: str, figure: str) -> None:
    floor = (SAMPLE_FLOORS if ISSUES[name].parent == SAMPLES else FLOORS)[figure]
    scored = _scored(name)
    assert scored.figures[figure] >= floor, "\n".join(scored.misses)


@pytest.mark.parametrize("name", ISSUES)
def test_the_labels_quote_the_issue(name: str) -> None:
    """A label whose words are not in the text, in its order, measures nothing."""
    text = re.sub(r"\s+", "", ISSUES[name].read_text(encoding="utf-8"))
    at = 0
    for row in read_labels(OWN / f"{name}.labels.json")["items"]:
        at = text.find(row["first"], at)
        assert at >= 0, row["first"]
        at = text.find(row["last"], at)
        assert at >= 0, row["last"]


def test_every_issue_has_labels_and_every_label_an_issue() -> None:
    assert set(ISSUES) == {path.name.removesuffix(".labels.json") for path in OWN.glob("*.labels.json")}
