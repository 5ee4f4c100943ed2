"""What retagging makes of stored items: only the config's doing, and never a person's undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.identity import with_inferred_date
from feeds.model import Flag, Issue, Item, PartialDate, StoredIssue, StoredItem, Tag, Taxonomies, Theme, Word
from feeds.parsing import parse
from feeds.readers import read
from feeds.retagging import Retagged, retag
from feeds.serialise import item_from_json, item_to_json
from feeds.settings import builtin_settings
from feeds.tagging import Tagger

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "jianbao/samples").iterdir())
NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
TAXONOMIES = builtin_settings().taxonomies
PARCELS = Theme("parcels", "包裹", (Word("包裹", 9.0, 9.0, 9.0),))


def stored(issue: Issue, items: Sequence[Item] | None = None) -> tuple[StoredIssue, list[StoredItem]]:
    """As the store would give it back."""
    whole = StoredIssue("k", "p", "刊", issue.masthead, "n", "", issue.flags, NOW, NOW, NOW)
    found = [item_from_json(item_to_json(item)) for item in items or issue.items]
    return whole, [StoredItem(f"id/{item.sequence}", "k", item.sequence, item, NOW, NOW, NOW) for item in found]


def tagged(path: Path, taxonomies: Taxonomies = TAXONOMIES) -> tuple[Issue, str]:
    document = read(path)
    return with_inferred_date(Tagger(taxonomies).tag(parse(document), document.text)), document.text


def again(
    issue: Issue, text: str, taxonomies: Taxonomies, items: Sequence[Item] | None = None, *, keep: bool = True
) -> tuple[Retagged, ...]:
    return retag(*stored(issue, items), text, Tagger(taxonomies), (), keep_corrections=keep)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_config_changes_nothing(path: Path) -> None:
    issue, text = tagged(path)
    assert [one for one in again(issue, text, TAXONOMIES) if one.changed] == []


def test_without_a_date_of_its_own_an_issue_is_retagged_as_it_was_tagged() -> None:
    document = read(SAMPLES[-1])
    issue = replace(parse(document), masthead=replace(parse(document).masthead, date=None, year=None))
    issue = with_inferred_date(Tagger(TAXONOMIES).tag(issue, document.text))
    assert issue.masthead.date is not None
    assert [one for one in again(issue, document.text, TAXONOMIES) if one.changed] == []


def test_what_the_config_says_is_what_changes() -> None:
    issue, text = tagged(SAMPLES[-1])
    changed = [one for one in again(issue, text, Taxonomies(TAXONOMIES.regions, (PARCELS,))) if one.changed]
    assert changed
    assert {field for one in changed for field in one.fields} == {"themes"}
    assert any([tag.slug for tag in one.item.themes] == ["parcels"] for one in changed)


def test_what_a_person_has_set_stays() -> None:
    issue, text = tagged(SAMPLES[-1])
    corrected = replace(
        issue.items[0],
        title="人改的标题",
        date=PartialDate(2001, 2, 3),
        date_evidence=(),
        themes=(Tag("retail", "网络零售"),),
        corrected=("title", "date", "themes"),
    )
    emptied = Taxonomies(TAXONOMIES.regions, ())
    first, *others = again(issue, text, emptied, [corrected, *issue.items[1:]])
    assert first.item == replace(corrected, regions=first.item.regions)
    assert all(one.item.themes == () for one in others)


def test_a_date_that_a_person_has_set_is_not_doubtful() -> None:
    issue, text = tagged(SAMPLES[-1])
    number = next(place for place, item in enumerate(issue.items) if item.date)
    items = list(issue.items)
    items[number] = replace(
        items[number], date=PartialDate(1999), corrected=("date",), flags=(Flag("doubtful-date", "三月"),)
    )
    item = again(issue, text, TAXONOMIES, items)[number].item
    assert (item.date, item.flags) == (PartialDate(1999), ())


def test_the_rules_alone_can_be_asked() -> None:
    issue, text = tagged(SAMPLES[-1])
    items = [replace(item, themes=(), corrected=("themes",)) for item in issue.items]
    alone = again(issue, text, TAXONOMIES, items, keep=False)
    assert [one.item.themes for one in alone] == [item.themes for item in issue.items]
