from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from feeds.errors import IssueConflict
from feeds.identity import Identity
from feeds.model import Block, BlockKind, Document, Flag, Issue, Item, Kind, Masthead, PartialDate, Span, Tag
from feeds.store import Publication, Saved, Store
from feeds.store.schema import item_tags, items, runs

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
IDENTITY = Identity("chaye", "茶业动态", "chaye-2026-03", 2026, 3)
ABOVE = {"hangzhou": ("zhejiang", "china"), "zhejiang": ("china",)}


def item(sequence: int, title: str, body: str = "", *, regions: Sequence[str] = (), section: str | None = None) -> Item:
    body = body or f"{title}。本报记者从会上获悉，{title}的工作已经全面展开，参加的茶企比上年多了三成。"
    return Item(
        sequence,
        Kind.BRIEF,
        title,
        section=section,
        blocks=(Block(BlockKind.PARAGRAPH, body, span=Span(sequence * 100, sequence * 100 + len(body))),),
        regions=tuple(Tag(slug, slug) for slug in regions),
    )


def issue(*found: Item, date: str | None = "2026-03") -> Issue:
    return Issue(Masthead(title="茶业动态", year=2026, number=3, date=PartialDate.parse(date) if date else None), found)


SPRING = item(1, "明前茶开采", regions=["hangzhou"], section="行业动态")
EXPORT = item(2, "绿茶出口增长", regions=["zhejiang"], section="数据")
FAIR = item(3, "茶博会定于五月举行", section="行业动态")


def save(
    store: Store, what: Issue, *, text: str = "第一版", now: dt.datetime = NOW, identity: Identity = IDENTITY
) -> Saved:
    document = Document.from_text(text, name="茶业动态.txt", sha256=hashlib.sha256(text.encode()).hexdigest())
    return store.save_issue(
        what,
        identity,
        document,
        authority="tea.example,2026",
        ancestors=lambda slug: ABOVE.get(slug, ()),
        published=Publication(ZoneInfo("Asia/Shanghai")),
        now=now,
    )


def renumbered(*found: Item) -> Issue:
    return issue(*(replace(one, sequence=place) for place, one in enumerate(found, 1)))


def test_ids_are_minted_from_periodical_number_and_sequence(store: Store) -> None:
    saved = save(store, issue(SPRING, EXPORT, FAIR))
    assert saved == Saved("chaye-2026-03", created=True, added=3)
    assert [one.id for one in store.items_of("chaye-2026-03")] == [
        "tag:tea.example,2026:chaye/2026-03/01",
        "tag:tea.example,2026:chaye/2026-03/02",
        "tag:tea.example,2026:chaye/2026-03/03",
    ]


def test_what_is_saved_comes_back_as_it_was(store: Store) -> None:
    what = replace(issue(SPRING, EXPORT), flags=(Flag("date-inferred", "2026-03"),))
    save(store, what)
    found = store.issue("chaye-2026-03")
    assert found is not None
    assert (found.masthead, found.flags, found.label) == (what.masthead, what.flags, "《茶业动态》2026年第3期")
    assert (found.released, found.changed) == (NOW, NOW)
    assert found.released.tzinfo is dt.UTC
    assert [one.item for one in store.items_of(found.key)] == list(what.items)
    assert [one.issue for one in store.items_of(found.key)] == [found, found]
    assert store.text(found.key) == "第一版"


def test_the_same_bytes_are_saved_once(store: Store) -> None:
    save(store, issue(SPRING))
    assert save(store, issue(SPRING, EXPORT), now=LATER) == Saved("chaye-2026-03", already=True)
    assert store.counts().items == 1


def test_what_an_operator_states_later_of_the_same_bytes_changes_how_the_issue_is_called(store: Store) -> None:
    unclear = Identity("scan", "scan", "scan-undated")
    save(store, issue(SPRING, date=None), identity=unclear)
    assert save(store, issue(SPRING), identity=IDENTITY, now=LATER).already
    stated = replace(IDENTITY, stated=True)
    assert save(store, issue(SPRING), identity=stated, now=LATER) == Saved("scan-undated")
    (found,) = store.issues()
    assert (found.key, found.label, found.released) == ("scan-undated", "《茶业动态》2026年第3期", NOW)
    assert found.published == dt.datetime(2026, 3, 1, 4, tzinfo=dt.UTC)
    assert [one.id for one in store.items_of(found.key)] == ["tag:tea.example,2026:scan/undated/01"]
    assert save(store, issue(SPRING), identity=stated, now=LATER).already


