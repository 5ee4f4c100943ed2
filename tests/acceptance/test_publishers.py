"""Issues of many publishers, each with conventions of its own, are cut as a careful reader would cut them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from issue_scoring import Score, read_labels, score

from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import builtin_settings

FOLDER = Path(__file__).parents[1] / "issues" / "publishers"
ISSUES = {path.stem: path for ending in ("txt", "md") for path in FOLDER.glob(f"*.{ending}")}
NAMES = sorted(ISSUES)
GROUPS = json.loads((FOLDER / "groups.json").read_text(encoding="utf-8"))
# What each must reach, and what all together.
EACH = {"items": 0.9, "order": 1.0, "bounds": 0.85}
ALL = {"items": 0.98, "bounds": 0.98, "section": 0.95, "group": 0.97, "kind": 0.93, "source": 0.97, "byline": 0.97}
ALL_MASTHEADS = 0.95
# Publishers with stranger layouts, and what these reach together.
STRANGE = frozenset(GROUPS["strange"])
ALL_STRANGE = {
    "items": 0.97,
    "bounds": 0.92,
    "section": 0.93,
    "group": 0.95,
    "kind": 0.88,
    "source": 0.95,
    "byline": 0.95,
}
# Publishers that were learned from later than all these.
LATEST = frozenset(GROUPS["latest"])
ALL_LATEST = {
    "items": 0.975,
    "bounds": 0.95,
    "section": 0.965,
    "group": 0.965,
    "kind": 0.95,
    "source": 0.945,
    "byline": 0.965,
}
# Publishers that were learned from later still.
NEWEST = frozenset(GROUPS["newest"])
ALL_NEWEST = {
    "items": 0.99,
    "bounds": 0.96,
    "section": 0.97,
    "group": 0.98,
    "kind": 0.9,
    "source": 0.97,
    "byline": 0.97,
}
# Those of a set that has been learned from in part.
LAST = frozenset(GROUPS["last"])
ALL_LAST = {
    "items": 0.96,
    "bounds": 0.94,
    "section": 0.96,
    "group": 0.96,
    "kind": 0.92,
    "source": 0.91,
    "byline": 0.9,
}
KNOWN = frozenset(NAMES) - STRANGE - LATEST - NEWEST - LAST


@cache
def scored(name: str) -> Score:
    labels = read_labels(FOLDER / f"{name}.labels.json")
    return score(labels, parse(read(ISSUES[name])), builtin_settings().taxonomies)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_cut_well(name: str) -> None:
    found = scored(name)
    assert {key: found.figures[key] for key, floor in EACH.items() if found.figures[key] < floor} == {}, found.misses


@pytest.mark.parametrize(
    ("names", "floors"),
    [(KNOWN, ALL), (STRANGE, ALL_STRANGE), (LATEST, ALL_LATEST), (NEWEST, ALL_NEWEST), (LAST, ALL_LAST)],
    ids=["known", "strange", "latest", "newest", "last"],
)
def test_all_together_are_cut_nearly_without_a_fault(names: frozenset[str], floors: dict[str, float]) -> None:
    total: dict[str, float] = {}
    size = 0
    for name in sorted(names):
        items = len(read_labels(FOLDER / f"{name}.labels.json")["items"])
        size += items
        for key, value in scored(name).figures.items():
            total[key] = total.get(key, 0.0) + value * items
    assert {key: total[key] / size for key, floor in floors.items() if total[key] / size < floor} == {}


def test_nearly_all_mastheads_are_read() -> None:
    heads = [scored(name).figures["masthead"] for name in NAMES]
    assert sum(heads) / len(heads) >= ALL_MASTHEADS


def test_below_the_name_of_its_author_an_article_has_parts_and_no_other_headlines() -> None:
    found = parse(read(ISSUES["merchants-voice-traditional"]))
    article = next(item for item in found.items if item.title == "由格仔舖到雲端貨架")
    assert "小店的底氣" in article.body


def test_a_full_line_that_is_set_in_is_no_second_row_of_a_flush_headline() -> None:
    found = parse(read(ISSUES["jiangxi-circulation-reference-scanned"]))
    assert "全国仓储指数连续两个月回升" in {item.title for item in found.items}


def test_in_a_column_of_one_listed_article_what_follows_its_author_heads_parts() -> None:
    found = parse(read(ISSUES["dongguan-net-merchants-journal"]))
    article = next(item for item in found.items if item.title == "谢家明：把纸箱生意做成一朵“云”")
    assert "两千家网店的“隐形仓管”" in article.body


def test_a_column_of_which_the_contents_list_nothing_may_have_more_than_one_article() -> None:
    assert "老万的冷库联盟" in {item.title for item in parse(read(ISSUES["torn-runs-out-of-order"])).items}
