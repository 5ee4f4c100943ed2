from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from filling import NOW, fill

from feeds.model import PartialDate, Selection, Topic
from feeds.serialise import item_to_json
from feeds.store import Counts, Decision, LogEntry, Publication, Rules, Store, log
from feeds.store.records import StoredEntry
from feeds.store.schema import items
from feeds.verdict import Policy


def test_issues_come_newest_first(store: Store) -> None:
    fill(store, 3)
    assert [issue.key for issue in store.issues()] == ["chaye-2000-03", "chaye-2000-02", "chaye-2000-01"]
    assert [issue.key for issue in store.issues(1)] == ["chaye-2000-03"]
    assert store.issue("none") is None
    with pytest.raises(KeyError):
        store.text("none")


def test_changes_of_issues_are_given_as_text_in_utc_whatever_zone_they_came_in(store: Store) -> None:
    fill(store, 3)
    changed = {issue.key: issue.changed for issue in store.issues()}
    assert list(dict(store.issue_changes())) == [issue.key for issue in store.issues()]
    for key, text in store.issue_changes():
        assert text.endswith("Z")
        assert dt.datetime.fromisoformat(text) == changed[key].replace(microsecond=0)


def test_items_are_found_by_every_selector_and_by_several(store: Store) -> None:
    fill(store, 2)
    fill(store, 1, periodical="chuan")

    def found(**selectors: Any) -> list[str]:
        return [f"{one.issue_key[-7:]}/{one.number}" for one in store.latest_items(100, **selectors)]

    march, january = ["2000-02/1", "2000-02/3"], ["2000-01/1", "2000-01/3"]
    assert found(theme="trade") == [*march, *january, *january]
    assert found(theme="trade", periodical="chaye") == [*march, *january]
    assert found(region="china", theme="trade", section="农事") == found(theme="trade")
    assert found(region="china", theme="trade", section="港航") == []
    some = Selection(regions=frozenset({"china"}), themes=frozenset({"trade"}), sections=frozenset({"农事"}))
    assert found(topic=Topic("t", "t", all=some)) == found(theme="trade")
    assert found(topic=Topic("t", "t", any=some)) == found(topic=Topic("t", "t")) == found()
    assert found(topic=Topic("t", "t", none=Selection(sections=frozenset({"农事"})))) == found(section="港航")
    assert found(topic=Topic("t", "t", none=Selection(regions=frozenset({"china"})))) == []
    assert found(section="none") == found(region="none") == found(periodical="none") == []
    assert len(store.latest_items(3, region="china")) == 3


def test_items_are_found_by_id_and_by_the_window_of_their_release(store: Store) -> None:
    fill(store, 3)
    hour = dt.timedelta(hours=1)
    assert {one.issue_key for one in store.items_released(NOW + hour, NOW + 3 * hour)} == {
        "chaye-2000-01",
        "chaye-2000-02",
    }
    assert store.items_released(NOW, NOW + hour) == []
    ids = [one.id for one in store.latest_items(2)]
    assert sorted(one.id for one in store.items([*ids, "tag:none"])) == sorted(ids)


@pytest.mark.parametrize(
    "change", [{"title": "茶市"}, {"date": PartialDate(2000, 1)}, {"regions": ()}, {"corrected": ("summary",)}]
)
def test_an_item_is_told_by_its_digest_from_what_it_was(store: Store, change: dict[str, Any]) -> None:
    fill(store, 1)
    first, *others = store.items_of("chaye-2000-01")
    assert [first, *others] == store.items_of("chaye-2000-01")
    assert len({one.digest for one in (first, *others)}) == 4
    content = item_to_json(replace(first.item, **change))
    with store.engine.begin() as connection:
        connection.execute(sa.update(items).where(items.c.id == first.id).values(content=content))
    (again,) = store.items([first.id])
    assert again.item == replace(first.item, **change)
    assert again.digest != first.digest
    assert [one.digest for one in store.items_of("chaye-2000-01")[1:]] == [one.digest for one in others]


def test_counts(store: Store) -> None:
    assert store.counts() == Counts(0, 0, 0)
    fill(store, 2)
    fill(store, 1, periodical="chuan")
    assert store.counts() == Counts(issues=3, items=12, periodicals=2)
    assert store.tag_counts("theme") == {"trade": 6}
    assert store.tag_counts("region") == {"china": 12, "zhejiang": 12}
    assert store.sections() == ["农事", "港航"]


def test_periodicals_are_those_that_have_issues(store: Store) -> None:
    fill(store, 2)
    (found,) = store.periodicals()
    assert (found.slug, found.title, found.publisher) == ("chaye", "chaye动态", "茶乡协会")