def test_of_two_that_save_the_same_bytes_at_once_one_wins(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: save(store, issue(SPRING, EXPORT)), range(8)))
    assert sorted(one.created for one in results) == [False] * 7 + [True]
    assert sum(one.already for one in results) == 7
    assert store.counts().items == 2


def test_a_correction_keeps_ids_and_moves_updated_where_the_text_changed(store: Store) -> None:
    save(store, issue(SPRING, EXPORT, FAIR))
    mended = item(2, "绿茶出口增长一成", EXPORT.body + "（更正）")
    saved = save(store, issue(SPRING, mended, FAIR), text="第二版", now=LATER)
    assert saved == Saved("chaye-2026-03", changed=1)
    found = store.items_of("chaye-2026-03")
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.updated for one in found] == [NOW, LATER, NOW]
    assert {one.released for one in found} == {NOW}
    stored = store.issue("chaye-2026-03")
    assert stored is not None
    assert (stored.released, stored.changed) == (NOW, LATER)


def test_a_new_item_in_the_middle_gets_the_next_free_number_and_its_place_in_the_text(store: Store) -> None:
    save(store, issue(SPRING, EXPORT))
    save(store, renumbered(SPRING, FAIR, EXPORT), text="第二版", now=LATER)
    found = store.items_of("chaye-2026-03")
    assert [one.number for one in found] == [1, 3, 2]
    assert [one.released for one in found] == [NOW, LATER, NOW]
    # The second item only moved down the file.
    assert [one.updated for one in found] == [NOW, LATER, NOW]


def test_an_item_that_is_gone_is_hidden_everywhere_and_its_row_kept(store: Store) -> None:
    save(store, issue(SPRING, EXPORT))
    saved = save(store, renumbered(EXPORT), text="第二版", now=LATER)
    assert saved.removed == 1
    assert [one.number for one in store.items_of("chaye-2026-03")] == [2]
    assert [one.number for one in store.latest_items(10)] == [2]
    assert [one.number for one in store.items_released(NOW, LATER)] == [2]
    assert store.tag_counts("region") == {"zhejiang": 1, "china": 1}
    assert store.sections() == ["数据"]
    assert list(store.removed_of_each(["chaye-2026-03"])["chaye-2026-03"].values()) == [1]
    with store.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(items)) == 2


def test_an_item_that_comes_back_gets_its_old_id_and_a_free_number_is_never_used_twice(store: Store) -> None:
    save(store, issue(SPRING, EXPORT))
    save(store, renumbered(SPRING), text="第二版", now=LATER)
    save(store, renumbered(SPRING, FAIR), text="第三版", now=LATER)
    assert [one.number for one in store.items_of("chaye-2026-03")] == [1, 3]
    save(store, renumbered(SPRING, EXPORT), text="第四版", now=LATER)
    found = store.items_of("chaye-2026-03")
    assert [one.number for one in found] == [1, 2]
    assert [one.updated for one in found] == [NOW, NOW]


def test_an_issue_that_shares_nothing_with_the_published_one_is_no_correction(store: Store) -> None:
    save(store, issue(SPRING, EXPORT))
    other = issue(item(1, "船舶登记新规", "海事部门昨日公布了渔船登记的新办法，自下月起施行。"))
    with pytest.raises(IssueConflict, match="chaye-2026-03"):
        save(store, other, text="别的刊物", now=LATER)
    assert [one.number for one in store.items_of("chaye-2026-03")] == [1, 2]
    assert save(store, other, text="别的刊物", identity=replace(IDENTITY, stated=True), now=LATER).removed == 2


def test_a_save_that_fails_leaves_nothing_behind(store: Store) -> None:
    twice = issue(SPRING, replace(EXPORT, sequence=1))
    with pytest.raises(sa.exc.IntegrityError):
        save(store, twice)
    assert store.counts().issues == 0
    assert store.file(hashlib.sha256("第一版".encode()).hexdigest()) is None


