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
# What each must reach.
EACH = {"items": 0.9, "order": 1.0, "bounds": 0.85}
ALL_MASTHEADS = 0.95
# What those of a group must reach together; those that are in none of groups.json are known the longest.
FIGURES = ("items", "bounds", "section", "group", "kind", "source", "byline")
FLOORS = {
    # Whose conventions are the usual ones.
    "known": dict(zip(FIGURES, (0.98, 0.98, 0.95, 0.97, 0.93, 0.97, 0.97), strict=True)),
    # Publishers with stranger layouts.
    "strange": dict(zip(FIGURES, (0.97, 0.92, 0.93, 0.95, 0.88, 0.95, 0.95), strict=True)),
    # Publishers that were learned from later than all these.
    "latest": dict(zip(FIGURES, (0.975, 0.95, 0.965, 0.965, 0.95, 0.945, 0.965), strict=True)),
    # Publishers that were learned from later still.
    "newest": dict(zip(FIGURES, (0.99, 0.96, 0.97, 0.98, 0.9, 0.97, 0.97), strict=True)),
    # Publishers that were cut well when first met, and all but without a fault since.
    "first met well": dict(zip(FIGURES, (0.995, 0.985, 0.995, 0.995, 0.97, 0.965, 0.995), strict=True)),
    # Torn and scanned ones, and some with habits of their own.
    "torn, scanned or set otherwise": dict(zip(FIGURES, (0.985, 0.975, 0.96, 0.97, 0.97, 0.98, 0.98), strict=True)),
    # An office's, weeklies, monthlies, a digest and a torn journal, of the set that was met last but one.
    "met last": dict(zip(FIGURES, (0.99, 0.98, 0.94, 0.97, 0.97, 0.98, 0.97), strict=True)),
    # Torn ones, one with its headlines below their texts, among others of the set that was met after those.
    "headlines below": dict(zip(FIGURES, (0.98, 0.96, 0.97, 0.94, 0.94, 0.965, 0.97), strict=True)),
    # Twenty torn ones with margins, lost indents, pages in disorder and few leaves left, among ten others.
    "torn and found again": dict(zip(FIGURES, (0.99, 0.985, 0.96, 0.98, 0.95, 0.98, 0.985), strict=True)),
    # Torn ones with pages twice, out of order and of narrow columns, a mailed weekly and two traditional monthlies.
    "torn once more": dict(zip(FIGURES, (0.99, 0.97, 0.96, 0.985, 0.96, 0.98, 0.975), strict=True)),
    # What offices usually make, torn or whole, of two sets that six writers made when asked for nothing strange.
    "ordinary, of six writers": dict(zip(FIGURES, (0.99, 0.965, 0.96, 0.98, 0.95, 0.98, 0.98), strict=True)),
    # Those of a set that has been learned from in part.
    "last": dict(zip(FIGURES, (0.96, 0.94, 0.96, 0.96, 0.92, 0.91, 0.9), strict=True)),
}
GROUPS = json.loads((FOLDER / "groups.json").read_text(encoding="utf-8"))
GROUPS["known"] = sorted(set(NAMES).difference(*GROUPS.values()))


@cache
def scored(name: str) -> Score:
    labels = read_labels(FOLDER / f"{name}.labels.json")
    return score(labels, parse(read(ISSUES[name])), builtin_settings().taxonomies)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_cut_well(name: str) -> None:
    found = scored(name)
    assert {key: found.figures[key] for key, floor in EACH.items() if found.figures[key] < floor} == {}, found.misses


@pytest.mark.parametrize("group", FLOORS)
def test_all_together_are_cut_nearly_without_a_fault(group: str) -> None:
    total: dict[str, float] = {}
    size = 0
    for name in GROUPS[group]:
        items = len(read_labels(FOLDER / f"{name}.labels.json")["items"])
        size += items
        for key, value in scored(name).figures.items():
            total[key] = total.get(key, 0.0) + value * items
    assert {key: total[key] / size for key, floor in FLOORS[group].items() if total[key] / size < floor} == {}


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
