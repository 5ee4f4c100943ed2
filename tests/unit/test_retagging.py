"""What retagging makes of stored items: only the config's doing, and never a person's undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.identity import with_inferred_date
from feeds.model import Document, Flag, Issue, Item, Kind, PartialDate, StoredIssue, Tag, Taxonomies, Theme, Word
from feeds.parsing import parse
from feeds.readers import read
from feeds.retagging import as_corrected, changed_fields, retag
from feeds.serialise import item_from_json, item_to_json
from feeds.settings import builtin_settings
from feeds.tagging import Tagger

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "jianbao/samples").iterdir())
NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
TAXONOMIES = builtin_settings().taxonomies
PARCELS = Theme("parcels", "包裹", (Word("包裹", 9.0, 9.0, 9.0),))


def tagged(path: Path, taxonomies: Taxonomies = TAXONOMIES) -> tuple[Issue, str]:
    document = read(path)
    return with_inferred_date(Tagger(taxonomies).tag(parse(document), document.text)), document.text


def again(issue: Issue, text: str, taxonomies: Taxonomies = TAXONOMIES) -> tuple[Item, ...]:
    """Tagged anew, as the store would give it back."""
    whole = StoredIssue("k", "p", "刊", issue.masthead, "n", "", issue.flags, NOW, NOW, NOW)
    items = [item_from_json(item_to_json(item)) for item in issue.items]
    return retag(whole, items, text, Tagger(taxonomies), ())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_config_changes_nothing(path: Path) -> None:
    issue, text = tagged(path)
    assert again(issue, text) == issue.items


@pytest.mark.parametrize("year", [None, 2026])
def test_without_a_date_of_its_own_an_issue_is_retagged_as_it_was_tagged(year: int | None) -> None:
    document = read(SAMPLES[-1])
    issue = replace(parse(document), masthead=replace(parse(document).masthead, date=None, year=year))
    issue = with_inferred_date(Tagger(TAXONOMIES).tag(issue, document.text))
    assert issue.masthead.date is not None
    assert again(issue, document.text) == issue.items


def test_the_month_that_was_inferred_for_an_issue_of_a_year_alone_is_found_again() -> None:
    days = ("12月2日", "12月5日", "12月7日", "1月17日")
    news = "".join(f"会员企业第{day[-2]}次座谈\n{day}，三十家会员企业到会，会议商定来年的冷库计划。\n" for day in days)
    document = Document.from_text(f"某某网商\n2015年第4期\n【要闻】\n{news}")
    issue = with_inferred_date(Tagger(TAXONOMIES).tag(parse(document), document.text))
    assert issue.masthead.date == PartialDate(2015, 12)
    assert str(issue.items[-1].date) == "2016-01-17"
    mistaken = replace(issue, masthead=replace(issue.masthead, date=PartialDate(2015, 3)))
    assert again(mistaken, document.text) == issue.items


def test_what_the_config_says_is_what_changes() -> None:
    issue, text = tagged(SAMPLES[-1])
    now = again(issue, text, Taxonomies(TAXONOMIES.regions, (PARCELS,)))
    assert {field for pair in zip(issue.items, now, strict=True) for field in changed_fields(*pair)} == {"themes"}
    assert any([tag.slug for tag in item.themes] == ["parcels"] for item in now)


def test_doubts_about_a_date_are_not_doubled() -> None:
    issue, text = tagged(SAMPLES[-1])
    doubted = replace(issue, items=tuple(replace(one, flags=(Flag("doubtful-date", "三月"),)) for one in issue.items))
    assert [item.flags for item in again(doubted, text)] == [item.flags for item in issue.items]


def test_what_a_person_has_set_stays() -> None:
    issue, _text = tagged(SAMPLES[-1])
    item = issue.items[0]
    corrected = replace(
        item, title="人改的标题", date=PartialDate(2001, 2, 3), themes=(), corrected=("title", "date", "themes")
    )
    assert as_corrected(corrected, item) == replace(corrected, regions=item.regions)
    assert changed_fields(corrected, as_corrected(corrected, replace(item, summary="新"))) == ("summary",)


def test_a_score_or_other_words_are_not_seen() -> None:
    before = Item(1, Kind.BRIEF, "题", themes=(Tag("a", "甲", 0.5),))
    assert changed_fields(before, replace(before, themes=(Tag("a", "甲", 0.9),))) == ()
    assert changed_fields(before, replace(before, themes=(Tag("a", "乙", 0.5),))) == ("themes",)