def test_a_clock_that_was_set_back_still_makes_every_output_again(store: Store) -> None:
    save(store, issue(SPRING), now=LATER)
    for output in ("site", "wechat"):
        store.mark_output("chaye-2026-03", output, LATER)
    assert store.issues_lacking("site") == []
    save(store, issue(SPRING, EXPORT), text="第二版", now=NOW)
    (lacking,) = store.issues_lacking("site")
    assert lacking.changed > LATER
    store.mark_output("chaye-2026-03", "site", lacking.changed)
    assert store.issues_lacking("site") == []
    assert [one.key for one in store.issues_lacking("wechat")] == ["chaye-2026-03"]


def test_nothing_is_released_into_a_window_that_a_digest_has_closed(store: Store) -> None:
    closed = NOW + dt.timedelta(minutes=5)
    with store.transaction() as connection:
        row = {"schedule": "daily", "window_start": NOW - dt.timedelta(days=1), "window_end": closed}
        connection.execute(sa.insert(runs).values(**row, state="open", counts={}, started=closed, expires=LATER))
    save(store, issue(SPRING))
    assert store.items_released(NOW, closed) == []
    assert [one.number for one in store.items_released(closed, LATER)] == [1]


def test_a_window_that_a_wrong_clock_once_opened_far_ahead_does_not_count(store: Store) -> None:
    ahead = NOW + dt.timedelta(days=1000)
    with store.transaction() as connection:
        row = {"schedule": "daily", "window_start": NOW, "window_end": ahead}
        connection.execute(sa.insert(runs).values(**row, state="open", counts={}, started=ahead, expires=ahead))
    save(store, issue(SPRING))
    assert [one.released for one in store.latest_items(1)] == [NOW]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2026-02-13", dt.datetime(2026, 2, 13, 4, tzinfo=dt.UTC)),
        ("2026-02", dt.datetime(2026, 2, 1, 4, tzinfo=dt.UTC)),
        ("2026-04-01", NOW),
        (None, NOW),
    ],
)
def test_an_issue_is_published_at_noon_of_its_date_and_never_after_its_release(
    store: Store, date: str | None, published: dt.datetime
) -> None:
    save(store, issue(SPRING, date=date))
    (found,) = store.issues()
    assert found.published == published
    assert store.latest_items(1)[0].published == published


def test_a_region_carries_its_childrens_items_each_once(store: Store) -> None:
    both = item(1, "浙江与杭州联动", regions=["hangzhou", "zhejiang"])
    save(store, issue(both, EXPORT))
    assert store.tag_counts("region") == {"china": 2, "hangzhou": 1, "zhejiang": 2}
    assert [one.number for one in store.latest_items(10, region="china")] == [1, 2]
    assert [one.number for one in store.latest_items(10, region="hangzhou")] == [1]
    with store.engine.connect() as connection:
        direct = sa.select(item_tags.c.slug).where(item_tags.c.direct, item_tags.c.item_id.like("%/01"))
        assert sorted(connection.scalars(direct)) == ["hangzhou", "zhejiang"]


def test_hostile_text_is_stored_at_its_length(store: Store) -> None:
    nasty = item(1, "标题\0\ud800", "正文\0结束\udfff。")
    save(store, issue(nasty), text="坏字\0符")
    assert store.text("chaye-2026-03") == "坏字\ufffd符"
    (found,) = store.items_of("chaye-2026-03")
    assert len(found.item.body) == len(nasty.body)
    found.item.body.encode()


ORDERED: list[tuple[str, Callable[[Store], list[int]]]] = [
    ("all", lambda store: [one.number for one in store.latest_items(100)]),
    ("region", lambda store: [one.number for one in store.latest_items(100, region="china")]),
    ("section", lambda store: [one.number for one in store.latest_items(100, section="行业动态")]),
    ("periodical", lambda store: [one.number for one in store.latest_items(100, periodical="chaye")]),
]


@pytest.mark.parametrize(("name", "numbers"), ORDERED)
def test_a_feed_has_the_newest_issue_first_and_inside_it_the_order_of_the_text(
    store: Store, name: str, numbers: Callable[[Store], list[int]]
) -> None:
    long = [item(place, f"第{place}条消息", regions=["zhejiang"], section="行业动态") for place in range(1, 121)]
    save(store, issue(*long[:60]), text="甲")
    newer = Identity("chaye", "茶业动态", "chaye-2026-04", 2026, 4)
    save(store, issue(*long[60:], date="2026-04"), text="乙", identity=newer, now=LATER + dt.timedelta(days=90))
    assert numbers(store) == [*range(61, 121), *range(1, 41)]