def test_entries_are_replaced_and_found_by_their_items(store: Store) -> None:
    fill(store, 1, items=700)
    ids = store.ids_of("chaye-2000-01")
    assert ids == [one.id for one in store.items_of("chaye-2000-01")]
    first = [StoredEntry(one, "1", b"<item/>", b"<entry/>", b"{}", "") for one in ids]
    second = StoredEntry(ids[0], "2", "<item>茶</item>".encode(), rb"<entry>\x</entry>", b"{}", "茶")
    store.put_entries(first)
    store.put_entries([second])
    store.put_entries([])
    assert store.entries(ids) == {one.item_id: one for one in [second, *first[1:]]}
    assert store.entries([]) == store.entries(["tag:unknown"]) == {}


def test_the_log_gives_the_newest_first_and_keeps_a_thousand(store: Store) -> None:
    with store.transaction() as connection:
        for number in range(1005):
            log.write(connection, "intake", f"{number}.txt", "读不了", NOW)
        kept = connection.exec_driver_sql("SELECT count(*) FROM log").scalar()
    assert kept == 1000
    assert store.last_errors(1) == [LogEntry(NOW, "intake", "1004.txt", "读不了")]


def test_rejected_bytes_are_remembered_until_they_are_published(store: Store) -> None:
    store.reject("chaye1", "old.txt", "读不了", NOW)
    record = store.file("chaye1")
    assert record is not None
    assert (record.state, record.error, record.seen) == ("rejected", "读不了", NOW)
    fill(store, 1)
    store.reject("chaye1", "copy.txt", "磁盘坏了", NOW)
    record = store.file("chaye1")
    assert record is not None
    assert (record.state, record.issue_key, record.name) == ("published", "chaye-2000-01", "1.txt")
    assert store.file("unknown") is None


@contextmanager
def statements_of(engine: sa.Engine) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []

    def remember(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            seen.append((statement, parameters))

    sa.event.listen(engine, "before_cursor_execute", remember)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", remember)


@pytest.mark.parametrize(
    ("selectors", "index"),
    [
        ({}, "ix_items_feed"),
        ({"region": "china"}, "ix_item_tags_feed"),
        ({"theme": "trade"}, "ix_item_tags_feed"),
        ({"region": "china", "theme": "trade"}, "ix_item_tags_feed"),
        ({"section": "港航"}, "ix_items_section_feed"),
        ({"periodical": "chaye"}, "ix_items_periodical_feed"),
    ],
)
@pytest.mark.parametrize("analysed", [False, True])
def test_a_feed_is_one_range_of_an_index_however_large_the_archive(
    sqlite_store: Store, selectors: dict[str, str], index: str, analysed: bool
) -> None:
    fill(sqlite_store, 24, items=10)
    if analysed:
        with sqlite_store.transaction() as connection:
            connection.exec_driver_sql("ANALYZE")
    with statements_of(sqlite_store.engine) as seen:
        sqlite_store.latest_items(50, **selectors)
    statement, parameters = next(one for one in seen if "ORDER BY" in one[0])
    with sqlite_store.engine.connect() as connection:
        plan = [str(row[3]) for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters)]
    assert index in plan[0], plan
    # No sorting, no second scan: whatever is joined is looked up by its key.
    assert not any("TEMP B-TREE" in step for step in plan), plan
    looked_up = r"SEARCH .*\(\w+=\?|CORRELATED SCALAR SUBQUERY"
    assert all(re.match(looked_up, step) for step in plan[1:]), plan
    assert plan[0].startswith("SEARCH" if selectors else "SCAN"), plan


def test_readers_go_on_while_a_writer_writes(sqlite_store: Store) -> None:
    fill(sqlite_store, 1)
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM item_tags")
        assert sqlite_store.tag_counts("theme") == {"trade": 2}


def test_sqlite_is_set_up_to_lose_nothing(sqlite_store: Store) -> None:
    with sqlite_store.engine.connect() as connection:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert settings == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 30000}


def test_the_months_of_a_tag_are_kept_in_step_with_the_items_that_carry_it(store: Store) -> None:
    fill(store, 14)
    with_months = [f"2000-{month:02d}" for month in range(1, 13)] + ["2001-01", "2001-02"]
    assert store.tag_months("theme") == {"trade": dict.fromkeys(with_months, 2)}
    assert store.tag_months("region") == {slug: dict.fromkeys(with_months, 4) for slug in ("china", "zhejiang")}
    rules = Rules(
        lambda slug: ("china",) if slug == "zhejiang" else (), Publication(ZoneInfo("Asia/Shanghai")), Policy()
    )
    store.decide("chaye-2001-02", Decision.DROP, None, rules=rules, now=NOW + dt.timedelta(days=1))
    assert "2001-02" not in store.tag_months("region")["china"]
    assert store.tag_counts("theme") == {"trade": 26}
    store.decide("chaye-2001-02", Decision.RESTORE, None, rules=rules, now=NOW + dt.timedelta(days=2))
    assert store.tag_months("theme")["trade"]["2001-02"] == 2
