"""What stands in a digest, in which order, and what its subject says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_items import make_item

from feeds.model import Kind, Selection, StoredItem, Topic
from notifier.digest import FULL_ENTRIES, HEADLINES, Digest, compose, subject


def on(theme: str) -> Topic:
    return Topic(theme, theme, all=Selection(themes=frozenset({theme})))


LOGISTICS, POLICY, ALL = on("logistics"), on("policy"), Topic("all", "全部")


def digest(topics: list[Topic], *items: StoredItem) -> Digest:
    return compose(topics, items, lambda slug: ())


def shown(composed: Digest) -> list[list[str]]:
    return [[entry.stored.id for entry in section.full] for section in composed.sections]


def test_an_item_stands_under_the_first_topic_that_selects_it_and_names_the_others() -> None:
    both = make_item(1, themes=("logistics", "policy"))
    composed = digest([POLICY, LOGISTICS, ALL], both, both)
    assert shown(composed) == [[both.id]]
    (section,) = composed.sections
    assert section.topic is POLICY
    assert section.full[0].also == ("logistics", "全部")


def test_order_is_topic_then_newest_issue_then_place_in_it() -> None:
    items = [
        make_item(2, issue=1),
        make_item(1, issue=1),
        make_item(7, issue=2),
        make_item(3, issue=2, themes=("policy",)),
    ]
    composed = digest([POLICY, LOGISTICS], *items)
    assert shown(composed) == [[items[3].id], [items[2].id, items[1].id, items[0].id]]
    assert [issue.key for issue in composed.issues] == ["qiantang-2026-02", "qiantang-2026-01"]


def test_nothing_selected_is_a_digest_without_sections() -> None:
    composed = digest([POLICY], make_item())
    assert (composed.count, composed.sections) == (0, ())
    assert subject(composed)


def test_a_long_topic_leaves_room_for_a_short_one() -> None:
    many = [make_item(n) for n in range(1, 301)]
    few = [make_item(n, issue=2, themes=("policy",)) for n in range(1, 4)]
    long, short = digest([LOGISTICS, POLICY], *many, *few).sections
    assert len(short.full) == 3
    assert len(long.full) == FULL_ENTRIES - 3
    assert len(long.headlines) == HEADLINES
    assert long.count == 300
    assert [(issue.key, count) for issue, count in long.unlisted if issue] == [
        ("qiantang-2026-01", 300 - FULL_ENTRIES + 3 - HEADLINES)
    ]


def test_the_subject_takes_the_best_headline_of_each_topic() -> None:
    items = [
        make_item(1, "协会换届", kind=Kind.PROFILE),
        make_item(2, "港口新开航线", score=0.9),
        make_item(3, "仓储指数公布", score=0.5),
        make_item(4, "出口退税提速", themes=("policy",)),
    ]
    assert subject(digest([LOGISTICS, POLICY], *items)) == "港口新开航线；出口退税提速 等 4 条"


def test_a_doubtful_headline_does_not_speak_for_the_digest() -> None:
    items = [make_item(1, None, score=1.0), make_item(2, "被撕开的", flags=["torn"]), make_item(3, "完整的", score=0.1)]
    assert subject(digest([LOGISTICS], *items)).startswith("完整的；")


def test_one_item_is_its_own_subject_and_the_prefix_stands_first() -> None:
    assert subject(digest([ALL], make_item()), "广告") == "广告 港口新开三条航线"


def test_a_long_headline_is_cut() -> None:
    text = subject(digest([ALL], make_item(1, "长" * 200), make_item(2, "短")))
    assert len(text) < 60
    assert text.endswith("… 等 2 条")


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 200), st.sets(st.sampled_from(["logistics", "policy"])))))
def test_every_selected_item_is_in_exactly_one_place(drawn: list[tuple[int, int, set[str]]]) -> None:
    items = [make_item(sequence, issue=issue, themes=sorted(themes)) for issue, sequence, themes in drawn]
    composed = digest([LOGISTICS, POLICY], *items)
    placed = [
        entry.stored.id
        for section in composed.sections
        for entry in (*section.full, *section.headlines, *section.counted)
    ]
    assert len(placed) == len(set(placed)) == composed.count
    unique = {item.id: item for item in items}
    assert set(placed) == {key for key, item in unique.items() if item.item.themes}
